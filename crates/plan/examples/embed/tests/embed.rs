//! The example says what is due, and an embedder finds ids and values by name.
#![allow(missing_docs)]

use stafett_plan::model::artefact::Unreadable;
use stafett_plan::model::{Day, Programme};
use std::path::PathBuf;
use std::process::{Command, Output};

fn kit(file: &str) -> PathBuf {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../..");
    PathBuf::from(top)
        .join("crates/ffi/conformance/programmes")
        .join(file)
}

fn ran(file: &str, arguments: &[&str]) -> Output {
    let mut example = Command::new(env!("CARGO_BIN_EXE_stafett-embed"));
    example.arg(kit(file)).args(arguments).output().unwrap()
}

fn read(file: &str) -> Result<Programme, Unreadable> {
    Programme::from_artefact(&std::fs::read(kit(file)).unwrap())
}

#[test]
fn the_example_says_what_is_due() {
    let due = |arguments: &[&str]| {
        let ran = ran("whole.json", arguments);
        assert!(ran.status.success(), "{ran:?}");
        String::from_utf8(ran.stdout).unwrap()
    };
    let open = due(&["2026-01-15", "2026-02-12"]);
    assert!(open.starts_with("Besök vid 4 veckor: "), "{open}");
    assert_eq!(open.lines().count(), 1);
    let done = due(&["2026-01-15", "2026-02-12", "bhv.v4=2026-02-12"]);
    assert_eq!(done, "");
}

#[test]
fn a_byte_order_mark_is_read_as_if_it_were_not_there() {
    let plain = std::fs::read(kit("whole.json")).unwrap();
    let marked = [b"\xef\xbb\xbf".as_slice(), &plain].concat();
    assert_eq!(
        Programme::from_artefact(&marked).unwrap(),
        Programme::from_artefact(&plain).unwrap()
    );
}

#[test]
fn what_cannot_be_used_is_said() {
    for (file, arguments, says) in [
        ("whole.json", &["2026-02-30", "2026-03-01"][..], "NotADay"),
        ("whole.json", &["2026-01-15"][..], "as-of"),
        (
            "whole.json",
            &["2026-01-15", "2026-03-01", "x=2026-02-12"][..],
            "no such visit",
        ),
        ("cut.json", &["2026-01-15", "2026-03-01"][..], "Json"),
    ] {
        let ran = ran(file, arguments);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(!ran.status.success() && said.contains(says), "{said}");
    }
}

#[test]
fn only_a_compiled_programme_of_this_version_is_read() {
    assert!(matches!(
        read("of-another-version.json"),
        Err(Unreadable::Version(999))
    ));
    assert!(matches!(
        read("something-else.json"),
        Err(Unreadable::Other)
    ));
    assert!(matches!(read("empty.json"), Err(Unreadable::Json(_))));
    assert!(matches!(read("not-utf8.json"), Err(Unreadable::Json(_))));
}

#[test]
fn ids_and_values_are_found_by_name() {
    let programme = read("whole.json").unwrap();
    let visit = programme
        .visit_named("bhv.v4")
        .and_then(|id| programme.visit(id));
    assert_eq!(visit.unwrap().meta.title, "Besök vid 4 veckor");
    let dose = programme
        .item_named("spruta dos 2")
        .and_then(|id| programme.item(id));
    assert_eq!(dose.unwrap().meta.id, "spruta dos 2");
    assert!(programme.event_named("hemkomst").is_some());
    assert!(programme.transition_named("till_skolan").is_some());
    assert!(programme.area_named("vaccination").is_some());
    assert!(programme.service_named("elevhälsan").is_some());
    assert!(programme.body_named("regionen").is_some());
    assert_eq!(programme.visit_named("bhv.v5"), None);
    let value = |fact: &str, text: &str| {
        let fact = programme.fact_named(fact).and_then(|id| programme.fact(id));
        fact.unwrap().value_named(text)
    };
    assert_eq!(
        (value("tvilling", "nej"), value("tvilling", "yes")),
        (Some(0), Some(1))
    );
    assert_eq!(
        (value("språk_hemma", "flera"), value("språk_hemma", "ja")),
        (Some(1), None)
    );
}

#[test]
fn numbers_and_days_are_values_too() {
    use stafett_plan::model::{Change, Fact, Meta, Values};
    let fact = |values| Fact {
        meta: Meta::default(),
        values,
        change: Change::Fixed,
        if_unknown: None,
        clause: None,
        made: None,
    };
    let score = fact(Values::Whole {
        from: 0,
        through: 30,
    });
    assert_eq!(
        (score.value_named("30"), score.value_named("31")),
        (Some(30), None)
    );
    let day = Day::parse("2026-02-12").unwrap();
    assert_eq!(
        fact(Values::Date).value_named("2026-02-12"),
        Some(day.number())
    );
}
