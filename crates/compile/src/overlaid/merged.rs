//! A visit of the base with the lines of overlays in the place of its own.

use stafett_diag::Span;
use stafett_syntax::tree::{Content, Declared, Field, Guard, Spanned, VisitField};
use std::mem::discriminant;

/// What one overlay does to one visit.
#[derive(Clone, Copy)]
pub(super) enum Patch<'a> {
    /// Its lines take the place of the same lines.
    Substitute(&'a Declared<VisitField>, Span),
    /// The same for the window; a condition is one more.
    Narrow(&'a Declared<VisitField>, Span),
    /// The content is left out.
    Without(&'a Content, Span),
}

/// A visit with patches laid over it, in order, and the conditions that narrow it.
pub(super) fn merged(
    base: &Declared<VisitField>,
    patches: &[Patch<'_>],
) -> (Declared<VisitField>, Vec<Spanned<Guard>>) {
    let mut whole = base.clone();
    let mut guards = Vec::new();
    for patch in patches {
        match patch {
            Patch::Substitute(over, span) => {
                lay(&mut whole, over, &over.fields);
                whole.span = *span;
            }
            Patch::Narrow(over, span) => {
                let is_guard =
                    |field: &&Field<VisitField>| matches!(field.value, VisitField::If(_));
                guards.extend(over.fields.iter().filter_map(|field| match &field.value {
                    VisitField::If(guard) => Some(guard.clone()),
                    _ => None,
                }));
                let rest: Vec<Field<VisitField>> = over
                    .fields
                    .iter()
                    .filter(|field| !is_guard(field))
                    .cloned()
                    .collect();
                lay(&mut whole, over, &rest);
                whole.span = *span;
            }
            Patch::Without(content, span) => {
                leave_out(&mut whole, content);
                whole.span = *span;
            }
        }
    }
    (whole, guards)
}

fn lay(
    whole: &mut Declared<VisitField>,
    over: &Declared<VisitField>,
    fields: &[Field<VisitField>],
) {
    let replaced = |field: &Field<VisitField>| {
        fields
            .iter()
            .any(|new| discriminant(&new.value) == discriminant(&field.value))
    };
    whole.fields.retain(|field| !replaced(field));
    whole.fields.extend(fields.iter().cloned());
    whole.qualifiers.extend(over.qualifiers.iter().cloned());
    if over.title.is_some() {
        whole.title.clone_from(&over.title);
    }
    if !over.doc.is_empty() {
        whole.doc.clone_from(&over.doc);
    }
}

/// Leaves a content out; the line goes with the last.
fn leave_out(whole: &mut Declared<VisitField>, content: &Content) {
    for field in &mut whole.fields {
        if let VisitField::Contents(contents) = &mut field.value {
            contents.retain(|of| of.value != *content);
        }
    }
    whole.fields.retain(
        |field| !matches!(&field.value, VisitField::Contents(contents) if contents.is_empty()),
    );
}

/// Whether a visit has the content.
pub(super) fn contains(visit: &Declared<VisitField>, content: &Content) -> bool {
    visit.fields.iter().any(|field| match &field.value {
        VisitField::Contents(contents) => contents.iter().any(|of| of.value == *content),
        _ => false,
    })
}
