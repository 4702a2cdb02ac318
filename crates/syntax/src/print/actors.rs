use stafett_grammar::Rule;

use super::condition::integer;
use super::words::{Print, Words};
use crate::tree::{
    BodyField, Clause, EventField, FactField, NoField, ServiceField, TargetGroupField, Values,
};

fn everywhere(words: &mut Words, everywhere: bool) -> &mut Words {
    words.keyword(if everywhere {
        Rule::kw_everywhere
    } else {
        Rule::kw_not_everywhere
    })
}

impl Print for BodyField {
    fn print(&self, words: &mut Words) {
        let BodyField::Everywhere(value) = self;
        everywhere(words, *value);
    }
}

impl Print for NoField {
    fn print(&self, _: &mut Words) {
        match *self {}
    }
}

impl Print for ServiceField {
    fn print(&self, words: &mut Words) {
        match self {
            ServiceField::Bodies(bodies) => words.keyword(Rule::kw_body).list(bodies),
            ServiceField::Roles(roles) => words.keyword(Rule::kw_roles).list(roles),
            ServiceField::Everywhere(value) => everywhere(words, *value),
        };
    }
}

impl Print for FactField {
    fn print(&self, words: &mut Words) {
        match self {
            FactField::Values(values) => words.keyword(Rule::kw_values).add(values),
            FactField::Fixed => words.keyword(Rule::kw_fixed),
            FactField::MayChange => words.keyword(Rule::kw_may_change),
            FactField::RecordedAt(visit) => words.keyword(Rule::kw_recorded_at).add(visit),
            FactField::IfUnknown(value) => words.keyword(Rule::kw_if_unknown).add(value),
            FactField::InWords(Clause { holds, denied }) => words
                .keyword(Rule::kw_in_words)
                .add(holds)
                .attach(",")
                .keyword(Rule::kw_otherwise)
                .add(denied),
        };
    }
}

impl Print for Values {
    fn print(&self, words: &mut Words) {
        match self {
            Values::YesOrNo => words
                .keyword(Rule::kw_yes)
                .keyword(Rule::kw_or)
                .keyword(Rule::kw_no),
            Values::OneOf(names) => words.keyword(Rule::kw_one_of).list(names),
            Values::WholeNumber { least, greatest } => words.keyword(Rule::kw_whole_number).word(
                format!("{}–{}", integer(least.value), integer(greatest.value)),
            ),
            Values::Date => words.keyword(Rule::kw_date),
        };
    }
}

impl Print for EventField {
    fn print(&self, words: &mut Words) {
        match self {
            EventField::Earliest(point) => words.keyword(Rule::kw_earliest).add(point),
            EventField::ShownBy(services) => words.keyword(Rule::kw_shown_by).list(services),
        };
    }
}

impl Print for TargetGroupField {
    fn print(&self, words: &mut Words) {
        let TargetGroupField::If(guard) = self;
        words.add(guard);
    }
}
