//! The layout of a file: which stretch is a declaration, which a line of its body, which a comment.
//! Only letters in the first column, braces, strings, comments and indentation are looked at.

use std::ops::Range;

use stafett_diag::{Name, Text};

mod problems;
mod scanner;

/// How deep braces may nest.
pub(super) const BRACE_LIMIT: usize = 64;

/// A file's layout.
#[derive(Default)]
pub(super) struct Layout {
    pub(super) chunks: Vec<Chunk>,
    pub(super) comments: Vec<Remark>,
    pub(super) problems: Vec<Problem>,
}

/// One declaration's text.
#[derive(Default)]
pub(super) struct Chunk {
    /// The lines of its doc comment.
    pub(super) doc: Vec<Range<usize>>,
    /// Its first line, up to the opening brace.
    pub(super) head: Range<usize>,
    pub(super) block: Option<Block>,
    /// Whether the head holds a string that is not closed; the problem is noted.
    pub(super) broken: bool,
}

/// What stands between two braces.
#[derive(Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
    /// Behind the closing brace, or where the block was given up.
    pub(super) end: usize,
    /// Whether the last of `lines` may go on.
    going_on: bool,
    /// The number of the physical line with its opening brace.
    opened_on: usize,
}

/// One line of a block, continuation lines included.
#[derive(Default)]
pub(super) struct Line {
    pub(super) range: Range<usize>,
    /// The block that it opens.
    pub(super) block: Option<Block>,
    /// Whether it holds a string that is not closed; the problem is noted.
    pub(super) broken: bool,
    indent: usize,
}

/// A comment that is no doc comment.
pub(super) struct Remark {
    pub(super) range: Range<usize>,
    pub(super) trailing: bool,
}

/// Something wrong with the layout.
pub(super) struct Problem {
    pub(super) name: Name,
    pub(super) range: Range<usize>,
    pub(super) message: Text,
    pub(super) help: Text,
}

/// Reads the layout of `text`.
pub(super) fn layout(text: &str) -> Layout {
    let mut layout = scanner::scan(text);
    layout.comments.sort_by_key(|comment| comment.range.start);
    layout
}

/// `text` with everything between the words of a line made into spaces: comments, line breaks and
/// the uncommon kinds of space. Every byte keeps its place.
pub(super) fn masked(text: &str, comments: &[Remark]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut comments = comments
        .iter()
        .map(|comment| comment.range.clone())
        .peekable();
    let mut in_string = false;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        while comments.peek().is_some_and(|range| range.end <= at) {
            comments.next();
        }
        let in_comment = comments.peek().is_some_and(|range| range.contains(&at));
        if c == '\n' {
            in_string = false;
        } else if c == '"' && !in_comment && !escaped {
            in_string = !in_string;
        }
        escaped = c == '\\' && in_string && !escaped;
        let blank = in_comment || c == '\n' || c == '\u{feff}' || (c.is_whitespace() && !in_string);
        if blank {
            masked.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            masked.push(c);
        }
    }
    masked
}
