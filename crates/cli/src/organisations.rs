//! The identifiers by which others know services and bodies, from a file.

use crate::files;
use crate::placed::diagnostic;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::Name;
use stafett_exchange::fhir::{HSA_ID, Identified, ORGANISATION_NUMBER};
use stafett_formats::Form;
use stafett_formats::organisations::{self, BYTES_LIMIT, Identifiers};
use stafett_model::Programme;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a file of identifiers: by the name of a service or body, each with its system.
pub(crate) fn read(
    path: &Path,
    programme: &Programme,
) -> Result<BTreeMap<String, Vec<Identified>>, Trouble> {
    let shown = Shown {
        path: files::slashed(path),
        text: files::text(path, BYTES_LIMIT)?,
    };
    match organisations::read(&shown.text, Form::of_path(&shown.path), programme) {
        Ok(all) => Ok(all
            .into_iter()
            .map(|(name, own)| (name, identified(own)))
            .collect()),
        Err(faults) => {
            let faults = faults.iter();
            let told = faults.map(|fault| diagnostic(Name::TableUnreadable, fault, &shown.text));
            Err(Trouble {
                diagnostics: told.collect(),
                texts: vec![shown],
                outcome: Outcome::NotRun,
            })
        }
    }
}

fn identified(own: Identifiers) -> Vec<Identified> {
    let systems = [
        (HSA_ID, own.hsa_id),
        (ORGANISATION_NUMBER, own.organisation_number),
    ];
    let given = systems
        .into_iter()
        .filter_map(|(system, value)| value.map(|value| (system, value)));
    given
        .map(|(system, value)| Identified {
            system: system.to_owned(),
            value,
        })
        .collect()
}
