//! **Claim.** What a reprioritisation suspends is not lost: each child who is meant to be offered it has
//! a day of the window outside the suspension, or it is caught up or carried over afterwards, or the
//! reprioritisation says that it lapses.

use super::offering::{is_for, over_from, points};
use crate::alike::Alike;
use crate::places::Places;
use crate::space::Space;
use crate::timeline::{count, union};
use crate::{Options, Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Part, Region, Rule, Witness, Words};
use stafett_model::{
    Day, Duration, FactId, Located, Point, Programme, Reprioritisation, Visit, VisitId, words,
};

/// Decides the claim for every suspended visit of every reprioritisation.
pub(super) fn check(places: &Places, options: &Options, report: &mut Report) {
    let name = Name::LostInReprioritisation;
    report.claim(
        name,
        Words::new(
            "det som en omprioritering pausar erbjuds före, tas igen efter eller bortfaller uttryckligen",
            "what a reprioritisation suspends is offered before, caught up after, or lapses in so many words",
        ),
    );
    let programme = places.programme;
    for mode in programme
        .reprioritisations
        .iter()
        .filter(|mode| !mode.lapses)
    {
        for visit in suspended(programme, mode) {
            let both = [&mode.condition, &visit.condition];
            match Space::some_child(programme, &both, &[], options.combinations) {
                Ok(Some(facts)) => {
                    let lost = lost(places, mode, visit);
                    report.decided(name, lost.len());
                    if let Some(least) = lost.first() {
                        report.add(finding(mode, visit, &facts, least, &lost));
                    }
                }
                Ok(None) => report.decided(name, 0),
                Err(_) => report.not_decided(name, &visit.meta),
            }
        }
    }
}

/// The obligatory visits that are suspended, themselves or one of their contents.
fn suspended<'p>(
    programme: &'p Programme,
    mode: &'p Reprioritisation,
) -> impl Iterator<Item = &'p Visit> {
    let rows = (0..=u16::MAX).map(VisitId).zip(&programme.visits);
    rows.filter(|(_, visit)| !visit.as_needed)
        .filter(|(id, visit)| {
            mode.visits.contains(&programme.base_of(*id))
                || visit.items.iter().any(|item| mode.items.contains(item))
        })
        .map(|(_, visit)| visit)
}

/// The children whose whole window lies in the suspension and who have no day after it.
fn lost(places: &Places, mode: &Reprioritisation, visit: &Visit) -> Vec<Alike> {
    let own = points(&visit.window);
    let mut all = own.clone();
    all.extend(visit.switches.iter().map(|switch| switch.point.clone()));
    all.extend(mode.caught_up_until.clone());
    let (first, last) = mode.in_force;
    // The suspension is dated: the children are told apart by where it lies for them.
    all.extend([Point::Date(first), Point::Date(last)]);
    all.extend(visit.birth_points());
    let mut lost = places.alike(&all);
    lost.retain(|child| {
        let at = |place: usize| child.located.get(place).copied().unwrap_or(Located::Never);
        let applies = visit
            .switches
            .iter()
            .enumerate()
            .all(|(place, switch)| switch.holds(at(own.len() + place)).unwrap_or(true));
        let inside = at(0).first().is_some_and(|opens| first <= opens)
            && at(1).last().is_some_and(|closes| closes <= last);
        let own_end = over_from(visit, at(1), (own.len() > 2).then(|| at(2)));
        let until = own.len() + visit.switches.len();
        let mode_end = mode.caught_up_until.as_ref().map(|_| at(until).first());
        let after = |end: Option<Day>| end.is_none_or(|end| end.since(last) > 1);
        applies
            && is_for(visit, child)
            && inside
            && !after(own_end)
            && !mode_end.is_some_and(|end| end.is_some() && after(end))
    });
    lost.sort_by_key(|child| (child.births.first().copied(), child.start));
    lost
}

fn finding(
    mode: &Reprioritisation,
    visit: &Visit,
    facts: &[(FactId, i32)],
    least: &Alike,
    lost: &[Alike],
) -> Finding {
    let births = union(
        lost.iter()
            .flat_map(|child| child.births.iter().copied())
            .collect(),
    );
    let born = least.births.first().map_or(Day::FIRST, |(first, _)| *first);
    let (birth, some) = (words::day(born), count(&births));
    let (title, what) = (&mode.meta.title, &visit.meta.title);
    let day = |at: usize| {
        least
            .located
            .get(at)
            .and_then(|place| place.first())
            .unwrap_or(born)
    };
    let (opens, closes) = (words::day(day(0)), words::day(day(1)));
    let mut witness = Witness::born(born, day(0));
    witness.facts = facts.to_vec();
    witness.until = day(1).plus(1);
    Finding {
        key: Key {
            name: Name::LostInReprioritisation.as_str().into(),
            area: None,
            rules: vec![mode.meta.id.clone(), visit.meta.id.clone()],
        },
        weight: report::weight(Name::LostInReprioritisation),
        headline: Words::new(
            format!("\"{what}\" pausas av \"{title}\" och tas aldrig igen"),
            format!("\"{what}\" is suspended by \"{title}\" and never caught up"),
        ),
        story: Words::new(
            format!(
                "För ett barn fött {} får besöket göras från {} till och med {}, och hela den tiden är det pausat. Ingenting säger att det tas igen efteråt. {some} födelsedatum berörs.",
                birth.sv, opens.sv, closes.sv
            ),
            format!(
                "For a child born {} the visit may be made from {} through {}, and all that time it is suspended. Nothing says that it is caught up afterwards. {some} birth dates are concerned.",
                birth.en, opens.en, closes.en
            ),
        ),
        rules: vec![
            Rule {
                origin: mode.meta.origin,
                says: Words::new("det som pausar", "what suspends"),
            },
            Rule {
                origin: visit.meta.origin,
                says: Words::new("det som pausas", "what is suspended"),
            },
        ],
        help: vec![Words::new(
            "skriv i omprioriteringen `därefter tas igen fram till …`, eller `därefter bortfaller` om det är meningen",
            "write in the reprioritisation `afterwards is caught up until …`, or `afterwards lapses` if that is meant",
        )],
        region: Some(Region {
            birth_dates: some,
            parts: vec![Part {
                born: births,
                facts: Vec::new(),
                from: visit.window.earliest.clone(),
                until: visit.window.latest.clone().plus(Duration::days(1)),
                given: Vec::new(),
            }],
        }),
        witness: Some(witness),
        accepted: None,
    }
}
