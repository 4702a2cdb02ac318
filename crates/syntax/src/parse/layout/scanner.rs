use std::ops::Range;

use stafett_diag::Name;

use super::{BRACE_LIMIT, Block, Chunk, Layout, Line, Problem, Remark, problems};
use crate::parse::words::{starts_change, starts_declaration, starts_field};

/// Reads the layout of `text`, comments in no certain order.
pub(super) fn scan(text: &str) -> Layout {
    let mut scanner = Scanner {
        text,
        ..Scanner::default()
    };
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        scanner.line(number, start, line);
        start += line.len() + 1;
    }
    scanner.finish(text.len());
    scanner.drop_doc();
    scanner.layout
}

#[derive(Default)]
struct Scanner<'a> {
    text: &'a str,
    layout: Layout,
    /// Doc comment lines that wait for their declaration.
    doc: Vec<Range<usize>>,
    chunk: Option<Chunk>,
    stack: Vec<Block>,
    /// Braces opened beyond the limit.
    beyond: usize,
    number: usize,
    indent: usize,
}

impl Scanner<'_> {
    fn line(&mut self, number: usize, start: usize, line: &str) {
        let line = line
            .strip_prefix('\u{feff}')
            .filter(|_| start == 0)
            .unwrap_or(line);
        let start = if start == 0 {
            self.text.len() - self.text.trim_start_matches('\u{feff}').len()
        } else {
            start
        };
        let code = line.trim();
        let first = start + (line.len() - line.trim_start().len());
        self.number = number;
        self.indent = line
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum();
        if code.is_empty() {
            return self.drop_doc();
        }
        if code.starts_with("//") {
            let range = first..first + code.len();
            let is_doc = code.starts_with("///") && !code.starts_with("////");
            if is_doc {
                self.finish_headless(first);
                return self.doc.push(range);
            }
            self.drop_doc();
            let comment = Remark::on_its_own_line(range);
            return self.layout.comments.push(comment);
        }
        self.place(first, code);
        self.code(first, code);
    }

    /// Decides what the physical line that begins at `first` belongs to.
    fn place(&mut self, first: usize, code: &str) {
        let letter = code.chars().next().is_some_and(char::is_alphabetic);
        if self.stack.is_empty() {
            if letter && (self.indent == 0 || self.chunk.is_none()) {
                self.finish(first);
                if self.indent > 0 {
                    self.problem(problems::indented(first_word(code), first));
                }
                self.chunk = Some(Chunk {
                    doc: std::mem::take(&mut self.doc),
                    head: first..first,
                    ..Chunk::default()
                });
            }
            return;
        }
        if self.indent == 0 && starts_declaration(code) && code.contains('{') {
            self.finish(first);
            self.chunk = Some(Chunk {
                doc: std::mem::take(&mut self.doc),
                head: first..first,
                ..Chunk::default()
            });
            return;
        }
        if starts_change(code) {
            self.close_inner(first);
        }
        let text = self.text;
        let indent = self.indent;
        if let Some(block) = self.stack.last_mut() {
            let goes_on = block.lines.last().is_some_and(|line| {
                let open_list = text[line.range.clone()].ends_with(',') && !starts_field(code);
                indent > line.indent || open_list
            });
            block.going_on &= goes_on || code.starts_with('{');
            // A doc comment stands above the line that it is of.
            if block.going_on || code.starts_with(['{', '}']) {
                self.drop_doc();
            }
        }
    }

    fn code(&mut self, first: usize, code: &str) {
        let mut at = 0;
        while let Some(c) = code[at..].chars().next() {
            let here = first + at;
            let rest = &code[at..];
            let mut length = c.len_utf8();
            match c {
                '"' => match string_length(rest) {
                    Some(whole) => {
                        length = whole;
                        self.touch(here, whole);
                    }
                    None => {
                        return self.open_string(here, rest);
                    }
                },
                '/' if rest.starts_with("//") => {
                    return self.layout.comments.push(Remark {
                        range: here..here + rest.len(),
                        trailing: true,
                    });
                }
                '{' => self.open(here),
                '}' => {
                    if self.close(here) {
                        self.after_declaration(here + 1, &rest[1..]);
                        return;
                    }
                }
                c if c.is_whitespace() => {}
                _ => self.touch(here, length),
            }
            at += length;
        }
    }

    /// Code at `here`: it belongs to the head, to a line, or to nothing.
    fn touch(&mut self, here: usize, length: usize) {
        let end = here + length;
        let (number, indent) = (self.number, self.indent);
        if let Some(block) = self.stack.last_mut() {
            if !block.going_on {
                // Behind the brace that opened the block no indentation is known.
                let indent = if block.opened_on == number {
                    usize::MAX
                } else {
                    indent
                };
                block.lines.push(Line {
                    doc: std::mem::take(&mut self.doc),
                    range: here..here,
                    indent,
                    ..Line::default()
                });
                block.going_on = true;
            }
            if let Some(line) = block.lines.last_mut() {
                line.range.end = end;
            }
        } else if let Some(chunk) = &mut self.chunk {
            chunk.head.end = end;
        } else {
            self.stray(here..end);
        }
    }

    fn open(&mut self, here: usize) {
        if self.chunk.is_none() {
            return self.stray(here..here + 1);
        }
        if self.stack.len() >= BRACE_LIMIT {
            if self.beyond == 0 {
                self.problem(problems::nested_too_deep(here));
            }
            self.beyond += 1;
            return;
        }
        if let Some(block) = self.stack.last_mut() {
            let has_owner =
                block.going_on && block.lines.last().is_some_and(|line| line.block.is_none());
            if !has_owner {
                block.lines.push(Line {
                    range: here..here,
                    ..Line::default()
                });
            }
            block.going_on = false;
        }
        self.stack.push(Block {
            opened_on: self.number,
            end: here + 1,
            ..Block::default()
        });
    }

    /// Closes a block; true if the declaration ends with it.
    fn close(&mut self, here: usize) -> bool {
        if self.beyond > 0 {
            self.beyond -= 1;
            return false;
        }
        if self.stack.is_empty() {
            self.problem(problems::closes_nothing(here));
            return false;
        }
        self.pop(here + 1);
        self.stack.is_empty()
    }

    /// Ends the innermost block and hands it to the line or declaration that opened it.
    fn pop(&mut self, end: usize) {
        let Some(mut block) = self.stack.pop() else {
            return;
        };
        block.end = end;
        match (self.stack.last_mut(), &mut self.chunk) {
            (Some(outer), _) => {
                if let Some(line) = outer.lines.last_mut() {
                    line.block = Some(block);
                }
            }
            (None, Some(chunk)) => {
                chunk.block = Some(block);
                let chunk = std::mem::take(chunk);
                self.chunk = None;
                self.layout.chunks.push(chunk);
            }
            (None, None) => {}
        }
    }

    fn after_declaration(&mut self, here: usize, rest: &str) {
        let code = rest.split("//").next().unwrap_or_default();
        let text = code.trim();
        if !text.is_empty() {
            let start = here + (code.len() - code.trim_start().len());
            self.problem(problems::behind_brace(text, start));
        }
        if let Some(at) = rest.find("//") {
            self.layout.comments.push(Remark {
                range: here + at..here + rest.len(),
                trailing: true,
            });
        }
    }

    /// A string that is not ended on its line. A brace at the end of the line is taken for one, so
    /// that the lines below are still read.
    fn open_string(&mut self, here: usize, rest: &str) {
        let brace = rest.chars().next_back().filter(|c| matches!(c, '{' | '}'));
        let string = rest.trim_end_matches(['{', '}', ' ']);
        let range = here..here + string.len();
        self.touch(here, string.len());
        if let Some(line) = self
            .stack
            .last_mut()
            .and_then(|block| block.lines.last_mut())
        {
            line.broken = true;
        } else if let Some(chunk) = &mut self.chunk {
            chunk.broken = true;
        }
        self.problem(problems::open_string(range));
        let last = here + rest.len() - 1;
        match brace {
            Some('{') => self.open(last),
            Some(_) => {
                self.close(last);
            }
            None => {}
        }
    }

    /// Ends the blocks inside the outermost that a change at `at` cannot stand in: it begins no
    /// further in than the line that opened them, so that their braces are missing.
    fn close_inner(&mut self, at: usize) {
        while self.stack.len() > 1 {
            let owner = self.stack.iter().rev().nth(1).and_then(|b| b.lines.last());
            let Some(owner) = owner.filter(|line| self.indent <= line.indent) else {
                return;
            };
            let start = owner.range.start;
            let head = &self.text[owner.range.clone()];
            let head = head.lines().next().unwrap_or_default().trim_end();
            self.problem(problems::open_block(head, start));
            self.pop(self.text[..at].trim_end().len());
        }
    }

    /// Ends the declaration that is open, if one is.
    fn finish(&mut self, at: usize) {
        if !self.stack.is_empty() {
            if let Some(chunk) = &self.chunk {
                let problem = problems::open_block(
                    first_word(&self.text[chunk.head.clone()]),
                    chunk.head.start,
                );
                self.problem(problem);
            }
            let end = self.text[..at].trim_end().len();
            while !self.stack.is_empty() {
                self.pop(end);
            }
            self.beyond = 0;
        }
        if let Some(chunk) = self.chunk.take() {
            self.layout.chunks.push(chunk);
        }
    }

    /// Ends a first line that has no block, before something that cannot continue it.
    fn finish_headless(&mut self, at: usize) {
        if self.stack.is_empty() && self.chunk.is_some() {
            self.finish(at);
        }
    }

    fn drop_doc(&mut self) {
        let comments = self.doc.drain(..).map(Remark::on_its_own_line);
        self.layout.comments.extend(comments);
    }

    fn stray(&mut self, range: Range<usize>) {
        // One problem for a whole run of stray text.
        if let Some(last) = self.layout.problems.last_mut()
            && last.name == Name::UnexpectedText
            && self.text[last.range.end.min(range.start)..range.start]
                .trim()
                .is_empty()
        {
            last.range.end = range.end;
            return;
        }
        self.problem(problems::stray(range));
    }

    fn problem(&mut self, problem: Problem) {
        self.layout.problems.push(problem);
    }
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// The length of the string that `text` begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(i + 1),
            _ => {}
        }
    }
    None
}
