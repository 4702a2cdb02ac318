//! The programme text in both READMEs compiles, and the checker says of it what they say.
#![allow(missing_docs)]

use stafett_check::{Options, check};
use stafett_compile::{Source, compile};
use stafett_model::Day;
use stafett_model::proof::Weight;

const PREAMBLE: &str = r#"
program prov "Prov" { land "SE"
  språk svenska
  månadsslut sista dagen
  utgåva "1" }
befolkning barn "Barn" { födda från 2012-01-01 till och med 2013-12-31 }
skolkalender skolan "Skolan" {
  skolstart året barnet fyller 6
  höstterminen från 15 augusti till och med 24 augusti
  vårterminen från 7 januari till och med 15 januari
  nioårig förskoleklass, årskurs 1–9
}
huvudman regionen "Regionen" { finns överallt }
huvudman skolhuvudmannen "Skolhuvudmannen" { finns överallt }
roll sjuksköterska "Sjuksköterska" { }
roll läkare "Läkare" { }
verksamhet barnhälsovården "Barnhälsovården" { huvudman regionen
  roller sjuksköterska, läkare
  finns överallt }
verksamhet elevhälsan "Elevhälsan" { huvudman skolhuvudmannen
  finns överallt }
område vaccination "Vaccination" { }
moment tillväxt "Tillväxt" { område vaccination }
moment höftundersökning "Höfter" { område vaccination }
källa rikshandboken "Rikshandboken" { utgivare "Rikshandboken" }
övergång till_skolan "Till skolan" från barnhälsovården till elevhälsan {
  när skolstart
  överlämning {
    när senast skolstart
    överlämnar kvarstående
    samtycke av vårdnadshavarna, inhämtas av barnhälsovården
    bekräftas inom 30 dagar, annars följer barnhälsovården upp
  }
}
"#;

fn blocks(readme: &str) -> String {
    let mut text = String::from(PREAMBLE);
    for block in readme.split("```stafett\n").skip(1) {
        text.push_str(block.split("```").next().unwrap());
        text.push('\n');
    }
    text
}

fn on_one_line(text: &str) -> String {
    text.replace("> ", "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_readmes_say_what_the_checker_says() {
    for name in ["README.md", "README.sv.md"] {
        let path = format!("{}/../{name}", env!("CARGO_MANIFEST_DIR"));
        let readme = std::fs::read_to_string(path).unwrap();
        let compiled = compile(&[Source {
            path: name.into(),
            text: blocks(&readme),
        }]);
        assert_eq!(compiled.diagnostics, [], "{name}");
        let programme = compiled.programme.unwrap();
        let proof = check(
            &programme,
            &Options::as_of(Day::parse("2026-11-21").unwrap()),
        );
        let mut findings = proof.findings;
        findings.retain(|finding| finding.weight != Weight::Note);
        let [finding] = findings.as_slice() else {
            panic!("{name}: {findings:#?}")
        };
        assert_eq!(finding.key.rules, ["barnhälsovården", "elevhälsan"]);
        let said = on_one_line(&readme);
        assert!(
            said.contains(&finding.headline.sv),
            "{name}: {}",
            finding.headline.sv
        );
        assert!(
            said.contains(&finding.story.sv),
            "{name}: {}",
            finding.story.sv
        );
    }
}
