//! Two programmes compared, as text for people: each rule in sentences that can be read aloud.

use crate::draw::{paragraph, plain};
use crate::language;
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_diff::{Comparison, Example, FieldChange, Plans, RuleChange, Side, What, heading};
use stafett_model::proof::Words;

/// Prints a comparison.
pub(crate) fn print(comparison: &Comparison, output: &mut Output) {
    let language = output.language();
    summary(comparison, output);
    for group in &comparison.groups {
        output.line("");
        output.line(language::words(&heading(group.kind), language));
        for rule in &group.rules {
            output.line("");
            of_rule(rule, language, output);
        }
    }
}

fn summary(comparison: &Comparison, output: &mut Output) {
    let name = |side: &Side| plain(&format!("{} ({})", side.title, side.release));
    let (old, new) = (name(&comparison.old), name(&comparison.new));
    output.say(&format!("Förr: {old}"), &format!("Before: {old}"));
    output.say(&format!("Nu:   {new}"), &format!("Now:    {new}"));
    output.line("");
    let count = |what| comparison.count(what);
    let (fresh, gone, changed) = (count(What::New), count(What::Gone), count(What::Changed));
    if fresh + gone + changed == 0 {
        output.say("Reglerna är desamma.", "The rules are the same.");
        return;
    }
    output.say(
        &format!("Nya regler: {fresh}. Regler som utgår: {gone}. Ändrade regler: {changed}."),
        &format!("New rules: {fresh}. Rules removed: {gone}. Changed rules: {changed}."),
    );
    let rules = comparison.groups.iter().flat_map(|group| &group.rules);
    let children = rules.filter(|rule| matches!(rule.plans, Plans::Child(_)));
    let children = children.count();
    output.say(
        &format!("Regler som ändrar något barns plan, eller vem som har ansvaret: {children}. Ett sådant barn står vid var och en."),
        &format!("Rules that change some child's plan, or who is responsible: {children}. One such child stands with each."),
    );
}

fn of_rule(rule: &RuleChange, language: Language, output: &mut Output) {
    let (sv, en) = match rule.what {
        What::New => ("Nytt", "New"),
        What::Gone => ("Utgår", "Gone"),
        What::Changed => ("Ändrat", "Changed"),
    };
    let title = plain(&rule.title);
    let name = if rule.id.is_empty() {
        String::new()
    } else {
        format!("  [{}]", plain(&rule.id))
    };
    output.say(
        &format!("  {sv}: {title}{name}"),
        &format!("  {en}: {title}{name}"),
    );
    // Of a rule that is gone its name is enough.
    if rule.what != What::Gone {
        for field in fields(rule) {
            put(&of_field(field, rule.what, language), output);
        }
    }
    for reason in &rule.reasons {
        let kind = language::words(&reason.kind, language);
        let says = if reason.says.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}: {}", reason.says)
        };
        put(&says, output);
    }
    match &rule.plans {
        Plans::Child(example) => child(example, language, output),
        Plans::None { tried: 0 } => put(
            language::either(
                language,
                "Ändrar ingen plan: planer görs utan den.",
                "Changes no plan: plans are made without it.",
            ),
            output,
        ),
        Plans::None { tried } => put(
            &match language {
                Language::Swedish => format!("Ändrar ingen plan för de {tried} barn som prövades."),
                Language::English => format!("Changes no plan of the {tried} children tried."),
            },
            output,
        ),
        Plans::Elsewhere => {}
    }
}

/// The fields that are shown: the title of a new rule stands above them already.
fn fields(rule: &RuleChange) -> impl Iterator<Item = &FieldChange> {
    let skipped = usize::from(rule.what == What::New);
    rule.fields.iter().skip(skipped)
}

fn of_field(change: &FieldChange, what: What, language: Language) -> String {
    let words = |words: &Words| language::words(words, language).to_owned();
    let field = words(&change.field);
    match (&change.old, &change.new) {
        (None, Some(new)) if what == What::New => format!("{field}: {}", words(new)),
        (Some(old), Some(new)) => {
            let was = language::either(language, "förr", "before");
            format!("{field}: {} ({was} {})", words(new), words(old))
        }
        (None, Some(new)) => {
            let word = language::either(language, "kommer till", "is added");
            format!("{field}, {word}: {}", words(new))
        }
        (Some(old), None) => {
            let word = language::either(language, "utgår", "is gone");
            format!("{field}, {word}: {}", words(old))
        }
        (None, None) => field,
    }
}

fn child(example: &Example, language: Language, output: &mut Output) {
    let day = super::day(example.born, language);
    let facts: Vec<&str> = example
        .facts
        .iter()
        .map(|fact| language::words(fact, language))
        .collect();
    let known = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    put(
        &match language {
            Language::Swedish => format!("Ett barn fött {day}{known}:"),
            Language::English => format!("A child born {day}{known}:"),
        },
        output,
    );
    let (was, is) = match language {
        Language::Swedish => ("  förr  ", "  nu    "),
        Language::English => ("  before  ", "  now     "),
    };
    let says = |words: &Words| plain(language::words(words, language));
    for (side, line) in [(was, &example.old), (is, &example.new)] {
        output.print(To::Results, &paragraph(&format!("    {side}"), &says(line)));
    }
}

fn put(text: &str, output: &mut Output) {
    output.print(To::Results, &paragraph("    ", &plain(text)));
}
