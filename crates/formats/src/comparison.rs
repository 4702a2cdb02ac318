//! Two programmes compared, as JSON: the comparison's own fields, after a line that says what it is.

use serde::Serialize;
use stafett_diff::Comparison;

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

/// The comparison as JSON, indented, with a line feed at the end.
pub fn json(comparison: &Comparison) -> String {
    let out = Out {
        stafett: "comparison",
        version: VERSION,
        comparison,
    };
    serde_json::to_string_pretty(&out)
        .map(|text| text + "\n")
        .unwrap_or_default()
}
