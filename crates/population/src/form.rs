//! In which form a table is written: by the ending of its file's name.

use crate::Failure;
use serde::{Deserialize, Serialize};
use stafett_model::proof::Words;
use std::path::Path;

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TableForm {
    /// One JSON object on each line.
    Ndjson,
    /// Apache Parquet.
    Parquet,
}

impl TableForm {
    /// The form of a file: `.ndjson`, `.jsonl` or `.parquet`, in any case.
    ///
    /// # Errors
    /// Another ending, or none.
    pub fn of_path(path: &Path) -> Result<TableForm, Failure> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match ending.to_lowercase().as_str() {
            "ndjson" | "jsonl" => Ok(TableForm::Ndjson),
            "parquet" => Ok(TableForm::Parquet),
            _ => Err(Failure::told(
                Words::new(
                    format!(
                        "av {} framgår inte vilken form tabellen har",
                        path.display()
                    ),
                    format!("{} does not tell which form the table has", path.display()),
                ),
                Words::new(
                    "låt filens namn sluta på .ndjson, .jsonl eller .parquet",
                    "let the name of the file end in .ndjson, .jsonl or .parquet",
                ),
            )),
        }
    }
}
