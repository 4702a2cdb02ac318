//! **Claim.** Every change of the responsible service has a transition, and every transition
//! describes a change that happens.
//!
//! A change is: one leg leads on one day and a leg of another service on the next, for some child,
//! whether time, an event or a changing fact brings it about; or one leg is the last to end before a
//! gap and another the first to begin after it. One transition may cover many changes.

use crate::moments::Moment;
use crate::places::Places;
use crate::region::{Hit, Hits};
use crate::relay::{Group, Relay};
use crate::responsibility::{Cause, causes};
use crate::timeline::{count, union};
use crate::{Options, Report, report, story};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Region, Rule, Witness, Words};
use stafett_model::{
    Area, AreaId, Change, Condition, Holder, Layer, Located, Origin, Programme, ServiceId, words,
};
use std::collections::{BTreeMap, BTreeSet};

type Pair = (ServiceId, ServiceId);

/// A change between two services, in one or more areas.
#[derive(Default)]
struct Found {
    areas: BTreeSet<AreaId>,
    rules: BTreeSet<Origin>,
    regions: Vec<Region>,
    witnesses: Vec<Witness>,
}

/// Decides the claim for every area.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    let programme = places.programme;
    for (name, says) in claims() {
        report.claim(name, says);
    }
    let mut changes: BTreeMap<Pair, Found> = BTreeMap::new();
    let mut undecided = false;
    for (place, area) in programme
        .areas
        .iter()
        .enumerate()
        .filter(|(_, area)| area.span.is_some())
    {
        let always = &Condition::Always;
        match Relay::new(
            places,
            area,
            &[Layer::Service],
            None,
            always,
            options.combinations,
        ) {
            Ok(relay) => {
                let id = AreaId(u16::try_from(place).unwrap_or(u16::MAX));
                gather(&relay, id, &mut changes);
                report.decided(Name::ChangeWithoutTransition, relay.timeline.classes.len());
            }
            Err(_) => {
                undecided = true;
                report.not_decided(Name::ChangeWithoutTransition, &area.meta);
            }
        }
    }
    for (pair, found) in &changes {
        let missing: Vec<AreaId> = found
            .areas
            .iter()
            .copied()
            .filter(|area| !covered(programme, *pair, *area))
            .collect();
        if !missing.is_empty() {
            report.add(without_transition(programme, *pair, found, &missing));
        }
    }
    if !undecided {
        transitions_without_change(programme, &changes, report);
    }
}

fn claims() -> [(Name, Words); 2] {
    [
        (
            Name::ChangeWithoutTransition,
            Words::new(
                "varje byte av ansvarig verksamhet har en övergång",
                "every change of the responsible service has a transition",
            ),
        ),
        (
            Name::TransitionWithoutChange,
            Words::new(
                "varje övergång beskriver ett byte som förekommer",
                "every transition describes a change that happens",
            ),
        ),
    ]
}

fn covered(programme: &Programme, (from, to): Pair, area: AreaId) -> bool {
    programme.transitions.iter().any(|transition| {
        (transition.from, transition.to) == (from, to)
            && (transition.areas.is_empty() || transition.areas.contains(&area))
    })
}

/// Every change in one area.
fn gather(relay: &Relay, area: AreaId, changes: &mut BTreeMap<Pair, Found>) {
    let mut hits: BTreeMap<(usize, usize), Hits> = BTreeMap::new();
    for class in &relay.timeline.classes {
        let moments = class.moments(&relay.timeline);
        let demanded: Vec<&Moment> = moments
            .iter()
            .filter(|moment| relay.demanded(moment))
            .collect();
        let groups: Vec<(usize, &Group)> = relay.groups_of(class).collect();
        for after in &demanded {
            for group in groups.iter().filter(|group| relay.allows(after, group.1)) {
                let across = across_gap(relay, class, after, group.1);
                let mut pairs: Vec<_> = across
                    .into_iter()
                    .map(|pair| (pair, Vec::new(), 0))
                    .collect();
                for before in demanded.iter().filter(|before| follows(before, after)) {
                    for earlier in groups
                        .iter()
                        .filter(|earlier| relay.allows(before, earlier.1))
                        .filter(|earlier| one_child(relay, earlier.1, group.1))
                    {
                        let changes = next_day(relay, before, earlier.1, after, group.1);
                        let come = just_come(class, before, after);
                        let wait = i32::from(before.stretch == after.stretch);
                        pairs.extend(changes.into_iter().map(|pair| (pair, come.clone(), wait)));
                    }
                }
                for ((gives, receives), just_come, wait) in pairs {
                    let leg = relay.legs[receives];
                    let (from, until) = (&leg.from, relay.end(after, leg));
                    let hit = Hit {
                        class,
                        group: *group,
                        moment: after,
                        from,
                        until,
                        given: Vec::new(),
                        just_come,
                        wait,
                    };
                    hits.entry((gives, receives)).or_default().add(hit);
                }
            }
        }
    }
    for ((gives, receives), hits) in hits {
        let (gives, receives) = (relay.legs[gives], relay.legs[receives]);
        let (Holder::Service(from), Holder::Service(to)) = (gives.holder, receives.holder) else {
            continue;
        };
        let found = changes.entry((from, to)).or_default();
        found.areas.insert(area);
        found.rules.extend([gives.origin, receives.origin]);
        found.regions.push(hits.region(relay));
        found.witnesses.extend(hits.witness(relay));
    }
}

/// Whether `after` can be the day after a day of `before`.
fn follows(before: &Moment, after: &Moment) -> bool {
    let adjacent = before.stretch + 1 == after.stretch;
    let longer_than_a_day = before
        .until
        .is_none_or(|until| until.since(before.first) > 1);
    let same = before.stretch == after.stretch && longer_than_a_day;
    (adjacent || same)
        && before
            .passed
            .iter()
            .zip(&after.passed)
            .all(|(before, after)| !before || *after)
}

/// The open points that have come between two moments that follow each other.
fn just_come(class: &crate::timeline::Class, before: &Moment, after: &Moment) -> Vec<usize> {
    (0..class.located.len())
        .filter(|at| matches!(class.located[*at], Located::Open { .. }))
        .filter(|at| after.passed[*at] && !before.passed[*at])
        .collect()
}

/// Whether a child can have the facts of one group on a day and of the other on the next: those
/// that never change agree.
fn one_child(relay: &Relay, before: &Group, after: &Group) -> bool {
    let fixed: Vec<usize> = (0..relay.space.facts.len())
        .filter(|at| {
            let fact = relay.programme.fact(relay.space.facts[*at]);
            fact.is_some_and(|fact| fact.change == Change::Fixed)
        })
        .collect();
    let project = |group: &Group| -> BTreeSet<Vec<u16>> {
        group
            .combinations
            .iter()
            .map(|c| fixed.iter().map(|at| c[*at]).collect())
            .collect()
    };
    !project(before).is_disjoint(&project(after))
}

/// Pairs of legs of which the first leads in `before` and the second in `after`, each only there.
fn next_day(
    relay: &Relay,
    before: &Moment,
    earlier: &Group,
    after: &Moment,
    later: &Group,
) -> Vec<(usize, usize)> {
    let was = relay.in_time(before) & earlier.legs;
    let is = relay.in_time(after) & later.legs;
    let holders = |set| {
        relay
            .members(set)
            .map(|at| relay.legs[at].holder)
            .collect::<BTreeSet<_>>()
    };
    let (held, holds) = (holders(was), holders(is));
    relay
        .members(was)
        .filter(|at| !holds.contains(&relay.legs[*at].holder))
        .flat_map(|gives| {
            let held = &held;
            relay
                .members(is)
                .filter(move |at| !held.contains(&relay.legs[*at].holder))
                .map(move |receives| (gives, receives))
        })
        .collect()
}

/// The legs on both sides of a gap.
fn across_gap(
    relay: &Relay,
    class: &crate::timeline::Class,
    moment: &Moment,
    group: &Group,
) -> Vec<(usize, usize)> {
    causes(relay, Layer::Service, class, moment, group)
        .into_iter()
        .filter_map(|cause| match cause {
            Cause::Gap(Some(gives), Some(receives))
                if relay.legs[gives].holder != relay.legs[receives].holder =>
            {
                Some((gives, receives))
            }
            _ => None,
        })
        .collect()
}

fn service(programme: &Programme, id: ServiceId) -> (&str, &str) {
    programme
        .service(id)
        .map_or(("?", "?"), |row| (&row.meta.id, &row.meta.title))
}

fn without_transition(
    programme: &Programme,
    (from, to): Pair,
    found: &Found,
    missing: &[AreaId],
) -> Finding {
    let ((from_id, from), (to_id, to)) = (service(programme, from), service(programme, to));
    let areas: Vec<&str> = missing
        .iter()
        .filter_map(|area| programme.area(*area))
        .map(|area| area.meta.title.as_str())
        .collect();
    let witness = found
        .witnesses
        .iter()
        .min_by_key(|witness| (witness.born, witness.day))
        .cloned();
    let witness = witness.map(|witness| Witness {
        until: None,
        ..witness
    });
    let region = whole(&found.regions);
    let story = witness.as_ref().map(|witness| {
        let child = story::child(programme, witness, Some(&region));
        let day = words::day(witness.day);
        let said =         Words::new(
            format!(
                "{}: {} är {to} ansvarig efter {from}. Ingen övergång säger vad som lämnas över, med vems \
                 samtycke eller hur det bekräftas.",
                child.sv, day.sv
            ),
            format!(
                "{}: on {} {to} is responsible after {from}. No transition says what is handed over, with \
                 whose consent or how it is confirmed.",
                child.en, day.en
            ),
        );
        story::sentences(&[said, story::extent(programme, &region)])
    });
    Finding {
        key: Key {
            name: Name::ChangeWithoutTransition.as_str().into(),
            area: None,
            rules: vec![from_id.into(), to_id.into()],
        },
        weight: report::weight(Name::ChangeWithoutTransition),
        headline: Words::new(
            format!(
                "bytet från {from} till {to} har ingen övergång ({})",
                areas.join(", ")
            ),
            format!(
                "the change from {from} to {to} has no transition ({})",
                areas.join(", ")
            ),
        ),
        story: story.unwrap_or_default(),
        rules: found
            .rules
            .iter()
            .map(|origin| Rule {
                origin: *origin,
                says: Words::default(),
            })
            .collect(),
        help: vec![Words::new(
            format!("skriv en `övergång` från {from_id} till {to_id}"),
            format!("write a `transition` from {from_id} to {to_id}"),
        )],
        region: Some(region),
        witness,
        accepted: None,
    }
}

/// Several regions as one.
fn whole(regions: &[Region]) -> Region {
    let mut parts: Vec<_> = regions
        .iter()
        .flat_map(|region| region.parts.iter().cloned())
        .collect();
    parts.sort_by(|a, b| {
        (&a.born, &a.facts, &a.from, &a.until).cmp(&(&b.born, &b.facts, &b.from, &b.until))
    });
    parts.dedup();
    let births = parts
        .iter()
        .flat_map(|part| part.born.iter().copied())
        .collect();
    Region {
        birth_dates: count(&union(births)),
        parts,
    }
}

fn transitions_without_change(
    programme: &Programme,
    changes: &BTreeMap<Pair, Found>,
    report: &mut Report,
) {
    for transition in &programme.transitions {
        report.decided(Name::TransitionWithoutChange, 0);
        let concerns =
            |area: &AreaId| transition.areas.is_empty() || transition.areas.contains(area);
        let happens = if transition.from == transition.to {
            let leads = |area: &Area| {
                area.legs
                    .iter()
                    .any(|leg| leg.holder == Holder::Service(transition.from))
            };
            programme.areas.iter().any(leads)
        } else {
            changes
                .get(&(transition.from, transition.to))
                .is_some_and(|found| found.areas.iter().any(concerns))
        };
        if !happens {
            let (from, to) = (
                service(programme, transition.from).1,
                service(programme, transition.to).1,
            );
            report.add(Finding {
                key: Key {
                    name: Name::TransitionWithoutChange.as_str().into(),
                    area: None,
                    rules: vec![transition.meta.id.clone()],
                },
                weight: report::weight(Name::TransitionWithoutChange),
                headline: Words::new(
                    format!("övergången \"{}\" beskriver ett byte som aldrig sker", transition.meta.title),
                    format!("the transition \"{}\" describes a change that never happens", transition.meta.title),
                ),
                story: Words::new(
                    format!("Inget barn har {from} som ansvarig och därefter {to} i något av områdena."),
                    format!("No child has {from} as responsible service and then {to} in any of the areas."),
                ),
                rules: vec![Rule { origin: transition.meta.origin, says: Words::default() }],
                help: vec![Words::new(
                    "rätta verksamheterna eller områdena, eller ta bort övergången",
                    "correct the services or the areas, or remove the transition",
                )],
                region: None,
                witness: None,
                accepted: None,
            });
        }
    }
}
