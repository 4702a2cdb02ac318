//! The first child for whom a rule's plan differs, found by planning under both programmes.

mod duty;
mod line;
mod passing;

use crate::kid::{self, Facts, Kid};
use crate::{Example, Plans, RuleChange};
use stafett_model::proof::Words;
use stafett_model::{Changed, Condition, Day, DeclarationKind, Leg, Programme};
use stafett_plan::Planner;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Most children that are tried for one rule: two plans and more are made for each.
const MOST_TRIED: usize = 40;

/// Most of those that are followed through their whole childhood, month by month.
const MOST_FOLLOWED: usize = 10;

/// Most of those to whom one event has not happened: they come after all others.
const MOST_LACKING: usize = 3;

/// The two programmes, and the birth dates for which is planned.
pub(crate) struct Effects<'p> {
    old: &'p Programme,
    new: &'p Programme,
    /// The old and the new, made ready for planning.
    planners: [Planner<'p>; 2],
    births: Vec<Day>,
}

/// Tells of each rule whose plan it changes. The rules are independent of each other: each core takes
/// the next that is left, and what is told does not depend on which takes it.
pub(crate) fn tell(effects: &Effects<'_>, rules: Vec<(DeclarationKind, &mut RuleChange)>) {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let left = Mutex::new(rules.into_iter());
    let work = || {
        while let Some((kind, rule)) = next(&left) {
            rule.plans = effects.of(kind, &rule.id);
        }
    };
    thread::scope(|scope| {
        for _ in 1..cores {
            scope.spawn(work);
        }
        work();
    });
}

/// The next that is left.
fn next<T>(left: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    left.lock().unwrap_or_else(PoisonError::into_inner).next()
}

impl Plans {
    /// These, or where there is no child what is found by looking further.
    fn or_else(self, further: impl FnOnce() -> Self) -> Self {
        let Self::None { tried } = self else {
            return self;
        };
        match further() {
            Self::None { tried: more } => Self::None {
                tried: tried + more,
            },
            found => found,
        }
    }
}

/// Where the two plans of one child differ.
#[derive(PartialEq, Eq)]
struct Differs {
    as_of: Day,
    old: Words,
    new: Words,
    /// Whether nothing of it hangs on a fact that is not known.
    certain: bool,
}

/// Which facts of a child are tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ways {
    /// Those that settle one of the conditions.
    One,
    /// Those that settle one or two of the conditions, all of the rule itself.
    Own,
    /// The same of conditions of other rules, which the rule changes: of the child no more is said than is needed.
    Other,
}

/// The first child for whom something differs, as long as none is found of whom all is certain.
#[derive(Default)]
struct Search {
    /// The event that has not happened to any of the children.
    lacks: Option<String>,
    tried: usize,
    perhaps: Option<(Kid, Differs)>,
}

impl<'p> Effects<'p> {
    pub(crate) fn new(old: &'p Programme, new: &'p Programme) -> Self {
        Effects {
            old,
            new,
            planners: [old, new].map(Planner::new),
            births: kid::births(old, new),
        }
    }

    /// Whose plan a rule changes.
    pub(crate) fn of(&self, kind: DeclarationKind, id: &str) -> Plans {
        use DeclarationKind as Kind;
        match kind {
            Kind::Variant => {
                let visits = self.visits(kind, id);
                let transitions = self.transitions(id);
                let conditions = |programme: &Programme| in_place(programme, id, &visits);
                let differs = |kid: &Kid| {
                    let there = [self.new, self.old].map(|programme| is_there(programme, id, kid));
                    if !there.contains(&true) {
                        return None;
                    }
                    self.line(kid, &visits, None).or_else(|| {
                        let mut transitions = transitions.iter();
                        transitions.find_map(|one| passing::differs(&self.planners, kid, one))
                    })
                };
                self.first(Ways::Other, conditions, differs)
            }
            Kind::Visit | Kind::Release | Kind::Reprioritisation => {
                let visits = self.visits(kind, id);
                let conditions = |programme: &Programme| line::conditions(programme, &visits);
                let ways = if kind == Kind::Visit {
                    Ways::Own
                } else {
                    Ways::Other
                };
                self.first(ways, conditions, |kid| self.line(kid, &visits, None))
            }
            Kind::ContentItem | Kind::Series => {
                let visits = self.offering(id);
                let conditions = |programme: &Programme| line::conditions(programme, &visits);
                self.first(Ways::Own, conditions, |kid| {
                    self.line(kid, &visits, Some(id))
                })
            }
            Kind::Area => {
                let conditions = |programme: &Programme| duty::conditions(programme, id);
                let differs = |kid: &Kid| duty::differs(&self.planners, kid, id);
                let of_area = |programme: &'p Programme| duty::legs(programme, id);
                self.first(Ways::One, conditions, differs)
                    .or_else(|| self.first_lacking(of_area, conditions, differs))
            }
            Kind::Transition => {
                let differs = |kid: &Kid| passing::differs(&self.planners, kid, id);
                let own = |programme: &Programme| passing::conditions(programme, id);
                let of_legs = |programme: &Programme| passing::of_legs(programme, id);
                let legs = |programme: &'p Programme| passing::legs(programme, id);
                self.first(Ways::One, own, differs)
                    .or_else(|| self.first(Ways::One, of_legs, differs))
                    .or_else(|| self.first_lacking(legs, of_legs, differs))
            }
            // A plan is made without them: they are demands on the programme, and measures.
            Kind::Requirement | Kind::Indicator => Plans::None { tried: 0 },
            _ => Plans::Elsewhere,
        }
    }

    /// The first of the children for whom something differs, one of whom all is certain before one of whom it is not.
    fn first(
        &self,
        which: Ways,
        conditions: impl Fn(&Programme) -> Vec<Condition>,
        differs: impl Fn(&Kid) -> Option<Differs>,
    ) -> Plans {
        self.search(which, None, conditions, differs)
    }

    /// The same of children to whom one of the events has not happened with which the legs begin or end, in the order in
    /// which they are written.
    fn first_lacking(
        &self,
        legs: impl Fn(&'p Programme) -> Vec<&'p Leg>,
        conditions: impl Fn(&Programme) -> Vec<Condition>,
        differs: impl Fn(&Kid) -> Option<Differs>,
    ) -> Plans {
        let mut tried = 0;
        let mut seen = BTreeSet::new();
        for programme in [self.new, self.old] {
            let events = legs(programme).into_iter();
            let events = events.flat_map(|leg| duty::events(programme, leg));
            for event in events.filter(|event| seen.insert(*event)) {
                match self.search(Ways::One, Some(event), &conditions, &differs) {
                    Plans::None { tried: more } => tried += more,
                    found => return found,
                }
            }
        }
        Plans::None { tried }
    }

    fn search(
        &self,
        which: Ways,
        lacks: Option<&str>,
        conditions: impl Fn(&Programme) -> Vec<Condition>,
        differs: impl Fn(&Kid) -> Option<Differs>,
    ) -> Plans {
        let programmes = [self.new, self.old].into_iter();
        let settled: Vec<Vec<Facts>> = programmes
            .flat_map(|programme| {
                let conditions = conditions(programme);
                let ways = conditions.iter().map(|one| kid::ways(programme, one));
                ways.collect::<Vec<_>>()
            })
            .collect();
        let mut ways: Vec<Facts> = settled.iter().flatten().cloned().collect();
        ways.push(Facts::new());
        // The child of whom most is known shows best what is decided.
        ways.sort_by_key(|way| std::cmp::Reverse(way.len()));
        let mut seen = BTreeSet::new();
        ways.retain(|way| seen.insert(way.clone()));
        let mut search = Search {
            lacks: lacks.map(str::to_owned),
            ..Search::default()
        };
        let found = self
            .among((which, &ways), &differs, &mut search)
            .or_else(|| {
                if which == Ways::One {
                    return None;
                }
                // What one row says may be undone by another: children for whom both are settled.
                let mut pairs = kid::pairs(&settled, MOST_TRIED);
                pairs.retain(|way| seen.insert(way.clone()));
                self.among((which, &pairs), &differs, &mut search)
            });
        match found.or(search.perhaps) {
            Some((kid, found)) if which == Ways::Other => self.shown(kid, found, &differs),
            Some((kid, found)) => self.example(&kid, found),
            None => Plans::None {
                tried: search.tried,
            },
        }
    }

    /// The first child who is known in one of some ways and for whom something certainly differs.
    fn among(
        &self,
        (which, ways): (Ways, &[Facts]),
        differs: impl Fn(&Kid) -> Option<Differs>,
        search: &mut Search,
    ) -> Option<(Kid, Differs)> {
        let most = match which {
            _ if search.lacks.is_some() => MOST_LACKING,
            Ways::One => MOST_FOLLOWED,
            Ways::Own | Ways::Other => MOST_TRIED,
        };
        let kids = diagonals(&self.births, ways).into_iter();
        let kids = kids.map(|(born, facts)| Kid {
            born,
            facts: facts.clone(),
            past: BTreeMap::new(),
            lacks: search.lacks.clone(),
        });
        let kids = kids.filter(|kid| kid.may_be(self.old) && kid.may_be(self.new));
        for kid in kids.take(most) {
            search.tried += 1;
            match differs(&kid) {
                Some(found) if found.certain => return Some((kid, found)),
                Some(found) if search.perhaps.is_none() => search.perhaps = Some((kid, found)),
                _ => {}
            }
        }
        None
    }

    /// The child, with the facts without which the two plans would not say what they say.
    fn shown(&self, kid: Kid, found: Differs, differs: impl Fn(&Kid) -> Option<Differs>) -> Plans {
        let mut kid = kid;
        for fact in kid.facts.clone().into_keys() {
            let mut without = kid.clone();
            without.facts.remove(&fact);
            if differs(&without).is_some_and(|other| other == found) {
                kid = without;
            }
        }
        self.example(&kid, found)
    }

    fn example(&self, kid: &Kid, found: Differs) -> Plans {
        Plans::Child(Example {
            born: kid.born,
            facts: kid.known([self.new, self.old]),
            as_of: found.as_of,
            old: found.old,
            new: found.new,
        })
    }

    fn line(&self, kid: &Kid, visits: &[String], item: Option<&str>) -> Option<Differs> {
        let mut visits = visits.iter();
        visits.find_map(|visit| line::differs(&self.planners, kid, visit, item))
    }

    /// The names of the visits that a rule is, or that it changes.
    fn visits(&self, kind: DeclarationKind, id: &str) -> Vec<String> {
        if kind == DeclarationKind::Visit {
            return vec![id.to_owned()];
        }
        let programmes = [self.new, self.old].into_iter();
        let changed = programmes.flat_map(|programme| changed_visits(programme, id));
        distinct(changed)
    }

    /// The names of the transitions that a variant changes.
    fn transitions(&self, id: &str) -> Vec<String> {
        let programmes = [self.new, self.old].into_iter();
        distinct(programmes.flat_map(|programme| {
            let rows = programme.transitions.iter();
            let of_variant = rows.filter(|row| {
                let variant = row.variant.and_then(|variant| programme.variant(variant));
                variant.is_some_and(|one| one.meta.id == id)
            });
            let names = of_variant.map(|row| row.meta.id.clone());
            names.collect::<Vec<_>>()
        }))
    }

    /// The names of the visits that offer a content item, or a dose of a series.
    fn offering(&self, id: &str) -> Vec<String> {
        let programmes = [self.new, self.old].into_iter();
        distinct(programmes.flat_map(|programme| {
            let rows = programme.visits.iter();
            let offers = rows.filter(move |row| {
                let mut items = row.items.iter();
                items.any(|item| line::is_of(programme, *item, id))
            });
            offers.map(|row| row.meta.id.clone()).collect::<Vec<_>>()
        }))
    }
}

/// Each birth date with each way, so that the first pairs are of many dates and many ways.
fn diagonals<'a>(births: &[Day], ways: &'a [Facts]) -> Vec<(Day, &'a Facts)> {
    let births = births.iter().enumerate();
    let mut pairs: Vec<(usize, Day, &Facts)> = births
        .flat_map(|(row, born)| {
            let ways = ways.iter().enumerate();
            ways.map(move |(column, way)| (row + column, *born, way))
        })
        .collect();
    pairs.sort_by_key(|(diagonal, ..)| *diagonal);
    let pairs = pairs.into_iter();
    pairs.map(|(_, born, way)| (born, way)).collect()
}

/// The conditions of all rows of some visits, for children of the place of the variant of this name.
fn in_place(programme: &Programme, id: &str, visits: &[String]) -> Vec<Condition> {
    let mut variants = programme.variants.iter();
    let Some(variant) = variants.find(|one| one.meta.id == id) else {
        return Vec::new();
    };
    let rows = line::conditions(programme, visits).into_iter();
    let there = |row| Condition::All(vec![variant.condition.clone(), row]);
    rows.chain([Condition::Always]).map(there).collect()
}

/// Whether a child is of the place of the variant of this name.
fn is_there(programme: &Programme, id: &str, kid: &Kid) -> bool {
    let child = kid.child(programme);
    let value = |fact| {
        let mut records = child.facts.iter();
        records.find(|one| one.fact == fact).map(|one| one.value)
    };
    let mut variants = programme.variants.iter();
    let variant = variants.find(|one| one.meta.id == id);
    variant.is_some_and(|one| one.condition.holds(&value))
}

/// The visits that a variant, release or reprioritisation of this name changes.
fn changed_visits(programme: &Programme, id: &str) -> Vec<String> {
    let variants = programme.variants.iter();
    let variants = variants.map(|one| (&one.meta, &one.changes));
    let releases = programme.releases.iter();
    let releases = releases.map(|one| (&one.meta, &one.changes));
    let changes = variants.chain(releases).filter(|(meta, _)| meta.id == id);
    let bases = changes
        .flat_map(|(_, changes)| changes)
        .filter_map(|change| match change.of {
            Changed::Visit { base, .. } => Some(base),
            _ => None,
        });
    let paused = programme
        .reprioritisations
        .iter()
        .filter(|one| one.meta.id == id);
    let paused = paused.flat_map(|one| one.visits.iter().copied());
    let rows = bases
        .chain(paused)
        .filter_map(|visit| programme.visit(visit));
    rows.map(|row| row.meta.id.clone()).collect()
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
