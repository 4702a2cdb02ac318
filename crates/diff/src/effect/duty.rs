//! Who is responsible for an area, day after day of a childhood.

use super::Differs;
use crate::kid::Kid;
use stafett_model::Duration;
use stafett_model::proof::Words;
use stafett_model::{
    Area, AreaId, Child, Condition, Day, Holder, Layer, Leg, MonthEnd, Point, Programme, calendar,
    words,
};
use stafett_plan::{Planner, Responsible};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How many months of a childhood are looked at.
const MONTHS: i32 = 21 * 12;

/// The conditions of an area's legs.
pub(super) fn conditions(programme: &Programme, area: &str) -> Vec<Condition> {
    let areas = programme.areas.iter().filter(|row| row.meta.id == area);
    let conditions = areas.flat_map(|row| {
        let legs = row.legs.iter().map(|leg| &leg.condition);
        legs.chain([&row.condition])
    });
    conditions.cloned().collect()
}

/// The legs of an area.
pub(super) fn legs<'p>(programme: &'p Programme, area: &str) -> Vec<&'p Leg> {
    let areas = programme.areas.iter().filter(|row| row.meta.id == area);
    areas.flat_map(|row| &row.legs).collect()
}

/// The names of the events with which a leg begins or ends, of those that follow the birth.
pub(super) fn events<'p>(programme: &'p Programme, leg: &Leg) -> Vec<&'p str> {
    let named = |point: &Point| match point.root() {
        Point::Event(event) => programme.event(*event),
        _ => None,
    };
    let events = [&leg.from, &leg.until].into_iter().filter_map(named);
    let follow = events.filter(|event| event.earliest.root() == &Point::Birth);
    follow.map(|event| event.meta.id.as_str()).collect()
}

/// The first day on which somebody else is responsible for an area. A day on which both programmes
/// leave nothing open goes before one on which they do.
pub(super) fn differs([old, new]: &[Planner<'_>; 2], kid: &Kid, area: &str) -> Option<Differs> {
    let kid = kid.come_home([old.programme(), new.programme()]);
    let sides = [Side::of(old, &kid, area), Side::of(new, &kid, area)];
    let held = |day: Day| [sides[0].on(day), sides[1].on(day)];
    // Each day is asked for twice, and an answer takes time.
    let seen: RefCell<BTreeMap<Day, [bool; 2]>> = RefCell::default();
    let look = |day: Day| {
        let known = seen.borrow().get(&day).copied();
        known.unwrap_or_else(|| {
            let [was, is] = held(day);
            let other = was.holders != is.holders;
            let found = [other, other && was.certain && is.certain];
            seen.borrow_mut().insert(day, found);
            found
        })
    };
    let other = |day: Day| look(day)[0];
    let certain = |day: Day| look(day)[1];
    let days = looked_at(kid.born);
    let day = first(&days, certain).or_else(|| first(&days, other))?;
    let said = |held: &Held| {
        let (day, [body, service]) = (words::day(day), &held.holders);
        Words::new(
            format!(
                "{}: huvudman {}, verksamhet {}",
                day.sv, body.sv, service.sv
            ),
            format!(
                "{}: responsible body {}, service {}",
                day.en, body.en, service.en
            ),
        )
    };
    let [was, is] = held(day);
    Some(Differs {
        as_of: day,
        old: said(&was),
        new: said(&is),
        certain: was.certain && is.certain,
    })
}

/// The days of a childhood that are looked at: each of the first two months, when much happens in
/// days; one a week until the age of two; then one a month.
fn looked_at(born: Day) -> Vec<Day> {
    let first = (0..60).chain((60..730).step_by(7));
    let mut days: Vec<Day> = first.filter_map(|age| born.plus(age)).collect();
    let last = days.last().copied();
    days.extend(months(born).into_iter().filter(|day| Some(*day) > last));
    days
}

/// The first of the days on which something holds, and from there back as far as it does.
fn first(days: &[Day], holds: impl Fn(Day) -> bool) -> Option<Day> {
    let place = days.iter().position(|day| holds(*day))?;
    let mut day = *days.get(place)?;
    let before = place.checked_sub(1).and_then(|place| days.get(place));
    let after = |eve: &Day| before.is_some_and(|before| before < eve);
    while let Some(eve) = day.plus(-1).filter(|eve| after(eve) && holds(*eve)) {
        day = eve;
    }
    Some(day)
}

/// The same day of every month of a childhood, the day of birth first.
pub(super) fn months(born: Day) -> Vec<Day> {
    let day = |months: i32| {
        let length = Duration {
            months,
            ..Duration::ZERO
        };
        calendar::add(born, length, MonthEnd::LastDay)
    };
    (0..=MONTHS).filter_map(day).collect()
}

/// One programme's responsibility for an area and a child.
struct Side<'p> {
    planner: &'p Planner<'p>,
    child: Child,
    area: Option<AreaId>,
}

impl<'p> Side<'p> {
    fn of(planner: &'p Planner<'p>, kid: &Kid, area: &str) -> Self {
        let programme = planner.programme();
        let is = |row: &Area| row.meta.id == area;
        let place = programme.areas.iter().position(is);
        Side {
            planner,
            child: kid.child(programme),
            area: place
                .and_then(|place| u16::try_from(place).ok())
                .map(AreaId),
        }
    }

    /// Who holds the two layers on a day.
    fn on(&self, day: Day) -> Held {
        let asked = self.planner.asked(&self.child, day);
        let layers = [Layer::Body, Layer::Service]
            .map(|layer| self.area.map(|area| asked.responsible(area, layer)));
        let open = |held: &Responsible| !held.possible.is_empty() || held.too_many;
        Held {
            certain: !layers.iter().flatten().any(open),
            holders: layers
                .map(|held| held.map_or_else(nobody, |held| said(self.planner.programme(), &held))),
        }
    }
}

/// Who holds the two layers on a day, in words, and whether that is certain.
struct Held {
    certain: bool,
    holders: [Words; 2],
}

fn nobody() -> Words {
    Words::new("ingen", "nobody")
}

fn said(programme: &Programme, held: &Responsible) -> Words {
    let title = |holder: &Holder| match holder {
        Holder::Body(body) => programme.body(*body).map(|row| row.meta.title.as_str()),
        Holder::Service(service) => programme
            .service(*service)
            .map(|row| row.meta.title.as_str()),
    };
    let names = |holders: &[Holder]| {
        holders
            .iter()
            .filter_map(title)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (certain, possible) = (names(&held.certain), names(&held.possible));
    match (certain.is_empty(), possible.is_empty()) {
        (true, true) => nobody(),
        (false, true) => Words::same(certain),
        (true, false) => Words::new(format!("kanske {possible}"), format!("perhaps {possible}")),
        (false, false) => Words::new(
            format!("{certain}, kanske {possible}"),
            format!("{certain}, perhaps {possible}"),
        ),
    }
}
