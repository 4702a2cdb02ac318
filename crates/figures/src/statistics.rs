//! What is known of a population: births of a year, shares of the values of facts, norms. Each figure
//! says where it is from, or that it is assumed.

use stafett_model::proof::Words;
use stafett_model::{Day, FactId, RoleId, ServiceId};

/// Everything that is known of a population.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    /// Births, each calendar year at most once.
    pub births: Vec<Births>,
    /// The number of births of a year that has none of its own.
    pub other_years: Option<OtherYears>,
    /// Shares of the values of facts, each fact at most once at any age.
    pub shares: Vec<Shares>,
    /// Newborns for each full-time member of staff.
    pub newborn_norms: Vec<NewbornNorm>,
}

/// The births of a calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct Births {
    /// The year.
    pub year: i32,
    /// How many children were born in it.
    pub number: u32,
    /// How many in each of its months, from January; they add up to `number`.
    pub months: Option<[u32; 12]>,
    /// Where the figure is from.
    pub basis: Basis,
}

/// The number of births of a year that has none of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherYears {
    /// How many children are born in such a year.
    pub number: u32,
    /// Where the figure is from.
    pub basis: Basis,
}

/// How the children are shared between the values of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The fact.
    pub fact: FactId,
    /// The ages of which the shares speak; `None` for children of any age.
    pub turning: Option<Turning>,
    /// Each value with its share of the children; the shares add up to 1.
    pub values: Vec<(i32, f64)>,
    /// Where the figures are from.
    pub basis: Basis,
}

/// Ages as schools count them: from the autumn term of the calendar year in which children turn `first`
/// until the autumn term of the year after that in which they turn `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turning {
    /// The first age.
    pub first: i32,
    /// The last age; not less than the first.
    pub last: i32,
}

/// How many newborns a full-time member of staff should have at most.
#[derive(Clone, Debug, PartialEq)]
pub struct NewbornNorm {
    /// Whose: a role in a service.
    pub service: ServiceId,
    /// The role.
    pub role: RoleId,
    /// Newborns of a year for each.
    pub number: u32,
    /// Where the figure is from.
    pub basis: Basis,
}

/// Where a figure is from: a source, an assumption, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The source, as a reference.
    pub source: Option<Words>,
    /// What of it is assumed.
    pub assumed: Option<Words>,
}

impl Statistics {
    /// How many children are expected to be born on a day; `None` where the year has no figure. A
    /// year without months is spread evenly over its days, a month over its own.
    pub fn born_on(&self, day: Day) -> Option<f64> {
        let (year, month, _) = day.ymd();
        let own = self.births.iter().find(|births| births.year == year);
        let Some(births) = own else {
            let other = self.other_years.as_ref()?;
            return Some(f64::from(other.number) / days_in_year(year)?);
        };
        let Some(months) = births.months else {
            return Some(f64::from(births.number) / days_in_year(year)?);
        };
        let place = usize::try_from(month).ok()?.checked_sub(1)?;
        let days = stafett_model::calendar::days_in_month(year, month);
        Some(f64::from(*months.get(place)?) / f64::from(days))
    }

    /// How many children are expected to be born in a year; `None` where it has no figure.
    pub fn born_in(&self, year: i32) -> Option<u32> {
        let own = self.births.iter().find(|births| births.year == year);
        let other = self.other_years.as_ref().map(|other| other.number);
        own.map(|births| births.number).or(other)
    }

    /// The shares of a fact's values that hold at any age.
    pub fn shares(&self, fact: FactId) -> Option<&Shares> {
        let rows = self.shares.iter();
        let mut ageless = rows.filter(|shares| shares.turning.is_none());
        ageless.find(|shares| shares.fact == fact)
    }

    /// The shares of a fact's values that hold at some ages, with these.
    pub fn shares_by_age(&self, fact: FactId) -> impl Iterator<Item = (Turning, &Shares)> {
        let rows = self.shares.iter().filter(move |row| row.fact == fact);
        rows.filter_map(|row| Some((row.turning?, row)))
    }
}

/// A figure that two texts give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// The births of a year.
    Births(i32),
    /// The number of births of other years.
    OtherYears,
    /// The shares of a fact.
    Shares(FactId),
    /// The norm of a role in a service.
    Norm(ServiceId, RoleId),
}

impl Statistics {
    /// The figures that stand twice, in the order of the kinds.
    fn twice(&self) -> Vec<Twice> {
        let years = repeated(self.births.iter().map(|births| births.year));
        let ages = |row: &Shares| match row.turning {
            None => vec![(row.fact, None)],
            Some(Turning { first, last }) => {
                let ages = first..=last;
                ages.map(|age| (row.fact, Some(age))).collect()
            }
        };
        let mut facts = repeated(self.shares.iter().flat_map(ages));
        facts.dedup_by_key(|(fact, _)| *fact);
        let norms = self.newborn_norms.iter();
        let norms = repeated(norms.map(|norm| (norm.service, norm.role)));
        let years = years.into_iter().map(Twice::Births);
        let facts = facts.into_iter().map(|(fact, _)| Twice::Shares(fact));
        let norms = norms
            .into_iter()
            .map(|(service, role)| Twice::Norm(service, role));
        years.chain(facts).chain(norms).collect()
    }

    /// Adds what another text gives; what then stands twice is told.
    pub fn join(&mut self, other: Statistics) -> Vec<Twice> {
        let both = self.other_years.is_some() && other.other_years.is_some();
        self.births.extend(other.births);
        self.shares.extend(other.shares);
        self.newborn_norms.extend(other.newborn_norms);
        self.other_years = self.other_years.take().or(other.other_years);
        let mut twice = self.twice();
        twice.extend(both.then_some(Twice::OtherYears));
        twice
    }
}

/// What stands more than once, each once, ascending.
fn repeated<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort();
    let pairs = all.windows(2).filter(|pair| pair.first() == pair.last());
    let mut twice: Vec<T> = pairs.filter_map(|pair| pair.first().copied()).collect();
    twice.dedup();
    twice
}

fn days_in_year(year: i32) -> Option<f64> {
    let first = Day::from_ymd(year, 1, 1)?;
    let next = Day::from_ymd(year.checked_add(1)?, 1, 1)?;
    Some(f64::from(next.number().saturating_sub(first.number())))
}
