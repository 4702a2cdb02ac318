use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{AcceptanceField, NormField, Offered, RuleName, SourceField};

impl Print for NormField {
    fn print(&self, words: &mut Words) {
        match self {
            NormField::Offered(offered) => words.add(offered),
            NormField::OfferedBefore { first, second } => words
                .keyword(Rule::kw_offered)
                .add(first)
                .keyword(Rule::kw_before)
                .add(second),
            NormField::EvenlySpread(most) => words
                .keyword(Rule::kw_evenly_spread)
                .attach(":")
                .keyword(Rule::kw_at_most)
                .add(most)
                .keyword(Rule::kw_between_two_visits),
            NormField::InWords(text) => words.keyword(Rule::kw_in_words).add(text),
        };
    }
}

impl Print for Offered {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_offered);
        if self.once {
            words.keyword(Rule::kw_once);
        } else {
            words.keyword(Rule::kw_at_least).add(&self.count);
        }
        words
            .keyword(Rule::kw_visits)
            .keyword(Rule::kw_with)
            .add(&self.item);
        if let Some(service) = &self.by {
            words.keyword(Rule::kw_by).add(service);
        }
        words.add(&self.reach).add(&self.guard);
    }
}

impl Print for SourceField {
    fn print(&self, words: &mut Words) {
        match self {
            SourceField::Publisher(text) => words.keyword(Rule::kw_publisher).add(text),
            SourceField::Link(text) => words.keyword(Rule::kw_link).add(text),
            SourceField::Date(date) => words.keyword(Rule::kw_date).add(date),
            SourceField::Checked(text) => words.keyword(Rule::kw_checked).add(text),
            SourceField::Confidence(confidence) => {
                words.keyword(Rule::kw_confidence).add(confidence)
            }
        };
    }
}

impl Print for AcceptanceField {
    fn print(&self, words: &mut Words) {
        match self {
            AcceptanceField::Finding(name) => {
                words.keyword(Rule::kw_finding).word(name.value.as_str())
            }
            AcceptanceField::Area(area) => words.keyword(Rule::kw_area).add(area),
            AcceptanceField::Rules(rules) => words.keyword(Rule::kw_rules).list(rules),
            AcceptanceField::Days(reach) => words.keyword(Rule::kw_day_range).add(reach),
            AcceptanceField::Born(range) => words.keyword(Rule::kw_born).add(range),
            AcceptanceField::Reason(text) => words.keyword(Rule::kw_reason).add(text),
            AcceptanceField::By(role) => words.keyword(Rule::kw_by).add(role),
            AcceptanceField::Decided(date) => words.keyword(Rule::kw_decided).add(date),
            AcceptanceField::ReviewBy(date) => words.keyword(Rule::kw_review_by).add(date),
        };
    }
}

impl Print for RuleName {
    fn print(&self, words: &mut Words) {
        match self {
            RuleName::Named(content) => words.add(content),
            RuleName::Birth => words.keyword(Rule::kw_birth),
            RuleName::End => words.keyword(Rule::kw_the_end),
        };
    }
}
