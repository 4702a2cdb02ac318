//! How conditions are told.

use super::build::Build;
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::{Change, Condition, FactId, FactRange, Values, words};

fn is(fact: FactId, value: i32) -> Condition {
    Condition::Fact(FactRange {
        fact,
        allowed: Vec::from([(value, value)]),
    })
}

fn not(of: Condition) -> Condition {
    Condition::Not(of.into())
}

fn all(of: &[Condition]) -> Condition {
    Condition::All(of.into())
}

fn any(of: &[Condition]) -> Condition {
    Condition::Any(of.into())
}

#[test]
fn a_denial_is_told_of_each_fact_by_itself() {
    let mut build = Build::new();
    let pupil = build.yes_no("Elev");
    let names = ["a", "b", "c"].map(String::from);
    let sort = build.fact("Sort", Values::OneOf(names.into()), Change::Fixed);
    let says = |of: &Condition| words::condition(&build.p, of).sv.replace("Title of ", "");
    let (yes, a) = (is(pupil, 1), is(sort, 0));
    for (of, expected) in [
        (not(yes.clone()), "Elev: nej"),
        (not(not(yes.clone())), "Elev: ja"),
        (not(a.clone()), "Sort: annan än a"),
        (
            not(all(&[yes.clone(), not(a.clone())])),
            "Elev: nej eller Sort: a",
        ),
        (
            not(any(&[yes.clone(), a.clone()])),
            "Elev: nej och Sort: annan än a",
        ),
        (not(Condition::Unknown(sort)), "Sort: känt"),
        (not(Condition::Always), "ingen"),
    ] {
        assert_eq!(says(&of), expected);
    }
}

#[test]
fn what_stands_in_a_condition_twice_is_told_once_and_brackets_only_where_the_word_changes() {
    let mut build = Build::new();
    let [one, two, three] = ["Ett", "Två", "Tre"].map(|title| is(build.yes_no(title), 1));
    let says = |of: &Condition| words::condition(&build.p, of).sv.replace("Title of ", "");
    let within = all(&[one.clone(), all(&[one.clone(), two.clone()])]);
    assert_eq!(says(&within), "Ett: ja och Två: ja");
    let mixed = all(&[one.clone(), any(&[two.clone(), three.clone()])]);
    assert_eq!(says(&mixed), "Ett: ja och (Två: ja eller Tre: ja)");
    let denied = not(all(&[one, all(&[two, three])]));
    assert_eq!(says(&denied), "Ett: nej eller Två: nej eller Tre: nej");
}
