//! **Claim.** A visit that gives a dose can be made on no day on which the dose may not be given.
//!
//! Only the ends of the two windows are compared. What a dose must keep to the day of another visit or
//! dose is a matter of the temporal network ([`crate::windows`]).

use super::children::Order;
use super::draft::{Draft, rule};
use super::faults::Faults;
use super::opening::Opening;
use super::order::for_every_child;
use super::survey::Survey;
use super::{performer, visits};
use crate::places::Places;
use crate::windows::series;
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, Duration, Point, Visit, words};

const NAME: Name = Name::DoseOutsideItsWindow;

/// Decides the claim for every visit and each dose that it gives.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    let programme = places.programme;
    report.claim(
        NAME,
        Words::new(
            "varje dag då ett besök med en dos får göras får dosen ges",
            "on every day on which a visit with a dose may be made, the dose may be given",
        ),
    );
    for (_, visit) in visits(programme) {
        for id in &visit.items {
            let Some(item) = programme.item(*id) else {
                continue;
            };
            if let Some(dose) = &item.dose {
                let mut lasts = series::ends(programme, *id, dose);
                lasts.insert(0, dose.window.latest.clone());
                let span = (&dose.window.earliest, lasts.as_slice());
                check_dose(places, visit, item, span, options, report);
            }
        }
    }
}

fn check_dose(
    places: &Places,
    visit: &Visit,
    item: &ContentItem,
    (earliest, lasts): (&Point, &[Point]),
    options: &Options,
    report: &mut Report,
) {
    let made = Opening::of(places.programme, &visit.window);
    let never_early = |open: &Point| for_every_child(places, earliest, open);
    let never_late = |last: &Point| {
        let mut closes = made.closes.iter();
        rests_on_another(last) || closes.any(|close| for_every_child(places, close, last))
    };
    let in_time = (rests_on_another(earliest) || made.opens.iter().any(never_early))
        && lasts.iter().all(never_late);
    if in_time {
        report.decided(NAME, 0);
        return;
    }
    let mut survey = Survey::new(places);
    let meant = survey.meant(visit);
    let after = next(&visit.window.latest);
    let stretch = survey.stretch(&visit.window.earliest, &after);
    let mut ask = |points: &[Point], order: &dyn Fn(&Point) -> (Point, Point)| {
        let pairs = points.iter().map(order);
        let asked = pairs.map(|(a, b)| survey.never_after(&a, &b));
        asked.collect::<Vec<_>>()
    };
    let begins = ask(&made.opens, &|open| (earliest.clone(), open.clone()));
    let fixed = lasts.iter().filter(|last| !rests_on_another(last));
    let ends: Vec<(&Point, Vec<Order>)> = fixed
        .map(|last| {
            let orders = ask(&made.closes, &|close| (close.clone(), last.clone()));
            (last, orders)
        })
        .collect();
    let Ok(children) = survey.children(options.combinations) else {
        report.not_decided(NAME, &visit.meta);
        return;
    };
    report.decided(NAME, children.classes());
    let mut faults = Faults::default();
    for child in children.each() {
        if !child.is_meant(&meant) || !child.can_be(stretch) {
            continue;
        }
        if !rests_on_another(earliest) && !child.any_sure(&begins) {
            faults.add(&child, &visit.window.earliest, earliest);
        }
        for (last, orders) in &ends {
            if !child.any_sure(orders) {
                faults.add(&child, &next(last), &after);
            }
        }
    }
    if !faults.is_empty() {
        report.add(told(places, visit, item, (earliest, lasts)).about(&children, &faults));
    }
}

fn next(point: &Point) -> Point {
    point.clone().plus(Duration::days(1))
}

/// Whether a point is counted from the day of another visit or dose.
fn rests_on_another(point: &Point) -> bool {
    matches!(point.root(), Point::Visit(_) | Point::Item(_))
}

fn told(
    places: &Places,
    visit: &Visit,
    item: &ContentItem,
    (earliest, lasts): (&Point, &[Point]),
) -> Draft {
    let programme = places.programme;
    let (title, given) = (&visit.meta.title, &item.meta.title);
    let says = |point: &Point| words::point(programme, point);
    let earliest = says(earliest);
    let lasts: Vec<Words> = lasts.iter().map(says).collect();
    let last = |of: fn(&Words) -> &str| lasts.iter().map(of).collect::<Vec<_>>().join(", ");
    let latest = Words::new(last(|words| &words.sv), last(|words| &words.en));
    let (opens, closes) = (says(&visit.window.earliest), says(&visit.window.latest));
    let service = performer(programme, visit);
    Draft {
        name: NAME,
        rules: vec![visit.meta.id.clone(), item.meta.id.clone()],
        headline: Words::new(
            format!("\"{title}\" får göras en dag då \"{given}\" inte får ges"),
            format!("\"{title}\" may be made on a day on which \"{given}\" may not be given"),
        ),
        story: Words::new(
            format!(
                ": {service} får göra besöket en dag då dosen inte får ges. Besöket: tidigast {}, senast {}. Dosen: tidigast {}, senast {}.",
                opens.sv, closes.sv, earliest.sv, latest.sv
            ),
            format!(
                ": {service} may make the visit on a day on which the dose may not be given. The visit: earliest {}, latest {}. The dose: earliest {}, latest {}.",
                opens.en, closes.en, earliest.en, latest.en
            ),
        ),
        concerned: vec![
            rule(&visit.meta, Words::new("besöket", "the visit")),
            rule(&item.meta, Words::new("dosen", "the dose")),
        ],
        help: Words::new(
            "flytta besökets tidsfönster in i dosens, eller ändra när dosen får ges",
            "move the visit's window into that of the dose, or change when the dose may be given",
        ),
    }
}
