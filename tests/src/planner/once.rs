//! A dose that is open at several visits is given at one of them.

use super::judge::Judge;
use super::stand::Stand;
use super::window::Planned;
use stafett_model::{ItemId, Point, VisitId};
use stafett_plan::Status;

/// In what order visits at which a dose is open are chosen: not over, due, obligatory, with a day, the sooner
/// day, the place.
type Rank = (bool, bool, bool, bool, Planned, VisitId);

impl Judge<'_> {
    /// Where a visit stands, its doses left to other visits where they are to be given there.
    pub fn once(&self, id: VisitId) -> Stand {
        let stood = self.visit(id);
        let mut contents = stood.contents.clone();
        for (item, entry) in &mut contents {
            let Some(item) = item.filter(|_| entry.is_dose) else {
                continue;
            };
            if is_open(entry.status) && self.visit_for(item) != Some(id) {
                let over = self.is_over(id);
                entry.status = if over {
                    Status::Lapsed
                } else {
                    Status::Upcoming
                };
                entry.left_to_another = true;
            }
        }
        if contents == stood.contents {
            return Stand::clone(&stood);
        }
        self.gathered(id, contents)
    }

    /// The visit at which a dose is to be given.
    fn visit_for(&self, item: ItemId) -> Option<VisitId> {
        let visits = (0..).take(self.programme.visits.len()).map(VisitId);
        visits
            .filter_map(|visit| self.rank(visit, item))
            .min()
            .map(|rank| rank.5)
    }

    fn rank(&self, id: VisitId, item: ItemId) -> Option<Rank> {
        let stood = self.visit(id);
        let found = stood.contents.iter().find(|(of, _)| *of == Some(item));
        let (_, entry) = found.filter(|(_, entry)| is_open(entry.status))?;
        let day = entry.dates.recommended.or(entry.dates.earliest);
        let day = day.map(|(on, _)| (on, false));
        let as_needed = self.programme.visits[id.index()].as_needed;
        let due = entry.status == Status::Due;
        Some((self.is_over(id), !due, as_needed, day.is_none(), day, id))
    }

    /// Whether a visit was made, or its own last day has passed.
    pub fn is_over(&self, id: VisitId) -> bool {
        let made = self.childhood.happened.contains_key(&Point::Visit(id));
        made || self.has_closed(id)
    }
}

/// Whether something is still to be done.
pub fn is_open(status: Status) -> bool {
    matches!(status, Status::Upcoming | Status::Due | Status::PastItsTime)
}
