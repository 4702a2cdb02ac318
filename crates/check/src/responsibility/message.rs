//! How a gap or an overlap of responsibility is told.

use super::{Cause, names};
use crate::history::{OneChild, place};
use crate::region::Hits;
use crate::relay::{Relay, everywhere, id, title};
use crate::{report, story};
use stafett_diag::Name;
use stafett_model::duty::{duty, holds, in_span, needed};
use stafett_model::proof::{Finding, Key, Rule, Witness, Words};
use stafett_model::{Day, Holder, Layer, Leg, ProgrammeLanguage};
use std::collections::BTreeSet;

/// The names in the finding's key.
pub(super) fn rules(relay: &Relay, cause: Cause) -> Vec<String> {
    let swedish = relay.programme.language == ProgrammeLanguage::Swedish;
    let name = |leg: Option<usize>, none: &str| {
        leg.map_or_else(
            || none.to_owned(),
            |at| id(relay.programme, relay.legs[at].holder).to_owned(),
        )
    };
    match cause {
        Cause::Gap(last, next) => vec![
            name(last, if swedish { "födseln" } else { "birth" }),
            name(next, if swedish { "slutet" } else { "end" }),
        ],
        Cause::Overlap(one, other) => {
            let mut names = vec![name(Some(one), ""), name(Some(other), "")];
            names.sort();
            names
        }
    }
}

/// The finding of a cause.
pub(super) fn finding(relay: &Relay, layer: Layer, cause: Cause, hits: &Hits) -> Finding {
    let (gap, overlap) = names(layer);
    let name = if matches!(cause, Cause::Gap(..)) {
        gap
    } else {
        overlap
    };
    let region = hits.region(relay);
    let witness = hits
        .witness(relay)
        .map(|witness| ending(relay, layer, cause, witness));
    let story = witness.as_ref().map(|witness| {
        let child = story::child(relay.programme, witness, Some(&region));
        let days = story::days(witness);
        let what = what_happens(relay, layer, cause);
        let said = Words::new(
            format!("{}: {} {}.", child.sv, days.sv, what.sv),
            format!("{}: {} {}.", child.en, days.en, what.en),
        );
        let duty = if name == Name::NoServiceNamed {
            body_with_duty(relay, witness)
        } else {
            None
        };
        let extent = story::extent(relay.programme, &region);
        story::sentences(
            &[said]
                .into_iter()
                .chain(duty)
                .chain([extent])
                .collect::<Vec<_>>(),
        )
    });
    Finding {
        key: Key {
            name: name.as_str().into(),
            area: Some(relay.area.meta.id.clone()),
            rules: rules(relay, cause),
        },
        weight: report::weight(name),
        headline: headline(relay, layer, cause),
        story: story.unwrap_or_default(),
        rules: places(relay, cause),
        help: vec![help(relay, layer, cause)],
        region: Some(region),
        witness,
        accepted: None,
    }
}

/// The witness with the first day on which its fault no longer shows: of two ends, the one that
/// comes first for this child.
fn ending(relay: &Relay, layer: Layer, cause: Cause, witness: Witness) -> Witness {
    let points = relay.timeline.points.iter();
    let places = points.map(|point| place(relay.programme, point, &witness));
    let days: BTreeSet<Day> = places.filter_map(|place| place.last()).collect();
    let ends = |day: &&Day| **day > witness.day && !shows(relay, layer, cause, &witness, **day);
    let until = days.iter().find(ends).copied();
    Witness { until, ..witness }
}

/// Whether the fault shows for the witness on a day.
fn shows(relay: &Relay, layer: Layer, cause: Cause, witness: &Witness, day: Day) -> bool {
    let child = OneChild { witness };
    let programme = relay.programme;
    let leads = |leg: &Leg| holds(programme, leg, &child, day) == Some(true);
    let led = |layer: Layer| {
        let mut legs = relay.legs.iter().filter(|leg| leg.holder.layer() == layer);
        legs.any(|leg| everywhere(programme, leg.holder) && leads(leg))
    };
    let lacks = || needed(relay.area, &child, day);
    in_span(programme, relay.area, &child, day) == Some(true)
        && match (cause, layer) {
            (Cause::Overlap(one, other), _) => leads(relay.legs[one]) && leads(relay.legs[other]),
            (Cause::Gap(..), Layer::Body) => lacks() && !led(Layer::Body),
            (Cause::Gap(..), Layer::Service) => lacks() && !led(Layer::Service) && led(Layer::Body),
        }
}

/// Which body has the duty on the witness's day, where that does not depend on facts that the
/// witness leaves open.
fn body_with_duty(relay: &Relay, witness: &Witness) -> Option<Words> {
    let programme = relay.programme;
    let known = |fact| witness.facts.iter().any(|(named, _)| *named == fact);
    let bodies = || {
        relay
            .area
            .legs
            .iter()
            .filter(|leg| leg.holder.layer() == Layer::Body)
    };
    if !bodies().flat_map(|leg| leg.condition.facts()).all(known) {
        return None;
    }
    let duty = duty(
        programme,
        relay.area,
        Layer::Body,
        &OneChild { witness },
        witness.day,
    );
    let holders: BTreeSet<Holder> = duty
        .certain
        .iter()
        .filter_map(|at| relay.area.legs.get(*at))
        .map(|leg| leg.holder)
        .collect();
    match (holders.first(), holders.len(), duty.open.is_empty()) {
        (Some(body), 1, true) => {
            let body = title(programme, *body);
            Some(Words::new(
                format!("Ansvaret enligt lag har {body}."),
                format!("The duty by law is with {body}."),
            ))
        }
        _ => None,
    }
}

fn holder<'r>(relay: &'r Relay, leg: usize) -> &'r str {
    title(relay.programme, relay.legs[leg].holder)
}

fn headline(relay: &Relay, layer: Layer, cause: Cause) -> Words {
    let area = &relay.area.meta.title;
    match (cause, layer) {
        (Cause::Gap(last, next), layer) => {
            let (lack_sv, lack_en) = match layer {
                Layer::Body => ("ingen huvudman har ansvaret", "no body has the duty"),
                Layer::Service => ("ingen verksamhet är utpekad", "no service is named"),
            };
            let between = between(relay, last, next);
            Words::new(
                format!("{area}: {lack_sv} {}", between.sv),
                format!("{area}: {lack_en} {}", between.en),
            )
        }
        (Cause::Overlap(one, other), Layer::Body) => {
            let (one, other) = (holder(relay, one), holder(relay, other));
            Words::new(
                format!("{area}: både {one} och {other} har ansvaret"),
                format!("{area}: both {one} and {other} have the duty"),
            )
        }
        (Cause::Overlap(one, other), Layer::Service) => {
            let (one, other) = (holder(relay, one), holder(relay, other));
            Words::new(
                format!("{area}: både {one} och {other} är utpekade"),
                format!("{area}: both {one} and {other} are named"),
            )
        }
    }
}

fn between(relay: &Relay, last: Option<usize>, next: Option<usize>) -> Words {
    match (last, next) {
        (Some(last), Some(next)) => {
            let (last, next) = (holder(relay, last), holder(relay, next));
            Words::new(
                format!("mellan {last} och {next}"),
                format!("between {last} and {next}"),
            )
        }
        (Some(last), None) => {
            let last = holder(relay, last);
            Words::new(format!("efter {last}"), format!("after {last}"))
        }
        (None, Some(next)) => {
            let next = holder(relay, next);
            Words::new(format!("före {next}"), format!("before {next}"))
        }
        (None, None) => Words::new("under hela perioden", "for the whole span"),
    }
}

fn what_happens(relay: &Relay, layer: Layer, cause: Cause) -> Words {
    match (cause, layer) {
        (Cause::Gap(..), Layer::Body) => Words::new(
            "har ingen huvudman ansvaret enligt programmet",
            "no body has the duty under the programme",
        ),
        (Cause::Gap(..), Layer::Service) => Words::new(
            "är ingen verksamhet utpekad att möta barnet",
            "no service is named to meet the child",
        ),
        (Cause::Overlap(one, other), _) => {
            let (one, other) = (holder(relay, one), holder(relay, other));
            Words::new(
                format!("har både {one} och {other} ansvaret"),
                format!("both {one} and {other} are responsible"),
            )
        }
    }
}

fn help(relay: &Relay, layer: Layer, cause: Cause) -> Words {
    let field = match layer {
        Layer::Body => Words::new("huvudman", "responsible body"),
        Layer::Service => Words::new("utförs av", "performed by"),
    };
    let area = &relay.area.meta.id;
    match cause {
        Cause::Gap(..) => Words::new(
            format!(
                "lägg till en rad `{} …` i `ansvar för {area}` som täcker dagarna, eller flytta en gräns",
                field.sv
            ),
            format!(
                "add a line `{} …` to `responsibility for {area}` that covers the days, or move a bound",
                field.en
            ),
        ),
        Cause::Overlap(..) => Words::new(
            "låt den ena perioden sluta där den andra börjar, skilj dem åt med `om`, eller skriv den ena \
             som `tillsammans med`",
            "let one period end where the other begins, tell them apart with `if`, or write one as \
             `jointly with`",
        ),
    }
}

fn places(relay: &Relay, cause: Cause) -> Vec<Rule> {
    let rule = |leg: &Leg, says: Words| Rule {
        origin: leg.origin,
        says,
    };
    let demanded = Rule {
        origin: relay.area.responsibility.origin,
        says: Words::new(
            "här krävs ansvar för hela perioden",
            "responsibility for the whole span is demanded here",
        ),
    };
    match cause {
        Cause::Gap(last, next) => {
            let last = last.map(|at| rule(relay.legs[at], Words::new("slutar", "ends")));
            let next = next.map(|at| rule(relay.legs[at], Words::new("börjar", "begins")));
            let legs: Vec<Rule> = last.into_iter().chain(next).collect();
            if legs.is_empty() {
                vec![demanded]
            } else {
                legs
            }
        }
        Cause::Overlap(one, other) => [one, other]
            .map(|at| {
                let name = holder(relay, at);
                rule(
                    relay.legs[at],
                    Words::new(
                        format!("{name} har ansvaret här"),
                        format!("{name} is responsible here"),
                    ),
                )
            })
            .to_vec(),
    }
}
