//! The layout of a file: which stretch is a declaration, which a line of its body, which a comment.
//! Only letters in the first column, braces, strings, comments and indentation are looked at.

use std::ops::Range;

use stafett_diag::{Name, Text};
use stafett_grammar::Rule;

use super::words::change_head;

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

impl Layout {
    /// Makes the doc comments above lines that declare nothing into plain comments. `masked` is the
    /// text as [`masked`] gives it.
    pub(super) fn settle_docs(&mut self, masked: &str) {
        let before = self.comments.len();
        for block in self
            .chunks
            .iter_mut()
            .filter_map(|chunk| chunk.block.as_mut())
        {
            block.give_up_docs(masked, &mut self.comments);
        }
        if self.comments.len() > before {
            self.comments.sort_by_key(|comment| comment.range.start);
        }
    }
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
    /// The lines of the doc comment above it. Only the first line of a declaration keeps one.
    pub(super) doc: Vec<Range<usize>>,
    pub(super) range: Range<usize>,
    /// The block that it opens.
    pub(super) block: Option<Block>,
    /// Whether it holds a string that is not closed; the problem is noted.
    pub(super) broken: bool,
    indent: usize,
}

impl Block {
    fn give_up_docs(&mut self, masked: &str, comments: &mut Vec<Remark>) {
        for line in &mut self.lines {
            if line.block.is_none() || !declares(&masked[line.range.clone()]) {
                comments.extend(line.doc.drain(..).map(Remark::on_its_own_line));
            }
            if let Some(block) = &mut line.block {
                block.give_up_docs(masked, comments);
            }
        }
    }
}

/// Whether the line that opens a block is the first line of a declaration.
fn declares(line: &str) -> bool {
    change_head(line).is_some_and(|head| head.declaration != Rule::kw_responsibility_for)
}

/// A comment that is no doc comment.
pub(super) struct Remark {
    pub(super) range: Range<usize>,
    pub(super) trailing: bool,
}

impl Remark {
    fn on_its_own_line(range: Range<usize>) -> Self {
        Self {
            range,
            trailing: false,
        }
    }
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
