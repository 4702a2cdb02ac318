//! Where windows lie. Those of their points that hang on nothing that happens, on birth, due date, school
//! start and terms alone, are located once for all children who have these in common, and for one child
//! once for all its days. Whoever plans a population in the order of birth dates locates few anew.

use crate::facts::in_force;
use crate::facts::steady::Steady;
use crate::place::span::{Days, Span, When, is_kept};
use crate::tables::Tables;
use crate::tables::windows::{Bounds, Numbered, is_settled};
use crate::view::{Given, Newborn};
use alloc::vec::Vec;
use stafett_model::child::TermRecord;
use stafett_model::locate::{first_school_autumn, locate};
use stafett_model::programme::Distance;
use stafett_model::{Day, Dose, ItemId, Point, Visit, VisitId, Window};

/// On what such windows hang.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    born: Day,
    due_date: Option<Day>,
    /// The calendar year in whose autumn the child starts school, where that is known.
    school: Option<i32>,
    terms: Vec<TermRecord>,
}

/// Where the points of such windows lie, for the child that was planned last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    key: Option<Key>,
    /// By number, the day of each that certainly lies on one day; see [`crate::tables::windows`].
    days: Vec<Option<Day>>,
    /// By number, where each of the others lies, if anywhere.
    open: Vec<Option<When>>,
    /// By place of [`Periods::points`](crate::tables::periods::Periods): the first day on which each may lie, of those that hang
    /// on nothing that happens.
    turns_of_facts: Vec<Option<Day>>,
    /// The days on which an invariant may come or cease to be in force, ascending; `None` where they
    /// cannot be told beforehand.
    turns: Option<Vec<Day>>,
    /// Before the first of these days, and from each of them on: which are in force. Empty where none holds on
    /// some days only.
    in_force: Vec<Vec<i32>>,
}

/// Before any of them is found.
pub(crate) static NOWHERE: Spans = Spans {
    key: None,
    days: Vec::new(),
    open: Vec::new(),
    turns_of_facts: Vec::new(),
    turns: None,
    in_force: Vec::new(),
};

impl Spans {
    /// Finds the points for a child, unless they are those of the child before.
    pub(crate) fn follow(&mut self, given: Given<'_>) {
        let child = given.child;
        let school = first_school_autumn(given.programme, &Newborn(given.view()));
        let of_year = self.key.as_ref().filter(|key| {
            key.school == school && key.terms == child.terms && key.born.year() == child.born.year()
        });
        let same = |key: &Key| (key.born, key.due_date) == (child.born, child.due_date);
        if of_year.is_some_and(same) {
            return;
        }
        let is_of_year = of_year.is_some();
        let terms = match self.key.take() {
            Some(key) if is_of_year => key.terms,
            _ => child.terms.clone(),
        };
        self.key = Some(Key {
            born: child.born,
            due_date: child.due_date,
            school,
            terms,
        });
        self.find(given, is_of_year);
    }

    /// Finds the points; `is_of_year` tells that those that are the same for all children of a year are found.
    fn find(&mut self, given: Given<'_>, is_of_year: bool) {
        let newborn = Newborn(given.view());
        let birth = given.tables.months.birth(given.child.born);
        let numbered = &given.tables.windows.points;
        self.days.resize(numbered.len(), None);
        self.open.resize(numbered.len(), None);
        let slots = self.days.iter_mut().zip(&mut self.open);
        for ((day, open), point) in slots.zip(numbered) {
            match point {
                Numbered::Age(age) => *day = birth.plus(age),
                Numbered::OfYear(_) if is_of_year => {}
                Numbered::OfYear(point) | Numbered::Other(point) => {
                    let when = When::of(locate(given.programme, point, &newborn));
                    *day = when.and_then(When::as_day);
                    *open = when.filter(|_| day.is_none());
                }
            }
        }
        self.turns_of_facts.clear();
        let points = given.tables.periods.points.iter();
        (self.turns_of_facts).extend(points.map(|point| given.first_of(point)));
        self.turns = turns(given);
        self.in_force.clear();
        if !given.programme.population.during.is_empty() {
            let before_all = core::iter::once(Day::FIRST);
            let firsts = before_all.chain(self.turns.iter().flatten().copied());
            self.in_force
                .extend(firsts.map(|day| in_force_on(given, day)));
        }
    }

    /// Where the point of a number lies; `None` without a number.
    #[inline]
    fn when(&self, number: Option<usize>) -> Option<Option<When>> {
        let number = number?;
        match self.days.get(number)? {
            Some(day) => Some(Some(When::on(*day))),
            None => self.open.get(number).copied(),
        }
    }

    /// The day of the point of a number, where it certainly lies on one day.
    #[inline]
    pub(crate) fn day(&self, number: usize) -> Option<Day> {
        self.days.get(number).copied().flatten()
    }

    /// The first day on which a point of a place may lie at which a period of a fact begins or ends.
    pub(crate) fn turn(&self, given: Given<'_>, place: usize) -> Option<Day> {
        let settled = self.turns_of_facts.get(place).copied().flatten();
        settled.or_else(|| Some(given.when(given.tables.periods.points.get(place)?)?.first))
    }

    /// The first day of the window of a visit, apart from its distances, if that hangs on nothing that
    /// happens and lies anywhere.
    pub(crate) fn earliest_visit(&self, tables: &Tables, visit: VisitId) -> Option<When> {
        self.when(tables.windows.of_visit(visit)?.earliest)
            .flatten()
    }

    /// The same of a dose.
    pub(crate) fn earliest_dose(&self, tables: &Tables, item: ItemId) -> Option<When> {
        self.when(tables.windows.of_dose(item)?.earliest).flatten()
    }

    /// The last day of the window of a dose, apart from its distances, if that hangs on nothing that happens and
    /// lies anywhere.
    pub(crate) fn latest_dose(&self, tables: &Tables, item: ItemId) -> Option<When> {
        self.when(tables.windows.of_dose(item)?.latest).flatten()
    }

    /// Where a window lies, of which `bounds` tells the numbers of the points.
    pub(crate) fn window(&self, given: Given<'_>, bounds: &Bounds, window: &Window) -> Span {
        if bounds.is_settled && bounds.distances.is_empty() {
            return self.settled(bounds);
        }
        let located = |number: Option<usize>, point: &Point| {
            let known = self.when(number);
            known.unwrap_or_else(|| given.when(point))
        };
        let through = window.recommended_through.as_ref();
        let days = Days {
            earliest: located(bounds.earliest, &window.earliest),
            recommended: located(bounds.recommended, &window.recommended),
            through: through.and_then(|point| located(bounds.through, point)),
            latest: located(bounds.latest, &window.latest),
        };
        let distances = window.distances.iter().zip(&bounds.distances);
        let kept = distances.filter(|(distance, _)| is_kept(given, distance));
        let bound = |(distance, number): (&Distance, &Option<usize>)| {
            let known = self.when(*number);
            let bound = known.unwrap_or_else(|| When::bound(given, distance));
            (distance.bound, bound)
        };
        Span::within(days, kept.map(bound))
    }

    /// Where a window lies that hangs on nothing that happens and has no distances.
    fn settled(&self, bounds: &Bounds) -> Span {
        let at = |number: Option<usize>| self.when(number).flatten();
        Span::of(Days {
            earliest: at(bounds.earliest),
            recommended: at(bounds.recommended),
            through: at(bounds.through),
            latest: at(bounds.latest),
        })
    }

    /// The days of three points, where each of them certainly lies on one day.
    #[inline]
    pub(crate) fn each_day(&self, [one, two, three]: [usize; 3]) -> Option<[Day; 3]> {
        Some([self.day(one)?, self.day(two)?, self.day(three)?])
    }

    /// Where the window of a visit lies.
    pub(crate) fn visit(&self, given: Given<'_>, visit: VisitId, row: &Visit) -> Span {
        match given.tables.windows.of_visit(visit) {
            Some(bounds) => self.window(given, bounds, &row.window),
            None => Span::NOWHERE,
        }
    }

    /// Where the window of a dose lies.
    pub(crate) fn dose(&self, given: Given<'_>, item: ItemId, dose: &Dose) -> Span {
        match given.tables.windows.of_dose(item) {
            Some(bounds) => self.window(given, bounds, &dose.window),
            None => Span::NOWHERE,
        }
    }

    /// The days around `day` on which the same invariants are in force.
    pub(crate) fn steady(&self, day: Day) -> Steady {
        match &self.turns {
            Some(turns) => Steady::between(turns, day),
            None => Steady::on(day),
        }
    }

    /// Which of the invariants that hold on some days only are in force on `day`: 1 or 0 for each. `None` where
    /// that rests on when the child starts school or on what happens.
    pub(crate) fn in_force(&self, day: Day) -> Option<&[i32]> {
        let turns = self.turns.as_ref()?;
        if self.in_force.is_empty() {
            return Some(&[]);
        }
        let place = turns.partition_point(|turn| *turn <= day);
        self.in_force.get(place).map(Vec::as_slice)
    }
}

/// The days on which an invariant may come or cease to be in force, where they hang on nothing that happens
/// and it is known when the child starts school.
fn turns(given: Given<'_>) -> Option<Vec<Day>> {
    let newborn = Newborn(given.view());
    let starts_school = first_school_autumn(given.programme, &newborn).is_some();
    let mut turns = Vec::new();
    let during = given.programme.population.during.iter();
    for (from, until) in during.filter_map(|invariant| invariant.days.as_ref()) {
        for point in [from, until] {
            if !starts_school || !is_settled(given.programme, point) {
                return None;
            }
            let when = When::of(locate(given.programme, point, &newborn));
            turns.extend(when.map(|when| when.first));
            turns.extend(when.and_then(|when| when.last));
        }
    }
    turns.sort_unstable();
    turns.dedup();
    Some(turns)
}

/// Which of the invariants that hold on some days only are in force on a day: 1 or 0 for each.
fn in_force_on(given: Given<'_>, day: Day) -> Vec<i32> {
    let view = Newborn(given.view());
    let during = given.programme.population.during.iter();
    let in_force =
        during.map(|invariant| in_force(given.programme, &view, invariant.days.as_ref(), day));
    in_force.map(i32::from).collect()
}
