//! Where windows lie that hang on nothing that happens: on birth, due date, school start and terms
//! alone. They are found once for all children who have these in common, and for one child once for
//! all its days. Whoever plans a population in the order of birth dates finds few of them anew.

use crate::span::Span;
use crate::view::{Given, Newborn};
use alloc::vec::Vec;
use stafett_model::child::TermRecord;
use stafett_model::locate::first_school_autumn;
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

/// The windows of one programme that hang on nothing that happens, for the child that was planned
/// last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    key: Option<Key>,
    /// By visit.
    visits: Vec<Span>,
    /// By content item, of doses.
    doses: Vec<Span>,
}

impl Spans {
    /// Finds the windows for a child, unless they are those of the child before.
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
        let programme = given.programme;
        let newborn = Newborn(given);
        let of = |window| Span::of(given, &newborn, window);
        self.visits.clear();
        self.visits.resize(programme.visits.len(), Span::default());
        for visit in &given.tables.settled_visits {
            let row = programme.visit(*visit);
            if let Some((row, span)) = row.zip(self.visits.get_mut(visit.index())) {
                *span = of(&row.window);
            }
        }
        self.doses.clear();
        self.doses.resize(programme.items.len(), Span::default());
        for item in &given.tables.settled_doses {
            let row = programme.item(*item);
            let dose = row.and_then(|row| row.dose.as_ref());
            if let Some((dose, span)) = dose.zip(self.doses.get_mut(item.index())) {
                *span = of(&dose.window);
            }
        }
    }

    /// Where the window of such a visit lies.
    pub(crate) fn visit(&self, visit: VisitId) -> Span {
        self.visits.get(visit.index()).copied().unwrap_or_default()
    }

    /// Where the window of such a dose lies.
    pub(crate) fn dose(&self, item: ItemId) -> Span {
        self.doses.get(item.index()).copied().unwrap_or_default()
    }
}
