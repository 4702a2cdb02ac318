//! Which visits are plain, as far as the programme tells: told by their own days alone, whatever else is the child's; see
//! [`Places::plainly`](crate::place::Places::plainly).

use crate::place::plainly::Plainly;
use crate::tables::lines::Lies;
use crate::tables::results::Results;
use crate::tables::{Tables, doses};
use stafett_model::{Afterwards, FactId, ItemId, Made, Programme, Visit, VisitId};

impl Tables {
    /// Finds which visits are plain, and before that what it rests on: which doses and results are in order.
    pub(super) fn find_plain(&mut self, programme: &Programme) {
        let visits = programme.visits.as_slice();
        let ids = || (0..=u16::MAX).map(VisitId).zip(visits).map(|(id, _)| id);
        self.alike = ids()
            .zip(visits)
            .map(|(id, row)| self.stand_alike(id, row))
            .collect();
        let in_order = doses::in_order(self, programme);
        let doses = in_order.concat();
        let at_visits = doses::at_visits(self, programme, &in_order);
        self.doses.put_in_order(at_visits, &doses);
        self.results = Results::of(self, programme);
        self.plain = ids()
            .zip(visits)
            .map(|(id, row)| match self.has_dose(row) {
                true => self.stands_with(id, row, &doses),
                false => self.is_told_by_its_days(id, row),
            })
            .collect();
        let with_doses = ids().zip(visits);
        self.with_doses_in_order = with_doses
            .filter(|(id, row)| self.has_dose(row) && self.is_plain(*id))
            .map(|(id, _)| id)
            .collect();
        self.lines.mark(&self.with_doses_in_order);
        self.plain_for_everyone = ids()
            .map(|id| self.is_plain_for_everyone(id).then_some(Plainly::ForChild))
            .collect();
    }

    /// Whether nothing tells one content of a visit from another but that some are doses, as far as the programme tells: it
    /// is not of the pregnancy, nothing suspends it or a part of it, and no other row stands for it.
    fn is_undivided(&self, visit: VisitId, row: &Visit) -> bool {
        self.rows_of(visit).len() == 1
            && !self.is_of_pregnancy(visit)
            && !self.may_pause(visit, None)
            && !row.items.iter().any(|item| self.is_paused(*item))
    }

    fn has_dose(&self, row: &Visit) -> bool {
        row.items.iter().any(|item| self.is_dose(*item))
    }

    pub(super) fn is_plain_for_everyone(&self, visit: VisitId) -> bool {
        self.is_plain(visit)
            && self.is_for_everyone(visit)
            && self.is_settled(visit)
            && !self.results.has(visit)
    }

    /// Whether a visit stands as all its contents do, as far as the programme tells.
    fn stand_alike(&self, visit: VisitId, row: &Visit) -> bool {
        self.is_settled(visit) && self.is_undivided(visit, row) && !self.has_dose(row)
    }

    /// Whether a visit without doses is told by its own days alone once it is clear whether it is for the child and what it
    /// counts from has happened.
    fn is_told_by_its_days(&self, visit: VisitId, row: &Visit) -> bool {
        let lies = self.lines.get(visit).and_then(|row| row.days.as_ref());
        let is_since = matches!(lies, Some(Lies::Since(..)));
        (self.is_settled(visit) || is_since)
            && self.is_undivided(visit, row)
            && !self.has_dose(row)
            && self.is_told_by_itself(visit, row, &self.results.facts())
    }

    /// Whether such a visit is for the child or not on the day on which it is judged, and stands as all its contents do, once
    /// it is clear which of these results come.
    pub(super) fn stands_with_results(
        &self,
        visit: VisitId,
        row: &Visit,
        facts: &[FactId],
    ) -> bool {
        self.stand_alike(visit, row)
            && (self.is_for_everyone(visit) || !self.is_from_school(visit))
            && self.is_told_by_itself(visit, row, facts)
    }

    /// Whether a visit for everyone is told by its own days alone but for these doses.
    pub(super) fn stands_with(&self, visit: VisitId, row: &Visit, doses: &[ItemId]) -> bool {
        let is_other = |item: &ItemId| self.is_dose(*item) && !doses.contains(item);
        self.is_settled(visit)
            && self.is_undivided(visit, row)
            && self.is_for_everyone(visit)
            && self.is_told_by_itself(visit, row, &[])
            && !row.items.iter().any(is_other)
    }

    /// Whether nothing rests on where such a visit stands, nor that on other visits once it is clear whether it is for the
    /// child: that rests on nothing that comes of them, nothing waits for the visit or for its results, and it is not offered
    /// again at another. Results that are told in order are left out of this.
    fn is_told_by_itself(&self, visit: VisitId, row: &Visit, in_order: &[FactId]) -> bool {
        let others = || {
            let made = self.made.iter();
            made.filter(|(id, _)| !in_order.contains(id))
        };
        let asks = |(_, made): &(FactId, Made)| made.visit() == Some(visit);
        let comes_of_others = |fact: &FactId| others().any(|(id, _)| id == fact);
        let place = self.conditions.of_visit(visit);
        let rests = place.and_then(|place| self.conditions.all.get(place));
        rests.is_some_and(|rests| !rests.linked.iter().any(comes_of_others))
            && self.readers.after(visit).is_empty()
            && !others().any(asks)
            && row.window.afterwards != Afterwards::OfferedAgain
    }
}
