//! What is known of a population, from the folder of statistics.

use crate::files;
use crate::placed::diagnostic;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, FileId, Name, Severity, Text};
use stafett_figures::statistics::{Statistics, Twice};
use stafett_formats::Form;
use stafett_formats::statistics::{self, BYTES_LIMIT};
use stafett_model::Programme;
use std::path::Path;

/// Statistics with what there is to tell of their texts.
pub(crate) struct Read {
    /// The figures.
    pub(crate) statistics: Statistics,
    /// What was left out, as warnings.
    pub(crate) told: Vec<Diagnostic>,
    /// The texts.
    pub(crate) texts: Vec<Shown>,
}

/// Reads every file of a folder of statistics.
pub(crate) fn read(folder: &Path, programme: &Programme) -> Result<Read, Trouble> {
    let mut read = Read {
        statistics: Statistics::default(),
        told: Vec::new(),
        texts: Vec::new(),
    };
    for file in files::below(folder, &["yaml", "yml", "json"], BYTES_LIMIT)? {
        let place = FileId(u16::try_from(read.texts.len()).unwrap_or(u16::MAX));
        let form = Form::of_path(&file.name);
        let path = files::slashed(&file.path);
        match statistics::read(&file.text, form, programme) {
            Ok(given) => {
                let warn = |fault: &_| Diagnostic {
                    severity: Severity::Warning,
                    ..diagnostic(Name::TableUnreadable, fault, &file.text)
                };
                let left_out = given.left_out.iter().map(warn);
                read.told.extend(left_out.map(|told| in_file(told, place)));
                let twice = read.statistics.join(given.statistics);
                let twice = twice
                    .into_iter()
                    .map(|twice| stands_twice(twice, &path, programme));
                read.told.extend(twice);
            }
            Err(faults) => {
                let faults = faults.iter();
                let told = faults.map(|fault| diagnostic(Name::TableUnreadable, fault, &file.text));
                read.told.extend(told.map(|told| in_file(told, place)));
            }
        }
        read.texts.push(Shown {
            path,
            text: file.text,
        });
    }
    let wrong = |told: &Diagnostic| told.severity == Severity::Error;
    if read.told.iter().any(wrong) {
        return Err(Trouble {
            diagnostics: read.told,
            texts: read.texts,
            outcome: Outcome::NotRun,
        });
    }
    Ok(read)
}

fn in_file(mut told: Diagnostic, file: FileId) -> Diagnostic {
    for label in &mut told.labels {
        label.span.file = file;
    }
    told
}

fn stands_twice(twice: Twice, path: &str, programme: &Programme) -> Diagnostic {
    let (sv, en) = match twice {
        Twice::Births(year) => (format!("födda {year}"), format!("births of {year}")),
        Twice::OtherYears => (
            "födda andra år".to_owned(),
            "births of other years".to_owned(),
        ),
        Twice::Shares(fact) => {
            let id = programme.fact(fact).map_or("?", |row| row.meta.id.as_str());
            (format!("andelarna av {id}"), format!("the shares of {id}"))
        }
        Twice::Norm(service, role) => {
            let service = programme.service(service);
            let service = service.map_or("?", |row| row.meta.id.as_str());
            let role = programme.role(role).map_or("?", |row| row.meta.id.as_str());
            (
                format!("normen för {role} i {service}"),
                format!("the norm of {role} in {service}"),
            )
        }
    };
    Diagnostic::without_place(
        Name::TableUnreadable,
        Text::new(
            format!("{path}: {sv} står två gånger i statistiken"),
            format!("{path}: {en}: stands twice in the statistics"),
        ),
    )
}
