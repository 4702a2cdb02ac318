//! References in the authors' prose: `[[bhv.v04_4v]]` in a doc comment names a rule, and must name one
//! that there is. `[[bhv.v04_4v|besöket]]` says by which words.

use crate::Source;
use stafett_diag::{Diagnostic, FileId, Name, Severity, Span, Text, closest};
use stafett_model::{Meta, Programme};
use std::collections::BTreeSet;

/// Tells of each reference in a doc comment to a rule that the programme does not have. Prose decides
/// nothing for a child, so that this is a warning.
pub(crate) fn judge(programme: &Programme, sources: &[&Source], diagnostics: &mut Vec<Diagnostic>) {
    let declared = programme.declarations();
    let visits = programme.visits.iter().map(|visit| visit.meta.id.as_str());
    let known: BTreeSet<&str> = declared.iter().map(|one| one.id).chain(visits).collect();
    for one in &declared {
        for name in references(&one.meta.doc) {
            if !known.contains(name) {
                diagnostics.push(unknown(name, one.meta, &known, sources));
            }
        }
    }
}

/// The names in double brackets, but for those between backticks.
fn references(prose: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in prose.lines() {
        let plain = line.split('`').step_by(2);
        for rest in plain.flat_map(|text| text.split("[[").skip(1)) {
            let Some((name, _)) = rest.split_once("]]") else {
                continue;
            };
            let name = name.split('|').next().unwrap_or(name).trim();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}

fn unknown(name: &str, meta: &Meta, known: &BTreeSet<&str>, sources: &[&Source]) -> Diagnostic {
    let message = Text::new(
        format!("texten hänvisar till \"{name}\", men det finns ingen regel med det namnet"),
        format!("the text refers to \"{name}\", but there is no rule of that name"),
    );
    let mut told = match place(name, meta, sources) {
        Some(span) => Diagnostic::new(Name::UnknownName, span, message),
        None => Diagnostic::without_place(Name::UnknownName, message),
    };
    told.severity = Severity::Warning;
    if let Some(meant) = closest(name, known.iter().copied()) {
        told = told.help(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ));
    }
    told.help(Text::new(
        "skriv regelns namn mellan [[ och ]], som det står i regelns första rad",
        "write the rule's name between [[ and ]], as it stands in the rule's first line",
    ))
}

/// Where the name stands: the last place before the end of the declaration that its prose is about.
fn place(name: &str, meta: &Meta, sources: &[&Source]) -> Option<Span> {
    let file = meta.origin.file;
    let end = usize::try_from(meta.origin.end).ok()?;
    let text = sources.get(usize::from(file))?.text.get(..end)?;
    let at = text.rfind(&format!("[[{name}"))? + 2;
    let span = |place: usize| u32::try_from(place).ok();
    Some(Span::new(FileId(file), span(at)?, span(at + name.len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_double_brackets_outside_of_code() {
        let prose = "Se [[a.b]] och [[ c|besöket ]], men inte `[[d]]`, [e] eller [[f.\n[[]] g]]";
        assert_eq!(references(prose), ["a.b", "c"]);
    }
}
