//! Reviewers' notes from Markdown with a head of YAML.
//!
//! One note, on the rule that the head names:
//!
//! ```markdown
//! ---
//! regel: bhv.v04_4v
//! från: Region Norr
//! roll: verksamhetschef
//! dag: 2027-02-01
//! citat: "Längd: 60 minuter."
//! ---
//!
//! Sextio minuter räcker inte.
//! ```
//!
//! Or a comment form as the book gives it, filled in: a head without a rule, and for each rule a
//! section. Sections in which nothing has been written are passed over.
//!
//! ```markdown
//! ---
//! från: Region Norr
//! ---
//!
//! ## bhv.v04_4v
//!
//! > Längd: 60 minuter.
//!
//! ### Vår synpunkt
//!
//! Sextio minuter räcker inte.
//!
//! ### Förslag
//!
//! ### Hur viktigt
//! ```
//!
//! The names of fields and headings may be Swedish or English: `rule`, `from`, `role`, `day`, `quote`,
//! `proposal`, `importance`; `Our comment`, `Proposal`, `Importance`.

mod sections;

use crate::fault::{self, Fault, Problem};
use crate::fields::{Fields, Placed};
use crate::node::{self, Form};
use crate::values;
use stafett_model::proof::Words;
use stafett_model::review::ReviewNote;
use unicode_normalization::UnicodeNormalization;

/// Greatest number of bytes of a file of notes: a form of every rule of a large programme.
pub const BYTES_LIMIT: usize = 4 * 1_048_576;

/// What begins and ends the head.
const FENCE: &str = "---";

/// The head and the body of a file.
struct Parts<'t> {
    /// The lines between the fences, with an empty line in place of the first fence.
    head: String,
    body: Vec<&'t str>,
    /// Number of the first line of the body, from 1.
    first: u32,
}

/// Reads the notes of one file. Their [`ReviewNote::file`] is empty.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`fault::ERRORS_LIMIT`].
pub fn read(text: &str) -> Result<Vec<ReviewNote>, Vec<Fault>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    let text: String = text.trim_start_matches('\u{feff}').nfc().collect();
    let parts = parts(&text).ok_or_else(|| vec![no_head()])?;
    let tree = fault::tree(&parts.head, Form::Yaml)?;
    let mut problems = Vec::new();
    let at = Placed::root(&tree);
    let head = head(&at, &mut problems);
    let faults = fault::placed(problems, &parts.head);
    let (Some(head), true) = (head, faults.is_empty()) else {
        return Err(faults);
    };
    let notes = if head.rule.is_empty() {
        sections::notes(&head, &parts.body, parts.first)
    } else {
        vec![one(head, &parts)]
    };
    match notes.iter().find(|note| note.from.is_empty()) {
        Some(_) => Err(vec![nobody()]),
        None => Ok(notes),
    }
}

/// The parts of a file; `None` where it has no head.
fn parts(text: &str) -> Option<Parts<'_>> {
    let mut lines = text.lines();
    lines.next().filter(|line| line.trim_end() == FENCE)?;
    let mut head = String::from("\n");
    for (first, line) in (3..).zip(lines.by_ref()) {
        if line.trim_end() == FENCE {
            let body = lines.collect();
            return Some(Parts { head, body, first });
        }
        head.push_str(line);
        head.push('\n');
    }
    None
}

/// What the head says, as a note without a comment.
fn head(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<ReviewNote> {
    let mut fields = Fields::of(at, problems)?;
    let mut text = |names: [&'static str; 2]| {
        let given = names.map(|name| fields.get(name));
        let given = given.into_iter().flatten().next();
        let text = given.and_then(|at| values::text(&at, problems));
        text.unwrap_or_default()
    };
    let mut note = ReviewNote {
        rule: text(["regel", "rule"]),
        from: text(["från", "from"]),
        role: text(["roll", "role"]),
        quote: text(["citat", "quote"]),
        proposal: text(["förslag", "proposal"]),
        importance: text(["viktighet", "importance"]),
        ..ReviewNote::default()
    };
    // What a form says of itself, for those who fill it in.
    let _ = text(["program", "programme"]);
    let _ = text(["utgåva", "release"]);
    let day = ["dag", "day"].map(|name| fields.get(name));
    let day = day.into_iter().flatten().next();
    note.day = day.and_then(|at| values::day(&at, problems));
    fields.finish(problems);
    Some(note)
}

/// The note of a file whose head names a rule.
fn one(head: ReviewNote, parts: &Parts<'_>) -> ReviewNote {
    let named = ["regel", "rule"].map(|name| node::locate(&parts.head, &[name.into()], false));
    let (line, column) = named.into_iter().max().unwrap_or((1, 1));
    ReviewNote {
        comment: parts.body.join("\n").trim().to_owned(),
        line,
        column,
        ..head
    }
}

fn no_head() -> Fault {
    Fault::whole(
        Words::new(
            "filen börjar inte med ett huvud mellan två rader med ---",
            "the file does not begin with a head between two lines of ---",
        ),
        Words::new(
            "skriv överst: ---, sedan från: och organisationens namn, sedan --- igen",
            "write at the top: ---, then from: and the organisation's name, then --- again",
        ),
    )
}

fn nobody() -> Fault {
    Fault::whole(
        Words::new(
            "huvudet säger inte vem synpunkterna kommer från",
            "the head does not say from whom the notes come",
        ),
        Words::new(
            "skriv organisationen efter från:, inte någon persons namn",
            "write the organisation after from:, not a person's name",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_with_a_rule_is_one_note() {
        let text = "---\nfrån: Region Norr\nregel: bhv.v4\ndag: 2027-02-01\ncitat: 'Längd: 60 minuter.'\n---\n\nFör kort.\n\n## Rubrik\nMer.\n";
        let notes = read(text).expect("notes");
        let [note] = notes.as_slice() else {
            panic!("{notes:?}")
        };
        assert_eq!((note.rule.as_str(), note.line), ("bhv.v4", 3));
        assert_eq!(note.comment, "För kort.\n\n## Rubrik\nMer.");
        assert_eq!(note.quote, "Längd: 60 minuter.");
        assert_eq!(
            note.day.map(|day| day.to_string()).as_deref(),
            Some("2027-02-01")
        );
    }

    #[test]
    fn english_names_are_read_too_and_a_byte_order_mark_is_passed_over() {
        let text = "\u{feff}---\r\nfrom: Region North\r\nrole: head\r\nrule: a\r\n---\r\nText.\r\n";
        let notes = read(text).expect("notes");
        assert_eq!(
            (notes[0].role.as_str(), notes[0].comment.as_str()),
            ("head", "Text.")
        );
    }

    #[test]
    fn what_cannot_be_used_is_told_at_its_line() {
        let wrong = |text: &str| {
            let faults = read(text).expect_err("something is wrong");
            let told = faults
                .into_iter()
                .map(|fault| (fault.line, fault.message.en));
            told.collect::<Vec<_>>()
        };
        assert!(
            wrong("Bara text.\n")[0]
                .1
                .contains("does not begin with a head")
        );
        assert!(
            wrong("---\nfrån: a\n")[0]
                .1
                .contains("does not begin with a head")
        );
        let told = wrong("---\nregel: a\nfråm: b\n---\nText.\n");
        assert!(told[0].0 == 3 && told[0].1.contains("fråm"), "{told:?}");
        assert!(
            wrong("---\nregel: a\n---\nText.\n")[0]
                .1
                .contains("from whom")
        );
        let told = wrong("---\nfrån: a\ndag: i går\n---\n");
        assert!(told[0].0 == 3 && told[0].1.contains("no day"), "{told:?}");
    }
}
