//! A finding's child as a scenario: what `stafett test` plans for, with the lines of the plan that
//! the finding is about.

use stafett_formats::child::{ChildFile, Expectation, Expected, ExpectedLine, scenario};
use stafett_model::proof::{Finding, Proof, Weight, Witness};
use stafett_model::{Programme, ProgrammeLanguage};
use stafett_plan::{Plan, VisitItem};
use std::collections::BTreeMap;

/// A scenario's file: its name and text.
pub(crate) type Scenario = (String, String);

/// One scenario for the child of each finding of an error, in the order of the findings. The names
/// follow from the findings' keys.
pub(crate) fn scenarios(programme: &Programme, proof: &Proof) -> Vec<Scenario> {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let errors = proof
        .findings
        .iter()
        .filter(|finding| finding.weight == Weight::Error);
    let with_child = errors.filter_map(|finding| Some((finding, finding.witness.as_ref()?)));
    with_child
        .map(|(finding, witness)| {
            let name = name(finding);
            let count = used.entry(name.clone()).or_default();
            *count += 1;
            let name = match *count {
                1 => name,
                count => format!("{name}-{count}"),
            };
            let text = text(programme, finding, witness, &name);
            (format!("{name}.yaml"), text)
        })
        .collect()
}

fn text(programme: &Programme, finding: &Finding, witness: &Witness, name: &str) -> String {
    let mut child = witness.child(programme);
    name.clone_into(&mut child.id);
    let plan = stafett_plan::plan(programme, &child, witness.day);
    let file = ChildFile {
        child,
        as_of: Some(witness.day),
        edition: None,
        title: None,
        note: None,
        expect: expected(programme, finding, &plan),
    };
    let (headline, story) = (&finding.headline, &finding.story);
    let comment = match programme.language {
        ProgrammeLanguage::Swedish => format!("{}. {}", headline.sv, story.sv),
        ProgrammeLanguage::English => format!("{}. {}", headline.en, story.en),
    };
    let comment = comment.replace(['\n', '\r'], " ");
    format!("# {comment}\n{}", scenario(programme, &file))
}

/// The plan's lines of the finding's rules; where it has none, those of its area; else all.
fn expected(programme: &Programme, finding: &Finding, plan: &Plan) -> Vec<Expected> {
    let of_rules = |item: &&VisitItem| finding.key.rules.contains(&item.rule);
    let area = finding.key.area.as_ref();
    let area = area.and_then(|name| {
        let mut areas = programme.areas.iter();
        areas.position(|area| area.meta.id == *name)
    });
    let of_area = |item: &&VisitItem| {
        let visit = programme.visit(item.visit);
        let mut items = visit.into_iter().flat_map(|visit| &visit.items);
        items.any(|item| {
            let item = programme.item(*item);
            item.is_some_and(|item| Some(item.area.index()) == area)
        })
    };
    let mut lines: Vec<&VisitItem> = plan.items.iter().filter(of_rules).collect();
    if lines.is_empty() {
        lines = plan.items.iter().filter(of_area).collect();
    }
    if lines.is_empty() {
        lines = plan.items.iter().collect();
    }
    lines.into_iter().map(line).collect()
}

fn line(item: &VisitItem) -> Expected {
    let window = &item.window;
    let on = |day: Option<stafett_plan::PlannedDay>| day.map(|day| day.on);
    let line = ExpectedLine {
        item: item.id.clone(),
        status: Some(item.status),
        earliest: on(window.earliest),
        recommended: on(window.recommended),
        latest: on(window.latest),
        service: Some(item.service.id.clone()),
    };
    Expected {
        what: Expectation::Line(line),
        line: 0,
    }
}

/// A file's name from a finding's key.
fn name(finding: &Finding) -> String {
    let parts = [Some(&finding.key.name), finding.key.area.as_ref()];
    let parts = parts.into_iter().flatten().chain(&finding.key.rules);
    let name = parts.map(String::as_str).collect::<Vec<_>>().join("-");
    let safe = |letter: char| {
        if letter.is_alphanumeric() || "-_.".contains(letter) {
            letter
        } else {
            '_'
        }
    };
    name.chars().map(safe).take(100).collect()
}
