//! What conditions ask of visits becomes facts, in the order of their names with the rest.

use crate::common::{changed, programme};
use stafett_model::{Change, Condition, Made, Programme, Values};

fn asking(test: &str) -> Programme {
    programme(&changed(
        "  om         oro\n",
        &format!("  om         {test}\n"),
    ))
}

#[test]
fn a_result_is_a_fact_of_its_own() {
    let programme = asking("tillväxt vid hembesök avvikande eller inget_resultat");
    let fact = programme
        .facts
        .iter()
        .find(|fact| fact.meta.id == "tillväxt vid hembesök")
        .unwrap();
    let visit = programme
        .visits
        .iter()
        .position(|visit| visit.meta.id == "hembesök")
        .unwrap();
    let Some(Made::Result { item, visit: at }) = fact.made else {
        panic!("{fact:?}");
    };
    assert_eq!(at.index(), visit);
    assert_eq!(programme.item(item).unwrap().meta.id, "tillväxt");
    assert_eq!(fact.change, Change::RecordedAt(at));
    assert!(
        fact.meta.title.ends_with(" vid Hembesök"),
        "{}",
        fact.meta.title
    );
    let Values::OneOf(names) = &fact.values else {
        panic!("{fact:?}");
    };
    assert_eq!(names, &["normal", "avvikande", "inget_resultat"]);
    assert_eq!(fact.nothing(), Some(2));
    assert!(
        programme
            .facts
            .is_sorted_by_key(|fact| fact.meta.id.clone())
    );
}

#[test]
fn how_a_visit_went_is_read_in_both_languages() {
    let swedish = asking("hembesök uteblivet");
    let english = asking("hembesök missed");
    let condition = |programme: &Programme| {
        let row = programme
            .visits
            .iter()
            .find(|row| row.meta.id == "uppföljning");
        row.unwrap().condition.clone()
    };
    assert_eq!(condition(&swedish), condition(&english));
    let Condition::Fact(range) = condition(&swedish) else {
        panic!("{:?}", condition(&swedish));
    };
    assert_eq!(range.allowed, [(2, 2)]);
    let fact = swedish.fact(range.fact).unwrap();
    assert_eq!(fact.meta.id, "hembesök");
    assert!(matches!(fact.made, Some(Made::Outcome(_))));
}

#[test]
fn a_target_group_may_ask_for_a_result() {
    let text = changed("  om         oro\n", "  för        avvikande\n");
    let text =
        format!("{text}\nmålgrupp avvikande \"A\" {{ om tillväxt vid hembesök avvikande }}\n");
    let programme = programme(&text);
    let group = programme
        .groups
        .iter()
        .find(|row| row.meta.id == "avvikande");
    let facts = group.unwrap().condition.facts();
    assert!(programme.fact(facts[0]).unwrap().made.is_some());
}

#[test]
fn an_area_and_a_measure_may_ask_of_visits() {
    let whole = changed(
        "ansvar för vaccination från födseln till och med 20 års ålder {",
        "indikator andel \"Andel\" {\n  vid           2 år\n  nämnare       om hembesök genomfört\n  \
         täljare       om tillväxt vid hembesök avvikande\n  minsta grupp  5\n  riktning      lägre\n}\n\
         ansvar för vaccination från födseln till och med 20 års ålder om inte hembesök avböjt {",
    );
    let programme = programme(&whole);
    let names = |condition: &Condition| -> Vec<String> {
        let facts = condition.facts().into_iter();
        facts
            .map(|fact| programme.fact(fact).unwrap().meta.id.clone())
            .collect()
    };
    let indicator = &programme.indicators[0];
    assert_eq!(names(&indicator.denominator), ["hembesök"]);
    assert_eq!(
        names(&indicator.numerator.condition),
        ["tillväxt vid hembesök"]
    );
    let mut areas = programme.areas.iter();
    let area = areas.find(|area| area.meta.id == "vaccination").unwrap();
    assert_eq!(names(&area.condition), ["hembesök"]);
}
