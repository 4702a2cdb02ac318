//! What waits for what: visits, doses and events whose days depend on other days.

use crate::resolved::{Resolved, Rows};
use petgraph::graph::{DiGraph, NodeIndex};
use stafett_model::{
    Change, Condition, EventId, FactId, ItemId, Made, Point, Visit, VisitId, Window,
};
use std::collections::BTreeMap;

/// Something whose day others may wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Event(EventId),
    Item(ItemId),
    Visit(VisitId),
}

/// The graph: an edge from what waits to what it waits for.
pub(super) type Graph = DiGraph<Node, ()>;

/// What waits for what. A visit waits for the points of its window, and for the visits at which the
/// facts of its condition are recorded; a dose for the points of its window; an event for its
/// earliest day. Whoever waits for a content item waits for the other visits that contain it, and
/// whoever waits for a visit, for the rows that stand for it.
pub(super) fn of(resolved: &Resolved) -> Graph {
    let mut graph = Graph::new();
    let nodes = nodes(&mut graph, resolved);
    let containing = containing(&resolved.visits);
    let standing = standing(&resolved.visits);
    for (from, waits_for) in waiting(resolved) {
        for to in waits_for
            .into_iter()
            .flat_map(|to| with_visits(from, to, &containing))
            .flat_map(|to| with_rows(to, &standing))
        {
            if let (Some(from), Some(to)) = (nodes.get(&from), nodes.get(&to)) {
                graph.update_edge(*from, *to, ());
            }
        }
    }
    graph
}

fn nodes(graph: &mut Graph, resolved: &Resolved) -> BTreeMap<Node, NodeIndex> {
    let events = ids(&resolved.events).map(|id| Node::Event(EventId(id)));
    let items = ids(&resolved.items).map(|id| Node::Item(ItemId(id)));
    let visits = ids(&resolved.visits).map(|id| Node::Visit(VisitId(id)));
    events
        .chain(items)
        .chain(visits)
        .map(|node| (node, graph.add_node(node)))
        .collect()
}

/// The ids of a table.
fn ids<T>(rows: &Rows<T>) -> impl Iterator<Item = u16> {
    (0..=u16::MAX).zip(rows).map(|(id, _)| id)
}

/// Each row that is right, with its id.
fn present<T>(rows: &Rows<T>) -> impl Iterator<Item = (u16, &T)> {
    (0..=u16::MAX)
        .zip(rows)
        .filter_map(|(id, row)| Some((id, row.as_ref()?)))
}

fn waiting(resolved: &Resolved) -> Vec<(Node, Vec<Node>)> {
    let visits = present(&resolved.visits).map(|(id, visit)| {
        let mut waits_for = window_roots(&visit.window);
        waits_for.extend(recorded_at(&visit.condition, resolved));
        (Node::Visit(VisitId(id)), waits_for)
    });
    let doses = present(&resolved.items).filter_map(|(id, item)| {
        let dose = item.dose.as_ref()?;
        let mut waits_for = window_roots(&dose.window);
        waits_for.extend(recorded_at(&dose.condition, resolved));
        Some((Node::Item(ItemId(id)), waits_for))
    });
    let events = present(&resolved.events).map(|(id, event)| {
        (
            Node::Event(EventId(id)),
            root(&event.earliest).into_iter().collect(),
        )
    });
    visits.chain(doses).chain(events).collect()
}

fn window_roots(window: &Window) -> Vec<Node> {
    let Window {
        earliest,
        recommended,
        recommended_through,
        latest,
        distances,
        ..
    } = window;
    [
        Some(earliest),
        Some(recommended),
        recommended_through.as_ref(),
        Some(latest),
    ]
    .into_iter()
    .flatten()
    .chain(distances.iter().map(|distance| &distance.from))
    .filter_map(root)
    .collect()
}

fn root(point: &Point) -> Option<Node> {
    match point.root() {
        Point::Event(event) => Some(Node::Event(*event)),
        Point::Visit(visit) => Some(Node::Visit(*visit)),
        Point::Item(item) => Some(Node::Item(*item)),
        _ => None,
    }
}

/// The visits at which the facts of a condition are recorded, and the doses of which they are made.
fn recorded_at(condition: &Condition, resolved: &Resolved) -> Vec<Node> {
    let facts = condition.facts().into_iter();
    let fact = |id: FactId| resolved.facts.get(id.index())?.as_ref();
    facts
        .filter_map(|id| {
            let fact = fact(id)?;
            match (fact.change, fact.made.as_ref().and_then(Made::dose)) {
                (Change::RecordedAt(visit), _) => Some(Node::Visit(visit)),
                (_, Some(dose)) => Some(Node::Item(dose)),
                (Change::Fixed | Change::MayChange, None) => None,
            }
        })
        .collect()
}

/// The visits that contain each content item.
fn containing(visits: &Rows<Visit>) -> BTreeMap<ItemId, Vec<Node>> {
    let mut containing: BTreeMap<ItemId, Vec<Node>> = BTreeMap::new();
    for (id, visit) in present(visits) {
        for item in &visit.items {
            containing
                .entry(*item)
                .or_default()
                .push(Node::Visit(VisitId(id)));
        }
    }
    containing
}

/// The rows of overlays that stand for each visit.
fn standing(visits: &Rows<Visit>) -> BTreeMap<Node, Vec<Node>> {
    let mut standing: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for (id, visit) in present(visits) {
        if let Some(base) = visit.stands_for {
            let rows = standing.entry(Node::Visit(base)).or_default();
            rows.push(Node::Visit(VisitId(id)));
        }
    }
    standing
}

/// Whoever waits for a visit waits for whichever row of its rule is the child's.
fn with_rows(to: Node, standing: &BTreeMap<Node, Vec<Node>>) -> Vec<Node> {
    let rows = standing.get(&to).into_iter().flatten();
    std::iter::once(to).chain(rows.copied()).collect()
}

/// What `from` waits for when it waits for `to`: for a content item also the other visits that
/// contain it, where a visit or an event waits.
fn with_visits(from: Node, to: Node, containing: &BTreeMap<ItemId, Vec<Node>>) -> Vec<Node> {
    let mut all = vec![to];
    if let (Node::Item(item), Node::Visit(_) | Node::Event(_)) = (to, from) {
        let visits = containing.get(&item).into_iter().flatten();
        all.extend(visits.filter(|visit| **visit != from));
    }
    all
}
