//! Registers, read from text.

use stafett_formats::{Form, register};

fn text(kind: &str) -> String {
    format!(
        "id: beslut
title: {{ sv: Att besluta, en: To decide }}
about: {{ sv: Förslagen., en: The proposals. }}
{kind}
rows:
  - id: a
    title: {{ sv: En sak, en: A thing }}
    status: expressed
    rules: [bhv.v4]
"
    )
}

#[test]
fn a_register_is_an_account_unless_it_says_that_its_rows_are_proposals() {
    let proposals = |kind: &str| {
        let register = register::read(&text(kind), Form::Yaml);
        register.expect("a register").proposals
    };
    assert!(proposals("kind: proposals"));
    assert!(!proposals("kind: account"));
    assert!(!proposals(""));
}

#[test]
fn another_kind_is_refused_on_its_line() {
    let faults = register::read(&text("kind: wishes"), Form::Yaml).expect_err("no such kind");
    let places: Vec<(u32, u32)> = faults
        .iter()
        .map(|fault| (fault.line, fault.column))
        .collect();
    assert_eq!(places, [(4, 7)], "{faults:#?}");
    assert!(
        faults[0]
            .help
            .as_ref()
            .is_some_and(|help| help.en.contains("proposals"))
    );
}
