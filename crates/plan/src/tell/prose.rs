//! The authors' prose as it is read outside the book: references to rules by their titles.

use alloc::string::String;
use stafett_model::Programme;

/// Prose in which each `[[rule]]` is the title of that rule, and each `[[rule|words]]` the words.
pub(super) fn plain(programme: &Programme, prose: &str) -> String {
    let mut told = String::with_capacity(prose.len());
    let mut rest = prose;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((name, following)) = after.split_once("]]") else {
            break;
        };
        told.push_str(before);
        told.push_str(match name.split_once('|') {
            Some((_, words)) => words.trim(),
            None => title(programme, name.trim()),
        });
        rest = following;
    }
    told.push_str(rest);
    told
}

/// The title of a rule; its name, where there is no such rule.
fn title<'t>(programme: &'t Programme, name: &'t str) -> &'t str {
    let visits = programme.visits.iter().map(|row| &row.meta);
    let mut declared = programme.declarations().into_iter().map(|one| one.meta);
    let found = visits.into_iter().find(|meta| meta.id == name);
    let found = found.or_else(|| declared.find(|meta| meta.id == name));
    found.map_or(name, |meta| &meta.title)
}
