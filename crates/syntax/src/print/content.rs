use stafett_grammar::Rule;

use super::time::when;
use super::words::{Print, Words};
use crate::tree::{Clock, ItemField, Person, Product, SeriesField, Validity, WindowField};

impl Print for ItemField {
    fn print(&self, words: &mut Words) {
        match self {
            ItemField::Area(area) => words.keyword(Rule::kw_area).add(area),
            ItemField::Concerns(person) => words.keyword(Rule::kw_concerns).add(person),
            ItemField::Age(clock) => words.keyword(Rule::kw_age).keyword(match clock.value {
                Clock::Chronological => Rule::kw_chronological,
                Clock::Corrected => Rule::kw_corrected,
            }),
            ItemField::Tier(tier) => words.keyword(Rule::kw_tier).add(tier),
            ItemField::Instrument(text) => words.keyword(Rule::kw_instrument).add(text),
            ItemField::Outcomes(names) => words.keyword(Rule::kw_outcomes).list(names),
            ItemField::Spacing(least) => words
                .keyword(Rule::kw_at_least)
                .add(least)
                .keyword(Rule::kw_between_two_visits),
        };
    }
}

impl Print for Person {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Person::Child => Rule::kw_child,
            Person::BirthingParent => Rule::kw_birthing_parent,
            Person::OtherParent => Rule::kw_other_parent,
            Person::Guardians => Rule::kw_guardians,
        });
    }
}

impl Print for SeriesField {
    fn print(&self, words: &mut Words) {
        match self {
            SeriesField::Area(area) => {
                words.keyword(Rule::kw_area).add(area);
            }
            SeriesField::Dose {
                number,
                when: parts,
                valid,
                guard,
            } => {
                words.keyword(Rule::kw_dose).add(number);
                when(words, &parts.value, false);
                let first = parts.value.parts.len();
                for (place, part) in (first..).zip(valid) {
                    if place > 0 {
                        words.attach(",");
                    }
                    words.add(part);
                }
                words.add(guard);
            }
            SeriesField::Products(products) => {
                words.keyword(Rule::kw_products).list(products);
            }
            SeriesField::Grace(grace) => {
                words.keyword(Rule::kw_grace).add(grace);
            }
            SeriesField::BegunBy(point) => {
                words.keyword(Rule::kw_begun_by).add(point);
            }
            SeriesField::AfterInvalid => {
                words.keyword(Rule::kw_after_invalid);
            }
            SeriesField::Afterwards(afterwards) => {
                words.add(afterwards);
            }
        }
    }
}

impl Print for Product {
    fn print(&self, words: &mut Words) {
        words.add(&self.name).add(&self.title);
    }
}

impl Print for Validity {
    fn print(&self, words: &mut Words) {
        match self {
            Validity::From(point) => words.keyword(Rule::kw_valid_from).add(point),
            Validity::AtLeast { duration, after } => words
                .keyword(Rule::kw_valid_at_least)
                .add(duration)
                .keyword(Rule::kw_after)
                .add(after),
        };
    }
}

impl Print for WindowField {
    fn print(&self, words: &mut Words) {
        let WindowField::When(when) = self;
        words.add(when);
    }
}
