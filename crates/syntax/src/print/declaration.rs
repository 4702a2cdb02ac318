use stafett_diag::{Language, Span};
use stafett_grammar::Rule;

use super::file::{Comments, doc_line};
use super::words::{Print, Words};
use crate::tree::{
    Amended, Amendment, Change, Changed, Declaration, Declared, Field, Qualifier, ReleaseField,
    Spanned, TransitionField, VariantField,
};

/// A field or lone qualifier of a block, rendered.
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) lines: Vec<String>,
    /// Whether it is a block, which keeps the comments inside it.
    pub(super) block: bool,
}

/// Renders declarations and the blocks inside them.
#[derive(Clone, Copy)]
pub(super) struct Renderer<'a> {
    pub(super) language: Language,
    pub(super) comments: &'a Comments<'a>,
    /// How far the first line of a block is indented.
    pub(super) indent: usize,
}

impl Renderer<'_> {
    /// The lines of a declaration with its doc comment. `head` has what stands before its keyword,
    /// which begins `span`.
    pub(super) fn declaration(
        self,
        mut head: Words,
        declaration: &Declaration,
        span: Span,
    ) -> Vec<String> {
        let pad = " ".repeat(self.indent);
        let doc = declaration.doc().iter();
        let mut lines: Vec<String> = doc
            .map(|line| format!("{pad}{}", doc_line(&line.value)))
            .collect();
        write_head(&mut head, declaration);
        let entries = self.inside(declaration);
        lines.extend(self.comments.block(&head, entries, span, self.indent));
        lines
    }

    /// The lines of an amendment with the doc comment of its declaration.
    pub(super) fn amendment(self, amendment: &Amendment) -> Vec<String> {
        let mut words = self.words();
        words.add(amendment);
        match &amendment.what {
            Amended::Substitutes(inner) => self.declaration(words, inner, amendment.span),
            Amended::Drops { .. } => words.lines(self.indent),
        }
    }

    /// What stands in the block of a declaration.
    fn inside(self, declaration: &Declaration) -> Vec<Entry> {
        match declaration {
            Declaration::Programme(declared) => self.plain(declared),
            Declaration::Population(declared) => self.plain(declared),
            Declaration::Calendar(declared) => self.plain(declared),
            Declaration::Body(declared) => self.plain(declared),
            Declaration::Role(declared) => self.plain(declared),
            Declaration::Service(declared) => self.plain(declared),
            Declaration::Area(declared) => self.plain(declared),
            Declaration::Fact(declared) => self.plain(declared),
            Declaration::Event(declared) => self.plain(declared),
            Declaration::TargetGroup(declared) => self.plain(declared),
            Declaration::Item(declared) => self.plain(declared),
            Declaration::Series(declared) => self.plain(declared),
            Declaration::Window(declared) => self.plain(declared),
            Declaration::Visit(declared) => self.plain(declared),
            Declaration::Contact(declared) => self.plain(declared),
            Declaration::Requirement(declared) => self.plain(declared),
            Declaration::Recommendation(declared) => self.plain(declared),
            Declaration::Source(declared) => self.plain(declared),
            Declaration::Acceptance(declared) => self.plain(declared),
            Declaration::Responsibility(declared) => self.plain(declared),
            Declaration::Reprioritisation(declared) => self.plain(declared),
            Declaration::Indicator(declared) => self.plain(declared),
            Declaration::Transition(declared) => self.with_blocks(declared, |field| match field {
                TransitionField::Handover(handover) => {
                    let mut head = self.words();
                    head.keyword(Rule::kw_handover);
                    let (fields, qualifiers) = (&handover.fields, &handover.qualifiers);
                    Some(
                        self.deeper()
                            .block(&head, fields, qualifiers, handover.span),
                    )
                }
                _ => None,
            }),
            Declaration::Variant(declared) => self.with_blocks(declared, |field| match field {
                VariantField::Change(change) => self.deeper().change(change),
                _ => None,
            }),
            Declaration::Release(declared) => self.with_blocks(declared, |field| match field {
                ReleaseField::Change(change) => self.deeper().change(change),
                _ => None,
            }),
        }
    }

    fn plain<F: Print, H>(self, declared: &Declared<F, H>) -> Vec<Entry> {
        self.with_blocks(declared, |_| None)
    }

    /// The entries of a declaration; `block` renders those of its fields that are blocks.
    fn with_blocks<F: Print, H>(
        self,
        declared: &Declared<F, H>,
        block: impl Fn(&F) -> Option<Entry>,
    ) -> Vec<Entry> {
        self.entries(&declared.fields, &declared.qualifiers, block)
    }

    /// A change that is a block; none if it is a line.
    fn change(self, change: &Change) -> Option<Entry> {
        let mut head = self.words();
        head.add(change);
        match &change.what {
            Changed::Adds(inner) | Changed::Narrows(inner) | Changed::Substitutes(inner) => {
                Some(Entry {
                    span: with_doc(inner.doc(), change.span),
                    lines: self.declaration(head, inner, change.span),
                    block: true,
                })
            }
            Changed::SubstitutesLegs {
                fields, qualifiers, ..
            } => Some(self.block(&head, fields, qualifiers, change.span)),
            Changed::Drops { .. } => None,
        }
    }

    fn block<F: Print>(
        self,
        head: &Words,
        fields: &[Field<F>],
        qualifiers: &[Qualifier],
        span: Span,
    ) -> Entry {
        let entries = self.entries(fields, qualifiers, |_| None);
        Entry {
            span,
            lines: self.comments.block(head, entries, span, self.indent),
            block: true,
        }
    }

    /// Fields and lone qualifiers in the order written.
    fn entries<F: Print>(
        self,
        fields: &[Field<F>],
        qualifiers: &[Qualifier],
        block: impl Fn(&F) -> Option<Entry>,
    ) -> Vec<Entry> {
        let fields = fields
            .iter()
            .map(|field| block(&field.value).unwrap_or_else(|| self.field(field)));
        let qualifiers = qualifiers.iter().map(|qualifier| {
            let mut words = self.words();
            words.add(qualifier);
            self.line(&words, qualifier.span)
        });
        let mut entries: Vec<Entry> = fields.chain(qualifiers).collect();
        entries.sort_by_key(|entry| entry.span);
        entries
    }

    fn field<F: Print>(self, field: &Field<F>) -> Entry {
        let mut words = self.words();
        words.add(&field.value);
        let mut span = field.span;
        for qualifier in &field.qualifiers {
            words.add(qualifier);
            span = span.merge(qualifier.span);
        }
        self.line(&words, span)
    }

    fn line(self, words: &Words, span: Span) -> Entry {
        Entry {
            span,
            lines: words.lines(self.deeper().indent),
            block: false,
        }
    }

    pub(super) fn words(self) -> Words {
        Words::new(self.language)
    }

    fn deeper(self) -> Self {
        Self {
            indent: self.indent + 2,
            ..self
        }
    }
}

/// The place of a declaration and of the doc comment above it.
pub(super) fn with_doc(doc: &[Spanned<String>], span: Span) -> Span {
    doc.first().map_or(span, |first| first.span.merge(span))
}

/// Adds the first line of a declaration.
fn write_head(head: &mut Words, declaration: &Declaration) {
    head.keyword(keyword(declaration))
        .add(declaration.name())
        .add(&declaration.title());
    match declaration {
        Declaration::Responsibility(declared) => {
            head.add(&declared.head.reach).add(&declared.head.guard);
        }
        Declaration::Transition(declared) => {
            head.keyword(Rule::kw_from).add(&declared.head.from);
            head.keyword(Rule::kw_to).add(&declared.head.to);
        }
        _ => {}
    }
}

fn keyword(declaration: &Declaration) -> Rule {
    match declaration {
        Declaration::Programme(_) => Rule::kw_programme,
        Declaration::Population(_) => Rule::kw_population,
        Declaration::Calendar(_) => Rule::kw_school_calendar,
        Declaration::Body(_) => Rule::kw_body,
        Declaration::Role(_) => Rule::kw_role,
        Declaration::Service(_) => Rule::kw_service,
        Declaration::Area(_) => Rule::kw_area,
        Declaration::Fact(_) => Rule::kw_fact,
        Declaration::Event(_) => Rule::kw_event,
        Declaration::TargetGroup(_) => Rule::kw_target_group,
        Declaration::Item(_) => Rule::kw_item,
        Declaration::Series(_) => Rule::kw_series,
        Declaration::Window(_) => Rule::kw_window,
        Declaration::Visit(_) => Rule::kw_visit,
        Declaration::Contact(_) => Rule::kw_contact,
        Declaration::Responsibility(_) => Rule::kw_responsibility_for,
        Declaration::Transition(_) => Rule::kw_transition,
        Declaration::Requirement(_) => Rule::kw_requirement,
        Declaration::Recommendation(_) => Rule::kw_recommendation,
        Declaration::Source(_) => Rule::kw_source,
        Declaration::Acceptance(_) => Rule::kw_accepts,
        Declaration::Variant(_) => Rule::kw_variant,
        Declaration::Release(_) => Rule::kw_release,
        Declaration::Reprioritisation(_) => Rule::kw_reprioritisation,
        Declaration::Indicator(_) => Rule::kw_indicator,
    }
}
