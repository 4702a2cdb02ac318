//! **Claim.** A visit that gives a dose can be made on no day on which the dose may not be given.
//!
//! Only the ends of the two windows are compared. What a dose must keep to the day of another visit or
//! dose is a matter of the temporal network ([`crate::windows`]).

use super::draft::{Draft, rule};
use super::faults::Faults;
use super::opening::Opening;
use super::order::for_every_child;
use super::survey::Survey;
use super::{performer, visits};
use crate::places::Places;
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, Duration, Point, Visit, Window, words};

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
        let items = visit.items.iter().filter_map(|item| programme.item(*item));
        for item in items {
            if let Some(dose) = &item.dose {
                check_dose(places, visit, item, &dose.window, options, report);
            }
        }
    }
}

fn check_dose(
    places: &Places,
    visit: &Visit,
    item: &ContentItem,
    dose: &Window,
    options: &Options,
    report: &mut Report,
) {
    let made = Opening::of(places.programme, &visit.window);
    let never_early = |open: &Point| for_every_child(places, &dose.earliest, open);
    let never_late = |close: &Point| for_every_child(places, close, &dose.latest);
    let in_time = (rests_on_another(&dose.earliest) || made.opens.iter().any(never_early))
        && (rests_on_another(&dose.latest) || made.closes.iter().any(never_late));
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
    let begins = ask(&made.opens, &|open| (dose.earliest.clone(), open.clone()));
    let ends = ask(&made.closes, &|close| (close.clone(), dose.latest.clone()));
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
        if !rests_on_another(&dose.earliest) && !child.any_sure(&begins) {
            faults.add(&child, &visit.window.earliest, &dose.earliest);
        }
        if !rests_on_another(&dose.latest) && !child.any_sure(&ends) {
            faults.add(&child, &next(&dose.latest), &after);
        }
    }
    if !faults.is_empty() {
        report.add(told(places, visit, item, dose).about(&children, &faults));
    }
}

fn next(point: &Point) -> Point {
    point.clone().plus(Duration::days(1))
}

/// Whether a point is counted from the day of another visit or dose.
fn rests_on_another(point: &Point) -> bool {
    matches!(point.root(), Point::Visit(_) | Point::Item(_))
}

fn told(places: &Places, visit: &Visit, item: &ContentItem, dose: &Window) -> Draft {
    let programme = places.programme;
    let (title, given) = (&visit.meta.title, &item.meta.title);
    let says = |point: &Point| words::point(programme, point);
    let (earliest, latest) = (says(&dose.earliest), says(&dose.latest));
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
