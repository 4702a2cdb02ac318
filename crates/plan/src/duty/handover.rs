//! The next exchange from the service that holds an area, and what is missing for it.

use crate::duty::holding::Deed;
use crate::duty::next;
use crate::place::span::When;
use crate::place::{Applies, applies};
use crate::stand::contents::Content;
use crate::stand::visits::Stood;
use crate::tables::NamedFacts;
use crate::tell::named::{Titled, entry_id, service_named};
use crate::tell::sentences;
use crate::view::Given;
use crate::{Held, NextHandover, NextHolder, PayloadEntry, Status};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::proof::Words;
use stafett_model::{
    AreaId, Condition, Consent, Day, Handover, Holder, ItemId, Payload, Point, Transition,
    TransitionId, VisitId,
};

/// The next exchange from the service that certainly holds the area, of those that may be for the child: to the service
/// that follows it or to another place of its own kind, where it is known who follows; otherwise the first to come, to one
/// of those who may follow. Where several may, the first that waits for no event, if the service ceases to hold the area
/// without one; none if that is not known.
pub(crate) fn next(
    given: Given<'_>,
    id: AreaId,
    held: &Held,
    after: Option<&NextHolder>,
    stood: &[Stood],
) -> Option<NextHandover> {
    let Some(Holder::Service(from)) = held.holder_id else {
        return None;
    };
    let follower = after.and_then(|next| next.service_id);
    let may_follow = |exchange: &Transition| may_follow(given, after, exchange);
    let to_come: Vec<_> = given
        .programme
        .transitions
        .iter()
        .zip(0_u16..)
        .filter(|(exchange, _)| exchange.from == from)
        .filter(|(exchange, _)| exchange.areas.is_empty() || exchange.areas.contains(&id))
        .filter(|(exchange, _)| exchange.to == from || may_follow(exchange))
        .filter_map(|(exchange, place)| {
            let applies = is_for_child(given, exchange);
            if applies == Applies::No {
                return None;
            }
            let when = passes(given, exchange);
            let over = when
                .and_then(|when| when.last)
                .is_some_and(|last| last <= given.as_of);
            let key = (
                follower != Some(exchange.to),
                applies != Applies::Yes,
                when.is_none(),
                when.map(|when| when.first),
            );
            let waits = when.is_none_or(|when| when.last.is_none());
            (!over).then_some((key, place, exchange, waits))
        })
        .collect();
    let receivers = to_come.iter().map(|(_, _, exchange, _)| exchange.to);
    let mut receivers = receivers.filter(|to| *to != from);
    let several = receivers
        .next()
        .is_some_and(|first| receivers.any(|other| other != first));
    let is_open = follower.is_none() && after.is_some() && several;
    if is_open && !next::ends_on_a_day(given, given.programme.area(id)?, Holder::Service(from)) {
        return None;
    }
    let to_come = to_come
        .into_iter()
        .filter(|(.., waits)| !(is_open && *waits));
    let (_, place, exchange, _) = to_come.min_by_key(|(key, place, ..)| (*key, *place))?;
    described(given, TransitionId(place), exchange, held, stood)
}

/// Whether the receiver of an exchange may be who follows, as far as that is known.
fn may_follow(given: Given<'_>, after: Option<&NextHolder>, exchange: &Transition) -> bool {
    let Some(after) = after else {
        return true;
    };
    match after.service_id {
        Some(follower) => follower == exchange.to,
        None => {
            let to = service_named(given.programme, exchange.to);
            to.is_some_and(|to| after.candidates.contains(&to))
        }
    }
}

/// Whether an exchange is for the child, judged on the as-of day.
fn is_for_child(given: Given<'_>, exchange: &Transition) -> Applies {
    let condition = &exchange.condition;
    if *condition == Condition::Always {
        return Applies::Yes;
    }
    let facts = condition.facts();
    applies(given, condition, NamedFacts::once(&facts), given.as_of)
}

fn passes(given: Given<'_>, exchange: &Transition) -> Option<When> {
    When::of(locate(
        given.programme,
        exchange.when.as_ref()?,
        &given.view(),
    ))
}

fn described(
    given: Given<'_>,
    id: TransitionId,
    exchange: &Transition,
    held: &Held,
    stood: &[Stood],
) -> Option<NextHandover> {
    let view = given.view();
    let when = |point: Option<&Point>| When::of(locate(given.programme, point?, &view));
    let handover = exchange.handover.as_ref();
    let latest = when(handover.and_then(|handover| handover.latest.as_ref()));
    let on = match &exchange.when {
        Some(_) => passes(given, exchange).and_then(When::as_beginning),
        // When a child changes to another place of the same service nothing tells.
        None => held.until.filter(|_| exchange.from != exchange.to),
    };
    Some(NextHandover {
        transition: exchange.meta.named(),
        transition_id: id,
        to: service_named(given.programme, exchange.to)?,
        on,
        earliest: when(handover.and_then(|handover| handover.earliest.as_ref()))
            .and_then(When::as_beginning),
        latest: latest.and_then(When::as_end),
        late: latest
            .and_then(|latest| latest.last)
            .is_some_and(|last| last < given.as_of),
        refused_on: refused_on(given, id),
        consent: handover.and_then(consent),
        channels: handover.map_or_else(Vec::new, |handover| handover.channels.clone()),
        payload: handover.map_or_else(Vec::new, |handover| payload(given, handover, stood)),
    })
}

/// The day of the last that was recorded of an exchange, where that is a refusal.
fn refused_on(given: Given<'_>, id: TransitionId) -> Option<Day> {
    let mut recorded = given.history.handovers.iter();
    let (_, on, deed) = recorded.rfind(|(of, ..)| *of == id)?;
    (*deed == Deed::Refused).then_some(*on)
}

fn consent(handover: &Handover) -> Option<String> {
    match handover.consent.as_ref()? {
        Consent::Of { holder, .. } => Some(holder.clone()),
        Consent::WithoutUnder(_) => None,
    }
}

fn payload(given: Given<'_>, handover: &Handover, stood: &[Stood]) -> Vec<PayloadEntry> {
    let undone = Undone { given, stood };
    handover
        .payload
        .iter()
        .filter_map(|entry| {
            let programme = given.programme;
            let (title, missing) = match entry {
                Payload::Item(item) => (&programme.item(*item)?.meta.title, undone.result(*item)),
                Payload::Series(series) => {
                    let row = programme.series(*series)?;
                    let missing = row.doses.iter().flat_map(|dose| undone.result(*dose));
                    (&row.meta.title, missing.collect())
                }
                Payload::Area(area) => (
                    &programme.area(*area)?.meta.title,
                    undone.outstanding(Some(*area)),
                ),
                Payload::Outstanding => {
                    let title = sentences::outstanding();
                    return Some(PayloadEntry {
                        title,
                        missing: undone.outstanding(None),
                    });
                }
                Payload::Words(text) => (text, Vec::new()),
            };
            let title = Words {
                sv: title.clone(),
                en: title.clone(),
            };
            Some(PayloadEntry { title, missing })
        })
        .collect()
}

/// What is not done, among what should be.
struct Undone<'a> {
    given: Given<'a>,
    stood: &'a [Stood],
}

impl Undone<'_> {
    fn entries(&self) -> impl Iterator<Item = (VisitId, &Content)> {
        self.stood
            .iter()
            .flat_map(|stood| stood.contents.iter().map(|content| (stood.visit, content)))
    }

    fn id(&self, visit: VisitId, item: Option<ItemId>) -> String {
        match item {
            Some(item) => entry_id(self.given.programme, visit, item),
            None => self
                .given
                .programme
                .visit(visit)
                .map_or_else(String::new, |row| row.meta.id.to_string()),
        }
    }

    /// What is due, past its time, carried over or undecided, of one area or of all.
    fn outstanding(&self, area: Option<AreaId>) -> Vec<String> {
        let of_area = |item: Option<ItemId>| {
            let row = item.and_then(|item| self.given.programme.item(item));
            area.is_none_or(|area| row.is_some_and(|row| row.area == area))
        };
        self.entries()
            .filter(|(_, content)| is_outstanding(content.standing.status) && of_area(content.item))
            .map(|(visit, content)| self.id(visit, content.item))
            .collect()
    }

    /// Of an item that was never done: its entries that should have been.
    fn result(&self, item: ItemId) -> Vec<String> {
        let done = self
            .given
            .history
            .first_done
            .get(item.index())
            .copied()
            .flatten();
        if done.is_some() {
            return Vec::new();
        }
        let should =
            |status| is_outstanding(status) || matches!(status, Status::Lapsed | Status::Missed);
        self.entries()
            .filter(|(_, content)| content.item == Some(item) && should(content.standing.status))
            .map(|(visit, content)| self.id(visit, content.item))
            .collect()
    }
}

fn is_outstanding(status: Status) -> bool {
    matches!(
        status,
        Status::Due | Status::PastItsTime | Status::CarriedOver | Status::Undecided
    )
}
