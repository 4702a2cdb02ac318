//! What reprioritisations do to a window: the days on which they suspend something are taken out of it,
//! and what they say follows after takes the place of what the window says itself.

use crate::place::span::{Span, When};
use crate::place::{Applies, applies};
use crate::stand::visits::Stood;
use crate::stand::{Reason, Standing};
use crate::tables::NamedFacts;
use crate::view::Given;
use crate::{PlannedDay, Status};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::{
    Afterwards, Day, FactId, ItemId, Point, Programme, Reprioritisation, ReprioritisationId, Visit,
    VisitId,
};

/// The reprioritisations that suspend one thing for the child.
#[derive(Default)]
pub(crate) struct Pauses<'p> {
    /// Those that do for certain, by id.
    pub(crate) certain: Vec<(ReprioritisationId, &'p Reprioritisation)>,
    /// Those of which that depends on something unknown, by id.
    pub(crate) possible: Vec<(ReprioritisationId, &'p Reprioritisation)>,
    /// On what it depends, ascending.
    pub(crate) facts: Vec<FactId>,
}

impl<'p> Pauses<'p> {
    /// Of a visit, or of a content item at it.
    pub(crate) fn of(given: Given<'p>, visit: VisitId, item: Option<ItemId>) -> Pauses<'p> {
        let mut pauses = Pauses::default();
        if !given.tables.may_pause(visit, item) {
            return pauses;
        }
        for (id, mode) in suspending(given.programme, visit, item) {
            let judged_on = judged_on(given, mode);
            match is_for_child(given, mode, judged_on) {
                Applies::Yes => pauses.certain.push((id, mode)),
                Applies::No => {}
                Applies::Depends(facts) | Applies::TooMany(facts) => {
                    pauses.possible.push((id, mode));
                    pauses.facts.extend_from_slice(&facts);
                }
            }
        }
        pauses.facts.sort();
        pauses.facts.dedup();
        pauses
    }
}

/// The day on which it is judged whether a reprioritisation is for the child: the as-of day, or of those on which it is in
/// force the first or the last, where that is later or earlier.
pub(crate) fn judged_on(given: Given<'_>, mode: &Reprioritisation) -> Day {
    let (first, last) = mode.in_force;
    given.as_of.max(first).min(last)
}

/// Whether a reprioritisation is for the child, judged on `day`.
fn is_for_child(given: Given<'_>, mode: &Reprioritisation, day: Day) -> Applies {
    let condition = &mode.condition;
    applies(given, condition, NamedFacts::once(&condition.facts()), day)
}

/// The reprioritisations that name a visit or a content item at it, for whichever children.
pub(crate) fn suspending(
    programme: &Programme,
    visit: VisitId,
    item: Option<ItemId>,
) -> impl Iterator<Item = (ReprioritisationId, &Reprioritisation)> {
    let base = programme.base_of(visit);
    let ids = (0..=u16::MAX).map(ReprioritisationId);
    ids.zip(&programme.reprioritisations)
        .filter(move |(_, mode)| {
            let named = mode.visits.contains(&base) || mode.visits.contains(&visit);
            named || item.is_some_and(|item| mode.items.contains(&item))
        })
}

/// A window with the suspended days taken out of it.
#[derive(Clone, Debug)]
pub(crate) struct Remaining {
    pub(crate) span: Span,
    pub(crate) afterwards: Afterwards,
    /// The last reprioritisation that moved its first day, and the last day of that.
    moved: Option<(ReprioritisationId, Day)>,
}

impl Remaining {
    /// What is left of a window, as of `day`.
    pub(crate) fn of(
        given: Given<'_>,
        day: Day,
        (span, afterwards): (Span, &Afterwards),
        modes: &[(ReprioritisationId, &Reprioritisation)],
    ) -> Remaining {
        let whole = Remaining {
            span,
            afterwards: afterwards.clone(),
            moved: None,
        };
        modes.iter().fold(whole, |left, (id, mode)| {
            left.without(given, day, *id, mode)
        })
    }

    fn without(
        mut self,
        given: Given<'_>,
        day: Day,
        id: ReprioritisationId,
        mode: &Reprioritisation,
    ) -> Remaining {
        let (first, last) = mode.in_force;
        let Some(after) = last.plus(1) else {
            return self;
        };
        if let Some(follows) = self.follows(given, mode) {
            self.afterwards = follows;
        }
        let now = first <= day && day <= last;
        let resumed = |on: Day| match (first..=last).contains(&on) || (now && on < first) {
            true => after,
            false => on,
        };
        let lower = self.span.lower.map(|lower| When {
            first: resumed(lower.first),
            last: lower.last.map(resumed),
        });
        if lower != self.span.lower {
            self.span.lower = lower;
            self.moved = Some((id, last));
        }
        self
    }

    /// What follows where the reprioritisation suspends the last days on which it was offered.
    fn follows(&self, given: Given<'_>, mode: &Reprioritisation) -> Option<Afterwards> {
        let (first, last) = mode.in_force;
        let suspended = |end: When| first <= end.first && end.last.is_some_and(|end| end <= last);
        let closes = self.span.upper.is_some_and(suspended);
        if mode.lapses {
            return closes.then_some(Afterwards::Lapses);
        }
        let until = mode.caught_up_until.as_ref()?;
        let when = |point: &Point| When::of(locate(given.programme, point, &given.view()));
        let own = match &self.afterwards {
            Afterwards::CaughtUp { until } => when(until),
            _ => None,
        };
        let own_end = own.and_then(|own| {
            Some(When {
                first: own.first.plus(-1)?,
                last: own.last.and_then(|last| last.plus(-1)),
            })
        });
        let later = || {
            own.zip(when(until))
                .is_none_or(|(own, until)| own.first < until.first)
        };
        ((closes || own_end.is_some_and(suspended)) && later()).then(|| Afterwards::CaughtUp {
            until: until.clone(),
        })
    }

    /// The last day of the reprioritisation that moved its first day.
    pub(crate) fn resumes_after(&self) -> Option<Day> {
        self.moved.map(|(_, last)| last)
    }

    /// The standing, with the pause for its reason where it is why nothing can be done.
    pub(crate) fn explained(&self, mut standing: Standing) -> Standing {
        let Some((mode, last)) = self.moved else {
            return standing;
        };
        let resumes = |day: PlannedDay| last.plus(1) == Some(day.on);
        standing.reason = match (standing.status, standing.reason) {
            (Status::Upcoming, Reason::Begins(Some(day))) if resumes(day) => {
                Reason::Paused(mode, last)
            }
            (Status::Lapsed, Reason::NoDayLeft) => Reason::LapsesPaused(mode),
            (_, reason) => reason,
        };
        standing
    }
}

/// Where and by which channel a visit takes place.
#[derive(Default)]
pub(crate) struct Way {
    pub(crate) place: String,
    pub(crate) channel: String,
}

/// Where and by which channel a visit takes place on its day: the (first possible) one on which it was done, else the
/// recommended or first one, the as-of day where that is later. Of several reprioritisations in force
/// for the child on that day, the last by name rules.
pub(crate) fn way(given: Given<'_>, row: &Visit, stood: &Stood) -> Way {
    let mut way = Way {
        place: row.place.clone(),
        channel: row.channel.clone(),
    };
    let planned = stood.dates.recommended.or(stood.dates.earliest);
    let planned = planned.map_or(given.as_of, |day| day.on.max(given.as_of));
    let on = stood.done_on.map_or(planned, |done| done.first);
    let base = given.tables.base_of(stood.visit);
    for mode in &given.programme.reprioritisations {
        let (first, last) = mode.in_force;
        let mut switches = mode
            .switches
            .iter()
            .filter(|switch| switch.visits.contains(&base) || switch.visits.contains(&stood.visit))
            .peekable();
        if switches.peek().is_none() || on < first || last < on {
            continue;
        }
        if is_for_child(given, mode, given.as_of.min(last)) == Applies::Yes {
            for switch in switches {
                take(&mut way.place, &switch.place);
                take(&mut way.channel, &switch.channel);
            }
        }
    }
    way
}

fn take(own: &mut String, other: &str) {
    if !other.is_empty() {
        own.replace_range(.., other);
    }
}
