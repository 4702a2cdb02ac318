//! Which doses were validly given, and when.

use super::judge::Judge;
use super::window::safe;
use stafett_model::{Bound, Dose, ItemId, Point};

impl Judge<'_> {
    /// Notes the first day on which each dose was validly given: not before its first day, and far
    /// enough from what it is counted from. What is known of an earlier dose is noted before a later.
    pub fn give_doses(&mut self) {
        for series in &self.programme.series_table {
            for item in &series.doses {
                let dose = self.programme.items[item.index()].dose.as_ref();
                let days = self.item_days(*item);
                let valid = dose.and_then(|dose| days.into_iter().find(|d| self.valid(dose, *d)));
                if let Some(day) = valid {
                    self.childhood
                        .happened
                        .insert(Point::Item(*item), (day, day));
                }
            }
        }
    }

    /// Whether a dose given on a day counts: it is invalid only if it is too early for certain.
    fn valid(&self, dose: &Dose, day: i32) -> bool {
        let window = &dose.window;
        let childhood = &self.childhood;
        let first = |point: &Point, length| {
            let courses = childhood.courses(&[point]);
            let on = |course: &super::course::Course| {
                let from = childhood.day(point, course)?;
                Some(
                    childhood
                        .almanac
                        .after(from, length, self.programme.month_end),
                )
            };
            let days: Vec<Option<i32>> = courses.iter().flatten().map(on).collect();
            safe(&days, false)
        };
        let zero = stafett_model::Duration::ZERO;
        let old_enough = first(&window.earliest, zero).is_none_or(|(from, _)| from <= day);
        let mut least = window
            .distances
            .iter()
            .filter(|d| d.bound == Bound::AtLeast);
        let far_enough =
            least.all(|d| first(&d.from, d.duration).is_none_or(|(from, _)| from <= day));
        old_enough && far_enough
    }

    /// The dose that an item is.
    pub fn dose(&self, item: Option<ItemId>) -> Option<&Dose> {
        self.programme.items[item?.index()].dose.as_ref()
    }
}
