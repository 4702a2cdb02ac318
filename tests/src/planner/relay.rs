//! The planner held against the judge: who has the duty and who holds the child, on the as-of day and on
//! the days of the timeline.

use super::compare::Difference;
use super::holding::{Holding, Holds};
use super::judge::Judge;
use stafett_model::{Area, AreaId, Day, Layer};
use stafett_plan::{Held, HeldVerdict, Plan, Planner, Stretch};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Of the days inside a stretch every so manieth is looked at, besides its ends.
const STRIDE: usize = 11;

/// Compares every area that has periods.
pub fn compare<'p>(
    judge: &Judge<'p>,
    planner: &Planner<'p>,
    plan: &Plan,
    found: &mut Vec<Difference>,
) {
    let holding = Holding::new(judge);
    let areas = judge.programme.areas.iter();
    for ((area, place), now) in areas.zip(0..).zip(&plan.responsible_now) {
        if area.legs.is_empty() {
            continue;
        }
        let id = AreaId(place);
        let mut one = One {
            judge,
            planner,
            holding: &holding,
            area,
            id,
            found,
        };
        one.holds(judge.as_of, &now.holding, "holding");
        one.since(&now.service);
        one.stretches();
    }
}

/// One area.
struct One<'a, 'p> {
    judge: &'a Judge<'p>,
    planner: &'a Planner<'p>,
    holding: &'a Holding<'a, 'p>,
    area: &'a Area,
    id: AreaId,
    found: &'a mut Vec<Difference>,
}

impl One<'_, '_> {
    fn told(&mut self, kind: String, says: &str) {
        self.found.push(Difference {
            says: format!("{} {kind}{says}", self.area.meta.id),
            kind,
        });
    }

    /// Who holds the child on a day.
    fn holds(&mut self, day: i32, got: &stafett_plan::Holding, field: &str) {
        let own = self.holding.on(self.id, day);
        let got = Holds {
            state: got.state,
            service: got.service_id,
            since: got.since.map(Day::number),
            due_by: got.due_by.map(|due| (due.on.number(), due.preliminary)),
        };
        if own != got {
            let kind = format!("{field}: {}", sides(own.state, got.state));
            self.told(kind, &format!(" on {}: {}", shown(day), sides(own, got)));
        }
    }

    /// Since when the service has had the duty.
    fn since(&mut self, got: &Held) {
        if got.verdict != HeldVerdict::One {
            return;
        }
        let own = self.holding.since(self.id, self.judge.as_of);
        let got = got.since.map(Day::number);
        if own != got {
            let [own, got] = [own, got].map(|day| day.map(shown));
            self.told("since".into(), &format!(": {}", sides(own, got)));
        }
    }

    /// The whole timeline: no holes, and every day as the judge has it.
    fn stretches(&mut self) {
        let as_of = Day::from_number(self.judge.as_of).expect("a day");
        let all = self.planner.timeline(self.judge.child, self.id, as_of);
        let ends = all.iter().skip(1).map(|stretch| Some(stretch.from));
        let ends: Vec<Option<Day>> = ends.chain([None]).collect();
        if ends.iter().ne(all.iter().map(|stretch| &stretch.until)) {
            self.told("timeline: holes".into(), "");
        }
        for stretch in &all {
            for day in days(stretch, self.judge.as_of) {
                self.on(stretch, day);
            }
        }
    }

    fn on(&mut self, stretch: &Stretch, day: i32) {
        let gone = self.judge.records.left().is_some_and(|left| left <= day);
        for (layer, held) in [
            (Layer::Body, &stretch.body),
            (Layer::Service, &stretch.service),
        ] {
            let own = match gone {
                true => HeldVerdict::Nobody,
                false => self.judge.duty(self.id, layer, day).verdict,
            };
            if own != held.verdict {
                let kind = format!("timeline {layer:?}: {}", sides(own, held.verdict));
                self.told(kind, &format!(" on {}", shown(day)));
            }
        }
        self.holds(day, &stretch.holding, "timeline holding");
    }
}

/// The first and the last day of a stretch and some between, as far as the as-of day: on the days that
/// follow what has not happened may happen, and it would take long to look at them all.
fn days(stretch: &Stretch, as_of: i32) -> BTreeSet<i32> {
    let from = stretch.from.number();
    let last = stretch.until.map_or(as_of, |day| day.number() - 1);
    let last = last.min(as_of);
    let ends = (from <= last).then_some(last);
    (from..=last).step_by(STRIDE).chain(ends).collect()
}

fn sides(own: impl Debug, got: impl Debug) -> String {
    format!("judge {own:?}, planner {got:?}")
}

fn shown(day: i32) -> String {
    Day::from_number(day).map_or_else(|| day.to_string(), |day| day.to_string())
}
