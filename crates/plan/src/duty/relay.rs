//! Who is responsible on a day, since when, until when, and who comes next.

use crate::duty::handover;
use crate::duty::holding;
use crate::duty::next;
use crate::duty::open;
use crate::place::span::When;
use crate::responsible::{Responsible, ends, lead};
use crate::stand::visits::Stood;
use crate::tables::conditions::invariants;
use crate::tell::named::{Titled, holder_named, service_named};
use crate::tell::questions::Asked;
use crate::tell::sentences;
use crate::view::Given;
use crate::{Held, HeldVerdict, PlannedDay, ResponsibleNow};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::locate::{Known, known, locate};
use stafett_model::{Area, AreaId, Condition, Day, FactId, Holder, Layer, Leg, Point, Variable};

/// Who is responsible for each area, and what is unknown of that on which it depends.
pub(crate) fn responsible_now(
    given: Given<'_>,
    stood: &[Stood],
) -> (Vec<ResponsibleNow>, Vec<(AreaId, Asked)>) {
    let mut now = Vec::with_capacity(given.programme.areas.len());
    let mut asked = Vec::new();
    for (area, place) in given.programme.areas.iter().zip(0_u16..) {
        let id = AreaId(place);
        let body = lead(given, area, Layer::Body, given.as_of);
        let service = lead(given, area, Layer::Service, given.as_of);
        let facts = body.questions.iter().chain(&service.questions);
        asked.extend(facts.map(|fact| (id, Asked::Fact(*fact))));
        let open = body.open.iter().chain(&service.open);
        asked.extend(open.filter_map(|variable| Some((id, untold(given, *variable)?))));
        now.push(one_area(given, (id, area), &body, &service, stood));
    }
    asked.sort();
    asked.dedup();
    (now, asked)
}

/// An event that may have happened before the history is complete, to be asked for.
fn untold(given: Given<'_>, variable: Variable) -> Option<Asked> {
    match variable {
        Variable::Event(event) if given.untold(event).is_some() => Some(Asked::Event(event)),
        _ => None,
    }
}

fn one_area(
    given: Given<'_>,
    (id, area): (AreaId, &Area),
    body: &Responsible,
    service: &Responsible,
    stood: &[Stood],
) -> ResponsibleNow {
    let gone = gone(given, given.as_of);
    let (body, service, demanded) = match gone {
        Some(_) => (nobody(), nobody(), Some(false)),
        None => (
            held(given, area, Layer::Body, given.as_of, body),
            held(given, area, Layer::Service, given.as_of, service),
            service.demanded,
        ),
    };
    let holding = holding::on(given, (id, area), &service, given.as_of);
    let next = next::after(given, area, &service);
    let handover = handover::next(given, id, &service, next.as_ref(), stood);
    let reason = sentences::responsible(area, &body, &service, gone);
    ResponsibleNow {
        area: area.meta.named(),
        area_id: id,
        demanded,
        body,
        service,
        holding,
        next,
        handover,
        reason,
    }
}

/// Why nobody is responsible any more on `day`: the child has died or left the country.
pub(crate) fn gone(given: Given<'_>, day: Day) -> Option<End> {
    let (on, end) = given.history.left?;
    (on <= day).then_some(end)
}

pub(crate) fn nobody() -> Held {
    Held {
        verdict: HeldVerdict::Nobody,
        holder: None,
        holder_id: None,
        candidates: Vec::new(),
        contributors: Vec::new(),
        since: None,
        perhaps_sooner: false,
        until: None,
        deadline: None,
        late: false,
    }
}

/// Who holds a layer of an area on `day`, of whom `now` says who leads.
pub(crate) fn held(
    given: Given<'_>,
    area: &Area,
    layer: Layer,
    day: Day,
    now: &Responsible,
) -> Held {
    let Some(holder) = now.one() else {
        return not_one(given, now);
    };
    let legs = || now.legs.iter().filter_map(|place| area.legs.get(*place));
    let mut contributors: Vec<_> = legs().flat_map(|leg| &leg.contributors).copied().collect();
    contributors.sort();
    contributors.dedup();
    let deadline = legs()
        .filter_map(|leg| deadline(given, leg))
        .max_by_key(|when| when.first);
    let (since, until) = stretch(given, area, layer, day, holder);
    let may_lead = |day: Day| lead(given, area, layer, day).possible.contains(&holder);
    Held {
        verdict: HeldVerdict::One,
        holder: holder_named(given.programme, holder),
        holder_id: Some(holder),
        candidates: Vec::new(),
        contributors: contributors
            .into_iter()
            .filter_map(|service| service_named(given.programme, service))
            .collect(),
        since,
        perhaps_sooner: since.is_some_and(|first| may_lead(first.before())),
        until,
        deadline: deadline.and_then(When::as_end),
        late: deadline
            .and_then(|when| when.last)
            .is_some_and(|last| last < day.min(given.as_of)),
    }
}

fn not_one(given: Given<'_>, now: &Responsible) -> Held {
    let verdict = match (now.certain.len(), now.nobody()) {
        (_, true) => lacking(now),
        (2.., _) => HeldVerdict::Several,
        _ => HeldVerdict::Undecided,
    };
    let candidates = now.certain.iter().chain(&now.possible);
    let candidates = candidates.filter_map(|holder| holder_named(given.programme, *holder));
    Held {
        verdict,
        candidates: candidates.collect(),
        ..nobody()
    }
}

/// What it comes to that nobody leads: whether somebody should.
fn lacking(now: &Responsible) -> HeldVerdict {
    match (now.needed, now.demanded) {
        (Some(false), _) => HeldVerdict::NotApplicable,
        (None, None) => HeldVerdict::Undecided,
        _ => HeldVerdict::Nobody,
    }
}

/// By when the event that ends a leg should have happened.
fn deadline(given: Given<'_>, leg: &Leg) -> Option<When> {
    let when = When::of(locate(
        given.programme,
        leg.deadline.as_ref()?,
        &given.view(),
    ))?;
    when.last.is_some().then_some(when)
}

/// First day and the day after the last of the unbroken stretch with `holder` around `on`.
fn stretch(
    given: Given<'_>,
    area: &Area,
    layer: Layer,
    on: Day,
    holder: Holder,
) -> (Option<Day>, Option<PlannedDay>) {
    let days = turning_points(given, area, layer);
    let leads = |day: Day| lead(given, area, layer, day).one() == Some(holder);
    let begun = days.iter().rev().filter(|day| **day <= on);
    let since = begun.copied().find(|day| !leads(day.before()));
    let to_come = days.iter().copied().filter(|day| *day > on);
    let until = to_come
        .map(|day| (day, lead(given, area, layer, day)))
        .find(|(_, then)| then.one() != Some(holder));
    (
        since,
        until.and_then(|(day, then)| end(given, area, day, &then)),
    )
}

/// The end of a stretch on `day`, where that is known: not where it waits for an event.
fn end(given: Given<'_>, area: &Area, day: Day, then: &Responsible) -> Option<PlannedDay> {
    let view = given.view();
    let awaited = |variable: &Variable| {
        matches!(
            known(given.programme, *variable, &view),
            Some(Known::Between { last: None, .. })
        )
    };
    if then.open.iter().any(awaited) {
        return None;
    }
    let moves = area.legs.iter().flat_map(ends).any(|point| {
        let when = When::of(locate(given.programme, point, &view));
        when.is_some_and(|when| when.last != Some(when.first) && when.first == day)
    });
    let preliminary = moves || !then.open.is_empty() || !then.questions.is_empty();
    Some(PlannedDay {
        on: day,
        preliminary,
    })
}

/// The days on which it may change who leads, ascending.
pub(crate) fn turning_points(given: Given<'_>, area: &Area, layer: Layer) -> Vec<Day> {
    let legs = || area.legs.iter().filter(|leg| leg.holder.layer() == layer);
    let view = given.view();
    let mut points: Vec<&Point> = legs().flat_map(ends).collect();
    let mut named: Vec<FactId> = legs().flat_map(|leg| leg.condition.facts()).collect();
    if !named.is_empty() {
        // What is known of one fact tells of others, in the time in which it does.
        named.extend(invariants(given.programme).flat_map(Condition::facts));
        let spans = given.programme.population.during.iter();
        let spans = spans.filter_map(|invariant| invariant.days.as_ref());
        points.extend(spans.flat_map(|(from, until)| [from, until]));
    }
    let mut days: Vec<Day> = Vec::new();
    let mut moving: Vec<&Point> = Vec::new();
    for point in points {
        let Some(when) = When::of(locate(given.programme, point, &view)) else {
            continue;
        };
        days.push(when.first);
        days.extend(when.last);
        moving.extend(when.as_day().is_none().then_some(point));
    }
    if moving.len() > 1 {
        days.extend(open::breaks(given, &moving));
    }
    let records = given.child.facts.iter();
    let changes = records.filter(|record| named.contains(&record.fact));
    let changes = changes.filter_map(|record| record.from);
    days.extend(changes.filter(|from| *from <= given.as_of));
    days.sort();
    days.dedup();
    days
}
