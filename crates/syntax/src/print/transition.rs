use stafett_diag::Language;
use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Channel, Consent, HandoverField, Otherwise, Payload, Spanned, TransitionField};

impl Print for TransitionField {
    fn print(&self, words: &mut Words) {
        match self {
            TransitionField::Areas(areas) => words.keyword(Rule::kw_areas).list(areas),
            TransitionField::When(when) => words.add(when),
            // Its fields are lines of their own.
            TransitionField::Handover(_) => words.keyword(Rule::kw_handover),
        };
    }
}

impl Print for HandoverField {
    fn print(&self, words: &mut Words) {
        match self {
            HandoverField::When(when) => words.add(when),
            HandoverField::Channels(channels) => in_order(words, channels),
            HandoverField::HandsOver(payload) => words.keyword(Rule::kw_hands_over).list(payload),
            HandoverField::Consent(consent) => words.add(consent),
            HandoverField::Confirmed { within, otherwise } => {
                words.keyword(Rule::kw_confirmed_within).add(within);
                words.add(otherwise)
            }
        };
    }
}

/// Each channel but the first is what is done otherwise.
fn in_order<'w>(words: &'w mut Words, channels: &[Spanned<Channel>]) -> &'w mut Words {
    words.keyword(Rule::kw_channel);
    for (number, channel) in channels.iter().enumerate() {
        if number > 0 {
            words.attach(",").keyword(Rule::kw_otherwise);
        }
        words.add(channel);
    }
    words
}

impl Print for Payload {
    fn print(&self, words: &mut Words) {
        match self {
            Payload::Named(name) => words.add(name),
            Payload::Outstanding => words.keyword(Rule::kw_outstanding),
        };
    }
}

impl Print for Consent {
    fn print(&self, words: &mut Words) {
        match self {
            Consent::From {
                person,
                obtained_by,
                otherwise,
            } => {
                words.keyword(Rule::kw_consent_from).add(person);
                if let Some(service) = obtained_by {
                    words.attach(",").keyword(Rule::kw_obtained_by).add(service);
                }
                if let Some(text) = otherwise {
                    words.attach(",").keyword(Rule::kw_otherwise).add(text);
                }
            }
            Consent::WithoutUnder(statute) => {
                words.keyword(Rule::kw_without_consent_under).add(statute);
            }
        }
    }
}

impl Print for Otherwise {
    fn print(&self, words: &mut Words) {
        let (service, verb, rest) = match self {
            Otherwise::FollowsUp(service) => (service, Rule::kw_follows, Rule::kw_up),
            Otherwise::KeepsResponsibility(service) => {
                (service, Rule::kw_keeps, Rule::kw_responsibility)
            }
        };
        words.attach(",").keyword(Rule::kw_otherwise);
        match words.language() {
            Language::Swedish => words.keyword(verb).add(service).keyword(rest),
            Language::English => words.add(service).keyword(verb).keyword(rest),
        };
    }
}
