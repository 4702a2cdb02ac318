//! What a check came to, as JSON: diagnostics, findings, claims and what stays in words, each with
//! file, line and column. Names stand for the programme's ids, so that no reader needs its tables.

mod edit;
mod github;
mod sarif;
mod story;

pub use edit::Edit;
pub use github::github;
pub use sarif::sarif;
pub use story::{Clock, story};

use crate::child::Out as ChildOut;
use crate::register::Summary;
use serde::Serialize;
use stafett_model::proof::{Claim, Finding, InWords, Part, Proof, Region, Weight, Witness, Words};
use stafett_model::{Day, FactRange, Origin, Point, Programme, ProgrammeLanguage, words};
use std::collections::BTreeMap;

/// The version of the form.
pub const VERSION: u32 = 1;

/// What a report is made from.
pub struct Checked<'a> {
    /// The programme, where it could be compiled.
    pub programme: Option<&'a Programme>,
    /// What its check came to, where it was checked.
    pub proof: Option<&'a Proof>,
    /// The day as of which acceptances were judged.
    pub as_of: Day,
    /// What was said of the text on the way to the programme.
    pub messages: Vec<Message>,
    /// The programme's files by place: path, as it is to be printed, and text.
    pub files: &'a [(&'a str, &'a str)],
    /// What would close a finding, by the finding's place in the proof.
    pub edits: &'a BTreeMap<usize, Edit>,
    /// The registers that lie beside the programme.
    pub registers: &'a [Summary],
}

/// Something said of the programme's text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its name, under which it is explained.
    pub name: String,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: Words,
    /// Where; the first is the primary place.
    pub places: Vec<Place>,
    /// What to do about it.
    pub help: Vec<Words>,
}

/// A place in the programme's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters; `None` where the text is not at hand.
    pub column: Option<u32>,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What it has to do with the matter; may be empty.
    pub says: Words,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    programme: Option<About<'a>>,
    as_of: Day,
    holds: bool,
    diagnostics: &'a [Message],
    population: Option<Population>,
    claims: &'a [Claim],
    findings: Vec<FindingOut<'a>>,
    in_words: Vec<InWordsOut<'a>>,
    assumptions: &'a [Words],
    #[serde(skip_serializing_if = "<[Summary]>::is_empty")]
    registers: &'a [Summary],
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    release: &'a str,
    draft: Option<&'a str>,
    digest: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Population {
    born_from: Day,
    born_through: Day,
    birth_dates: u32,
    classes: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingOut<'a> {
    number: usize,
    name: &'a str,
    severity: &'static str,
    area: Option<&'a str>,
    rules: &'a [String],
    headline: &'a Words,
    story: &'a Words,
    help: &'a [Words],
    places: Vec<Place>,
    region: Option<RegionOut>,
    witness: Option<WitnessOut>,
    accepted: Option<AcceptedOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a Edit>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionOut {
    birth_dates: u32,
    parts: Vec<PartOut>,
}

#[derive(Serialize)]
struct PartOut {
    born: Vec<(Day, Day)>,
    facts: Vec<FactOut>,
    from: PointOut,
    until: PointOut,
    given: Vec<GivenOut>,
}

#[derive(Serialize)]
struct FactOut {
    fact: String,
    says: Words,
}

#[derive(Serialize)]
struct PointOut {
    says: Words,
}

#[derive(Serialize)]
struct GivenOut {
    says: Words,
    come: bool,
}

#[derive(Serialize)]
struct WitnessOut {
    child: ChildOut,
    day: Day,
    until: Option<Day>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AcceptedOut<'a> {
    id: &'a str,
    reason: &'a str,
    by: &'a str,
    decided: Day,
    review_by: Day,
}

#[derive(Serialize)]
struct InWordsOut<'a> {
    rule: &'a str,
    title: &'a str,
    text: &'a str,
    place: Place,
}

/// The report as JSON, indented, with a line feed at the end.
pub fn json(checked: &Checked<'_>) -> String {
    let proof = checked.proof;
    let writer = Writer::of(checked);
    let out = Out {
        stafett: "check",
        version: VERSION,
        programme: checked.programme.map(about),
        as_of: checked.as_of,
        holds: proof.is_some_and(Proof::holds)
            && checked
                .messages
                .iter()
                .all(|message| message.severity != "error"),
        diagnostics: &checked.messages,
        population: proof.map(population),
        claims: proof.map_or(&[], |proof| &proof.claims),
        findings: each(
            &writer,
            proof.map_or(&[], |proof| &proof.findings),
            Writer::finding,
        ),
        in_words: each(
            &writer,
            proof.map_or(&[], |proof| &proof.in_words),
            |writer, _, row| writer.in_words(row),
        ),
        assumptions: proof.map_or(&[], |proof| &proof.assumptions),
        registers: checked.registers,
    };
    text(&out)
}

/// A value as indented JSON with a line feed at the end.
pub(crate) fn text(out: &impl Serialize) -> String {
    serde_json::to_string_pretty(out)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

/// Line and column, both from 1, of a byte of `text`; the column in characters.
pub fn line_column(text: &str, byte: u32) -> (u32, u32) {
    let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    let byte = (0..=byte)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let before = text.get(..byte).unwrap_or("");
    let last_line = before.rsplit('\n').next().unwrap_or("");
    let from_one = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
    (
        from_one(before.matches('\n').count()),
        from_one(last_line.chars().count()),
    )
}

fn about(programme: &Programme) -> About<'_> {
    About {
        id: &programme.meta.id,
        title: &programme.meta.title,
        release: &programme.release,
        draft: programme.draft.as_deref(),
        digest: crate::artefact::digest(programme),
    }
}

fn population(proof: &Proof) -> Population {
    Population {
        born_from: proof.born.0,
        born_through: proof.born.1,
        birth_dates: proof.birth_dates,
        classes: proof.classes,
    }
}

fn each<'a, T, U>(
    writer: &Option<Writer<'a>>,
    rows: &'a [T],
    write: impl Fn(&Writer<'a>, usize, &'a T) -> U,
) -> Vec<U> {
    let rows = || rows.iter().enumerate();
    writer
        .iter()
        .flat_map(|writer| rows().map(|(place, row)| write(writer, place, row)))
        .collect()
}

/// A sentence in one language.
fn said(words: &Words, language: ProgrammeLanguage) -> &str {
    match language {
        ProgrammeLanguage::Swedish => &words.sv,
        ProgrammeLanguage::English => &words.en,
    }
}

/// `error`, `warning` or `note`.
fn severity(finding: &Finding) -> &'static str {
    match finding.weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}

struct Writer<'a> {
    programme: &'a Programme,
    files: &'a [(&'a str, &'a str)],
    edits: &'a BTreeMap<usize, Edit>,
}

impl<'a> Writer<'a> {
    fn of(checked: &Checked<'a>) -> Option<Writer<'a>> {
        checked.programme.map(|programme| Writer {
            programme,
            files: checked.files,
            edits: checked.edits,
        })
    }

    /// The finding `at` this place, counted from 0; people count from 1.
    fn finding(&self, at: usize, finding: &'a Finding) -> FindingOut<'a> {
        let place = |rule: &stafett_model::proof::Rule| self.place(rule.origin, rule.says.clone());
        FindingOut {
            number: at.saturating_add(1),
            name: &finding.key.name,
            severity: severity(finding),
            area: finding.key.area.as_deref(),
            rules: &finding.key.rules,
            headline: &finding.headline,
            story: &finding.story,
            help: &finding.help,
            places: finding.rules.iter().map(place).collect(),
            region: finding.region.as_ref().map(|region| self.region(region)),
            witness: finding
                .witness
                .as_ref()
                .map(|witness| self.witness(witness)),
            accepted: finding.accepted.and_then(|id| self.accepted(id)),
            suggestion: self.edits.get(&at),
        }
    }

    fn place(&self, origin: Origin, says: Words) -> Place {
        let file = self.files.get(usize::from(origin.file));
        let own_path = || self.programme.files.get(usize::from(origin.file)).cloned();
        Place {
            file: file
                .map(|(path, _)| (*path).to_owned())
                .or_else(own_path)
                .unwrap_or_default(),
            line: origin.line,
            column: file.map(|(_, text)| line_column(text, origin.start).1),
            start: origin.start,
            end: origin.end,
            says,
        }
    }

    fn region(&self, region: &Region) -> RegionOut {
        RegionOut {
            birth_dates: region.birth_dates,
            parts: region.parts.iter().map(|part| self.part(part)).collect(),
        }
    }

    fn part(&self, part: &Part) -> PartOut {
        PartOut {
            born: part.born.clone(),
            facts: part.facts.iter().map(|range| self.fact(range)).collect(),
            from: self.point(&part.from),
            until: self.point(&part.until),
            given: part
                .given
                .iter()
                .map(|(point, come)| GivenOut {
                    says: self.point(point).says,
                    come: *come,
                })
                .collect(),
        }
    }

    fn fact(&self, range: &FactRange) -> FactOut {
        let fact = self
            .programme
            .fact(range.fact)
            .map(|fact| fact.meta.id.clone());
        FactOut {
            fact: fact.unwrap_or_default(),
            says: words::fact_range(self.programme, range),
        }
    }

    fn point(&self, point: &Point) -> PointOut {
        PointOut {
            says: words::point(self.programme, point),
        }
    }

    fn witness(&self, witness: &Witness) -> WitnessOut {
        let child = witness.child(self.programme);
        WitnessOut {
            child: ChildOut::of(self.programme, &child, Some(witness.day)),
            day: witness.day,
            until: witness.until,
        }
    }

    fn accepted(&self, id: stafett_model::AcceptanceId) -> Option<AcceptedOut<'a>> {
        let acceptance = self.programme.acceptance(id)?;
        Some(AcceptedOut {
            id: &acceptance.meta.id,
            reason: &acceptance.reason,
            by: &acceptance.by,
            decided: acceptance.decided,
            review_by: acceptance.review_by,
        })
    }

    fn in_words(&self, row: &'a InWords) -> InWordsOut<'a> {
        InWordsOut {
            rule: &row.rule,
            title: &row.title,
            text: &row.text,
            place: self.place(row.origin, Words::default()),
        }
    }
}
