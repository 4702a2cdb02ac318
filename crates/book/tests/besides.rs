//! What is told beside a rule: for whom besides its target group, and that no statute is cited.

mod common;

use stafett_book::{Book, Language, render};
use stafett_model::{
    Change, Condition, Confidence, Fact, FactId, FactRange, GroupId, Note, NoteKind, Programme,
    SourceId, Values,
};

fn page(programme: &Programme, path: &str) -> String {
    let proof = common::proof();
    let pages = render(&Book::new(programme, &proof, Language::Swedish)).unwrap();
    let mut pages = pages.into_iter();
    let page = pages.find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content
}

/// A fact of the children, and that it is so.
fn concern(programme: &mut Programme) -> Condition {
    programme.facts.push(Fact {
        meta: common::meta("oro", "Oro", 90),
        values: Values::YesNo,
        change: Change::MayChange,
        if_unknown: None,
        clause: None,
        made: None,
    });
    Condition::Fact(FactRange {
        fact: FactId(1),
        allowed: vec![(1, 1)],
    })
}

#[test]
fn a_list_says_what_else_must_be_so_of_those_of_a_target_group() {
    let mut programme = common::programme();
    let oro = concern(&mut programme);
    let group = programme.groups[0].condition.clone();
    programme.visits[1].group = Some(GroupId(0));
    programme.visits[1].condition = Condition::All(vec![group, oro]);
    let list = page(&programme, "besok.html");
    assert!(list.contains("Elever; ”Oro” gäller"), "{list}");
}

#[test]
fn a_list_says_nothing_of_what_follows_from_the_target_group() {
    let mut programme = common::programme();
    let oro = concern(&mut programme);
    // What a variant leaves to another visit is denied of this one: those who are neither of the group nor of concern.
    let group = programme.groups[0].condition.clone();
    let neither = Condition::All(vec![
        Condition::Not(Box::new(oro)),
        Condition::Not(Box::new(group.clone())),
    ]);
    let rest = Condition::Not(Box::new(neither));
    programme.visits[1].group = Some(GroupId(0));
    programme.visits[1].condition = Condition::All(vec![group, rest]);
    let list = page(&programme, "besok.html");
    assert!(
        list.contains("Elever") && !list.contains("Elever; "),
        "{list}"
    );
}

#[test]
fn a_transition_says_where_no_section_of_a_statute_is_cited() {
    let says = "Programmet anger inte heller någon paragraf som kräver den.";
    let mut programme = common::programme();
    let handover = programme.transitions[0].handover.as_mut().unwrap();
    handover.notes.clear();
    assert!(page(&programme, "overgang/till-skolan.html").contains(says));
    let handover = programme.transitions[0].handover.as_mut().unwrap();
    handover.notes.push(Note {
        about: None,
        kind: NoteKind::Source {
            source: SourceId(0),
            place: "25 kap. 11 §".to_owned(),
            confidence: Confidence::Stated,
        },
    });
    assert!(!page(&programme, "overgang/till-skolan.html").contains(says));
}

#[test]
fn a_transition_leads_to_the_requirements_about_it_and_they_to_it() {
    let mut programme = common::programme();
    let none = "gäller just den här överlämningen";
    assert!(page(&programme, "overgang/till-skolan.html").contains(none));
    let transition = programme.transitions[0].meta.id.clone();
    let title = programme.requirements[0].meta.title.clone();
    programme.requirements[0].meta.doc = format!("Så sker [[{transition}|bytet]].");
    let shown = page(&programme, "overgang/till-skolan.html");
    assert!(!shown.contains(none));
    let why = shown.split("id=\"varfor\"").nth(1).unwrap();
    assert!(why.contains("krav.html#") && why.contains(&title), "{why}");
    let requirements = page(&programme, "krav.html");
    let link = "href=\"overgang/till-skolan.html\"";
    assert!(requirements.matches(link).count() >= 2, "{requirements}");
}

#[test]
fn of_a_requirement_that_stands_partly_in_words_it_says_which_part_is_checked() {
    let mut programme = common::programme();
    let says = "uppfyllt i den del som prövas";
    programme.requirements[0].in_words.clear();
    assert!(!page(&programme, "krav.html").contains(says));
    programme.requirements[0].in_words = vec!["Mellan besöken prövas synen.".to_owned()];
    let requirements = page(&programme, "krav.html");
    assert!(
        requirements.contains(says) && requirements.contains("i ord nedan är inte prövat"),
        "{requirements}"
    );
}

#[test]
fn a_visit_that_depends_on_an_arrangement_says_where_it_is_made_and_what_is_elsewhere() {
    let mut programme = common::programme();
    let names = ["ingen_medverkan", "alla_barn", "vissa_områden"].map(String::from);
    programme.facts.push(Fact {
        meta: common::meta("tandvård", "Tandvården är med", 90),
        values: Values::OneOf(names.into()),
        change: Change::MayChange,
        if_unknown: Some(0),
        clause: None,
        made: None,
    });
    let is = |value| {
        Condition::Fact(FactRange {
            fact: FactId(1),
            allowed: vec![(value, value)],
        })
    };
    programme.visits[0].condition = is(1);
    let alone = page(&programme, "besok/bhv-sex-veckor.html");
    for says in [
        "Beror på</dt><dd><a href=\"../malgrupper.html#uppgift-tandvard\"",
        "Görs bara vid ”alla barn”.",
        "antas ”ingen medverkan”",
        "anger inget besök i stället",
    ] {
        assert!(alone.contains(says), "no {says}: {alone}");
    }
    programme.visits[1].condition = is(2);
    let other = page(&programme, "besok/bhv-sex-veckor.html");
    assert!(
        other.contains("göras i stället: <a href=\"../besok/bhv-team-4v.html\">"),
        "{other}"
    );
    let school = page(&programme, "besok/elevhalsan-ak4.html");
    assert!(!school.contains("Beror på</dt>"), "{school}");
}
