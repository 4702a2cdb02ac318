//! From the children at fault to a finding's region and witness.

use super::children::{Child, Children};
use crate::cubes::cubes;
use crate::history::AnyChild;
use crate::timeline::{count, union};
use stafett_model::locate::{Known, known, locate, variable_of};
use stafett_model::proof::{Part, Region, Witness};
use stafett_model::{Day, Located, Point, Season, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// First day of a part, and the day after its last.
type Days = (Point, Point);

/// The children at fault for one cause, gathered while a claim walks them.
#[derive(Default)]
pub struct Faults {
    /// By days and group of facts, the birth dates.
    found: BTreeMap<Days, BTreeMap<usize, Vec<(Day, Day)>>>,
    least: Option<Least>,
}

/// The least child at fault: birth date first, then facts, then days.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Least {
    birth: Day,
    combination: Vec<u16>,
    days: Days,
    start: Option<i32>,
    /// Which way the dated conditions turned out.
    case: usize,
}

impl Faults {
    /// Adds children who are at fault on the days from one point (included) until another.
    pub fn add(&mut self, child: &Child, from: &Point, until: &Point) {
        let days = (from.clone(), until.clone());
        let of_days = self.found.entry(days.clone()).or_default();
        of_days
            .entry(child.group_at)
            .or_default()
            .extend(child.births());
        if let Some((birth, _)) = child.births().first() {
            let least = Least {
                birth: *birth,
                combination: child.least().to_vec(),
                days,
                start: child.start(),
                case: child.case(),
            };
            if self.least.as_ref().is_none_or(|known| least < *known) {
                self.least = Some(least);
            }
        }
    }

    /// Whether nobody is at fault.
    pub fn is_empty(&self) -> bool {
        self.least.is_none()
    }

    /// Whether a child is the least one, by which the finding is told.
    pub fn is_witness(&self, child: &Child) -> bool {
        self.least.as_ref().is_some_and(|least| {
            let birth = child.births().first().map(|(first, _)| *first);
            birth == Some(least.birth)
                && child.start() == least.start
                && child.case() == least.case
                && child.least() == least.combination
        })
    }

    /// The whole region.
    pub fn region(&self, children: &Children) -> Region {
        let mut parts = Vec::new();
        let mut all = Vec::new();
        for ((from, until), groups) in &self.found {
            let mut by_births: BTreeMap<Vec<(Day, Day)>, BTreeSet<usize>> = BTreeMap::new();
            for (group, births) in groups {
                let births = union(births.clone());
                all.extend(births.iter().copied());
                by_births.entry(births).or_default().insert(*group);
            }
            for (born, groups) in by_births {
                let products = cubes(&children.space, &groups).into_iter();
                parts.extend(products.map(|facts| Part {
                    born: born.clone(),
                    facts,
                    from: from.clone(),
                    until: until.clone(),
                    given: Vec::new(),
                }));
            }
        }
        parts.sort_by(|a, b| (&a.born, &a.facts, &a.from).cmp(&(&b.born, &b.facts, &b.from)));
        Region {
            parts,
            birth_dates: count(&union(all)),
        }
    }

    /// The least child, on the first day of its part; terms begin on the first day on which they can.
    pub fn witness(&self, children: &Children) -> Option<Witness> {
        let least = self.least.as_ref()?;
        let child = AnyChild {
            programme: children.places.programme,
            birth: least.birth,
            start: least.start,
        };
        let (from, until) = &least.days;
        let at = |point| locate(child.programme, point, &child);
        let mut terms: Vec<_> = [from, until]
            .into_iter()
            .filter_map(|point| first_term(&child, point))
            .collect();
        terms.sort();
        terms.dedup();
        let day = at(from).first().unwrap_or(least.birth);
        Some(Witness {
            facts: children.space.values(&least.combination),
            terms,
            until: match at(until) {
                Located::Open { last: None, .. } => None,
                place => place.first(),
            },
            ..Witness::born(least.birth, day)
        })
    }
}

/// The term on which a point rests, and its first possible day.
fn first_term(child: &AnyChild, point: &Point) -> Option<(i32, Season, Day)> {
    let variable = variable_of(child.programme, point, child)?;
    match (variable, known(child.programme, variable, child)?) {
        (Variable::Term(year, season), Known::On(day)) => Some((year, season, day)),
        (Variable::Term(year, season), Known::Between { first, .. }) => Some((year, season, first)),
        _ => None,
    }
}
