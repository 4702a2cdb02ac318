//! Diagnostics and findings, drawn with miette. What miette would say in English of its own (the
//! word before a remedy) is said here instead.

mod paragraph;
mod picture;

pub(crate) use paragraph::{paragraph, plain};

use crate::language;
use crate::output::{Output, To};
use crate::trouble::Shown;
use picture::{Picture, Pointer};
use stafett_diag::{Diagnostic, Language, Severity};
use stafett_formats::report::Edit;
use stafett_model::Programme;
use stafett_model::proof::{Finding, Weight, Words};

/// Most diagnostics that one run draws.
pub(crate) const LIMIT: usize = 50;

/// Draws diagnostics, errors first within the limit, in their order.
pub(crate) fn diagnostics(told: &[Diagnostic], texts: &[Shown], to: To, output: &mut Output) {
    let language = output.language();
    let texts = plain_texts(texts);
    for diagnostic in worst(told) {
        of_diagnostic(diagnostic, language).draw(&texts, to, output);
    }
    left_out(told.len(), to, output);
}

/// The texts without what would steer a terminal; every byte in its place.
fn plain_texts(texts: &[Shown]) -> Vec<Shown> {
    let plain = |shown: &Shown| Shown {
        path: plain(&shown.path),
        text: plain(&shown.text),
    };
    texts.iter().map(plain).collect()
}

/// The first [`LIMIT`], errors before the rest, in their order.
fn worst(told: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut worst: Vec<(usize, &Diagnostic)> = told.iter().enumerate().collect();
    worst.sort_by_key(|(place, one)| (std::cmp::Reverse(one.severity), *place));
    worst.truncate(LIMIT);
    worst.sort_by_key(|(place, _)| *place);
    worst.into_iter().map(|(_, one)| one).collect()
}

fn left_out(all: usize, to: To, output: &mut Output) {
    let more = all.saturating_sub(LIMIT);
    if more > 0 {
        let line = match output.language() {
            Language::Swedish => format!("  … och {more} till som inte visas här\n\n"),
            Language::English => format!("  … and {more} more that are not shown here\n\n"),
        };
        output.print(to, &line);
    }
}

/// A finding of a list.
pub(crate) struct Listed<'a> {
    /// Its number in the list of all findings, from 1.
    pub(crate) number: usize,
    /// The finding.
    pub(crate) finding: &'a Finding,
    /// What would close it.
    pub(crate) edit: Option<&'a Edit>,
}

/// Draws findings.
pub(crate) fn findings(
    findings: &[Listed<'_>],
    programme: &Programme,
    texts: &[Shown],
    output: &mut Output,
) {
    let language = output.language();
    let texts = plain_texts(texts);
    for listed in findings.iter().take(LIMIT) {
        of_finding(listed, programme, language).draw(&texts, To::Results, output);
    }
    left_out(findings.len(), To::Results, output);
}

/// A change that would close a finding, in lines: where and what, then text of several lines as it is
/// to stand.
pub(crate) fn suggestion(edit: &Edit, first: &str, language: Language) -> String {
    let says = language::words(&edit.says, language);
    let line = language::either(language, "rad", "line");
    let said = format!("{}, {line} {}: {says}", edit.file, edit.line);
    let mut text = paragraph(first, &plain(&said));
    let lines: Vec<&str> = edit.text.trim().lines().collect();
    if lines.len() > 1 {
        let indent = " ".repeat(first.chars().count());
        text.extend(
            lines
                .iter()
                .map(|line| format!("{indent}{}\n", plain(line))),
        );
    }
    text
}

fn of_diagnostic(diagnostic: &Diagnostic, language: Language) -> Picture {
    let pointer = |label: &stafett_diag::Label| Pointer {
        file: usize::from(label.span.file.0),
        start: label.span.start,
        end: label.span.end,
        says: label.text.in_language(language).to_owned(),
    };
    Picture {
        code: diagnostic.name.as_str().to_owned(),
        severity: diagnostic.severity,
        message: diagnostic.message.in_language(language).to_owned(),
        pointers: diagnostic.labels.iter().map(pointer).collect(),
        story: Vec::new(),
        help: diagnostic
            .help
            .iter()
            .map(|help| help.in_language(language).to_owned())
            .collect(),
        suggestion: String::new(),
    }
}

fn of_finding(listed: &Listed<'_>, programme: &Programme, language: Language) -> Picture {
    let Listed {
        number,
        finding,
        edit,
    } = *listed;
    let say = |words: &Words| language::words(words, language).to_owned();
    let pointer = |rule: &stafett_model::proof::Rule| Pointer {
        file: usize::from(rule.origin.file),
        start: rule.origin.start,
        end: rule.origin.end,
        says: say(&rule.says),
    };
    let mut story = vec![say(&finding.story)];
    story.retain(|text| !text.is_empty());
    Picture {
        code: format!("{number}. {}", key(finding)),
        severity: match finding.weight {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Note => Severity::Info,
        },
        message: headline(finding, programme, language),
        pointers: finding.rules.iter().map(pointer).collect(),
        story,
        help: finding.help.iter().map(say).collect(),
        suggestion: edit.map_or_else(String::new, |edit| {
            let first = language::either(language, "  förslag: ", "  suggestion: ");
            suggestion(edit, first, language)
        }),
    }
}

/// A finding's headline, after the title of its area.
pub(crate) fn headline(finding: &Finding, programme: &Programme, language: Language) -> String {
    let headline = language::words(&finding.headline, language);
    let area = finding.key.area.as_deref();
    let area = area.and_then(|name| programme.areas.iter().find(|area| area.meta.id == name));
    match area {
        Some(area) if !headline.contains(&area.meta.title) => {
            format!("{}: {headline}", area.meta.title)
        }
        _ => headline.to_owned(),
    }
}

/// What identifies a finding, as an acceptance must name it: `no-service-named [vaccination: bvc,
/// elevhälsan]`.
pub(crate) fn key(finding: &Finding) -> String {
    let key = &finding.key;
    let rules = key.rules.join(", ");
    match &key.area {
        Some(area) => format!("{} [{area}: {rules}]", key.name),
        None => format!("{} [{rules}]", key.name),
    }
}
