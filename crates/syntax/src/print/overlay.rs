use stafett_grammar::Rule;

use super::programme::on_arrival;
use super::words::{Print, Words};
use crate::tree::{Change, Changed, ReleaseField, ReprioritisationField, VariantField};

impl Print for VariantField {
    fn print(&self, words: &mut Words) {
        match self {
            VariantField::If(guard) => words.add(guard),
            VariantField::BuildsOn(variant) => words.keyword(Rule::kw_builds_on).add(variant),
            VariantField::InformationFrom(year) => words
                .keyword(Rule::kw_information_from)
                .word(format!("{:04}", year.value)),
            VariantField::ConfirmedBy(text) => words.keyword(Rule::kw_confirmed_by).add(text),
            VariantField::OnArrival(within) => on_arrival(words, within),
            VariantField::Change(change) => words.add(change),
        };
    }
}

impl Print for ReleaseField {
    fn print(&self, words: &mut Words) {
        match self {
            ReleaseField::InForceFrom(date) => words.keyword(Rule::kw_in_force_from).add(date),
            ReleaseField::BornFrom(date) => words
                .keyword(Rule::kw_for)
                .keyword(Rule::kw_born)
                .keyword(Rule::kw_from)
                .add(date),
            ReleaseField::Change(change) => words.add(change),
        };
    }
}

impl Print for ReprioritisationField {
    fn print(&self, words: &mut Words) {
        match self {
            ReprioritisationField::InForce(days) => words
                .keyword(Rule::kw_in_force_from)
                .add(&days.from)
                .keyword(Rule::kw_through)
                .add(&days.through),
            ReprioritisationField::If(guard) => words.add(guard),
            ReprioritisationField::Suspends(contents) => {
                words.keyword(Rule::kw_suspends).list(contents)
            }
            ReprioritisationField::SwitchesChannel { to, of } => words
                .keyword(Rule::kw_switches_channel)
                .list(to)
                .keyword(Rule::kw_for)
                .list(of),
            ReprioritisationField::SwitchesPlace { to, of } => words
                .keyword(Rule::kw_switches_place)
                .list(to)
                .keyword(Rule::kw_for)
                .list(of),
            ReprioritisationField::Afterwards(afterwards) => words.add(afterwards),
        };
    }
}

/// The whole of a change on one line, or what stands before the declaration and block of another.
impl Print for Change {
    fn print(&self, words: &mut Words) {
        match &self.what {
            Changed::Adds(_) => words.keyword(Rule::kw_adds),
            Changed::Narrows(_) => words.keyword(Rule::kw_narrows),
            Changed::Substitutes(_) => words.keyword(Rule::kw_substitutes),
            Changed::SubstitutesLegs { area, .. } => words
                .keyword(Rule::kw_substitutes)
                .keyword(Rule::kw_responsibility_for)
                .add(area),
            Changed::Drops { what, reason } => words.keyword(Rule::kw_drops).add(what).add(reason),
        };
    }
}
