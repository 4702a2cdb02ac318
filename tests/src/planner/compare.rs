//! The planner held against the judge: the only place where they meet.

use super::almanac::Almanac;
use super::duty::Duty;
use super::judge::Judge;
use super::relay;
use super::stand::{Dates, Excused, Stand};
use super::window::Planned;
use stafett_model::{Child, Day, Holder, ItemId, Layer, Occurred, Programme};
use stafett_plan::{Held, PlannedDay, QuestionKind, Status, plan};
use std::collections::BTreeSet;
use std::fmt::{Debug, Write};

/// Where planner and judge differ on one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field alone, and what both say of it without days: the same for faults of one kind.
    pub kind: String,
    /// The line, the field and both answers.
    pub says: String,
}

/// Every difference, in the plan's order.
pub fn differences(
    almanac: &Almanac,
    programme: &Programme,
    child: &Child,
    as_of: Day,
) -> Vec<Difference> {
    let judge = Judge::new(almanac, programme, child, as_of.number());
    let plan = plan(programme, child, as_of);
    let mut found = Vec::new();
    for item in &plan.items {
        let own = judge.line(item.visit);
        let line = Line {
            id: &item.id,
            found: &mut found,
        };
        line.compare(
            own.excused,
            (own.status, own.dates, own.done_on),
            (item.status, given(&item.window), item.done_on),
        );
        for content in &item.contents {
            let line = Line {
                id: &content.id,
                found: &mut found,
            };
            let Some(own) = entry(&own, content.item) else {
                continue;
            };
            line.compare(
                own.excused,
                (own.status, own.dates, own.done_on),
                (content.status, given(&content.window), content.done_on),
            );
        }
    }
    if judge.records.left().is_none() {
        responsible(&judge, &plan, &mut found);
    }
    relay::compare(&judge, &plan, &mut found);
    if judge.records.ended().is_none() {
        // What an excused line asks for is not settled either.
        let excused = |item: &stafett_plan::VisitItem| judge.line(item.visit).excused.any();
        if !plan.items.iter().any(excused) {
            asked(&judge, &plan, &mut found);
        }
    }
    found
}

/// What judge and planner say of each line, side by side.
pub fn beside(almanac: &Almanac, programme: &Programme, child: &Child, as_of: Day) -> String {
    let judge = Judge::new(almanac, programme, child, as_of.number());
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

/// The facts that are asked for.
fn asked(judge: &Judge, plan: &stafett_plan::Plan, found: &mut Vec<Difference>) {
    let facts = plan
        .questions
        .iter()
        .filter(|q| q.kind == QuestionKind::Fact);
    let got: BTreeSet<&str> = facts.map(|question| question.id.as_str()).collect();
    let own = judge.questions();
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

struct Line<'l> {
    id: &'l str,
    found: &'l mut Vec<Difference>,
}

impl Line<'_> {
    fn compare(
        self,
        excused: Excused,
        own: (Status, Dates, Option<i32>),
        got: (Status, Dates, Option<Occurred>),
    ) {
        if excused.any() {
            return;
        }
        let mut told = |field: &str, kind: String, says: String| {
            self.found.push(Difference {
                kind: format!("{field}: {kind}"),
                says: format!("{} {field}: {says}", self.id),
            });
        };
        if own.0 != got.0 {
            let says = format!("judge {:?}, planner {:?}", own.0, got.0);
            told("status", says.clone(), says);
        }
        let done = got.2.map(|on| on.first.number());
        if own.2 != done {
            told(
                "done_on",
                sides(own.2, done),
                both(own.2.map(show), done.map(show)),
            );
        }
        let got_offered_early = (got.1.offered.zip(got.1.latest)).is_some_and(|(o, l)| o.0 <= l.0);
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
            let open = match field {
                "recommended" | "recommended_through" => excused.begin_hangs,
                "latest" => excused.end_hangs,
                // A known fault: an offer that ends before the last day.
                "offered_through" => got_offered_early,
                _ => false,
            };
            // A known fault: what a certain end moves is told as certain.
            let flag = field == "recommended" && own.map(|d| d.0) == got.map(|d| d.0);
            if own != got && !open && !flag {
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
