//! What overlays say of a visit that comes again, said of each of its times.

use super::from_syntax::{Spread, comes_again, visit};
use super::{name_of, told};
use stafett_diag::Diagnostic;
use stafett_syntax::tree::{
    Change, Changed, Content, Declaration, Field, Identifier, ReleaseField, ReprioritisationField,
    Spanned, VariantField, VisitField,
};

pub(super) fn spread_variant(
    spread: &Spread,
    field: &Field<VariantField>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field<VariantField>> {
    match &field.value {
        VariantField::Change(of) => each(field, changes(spread, of, diagnostics), |change| {
            VariantField::Change(change)
        }),
        _ => vec![field.clone()],
    }
}

pub(super) fn spread_release(
    spread: &Spread,
    field: &Field<ReleaseField>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field<ReleaseField>> {
    match &field.value {
        ReleaseField::Change(of) => each(field, changes(spread, of, diagnostics), |change| {
            ReleaseField::Change(change)
        }),
        _ => vec![field.clone()],
    }
}

/// One field for each value.
fn each<F, T>(field: &Field<F>, values: Vec<T>, make: impl Fn(T) -> F) -> Vec<Field<F>> {
    let fields = values.into_iter().map(|value| Field {
        value: make(value),
        qualifiers: field.qualifiers.clone(),
        span: field.span,
    });
    fields.collect()
}

/// What stands in the place of a change.
fn changes(spread: &Spread, change: &Change, diagnostics: &mut Vec<Diagnostic>) -> Vec<Change> {
    let span = change.span;
    let with = |what: Changed| Change { what, span };
    match &change.what {
        Changed::Adds(declaration) => spread
            .declaration(declaration, diagnostics)
            .into_iter()
            .map(|time| with(Changed::Adds(Box::new(time))))
            .collect(),
        Changed::Narrows(declaration) => changed(spread, declaration, diagnostics)
            .into_iter()
            .map(|time| with(Changed::Narrows(Box::new(time))))
            .collect(),
        Changed::Substitutes(declaration) => changed(spread, declaration, diagnostics)
            .into_iter()
            .map(|time| with(Changed::Substitutes(Box::new(time))))
            .collect(),
        Changed::Drops { what, reason } => contents(spread, what)
            .into_iter()
            .map(|what| {
                with(Changed::Drops {
                    what,
                    reason: reason.clone(),
                })
            })
            .collect(),
        Changed::SubstitutesLegs { .. } => vec![change.clone()],
    }
}

/// A narrower or substituted visit, once for each of its times. What gives it a time cannot be meant
/// for all of them.
fn changed(
    spread: &Spread,
    declaration: &Declaration,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declaration> {
    let count = visit(declaration).and_then(|of| {
        let count = spread.occurrences.count(of.name.value.as_str())?;
        Some((of, count))
    });
    let Some((of, count)) = count else {
        return vec![declaration.clone()];
    };
    let timed = |field: &&Field<VisitField>| {
        matches!(field.value, VisitField::When(_)) || comes_again(&field.value)
    };
    if let Some(line) = of.fields.iter().find(timed) {
        let name = of.name.value.as_str();
        diagnostics.push(told::one_by_one(name, count, line.span));
        return Vec::new();
    }
    let times = (1..=count).map(|number| {
        let mut time = of.clone();
        let own_title = time.title.is_some();
        spread.number(&mut time, number, count);
        if !own_title {
            time.title = None;
        }
        match declaration {
            Declaration::Contact(_) => Declaration::Contact(time),
            _ => Declaration::Visit(time),
        }
    });
    times.collect()
}

/// A line of a reprioritisation that names each time.
pub(super) fn spread_field(
    spread: &Spread,
    field: &Field<ReprioritisationField>,
) -> Field<ReprioritisationField> {
    let mut field = field.clone();
    match &mut field.value {
        ReprioritisationField::Suspends(what) => {
            *what = what
                .iter()
                .flat_map(|content| contents(spread, content))
                .collect();
        }
        ReprioritisationField::SwitchesChannel { of, .. }
        | ReprioritisationField::SwitchesPlace { of, .. } => {
            *of = of.iter().flat_map(|name| names(spread, name)).collect();
        }
        ReprioritisationField::InForce(_)
        | ReprioritisationField::If(_)
        | ReprioritisationField::Afterwards(_) => {}
    }
    field
}

fn contents(spread: &Spread, content: &Spanned<Content>) -> Vec<Spanned<Content>> {
    let Content { name, dose } = &content.value;
    if dose.is_some() {
        return vec![content.clone()];
    }
    let names = names(spread, name).into_iter();
    let content = |name| Spanned::new(Content { name, dose: None }, content.span);
    names.map(content).collect()
}

/// The name, or those of its times.
fn names(spread: &Spread, name: &Spanned<Identifier>) -> Vec<Spanned<Identifier>> {
    let rule = name.value.as_str();
    match spread.occurrences.count(rule) {
        None => vec![name.clone()],
        Some(count) => (1..=count)
            .map(|number| Spanned::new(Identifier::new(name_of(rule, number)), name.span))
            .collect(),
    }
}
