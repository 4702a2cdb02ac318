//! Who is responsible for an area, in short: the periods of the usual child one after another, both layers side by
//! side, with those in which nobody is named.

use super::school_names;
use crate::here::{Actor, Here};
use crate::notes::is_proposed;
use serde::Serialize;
use stafett_model::{Area, Condition, Day, Layer, Leg, Point, words};
use std::collections::BTreeMap;

/// One period.
#[derive(Serialize)]
pub(crate) struct Stretch {
    /// From when until when, in words.
    span: String,
    /// The example child's ages.
    ages: String,
    /// The school year that it is, or with which it begins; empty where it is of no school.
    school_year: String,
    bodies: Vec<Holding>,
    services: Vec<Holding>,
}

/// Who is responsible, and of which children where that is not settled; empty for all.
#[derive(Serialize)]
struct Holding {
    actor: Actor,
    whom: String,
    /// Whether it is so by a proposal alone.
    proposed: bool,
}

/// A period before it is told: its days, the last exclusive, and who holds it.
struct Part<'p> {
    from: Day,
    until: Day,
    legs: Vec<&'p Leg>,
}

/// The periods in the order of time; none where the area has no responsibility.
pub(crate) fn stretches(here: &Here<'_>, area: &Area) -> Vec<Stretch> {
    let child = here.site.child;
    let usual = |leg: &&Leg| leg.variant.is_none() && child.settled(&leg.condition) != Some(false);
    let legs: Vec<(Day, Day, &Leg)> = area
        .legs
        .iter()
        .filter(usual)
        .filter_map(|leg| Some((child.drawn(&leg.from)?, child.leg_end(leg)?, leg)))
        .filter(|(from, until, _)| from < until)
        .collect();
    let points = points(here, area, &legs);
    let parts = parts(&legs, &points);
    parts
        .iter()
        .filter_map(|part| stretch(here, part, &points))
        .collect()
}

/// The points at which something begins or ends, by the example child's day: those of the span in which the
/// programme demands that somebody is responsible among them, so that its gaps are told too.
fn points<'p>(
    here: &Here<'_>,
    area: &'p Area,
    legs: &[(Day, Day, &'p Leg)],
) -> BTreeMap<Day, &'p Point> {
    let mut points = BTreeMap::new();
    for (from, _, leg) in legs {
        points.entry(*from).or_insert(&leg.from);
    }
    for (_, until, leg) in legs {
        let ends = [Some(&leg.until), leg.limit.as_ref()];
        let mut ends = ends.into_iter().flatten();
        let end = ends.find(|end| here.site.child.drawn(end) == Some(*until));
        points.entry(*until).or_insert(end.unwrap_or(&leg.until));
    }
    let demanded = area.span.iter().flat_map(|(from, until)| [from, until]);
    for point in demanded.filter(|_| !legs.is_empty()) {
        if let Some(day) = here.site.child.drawn(point) {
            points.entry(day).or_insert(point);
        }
    }
    points
}

/// The days between two points each; neighbours that the same hold on the same terms are one.
fn parts<'p>(legs: &[(Day, Day, &'p Leg)], points: &BTreeMap<Day, &Point>) -> Vec<Part<'p>> {
    let mut parts: Vec<Part<'p>> = Vec::new();
    for (from, until) in points.keys().zip(points.keys().skip(1)) {
        let within = |(first, end, _): &&(Day, Day, &Leg)| first <= from && until <= end;
        let own = legs.iter().filter(within).map(|(.., leg)| *leg).collect();
        match parts.last_mut() {
            Some(last) if is_same(&last.legs, &own) => last.until = *until,
            _ => parts.push(Part {
                from: *from,
                until: *until,
                legs: own,
            }),
        }
    }
    parts
}

fn is_same(one: &[&Leg], other: &Vec<&Leg>) -> bool {
    let terms = |leg: &&Leg| (leg.holder, leg.condition.clone(), is_proposed(&leg.notes));
    let terms = |legs: &[&Leg]| -> Vec<(stafett_model::Holder, Condition, bool)> {
        legs.iter().map(terms).collect()
    };
    terms(one) == terms(other)
}

fn stretch(here: &Here<'_>, part: &Part<'_>, points: &BTreeMap<Day, &Point>) -> Option<Stretch> {
    let (from, until) = (points.get(&part.from)?, points.get(&part.until)?);
    let of_layer = |layer| {
        let legs = part.legs.iter().filter(|leg| leg.holder.layer() == layer);
        let legs = legs.map(|leg| Holding {
            actor: here.actor(leg.holder),
            proposed: is_proposed(&leg.notes),
            whom: match here.site.child.settled(&leg.condition) {
                Some(_) => String::new(),
                None => here.condition_in_short(&leg.condition),
            },
        });
        legs.collect::<Vec<_>>()
    };
    Some(Stretch {
        span: here.pick(&words::from_until(here.programme(), from, until)),
        ages: ages(here, part.from, part.until),
        school_year: school_names::of_span(here, from, until),
        bodies: of_layer(Layer::Body),
        services: of_layer(Layer::Service),
    })
}

/// "0–6 år"; "före födseln" where it is all before birth.
fn ages(here: &Here<'_>, from: Day, until: Day) -> String {
    let t = here.t();
    let born = here.site.child.born();
    let last = until.before();
    if last < born {
        return t.before_birth.to_lowercase();
    }
    let (first, last) = (years(born, from.max(born)), years(born, last));
    let says = match first == last {
        true => t.years_old.replace("{}", &first.to_string()),
        false => t
            .years_between
            .replace("{a}", &first.to_string())
            .replace("{b}", &last.to_string()),
    };
    match from < born {
        true => t.pregnancy_and.replace("{}", &says),
        false => says,
    }
}

/// Whole years of age on a day.
pub(crate) fn years(born: Day, day: Day) -> i32 {
    let ((year, month, of_month), (of_year, in_month, on)) = (born.ymd(), day.ymd());
    let had_birthday = (in_month, on) >= (month, of_month);
    of_year - year - i32::from(!had_birthday)
}
