//! How periods of responsibility read, for every shape of their ends.

mod common;

use stafett_model::proof::Words;
use stafett_model::words::{from_until, leg_span};
use stafett_model::{Day, Duration, Edge, EventId, Period, Point, Programme, Season};

fn months(months: i32) -> Point {
    Point::age(Duration {
        months,
        ..Duration::ZERO
    })
}

fn years(years: i32) -> Point {
    Point::age(Duration {
        years,
        ..Duration::ZERO
    })
}

fn weeks(weeks: i32) -> Duration {
    Duration {
        weeks,
        ..Duration::ZERO
    }
}

const CONTACT: Point = Point::Event(EventId(0));

fn period(of: Period, edge: Edge) -> Point {
    Point::Period(of, edge)
}

/// A programme whose first event has this title.
fn programme(title: &str) -> Programme {
    let mut programme = common::programme();
    title.clone_into(&mut programme.events[0].meta.title);
    programme
}

#[test]
fn the_two_ends_of_a_span_read_as_one_says_them() {
    let programme = programme("Familjen och BVC har kontakt");
    let turning = |turning| Period::CalendarYear(turning);
    let spring = Period::Term {
        turning: 3,
        season: Season::Spring,
    };
    let said = [
        (
            Point::Birth,
            Point::SchoolStart,
            "från födseln fram till skolstart",
            "from birth until school start",
        ),
        (
            Point::Birth,
            years(18),
            "från födseln tills barnet fyller 18 år",
            "from birth until the child turns 18",
        ),
        (
            years(18),
            months(30),
            "från 18 års ålder tills barnet är 30 månader",
            "from 18 years of age until the child is 30 months old",
        ),
        (
            Point::Birth,
            CONTACT,
            "från födseln tills ”Familjen och BVC har kontakt” har inträffat",
            "from birth until “Familjen och BVC har kontakt” has happened",
        ),
        (
            CONTACT,
            Point::SchoolStart.plus(weeks(6)),
            "från den dag då ”Familjen och BVC har kontakt” inträffar fram till 6 veckor efter skolstart",
            "from the day on which “Familjen och BVC har kontakt” happens until 6 weeks after school start",
        ),
        (
            period(turning(20), Edge::First),
            period(turning(20), Edge::After),
            "från och med det år barnet fyller 20 till och med det år barnet fyller 20",
            "from the year in which the child turns 20 through the year in which the child turns 20",
        ),
        (
            Point::DueDate.plus(weeks(-34)),
            period(turning(20), Edge::First),
            "från 34 veckor före beräknad förlossning till och med det år barnet fyller 19",
            "from 34 weeks before the due date through the year in which the child turns 19",
        ),
        (
            period(spring, Edge::First),
            period(Period::YearOfAge(20), Edge::After),
            "från vårterminen det år barnet fyller 3 till och med 20 års ålder",
            "from the spring term of the year in which the child turns 3 through age 20",
        ),
        (
            Point::Date(Day::from_ymd(2028, 7, 1).unwrap()),
            period(Period::YearOfAge(20), Edge::First),
            "från 1 juli 2028 tills barnet fyller 20 år",
            "from 1 July 2028 until the child turns 20",
        ),
    ];
    for (from, until, sv, en) in said {
        assert_eq!(from_until(&programme, &from, &until), Words::new(sv, en));
    }
}

#[test]
fn an_event_that_may_stay_away_is_told_in_sentences() {
    let programme = programme("Kontakt");
    let mut leg = programme.areas[0].legs[0].clone();
    leg.from = Point::Birth;
    leg.until = CONTACT;
    leg.deadline = Some(Point::age(weeks(3)));
    let said = |leg: &_| leg_span(&programme, leg).in_one();
    leg.limit = Some(Point::age(weeks(4)));
    assert_eq!(
        said(&leg),
        Words::new(
            "från födseln tills ”Kontakt” har inträffat. Det ska ske senast den dag barnet blir 3 veckor. Sker det inte \
             upphör ansvaret ändå den dag barnet blir 4 veckor",
            "from birth until “Kontakt” has happened. It should happen no later than the day the child is 3 weeks old. \
             If it does not, the responsibility still ends on the day the child is 4 weeks old",
        )
    );
    for (limit, sv, en) in [
        (Point::SchoolStart, "vid skolstart", "at school start"),
        (
            years(1),
            "den dag barnet fyller 1 år",
            "on the day the child turns 1",
        ),
    ] {
        leg.limit = Some(limit);
        let said = said(&leg);
        let ends = |text: &str, with: &str| assert!(text.ends_with(with), "{text}");
        ends(&said.sv, &format!("upphör ansvaret ändå {sv}"));
        ends(&said.en, &format!("the responsibility still ends {en}"));
    }
    leg.deadline = None;
    leg.until = years(18);
    assert!(
        said(&leg)
            .sv
            .ends_with("Ansvaret upphör senast den dag barnet fyller 1 år")
    );
}
