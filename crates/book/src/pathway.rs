//! What the results of visits lead to: which result at which visit makes another visit be for the child.

use stafett_model::{Condition, Fact, FactId, ItemId, Made, Programme, Values, Visit, VisitId};
use std::collections::BTreeSet;

/// One step: what is recorded at a visit, and the visit that follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The visit of the base at which it is recorded.
    pub(crate) from: VisitId,
    /// The content item whose result it is; `None` for how the visit itself went.
    pub(crate) item: Option<ItemId>,
    /// The fact that holds it, and the values that lead on.
    pub(crate) fact: FactId,
    pub(crate) values: Vec<i32>,
    pub(crate) to: VisitId,
}

/// Steps that hang together: each leads from a visit to which another leads, or to the same visit.
pub(crate) type Flow = Vec<Step>;

/// Flows that begin with the same content item, or with visits that do not take place.
#[derive(Clone, Debug)]
pub(crate) struct Pathway {
    /// The content items with which it begins, in the order of the steps; none where it is about
    /// visits that do not take place.
    pub(crate) items: Vec<ItemId>,
    pub(crate) flows: Vec<Flow>,
}

impl Pathway {
    /// Every step, in order.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.flows.iter().flatten()
    }
}

/// Every step, in the order of the visits from which and to which they lead.
pub(crate) fn steps(programme: &Programme, order: &[VisitId]) -> Vec<Step> {
    let place = |id: &VisitId| order.iter().position(|other| other == id);
    let mut steps: Vec<Step> = Vec::new();
    let base = |id: &&VisitId| {
        programme
            .visit(**id)
            .is_some_and(|row| row.stands_for.is_none())
    };
    let (own, laid): (Vec<&VisitId>, Vec<&VisitId>) = order.iter().partition(base);
    for id in own.into_iter().chain(laid) {
        let Some(visit) = programme.visit(*id) else {
            continue;
        };
        for step in steps_to(programme, *id, visit) {
            let name = |id| programme.visit(id).map(|row| row.meta.id.as_str());
            let same = |other: &&Step| (other.fact, name(other.to)) == (step.fact, name(step.to));
            if !steps.iter().any(|other| same(&other)) {
                steps.push(step);
            }
        }
    }
    steps.sort_by_key(|step| (place(&step.from), step.item, place(&step.to)));
    steps
}

/// The steps that lead to a visit.
fn steps_to(programme: &Programme, to: VisitId, visit: &Visit) -> Vec<Step> {
    let mut asked = Vec::new();
    ranges(programme, &visit.condition, true, &mut asked);
    let mut steps: Vec<Step> = Vec::new();
    for (fact, values) in asked {
        let (from, item) = match programme.fact(fact).and_then(|row| row.made.as_ref()) {
            Some(Made::Result { item, visit }) => (*visit, Some(*item)),
            Some(Made::Outcome(visit)) => (*visit, None),
            _ => continue,
        };
        match steps.iter_mut().find(|step| step.fact == fact) {
            Some(step) => step.values.extend(values),
            None => steps.push(Step {
                from,
                item,
                fact,
                values,
                to,
            }),
        }
    }
    for step in &mut steps {
        step.values.sort_unstable();
        step.values.dedup();
    }
    steps
}

/// The facts that a condition asks for, each with the values for which that part of it holds.
fn ranges(p: &Programme, of: &Condition, holds: bool, found: &mut Vec<(FactId, Vec<i32>)>) {
    match of {
        Condition::Fact(range) => {
            let values = p.fact(range.fact).map(values).unwrap_or_default();
            let meant = values
                .into_iter()
                .filter(|value| range.allows(*value) == holds);
            found.push((range.fact, meant.collect()));
        }
        Condition::Not(inner) => ranges(p, inner, !holds, found),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| ranges(p, part, holds, found));
        }
        Condition::Always | Condition::Unknown(_) => {}
    }
}

/// The values of a fact of which each has a name.
fn values(fact: &Fact) -> Vec<i32> {
    match &fact.values {
        Values::OneOf(names) => (0..).take(names.len()).collect(),
        _ => Vec::new(),
    }
}

/// The steps as pathways, in the order of their first steps; that of visits that do not take place last.
pub(crate) fn pathways(steps: &[Step]) -> Vec<Pathway> {
    let flows = grouped(steps.to_vec(), |a: &Step, b| {
        let begins_alike = (a.from, a.item) == (b.from, b.item);
        begins_alike || a.to == b.to || a.to == b.from || b.to == a.from
    });
    let flows: Vec<(Vec<ItemId>, Flow)> = flows
        .into_iter()
        .map(|flow| (first_items(&flow), flow))
        .collect();
    let groups = grouped(flows, |(a, _), (b, _)| {
        a.iter().any(|item| b.contains(item)) || a.is_empty() && b.is_empty()
    });
    let mut pathways: Vec<Pathway> = groups.into_iter().map(pathway).collect();
    pathways.sort_by_key(|pathway| pathway.items.is_empty());
    pathways
}

fn pathway(group: Vec<(Vec<ItemId>, Flow)>) -> Pathway {
    let mut items: Vec<ItemId> = Vec::new();
    let mut flows = Vec::new();
    for (first, flow) in group {
        let fresh: Vec<ItemId> = first.into_iter().filter(|id| !items.contains(id)).collect();
        items.extend(fresh);
        flows.push(flow);
    }
    Pathway { items, flows }
}

/// The content items with which a flow begins: at visits to which none of its steps leads.
fn first_items(flow: &Flow) -> Vec<ItemId> {
    let later: BTreeSet<VisitId> = flow.iter().map(|step| step.to).collect();
    let first = flow.iter().filter(|step| !later.contains(&step.from));
    let mut items: Vec<ItemId> = Vec::new();
    for item in first.filter_map(|step| step.item) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// What is joined, however many steps apart, together: groups and what is in them in the order given.
fn grouped<T>(all: Vec<T>, joined: impl Fn(&T, &T) -> bool) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<(usize, T)>> = Vec::new();
    for (place, one) in all.into_iter().enumerate() {
        let near = |group: &mut Vec<(usize, T)>| group.iter().any(|(_, other)| joined(&one, other));
        let mut own: Vec<(usize, T)> = groups.extract_if(.., near).flatten().collect();
        own.push((place, one));
        own.sort_by_key(|(place, _)| *place);
        groups.push(own);
    }
    groups.sort_by_key(|group| group.first().map(|(place, _)| *place));
    let plain = |group: Vec<(usize, T)>| group.into_iter().map(|(_, one)| one).collect();
    groups.into_iter().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(from: u16, item: Option<u16>, to: u16) -> Step {
        Step {
            from: VisitId(from),
            item: item.map(ItemId),
            fact: FactId(0),
            values: vec![1],
            to: VisitId(to),
        }
    }

    /// Each pathway as its first items and, flow by flow, its steps.
    fn shown(steps: &[Step]) -> Vec<String> {
        let of = |pathway: &Pathway| {
            let items: Vec<String> = pathway.items.iter().map(|id| id.0.to_string()).collect();
            let step = |step: &Step| format!("{}-{}", step.from.0, step.to.0);
            let flow = |flow: &Flow| flow.iter().map(step).collect::<Vec<_>>().join(" ");
            let flows: Vec<String> = pathway.flows.iter().map(flow).collect();
            format!("{}: {}", items.join(","), flows.join(" | "))
        };
        pathways(steps).iter().map(of).collect()
    }

    #[test]
    fn a_pathway_holds_what_follows_from_what_follows() {
        let steps = [
            step(1, Some(1), 2),
            step(1, Some(2), 5),
            step(2, Some(3), 4),
            step(3, Some(1), 4),
        ];
        assert_eq!(shown(&steps), ["1: 1-2 2-4 3-4", "2: 1-5"]);
    }

    #[test]
    fn flows_that_begin_alike_are_one_pathway_and_missed_visits_the_last() {
        let steps = [
            step(1, None, 2),
            step(3, Some(1), 4),
            step(5, Some(1), 6),
            step(7, None, 8),
        ];
        assert_eq!(shown(&steps), ["1: 3-4 | 5-6", ": 1-2 | 7-8"]);
    }
}
