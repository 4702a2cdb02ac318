//! Doses that are still to be given, and series of which nothing is.

use stafett_model::Day;
use stafett_plan::{ContentEntry, DoseOf, Named, Plan, PlannedDay, Status};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of one dose, or of a series that is complete.
pub(crate) struct Forecast<'p> {
    /// The series.
    pub(crate) series: &'p Named,
    /// Where the series stands.
    pub(crate) status: ForecastStatus,
    /// The dose; `None` for a series that is complete.
    pub(crate) dose: Option<Dose<'p>>,
}

/// A dose that is still to be given.
pub(crate) struct Dose<'p> {
    /// Its line: at the first visit at which it stands open.
    pub(crate) entry: &'p ContentEntry,
    /// The visit at which that is.
    pub(crate) at: &'p str,
    /// Its number, from 1.
    pub(crate) number: u8,
    /// Last day on which it may be given; none where its own lies before the first day on which it can be.
    pub(crate) latest: Option<PlannedDay>,
    /// First day on which it is overdue, where it may be given after its own time.
    pub(crate) overdue: Option<PlannedDay>,
}

/// Where a dose or series stands, in the words of HL7's code system as far as it has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForecastStatus {
    /// To be given now.
    Due,
    /// To be given, and its own time has passed.
    Overdue,
    /// Every dose of the series that is for the child was given.
    Complete,
    /// None of HL7's words fits: only ours is written.
    Own(Status),
}

impl ForecastStatus {
    /// HL7's code and its display, where one fits.
    pub(crate) fn hl7(self) -> Option<(&'static str, &'static str)> {
        match self {
            ForecastStatus::Due => Some(("due", "Due")),
            ForecastStatus::Overdue => Some(("overdue", "Overdue")),
            ForecastStatus::Complete => Some(("complete", "Complete")),
            ForecastStatus::Own(_) => None,
        }
    }
}

/// One forecast for each dose that is open, in the plan's order, then one for each series of which
/// nothing is left to give.
pub(super) fn of(plan: &Plan) -> Vec<Forecast<'_>> {
    let as_of = plan.receipt.as_of;
    let ended = plan.receipt.ended.is_some();
    let mut seen: BTreeSet<(&str, u8)> = BTreeSet::new();
    let mut forecasts = Vec::new();
    let mut all: BTreeMap<&str, (&Named, Stands)> = BTreeMap::new();
    for (visit, entry, dose) in doses(plan) {
        let of_series = all.entry(&dose.series.id);
        let (_, of_series) = of_series.or_insert((&dose.series, Stands::new()));
        of_series
            .entry(dose.number)
            .or_default()
            .push((entry.status, dose.is_needed));
        if open(entry.status, ended) && seen.insert((&dose.series.id, dose.number)) {
            forecasts.push(one(visit, entry, dose, as_of));
        }
    }
    let complete = all.into_values().filter(|(_, all)| complete(all));
    forecasts.extend(complete.map(|(series, _)| Forecast {
        series,
        status: ForecastStatus::Complete,
        dose: None,
    }));
    forecasts
}

/// The doses of a plan, each with the visit at which it stands.
pub(super) fn doses(plan: &Plan) -> impl Iterator<Item = (&str, &ContentEntry, &DoseOf)> {
    plan.items.iter().flat_map(|item| {
        let contents = item.contents.iter();
        contents.filter_map(|entry| Some((item.id.as_str(), entry, entry.dose.as_ref()?)))
    })
}

/// Whether a dose may still come to be given, while something is offered or once that has `ended`.
fn open(status: Status, ended: bool) -> bool {
    match status {
        Status::Undecided => !ended,
        Status::Upcoming | Status::Due | Status::PastItsTime | Status::CarriedOver => true,
        Status::Done
        | Status::Declined
        | Status::Missed
        | Status::Lapsed
        | Status::NotApplicable => false,
    }
}

/// Of the doses of a series, by number: where each stands at each visit at which it may be given, and whether the child
/// needs it.
type Stands = BTreeMap<u8, Vec<(Status, bool)>>;

/// Whether every dose that the child needs was given, and there is one. One that the child needs and that belongs to visits
/// for other children is missing.
fn complete(all: &Stands) -> bool {
    let was_given = |at: &Vec<(Status, bool)>| at.iter().any(|(one, _)| *one == Status::Done);
    let is_needless = |at: &Vec<(Status, bool)>| {
        let mut at = at.iter();
        at.all(|(status, is_needed)| *status == Status::NotApplicable && !is_needed)
    };
    let mut doses = all.values();
    doses.clone().any(was_given) && doses.all(|at| was_given(at) || is_needless(at))
}

fn one<'p>(visit: &'p str, entry: &'p ContentEntry, dose: &'p DoseOf, as_of: Day) -> Forecast<'p> {
    let window = &entry.window;
    let past = window.latest.is_some_and(|latest| latest.on < as_of);
    let status = match entry.status {
        Status::PastItsTime => ForecastStatus::Overdue,
        Status::Due if past => ForecastStatus::Overdue,
        Status::Due => ForecastStatus::Due,
        other => ForecastStatus::Own(other),
    };
    let later = window
        .offered_through
        .filter(|end| window.latest.is_some_and(|latest| latest.on < end.on));
    let overdue = later.is_some() || status == ForecastStatus::Overdue;
    Forecast {
        series: &dose.series,
        status,
        dose: Some(Dose {
            entry,
            at: visit,
            number: dose.number,
            latest: later.or(window.latest.filter(|_| !dose.cannot_be_in_time)),
            overdue: window.latest.filter(|_| overdue).and_then(day_after),
        }),
    }
}

fn day_after(day: PlannedDay) -> Option<PlannedDay> {
    Some(PlannedDay {
        on: day.on.plus(1)?,
        ..day
    })
}
