use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Count, Every, Repetition};

impl Print for Repetition {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_repeated);
        match &self.every {
            Every::Terms(terms) => {
                for (number, term) in terms.iter().enumerate() {
                    if number > 0 {
                        words.keyword(Rule::kw_and);
                    }
                    words.add(term);
                }
            }
            Every::Duration(duration) => {
                words.add(duration);
            }
        }
        words.add(&self.reach);
    }
}

impl Print for Count {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_count).add(&self.planned);
        if let Some(most) = &self.most {
            words.attach(&format!("–{}", most.value));
        }
    }
}
