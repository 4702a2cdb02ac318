//! Doses of series that are in order: each is told by its own days, by what was given before it and by what is recorded
//! of its visit, and nothing else rests on them (see [`crate::tables::doses::in_order`]). Where only lines are wanted they
//! are kept nowhere else, nor are their visits; a plan with its text finds them as it finds any dose.

use crate::duty::performing::is_left_here;
use crate::outline::days::Days;
use crate::place::plainly::Plainly;
use crate::place::span::Span;
use crate::stand::doses::{chain, dose_of, series};
use crate::stand::whole::{Part, Whole, by_contents};
use crate::stand::{Case, Reason, Standing};
use crate::tables::doses::InOrder;
use crate::tables::lines::LineRow;
use crate::view::Given;
use crate::{Dates, Status};
use alloc::vec::Vec;
use stafett_model::{Day, ItemId, Occurred, Window};

/// Where a content item stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) standing: Standing,
    pub(crate) dates: Dates,
    pub(crate) done_on: Option<Occurred>,
    is_dose: bool,
}

impl Told {
    /// What a visit takes from it.
    pub(crate) fn part(&self) -> Part<'_> {
        Part {
            standing: &self.standing,
            dates: &self.dates,
            done_on: self.done_on,
            is_dose: self.is_dose,
        }
    }
}

/// Where a dose stands that is all that is done at its visit, where the days of the two tell it, and the visit with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Alone {
    pub(crate) status: Status,
    pub(crate) done_on: Option<Occurred>,
    pub(crate) days: Days,
    pub(crate) days_of_visit: Days,
}

impl Alone {
    /// Whether it was not given and can no longer be.
    fn is_gone(&self) -> bool {
        matches!(
            self.status,
            Status::Lapsed | Status::Missed | Status::Declined
        )
    }
}

/// The first day on which a dose may be given: for certain, or the soonest one while it waits for others.
#[derive(Clone, Copy)]
struct Begins {
    first: Day,
    is_known: bool,
}

/// Where the doses in order stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doses {
    /// By content item, of those that their days tell.
    alone: Vec<Option<Alone>>,
    /// By content item, of those that are told as all that is done at their visit says together.
    together: Vec<Option<Told>>,
}

impl Doses {
    /// That of a visit of these contents, where it tells the visit.
    #[inline]
    pub(crate) fn alone(&self, items: &[ItemId]) -> Option<&Alone> {
        match items {
            [only] => self.alone.get(only.index())?.as_ref(),
            _ => None,
        }
    }

    fn told(&self, item: ItemId) -> Option<&Told> {
        self.together.get(item.index())?.as_ref()
    }
}

/// Where the contents of a visit stand some of which are doses in order.
pub(crate) struct Contents<'d> {
    /// Whether something of the visit is left to do at it, though its own last day has passed or it has been made.
    pub(crate) over: bool,
    doses: &'d Doses,
    /// Each of the others.
    others: Option<Told>,
}

impl Contents<'_> {
    /// Whether one of them is still to be done, and at no other visit.
    pub(crate) fn is_left(&self, as_of: Day, item: ItemId) -> bool {
        self.told(item)
            .is_some_and(|told| is_left_here(as_of, &told.standing, &told.dates))
    }

    /// Where one of them stands.
    #[inline]
    pub(crate) fn told(&self, item: ItemId) -> Option<&Told> {
        self.doses.told(item).or(self.others.as_ref())
    }
}

impl<'a> Given<'a> {
    /// Finds where each dose stands whose series is in order.
    pub(crate) fn find_doses(&self, doses: &mut Doses) {
        doses.alone.resize(self.programme.items.len(), None);
        doses.together.resize(self.programme.items.len(), None);
        let is_complete = self.complete_from() <= self.child.born;
        for series in &self.tables.doses.in_order {
            let mut broken_by = None;
            for row in series {
                let place = row.item.index();
                let slots = doses.alone.get_mut(place);
                let Some((alone, together)) = slots.zip(doses.together.get_mut(place)) else {
                    continue;
                };
                let is_gone = if let Some(told) = self.alone(row, broken_by, is_complete) {
                    *together = None;
                    alone.insert(told).is_gone()
                } else {
                    *alone = None;
                    *together = self.dose_in_order(row, broken_by);
                    let is_gone = |told: &Told| series::is_gone(told.standing, told.done_on);
                    together.as_ref().is_some_and(is_gone)
                };
                if broken_by.is_none() && is_gone {
                    broken_by = Some(row.item);
                }
            }
        }
    }

    /// Where a dose stands with its visit, where their days tell.
    #[inline]
    fn alone(&self, row: &InOrder, broken_by: Option<ItemId>, is_complete: bool) -> Option<Alone> {
        let (own, of_visit) = row.days.filter(|_| row.is_alone)?;
        let [own_first, aim, last] = self.spans.each_day(own)?;
        let of_visit = match of_visit {
            Some(of_visit) => self.spans.each_day(of_visit)?,
            None => [own_first, aim, last],
        };
        let [first_of_visit, aim_of_visit, last_of_visit] = of_visit;
        if !of_visit.is_sorted() {
            return None;
        }
        let begins = self.begins(row, own_first.max(first_of_visit))?;
        let aim = aim.max(aim_of_visit);
        let done_on = self.history.first_done(row.item);
        let status = match done_on {
            Some(_) if begins.is_known && begins.first <= last => Status::Done,
            Some(_) => return None,
            None => self.not_given(row, (begins, last), broken_by, is_complete)?,
        };
        let is_open = matches!(status, Status::Due | Status::Upcoming);
        if is_open && last_of_visit < last {
            return None;
        }
        let first = begins.first;
        let days = match begins.is_known {
            true if first <= last => Days::settled([first, aim.max(first).min(last), last]),
            true => Days::until(None, last),
            false => Days::until((first <= aim).then(|| aim.min(last)), last),
        };
        let days_of_visit = match is_open {
            false => Days::settled(of_visit),
            true if begins.is_known => {
                Days::settled([first, aim_of_visit.max(first), last_of_visit])
            }
            true => Days::until((first <= aim).then_some(aim_of_visit), last_of_visit),
        };
        Some(Alone {
            status,
            done_on,
            days,
            days_of_visit,
        })
    }

    /// When a dose may begin whose window and visit begin then: after those that were given before it, or will be.
    #[inline]
    fn begins(&self, row: &InOrder, first: Day) -> Option<Begins> {
        let mut begins = Begins {
            first,
            is_known: true,
        };
        for apart in &row.distances {
            let on = match self.history.first_done(apart.after) {
                Some(on) => on.day()?,
                None => {
                    begins.is_known = false;
                    let chained = chain::first_in(&self.history.firsts, apart.after);
                    let own = || Some(self.spans.day(apart.earliest?)?.max(self.soonest()));
                    chained.or_else(own)?
                }
            };
            let after = self.tables.months.after(on, &apart.length)?;
            begins.first = begins.first.max(after);
        }
        Some(begins)
    }

    /// Where a dose stands with its visit that was not given: by what is recorded of the visit, and by its days, the last of
    /// which it has in any case.
    #[inline]
    fn not_given(
        &self,
        row: &InOrder,
        (begins, last): (Begins, Day),
        broken_by: Option<ItemId>,
        is_complete: bool,
    ) -> Option<Status> {
        let at = self.history.visits.get(row.visit.index())?;
        let Begins { first, is_known } = begins;
        let is_over = last < self.as_of;
        let is_empty = broken_by.is_some() || last < first;
        let is_plain = is_known && !is_over && !is_empty && at.is_blank();
        // What is over may have been given before the history is complete, and so may what others wait for.
        let is_told = is_plain || is_complete && row.lapses;
        if at.done.is_some() || !is_told {
            return None;
        }
        Some(match at.undone() {
            (Some(_), _) => Status::Declined,
            _ if is_empty => Status::Lapsed,
            (None, Some(_)) if is_over => Status::Missed,
            _ if is_over => Status::Lapsed,
            _ if is_known && first <= self.as_of => Status::Due,
            _ => Status::Upcoming,
        })
    }

    /// Where such a dose stands at its visit; `broken_by` is an earlier one that can no longer be given.
    #[inline(never)]
    fn dose_in_order(&self, row: &InOrder, broken_by: Option<ItemId>) -> Option<Told> {
        let span = match self.days_of_dose(row) {
            Some((days, _)) => Span {
                of_dose: true,
                ..Span::exactly(days)
            },
            None => self.span_at_visit(row)?,
        };
        let done_on = self.history.first_done(row.item);
        let standing = match done_on {
            Some(on) => Standing::new(Status::Done, Reason::Done(on)),
            None => self.ungiven(row, span, broken_by)?,
        };
        Some(Told {
            standing,
            dates: span.dates(standing.offered),
            done_on,
            is_dose: true,
        })
    }

    /// Where it may be given at its visit.
    fn span_at_visit(&self, row: &InOrder) -> Option<Span> {
        let dose = dose_of(self.programme, row.item)?;
        let visit = self.programme.visit(row.visit)?;
        let of_visit = self.spans.visit(*self, row.visit, visit);
        Some(series::span(*self, row.item, dose).at_visit(of_visit))
    }

    /// The days of its window at its visit, and those of the visit, where each day is known on which they rest.
    #[inline]
    fn days_of_dose(&self, row: &InOrder) -> Option<([Day; 3], [Day; 3])> {
        let (own, of_visit) = row.days?;
        let [mut first, aim, last] = self.spans.each_day(own)?;
        let of_visit = self.spans.each_day(of_visit.unwrap_or(own))?;
        for apart in &row.distances {
            let on = self.history.first_done(apart.after)?.day()?;
            first = first.max(self.tables.months.after(on, &apart.length)?);
        }
        let [first_of_visit, aim_of_visit, _] = of_visit;
        let days = [first.max(first_of_visit), aim.max(aim_of_visit), last];
        Some((days, of_visit))
    }

    /// Where it stands if it was not given.
    #[inline(never)]
    fn ungiven(&self, row: &InOrder, span: Span, broken_by: Option<ItemId>) -> Option<Standing> {
        let dose = dose_of(self.programme, row.item)?;
        let visit = self.programme.visit(row.visit)?;
        let at = self.history.visits.get(row.visit.index()).copied();
        let (declined, missed) = at.unwrap_or_default().undone();
        let hangs_on = self.tables.windows.dose_hangs_on(row.item).iter().copied();
        let mut waits = hangs_on.filter(|variable| self.history.awaits(*variable));
        let first = waits.clone().next();
        let untold = waits.find(|variable| series::may_be_unrecorded(*self, *variable));
        if let Some(dose) = untold.filter(|_| declined.is_none()) {
            return Some(Standing::new(Status::Undecided, Reason::HistoryOf(dose)));
        }
        let windows = [&dose.window, &visit.window];
        let gone = self.why_gone(row.item, windows, span, broken_by);
        if let Some(reason) = gone.filter(|_| declined.is_none()) {
            return Some(Standing::new(Status::Lapsed, reason));
        }
        if declined.is_none() && self.rests_on_untold((row.visit, Some(row.item)), span, self.as_of)
        {
            return Some(Standing::new(Status::Undecided, Reason::History));
        }
        let case = Case {
            given: *self,
            day: self.as_of,
            span,
            visit: span.lower,
            offered: None,
            windows,
            afterwards: &dose.window.afterwards,
            service: visit.performer,
            as_needed: visit.as_needed,
            declined,
            missed,
            waits: first,
            next: None,
            is_gone: gone.is_some(),
        };
        Some(case.stands())
    }

    /// Why such a dose can no longer be given, where that is certain.
    fn why_gone(
        &self,
        item: ItemId,
        windows: [&Window; 2],
        span: Span,
        broken_by: Option<ItemId>,
    ) -> Option<Reason> {
        if self.may_be_untold(span) {
            return None;
        }
        let left = (span, &windows[0].afterwards);
        let too_late = || series::too_late(*self, item, windows, left);
        match broken_by {
            Some(earlier) => Some(Reason::SeriesBroken(earlier)),
            None => too_late().then_some(Reason::NoDayLeft),
        }
    }

    /// Where the contents of a visit stand some of which are doses in order, and the visit by them.
    #[inline]
    pub(crate) fn with_doses<'d>(
        &self,
        (row, items): (&LineRow, &[ItemId]),
        doses: &'d Doses,
    ) -> Option<(Whole, Contents<'d>)> {
        let span = self.span_of(row)?;
        let mut contents = Contents {
            over: false,
            doses,
            others: None,
        };
        if items.iter().any(|item| contents.told(*item).is_none()) {
            contents.others = Some(self.others(row, span)?);
        }
        let told = items.iter().filter_map(|item| contents.told(*item));
        let whole = by_contents(*self, row.visit, span, told.map(Told::part))?;
        let at = self.history.visits.get(row.visit.index());
        let is_over = span.closed(self.as_of) || at.is_some_and(|at| at.done.is_some());
        let is_left = |item: &ItemId| contents.is_left(self.as_of, *item);
        contents.over = is_over && items.iter().any(is_left);
        Some((whole, contents))
    }

    /// Where the contents of such a visit stand that are no doses.
    fn others(&self, row: &LineRow, span: Span) -> Option<Told> {
        let visit = self.programme.visit(row.visit)?;
        let content = self.plain_content((row.visit, visit), span, Plainly::ForChild);
        Some(Told {
            standing: content.standing,
            dates: content.dates,
            done_on: content.done_on,
            is_dose: false,
        })
    }
}
