//! The child of the usual case: of whom everything is as the programme assumes, who lives where no variant says
//! anything else, and who goes through the schools of which the programme demands something.

use crate::example::Example;
use crate::notes::is_proposed;
use stafett_model::{
    Change, Condition, Day, FactId, FactRange, Invariant, Point, Programme, Values, Visit,
    locate::View,
};
use std::cmp::Reverse;

/// More ways than this in which facts may be combined are not looked at.
const WAYS: usize = 4096;

/// Whether a condition holds for the usual child on a day; `None` where that depends on a fact of which nothing is
/// usual.
pub(crate) fn holds(child: &Example<'_>, condition: &Condition, on: Day) -> Option<bool> {
    let of_child = OnDay { child, on };
    condition.truth(&|fact| of_child.value(fact), &|_| true)
}

/// Whether some child whose age is that of `child` on `day` may be one of whom each of some conditions holds. True where
/// that takes more ways to look at than a few thousand.
pub(crate) fn may_all_hold(child: &Example<'_>, conditions: &[&Condition], day: Day) -> bool {
    let programme = child.programme();
    let of_child = OnDay { child, on: day };
    let during = programme.population.during.iter();
    let during = during.filter(|row| of_child.is_on(row));
    let rules = programme.population.always.iter();
    let rules = rules.chain(during.map(|row| &row.condition));
    let all: Vec<&Condition> = conditions.iter().copied().chain(rules).collect();
    let Some(ways) = ways(programme, conditions) else {
        return true;
    };
    ways.iter().any(|way| !is_excluded(way, &all, true))
}

/// Whether a condition holds wherever another does, whatever else is so of a child. False where that takes more ways to look
/// at than a few thousand.
pub(crate) fn follows(programme: &Programme, from: &Condition, what: &Condition) -> bool {
    let denied = Condition::Not(Box::new(what.clone()));
    let both = [from, &denied];
    let ways = ways(programme, &both);
    let is_never = |way: &Way<FactId>| {
        [true, false]
            .iter()
            .all(|told| is_excluded(way, &both, *told))
    };
    ways.is_some_and(|ways| ways.iter().all(is_never))
}

/// Values of facts together.
pub(crate) type Way<K> = Vec<(K, i32)>;

/// In which ways the facts of some conditions may be combined; `None` where there are too many.
fn ways(programme: &Programme, conditions: &[&Condition]) -> Option<Vec<Way<FactId>>> {
    let mut facts: Vec<FactId> = conditions.iter().flat_map(|one| one.facts()).collect();
    facts.sort();
    facts.dedup();
    let rows = facts.into_iter();
    let rows = rows.filter_map(|fact| Some((fact, &programme.fact(fact)?.values)));
    combined(rows)
}

/// In which ways the values of facts may be combined, but for numbers and dates; `None` where there are too many.
pub(crate) fn combined<'p, K: Copy>(
    facts: impl Iterator<Item = (K, &'p Values)>,
) -> Option<Vec<Way<K>>> {
    let mut ways: Vec<Way<K>> = vec![Vec::new()];
    for (fact, values) in facts {
        let values: Vec<i32> = each(values).collect();
        if values.is_empty() {
            continue;
        }
        if ways.len().saturating_mul(values.len()) > WAYS {
            return None;
        }
        let with = |way: &Way<K>| -> Vec<Way<K>> {
            let with = |value: &i32| [way.as_slice(), &[(fact, *value)]].concat();
            values.iter().map(with).collect()
        };
        ways = ways.iter().flat_map(with).collect();
    }
    Some(ways)
}

/// Whether some of the conditions does not hold of a child of whom the facts are so, and recorded or not.
fn is_excluded(way: &Way<FactId>, conditions: &[&Condition], recorded: bool) -> bool {
    let value = |fact: FactId| {
        let own = way.iter().find(|(of, _)| *of == fact);
        own.map(|(_, value)| *value)
    };
    let mut all = conditions.iter();
    all.any(|one| one.truth(&value, &|_| recorded) == Some(false))
}

/// The value of a fact for the usual child on a day.
pub(crate) fn value(child: &Example<'_>, fact: FactId, on: Day) -> Option<i32> {
    OnDay { child, on }.value(fact)
}

/// The day on which a visit is thought of: that on which it is recommended, but none before birth.
pub(crate) fn day_of(child: &Example<'_>, visit: &Visit) -> Day {
    let window = &visit.window;
    let day = child.first(&window.recommended);
    let day = day.or_else(|| child.first(&window.earliest));
    day.map_or(child.born(), |day| day.max(child.born()))
}

/// Whether a fact says where the child lives: variants are conditioned by its values, and nothing is demanded of those
/// who have one of them, as of the pupils of a school.
pub(crate) fn is_place(programme: &Programme, fact: FactId) -> bool {
    let names = |condition: &Condition| condition.facts().contains(&fact);
    let row = programme.fact(fact);
    let mut variants = programme.variants.iter();
    let mut offers = programme.requirements.iter().flat_map(|row| &row.offers);
    row.is_some_and(|row| matches!(row.values, Values::OneOf(_)))
        && variants.any(|variant| names(&variant.condition))
        && !offers.any(|offer| names(&offer.condition))
}

struct OnDay<'c, 'p> {
    child: &'c Example<'p>,
    on: Day,
}

impl OnDay<'_, '_> {
    fn value(&self, fact: FactId) -> Option<i32> {
        let programme = self.child.programme();
        let row = programme.fact(fact)?;
        let assumed = self.child.fact(fact, self.on);
        // When the child begins school decides on which days the rest holds.
        if row.change == Change::Fixed && assumed.is_some() {
            return assumed;
        }
        let possible = |value: &i32| self.is_possible(fact, *value, false);
        let wished = assumed.filter(possible);
        let is_place = is_place(programme, fact);
        let wished = wished.or_else(|| is_place.then(|| no_variant(programme, fact))?);
        let wished = wished.or_else(|| self.demanded(fact, &row.values, row.change));
        wished.or_else(|| only(&row.values, possible))
    }

    /// The value that what is demanded of the programme that day is conditioned by: the demand that began last; of
    /// several one that is in force before one that is proposed, and of those the first written.
    fn demanded(&self, fact: FactId, values: &Values, change: Change) -> Option<i32> {
        if !matches!((values, change), (Values::OneOf(_), Change::MayChange)) {
            return None;
        }
        let rows = self.child.programme().requirements.iter();
        let mut offers: Vec<_> = rows
            .flat_map(|row| row.offers.iter().map(move |offer| (row, offer)))
            .filter(|(_, offer)| self.is_within(&offer.from, &offer.until))
            .collect();
        offers.sort_by_key(|(row, offer)| {
            let begins = self.child.first(&offer.from);
            let written = (row.meta.origin.file, row.meta.origin.start);
            (Reverse(begins), is_proposed(&row.meta.notes), written)
        });
        let mut ranges = offers
            .iter()
            .filter_map(|(_, offer)| demanded_range(&offer.condition, fact));
        ranges.find_map(|range| {
            let allowed = |value: &i32| range.allows(*value);
            each(values).find(|value| allowed(value) && self.is_possible(fact, *value, false))
        })
    }

    /// Whether what holds between the facts that day leaves a value possible, given what is assumed of the others;
    /// `alone` where only what is said of this fact by itself counts.
    fn is_possible(&self, fact: FactId, value: i32, alone: bool) -> bool {
        let population = &self.child.programme().population;
        let known = |other: FactId| match other == fact {
            true => Some(value),
            false => self.assumed(other),
        };
        let counts = |condition: &Condition| {
            let facts = condition.facts();
            facts.contains(&fact) && (!alone || facts.len() == 1)
        };
        let during = population.during.iter().filter(|row| self.is_on(row));
        let mut rules = population
            .always
            .iter()
            .chain(during.map(|row| &row.condition));
        rules.all(|rule| !counts(rule) || rule.truth(&known, &|_| true) != Some(false))
    }

    /// What is assumed of a fact, but for what cannot be so that day whatever the other facts are.
    fn assumed(&self, fact: FactId) -> Option<i32> {
        let possible = |value: &i32| self.is_possible(fact, *value, true);
        let assumed = self.child.fact(fact, self.on).filter(possible);
        assumed.or_else(|| only(&self.child.programme().fact(fact)?.values, possible))
    }

    fn is_on(&self, row: &Invariant) -> bool {
        let days = row.days.as_ref();
        days.is_none_or(|(from, until)| self.is_within(from, until))
    }

    fn is_within(&self, from: &Point, until: &Point) -> bool {
        let begun = self.child.first(from).is_some_and(|from| from <= self.on);
        begun && self.child.first(until).is_none_or(|until| self.on < until)
    }
}

/// Of a fact that says where the child lives: the first value that no variant names.
fn no_variant(programme: &Programme, fact: FactId) -> Option<i32> {
    let named: Vec<&FactRange> = programme
        .variants
        .iter()
        .filter_map(|variant| demanded_range(&variant.condition, fact))
        .collect();
    let values = &programme.fact(fact)?.values;
    let is_free = |value: &i32| !named.iter().any(|range| range.allows(*value));
    (!named.is_empty()).then(|| each(values).find(is_free))?
}

/// The values of a fact that a condition asks for.
fn demanded_range(condition: &Condition, fact: FactId) -> Option<&FactRange> {
    match condition {
        Condition::Fact(range) => (range.fact == fact).then_some(range),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().find_map(|part| demanded_range(part, fact))
        }
        Condition::Always | Condition::Unknown(_) | Condition::Not(_) => None,
    }
}

/// The values of a fact that are yes or no, or listed; none of a number or a date.
fn each(values: &Values) -> impl Iterator<Item = i32> + use<> {
    let count = match values {
        Values::YesNo => 2,
        Values::OneOf(names) => i32::try_from(names.len()).unwrap_or(i32::MAX),
        _ => 0,
    };
    0..count
}

/// The one value that is possible.
fn only(values: &Values, possible: impl Fn(&i32) -> bool) -> Option<i32> {
    let mut left = each(values).filter(possible);
    let first = left.next();
    first.filter(|_| left.next().is_none())
}
