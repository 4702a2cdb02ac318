//! Where each point lies for every child of the population, located once and kept for all claims.

use crate::history::{AnyChild, depends_on_start};
use stafett_model::locate::locate;
use stafett_model::{Day, Located, Point, Programme};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The places of points, by birth date.
pub struct Places<'p> {
    /// The programme.
    pub programme: &'p Programme,
    known: RefCell<BTreeMap<Point, Rc<Column>>>,
}

/// Where one point lies for every birth date, and for every value of the start fact if it depends
/// on that.
pub struct Column {
    born_from: Day,
    births: usize,
    places: Vec<Located>,
}

impl Column {
    /// The place for a child. `start` is not looked at where the point does not depend on it.
    pub fn at(&self, birth: Day, start: Option<i32>) -> Located {
        let place = usize::try_from(birth.since(self.born_from)).unwrap_or(0);
        let block = usize::try_from(start.unwrap_or(0)).unwrap_or(0);
        let at = if self.places.len() > self.births {
            block * self.births + place
        } else {
            place
        };
        self.places.get(at).copied().unwrap_or(Located::Never)
    }
}

impl<'p> Places<'p> {
    /// Nothing located yet.
    pub fn new(programme: &'p Programme) -> Places<'p> {
        Places {
            programme,
            known: RefCell::default(),
        }
    }

    /// The values of the start fact that points may depend on; one `None` without such a fact.
    pub fn starts(&self) -> Vec<Option<i32>> {
        match &self.programme.school {
            Some(school) if school.start_fact.is_some() => (0..school.start_turning.len())
                .map(|value| i32::try_from(value).ok())
                .collect(),
            _ => vec![None],
        }
    }

    /// The birth dates of the population.
    pub fn births(&self) -> impl Iterator<Item = Day> + use<> {
        let population = &self.programme.population;
        (population.born_from.number()..=population.born_through.number())
            .filter_map(Day::from_number)
    }

    /// Where a point lies, for every child.
    pub fn column(&self, point: &Point) -> Rc<Column> {
        if let Some(column) = self.known.borrow().get(point) {
            return Rc::clone(column);
        }
        let starts = if depends_on_start(self.programme, point) {
            self.starts()
        } else {
            vec![None]
        };
        let births = self.births().count();
        let mut places = Vec::with_capacity(births * starts.len());
        for start in starts {
            for birth in self.births() {
                let child = AnyChild {
                    programme: self.programme,
                    birth,
                    start,
                };
                places.push(locate(self.programme, point, &child));
            }
        }
        let column = Rc::new(Column {
            born_from: self.programme.population.born_from,
            births,
            places,
        });
        self.known
            .borrow_mut()
            .insert(point.clone(), Rc::clone(&column));
        column
    }
}
