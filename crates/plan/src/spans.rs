//! Where windows lie that hang on nothing that happens: on birth, due date, school start and terms
//! alone. Their points are located once for all children who have these in common, and for one child
//! once for all its days. Whoever plans a population in the order of birth dates locates few anew.

use crate::judgements::Stretch;
use crate::span::{Span, When};
use crate::tables::Tables;
use crate::view::{Given, Newborn};
use crate::windows::{Numbered, is_settled};
use alloc::vec::Vec;
use stafett_model::calendar::Anchor;
use stafett_model::child::TermRecord;
use stafett_model::locate::{first_school_autumn, locate};
use stafett_model::{Day, ItemId, VisitId};

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
    /// By number; see [`crate::windows`].
    points: Vec<Option<When>>,
    /// The days on which an invariant may come or cease to be in force, ascending; `None` where they
    /// cannot be told beforehand.
    turns: Option<Vec<Day>>,
}

impl Spans {
    /// Finds the points for a child, unless they are those of the child before.
    pub(crate) fn follow(&mut self, given: Given<'_>) {
        let child = given.child;
        let school = first_school_autumn(given.programme, &Newborn(given));
        let same = self.key.as_ref().is_some_and(|key| {
            (key.born, key.due_date, key.school) == (child.born, child.due_date, school)
                && key.terms == child.terms
        });
        if same {
            return;
        }
        self.key = Some(Key {
            born: child.born,
            due_date: child.due_date,
            school,
            terms: child.terms.clone(),
        });
        self.find(given);
    }

    fn find(&mut self, given: Given<'_>) {
        let rule = given.programme.month_end;
        let newborn = Newborn(given);
        let birth = Anchor::of(given.child.born);
        let when = |point: &Numbered| match point {
            Numbered::Age(age) => birth.plus(*age, rule).map(When::on),
            Numbered::Other(point) => When::of(locate(given.programme, point, &newborn)),
        };
        self.points.clear();
        let points = given.tables.windows.points.iter();
        self.points.extend(points.map(when));
        self.turns = turns(given);
    }

    /// The days around `day` on which the same invariants are in force.
    pub(crate) fn stretch(&self, day: Day) -> Stretch {
        let Some(turns) = &self.turns else {
            return Stretch::on(day);
        };
        let next = turns.partition_point(|turn| *turn <= day);
        let last = next.checked_sub(1).and_then(|last| turns.get(last));
        Stretch {
            from: last.copied().unwrap_or(Day::FIRST),
            through: turns.get(next).map_or(Day::LAST, |next| next.before()),
        }
    }

    /// Where the window of a visit lies, if it is such.
    pub(crate) fn visit(&self, tables: &Tables, visit: VisitId) -> Option<Span> {
        tables.windows.visit(visit, &self.points)
    }

    /// Where the window of a dose lies, if it is such.
    pub(crate) fn dose(&self, tables: &Tables, item: ItemId) -> Option<Span> {
        tables.windows.dose(item, &self.points)
    }
}

/// The days on which an invariant may come or cease to be in force, where they hang on nothing that happens
/// and it is known when the child starts school.
fn turns(given: Given<'_>) -> Option<Vec<Day>> {
    let newborn = Newborn(given);
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
