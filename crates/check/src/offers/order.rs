//! Whether one point surely lies no later than another: in every history of a child.

use crate::cohort::Cohort;
use crate::history::AnyChild;
use crate::never_later::never_later;
use crate::places::Places;
use crate::years::Reach;
use stafett_model::locate::{Known, known, shifted};
use stafett_model::{Day, Located, Point, Variable};

/// A leap cycle: within it every order of two calendar distances from one day shows.
const LEAP_CYCLE: i32 = 1_461;

/// A point and where it lies for one child.
pub type Placed<'p> = (&'p Point, Located);

/// What was found of two points that rest on one variable, and the days on which that can fall: on the
/// same days it is the same for another child.
pub type Remembered = Option<(Variable, Option<Known>, bool)>;

/// Whether `a` lies on the day of `b`, another point, or before it, whatever the days on which they
/// rest. A point that never comes lies after all others. `found` is what was found for the child before.
pub fn never_after(child: &AnyChild, a: Placed, b: Placed, found: &mut Remembered) -> bool {
    match (a.1, b.1) {
        (_, Located::Never) => true,
        (Located::Never, _) => false,
        (Located::Open { variable: one, .. }, Located::Open { variable: two, .. })
            if one == two =>
        {
            if never_later(a.0, b.0) {
                return true;
            }
            let range = known(child.programme, one, child);
            if let Some((variable, same, answer)) = found
                && (*variable, *same) == (one, range)
            {
                return *answer;
            }
            let answer = on_every_day(range, |root| {
                shifted(child.programme, a.0, root) <= shifted(child.programme, b.0, root)
            });
            *found = Some((one, range, answer));
            answer
        }
        (a, b) => a
            .last()
            .zip(b.first())
            .is_some_and(|(last, first)| last <= first),
    }
}

/// Whether `test` holds on every day of a range.
fn on_every_day(range: Option<Known>, test: impl Fn(Day) -> bool) -> bool {
    let (first, last) = match range {
        Some(Known::On(day)) => (day, day),
        Some(Known::Between { first, last }) => {
            let last = last.or_else(|| first.plus(LEAP_CYCLE));
            (first, last.unwrap_or(first))
        }
        Some(Known::Never) | None => return true,
    };
    (first.number()..=last.number())
        .filter_map(Day::from_number)
        .all(test)
}

/// The birth years sorted so that one stands for all of its cohort, in every order of these points.
pub fn cohorts(places: &Places, points: &[Point]) -> Vec<Cohort> {
    let leap_cycle = Reach { back: 0, ahead: 5 };
    places.cohorts(points, leap_cycle)
}

/// Whether `a` never lies after `b` for any child of the population, whatever the facts.
pub fn for_every_child(places: &Places, a: &Point, b: &Point) -> bool {
    let columns = (places.column(a), places.column(b));
    if never_later(a, b) || columns.0.is_wholly_before(&columns.1) {
        return true;
    }
    let points = [a.clone(), b.clone()];
    let mut found = None;
    holds_for_all(places, &points, |child| {
        let at = (
            columns.0.at(child.birth, child.start),
            columns.1.at(child.birth, child.start),
        );
        never_after(child, (a, at.0), (b, at.1), &mut found)
    })
}

/// Whether a point can come for every child of the population.
pub fn comes_for_every_child(places: &Places, point: &Point) -> bool {
    let column = places.column(point);
    holds_for_all(places, std::slice::from_ref(point), |child| {
        column.at(child.birth, child.start) != Located::Never
    })
}

fn holds_for_all(
    places: &Places,
    points: &[Point],
    mut test: impl FnMut(&AnyChild) -> bool,
) -> bool {
    let cohorts = cohorts(places, points);
    places.starts_for(points).into_iter().all(|start| {
        let mut births = cohorts.iter().flat_map(Cohort::births);
        births.all(|birth| {
            test(&AnyChild {
                programme: places.programme,
                birth,
                start,
            })
        })
    })
}
