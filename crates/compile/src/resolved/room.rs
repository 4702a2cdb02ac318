//! What every resolving step has at hand: the declarations, the texts, what was prepared, and the
//! place for what there is to tell.

use super::grades::Shape;
use super::windows::Parts;
use crate::named::Named;
use crate::source::Texts;
use crate::words::Kind;
use stafett_diag::{Diagnostic, Language, Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::{Condition, Values};

pub(super) struct Room<'a> {
    pub(super) named: &'a Named<'a>,
    pub(super) texts: &'a Texts<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Values of each fact by id; `None` where they are wrong.
    pub(super) values: Vec<Option<Values>>,
    /// Condition of each target group by id; `None` where it is wrong.
    pub(super) conditions: Vec<Option<Condition>>,
    /// Parts of each named window by id; `None` where they are wrong.
    pub(super) windows: Vec<Option<Parts>>,
    /// Condition of each variant by id; `None` where it is wrong.
    pub(super) places: Vec<Option<Condition>>,
    /// What the school calendar says of grades.
    pub(super) shape: Shape,
}

impl<'a> Room<'a> {
    pub(super) fn new(named: &'a Named<'a>, texts: &'a Texts<'a>) -> Self {
        Room {
            named,
            texts,
            diagnostics: Vec::new(),
            values: Vec::new(),
            conditions: Vec::new(),
            windows: Vec::new(),
            places: Vec::new(),
            shape: Shape::default(),
        }
    }

    /// Resolves what others rest on: the values of facts, the grades of the school calendar, the
    /// conditions of target groups, the named windows; each in the order in which they build on
    /// one another.
    pub(super) fn prepare(&mut self) {
        let named = self.named;
        self.values = named
            .facts
            .rows()
            .iter()
            .map(|row| self.source_values(row.value))
            .collect();
        self.shape = self.school_shape();
        self.conditions = named
            .groups
            .rows()
            .iter()
            .map(|row| self.group_condition(row.value))
            .collect();
        self.places = self.variant_conditions();
        self.windows = named
            .windows
            .rows()
            .iter()
            .map(|row| self.window_parts(row.value))
            .collect();
    }

    /// Tells of something.
    pub(super) fn tell(&mut self, told: Diagnostic) {
        self.diagnostics.push(told);
    }

    /// Tells of something at a place, with what to do; nothing comes of the place.
    pub(super) fn wrong<T>(&mut self, name: Name, span: Span, says: Text, help: Text) -> Option<T> {
        self.tell(Diagnostic::new(name, span, says).help(help));
        None
    }

    /// A keyword as the file of `span` spells it.
    pub(super) fn word(&self, rule: Rule, span: Span) -> &'static str {
        self.texts.keyword(rule, span)
    }

    /// Whether the file of `span` is written with Swedish keywords.
    pub(super) fn swedish(&self, span: Span) -> bool {
        self.texts.language(span) == Language::Swedish
    }

    /// What one should write: an example in the language of the file of `span`.
    pub(super) fn example(
        &self,
        span: Span,
        (sv, en): (&'static str, &'static str),
    ) -> &'static str {
        if self.swedish(span) { sv } else { en }
    }

    /// Where something is declared, for a second label.
    pub(super) fn declared_at(&self, kind: Kind, name: &str) -> Option<Span> {
        let declared = self.named.everything.get(name)?;
        declared
            .iter()
            .find(|(_, is)| *is == kind)
            .map(|(span, _)| *span)
    }
}
