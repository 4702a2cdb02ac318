//! What would close a finding, as data: a bound to move, a leg or a transition to add.
//!
//! A suggestion is one change that makes the finding go away, not the right decision: that is the
//! authors'. Each is tried on a copy of the programme before it is given; one that does not close its
//! finding, or that brings another finding of the claims that it touches, is not given.

mod age;
mod bound;
mod leg;
mod transition;

use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Region};
use stafett_model::{AreaId, Holder, Origin, Point, Programme, ServiceId};

/// One change of the programme's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Another first or last day of a window.
    MoveBound(MoveBound),
    /// A further leg of an area.
    AddLeg(AddLeg),
    /// A transition, with a handover whose every value is a proposal.
    AddTransition(AddTransition),
}

/// Another first or last day of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveBound {
    /// The visit or dose whose window it is.
    pub rule: Origin,
    /// Which end.
    pub end: WindowEnd,
    /// The day on which it should lie, itself included.
    pub to: Point,
}

/// An end of a window. Both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowEnd {
    /// Its first day.
    Earliest,
    /// Its last day.
    Latest,
}

/// A further leg of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddLeg {
    /// The leg after which it is to be written.
    pub beside: Origin,
    /// Who holds it.
    pub holder: Holder,
    /// First day.
    pub from: Point,
    /// The day after the last.
    pub until: Point,
    /// The leg whose condition it shares; `None` where it is for every child.
    pub condition_of: Option<Origin>,
}

/// A transition with a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddTransition {
    /// The declaration after which it is to be written.
    pub beside: Origin,
    /// Who gives.
    pub from: ServiceId,
    /// Who receives.
    pub to: ServiceId,
    /// The areas that lack one.
    pub areas: Vec<AreaId>,
    /// The day on which responsibility passes.
    pub when: Point,
    /// The last day of the handover.
    pub latest: Point,
    /// Within how many days the receiver confirms.
    pub confirmed_within_days: u16,
}

/// What would close a finding, where that can be computed within the options' budget.
pub fn suggestion(
    programme: &Programme,
    options: &Options,
    finding: &Finding,
) -> Option<Suggestion> {
    match Name::parse(&finding.key.name)? {
        Name::VisitOutsideLeg => bound::into_leg(programme, options, finding),
        Name::EmptyWindow => bound::with_days(programme, finding),
        Name::NoServiceNamed | Name::NoBodyHasDuty => leg::across_gap(programme, options, finding),
        Name::ChangeWithoutTransition => transition::of_change(programme, options, finding),
        _ => None,
    }
}

/// What some claims find, each with the children and days concerned.
type Found = Vec<(Key, Option<Region>)>;

/// What some claims find.
fn found(claims: impl FnOnce(&mut Report)) -> Found {
    let mut report = Report::default();
    claims(&mut report);
    let found = report.findings_mut().drain(..);
    found.map(|finding| (finding.key, finding.region)).collect()
}

/// Whether a change closes the finding of `key`, opens no other and widens none.
fn closes(key: &Key, before: &Found, after: &Found) -> bool {
    let gone = !after.iter().any(|(other, _)| other == key);
    gone && is_within(after, before)
}

/// Whether everything that is found now was found before, for the same children and days.
fn is_within(now: &Found, before: &Found) -> bool {
    now.iter().all(|one| before.contains(one))
}
