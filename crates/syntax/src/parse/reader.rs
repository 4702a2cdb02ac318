use std::ops::Range;

use pest::Parser;
use stafett_diag::{Diagnostic, Language, Name, Span, Text};
use stafett_grammar::{
    Rule, StafettParser,
    keywords::{self},
};

use super::ambiguous;
use super::explain::explain;
use super::layout::{Block, Chunk, Line, Problem};
use super::node::{Node, is_spelled_in};
use super::qualifier;
use super::source::Source;
use super::words::spelling;
use super::{DECLARATION_LIMIT, DIAGNOSTIC_LIMIT, NESTING_LIMIT};
use crate::tree::{Field, Qualifier};

/// Reads pieces of one file and gathers what is wrong with them.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    masked: &'a str,
    pub(super) language: Language,
    diagnostics: Vec<Diagnostic>,
    unread: Vec<Span>,
}

/// The fields and lone qualifiers of a block.
pub(super) struct Body<F> {
    pub(super) fields: Vec<Field<F>>,
    pub(super) qualifiers: Vec<Qualifier>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, masked: &'a str, language: Language) -> Self {
        Self {
            source,
            masked,
            language,
            diagnostics: Vec::new(),
            unread: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Diagnostic>, Vec<Span>) {
        (self.diagnostics, self.unread)
    }

    /// The text of a stretch, comments made into spaces.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        &self.masked[range]
    }

    pub(super) fn problems(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            let span = self.source.span(problem.range.clone());
            self.unread.push(span);
            self.report(Diagnostic::new(problem.name, span, problem.message).help(problem.help));
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < DIAGNOSTIC_LIMIT {
            return self.diagnostics.push(diagnostic);
        }
        if self.diagnostics.len() == DIAGNOSTIC_LIMIT {
            let span = diagnostic
                .labels
                .first()
                .map(|label| label.span)
                .unwrap_or_default();
            self.diagnostics.push(Diagnostic::new(
                Name::TooMany,
                span,
                Text::new(
                    format!("fler än {DIAGNOSTIC_LIMIT} fel i filen; resten visas inte"),
                    format!(
                        "more than {DIAGNOSTIC_LIMIT} errors in the file; the rest are not shown"
                    ),
                ),
            ));
        }
    }

    /// Notes that a stretch was not read.
    pub(super) fn skip(&mut self, range: Range<usize>) {
        self.unread.push(self.source.span(range));
    }

    pub(super) fn too_many(&mut self, chunk: &Chunk) {
        let span = self.source.span(chunk.head.clone());
        self.unread.push(span);
        self.report(
            Diagnostic::new(
                Name::TooMany,
                span,
                Text::new(
                    format!("filen har fler än {DECLARATION_LIMIT} deklarationer"),
                    format!("the file has more than {DECLARATION_LIMIT} declarations"),
                ),
            )
            .help(Text::new(
                "dela den i flera filer",
                "divide it into several files",
            )),
        );
    }

    /// Reads a stretch by one rule; if it cannot be read, says why.
    pub(super) fn piece(&mut self, rule: Rule, range: Range<usize>) -> Option<Node<'a>> {
        let text = self.text(range.clone());
        if self.diagnostics.len() > DIAGNOSTIC_LIMIT || self.nested_too_deep(text, &range) {
            self.skip(range);
            return None;
        }
        match StafettParser::parse(rule, text) {
            Ok(mut pairs) => {
                let node = Node::new(pairs.next()?, range.start, self.source);
                self.examine(&node);
                if let Some(diagnostic) = ambiguous::negation(self, &node) {
                    self.report(diagnostic);
                    self.skip(range);
                    return None;
                }
                Some(node)
            }
            Err(error) => {
                let diagnostic = explain(self, rule, text, range.start, &error);
                self.report(diagnostic);
                self.skip(range);
                None
            }
        }
    }

    /// The grammar reads nested text by recursion, so its depth is limited before.
    fn nested_too_deep(&mut self, text: &str, range: &Range<usize>) -> bool {
        let mut open = 0_usize;
        let mut deepest = 0;
        let mut in_string = false;
        for c in text.chars() {
            match c {
                '"' => in_string = !in_string,
                '(' if !in_string => open += 1,
                ')' if !in_string => open = open.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(open);
        }
        const RECURSIVE: [&str; 8] = [
            "efter", "före", "som", "inte", "after", "before", "as", "not",
        ];
        let chained = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| RECURSIVE.contains(word))
            .count();
        let too_deep = deepest + chained > NESTING_LIMIT;
        if too_deep {
            self.report(
                Diagnostic::new(
                    Name::NestedTooDeep,
                    self.source.span(range.clone()),
                    Text::new(
                        format!("raden har fler än {NESTING_LIMIT} led inne i varandra"),
                        format!("the line has more than {NESTING_LIMIT} parts inside each other"),
                    ),
                )
                .help(Text::new(
                    "dela upp villkoret eller tiden, till exempel med en målgrupp",
                    "divide the condition or the time, for example by a target group",
                )),
            );
        }
        too_deep
    }

    /// Looks at what the grammar accepts and the language does not: keywords of the other
    /// language, and numbers too great to hold.
    fn examine(&mut self, node: &Node<'_>) {
        for inside in node.everything() {
            if let Some(keyword) = keywords::of_rule(inside.rule()) {
                if !is_spelled_in(keyword, inside.text(), self.language) {
                    self.mixed_language(keyword, &inside);
                }
            } else if matches!(inside.rule(), Rule::number | Rule::integer)
                && inside
                    .text()
                    .trim()
                    .chars()
                    .filter(char::is_ascii_digit)
                    .count()
                    > 9
            {
                let text = inside.text().trim();
                self.report(Diagnostic::new(
                    Name::OutOfRange,
                    inside.span(),
                    Text::new(
                        format!("talet {text} är för stort"),
                        format!("the number {text} is too great"),
                    ),
                ));
            }
        }
    }

    fn mixed_language(&mut self, keyword: &keywords::Keyword, node: &Node<'_>) {
        let right = spelling(keyword, self.language);
        let text = node.text().trim_end();
        let message = match self.language {
            Language::Swedish => Text::new(
                format!("`{text}` är engelska i en fil på svenska"),
                format!("`{text}` is English in a Swedish file"),
            ),
            Language::English => Text::new(
                format!("`{text}` är svenska i en fil på engelska"),
                format!("`{text}` is Swedish in an English file"),
            ),
        };
        self.report(
            Diagnostic::new(Name::MixedLanguages, node.span(), message).help(Text::new(
                format!("skriv `{right}`"),
                format!("write `{right}`"),
            )),
        );
    }

    /// Reads the lines of a block, none of which opens a block of its own.
    pub(super) fn body<F>(
        &mut self,
        block: &Block,
        line: Rule,
        build: impl Fn(&Node<'a>) -> Option<F>,
    ) -> Body<F> {
        self.body_with_blocks(block, line, build, |reader, inner, _| {
            reader.block_not_allowed(inner);
            None
        })
    }

    /// Reads the lines of a block; `nested` reads those that open a block of their own.
    pub(super) fn body_with_blocks<F>(
        &mut self,
        block: &Block,
        line: Rule,
        build: impl Fn(&Node<'a>) -> Option<F>,
        mut nested: impl FnMut(&mut Self, &Line, &Block) -> Option<F>,
    ) -> Body<F> {
        let mut body = Body {
            fields: Vec::new(),
            qualifiers: Vec::new(),
        };
        for piece in &block.lines {
            if piece.broken {
                self.skip(piece.range.clone());
            } else if let Some(inner) = &piece.block {
                if let Some(value) = nested(self, piece, inner) {
                    let span = self.source.span(piece.range.start..inner.end);
                    body.fields.push(Field {
                        value,
                        qualifiers: Vec::new(),
                        span,
                    });
                }
            } else if let Some(node) = self.piece(line, piece.range.clone()) {
                add_line(&mut body, &node, &build);
            }
        }
        body
    }

    pub(super) fn block_not_allowed(&mut self, line: &Line) {
        let text = self.text(line.range.clone());
        self.skip(line.range.clone());
        let message = if text.is_empty() {
            Text::new("`{` kan inte stå här", "`{` cannot stand here")
        } else {
            Text::new(
                format!("`{text}` kan inte ha ett eget block med `{{`"),
                format!("`{text}` cannot have a block of its own with `{{`"),
            )
        };
        let span = self.source.span(line.range.clone());
        self.report(Diagnostic::new(Name::UnexpectedText, span, message).help(Text::new(
            "kontrollera att deklarationen ovanför är stängd med `}`, och att den nya börjar längst till vänster",
            "check that the declaration above is closed with `}`, and that the new one begins at the left edge",
        )));
    }
}

/// Adds what one line says: fields, each with the qualifiers behind it, or lone qualifiers.
fn add_line<'a, F>(body: &mut Body<F>, line: &Node<'a>, build: &impl Fn(&Node<'a>) -> Option<F>) {
    let mut field_on_line = false;
    for part in line.children() {
        if part.rule() == Rule::qualifier {
            let Some(qualifier) = qualifier::build(&part) else {
                continue;
            };
            match body.fields.last_mut() {
                Some(field) if field_on_line => field.qualifiers.push(qualifier),
                _ => body.qualifiers.push(qualifier),
            }
        } else if let Some(value) = part.first().and_then(|field| build(&field)) {
            field_on_line = true;
            body.fields.push(Field {
                value,
                qualifiers: Vec::new(),
                span: part.span(),
            });
        }
    }
}
