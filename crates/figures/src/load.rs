//! What a programme asks of the services in a calendar year: expected visits, and hours where a visit
//! says its length.
//!
//! The expected number of a visit is the sum over birth dates of the children born on that day, times the
//! share of them to whom its condition applies, where its recommended day falls in the year. Every
//! birth date is looked at, with the calendar that proofs and plans use. Nothing is guessed: a visit
//! whose condition names a fact of which no share is known is not counted, but listed.
//!
//! Taken for granted: every child comes, on the recommended day (the first of a range; of a term the
//! first possible day; after an event that happens on its first possible day); children are born on
//! the due date; facts are independent of each other and do not change.

mod day;
mod share;

use crate::statistics::Statistics;
use day::Expected;
use share::Children;
use stafett_model::{Day, FactId, Programme, RoleId, ServiceId, Visit, VisitId};
use std::collections::BTreeMap;

/// The load of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// The calendar year.
    pub year: i32,
    /// First and last birth date looked at, both included; `None` where the programme's population has
    /// nobody who is born by the end of the following year.
    pub born: Option<(Day, Day)>,
    /// Birth years of these dates that have no figure: their children are not counted.
    pub years_without_births: Vec<i32>,
    /// Birth years without a figure of their own, for which that of other years was taken.
    pub years_by_default: Vec<i32>,
    /// Birth years whose births were spread evenly over the days, because no months are known.
    pub years_spread_evenly: Vec<i32>,
    /// Visits that were counted, in the order of the programme's table; without those that no child has
    /// in the year.
    pub visits: Vec<VisitLoad>,
    /// Visits that were not counted, in the order of the programme's table.
    pub not_counted: Vec<NotCounted>,
    /// Services with at least one counted visit, in the order of the programme's table.
    pub services: Vec<ServiceLoad>,
    /// Facts whose shares were used, ascending.
    pub shares_used: Vec<FactId>,
    /// What the norms come to, in the order in which they are given.
    pub newborns: Vec<Newborns>,
}

/// A visit's load.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitLoad {
    /// The visit.
    pub visit: VisitId,
    /// How many such visits are expected.
    pub number: f64,
    /// How many hours they take; `None` where the visit does not say its length.
    pub hours: Option<f64>,
}

/// A visit that was not counted.
#[derive(Clone, Debug, PartialEq)]
pub struct NotCounted {
    /// The visit.
    pub visit: VisitId,
    /// Why not.
    pub why: WhyNot,
}

/// Why a visit was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It is made as needed: nobody knows how often.
    AsNeeded,
    /// No share is known of these facts, ascending.
    NoShare(Vec<FactId>),
    /// Its condition has more combinations of values than are looked at.
    TooManyFacts,
    /// Its recommended day is a day of no child.
    NoDay,
}

/// A service's load.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceLoad {
    /// The service.
    pub service: ServiceId,
    /// What it performs.
    pub work: Work,
    /// The same for each role of its staff, in the order of the programme's table. A visit counts for
    /// every role that takes part in it, for the whole of its length.
    pub roles: Vec<(RoleId, Work)>,
}

/// An amount of work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Expected visits.
    pub visits: f64,
    /// Those of them that say their length.
    pub timed: f64,
    /// Hours of those that say their length.
    pub hours: f64,
}

impl Work {
    fn add(&mut self, visit: &VisitLoad) {
        self.visits += visit.number;
        if let Some(hours) = visit.hours {
            self.timed += visit.number;
            self.hours += hours;
        }
    }
}

/// What a norm of newborns comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Newborns {
    /// Place of the norm in [`Statistics::newborn_norms`].
    pub norm: usize,
    /// Children born in the year.
    pub born: u32,
    /// How many full-time members of staff the norm asks for.
    pub staff: f64,
}

/// The load of `year`.
pub fn load(programme: &Programme, statistics: &Statistics, year: i32) -> Load {
    let mut load = Load {
        year,
        born: born(programme, year),
        years_without_births: Vec::new(),
        years_by_default: Vec::new(),
        years_spread_evenly: Vec::new(),
        visits: Vec::new(),
        not_counted: Vec::new(),
        services: Vec::new(),
        shares_used: Vec::new(),
        newborns: newborns(statistics, year),
    };
    tell_years(&mut load, statistics);
    let births = births(&load, statistics);
    for (row, id) in programme.visits.iter().zip(0..=u16::MAX) {
        let visit = VisitId(id);
        match expected(
            programme,
            statistics,
            &births,
            year,
            row,
            &mut load.shares_used,
        ) {
            Err(why) => load.not_counted.push(NotCounted { visit, why }),
            Ok(number) if number > 0.0 => load.visits.push(VisitLoad {
                visit,
                number,
                hours: row
                    .minutes
                    .map(|minutes| number * f64::from(minutes) / 60.0),
            }),
            Ok(_) => {}
        }
    }
    load.shares_used.sort();
    load.shares_used.dedup();
    load.services = services(programme, &load.visits);
    load
}

/// The birth dates of the population up to the end of the following year: a visit of a pregnancy comes
/// before the birth.
fn born(programme: &Programme, year: i32) -> Option<(Day, Day)> {
    let population = &programme.population;
    let last = Day::from_ymd(year.checked_add(1)?, 12, 31)?.min(population.born_through);
    (population.born_from <= last).then_some((population.born_from, last))
}

fn newborns(statistics: &Statistics, year: i32) -> Vec<Newborns> {
    let born = statistics.born_in(year);
    let norms = statistics.newborn_norms.iter().enumerate();
    norms
        .filter_map(|(norm, row)| {
            let born = born?;
            let staff = f64::from(born) / f64::from(row.number.max(1));
            Some(Newborns { norm, born, staff })
        })
        .collect()
}

fn tell_years(load: &mut Load, statistics: &Statistics) {
    let Some((first, last)) = load.born else {
        return;
    };
    for year in first.year()..=last.year() {
        let own = statistics.births.iter().find(|births| births.year == year);
        match own {
            None if statistics.other_years.is_none() => load.years_without_births.push(year),
            None => load.years_by_default.push(year),
            Some(_) => {}
        }
        let known = own.is_some() || statistics.other_years.is_some();
        if known && own.is_none_or(|births| births.months.is_none()) {
            load.years_spread_evenly.push(year);
        }
    }
}

/// The birth dates on which children are expected, with their number.
fn births(load: &Load, statistics: &Statistics) -> Vec<(Day, f64)> {
    let Some((first, last)) = load.born else {
        return Vec::new();
    };
    let days = (first.number()..=last.number()).filter_map(Day::from_number);
    days.filter_map(|day| Some((day, statistics.born_on(day)?)))
        .filter(|(_, number)| *number > 0.0)
        .collect()
}

/// How many children have the recommended day of a visit in the year.
fn expected(
    programme: &Programme,
    statistics: &Statistics,
    births: &[(Day, f64)],
    year: i32,
    visit: &Visit,
    used: &mut Vec<FactId>,
) -> Result<f64, WhyNot> {
    if visit.as_needed {
        return Err(WhyNot::AsNeeded);
    }
    let start = school_start_fact(programme, visit, births);
    let groups = share::groups(statistics, &visit.condition, start)?;
    let (mut number, mut has_day) = (0.0, births.is_empty() || groups.is_empty());
    for Children { start, share } in groups {
        for (born, children) in births {
            let child = Expected::of(programme, *born, start);
            let Some(day) = child.first(&visit.window.recommended) else {
                continue;
            };
            has_day = true;
            if day.year() == year && child.in_force(visit) {
                number += children * share;
            }
        }
    }
    if !has_day {
        return Err(WhyNot::NoDay);
    }
    used.extend(visit.condition.facts());
    used.extend(start);
    Ok(number)
}

/// The fact that decides when school starts, where the visit's day rests on it.
fn school_start_fact(
    programme: &Programme,
    visit: &Visit,
    births: &[(Day, f64)],
) -> Option<FactId> {
    let fact = programme.school.as_ref()?.start_fact?;
    let (born, _) = births.first()?;
    let child = Expected::of(programme, *born, None);
    let points = visit.switches.iter().map(|switch| &switch.point);
    let mut points = points.chain([&visit.window.recommended]);
    points
        .any(|point| child.asks_for_school(point))
        .then_some(fact)
}

fn services(programme: &Programme, visits: &[VisitLoad]) -> Vec<ServiceLoad> {
    let mut table: BTreeMap<ServiceId, (Work, BTreeMap<RoleId, Work>)> = BTreeMap::new();
    for load in visits {
        let Some(visit) = programme.visit(load.visit) else {
            continue;
        };
        let (work, roles) = table.entry(visit.performer).or_default();
        work.add(load);
        for role in &visit.staff {
            roles.entry(*role).or_default().add(load);
        }
    }
    table
        .into_iter()
        .map(|(service, (work, roles))| ServiceLoad {
            service,
            work,
            roles: roles.into_iter().collect(),
        })
        .collect()
}
