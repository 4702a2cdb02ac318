//! The parts that the findings on what is offered have in common.

use super::children::Children;
use super::faults::Faults;
use crate::{report, story};
use stafett_diag::Name;
use stafett_model::Meta;
use stafett_model::proof::{Finding, Key, Rule, Words};

/// A finding before its children are known.
pub struct Draft {
    /// Its name.
    pub name: Name,
    /// The rules of its key.
    pub rules: Vec<String>,
    /// What is wrong.
    pub headline: Words,
    /// What it means for the child; of a finding with a region, what follows the words "A child born …",
    /// with a colon or a space before it.
    pub story: Words,
    /// The rules concerned.
    pub concerned: Vec<Rule>,
    /// What to do.
    pub help: Words,
}

impl Draft {
    /// The finding, about the text itself.
    pub fn about_the_text(self) -> Finding {
        Finding {
            key: Key {
                name: self.name.as_str().into(),
                area: None,
                rules: self.rules,
            },
            weight: report::weight(self.name),
            headline: self.headline,
            story: self.story,
            rules: self.concerned,
            help: vec![self.help],
            region: None,
            witness: None,
            accepted: None,
        }
    }

    /// The finding, with its children.
    pub fn about(self, children: &Children, faults: &Faults) -> Finding {
        let programme = children.places.programme;
        let region = faults.region(children);
        let witness = faults.witness(children);
        let mut finding = self.about_the_text();
        if let Some(witness) = &witness {
            let child = story::child(programme, witness, Some(&region));
            let told = Words::new(
                format!("{}{}", child.sv, finding.story.sv),
                format!("{}{}", child.en, finding.story.en),
            );
            finding.story = story::sentences(&[told, story::extent(programme, &region)]);
        }
        finding.region = Some(region);
        finding.witness = witness;
        finding
    }
}

/// A rule concerned.
pub fn rule(meta: &Meta, says: Words) -> Rule {
    Rule {
        origin: meta.origin,
        says,
    }
}

/// Titles, quoted and listed: "A", "B" och "C".
pub fn listed(titles: &[&str]) -> Words {
    let quoted: Vec<String> = titles.iter().map(|title| format!("\"{title}\"")).collect();
    match quoted.split_last() {
        None => Words::default(),
        Some((only, [])) => Words::same(only),
        Some((last, others)) => Words::new(
            format!("{} och {last}", others.join(", ")),
            format!("{} and {last}", others.join(", ")),
        ),
    }
}
