//! What is true of a child, as it changes: drawn by the shares of the statistics, and so that what the
//! programme says of its children holds.

use super::random::Random;
use stafett_figures::statistics::Statistics;
use stafett_model::programme::{Change, Values};
use stafett_model::{Condition, Day, Fact, FactId, Made, Programme, VisitId};
use std::collections::BTreeMap;

/// How often in a thousand a fact without a share has the value that is derived where nothing is
/// known, or else its first.
const USUAL: u64 = 850;
/// How often a child moves in its childhood.
const MOVES: u64 = 120;
/// How often another fact that may change does.
const CHANGES: u64 = 40;
/// How often values are drawn anew until what the programme says of its children holds.
const TRIES: usize = 64;
/// After how many of these the shares no longer count.
const BY_SHARE: usize = 24;

/// How the values of the programme's facts are drawn.
pub(super) struct Drawn {
    rows: Vec<Row>,
    /// Facts that tell places apart, ascending: they change together, with a move.
    places: Vec<FactId>,
    /// The facts that the compiler made, by what they are made of.
    pub(super) made: BTreeMap<Made, FactId>,
    /// The facts that visits find out.
    pub(super) found_out: Vec<(VisitId, FactId)>,
}

struct Row {
    fact: FactId,
    values: Choice,
    change: Change,
}

enum Choice {
    /// Values, each with its weight.
    Of(Vec<i32>, Vec<u64>),
    /// Any from the first to the last.
    Between(i32, i32),
    /// A day of the first years.
    Day,
}

impl Drawn {
    pub(super) fn of(programme: &Programme, statistics: &Statistics) -> Drawn {
        let all = || {
            programme
                .facts
                .iter()
                .zip(0..)
                .map(|(row, id)| (row, FactId(id)))
        };
        let declared = all().filter(|(row, _)| row.made.is_none());
        let rows = declared.map(|(row, fact)| Row {
            fact,
            values: choice(row, fact, statistics),
            change: row.change,
        });
        let variants = programme.variants.iter();
        let mut places: Vec<FactId> = variants
            .flat_map(|variant| variant.condition.facts())
            .collect();
        places.sort();
        places.dedup();
        let found_out = all().filter_map(|(row, fact)| match row.change {
            Change::RecordedAt(visit) => Some((programme.base_of(visit), fact)),
            Change::Fixed | Change::MayChange => None,
        });
        Drawn {
            rows: rows.collect(),
            places,
            made: all()
                .filter_map(|(row, fact)| Some((row.made.clone()?, fact)))
                .collect(),
            found_out: found_out.collect(),
        }
    }

    /// A value of a fact.
    pub(super) fn draw(&self, fact: FactId, born: Day, random: &mut Random) -> Option<i32> {
        let row = self.rows.iter().find(|row| row.fact == fact)?;
        row.values.draw(born, random)
    }
}

fn choice(row: &Fact, fact: FactId, statistics: &Statistics) -> Choice {
    if let Some(shares) = statistics.shares(fact) {
        let pairs = shares.values.iter().map(|(value, share)| {
            // A share lies between 0 and 1.
            (*value, (share * 1_000_000.0).round() as u64)
        });
        let (values, weights) = pairs.unzip();
        return Choice::Of(values, weights);
    }
    let values: Vec<i32> = match &row.values {
        Values::YesNo => vec![0, 1],
        Values::OneOf(names) => (0..).take(names.len()).collect(),
        Values::Whole { from, through } => return Choice::Between(*from, *through),
        Values::Date => return Choice::Day,
    };
    let usual = row.if_unknown.or_else(|| values.first().copied());
    let others = u64::try_from(values.len())
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1);
    let weight = |value: &i32| match usual == Some(*value) {
        true => USUAL * others,
        false => 1_000 - USUAL,
    };
    let weights = values.iter().map(weight).collect();
    Choice::Of(values, weights)
}

impl Choice {
    fn draw(&self, born: Day, random: &mut Random) -> Option<i32> {
        match self {
            Choice::Of(values, weights) => values.get(random.weighted(weights)?).copied(),
            Choice::Between(first, last) => Some(random.between(*first, *last)),
            Choice::Day => Some(born.plus(random.between(0, 700))?.number()),
        }
    }

    /// Any value, whatever the shares.
    fn any(&self, born: Day, random: &mut Random) -> Option<i32> {
        match self {
            Choice::Of(values, _) => {
                let place = random.below(u64::try_from(values.len()).ok()?);
                values.get(usize::try_from(place).ok()?).copied()
            }
            other => other.draw(born, random),
        }
    }
}

/// What is true of a child: the values of facts, each from a day on.
#[derive(Clone, Debug, Default)]
pub(super) struct Truth {
    /// By fact, ascending by day; the first from birth.
    values: Vec<Vec<(Day, i32)>>,
}

/// What the programme says of its children between two days, the second not included.
pub(super) struct Rule<'p> {
    pub(super) condition: &'p Condition,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
}

impl Truth {
    /// What is true of a child from birth. A fact that a visit finds out has no value before it.
    pub(super) fn at_birth(
        programme: &Programme,
        drawn: &Drawn,
        born: Day,
        random: &mut Random,
    ) -> Truth {
        let mut truth = Truth {
            values: vec![Vec::new(); programme.facts.len()],
        };
        for row in &drawn.rows {
            if !matches!(row.change, Change::RecordedAt(_)) {
                truth.set(row.fact, born, row.values.draw(born, random));
            }
        }
        truth
    }

    /// Goes through the childhood until `end`: moves, other changes, and what must change because
    /// the programme says that it is so.
    pub(super) fn go_on(
        &mut self,
        drawn: &Drawn,
        rules: &[Rule<'_>],
        (born, end): (Day, Day),
        random: &mut Random,
    ) {
        let mut changes: Vec<(Day, Vec<FactId>)> = Vec::new();
        let days = end.since(born);
        let some_day = |random: &mut Random| born.plus(random.between(1, days.max(1)));
        if days > 1 && random.chance(MOVES) {
            changes.extend(some_day(random).map(|day| (day, drawn.places.clone())));
        }
        for row in &drawn.rows {
            let may = row.change == Change::MayChange && !drawn.places.contains(&row.fact);
            if days > 1 && may && random.chance(CHANGES) {
                changes.extend(some_day(random).map(|day| (day, vec![row.fact])));
            }
        }
        let edges = rules.iter().flat_map(|rule| [Some(rule.from), rule.until]);
        changes.extend(edges.flatten().map(|day| (day.max(born), Vec::new())));
        changes.push((born, Vec::new()));
        changes.sort();
        for (day, facts) in changes {
            if day > end {
                break;
            }
            for fact in facts {
                let value = drawn.draw(fact, born, random);
                self.set(fact, day, value);
            }
            self.obey(drawn, rules, (born, day), random);
        }
    }

    /// Draws values anew until every rule of the day holds, if that can be had.
    fn obey(
        &mut self,
        drawn: &Drawn,
        rules: &[Rule<'_>],
        (born, day): (Day, Day),
        random: &mut Random,
    ) {
        for turn in 0..TRIES {
            let holds = |rule: &&Rule<'_>| !self.holds(rule.condition, day);
            let in_force =
                |rule: &&Rule<'_>| rule.from <= day && rule.until.is_none_or(|until| day < until);
            let Some(broken) = rules.iter().filter(in_force).find(holds) else {
                return;
            };
            let facts = broken.condition.facts();
            let place = random.below(u64::try_from(facts.len()).unwrap_or(0));
            let fact = usize::try_from(place)
                .ok()
                .and_then(|place| facts.get(place));
            let row = fact.and_then(|fact| drawn.rows.iter().find(|row| row.fact == *fact));
            let Some(row) = row else { return };
            // What never changes is put right at birth only.
            if row.change == Change::MayChange || day == born {
                let value = if turn < BY_SHARE {
                    row.values.draw(born, random)
                } else {
                    row.values.any(born, random)
                };
                self.set(row.fact, day, value);
            }
        }
    }

    fn holds(&self, condition: &Condition, day: Day) -> bool {
        condition.holds(&|fact| self.value(fact, day))
    }

    /// Lets a fact have a value from a day on, the last so far.
    pub(super) fn set(&mut self, fact: FactId, day: Day, value: Option<i32>) {
        let (Some(own), Some(value)) = (self.values.get_mut(fact.index()), value) else {
            return;
        };
        own.retain(|(from, _)| *from < day);
        if own.last().is_none_or(|(_, last)| *last != value) {
            own.push((day, value));
        }
    }

    /// The value of a fact on a day.
    pub(super) fn value(&self, fact: FactId, day: Day) -> Option<i32> {
        let own = self.values.get(fact.index())?;
        let until = own.iter().rev().find(|(from, _)| *from <= day);
        until.map(|(_, value)| *value)
    }

    /// Every value with its fact and first day, by fact.
    pub(super) fn all(&self) -> impl Iterator<Item = (FactId, Day, i32)> + '_ {
        let facts = (0..=u16::MAX).map(FactId).zip(&self.values);
        facts.flat_map(|(fact, own)| own.iter().map(move |(day, value)| (fact, *day, *value)))
    }
}
