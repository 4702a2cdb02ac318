//! Who has the duty on a day.

use crate::Planner;
use crate::duty::open::{self, Way};
use crate::facts::{Assumed, Follows, follows};
use crate::place::start_fact;
use crate::view::{Given, Seen};
use alloc::vec::Vec;
use stafett_model::duty::{demanded, duty, needed};
use stafett_model::locate::{locate, variable_of};
use stafett_model::{
    Area, AreaId, AsOf, Child, Condition, Day, FactId, Holder, Layer, Leg, Point, Programme,
    Variable, View,
};

/// Who leads one layer of an area on a day, under every completion of what is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Responsible {
    /// Who leads on every completion, each once, ascending. Nobody and `possible` empty is a gap;
    /// more than one is an overlap.
    pub certain: Vec<Holder>,
    /// Who leads on some completions only, each once, ascending.
    pub possible: Vec<Holder>,
    /// Places in the area's legs of those that hold on every completion, ascending.
    pub legs: Vec<usize>,
    /// Whether the programme demands that somebody does; `None` where open.
    pub demanded: Option<bool>,
    /// Whether the child is one of those for whom the programme demands the area; `None` where that
    /// depends on something unknown.
    pub needed: Option<bool>,
    /// The unknown facts on which it depends, ascending.
    pub questions: Vec<FactId>,
    /// What else it depends on: terms that are not published, events.
    pub open: Vec<Variable>,
    /// Whether there were more completions of the unknown facts than the limit of 4096.
    pub too_many: bool,
}

impl Responsible {
    /// The one who leads, where exactly one does for certain.
    pub fn one(&self) -> Option<Holder> {
        match (self.certain.as_slice(), self.possible.is_empty()) {
            ([holder], true) => Some(*holder),
            _ => None,
        }
    }

    /// Whether it is certain that nobody leads.
    pub fn nobody(&self) -> bool {
        self.certain.is_empty() && self.possible.is_empty() && !self.too_many
    }
}

/// Who leads `layer` of `area` on `day`, from what is known by that day. Nobody does, and nobody has to,
/// once the child has died or left the country.
pub fn responsible(
    programme: &Programme,
    child: &Child,
    area: AreaId,
    layer: Layer,
    day: impl Into<AsOf>,
) -> Responsible {
    Planner::new(programme).responsible(child, area, layer, day)
}

impl Planner<'_> {
    /// As [`responsible`].
    pub fn responsible(
        &self,
        child: &Child,
        area: AreaId,
        layer: Layer,
        day: impl Into<AsOf>,
    ) -> Responsible {
        self.asked(child, day).responsible(area, layer)
    }
}

/// What one completion of the unknown facts gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Led {
    certain: Vec<Holder>,
    open: Vec<Holder>,
    legs: Vec<usize>,
    demanded: Option<bool>,
    needed: bool,
    variables: Vec<Variable>,
}

/// Who leads on `day`, from what is known by the as-of day.
pub(crate) fn lead(given: Given<'_>, area: &Area, layer: Layer, day: Day) -> Responsible {
    let legs = || area.legs.iter().filter(|leg| leg.holder.layer() == layer);
    let conditions: Vec<&Condition> = legs()
        .map(|leg| &leg.condition)
        .chain([&area.condition])
        .collect();
    let mut named: Vec<FactId> = conditions
        .iter()
        .flat_map(|condition| condition.facts())
        .collect();
    named.extend(start_fact(given, legs().flat_map(ends)));
    named.sort();
    named.dedup();
    let outcome = |assumed: Assumed<'_>| led(given, area, layer, day, assumed);
    match follows(given, day, &named, &conditions, &outcome) {
        Follows::Same(led) => certain(led),
        Follows::Differs(facts, outcomes) => differing(facts, &outcomes),
        Follows::TooMany(facts) => Responsible {
            questions: facts,
            too_many: true,
            ..Responsible::default()
        },
    }
}

fn led(given: Given<'_>, area: &Area, layer: Layer, day: Day, assumed: Assumed<'_>) -> Led {
    let view = Seen { given, assumed };
    let duty = duty(given.programme, area, layer, &view, day);
    let demanded = demanded(given.programme, area, &view, day);
    let needed = needed(area, &view, day);
    if !duty.open.is_empty() || demanded.is_none() {
        let ways = open::ways(given, (area, layer), &view, day);
        if let Some(ways) = ways {
            let variables = |open: &[usize]| undecided(given, &view, (area, open), day);
            return in_each(area, &ways, needed, &variables);
        }
    }
    Led {
        certain: holders(area, &duty.certain),
        open: holders(area, &duty.open),
        demanded,
        needed,
        variables: undecided(given, &view, (area, &duty.open), day),
        legs: duty.certain,
    }
}

/// What is so in each way in which what is open may turn out; where they differ, it depends on the `variables` of the legs
/// that hold in some of them.
fn in_each(
    area: &Area,
    ways: &[Way],
    needed: bool,
    variables: &dyn Fn(&[usize]) -> Vec<Variable>,
) -> Led {
    let legs = common(ways.iter().map(|way| &way.legs));
    let some = ways.iter().flat_map(|way| &way.legs).copied();
    let some = distinct(some.filter(|leg| !legs.contains(leg)).collect());
    let led: Vec<Vec<Holder>> = ways.iter().map(|way| holders(area, &way.legs)).collect();
    let certain = common(led.iter());
    let any = led.iter().flatten().copied();
    let open = distinct(any.filter(|holder| !certain.contains(holder)).collect());
    let mut demanded = ways.iter().map(|way| way.demanded);
    let first = demanded.next();
    Led {
        variables: if open.is_empty() {
            Vec::new()
        } else {
            variables(&some)
        },
        certain,
        open,
        legs,
        demanded: first.filter(|first| demanded.all(|other| other == *first)),
        needed,
    }
}

/// Who holds some of an area's legs, each once, ascending.
fn holders(area: &Area, places: &[usize]) -> Vec<Holder> {
    let legs = places.iter().filter_map(|place| area.legs.get(*place));
    distinct(legs.map(|leg| leg.holder).collect())
}

/// What it rests on whether some of an area's legs hold.
fn undecided(
    given: Given<'_>,
    view: &dyn View,
    (area, open): (&Area, &[usize]),
    day: Day,
) -> Vec<Variable> {
    let legs = open.iter().filter_map(|place| area.legs.get(*place));
    let undecided = |point: &&Point| locate(given.programme, point, view).passed(day).is_none();
    let points = legs.flat_map(ends).filter(undecided);
    distinct(
        points
            .filter_map(|point| variable_of(given.programme, point, view))
            .collect(),
    )
}

fn certain(led: Led) -> Responsible {
    let possible = led
        .open
        .into_iter()
        .filter(|holder| !led.certain.contains(holder))
        .collect();
    Responsible {
        possible,
        certain: led.certain,
        legs: led.legs,
        demanded: led.demanded,
        needed: Some(led.needed),
        open: led.variables,
        questions: Vec::new(),
        too_many: false,
    }
}

fn differing(questions: Vec<FactId>, outcomes: &[Led]) -> Responsible {
    let certain = common(outcomes.iter().map(|led| &led.certain));
    let all = outcomes
        .iter()
        .flat_map(|led| led.certain.iter().chain(&led.open))
        .copied();
    let possible = distinct(all.filter(|holder| !certain.contains(holder)).collect());
    let mut demanded = outcomes.iter().map(|led| led.demanded);
    let first = demanded.next().flatten();
    let same = demanded.all(|other| other == first);
    let needed = outcomes.first().map(|led| led.needed);
    // Which legs hold may differ although who leads does not: then no fact is asked for.
    let settled = possible.is_empty() && same;
    Responsible {
        certain,
        possible,
        legs: common(outcomes.iter().map(|led| &led.legs)),
        demanded: first.filter(|_| same),
        needed: needed.filter(|first| outcomes.iter().all(|led| led.needed == *first)),
        questions: if settled { Vec::new() } else { questions },
        open: distinct(
            outcomes
                .iter()
                .flat_map(|led| led.variables.iter().copied())
                .collect(),
        ),
        too_many: false,
    }
}

fn distinct<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

/// What all lists have in common, in the order of the first.
fn common<'l, T: PartialEq + Copy + 'l>(mut lists: impl Iterator<Item = &'l Vec<T>>) -> Vec<T> {
    let mut common = lists.next().cloned().unwrap_or_default();
    lists.for_each(|list| common.retain(|entry| list.contains(entry)));
    common
}

/// The points at which a leg begins and may end.
pub(crate) fn ends(leg: &Leg) -> impl Iterator<Item = &Point> {
    [Some(&leg.from), Some(&leg.until), leg.limit.as_ref()]
        .into_iter()
        .flatten()
}
