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
    let (opens, closes) = (
        words::point(programme, &thing.window.earliest),
        words::point(programme, &thing.window.latest),
    );
    let headline = if name == Name::EmptyWindow {
        Words::new(
            format!("\"{title}\": tidsfönstret slutar innan det börjar"),
            format!("\"{title}\": the window ends before it begins"),
        )
    } else {
        Words::new(
            format!("\"{title}\": tidsfönster och avstånd går inte att hålla samtidigt"),
            format!("\"{title}\": windows and distances cannot be kept together"),
        )
    };
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
        story: Words::new(
            format!(
                "För ett barn fött {} finns ingen dag då det kan göras (tidigast {}, senast {}). {some} födelsedatum berörs.",
                birth.sv, opens.sv, closes.sv
            ),
            format!(
                "For a child born {} there is no day on which it can be done (earliest {}, latest {}). {some} birth dates are concerned.",
                birth.en, opens.en, closes.en
            ),
        ),
        rules: vec![Rule {
            origin: thing.meta.origin,
            says: Words::default(),
        }],
        help: vec![Words::new(
            "flytta `tidigast` eller `senast`, eller minska ett avstånd",
            "move `earliest` or `latest`, or lessen a distance",
        )],
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
