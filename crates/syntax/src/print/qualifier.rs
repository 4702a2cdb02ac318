use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Confidence, Qualifier, QualifierKind};

impl Print for Qualifier {
    fn print(&self, words: &mut Words) {
        match &self.kind {
            QualifierKind::Source {
                source,
                place,
                confidence,
            } => {
                words.keyword(Rule::kw_source).add(source).add(place);
                if let Some(confidence) = confidence {
                    words.keyword(Rule::kw_confidence).add(confidence);
                }
            }
            QualifierKind::Assumption(text) => {
                words.keyword(Rule::kw_assumption).add(text);
            }
            QualifierKind::Interpretation(text) => {
                words.keyword(Rule::kw_interpretation).add(text);
            }
            QualifierKind::Proposal(text) => {
                words.keyword(Rule::kw_proposal).add(text);
            }
            QualifierKind::Disagreement(text) => {
                words.keyword(Rule::kw_disagreement).add(text);
            }
        }
    }
}

impl Print for Confidence {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Confidence::Stated => Rule::kw_stated,
            Confidence::Derived => Rule::kw_derived,
            Confidence::Conflicting => Rule::kw_conflicting,
            Confidence::Unverified => Rule::kw_unverified,
        });
    }
}
