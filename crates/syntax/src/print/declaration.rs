use stafett_diag::{Language, Span};
use stafett_grammar::Rule;

use super::file::Comments;
use super::words::{Print, Words};
use crate::tree::{Declaration, Declared, Field, Handover, Qualifier, TransitionField};

/// A field or lone qualifier of a block, rendered.
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) lines: Vec<String>,
    /// Whether it is a block, which keeps the comments inside it.
    pub(super) block: bool,
}

/// The lines of a declaration without its doc comment.
pub(super) fn render(
    declaration: &Declaration,
    language: Language,
    comments: &Comments<'_>,
) -> Vec<String> {
    let mut head = Words::new(language);
    macro_rules! titled {
        ($declared:expr, $keyword:ident) => {{
            head.keyword(Rule::$keyword)
                .add(&$declared.name)
                .add(&$declared.title);
            block(&head, $declared, language, comments)
        }};
    }
    match declaration {
        Declaration::Programme(declared) => titled!(declared, kw_programme),
        Declaration::Population(declared) => titled!(declared, kw_population),
        Declaration::Calendar(declared) => titled!(declared, kw_school_calendar),
        Declaration::Body(declared) => titled!(declared, kw_body),
        Declaration::Role(declared) => titled!(declared, kw_role),
        Declaration::Service(declared) => titled!(declared, kw_service),
        Declaration::Area(declared) => titled!(declared, kw_area),
        Declaration::Fact(declared) => titled!(declared, kw_fact),
        Declaration::Event(declared) => titled!(declared, kw_event),
        Declaration::TargetGroup(declared) => titled!(declared, kw_target_group),
        Declaration::Item(declared) => titled!(declared, kw_item),
        Declaration::Series(declared) => titled!(declared, kw_series),
        Declaration::Window(declared) => titled!(declared, kw_window),
        Declaration::Visit(declared) => titled!(declared, kw_visit),
        Declaration::Contact(declared) => titled!(declared, kw_contact),
        Declaration::Requirement(declared) => titled!(declared, kw_requirement),
        Declaration::Recommendation(declared) => titled!(declared, kw_recommendation),
        Declaration::Source(declared) => titled!(declared, kw_source),
        Declaration::Acceptance(declared) => titled!(declared, kw_accepts),
        Declaration::Responsibility(declared) => {
            head.keyword(Rule::kw_responsibility_for)
                .add(&declared.name)
                .add(&declared.head);
            block(&head, declared, language, comments)
        }
        Declaration::Transition(declared) => {
            head.keyword(Rule::kw_transition)
                .add(&declared.name)
                .add(&declared.title);
            head.keyword(Rule::kw_from).add(&declared.head.from);
            head.keyword(Rule::kw_to).add(&declared.head.to);
            let entries = entries(
                &declared.fields,
                &declared.qualifiers,
                |field| match &field.value {
                    TransitionField::Handover(inner) => handover(inner, language, comments),
                    _ => plain(field, language),
                },
                language,
            );
            comments.block(&head, entries, declared.span, 0)
        }
    }
}

fn block<F: Print, H>(
    head: &Words,
    declared: &Declared<F, H>,
    language: Language,
    comments: &Comments<'_>,
) -> Vec<String> {
    let fields = |field: &Field<F>| plain(field, language);
    let entries = entries(&declared.fields, &declared.qualifiers, fields, language);
    comments.block(head, entries, declared.span, 0)
}

fn handover(handover: &Handover, language: Language, comments: &Comments<'_>) -> Entry {
    let mut head = Words::new(language);
    head.keyword(Rule::kw_handover);
    let mut entries = entries(
        &handover.fields,
        &handover.qualifiers,
        |field| plain(field, language),
        language,
    );
    for entry in &mut entries {
        for line in &mut entry.lines {
            line.insert_str(0, "  ");
        }
    }
    let lines = comments.block(&head, entries, handover.span, 2);
    Entry {
        span: handover.span,
        lines,
        block: true,
    }
}

/// Fields and lone qualifiers in the order written.
fn entries<F>(
    fields: &[Field<F>],
    qualifiers: &[Qualifier],
    render: impl Fn(&Field<F>) -> Entry,
    language: Language,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = fields.iter().map(render).collect();
    for qualifier in qualifiers {
        let mut words = Words::new(language);
        words.add(qualifier);
        entries.push(Entry {
            span: qualifier.span,
            lines: words.lines(2),
            block: false,
        });
    }
    entries.sort_by_key(|entry| entry.span);
    entries
}

fn plain<F: Print>(field: &Field<F>, language: Language) -> Entry {
    let mut words = Words::new(language);
    words.add(&field.value);
    let mut span = field.span;
    for qualifier in &field.qualifiers {
        words.add(qualifier);
        span = span.merge(qualifier.span);
    }
    Entry {
        span,
        lines: words.lines(2),
        block: false,
    }
}
