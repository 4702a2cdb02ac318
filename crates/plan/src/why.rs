//! The derivation of one line: rule, place in the text, sources, conditions with values, and the
//! arithmetic of the dates. Also of what is not in the plan.

use crate::arithmetic::{Counted, OfLine, Taken};
use crate::known::Known;
use crate::stand::contents::Content;
use crate::tell::{derive, duty, render, transition};
use crate::{Named, PlannedDay, Planner, Status};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::proof::Words;
use stafett_model::{AreaId, AsOf, Child, Clock, Day, Programme};

/// How one line of a plan came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The id asked for: of a visit, a content entry (`visit/item`), an area or a transition.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The rule's prose, Markdown, in the programme's language; may be empty.
    pub doc: String,
    /// Path of the file where the rule is written, as the programme names it.
    pub file: String,
    /// Line there, counted from 1; 0 where unknown.
    pub line: u32,
    /// Where it stands; `None` for an area or a transition.
    pub status: Option<Status>,
    /// The same sentence as in the plan.
    pub reason: Words,
    /// The age by which a content item is judged; otherwise `None`.
    pub clock: Option<Clock>,
    /// For whom it is, as a sentence.
    pub condition: Words,
    /// Whether that holds for the child; `None` where undecided.
    pub holds: Option<bool>,
    /// Of an area: the periods of responsibility that hold or may hold, and what decides between them. Of a transition:
    /// consent, channel, what is handed over, and what counts as a confirmation. Otherwise empty.
    pub details: Vec<Words>,
    /// The facts that the condition names, with the values used.
    pub facts: Vec<FactUsed>,
    /// Each day that bounds it, in order, and how it was counted.
    pub dates: Vec<DateStep>,
    /// How the days of the plan are taken from these, in the order in which they rest on each other.
    pub taken: Vec<Taken>,
    /// What counted of the child's history, and what did not.
    pub history: Vec<Words>,
    /// On what the rule rests.
    pub sources: Vec<SourceUsed>,
}

/// A fact and the value that was used.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactUsed {
    /// The fact.
    pub fact: Named,
    /// Its title as readers say it: what the programme makes of others is told in either language.
    pub title: Words,
    /// The value used, in words; `None` where unknown.
    pub value: Option<Words>,
    /// The first day from which it holds, where recorded with a day.
    pub from: Option<Day>,
    /// How it is known.
    pub how: How,
    /// The day on which the condition was judged.
    pub judged_on: Day,
    /// What is recorded of it that no longer counts on that day, where something is.
    pub earlier: Option<EarlierValue>,
}

/// A recorded value that counts no longer: the population has begun or ceased to say something of the fact since.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EarlierValue {
    /// The value, in words.
    pub value: Words,
    /// The first day from which it held, where recorded with a day.
    pub from: Option<Day>,
    /// The first day on which it may no longer count.
    pub until: Day,
}

/// How a fact's value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum How {
    /// It is recorded.
    Recorded,
    /// Nothing is recorded; the programme says what is then derived.
    Derived,
    /// It is unknown.
    Unknown,
}

/// How one day came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateStep {
    /// Which day: `earliest`, `recommended`, `recommendedThrough`, `latest`, `atLeast`, `atMost`,
    /// `offeredThrough`, `resumed` (after a reprioritisation), `born` (the day before the birth),
    /// `content` (of a content entry), of an area `from`, `until` (of each of its periods), of a transition `passes`
    /// (the day on which responsibility passes); of a dose also `afterInvalid` (the first day after a
    /// dose that does not count), `begunBy` (the last day on which its series may be begun), `seriesEnd` (the
    /// last day on which the series is made up for), and of what counts of one that was given: `validFrom`,
    /// `validAtLeast`.
    pub what: String,
    /// Whether it bounds the visit, in the explanation of a dose that has a window of its own.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub of_visit: bool,
    /// The arithmetic, as a sentence: "6 weeks after birth (15 January 2026) is 26 February 2026".
    pub says: Words,
    /// The day, where known.
    pub day: Option<PlannedDay>,
    /// First day on which it may lie.
    pub first: Option<Day>,
    /// Last day on which it may lie; `None` where it may never come.
    pub last: Option<Day>,
    /// The arithmetic as data, where it is counted.
    pub counted: Option<Counted>,
    /// The line of the plan whose day it is, where it is another line's.
    pub of: Option<OfLine>,
}

/// Something on which a rule rests.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceUsed {
    /// The field of the rule that it qualifies, as written; `None` for the whole rule.
    pub about: Option<String>,
    /// The sentence, in the programme's language.
    pub text: String,
    /// The same with what kind of note it is in the reader's language, for those who show it to people.
    #[serde(skip)]
    pub says: Words,
    /// The source's address, where it is a source and has one; otherwise empty.
    pub link: String,
}

/// How the line `rule` of the plan came about: the id of a visit, of a content entry, of an area or of a
/// transition; also of what is not for the child. `None` where the programme has no such rule.
pub fn why(
    programme: &Programme,
    child: &Child,
    as_of: impl Into<AsOf>,
    rule: &str,
) -> Option<Why> {
    Planner::new(programme).why(child, as_of, rule)
}

impl Planner<'_> {
    /// As [`why`].
    pub fn why(&self, child: &Child, as_of: impl Into<AsOf>, rule: &str) -> Option<Why> {
        let programme = self.programme();
        let mut known = Known::read(self, child, as_of.into(), Box::default());
        known.stand();
        let mut leaders = core::mem::take(&mut known.memory.desk.leaders);
        let given = known.given();
        let stood = known.memory.desk.stood.all();
        let mut areas = (0..=u16::MAX).map(AreaId).zip(&programme.areas);
        if let Some(area) = areas.find(|(_, row)| row.meta.id == rule) {
            return Some(duty::area(given, area, stood));
        }
        if let Some(why) = transition::named(given, rule, stood) {
            return Some(why);
        }
        known.memory.desk.stood.all().iter().find_map(|stood| {
            let row = programme.visit(stood.visit)?;
            let rest = rule.strip_prefix(row.meta.id.as_str())?;
            let places = &known.memory.desk.places;
            let placed = places.get(stood.visit)?;
            let over = places.is_over(given, given.as_of, stood.visit);
            let performing = render::performing(given, &mut leaders, row, (stood, over));
            let row = (row, performing.taken_over(row));
            if rest.is_empty() {
                return derive::visit(given, row, placed, stood);
            }
            let item = rest.strip_prefix('/')?;
            let is_item = |content: &&Content| {
                let meta = content
                    .item
                    .and_then(|item| programme.item(item))
                    .map(|row| &row.meta);
                meta.is_some_and(|meta| meta.id == item)
            };
            let content = stood.contents.iter().find(is_item)?;
            derive::content(given, row, placed, stood, content)
        })
    }
}
