//! What is known of a population, from YAML or JSON, against a programme.
//!
//! ```yaml
//! births:
//!   - year: 2023
//!     number: 100000
//!     months: [8300, …]            # optional: twelve numbers that add up to the year's
//!     source:  { sv: "…", en: "…" }   # each figure has a source, or says what is assumed, or both
//!     assumed: { sv: "…", en: "…" }
//! other_years: { number: 100000, assumed: { sv: "…", en: "…" } }
//! facts:
//!   - fact: neonatalvård
//!     shares: { ja: 0.1 }           # of yes and no the other has the rest; of others they add up to 1
//!     assumed: { sv: "…", en: "…" }
//!   - fact: skolform
//!     turning: { from: 6, through: 15 }  # from the autumn term of the year of turning 6; otherwise any age
//!     shares: { grundskola: 0.98, anpassad_grundskola: 0.02 }
//!     assumed: { sv: "…", en: "…" }
//! norms:
//!   - newborns: 55
//!     service: barnhälsovården
//!     role: sjuksköterska
//!     source: { sv: "…", en: "…" }
//! ```

use crate::fault::{self, Fault, Problem};
use crate::fields::{Fields, Placed};
use crate::node::{Form, Node};
use crate::values::{self, Kind};
use stafett_figures::statistics::{
    Basis, Births, NewbornNorm, OtherYears, Shares, Statistics, Turning,
};
use stafett_model::proof::Words;
use stafett_model::{Fact, FactId, Meta, Programme, RoleId, ServiceId, Values};

/// Greatest number of bytes of a file of statistics.
pub const BYTES_LIMIT: usize = 1_048_576;

/// Years of which a figure may speak.
const YEARS: (i32, i32) = (1900, 2150);
/// Ages of which a share may speak.
const AGES: (i32, i32) = (0, 30);
/// Greatest number of children of a figure.
const MOST: i32 = 10_000_000;
/// How far shares may be from 1 in all, for rounding.
const ROUNDING: f64 = 1e-6;

const FACT: Kind = Kind {
    sv: "ingen uppgift",
    en: "fact",
};
const SERVICE: Kind = Kind {
    sv: "ingen verksamhet",
    en: "service",
};
const ROLE: Kind = Kind {
    sv: "ingen roll",
    en: "role",
};

/// What a text of statistics says of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The figures.
    pub statistics: Statistics,
    /// Rows that name something which this programme does not have, and which were left out: another
    /// edition may have it.
    pub left_out: Vec<Fault>,
}

/// Reads statistics. Names refer to `programme`.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`fault::ERRORS_LIMIT`].
pub fn read(text: &str, form: Form, programme: &Programme) -> Result<Read, Vec<Fault>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    let root = fault::tree(text, form)?;
    let mut reader = Reader {
        programme,
        problems: Vec::new(),
        unknown: Vec::new(),
    };
    let at = Placed::root(&root);
    match reader.file(&at) {
        Some(statistics) if reader.problems.is_empty() => Ok(Read {
            statistics,
            left_out: fault::placed(reader.unknown, text),
        }),
        _ => Err(fault::placed(reader.problems, text)),
    }
}

struct Reader<'p> {
    programme: &'p Programme,
    problems: Vec<Problem>,
    unknown: Vec<Problem>,
}

impl Reader<'_> {
    fn file(&mut self, at: &Placed<'_>) -> Option<Statistics> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let births = self.each(&mut fields, "births", Self::births);
        let shares = self.each(&mut fields, "facts", Self::shares);
        let newborn_norms = self.each(&mut fields, "norms", Self::norm);
        let other_years = fields.get("other_years");
        let other_years = other_years.and_then(|at| self.other_years(&at));
        fields.finish(&mut self.problems);
        Some(Statistics {
            births,
            other_years,
            shares,
            newborn_norms,
        })
    }

    fn each<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        decode: fn(&mut Self, &Placed<'_>) -> Option<T>,
    ) -> Vec<T> {
        let rows = fields.list(name, &mut self.problems);
        rows.iter().filter_map(|row| decode(self, row)).collect()
    }

    fn births(&mut self, at: &Placed<'_>) -> Option<Births> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let year = self.whole(&mut fields, "year", YEARS);
        let number = self.count(&mut fields, "number");
        let months = self.months(&mut fields, number);
        let basis = self.basis(&mut fields);
        fields.finish(&mut self.problems);
        Some(Births {
            year: year?,
            number: number?,
            months,
            basis: basis?,
        })
    }

    fn other_years(&mut self, at: &Placed<'_>) -> Option<OtherYears> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let number = self.count(&mut fields, "number");
        let basis = self.basis(&mut fields);
        fields.finish(&mut self.problems);
        Some(OtherYears {
            number: number?,
            basis: basis?,
        })
    }

    /// Twelve numbers that add up to `number`.
    fn months(&mut self, fields: &mut Fields<'_>, number: Option<u32>) -> Option<[u32; 12]> {
        let at = fields.get("months")?;
        let given = fields.list("months", &mut self.problems);
        let counts = given
            .iter()
            .map(|at| values::whole(at, 0, MOST, &mut self.problems));
        let counts: Vec<u32> = counts
            .filter_map(|count| u32::try_from(count?).ok())
            .collect();
        let sum = counts.iter().map(|count| u64::from(*count)).sum::<u64>();
        let months = <[u32; 12]>::try_from(counts.as_slice()).ok();
        if months.is_none() || number.is_some_and(|number| u64::from(number) != sum) {
            let message = Words::new(
                format!("här ska det stå tolv tal som tillsammans blir årets; de blir {sum}"),
                format!(
                    "twelve numbers that add up to the year's must stand here; these are {sum}"
                ),
            );
            self.problems.push(Problem::new(&at.path, message));
            return None;
        }
        months
    }

    fn shares(&mut self, at: &Placed<'_>) -> Option<Shares> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let name = fields.must("fact", &mut self.problems);
        let given = fields.must("shares", &mut self.problems);
        let turning = match fields.get("turning") {
            Some(at) => Some(self.turning(&at)?),
            None => None,
        };
        let basis = self.basis(&mut fields);
        fields.finish(&mut self.problems);
        let programme = self.programme;
        let rows = programme.facts.iter().map(|fact| &fact.meta);
        let fact = FactId(self.named(&name?, FACT, rows)?);
        let values = self.values(&given?, programme.fact(fact)?)?;
        Some(Shares {
            fact,
            turning,
            values,
            basis: basis?,
        })
    }

    /// The ages of which shares speak: `{ from: 6, through: 15 }`.
    fn turning(&mut self, at: &Placed<'_>) -> Option<Turning> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let first = self.whole(&mut fields, "from", AGES);
        let last = self.whole(&mut fields, "through", AGES);
        fields.finish(&mut self.problems);
        let (first, last) = (first?, last?);
        if last < first {
            let message = Words::new(
                "den sista åldern kommer före den första",
                "the last age comes before the first",
            );
            self.problems.push(Problem::new(&at.path, message));
            return None;
        }
        Some(Turning { first, last })
    }

    /// The share of each value: `{ ja: 0.1 }`.
    fn values(&mut self, at: &Placed<'_>, fact: &Fact) -> Option<Vec<(i32, f64)>> {
        let Node::Map(entries) = at.node else {
            let _ = Fields::of(at, &mut self.problems);
            return None;
        };
        let mut shares: Vec<(i32, f64)> = Vec::new();
        for (name, node) in entries {
            let path = at.path.field(name);
            let key = Node::Text(name.clone());
            let key = Placed { node: &key, path };
            let value = values::of_fact(&key, fact, &mut self.problems)?;
            let share = self.share(&Placed { node, path })?;
            shares.push((value, share));
        }
        self.complete(at, fact, shares)
    }

    /// The shares with those that follow: of yes and no the other has the rest.
    fn complete(
        &mut self,
        at: &Placed<'_>,
        fact: &Fact,
        mut shares: Vec<(i32, f64)>,
    ) -> Option<Vec<(i32, f64)>> {
        if let ([(value, share)], Values::YesNo) = (shares.as_slice(), &fact.values) {
            shares.push((1 - value, 1.0 - share));
        }
        shares.sort_by_key(|(value, _)| *value);
        let twice = shares
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.0 == b.0));
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        if twice || (sum - 1.0).abs() > ROUNDING {
            let message = Words::new(
                "andelarna ska tillsammans bli 1, varje värde en gång",
                "the shares must add up to 1, each value once",
            );
            self.problems.push(Problem::new(&at.path, message));
            return None;
        }
        Some(shares)
    }

    fn share(&mut self, at: &Placed<'_>) -> Option<f64> {
        let share = match at.node {
            Node::Fraction(share) => Some(*share),
            Node::Whole(0) => Some(0.0),
            Node::Whole(1) => Some(1.0),
            _ => None,
        };
        let share = share.filter(|share| (0.0..=1.0).contains(share));
        if share.is_none() {
            let message = Words::new(
                "en andel är ett tal från 0 till och med 1, med punkt: 0.1",
                "a share is a number from 0 through 1: 0.1",
            );
            self.problems.push(Problem::new(&at.path, message));
        }
        share
    }

    fn norm(&mut self, at: &Placed<'_>) -> Option<NewbornNorm> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let number = self.whole(&mut fields, "newborns", (1, MOST));
        let service = fields.must("service", &mut self.problems);
        let role = fields.must("role", &mut self.problems);
        let basis = self.basis(&mut fields);
        fields.finish(&mut self.problems);
        let services = self.programme.services.iter().map(|row| &row.meta);
        let service = ServiceId(self.named(&service?, SERVICE, services)?);
        let roles = self.programme.roles.iter().map(|row| &row.meta);
        let role = RoleId(self.named(&role?, ROLE, roles)?);
        Some(NewbornNorm {
            service,
            role,
            number: u32::try_from(number?).ok()?,
            basis: basis?,
        })
    }

    /// The place of the row of this name; of an unknown one it is noted that its row is left out.
    fn named<'r>(
        &mut self,
        at: &Placed<'_>,
        kind: Kind,
        rows: impl Iterator<Item = &'r Meta> + Clone,
    ) -> Option<u16> {
        values::named(at, kind, rows, &mut self.unknown)
    }

    fn whole(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        (least, most): (i32, i32),
    ) -> Option<i32> {
        let at = fields.must(name, &mut self.problems)?;
        values::whole(&at, least, most, &mut self.problems)
    }

    fn count(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<u32> {
        let count = self.whole(fields, name, (0, MOST))?;
        u32::try_from(count).ok()
    }

    /// A figure's source, or what of it is assumed, or both; one of them must be there.
    fn basis(&mut self, fields: &mut Fields<'_>) -> Option<Basis> {
        let mut words = |name| {
            let at = fields.get(name)?;
            values::words(&at, &mut self.problems)
        };
        let (source, assumed) = (words("source"), words("assumed"));
        if fields.get("source").or(fields.get("assumed")).is_none() {
            let message = Words::new(
                "varje tal ska ha en källa (source) eller säga vad som är antaget (assumed)",
                "each figure needs a source, or must say what is assumed",
            );
            self.problems.push(Problem::new(fields.path(), message));
            return None;
        }
        Some(Basis { source, assumed })
    }
}
