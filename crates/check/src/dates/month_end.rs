//! **Claim.** Every bound whose day depends on the month-end rule is named in one note.
//!
//! Each bound is located for every child by both rules; those that lie elsewhere are named.

use super::bounds::{self, Bounded};
use crate::Report;
use crate::cohort::Cohort;
use crate::history::AnyChild;
use crate::places::Places;
use crate::report::{self, Told};
use crate::years::Reach;
use stafett_diag::Name;
use stafett_model::locate::locate;
use stafett_model::proof::{Finding, Rule, Words};
use stafett_model::{Day, Duration, Located, MonthEnd, Period, Point, Programme, words};
use std::collections::{BTreeMap, BTreeSet};

/// By the other rule a day may lie in a neighbouring year.
const A_YEAR: Reach = Reach { back: 1, ahead: 1 };

/// Birth date and value of the start fact.
type Child = (Day, Option<i32>);

/// For how many birth dates a bound depends on the rule, and the least child.
struct Differs {
    births: usize,
    child: Child,
    /// The child's day by the programme's rule, and by the other.
    days: (Day, Day),
}

/// Names the bounds.
pub(super) fn check(places: &Places, report: &mut Report) {
    let programme = places.programme;
    let other = with_other_rule(programme);
    let all = bounds::all(programme);
    let mut known: BTreeMap<&Point, Option<Differs>> = BTreeMap::new();
    for bounded in &all {
        report.decided(Name::MonthEndMatters, 0);
        for (_, point) in bounded
            .bounds
            .iter()
            .filter(|(_, point)| counts_months(point))
        {
            known
                .entry(point)
                .or_insert_with(|| differs(places, &other, point));
        }
    }
    let named: Vec<Named> = all
        .iter()
        .filter_map(|one| Named::of(one, &known))
        .collect();
    report.add_all(note(programme, &named));
}

fn with_other_rule(programme: &Programme) -> Programme {
    let month_end = match programme.month_end {
        MonthEnd::LastDay => MonthEnd::NextMonth,
        MonthEnd::NextMonth => MonthEnd::LastDay,
    };
    Programme {
        month_end,
        ..programme.clone()
    }
}

/// Whether months or years are added on the way to a point, which is all that the rule is about.
fn counts_months(point: &Point) -> bool {
    match point {
        Point::After(of, Duration { years, months, .. }) => {
            *years != 0 || *months != 0 || counts_months(of)
        }
        Point::DayOfYear { of, .. } => counts_months(of),
        Point::Period(Period::YearOfAge(_), _) => true,
        _ => false,
    }
}

fn differs(places: &Places, other: &Programme, point: &Point) -> Option<Differs> {
    let mut births: BTreeSet<Day> = BTreeSet::new();
    let mut least: Option<(Child, (Day, Day))> = None;
    let here = places.column(point);
    for cohort in places.cohorts(std::slice::from_ref(point), A_YEAR) {
        for start in places.starts_for([point]) {
            for birth in touched(&cohort, point) {
                let child = AnyChild {
                    programme: other,
                    birth,
                    start,
                };
                let days = apart(here.at(birth, start), locate(other, point, &child));
                if let Some(days) = days {
                    births.extend(cohort.like(birth));
                    let found = ((birth, start), days);
                    least = Some(least.map_or(found, |known| known.min(found)));
                }
            }
        }
    }
    let (child, days) = least?;
    Some(Differs {
        births: births.len(),
        child,
        days,
    })
}

/// The birth dates for which the rule may matter. Where months are added to the day of birth itself,
/// every month has a day of the same number up to the 28th.
fn touched<'c>(cohort: &'c Cohort, point: &Point) -> impl Iterator<Item = Day> + 'c {
    let from_birth = match point {
        Point::After(of, _) => **of == Point::Birth,
        Point::Period(period, _) => matches!(period, Period::YearOfAge(_)),
        _ => false,
    };
    cohort
        .births()
        .filter(move |birth| !from_birth || birth.ymd().2 > 28)
}

/// The first days on which two places lie apart, if they do.
fn apart(here: Located, there: Located) -> Option<(Day, Day)> {
    let firsts = here.first().zip(there.first());
    let lasts = here.last().zip(there.last());
    [firsts, lasts]
        .into_iter()
        .flatten()
        .find(|(here, there)| here != there)
}

/// A thing with those of its bounds that depend on the rule.
struct Named<'n> {
    thing: &'n Bounded<'n>,
    bounds: Vec<(&'n Words, &'n Differs)>,
}

impl<'n> Named<'n> {
    fn of(
        thing: &'n Bounded<'n>,
        known: &'n BTreeMap<&Point, Option<Differs>>,
    ) -> Option<Named<'n>> {
        let differs = |point: &Point| known.get(point).and_then(Option::as_ref);
        let bounds: Vec<_> = thing
            .bounds
            .iter()
            .filter_map(|(word, point)| Some((word, differs(point)?)))
            .collect();
        (!bounds.is_empty()).then_some(Named { thing, bounds })
    }

    fn rule(&self) -> Rule {
        let list = |word: fn(&Words) -> &str, of: &str| {
            let bounds = self.bounds.iter();
            let said =
                bounds.map(|(words, differs)| format!("{} ({} {of})", word(words), differs.births));
            said.collect::<Vec<_>>().join(", ")
        };
        let title = &self.thing.title;
        Rule {
            origin: self.thing.origin,
            says: Words::new(
                format!("\"{title}\": {}", list(|words| &words.sv, "födelsedatum")),
                format!("\"{title}\": {}", list(|words| &words.en, "birth dates")),
            ),
        }
    }
}

fn note(programme: &Programme, named: &[Named]) -> Option<Finding> {
    let (thing, word, differs) = named
        .iter()
        .flat_map(|named| {
            named
                .bounds
                .iter()
                .map(|(word, differs)| (named.thing, *word, *differs))
        })
        .min_by_key(|(.., differs)| differs.child)?;
    let count: usize = named.iter().map(|named| named.bounds.len()).sum();
    let (bounds_sv, bounds_en) = if count == 1 {
        ("gräns", "bound depends")
    } else {
        ("gränser", "bounds depend")
    };
    let born = words::day(differs.child.0);
    let (own, other) = (words::day(differs.days.0), words::day(differs.days.1));
    let rule = match programme.month_end {
        MonthEnd::LastDay => Words::new(
            "månadens sista dag när dagen saknas",
            "the last day of a month that lacks the day",
        ),
        MonthEnd::NextMonth => Words::new(
            "första dagen i nästa månad när dagen saknas",
            "the first of the next month where a month lacks the day",
        ),
    };
    let (title, word) = (&thing.title, word);
    let told = Told {
        headline: Words::new(
            format!("{count} {bounds_sv} beror på hur månadsslut räknas"),
            format!("{count} {bounds_en} on how month ends are counted"),
        ),
        story: Words::new(
            format!(
                "Programmet tar {}. För ett barn fött {} infaller \"{}\" för \"{title}\" den {}; med den andra regeln den {}.",
                rule.sv, born.sv, word.sv, own.sv, other.sv
            ),
            format!(
                "The programme takes {}. For a child born {} \"{}\" of \"{title}\" falls on {}; by the other rule on {}.",
                rule.en, born.en, word.en, own.en, other.en
            ),
        ),
        help: Words::new(
            "räkna inte för hand nära ett månadsslut, eller skriv gränsen i veckor",
            "do not count by hand near the end of a month, or write the bound in weeks",
        ),
    };
    let about = (programme.meta.id.as_str(), programme.meta.origin);
    let mut note = report::about_text(Name::MonthEndMatters, None, about, told);
    note.rules = named.iter().map(Named::rule).collect();
    Some(note)
}
