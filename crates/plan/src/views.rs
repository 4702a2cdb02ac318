//! Parts of a plan: what can be done between two days, what comes next, what one service does, what
//! belongs to one area. Pure functions over a plan: no line changes, and ids stay.

use crate::{Named, Plan, Status, VisitItem};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::Day;

/// Which part of a plan is wanted; everything where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Only what can be done on this day or later; included.
    pub from: Option<Day>,
    /// Only what can be done on this day or sooner; included.
    pub through: Option<Day>,
    /// Only so many visits: the first that are due or upcoming, of those that the rest leaves. Visits
    /// that are permission and no duty are passed over, unless they are asked for.
    pub next: Option<usize>,
    /// Whether the next ones may be visits that are made as needed (vid behov). Without `next` such visits
    /// are always among the others.
    pub as_needed: bool,
    /// Only the visits of this service.
    pub service: Option<Named>,
    /// Only the visits with a content of this area.
    pub area: Option<Named>,
}

impl View {
    /// Whether it is the whole plan.
    pub fn is_whole(&self) -> bool {
        let whole = View {
            as_needed: self.as_needed,
            ..View::default()
        };
        *self == whole
    }

    /// The visits of the plan that it shows, in the plan's order.
    pub fn of<'p>(&self, plan: &'p Plan) -> Vec<&'p VisitItem> {
        let dated = self.from.is_some() || self.through.is_some();
        let shown = plan
            .items
            .iter()
            .filter(|item| !dated || is_due_between(item, self.from, self.through))
            .filter(|item| is(self.service.as_ref(), &item.service.id))
            .filter(|item| {
                self.area
                    .as_ref()
                    .is_none_or(|area| has_area(item, &area.id))
            });
        match self.next {
            Some(number) => shown
                .filter(|item| is_ahead(item) && (self.as_needed || !item.as_needed))
                .take(number)
                .collect(),
            None => shown.collect(),
        }
    }

    /// The plan with these visits only, the areas that they or the view name, and the questions that
    /// decide any of that. Its receipt says which part it is.
    #[must_use]
    pub fn part(&self, plan: &Plan) -> Plan {
        if self.is_whole() {
            return plan.clone();
        }
        let items: Vec<VisitItem> = self.of(plan).into_iter().cloned().collect();
        let mut receipt = plan.receipt.clone();
        receipt.view = Some(self.clone());
        let responsible = plan.responsible_now.iter().filter(|now| {
            let leads = now.service.holder.as_ref();
            let of_service = self.service.as_ref();
            (self.area.is_some() || of_service.is_some())
                && is(self.area.as_ref(), &now.area.id)
                && of_service.is_none_or(|service| leads == Some(service))
        });
        let responsible_now: Vec<_> = responsible.cloned().collect();
        let kept = |line: &String| {
            let area = line.strip_prefix("responsible/");
            items.iter().any(|item| item.id == *line)
                || responsible_now
                    .iter()
                    .any(|now| area == Some(now.area.id.as_str()))
        };
        let mut questions = plan.questions.clone();
        questions.retain(|question| question.would_decide.iter().any(kept));
        Plan {
            receipt,
            questions,
            judged_doses: plan.judged_doses.clone(),
            warnings: plan.warnings.clone(),
            responsible_now,
            items,
        }
    }
}

/// Whether a visit is still open, or it is not known whether it is, and it or something at it can be done on some day
/// from `from` through `through`, both included. A visit that is past its time or carried over is,
/// until it is done.
pub fn is_due_between(item: &VisitItem, from: Option<Day>, through: Option<Day>) -> bool {
    let window = item.window;
    let first = window.earliest.or(window.recommended).map(|day| day.on);
    let last = match item.status {
        Status::Upcoming | Status::Due | Status::Undecided => item.open_through(),
        Status::PastItsTime | Status::CarriedOver => None,
        _ => return false,
    };
    let begins = first.is_some_and(|first| through.is_none_or(|through| first <= through));
    let ends = last.is_none_or(|last| from.is_none_or(|from| from <= last.on));
    begins && ends
}

fn is_ahead(item: &VisitItem) -> bool {
    matches!(item.status, Status::Due | Status::Upcoming)
}

fn is(wanted: Option<&Named>, id: &str) -> bool {
    wanted.is_none_or(|wanted| wanted.id == id)
}

fn has_area(item: &VisitItem, area: &str) -> bool {
    item.contents.iter().any(|content| content.area.id == area)
}
