//! Rows → the programme.

use super::dependencies::{self, Node};
use super::order;
use crate::named::Named;
use crate::resolved::{Resolved, Rows, School};
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_model::{Programme, VisitId};

/// Tells of circles and puts the tables together, where every row is right.
pub(crate) fn from_resolved(
    resolved: Resolved,
    named: &Named<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Programme> {
    let graph = dependencies::of(&resolved);
    let circles = order::circles(&graph);
    diagnostics.extend(circles.iter().map(|circle| told(circle, named)));
    programme(resolved, order::visit_order(&graph))
}

/// One circle: each waits for the next, the last for the first.
fn told(circle: &[Node], named: &Named<'_>) -> Diagnostic {
    let names: Vec<(&str, Span)> = circle.iter().map(|node| named_node(*node, named)).collect();
    let (first, at) = names.first().copied().unwrap_or_default();
    if names.len() == 1 {
        let message = Text::new(
            format!("\"{first}\" väntar på sig själv"),
            format!("\"{first}\" waits for itself"),
        );
        return Diagnostic::new(Name::CyclicDependency, at, message).help(Text::new(
            "räkna tiden från något annat, och låt villkoret bara fråga efter uppgifter som noteras vid ett tidigare besök",
            "count the time from something else, and let the condition ask only for facts that are recorded at an earlier visit",
        ));
    }
    let chain: Vec<String> = names
        .iter()
        .chain(names.first())
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let message = Text::new(
        format!(
            "de väntar på varandra i en cirkel: {}",
            chain.join(" väntar på ")
        ),
        format!(
            "they wait for each other in a circle: {}",
            chain.join(" waits for ")
        ),
    );
    let mut told = Diagnostic::new(Name::CyclicDependency, at, message);
    let nexts = names.iter().skip(1).chain(names.first());
    for (place, ((_, span), (next, _))) in names.iter().zip(nexts).enumerate() {
        let text = Text::new(
            format!("väntar på \"{next}\""),
            format!("waits for \"{next}\""),
        );
        match told.labels.first_mut().filter(|_| place == 0) {
            Some(label) => label.text = text,
            None => told = told.label(*span, text),
        }
    }
    told.help(Text::new(
        "räkna tiden för en av dem från något annat, till exempel från födseln",
        "count the time of one of them from something else, for example from birth",
    ))
}

/// The name of a node and where it is declared.
fn named_node<'n>(node: Node, named: &'n Named<'_>) -> (&'n str, Span) {
    match node {
        Node::Event(id) => named
            .events
            .row(id.0)
            .map(|row| (row.name.as_str(), row.span)),
        Node::Item(id) => named
            .items
            .row(id.0)
            .map(|row| (row.name.as_str(), row.span)),
        Node::Visit(id) => named
            .visits
            .row(id.0)
            .map(|row| (row.name.as_str(), row.span)),
    }
    .unwrap_or_default()
}

fn programme(resolved: Resolved, visit_order: Vec<VisitId>) -> Option<Programme> {
    let header = resolved.header?;
    let school = match resolved.school {
        School::Absent => None,
        School::Whole(calendar) => Some(*calendar),
        School::Broken => return None,
    };
    Some(Programme {
        meta: header.meta,
        country: header.country,
        language: header.language,
        release: header.release,
        in_force_from: header.in_force_from,
        draft: header.draft,
        month_end: header.month_end,
        population: resolved.population?,
        school,
        sources: whole(resolved.sources)?,
        facts: whole(resolved.facts)?,
        events: whole(resolved.events)?,
        bodies: whole(resolved.bodies)?,
        services: whole(resolved.services)?,
        roles: whole(resolved.roles)?,
        groups: whole(resolved.groups)?,
        areas: whole(resolved.areas)?,
        items: whole(resolved.items)?,
        series_table: whole(resolved.series)?,
        products: whole(resolved.products)?,
        visits: whole(resolved.visits)?,
        visit_order,
        transitions: whole(resolved.transitions)?,
        requirements: whole(resolved.norms)?,
        acceptances: whole(resolved.acceptances)?,
        arrival: header.arrival,
        variants: whole(resolved.variants)?,
        releases: whole(resolved.releases)?,
        reprioritisations: whole(resolved.reprioritisations)?,
        indicators: whole(resolved.indicators)?,
        edition: None,
        files: resolved.files,
    })
}

/// The rows of a table, where all are right.
fn whole<T>(rows: Rows<T>) -> Option<Vec<T>> {
    rows.into_iter().collect()
}
