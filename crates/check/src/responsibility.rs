//! **Claim.** On every day of an area's demanded span exactly one body has the duty, and exactly one
//! service is named.
//!
//! Where the span is demanded of some children only, the others need nobody, but never two.
//!
//! None is a gap, two different ones are an overlap; both are told apart by layer. A holder that
//! not every place has never closes a gap. Several legs of one holder count as one.

mod message;

use crate::moments::Moment;
use crate::places::Places;
use crate::region::{Hit, Hits, given};
use crate::relay::{Group, Legs, Relay, Standing, everywhere};
use crate::timeline::Class;
use crate::{Options, Report};
use message::{finding, rules};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Condition, Layer, Leg, Point};
use std::collections::BTreeMap;

/// Decides the claim for every area in both layers.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    for area in places
        .programme
        .areas
        .iter()
        .filter(|area| area.span.is_some())
    {
        let all = &Condition::Always;
        match Relay::new(
            places,
            area,
            &[Layer::Body, Layer::Service],
            None,
            all,
            options.combinations,
        ) {
            Ok(relay) => {
                for layer in [Layer::Body, Layer::Service] {
                    let (gap, overlap) = names(layer);
                    report.decided(gap, relay.timeline.classes.len());
                    report.decided(overlap, 0);
                    walk(&relay, layer)
                        .into_iter()
                        .for_each(|finding| report.add(finding));
                }
            }
            Err(_) => {
                let (bodies, services) = (names(Layer::Body), names(Layer::Service));
                for name in [bodies.0, bodies.1, services.0, services.1] {
                    report.not_decided(name, &area.meta);
                }
            }
        }
    }
}

fn claims() -> [(Name, Words); 4] {
    [
        (
            Name::NoBodyHasDuty,
            Words::new(
                "varje dag har någon huvudman ansvaret för varje område",
                "on every day some body has the duty for every area",
            ),
        ),
        (
            Name::NoServiceNamed,
            Words::new(
                "varje dag är en verksamhet som finns överallt utpekad för varje område",
                "on every day a service that is found everywhere is named for every area",
            ),
        ),
        (
            Name::TwoBodiesHaveDuty,
            Words::new(
                "aldrig har två huvudmän ansvaret för samma område samma dag",
                "two bodies never have the duty for one area on one day",
            ),
        ),
        (
            Name::TwoServicesNamed,
            Words::new(
                "aldrig är två verksamheter utpekade för samma område samma dag",
                "two services are never named for one area on one day",
            ),
        ),
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
        let with_a_day = relay.with_a_day(&moments);
        for moment in moments.iter().filter(|moment| relay.in_span(moment)) {
            let stand = relay.standing(moment, &with_a_day);
            for group in relay
                .groups_of(class)
                .filter(|group| relay.allows(moment, group.1))
            {
                for cause in causes(relay, layer, class, (moment, &stand), group.1) {
                    let (from, until) = ends(relay, class, (moment, &stand), group.1, cause);
                    let again = |other: &Moment| {
                        let stand = relay.standing(other, &with_a_day);
                        relay.in_span(other)
                            && causes(relay, layer, class, (other, &stand), group.1)
                                .contains(&cause)
                    };
                    let given = given(relay, class, &moments, moment, [from, until], &again);
                    let hit = Hit {
                        class,
                        group,
                        moment,
                        from,
                        until,
                        given,
                        just_come: Vec::new(),
                        wait: 0,
                    };
                    hits.entry(cause).or_default().add(hit);
                }
            }
        }
    }
    merged(relay, hits)
        .into_iter()
        .map(|(cause, hits)| finding(relay, layer, cause, &hits))
        .collect()
}

/// Causes that have one key are one finding: several legs of one holder, say.
fn merged(relay: &Relay, hits: BTreeMap<Cause, Hits>) -> Vec<(Cause, Hits)> {
    let mut merged: BTreeMap<(bool, Vec<String>), (Cause, Hits)> = BTreeMap::new();
    for (cause, hits) in hits {
        let gap = matches!(cause, Cause::Gap(..));
        match merged.entry((gap, rules(relay, cause))) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert((cause, hits));
            }
            std::collections::btree_map::Entry::Occupied(mut entry) => entry.get_mut().1.join(hits),
        }
    }
    merged.into_values().collect()
}

/// What is wrong in one layer in a moment of the span, for the facts of a group. Children of whom the
/// area is not demanded lack nobody; two who lead are two too many for them as well. Where the relay knows the
/// bodies, the lack of a service counts only while a body has the duty: before that, nobody could
/// name one.
pub(crate) fn causes(
    relay: &Relay,
    layer: Layer,
    class: &Class,
    (moment, stand): (&Moment, &Standing),
    group: &Group,
) -> Vec<Cause> {
    let of_layer = &group.legs & relay.of(layer);
    let leading = &stand.in_time & &of_layer;
    let certain = leading
        .iter()
        .any(|at| everywhere(relay.programme, relay.legs[at].holder));
    let mut causes = Vec::new();
    if group.needed
        && !certain
        && (layer == Layer::Body || !knows_bodies(relay) || duty(relay, stand, group).is_some())
    {
        causes.push(Cause::Gap(
            latest(relay, class, moment, &of_layer & &stand.over),
            earliest(relay, class, &of_layer & &stand.to_come),
        ));
    }
    for one in leading.iter() {
        for other in leading.iter().filter(|other| *other > one) {
            if relay.legs[one].holder != relay.legs[other].holder {
                causes.push(Cause::Overlap(one, other));
            }
        }
    }
    causes
}

fn knows_bodies(relay: &Relay) -> bool {
    relay.layers.contains(&Layer::Body)
}

/// The leg of a body that has the duty in a moment.
fn duty(relay: &Relay, stand: &Standing, group: &Group) -> Option<usize> {
    let bodies = &(&stand.in_time & &group.legs) & relay.of(Layer::Body);
    let mut bodies = bodies.iter();
    bodies.find(|at| everywhere(relay.programme, relay.legs[*at].holder))
}

/// Of some legs the last to end. Ties go to the one written last.
fn latest(relay: &Relay, class: &Class, moment: &Moment, legs: Legs) -> Option<usize> {
    let end = |at: &usize| class.located[relay.timeline.at(relay.end(moment, relay.legs[*at]))];
    legs.iter()
        .filter(|at| everywhere(relay.programme, relay.legs[*at].holder))
        .max_by_key(|at| {
            (
                end(at).first(),
                end(at).last().is_none(),
                end(at).last(),
                *at,
            )
        })
}

/// Of some legs the first to begin. Ties go to the one written first.
fn earliest(relay: &Relay, class: &Class, legs: Legs) -> Option<usize> {
    let start = |at: &usize| class.located[relay.timeline.at(&relay.legs[*at].from)];
    legs.iter()
        .filter(|at| everywhere(relay.programme, relay.legs[*at].holder))
        .filter(|at| start(at).first().is_some())
        .min_by_key(|at| {
            (
                start(at).first(),
                start(at).last().is_none(),
                start(at).last(),
                *at,
            )
        })
}

/// The points between which a cause lasts.
fn ends<'r>(
    relay: &'r Relay,
    class: &Class,
    (moment, stand): (&Moment, &Standing),
    group: &Group,
    cause: Cause,
) -> (&'r Point, &'r Point) {
    let nowhere = (&Point::Birth, &Point::Birth);
    let (span_from, span_until) = relay
        .area
        .span
        .as_ref()
        .map_or(nowhere, |(from, until)| (from, until));
    let place = |point: &Point| class.located[relay.timeline.at(point)];
    let later = |a: &'r Point, b: &'r Point| {
        if place(a).first() >= place(b).first() {
            a
        } else {
            b
        }
    };
    let sooner = |a: &'r Point, b: &'r Point| {
        let end = |p: &Point| (place(p).last().is_none(), place(p).last());
        if end(a) <= end(b) { a } else { b }
    };
    match cause {
        Cause::Gap(last, next) => {
            let mut from = last.map_or(span_from, |at| {
                later(relay.end(moment, relay.legs[at]), span_from)
            });
            let mut until = next.map_or(span_until, |at| sooner(&relay.legs[at].from, span_until));
            if let Some(body) = duty(relay, stand, group) {
                let body = relay.legs[body];
                (from, until) = (
                    later(from, &body.from),
                    sooner(until, relay.end(moment, body)),
                );
            }
            (from, until)
        }
        Cause::Overlap(one, other) => {
            let (one, other) = (relay.legs[one], relay.legs[other]);
            let until = |leg: &'r Leg| match &leg.limit {
                Some(limit) => sooner(&leg.until, limit),
                None => &leg.until,
            };
            (
                later(later(&one.from, &other.from), span_from),
                sooner(sooner(until(one), until(other)), span_until),
            )
        }
    }
}
