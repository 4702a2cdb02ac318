//! The comparison as data. Serialises with camelCase names.

use crate::describe::{FOR, WINDOW};
use serde::Serialize;
use stafett_model::proof::Words;
use stafett_model::{Day, DeclarationKind, Note, NoteKind, Programme};

/// Two programmes compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The old programme.
    pub old: Side,
    /// The new programme.
    pub new: Side,
    /// The rules that are new, gone or changed, by kind; a kind without any is left out.
    pub groups: Vec<Group>,
}

impl Comparison {
    /// How many rules are new, gone or changed.
    pub fn count(&self, what: What) -> usize {
        let rules = self.groups.iter().flat_map(|group| &group.rules);
        rules.filter(|rule| rule.what == what).count()
    }
}

/// One of the two programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its release, as its authors number it.
    pub release: String,
}

impl Side {
    pub(crate) fn of(programme: &Programme) -> Side {
        Side {
            id: programme.meta.id.clone(),
            title: programme.meta.title.clone(),
            release: programme.release.clone(),
        }
    }
}

/// The changed rules of one kind, by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The kind; contacts stand with visits, recommendations with requirements.
    pub kind: DeclarationKind,
    /// The rules.
    pub rules: Vec<RuleChange>,
}

/// A rule that is new, gone or changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleChange {
    /// Its name.
    pub id: String,
    /// Its title: the new one, where there is one.
    pub title: String,
    /// What became of it.
    pub what: What,
    /// Its fields that differ; of a new rule all it has, of one that is gone all it had.
    pub fields: Vec<FieldChange>,
    /// Why: proposals, assumptions and the like that the new rule gives and the old one did not, or
    /// why an edition leaves it out.
    pub reasons: Vec<Reason>,
    /// Whose plan it changes.
    pub plans: Plans,
}

impl RuleChange {
    /// Whether a visit comes on other days: a field of its window is another.
    pub fn is_moved(&self) -> bool {
        self.differs_in(&WINDOW)
    }

    /// Whether it is for other children.
    pub fn is_for_others(&self) -> bool {
        self.differs_in(&[FOR])
    }

    fn differs_in(&self, fields: &[(&str, &str)]) -> bool {
        let mut own = self.fields.iter();
        own.any(|one| fields.contains(&(one.field.sv.as_str(), one.field.en.as_str())))
    }
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// The old programme does not have it.
    New,
    /// The new programme does not have it.
    Gone,
    /// Both have it, and it says something else.
    Changed,
}

/// A field, or one entry of a field that is a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// What the field is called.
    pub field: Words,
    /// What the old rule says; `None` where it says nothing.
    pub old: Option<Words>,
    /// What the new rule says; `None` where it says nothing.
    pub new: Option<Words>,
}

/// Why a rule is as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// What kind of reason: a proposal, an assumption.
    pub kind: Words,
    /// What its authors write; may be empty.
    pub says: String,
}

impl Reason {
    /// The authors' own word of a note; none for a source.
    pub(crate) fn of(note: &Note) -> Option<Reason> {
        let (sv, en, says) = match &note.kind {
            NoteKind::Source { .. } => return None,
            NoteKind::Assumption(says) => ("Antagande", "Assumption", says),
            NoteKind::Interpretation(says) => ("Tolkning", "Interpretation", says),
            NoteKind::Proposal(says) => ("Förslag", "Proposal", says),
            NoteKind::Disagreement(says) => ("Oenighet", "Disagreement", says),
        };
        Some(Reason {
            kind: Words::new(sv, en),
            says: says.clone(),
        })
    }

    pub(crate) fn dropped(says: &str) -> Reason {
        Reason {
            kind: Words::new("Skäl", "Reason"),
            says: says.to_owned(),
        }
    }
}

/// Whose plan a rule changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Plans {
    /// At least this child's.
    Child(Example),
    /// That of none of the children for whom was planned.
    None {
        /// How many children that were; 0 where plans are made without such rules.
        tried: usize,
    },
    /// The rule has no line of its own in a plan: what it means stands with the rules that use it.
    Elsewhere,
}

/// A child whose plan or responsibility differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// Its birth date.
    pub born: Day,
    /// What is known of it, as "Region: norr".
    pub facts: Vec<Words>,
    /// The day for which both plans are.
    pub as_of: Day,
    /// What the plan under the old programme says.
    pub old: Words,
    /// What the plan under the new programme says.
    pub new: Words,
}

/// What a kind of rules is called above a list of them.
pub fn heading(kind: DeclarationKind) -> Words {
    use DeclarationKind as Kind;
    let (sv, en) = match kind {
        Kind::Programme => ("Programmet", "The programme"),
        Kind::Population => (
            "Barnen som programmet gäller",
            "The children of the programme",
        ),
        Kind::SchoolCalendar => ("Skolkalendern", "The school calendar"),
        Kind::ResponsibleBody => ("Huvudmän", "Responsible bodies"),
        Kind::Role => ("Roller", "Roles"),
        Kind::Service => ("Verksamheter", "Services"),
        Kind::Area | Kind::Responsibility => ("Ansvar", "Responsibility"),
        Kind::Fact => ("Uppgifter", "Facts"),
        Kind::Event => ("Händelser", "Events"),
        Kind::TargetGroup => ("Målgrupper", "Target groups"),
        Kind::ContentItem => ("Moment", "Content items"),
        Kind::Series => ("Vaccinserier", "Vaccine series"),
        Kind::Window => ("Tidsfönster", "Windows"),
        Kind::Visit | Kind::Contact => ("Besök och kontakter", "Visits and contacts"),
        Kind::Transition => ("Övergångar", "Transitions"),
        Kind::Requirement | Kind::Recommendation => (
            "Krav och rekommendationer",
            "Requirements and recommendations",
        ),
        Kind::Indicator => ("Indikatorer", "Indicators"),
        Kind::Source => ("Källor", "Sources"),
        Kind::Acceptance => ("Godtagna fynd", "Accepted findings"),
        Kind::Variant => ("Varianter", "Variants"),
        Kind::Release => ("Utgåvor", "Releases"),
        Kind::Reprioritisation => ("Omprioriteringar", "Reprioritisations"),
    };
    Words::new(sv, en)
}
