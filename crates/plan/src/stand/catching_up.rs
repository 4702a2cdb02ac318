//! Catching up that ends before it may begin, as one rests on the same open day as the other.

use crate::place::span::When;
use crate::stand::Case;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::{locate, shifted, variable_of};
use stafett_model::{Afterwards, Day, Point};

impl Case<'_> {
    /// Whether its catching up ends before it may begin, whichever day both are counted from.
    pub(super) fn ends_before_it_begins(&self) -> bool {
        let Given { programme, .. } = self.given;
        let view = self.given.view();
        let root = |point: &Point| variable_of(programme, point, &view);
        let Afterwards::CaughtUp { until } = self.afterwards else {
            return false;
        };
        let Some(same) = root(until) else {
            return false;
        };
        let begins = self.begins.iter().filter(|point| root(point) == Some(same));
        let begins: Vec<&Point> = begins.copied().collect();
        let days = When::of(locate(programme, until.root(), &view));
        let Some(When {
            first,
            last: Some(last),
        }) = days.filter(|_| !begins.is_empty())
        else {
            return false;
        };
        let from = self
            .span
            .lower
            .map_or(self.day, |lower| lower.first.max(self.day));
        let over = |day: Day| {
            let ends = shifted(programme, until, day);
            let begins = begins
                .iter()
                .filter_map(|point| shifted(programme, point, day));
            ends.is_some_and(|ends| ends <= begins.fold(from, Day::max))
        };
        (first.number()..=last.number())
            .filter_map(Day::from_number)
            .all(over)
    }
}
