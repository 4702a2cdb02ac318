//! **Claim.** Whoever misses a visit that must be offered is not lost: the visit is caught up, carried
//! over to a service that is told of it, offered again, or lapses because the programme says so.
//!
//! A child keeps the facts that it has while the window is open. A later visit counts if the same
//! service makes it, it shares a content or an area with the missed one and may surely be made later.

mod message;

use super::children::{Child, Meant, Order};
use super::draft::Draft;
use super::faults::Faults;
use super::order::{comes_for_every_child, for_every_child};
use super::survey::Survey;
use super::{areas, obligatory};
use crate::places::Places;
use crate::{Options, Report};
use message::{carried_nowhere, never_again, too_early, unsaid};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{
    Afterwards, Condition, Duration, Payload, Point, Programme, Transition, Visit, VisitId,
};

const NAME: Name = Name::MissedWithoutRecovery;

/// Decides the claim for every visit that must be offered.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        NAME,
        Words::new(
            "varje besök som uteblir tas igen, förs vidare, erbjuds igen eller bortfaller uttryckligen",
            "every missed visit is caught up, carried over, offered again or lapses by declaration",
        ),
    );
    let programme = places.programme;
    for (id, visit) in obligatory(programme) {
        let missed = Missed {
            places,
            visit,
            id,
            after: visit.window.latest.clone().plus(Duration::days(1)),
        };
        match &visit.window.afterwards {
            Afterwards::Lapses => report.decided(NAME, 0),
            Afterwards::Unsaid => {
                report.decided(NAME, 0);
                report.add(unsaid(visit).about_the_text());
            }
            Afterwards::CarriedOver => {
                report.decided(NAME, 0);
                if !is_handed_over(programme, visit) {
                    report.add(carried_nowhere(programme, visit).about_the_text());
                }
            }
            Afterwards::OfferedAgain => missed.offered_again(options, report),
            Afterwards::CaughtUp { until } => missed.caught_up(until, options, report),
        }
    }
}

/// Whether a transition from the visit's service hands over what was not done of it.
fn is_handed_over(programme: &Programme, visit: &Visit) -> bool {
    let own = areas(programme, visit);
    let concerns = |transition: &Transition| {
        let named = &transition.areas;
        named.is_empty() || own.is_empty() || named.iter().any(|area| own.contains(area))
    };
    let given = programme.transitions.iter();
    let mut given = given.filter(|transition| transition.from == visit.performer);
    given.any(|transition| {
        let payload = transition
            .handover
            .iter()
            .flat_map(|handover| &handover.payload);
        let payload: Vec<&Payload> = payload.collect();
        concerns(transition)
            && (payload.contains(&&Payload::Outstanding) || carries_all(programme, visit, &payload))
    })
}

/// Whether every content of a visit is named, itself or by its series or area.
fn carries_all(programme: &Programme, visit: &Visit, payload: &[&Payload]) -> bool {
    !visit.items.is_empty()
        && visit.items.iter().all(|id| {
            let item = programme.item(*id);
            let series = item
                .and_then(|item| item.dose.as_ref())
                .map(|dose| dose.series);
            payload.iter().any(|named| match named {
                Payload::Item(named) => named == id,
                Payload::Series(named) => series == Some(*named),
                Payload::Area(named) => item.is_some_and(|item| item.area == *named),
                Payload::Outstanding | Payload::Words(_) => false,
            })
        })
}

/// A visit and the children who may miss it.
struct Missed<'c, 'p> {
    places: &'c Places<'p>,
    visit: &'p Visit,
    id: VisitId,
    /// The day after the last on which it can be made.
    after: Point,
}

impl<'p> Missed<'_, 'p> {
    /// A visit that is caught up until a day: the day must come after the window's last.
    fn caught_up(&self, until: &Point, options: &Options, report: &mut Report) {
        if for_every_child(self.places, &self.after, until) {
            report.decided(NAME, 0);
            return;
        }
        self.decide(
            options,
            report,
            |survey| survey.never_after(&self.after, until),
            |child, later| child.sure(*later),
            || too_early(self.places.programme, self.visit, until),
        );
    }

    /// A visit that is offered again: for every child there must be a later one.
    fn offered_again(&self, options: &Options, report: &mut Report) {
        let programme = self.places.programme;
        let alike: Vec<&'p Visit> = obligatory(programme)
            .filter(|(id, row)| *id != self.id && is_like(programme, self.visit, row))
            .map(|(_, row)| row)
            .collect();
        if alike.iter().any(|other| self.always_comes_before(other)) {
            report.decided(NAME, 0);
            return;
        }
        self.decide(
            options,
            report,
            |survey| {
                let mut ask = |other: &&'p Visit| -> (Meant, Order) {
                    let later = survey.never_after(&self.after, &other.window.latest);
                    (survey.meant(other), later)
                };
                alike.iter().map(&mut ask).collect::<Vec<_>>()
            },
            |child, others| {
                let mut others = others.iter();
                others.any(|(meant, later)| child.is_meant(meant) && child.sure(*later))
            },
            || never_again(programme, self.visit),
        );
    }

    /// Whether another visit follows for every child that could miss this one, plainly: the claim need
    /// not look at facts.
    fn always_comes_before(&self, other: &Visit) -> bool {
        let meant = [&Condition::Always, &self.visit.condition].contains(&&other.condition);
        meant
            && other.switches.is_empty()
            && other.born.is_none()
            && comes_for_every_child(self.places, &other.window.earliest)
            && for_every_child(self.places, &self.after, &other.window.latest)
    }

    /// Looks at every child for whom the visit is meant.
    fn decide<Q>(
        &self,
        options: &Options,
        report: &mut Report,
        ask: impl FnOnce(&mut Survey<'_, 'p>) -> Q,
        recovered: impl Fn(&Child, &Q) -> bool,
        told: impl FnOnce() -> Draft,
    ) {
        let mut survey = Survey::new(self.places);
        let meant = survey.meant(self.visit);
        let from = &self.visit.window.earliest;
        let stretch = survey.stretch(from, &self.after);
        let asked = ask(&mut survey);
        let Ok(children) = survey.children(options.combinations) else {
            report.not_decided(NAME, &self.visit.meta);
            return;
        };
        report.decided(NAME, children.classes());
        let mut faults = Faults::default();
        for child in children.each() {
            let concerned = child.is_meant(&meant) && child.can_be(stretch);
            if concerned && !recovered(&child, &asked) {
                faults.add(&child, from, &self.after);
            }
        }
        if !faults.is_empty() {
            report.add(told().about(&children, &faults));
        }
    }
}

/// Whether a visit could take the place of a missed one: of the same service, and about the same.
fn is_like(programme: &Programme, missed: &Visit, other: &Visit) -> bool {
    let shares_item = missed.items.iter().any(|item| other.items.contains(item));
    let shares_area = || !areas(programme, missed).is_disjoint(&areas(programme, other));
    missed.performer == other.performer && (missed.items.is_empty() || shares_item || shares_area())
}
