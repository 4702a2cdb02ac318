//! Who holds a child for an area: who has acknowledged it. It differs from duty only from the day of a
//! transition until its handover is confirmed, or its fallback acts.

mod says;

use crate::duty::relay::{gone, turning_points};
use crate::place::span::When;
use crate::place::{Applies, applies};
use crate::responsible::lead;
use crate::tables::NamedFacts;
use crate::tell::named::service_named;
use crate::tell::sentences;
use crate::view::Given;
use crate::words::fill;
use crate::{Held, HeldVerdict, Holding, HoldingState, PlannedDay};
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::proof::Words;
use stafett_model::{
    Area, AreaId, Day, Handover, Holder, Layer, ServiceId, Transition, TransitionId,
};

/// What was recorded of a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    /// It was sent.
    Sent,
    /// The receiver, or whoever must consent, said no.
    Refused,
    /// It was received: the receiver has acknowledged the child.
    Received,
}

/// Who holds an area on `day`, of which `held` tells the duty of the service.
pub(crate) fn on(given: Given<'_>, (id, area): (AreaId, &Area), held: &Held, day: Day) -> Holding {
    let passing = gone(given, day)
        .is_none()
        .then(|| Passing::latest(given, (id, area), held, day))
        .flatten();
    match passing {
        Some(passing) => passing.holding(),
        None => with_duty(given, held),
    }
}

fn with_duty(given: Given<'_>, held: &Held) -> Holding {
    let service = match held.holder_id {
        Some(Holder::Service(service)) => Some(service),
        _ => None,
    };
    let says = match (&held.holder, held.verdict) {
        (Some(holder), _) => fill(
            "{} följer barnet.",
            "{} follows the child.",
            &[Words::same(&holder.title)],
        ),
        (None, HeldVerdict::Several | HeldVerdict::Undecided) => sentences::plain(
            "Vilken verksamhet som följer barnet kan inte avgöras.",
            "Which service follows the child cannot be decided.",
        ),
        (None, _) => sentences::plain(
            "Ingen verksamhet är utpekad att följa barnet.",
            "No service is named to follow the child.",
        ),
    };
    Holding {
        state: HoldingState::WithDuty,
        service: service.and_then(|service| service_named(given.programme, service)),
        service_id: service,
        transition: None,
        since: held.since.filter(|_| service.is_some()),
        due_by: None,
        sentence: says,
    }
}

/// A transition whose day has come, and which asks for a confirmation or has an answer anyway.
struct Passing<'a> {
    given: Given<'a>,
    exchange: &'a Transition,
    id: TransitionId,
    handover: &'a Handover,
    /// Days within which the receiver confirms, where it is asked to.
    limit: Option<u16>,
    /// Its day.
    from: Day,
    /// The day on which things are judged.
    day: Day,
}

impl<'a> Passing<'a> {
    /// The last of those that concern the area and the service that leads it on `day`. Of two on one
    /// day the one of which something is recorded, else the first by name.
    fn latest(
        given: Given<'a>,
        (id, area): (AreaId, &Area),
        held: &Held,
        day: Day,
    ) -> Option<Passing<'a>> {
        let ids = (0..=u16::MAX).map(TransitionId);
        ids.zip(&given.programme.transitions)
            .filter(|(_, exchange)| exchange.areas.is_empty() || exchange.areas.contains(&id))
            .filter_map(|(id, exchange)| Passing::of(given, (id, exchange), area, held, day))
            .min_by_key(|passing| {
                let latest = core::cmp::Reverse(passing.from);
                (latest, passing.deeds().next().is_none(), passing.id)
            })
    }

    fn of(
        given: Given<'a>,
        (id, exchange): (TransitionId, &'a Transition),
        area: &Area,
        held: &Held,
        day: Day,
    ) -> Option<Passing<'a>> {
        let handover = exchange.handover.as_ref()?;
        let condition = &exchange.condition;
        if applies(
            given,
            condition,
            NamedFacts::once(&condition.facts()),
            day.min(given.as_of),
        ) != Applies::Yes
        {
            return None;
        }
        let mut passing = Passing {
            given,
            exchange,
            id,
            handover,
            limit: handover.confirmed_within_days,
            from: day,
            day,
        };
        if passing.limit.is_none() && passing.answer().is_none() {
            return None;
        }
        passing.from = passing.begins(area, held)?;
        (passing.from <= day).then_some(passing)
    }

    /// The transition's day, where it is one between the service that led the area before it and the
    /// one that leads it now or, while none is named, will lead it next. While the giver still leads, no other than
    /// the receiver may be the one to lead it next.
    fn begins(&self, area: &Area, held: &Held) -> Option<Day> {
        let Transition { from, to, .. } = *self.exchange;
        let leads_now = match (held.holder_id, held.verdict) {
            (Some(Holder::Service(service)), _) if service == from && from != to => {
                // Without a day of its own it comes with the change of who has the duty.
                self.exchange.when.is_some() && self.takes_over(area).is_none_or(|next| next == to)
            }
            (Some(Holder::Service(service)), _) => service == to || service == from,
            (None, HeldVerdict::Nobody | HeldVerdict::NotApplicable) => {
                from != to && self.leads_next(area) == Some(to)
            }
            _ => false,
        };
        if !leads_now {
            return None;
        }
        let day = match &self.exchange.when {
            Some(point) => {
                let view = self.given.view();
                When::of(locate(self.given.programme, point, &view))?.last?
            }
            None if from == to => self.deeds().next()?.0,
            None => self.handed_on(area)?,
        };
        let before = self.led_before(area, day)?;
        (before == from).then_some(day)
    }

    /// The service that led the area last before `day`.
    fn led_before(&self, area: &Area, day: Day) -> Option<ServiceId> {
        let days = turning_points(self.given, area, Layer::Service);
        let earlier = days.into_iter().rev().filter(|turn| *turn < day);
        core::iter::once(day.before())
            .chain(earlier)
            .find_map(|day| self.leader(area, day))
    }

    /// The service that leads the area next, the first to do so for certain after the day judged.
    fn leads_next(&self, area: &Area) -> Option<ServiceId> {
        let days = turning_points(self.given, area, Layer::Service);
        let later = days.into_iter().filter(|turn| *turn > self.day);
        later.into_iter().find_map(|day| self.leader(area, day))
    }

    /// The first other service than the giver that leads the area for certain after the day judged.
    fn takes_over(&self, area: &Area) -> Option<ServiceId> {
        let days = turning_points(self.given, area, Layer::Service);
        let later = days.into_iter().filter(|turn| *turn > self.day);
        let mut leaders = later.filter_map(|day| self.leader(area, day));
        leaders.find(|service| *service != self.exchange.from)
    }

    /// The first day on which the giver no longer leads the area, after the last on which it did.
    fn handed_on(&self, area: &Area) -> Option<Day> {
        let days = turning_points(self.given, area, Layer::Service);
        let giver = |day: Day| self.leader(area, day) == Some(self.exchange.from);
        let past = days.into_iter().rev().filter(|turn| *turn <= self.day);
        past.into_iter()
            .find(|turn| giver(turn.before()) && !giver(*turn))
    }

    fn leader(&self, area: &Area, day: Day) -> Option<ServiceId> {
        match lead(self.given, area, Layer::Service, day).one()? {
            Holder::Service(service) => Some(service),
            Holder::Body(_) => None,
        }
    }

    /// What is recorded of it by the day judged, ascending.
    fn deeds(&self) -> impl Iterator<Item = (Day, Deed)> + '_ {
        let all = self.given.history.handovers.iter();
        all.filter(|(id, on, _)| *id == self.id && *on <= self.day)
            .map(|(_, on, deed)| (*on, *deed))
    }

    /// The last day on which it was sent.
    fn sent(&self) -> Option<Day> {
        let sent = self.deeds().filter(|(_, deed)| *deed == Deed::Sent);
        sent.map(|(on, _)| on).last()
    }

    /// The last answer. Between two places of one service an answer is to what was sent last.
    fn answer(&self) -> Option<(Day, Deed)> {
        let same = self.exchange.from == self.exchange.to;
        let asked = self.sent().filter(|_| same);
        self.deeds()
            .filter(|(on, deed)| *deed != Deed::Sent && asked.is_none_or(|asked| asked <= *on))
            .last()
    }

    /// The last day on which the receiver should confirm: counted from the day on which the handover
    /// was sent, else from its latest day.
    fn due_by(&self) -> Option<PlannedDay> {
        let limit = i32::from(self.limit?);
        let latest = || {
            let view = self.given.view();
            let point = self.handover.latest.as_ref()?;
            When::of(locate(self.given.programme, point, &view))?.as_beginning()
        };
        let sent = self.sent().map(|on| PlannedDay {
            on,
            preliminary: false,
        });
        let counted = sent.or_else(latest)?;
        Some(PlannedDay {
            on: counted.on.plus(limit)?,
            ..counted
        })
    }

    /// The first day by which the receiver had certainly met the child since the transition's day, at a
    /// visit of its own. Of two places of one service a visit does not tell which of them it was, unless
    /// the transition has a day of its own, on which the child has come to the other place.
    fn met(&self) -> Option<Day> {
        let Transition { from, to, .. } = *self.exchange;
        let tells = from != to || self.exchange.when.is_some();
        let visits = self.given.history.met.iter().filter(|_| tells);
        visits
            .filter(|(service, on)| *service == to && self.from <= on.first && on.last <= self.day)
            .map(|(_, on)| on.last)
            .min()
    }

    fn holding(&self) -> Holding {
        match (self.answer(), self.met()) {
            (Some((on, Deed::Received)), _) => self.confirmed(on.max(self.from)),
            (Some((on, _)), _) => self.refused(on),
            (None, Some(on)) => self.has_met(on),
            (None, None) if self.may_be_unrecorded() => self.unknown(),
            (None, None) => self.unanswered(),
        }
    }

    /// Who holds the child as long as nothing tells that the receiver does.
    fn unanswered(&self) -> Holding {
        let due_by = self.due_by();
        match due_by.filter(|due| due.on < self.day) {
            None => self.awaiting(due_by),
            // What has not happened yet is not late.
            Some(due) if self.given.as_of <= due.on => self.to_come(due_by),
            Some(due) => self.late(due),
        }
    }

    /// Whether a confirmation may have come before the history is complete.
    fn may_be_unrecorded(&self) -> bool {
        self.sent().unwrap_or(self.from) < self.given.complete_from()
    }
}

/// The days on which it may change who holds the area, besides those on which duty changes.
pub(crate) fn turns(given: Given<'_>, (id, area): (AreaId, &Area)) -> Vec<Day> {
    let mut days = Vec::new();
    let ids = (0..=u16::MAX).map(TransitionId);
    let concerned = ids
        .zip(&given.programme.transitions)
        .filter(|(_, exchange)| exchange.areas.is_empty() || exchange.areas.contains(&id));
    for (id, exchange) in concerned {
        let Some(handover) = &exchange.handover else {
            continue;
        };
        let view = given.view();
        let points = [exchange.when.as_ref(), handover.latest.as_ref()];
        let located = points.into_iter().flatten();
        let when = located.filter_map(|point| When::of(locate(given.programme, point, &view)));
        let mut starts: Vec<Day> = when.filter_map(|when| when.last).collect();
        let deeds = given.history.handovers.iter();
        starts.extend(deeds.filter(|(of, ..)| *of == id).map(|(_, on, _)| *on));
        let met = given.history.met.iter();
        days.extend(
            met.filter(|(service, _)| *service == exchange.to)
                .map(|(_, on)| on.last),
        );
        if let Some(limit) = handover.confirmed_within_days {
            let after = i32::from(limit).saturating_add(1);
            days.extend(starts.iter().filter_map(|day| day.plus(after)));
        }
        days.extend(starts);
    }
    days.extend(turning_points(given, area, Layer::Service));
    days.extend(given.as_of.plus(1));
    days
}
