//! What is true of a child, as it changes: drawn by the shares of the statistics, and so that what the
//! programme says of its children holds.

use super::random::Random;
use super::school::School;
use stafett_figures::statistics::{Shares, Statistics, Turning};
use stafett_model::programme::{Change, Values};
use stafett_model::{Condition, Day, Fact, FactId, Made, Programme, VisitId};
use std::collections::{BTreeMap, BTreeSet};

/// How often in a thousand a fact without a share has the value that is derived where nothing is
/// known, or else its first.
const USUAL: u64 = 850;
/// How often a child moves in its childhood.
const MOVES: u64 = 120;
/// How often another fact that may change does.
const CHANGES: u64 = 40;
/// How often values are drawn anew until what the programme says of its children holds.
const TRIES: usize = 512;
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
    /// At any age, but for those of `ages`.
    values: Choice,
    ages: Vec<(Turning, Choice)>,
    /// Whether statistics give shares.
    shared: bool,
    change: Change,
}

impl Row {
    /// How a value is drawn on a day.
    fn on(&self, day: Day, school: School<'_>) -> &Choice {
        let age = school.age(day);
        let mut ages = self.ages.iter();
        let own = ages.find(|(turning, _)| (turning.first..=turning.last).contains(&age));
        own.map_or(&self.values, |(_, values)| values)
    }

    /// The days on which other shares begin to hold.
    fn edges(&self, school: School<'_>) -> impl Iterator<Item = Day> {
        let ages = self.ages.iter();
        let edges = ages.flat_map(|(turning, _)| [turning.first, turning.last + 1]);
        edges.filter_map(move |age| school.first_of_age(age))
    }
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
            values: match statistics.shares(fact) {
                Some(shares) => shared(shares),
                None => usual(row),
            },
            ages: statistics
                .shares_by_age(fact)
                .map(|(turning, shares)| (turning, shared(shares)))
                .collect(),
            shared: statistics.shares.iter().any(|row| row.fact == fact),
            change: row.change,
        });
        let places = places(programme, statistics);
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

    /// The value of a fact on a day.
    pub(super) fn draw(
        &self,
        fact: FactId,
        (day, school): (Day, School<'_>),
        random: &mut Random,
    ) -> Option<i32> {
        let row = self.rows.iter().find(|row| row.fact == fact)?;
        row.on(day, school).draw(school.born, random)
    }

    /// Whether a fact's value may be another from some day on, without a move.
    fn may_change(&self, row: &Row) -> bool {
        row.change == Change::MayChange && !self.places.contains(&row.fact)
    }

    /// Whether a fact is drawn anew when what held its value ends.
    fn is_freed(&self, fact: FactId) -> bool {
        let row = self.rows.iter().find(|row| row.fact == fact);
        row.is_some_and(|row| row.shared && self.may_change(row))
    }
}

/// The facts that tell places apart, ascending: those that variants ask for, but for what comes and goes
/// with age. A variant may be for children of one place or for those outside school, and nobody leaves
/// school by moving.
fn places(programme: &Programme, statistics: &Statistics) -> Vec<FactId> {
    let dated = programme.population.during.iter();
    let dated = dated.filter(|invariant| invariant.days.is_some());
    let mut with_age: Vec<FactId> = dated
        .flat_map(|invariant| invariant.condition.facts())
        .collect();
    let by_age = statistics.shares.iter().filter(|row| row.turning.is_some());
    with_age.extend(by_age.map(|row| row.fact));
    let variants = programme.variants.iter();
    let mut places: Vec<FactId> = variants
        .flat_map(|variant| variant.condition.facts())
        .filter(|fact| !with_age.contains(fact))
        .collect();
    places.sort();
    places.dedup();
    places
}

/// Values by their shares.
fn shared(shares: &Shares) -> Choice {
    let pairs = shares.values.iter().map(|(value, share)| {
        // A share lies between 0 and 1.
        (*value, (share * 1_000_000.0).round() as u64)
    });
    let (values, weights) = pairs.unzip();
    Choice::Of(values, weights)
}

/// The values of a fact of which no share is known.
fn usual(row: &Fact) -> Choice {
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
        (born, school): (Day, School<'_>),
        random: &mut Random,
    ) -> Truth {
        let mut truth = Truth {
            values: vec![Vec::new(); programme.facts.len()],
        };
        for row in &drawn.rows {
            if !matches!(row.change, Change::RecordedAt(_)) {
                truth.set(row.fact, born, row.on(born, school).draw(born, random));
            }
        }
        truth
    }

    /// Goes through the childhood until `end`: moves, other changes, and what must change because
    /// the programme says that it is so.
    pub(super) fn go_on(
        &mut self,
        (drawn, school): (&Drawn, School<'_>),
        rules: &[Rule<'_>],
        (born, end): (Day, Day),
        random: &mut Random,
    ) {
        let mut changes = moments(drawn, school, rules);
        let mut add = |day: Option<Day>, facts: &[FactId]| {
            let day = day.map(|day| changes.entry(day.max(born)).or_default());
            day.into_iter().for_each(|own| own.extend(facts));
        };
        let days = end.since(born);
        let some_day = |random: &mut Random| born.plus(random.between(1, days.max(1)));
        if days > 1 && random.chance(MOVES) {
            add(some_day(random), &drawn.places);
        }
        for row in &drawn.rows {
            if days > 1 && drawn.may_change(row) && random.chance(CHANGES) {
                add(some_day(random), &[row.fact]);
            }
        }
        for (day, facts) in changes {
            if day > end {
                break;
            }
            for fact in facts {
                let value = drawn.draw(fact, (day, school), random);
                self.set(fact, day, value);
            }
            self.obey(drawn, rules, (day, school), random);
        }
    }

    /// Draws values anew until every rule of the day holds, if that can be had.
    fn obey(
        &mut self,
        drawn: &Drawn,
        rules: &[Rule<'_>],
        (day, school): (Day, School<'_>),
        random: &mut Random,
    ) {
        let born = school.born;
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
                    row.on(day, school).draw(born, random)
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

/// The days on which something of a child may be other than before, with the facts that are then drawn
/// anew: what a rule of the programme held until then, and what other shares hold of from then on.
fn moments(
    drawn: &Drawn,
    school: School<'_>,
    rules: &[Rule<'_>],
) -> BTreeMap<Day, BTreeSet<FactId>> {
    let mut moments = BTreeMap::from([(school.born, BTreeSet::new())]);
    let mut add = |day: Day, facts: Vec<FactId>| {
        let own: &mut BTreeSet<FactId> = moments.entry(day.max(school.born)).or_default();
        own.extend(facts);
    };
    for rule in rules {
        add(rule.from, Vec::new());
        if let Some(until) = rule.until {
            let mut facts = rule.condition.facts();
            facts.retain(|fact| drawn.is_freed(*fact));
            add(until, facts);
        }
    }
    for row in drawn.rows.iter().filter(|row| drawn.may_change(row)) {
        row.edges(school).for_each(|day| add(day, vec![row.fact]));
    }
    moments
}
