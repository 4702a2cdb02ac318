//! What results lead to: pathways from a visit's result to the visits that follow, as flow charts with
//! the same as tables.

use crate::here::{Actor, Here, Link};
use crate::pathway::{Flow, Pathway, Step};
use crate::phrase::{self, lower};
use crate::picture::{FlowNode, FlowPicture};
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{Holder, Visit, VisitId, words};
use std::collections::BTreeSet;

/// Path of the list.
pub(crate) const PATH: &str = "vagar.html";

/// What follows from a result.
#[derive(Clone, Serialize)]
pub(crate) struct StepView {
    from: Link,
    /// What came out of a content item, or how the visit went: "”Språkscreening” ger svaret remiss logoped".
    result: String,
    /// The results alone.
    values: String,
    to: Link,
    who: Actor,
    when: String,
}

/// A chart and its twin.
#[derive(Serialize)]
struct FlowView {
    /// The target group of the visit with which it begins, or for whom else that is; nothing where it is for everyone.
    group: Option<Link>,
    whom: String,
    picture: FlowPicture,
    steps: Vec<StepView>,
}

/// A pathway in the list.
#[derive(Serialize)]
struct Listed {
    link: Link,
    /// The visits with which it begins, and those that follow.
    from: Vec<Link>,
    to: Vec<Link>,
}

/// The list and the page of each pathway; nothing where no visit waits for a result.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let pathways = &top.site.pathways;
    if pathways.is_empty() {
        return Vec::new();
    }
    let mut sheets = vec![list(top)];
    sheets.extend(
        pathways
            .iter()
            .enumerate()
            .map(|(at, one)| sheet(below, at, one)),
    );
    sheets
}

fn list(here: &Here<'_>) -> Sheet {
    let listed = here.site.pathways.iter().enumerate().map(|(at, one)| {
        let visits = |of: fn(&Step) -> VisitId| {
            let mut seen = BTreeSet::new();
            let visits = one.steps().map(of).filter(|id| seen.insert(*id));
            visits.map(|id| here.visit(id)).collect()
        };
        Listed {
            link: link(here, at, one),
            from: visits(|step| step.from),
            to: visits(|step| step.to),
        }
    });
    Sheet {
        path: PATH.to_owned(),
        template: "pathways.html",
        title: here.t().pathways.to_owned(),
        about: here.t().pathways_about.to_owned(),
        chapter: PATH,
        view: context! { pathways => value(listed.collect::<Vec<_>>()) },
    }
}

/// The ways to all pathways.
pub(crate) fn links(here: &Here<'_>) -> Vec<Link> {
    let pathways = here.site.pathways.iter().enumerate();
    pathways.map(|(at, one)| link(here, at, one)).collect()
}

/// The way to a pathway, by its place.
fn link(here: &Here<'_>, at: usize, pathway: &Pathway) -> Link {
    let slug = here.site.slugs.pathways.get(at);
    Link {
        title: title(here, pathway),
        href: format!("{}vag/{}.html", here.root, slug.map_or("", String::as_str)),
    }
}

/// The content items with which a pathway begins.
fn title(here: &Here<'_>, pathway: &Pathway) -> String {
    let titles = pathway.items.iter().map(|id| here.content(*id).title);
    let titles: Vec<String> = titles
        .zip(0..)
        .map(|(title, at)| if at == 0 { title } else { lower(&title) })
        .collect();
    if titles.is_empty() {
        return here.t().pathway_missed.to_owned();
    }
    phrase::list(&titles, here.t().and)
}

fn sheet(here: &Here<'_>, at: usize, pathway: &Pathway) -> Sheet {
    let title = title(here, pathway);
    let flows = pathway.flows.iter().enumerate();
    let flows: Vec<FlowView> = flows
        .map(|(place, flow)| flow_view(here, place, &title, flow))
        .collect();
    Sheet {
        path: format!(
            "vag/{}.html",
            here.site.slugs.pathways.get(at).map_or("", String::as_str)
        ),
        template: "pathway.html",
        about: here.t().pathways_about.to_owned(),
        title,
        chapter: PATH,
        view: context! { foreign => !pathway.items.is_empty(), flows => value(flows) },
    }
}

fn flow_view(here: &Here<'_>, place: usize, title: &str, flow: &Flow) -> FlowView {
    let p = here.programme();
    let met: BTreeSet<VisitId> = flow.iter().flat_map(|step| [step.from, step.to]).collect();
    let visits: Vec<VisitId> = here
        .site
        .order
        .iter()
        .copied()
        .filter(|id| met.contains(id))
        .collect();
    let place_of = |id: VisitId| visits.iter().position(|other| *other == id);
    let node = |id: &VisitId| {
        let visit = p.visit(*id)?;
        let actor = here.actor(Holder::Service(visit.performer));
        let mut results: Vec<String> = Vec::new();
        for step in flow.iter().filter(|step| step.to == *id) {
            let says = format!("{} {}", here.t().where_result, lower(&result(here, step)));
            if !results.contains(&says) {
                results.push(says);
            }
        }
        Some(FlowNode {
            title: visit.meta.title.clone(),
            says: format!(
                "{} · {}",
                actor.link.title,
                here.say().recommended(&visit.window)
            ),
            results,
            class: actor.mark.class,
        })
    };
    let nodes: Vec<FlowNode> = visits.iter().filter_map(node).collect();
    let mut ends: Vec<(usize, usize)> = flow
        .iter()
        .filter_map(|step| Some((place_of(step.from)?, place_of(step.to)?)))
        .collect();
    ends.dedup();
    let says = (title, here.t().pathway_picture);
    let first = flow.first().and_then(|step| p.visit(step.from));
    FlowView {
        group: first.and_then(|visit| Some(here.group(visit.group?))),
        whom: first
            .map(|visit| super::visit::whom(here, visit))
            .unwrap_or_default(),
        picture: FlowPicture::new(&format!("vag-{place}"), says, &nodes, &ends),
        steps: flow
            .iter()
            .filter_map(|step| step_view(here, step))
            .collect(),
    }
}

/// When what follows is recommended; where that lies before the visit itself, as soon as the result is there.
fn when(here: &Here<'_>, from: &Visit, to: &Visit) -> String {
    let day = |visit: &Visit| here.site.child.first(&visit.window.recommended);
    match day(from).zip(day(to)) {
        Some((from, to)) if to < from => here.t().once_known.to_owned(),
        _ => here.say().recommended(&to.window),
    }
}

fn step_view(here: &Here<'_>, step: &Step) -> Option<StepView> {
    let p = here.programme();
    let (from, to) = (p.visit(step.from)?, p.visit(step.to)?);
    Some(StepView {
        from: here.visit(step.from),
        result: result(here, step),
        values: values(here, step),
        to: here.visit(step.to),
        who: here.actor(Holder::Service(to.performer)),
        when: when(here, from, to),
    })
}

/// "”Språkscreening” ger svaret remiss logoped"; of how a visit went "Besöket uteblir".
fn result(here: &Here<'_>, step: &Step) -> String {
    let values = values(here, step);
    let t = here.t();
    match step.item.map(|id| here.content(id).title) {
        Some(item) => format!(
            "{} {} {values}",
            t.quoted.replace("{}", &item),
            t.gives_result
        ),
        None => format!("{} {values}", t.the_visit),
    }
}

fn values(here: &Here<'_>, step: &Step) -> String {
    let t = here.t();
    let went = [t.is_done, t.is_declined, t.is_missed, t.is_not_for_child];
    let word = |value: &i32| match (step.item, usize::try_from(*value)) {
        (None, Ok(at)) => went
            .get(at)
            .map_or_else(String::new, |one| (*one).to_owned()),
        _ => here.pick(&words::fact_value(here.programme(), step.fact, *value)),
    };
    let values: Vec<String> = step.values.iter().map(word).collect();
    phrase::list(&values, t.or)
}

/// What follows from the results of a visit: of a content item, or of how it went.
pub(crate) fn after(
    here: &Here<'_>,
    visit: VisitId,
    item: Option<stafett_model::ItemId>,
) -> Vec<StepView> {
    let steps = here.site.pathways.iter().flat_map(Pathway::steps);
    let own = steps.filter(|step| step.from == visit && step.item == item);
    own.filter_map(|step| step_view(here, step)).collect()
}

/// What follows from all results of a visit, apart from how it went.
pub(crate) fn of_results(here: &Here<'_>, visit: VisitId) -> Vec<StepView> {
    let steps = here.site.pathways.iter().flat_map(Pathway::steps);
    let own = steps.filter(|step| step.from == visit && step.item.is_some());
    own.filter_map(|step| step_view(here, step)).collect()
}

/// The results from which a visit follows.
pub(crate) fn before(here: &Here<'_>, visit: VisitId) -> Vec<StepView> {
    let steps = here.site.pathways.iter().flat_map(Pathway::steps);
    let own = steps.filter(|step| step.to == visit);
    own.filter_map(|step| step_view(here, step)).collect()
}

/// The pathways on which a visit lies.
pub(crate) fn of_visit(here: &Here<'_>, visit: VisitId) -> Vec<Link> {
    let on = |one: &Pathway| {
        one.steps()
            .any(|step| step.from == visit || step.to == visit)
    };
    let pathways = here.site.pathways.iter().enumerate();
    pathways
        .filter(|(_, one)| on(one))
        .map(|(at, one)| link(here, at, one))
        .collect()
}
