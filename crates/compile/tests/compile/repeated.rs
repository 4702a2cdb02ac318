//! What visits that come again come to, and what is told of those that cannot.

use crate::common::{programme, told, with};
use stafett_model::{ChangeKind, Condition, Day, Edge, Period, Point, Programme, Season, Visit};

const TERMS: &str = "/// Varje termin.
besök möte.termin \"Terminsmöte\" {
  upprepas varje höstterminen och vårterminen från höstterminen året barnet fyller 3
    till och med vårterminen året barnet fyller 5   källa handboken \"terminer\"
  utförs av  barnhälsovården
  därefter   bortfaller
  innehåll   samtal
}";
const YEARS: &str = "besök tand \"Tandundersökning\" {
  upprepas varje 2 år från 3 år fram till året barnet fyller 20
  utförs av  barnhälsovården
  innehåll   samtal
}";
const GROUP: &str = "besök grupp \"Grupp\" {
  när        2–6 månader
  antal      2–3
  utförs av  barnhälsovården
  innehåll   samtal
}";

fn times<'p>(programme: &'p Programme, rule: &str) -> Vec<&'p Visit> {
    let of_rule = |visit: &&Visit| {
        let occurrence = visit.occurrence.as_ref();
        occurrence.is_some_and(|occurrence| occurrence.rule == rule)
    };
    let mut times: Vec<&Visit> = programme.visits.iter().filter(of_rule).collect();
    times.sort_by_key(|visit| visit.occurrence.as_ref().map(|of| of.number));
    times
}

fn ids<'p>(visits: &[&'p Visit]) -> Vec<&'p str> {
    visits.iter().map(|visit| visit.meta.id.as_str()).collect()
}

/// Asserts that exactly one thing is told, of this name, with this piece.
#[track_caller]
fn tells(text: &str, name: &str, piece: &str) {
    let told = told(&with(text));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(&format!("{name}: ")), "{told:#?}");
    assert!(told[0].contains(piece), "{piece:?} is not in {told:#?}");
}

#[test]
fn each_term_is_a_visit_with_the_term_as_its_window() {
    let programme = programme(&with(TERMS));
    let times = times(&programme, "möte.termin");
    let names = [
        "möte.termin.1",
        "möte.termin.2",
        "möte.termin.3",
        "möte.termin.4",
    ];
    assert_eq!(ids(&times), names);
    let term = |turning, season, edge| Point::Period(Period::Term { turning, season }, edge);
    let terms = [
        (3, Season::Autumn),
        (4, Season::Spring),
        (4, Season::Autumn),
        (5, Season::Spring),
    ];
    for (visit, (turning, season)) in times.iter().zip(terms) {
        let window = &visit.window;
        assert_eq!(window.earliest, term(turning, season, Edge::First));
        assert_eq!(window.recommended, term(turning, season, Edge::First));
        assert_eq!(window.latest, term(turning, season, Edge::Last));
    }
    let second = times[1];
    assert_eq!(second.meta.title, "Terminsmöte (2 av 4)");
    assert_eq!(second.meta.doc, "Varje termin.");
    assert_eq!(second.meta.origin, times[0].meta.origin);
    let about: Vec<Option<&str>> = second
        .meta
        .notes
        .iter()
        .map(|note| note.about.as_deref())
        .collect();
    assert_eq!(about, [Some("upprepas varje")]);
    let occurrence = second.occurrence.as_ref().unwrap();
    assert_eq!((occurrence.number, occurrence.of), (2, 4));
    assert_eq!(occurrence.title, "Terminsmöte");
}

#[test]
fn one_of_the_two_terms_and_an_end_that_is_not_included() {
    let text = TERMS
        .replace("höstterminen och vårterminen från", "vårterminen från")
        .replace("till och med vårterminen", "fram till vårterminen");
    let programme = programme(&with(&text));
    assert_eq!(ids(&times(&programme, "möte.termin")), ["möte.termin.1"]);
}

/// The day of a point that is counted from birth, for a child born on a day; the year of turning
/// begins on New Year's Day.
fn day(point: &Point, born: Day) -> Day {
    match point {
        Point::Birth => born,
        Point::Period(Period::CalendarYear(turning), Edge::First) => {
            Day::from_ymd(born.year() + i32::from(*turning), 1, 1).unwrap()
        }
        Point::After(of, length) => {
            let rule = stafett_model::MonthEnd::LastDay;
            stafett_model::calendar::add(day(of, born), *length, rule).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_interval_begins_where_the_last_ends_and_the_last_ends_with_the_span() {
    let programme = programme(&with(YEARS));
    let times = times(&programme, "tand");
    assert_eq!(times.len(), 9);
    let born = Day::from_ymd(2020, 2, 29).unwrap();
    let window = |at: usize| {
        let window = &times[at].window;
        assert_eq!(window.earliest, window.recommended);
        let days = [&window.earliest, &window.latest];
        days.map(|point| day(point, born).to_string())
    };
    assert_eq!(window(0), ["2023-02-28", "2025-02-27"]);
    assert_eq!(window(1), ["2025-02-28", "2027-02-27"]);
    assert_eq!(window(8), ["2039-02-28", "2039-12-31"]);
}

#[test]
fn so_many_within_one_time_and_the_rest_as_needed() {
    let programme = programme(&with(GROUP));
    let times = times(&programme, "grupp");
    assert_eq!(ids(&times), ["grupp.1", "grupp.2", "grupp.3"]);
    let as_needed: Vec<bool> = times.iter().map(|visit| visit.as_needed).collect();
    assert_eq!(as_needed, [false, false, true]);
    assert!(times.iter().all(|visit| visit.window == times[0].window));
}

#[test]
fn each_time_can_be_referred_to_and_the_name_alone_is_refused() {
    let letter = |name: &str| {
        format!(
            "{YEARS}\nkontakt brev \"Brev\" {{\n  när 2 veckor efter {name}, senast 8 veckor efter {name}\n  utförs av barnhälsovården\n}}"
        )
    };
    let whole = programme(&with(&letter("tand.9")));
    assert!(whole.visits.iter().any(|visit| visit.meta.id == "brev"));
    let told = told(&with(&letter("tand")));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told.iter().all(|told| told.contains("tand.1 till tand.9")));
}

const OVERLAYS: &str = "uppgift region \"Region\" {
  värden  en av skåne, annan
  kan ändras
}
variant skåne \"Skåne\" {
  om region skåne
  begränsar besök tand { om inte elev }
  lägger till besök extra \"Extra\" {
    upprepas varje 1 år från 1 år fram till 3 år
    utförs av  barnhälsovården
  }
}
variant annan \"Annan\" {
  om region annan
  utgår tand \"Görs av andra\"
}
omprioritering april \"April\" {
  gäller från 2020-04-03 till och med 2020-08-31
  pausar tand
  byter plats till hem för tand
  därefter bortfaller
}";

#[test]
fn overlays_mean_every_time_by_the_name_alone() {
    let programme = programme(&with(&format!("{YEARS}\n{OVERLAYS}")));
    let april = &programme.reprioritisations[0];
    assert_eq!((april.visits.len(), april.switches[0].visits.len()), (9, 9));
    let count = |name: &str, kind: ChangeKind| {
        let mut variants = programme.variants.iter();
        let variant = variants.find(|variant| variant.meta.id == name).unwrap();
        let changes = variant.changes.iter();
        changes.filter(|change| change.kind == kind).count()
    };
    assert_eq!(count("annan", ChangeKind::Drops), 9);
    assert_eq!(count("skåne", ChangeKind::Narrows), 9);
    assert_eq!(count("skåne", ChangeKind::Adds), 2);
    let rows = programme.visits.iter();
    let narrower = rows.filter(|row| row.meta.id == "tand.4" && row.stands_for.is_some());
    assert!(narrower.clone().count() > 0);
    assert!(
        narrower
            .clone()
            .all(|row| row.condition != Condition::Always)
    );
    assert!(narrower.clone().all(|row| row.occurrence.is_some()));
    let timed = OVERLAYS.replace("{ om inte elev }", "{ när 4 år }");
    tells(
        &format!("{YEARS}\n{timed}"),
        "wrong-kind",
        "tand.1 till tand.9",
    );
}

#[test]
fn what_cannot_come_again_is_told_once() {
    let years = |old: &str, new: &str| {
        assert_eq!(YEARS.matches(old).count(), 1);
        YEARS.replace(old, new)
    };
    let weekly = years("2 år från", "1 vecka från");
    tells(&weekly, "too-many", "gränsen är 60");
    tells(
        &years(
            "3 år fram till året barnet fyller 20",
            "3 år fram till 2 år",
        ),
        "out-of-range",
        "inget tillfälle",
    );
    tells(
        &years("året barnet fyller 20", "skolstart"),
        "wrong-kind",
        "hur många tillfällen",
    );
    tells(
        &years("från 3 år", "från hemkomst"),
        "wrong-kind",
        "börjar vid en ålder",
    );
    tells(
        &years("varje 2 år", "varje 0 år"),
        "out-of-range",
        "någon tid",
    );
    let half = years("2 år från 3 år", "6 månader från 3 år");
    tells(&half, "out-of-range", "vissa födelsedatum");
    let both = years("  innehåll", "  när 4 år, senast 5 år\n  innehåll");
    tells(&both, "wrong-kind", "bredvid");
    let turning = TERMS.replace("vårterminen året barnet fyller 5", "vårterminen 2030");
    tells(&turning, "wrong-kind", "på olika sätt");
    tells(
        &TERMS.replace("höstterminen året barnet fyller 3\n", "3 år\n"),
        "wrong-kind",
        "med en termin",
    );
    tells(&GROUP.replace("2–3", "3–2"), "out-of-range", "antal 2–3");
    tells(&GROUP.replace("2–3", "0"), "out-of-range", "antal 2–3");
    let later = TERMS.replace("fyller 5", "fyller 40");
    tells(
        &later.replace("höstterminen och vårterminen", "vårterminen"),
        "out-of-range",
        "0 till 30",
    );
}

#[test]
fn what_is_wrong_with_the_declaration_is_told_once_for_all_times() {
    let text = YEARS.replace("  utförs av  barnhälsovården\n", "");
    tells(&text, "missing-field", "besöket \"tand\"");
    let unknown = YEARS.replace("samtal", "samtl");
    tells(&unknown, "unknown-name", "samtal");
    tells(&format!("{YEARS}\n{YEARS}"), "duplicate-name", "tand");
}

#[test]
fn a_condition_asks_of_one_time() {
    let asking = |name: &str| {
        format!(
            "{YEARS}\nkontakt brev \"Brev\" {{\n  när 6 år, senast 7 år\n  utförs av barnhälsovården\n  om {name} uteblivet\n}}"
        )
    };
    let programme = programme(&with(&asking("tand.2")));
    assert!(programme.facts.iter().any(|fact| fact.meta.id == "tand.2"));
    tells(&asking("tand"), "wrong-kind", "tand.1 till tand.9");
}
