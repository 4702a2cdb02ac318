//! What cannot be known: what is to be found out first comes first, and what a visit to come will tell is not asked.

use crate::draw::paragraph;
use crate::language::words;
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_model::Day;
use stafett_plan::{Plan, Question, Status, VisitItem};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many questions are printed: those that decide something first.
const ASKED: usize = 12;

/// Prints the questions.
pub(super) fn text(plan: &Plan, output: &mut Output) {
    let lines = Lines::of(plan);
    let (asked, waiting): (Vec<&Question>, Vec<&Question>) = plan
        .questions
        .iter()
        .partition(|question| !lines.is_told_later(question));
    if plan.questions.is_empty() {
        return;
    }
    output.say("DET VI INTE VET", "WHAT WE CANNOT KNOW");
    let language = output.language();
    let mut asked: Vec<_> = asked
        .into_iter()
        .map(|question| (lines.first_day(question), question))
        .collect();
    asked.sort_by_key(|(first, question)| {
        (
            first.is_none(),
            *first,
            Reverse(question.would_decide.len()),
        )
    });
    for (_, question) in asked.iter().take(ASKED) {
        let line = format!(
            "{}{}",
            words(&question.text, language),
            decides(question.would_decide.len(), language)
        );
        output.print(To::Results, &paragraph("  ? ", &line));
    }
    let more = asked.len().saturating_sub(ASKED);
    match more {
        0 => {}
        1 => output.say(
            "  … 1 fråga till; --format json har alla",
            "  … 1 more question; --format json has all",
        ),
        more => output.say(
            &format!("  … {more} frågor till; --format json har alla"),
            &format!("  … {more} more questions; --format json has all"),
        ),
    }
    match waiting.len() {
        0 => {}
        1 => output.say(
            "  1 sak till får man veta senare, vid ett besök eller när barnet blir äldre",
            "  1 more thing will be known later, from a visit or when the child is older",
        ),
        more => output.say(
            &format!(
                "  {more} saker till får man veta senare, vid besök eller när barnet blir äldre"
            ),
            &format!(
                "  {more} more things will be known later, from visits or when the child is older"
            ),
        ),
    }
    output.line("");
}

fn decides(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Swedish, 1) => " (avgör 1 rad)".to_owned(),
        (Language::Swedish, n) => format!(" (avgör {n} rader)"),
        (Language::English, 1) => " (decides 1 line)".to_owned(),
        (Language::English, n) => format!(" (decides {n} lines)"),
    }
}

/// The lines of a plan, by their ids.
struct Lines<'p> {
    by_id: BTreeMap<&'p str, &'p VisitItem>,
    as_of: Day,
}

impl<'p> Lines<'p> {
    fn of(plan: &'p Plan) -> Lines<'p> {
        let items = plan.items.iter();
        Lines {
            by_id: items.map(|item| (item.id.as_str(), item)).collect(),
            as_of: plan.receipt.as_of,
        }
    }

    /// Whether a visit tells it that has not been made, and still may be, or an answer of today would not count.
    fn is_told_later(&self, question: &Question) -> bool {
        let visit = question.told_at.as_deref();
        let visit = visit.and_then(|rule| self.by_id.get(rule));
        let is_too_soon = question.tells_from.is_some();
        is_too_soon
            || visit.is_some_and(|item| match item.status {
                Status::Upcoming | Status::Due => true,
                Status::Undecided => self.last(item).is_none_or(|last| self.as_of <= last),
                _ => false,
            })
    }

    /// The first day on which something can be done of what it would decide, not before the day of the plan; `None`
    /// where that has passed, or is not known. Who is responsible counts today.
    fn first_day(&self, question: &Question) -> Option<Day> {
        let ids = question.would_decide.iter();
        ids.filter_map(|id| match self.by_id.get(id.as_str()) {
            Some(item) => self.begins(item),
            None => Some(self.as_of),
        })
        .min()
    }

    fn begins(&self, item: &VisitItem) -> Option<Day> {
        if self.last(item).is_some_and(|last| last < self.as_of) {
            return None;
        }
        let window = item.window;
        let first = window.earliest.or(window.recommended).or(window.latest)?;
        Some(first.on.max(self.as_of))
    }

    fn last(&self, item: &VisitItem) -> Option<Day> {
        let window = item.window;
        let last = window.offered_through.or(window.latest)?;
        Some(last.on)
    }
}
