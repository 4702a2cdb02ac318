//! How a window or distance that cannot be kept is told.

use super::Child;
use super::net::{Net, Thing, begins};
use crate::history::AnyChild;
use crate::report;
use crate::timeline::{count, union};
use stafett_diag::Name;
use stafett_model::locate::locate;
use stafett_model::proof::{Finding, Key, Part, Region, Rule, Witness, Words};
use stafett_model::{Day, FactId, FactRange, Programme, words};
use std::collections::BTreeMap;

/// The finding of a visit or dose that has no day for these children.
pub(super) fn finding(
    programme: &Programme,
    net: &Net,
    name: Name,
    at: usize,
    children: &[Child],
) -> Finding {
    let thing = &net.things[at];
    let title = &thing.meta.title;
    let (start, born) = children
        .iter()
        .copied()
        .min_by_key(|(start, born)| (*born, *start))
        .unwrap_or((None, Day::FIRST));
    let headline = headline(name, title);
    let birth = words::day(born);
    let births = union(children.iter().map(|(_, birth)| (*birth, *birth)).collect());
    let some = count(&births);
    let region = Region {
        parts: parts(programme, thing, children),
        birth_dates: some,
    };
    let child = AnyChild {
        programme,
        birth: born,
        start,
    };
    Finding {
        key: Key {
            name: name.as_str().into(),
            area: None,
            rules: vec![thing.meta.id.clone()],
        },
        weight: report::weight(name),
        headline,
        story: story(programme, name, thing, &birth, some),
        rules: vec![Rule {
            origin: thing.meta.origin,
            says: Words::default(),
        }],
        help: vec![help(name)],
        region: Some(region),
        witness: Some(Witness {
            born,
            facts: start_fact(programme, start).into_iter().collect(),
            before: Vec::new(),
            events: Vec::new(),
            visits: Vec::new(),
            items: Vec::new(),
            due_date: None,
            terms: Vec::new(),
            day: begins(locate(programme, &thing.window.earliest, &child)).unwrap_or(born),
            until: None,
        }),
        accepted: None,
    }
}

fn headline(name: Name, title: &str) -> Words {
    let (sv, en) = match name {
        Name::EmptyWindow => (
            "tidsfönstret slutar innan det börjar",
            "the window ends before it begins",
        ),
        Name::RecommendedOutsideWindow => (
            "den rekommenderade dagen ligger utanför tidsfönstret",
            "the recommended day lies outside the window",
        ),
        _ => (
            "tidsfönster och avstånd går inte att hålla samtidigt",
            "windows and distances cannot be kept together",
        ),
    };
    Words::new(format!("\"{title}\": {sv}"), format!("\"{title}\": {en}"))
}

fn story(
    programme: &Programme,
    name: Name,
    thing: &Thing,
    birth: &Words,
    births: impl core::fmt::Display,
) -> Words {
    let point = |point| words::point(programme, point);
    let window = thing.window;
    let (opens, closes) = (point(&window.earliest), point(&window.latest));
    if name == Name::RecommendedOutsideWindow {
        let aim = point(&window.recommended);
        let aim = match &window.recommended_through {
            Some(through) => {
                let through = point(through);
                Words::new(
                    format!("{} till {}", aim.sv, through.sv),
                    format!("{} through {}", aim.en, through.en),
                )
            }
            None => aim,
        };
        return Words::new(
            format!(
                "För ett barn fött {} rekommenderas en dag då det inte får göras (rekommenderat {}, tidigast {}, senast {}). {births} födelsedatum berörs.",
                birth.sv, aim.sv, opens.sv, closes.sv
            ),
            format!(
                "For a child born {} a day is recommended on which it may not be done (recommended {}, earliest {}, latest {}). {births} birth dates are concerned.",
                birth.en, aim.en, opens.en, closes.en
            ),
        );
    }
    Words::new(
        format!(
            "För ett barn fött {} finns ingen dag då det kan göras (tidigast {}, senast {}). {births} födelsedatum berörs.",
            birth.sv, opens.sv, closes.sv
        ),
        format!(
            "For a child born {} there is no day on which it can be done (earliest {}, latest {}). {births} birth dates are concerned.",
            birth.en, opens.en, closes.en
        ),
    )
}

fn help(name: Name) -> Words {
    match name {
        Name::RecommendedOutsideWindow => Words::new(
            "flytta den rekommenderade dagen, `tidigast` eller `senast`",
            "move the recommended day, `earliest` or `latest`",
        ),
        _ => Words::new(
            "flytta `tidigast` eller `senast`, eller minska ett avstånd",
            "move `earliest` or `latest`, or lessen a distance",
        ),
    }
}

fn start_fact(programme: &Programme, start: Option<i32>) -> Option<(FactId, i32)> {
    programme.school.as_ref()?.start_fact.zip(start)
}

fn parts(programme: &Programme, thing: &Thing, children: &[Child]) -> Vec<Part> {
    let mut by_start: BTreeMap<Option<i32>, Vec<(Day, Day)>> = BTreeMap::new();
    for (start, birth) in children {
        by_start.entry(*start).or_default().push((*birth, *birth));
    }
    by_start
        .into_iter()
        .map(|(start, births)| Part {
            born: union(births),
            facts: start_fact(programme, start)
                .map(|(fact, value)| FactRange {
                    fact,
                    allowed: vec![(value, value)],
                })
                .into_iter()
                .collect(),
            from: thing.window.earliest.clone(),
            until: thing.window.latest.clone(),
            given: Vec::new(),
        })
        .collect()
}
