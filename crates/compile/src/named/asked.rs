//! What conditions ask of visits: the result of a content item, or how the visit went. Each becomes a
//! fact of its own, under the words by which it is asked for.

use super::{FactSource, Named};
use crate::words::Kind;
use stafett_syntax::tree::{
    CalendarField, Changed, Condition, Counted, Declaration, Field, Given, Guard, Identifier,
    IndicatorField, NormField, PopulationField, ReleaseField, ReprioritisationField,
    ResponsibilityField, SeriesField, Spanned, TargetGroupField, VariantField, VisitField,
};

/// Adds a fact for each result, and for each visit, that a condition of the declaration names.
pub(super) fn put<'a>(named: &mut Named<'a>, declaration: &'a Declaration) {
    for condition in conditions(declaration) {
        put_asked(named, condition);
    }
}

fn put_asked<'a>(named: &mut Named<'a>, condition: &'a Spanned<Condition>) {
    match &condition.value {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| put_asked(named, part));
        }
        Condition::Not(inner) => put_asked(named, inner),
        Condition::Test {
            fact: item,
            at: Some(visit),
            ..
        } => {
            if is(named, item, &[Kind::Item]) && is(named, visit, &[Kind::Visit, Kind::Contact]) {
                let (item, visit) = (item.value.as_str(), visit.value.as_str());
                let name = named.result_name(item, visit);
                let source = FactSource::Result { item, visit };
                named.facts.push(name, condition.span, source);
            }
        }
        Condition::Test {
            fact: visit,
            at: None,
            ..
        } => {
            if is(named, visit, &[Kind::Visit, Kind::Contact]) && !is(named, visit, &[Kind::Fact]) {
                let name = visit.value.as_str();
                let source = FactSource::Outcome(name);
                named.facts.push(name, condition.span, source);
            }
        }
        Condition::Dose {
            series,
            number,
            given,
        } => {
            if is(named, series, &[Kind::Series]) {
                let series = series.value.as_str();
                let (name, source) = match given {
                    Given::Before(at) | Given::From(at) => (
                        named.given_name(series, number.value, &at.value),
                        FactSource::Given { series, number, at },
                    ),
                    Given::With(_) => (
                        named.product_name(series, number.value),
                        FactSource::Product { series, number },
                    ),
                };
                named.facts.push(name, condition.span, source);
            }
        }
    }
}

/// Whether something of one of these kinds is declared under a name.
fn is(named: &Named<'_>, name: &Spanned<Identifier>, kinds: &[Kind]) -> bool {
    let declared = named.everything.get(name.value.as_str());
    let mut declared = declared.into_iter().flatten();
    declared.any(|(_, kind)| kinds.contains(kind))
}

/// Every condition in a declaration, those of the differences inside it among them.
fn conditions(declaration: &Declaration) -> Vec<&Spanned<Condition>> {
    match declaration {
        Declaration::Visit(of) | Declaration::Contact(of) => {
            guards(&of.fields, |field| match field {
                VisitField::If(guard) => Some(guard),
                _ => None,
            })
        }
        Declaration::TargetGroup(of) => {
            guards(&of.fields, |TargetGroupField::If(guard)| Some(guard))
        }
        Declaration::Requirement(of) | Declaration::Recommendation(of) => {
            guards(&of.fields, |field| match field {
                NormField::Offered(offered) => offered.guard.as_ref(),
                _ => None,
            })
        }
        Declaration::Responsibility(of) => {
            let demanded = of.head.guard.iter().map(|guard| &guard.value.condition);
            let mut all = guards(&of.fields, leg_guard);
            all.extend(demanded);
            all
        }
        Declaration::Series(of) => guards(&of.fields, |field| match field {
            SeriesField::Dose { guard, .. } => guard.as_ref(),
            _ => None,
        }),
        Declaration::Indicator(of) => of.fields.iter().filter_map(counted).collect(),
        Declaration::Calendar(of) => guards(&of.fields, |field| match field {
            CalendarField::SchoolStart { guard, .. } => guard.as_ref(),
            _ => None,
        }),
        Declaration::Reprioritisation(of) => guards(&of.fields, |field| match field {
            ReprioritisationField::If(guard) => Some(guard),
            _ => None,
        }),
        Declaration::Population(of) => of.fields.iter().filter_map(always).collect(),
        Declaration::Variant(of) => {
            let fields = of.fields.iter();
            fields
                .flat_map(|field| match &field.value {
                    VariantField::If(guard) => vec![&guard.value.condition],
                    VariantField::Change(change) => of_change(&change.what),
                    _ => Vec::new(),
                })
                .collect()
        }
        Declaration::Release(of) => {
            let fields = of.fields.iter();
            fields
                .flat_map(|field| match &field.value {
                    ReleaseField::Change(change) => of_change(&change.what),
                    _ => Vec::new(),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn of_change(change: &Changed) -> Vec<&Spanned<Condition>> {
    match change {
        Changed::Adds(what) | Changed::Narrows(what) | Changed::Substitutes(what) => {
            conditions(what)
        }
        Changed::SubstitutesLegs { fields, .. } => guards(fields, leg_guard),
        Changed::Drops { .. } => Vec::new(),
    }
}

fn guards<F>(
    fields: &[Field<F>],
    guard: impl Fn(&F) -> Option<&Spanned<Guard>>,
) -> Vec<&Spanned<Condition>> {
    let guards = fields.iter().filter_map(|field| guard(&field.value));
    guards.map(|guard| &guard.value.condition).collect()
}

fn leg_guard(field: &ResponsibilityField) -> Option<&Spanned<Guard>> {
    match field {
        ResponsibilityField::Body(leg) | ResponsibilityField::Service(leg) => leg.guard.as_ref(),
    }
}

/// The condition of a measure's denominator or numerator.
fn counted(field: &Field<IndicatorField>) -> Option<&Spanned<Condition>> {
    match &field.value {
        IndicatorField::Denominator(Spanned {
            value: Counted::If(guard),
            ..
        }) => Some(&guard.condition),
        IndicatorField::Numerator(numerator) => {
            let guard = numerator.guard.as_ref()?;
            Some(&guard.value.condition)
        }
        _ => None,
    }
}

fn always(field: &Field<PopulationField>) -> Option<&Spanned<Condition>> {
    match &field.value {
        PopulationField::Always(condition, _) => Some(condition),
        _ => None,
    }
}
