//! Ages along the foot of a picture.

use super::{NARROW, Scale, Tick, WIDE};
use crate::phrase::Phrases;
use stafett_model::calendar::add;
use stafett_model::{Day, Duration};

/// The least number of labels on an axis for which a finer unit is chosen.
const ENOUGH: usize = 3;
/// The greatest number of labels.
const MOST: usize = 6;
/// Pixels between two labels, at least.
const BETWEEN: i32 = 8;

/// A place on the axis: how many of the unit it is from birth, where, and its label.
type Mark = (i32, i32, String);

/// Ages between the two days, in the coarsest unit that gives enough labels; none touches another, however
/// narrow the picture is.
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
        if marks.len() > MOST || !apart(marks.iter(), WIDE) {
            break;
        }
        let enough = marks.len() >= ENOUGH;
        best = marks;
        if enough {
            break;
        }
    }
    ticks(best)
}

fn marks(
    say: &Phrases<'_>,
    scale: Scale,
    born: Day,
    (first, last): (Day, Day),
    nth: impl Fn(i32) -> Duration,
) -> Vec<Mark> {
    let rule = say.programme.month_end;
    let mut marks = Vec::new();
    for n in 0..9_000 {
        let Some(day) = add(born, nth(n), rule).filter(|day| *day <= last) else {
            break;
        };
        if day >= first {
            let label = if n == 0 {
                say.t.born_short.to_owned()
            } else {
                label(say, nth(n))
            };
            marks.push((n, scale.at(day), label));
        }
        if marks.len() > MOST {
            break;
        }
    }
    marks
}

/// An age; years with months in short, so that it has room.
fn label(say: &Phrases<'_>, age: Duration) -> String {
    if age.years == 0 || age.months == 0 {
        return say.duration(age);
    }
    let short = say
        .t
        .years_and_months
        .replace("{a}", &age.years.to_string());
    short.replace("{b}", &age.months.to_string())
}

/// Whether no two labels that follow each other come too near in a picture of this width.
fn apart<'m>(marks: impl Iterator<Item = &'m Mark>, width: i32) -> bool {
    let mut taken = i32::MIN;
    for (_, at, label) in marks {
        let (from, until) = Tick::new(*at, label.clone()).taken(width);
        if from < taken {
            return false;
        }
        taken = until + BETWEEN;
    }
    true
}

/// The labels: all of them where the picture is wide; where it is narrow every second, third and so on,
/// counted from birth, until they have room. Of as many marks as a step has, only one is left, and has room.
fn ticks(marks: Vec<Mark>) -> Vec<Tick> {
    let every = |step: i32| marks.iter().filter(move |(n, ..)| n % step == 0);
    let mut steps = 1..=i32::try_from(marks.len()).unwrap_or(1);
    let step = steps.find(|step| every(*step).next().is_some() && apart(every(*step), NARROW));
    let step = step.unwrap_or(1);
    let marks = marks.into_iter();
    marks
        .map(|(n, at, label)| Tick {
            narrow: n % step == 0,
            ..Tick::new(at, label)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(labels: &[(i32, i32, &str)]) -> Vec<(String, bool)> {
        let marks = labels.iter();
        let marks = marks.map(|(n, at, label)| (*n, *at, (*label).to_owned()));
        let ticks = ticks(marks.collect()).into_iter();
        ticks.map(|tick| (tick.label, tick.narrow)).collect()
    }

    #[test]
    fn labels_without_room_on_a_phone_are_left_out_there_in_even_steps() {
        let labels = [
            (4, 500, "4 månader"),
            (5, 3_000, "5 månader"),
            (6, 5_500, "6 månader"),
            (7, 8_000, "7 månader"),
        ];
        let narrow: Vec<bool> = shown(&labels).into_iter().map(|(_, is)| is).collect();
        assert_eq!(narrow, [true, false, true, false]);
    }

    #[test]
    fn labels_with_room_are_all_shown() {
        let labels = [(0, 0, "0"), (1, 4_000, "1 år"), (2, 8_000, "2 år")];
        assert!(shown(&labels).into_iter().all(|(_, narrow)| narrow));
    }

    #[test]
    fn labels_that_never_have_room_leave_one() {
        let labels = [(7, 5_000, "7 veckor"), (8, 5_100, "8 veckor")];
        let narrow: Vec<bool> = shown(&labels).into_iter().map(|(_, is)| is).collect();
        assert_eq!(narrow, [false, true]);
    }

    #[test]
    fn what_is_left_does_not_touch() {
        for count in 1..=6 {
            let n = |at: i32| at + 3;
            let mark = |at: i32| (n(at), 10_000 * at / 6, format!("{} månader", n(at)));
            let drawn = ticks((0..count).map(mark).collect());
            let shown: Vec<_> = drawn.iter().filter(|tick| tick.narrow).collect();
            assert!(!shown.is_empty());
            let pairs = shown.iter().zip(shown.iter().skip(1));
            let gaps = pairs.map(|(one, next)| next.taken(NARROW).0 - one.taken(NARROW).1);
            assert!(gaps.min().is_none_or(|gap| gap > 0));
        }
    }
}
