//! The services and bodies that a plan names.

use super::{Step, needed};
use stafett_plan::{Held, Named, Plan};
use std::collections::BTreeMap;

/// The two kinds of those who act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ActorKind {
    /// Has the duty by law (huvudman).
    Body,
    /// Meets the child (verksamhet).
    Service,
}

impl ActorKind {
    /// Its code, in our code system of kinds.
    pub(crate) fn code(self) -> &'static str {
        match self {
            ActorKind::Body => "responsible-body",
            ActorKind::Service => "service",
        }
    }
}

/// A service or body: the kind of place that the programme speaks of, not yet this child's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Actor<'p> {
    /// Which kind.
    pub(crate) kind: ActorKind,
    /// Its name and title.
    pub(crate) named: &'p Named,
}

/// Every service and body that is named, once, by kind and name.
pub(crate) struct Actors<'p>(BTreeMap<(ActorKind, &'p str), Actor<'p>>);

impl<'p> Actors<'p> {
    /// Those of a plan, of whose visits `steps` are written.
    pub(crate) fn of(plan: &'p Plan, steps: &[Step<'p>]) -> Actors<'p> {
        let mut actors = Actors(BTreeMap::new());
        for Step { item, .. } in steps.iter().filter(|step| !step.called_off) {
            actors.add(ActorKind::Service, [&item.service]);
            actors.add(ActorKind::Service, &item.takes_over_from);
            actors.add(ActorKind::Service, &item.together_with);
            actors.add(ActorKind::Body, &item.body);
        }
        for area in needed(plan) {
            actors.held(ActorKind::Body, &area.body);
            actors.held(ActorKind::Service, &area.service);
            actors.add(ActorKind::Service, &area.holding.service);
            actors.add(
                ActorKind::Service,
                area.handover.iter().map(|next| &next.to),
            );
            if let Some(next) = &area.next {
                actors.add(ActorKind::Service, &next.service);
                actors.add(ActorKind::Service, &next.candidates);
            }
        }
        actors
    }

    fn held(&mut self, kind: ActorKind, held: &'p Held) {
        self.add(kind, &held.holder);
        self.add(kind, &held.candidates);
        self.add(ActorKind::Service, &held.contributors);
    }

    fn add(&mut self, kind: ActorKind, all: impl IntoIterator<Item = &'p Named>) {
        for named in all {
            self.0
                .entry((kind, named.id.as_str()))
                .or_insert(Actor { kind, named });
        }
    }

    /// Each of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Actor<'p>> {
        self.0.values().copied()
    }
}
