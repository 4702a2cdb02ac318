//! How a visit stands to a demand, for one child.

use crate::offers::children::{Child, Meant, Meets, Order};
use crate::offers::opening::Opening;
use crate::offers::survey::Survey;
use stafett_model::{Condition, Duration, Offer, Point, Programme, Visit};

/// A visit that carries what is demanded.
pub struct Candidate<'p> {
    /// The visit.
    pub visit: &'p Visit,
    meant: Meant,
    /// Of what it carries: for whom each is, where none is for everyone.
    needed: Vec<Meets>,
    /// Whether the service makes it that the demand names.
    by_service: bool,
    /// Whether its window surely has a day.
    has_day: Order,
    /// Whether its window surely has none.
    no_day: Order,
    /// Orders one of which makes sure that it is not made before the span.
    not_before: Vec<Order>,
    /// Orders one of which makes sure that it is not made after the span.
    not_after: Vec<Order>,
    /// Orders one of which makes sure that it is not made in the span.
    outside: Vec<Order>,
}

/// Whether and why a visit counts for a child or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counts,
    /// It is made as needed only.
    AsNeeded,
    /// Another service makes it.
    OtherService,
    /// It is not meant for the child.
    NotMeant,
    /// Its window has no day.
    NoDay,
    /// It lies outside the span.
    Outside,
    /// It lies in the span in part only, or has a day for some first days of a term only.
    PartlyOutside,
}

impl<'p> Candidate<'p> {
    /// Asks how the visit stands.
    pub fn new(
        survey: &mut Survey<'_, 'p>,
        programme: &'p Programme,
        visit: &'p Visit,
        offer: &Offer,
    ) -> Candidate<'p> {
        let next = |point: &Point| point.clone().plus(Duration::days(1));
        let Opening { opens, closes } = Opening::of(programme, &visit.window);
        let mut outside = Vec::new();
        for open in &opens {
            outside.push(survey.never_after(&offer.until, open));
        }
        for close in &closes {
            outside.push(survey.never_after(&next(close), &offer.from));
        }
        let begins = opens
            .iter()
            .map(|open| survey.never_after(&offer.from, open));
        let not_before = begins.collect();
        let ends = closes
            .iter()
            .map(|close| survey.never_after(&next(close), &offer.until));
        let not_after = ends.collect();
        Candidate {
            meant: survey.meant(visit),
            needed: needed(survey, programme, visit, offer),
            by_service: offer.by.is_none_or(|by| by == visit.performer),
            has_day: survey.never_after(&visit.window.earliest, &visit.window.latest),
            no_day: survey.never_after(&next(&visit.window.latest), &visit.window.earliest),
            visit,
            not_before,
            not_after,
            outside,
        }
    }

    /// How it stands.
    pub fn standing(&self, child: &Child) -> Standing {
        if self.visit.as_needed {
            Standing::AsNeeded
        } else if !self.by_service {
            Standing::OtherService
        } else if !child.is_meant(&self.meant) || !self.is_needed(child) {
            Standing::NotMeant
        } else if child.sure(self.no_day) {
            Standing::NoDay
        } else if child.any_sure(&self.outside) {
            Standing::Outside
        } else if child.sure(self.has_day)
            && child.any_sure(&self.not_before)
            && child.any_sure(&self.not_after)
        {
            Standing::Counts
        } else {
            Standing::PartlyOutside
        }
    }

    /// Whether something that it carries is for the child.
    fn is_needed(&self, child: &Child) -> bool {
        self.needed.is_empty() || self.needed.iter().any(|meets| child.meets(*meets))
    }

    /// Whether it counts.
    pub fn counts(&self, child: &Child) -> bool {
        self.standing(child) == Standing::Counts
    }

    /// Whether it may be made in the span, and so counts against a greatest number.
    pub fn may_count(&self, child: &Child) -> bool {
        matches!(
            self.standing(child),
            Standing::Counts | Standing::PartlyOutside
        )
    }
}

/// For whom the doses are that a visit carries and the demand counts; nothing where something that it
/// carries is for everyone.
fn needed<'p>(
    survey: &mut Survey<'_, 'p>,
    programme: &'p Programme,
    visit: &Visit,
    offer: &Offer,
) -> Vec<Meets> {
    let counted = visit
        .items
        .iter()
        .filter(|item| offer.counts(programme, **item));
    let conditions: Vec<&Condition> = counted
        .map(|item| {
            let dose = programme.item(*item).and_then(|row| row.dose.as_ref());
            dose.map_or(&Condition::Always, |dose| &dose.condition)
        })
        .collect();
    if conditions.contains(&&Condition::Always) {
        return Vec::new();
    }
    conditions
        .into_iter()
        .map(|condition| survey.meets(condition))
        .collect()
}
