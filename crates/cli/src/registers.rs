//! The registers beside a programme: read, and judged against the programme and its proof.

use crate::editions::Layers;
use crate::files;
use crate::opened::Opened;
use crate::placed::diagnostic;
use crate::trouble::{Shown, Trouble};
use stafett_check::registers::FalseRow;
use stafett_diag::{Diagnostic, FileId, Name, Text, closest};
use stafett_formats::register::{self, BYTES_LIMIT, Summary};
use stafett_formats::{Fault, Form, Unknown};
use stafett_model::proof::Proof;
use stafett_model::register::{Part, Register};
use std::path::Path;

/// A register, judged.
pub(crate) struct Judged {
    /// What it says.
    pub(crate) register: Register,
    /// What is false in it; `None` where it speaks of another edition than the one that was checked.
    pub(crate) faults: Option<Vec<Fault>>,
}

impl Judged {
    /// Whether every row is true; `None` where it was not judged.
    pub(crate) fn holds(&self) -> Option<bool> {
        self.faults.as_ref().map(Vec::is_empty)
    }

    /// Its summary.
    pub(crate) fn summary(&self) -> Summary {
        Summary::of(&self.register, self.holds())
    }
}

/// Reads and judges the registers beside the programme in `opened`. What is wrong with them joins
/// what there is to tell of the programme's text.
pub(crate) fn judge(opened: &mut Opened, proof: &Proof) -> Result<Vec<Judged>, Trouble> {
    let mut judged: Vec<Judged> = Vec::new();
    let Some(layers) = opened.layers.clone() else {
        return Ok(judged);
    };
    let folder = layers.registers();
    if !files::is_folder(&folder) {
        return Ok(judged);
    }
    for file in files::below(&folder, &["yaml", "yml", "json"], BYTES_LIMIT)? {
        let form = Form::of_path(&file.name);
        let (register, name, faults) = match register::read(&file.text, form) {
            Ok(register) => {
                let faults = speaks_of(&register, &layers)
                    .then(|| faults(&register, opened, proof, &file.text));
                let told = faults.clone().unwrap_or_default();
                (
                    Some(Judged { register, faults }),
                    Name::RegisterRowFalse,
                    told,
                )
            }
            Err(faults) => (None, Name::TableUnreadable, faults),
        };
        let told = faults
            .iter()
            .map(|fault| diagnostic(name, fault, &file.text));
        let mut told: Vec<Diagnostic> = told.collect();
        if let Some(one) = register {
            if judged
                .iter()
                .any(|other| other.register.id == one.register.id)
            {
                told.push(twice(&one.register.id, &file.path));
            }
            judged.push(one);
        }
        tell(told, file, opened);
    }
    judged.sort_by(|a, b| a.register.id.cmp(&b.register.id));
    Ok(judged)
}

/// Whether a register speaks of this edition: of the one that it names, else of the one that is meant
/// where none is named.
fn speaks_of(register: &Register, layers: &Layers) -> bool {
    let named = register.edition.as_ref();
    let meant = named.or(layers.manifest.default.as_ref());
    meant.is_none() || meant == layers.edition.as_ref()
}

fn faults(register: &Register, opened: &Opened, proof: &Proof, text: &str) -> Vec<Fault> {
    let found = stafett_check::registers::registers(&opened.programme, proof, register);
    found
        .into_iter()
        .map(|row| fault(row, register, text))
        .collect()
}

fn fault(row: FalseRow, register: &Register, text: &str) -> Fault {
    let (line, column) = register::place(text, row.part);
    let rows = &register.rows;
    let given = match row.part {
        Part::Row(_) => None,
        Part::Rule(row, at) => rows.get(row).and_then(|row| row.rules.get(at)),
        Part::Finding(row, at) => rows.get(row).and_then(|row| row.findings.get(at)),
    };
    Fault {
        line,
        column,
        path: String::new(),
        message: row.says,
        help: Some(row.help),
        unknown: given.map(|given| Unknown {
            given: given.clone(),
            known: row.known,
        }),
    }
}

fn twice(id: &str, path: &Path) -> Diagnostic {
    let shown = files::slashed(path);
    Diagnostic::without_place(
        Name::TableUnreadable,
        Text::new(
            format!("{shown}: ett annat register heter också \"{id}\""),
            format!("{shown}: another register is called \"{id}\" too"),
        ),
    )
}

/// Adds what is wrong with a file beside the programme, with its text, to what there is to tell.
pub(crate) fn tell(told: Vec<Diagnostic>, file: files::Named, opened: &mut Opened) {
    if told.is_empty() {
        return;
    }
    let place = FileId(u16::try_from(opened.texts.len()).unwrap_or(u16::MAX));
    for mut diagnostic in told {
        for label in &mut diagnostic.labels {
            label.span.file = place;
        }
        opened.diagnostics.push(diagnostic);
    }
    opened.texts.push(Shown {
        path: files::slashed(&file.path),
        text: file.text,
    });
}

/// The register of this name.
pub(crate) fn find<'j>(judged: &'j [Judged], id: &str) -> Result<&'j Judged, Trouble> {
    let found = judged.iter().find(|one| one.register.id == id);
    found.ok_or_else(|| {
        let known = judged.iter().map(|one| one.register.id.as_str());
        let help = match closest(id, known.clone()) {
            Some(meant) => Text::new(
                format!("menade du \"{meant}\"?"),
                format!("did you mean \"{meant}\"?"),
            ),
            None => {
                let all = known.collect::<Vec<_>>().join(", ");
                Text::new(
                    format!("registren är: {all}"),
                    format!("the registers are: {all}"),
                )
            }
        };
        Trouble::usage(
            format!("det finns inget register som heter \"{id}\""),
            format!("there is no register called \"{id}\""),
            (!judged.is_empty()).then_some(help),
        )
    })
}
