//! The plan as data. Serialises with camelCase names, which are stable; fields are only added.
//!
//! Days are ISO dates. Titles and prose are in the programme's own language; sentences
//! ([`Words`]) are in Swedish and English. People are shown titles and sentences, never ids.

use crate::{Question, View, Warning};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use stafett_model::child::End;
use stafett_model::proof::{Proof, Words};
use stafett_model::{
    AreaId, Clock, Day, Holder, ItemId, Occurred, ServiceId, Subject, TransitionId, VisitId,
    VisitKind,
};

/// One child's plan as of a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What the plan was made from.
    pub receipt: Receipt,
    /// Who is responsible on the as-of day, one entry per area, in the order of the areas' names.
    pub responsible_now: Vec<ResponsibleNow>,
    /// Every visit of the programme, applicable or not, by recommended (else earliest, else latest)
    /// day, then id; visits without any day last.
    pub items: Vec<VisitItem>,
    /// Every dose that the child was given, in the order of the days (of one day, of the doses'
    /// numbers), and whether it counts.
    pub judged_doses: Vec<JudgedDose>,
    /// What is unknown and what it would decide, by kind and id. Nothing of visits once the programme's offers have
    /// ended: nobody can act upon the answer.
    pub questions: Vec<Question>,
    /// What was wrong with the input and what was done about it; the rest of the plan stands.
    pub warnings: Vec<Warning>,
}

/// What a plan was made from: enough to make it again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The embedder's id of the child, as given.
    pub child: String,
    /// The programme.
    pub programme: Named,
    /// The release, as its authors number it.
    pub release: String,
    /// What is said of the programme as a draft, where it is one.
    pub draft: Option<String>,
    /// Digest of the programme's content. Empty from [`crate::plan()`]: whoever read the programme
    /// from bytes sets it.
    pub digest: String,
    /// The engine and its version.
    pub engine: String,
    /// The day for which the plan holds. Events and facts after it are not counted.
    pub as_of: Day,
    /// The day by which it was known: what was recorded later is not counted.
    pub known_at: Day,
    /// What the proof of the programme came to. `None` from [`crate::plan()`]: whoever has the
    /// proof sets it; a plan without it is marked *not proven*.
    pub proof: Option<ProofMark>,
    /// Every edition whose rules are the child's: the programme over which this one is laid, where it is,
    /// the programme itself, and each of its releases that has come into force for the child.
    pub editions: Vec<EditionUsed>,
    /// Which part of the plan this is; `None` for all of it.
    pub view: Option<View>,
    /// From which day nothing more is offered, and why, where that day has come; for those who show the plan.
    #[serde(skip)]
    pub ended: Option<(Day, End)>,
}

impl Receipt {
    /// The day from which the programme's edition is in force, where that is after the day of the plan. What it is laid
    /// over may have its id, and is another release.
    pub fn not_yet_in_force(&self) -> Option<Day> {
        let is_own =
            |one: &&EditionUsed| one.id == self.programme.id && one.release == self.release;
        let from = self.editions.iter().find(is_own)?.in_force_from?;
        (from > self.as_of).then_some(from)
    }
}

/// An edition whose rules are the child's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EditionUsed {
    /// Its name in the programme text.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The release, as its authors number it; empty for a release inside a programme, which has a name.
    pub release: String,
    /// First day on which it is in force, where it says so.
    pub in_force_from: Option<Day>,
}

/// What the proof of a programme came to, as a mark on each plan made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProofMark {
    /// Whether every claim was decided and no error stands unaccepted. `false` reads *not proven*.
    pub proven: bool,
    /// How many findings stand because they were accepted.
    pub accepted: u32,
    /// How many statements stay in words and were not decided.
    pub in_words: u32,
    /// First birth date that the proof covers, included.
    pub born_from: Day,
    /// Last birth date that the proof covers, included.
    pub born_through: Day,
}

impl From<&Proof> for ProofMark {
    fn from(proof: &Proof) -> ProofMark {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let accepted = proof
            .findings
            .iter()
            .filter(|finding| finding.accepted.is_some());
        ProofMark {
            proven: proof.holds(),
            accepted: count(accepted.count()),
            in_words: count(proof.in_words.len()),
            born_from: proof.born.0,
            born_through: proof.born.1,
        }
    }
}

/// Something that has a name in the programme and a title for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Its name in the programme: permanent, for machines.
    pub id: String,
    /// Its title, for people, in the programme's language.
    pub title: String,
}

/// A day, and whether it may still move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedDay {
    /// The day.
    pub on: Day,
    /// Whether it rests on something not yet settled: a term start that is not published, a due
    /// date that is not known. Then it is the day that is safe on every outcome: of a beginning
    /// the last possible day, of an end the first.
    pub preliminary: bool,
}

/// The days of a window, each included. A day is `None` where it hangs on something that has not
/// happened (see `waits_for`) or on a fact that is unknown. Where present, earliest ≤ recommended
/// ≤ recommended through ≤ latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dates {
    /// First day.
    pub earliest: Option<PlannedDay>,
    /// The day aimed at; of a recommended range its first.
    pub recommended: Option<PlannedDay>,
    /// Last day of the recommended range, where it is a range.
    pub recommended_through: Option<PlannedDay>,
    /// Last day.
    pub latest: Option<PlannedDay>,
    /// While it is offered after the last day (caught up or offered again): until when, that day
    /// included. `None` where it is not, where no end is known, or where that may lie before the last day. Of a visit, until when the visit
    /// itself may be made; until when a dose may be given stands with the dose.
    pub offered_through: Option<PlannedDay>,
}

/// Where a visit or content item stands on the as-of day. What each means, and how a visit's
/// follows from its contents, stands with [`crate::plan()`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Its first day has not come, or it waits for something (kommande).
    Upcoming,
    /// It can be done now (aktuellt nu): inside its window, or caught up or offered again after it.
    Due,
    /// Its last day, and the time in which it was offered again, have passed without it being done,
    /// and the programme does not let it lapse (ej genomfört i tid).
    PastItsTime,
    /// It was done (genomfört).
    Done,
    /// It was declined (avböjt). Care is voluntary.
    Declined,
    /// The family did not come, and it is not offered again (uteblivet).
    Missed,
    /// It is no longer offered (bortfaller).
    Lapsed,
    /// It is left to the next service at the handover (förs vidare).
    CarriedOver,
    /// It is not for this child; the reason says why (ej aktuellt).
    NotApplicable,
    /// It depends on something unknown; a question says what (kan inte avgöras).
    Undecided,
}

/// A visit or other contact in the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitItem {
    /// Stable id: the rule's name and, where it occurs more than once, the occurrence. Never the
    /// order of history, so that replanning never duplicates.
    pub id: String,
    /// The rule's name: its permanent address.
    pub rule: String,
    /// Place in the programme's table, for those who hold the programme.
    #[serde(skip)]
    pub visit: VisitId,
    /// Title, for people.
    pub title: String,
    /// Meeting or other contact.
    pub kind: VisitKind,
    /// Where it stands.
    pub status: Status,
    /// Whether it is not applicable only as things are recorded now: its time is not over, and what keeps it from the
    /// child may change, such as the form of school, but for where it lives. False of every other status.
    pub may_apply_later: bool,
    /// One sentence that a parent understands.
    pub reason: Words,
    /// When.
    pub window: Dates,
    /// The service that performs it: the visit's own. But where the visit's own last day has passed, or it has been
    /// made, and another service has the duty for the areas of all that is still to be done of it or is carried over (or is undecided, and
    /// its last day has not passed), on the as-of day
    /// (or the first day on which it may be done, where that is later): that one, which takes it over; unless that one
    /// hands over to the visit's own in one of those areas, and never the other way round, and so has the child still.
    pub service: Named,
    /// The visit's own service, where another takes it over. How that is done (`staff`, `place` …) is then for the other
    /// to say.
    pub takes_over_from: Option<Named>,
    /// The body on whose duty it rests: the one that the visit names, or the only one for which the
    /// service acts, or of several the one that leads the first content's area on the recommended
    /// day (or the as-of day, where that is later). `None` where that is not certain.
    pub body: Option<Named>,
    /// Staff of the service.
    pub staff: Vec<Named>,
    /// Services that take part without responsibility.
    pub together_with: Vec<Named>,
    /// Where, as the programme or a reprioritisation in force on the visit's day writes it; may be
    /// empty.
    pub place: String,
    /// Channel, as the programme or a reprioritisation in force on the visit's day writes it; may be
    /// empty.
    pub channel: String,
    /// Planned length, in minutes.
    pub minutes: Option<u16>,
    /// Its contents, in the programme's order.
    pub contents: Vec<ContentEntry>,
    /// What must happen first: ids of visits (`rule`), content items or doses, and named events.
    pub waits_for: Vec<Awaited>,
    /// When it was first done: a day, a month, a year, or the first and last of several days.
    pub done_on: Option<Occurred>,
    /// A permission, not a duty (vid behov).
    pub as_needed: bool,
    /// The sources and assumptions on which the rule rests, as sentences in the programme's
    /// language.
    pub because: Vec<String>,
}

impl VisitItem {
    /// The last day on which anything of it that is still open may be done, included: its own, or that of a dose at it that
    /// may be given for longer. `None` where it has no known end.
    pub fn open_through(&self) -> Option<PlannedDay> {
        let is_open = |status| {
            matches!(
                status,
                Status::Upcoming | Status::Due | Status::PastItsTime | Status::Undecided
            )
        };
        let contents = self.contents.iter().filter(|entry| is_open(entry.status));
        let windows = contents.map(|entry| &entry.window).chain([&self.window]);
        let last = |window: &Dates| window.offered_through.or(window.latest);
        windows.filter_map(last).max_by_key(|day| day.on)
    }
}

/// Something that an item waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Awaited {
    /// What kind of thing.
    pub kind: AwaitedKind,
    /// Its name in the programme.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The kinds of things waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AwaitedKind {
    /// A named event.
    Event,
    /// A visit or contact.
    Visit,
    /// A content item or dose.
    Item,
}

/// One thing done or talked about at a visit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentEntry {
    /// Visit id, `/`, the content item's name.
    pub id: String,
    /// Place in the programme's table, for those who hold the programme.
    #[serde(skip)]
    pub item: ItemId,
    /// Title, for people.
    pub title: String,
    /// Its area.
    pub area: Named,
    /// Whom it concerns.
    pub subject: Subject,
    /// The age by which it is judged.
    pub clock: Clock,
    /// The dose, where it is one.
    pub dose: Option<DoseOf>,
    /// Where it stands.
    pub status: Status,
    /// One sentence that a parent understands.
    pub reason: Words,
    /// When: the visit's window. Of a dose: not before the visit's first day, but until the last day of the
    /// dose's own window, which its distances narrow; that may lie after the visit's.
    pub window: Dates,
    /// What must happen first.
    pub waits_for: Vec<Awaited>,
    /// When it was first validly done: as of a visit.
    pub done_on: Option<Occurred>,
}

/// Which dose of which series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DoseOf {
    /// The series.
    pub series: Named,
    /// Number of the dose, from 1.
    pub number: u8,
    /// Whether the child is to have it by the dose's own condition, at whichever visit; for those who show the series.
    #[serde(skip)]
    pub is_needed: bool,
    /// Whether it cannot be given by its last day, since it comes after something that has not happened and its first day
    /// lies later for certain: it may be given after that day, if the series says so. For those who show the series.
    #[serde(skip)]
    pub cannot_be_in_time: bool,
}

/// A dose that the child was given, and whether it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JudgedDose {
    /// The dose's name in the programme.
    pub id: String,
    /// Place in the programme's table, for those who hold the programme.
    #[serde(skip)]
    pub item: ItemId,
    /// Title of the dose, for people.
    pub title: String,
    /// The series.
    pub series: Named,
    /// Number of the dose, from 1.
    pub number: u8,
    /// When it was given.
    pub given_on: Occurred,
    /// The rule of the visit at which it was given, where that has the dose among its contents.
    pub visit: Option<String>,
    /// With which product, where that is known.
    pub product: Option<Named>,
    /// Whether it counts.
    pub valid: bool,
    /// Why, as a code.
    pub verdict: DoseVerdict,
    /// Of a dose given too early or too close: the first day on which it would have counted.
    pub counts_from: Option<Day>,
    /// Of a dose that counts: whether it may have been too early or too close to an earlier one, since the days are not
    /// known.
    pub uncertain: bool,
    /// Why, as a sentence.
    pub reason: Words,
}

/// What came of a given dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DoseVerdict {
    /// It counts.
    Valid,
    /// The same dose was given before and counts already.
    Again,
    /// It was given before its first allowed day.
    TooEarly,
    /// It was given too close to an earlier dose.
    TooClose,
    /// It was given without an earlier dose of its series.
    OutOfOrder,
}

/// Who is responsible for one area on the as-of day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponsibleNow {
    /// The area.
    pub area: Named,
    /// Place in the programme's table, for those who hold the programme.
    #[serde(skip)]
    pub area_id: AreaId,
    /// Whether the programme demands that somebody is, on that day; `None` where that is open.
    pub demanded: Option<bool>,
    /// Responsible body (huvudman): the duty by law.
    pub body: Held,
    /// Service (verksamhet): who is named to meet the child.
    pub service: Held,
    /// Who holds the child: who has acknowledged it.
    pub holding: Holding,
    /// Who comes after that service by the area's own periods; `None` where nobody does or no service
    /// is certain now.
    pub next: Option<NextHolder>,
    /// The next exchange from that service, where the programme has one and it is known which of several.
    pub handover: Option<NextHandover>,
    /// One sentence that a parent understands.
    pub reason: Words,
}

/// Who holds one layer of an area on the as-of day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Whether that is certain.
    pub verdict: HeldVerdict,
    /// The one holder, where exactly one is certain.
    pub holder: Option<Named>,
    /// That holder, for those who hold the programme.
    #[serde(skip)]
    pub holder_id: Option<Holder>,
    /// Every holder that is certain or possible, where not exactly one is certain.
    pub candidates: Vec<Named>,
    /// Services that take part without responsibility.
    pub contributors: Vec<Named>,
    /// First day of the unbroken stretch with that holder: the first on which that is certain.
    pub since: Option<Day>,
    /// Whether the stretch may have begun before that day; for those who show the plan.
    #[serde(skip)]
    pub perhaps_sooner: bool,
    /// The day after the last of that stretch; `None` where it ends with an event that has not
    /// happened, or has no end.
    pub until: Option<PlannedDay>,
    /// Where the stretch ends with an event: the day by which that should have happened, included.
    pub deadline: Option<PlannedDay>,
    /// Whether that deadline has passed.
    pub late: bool,
}

/// Whether a holder is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HeldVerdict {
    /// Exactly one leads.
    One,
    /// Nobody does.
    Nobody,
    /// More than one does.
    Several,
    /// It depends on something unknown.
    Undecided,
    /// Nobody does, and nobody has to: the area is for other children.
    NotApplicable,
}

/// Who holds the child for an area: who has acknowledged it. Never changes the duty, and differs from it
/// only from the day of a transition until its handover is confirmed, or its fallback acts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Holding {
    /// How it came to hold the child.
    pub state: HoldingState,
    /// The service that follows the child; `None` where none is named or it is not known.
    pub service: Option<Named>,
    /// That service, for those who hold the programme.
    #[serde(skip)]
    pub service_id: Option<ServiceId>,
    /// The transition whose handover decides it; `None` with duty.
    pub transition: Option<Named>,
    /// First day on which it has been so, where known.
    pub since: Option<Day>,
    /// The last day on which the receiver should confirm, where it is or was waited for.
    pub due_by: Option<PlannedDay>,
    /// One sentence that a parent understands.
    pub sentence: Words,
}

/// How a service came to hold the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HoldingState {
    /// With the duty: no handover that asks for a confirmation lies behind.
    WithDuty,
    /// The receiver has confirmed the handover or, without a word of it, has met the child since.
    Confirmed,
    /// The day of the transition has come; the giver follows the child until the receiver confirms.
    Awaiting,
    /// The confirmation has not come in time; the declared fallback acts.
    Late,
    /// The handover was refused; the declared fallback acts.
    Refused,
    /// It is not known whether the receiver has confirmed.
    Unknown,
}

/// Who comes after the service that holds an area, by the area's own periods.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextHolder {
    /// The service, where exactly one is certain.
    pub service: Option<Named>,
    /// That service, for those who hold the programme.
    #[serde(skip)]
    pub service_id: Option<ServiceId>,
    /// The services that it may be, where not exactly one is certain.
    pub candidates: Vec<Named>,
    /// The day from which it leads, where known: not where that waits for an event.
    pub from: Option<PlannedDay>,
    /// The days before it on which no service is named.
    pub gap: Option<Unnamed>,
}

/// Days on which no service is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unnamed {
    /// First day, included.
    pub from: PlannedDay,
    /// The day after the last.
    pub until: PlannedDay,
}

/// The next exchange from the service that holds an area.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextHandover {
    /// The transition.
    pub transition: Named,
    /// Place in the programme's table, for those who hold the programme.
    #[serde(skip)]
    pub transition_id: TransitionId,
    /// The service that receives.
    pub to: Named,
    /// The day on which responsibility passes, where known.
    pub on: Option<PlannedDay>,
    /// First day of the handover of information, where known.
    pub earliest: Option<PlannedDay>,
    /// Last day of the handover of information, where known.
    pub latest: Option<PlannedDay>,
    /// Whether that last day has passed.
    pub late: bool,
    /// The day on which the receiver, or whoever must consent, said no, where nothing was sent or received since.
    pub refused_on: Option<Day>,
    /// Whose consent it needs, as the programme writes it; `None` where it needs none.
    pub consent: Option<String>,
    /// How it is handed over, as the programme writes it, the first choice first.
    pub channels: Vec<String>,
    /// What is handed over, and what of it is missing.
    pub payload: Vec<PayloadEntry>,
}

/// One thing handed over.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PayloadEntry {
    /// What it is, for people.
    pub title: Words,
    /// What of it is still missing: ids of plan items or content entries.
    pub missing: Vec<String>,
}
