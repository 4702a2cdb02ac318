//! What the sample programme comes to.

use crate::common::{SAMPLE, changed, programme};
use stafett_model::{
    Afterwards, Bound, Condition, Day, Duration, Edge, Fallback, Holder, NoteKind, Payload, Period,
    Point, Programme, Visit,
};

fn visit<'p>(programme: &'p Programme, name: &str) -> &'p Visit {
    programme
        .visits
        .iter()
        .find(|visit| visit.meta.id == name)
        .expect("the visit exists")
}

fn age(duration: Duration) -> Point {
    Point::age(duration)
}

const fn weeks(weeks: i32) -> Duration {
    Duration {
        weeks,
        ..Duration::ZERO
    }
}

const fn months(months: i32) -> Duration {
    Duration {
        months,
        ..Duration::ZERO
    }
}

const fn years(years: i32) -> Duration {
    Duration {
        years,
        ..Duration::ZERO
    }
}

#[test]
fn tables_are_in_the_order_of_names() {
    let programme = programme(SAMPLE);
    let names: Vec<&str> = programme
        .items
        .iter()
        .map(|item| item.meta.id.as_str())
        .collect();
    assert_eq!(names, ["mpr dos 1", "mpr dos 2", "samtal", "tillväxt"]);
    let names: Vec<&str> = programme
        .visits
        .iter()
        .map(|visit| visit.meta.id.as_str())
        .collect();
    assert_eq!(
        names,
        ["ettårsbesök", "hembesök", "skolbrev", "uppföljning"]
    );
    let order: Vec<&str> = programme
        .visit_order
        .iter()
        .map(|id| programme.visit(*id).unwrap().meta.id.as_str())
        .collect();
    assert_eq!(
        order,
        ["ettårsbesök", "hembesök", "skolbrev", "uppföljning"]
    );
}

#[test]
fn a_named_window_is_inlined_with_its_notes() {
    let programme = programme(SAMPLE);
    let visit = visit(&programme, "hembesök");
    assert_eq!(visit.window.earliest, age(weeks(1)));
    assert_eq!(visit.window.recommended, age(weeks(1)));
    assert_eq!(visit.window.recommended_through, None);
    assert_eq!(visit.window.latest, age(weeks(3)));
    let about: Vec<Option<&str>> = visit
        .meta
        .notes
        .iter()
        .map(|note| note.about.as_deref())
        .collect();
    assert_eq!(about, [None, Some("när")]);
    assert_eq!(visit.meta.doc, "Hemma hos familjen.\n\nMed tid för frågor.");
    assert_eq!(
        (visit.place.as_str(), visit.channel.as_str()),
        ("hem", "fysiskt, video")
    );
    assert_eq!(visit.minutes, Some(60));
}

#[test]
fn a_range_is_the_window() {
    let programme = programme(&changed(
        "när        tidsfönster första_veckan, rekommenderat 1 vecka",
        "när 6–8 veckor, tidigast 5 veckor",
    ));
    let window = &visit(&programme, "hembesök").window;
    assert_eq!(window.earliest, age(weeks(5)));
    assert_eq!(window.recommended, age(weeks(6)));
    assert_eq!(window.recommended_through, Some(age(weeks(8))));
    assert_eq!(window.latest, age(weeks(8)));
}

#[test]
fn a_period_is_the_window() {
    let programme = programme(SAMPLE);
    let window = &visit(&programme, "skolbrev").window;
    let at = |edge| Point::Period(Period::SchoolYear(1), edge);
    assert_eq!(
        (&window.earliest, &window.latest),
        (&at(Edge::First), &at(Edge::Last))
    );
    assert_eq!(
        (&window.recommended, &window.recommended_through),
        (&at(Edge::First), &None)
    );
}

#[test]
fn corrected_age_counts_from_the_due_date() {
    let programme = programme(SAMPLE);
    let visit = visit(&programme, "ettårsbesök");
    assert_eq!(visit.window.recommended, Point::DueDate.plus(months(18)));
    assert_eq!(visit.window.earliest, age(months(17)));
    assert_eq!(
        visit.window.afterwards,
        Afterwards::CaughtUp {
            until: Point::SchoolStart
        }
    );
}

#[test]
fn the_target_group_is_part_of_the_condition() {
    let programme = programme(SAMPLE);
    let visit = visit(&programme, "ettårsbesök");
    let Condition::All(parts) = &visit.condition else {
        panic!("{:?}", visit.condition)
    };
    let [Condition::Fact(siblings), Condition::Not(school)] = parts.as_slice() else {
        panic!("{parts:?}")
    };
    assert_eq!(siblings.allowed, [(1, 30)]);
    let Condition::Fact(school) = school.as_ref() else {
        panic!("{school:?}")
    };
    assert_eq!(school.allowed, [(0, 1)]);
    assert!(visit.group.is_some());
}

#[test]
fn doses_wait_for_doses() {
    let programme = programme(SAMPLE);
    let second = programme.items[1].dose.as_ref().expect("it is a dose");
    assert_eq!(second.number, 2);
    let [distance] = second.window.distances.as_slice() else {
        panic!()
    };
    assert_eq!(
        (distance.bound, distance.duration),
        (Bound::AtLeast, weeks(4))
    );
    assert_eq!(
        distance.from,
        Point::Item(programme.series_table[0].doses[0])
    );
    assert_eq!(
        second.window.afterwards,
        Afterwards::CaughtUp {
            until: age(years(18))
        }
    );
    assert_eq!(programme.items[0].meta.title, "MPR dos 1");
    assert!(matches!(
        programme.items[0].meta.notes[0].kind,
        NoteKind::Source { .. }
    ));
}

#[test]
fn ends_of_spans_are_the_day_after() {
    let programme = programme(SAMPLE);
    let area = programme
        .areas
        .iter()
        .find(|area| area.meta.id == "vaccination")
        .unwrap();
    let until = Point::Period(Period::YearOfAge(20), Edge::After);
    assert_eq!(area.span, Some((Point::Birth, until)));
    let legs: Vec<&Point> = area.legs.iter().map(|leg| &leg.until).collect();
    let of_year = |year, edge| Point::Period(Period::SchoolYear(year), edge);
    assert_eq!(
        legs,
        [
            &Point::SchoolStart,
            &of_year(10, Edge::First),
            &Point::SchoolStart,
            &of_year(9, Edge::After)
        ]
    );
    assert_eq!(area.legs[2].deadline, Some(of_year(1, Edge::Last)));
    assert!(matches!(area.legs[2].holder, Holder::Service(_)));
    assert_eq!(area.responsibility.title, "Vaccination");
}

#[test]
fn a_dated_last_day_is_included() {
    let text = changed(
        "fram till skolstart        källa",
        "till och med 2026-12-31 källa",
    );
    let programme = programme(&text);
    let next = Point::Date(Day::parse("2027-01-01").unwrap());
    let area = programme
        .areas
        .iter()
        .find(|area| area.meta.id == "vaccination")
        .unwrap();
    assert_eq!(area.legs[0].until, next);
}

#[test]
fn the_school_calendar_is_data() {
    let school = programme(SAMPLE).school.expect("there is one");
    assert_eq!(school.start_turning, [5, 6, 7]);
    assert_eq!(
        (school.compulsory_years, school.upper_secondary_years),
        (10, 3)
    );
    let [nine, ten] = school.schemes.as_slice() else {
        panic!("{:?}", school.schemes)
    };
    assert_eq!(
        (nine.name.as_str(), nine.first_grade, nine.last_grade),
        ("nioårig", 0, 9)
    );
    assert_eq!((nine.from_year, nine.until_year), (None, Some(2028)));
    assert_eq!(
        (ten.name.as_str(), ten.first_grade, ten.last_grade),
        ("tioårig", 1, 10)
    );
    assert_eq!((ten.from_year, ten.until_year), (Some(2028), None));
}

#[test]
fn handovers_and_requirements_are_resolved() {
    let programme = programme(SAMPLE);
    let handover = programme.transitions[0].handover.as_ref().unwrap();
    assert_eq!(handover.confirmed_within_days, Some(28));
    assert!(matches!(handover.otherwise, Some(Fallback::FollowsUp(_))));
    assert_eq!(handover.payload.len(), 4);
    assert_eq!(handover.payload[3], Payload::Outstanding);
    assert_eq!(
        handover.earliest,
        Some(Point::DayOfYear {
            of: Box::new(Point::SchoolStart),
            month: 8,
            day: 15
        })
    );
    let requirement = &programme.requirements[0];
    assert_eq!(requirement.spread_at_most, Some(years(5)));
    let doses = &requirement.offers[1];
    assert!(
        programme.series_table[0]
            .doses
            .iter()
            .all(|dose| doses.counts(&programme, *dose))
    );
    assert!(!doses.counts(&programme, requirement.offers[0].item));
}

#[test]
fn a_source_lends_its_confidence() {
    let programme = programme(SAMPLE);
    let confidence = |meta: &stafett_model::Meta| match meta.notes[0].kind {
        NoteKind::Source { confidence, .. } => confidence,
        _ => panic!("{:?}", meta.notes),
    };
    assert_eq!(
        confidence(&visit(&programme, "hembesök").meta),
        stafett_model::Confidence::Stated
    );
    assert_eq!(
        confidence(&programme.school.as_ref().unwrap().meta),
        stafett_model::Confidence::Inferred
    );
}

#[test]
fn origins_say_file_line_and_bytes() {
    let programme = programme(SAMPLE);
    let origin = visit(&programme, "hembesök").meta.origin;
    let line = SAMPLE
        .lines()
        .position(|line| line.starts_with("besök hembesök"))
        .unwrap();
    assert_eq!((origin.file, origin.line as usize), (0, line + 1));
    assert!(SAMPLE[origin.start as usize..origin.end as usize].starts_with("besök hembesök"));
    assert_eq!(programme.files, ["prov.stafett"]);
}

#[test]
fn an_acceptance_names_rules_as_the_keys_of_findings_do() {
    let text = changed(
        "  regler    barnhälsovården, slutet\n",
        "  regler    födseln, mpr dos 2 och slutet\n",
    );
    let programme = programme(&text);
    assert_eq!(
        programme.acceptances[0].rules,
        ["födseln", "mpr dos 2", "slutet"]
    );
}

#[test]
fn a_byte_order_mark_before_a_source_changes_nothing_of_what_it_means() {
    let marked = programme(&format!("\u{feff}{SAMPLE}"));
    assert_eq!(marked.visits.len(), programme(SAMPLE).visits.len());
}
