use stafett_grammar::Rule;

use super::condition::guard;
use super::node::Node;
use super::time::{child_point, when};
use crate::tree::{Afterwards, Audience, Channel, Content, Performer, Place, Spanned, VisitField};

pub(super) fn visit(node: &Node<'_>) -> Option<VisitField> {
    match node.rule() {
        Rule::when => Some(VisitField::When(when(node)?)),
        Rule::afterwards => Some(VisitField::Afterwards(afterwards(node)?)),
        Rule::performed_by => Some(VisitField::PerformedBy(performer(node)?)),
        Rule::place => {
            let places = node.all(Rule::one_place).map(|node| place(&node));
            Some(VisitField::Place(places.collect::<Option<Vec<_>>>()?))
        }
        Rule::channel => {
            let channels = node.all(Rule::one_channel).map(|node| channel(&node));
            Some(VisitField::Channel(channels.collect::<Option<Vec<_>>>()?))
        }
        Rule::length => Some(VisitField::Length(node.number()?)),
        Rule::contents => {
            let contents = node.all(Rule::content).map(|content| {
                Some(content.spanned(Content {
                    name: content.name()?,
                    dose: content.number(),
                }))
            });
            Some(VisitField::Contents(contents.collect::<Option<Vec<_>>>()?))
        }
        Rule::audience => Some(VisitField::For(audience(node)?)),
        Rule::guard => Some(VisitField::If(guard(node)?)),
        Rule::kw_as_needed => Some(VisitField::AsNeeded),
        _ => None,
    }
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

fn audience(node: &Node<'_>) -> Option<Spanned<Audience>> {
    match node.child(Rule::kw_everyone) {
        Some(everyone) => Some(everyone.spanned(Audience::Everyone)),
        None => Some(node.name()?.map(Audience::Group)),
    }
}
