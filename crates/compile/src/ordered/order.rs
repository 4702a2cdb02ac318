//! Circles, and an order where there are none.

use super::dependencies::{Graph, Node};
use petgraph::Direction;
use petgraph::algo::tarjan_scc;
use petgraph::graph::NodeIndex;
use stafett_model::VisitId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One circle of each set of nodes that wait for each other: the shortest through its least node,
/// in the order of waiting.
pub(super) fn circles(graph: &Graph) -> Vec<Vec<Node>> {
    let mut circles: Vec<Vec<Node>> = tarjan_scc(graph)
        .into_iter()
        .filter_map(|component| {
            let least = component.iter().copied().min_by_key(|node| graph[*node])?;
            let alone = component.len() == 1 && graph.find_edge(least, least).is_none();
            if alone {
                None
            } else {
                circle(graph, &component, least)
            }
        })
        .collect();
    circles.sort();
    circles
}

/// The shortest way from `start` back to it inside its component.
fn circle(graph: &Graph, component: &[NodeIndex], start: NodeIndex) -> Option<Vec<Node>> {
    let inside: BTreeSet<NodeIndex> = component.iter().copied().collect();
    let mut came_from: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        let mut next: Vec<NodeIndex> = graph
            .neighbors(node)
            .filter(|to| inside.contains(to))
            .collect();
        next.sort_by_key(|to| graph[*to]);
        for to in next {
            if to == start {
                return Some(way(graph, &came_from, start, node));
            }
            came_from.entry(to).or_insert_with(|| {
                queue.push_back(to);
                node
            });
        }
    }
    None
}

/// The nodes from `start` to `end`.
fn way(
    graph: &Graph,
    came_from: &BTreeMap<NodeIndex, NodeIndex>,
    start: NodeIndex,
    end: NodeIndex,
) -> Vec<Node> {
    let mut nodes = vec![graph[end]];
    let mut at = end;
    while at != start {
        let Some(before) = came_from.get(&at) else {
            break;
        };
        at = *before;
        nodes.push(graph[at]);
    }
    nodes.reverse();
    nodes
}

/// The visits so ordered that each stands after those it waits for; ties by id. Visits in a circle
/// are left out.
pub(super) fn visit_order(graph: &Graph) -> Vec<VisitId> {
    let waits_for = |node: NodeIndex| graph.neighbors_directed(node, Direction::Outgoing).count();
    let mut open: BTreeMap<NodeIndex, usize> = graph
        .node_indices()
        .map(|node| (node, waits_for(node)))
        .collect();
    let free = graph.node_indices().filter(|node| waits_for(*node) == 0);
    let mut ready: BTreeSet<(Node, NodeIndex)> = free.map(|node| (graph[node], node)).collect();
    let mut order = Vec::new();
    while let Some((node, index)) = ready.pop_first() {
        if let Node::Visit(visit) = node {
            order.push(visit);
        }
        for waiting in graph.neighbors_directed(index, Direction::Incoming) {
            if let Some(count) = open.get_mut(&waiting) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.insert((graph[waiting], waiting));
                }
            }
        }
    }
    order
}
