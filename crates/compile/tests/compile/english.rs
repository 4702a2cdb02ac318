//! A programme in English: keywords, dose names and schemes follow its language.

use crate::common::{compiled, programme};
use stafett_diag::Language;

const ENGLISH: &str = r#"
programme trial "Trial" {
  country     "SE"
  language    english
  month end   last day
  release     "1"
}
population children "Children" {
  born from 2020-01-01 through 2021-12-31
}
responsible body region "Region" { everywhere }
role nurse "Nurse" { }
service child_health "Child health" {
  responsible body  region
  roles     nurse
  everywhere
}
area vaccination "Vaccination" { }
series mmr "MMR" {
  area      vaccination
  dose 1    recommended 18 months, latest 24 months
}
visit first "First" {
  when          18 months, latest 24 months   assumption "ours"
  performed by  child_health with nurse
  contents      mmr dose 1
}
"#;

#[test]
fn an_english_programme_has_english_names() {
    let programme = programme(ENGLISH);
    assert_eq!(programme.items[0].meta.id, "mmr dose 1");
    assert_eq!(programme.items[0].meta.title, "MMR dose 1");
    assert_eq!(
        programme.visits[0].meta.notes[0].about.as_deref(),
        Some("when")
    );
}

#[test]
fn what_is_missing_is_named_by_the_files_own_words() {
    let compiled = compiled(&ENGLISH.replace("  month end   last day\n", ""));
    let [told] = compiled.diagnostics.as_slice() else {
        panic!("{:#?}", compiled.diagnostics)
    };
    let says = told.message.in_language(Language::English);
    assert_eq!(says, "the programme \"trial\" lacks the line `month end`");
    assert!(told.help[0].en.contains("month end last day"));
    assert!(told.help[0].sv.contains("month end next month"));
}
