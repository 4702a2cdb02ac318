//! What is decided once for many birth dates is held against every birth date of the 400 years after
//! which the calendar repeats itself.

use super::*;
use crate::history::AnyChild;
use crate::timeline::Timeline;
use stafett_compile::{Source, compile};
use stafett_model::locate::locate;
use stafett_model::{
    Duration, Edge, EventId, Located, MonthEnd, Period, Season, Variable, VisitId,
};

const TEXT: &str = r#"
program prov "Prov" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
}

befolkning barnen "Barnen" {
  födda           från 1900-01-01 till och med 2150-12-31
  beräknat datum  från 3 veckor före födseln till och med 2 månader efter födseln
}

skolkalender skolan "Skolan" {
  skolstart     året barnet fyller 6   om skolstartstid vanlig
  skolstart     året barnet fyller 7   om skolstartstid uppskjuten
  höstterminen  från 15 augusti till och med 24 augusti
  vårterminen   från 7 januari till och med 15 januari
  höstterminen 2026   2026-08-18
  vårterminen 2027    2027-01-11
  nioårig       förskoleklass, årskurs 1–9
}

uppgift skolstartstid "Tid för skolstart" {
  värden    en av vanlig, uppskjuten
  fast
}

händelse hemgång "Hemgång" { tidigast 2 dagars ålder }
händelse utskrivning "Utskrivning" { tidigast skolstart }
händelse beslut "Beslut" { tidigast 2040-02-29 }
"#;

/// The first and the last of 146 097 birth dates.
fn cycle() -> (Day, Day) {
    let day = |text| Day::parse(text).expect("a day");
    (day("1900-01-01"), day("2299-12-31"))
}

fn programme(month_end: MonthEnd) -> Programme {
    let source = Source {
        path: "prov.stafett".into(),
        text: TEXT.into(),
    };
    let compiled = compile(&[source]);
    let mut programme = compiled
        .programme
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    (
        programme.population.born_from,
        programme.population.born_through,
    ) = cycle();
    programme.month_end = month_end;
    programme
}

fn months(months: i32) -> Duration {
    Duration {
        months,
        ..Duration::ZERO
    }
}

fn weeks(weeks: i32) -> Duration {
    Duration {
        weeks,
        ..Duration::ZERO
    }
}

fn years(years: i32) -> Duration {
    Duration {
        years,
        ..Duration::ZERO
    }
}

fn day_of_year(of: Point, month: u8, day: u8) -> Point {
    Point::DayOfYear {
        of: Box::new(of),
        month,
        day,
    }
}

fn event(id: u16) -> Point {
    Point::Event(EventId(id))
}

/// A point of every form, and combinations in which months of different lengths meet.
fn points() -> Vec<Point> {
    let turning = |turning, season| Period::Term { turning, season };
    let dated = |year, season| Point::Period(Period::DatedTerm { year, season }, Edge::First);
    vec![
        Point::Birth,
        Point::age(weeks(8)),
        Point::age(months(6)),
        Point::age(months(-1)),
        Point::age(months(13)).plus(weeks(-6)).plus(months(1)),
        Point::age(years(300)),
        day_of_year(Point::age(years(3)), 2, 29),
        Point::DueDate.plus(months(1)),
        day_of_year(Point::DueDate, 12, 31),
        Point::Period(Period::YearOfAge(4), Edge::Last),
        Point::Period(Period::CalendarYear(19), Edge::After).plus(months(14)),
        Point::Period(turning(1, Season::Spring), Edge::Last),
        Point::Period(turning(12, Season::Autumn), Edge::After).plus(months(6)),
        Point::SchoolStart.plus(months(6)),
        Point::Period(Period::SchoolYear(2), Edge::First).plus(weeks(-30)),
        event(0).plus(months(1)),
        event(1),
        event(2).plus(years(1)),
        Point::Visit(VisitId(0)).plus(months(1)),
        Point::Date(cycle().0).plus(months(1_500)),
        dated(2026, Season::Autumn),
        dated(2028, Season::Spring).plus(months(1)),
    ]
}

#[test]
fn every_birth_date_has_its_own_place() {
    for month_end in [MonthEnd::LastDay, MonthEnd::NextMonth] {
        let programme = programme(month_end);
        let places = Places::new(&programme);
        assert_eq!(places.births().count(), 146_097);
        for point in points() {
            let column = places.column(&point);
            for start in places.starts_for([&point]) {
                for birth in places.births() {
                    let child = AnyChild {
                        programme: &programme,
                        birth,
                        start,
                    };
                    let own = locate(&programme, &point, &child);
                    assert_eq!(column.at(birth, start), own, "{point:?} {birth} {start:?}");
                }
            }
        }
    }
}

/// How far from birth a place lies, and on what it rests.
fn seen_from(birth: Day, place: Located) -> (Option<i32>, Option<i32>, Option<Variable>) {
    let away = |day: Option<Day>| day.map(|day| day.since(birth));
    let variable = match place {
        Located::Open { variable, .. } => Some(match variable {
            Variable::Term(year, season) => Variable::Term(year - birth.year(), season),
            other => other,
        }),
        Located::At(_) | Located::Never => None,
    };
    (away(place.first()), away(place.last()), variable)
}

#[test]
fn who_is_alike_has_the_same_distances_and_nobody_else_has() {
    let programme = programme(MonthEnd::LastDay);
    let places = Places::new(&programme);
    let points = [
        Point::age(months(6)),
        Point::SchoolStart.plus(weeks(-20)),
        day_of_year(Point::age(years(2)), 2, 29),
    ];
    let columns: Vec<_> = points.iter().map(|point| places.column(point)).collect();
    let mut told_apart = BTreeMap::new();
    let mut births = 0;
    for alike in places.alike(&points) {
        let least = alike.births[0].0;
        let distances: Vec<_> = alike
            .located
            .iter()
            .map(|place| seen_from(least, *place))
            .collect();
        for (first, last) in &alike.births {
            for birth in (first.number()..=last.number()).filter_map(Day::from_number) {
                births += 1;
                for (column, own) in columns.iter().zip(&distances) {
                    assert_eq!(seen_from(birth, column.at(birth, alike.start)), *own);
                }
            }
        }
        let known = told_apart.insert((alike.start, distances), least);
        assert_eq!(known, None, "the children of {least} come twice");
    }
    assert_eq!(births, 2 * 146_097);
}

/// The days of places in the order of the points: by how each follows each other day and birth.
fn order(located: &[Located], birth: Day) -> Vec<i8> {
    let mut days = vec![0];
    for place in located {
        for day in [place.first(), place.last()] {
            days.push(day.map_or(i32::MAX / 2, |day| day.since(birth).max(0)));
        }
    }
    let follows = |one: i32, other: i32| i8::try_from((one - other).clamp(-2, 2)).unwrap_or(0);
    let pairs = days
        .iter()
        .flat_map(|one| days.iter().map(|other| follows(*one, *other)));
    pairs.collect()
}

#[test]
fn classes_are_the_orders_of_all_birth_dates() {
    let programme = programme(MonthEnd::LastDay);
    let places = Places::new(&programme);
    let points = [
        Point::age(months(6)),
        Point::age(weeks(26)),
        Point::SchoolStart,
        Point::age(months(76)),
        Point::Date(Day::parse("2026-08-18").expect("a day")),
        event(2),
    ];
    let timeline = Timeline::new(&places, points);
    let mut class_of = BTreeMap::new();
    let mut births = 0;
    for (at, class) in timeline.classes.iter().enumerate() {
        for (first, last) in &class.births {
            for birth in (first.number()..=last.number()).filter_map(Day::from_number) {
                births += 1;
                let located = timeline.locate_all(birth, class.start);
                let open: Vec<bool> = located
                    .iter()
                    .map(|place| matches!(place, Located::Open { .. }))
                    .collect();
                let key = (class.start, order(&located, birth), open);
                let known = *class_of.entry(key).or_insert(at);
                assert_eq!(known, at, "{birth} {:?}", class.start);
            }
        }
    }
    assert_eq!(births, 2 * 146_097);
    assert_eq!(class_of.len(), timeline.classes.len());
}

#[test]
fn what_holds_of_every_child_holds_of_each() {
    let programme = programme(MonthEnd::LastDay);
    let places = Places::new(&programme);
    let points = [Point::age(months(6)), Point::age(weeks(26))];
    let distance = |located: &[Located]| match *located {
        [Located::At(one), Located::At(other)] => one.since(other),
        _ => i32::MAX,
    };
    let columns = points.each_ref().map(|point| places.column(point));
    let each = places
        .births()
        .map(|birth| distance(&columns.each_ref().map(|column| column.at(birth, None))));
    let least = each.min().expect("births");
    assert!(places.every(&points, |located| distance(located) >= least));
    assert!(!places.every(&points, |located| distance(located) > least));
}
