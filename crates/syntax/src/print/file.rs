use std::collections::BTreeMap;

use stafett_diag::{Language, Span};

use super::declaration::{Entry, Renderer, with_doc};
use super::words::Words;
use crate::tree::{Amended, Amendment, Comment, Declaration, File};

/// The comments of a file and the text that they stand in.
pub(super) struct Comments<'a> {
    comments: &'a [Comment],
    text: &'a str,
}

/// Something that stands on lines of its own.
struct Item {
    span: Span,
    lines: Vec<String>,
    /// Whether it is a declaration of several lines, which has space around it.
    airy: bool,
}

pub(super) fn render(file: &File, text: &str, language: Language) -> String {
    let comments = Comments {
        comments: &file.comments,
        text,
    };
    let renderer = Renderer {
        language,
        comments: &comments,
        indent: 0,
    };
    let mut items: Vec<Item> = file
        .declarations
        .iter()
        .map(|declaration| {
            let lines = renderer.declaration(renderer.words(), declaration, declaration.span());
            Item {
                span: whole(declaration),
                airy: lines.len() > 1,
                lines,
            }
        })
        .collect();
    items.extend(file.amendments.iter().map(|amendment| {
        let lines = renderer.amendment(amendment);
        Item {
            span: whole_amendment(amendment),
            airy: lines.len() > 1,
            lines,
        }
    }));
    items.sort_by_key(|item| item.span);
    let mut loose = Vec::new();
    let spans: Vec<Span> = items.iter().map(|item| item.span).collect();
    for comment in comments.outside(spans) {
        let before = items
            .iter_mut()
            .rev()
            .find(|item| item.span.end <= comment.span.start);
        match before {
            Some(item) if comments.on_same_line(item.span, comment) => {
                append(&mut item.lines, comment);
                item.span = item.span.merge(comment.span);
            }
            _ => loose.push(Item {
                span: comment.span,
                lines: vec![comment.text.clone()],
                airy: false,
            }),
        }
    }
    items.extend(loose);
    items.sort_by_key(|item| item.span);
    let mut out = String::new();
    let mut before: Option<&Item> = None;
    for item in &items {
        if let Some(before) = before
            && comments.space_between(before, item)
        {
            out.push('\n');
        }
        for line in &item.lines {
            out.push_str(line);
            out.push('\n');
        }
        before = Some(item);
    }
    out
}

fn whole(declaration: &Declaration) -> Span {
    with_doc(declaration.doc(), declaration.span())
}

fn whole_amendment(amendment: &Amendment) -> Span {
    match &amendment.what {
        Amended::Substitutes(declaration) => with_doc(declaration.doc(), amendment.span),
        Amended::Drops { .. } => amendment.span,
    }
}

/// A line of a doc comment.
pub(super) fn doc_line(text: &str) -> String {
    if text.is_empty() {
        "///".to_string()
    } else {
        format!("/// {text}")
    }
}

fn append(lines: &mut [String], comment: &Comment) {
    if let Some(last) = lines.last_mut() {
        last.push(' ');
        last.push_str(&comment.text);
    }
}

impl<'a> Comments<'a> {
    /// The lines of a block: its head, its entries with the comments among them, its brace.
    pub(super) fn block(
        &self,
        head: &Words,
        mut entries: Vec<Entry>,
        span: Span,
        indent: usize,
    ) -> Vec<String> {
        let (before, mut loose) = self.place(&mut entries, span);
        let mut lines = head.lines(indent);
        let mut one_line = entries.len() <= 1 && loose.is_empty() && before.is_empty();
        one_line &= entries
            .iter()
            .all(|entry| !entry.block && entry.lines.len() == 1)
            && lines.len() == 1
            && !self.between(span.start, span.end).contains('\n');
        let last = lines.last_mut();
        if let (true, Some(line)) = (one_line || entries.is_empty() && loose.is_empty(), last) {
            let inside = entries.first().and_then(|entry| entry.lines.first());
            let inside = inside.map(|line| line.trim()).unwrap_or_default();
            let whole = format!(
                "{line} {{ {inside}{}}}",
                if inside.is_empty() { "" } else { " " }
            );
            if whole.chars().count() <= 100 || inside.is_empty() {
                *line = whole;
                return lines;
            }
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(" {");
        }
        let pad = " ".repeat(indent + 2);
        let mut items: Vec<Item> = Vec::new();
        for (number, entry) in entries.into_iter().enumerate() {
            let moved = before.get(&number).into_iter().flatten();
            let mut own: Vec<String> = moved.map(|text| format!("{pad}{text}")).collect();
            own.extend(entry.lines);
            items.push(Item {
                span: entry.span,
                lines: own,
                airy: false,
            });
        }
        items.extend(loose.drain(..).map(|comment| Item {
            span: comment.span,
            lines: vec![format!("{pad}{}", comment.text)],
            airy: false,
        }));
        items.sort_by_key(|item| item.span);
        let mut previous: Option<&Item> = None;
        for item in &items {
            if previous.is_some_and(|previous| self.blank_between(previous.span, item.span)) {
                lines.push(String::new());
            }
            lines.extend(item.lines.iter().cloned());
            previous = Some(item);
        }
        lines.push(format!("{}}}", " ".repeat(indent)));
        lines
    }

    /// Places the comments of a block: behind an entry, before one (by its number), or between.
    fn place(
        &self,
        entries: &mut [Entry],
        span: Span,
    ) -> (BTreeMap<usize, Vec<String>>, Vec<&'a Comment>) {
        let mut before: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut loose = Vec::new();
        let inside =
            |comment: &&Comment| span.start < comment.span.start && comment.span.end <= span.end;
        for comment in self.comments.iter().filter(inside) {
            let at = entries.partition_point(|entry| entry.span.start < comment.span.start);
            let nearest = at.checked_sub(1).and_then(|at| entries.get_mut(at));
            match nearest {
                Some(entry) if comment.span.start < entry.span.end => {
                    if !entry.block {
                        before.entry(at - 1).or_default().push(comment.text.clone());
                    }
                }
                Some(entry) if self.on_same_line(entry.span, comment) => {
                    append(&mut entry.lines, comment);
                    entry.span = entry.span.merge(comment.span);
                }
                _ => loose.push(comment),
            }
        }
        (before, loose)
    }

    /// The comments that stand in none of `spans`, which are in order.
    fn outside(&self, spans: Vec<Span>) -> Vec<&'a Comment> {
        let outside = |comment: &&Comment| {
            let at = spans.partition_point(|span| span.start <= comment.span.start);
            at.checked_sub(1)
                .and_then(|at| spans.get(at))
                .is_none_or(|span| span.end <= comment.span.start)
        };
        self.comments.iter().filter(outside).collect()
    }

    fn between(&self, start: u32, end: u32) -> &str {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    fn on_same_line(&self, span: Span, comment: &Comment) -> bool {
        comment.trailing && !self.between(span.end, comment.span.start).contains('\n')
    }

    /// Whether the author left an empty line between the two.
    fn blank_between(&self, before: Span, after: Span) -> bool {
        self.between(before.end, after.start).matches('\n').count() > 1
    }

    fn space_between(&self, before: &Item, after: &Item) -> bool {
        let comment_above = before
            .lines
            .first()
            .is_some_and(|line| before.lines.len() == 1 && line.starts_with("//"));
        before.airy || (after.airy && !comment_above) || self.blank_between(before.span, after.span)
    }
}
