//! **Claim.** On every day of an area's demanded span exactly one body has the duty, and exactly one
//! service is named.
//!
//! None is a gap, two different ones are an overlap; both are told apart by layer. A holder that
//! not every place has never closes a gap. Several legs of one holder count as one.

use crate::places::Places;
use crate::region::{Hit, Hits, given};
use crate::relay::{Group, Legs, Relay, everywhere, id, title};
use crate::timeline::{Class, Moment};
use crate::{Options, Report, report, story};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{Area, Condition, Holder, Layer, Leg, Point, Programme};
use std::collections::BTreeMap;

/// Decides the claim for every area in both layers.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    for area in places.programme.areas.iter().filter(|area| area.span.is_some()) {
        for layer in [Layer::Body, Layer::Service] {
            let (gap, overlap) = names(layer);
            match Relay::new(places, area, layer, None, &Condition::Always, options.combinations) {
                Ok(relay) => {
                    report.decided(gap, relay.timeline.classes.len());
                    report.decided(overlap, 0);
                    walk(&relay, layer).into_iter().for_each(|finding| report.add(finding));
                    never_begin(&relay, report);
                }
                Err(_) => report.not_decided(gap, &area.meta),
            }
        }
    }
}

fn claims() -> [(Name, Words); 5] {
    [
        (Name::NoBodyHasDuty, Words::new(
            "varje dag har någon huvudman ansvaret för varje område",
            "on every day some body has the duty for every area",
        )),
        (Name::NoServiceNamed, Words::new(
            "varje dag är en verksamhet som finns överallt utpekad för varje område",
            "on every day a service that is found everywhere is named for every area",
        )),
        (Name::TwoBodiesHaveDuty, Words::new(
            "aldrig har två huvudmän ansvaret för samma område samma dag",
            "two bodies never have the duty for one area on one day",
        )),
        (Name::TwoServicesNamed, Words::new(
            "aldrig är två verksamheter utpekade för samma område samma dag",
            "two services are never named for one area on one day",
        )),
        (Name::LegNeverBegins, Words::new(
            "varje ansvarsperiod gäller för något barn någon dag",
            "every period of responsibility holds for some child on some day",
        )),
    ]
}

fn names(layer: Layer) -> (Name, Name) {
    match layer {
        Layer::Body => (Name::NoBodyHasDuty, Name::TwoBodiesHaveDuty),
        Layer::Service => (Name::NoServiceNamed, Name::TwoServicesNamed),
    }
}

/// What identifies a gap or an overlap: for a gap the last leg to end and the first to begin, for an
/// overlap the two legs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// Nobody leads.
    Gap(Option<usize>, Option<usize>),
    /// Two lead.
    Overlap(usize, usize),
}

fn walk(relay: &Relay, layer: Layer) -> Vec<Finding> {
    let mut hits: BTreeMap<Cause, Hits> = BTreeMap::new();
    for class in &relay.timeline.classes {
        let moments = class.moments(&relay.timeline);
        for moment in moments.iter().filter(|moment| relay.demanded(moment)) {
            for group in relay.groups_of(class) {
                for cause in causes(relay, class, moment, group.1) {
                    let (from, until) = ends(relay, class, cause);
                    let again = |other: &Moment| {
                        relay.demanded(other) && causes(relay, class, other, group.1).contains(&cause)
                    };
                    let given = given(relay, class, &moments, moment, [from, until], &again);
                    let hit = Hit { class, group, moment, from, until, given };
                    hits.entry(cause).or_default().add(hit);
                }
            }
        }
    }
    merged(relay, hits).into_iter().map(|(cause, hits)| finding(relay, layer, cause, &hits)).collect()
}

/// Causes that have one key are one finding: several legs of one holder, say.
fn merged(relay: &Relay, hits: BTreeMap<Cause, Hits>) -> Vec<(Cause, Hits)> {
    let mut merged: BTreeMap<Vec<String>, (Cause, Hits)> = BTreeMap::new();
    for (cause, hits) in hits {
        match merged.entry(rules(relay, cause)) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert((cause, hits));
            }
            std::collections::btree_map::Entry::Occupied(mut entry) => entry.get_mut().1.join(hits),
        }
    }
    merged.into_values().collect()
}

/// What is wrong in a moment, for the facts of a group.
pub(crate) fn causes(relay: &Relay, class: &Class, moment: &Moment, group: &Group) -> Vec<Cause> {
    let leading = relay.in_time(moment) & group.legs;
    let certain = relay.members(leading).any(|at| everywhere(relay.programme, relay.legs[at].holder));
    let mut causes = Vec::new();
    if !certain {
        let ended = group.legs & relay.select(|leg| relay.has_come(moment, &leg.until));
        let to_come = group.legs & relay.select(|leg| !relay.has_come(moment, &leg.from));
        causes.push(Cause::Gap(latest(relay, class, ended), earliest(relay, class, to_come)));
    }
    for one in relay.members(leading) {
        for other in relay.members(leading).filter(|other| *other > one) {
            if relay.legs[one].holder != relay.legs[other].holder {
                causes.push(Cause::Overlap(one, other));
            }
        }
    }
    causes
}

/// Of some legs the last to end. Ties go to the one written last.
fn latest(relay: &Relay, class: &Class, legs: Legs) -> Option<usize> {
    let end = |at: &usize| class.located[relay.timeline.at(&relay.legs[*at].until)];
    relay
        .members(legs)
        .filter(|at| everywhere(relay.programme, relay.legs[*at].holder))
        .max_by_key(|at| (end(at).first(), end(at).last().is_none(), end(at).last(), *at))
}

/// Of some legs the first to begin. Ties go to the one written first.
fn earliest(relay: &Relay, class: &Class, legs: Legs) -> Option<usize> {
    let start = |at: &usize| class.located[relay.timeline.at(&relay.legs[*at].from)];
    relay
        .members(legs)
        .filter(|at| everywhere(relay.programme, relay.legs[*at].holder))
        .filter(|at| start(at).first().is_some())
        .min_by_key(|at| (start(at).first(), start(at).last().is_none(), start(at).last(), *at))
}

/// The points between which a cause lasts.
fn ends<'r>(relay: &'r Relay, class: &Class, cause: Cause) -> (&'r Point, &'r Point) {
    let nowhere = (&Point::Birth, &Point::Birth);
    let (span_from, span_until) =
        relay.area.span.as_ref().map_or(nowhere, |(from, until)| (from, until));
    let place = |point: &Point| class.located[relay.timeline.at(point)];
    let later = |a: &'r Point, b: &'r Point| if place(a).first() >= place(b).first() { a } else { b };
    let sooner = |a: &'r Point, b: &'r Point| {
        let end = |p: &Point| (place(p).last().is_none(), place(p).last());
        if end(a) <= end(b) { a } else { b }
    };
    match cause {
        Cause::Gap(last, next) => (
            last.map_or(span_from, |at| later(&relay.legs[at].until, span_from)),
            next.map_or(span_until, |at| sooner(&relay.legs[at].from, span_until)),
        ),
        Cause::Overlap(one, other) => {
            let (one, other) = (relay.legs[one], relay.legs[other]);
            (
                later(later(&one.from, &other.from), span_from),
                sooner(sooner(&one.until, &other.until), span_until),
            )
        }
    }
}

fn rules(relay: &Relay, cause: Cause) -> Vec<String> {
    let swedish = relay.programme.language == stafett_model::ProgrammeLanguage::Swedish;
    let name = |leg: Option<usize>, none: &str| {
        leg.map_or_else(|| none.to_owned(), |at| id(relay.programme, relay.legs[at].holder).to_owned())
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

fn finding(relay: &Relay, layer: Layer, cause: Cause, hits: &Hits) -> Finding {
    let (gap, overlap) = names(layer);
    let name = if matches!(cause, Cause::Gap(..)) { gap } else { overlap };
    let region = hits.region(relay);
    let witness = hits.witness(relay);
    let story = witness.as_ref().map(|witness| {
        let child = story::child(relay.programme, witness, Some(&region));
        let days = story::days(witness);
        let what = what_happens(relay, layer, cause);
        story::sentences(&[
            Words::new(
                format!("{}: {} {}.", child.sv, days.sv, what.sv),
                format!("{}: {} {}.", child.en, days.en, what.en),
            ),
            story::extent(relay.programme, &region),
        ])
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
            Words::new(format!("mellan {last} och {next}"), format!("between {last} and {next}"))
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
            format!("lägg till en rad `{} …` i `ansvar för {area}` som täcker dagarna, eller flytta en gräns", field.sv),
            format!("add a line `{} …` to `responsibility for {area}` that covers the days, or move a bound", field.en),
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
    let rule = |leg: &Leg, says: Words| Rule { origin: leg.origin, says };
    let demanded = Rule {
        origin: relay.area.responsibility.origin,
        says: Words::new("här krävs ansvar för hela perioden", "responsibility for the whole span is demanded here"),
    };
    match cause {
        Cause::Gap(last, next) => {
            let last = last.map(|at| rule(relay.legs[at], Words::new("slutar", "ends")));
            let next = next.map(|at| rule(relay.legs[at], Words::new("börjar", "begins")));
            let legs: Vec<Rule> = last.into_iter().chain(next).collect();
            if legs.is_empty() { vec![demanded] } else { legs }
        }
        Cause::Overlap(one, other) => [one, other]
            .map(|at| {
                let name = holder(relay, at);
                rule(relay.legs[at], Words::new(format!("{name} har ansvaret här"), format!("{name} is responsible here")))
            })
            .to_vec(),
    }
}

/// Legs that hold in no moment of any class.
fn never_begin(relay: &Relay, report: &mut Report) {
    let mut ever: Legs = 0;
    for class in &relay.timeline.classes {
        let facts = relay.groups_of(class).fold(0, |all, (_, group)| all | group.legs);
        for moment in class.moments(&relay.timeline) {
            ever |= relay.in_time(&moment) & facts;
        }
    }
    for at in 0..relay.legs.len() {
        report.decided(Name::LegNeverBegins, 0);
        if ever & (1 << at) == 0 {
            report.add(never(relay.area, relay.legs[at], relay.programme));
        }
    }
}

fn never(area: &Area, leg: &Leg, programme: &Programme) -> Finding {
    let holder: Holder = leg.holder;
    let name = title(programme, holder);
    Finding {
        key: Key {
            name: Name::LegNeverBegins.as_str().into(),
            area: Some(area.meta.id.clone()),
            rules: vec![id(programme, holder).into()],
        },
        weight: report::weight(Name::LegNeverBegins),
        headline: Words::new(
            format!("{}: perioden för {name} börjar aldrig", area.meta.title),
            format!("{}: the period of {name} never begins", area.meta.title),
        ),
        story: Words::new(
            "Inget barn i befolkningen omfattas av perioden någon dag.",
            "No child of the population falls under the period on any day.",
        ),
        rules: vec![Rule { origin: leg.origin, says: Words::default() }],
        help: vec![Words::new(
            "kontrollera att början ligger före slutet och att villkoret kan uppfyllas, eller ta bort raden",
            "see that the beginning lies before the end and that the condition can be met, or remove the line",
        )],
        region: None,
        witness: None,
        accepted: None,
    }
}
