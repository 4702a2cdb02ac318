//! `check`: decide every claim.

use super::{day_or_today, decide, tell};
use crate::args::{Check, CheckFormat};
use crate::decided::Decided;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::registers::{self, Judged};
use crate::trouble::{Outcome, Shown, Trouble};
use crate::{authored, clocks, files, language, notes, view, which, witness};
use stafett_check::Options;
use stafett_compile::Compiled;
use stafett_diag::{Diagnostic, Name, Severity, Text};
use stafett_formats::artefact;
use stafett_formats::register::{self, Summary};
use stafett_formats::report::{self, Checked, Message, Place, line_column};
use stafett_model::Day;
use stafett_model::proof::{Proof, Words};
use std::collections::BTreeMap;
use std::path::Path;

/// Runs the command.
pub(crate) fn run(wish: &Check, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let opened::Read {
        layers,
        compiled,
        texts,
    } = opened::read(&wish.dir, output)?;
    let Compiled {
        programme,
        diagnostics,
        ..
    } = compiled;
    let Some(programme) = programme else {
        return not_compiled(wish, as_of, diagnostics, texts, output);
    };
    let digest = artefact::digest(&programme);
    let mut opened = Opened {
        programme,
        digest,
        proof: None,
        diagnostics,
        layers: Some(layers),
        texts,
    };
    let options = Options {
        combinations: wish.budget,
        ..Options::as_of(as_of)
    };
    let decided = decide(&opened, &options);
    if let Some(dir) = &wish.save_witness {
        save_witnesses(dir, &opened, &decided.proof)?;
    }
    let registers = registers::judge(&mut opened, &decided.proof)?;
    notes::judge(&mut opened)?;
    authored::judge(&mut opened)?;
    print(wish, &opened, &decided, &registers, output)?;
    Ok(outcome(&decided.proof, wish.allow_undecided).max(outcome_of(&opened)))
}

/// How a check that came to `proof` ends.
pub(crate) fn outcome(proof: &Proof, allow_undecided: bool) -> Outcome {
    let undecided = Name::NotDecided.as_str();
    let mut failing = proof.findings.iter().filter(|finding| finding.fails());
    let clean = if allow_undecided {
        failing.all(|finding| finding.key.name == undecided)
    } else {
        proof.holds()
    };
    if clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    }
}

/// How a run ends by what there is to tell of the text and of the registers beside it.
pub(crate) fn outcome_of(opened: &Opened) -> Outcome {
    let wrong = |one: &Diagnostic| one.severity == Severity::Error;
    if opened.diagnostics.iter().any(wrong) {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

fn print(
    wish: &Check,
    opened: &Opened,
    decided: &Decided,
    registers: &[Judged],
    output: &mut Output,
) -> Result<(), Trouble> {
    if let Some(id) = &wish.register {
        return print_register(wish.format, id, opened, decided, registers, output);
    }
    let Some(finding) = &wish.explain else {
        if wish.format == CheckFormat::Human {
            tell(opened, output);
            view::proof::summary(&opened.programme, decided, &opened.texts, output);
            view::registers::lines(registers, output);
        } else {
            let text = with_report(opened, decided, registers, |checked| {
                formatted(wish.format, checked, output)
            });
            output.print(To::Results, &text);
        }
        return Ok(());
    };
    let place = which::finding(&decided.proof, finding)?;
    match wish.format {
        CheckFormat::Human => view::story::print(opened, decided, place, output),
        CheckFormat::Json => {
            let finding = decided.proof.findings.get(place);
            let clocks = finding.map(|finding| clocks::clocks(&opened.programme, finding));
            let clocks = clocks.unwrap_or_default();
            let text = with_report(opened, decided, registers, |checked| {
                report::story(checked, place, &clocks)
            });
            output.print(To::Results, &text.unwrap_or_default());
        }
        CheckFormat::Sarif | CheckFormat::Github => return Err(one_finding_only()),
    }
    Ok(())
}

fn print_register(
    format: CheckFormat,
    id: &str,
    opened: &Opened,
    decided: &Decided,
    registers: &[Judged],
    output: &mut Output,
) -> Result<(), Trouble> {
    let one = registers::find(registers, id)?;
    let (programme, proof) = (&opened.programme, &decided.proof);
    match format {
        CheckFormat::Human => {
            tell(opened, output);
            view::registers::table(one, programme, proof, output);
        }
        CheckFormat::Json => {
            let text = register::json(&one.register, programme, proof, one.faults.as_deref());
            output.print(To::Results, &text);
        }
        CheckFormat::Sarif | CheckFormat::Github => return Err(one_register_only()),
    }
    Ok(())
}

fn one_register_only() -> Trouble {
    Trouble::usage(
        "--register skriver ett register, för människor eller som JSON",
        "--register prints one register, for people or as JSON",
        Some(Text::new(
            "ta bort --format, eller skriv --format json",
            "leave out --format, or write --format json",
        )),
    )
}

fn one_finding_only() -> Trouble {
    Trouble::usage(
        "--explain skriver ett enda fynd, för människor eller som JSON",
        "--explain prints one single finding, for people or as JSON",
        Some(Text::new(
            "ta bort --format, eller skriv --format json",
            "leave out --format, or write --format json",
        )),
    )
}

fn not_compiled(
    wish: &Check,
    as_of: Day,
    diagnostics: Vec<Diagnostic>,
    texts: Vec<Shown>,
    output: &mut Output,
) -> Result<Outcome, Trouble> {
    if wish.format == CheckFormat::Human || wish.explain.is_some() {
        return Err(Trouble {
            diagnostics,
            texts,
            outcome: Outcome::Findings,
        });
    }
    let messages = diagnostics.iter().map(|one| message(one, &texts)).collect();
    let checked = Checked {
        programme: None,
        proof: None,
        as_of,
        messages,
        files: &[],
        edits: &BTreeMap::new(),
        registers: &[],
    };
    let text = formatted(wish.format, &checked, output);
    output.print(To::Results, &text);
    Ok(Outcome::Findings)
}

fn formatted(format: CheckFormat, checked: &Checked<'_>, output: &Output) -> String {
    let language = language::to_programme(output.language());
    match format {
        CheckFormat::Human | CheckFormat::Json => report::json(checked),
        CheckFormat::Sarif => report::sarif(checked, language),
        CheckFormat::Github => report::github(checked, language),
    }
}

/// The report of a check as JSON.
pub(crate) fn report(opened: &Opened, decided: &Decided, registers: &[Judged]) -> String {
    with_report(opened, decided, registers, report::json)
}

/// What `write` makes of the report of a check.
fn with_report<T>(
    opened: &Opened,
    decided: &Decided,
    registers: &[Judged],
    write: impl FnOnce(&Checked<'_>) -> T,
) -> T {
    let registers: Vec<Summary> = registers.iter().map(Judged::summary).collect();
    let texts = &opened.texts;
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|shown| (shown.path.as_str(), shown.text.as_str()))
        .collect();
    let diagnostics = opened.diagnostics.iter();
    write(&Checked {
        programme: Some(&opened.programme),
        proof: Some(&decided.proof),
        as_of: decided.as_of,
        messages: diagnostics.map(|one| message(one, texts)).collect(),
        files: &files,
        edits: &decided.edits,
        registers: &registers,
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

/// Writes each error's child as a scenario that is named after the finding.
fn save_witnesses(dir: &Path, opened: &Opened, proof: &Proof) -> Result<(), Trouble> {
    for (name, text) in witness::scenarios(&opened.programme, proof) {
        files::put(&dir.join(name), &text)?;
    }
    Ok(())
}
