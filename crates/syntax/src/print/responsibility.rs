use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Leg, ResponsibilityField};

impl Print for ResponsibilityField {
    fn print(&self, words: &mut Words) {
        match self {
            ResponsibilityField::Body(leg) => words.keyword(Rule::kw_body).add(leg),
            ResponsibilityField::Service(leg) => words.keyword(Rule::kw_performed_by).add(leg),
        };
    }
}

impl Print for Leg {
    fn print(&self, words: &mut Words) {
        words.add(&self.holder);
        if !self.jointly_with.is_empty() {
            words
                .keyword(Rule::kw_jointly_with)
                .list(&self.jointly_with);
        }
        words.add(&self.reach);
        if let Some(limit) = &self.limit {
            words.attach(",").keyword(Rule::kw_but_at_most).add(limit);
        }
        if let Some(deadline) = &self.deadline {
            words.attach(",").keyword(Rule::kw_latest).add(deadline);
        }
        words.add(&self.guard);
    }
}
