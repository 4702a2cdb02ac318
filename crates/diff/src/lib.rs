//! Two compiled programmes compared: which rules are new, gone or changed, in words, and for each of
//! them one invented child whose plan or responsibility is another.
//!
//! | file | holds |
//! | --- | --- |
//! | `comparison` | the comparison as data |
//! | `describe` | each rule as lines of words |
//! | `lines` | the lines of an old and a new rule against each other |
//! | `renamed` | the old programme with the new one's titles |
//! | `wording` | what one rule says, in one wording |
//! | `rows` | a row of an overlay against the one in whose place it stands |
//! | `kid` | invented children, the same for both programmes |
//! | `effect` | the first child for whom a rule's plan differs: found by planning, never guessed |
//!
//! Rules are the same if their kind and their name are. No clock and no files; the same programmes
//! give the same comparison.
#![forbid(unsafe_code)]

mod comparison;
mod describe;
mod effect;
mod kid;
mod lines;
mod renamed;
mod rows;
mod wording;

pub use comparison::{
    Comparison, Example, FieldChange, Group, Plans, Reason, RuleChange, Side, What, heading,
};

pub use rows::{transition_changes, visit_changes};
pub use wording::{Wording, wordings};

use describe::Described;
use effect::Effects;
use stafett_model::{DeclarationKind, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// Compares two programmes, rule by rule.
///
/// For a rule that is new, gone or changed, and that has lines of a plan of its own, children are
/// planned for under both programmes: birth dates of the populations, and the facts on which the
/// conditions of the rule turn. The first child whose line differs stands with the rule; a rule for
/// which there is none changes no plan of those looked at.
pub fn compare(old: &Programme, new: &Programme) -> Comparison {
    let renamed = renamed::with_titles_of(new, old);
    let (mut before, after) = (by_key(&renamed), by_key(new));
    for (key, own) in by_key(old) {
        // Its own title is what its first line says.
        if let Some(described) = before.get_mut(&key) {
            described.lines.splice(..1, own.lines.into_iter().take(1));
        }
    }
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let mut groups: BTreeMap<DeclarationKind, Vec<RuleChange>> = BTreeMap::new();
    for key in keys {
        let (was, is) = (before.get(key), after.get(key));
        let fields = match (was, is) {
            (Some(was), Some(is)) => lines::changes(&was.lines, &is.lines),
            (None, Some(is)) => lines::changes(&[], &is.lines),
            (Some(was), None) => lines::changes(&was.lines, &[]),
            (None, None) => continue,
        };
        let what = match (was, is) {
            (None, _) => What::New,
            (_, None) => What::Gone,
            _ if fields.is_empty() => continue,
            _ => What::Changed,
        };
        let Some(shown) = is.or(was) else { continue };
        groups.entry(key.0).or_default().push(RuleChange {
            id: shown.id.clone(),
            title: shown.title.clone(),
            what,
            fields,
            reasons: is.map_or_else(|| dropped(new, key), |is| is.reasons_beside(was)),
            plans: Plans::Elsewhere,
        });
    }
    let rules = groups.iter_mut();
    let rules = rules.flat_map(|(kind, rules)| rules.iter_mut().map(|rule| (*kind, rule)));
    effect::tell(&Effects::new(&renamed, new), rules.collect());
    Comparison {
        old: Side::of(old),
        new: Side::of(new),
        groups: groups
            .into_iter()
            .map(|(kind, rules)| Group { kind, rules })
            .collect(),
    }
}

/// A kind and a name.
type Key = (DeclarationKind, String);

fn by_key(programme: &Programme) -> BTreeMap<Key, Described> {
    let all = describe::all(programme).into_iter();
    all.map(|(kind, rule)| ((kind, rule.id.clone()), rule))
        .collect()
}

/// Why the new programme, where it is an edition, leaves a rule out.
fn dropped(new: &Programme, (kind, id): &Key) -> Vec<Reason> {
    let changes = new.edition.iter().flat_map(|edition| &edition.changes);
    let mut reasons = Vec::new();
    for change in changes {
        let same = change.kind == *kind
            || (*kind == DeclarationKind::Visit && change.kind == DeclarationKind::Contact)
            || (*kind == DeclarationKind::Requirement
                && change.kind == DeclarationKind::Recommendation);
        if let stafett_model::EditionDeed::Drops { reason, .. } = &change.what
            && same
            && change.id == *id
        {
            reasons.push(Reason::dropped(reason));
        }
    }
    reasons
}
