//! How conditions are told.

use super::build::Build;
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::{
    Change, Clause, Condition, FactId, FactRange, Made, ProgrammeLanguage, Values, words,
};

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
        (not(yes.clone()), "”Elev” gäller inte"),
        (not(not(yes.clone())), "”Elev” gäller"),
        (not(a.clone()), "”Sort” är inte a"),
        (
            not(all(&[yes.clone(), not(a.clone())])),
            "”Elev” gäller inte eller ”Sort” är a",
        ),
        (
            not(any(&[yes.clone(), a.clone()])),
            "”Elev” gäller inte och ”Sort” är inte a",
        ),
        (not(Condition::Unknown(sort)), "”Sort” är känt"),
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
    assert_eq!(says(&within), "”Ett” gäller och ”Två” gäller");
    let mixed = all(&[one.clone(), any(&[two.clone(), three.clone()])]);
    assert_eq!(
        says(&mixed),
        "”Ett” gäller och (”Två” gäller eller ”Tre” gäller)"
    );
    let denied = not(all(&[one, all(&[two, three])]));
    assert_eq!(
        says(&denied),
        "”Ett” gäller inte eller ”Två” gäller inte eller ”Tre” gäller inte"
    );
}

#[test]
fn a_fact_is_told_in_the_clause_that_its_author_wrote() {
    let mut build = Build::new();
    build.p.language = ProgrammeLanguage::Swedish;
    let pupil = build.yes_no("Elev");
    let names = ["skåne", "värmland", "ingen"].map(String::from);
    let region = build.fact("Region", Values::OneOf(names.into()), Change::Fixed);
    let mut clause = |fact: FactId, holds: &str, denied: &str| {
        build.p.facts[fact.index()].clause = Some(Clause {
            holds: holds.into(),
            denied: denied.into(),
            language: None,
        });
    };
    clause(pupil, "barnet är elev", "barnet är inte elev");
    clause(region, "barnet bor i …", "barnet bor inte i …");
    let says = |of: &Condition| words::condition(&build.p, of);
    let of = all(&[is(pupil, 0), not(any(&[is(region, 0), is(region, 1)]))]);
    assert_eq!(
        says(&of).sv,
        "barnet är inte elev och bor inte i skåne och bor inte i värmland"
    );
    assert_eq!(
        says(&not(all(&[is(pupil, 1), is(region, 1)]))).sv,
        "barnet är inte elev eller bor inte i värmland"
    );
    assert_eq!(
        says(&is(region, 0)).en,
        "“Title of Region” is skåne",
        "the clause is in the programme's language"
    );
    build.p.language = ProgrammeLanguage::English;
    let says = words::condition(&build.p, &is(region, 0));
    assert_eq!(says.en, "barnet bor i skåne");
    assert_eq!(says.sv, "”Title of Region” är skåne");
}

#[test]
fn that_there_is_none_is_told_in_the_authors_clause_where_that_goes_with_it() {
    let mut build = Build::new();
    let names = ["grundskola", "ingen"].map(String::from);
    let school = build.fact("Skolform", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[school.index()].meta.title = "Skolform".into();
    let mut says = |language, holds: &str, denied: &str| {
        build.p.language = language;
        build.p.facts[school.index()].clause = Some(Clause {
            holds: holds.into(),
            denied: denied.into(),
            language: None,
        });
        let of = |condition| words::condition(&build.p, &condition);
        (of(is(school, 1)), of(not(is(school, 1))))
    };
    let (none, any) = says(
        ProgrammeLanguage::Swedish,
        "barnet går i …",
        "barnet går inte i …",
    );
    assert_eq!(none.sv, "barnet går inte i någon skolform");
    assert_eq!(any.sv, "barnet går i någon skolform");
    let (none, any) = says(
        ProgrammeLanguage::English,
        "the child goes to …",
        "the child does not go to …",
    );
    assert_eq!(none.en, "the child does not go to any skolform");
    assert_eq!(any.en, "the child goes to some skolform");
    let (none, any) = says(
        ProgrammeLanguage::Swedish,
        "orten har formen …",
        "orten har inte formen …",
    );
    assert_eq!(none.sv, "ingen skolform", "the clause names it already");
    assert_eq!(any.sv, "någon skolform");
}

#[test]
fn what_came_of_a_visit_is_told_as_what_happened() {
    let mut build = Build::new();
    let visit = build.team(stafett_model::Afterwards::Lapses);
    let names = ["a", "b", "c", "d"].map(String::from);
    let went = build.fact("Hur det gick", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[went.index()].made = Some(Made::Outcome(visit));
    let says = |of: &Condition| words::condition(&build.p, of);
    let two = Condition::Fact(FactRange {
        fact: went,
        allowed: Vec::from([(1, 2)]),
    });
    for (of, sv, en) in [
        (is(went, 2), "uteblev", "was missed"),
        (not(is(went, 0)), "genomfördes inte", "was not done"),
        (
            two.clone(),
            "avböjdes eller uteblev",
            "was declined or missed",
        ),
        (
            not(two),
            "varken avböjdes eller uteblev",
            "was neither declined nor missed",
        ),
        (not(is(went, 3)), "var aktuellt", "was applicable"),
    ] {
        let title = &build.p.visits[visit.index()].meta.title;
        assert_eq!(says(&of).sv, alloc::format!("”{title}” {sv}"));
        assert_eq!(says(&of).en, alloc::format!("“{title}” {en}"));
    }
}
