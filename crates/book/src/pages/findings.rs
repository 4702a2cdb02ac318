//! Findings for the reader: first one child's story, then the whole set of children concerned.

use crate::here::{Here, Link};
use crate::phrase::{capital, number, sentence};
use crate::picture::Strip;
use crate::rules::Rules;
use serde::Serialize;
use stafett_model::proof::{Finding, Part, Region, Weight};
use stafett_model::{Acceptance, Day, words};

/// A finding.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FindingView {
    /// Its place in the proof.
    #[serde(skip)]
    place: usize,
    pub(crate) anchor: String,
    pub(crate) name: String,
    pub(crate) weight: &'static str,
    pub(crate) error: bool,
    pub(crate) headline: String,
    pub(crate) story: String,
    /// The child's drawn timeline, where the finding is about an area.
    pub(crate) timeline: Option<Strip>,
    pub(crate) area: Option<Link>,
    pub(crate) rules: Vec<RuleView>,
    pub(crate) help: Vec<String>,
    /// How many birth dates are concerned, as a sentence; empty for findings about the text itself.
    pub(crate) births: String,
    pub(crate) parts: Vec<String>,
    pub(crate) accepted: Option<AcceptanceView>,
}

/// A rule concerned and what it has to do with the finding.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RuleView {
    pub(crate) link: Option<Link>,
    pub(crate) says: String,
}

/// Why and until when a finding is accepted.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AcceptanceView {
    pub(crate) title: String,
    pub(crate) reason: String,
    pub(crate) by: String,
    pub(crate) decided: String,
    pub(crate) review_by: String,
}

/// What is said of a rule, without the title in quotation marks with which it may begin: the link says it.
fn without_title(says: &str, link: &Link) -> Option<String> {
    let rest = says.trim_start_matches(['"', '”', '“']);
    let rest = rest.strip_prefix(&link.title)?;
    let rest = rest.strip_prefix(['"', '”'])?.strip_prefix(": ")?;
    Some(rest.to_owned())
}

/// Rules without those that would be shown alike.
fn distinct(rules: impl Iterator<Item = RuleView>) -> Vec<RuleView> {
    let mut all: Vec<RuleView> = Vec::new();
    for rule in rules.filter(|rule| rule.link.is_some() || !rule.says.is_empty()) {
        let same = |other: &RuleView| {
            let href = |view: &RuleView| view.link.as_ref().map(|link| link.href.clone());
            href(other) == href(&rule) && other.says == rule.says
        };
        if !all.iter().any(same) {
            all.push(rule);
        }
    }
    all
}

/// How many parts of a region are told one by one.
const PARTS: usize = 12;

impl Here<'_> {
    /// Findings that ask for something to be done, accepted or open, in the proof's order.
    pub(crate) fn findings(&self, rules: &Rules, accepted: bool) -> Vec<FindingView> {
        self.findings_where(rules, |finding| finding.accepted.is_some() == accepted)
    }

    /// Those findings that ask for something to be done and are meant, in the proof's order.
    pub(crate) fn findings_where(
        &self,
        rules: &Rules,
        meant: impl Fn(&Finding) -> bool,
    ) -> Vec<FindingView> {
        let findings = self.site.book.proof.findings.iter().enumerate();
        findings
            .filter(|(_, finding)| finding.weight != Weight::Note && meant(finding))
            .map(|(place, finding)| self.finding(rules, place, finding))
            .collect()
    }

    /// The same, each with its child's drawn timeline where it is about an area.
    pub(crate) fn drawn_findings(&self, rules: &Rules, accepted: bool) -> Vec<FindingView> {
        let mut views = self.findings(rules, accepted);
        for view in &mut views {
            let finding = self.site.book.proof.findings.get(view.place);
            view.timeline = finding.and_then(|finding| self.timeline(&view.anchor, finding));
        }
        views
    }

    /// Findings that are only good to know, in the proof's order.
    pub(crate) fn notes_of_proof(&self, rules: &Rules) -> Vec<FindingView> {
        let findings = self.site.book.proof.findings.iter().enumerate();
        findings
            .filter(|(_, finding)| finding.weight == Weight::Note)
            .map(|(place, finding)| self.finding(rules, place, finding))
            .collect()
    }

    fn finding(&self, rules: &Rules, place: usize, finding: &Finding) -> FindingView {
        let t = self.t();
        let rule = |rule: &stafett_model::proof::Rule| {
            let (link, says) = (rules.at(rule.origin), self.pick(&rule.says));
            let says = link
                .as_ref()
                .and_then(|link| without_title(&says, link))
                .unwrap_or(says);
            RuleView { link, says }
        };
        let region = finding.region.as_ref();
        let row = finding
            .accepted
            .and_then(|id| self.programme().acceptance(id));
        FindingView {
            place,
            timeline: None,
            anchor: format!("fynd-{}", place + 1),
            name: finding.key.name.clone(),
            weight: match finding.weight {
                Weight::Error => t.error,
                Weight::Warning => t.warning,
                Weight::Note => t.note,
            },
            error: finding.weight == Weight::Error,
            headline: capital(&self.pick(&finding.headline)),
            story: self.pick(&finding.story),
            area: finding.key.area.as_ref().and_then(|id| rules.named(id)),
            rules: distinct(finding.rules.iter().map(rule)),
            help: finding.help.iter().map(|help| self.pick(help)).collect(),
            births: region.map(|region| self.births(region)).unwrap_or_default(),
            parts: region.map(|region| self.parts(region)).unwrap_or_default(),
            accepted: row.map(|row| self.acceptance(row)),
        }
    }

    fn births(&self, region: &Region) -> String {
        let t = self.t();
        let all = self.site.book.proof.birth_dates;
        if region.birth_dates == all {
            return t.all_birth_dates.replace("{}", &number(all));
        }
        t.some_birth_dates
            .replace("{n}", &number(region.birth_dates))
            .replace("{}", &number(all))
    }

    fn parts(&self, region: &Region) -> Vec<String> {
        let mut parts: Vec<String> = region
            .parts
            .iter()
            .take(PARTS)
            .map(|part| self.part(part))
            .collect();
        let rest = region.parts.len().saturating_sub(PARTS);
        if rest > 0 {
            parts.push(self.t().more_parts.replace("{}", &rest.to_string()));
        }
        parts
    }

    fn part(&self, part: &Part) -> String {
        let (t, say) = (self.t(), self.say());
        let facts = part
            .facts
            .iter()
            .map(|range| self.pick(&words::fact_range(self.programme(), range)));
        let facts: Vec<String> = facts.collect();
        let mut text = format!("{} {}", say.from(&part.from), say.until(&part.until));
        if !facts.is_empty() {
            text = format!("{text}; {}", crate::phrase::list(&facts, t.and));
        }
        if let Some(born) = self.born(&part.born) {
            text = format!("{text}; {born}");
        }
        text
    }

    /// Birth dates in words: the first and the last, and in how many stretches between them; nothing
    /// where they are the whole population.
    fn born(&self, stretches: &[(Day, Day)]) -> Option<String> {
        let (t, say) = (self.t(), self.say());
        let (first, last) = (stretches.first()?.0, stretches.last()?.1);
        if stretches.len() == 1 && (first, last) == self.site.book.proof.born {
            return None;
        }
        let born = format!("{} {}–{}", t.born, say.day(first), say.day(last));
        Some(match stretches.len() {
            1 => born,
            n => format!("{born}, {}", t.in_stretches.replace("{}", &n.to_string())),
        })
    }

    /// An acceptance.
    pub(crate) fn acceptance(&self, row: &Acceptance) -> AcceptanceView {
        let say = self.say();
        AcceptanceView {
            title: row.meta.title.clone(),
            reason: sentence(&row.reason),
            by: row.by.clone(),
            decided: say.day(row.decided),
            review_by: say.day(row.review_by),
        }
    }
}
