//! `check --budget`: what is not decided is named and never counts as clean.

mod support;

use support::{Temp, example, preamble, run_in};

const AS_OF: &str = "2026-11-21";

fn programme() -> Temp {
    let temp = Temp::new();
    temp.put("preamble.stafett", preamble("sv"));
    temp.put("example.stafett", example("not-decided", "sv", "fails"));
    temp
}

fn check(temp: &Temp, more: &[&str]) -> support::Ran {
    run_in(&temp.0, &[&["check", ".", "--as-of", AS_OF], more].concat())
}

#[test]
fn what_a_small_budget_leaves_open_is_named() {
    let temp = programme();
    let ran = check(&temp, &["--budget", "1"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for said in [
        "? inte avgjort",
        "not-decided [unreachable-condition, extra_stöd]",
        "Resultat: allt kunde inte avgöras",
    ] {
        assert!(ran.out.contains(said), "no {said}: {}", ran.out);
    }
    let story = check(&temp, &["--budget", "1", "--explain", "not-decided"]);
    assert!(story.out.contains("– inte avgjort"), "{}", story.out);
}

#[test]
fn the_default_budget_decides_it() {
    let ran = check(&programme(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(!ran.out.contains("inte avgjort"), "{}", ran.out);
}

#[test]
fn undecided_may_be_allowed_but_a_fault_not() {
    let temp = programme();
    let allowed = check(&temp, &["--budget", "1", "--allow-undecided"]);
    assert_eq!(allowed.code, 0, "{}", allowed.out);
    assert!(allowed.out.contains("inte bevisat"), "{}", allowed.out);
    temp.put("more.stafett", example("empty-window", "sv", "fails"));
    let faulty = check(&temp, &["--budget", "1", "--allow-undecided"]);
    assert_eq!(faulty.code, 1, "{}", faulty.out);
}
