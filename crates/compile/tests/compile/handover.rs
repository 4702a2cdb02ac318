//! In which order a handover tries its channels, and what it says of consent.

use crate::common::{changed, programme, told};
use stafett_model::Consent;

const CONSENT: &str = "    samtycke av    vårdnadshavarna, inhämtas av barnhälsovården\n";

fn with_channels(line: &str) -> String {
    changed(CONSENT, &format!("    kontaktsätt {line}\n{CONSENT}"))
}

#[test]
fn the_first_choice_comes_first() {
    let programme = programme(&with_channels("fysiskt, annars video, annars brev"));
    let handover = programme.transitions[0].handover.as_ref().unwrap();
    assert_eq!(handover.channels, ["fysiskt", "video", "brev"]);
}

#[test]
fn a_channel_stands_once() {
    let told = told(&with_channels("fysiskt, annars brev, annars fysiskt"));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].starts_with("repeated-field: `fysiskt`"),
        "{told:#?}"
    );
}

#[test]
fn what_holds_without_full_consent_is_kept_in_words() {
    let without = |line: &str| {
        let programme = programme(&changed(CONSENT, line));
        match &programme.transitions[0].handover.as_ref().unwrap().consent {
            Some(Consent::Of {
                obtained_by: Some(_),
                otherwise,
                ..
            }) => otherwise.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(without(CONSENT), None);
    let line = CONSENT.replace('\n', ", annars \"ett nej till en del respekteras\"\n");
    let says = without(&line);
    assert_eq!(says.as_deref(), Some("ett nej till en del respekteras"));
}
