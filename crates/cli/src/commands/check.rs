//! `check`: decide every claim.

use super::{day_or_today, prove, tell};
use crate::args::{Check, CheckFormat};
use crate::files;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Shown, Trouble};
use crate::view;
use stafett_compile::Compiled;
use stafett_diag::{Diagnostic, Severity, Text};
use stafett_formats::report::{self, Checked, Message, Place, line_column};
use stafett_formats::{Form, artefact, child};
use stafett_model::proof::{Finding, Proof, Words};
use stafett_model::{Day, Programme};
use std::collections::BTreeMap;
use std::path::Path;

/// Runs the command.
pub(crate) fn run(wish: &Check, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let opened::Read { compiled, texts } = opened::read(&wish.dir, output)?;
    let Compiled {
        programme,
        diagnostics,
        ..
    } = compiled;
    let Some(programme) = programme else {
        return not_compiled(wish, as_of, diagnostics, texts, output);
    };
    let digest = artefact::digest(&programme);
    let root = Some(opened::root(&wish.dir));
    let opened = Opened {
        programme,
        digest,
        proof: None,
        diagnostics,
        root,
        texts,
    };
    let proof = prove(&opened, as_of);
    if let Some(dir) = &wish.save_witness {
        save_witnesses(dir, &opened.programme, &proof)?;
    }
    match wish.format {
        CheckFormat::Human => {
            tell(&opened, output);
            view::proof::summary(&opened.programme, &proof, &opened.texts, as_of, output);
        }
        CheckFormat::Json => {
            output.print(To::Results, &report(Some(&opened), Some(&proof), as_of));
        }
    }
    Ok(outcome(&proof))
}

/// How a check that came to `proof` ends.
pub(crate) fn outcome(proof: &Proof) -> Outcome {
    if proof.holds() {
        Outcome::Clean
    } else {
        Outcome::Findings
    }
}

fn not_compiled(
    wish: &Check,
    as_of: Day,
    diagnostics: Vec<Diagnostic>,
    texts: Vec<Shown>,
    output: &mut Output,
) -> Result<Outcome, Trouble> {
    if wish.format == CheckFormat::Json {
        let messages = diagnostics.iter().map(|one| message(one, &texts)).collect();
        let checked = Checked {
            programme: None,
            proof: None,
            as_of,
            messages,
            files: &[],
        };
        output.print(To::Results, &report::json(&checked));
        return Ok(Outcome::Findings);
    }
    Err(Trouble {
        diagnostics,
        texts,
        outcome: Outcome::Findings,
    })
}

/// The report of a check as JSON.
pub(crate) fn report(opened: Option<&Opened>, proof: Option<&Proof>, as_of: Day) -> String {
    let texts = opened.map_or(&[][..], |opened| &opened.texts);
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|shown| (shown.path.as_str(), shown.text.as_str()))
        .collect();
    let diagnostics = opened.map_or(&[][..], |opened| &opened.diagnostics);
    let messages = diagnostics.iter().map(|one| message(one, texts)).collect();
    let programme = opened.map(|opened| &opened.programme);
    report::json(&Checked {
        programme,
        proof,
        as_of,
        messages,
        files: &files,
    })
}

fn message(diagnostic: &Diagnostic, texts: &[Shown]) -> Message {
    let words = |text: &Text| Words::new(text.sv.clone(), text.en.clone());
    let place = |label: &stafett_diag::Label| {
        let shown = texts.get(usize::from(label.span.file.0))?;
        let (line, column) = line_column(&shown.text, label.span.start);
        Some(Place {
            file: shown.path.clone(),
            line,
            column: Some(column),
            start: label.span.start,
            end: label.span.end,
            says: words(&label.text),
        })
    };
    Message {
        name: diagnostic.name.as_str().to_owned(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        },
        message: words(&diagnostic.message),
        places: diagnostic.labels.iter().filter_map(place).collect(),
        help: diagnostic.help.iter().map(words).collect(),
    }
}

/// Writes each finding's child into a file that is named after the finding.
fn save_witnesses(dir: &Path, programme: &Programme, proof: &Proof) -> Result<(), Trouble> {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &proof.findings {
        let Some(witness) = &finding.witness else {
            continue;
        };
        let name = witness_name(finding);
        let count = used.entry(name.clone()).or_default();
        *count += 1;
        let numbered = if *count == 1 {
            name.clone()
        } else {
            format!("{name}-{count}")
        };
        let mut child = witness.child(programme);
        child.id.clone_from(&numbered);
        let text = child::write(programme, &child, Some(witness.day), Form::Yaml);
        let (headline, story) = (&finding.headline, &finding.story);
        let comment = match programme.language {
            stafett_model::ProgrammeLanguage::Swedish => format!("{}. {}", headline.sv, story.sv),
            stafett_model::ProgrammeLanguage::English => format!("{}. {}", headline.en, story.en),
        };
        let comment = comment.replace(['\n', '\r'], " ");
        files::put(
            &dir.join(format!("{numbered}.yaml")),
            &format!("# {comment}\n{text}"),
        )?;
    }
    Ok(())
}

fn witness_name(finding: &Finding) -> String {
    let parts = [Some(&finding.key.name), finding.key.area.as_ref()];
    let parts = parts.into_iter().flatten().chain(&finding.key.rules);
    let name = parts.map(String::as_str).collect::<Vec<_>>().join("-");
    let safe = |letter: char| {
        if letter.is_alphanumeric() || "-_.".contains(letter) {
            letter
        } else {
            '_'
        }
    };
    name.chars().map(safe).take(100).collect()
}
