//! What reprioritisations do to a window: the days on which they suspend something are taken out of it,
//! and what they say follows after takes the place of what the window says itself.

use crate::facts::{Assumed, Follows, follows};
use crate::place::span::{Span, When};
use crate::place::{Applies, applies, start};
use crate::stand::visits::Stood;
use crate::stand::{Reason, Standing};
use crate::tables::NamedFacts;
use crate::view::Given;
use crate::{PlannedDay, Status};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::{
    Afterwards, Condition, Day, FactId, ItemId, Programme, Reprioritisation, ReprioritisationId,
    Visit, VisitId,
};

/// More sets of reprioritisations that may hold than this are not looked at.
const WAYS: usize = 64;

/// A reprioritisation, by id.
pub(crate) type Mode<'p> = (ReprioritisationId, &'p Reprioritisation);

/// The reprioritisations that suspend one thing for the child.
#[derive(Default)]
pub(crate) struct Pauses<'p> {
    /// Those that do in each of the ways that what is unknown leaves open, in the order of their days; none where nothing
    /// may suspend it, or there are too many ways.
    pub(crate) ways: Vec<Vec<Mode<'p>>>,
    /// On what it depends which of them do, ascending.
    pub(crate) facts: Vec<FactId>,
}

impl<'p> Pauses<'p> {
    /// Of a visit, or of a content item at it.
    pub(crate) fn of(given: Given<'p>, visit: VisitId, item: Option<ItemId>) -> Pauses<'p> {
        if !given.tables.may_pause(visit, item) {
            return Pauses::default();
        }
        let mut modes: Vec<Mode<'p>> = suspending(given.programme, visit, item).collect();
        modes.sort_by_key(|(id, mode)| (mode.in_force, *id));
        let mut facts: Vec<FactId> = Vec::new();
        let holds =
            modes.iter().map(
                |(_, mode)| match is_for_child(given, mode, judged_on(given, mode)) {
                    Applies::Yes => Some(true),
                    Applies::No => Some(false),
                    Applies::Depends(on) | Applies::TooMany(on) => {
                        facts.extend_from_slice(&on);
                        None
                    }
                },
            );
        let holds: Vec<Option<bool>> = holds.collect();
        facts.sort();
        facts.dedup();
        let held = |way: Vec<bool>| {
            let both = modes.iter().zip(way);
            both.filter(|(_, holds)| *holds)
                .map(|(mode, _)| *mode)
                .collect()
        };
        let ways = ways(given, &modes, &holds).into_iter().map(held);
        Pauses {
            ways: ways.collect(),
            facts,
        }
    }

    /// Those that suspend it in the first of the ways.
    pub(crate) fn first(&self) -> &[Mode<'p>] {
        self.ways.first().map_or(&[], Vec::as_slice)
    }
}

/// Which of some reprioritisations hold, in each of the ways that what is unknown leaves open, where of each is known
/// whether it certainly does: those in which the first do not come first. None where there are too many ways.
fn ways(given: Given<'_>, modes: &[Mode<'_>], holds: &[Option<bool>]) -> Vec<Vec<bool>> {
    let open = |on: Option<Day>| {
        let all = modes.iter().zip(holds).enumerate();
        all.filter(|(_, (_, holds))| holds.is_none())
            .map(|(place, ((_, mode), _))| (place, judged_on(given, mode), &mode.condition))
            .filter(move |(_, day, _)| on.is_none_or(|on| *day == on))
    };
    let mut days: Vec<Day> = open(None).map(|(_, day, _)| day).collect();
    days.sort();
    days.dedup();
    let certain = holds.iter().map(|holds| holds.unwrap_or_default());
    let mut ways: Vec<Vec<bool>> = Vec::from([certain.collect()]);
    for day in days {
        let (places, conditions): (Vec<usize>, Vec<&Condition>) = open(Some(day))
            .map(|(place, _, condition)| (place, condition))
            .unzip();
        let outcomes = together(given, day, &conditions);
        if ways.len().saturating_mul(outcomes.len()) > WAYS {
            return Vec::new();
        }
        let with = |(way, outcome): (&Vec<bool>, &Vec<bool>)| {
            let mut way = way.clone();
            for (place, holds) in places.iter().zip(outcome) {
                if let Some(of) = way.get_mut(*place) {
                    *of = *holds;
                }
            }
            way
        };
        let all = ways.iter();
        let all = all.flat_map(|way| outcomes.iter().map(move |outcome| (way, outcome)));
        ways = all.map(with).collect();
    }
    ways.sort();
    ways
}

/// Which of some conditions hold on a day, under each completion of what is unknown; none where there are too many.
fn together(given: Given<'_>, day: Day, conditions: &[&Condition]) -> Vec<Vec<bool>> {
    let mut named: Vec<FactId> = conditions.iter().flat_map(|one| one.facts()).collect();
    named.sort();
    named.dedup();
    let recorded = |fact| given.has(fact, day);
    let outcome = |assumed: Assumed<'_>| -> Vec<bool> {
        let value = |fact| assumed.value(fact).or_else(|| given.value(fact, day));
        let holds = conditions
            .iter()
            .map(|one| one.holds_knowing(&value, &recorded));
        holds.collect()
    };
    let mut outcomes = match follows(given, day, &named, conditions, &outcome) {
        Follows::Same(only) => Vec::from([only]),
        Follows::Differs(_, outcomes) => outcomes,
        Follows::TooMany(_) => Vec::new(),
    };
    outcomes.sort();
    outcomes.dedup();
    outcomes
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
) -> impl Iterator<Item = Mode<'_>> {
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
    /// The days left on the day on which it is judged.
    pub(crate) span: Span,
    /// The days that are not suspended, whenever that is: on which it may have been done.
    pub(crate) offered: Span,
    pub(crate) afterwards: Afterwards,
    /// The last reprioritisation that moved its first day, and the last day of that.
    moved: Option<(ReprioritisationId, Day)>,
}

impl Remaining {
    /// What is left of a window, as of `day`, by reprioritisations in the order of their days.
    pub(crate) fn of(
        given: Given<'_>,
        day: Day,
        (span, afterwards): (Span, &Afterwards),
        modes: &[Mode<'_>],
    ) -> Remaining {
        let whole = Remaining {
            span,
            offered: span,
            afterwards: afterwards.clone(),
            moved: None,
        };
        let mut left = modes.iter().fold(whole, |left, (id, mode)| {
            left.without(given, day, *id, mode)
        });
        if span.hangs {
            // What may have happened untold is asked for once the first day has come; until then it has ended nothing.
            let ends = |upper: When| upper.last.map_or(upper, When::on);
            left.offered.upper = left.offered.upper.map(ends);
        }
        for (_, mode) in modes.iter().rev() {
            left.offered.upper = left.offered.upper.map(|upper| ended(upper, mode));
        }
        left
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
        let suspends = |on: Day| first <= on && on <= last;
        let begin = |lower: When, is_moved: &dyn Fn(Day) -> bool| {
            lower.each(|on| if is_moved(on) { after } else { on })
        };
        self.offered.lower = self.offered.lower.map(|lower| begin(lower, &suspends));
        let now = suspends(day);
        let resumes = |on: Day| suspends(on) || now && on < first;
        let lower = self.span.lower.map(|lower| begin(lower, &resumes));
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
        let own = match &self.afterwards {
            Afterwards::CaughtUp { until } => start::when(given, until),
            _ => None,
        };
        let own_end = own.map(|own| own.each(Day::before));
        let ends = closes || own_end.is_some_and(suspended);
        let is_later = own.is_none_or(|own| match (own.last, start::when(given, until)) {
            (Some(own), Some(until)) => until.last.is_none_or(|until| own < until),
            _ => false,
        });
        (ends && is_later).then(|| Afterwards::CaughtUp {
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

/// The last day of a window before a reprioritisation, where that suspends it.
fn ended(upper: When, mode: &Reprioritisation) -> When {
    let (first, last) = mode.in_force;
    upper.each(|on| match first <= on && on <= last {
        true => first.before(),
        false => on,
    })
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
        if is_for_child(given, mode, judged_on(given, mode)) == Applies::Yes {
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
