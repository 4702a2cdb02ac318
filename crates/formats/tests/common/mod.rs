//! A small programme, compiled from its text.

use stafett_compile::{Source, compile};
use stafett_model::Programme;
use std::sync::OnceLock;

const TEXT: &str = r#"
program liten "Ett litet program" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
  gäller från 2026-01-01
}
befolkning barn "Barn" {
  födda från 2025-01-01 till och med 2026-12-31
}
huvudman regionen "Regionen" { finns överallt }
verksamhet bhv "Barnhälsovården" {
  huvudman  regionen
  finns överallt
}
verksamhet elevhälsan "Elevhälsan" {
  huvudman  regionen
  finns överallt
}
område hälsa "Hälsa" { }
uppgift elev "elev" {
  värden ja eller nej
  kan ändras
}
uppgift epds "epds" {
  värden heltal 0–30
  kan ändras
}
uppgift flyttad "flyttad" {
  värden datum
  kan ändras
}
uppgift skolform "skolform" {
  värden en av anpassad_grundskola, grundskola
  kan ändras
}
händelse hemkomst "hemkomst" { tidigast födseln }
moment mätning "Mätning" {
  område hälsa
}
moment tillväxt "Tillväxt" {
  område hälsa
}
besök bhv.v02_4v "Besök vid 4 veckor" {
  när        4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av  bhv
  innehåll   mätning, tillväxt
}
övergång till_skolan "Till elevhälsan" från bhv till elevhälsan {
  när  5 år
  överlämning {
    när             senast 5 år
    överlämnar      kvarstående
    samtycke av     vårdnadshavarna, inhämtas av bhv
    bekräftas inom  30 dagar, annars följer bhv upp
  }
}
"#;

/// A programme with one visit, two items, four facts and one event.
pub fn programme() -> Programme {
    static COMPILED: OnceLock<Programme> = OnceLock::new();
    COMPILED.get_or_init(compiled).clone()
}

fn compiled() -> Programme {
    let source = Source {
        path: "liten.stafett".into(),
        text: TEXT.into(),
    };
    let compiled = compile(&[source]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}
