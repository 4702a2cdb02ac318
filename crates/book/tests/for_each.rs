//! What an edition changes for each responsible body, and for the children who are halfway when it comes into force.

mod common;

use stafett_book::{Book, Language, Page, render};
use stafett_diff::compare;
use stafett_model::{Duration, Edge, Leg, Note, NoteKind, Period, Point, Programme};

/// What an edition does to a period of responsibility.
type Change<'c> = &'c dyn Fn(&mut Leg);

fn pages(old: &Programme, new: &Programme) -> Vec<Page> {
    let (compared, proof) = (compare(old, new), common::proof());
    let book = Book::new(new, &proof, Language::English).since(&compared);
    render(&book.earlier(old)).unwrap()
}

fn section(pages: &[Page], path: &str, id: &str) -> String {
    let page = pages.iter().find(|page| page.path == path).unwrap();
    let (_, section) = page.content.split_once(&format!("id=\"{id}\"")).unwrap();
    section.split("</section>").next().unwrap().to_owned()
}

fn years(years: u8) -> Point {
    Point::Period(Period::YearOfAge(years), Edge::After)
}

#[test]
fn a_body_is_told_its_new_periods_with_their_own_reason_and_its_new_visits() {
    let (mut old, mut new) = (common::programme(), common::programme());
    old.visits.retain(|visit| visit.meta.id != "bhv.team_4v");
    old.visit_order = (0..)
        .map(stafett_model::VisitId)
        .take(old.visits.len())
        .collect();
    let leg = &mut new.areas[0].legs[0];
    leg.until = years(20);
    leg.notes.push(Note {
        about: None,
        kind: NoteKind::Proposal("två år till".to_owned()),
    });
    new.areas[1].meta.notes.push(Note {
        about: None,
        kind: NoteKind::Proposal("om något annat".to_owned()),
    });
    let told = section(&pages(&old, &new), "andringar.html", "for-var-och-en");
    for part in [
        "<strong>More responsibility</strong>",
        "Två år till",
        "<span class=\"label\">Before</span>",
        "<strong>New visits and contacts</strong> (1)",
    ] {
        assert!(told.contains(part), "no {part}: {told}");
    }
    assert!(!told.contains("om något annat"), "{told}");
}

#[test]
fn what_becomes_of_a_responsibility_is_said_from_its_days_and_children() {
    let age = |years| {
        Point::age(Duration {
            years,
            ..Duration::ZERO
        })
    };
    let pupil = common::programme().requirements[0].offers[0]
        .condition
        .clone();
    let told = |change: &dyn Fn(&mut Leg)| {
        let mut old = common::programme();
        old.population.always.clear();
        let mut new = old.clone();
        change(&mut new.areas[0].legs[0]);
        let pages = pages(&old, &new);
        let told = section(&pages, "andringar.html", "for-var-och-en");
        let first = pages.iter().find(|page| page.path == "index.html");
        (told, first.unwrap().content.clone())
    };
    let cases: [(Change<'_>, &str); 3] = [
        (&|leg| leg.until = age(16), "Less responsibility"),
        (
            &|leg| (leg.from, leg.until) = (age(1), age(20)),
            "Both more and less responsibility",
        ),
        (&|leg| leg.condition = pupil.clone(), "Less responsibility"),
    ];
    for (change, says) in cases {
        let (told, first) = told(change);
        assert!(told.contains(&format!("<strong>{says}</strong>")), "{told}");
        assert!(first.contains(&says.to_lowercase()), "{first}");
    }
}

#[test]
fn a_child_who_is_halfway_follows_each_edition_at_its_steps() {
    let (old, mut new) = (common::programme(), common::programme());
    // A visit at two months that did not exist, and a grade visit that comes later than it did.
    let mut fresh = new.visits[1].clone();
    fresh.meta.id = "bhv.nytt".to_owned();
    fresh.meta.title = "Det nya besöket".to_owned();
    new.visits.push(fresh);
    new.visit_order.push(stafett_model::VisitId(3));
    new.visits[2].window.earliest = new.visits[2]
        .window
        .earliest
        .clone()
        .plus(Duration::days(7));
    let told = section(&pages(&old, &new), "andringar.html", "mitt-i");
    for part in [
        "halfway through the programme on 1 July 2026",
        "Follows the earlier edition",
        "In this edition, but their time is over",
        "Det nya besöket",
        "not caught up",
        "Of them these have other days",
    ] {
        assert!(told.contains(part), "no {part}: {told}");
    }
}

#[test]
fn nothing_is_told_of_them_where_the_edition_states_no_day() {
    let (mut old, mut new) = (common::programme(), common::programme());
    (old.in_force_from, new.in_force_from) = (None, None);
    new.visits[1].minutes = Some(5);
    let pages = pages(&old, &new);
    let linked = |page: &&Page| page.content.contains("mitt-i");
    assert_eq!(pages.iter().filter(linked).count(), 0);
}
