use stafett_grammar::Rule;

use super::time::month;
use super::words::{Print, Words};
use crate::tree::{Afterwards, Audience, Births, Channel, Content, Performer, Place, VisitField};

impl Print for VisitField {
    fn print(&self, words: &mut Words) {
        match self {
            VisitField::When(when) => words.add(when),
            VisitField::Repeated(repetition) => words.add(repetition),
            VisitField::Count(count) => words.add(count),
            VisitField::Afterwards(afterwards) => words.add(afterwards),
            VisitField::PerformedBy(performer) => words.add(performer),
            VisitField::Place(places) => words.keyword(Rule::kw_place).list(places),
            VisitField::Channel(channels) => words.keyword(Rule::kw_channel).list(channels),
            VisitField::Length(minutes) => words
                .keyword(Rule::kw_duration)
                .add(minutes)
                .keyword(Rule::kw_minutes),
            VisitField::Contents(contents) => words.keyword(Rule::kw_contents).list(contents),
            VisitField::For(audience) => words.keyword(Rule::kw_for).add(audience),
            VisitField::Born(births) => words
                .keyword(Rule::kw_for)
                .keyword(Rule::kw_born)
                .add(births),
            VisitField::If(guard) => words.add(guard),
            VisitField::AsNeeded => words.keyword(Rule::kw_as_needed),
        };
    }
}

impl Print for Afterwards {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_afterwards);
        match self {
            Afterwards::Lapses => words.keyword(Rule::kw_lapses),
            Afterwards::CaughtUpUntil(point) => words
                .keyword(Rule::kw_caught_up)
                .keyword(Rule::kw_until)
                .add(point),
            Afterwards::CarriedOver => words.keyword(Rule::kw_carried_over),
            Afterwards::OfferedAgain => words.keyword(Rule::kw_offered_again),
        };
    }
}

impl Print for Performer {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_performed_by).add(&self.service);
        if !self.roles.is_empty() {
            words.keyword(Rule::kw_with).list(&self.roles);
        }
        if !self.jointly_with.is_empty() {
            words
                .keyword(Rule::kw_jointly_with)
                .list(&self.jointly_with);
        }
        if let Some(giver) = &self.on_behalf_of {
            words.keyword(Rule::kw_on_behalf_of).add(giver);
        }
    }
}

impl Print for Place {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Place::Home => Rule::kw_home,
            Place::Clinic => Rule::kw_clinic,
            Place::School => Rule::kw_school,
            Place::Hospital => Rule::kw_hospital,
            Place::Preschool => Rule::kw_preschool,
            Place::Online => Rule::kw_online,
            Place::Other => Rule::kw_other,
        });
    }
}

impl Print for Channel {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Channel::InPerson => Rule::kw_in_person,
            Channel::Video => Rule::kw_video,
            Channel::Telephone => Rule::kw_telephone,
            Channel::Letter => Rule::kw_letter,
        });
    }
}

impl Print for Content {
    fn print(&self, words: &mut Words) {
        words.add(&self.name);
        if let Some(dose) = &self.dose {
            words.keyword(Rule::kw_dose).add(dose);
        }
    }
}

impl Print for Births {
    fn print(&self, words: &mut Words) {
        match self {
            Births::Dates { from, through } => {
                words.keyword(Rule::kw_from).add(from);
                if let Some(through) = through {
                    words.keyword(Rule::kw_through).add(through);
                }
            }
            Births::Season { from, through } => {
                let last = through.value;
                words
                    .add(from)
                    .attach(&format!("–{}", last.day))
                    .keyword(month(last));
            }
        }
    }
}

impl Print for Audience {
    fn print(&self, words: &mut Words) {
        match self {
            Audience::Everyone => words.keyword(Rule::kw_everyone),
            Audience::Group(name) => words.add(name),
        };
    }
}
