//! Findings and the proof status, as data: what the checker says and what book, receipt and
//! command line print.

use crate::{AcceptanceId, Day, FactRange, Origin, Point, Programme, Season};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What a check of a programme came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// The claims and what was decided of each, in a fixed order.
    pub claims: Vec<Claim>,
    /// The findings, errors first, then by key.
    pub findings: Vec<Finding>,
    /// What stays in words and was therefore not decided.
    pub in_words: Vec<InWords>,
    /// First and last birth date quantified over, both included.
    pub born: (Day, Day),
    /// How many birth dates those are.
    pub birth_dates: u32,
    /// How many classes of birth dates had to be looked at one by one.
    pub classes: u32,
    /// What the proof takes for granted, in the order of the list in ARCHITECTURE.md.
    pub assumptions: Vec<Words>,
}

impl Proof {
    /// Whether every claim is decided and no finding of error severity stands unaccepted.
    pub fn holds(&self) -> bool {
        self.claims
            .iter()
            .all(|claim| claim.verdict != Verdict::NotDecided)
            && !self.findings.iter().any(Finding::fails)
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Words {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

/// A claim that the checker decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// The finding's name that breaks it.
    pub name: String,
    /// What is claimed, as a sentence.
    pub says: Words,
    /// What came of it.
    pub verdict: Verdict,
    /// How many things (areas, visits, pairs of legs …) it was decided for.
    pub decided_for: u32,
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It holds for every child of the population on every day.
    Proven,
    /// It holds but for accepted findings.
    ProvenButAccepted,
    /// It does not hold.
    Refuted,
    /// The analysis budget ran out.
    NotDecided,
}

/// Something that the programme leaves in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InWords {
    /// The rule that says it.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Where.
    pub origin: Origin,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// A broken law or an error of the programme.
    Error,
    /// A broken recommendation or something that may be meant.
    Warning,
    /// Something to know: days that depend on a rule or on the birth date.
    Note,
}

/// A finding: one cause, one region, one child.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What identifies it.
    pub key: Key,
    /// Its weight.
    pub weight: Weight,
    /// One short sentence that says what is wrong.
    pub headline: Words,
    /// The witness's story: one or two sentences that a nurse understands.
    pub story: Words,
    /// The rules concerned, with what each has to do with it.
    pub rules: Vec<Rule>,
    /// What to do about it.
    pub help: Vec<Words>,
    /// The whole set of children and days concerned; `None` for findings about the text itself (a
    /// transition that nothing needs).
    pub region: Option<Region>,
    /// The least child of the region.
    pub witness: Option<Witness>,
    /// The acceptance that covers it.
    pub accepted: Option<AcceptanceId>,
}

impl Finding {
    /// Whether the finding makes the run fail: an error that nobody accepted.
    pub fn fails(&self) -> bool {
        self.weight == Weight::Error && self.accepted.is_none()
    }
}

/// What identifies a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Key {
    /// The finding's name.
    pub name: String,
    /// Name of the area, where there is one.
    pub area: Option<String>,
    /// Names of the rules involved: for a gap, the holder of the last leg to end, then the first to
    /// begin; `födseln`/`slutet` where none is.
    pub rules: Vec<String>,
}

/// A rule concerned by a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Where it is written.
    pub origin: Origin,
    /// What it has to do with the finding.
    pub says: Words,
}

/// The set of children and days concerned: the union of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The parts, each a product; disjoint, maximal, in a fixed order.
    pub parts: Vec<Part>,
    /// How many birth dates are concerned.
    pub birth_dates: u32,
}

/// Children born on these days, with these facts, on the days from `from` until `until`, where what
/// `given` says has come or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Birth dates: closed intervals, ascending.
    pub born: Vec<(Day, Day)>,
    /// Facts: all of these hold.
    pub facts: Vec<FactRange>,
    /// First day.
    pub from: Point,
    /// The day after the last.
    pub until: Point,
    /// Further points that have come (true) or not (false) on the day.
    pub given: Vec<(Point, bool)>,
}

/// One child and one day on which the fault shows. Everything needed to replay it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Witness {
    /// Day of birth.
    pub born: Day,
    /// The value of each fact that matters.
    pub facts: Vec<(crate::FactId, i32)>,
    /// The values that facts had until the day, where they change on it: a child who moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<(crate::FactId, i32)>,
    /// Named events that have happened, and when.
    pub events: Vec<(crate::EventId, Day)>,
    /// Visits that have been done, and when.
    #[serde(default)]
    pub visits: Vec<(crate::VisitId, Day)>,
    /// Content items that have been done outside any visit, and when.
    #[serde(default)]
    pub items: Vec<(crate::ItemId, Day)>,
    /// The due date, where it matters.
    pub due_date: Option<Day>,
    /// First days of terms that are not published.
    pub terms: Vec<(i32, Season, Day)>,
    /// The day on which the fault shows.
    pub day: Day,
    /// The first day after which it no longer shows for this child, where it ends.
    pub until: Option<Day>,
}

impl Witness {
    /// A child born on a day, of whom nothing else matters, and the day on which the fault shows.
    pub fn born(born: Day, day: Day) -> Witness {
        Witness {
            born,
            facts: Vec::new(),
            before: Vec::new(),
            events: Vec::new(),
            visits: Vec::new(),
            items: Vec::new(),
            due_date: None,
            terms: Vec::new(),
            day,
            until: None,
        }
    }

    /// From when on a fact has its value: the day, where it changes on it.
    fn since(&self, fact: crate::FactId) -> Option<Day> {
        let changes = self.before.iter().any(|(known, _)| *known == fact);
        changes.then_some(self.day)
    }

    /// The witness as a child whose plan can be asked for.
    pub fn child(&self, _programme: &Programme) -> crate::Child {
        let mut child = crate::Child::born(self.born);
        child.id = String::from("witness");
        child.due_date = self.due_date;
        let before = self
            .before
            .iter()
            .map(|(fact, value)| (*fact, *value, None));
        let now = self.facts.iter();
        let now = now.map(|(fact, value)| (*fact, *value, self.since(*fact)));
        child.facts = before
            .chain(now)
            .map(|(fact, value, from)| crate::FactRecord::new(fact, value, from))
            .collect();
        child.events = self
            .events
            .iter()
            .map(|(event, on)| {
                let kind = crate::EventKind::Happened(*event);
                crate::Event::new(alloc::format!("event-{}", event.0), *on, kind)
            })
            .collect();
        child.events.extend(self.visits.iter().map(|(visit, on)| {
            let kind = crate::EventKind::Done {
                visit: *visit,
                items: Vec::new(),
            };
            crate::Event::new(alloc::format!("visit-{}", visit.0), *on, kind)
        }));
        child.events.extend(self.items.iter().map(|(item, on)| {
            let kind = crate::EventKind::ItemDone(*item);
            crate::Event::new(alloc::format!("item-{}", item.0), *on, kind)
        }));
        child.terms = self
            .terms
            .iter()
            .map(|(year, season, first_day)| crate::child::TermRecord {
                year: *year,
                season: *season,
                first_day: *first_day,
            })
            .collect();
        child
    }
}
