//! Where a rule that is another than in the earlier edition is shown with what it said there.

use crate::address::slugs;
use stafett_diff::{Comparison, RuleChange, What};
use stafett_model::DeclarationKind as Kind;
use std::collections::BTreeMap;

/// Path of the page of changes.
pub(crate) const PATH: &str = "andringar.html";

/// What became of each rule that differs, by kind and name.
pub(crate) struct Changes<'a> {
    of: BTreeMap<(Kind, &'a str), Change<'a>>,
}

/// One rule that differs.
#[derive(Clone, Debug)]
pub(crate) struct Change<'a> {
    /// Its place on the page of changes.
    pub(crate) anchor: String,
    pub(crate) what: What,
    pub(crate) rule: &'a RuleChange,
}

impl<'a> Changes<'a> {
    /// Of a comparison; nothing where the programme has no earlier edition.
    pub(crate) fn of(comparison: Option<&'a Comparison>) -> Self {
        let groups = comparison.iter().flat_map(|all| &all.groups);
        let rules: Vec<_> = groups
            .flat_map(|group| group.rules.iter().map(|rule| (group.kind, rule)))
            .collect();
        let names: Vec<String> = rules
            .iter()
            .map(|(kind, rule)| format!("{} {}", name(*kind), rule.id))
            .collect();
        let anchors = slugs(names.iter().map(String::as_str));
        let of = rules.into_iter().zip(anchors);
        let of = of.map(|((kind, rule), anchor)| {
            let what = rule.what;
            let change = Change { anchor, what, rule };
            ((kind, rule.id.as_str()), change)
        });
        Self { of: of.collect() }
    }

    /// What became of a rule, where it differs.
    pub(crate) fn at<'s>(&'s self, kind: Kind, id: &'s str) -> Option<&'s Change<'s>> {
        let of: &BTreeMap<(Kind, &str), Change<'_>> = &self.of;
        of.get(&(shown_with(kind), id))
    }
}

/// The kind with which a comparison shows a rule.
fn shown_with(kind: Kind) -> Kind {
    match kind {
        Kind::Contact => Kind::Visit,
        Kind::Recommendation => Kind::Requirement,
        Kind::Responsibility => Kind::Area,
        other => other,
    }
}

/// A kind as the beginning of an address. Addresses stay: a word here is never changed.
pub(crate) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Programme => "program",
        Kind::Population => "befolkning",
        Kind::SchoolCalendar => "skolkalender",
        Kind::ResponsibleBody => "huvudman",
        Kind::Role => "roll",
        Kind::Service => "verksamhet",
        Kind::Area | Kind::Responsibility => "omrade",
        Kind::Fact => "uppgift",
        Kind::Event => "handelse",
        Kind::TargetGroup => "malgrupp",
        Kind::ContentItem => "moment",
        Kind::Series => "vaccinserie",
        Kind::Window => "tidsfonster",
        Kind::Visit | Kind::Contact => "besok",
        Kind::Transition => "overgang",
        Kind::Requirement | Kind::Recommendation => "krav",
        Kind::Indicator => "indikator",
        Kind::Source => "kalla",
        Kind::Acceptance => "godtagande",
        Kind::Variant => "variant",
        Kind::Release => "utgava",
        Kind::Reprioritisation => "omprioritering",
    }
}
