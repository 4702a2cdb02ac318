//! Who performs a visit: its own service, or whoever has the duty for all that is left of it once its days are over.

use super::judge::Judge;
use super::stand::{Entry, Stand};
use stafett_model::{Holder, ItemId, Layer, VisitId};
use stafett_plan::{HeldVerdict, Status};
use std::collections::BTreeSet;

impl Judge<'_> {
    /// The name of the service that performs a visit, which stands so.
    pub fn performs(&self, id: VisitId, stood: &Stand) -> &str {
        let own = Holder::Service(self.programme.visits[id.index()].performer);
        let left: Vec<ItemId> = stood
            .contents
            .iter()
            .filter(|(_, entry)| match entry.status {
                Status::Due | Status::Upcoming | Status::CarriedOver => true,
                Status::Undecided => self.may_still_be_made(entry),
                _ => false,
            })
            .filter(|(_, entry)| !entry.left_to_another && !entry.at_following)
            .filter_map(|(item, _)| *item)
            .collect();
        let leaders: BTreeSet<Option<Holder>> =
            left.iter().map(|item| self.leads(*item, stood)).collect();
        let one = leaders.iter().next().copied().flatten();
        let takes_over = one.filter(|_| leaders.len() == 1 && self.is_over(id));
        let before = |one: &Holder| {
            left.iter()
                .any(|item| self.comes_before(*item, (*one, own)))
        };
        let takes_over = takes_over.filter(|one| !before(one));
        match takes_over.unwrap_or(own) {
            Holder::Service(service) => &self.programme.services[service.index()].meta.id,
            Holder::Body(_) => "a body",
        }
    }

    /// Whether the last day on which it is offered, as its line tells it, has not passed.
    fn may_still_be_made(&self, entry: &Entry) -> bool {
        match (entry.dates.offered, entry.dates.latest) {
            (Some((last, _)), _) | (None, Some((last, _))) => self.as_of <= last,
            (None, None) => true,
        }
    }

    /// Whether one only hands over to the other in a content's area.
    fn comes_before(&self, item: ItemId, (one, other): (Holder, Holder)) -> bool {
        let area = self.programme.items[item.index()].area;
        let mut handed = BTreeSet::new();
        for row in &self.programme.transitions {
            if row.areas.is_empty() || row.areas.contains(&area) {
                handed.insert((Holder::Service(row.from), Holder::Service(row.to)));
            }
        }
        handed.contains(&(one, other)) && !handed.contains(&(other, one))
    }

    /// Which service has the duty for a content's area, on the first day on which what is left may be done.
    fn leads(&self, item: ItemId, stood: &Stand) -> Option<Holder> {
        let day = stood.dates.earliest.map_or(self.as_of, |(day, _)| day);
        let area = self.programme.items[item.index()].area;
        let duty = self.duty(area, Layer::Service, day.max(self.as_of));
        let one = duty.holders.into_iter().next();
        one.filter(|_| duty.verdict == HeldVerdict::One)
    }
}
