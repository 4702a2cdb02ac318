//! A consultation on a programme: who asks, and what reviewers say of its rules.

use crate::Day;
use alloc::string::String;
use alloc::vec::Vec;

/// A consultation. What is not said of it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consultation {
    /// Who asks.
    pub sender: String,
    /// Where answers go.
    pub reply_to: String,
    /// The last day for answers, included.
    pub reply_by: Option<Day>,
    /// The reference to give in an answer.
    pub reference: String,
}

/// What a reviewer says of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewNote {
    /// The name of the rule.
    pub rule: String,
    /// Who says it: an organisation or a role, never a person.
    pub from: String,
    /// In which role; may be empty.
    pub role: String,
    /// The day on which it was said, where that is stated.
    pub day: Option<Day>,
    /// The wording on which it is said; empty where none is quoted.
    pub quote: String,
    /// The comment, Markdown; may be empty where there is a proposal.
    pub comment: String,
    /// What is proposed instead, Markdown; may be empty.
    pub proposal: String,
    /// How important it is, as written; may be empty.
    pub importance: String,
    /// The file in which it is kept, as it is printed.
    pub file: String,
    /// The line of that file on which the rule is named, from 1.
    pub line: u32,
    /// The column on that line, from 1.
    pub column: u32,
}

impl ReviewNote {
    /// Whether the words that it quotes stand in one of these texts, whole and in their order, however
    /// they are broken into lines. A note without quotation quotes nothing that could be missing.
    pub fn is_quoted_from<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let quote = on_one_line(&self.quote);
        let letter = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
        let (first, last) = (quote.chars().next(), quote.chars().next_back());
        let whole = |text: &str, at: usize| {
            let (before, rest) = text.split_at_checked(at).unwrap_or_default();
            let after = rest.strip_prefix(quote.as_str()).unwrap_or_default();
            let begins = !(letter(first) && letter(before.chars().next_back()));
            begins && !(letter(last) && letter(after.chars().next()))
        };
        quote.is_empty()
            || texts.into_iter().any(|text| {
                let text = on_one_line(text);
                let mut places = text.match_indices(quote.as_str());
                places.any(|(at, _)| whole(&text, at))
            })
    }
}

/// A text with one space between its words.
fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_stands_or_is_gone_whatever_its_lines() {
        let quoting = |quote: &str| ReviewNote {
            quote: String::from(quote),
            ..ReviewNote::default()
        };
        let texts = ["Plats: hem; Längd: 60 minuter.", "Ett besök hemma."];
        for stands in ["", "Längd:\n  60 minuter", "Plats: hem", "Ett besök hemma."] {
            assert!(quoting(stands).is_quoted_from(texts), "{stands}");
        }
        // No wording is the beginning of a longer one.
        for gone in [
            "Längd: 60 minuter; Kanal: brev.",
            "Plats: hem.",
            "besök hem",
        ] {
            assert!(!quoting(gone).is_quoted_from(texts), "{gone}");
        }
    }
}
