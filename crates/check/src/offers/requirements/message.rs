//! How a requirement or recommendation that is not met is told.

use super::standing::{Candidate, Standing};
use super::{Asked, Demand};
use crate::offers::children::{Child, Children};
use crate::offers::draft::{Draft, rule};
use crate::offers::performer;
use stafett_diag::Name;
use stafett_model::proof::{Rule, Words};
use stafett_model::{Force, Programme, words};

/// What a demand came to.
pub(super) struct Message<'m, 'c, 'p> {
    pub demand: &'m Demand<'c, 'p>,
    pub asked: &'m Asked<'p>,
    pub children: &'m Children<'c, 'p>,
}

/// What is wrong.
#[derive(Clone, Copy)]
pub(super) enum Cause {
    /// Fewer visits than demanded.
    Few,
    /// More visits than allowed.
    Many,
    /// Visits enough, but too far apart.
    Far,
}

impl<'p> Message<'_, '_, 'p> {
    /// The finding, told of one child.
    pub fn draft(&self, cause: Cause, child: &Child) -> Draft {
        match cause {
            Cause::Few => self.too_few(child),
            Cause::Many => self.too_many(child),
            Cause::Far => self.too_far(child),
        }
    }

    /// A child is offered fewer visits than demanded.
    fn too_few(&self, child: &Child) -> Draft {
        let counted = self.asked.places_of(|one| one.counts(child)).len();
        let least = visits_in_words(self.demand.offer.at_least.into());
        let (counted_sv, counted_en) = match counted {
            0 => (
                "inget besök räknas".to_owned(),
                "no visit counts".to_owned(),
            ),
            1 => ("1 besök räknas".to_owned(), "1 visit counts".to_owned()),
            many => (
                format!("{many} besök räknas"),
                format!("{many} visits count"),
            ),
        };
        let (what, duty) = (self.what(), self.duty());
        let mut draft = self.blank(Cause::Few, child, self.not_met("få", "few"));
        draft.story = Words::new(
            format!(
                " {} minst {} {}, men {counted_sv}.",
                duty.sv, least.sv, what.sv
            ),
            format!(
                " {} at least {} {}, but {counted_en}.",
                duty.en, least.en, what.en
            ),
        );
        draft.help = Words::new(
            "lägg till ett besök, flytta in ett i tiden, eller ändra vem det gäller eller vem som gör det",
            "add a visit, move one into the span, or change for whom it is or who makes it",
        );
        draft
    }

    /// A child may be offered more visits than allowed.
    fn too_many(&self, child: &Child) -> Draft {
        let offered = visits_in_words(self.asked.places_of(|one| one.may_count(child)).len());
        let most = visits_in_words(self.demand.offer.at_most.unwrap_or_default().into());
        let (what, duty) = (self.what(), self.duty());
        let mut draft = self.blank(Cause::Many, child, self.not_met("många", "many"));
        draft.story = Words::new(
            format!(
                " {} högst {} {}, men programmet ger {}.",
                duty.sv, most.sv, what.sv, offered.sv
            ),
            format!(
                " {} at most {} {}, but the programme gives {}.",
                duty.en, most.en, what.en, offered.en
            ),
        );
        draft.help = Words::new(
            "ta bort innehållet ur ett besök, eller låt besöken gälla olika barn (`om …`)",
            "remove the contents from a visit, or let the visits be for different children (`if …`)",
        );
        draft
    }

    /// Visits enough, but in every choice of them two neighbours may lie too far apart.
    fn too_far(&self, child: &Child) -> Draft {
        let norm = &self.demand.requirement;
        let apart = words::duration(norm.spread_at_most.unwrap_or_default());
        let (title, what) = (&norm.meta.title, self.what());
        let headline = Words::new(
            format!(
                "\"{title}\": besöken kan komma med mer än {} emellan",
                apart.sv
            ),
            format!(
                "\"{title}\": the visits may come more than {} apart",
                apart.en
            ),
        );
        let mut draft = self.blank(Cause::Far, child, headline);
        draft.story = Words::new(
            format!(
                " erbjuds besök {} så att det kan gå mer än {} mellan första dagen för ett besök och sista dagen för nästa.",
                what.sv, apart.sv
            ),
            format!(
                " is offered visits {} such that more than {} may pass from the first day of one visit to the last day of the next.",
                what.en, apart.en
            ),
        );
        draft.help = Words::new(
            "flytta tidsfönstren närmare varandra eller gör dem kortare, eller lägg till ett besök emellan",
            "move the windows closer together or make them shorter, or add a visit between them",
        );
        draft
    }

    /// "2 kap. 27 § skollagen": för få besök med "Tillväxt".
    fn not_met(&self, sv: &str, en: &str) -> Words {
        let title = &self.demand.requirement.meta.title;
        let offered = self.offered();
        Words::new(
            format!("\"{title}\": för {sv} besök med \"{offered}\""),
            format!("\"{title}\": too {en} visits with \"{offered}\""),
        )
    }

    fn blank(&self, cause: Cause, child: &Child, headline: Words) -> Draft {
        Draft {
            name: match cause {
                Cause::Few | Cause::Many => Name::RequirementNotMet,
                Cause::Far => Name::VisitsTooFarApart,
            },
            rules: vec![self.demand.requirement.meta.id.clone(), self.offered_id()],
            headline,
            story: Words::default(),
            concerned: self.concerned(cause, child),
            help: Words::default(),
        }
    }

    /// "med Tillväxt av BVC från födseln fram till skolstart".
    fn what(&self) -> Words {
        let (programme, offer) = (self.programme(), self.demand.offer);
        let (from, until) = (
            words::point(programme, &offer.from),
            words::point(programme, &offer.until),
        );
        let by = offer.by.and_then(|by| programme.service(by));
        let by = by.map_or_else(Words::default, |service| {
            let title = &service.meta.title;
            Words::new(format!(" av {title}"), format!(" by {title}"))
        });
        let item = self.offered();
        Words::new(
            format!(
                "med \"{item}\"{} från {} fram till {}",
                by.sv, from.sv, until.sv
            ),
            format!(
                "with \"{item}\"{} from {} until {}",
                by.en, from.en, until.en
            ),
        )
    }

    /// Title of what is demanded: the series, where one is named.
    fn offered(&self) -> &'p str {
        self.offered_meta().map_or("?", |meta| &meta.title)
    }

    fn offered_id(&self) -> String {
        self.offered_meta()
            .map_or_else(String::new, |meta| meta.id.clone())
    }

    fn offered_meta(&self) -> Option<&'p stafett_model::Meta> {
        let (programme, offer) = (self.programme(), self.demand.offer);
        match offer.series {
            Some(series) => programme.series(series).map(|row| &row.meta),
            None => programme.item(offer.item).map(|row| &row.meta),
        }
    }

    /// Requirements bind, recommendations advise.
    fn duty(&self) -> Words {
        match self.demand.requirement.force {
            Force::Binding => Words::new("ska erbjudas", "must be offered"),
            Force::Recommended => Words::new("bör erbjudas", "should be offered"),
        }
    }

    fn programme(&self) -> &'p Programme {
        self.children.places.programme
    }

    /// The requirement, and each visit with what it has to do with it for this child.
    fn concerned(&self, cause: Cause, child: &Child) -> Vec<Rule> {
        let norm = &self.demand.requirement.meta;
        let mut rules = vec![rule(
            norm,
            Words::new("det som ska uppfyllas", "what must be met"),
        )];
        for one in &self.asked.candidates {
            let says = match (cause, one.standing(child)) {
                (Cause::Many, Standing::PartlyOutside) => Words::new(
                    "räknas: får göras under den tid som avses",
                    "counts: may be made during the time that is meant",
                ),
                (_, standing) => self.says(one, standing),
            };
            rules.push(rule(&one.visit.meta, says));
        }
        rules
    }

    fn says(&self, candidate: &Candidate, standing: Standing) -> Words {
        let service = performer(self.programme(), candidate.visit);
        match standing {
            Standing::Counts => Words::new("räknas", "counts"),
            Standing::AsNeeded => Words::new(
                "räknas inte: görs bara vid behov",
                "does not count: made as needed only",
            ),
            Standing::OtherService => Words::new(
                format!("räknas inte: görs av {service}"),
                format!("does not count: made by {service}"),
            ),
            Standing::NotMeant => Words::new(
                "räknas inte: gäller inte det här barnet",
                "does not count: not for this child",
            ),
            Standing::NoDay => Words::new(
                "räknas inte: tidsfönstret har ingen dag",
                "does not count: its window has no day",
            ),
            Standing::Outside => Words::new(
                "räknas inte: görs inte under den tid som avses",
                "does not count: not made during the time that is meant",
            ),
            Standing::PartlyOutside => Words::new(
                "räknas inte: får göras också utanför den tid som avses",
                "does not count: may also be made outside the time that is meant",
            ),
        }
    }
}

/// "1 besök", "3 besök".
fn visits_in_words(number: usize) -> Words {
    let visits = if number == 1 { "visit" } else { "visits" };
    Words::new(format!("{number} besök"), format!("{number} {visits}"))
}
