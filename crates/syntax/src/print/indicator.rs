use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Better, Counted, IndicatorField, Numerator};

impl Print for IndicatorField {
    fn print(&self, words: &mut Words) {
        match self {
            IndicatorField::At(point) => words.keyword(Rule::kw_at).add(point),
            IndicatorField::Denominator(counted) => {
                words.keyword(Rule::kw_denominator).add(counted)
            }
            IndicatorField::Numerator(numerator) => {
                words.keyword(Rule::kw_numerator).add(numerator)
            }
            IndicatorField::Strata(facts) => words.keyword(Rule::kw_by_strata).list(facts),
            IndicatorField::SmallestGroup(count) => {
                words.keyword(Rule::kw_smallest_group).add(count)
            }
            IndicatorField::Direction(better) => words.keyword(Rule::kw_direction).add(better),
        };
    }
}

impl Print for Counted {
    fn print(&self, words: &mut Words) {
        match self {
            Counted::Everyone => words.keyword(Rule::kw_everyone),
            Counted::If(guard) => words.add(guard),
        };
    }
}

impl Print for Numerator {
    fn print(&self, words: &mut Words) {
        for (number, content) in self.done.iter().enumerate() {
            if number > 0 {
                words.keyword(Rule::kw_and);
            }
            words.keyword(Rule::kw_done).add(content);
        }
        words.add(&self.guard);
    }
}

impl Print for Better {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Better::Higher => Rule::kw_higher,
            Better::Lower => Rule::kw_lower,
        });
    }
}
