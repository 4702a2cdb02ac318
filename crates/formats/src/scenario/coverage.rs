//! Which rules the scenarios touch: a measure of what the authors have thought through, never a
//! proof.
//!
//! A scenario *touches*
//! - a visit or contact, if it expects a line of it (or expects that there is none), or if an event
//!   records it;
//! - a dose, if it expects the dose's own line, or if an event records the dose, alone or with the
//!   visit;
//! - a transition, if it expects who is responsible for an area, and the plan says that this
//!   transition comes next there, or that responsibility last passed by it;
//! - a variant, if its condition holds for the child on the as-of day, and the scenario touches a
//!   visit, an area or a transition that the variant changes;
//! - a requirement or recommendation, if it touches a visit with a content item that counts for one
//!   of its offers.

use crate::child::{ChildFile, Expectation};
use stafett_model::{
    AreaId, AsOf, Changed, Day, Event, EventKind, FactId, Holder, ItemId, Layer, Meta, Programme,
    ServiceId, Transition, TransitionId, Variant, VisitId,
};
use stafett_plan::{Plan, ResponsibleNow, responsible};
use std::collections::BTreeSet;

/// The kinds of rules that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// Visits and contacts.
    Visit,
    /// Doses.
    Dose,
    /// Transitions.
    Transition,
    /// Variants.
    Variant,
    /// Requirements and recommendations with offers.
    Requirement,
}

impl RuleKind {
    /// Every kind, in the order of a report.
    pub const ALL: [RuleKind; 5] = [
        RuleKind::Visit,
        RuleKind::Dose,
        RuleKind::Transition,
        RuleKind::Variant,
        RuleKind::Requirement,
    ];
}

/// A rule: its kind and its name in the programme.
pub type Rule = (RuleKind, String);

/// Every rule of the programme, with its title. What a variant lays in the place of a visit is no rule of its own: it is
/// that visit, as it is there.
pub fn rules(programme: &Programme) -> BTreeSet<(Rule, String)> {
    let row = |kind: RuleKind, meta: &Meta| ((kind, meta.id.clone()), meta.title.clone());
    let visits = programme
        .visits
        .iter()
        .filter(|visit| visit.stands_for.is_none())
        .map(|visit| row(RuleKind::Visit, &visit.meta));
    let doses = programme
        .items
        .iter()
        .filter(|item| item.dose.is_some())
        .map(|item| row(RuleKind::Dose, &item.meta));
    let transitions = programme.transitions.iter();
    let transitions = transitions.map(|one| row(RuleKind::Transition, &one.meta));
    let variants = programme.variants.iter();
    let variants = variants.map(|one| row(RuleKind::Variant, &one.meta));
    let requirements = programme
        .requirements
        .iter()
        .filter(|one| !one.offers.is_empty())
        .map(|one| row(RuleKind::Requirement, &one.meta));
    visits
        .chain(doses)
        .chain(transitions)
        .chain(variants)
        .chain(requirements)
        .collect()
}

/// The rules that one scenario touches; `plan` is that of its child as of `as_of`.
pub fn touched(programme: &Programme, file: &ChildFile, plan: &Plan, as_of: Day) -> BTreeSet<Rule> {
    let mut touching = Touching {
        programme,
        file,
        plan,
        as_of,
        visits: BTreeSet::new(),
        items: BTreeSet::new(),
        areas: BTreeSet::new(),
        transitions: BTreeSet::new(),
    };
    file.child
        .events
        .iter()
        .for_each(|event| touching.event(event));
    for expected in &file.expect {
        touching.expectation(&expected.what);
    }
    touching.rules()
}

struct Touching<'a> {
    programme: &'a Programme,
    file: &'a ChildFile,
    plan: &'a Plan,
    as_of: Day,
    /// By name, since one rule may have several rows.
    visits: BTreeSet<&'a str>,
    items: BTreeSet<ItemId>,
    areas: BTreeSet<AreaId>,
    transitions: BTreeSet<TransitionId>,
}

impl<'a> Touching<'a> {
    fn visit(&mut self, visit: VisitId) {
        let row = self.programme.visit(visit);
        self.visits.extend(row.map(|row| row.meta.id.as_str()));
    }

    fn event(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Done { visit, items } => {
                self.visit(*visit);
                let row = self.programme.visit(*visit);
                let whole = row.filter(|_| items.is_empty());
                self.items
                    .extend(whole.map_or(items.as_slice(), |row| &row.items));
            }
            EventKind::Declined(visit) | EventKind::Missed(visit) | EventKind::Cancelled(visit) => {
                self.visit(*visit)
            }
            EventKind::HandoverSent(of)
            | EventKind::HandoverReceived(of)
            | EventKind::HandoverRefused(of) => {
                self.transitions.insert(*of);
            }
            EventKind::ItemDone(item) | EventKind::ItemDeclined(item) => {
                self.items.insert(*item);
            }
            EventKind::Happened(_) | EventKind::Ended(_) | EventKind::Retracted => {}
        }
    }

    fn expectation(&mut self, what: &Expectation) {
        match what {
            Expectation::Line(line) => self.line(&line.item),
            Expectation::Absent(id) => self.line(id),
            Expectation::Area(wanted) => {
                let mut areas = self.plan.responsible_now.iter();
                if let Some(now) = areas.find(|now| now.area.id == wanted.area) {
                    self.areas.insert(now.area_id);
                    self.passes(now);
                }
            }
            Expectation::Question { .. } => {}
        }
    }

    fn line(&mut self, id: &str) {
        let (visit, item) = match id.split_once('/') {
            Some((visit, item)) => (visit, Some(item)),
            None => (id, None),
        };
        let rows = self.programme.visits.iter();
        let named = rows
            .map(|row| row.meta.id.as_str())
            .find(|name| *name == visit);
        self.visits.extend(named);
        let place = item.and_then(|item| {
            let mut items = (0..=u16::MAX).zip(&self.programme.items);
            items
                .find(|(_, row)| row.meta.id == item)
                .map(|(id, _)| ItemId(id))
        });
        self.items.extend(place);
    }

    /// The transitions before and after what is expected of an area.
    fn passes(&mut self, now: &ResponsibleNow) {
        let next = now.handover.as_ref().map(|next| next.transition_id);
        self.transitions.extend(next);
        let Some(Holder::Service(receiver)) = now.service.holder_id else {
            return;
        };
        let eve = now.service.since.and_then(|since| since.plus(-1));
        let giver = eve.and_then(|eve| {
            let child = &self.file.child;
            let then = AsOf {
                day: eve,
                known: self.plan.receipt.known_at,
            };
            responsible(self.programme, child, now.area_id, Layer::Service, then).one()
        });
        if let Some(Holder::Service(giver)) = giver {
            let transitions = (0..=u16::MAX).zip(&self.programme.transitions);
            let passed: Vec<TransitionId> = transitions
                .filter(|(_, row)| self.leads(row, (giver, receiver), now.area_id))
                .map(|(id, _)| TransitionId(id))
                .collect();
            self.transitions.extend(passed);
        }
    }

    fn leads(&self, row: &Transition, way: (ServiceId, ServiceId), area: AreaId) -> bool {
        let of_area = row.areas.is_empty() || row.areas.contains(&area);
        (row.from, row.to) == way && of_area && row.condition.holds(&|fact| self.known(fact))
    }

    /// What is recorded of a fact on the as-of day.
    fn known(&self, fact: FactId) -> Option<i32> {
        let records = self.file.child.facts.iter();
        let counted = records.filter(|record| {
            record.fact == fact && record.from.is_none_or(|from| from <= self.as_of)
        });
        counted
            .max_by_key(|record| record.from)
            .map(|record| record.value)
    }

    fn rules(&self) -> BTreeSet<Rule> {
        let mut rules: BTreeSet<Rule> = BTreeSet::new();
        let visits = self.visits.iter();
        rules.extend(visits.map(|name| (RuleKind::Visit, (*name).to_owned())));
        let items = self.items.iter().filter_map(|id| self.programme.item(*id));
        let doses = items.filter(|item| item.dose.is_some());
        rules.extend(doses.map(|item| (RuleKind::Dose, item.meta.id.clone())));
        let transitions = self.transitions.iter();
        let transitions = transitions.filter_map(|id| self.programme.transition(*id));
        rules.extend(transitions.map(|one| (RuleKind::Transition, one.meta.id.clone())));
        let variants = self.programme.variants.iter();
        let variants = variants.filter(|variant| self.shows(variant));
        rules.extend(variants.map(|one| (RuleKind::Variant, one.meta.id.clone())));
        let rows = self.programme.visits.iter();
        let rows = rows.filter(|row| self.visits.contains(row.meta.id.as_str()));
        let offered: BTreeSet<ItemId> = rows.flat_map(|row| row.items.iter().copied()).collect();
        let requirements = self.programme.requirements.iter().filter(|one| {
            let mut offers = one.offers.iter();
            offers.any(|offer| {
                offered
                    .iter()
                    .any(|item| offer.counts(self.programme, *item))
            })
        });
        rules.extend(requirements.map(|one| (RuleKind::Requirement, one.meta.id.clone())));
        rules
    }

    /// Whether the scenario touches something that a variant of the child's place changes.
    fn shows(&self, variant: &Variant) -> bool {
        let here = variant.condition.holds(&|fact| self.known(fact));
        let named = |visit: VisitId| {
            let row = self.programme.visit(visit);
            row.is_some_and(|row| self.visits.contains(row.meta.id.as_str()))
        };
        here && variant.changes.iter().any(|change| match change.of {
            Changed::Visit { base, .. } => named(base),
            Changed::Legs(area) => self.areas.contains(&area),
            Changed::Transition(transition) => self.transitions.contains(&transition),
            Changed::Requirement(_) => false,
            Changed::Item(item) => self.items.contains(&item),
        })
    }
}
