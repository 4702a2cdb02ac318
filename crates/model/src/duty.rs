//! Who has the duty for an area on a day: what the legs say, a function of birth date, facts and
//! boundary events, never of confirmations.

use crate::locate::{View, locate};
use crate::{Area, Day, Layer, Leg, Programme};
use alloc::vec::Vec;

/// Who leads an area on a day, in one layer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Duty {
    /// Places in [`Area::legs`] of the legs that hold for certain.
    pub certain: Vec<usize>,
    /// Places of the legs that hold or not depending on a variable that is still open (the first
    /// day of a term that is not published, say).
    pub open: Vec<usize>,
}

/// The legs of `layer` that hold for the child of `view` on `day`. Every fact that the conditions
/// name must be known to `view`; an atom over an unknown fact does not hold.
pub fn duty(programme: &Programme, area: &Area, layer: Layer, view: &dyn View, day: Day) -> Duty {
    let mut duty = Duty::default();
    for (place, leg) in area.legs.iter().enumerate() {
        if leg.holder.layer() == layer {
            match holds(programme, leg, view, day) {
                Some(true) => duty.certain.push(place),
                Some(false) => {}
                None => duty.open.push(place),
            }
        }
    }
    duty
}

/// Whether a leg holds on `day`; `None` where a variable is still open.
pub fn holds(programme: &Programme, leg: &Leg, view: &dyn View, day: Day) -> Option<bool> {
    let value = |fact| view.fact(fact, day);
    if !leg
        .condition
        .holds_knowing(&value, &|fact| view.recorded(fact, day))
    {
        return Some(false);
    }
    let begun = locate(programme, &leg.from, view).passed(day);
    let came = |point| locate(programme, point, view).passed(day);
    let ended = match (came(&leg.until), leg.limit.as_ref().map(came)) {
        (Some(true), _) | (_, Some(Some(true))) => Some(true),
        (Some(false), None | Some(Some(false))) => Some(false),
        _ => None,
    };
    match (begun, ended) {
        (Some(false), _) | (_, Some(true)) => Some(false),
        (Some(true), Some(false)) => Some(true),
        _ => None,
    }
}

/// Whether the programme demands on `day` that somebody is responsible for the area: the day lies in
/// the span, and the child is one of those who need it. `None` where open. Every fact that the area's
/// condition names must be known to `view`; an atom over an unknown fact does not hold.
pub fn demanded(programme: &Programme, area: &Area, view: &dyn View, day: Day) -> Option<bool> {
    if needed(area, view, day) {
        in_span(programme, area, view, day)
    } else {
        Some(false)
    }
}

/// Whether the child of `view` is one of those for whom the programme demands the area on `day`, if
/// the day lies in its span.
pub fn needed(area: &Area, view: &dyn View, day: Day) -> bool {
    let value = |fact| view.fact(fact, day);
    let known = |fact| view.recorded(fact, day);
    area.condition.holds_knowing(&value, &known)
}

/// Whether `day` lies in the span that the programme demands for the area, for whichever children;
/// `None` where open.
pub fn in_span(programme: &Programme, area: &Area, view: &dyn View, day: Day) -> Option<bool> {
    let Some((from, until)) = &area.span else {
        return Some(false);
    };
    let begun = locate(programme, from, view).passed(day);
    let ended = locate(programme, until, view).passed(day);
    match (begun, ended) {
        (Some(false), _) | (_, Some(true)) => Some(false),
        (Some(true), Some(false)) => Some(true),
        _ => None,
    }
}
