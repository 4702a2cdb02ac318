//! **Claim.** What a requirement or recommendation wants offered is offered: to every child whom it
//! concerns enough visits and not too many, by whom it says, in time, and no farther apart than it says.
//!
//! A visit counts for a child if it must be offered (not as needed), carries the item, is made by the
//! service that the requirement names, is meant for the child, and its whole window lies in the demanded
//! span: from the span's first day until its end, which is not a day of it. One whose window lies in the
//! span only in part does not count, for it may be made outside; against a greatest number it counts.
//! A child is judged by facts that do not change during the span: one after the other, every
//! combination that the population allows on a day of it.

mod message;
mod spread;
mod standing;

use super::children::{Child, Children, Meets, Order, Stretch};
use super::faults::Faults;
use super::survey::Survey;
use crate::places::Places;
use crate::{Options, Report};
use message::{Cause, Message};
use spread::Gaps;
use stafett_diag::Name;
use stafett_model::proof::{Weight, Words};
use stafett_model::{Force, Offer, Requirement};
use standing::Candidate;

/// Decides both claims for every offer that a requirement or recommendation demands.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        Name::RequirementNotMet,
        Words::new(
            "varje krav och rekommendation om besök är uppfylld för varje barn som den gäller, så länge barnets uppgifter inte ändras",
            "every requirement and recommendation of visits is met for every child whom it concerns, as long as the child's facts do not change",
        ),
    );
    report.claim(
        Name::VisitsTooFarApart,
        Words::new(
            "två besök i rad som ett krav räknar ligger aldrig längre isär än kravet tillåter",
            "two visits in a row that a requirement counts never lie farther apart than it allows",
        ),
    );
    for requirement in &places.programme.requirements {
        for offer in &requirement.offers {
            let demand = Demand {
                places,
                requirement,
                offer,
            };
            demand.decide(options, report);
        }
    }
}

/// How much it weighs that a requirement or recommendation is broken.
pub(super) fn weight(requirement: &Requirement) -> Weight {
    match requirement.force {
        Force::Binding => Weight::Error,
        Force::Recommended => Weight::Warning,
    }
}

/// One offer that a requirement demands.
pub(super) struct Demand<'c, 'p> {
    pub(super) places: &'c Places<'p>,
    pub(super) requirement: &'p Requirement,
    pub(super) offer: &'p Offer,
}

/// What a demand asks.
pub(super) struct Asked<'p> {
    meets: Meets,
    stretch: Stretch,
    /// Whether the span never begins. One that begins and has no day is met by no visit.
    never_begins: Order,
    pub(super) candidates: Vec<Candidate<'p>>,
    gaps: Option<Gaps>,
}

impl<'p> Demand<'_, 'p> {
    fn decide(&self, options: &Options, report: &mut Report) {
        let mut survey = Survey::new(self.places);
        survey.followed();
        let Some(asked) = self.ask(&mut survey, options.combinations) else {
            report.not_decided(Name::RequirementNotMet, &self.requirement.meta);
            return;
        };
        let Ok(children) = survey.children(options.combinations) else {
            report.not_decided(Name::RequirementNotMet, &self.requirement.meta);
            return;
        };
        report.decided(Name::RequirementNotMet, children.classes());
        if asked.gaps.is_some() {
            report.decided(Name::VisitsTooFarApart, 0);
        }
        self.judge(&asked, &children, report);
    }

    /// The questions; `None` where there are more pairs of visits than the budget allows.
    fn ask(&self, survey: &mut Survey<'_, 'p>, limit: usize) -> Option<Asked<'p>> {
        let offer = self.offer;
        let programme = self.places.programme;
        let carries = |items: &[stafett_model::ItemId]| {
            let mut items = items.iter();
            items.any(|item| offer.counts(programme, *item))
        };
        let visits = programme.visits.iter();
        let candidates: Vec<Candidate> = visits
            .filter(|visit| carries(&visit.items))
            .map(|visit| Candidate::new(survey, programme, visit, offer))
            .collect();
        let gaps = match self.requirement.spread_at_most {
            Some(_) if candidates.len().pow(2) > limit => return None,
            Some(apart) => Some(Gaps::new(survey, programme, &candidates, apart)),
            None => None,
        };
        Some(Asked {
            meets: survey.meets(&offer.condition),
            stretch: survey.stretch(&offer.from, &offer.until),
            never_begins: survey.never(&offer.from),
            candidates,
            gaps,
        })
    }

    fn judge(&self, asked: &Asked, children: &Children, report: &mut Report) {
        let (mut few, mut many, mut far) = <(Faults, Faults, Faults)>::default();
        let add = |faults: &mut Faults, child: &Child| {
            faults.add(child, &self.offer.from, &self.offer.until);
        };
        for child in children.each().filter(|child| asked.concerns(child)) {
            let counted = asked.places_of(|one| one.counts(&child));
            let at_most = self.offer.at_most.map(usize::from);
            let may_count = asked.places_of(|one| one.may_count(&child)).len();
            if counted.len() < usize::from(self.offer.at_least) {
                add(&mut few, &child);
            } else if let Some(gaps) = &asked.gaps
                && gaps.longest_chain(&child, &counted) < usize::from(self.offer.at_least)
            {
                add(&mut far, &child);
            }
            if at_most.is_some_and(|at_most| may_count > at_most) {
                add(&mut many, &child);
            }
        }
        let message = Message {
            demand: self,
            asked,
            children,
        };
        for (cause, faults) in [(Cause::Few, few), (Cause::Many, many), (Cause::Far, far)] {
            let witness = children
                .each()
                .find(|child| asked.concerns(child) && faults.is_witness(child));
            if let Some(child) = witness {
                let mut finding = message.draft(cause, &child).about(children, &faults);
                finding.weight = weight(self.requirement);
                report.add(finding);
            }
        }
    }
}

impl Asked<'_> {
    /// Whether a child is one of those whom the demand concerns.
    fn concerns(&self, child: &Child) -> bool {
        child.meets(self.meets) && child.can_be(self.stretch) && !child.sure(self.never_begins)
    }

    /// The places of the candidates for which `test` holds.
    pub(super) fn places_of(&self, test: impl Fn(&Candidate) -> bool) -> Vec<usize> {
        let all = 0..self.candidates.len();
        all.filter(|at| test(&self.candidates[*at])).collect()
    }
}
