//! What each answer to a plan's questions would give: the lines that would stand otherwise, for those who are to ask.

use crate::{Dates, Held, Named, Plan, Planner, Question, QuestionKind, Status, VisitItem};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::proof::Words;
use stafett_model::{AsOf, Child, Fact, FactRecord, Values, words};

/// So many values of a fact are tried at most: the regions and the municipalities of one are fewer, whole numbers in a wide
/// range are more.
pub const MOST_ANSWERS: usize = 64;

/// What one answer to a question would give.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The value, as the record of a child writes it.
    pub value: String,
    /// The same for people.
    pub text: Words,
    /// The visits that would stand otherwise or on other days than in the plan, in the plan's order. What an answer
    /// leaves undecided, since it hangs on something else as well, is not among them.
    pub visits: Vec<VisitThen>,
    /// The areas for which others would be responsible on the as-of day, or for which it would be settled.
    pub responsible: Vec<ResponsibleThen>,
}

/// How a visit would stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitThen {
    /// Its id in the plan.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it would stand.
    pub status: Status,
    /// When it would be.
    pub window: Dates,
    /// The service that would perform it.
    pub service: Named,
}

/// Who would be responsible for an area on the as-of day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponsibleThen {
    /// The area.
    pub area: Named,
    /// The responsible body.
    pub body: Held,
    /// The service.
    pub service: Held,
}

impl Planner<'_> {
    /// What each answer to a question of `plan` would give, one after the other in the order of the values, where somebody can
    /// answer it on the as-of day: of a fact that no visit to come tells and whose value counts from then on. Empty for
    /// other questions, and where there are more than [`MOST_ANSWERS`] values.
    ///
    /// The plan is that of this child as of this day, made by [`Planner::plan`]; each value is tried by planning again with
    /// it on record, so one answer costs about as much as the plan. A value that the population rules out beside what is
    /// recorded is left out.
    pub fn answers(
        &self,
        child: &Child,
        as_of: impl Into<AsOf>,
        plan: &Plan,
        question: &Question,
    ) -> Vec<Answer> {
        let as_of = as_of.into();
        let id = question.fact.filter(|_| is_answered_today(question));
        let row = id.and_then(|id| Some((id, self.programme().fact(id)?)));
        let Some((id, row)) = row else {
            return Vec::new();
        };
        let before: BTreeMap<&str, &VisitItem> = by_id(plan);
        // A value without a day would not count beside an earlier one that has a day.
        let has_a_day = |record: &FactRecord| record.fact == id && record.from.is_some();
        let from = child.facts.iter().any(has_a_day).then_some(as_of.day);
        let tried = values(row).into_iter().filter_map(|value| {
            let mut answered = child.clone();
            answered.facts.push(FactRecord::new(id, value, from));
            let then = self.plan(&answered, as_of);
            let known = |warning| plan.warnings.contains(warning);
            if !then.warnings.iter().all(known) {
                return None;
            }
            Some(Answer {
                value: written(row, value),
                text: words::fact_value(self.programme(), id, value),
                visits: visits(&before, &then),
                responsible: responsible(plan, &then),
            })
        });
        tried.collect()
    }

    /// The questions of `plan` that have an answer on the as-of day, each with [`Planner::answers`].
    pub fn all_answers<'q>(
        &self,
        child: &Child,
        as_of: impl Into<AsOf>,
        plan: &'q Plan,
    ) -> Vec<(&'q Question, Vec<Answer>)> {
        let as_of = as_of.into();
        let questions = plan.questions.iter();
        let answered =
            questions.map(|question| (question, self.answers(child, as_of, plan, question)));
        answered
            .filter(|(_, answers)| !answers.is_empty())
            .collect()
    }
}

/// Whether it is about a fact that somebody can tell on the as-of day.
fn is_answered_today(question: &Question) -> bool {
    question.kind == QuestionKind::Fact
        && question.told_at.is_none()
        && question.tells_from.is_none()
}

/// All values of a fact, ascending, where there are not too many.
fn values(row: &Fact) -> Vec<i32> {
    let most = i32::try_from(MOST_ANSWERS).unwrap_or(i32::MAX);
    let (from, through) = match &row.values {
        Values::YesNo => (0, 1),
        Values::OneOf(names) => (
            0,
            i32::try_from(names.len())
                .unwrap_or(i32::MAX)
                .saturating_sub(1),
        ),
        Values::Whole { from, through } => (*from, *through),
        Values::Date => return Vec::new(),
    };
    match through.saturating_sub(from) < most {
        true => (from..=through).collect(),
        false => Vec::new(),
    }
}

/// A value as the record of a child writes it.
fn written(row: &Fact, value: i32) -> String {
    match &row.values {
        Values::OneOf(names) => {
            let name = usize::try_from(value)
                .ok()
                .and_then(|place| names.get(place));
            name.cloned().unwrap_or_default()
        }
        values => words::value(values, value).sv,
    }
}

fn by_id(plan: &Plan) -> BTreeMap<&str, &VisitItem> {
    let items = plan.items.iter();
    items.map(|item| (item.id.as_str(), item)).collect()
}

fn visits(before: &BTreeMap<&str, &VisitItem>, then: &Plan) -> Vec<VisitThen> {
    let differs = |item: &&VisitItem| {
        let stands = |item: &VisitItem| (item.status, item.window, item.service.clone());
        before
            .get(item.id.as_str())
            .is_none_or(|now| stands(now) != stands(item))
    };
    let told = |item: &VisitItem| VisitThen {
        id: item.id.clone(),
        title: item.title.clone(),
        status: item.status,
        window: item.window,
        service: item.service.clone(),
    };
    then.items.iter().filter(differs).map(told).collect()
}

fn responsible(before: &Plan, then: &Plan) -> Vec<ResponsibleThen> {
    let rows = before.responsible_now.iter().zip(&then.responsible_now);
    let other = rows.filter(|(now, then)| (&now.body, &now.service) != (&then.body, &then.service));
    let told = other.map(|(_, then)| ResponsibleThen {
        area: then.area.clone(),
        body: then.body.clone(),
        service: then.service.clone(),
    });
    told.collect()
}
