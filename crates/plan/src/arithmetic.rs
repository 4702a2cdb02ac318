//! The arithmetic of a plan's days, as data: enough to compute each of them again without this engine.

use crate::PlannedDay;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::{Day, Duration, MonthEnd};

/// How a day is counted: from the anchor, by each step in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// What it is counted from.
    pub anchor: Anchor,
    /// First day on which the anchor may lie.
    pub first: Day,
    /// Last day on which the anchor may lie; `None` where it may never come.
    pub last: Option<Day>,
    /// What is done with the anchor's day, in order.
    pub steps: Vec<CalendarStep>,
    /// What a day of month stands for in a month that lacks it.
    pub month_end: MonthEnd,
}

/// What days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// The day of birth.
    Birth,
    /// The day on which the birth was expected.
    DueDate,
    /// A dated day.
    Date,
    /// The first day of a term.
    Term,
    /// The day on which an event happened, a visit was made or a content item was done.
    Happening,
}

/// One step of calendar arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CalendarStep {
    /// Years and months are added at once, then weeks and days; each with its own sign.
    Add(Duration),
    /// That day of the same calendar year; where the month lacks it, the month's last day.
    DayOfYear {
        /// Month, 1–12.
        month: u8,
        /// Day of month, 1–31.
        day: u8,
    },
}

/// A day of another line of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfLine {
    /// The line's id.
    pub line: String,
    /// Which of its days, by the name that [`Taken::what`] has.
    pub what: String,
}

/// How a day of the plan follows from the days that were counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// Which day of the line: `earliest`, `recommended`, `recommendedThrough`, `latest`,
    /// `offeredThrough`.
    pub what: String,
    /// The day from which it starts: of what begins the last possible, of what ends the first.
    pub start: DayRef,
    /// What moves it, in order.
    pub adjusted: Vec<Adjusted>,
    /// The day, as the plan has it.
    pub day: PlannedDay,
}

/// Which day is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DayRef {
    /// The last possible day of the step at this place among the steps, counted from 0.
    LastOf(usize),
    /// The first possible day of the step at this place among the steps, counted from 0.
    FirstOf(usize),
    /// Another day of the line that was taken before.
    Taken(String),
}

/// What moves a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Adjusted {
    /// Moved on to that day if it lies before it.
    NotBefore(DayRef),
    /// Moved back to that day if it lies after it.
    NotAfter(DayRef),
}
