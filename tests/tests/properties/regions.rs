//! Regions, witnesses and birth dates fit together.

use crate::essence::{DUTY, births, born, duty_births, each, essences, programme};
use crate::seen::Seen;
use crate::support::{AS_OF, day, prove};
use stafett_check::{Options, check};
use stafett_model::locate::Known;
use stafett_model::proof::{Finding, Proof, Witness};
use stafett_model::{AreaId, Day, Holder, Layer, Programme, Variable, duty};
use std::collections::BTreeSet;

const RELAY: [&str; 4] = ["ages", "event", "school", "everything"];
const ALL: [&str; 5] = ["ages", "event", "school", "everything", "visits"];

fn with_births(programme: &Programme, born: (Day, Day)) -> Proof {
    let options = Options {
        born: Some(born),
        ..Options::as_of(day(AS_OF))
    };
    check(programme, &options)
}

fn seen(witness: &Witness) -> Seen {
    let mut variables: Vec<(Variable, Known)> = Vec::new();
    let events = witness.events.iter();
    variables.extend(events.map(|(event, on)| (Variable::Event(*event), Known::On(*on))));
    let terms = witness.terms.iter();
    variables
        .extend(terms.map(|(year, season, on)| (Variable::Term(*year, *season), Known::On(*on))));
    variables.extend(
        witness
            .due_date
            .map(|on| (Variable::DueDate, Known::On(on))),
    );
    Seen {
        born: witness.born,
        facts: witness.facts.iter().copied().collect(),
        variables: variables.into_iter().collect(),
    }
}

fn is_about_duty(finding: &Finding) -> bool {
    DUTY.contains(&finding.key.name.as_str())
}

/// Every witness shows its fault, counted from the legs. Trap: a fault of another day or name.
#[test]
fn every_witness_shows_its_fault() {
    each(&RELAY, |text| {
        let programme = programme(text);
        for finding in prove(&programme, AS_OF).findings {
            if let Some(witness) = finding.witness.as_ref().filter(|_| is_about_duty(&finding)) {
                let faults = seen(witness).faults(&programme, AreaId(0), witness.day);
                let name = finding.key.name.as_str();
                let shows = faults.as_ref().is_some_and(|faults| faults.contains(name));
                assert!(shows, "{:?}: {faults:?}, {witness:?}\n{text}", finding.key);
            }
        }
    });
}

/// The witness of a visit outside its leg meets no leg of its service on its day.
#[test]
fn every_witness_of_a_visit_outside_its_leg_shows_it() {
    each(&["visits", "visits-in-school"], |text| {
        let programme = programme(text);
        for finding in prove(&programme, AS_OF).findings {
            let Some(witness) = finding.witness.as_ref() else {
                continue;
            };
            if finding.key.name != "visit-outside-leg" {
                continue;
            }
            let mut visits = programme.visits.iter();
            let visit = visits
                .find(|visit| finding.key.rules.contains(&visit.meta.id))
                .expect("the key names the visit");
            let area = &programme.areas[0];
            let of = duty::duty(
                &programme,
                area,
                Layer::Service,
                &seen(witness),
                witness.day,
            );
            let leads = of
                .certain
                .iter()
                .any(|at| area.legs[*at].holder == Holder::Service(visit.performer));
            assert!(!leads, "{:?}: {witness:?}\n{text}", finding.key);
        }
    });
}

/// The witness is a child of the region, on a day of the region.
#[test]
fn a_region_has_its_witness() {
    each(&RELAY, |text| {
        let programme = programme(text);
        for finding in prove(&programme, AS_OF).findings {
            if let (Some(region), Some(witness), true) =
                (&finding.region, &finding.witness, is_about_duty(&finding))
            {
                let has = seen(witness).is_in(&programme, region, witness.day);
                assert_eq!(has, Some(true), "{:?}: {witness:?}\n{text}", finding.key);
            }
        }
    });
}

/// The witness is born on the least birth date of the region.
#[test]
fn a_witness_is_the_first_born_of_its_region() {
    each(&ALL, |text| {
        for finding in prove(&programme(text), AS_OF).findings {
            if let (Some(region), Some(witness)) = (&finding.region, &finding.witness) {
                let first = born(region).first().copied();
                assert_eq!(first, Some(witness.born), "{:?}\n{text}", finding.key);
            }
        }
    });
}

/// No child is in two parts of one region on one day. Trap: two parts for the values of one fact.
#[test]
#[ignore = "a leg without a day cuts a region, and its parts then overlap"]
fn the_parts_of_a_region_are_disjoint() {
    each(&["ages"], |text| {
        let programme = programme(text);
        for finding in prove(&programme, AS_OF).findings {
            let Some(region) = finding.region.as_ref().filter(|_| is_about_duty(&finding)) else {
                continue;
            };
            for (child, on) in children(&programme, &born(region)) {
                let parts = region.parts.iter();
                let within = parts
                    .filter(|part| child.is_in_part(&programme, part, on) == Some(true))
                    .count();
                let born = child.born;
                assert!(
                    within < 2,
                    "{:?}: born {born}, {on}, {region:?}\n{text}",
                    finding.key
                );
            }
        }
    });
}

/// Children of these birth dates with every value of the first fact, on every day of their first
/// hundred.
fn children<'b>(
    programme: &'b Programme,
    births: &'b BTreeSet<Day>,
) -> impl Iterator<Item = (Seen, Day)> + 'b {
    let facts = &programme.facts;
    births.iter().flat_map(move |birth| {
        let values = 0..=i32::from(!facts.is_empty());
        values.flat_map(move |value| {
            (0..100).filter_map(move |age| {
                let child = Seen {
                    born: *birth,
                    facts: [(stafett_model::FactId(0), value)].into(),
                    variables: [].into(),
                };
                Some((child, birth.plus(age)?))
            })
        })
    })
}

/// How many birth dates a region has is what its parts have.
#[test]
fn a_region_counts_its_birth_dates() {
    each(&ALL, |text| {
        for finding in prove(&programme(text), AS_OF).findings {
            if let Some(region) = &finding.region {
                let counted = u32::try_from(born(region).len()).expect("few birth dates");
                assert_eq!(counted, region.birth_dates, "{:?}\n{text}", finding.key);
            }
        }
    });
}

/// The findings of fewer children are those of all, cut to these children. Trap: classes of birth
/// dates are found anew.
#[test]
fn narrowing_the_population_narrows_regions_to_the_intersection() {
    each(&ALL, |text| {
        let programme = programme(text);
        let all = prove(&programme, AS_OF);
        let (first, last) = (
            programme.population.born_from,
            programme.population.born_through,
        );
        let third = last.since(first) / 3;
        let (Some(from), Some(through)) = (first.plus(third), last.plus(-third)) else {
            return;
        };
        let fewer = duty_births(&with_births(&programme, (from, through)));
        let mut expected = duty_births(&all);
        for days in expected.values_mut() {
            days.retain(|day| (from..=through).contains(day));
        }
        expected.retain(|_, days| !days.is_empty());
        assert_eq!(fewer, expected, "{from} to {through} of\n{text}");
    });
}

/// A birth date tried alone has a finding if and only if the region has the birth date.
#[test]
fn every_birth_date_alone_has_the_findings_whose_regions_have_it() {
    let names = [
        "visit-outside-leg",
        "empty-window",
        "no-service-named",
        "two-services-named",
    ];
    each(&ALL, |text| {
        let programme = programme(text);
        let all = prove(&programme, AS_OF);
        let (first, last) = (
            programme.population.born_from,
            programme.population.born_through,
        );
        for days in (0..=last.since(first)).step_by(5) {
            let Some(birth) = first.plus(days) else {
                continue;
            };
            let alone = with_births(&programme, (birth, birth));
            for name in names {
                let expected = births(&all, name).contains(&birth);
                let found = births(&alone, name).contains(&birth);
                assert_eq!(expected, found, "{name} of {birth}\n{text}");
            }
        }
    });
}

/// The Gregorian calendar repeats itself after 400 years, weekdays too. Trap: a dated day in the text.
#[test]
fn children_born_400_years_later_have_the_same_findings_where_nothing_is_dated() {
    const CYCLE: i32 = 146_097;
    each(&["ages", "visits"], |text| {
        let programme = programme(text);
        let born = (
            programme.population.born_from,
            programme.population.born_through,
        );
        let later = (born.0.plus(CYCLE), born.1.plus(CYCLE));
        let (Some(from), Some(through)) = later else {
            panic!("arithmetic holds until 2799");
        };
        if text.matches("2024-03-01").count() + text.matches("2024-04-30").count() > 0 {
            return;
        }
        let shifted = |day: Day| day.plus(CYCLE).expect("arithmetic holds until 2799");
        let mut expected = essences(&with_births(&programme, born));
        for essence in &mut expected {
            let parts = essence
                .region
                .iter_mut()
                .flat_map(|region| &mut region.parts);
            for span in parts.flat_map(|part| &mut part.born) {
                *span = (shifted(span.0), shifted(span.1));
            }
            if let Some(witness) = &mut essence.witness {
                witness.born = shifted(witness.born);
                witness.day = shifted(witness.day);
                witness.until = witness.until.map(shifted);
            }
        }
        let found = essences(&with_births(&programme, (from, through)));
        assert_eq!(expected, found, "{text}");
    });
}
