//! What a plan asks and what it warns of, as data.

use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::proof::Words;
use stafett_model::{Day, FactId};

/// Something unknown that would decide lines of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// What kind of thing is unknown.
    pub kind: QuestionKind,
    /// Of a fact or an event its name; otherwise `dueDate`, `history` or `tooMany`.
    pub id: String,
    /// Of a fact or an event its title; otherwise empty.
    pub title: String,
    /// That fact, for those who hold the programme.
    #[serde(skip)]
    pub fact: Option<FactId>,
    /// The question, as a sentence.
    pub text: Words,
    /// The rule of the visit whose record tells it, where one does: the result of something done at it, or how it
    /// went. Before that visit there is nobody to ask.
    pub told_at: Option<String>,
    /// Of a fact that may change and decides only what is to come: the first day from which a value tells, where that is
    /// after the as-of day. One of an earlier day may not count then.
    pub tells_from: Option<Day>,
    /// Ids of the plan items that it would decide, ascending; for responsibility,
    /// `responsible/AREA`.
    pub would_decide: Vec<String>,
}

/// The kinds of unknown things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum QuestionKind {
    /// A fact has no recorded value.
    Fact,
    /// Whether and when an event happened that nobody recorded, and that may have happened before the child's history
    /// is complete.
    Event,
    /// The day on which the birth was expected: the dates that it decides are preliminary.
    DueDate,
    /// What was done before the child's history is complete.
    History,
    /// More than 4096 combinations of unknown facts.
    TooMany,
}

/// Something wrong with the input, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What is wrong.
    pub kind: WarningKind,
    /// Of an event or correction the embedder's id, of a fact its name, of a dose its name; of the child empty.
    pub about: String,
    /// The day concerned, where there is one; of several the first.
    pub on: Option<Day>,
    /// What is wrong and what was done about it.
    pub text: Words,
}

/// What may be wrong with the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum WarningKind {
    /// The child is born after the as-of day: everything is upcoming.
    BornLater,
    /// The child is born outside the dates that the programme's claims are about.
    OutsidePopulation,
    /// The history is said to be complete from a day before the birth: it is complete from birth.
    HistoryBeforeBirth,
    /// The history is said to be complete only from a day after the as-of day: whatever may have been done
    /// until then is unknown.
    HistoryAfterAsOf,
    /// The due date lies further from the birth than the programme lets it: it is ignored, as if it were unknown.
    DueDateOutOfRange,
    /// Two events of one id differ: both are ignored.
    ConflictingEvents,
    /// Two facts of one id differ: both are ignored.
    ConflictingFacts,
    /// A record corrects or retracts what is not there: it counts as it stands, a retraction not at all.
    UnknownCorrection,
    /// A record is corrected in different ways, and which was recorded last is not clear: neither it nor
    /// the corrections count.
    ConflictingCorrections,
    /// A record corrects, directly or not, what corrects itself: ignored.
    CircularCorrections,
    /// An event was recorded before the first day on which it may have been: it counts on its own day.
    RecordedBefore,
    /// An event before birth: ignored.
    BeforeBirth,
    /// An event after the as-of day: ignored.
    AfterAsOf,
    /// Something done or declined after death: ignored.
    AfterDeath,
    /// Something done, happened or handed over after emigration or opting out: it counts, and the end stands.
    AfterEnd,
    /// A visit or dose is recorded as done and as declined: done counts.
    DoneAndDeclined,
    /// A visit is recorded as done and as missed: done counts.
    DoneAndMissed,
    /// A visit is recorded as done and as called off: done counts.
    DoneAndCancelled,
    /// A dose before its first allowed day: does not count.
    DoseTooEarly,
    /// A dose too close to an earlier one: does not count.
    DoseTooClose,
    /// A dose of which it is uncertain when it, or an earlier one, was given, so that it may have been too
    /// early or too close: counts.
    DoseDateUncertain,
    /// A dose without an earlier one of its series: does not count.
    DoseOutOfOrder,
    /// Records of one dose name different products: with which it was given is unknown.
    TwoProducts,
    /// A fact has a value that the programme does not know: ignored.
    UnknownValue,
    /// A fact has several values from one day: the greatest counts, of named values the last named.
    TwoValues,
    /// Facts contradict what holds between the facts of every child, on every day or on the day of the plan: each is taken
    /// as it stands.
    FactsContradict,
    /// Terms begin in the wrong year: ignored.
    TermOutOfYear,
    /// A term begins outside the days on which the programme lets such a term begin: it counts as it stands.
    TermOutOfRange,
    /// A term has several first days: the last counts.
    ConflictingTerms,
}
