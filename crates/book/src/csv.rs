//! Tables for spreadsheets: one row of text after another, in the form that the programs of countries
//! with a decimal comma open without asking.

/// What stands first in the file, so that å, ä and ö are read as such.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// What begins a formula, also in the letters of full width that spreadsheets take for the same.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// One row: each cell in quotes, with semicolons between them.
pub(crate) fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell on one line, which no spreadsheet takes for a formula: where it would, an apostrophe stands
/// before it, which spreadsheets know as "this is text".
fn cell(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let text = words.join(" ").replace('"', "\"\"");
    let formula = text.trim_start_matches('"').starts_with(FORMULA);
    format!("\"{}{text}\"", if formula { "'" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_cell_stays_one_cell_of_text() {
        for (text, written) in [
            ("plain; with; semicolons", "\"plain; with; semicolons\""),
            ("två\r\nrader\toch\u{0}mer", "\"två rader och mer\""),
            ("säger \"hej\"", "\"säger \"\"hej\"\"\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            (" \t+46", "\"'+46\""),
            ("-1+2", "\"'-1+2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\"=1", "\"'\"\"=1\""),
            ("＝1", "\"'＝1\""),
            ("", "\"\""),
        ] {
            assert_eq!(cell(text), written, "{text:?}");
        }
        assert_eq!(row(&["a", "=b"]), "\"a\";\"'=b\"\r\n");
    }
}
