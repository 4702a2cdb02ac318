use stafett_grammar::Rule;

use super::condition::child_guard;
use super::node::Node;
use super::time::{child_duration, child_point, when};
use super::visit::afterwards;
use crate::tree::{Clock, ItemField, Person, Product, SeriesField, Spanned, Validity, WindowField};

pub(super) fn item(node: &Node<'_>) -> Option<ItemField> {
    match node.rule() {
        Rule::in_area => Some(ItemField::Area(node.name()?)),
        Rule::concerns => Some(ItemField::Concerns(child_person(node)?)),
        Rule::age => {
            let clock = node.children().nth(1)?;
            let value = match clock.rule() {
                Rule::kw_corrected => Clock::Corrected,
                _ => Clock::Chronological,
            };
            Some(ItemField::Age(clock.spanned(value)))
        }
        Rule::tier => Some(ItemField::Tier(node.number()?)),
        Rule::instrument => Some(ItemField::Instrument(node.string()?)),
        Rule::outcomes => Some(ItemField::Outcomes(node.name_list())),
        Rule::spacing => Some(ItemField::Spacing(child_duration(node)?)),
        _ => None,
    }
}

/// The person among the children of `node`.
pub(super) fn child_person(node: &Node<'_>) -> Option<Spanned<Person>> {
    let person = node.child(Rule::person)?;
    let value = match person.first()?.rule() {
        Rule::kw_child => Person::Child,
        Rule::kw_birthing_parent => Person::BirthingParent,
        Rule::kw_other_parent => Person::OtherParent,
        Rule::kw_guardians => Person::Guardians,
        _ => return None,
    };
    Some(person.spanned(value))
}

pub(super) fn series(node: &Node<'_>) -> Option<SeriesField> {
    match node.rule() {
        Rule::in_area => Some(SeriesField::Area(node.name()?)),
        Rule::dose => Some(SeriesField::Dose {
            number: node.number()?,
            when: when(&node.child(Rule::dose_parts)?)?,
            valid: validity(&node.child(Rule::dose_parts)?)?,
            guard: child_guard(node),
        }),
        Rule::products => Some(SeriesField::Products(products(node)?)),
        Rule::grace => Some(SeriesField::Grace(child_duration(node)?)),
        Rule::begun_by => Some(SeriesField::BegunBy(child_point(node)?)),
        Rule::kw_after_invalid => Some(SeriesField::AfterInvalid),
        Rule::afterwards => Some(SeriesField::Afterwards(afterwards(node)?)),
        _ => None,
    }
}

fn products(node: &Node<'_>) -> Option<Vec<Product>> {
    let products = node.all(Rule::product).map(|product| {
        Some(Product {
            name: product.name()?,
            title: product.string(),
        })
    });
    products.collect()
}

/// What the parts of a dose say of when it counts.
fn validity(parts: &Node<'_>) -> Option<Vec<Spanned<Validity>>> {
    let one = |part: &Node<'_>| {
        Some(match part.rule() {
            Rule::valid_from => Validity::From(child_point(part)?),
            _ => Validity::AtLeast {
                duration: child_duration(part)?,
                after: child_point(part)?,
            },
        })
    };
    let parts = parts.children();
    let valid = parts.filter(|part| matches!(part.rule(), Rule::valid_from | Rule::valid_at_least));
    valid.map(|part| Some(part.spanned(one(&part)?))).collect()
}

pub(super) fn window(node: &Node<'_>) -> Option<WindowField> {
    Some(WindowField::When(when(node)?))
}
