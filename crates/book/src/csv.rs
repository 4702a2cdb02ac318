//! Tables for spreadsheets: one row of text after another, in the form that the programs of countries
//! with a decimal comma open without asking; and back.

use csv::{ReaderBuilder, StringRecord};

/// What stands first in the file, so that å, ä and ö are read as such.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// What begins a formula, also in the letters of full width that spreadsheets take for the same.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What may stand between cells: which of them a file has depends on the country of whoever saved it.
const BETWEEN: [char; 3] = [';', ',', '\t'];

/// One row: each cell in quotes, with semicolons between them.
pub(crate) fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(";"))
}

/// The same with an empty line between the paragraphs of a cell.
pub(crate) fn row_of_prose(cells: &[&str]) -> String {
    let prose = |text: &&str| {
        let paragraphs = text.split("\n\n").map(cell);
        let paragraphs: Vec<String> = paragraphs.collect();
        paragraphs.join("\n\n").replace("\"\n\n\"", "\n\n")
    };
    let cells: Vec<String> = cells.iter().map(prose).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell on one line, which no spreadsheet takes for a formula: where it would, an apostrophe stands
/// before it, which spreadsheets know as "this is text".
fn cell(text: &str) -> String {
    let text = on_one_line(text).replace('"', "\"\"");
    let formula = text.trim_start_matches('"').starts_with(FORMULA);
    format!("\"{}{text}\"", if formula { "'" } else { "" })
}

/// A text with one space between its words, and nothing in it that is no text.
pub(crate) fn on_one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The rows of a table that have a cell with something in it, each with the number of its line, from 1. What stands
/// between the cells is what stands first in the first line of all that may.
pub(crate) fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let head = text.lines().next().unwrap_or_default();
    let between = head.chars().find(|letter| BETWEEN.contains(letter));
    let between = between.and_then(|letter| u8::try_from(letter).ok());
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true);
    let mut reader = reader
        .delimiter(between.unwrap_or(b';'))
        .from_reader(text.as_bytes());
    // Text in UTF-8 with rows of any length cannot be wrong.
    let records = reader.records().map_while(Result::ok);
    let mut lines = Lines {
        text,
        read: 0,
        ends: 0,
    };
    let read = |record: StringRecord| {
        let cells: Vec<String> = record.iter().map(plain).collect();
        (lines.line_of(&record), cells)
    };
    let rows = records.map(read);
    rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// Counts the lines of a text, up to one record after the other.
struct Lines<'t> {
    text: &'t str,
    /// How many bytes have been looked at, and how many lines end in them.
    read: usize,
    ends: u32,
}

impl Lines<'_> {
    /// The line on which a record begins. What ends the lines before it belongs to the record for the reader.
    fn line_of(&mut self, record: &StringRecord) -> u32 {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let rest = self.text.get(start..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let until = start.saturating_add(skipped);
        let between = self.text.get(self.read..until).unwrap_or_default();
        let ends = between.bytes().filter(|byte| *byte == b'\n').count();
        self.ends = self
            .ends
            .saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.read = until;
        self.ends.saturating_add(1)
    }
}

/// A cell with its paragraphs on one line each, without the apostrophes that keep them from being formulas.
fn plain(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n");
    let paragraphs = cell.split("\n\n").map(|paragraph| {
        let paragraph = on_one_line(paragraph);
        let text = paragraph.strip_prefix('\'').unwrap_or_default();
        let formula = text.trim_start_matches('"').starts_with(FORMULA);
        if formula { text.to_owned() } else { paragraph }
    });
    let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: [(&str, &str); 10] = [
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
    ];

    #[test]
    fn a_hostile_cell_stays_one_cell_of_text() {
        for (text, written) in HOSTILE {
            assert_eq!(cell(text), written, "{text:?}");
        }
        assert_eq!(row(&["a", "=b"]), "\"a\";\"'=b\"\r\n");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (text, _) in HOSTILE {
            let table = format!("{BYTE_ORDER_MARK}{}{}", row(&["a", "b"]), row(&["x", text]));
            let read = rows(&table);
            let wanted = [
                (1, vec!["a".to_owned(), "b".to_owned()]),
                (2, vec!["x".to_owned(), on_one_line(text)]),
            ];
            assert_eq!(read, wanted, "{text:?}");
        }
        let prose = "one \"two\"\n\n-three";
        let table = row(&["a"]) + &row_of_prose(&[prose]);
        assert_eq!(
            rows(&table),
            [(1, vec!["a".to_owned()]), (2, vec![prose.to_owned()])]
        );
    }

    #[test]
    fn a_table_may_have_what_its_country_has_between_cells() {
        for (text, wanted) in [
            ("a,b\n\"c;d\",e\n", vec!["c;d", "e"]),
            ("a\tb\r\nc,d\te\r\n", vec!["c,d", "e"]),
            ("a;b\n\n;;\nc;\"d\ne\"\n", vec!["c", "d e"]),
        ] {
            let read = rows(text);
            assert_eq!(read.len(), 2, "{text:?}");
            assert_eq!(read[1].1, wanted, "{text:?}");
        }
        assert_eq!(rows("a;b\n\n;;\nc;d")[1].0, 4);
        assert!(rows("").is_empty() && rows("\u{feff}\n\"").is_empty());
    }
}
