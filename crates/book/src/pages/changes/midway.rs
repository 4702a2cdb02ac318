//! The children who are halfway through the programme on the day from which the edition is in force: which edition they
//! follow at which step, told of one of them.
//!
//! An edition is laid over the earlier one as a whole and has no rule of its own for these children: from its first day
//! on every child follows it in all that is left, and what is done is done.

use crate::example::Example;
use crate::here::{Here, Link};
use crate::pages::area_brief::years;
use crate::usual;
use serde::Serialize;
use stafett_model::{Afterwards, Day, Programme, Visit, VisitId, VisitKind};
use std::collections::BTreeMap;

/// How many childhoods are looked at: one for each year in which a child may be on the day.
const AGES: i32 = 21;

/// What is said of these children.
#[derive(Serialize)]
pub(super) struct Midway {
    /// The day from which the edition is in force.
    day: String,
    /// The child on whom most shows; none where nobody is halfway.
    child: Option<Told>,
}

/// One of the children.
#[derive(Serialize)]
struct Told {
    born: String,
    /// In whole years.
    age: i32,
    /// How many visits belong to the earlier edition, and the last of them.
    before: usize,
    last: Option<Step>,
    /// How many visits are left by this edition, and the first of them.
    after: usize,
    next: Option<Step>,
    /// Those of them that the earlier edition does not have.
    fresh: Vec<Step>,
    /// Those of them that the earlier edition has on another day.
    moved: Vec<Step>,
    /// Those of this edition whose time is over that day.
    over: Vec<Step>,
    /// Those of the earlier edition that lay ahead and that this one does not have.
    dropped: Vec<Step>,
}

impl Told {
    /// The child that shows most: on whom most of what can happen does.
    fn shows(&self) -> (usize, usize) {
        let all = [&self.fresh, &self.moved, &self.over, &self.dropped];
        let kinds = all.iter().filter(|steps| !steps.is_empty()).count();
        (kinds, all.iter().map(|steps| steps.len()).sum())
    }
}

/// A visit of the child.
#[derive(Serialize)]
struct Step {
    /// The visit's page; without where it leads, where this edition does not have it.
    link: Link,
    on: String,
    /// Of one that is moved, how its days are others.
    was: String,
    /// Of one whose time is over, until when it is caught up.
    caught_up: String,
}

/// A visit of the usual child, with its days.
struct Dated<'p> {
    visit: &'p Visit,
    on: Day,
    first: Option<Day>,
    last: Option<Day>,
}

impl Dated<'_> {
    fn days(&self) -> [Option<Day>; 3] {
        [self.first, Some(self.on), self.last]
    }
}

/// Whether there is a section: the edition states its day, and there is an earlier one.
pub(crate) fn is_told(here: &Here<'_>) -> bool {
    here.programme().in_force_from.is_some() && here.site.book.earlier.is_some()
}

/// The section; nothing where the edition states no day, or there is no earlier one.
pub(super) fn midway(here: &Here<'_>) -> Option<Midway> {
    let p = here.programme();
    let (day, earlier) = (p.in_force_from?, here.site.book.earlier?);
    let ages = births(&here.site.child, day).into_iter();
    let told = ages.map(|born| told(here, earlier, (born, day)));
    Some(Midway {
        day: here.say().day(day),
        // Of several that show as much the youngest.
        child: told.rev().max_by_key(Told::shows),
    })
}

/// The birth dates of the population's children who are halfway, the youngest first: each on the example child's
/// birthday.
fn births(child: &Example<'_>, day: Day) -> Vec<Day> {
    let (year, ..) = day.ymd();
    let (_, month, on) = child.born().ymd();
    let population = &child.programme().population;
    let born = (1..AGES).filter_map(|age| Day::from_ymd(year - age, month, on));
    let population = population.born_from..=population.born_through;
    born.filter(|born| *born < day && population.contains(born))
        .collect()
}

fn told(here: &Here<'_>, earlier: &Programme, (born, day): (Day, Day)) -> Told {
    let child = here.site.child.born_on(born);
    let before = visits(&Example::new(earlier).born_on(born));
    let now = visits(&child);
    let done = |id: &str| before.get(id).is_some_and(|was| was.on < day);
    let step = |one: &Dated<'_>| step(here, one);
    let mut told = Told {
        born: here.say().day(born),
        age: years(born, day),
        before: 0,
        last: None,
        after: 0,
        next: None,
        fresh: Vec::new(),
        moved: Vec::new(),
        over: Vec::new(),
        dropped: Vec::new(),
    };
    let mut behind: Vec<&Dated<'_>> = before.values().filter(|one| one.on < day).collect();
    behind.sort_by_key(|one| one.on);
    told.before = behind.len();
    told.last = behind.last().map(|one| step(one));
    let mut ahead: Vec<(&str, &Dated<'_>)> = now
        .iter()
        .filter(|(id, _)| !done(id))
        .map(|(id, one)| (*id, one))
        .collect();
    ahead.sort_by_key(|(_, one)| one.on);
    for (id, one) in ahead {
        if one.last.is_some_and(|last| last < day) {
            told.over.push(Step {
                caught_up: caught_up(here, &child, one.visit, day),
                ..step(one)
            });
            continue;
        }
        told.after += 1;
        told.next.get_or_insert_with(|| step(one));
        match before.get(id) {
            None => told.fresh.push(step(one)),
            Some(was) if was.days() == one.days() => {}
            Some(was) => told.moved.push(Step {
                was: moved(here, was, one),
                ..step(one)
            }),
        }
    }
    let lost = before
        .iter()
        .filter(|(id, one)| one.on >= day && !now.contains_key(*id));
    told.dropped = lost.map(|(_, one)| step(one)).collect();
    told
}

/// The visits that are offered, without need, to the usual child, by their names.
fn visits<'p>(child: &Example<'p>) -> BTreeMap<&'p str, Dated<'p>> {
    let base = child.programme().visits.iter();
    let base = base.filter(|visit| {
        visit.overlay.is_none() && !visit.as_needed && visit.kind == VisitKind::Visit
    });
    base.filter_map(|visit| {
        let on = usual::day_of(child, visit);
        let first = child.first(&visit.window.earliest);
        let last = child.locate(&visit.window.latest).last();
        let offered = usual::holds(child, &visit.condition, on) == Some(true);
        (offered && visit.is_for_birth(child.born())).then_some((
            visit.meta.id.as_str(),
            Dated {
                visit,
                on,
                first,
                last,
            },
        ))
    })
    .collect()
}

/// How the days of a visit are others: the recommended one, else the first or the last.
fn moved(here: &Here<'_>, was: &Dated<'_>, is: &Dated<'_>) -> String {
    let t = here.t();
    let day = |day: Option<Day>| day.map_or_else(|| "–".to_owned(), |day| here.say().day(day));
    let (text, was, is) = if was.on != is.on {
        (t.midway_was, Some(was.on), Some(is.on))
    } else if was.last != is.last {
        (t.midway_last, was.last, is.last)
    } else {
        (t.midway_first, was.first, is.first)
    };
    text.replace("{a}", &day(is)).replace("{b}", &day(was))
}

/// Until when a visit is caught up whose time is over; empty where it is not, or no longer.
fn caught_up(here: &Here<'_>, child: &Example<'_>, visit: &Visit, day: Day) -> String {
    let Afterwards::CaughtUp { until } = &visit.window.afterwards else {
        return String::new();
    };
    let until = child.first(until).filter(|until| *until > day);
    until.map_or_else(String::new, |until| here.say().day(until))
}

fn step(here: &Here<'_>, one: &Dated<'_>) -> Step {
    let p = here.programme();
    let mut ids = (0..=u16::MAX).map(VisitId).zip(&p.visits);
    let is_it = |row: &Visit| row.overlay.is_none() && row.meta.id == one.visit.meta.id;
    let own = ids.find(|(_, row)| is_it(row));
    Step {
        link: own.map_or_else(
            || Link {
                title: one.visit.meta.title.clone(),
                href: String::new(),
            },
            |(id, _)| here.visit(id),
        ),
        on: here.say().day(one.on),
        was: String::new(),
        caught_up: String::new(),
    }
}
