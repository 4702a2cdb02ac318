//! **Claim.** Every change of the responsible service has a transition, and every transition
//! describes a change that happens.
//!
//! A change is: one leg leads on one day and a leg of another service on the next, for some child,
//! whether time, an event or a changing fact brings it about; or one leg is the last to end before a
//! gap and another the first to begin after it. One transition may cover many changes.

use crate::moments::Moment;
use crate::places::Places;
use crate::region::{Hit, Hits};
use crate::relay::{Group, Legs, Relay, Standing};
use crate::report::{self, Told};
use crate::responsibility::{Cause, causes};
use crate::space::OverBudget;
use crate::timeline::{count, union};
use crate::{Options, Report, story};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Region, Rule, Witness, Words};
use stafett_model::{
    Area, AreaId, Condition, Holder, Layer, Located, Origin, Programme, ServiceId, Transition,
    TransitionId, words,
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

/// The transitions that some change needs.
pub struct Needed {
    /// Those that are surely needed.
    pub transitions: Vec<TransitionId>,
    /// Whether others may be: the changes of some area could not be decided.
    pub undecided: bool,
}

/// Decides the claim for every area.
pub fn check(places: &Places, options: &Options, report: &mut Report) -> Needed {
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
        let id = AreaId(u16::try_from(place).unwrap_or(u16::MAX));
        let limit = options.combinations;
        let layers = [Layer::Service];
        let gathered =
            Relay::new(places, area, &layers, None, &Condition::Always, limit).and_then(|relay| {
                gather(&relay, id, &mut changes, limit)?;
                Ok(relay.timeline.classes.len())
            });
        match gathered {
            Ok(classes) => report.decided(Name::ChangeWithoutTransition, classes),
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
    if undecided {
        report.not_decided(Name::TransitionWithoutChange, &programme.meta);
        let needed = with_ids(programme).filter(|(_, row)| happens(programme, row, &changes));
        return Needed {
            transitions: needed.map(|(id, _)| id).collect(),
            undecided,
        };
    }
    Needed {
        transitions: transitions_without_change(programme, &changes, report),
        undecided,
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
fn gather(
    relay: &Relay,
    area: AreaId,
    changes: &mut BTreeMap<Pair, Found>,
    limit: usize,
) -> Result<(), OverBudget> {
    let kin = kin(relay)?;
    let mut hits: BTreeMap<(usize, usize), Hits> = BTreeMap::new();
    for class in &relay.timeline.classes {
        let moments = class.moments(&relay.timeline);
        let with_a_day = relay.with_a_day(&moments);
        let in_span: Vec<(&Moment, Standing)> = moments
            .iter()
            .filter(|moment| relay.in_span(moment))
            .map(|moment| (moment, relay.standing(moment, &with_a_day)))
            .collect();
        let groups: Vec<(usize, &Group)> = relay.groups_of(class).collect();
        for (after, stand) in &in_span {
            for group in groups.iter().filter(|group| relay.allows(after, group.1)) {
                let across = across_gap(relay, class, (after, stand), group.1);
                let mut pairs: Vec<_> = across
                    .into_iter()
                    .map(|pair| (pair, Vec::new(), 0))
                    .collect();
                for (before, stood) in in_span.iter().filter(|(before, _)| follows(before, after)) {
                    for earlier in groups
                        .iter()
                        .filter(|earlier| kin[group.0].contains(&earlier.0))
                        .filter(|earlier| relay.allows(before, earlier.1))
                    {
                        let was = &stood.in_time & &earlier.1.legs;
                        let is = &stand.in_time & &group.1.legs;
                        let changes = next_day(relay, &was, &is);
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
                    if hits.len() > limit {
                        return Err(OverBudget);
                    }
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
    Ok(())
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

/// For each group those to which its children can belong on the day before: they agree in the facts
/// that never change.
fn kin(relay: &Relay) -> Result<Vec<BTreeSet<usize>>, OverBudget> {
    let by_place: BTreeMap<usize, usize> = relay
        .groups
        .iter()
        .enumerate()
        .map(|(at, group)| (group.place, at))
        .collect();
    let mut count = 0;
    let mut of = |group: &Group| {
        let kin = relay.space.kin(group.place, &mut count)?;
        Ok(kin
            .iter()
            .filter_map(|place| by_place.get(&place).copied())
            .collect())
    };
    relay.groups.iter().map(&mut of).collect()
}

/// Pairs of the legs that lead on a day and of those that lead on the next, each only there.
fn next_day(relay: &Relay, was: &Legs, is: &Legs) -> Vec<(usize, usize)> {
    let holders = |set: &Legs| {
        set.iter()
            .map(|at| relay.legs[at].holder)
            .collect::<BTreeSet<_>>()
    };
    let (held, holds) = (holders(was), holders(is));
    was.iter()
        .filter(|at| !holds.contains(&relay.legs[*at].holder))
        .flat_map(|gives| {
            let held = &held;
            is.iter()
                .filter(move |at| !held.contains(&relay.legs[*at].holder))
                .map(move |receives| (gives, receives))
        })
        .collect()
}

/// The legs on both sides of a gap.
fn across_gap(
    relay: &Relay,
    class: &crate::timeline::Class,
    moment: (&Moment, &Standing),
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
        let said = Words::new(
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

/// Tells each transition that describes no change; gives back the others.
fn transitions_without_change(
    programme: &Programme,
    changes: &BTreeMap<Pair, Found>,
    report: &mut Report,
) -> Vec<TransitionId> {
    let mut needed = Vec::new();
    for (id, transition) in with_ids(programme) {
        report.decided(Name::TransitionWithoutChange, 0);
        if happens(programme, transition, changes) {
            needed.push(id);
        } else {
            report.add(without_change(programme, transition));
        }
    }
    needed
}

fn with_ids(programme: &Programme) -> impl Iterator<Item = (TransitionId, &Transition)> {
    (0..=u16::MAX).map(TransitionId).zip(&programme.transitions)
}

/// Whether a transition describes a change that some child meets.
fn happens(
    programme: &Programme,
    transition: &Transition,
    changes: &BTreeMap<Pair, Found>,
) -> bool {
    let concerns = |area: &AreaId| transition.areas.is_empty() || transition.areas.contains(area);
    if transition.from == transition.to {
        let own = Holder::Service(transition.from);
        let leads = |area: &Area| area.legs.iter().any(|leg| leg.holder == own);
        return programme.areas.iter().any(leads);
    }
    changes
        .get(&(transition.from, transition.to))
        .is_some_and(|found| found.areas.iter().any(concerns))
}

fn without_change(programme: &Programme, transition: &Transition) -> Finding {
    let title = &transition.meta.title;
    let (from, to) = (
        service(programme, transition.from).1,
        service(programme, transition.to).1,
    );
    let told = Told {
        headline: Words::new(
            format!("övergången \"{title}\" beskriver ett byte som aldrig sker"),
            format!("the transition \"{title}\" describes a change that never happens"),
        ),
        story: Words::new(
            format!("Inget barn har {from} som ansvarig och därefter {to} i något av områdena."),
            format!(
                "No child has {from} as responsible service and then {to} in any of the areas."
            ),
        ),
        help: Words::new(
            "rätta verksamheterna eller områdena, eller ta bort övergången",
            "correct the services or the areas, or remove the transition",
        ),
    };
    let rule = (transition.meta.id.as_str(), transition.meta.origin);
    report::about_text(Name::TransitionWithoutChange, None, rule, told)
}
