//! Ages along the foot of a picture.

use super::{Scale, Tick};
use crate::phrase::Phrases;
use stafett_model::calendar::add;
use stafett_model::{Day, Duration};

/// The least number of labels on an axis for which a finer unit is chosen.
const ENOUGH: usize = 3;
/// The greatest number of labels.
const MOST: usize = 6;

/// Ages between the two days, in the coarsest unit that gives enough labels.
pub(super) fn ages(say: &Phrases<'_>, scale: Scale, born: Day, first: Day, last: Day) -> Vec<Tick> {
    let years = |n| Duration {
        years: n,
        ..Duration::ZERO
    };
    let months = |n: i32| Duration {
        years: n / 12,
        months: n % 12,
        ..Duration::ZERO
    };
    let weeks = |n| Duration {
        weeks: n,
        ..Duration::ZERO
    };
    let days = Duration::days;
    let units: [(&dyn Fn(i32) -> Duration, i32); 12] = [
        (&years, 5),
        (&years, 3),
        (&years, 2),
        (&years, 1),
        (&months, 6),
        (&months, 3),
        (&months, 2),
        (&months, 1),
        (&weeks, 2),
        (&weeks, 1),
        (&days, 2),
        (&days, 1),
    ];
    let mut best = Vec::new();
    for (unit, step) in units {
        let marks = marks(say, scale, born, (first, last), |n| unit(n * step));
        if marks.len() > MOST {
            break;
        }
        let enough = marks.len() >= ENOUGH;
        best = marks;
        if enough {
            break;
        }
    }
    best
}

fn marks(
    say: &Phrases<'_>,
    scale: Scale,
    born: Day,
    (first, last): (Day, Day),
    nth: impl Fn(i32) -> Duration,
) -> Vec<Tick> {
    let rule = say.programme.month_end;
    let mut ticks = Vec::new();
    for n in 0..9_000 {
        let Some(day) = add(born, nth(n), rule).filter(|day| *day <= last) else {
            break;
        };
        if day >= first {
            let label = if n == 0 {
                say.t.born_short.to_owned()
            } else {
                say.duration(nth(n))
            };
            ticks.push(Tick::new(scale.at(day), label));
        }
        if ticks.len() > MOST {
            break;
        }
    }
    ticks
}
