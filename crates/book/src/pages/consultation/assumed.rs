//! On what rests that which concerns a recipient: requirements, and what the authors propose, assume,
//! interpret or leave as a disagreement.

use crate::here::{Here, Link, ids};
use crate::pages::requirements::contribution;
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_model::{
    AreaId, Force, Note, NoteKind, RequirementId, ServiceId, TransitionId, Visit, VisitId,
};

/// A requirement or recommendation that concerns a recipient.
#[derive(Serialize)]
pub(super) struct RequirementRow {
    link: Link,
    id: String,
    binding: bool,
}

/// What the authors say themselves, by kind.
#[derive(Default, Serialize)]
pub(super) struct Statements {
    pub(super) proposals: Vec<Statement>,
    disagreements: Vec<Statement>,
    assumptions: Vec<Statement>,
    interpretations: Vec<Statement>,
}

/// One statement, and the rule that it stands with.
#[derive(PartialEq, Serialize)]
pub(super) struct Statement {
    rule: Link,
    id: String,
    /// The value that it qualifies, as a word; empty for the whole rule.
    about: String,
    text: String,
}

/// Requirements to which the recipient's visits contribute, or which name it.
pub(super) fn concerned(here: &Here<'_>, who: &Recipient) -> Vec<RequirementId> {
    let p = here.programme();
    let own: Vec<&Visit> = p.visits.iter().filter(|visit| who.makes(visit)).collect();
    let names = |by: Option<ServiceId>| by.is_some_and(|by| who.services.contains(&by));
    let concerns = |id: &RequirementId| {
        let counts = |offer, visit| contribution(here, offer, visit).is_some();
        let met = |offer| own.iter().any(|visit| counts(offer, visit));
        p.requirement(*id)
            .is_some_and(|row| row.offers.iter().any(|offer| names(offer.by) || met(offer)))
    };
    ids!(p.requirements, RequirementId)
        .filter(concerns)
        .collect()
}

/// The same, for the reader.
pub(super) fn requirements(here: &Here<'_>, who: &Recipient) -> Vec<RequirementRow> {
    let p = here.programme();
    let row = |id: RequirementId| {
        let row = p.requirement(id)?;
        Some(RequirementRow {
            link: here.requirement(id),
            id: row.meta.id.clone(),
            binding: row.force == Force::Binding,
        })
    };
    concerned(here, who).into_iter().filter_map(row).collect()
}

/// What the authors say themselves in the rules that concern the recipient.
pub(super) fn statements(here: &Here<'_>, who: &Recipient) -> Statements {
    let p = here.programme();
    let mut all = Statements::default();
    for id in ids!(p.visits, VisitId) {
        let visit = p.visit(id).filter(|visit| who.makes(visit));
        if let Some(visit) = visit {
            all.add(here, &here.visit(id), &visit.meta.id, &visit.meta.notes);
        }
    }
    for id in ids!(p.areas, AreaId) {
        let Some(area) = p.area(id) else { continue };
        for leg in area.legs.iter().filter(|leg| who.holds(leg)) {
            all.add(here, &here.area(id), &area.meta.id, &leg.notes);
        }
    }
    for id in ids!(p.transitions, TransitionId) {
        let row = p.transition(id);
        let row = row.filter(|row| who.gives(row) || who.receives(row));
        let Some(row) = row else { continue };
        all.add(here, &here.transition(id), &row.meta.id, &row.meta.notes);
        if let Some(handover) = &row.handover {
            all.add(here, &here.transition(id), &row.meta.id, &handover.notes);
        }
    }
    all
}

impl Statements {
    /// Adds the authors' own notes of a rule, each once.
    fn add(&mut self, here: &Here<'_>, rule: &Link, id: &str, notes: &[Note]) {
        for note in notes {
            let (kind, text) = match &note.kind {
                NoteKind::Source { .. } => continue,
                NoteKind::Proposal(text) => (&mut self.proposals, text),
                NoteKind::Disagreement(text) => (&mut self.disagreements, text),
                NoteKind::Assumption(text) => (&mut self.assumptions, text),
                NoteKind::Interpretation(text) => (&mut self.interpretations, text),
            };
            let statement = Statement {
                rule: rule.clone(),
                id: id.to_owned(),
                about: here.note_about(note),
                text: text.clone(),
            };
            if !kind.contains(&statement) {
                kind.push(statement);
            }
        }
    }
}
