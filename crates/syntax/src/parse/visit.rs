use stafett_grammar::Rule;

use super::condition::guard;
use super::node::Node;
use super::repetition::{count, repeated};
use super::time::{child_point, month_day, when};
use crate::tree::{
    Afterwards, Audience, Births, Channel, Content, Performer, Place, Spanned, VisitField,
};

pub(super) fn visit(node: &Node<'_>) -> Option<VisitField> {
    match node.rule() {
        Rule::when => Some(VisitField::When(when(node)?)),
        Rule::repeated => Some(VisitField::Repeated(repeated(node)?)),
        Rule::count => Some(VisitField::Count(count(node)?)),
        Rule::afterwards => Some(VisitField::Afterwards(afterwards(node)?)),
        Rule::performed_by => Some(VisitField::PerformedBy(performer(node)?)),
        Rule::place => Some(VisitField::Place(places(node)?)),
        Rule::channel => Some(VisitField::Channel(channels(node)?)),
        Rule::length => Some(VisitField::Length(node.number()?)),
        Rule::contents => Some(VisitField::Contents(contents(node)?)),
        Rule::for_born => Some(VisitField::Born(births(node)?)),
        Rule::audience => Some(VisitField::For(audience(node)?)),
        Rule::guard => Some(VisitField::If(guard(node)?)),
        Rule::kw_as_needed => Some(VisitField::AsNeeded),
        _ => None,
    }
}

/// The contents among the children of `node`.
pub(super) fn contents(node: &Node<'_>) -> Option<Vec<Spanned<Content>>> {
    node.all(Rule::content).map(|node| content(&node)).collect()
}

pub(super) fn content(node: &Node<'_>) -> Option<Spanned<Content>> {
    Some(node.spanned(Content {
        name: node.name()?,
        dose: node.number(),
    }))
}

/// The places among the children of `node`.
pub(super) fn places(node: &Node<'_>) -> Option<Vec<Spanned<Place>>> {
    node.all(Rule::one_place).map(|node| place(&node)).collect()
}

/// The channels among the children of `node`.
pub(super) fn channels(node: &Node<'_>) -> Option<Vec<Spanned<Channel>>> {
    node.all(Rule::one_channel)
        .map(|node| channel(&node))
        .collect()
}

pub(super) fn afterwards(node: &Node<'_>) -> Option<Spanned<Afterwards>> {
    let inner = node.children().nth(1)?;
    let value = match inner.rule() {
        Rule::kw_lapses => Afterwards::Lapses,
        Rule::caught_up => Afterwards::CaughtUpUntil(child_point(&inner)?),
        Rule::kw_carried_over => Afterwards::CarriedOver,
        Rule::kw_offered_again => Afterwards::OfferedAgain,
        _ => return None,
    };
    Some(inner.spanned(value))
}

fn performer(node: &Node<'_>) -> Option<Performer> {
    let lists = |rule| node.all(rule).flat_map(|list| list.name_list()).collect();
    Some(Performer {
        service: node.name()?,
        roles: lists(Rule::with_roles),
        jointly_with: lists(Rule::jointly_with),
        on_behalf_of: node.child(Rule::on_behalf_of).and_then(|node| node.name()),
    })
}

fn place(node: &Node<'_>) -> Option<Spanned<Place>> {
    let value = match node.first()?.rule() {
        Rule::kw_home => Place::Home,
        Rule::kw_clinic => Place::Clinic,
        Rule::kw_school => Place::School,
        Rule::kw_hospital => Place::Hospital,
        Rule::kw_preschool => Place::Preschool,
        Rule::kw_online => Place::Online,
        Rule::kw_other => Place::Other,
        _ => return None,
    };
    Some(node.spanned(value))
}

fn channel(node: &Node<'_>) -> Option<Spanned<Channel>> {
    let value = match node.first()?.rule() {
        Rule::kw_in_person => Channel::InPerson,
        Rule::kw_video => Channel::Video,
        Rule::kw_telephone => Channel::Telephone,
        Rule::kw_letter => Channel::Letter,
        _ => return None,
    };
    Some(node.spanned(value))
}

fn births(node: &Node<'_>) -> Option<Spanned<Births>> {
    let inner = node.children().nth(2)?;
    let births = match inner.rule() {
        Rule::born_dates => {
            let mut dates = inner.dates();
            Births::Dates {
                from: dates.next()?,
                through: dates.next(),
            }
        }
        Rule::born_season => {
            let mut days = inner.all(Rule::month_day);
            Births::Season {
                from: month_day(&days.next()?)?,
                through: month_day(&days.next()?)?,
            }
        }
        _ => return None,
    };
    Some(inner.spanned(births))
}

fn audience(node: &Node<'_>) -> Option<Spanned<Audience>> {
    match node.child(Rule::kw_everyone) {
        Some(everyone) => Some(everyone.spanned(Audience::Everyone)),
        None => Some(node.name()?.map(Audience::Group)),
    }
}
