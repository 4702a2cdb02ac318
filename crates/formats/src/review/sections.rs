//! The sections of a comment form: one for each rule, with its wording and what is said of it.

use stafett_model::review::ReviewNote;

/// What stands under a heading of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The rule's wording, and what leads the reader to it.
    Wording,
    Comment,
    Proposal,
    Importance,
}

impl Part {
    /// The part that a heading begins; `None` for a heading of the reviewer's own.
    fn of(heading: &str) -> Option<Part> {
        let heading = heading.trim().to_lowercase();
        match heading.as_str() {
            "vår synpunkt" | "our comment" => Some(Part::Comment),
            "förslag" | "proposal" => Some(Part::Proposal),
            "hur viktigt är det?" | "how important is it?" => Some(Part::Importance),
            // As forms of earlier books have it.
            "hur viktigt" | "viktighet" | "importance" => Some(Part::Importance),
            _ => None,
        }
    }
}

/// The notes of a form: of each section in which something has been written, with what the head says.
/// `first` is the number of the body's first line.
pub(super) fn notes(head: &ReviewNote, body: &[&str], first: u32) -> Vec<ReviewNote> {
    let mut notes = Vec::new();
    let mut open: Option<ReviewNote> = None;
    let mut part = Part::Wording;
    let mut in_code = false;
    for (number, line) in (first..).zip(body) {
        in_code ^= line.trim_start().starts_with("```");
        let heading = (!in_code).then_some(*line);
        if let Some(rule) = heading.and_then(|line| line.strip_prefix("## ")) {
            notes.extend(open.replace(begun(head, rule, number)));
            part = Part::Wording;
            continue;
        }
        let next = heading.and_then(|line| line.strip_prefix("### "));
        if let Some(next) = next.and_then(Part::of) {
            part = next;
        } else if let Some(note) = &mut open {
            note_line(note, part, line);
        }
    }
    notes.extend(open);
    notes.iter_mut().for_each(tidy);
    let said = |note: &ReviewNote| !note.comment.is_empty() || !note.proposal.is_empty();
    notes.retain(said);
    notes
}

/// The note that a section's heading begins.
fn begun(head: &ReviewNote, rule: &str, line: u32) -> ReviewNote {
    ReviewNote {
        rule: plain(rule.trim()),
        from: head.from.clone(),
        role: head.role.clone(),
        day: head.day,
        line,
        column: 4,
        ..ReviewNote::default()
    }
}

fn note_line(note: &mut ReviewNote, part: Part, line: &str) {
    let (text, line) = match part {
        Part::Wording => match line.strip_prefix('>') {
            Some(quoted) => (&mut note.quote, plain(quoted.trim())),
            None => return,
        },
        Part::Comment => (&mut note.comment, line.to_owned()),
        Part::Proposal => (&mut note.proposal, line.to_owned()),
        Part::Importance => (&mut note.importance, line.to_owned()),
    };
    text.push_str(&line);
    text.push('\n');
}

fn tidy(note: &mut ReviewNote) {
    let texts = [
        &mut note.quote,
        &mut note.comment,
        &mut note.proposal,
        &mut note.importance,
    ];
    for text in texts {
        *text = text.trim().to_owned();
    }
}

/// Text without the backslashes that Markdown takes away.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            plain.push(letter);
        } else if let Some(escaped) = letters.next() {
            plain.push(escaped);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<ReviewNote> {
        let head = ReviewNote {
            from: "Region Norr".to_owned(),
            ..ReviewNote::default()
        };
        let lines: Vec<&str> = body.lines().collect();
        notes(&head, &lines, 5)
    }

    #[test]
    fn a_section_in_which_something_is_written_is_a_note() {
        let notes = read(
            "# Synpunkter\n\n## a\\_b\n\nTitel: besok/a.html\n\n> Längd: \\*60\\*\n> minuter.\n\n### Vår synpunkt\n\nFör kort.\n\n#### Varför\nSå är det.\n\n### Förslag\n\n90 minuter.\n\n### Hur viktigt är det?\n\nhög\n\n## c\n\n> x\n\n### Vår synpunkt\n\n### Förslag\n\n### Viktighet\n",
        );
        let [note] = notes.as_slice() else {
            panic!("{notes:?}")
        };
        assert_eq!((note.rule.as_str(), note.line), ("a_b", 7));
        assert_eq!(note.quote, "Längd: *60*\nminuter.");
        assert_eq!(note.comment, "För kort.\n\n#### Varför\nSå är det.");
        assert_eq!(
            (note.proposal.as_str(), note.importance.as_str()),
            ("90 minuter.", "hög")
        );
        assert_eq!(note.from, "Region Norr");
    }

    #[test]
    fn a_heading_in_code_begins_nothing() {
        let notes = read("## a\n### Our comment\n```\n## b\n```\n");
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].comment, "```\n## b\n```");
    }
}
