//! Responsibility decided a second time, by brute force, over small random programmes: every birth
//! date, every value of the facts, every first day of a term, every due date, the event on every
//! day and never. Dates, terms and legs are read from the definitions, with nothing of
//! `stafett_model` or `stafett_check`; only the findings are theirs.
//!
//! Compared are: for which birth dates there is a fault, whether every day of every
//! history that has a fault lies in the region of its finding ([`Depth::Days`]), and whether the
//! region has no other days ([`Depth::Exact`]). Of each finding the witness must show the fault, for
//! the least birth date.
#![allow(missing_docs)]

#[path = "oracle/almanac.rs"]
mod almanac;
#[path = "oracle/programme.rs"]
mod programme;
#[path = "oracle/random.rs"]
mod random;
mod support;
#[path = "oracle/truth.rs"]
mod truth;

use almanac::{Almanac, Day};
use programme::{At, End, Kinds, Layer, Programme, Season};
use random::Random;
use stafett_model as model;
use stafett_model::proof::{Finding, Part};
use stafett_model::{Edge, Period, Point};
use std::collections::{BTreeMap, BTreeSet};
use truth::{Days, Fault, History, Truth};

/// How many histories of one programme are tried: birth dates are left out beyond it, and programmes
/// that have more for a single birth date.
const HISTORIES: usize = 3_000;

/// How far truth and findings must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    /// Every day with a fault lies in the region of its finding, which may have other days and birth
    /// dates.
    Missed,
    /// The same faults for the same birth dates, and every day with a fault lies in the region of its
    /// finding; the same legs never begin.
    Days,
    /// And the region has no other days.
    Exact,
}

const PLAIN: Kinds = Kinds {
    event: false,
    due_date: false,
    school: false,
    crossing: false,
    event_after_school_start: false,
};

/// A part of a finding's region, in the oracle's terms.
struct Told {
    part: Part,
    from: At,
    until: At,
    given: Vec<(At, bool)>,
}

/// What the checker says of a programme, in the oracle's terms.
struct Checked {
    programme: model::Programme,
    findings: Vec<Finding>,
    parts: BTreeMap<Fault, Vec<Told>>,
}

fn fault_of(finding: &Finding) -> Option<Fault> {
    let pair = || {
        let mut names = finding.key.rules.clone();
        names.sort();
        names.try_into().expect("an overlap names two")
    };
    match finding.key.name.as_str() {
        "no-body-has-duty" => Some(Fault::Gap(Layer::Body)),
        "no-service-named" => Some(Fault::Gap(Layer::Service)),
        "two-bodies-have-duty" => Some(Fault::Overlap(Layer::Body, pair())),
        "two-services-named" => Some(Fault::Overlap(Layer::Service, pair())),
        _ => None,
    }
}

/// A model's point in the oracle's terms.
fn at(almanac: &Almanac, point: &Point) -> At {
    let end = |edge: &Edge| match edge {
        Edge::First => End::First,
        Edge::Last => End::Last,
        Edge::After => End::After,
    };
    let season = |season: model::Season| match season {
        model::Season::Autumn => Season::Autumn,
        model::Season::Spring => Season::Spring,
    };
    match point {
        Point::Birth => At::Birth,
        Point::DueDate => At::DueDate,
        Point::SchoolStart => At::SchoolYear(0, End::First),
        Point::Date(day) => At::Date(almanac.parse(day)),
        Point::Event(_) => At::Event,
        Point::Period(Period::SchoolYear(number), edge) => At::SchoolYear(*number, end(edge)),
        Point::Period(
            Period::Term {
                turning,
                season: of,
            },
            edge,
        ) => At::Term(*turning, season(*of), end(edge)),
        Point::Period(Period::CalendarYear(turning), edge) => {
            At::YearOfTurning(*turning, end(edge))
        }
        Point::Period(Period::YearOfAge(age), edge) => At::YearOfAge(*age, end(edge)),
        Point::After(of, length) => at(almanac, of).after(almanac::Length {
            months: length.years * 12 + length.months,
            days: length.weeks * 7 + length.days,
        }),
        Point::DayOfYear { of, month, day } => {
            At::SameYear(Box::new(at(almanac, of)), (*month).into(), (*day).into())
        }
        other => panic!("no point of these programmes: {other:?}"),
    }
}

impl Checked {
    fn new(almanac: &Almanac, text: &str) -> Checked {
        let (programme, told) = support::compiled(&[support::source("p.stafett", text)]);
        let programme =
            programme.unwrap_or_else(|| panic!("should compile, but {told:#?}\n{text}"));
        let findings = support::prove(&programme, support::AS_OF).findings;
        let mut parts: BTreeMap<Fault, Vec<Told>> = BTreeMap::new();
        for finding in &findings {
            let (Some(fault), Some(region)) = (fault_of(finding), &finding.region) else {
                continue;
            };
            let told = region.parts.iter().map(|part| Told {
                part: part.clone(),
                from: at(almanac, &part.from),
                until: at(almanac, &part.until),
                given: part
                    .given
                    .iter()
                    .map(|(point, come)| (at(almanac, point), *come))
                    .collect(),
            });
            parts.entry(fault).or_default().extend(told);
        }
        Checked {
            programme,
            findings,
            parts,
        }
    }

    fn value(&self, fact: model::FactId, history: &History) -> i32 {
        match self.programme.fact(fact).map(|fact| fact.meta.id.as_str()) {
            Some("elev") => i32::from(history.fact),
            _ => i32::from(history.late),
        }
    }

    /// The birth dates for which the regions have a fault.
    fn births(&self, fault: &Fault, truth: &Truth) -> BTreeSet<Day> {
        let parts = self.parts.get(fault).into_iter().flatten();
        let births = parts.flat_map(|told| &told.part.born);
        let days =
            births.flat_map(|(first, last)| truth.almanac.parse(first)..=truth.almanac.parse(last));
        days.collect()
    }

    /// The days on which the regions have a fault, for one history.
    fn days(&self, fault: &Fault, truth: &Truth, history: &History) -> Days {
        let almanac = truth.almanac;
        let mut days = Days::default();
        for told in self.parts.get(fault).into_iter().flatten() {
            let within = |(first, last): &(model::Day, model::Day)| {
                (almanac.parse(first)..=almanac.parse(last)).contains(&history.birth)
            };
            let facts = told
                .part
                .facts
                .iter()
                .all(|range| range.allows(self.value(range.fact, history)));
            if !facts || !told.part.born.iter().any(within) {
                continue;
            }
            let day = |at: &At| truth.day(at, history);
            let mut own = Days::between(history.birth, day(&told.from), day(&told.until));
            for (point, come) in &told.given {
                let passed = Days::between(history.birth, day(point), None);
                own = if *come {
                    own.and(passed)
                } else {
                    own.without(passed)
                };
            }
            days = days.or(own);
        }
        days
    }
}

/// A disagreement in words, if there is one.
fn disagreement(almanac: &Almanac, programme: &Programme, depth: Depth) -> Option<String> {
    let truth = Truth { almanac, programme };
    let checked = Checked::new(almanac, &programme.text(almanac));
    let mut seen_births: BTreeMap<Fault, BTreeSet<Day>> = BTreeMap::new();
    let mut begun: BTreeSet<usize> = BTreeSet::new();
    for birth in programme.born.0..=programme.born.1 {
        for history in truth.histories(birth) {
            let faults = truth.faults(&history);
            let named = faults
                .keys()
                .chain(checked.parts.keys())
                .collect::<BTreeSet<_>>();
            for fault in named {
                let seen = faults.get(fault).copied().unwrap_or_default();
                // A region may take in children whom the population does not have.
                let told = checked
                    .days(fault, &truth, &history)
                    .without(truth.impossible(&history));
                if seen != told && (depth == Depth::Exact || !seen.without(told).is_empty()) {
                    return Some(differs(&truth, &history, fault, seen, told));
                }
            }
            for (fault, _) in faults {
                seen_births.entry(fault).or_default().insert(birth);
            }
            for (place, leg) in programme.legs.iter().enumerate() {
                if !begun.contains(&place) && !truth.leads(leg, &history).is_empty() {
                    begun.insert(place);
                }
            }
        }
    }
    let differ = births_differ(&truth, &checked, &seen_births, depth);
    if depth == Depth::Missed {
        return differ;
    }
    differ
        .or_else(|| never_begun(programme, &checked, &begun))
        .or_else(|| witnesses(&truth, &checked, &seen_births))
}

/// Birth dates with a fault in truth and not for the checker, or the other way.
fn births_differ(
    truth: &Truth,
    checked: &Checked,
    seen: &BTreeMap<Fault, BTreeSet<Day>>,
    depth: Depth,
) -> Option<String> {
    let named = seen
        .keys()
        .chain(checked.parts.keys())
        .collect::<BTreeSet<_>>();
    named.into_iter().find_map(|fault| {
        let seen = seen.get(fault).cloned().unwrap_or_default();
        let told = checked.births(fault, truth);
        let show = |day: Option<&Day>| day.map(|day| truth.almanac.show(*day));
        match (
            show(seen.difference(&told).next()),
            show(told.difference(&seen).next()).filter(|_| depth != Depth::Missed),
        ) {
            (None, None) => None,
            (missed, invented) => Some(format!(
                "of {fault:?} the checker misses the birth date {missed:?}, invents {invented:?}"
            )),
        }
    })
}

fn differs(truth: &Truth, history: &History, fault: &Fault, seen: Days, told: Days) -> String {
    let (what, day) = match (seen.without(told).first(), told.without(seen).first()) {
        (Some(day), _) => ("the checker misses", day),
        (None, Some(day)) => ("the checker invents", day),
        (None, None) => ("the same", 0),
    };
    let show = |day: Day| truth.almanac.show(day);
    let terms: Vec<String> = history
        .terms
        .iter()
        .map(|((year, season), day)| format!("{season:?} {year}: {}", show(*day)))
        .collect();
    format!(
        "{what} {fault:?} on {}: born {}, fact {}, late {}, event {:?}, due date {}, terms {terms:?}",
        show(history.birth + day),
        show(history.birth),
        history.fact,
        history.late,
        history.event.map(show),
        show(history.due_date),
    )
}

/// Legs that no child enters, by holder.
fn never_begun(
    programme: &Programme,
    checked: &Checked,
    begun: &BTreeSet<usize>,
) -> Option<String> {
    let legs = programme.legs.iter().enumerate();
    let seen: BTreeSet<&str> = legs
        .filter(|(place, _)| !begun.contains(place))
        .map(|(_, leg)| leg.holder)
        .collect();
    let told: BTreeSet<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.key.name == "leg-never-begins")
        .filter_map(|finding| finding.key.rules.first().map(String::as_str))
        .collect();
    (seen != told)
        .then(|| format!("legs that never begin: {seen:?} in truth, {told:?} for the checker"))
}

/// Whether each finding's witness shows the fault, and one of them for the least birth date.
fn witnesses(
    truth: &Truth,
    checked: &Checked,
    seen: &BTreeMap<Fault, BTreeSet<Day>>,
) -> Option<String> {
    let mut births: BTreeMap<Fault, Day> = BTreeMap::new();
    for finding in &checked.findings {
        let (Some(fault), Some(witness)) = (fault_of(finding), &finding.witness) else {
            continue;
        };
        let day = |day: model::Day| truth.almanac.parse(day);
        let birth = day(witness.born);
        let value = |name: &str| {
            let named = |fact: &model::FactId| {
                checked
                    .programme
                    .fact(*fact)
                    .is_some_and(|fact| fact.meta.id == name)
            };
            witness
                .facts
                .iter()
                .any(|(fact, value)| named(fact) && *value == 1)
        };
        let like = |history: &History| {
            history.fact == value("elev")
                && history.late == value("skolstartstid")
                && history.event == witness.events.first().map(|(_, on)| day(*on))
                && witness
                    .due_date
                    .is_none_or(|due_date| history.due_date == day(due_date))
                && witness.terms.iter().all(|(year, season, on)| {
                    let season = if *season == model::Season::Autumn {
                        Season::Autumn
                    } else {
                        Season::Spring
                    };
                    history
                        .terms
                        .get(&(*year, season))
                        .is_none_or(|known| *known == day(*on))
                })
        };
        let shows = truth
            .histories(birth)
            .iter()
            .filter(|history| like(history))
            .any(|history| {
                let on = Days::between(birth, Some(day(witness.day)), Some(day(witness.day) + 1));
                truth
                    .faults(history)
                    .get(&fault)
                    .is_some_and(|days| !days.and(on).is_empty())
            });
        if !shows {
            return Some(format!(
                "the witness of {:?} does not show {fault:?}: {witness:?}",
                finding.key
            ));
        }
        let known = births.entry(fault).or_insert(birth);
        *known = (*known).min(birth);
    }
    let (fault, seen) = seen
        .iter()
        .find(|(fault, seen)| seen.first() != births.get(*fault))?;
    let least = seen.first().map(|day| truth.almanac.show(*day));
    Some(format!("the least birth date of {fault:?} is {least:?}"))
}

/// Leaves out what is not needed for the disagreement.
fn shrunk(almanac: &Almanac, mut programme: Programme, depth: Depth) -> (Programme, String) {
    let mut says = disagreement(almanac, &programme, depth).unwrap_or_default();
    loop {
        let mut smaller = Vec::new();
        for leg in 0..programme.legs.len() {
            let mut without = programme.clone();
            without.legs.remove(leg);
            smaller.push(without);
        }
        let (first, last) = programme.born;
        if first < last {
            let middle = i32::midpoint(first, last);
            for born in [(first, middle), (middle + 1, last)] {
                let mut fewer = programme.clone();
                fewer.born = born;
                smaller.push(fewer);
            }
        }
        let found = smaller.into_iter().find_map(|smaller| {
            let says = disagreement(almanac, &smaller, depth)?;
            Some((smaller, says))
        });
        match found {
            Some(found) => (programme, says) = found,
            None => return (programme, says),
        }
    }
}

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Tries so many random programmes. `ORACLE_SEED=7 ORACLE_TIMES=100` tries others, and more.
fn agree(seed: u64, programmes: usize, kinds: Kinds, depth: Depth) {
    let almanac = Almanac::new();
    let mut random = Random::new(seed + number_of("ORACLE_SEED").unwrap_or_default() * 1_000);
    let times = number_of("ORACLE_TIMES").unwrap_or(1);
    let programmes = programmes * usize::try_from(times).expect("a small number");
    let mut number = 0;
    while number < programmes {
        let mut programme = programme::random(&almanac, &mut random, kinds);
        let truth = Truth {
            almanac: &almanac,
            programme: &programme,
        };
        let each = truth.count(programme.born.0);
        if each * 2 > HISTORIES {
            continue;
        }
        let births = i32::try_from(HISTORIES / each).expect("a small number");
        programme.born.1 = programme.born.1.min(programme.born.0 + births - 1);
        if disagreement(&almanac, &programme, depth).is_some() {
            let (programme, says) = shrunk(&almanac, programme, depth);
            panic!(
                "{depth:?}, programme {number} of {kinds:?}: {says}\n{}",
                programme.text(&almanac)
            );
        }
        number += 1;
    }
}

#[test]
fn ages_alone() {
    agree(1, 80, PLAIN, Depth::Exact);
}

const EVENT: Kinds = Kinds {
    event: true,
    ..PLAIN
};

#[test]
fn an_event() {
    agree(2, 50, EVENT, Depth::Days);
}

const DUE_DATE: Kinds = Kinds {
    due_date: true,
    ..PLAIN
};

#[test]
fn a_due_date() {
    agree(3, 60, DUE_DATE, Depth::Days);
}

const SCHOOL: Kinds = Kinds {
    school: true,
    ..PLAIN
};

#[test]
fn school() {
    agree(4, 60, SCHOOL, Depth::Days);
}

#[test]
fn everything() {
    let kinds = Kinds {
        event: true,
        due_date: true,
        school: true,
        ..PLAIN
    };
    agree(5, 40, kinds, Depth::Days);
}

#[test]
fn an_event_that_waits_for_school_start() {
    let kinds = Kinds {
        event: true,
        school: true,
        event_after_school_start: true,
        ..PLAIN
    };
    agree(6, 40, kinds, Depth::Days);
}

const CROSSING: Kinds = Kinds {
    crossing: true,
    ..PLAIN
};

#[test]
fn of_points_of_one_variable_no_fault_is_missed() {
    agree(11, 60, CROSSING, Depth::Missed);
}

#[test]
#[ignore = "where two distances from one event change places, a finding may name a day that no course brings about; none is missed"]
fn points_of_one_variable_whose_order_depends_on_it() {
    agree(7, 60, CROSSING, Depth::Days);
}

#[test]
#[ignore = "of two open points that bound a part of a region, the part names one"]
fn regions_have_no_other_days() {
    for (seed, kinds) in [(8, EVENT), (9, DUE_DATE), (10, SCHOOL)] {
        agree(seed, 40, kinds, Depth::Exact);
    }
}
