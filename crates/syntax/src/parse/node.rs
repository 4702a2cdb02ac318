use std::ops::Range;

use pest::iterators::Pair;
use stafett_diag::{Language, Span};
use stafett_grammar::{Rule, keywords};

use super::source::Source;
use crate::tree::{Date, Identifier, Spanned};

/// A piece of read text: pest's pair, with its place in the file.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pair: Pair<'a, Rule>,
    /// Where the text that pest was given begins in the source.
    base: usize,
    source: &'a Source,
}

impl<'a> Node<'a> {
    pub(super) fn new(pair: Pair<'a, Rule>, base: usize, source: &'a Source) -> Self {
        Self { pair, base, source }
    }

    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    pub(super) fn text(&self) -> &'a str {
        self.pair.as_str()
    }

    pub(super) fn range(&self) -> Range<usize> {
        let span = self.pair.as_span();
        let text = span.as_str();
        // A rule may end with spaces that it tried to go on behind.
        self.base + span.start()..self.base + span.start() + text.trim_end().len()
    }

    pub(super) fn span(&self) -> Span {
        self.source.span(self.range())
    }

    pub(super) fn children(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let (base, source) = (self.base, self.source);
        self.pair
            .clone()
            .into_inner()
            .map(move |pair| Node { pair, base, source })
    }

    /// The first child of `rule`.
    pub(super) fn child(&self, rule: Rule) -> Option<Node<'a>> {
        self.all(rule).next()
    }

    /// Every child of `rule`.
    pub(super) fn all(&self, rule: Rule) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.children().filter(move |child| child.rule() == rule)
    }

    /// The first child.
    pub(super) fn first(&self) -> Option<Node<'a>> {
        self.children().next()
    }

    /// The children that are not keywords or punctuation.
    pub(super) fn values(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.children().filter(|child| {
            keywords::of_rule(child.rule()).is_none()
                && !matches!(
                    child.rule(),
                    Rule::comma | Rule::colon | Rule::dash | Rule::open | Rule::close
                )
        })
    }

    /// A value in this node's place.
    pub(super) fn spanned<T>(&self, value: T) -> Spanned<T> {
        Spanned::new(value, self.span())
    }

    /// The first name among the children.
    pub(super) fn name(&self) -> Option<Spanned<Identifier>> {
        self.names().into_iter().next()
    }

    /// Every name among the children.
    pub(super) fn names(&self) -> Vec<Spanned<Identifier>> {
        self.all(Rule::name)
            .map(|name| name.spanned(Identifier::new(name.text())))
            .collect()
    }

    /// The names of the list among the children.
    pub(super) fn name_list(&self) -> Vec<Spanned<Identifier>> {
        self.child(Rule::names)
            .map(|names| names.names())
            .unwrap_or_default()
    }

    /// The first string among the children, without its quotes and escapes.
    pub(super) fn string(&self) -> Option<Spanned<String>> {
        self.strings().next()
    }

    /// The strings among the children, without their quotes and escapes.
    pub(super) fn strings(&self) -> impl Iterator<Item = Spanned<String>> + use<'a> {
        self.all(Rule::string)
            .filter_map(|string| string.unquoted())
    }

    fn unquoted(&self) -> Option<Spanned<String>> {
        let inner = self.text().trim_end();
        let inner = inner.strip_prefix('"')?.strip_suffix('"')?;
        let mut text = String::with_capacity(inner.len());
        let mut characters = inner.chars();
        while let Some(c) = characters.next() {
            text.push(if c == '\\' {
                characters.next().unwrap_or(c)
            } else {
                c
            });
        }
        Some(self.spanned(text))
    }

    /// The numbers among the children. A number too great to hold has been reported before.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Spanned<u32>> + use<'a> {
        self.all(Rule::number)
            .map(|number| number.spanned(number.text().trim().parse().unwrap_or(u32::MAX)))
    }

    /// The first number among the children.
    pub(super) fn number(&self) -> Option<Spanned<u32>> {
        self.numbers().next()
    }

    /// The whole numbers, with sign, among the children.
    pub(super) fn integers(&self) -> impl Iterator<Item = Spanned<i64>> + use<'a> {
        self.all(Rule::integer)
            .map(|integer| integer.spanned(integer.as_integer()))
    }

    /// This node as a whole number with sign.
    pub(super) fn as_integer(&self) -> i64 {
        self.text()
            .trim()
            .replace('−', "-")
            .parse()
            .unwrap_or(i64::MAX)
    }

    /// The dates among the children.
    pub(super) fn dates(&self) -> impl Iterator<Item = Spanned<Date>> + use<'a> {
        self.all(Rule::date)
            .filter_map(|date| Some(date.spanned(date.as_date()?)))
    }

    /// The first date among the children.
    pub(super) fn date(&self) -> Option<Spanned<Date>> {
        self.dates().next()
    }

    /// This node as a date.
    pub(super) fn as_date(&self) -> Option<Date> {
        let mut parts = self.text().trim().split('-');
        Some(Date {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        })
    }

    /// Every node inside, this one included.
    pub(super) fn everything(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let (base, source) = (self.base, self.source);
        let inside = self.pair.clone().into_inner().flatten();
        inside.map(move |pair| Node { pair, base, source })
    }
}

/// Whether `text` is a spelling of `keyword` in `language`, whatever the space inside.
pub(super) fn is_spelled_in(keyword: &keywords::Keyword, text: &str, language: Language) -> bool {
    let forms = match language {
        Language::Swedish => keyword.sv,
        Language::English => keyword.en,
    };
    let text = text.trim_end();
    forms.contains(&text)
        || forms.contains(
            &text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_str(),
        )
}
