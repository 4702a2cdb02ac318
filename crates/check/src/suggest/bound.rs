//! A window's bound, moved.

use super::age::{self, Age};
use super::{Found, MoveBound, Suggestion, WindowEnd, closes, found, is_within};
use crate::places::Places;
use crate::{Options, visits, windows};
use stafett_model::proof::{Finding, Key};
use stafett_model::{Duration, Holder, Leg, Origin, Point, Programme, Variable, VisitId, Window};

/// How far a bound is moved in search of a window with days, in units of its own.
const REACH: i32 = 60;

/// Of a visit that may fall outside its service's leg: the bound that keeps it inside.
pub(super) fn into_leg(
    programme: &Programme,
    options: &Options,
    finding: &Finding,
) -> Option<Suggestion> {
    let (id, visit) = visit(programme, &finding.key)?;
    let trial = OfLeg::new(programme, options, id, &finding.key);
    let window = &visit.window;
    let (latest, earliest) = (WindowEnd::Latest, WindowEnd::Earliest);
    let found = age::last(window)
        .and_then(|ages| ages.least_change(|point| trial.closes(latest, point)))
        .map(|point| (latest, point))
        .or_else(|| {
            let ages = age::first(window)?;
            let point = ages.least_change(|point| trial.closes(earliest, point))?;
            Some((earliest, point))
        })
        .or_else(|| {
            trial.at_a_leg(
                visit
                    .on_behalf_of
                    .unwrap_or(Holder::Service(visit.performer)),
            )
        });
    let (end, to) = found?;
    trial
        .keeps_windows(end, &to)
        .then_some(Suggestion::MoveBound(MoveBound {
            rule: visit.meta.origin,
            end,
            to,
        }))
}

/// Of a window without a day: the last day that gives every child one, with some to spare.
pub(super) fn with_days(programme: &Programme, finding: &Finding) -> Option<Suggestion> {
    let (rule, variable, window) = window_of(programme, &finding.key)?;
    let age = Age::of(&window.latest)?;
    let before = found(|report| windows::check(&Places::new(programme), report));
    let has_days = |point: &Point| {
        let mut alone = with(programme, variable, WindowEnd::Latest, point);
        leave_only(&mut alone, variable);
        let told = found(|report| windows::check(&Places::new(&alone), report));
        *point != window.earliest && told.iter().all(|(key, _)| key.rules != finding.key.rules)
    };
    let to = (1..=REACH)
        .map(|more| age.plus(more).point())
        .find(has_days)?;
    let changed = with(programme, variable, WindowEnd::Latest, &to);
    let after = found(|report| windows::check(&Places::new(&changed), report));
    closes(&finding.key, &before, &after).then_some(Suggestion::MoveBound(MoveBound {
        rule,
        end: WindowEnd::Latest,
        to,
    }))
}

/// The visit of the base that a key names.
fn visit<'p>(programme: &'p Programme, key: &Key) -> Option<(VisitId, &'p stafett_model::Visit)> {
    let name = key.rules.first()?;
    let is_meant = |visit: &stafett_model::Visit| {
        visit.meta.id == *name && visit.stands_for.is_none() && visit.overlay.is_none()
    };
    let place = programme.visits.iter().position(is_meant)?;
    let id = VisitId(u16::try_from(place).ok()?);
    Some((id, programme.visit(id)?))
}

/// The window of the visit or dose that a key names, and where that is written.
fn window_of<'p>(programme: &'p Programme, key: &Key) -> Option<(Origin, Variable, &'p Window)> {
    if let Some((id, visit)) = visit(programme, key) {
        return Some((visit.meta.origin, Variable::Visit(id), &visit.window));
    }
    let name = key.rules.first()?;
    let place = programme
        .items
        .iter()
        .position(|item| item.meta.id == *name)?;
    let id = stafett_model::ItemId(u16::try_from(place).ok()?);
    let item = programme.item(id)?;
    Some((
        item.meta.origin,
        Variable::Item(id),
        &item.dose.as_ref()?.window,
    ))
}

/// The programme with one bound moved.
fn with(programme: &Programme, of: Variable, end: WindowEnd, to: &Point) -> Programme {
    let mut changed = programme.clone();
    let window = match of {
        Variable::Visit(visit) => {
            let row = changed.visits.get_mut(visit.index());
            row.map(|row| &mut row.window)
        }
        Variable::Item(item) => {
            let row = changed.items.get_mut(item.index());
            row.and_then(|row| row.dose.as_mut())
                .map(|dose| &mut dose.window)
        }
        Variable::DueDate | Variable::Term(..) | Variable::Event(_) => None,
    };
    if let Some(window) = window {
        let bound = match end {
            WindowEnd::Earliest => &mut window.earliest,
            WindowEnd::Latest => &mut window.latest,
        };
        to.clone_into(bound);
    }
    changed
}

/// Takes away every other visit and dose, so that only this one's window is looked at.
fn leave_only(programme: &mut Programme, of: Variable) {
    programme
        .visit_order
        .retain(|visit| Variable::Visit(*visit) == of);
    for (place, item) in programme.items.iter_mut().enumerate() {
        let own = matches!(of, Variable::Item(own) if own.index() == place);
        if !own {
            item.dose = None;
        }
    }
}

/// The search for a bound that keeps one visit inside its leg.
struct OfLeg<'t> {
    programme: &'t Programme,
    options: &'t Options,
    visit: VisitId,
    key: &'t Key,
    before: Found,
}

impl<'t> OfLeg<'t> {
    fn new(
        programme: &'t Programme,
        options: &'t Options,
        visit: VisitId,
        key: &'t Key,
    ) -> OfLeg<'t> {
        let mut trial = OfLeg {
            programme,
            options,
            visit,
            key,
            before: Found::new(),
        };
        trial.before = trial.found(programme.clone());
        trial
    }

    /// What is found of this visit alone.
    fn found(&self, mut programme: Programme) -> Found {
        for (place, visit) in programme.visits.iter_mut().enumerate() {
            if place != self.visit.index() {
                visit.items.clear();
            }
        }
        found(|report| visits::check(&Places::new(&programme), self.options, report))
    }

    fn closes(&self, end: WindowEnd, to: &Point) -> bool {
        let changed = with(self.programme, Variable::Visit(self.visit), end, to);
        closes(self.key, &self.before, &self.found(changed))
    }

    /// A bound that follows a leg of the one who should be responsible.
    fn at_a_leg(&self, holder: Holder) -> Option<(WindowEnd, Point)> {
        let area = self.key.area.as_ref()?;
        let area = self
            .programme
            .areas
            .iter()
            .find(|row| row.meta.id == *area)?;
        let legs = area.legs.iter().filter(|leg| leg.holder == holder);
        let ends = |leg: &Leg| {
            [
                (
                    WindowEnd::Latest,
                    leg.until.clone().plus(Duration::days(-1)),
                ),
                (WindowEnd::Earliest, leg.from.clone()),
            ]
        };
        legs.flat_map(ends)
            .filter(|(_, point)| !rests_on_event(point))
            .find(|(end, point)| self.closes(*end, point))
    }

    /// Whether every window and distance can still be kept, and the visit need not be made on one
    /// single day.
    fn keeps_windows(&self, end: WindowEnd, to: &Point) -> bool {
        let changed = with(self.programme, Variable::Visit(self.visit), end, to);
        let one_day = changed
            .visit(self.visit)
            .is_none_or(|visit| visit.window.earliest == visit.window.latest);
        let told =
            |programme: &Programme| found(|report| windows::check(&Places::new(programme), report));
        !one_day && is_within(&told(&changed), &told(self.programme))
    }
}

fn rests_on_event(point: &Point) -> bool {
    matches!(
        point.root(),
        Point::Event(_) | Point::Visit(_) | Point::Item(_)
    )
}
