use stafett_grammar::Rule;

use super::node::Node;
use super::time::{child_duration, when};
use super::visit::afterwards;
use crate::tree::{Clock, ItemField, Person, SeriesField, Spanned, WindowField};

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
            when: when(&node.child(Rule::worded_parts)?)?,
        }),
        Rule::afterwards => Some(SeriesField::Afterwards(afterwards(node)?)),
        _ => None,
    }
}

pub(super) fn window(node: &Node<'_>) -> Option<WindowField> {
    Some(WindowField::When(when(node)?))
}
