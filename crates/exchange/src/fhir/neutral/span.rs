//! Days from one to another, both included.

use stafett_plan::{Dates, PlannedDay};

/// From one day through another, both included; a side that is not known is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Span {
    /// First day.
    pub(crate) from: Option<PlannedDay>,
    /// Last day.
    pub(crate) through: Option<PlannedDay>,
}

impl Span {
    /// These days; `None` where neither is known. FHIR refuses a period that ends before it begins:
    /// of such a pair, which only preliminary days can make, the first day is kept.
    pub(crate) fn new(from: Option<PlannedDay>, through: Option<PlannedDay>) -> Option<Span> {
        let through = through.filter(|last| from.is_none_or(|first| first.on <= last.on));
        (from.is_some() || through.is_some()).then_some(Span { from, through })
    }

    /// A window from its first day to its last.
    pub(crate) fn window(dates: &Dates) -> Option<Span> {
        Span::new(dates.earliest, dates.latest)
    }

    /// The days aimed at: a single recommended day is a span of one day.
    pub(crate) fn recommended(dates: &Dates) -> Option<Span> {
        let first = dates.recommended?;
        Span::new(Some(first), dates.recommended_through.or(Some(first)))
    }

    /// From the first day of all windows to the last.
    pub(crate) fn around<'d>(windows: impl Iterator<Item = &'d Dates>) -> Span {
        let (mut from, mut through): (Option<PlannedDay>, Option<PlannedDay>) = (None, None);
        for dates in windows {
            let first = dates.earliest.into_iter().chain(from);
            let last = dates.latest.into_iter().chain(dates.offered_through);
            from = first.min_by_key(|day| day.on);
            through = last.chain(through).max_by_key(|day| day.on);
        }
        Span { from, through }
    }
}
