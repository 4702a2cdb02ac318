//! Which rules no scenario touches, as text for people.

use crate::draw::plain;
use crate::files;
use crate::output::Output;
use stafett_diag::Language;
use stafett_formats::scenario::coverage::{Rule, RuleKind};
use std::collections::BTreeSet;

/// Prints how many rules of each kind no scenario touches, and if `whole`, which.
pub(crate) fn print(
    edition: Option<&str>,
    rules: &BTreeSet<(Rule, String)>,
    touched: &BTreeSet<Rule>,
    whole: bool,
    output: &mut Output,
) {
    let language = output.language();
    let of_kind = |kind: RuleKind| {
        let rules = rules.iter().filter(move |((of, _), _)| *of == kind);
        let untouched = rules.clone().filter(|(rule, _)| !touched.contains(rule));
        (rules.count(), untouched.collect::<Vec<_>>())
    };
    let kinds = RuleKind::ALL.map(|kind| (kind, of_kind(kind)));
    let counts: Vec<String> = kinds
        .iter()
        .filter(|(_, (_, untouched))| !untouched.is_empty())
        .map(|(kind, (all, untouched))| counted(*kind, untouched.len(), *all, language))
        .collect();
    let (sv, en) = match edition {
        Some(name) => (
            format!("Rörs inte av något scenario i upplagan {name}"),
            format!("Touched by no scenario of the edition {name}"),
        ),
        None => (
            "Rörs inte av något scenario".to_owned(),
            "Touched by no scenario".to_owned(),
        ),
    };
    if counts.is_empty() {
        output.say(&format!("{sv}: ingen regel"), &format!("{en}: no rule"));
        return;
    }
    let list = counts.join(", ");
    output.say(&format!("{sv}: {list}"), &format!("{en}: {list}"));
    if !whole {
        let me = files::own_name();
        output.say(
            &format!("  {me} testa --coverage\n      visar vilka"),
            &format!("  {me} test --coverage\n      shows which"),
        );
        return;
    }
    for (kind, (_, untouched)) in kinds {
        if untouched.is_empty() {
            continue;
        }
        let (sv, en) = heading(kind);
        output.say(&format!("  {sv}"), &format!("  {en}"));
        for ((_, name), title) in untouched {
            output.line(&format!("    {}  {name}", plain(title)));
        }
    }
}

fn counted(kind: RuleKind, count: usize, all: usize, language: Language) -> String {
    let (sv, en) = heading(kind);
    match language {
        Language::Swedish => format!("{count} av {all} {}", sv.to_lowercase()),
        Language::English => format!("{count} of {all} {}", en.to_lowercase()),
    }
}

fn heading(kind: RuleKind) -> (&'static str, &'static str) {
    match kind {
        RuleKind::Visit => ("Besök och kontakter", "Visits and contacts"),
        RuleKind::Dose => ("Doser", "Doses"),
        RuleKind::Transition => ("Övergångar", "Transitions"),
        RuleKind::Variant => ("Varianter", "Variants"),
        RuleKind::Requirement => (
            "Krav och rekommendationer",
            "Requirements and recommendations",
        ),
    }
}
