use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Amended, Amendment};

/// The whole of an amendment on one line, or the verb before the declaration of another.
impl Print for Amendment {
    fn print(&self, words: &mut Words) {
        match &self.what {
            Amended::Substitutes(_) => words.keyword(Rule::kw_substitutes),
            Amended::Drops { kind, name, reason } => {
                words.keyword(Rule::kw_drops);
                if let Some(kind) = kind {
                    words.keyword(kind.value);
                }
                words.add(name).add(reason)
            }
        };
    }
}
