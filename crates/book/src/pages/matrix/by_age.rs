//! The matrix as a list: by age the visits, each with what is done. It stands in for the table where the page
//! is narrow.

use super::{Group, Head, Line};
use crate::here::{Actor, Here, Link};
use crate::pages::age_of;
use serde::Serialize;

/// The visits of an age.
#[derive(Serialize)]
pub(super) struct Age {
    title: String,
    visits: Vec<Entry>,
}

/// A visit with what is done.
#[derive(Serialize)]
struct Entry {
    /// Its line in the table.
    at: usize,
    link: Link,
    when: String,
    actor: Actor,
    whom: bool,
    done: Vec<Done>,
}

/// One thing done.
#[derive(Serialize)]
struct Done {
    title: String,
    /// Dose number, where it is a dose.
    dose: Option<u8>,
    /// Its area, by number.
    of: usize,
    tier: Option<u8>,
}

/// The lines of the table by age, those whose age is not settled last.
pub(super) fn by_age(here: &Here<'_>, groups: &[Group], lines: &[Line]) -> Vec<Age> {
    let heads = groups.iter().enumerate();
    let heads = heads.flat_map(|(of, group)| group.columns.iter().map(move |head| (of, head)));
    let heads: Vec<(usize, &Head)> = heads.collect();
    let mut ages: Vec<(Option<String>, Vec<Entry>)> = Vec::new();
    for ((at, line), id) in lines.iter().enumerate().zip(&here.site.order) {
        let (age, entry) = (age_of(here, *id), entry(at, line, &heads));
        match ages.iter_mut().find(|(other, _)| *other == age) {
            Some((_, visits)) => visits.push(entry),
            None => ages.push((age, vec![entry])),
        }
    }
    ages.sort_by_key(|(age, _)| age.is_none());
    let title = |age: Option<String>| age.unwrap_or_else(|| here.t().age_not_settled.to_owned());
    ages.into_iter()
        .map(|(age, visits)| Age {
            title: title(age),
            visits,
        })
        .collect()
}

fn entry(at: usize, line: &Line, heads: &[(usize, &Head)]) -> Entry {
    let cells = line.cells.iter().zip(heads);
    let done = cells.filter_map(|(cell, (of, head))| {
        Some(Done {
            dose: cell.as_ref()?.dose,
            title: head.link.title.clone(),
            of: *of,
            tier: head.tier,
        })
    });
    Entry {
        at,
        link: line.link.clone(),
        when: line.when.clone(),
        actor: line.actor.clone(),
        whom: line.whom,
        done: done.collect(),
    }
}
