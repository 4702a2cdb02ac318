//! Where a visit and its contents stand, read off the documentation of `stafett_plan::plan`.

mod applies;
mod case;
mod pause;
mod recorded;
mod time;

use super::dates::{Dates, is_closed, offered};
use super::excuse::{Excuse, Excuses};
use super::judge::Judge;
use super::once::is_open;
use super::records::{On, later};
use super::truth::Truth;
pub use case::Case;
use case::Question;
pub use pause::Pause;
use stafett_model::{FactId, ItemId, VisitId};
use stafett_plan::Status;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Where one line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub status: Status,
    pub dates: Dates,
    /// The same if it were not offered after its last day.
    pub alone: Dates,
    pub done_on: Option<On>,
    /// The unknown facts that would decide it.
    pub asks: BTreeSet<FactId>,
    /// Whether its window may have begun.
    pub may_have_begun: bool,
    /// Whether it is still offered after its last day.
    pub offered_after: bool,
    /// Whether it is, or would be if it was not done, offered at the following visit of the service.
    pub at_following: bool,
    pub is_dose: bool,
    /// Whether the visit is not for the child.
    for_others: bool,
    /// Whether it is a dose that is to be given at another visit.
    pub left_to_another: bool,
    /// Whether one of its days hangs on what has not happened.
    hangs: bool,
    pub excuses: Excuses,
}

/// Where a visit and its contents stand. A visit without contents has itself as its only content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    pub status: Status,
    pub dates: Dates,
    /// The days of its own window, if it were not offered after its last day.
    alone: Dates,
    pub done_on: Option<On>,
    /// When the visit itself was first done, with whatever contents.
    own_done_on: Option<On>,
    pub excuses: Excuses,
    pub contents: Vec<(Option<ItemId>, Entry)>,
}

/// The first of these that any content has is the visit's status.
const WEIGHT: [Status; 10] = [
    Status::Due,
    Status::PastItsTime,
    Status::Upcoming,
    Status::Undecided,
    Status::CarriedOver,
    Status::Done,
    Status::Missed,
    Status::Declined,
    Status::Lapsed,
    Status::NotApplicable,
];

impl Stand {
    /// The same after the end: what was settled stays, what was open lapses, what had not begun is not
    /// applicable. What was not certain stays so where it may have begun. `now` is where it would stand had
    /// nothing ended; `done` tells when an item has been done all the same, at a visit that is for others or not.
    pub fn ended(
        mut self,
        now: &Stand,
        done: impl Fn(Option<ItemId>, bool) -> Option<On>,
    ) -> Stand {
        for (item, entry) in &mut self.contents {
            if let Some(on) = done(*item, entry.for_others) {
                (entry.status, entry.done_on) = (Status::Done, Some(on));
            }
            entry.status = match entry.status {
                Status::Upcoming => Status::NotApplicable,
                Status::Undecided if !entry.may_have_begun => Status::NotApplicable,
                Status::Due | Status::PastItsTime => Status::Lapsed,
                settled => settled,
            };
            entry.dates = entry.alone;
            entry
                .excuses
                .extend(entry.hangs.then_some(Excuse::DaysAfterEnd));
        }
        self.own_done_on = now.own_done_on.or(self.own_done_on);
        let excused = self.contents.iter().flat_map(|(_, entry)| &entry.excuses);
        self.excuses
            .extend(excused.copied().collect::<Vec<Excuse>>());
        self.dates = self.alone;
        self.follow()
    }

    /// The status that follows from the contents, and when the whole was done.
    fn follow(mut self) -> Stand {
        let contents = &self.contents;
        let any = |status: &&Status| contents.iter().any(|(_, entry)| entry.status == **status);
        self.status = *WEIGHT.iter().find(any).expect("a visit has contents");
        let days: Vec<On> = contents
            .iter()
            .filter_map(|(_, entry)| entry.done_on)
            .collect();
        let whole = later(&days).filter(|_| self.status == Status::Done);
        self.done_on = self.own_done_on.or(whole);
        self
    }
}

impl Judge<'_> {
    /// Where a visit stands, anew.
    pub fn stand(&self, id: VisitId) -> Stand {
        let visit = &self.programme.visits[id.index()];
        let items: Vec<Option<ItemId>> = match visit.items.is_empty() {
            true => vec![None],
            false => visit.items.iter().copied().map(Some).collect(),
        };
        let entry = |item: Option<ItemId>| {
            let dose = self.dose(item);
            (
                item,
                self.entry(&Question {
                    id,
                    visit,
                    item,
                    dose,
                    pause: Pause::default(),
                }),
            )
        };
        self.gathered(id, items.into_iter().map(entry).collect())
    }

    /// A visit with these contents.
    pub fn gathered(&self, id: VisitId, contents: Vec<(Option<ItemId>, Entry)>) -> Stand {
        let visit = &self.programme.visits[id.index()];
        let whole = Question {
            id,
            visit,
            item: None,
            dose: None,
            pause: Pause::default(),
        };
        let own = self.entry_under(&whole);
        let open = contents.iter().map(|(_, entry)| entry);
        let open: Vec<&Entry> = open
            .filter(|e| is_open(e.status) && !e.left_to_another)
            .collect();
        let mut excuses = own.excuses.clone();
        excuses.extend(
            contents
                .iter()
                .flat_map(|(_, entry)| &entry.excuses)
                .copied(),
        );
        let stood = Stand {
            status: own.status,
            dates: match contents.as_slice() {
                // Of one without contents, what is told of itself.
                [(None, only)] if only.status == Status::Undecided => only.dates,
                _ => Dates::of_visit(&self.cases(&whole, None), &open),
            },
            alone: own.alone,
            own_done_on: own.done_on,
            done_on: None,
            excuses,
            contents,
        };
        stood.follow()
    }

    /// Where a line stands under what reprioritisations take out of it.
    fn entry_under(&self, question: &Question) -> Entry {
        let cases = self.cases(question, None);
        let applies = self.applies(question, &cases);
        let not_for_the_child =
            applies == Truth::Fails || self.hangs_on(question).contains(&Status::NotApplicable);
        let done_on = self.done_on(question, &cases, not_for_the_child);
        let declined = self.declined(question, &cases);
        let cases = match declined {
            Some((_, last)) => self.cases(question, Some(last)),
            None => cases,
        };
        let dose_applies = question
            .item
            .map_or(Truth::Holds, |item| self.is_for_child(item, self.as_of));
        // What was declined stays so where it turns out to be for others only because of what was not given or
        // recorded.
        let as_untold = declined.is_some()
            && !self.hangs_on(question).contains(&Status::NotApplicable)
            && !self.is_for_others_anyhow(question, &cases);
        let needless = dose_applies == Truth::Fails
            && (declined.is_none()
                || question
                    .item
                    .is_some_and(|item| self.is_needless_anyhow(item)));
        let open = applies == Truth::Open || dose_applies == Truth::Open || cases.len() > 1;
        let all: Cow<[Case]> = match cases.as_slice() {
            [only] => Cow::Borrowed(only),
            several => Cow::Owned(several.concat()),
        };
        let status = match (done_on, declined) {
            (Some(_), _) => Status::Done,
            _ if self.as_of < self.child.born.number() => Status::Upcoming,
            _ if needless || not_for_the_child && !as_untold => Status::NotApplicable,
            (None, Some(_)) => self.once_declined(question, &all),
            _ if open => Status::Undecided,
            _ => self.by_time(question, &all),
        };
        // What may be done already tells until when it is offered if it is not.
        let untold = status == Status::Undecided;
        let rests_on_facts = open || self.hangs_on(question).contains(&Status::Undecided);
        // What waits for what may have been before the history is complete begins with its visit.
        let is_over = match untold && !rests_on_facts {
            true => all.iter().all(|case| case.is_over_once_begun(self.as_of)),
            false => cases.iter().all(|cases| is_closed(cases, self.as_of)),
        };
        let offers = match untold && is_over {
            // What may have been done is looked at as if its series were open.
            true if self.series_is_over(question, &all)
                && !self.may_be_over_unrecorded(&all)
                && !self.waits_for_unknown(question) =>
            {
                Status::Lapsed
            }
            true if rests_on_facts => self.if_not_done(question, &all),
            true => self.if_begun(question, &all),
            false => status,
        };
        let after = matches!(offers, Status::Due | Status::Upcoming)
            && cases.iter().flatten().all(|case| case.after.is_some())
            && (declined.is_some() || is_over)
            && !(untold && self.days_rest_on_start(question));
        let until = offered(&cases, declined.is_some(), is_over, offers);
        let until = until.filter(|_| after && !self.until_rests_on_start(question));
        let shown = match is_open(status) || question.pause.is_none() {
            true => Rc::clone(&cases),
            // Nothing is left to be done: its days are those of its own window.
            false => self.cases(&question.unsuspended(), declined.map(|(_, last)| last)),
        };
        Entry {
            status,
            dates: Dates::of(&shown, after.then_some(until)),
            alone: Dates::of(&shown, None),
            done_on,
            asks: self.asks(question, status, &cases),
            may_have_begun: shown
                .iter()
                .flatten()
                .any(|case| case.may_have_begun(self.as_of)),
            offered_after: after && !untold,
            at_following: after && all.iter().any(|case| case.again.is_some()),
            is_dose: question.dose.is_some(),
            for_others: not_for_the_child,
            left_to_another: false,
            hangs: shown.iter().flatten().any(|case| case.own.hangs()),
            excuses: Excuses::new(),
        }
    }
}
