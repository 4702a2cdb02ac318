//! The planner held against the judge: the only place where they meet.

use super::almanac::Almanac;
use super::dates::Dates;
use super::duty::Duty;
use super::excuse::{Excuse, Excuses};
use super::judge::Judge;
use super::records::On;
use super::relay;
use super::stand::Stand;
use super::warnings::{Warnings, is_judged};
use super::window::Planned;
use stafett_model::{AsOf, Child, Day, Holder, ItemId, Layer, Occurred, Programme};
use stafett_plan::{Held, PlannedDay, Planner, QuestionKind, Status, WarningKind, plan};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};

/// Where planner and judge differ on one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field alone, and what both say of it without days: the same for faults of one kind.
    pub kind: String,
    /// The line, the field and both answers.
    pub says: String,
}

/// What came of one plan.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// How many lines were compared.
    pub lines: u64,
    /// On how many of them something was excused, by the excuse.
    pub excused: BTreeMap<Excuse, u64>,
    /// Whether more is open in it than the judge can list: nothing was compared.
    pub is_too_open: bool,
    /// Every difference, in the plan's order.
    pub found: Vec<Difference>,
}

/// Holds the plan against the judge.
pub fn compare(almanac: &Almanac, planner: &Planner, child: &Child, as_of: AsOf) -> Comparison {
    let judge = Judge::new(almanac, planner.programme(), child, as_of);
    let plan = planner.plan(child, as_of);
    let mut all = Comparison::default();
    for item in &plan.items {
        let own = judge.line(item.visit);
        all.line(
            &item.id,
            &own.excuses,
            (own.status, own.dates, own.done_on),
            (item.status, given(&item.window), item.done_on),
        );
        all.performer(&item.id, judge.performs(item.visit, &own), &item.service.id);
        for content in &item.contents {
            if let Some(own) = entry(&own, content.item) {
                all.line(
                    &content.id,
                    &own.excuses,
                    (own.status, own.dates, own.done_on),
                    (content.status, given(&content.window), content.done_on),
                );
            }
        }
    }
    doses(&judge, &plan, &mut all.found);
    if judge.records.left().is_none() {
        responsible(&judge, &plan, &mut all.found);
    }
    warned(&judge, &plan, &mut all.found);
    relay::compare(&judge, planner, &plan, &mut all.found);
    if judge.records.ended().is_none() {
        asked(&judge, &plan, &mut all.found);
    }
    if judge.is_too_open() {
        return Comparison {
            is_too_open: true,
            ..Comparison::default()
        };
    }
    all
}

/// What came of each given dose, in the order of their days.
fn doses(judge: &Judge, plan: &stafett_plan::Plan, found: &mut Vec<Difference>) {
    let got = plan.judged_doses.iter();
    let got: Vec<_> = got
        .map(|dose| (dose.item, span(dose.given_on), dose.verdict))
        .collect();
    let own: Vec<_> = judge
        .given
        .iter()
        .map(|dose| (dose.item, dose.on, dose.verdict))
        .collect();
    if own != got {
        let verdicts = |all: &[(ItemId, On, stafett_plan::DoseVerdict)]| {
            let all: Vec<_> = all.iter().map(|(_, _, verdict)| *verdict).collect();
            all
        };
        found.push(Difference {
            kind: format!("doses: {}", both(verdicts(&own), verdicts(&got))),
            says: format!("doses: {}", both(own, got)),
        });
    }
}

fn span(on: Occurred) -> On {
    (on.first.number(), on.last.number())
}

/// What judge and planner say of each line, side by side.
pub fn beside(almanac: &Almanac, programme: &Programme, child: &Child, as_of: AsOf) -> String {
    let judge = Judge::new(almanac, programme, child, as_of);
    let mut text = String::new();
    let mut two = |id: &str, own: (Status, Dates), got: (Status, Dates)| {
        for (who, (status, dates)) in [("judge  ", own), ("planner", got)] {
            let days = [
                dates.earliest,
                dates.recommended,
                dates.through,
                dates.latest,
                dates.offered,
            ];
            let days: Vec<String> = days.into_iter().map(planned).collect();
            let _ = writeln!(text, "{who} {id} {status:?} {}", days.join(" | "));
        }
    };
    for item in &plan(programme, child, as_of).items {
        let stood = judge.line(item.visit);
        two(
            &item.id,
            (stood.status, stood.dates),
            (item.status, given(&item.window)),
        );
        for content in &item.contents {
            if let Some(own) = entry(&stood, content.item) {
                let got = (content.status, given(&content.window));
                two(&content.id, (own.status, own.dates), got);
            }
        }
    }
    text
}

/// Who is responsible on the day.
fn responsible(judge: &Judge, plan: &stafett_plan::Plan, found: &mut Vec<Difference>) {
    for now in &plan.responsible_now {
        let mut told = |field: &str, says: String| {
            found.push(Difference {
                kind: format!("{field}: {says}"),
                says: format!("{} {field}: {says}", now.area.id),
            });
        };
        let demanded = judge.demanded(now.area_id, judge.as_of);
        if demanded != now.demanded {
            told("demanded", both(demanded, now.demanded));
        }
        for (layer, held) in [(Layer::Body, &now.body), (Layer::Service, &now.service)] {
            let own = judge.duty(now.area_id, layer, judge.as_of);
            if own.verdict != held.verdict {
                told("duty", both(own.verdict, held.verdict));
            } else if holders(judge, &own) != candidates(held) {
                told("candidates", both(holders(judge, &own), candidates(held)));
            }
        }
    }
}

fn holders(judge: &Judge, duty: &Duty) -> BTreeSet<String> {
    let programme = judge.programme;
    let name = |holder: &Holder| match holder {
        Holder::Body(id) => programme.bodies[id.index()].meta.id.clone(),
        Holder::Service(id) => programme.services[id.index()].meta.id.clone(),
    };
    duty.holders.iter().map(name).collect()
}

fn candidates(held: &Held) -> BTreeSet<String> {
    let all = held.candidates.iter().chain(&held.holder);
    all.map(|named| named.id.clone()).collect()
}

/// The facts that are asked for. What is made of doses nobody is asked: it comes with them.
fn asked(judge: &Judge, plan: &stafett_plan::Plan, found: &mut Vec<Difference>) {
    let of_dose = |id: &str| {
        let mut facts = judge.programme.facts.iter();
        let fact = facts.find(|fact| fact.meta.id == id);
        let made = fact.and_then(|fact| fact.made.as_ref());
        made.is_some_and(|made| made.dose().is_some())
    };
    let facts = plan
        .questions
        .iter()
        .filter(|q| q.kind == QuestionKind::Fact && !of_dose(&q.id));
    let got: BTreeSet<&str> = facts.map(|question| question.id.as_str()).collect();
    let mut own = judge.questions();
    own.retain(|id| !of_dose(id));
    let own: BTreeSet<&str> = own.iter().map(String::as_str).collect();
    for (who, more) in [
        ("judge", own.difference(&got)),
        ("planner", got.difference(&own)),
    ] {
        for fact in more {
            found.push(Difference {
                kind: format!("asked: only by the {who}"),
                says: format!("{fact} is asked only by the {who}"),
            });
        }
    }
}

/// What is warned of, and about what; of facts that do not fit together, that they do not.
fn warned(judge: &Judge, plan: &stafett_plan::Plan, found: &mut Vec<Difference>) {
    let got = plan.warnings.iter().filter(|one| is_judged(one.kind));
    let got = got.map(|one| match one.kind {
        WarningKind::FactsContradict => (one.kind, String::new()),
        kind => (kind, one.about.clone()),
    });
    let got: Warnings = got.collect();
    let own = judge.warnings();
    for (who, more) in [
        ("judge", own.difference(&got)),
        ("planner", got.difference(&own)),
    ] {
        for (kind, about) in more {
            found.push(Difference {
                kind: format!("warning: {kind:?} only by the {who}"),
                says: format!("{kind:?} of {about} is warned of only by the {who}"),
            });
        }
    }
}

fn entry(stood: &Stand, item: ItemId) -> Option<&super::stand::Entry> {
    let mut contents = stood.contents.iter();
    contents
        .find(|(id, _)| *id == Some(item))
        .map(|(_, entry)| entry)
}

fn given(dates: &stafett_plan::Dates) -> Dates {
    let planned = |day: Option<PlannedDay>| day.map(|day| (day.on.number(), day.preliminary));
    Dates {
        earliest: planned(dates.earliest),
        recommended: planned(dates.recommended),
        through: planned(dates.recommended_through),
        latest: planned(dates.latest),
        offered: planned(dates.offered_through),
    }
}

impl Comparison {
    fn performer(&mut self, id: &str, own: &str, got: &str) {
        if own != got {
            self.found.push(Difference {
                kind: "service".to_owned(),
                says: format!("{id} service: {}", both(own, got)),
            });
        }
    }

    fn line(
        &mut self,
        id: &str,
        excuses: &Excuses,
        own: (Status, Dates, Option<On>),
        got: (Status, Dates, Option<Occurred>),
    ) {
        self.lines += 1;
        for excuse in excuses {
            *self.excused.entry(*excuse).or_default() += 1;
        }
        let mut told = |field: &str, kind: String, says: String| {
            if !excuses.iter().any(|excuse| excuse.hides(field)) {
                self.found.push(Difference {
                    kind: format!("{field}: {kind}"),
                    says: format!("{id} {field}: {says}"),
                });
            }
        };
        if own.0 != got.0 {
            let says = both(own.0, got.0);
            told("status", says.clone(), says);
        }
        let done = got.2.map(span);
        if own.2 != done {
            let days = |on: On| format!("{}–{}", show(on.0), show(on.1));
            told(
                "done_on",
                sides(own.2, done),
                both(own.2.map(days), done.map(days)),
            );
        }
        let fields = |dates: &Dates| {
            [
                ("earliest", dates.earliest),
                ("recommended", dates.recommended),
                ("recommended_through", dates.through),
                ("latest", dates.latest),
                ("offered_through", dates.offered),
            ]
        };
        for ((field, own), (_, got)) in fields(&own.1).into_iter().zip(fields(&got.1)) {
            if own != got {
                told(field, sides(own, got), both(planned(own), planned(got)));
            }
        }
    }
}

fn sides<T>(own: Option<T>, got: Option<T>) -> String {
    let is = |there: bool| if there { "a day" } else { "none" };
    format!("judge {}, planner {}", is(own.is_some()), is(got.is_some()))
}

fn both(own: impl Debug, got: impl Debug) -> String {
    format!("judge {own:?}, planner {got:?}")
}

fn show(day: i32) -> String {
    Day::from_number(day).map_or(String::new(), |day| day.to_string())
}

fn planned(day: Planned) -> String {
    match day {
        None => "none".to_owned(),
        Some((day, false)) => show(day),
        Some((day, true)) => format!("{} preliminary", show(day)),
    }
}
