//! What authors say in the same words of many rules, as that no source states a length.

use stafett_model::{Meta, Note, NoteKind, Programme};
use std::collections::BTreeMap;

/// Gives each note that stands in the same words with several statements, as often as it stands.
pub(super) fn shared(programme: &mut Programme, write: &mut impl FnMut(&mut String)) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    each(programme, &mut |text| {
        *counts.entry(text.clone()).or_default() += 1;
    });
    each(programme, &mut |text| {
        if counts.get(text).is_some_and(|count| *count > 1) {
            write(text);
        }
    });
}

/// Each text of a note that the authors wrote themselves.
fn each(programme: &mut Programme, write: &mut impl FnMut(&mut String)) {
    macro_rules! tables {
        ($($table:ident)*) => {
            $(programme.$table.iter_mut().for_each(|row| of_rule(&mut row.meta, write));)*
        };
    }
    tables! {
        bodies services roles facts events groups items series_table visits transitions requirements indicators variants
    }
    for area in &mut programme.areas {
        of_rule(&mut area.meta, write);
        of_rule(&mut area.responsibility, write);
        let legs = area.legs.iter_mut();
        legs.for_each(|leg| of_notes(&mut leg.notes, write));
    }
    for row in &mut programme.transitions {
        let handover = row.handover.iter_mut();
        handover.for_each(|handover| of_notes(&mut handover.notes, write));
    }
}

fn of_rule(meta: &mut Meta, write: &mut impl FnMut(&mut String)) {
    of_notes(&mut meta.notes, write);
}

fn of_notes(notes: &mut [Note], write: &mut impl FnMut(&mut String)) {
    for note in notes {
        match &mut note.kind {
            NoteKind::Assumption(text)
            | NoteKind::Interpretation(text)
            | NoteKind::Proposal(text)
            | NoteKind::Disagreement(text) => write(text),
            NoteKind::Source { .. } => {}
        }
    }
}
