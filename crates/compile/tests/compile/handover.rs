//! In which order a handover tries its channels.

use crate::common::{changed, programme, told};

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
