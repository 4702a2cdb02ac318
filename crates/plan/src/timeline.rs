//! Who is responsible for an area on each day of a childhood: who had, has and will have the duty, in
//! both layers, and who holds the child.

use crate::duty::holding;
use crate::duty::relay::{gone, held, nobody, turning_points};
use crate::known::Known;
use crate::place::span::When;
use crate::place::{Applies, applies};
use crate::responsible::lead;
use crate::tell::named::Titled;
use crate::view::Given;
use crate::{Held, Holding, Named, Planner, tables};
use alloc::boxed::Box;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::locate::locate;
use stafett_model::{Area, AreaId, AsOf, Child, Day, Holder, Layer, Programme};

/// Days on which the same bodies and services are responsible and the same service holds the child.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// First day, included.
    pub from: Day,
    /// The day after the last; `None` for the last stretch.
    pub until: Option<Day>,
    /// Whether the programme demands for the child that somebody is; `None` where that is open.
    pub demanded: Option<bool>,
    /// Responsible body (huvudman): the duty by law.
    pub body: Held,
    /// Service (verksamhet): who is named to meet the child.
    pub service: Held,
    /// Who holds the child. On days after the as-of day: as it will be if nothing more is recorded,
    /// and unknown once that rests on a confirmation that may still come.
    pub holding: Holding,
    /// The transition by which it takes over from the service that led before it, where the programme
    /// has one.
    pub transition: Option<Named>,
    /// Whether its first day may still move.
    pub preliminary: bool,
}

/// Who is responsible for `area`, from birth or the first day of the area, where that is earlier, as
/// far as is known on `as_of`: ascending, without holes, each stretch unlike its neighbours. Empty
/// where the programme has no such area.
pub fn timeline(
    programme: &Programme,
    child: &Child,
    area: AreaId,
    as_of: impl Into<AsOf>,
) -> Vec<Stretch> {
    Planner::new(programme).timeline(child, area, as_of)
}

impl Planner<'_> {
    /// As [`timeline()`].
    pub fn timeline(&self, child: &Child, area: AreaId, as_of: impl Into<AsOf>) -> Vec<Stretch> {
        let Some(row) = self.programme().area(area) else {
            return Vec::new();
        };
        let mut known = Known::read(self, child, as_of.into(), Box::default());
        known.stand();
        stretches(known.given(), (area, row))
    }
}

fn stretches(given: Given<'_>, (area, row): (AreaId, &Area)) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for day in days(given, (area, row)) {
        let next = stretch(given, (area, row), day);
        match stretches.last_mut() {
            Some(last) if is_same(last, &next) => {}
            Some(last) => {
                last.until = Some(day);
                stretches.push(next);
            }
            None => stretches.push(next),
        }
    }
    for stretch in &mut stretches {
        let last = stretch.until.map_or(Day::LAST, Day::before);
        for held in [&mut stretch.body, &mut stretch.service] {
            let deadline = held.deadline.filter(|deadline| !deadline.preliminary);
            held.late = deadline.is_some_and(|deadline| deadline.on < last.min(given.as_of));
        }
    }
    let mut leader = None;
    for stretch in &mut stretches {
        let now = stretch.service.holder_id.or(leader);
        if now != leader {
            stretch.transition = exchange(given, area, leader, now);
        }
        leader = now;
    }
    stretches
}

/// The transition of an area from one service to another.
fn exchange(
    given: Given<'_>,
    area: AreaId,
    from: Option<Holder>,
    to: Option<Holder>,
) -> Option<Named> {
    let is = |service, holder| holder == Some(Holder::Service(service));
    let mut rows = given.programme.transitions.iter();
    let row = rows.find(|row| {
        is(row.from, from)
            && is(row.to, to)
            && (row.areas.is_empty() || row.areas.contains(&area))
            && applies(
                given,
                &row.condition,
                tables::NamedFacts::once(&row.condition.facts()),
                given.as_of,
            ) == Applies::Yes
    })?;
    Some(row.meta.named())
}

fn is_same(one: &Stretch, other: &Stretch) -> bool {
    one.demanded == other.demanded
        && (&one.body, &one.service, &one.holding) == (&other.body, &other.service, &other.holding)
}

fn stretch(given: Given<'_>, (id, area): (AreaId, &Area), day: Day) -> Stretch {
    let on = |layer| match gone(given, day) {
        Some(_) => (nobody(), Some(false)),
        None => {
            let now = lead(given, area, layer, day);
            let held = held(given, area, layer, day, &now);
            let never_late = Held {
                late: false,
                ..held
            };
            (never_late, now.demanded)
        }
    };
    let (service, demanded) = on(Layer::Service);
    let (body, _) = on(Layer::Body);
    Stretch {
        from: day,
        until: None,
        demanded,
        body,
        holding: holding::on(given, (id, area), &service, day),
        service,
        transition: None,
        preliminary: moves(given, area, day),
    }
}

/// Whether something rests on `day` that may come on other days too.
fn moves(given: Given<'_>, area: &Area, day: Day) -> bool {
    let view = given.view();
    let points = area.legs.iter().flat_map(crate::responsible::ends);
    points
        .filter_map(|point| When::of(locate(given.programme, point, &view)))
        .any(|when| when.last != Some(when.first) && (when.first == day || when.last == Some(day)))
}

/// Every day on which something may change, ascending; the first is that of birth or of the area.
fn days(given: Given<'_>, (id, area): (AreaId, &Area)) -> Vec<Day> {
    let view = given.view();
    let when = |point| When::of(locate(given.programme, point, &view));
    let mut days = Vec::from([given.child.born]);
    for layer in [Layer::Body, Layer::Service] {
        days.extend(turning_points(given, area, layer));
    }
    days.extend(holding::turns(given, (id, area)));
    let population = &given.programme.population;
    let spans = population.during.iter().filter_map(|row| row.days.as_ref());
    for (from, until) in spans.chain(&area.span) {
        for when in [from, until].into_iter().filter_map(when) {
            days.push(when.first);
            days.extend(when.last);
        }
    }
    days.extend(given.child.facts.iter().filter_map(|record| record.from));
    days.extend(given.history.left.map(|(on, _)| on));
    days.sort();
    days.dedup();
    let first = turning_points(given, area, Layer::Body)
        .into_iter()
        .chain(turning_points(given, area, Layer::Service))
        .chain([given.child.born])
        .min();
    days.retain(|day| first.is_none_or(|first| first <= *day));
    days
}
