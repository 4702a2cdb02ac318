//! How a transition stands for a child: when responsibility passes, how the child is handed over, what is recorded
//! of that and what counts as a confirmation; or why there is no handover.

use crate::duty::holding::Deed;
use crate::duty::relay::{gone, held};
use crate::duty::{handover, holding, next};
use crate::place::{Applies, applies};
use crate::responsible::lead;
use crate::stand::visits::Stood;
use crate::tables::NamedFacts;
use crate::tell::derive::{empty, facts_used};
use crate::tell::explain::step::step;
use crate::tell::sentences;
use crate::view::Given;
use crate::words::{fill, row};
use crate::{Held, HoldingState, NextHandover, PayloadEntry, Why};
use alloc::string::ToString;
use alloc::vec::Vec;
use stafett_model::programme::Fallback;
use stafett_model::proof::Words;
use stafett_model::{
    Area, AreaId, Consent, Handover, Holder, Layer, ServiceId, Transition, TransitionId, words,
};

/// How many of the lines that are missing are named.
const NAMED: usize = 6;

/// Of the transition with this name: of its rows the one that is the child's.
pub(crate) fn named(given: Given<'_>, name: &str, stood: &[Stood]) -> Option<Why> {
    let ids = (0..=u16::MAX).map(TransitionId);
    let rows = ids.zip(&given.programme.transitions);
    let rows = rows.filter(|(_, row)| row.meta.id == name);
    let told = rows.map(|(id, row)| Exchange::of(given, (id, row)));
    // The first of those that fit best.
    let (_, exchange) = told
        .map(|one| (rank(&one.applies), one))
        .min_by_key(|(rank, _)| *rank)?;
    Some(exchange.why(stood))
}

fn rank(applies: &Applies) -> u8 {
    match applies {
        Applies::Yes => 0,
        Applies::Depends(_) | Applies::TooMany(_) => 1,
        Applies::No => 2,
    }
}

/// A transition and the child of whom it is asked.
struct Exchange<'a> {
    given: Given<'a>,
    id: TransitionId,
    row: &'a Transition,
    applies: Applies,
}

impl<'a> Exchange<'a> {
    fn of(given: Given<'a>, (id, row): (TransitionId, &'a Transition)) -> Exchange<'a> {
        let named = row.condition.facts();
        let named = NamedFacts::once(&named);
        let applies = applies(given, &row.condition, named, given.as_of);
        Exchange {
            given,
            id,
            row,
            applies,
        }
    }

    fn why(&self, stood: &[Stood]) -> Why {
        let given = self.given;
        let mut why = empty(given, &self.row.meta);
        why.condition = words::condition(given.programme, &self.row.condition);
        why.holds = match self.applies {
            Applies::Yes => Some(true),
            Applies::No => Some(false),
            Applies::Depends(_) | Applies::TooMany(_) => None,
        };
        why.facts = facts_used(given, self.row.condition.facts(), given.as_of);
        why.dates.extend(
            self.row
                .when
                .iter()
                .map(|point| step(given, "passes", point)),
        );
        let (reason, to_come) = self.stands(stood);
        why.reason = reason;
        why.details = self.terms(to_come.as_ref());
        if let Some(handover) = &self.row.handover {
            let earliest = handover.earliest.iter();
            why.dates
                .extend(earliest.map(|point| step(given, "earliest", point)));
            let latest = handover.latest.iter();
            why.dates
                .extend(latest.map(|point| step(given, "latest", point)));
        }
        why.history = self.recorded();
        why
    }

    /// The areas that it concerns.
    fn areas(&self) -> impl Iterator<Item = (AreaId, &'a Area)> + '_ {
        let ids = (0..=u16::MAX).map(AreaId);
        let all = ids.zip(&self.given.programme.areas);
        all.filter(|(id, _)| self.row.areas.is_empty() || self.row.areas.contains(id))
    }

    /// Where it stands on the as-of day, in a sentence for each group of areas, and what of it is to come.
    fn stands(&self, stood: &[Stood]) -> (Words, Option<NextHandover>) {
        if gone(self.given, self.given.as_of).is_some() {
            let said = sentences::plain(
                "Ingen har ansvaret för barnet längre, så inget lämnas över.",
                "Nobody is responsible for the child any more, so nothing is handed over.",
            );
            return (said, None);
        }
        if matches!(self.applies, Applies::No) {
            let said = sentences::plain(
                "Den här övergången är för andra barn.",
                "This transition is for other children.",
            );
            return (said, None);
        }
        let mut said: Vec<(Words, Vec<&str>)> = Vec::new();
        let mut to_come = None;
        for (id, area) in self.areas() {
            let led = lead(self.given, area, Layer::Service, self.given.as_of);
            let held = held(self.given, area, Layer::Service, self.given.as_of, &led);
            let (sentence, next) = self.in_area((id, area), &held, stood);
            to_come = to_come.or(next);
            match said.iter_mut().find(|(known, _)| *known == sentence) {
                Some((_, areas)) => areas.push(&area.meta.title),
                None => said.push((sentence, Vec::from([area.meta.title.as_str()]))),
            }
        }
        let several = said.len() > 1;
        let mut all = Words::default();
        for (sentence, areas) in said {
            let sentence = match several {
                true => fill("{}: {}", "{}: {}", &[row(areas.into_iter()), sentence]),
                false => sentence,
            };
            let gap = if all.sv.is_empty() { "" } else { " " };
            all.sv.push_str(gap);
            all.sv.push_str(&sentence.sv);
            all.en.push_str(gap);
            all.en.push_str(&sentence.en);
        }
        (all, to_come)
    }

    /// Where it stands in one area.
    fn in_area(
        &self,
        (id, area): (AreaId, &Area),
        held: &Held,
        stood: &[Stood],
    ) -> (Words, Option<NextHandover>) {
        let is_this = |named: &crate::Named| named.id == self.row.meta.id;
        let holding = holding::on(self.given, (id, area), held, self.given.as_of);
        if holding.state != HoldingState::WithDuty
            && holding.transition.as_ref().is_some_and(is_this)
        {
            return (holding.sentence, None);
        }
        let after = next::after(self.given, area, held);
        let next = handover::next(self.given, id, held, after.as_ref(), stood);
        let is_open = next.is_none() && after.is_some_and(|after| after.service_id.is_none());
        if let Some(next) = next.filter(|next| next.transition_id == self.id) {
            return (self.to_come(&next), Some(next));
        }
        let leads = |service| held.holder_id == Some(Holder::Service(service));
        let gaps = [self.title(self.row.from), self.title(self.row.to)];
        let said = match () {
            () if held.holder_id.is_none() => sentences::plain(
                "Vilken verksamhet som har ansvaret nu är inte säkert, så det går inte att säga om något lämnas över.",
                "Which service is responsible now is not certain, so it cannot be told whether anything is handed over.",
            ),
            () if leads(self.row.to) && self.row.from != self.row.to => fill(
                "{} har ansvaret redan.",
                "{} is responsible already.",
                &[self.title(self.row.to)],
            ),
            () if leads(self.row.from) && is_open => sentences::plain(
                "Vem som tar över är inte säkert, så det går inte att säga vilken övergång som kommer näst.",
                "Who takes over is not certain, so it cannot be told which transition comes next.",
            ),
            () if leads(self.row.from) => fill(
                "{} har ansvaret, men det är inte den här övergången som kommer näst.",
                "{} is responsible, but this is not the transition that comes next.",
                &gaps,
            ),
            () => fill(
                "{} har inte ansvaret den här dagen, så inget lämnas över.",
                "{} is not responsible on this day, so nothing is handed over.",
                &gaps,
            ),
        };
        (said, None)
    }

    fn to_come(&self, next: &NextHandover) -> Words {
        let gaps = [self.title(self.row.from), self.title(self.row.to)];
        match next.on {
            Some(on) if on.preliminary => fill(
                "{} har ansvaret och lämnar över till {}, preliminärt den {}.",
                "{} is responsible and hands over to {}, provisionally on {}.",
                &[&gaps[..], &[words::day(on.on)]].concat(),
            ),
            Some(on) => fill(
                "{} har ansvaret och lämnar över till {} den {}.",
                "{} is responsible and hands over to {} on {}.",
                &[&gaps[..], &[words::day(on.on)]].concat(),
            ),
            None => fill(
                "{} har ansvaret och lämnar över till {}; dagen är inte bestämd än.",
                "{} is responsible and hands over to {}; the day is not settled yet.",
                &gaps,
            ),
        }
    }

    /// What the programme says of the handover.
    fn terms(&self, to_come: Option<&NextHandover>) -> Vec<Words> {
        let Some(handover) = &self.row.handover else {
            return Vec::from([sentences::plain(
                "Programmet säger inget om hur barnet lämnas över; den som har ansvaret följer barnet.",
                "The programme says nothing of how the child is handed over; whoever is responsible follows the child.",
            )]);
        };
        let mut terms = Vec::new();
        terms.extend(self.consent(handover));
        if !handover.channels.is_empty() {
            let channels = words::channels(handover.channels.iter().map(|one| one.as_str()));
            terms.push(fill("Kontaktsätt: {}.", "Channel: {}.", &[channels]));
        }
        let payload = to_come.map_or(&[][..], |next| &next.payload);
        terms.extend(payload.iter().map(handed_over));
        terms.push(self.confirmation(handover));
        terms
    }

    fn consent(&self, handover: &Handover) -> Option<Words> {
        Some(match handover.consent.as_ref()? {
            Consent::Of {
                holder,
                obtained_by,
                otherwise,
            } => {
                let mut said = match obtained_by {
                    Some(service) => fill(
                        "Samtycke från {}, som inhämtas av {}.",
                        "Consent from {}, obtained by {}.",
                        &[words::person(holder), self.title(*service)],
                    ),
                    None => fill(
                        "Samtycke från {}.",
                        "Consent from {}.",
                        &[words::person(holder)],
                    ),
                };
                if let Some(otherwise) = otherwise {
                    let more = fill(
                        " Utan samtycke: {}.",
                        " Without consent: {}.",
                        &[Words::same(otherwise)],
                    );
                    said.sv.push_str(&more.sv);
                    said.en.push_str(&more.en);
                }
                said
            }
            Consent::WithoutUnder(provision) => fill(
                "Samtycke behövs inte: {}.",
                "Consent is not needed: {}.",
                &[Words::same(provision)],
            ),
        })
    }

    /// What counts as a confirmation, and what follows without one.
    fn confirmation(&self, handover: &Handover) -> Words {
        let Some(days) = handover.confirmed_within_days else {
            return sentences::plain(
                "Ingen bekräftelse krävs: den som har ansvaret följer barnet.",
                "No confirmation is asked for: whoever is responsible follows the child.",
            );
        };
        let receiver = self.title(self.row.to);
        let days = Words::same(days.to_string());
        let tells = self.row.from != self.row.to || self.row.when.is_some();
        let mut said = match tells {
            true => fill(
                "{} bekräftar inom {} dagar. Utan svar räknas ett besök som {} har gjort efter övergången som bekräftelse.",
                "{} confirms within {} days. Without an answer a visit that {} made after the transition counts as a confirmation.",
                &[receiver.clone(), days, receiver],
            ),
            false => fill(
                "{} (den nya enheten) bekräftar inom {} dagar; bara ett svar räknas.",
                "{} (the new unit) confirms within {} days; only an answer counts.",
                &[receiver, days],
            ),
        };
        let more = match handover.otherwise {
            Some(Fallback::FollowsUp(service)) => fill(
                " Annars följer {} upp.",
                " Otherwise {} follows up.",
                &[self.title(service)],
            ),
            Some(Fallback::KeepsResponsibility(service)) => fill(
                " Annars behåller {} ansvaret.",
                " Otherwise {} keeps the responsibility.",
                &[self.title(service)],
            ),
            None => Words::default(),
        };
        said.sv.push_str(&more.sv);
        said.en.push_str(&more.en);
        said
    }

    /// What is recorded of it.
    fn recorded(&self) -> Vec<Words> {
        let all = self.given.history.handovers.iter();
        let own = all.filter(|(of, ..)| *of == self.id);
        own.map(|(_, on, deed)| {
            let (sv, en) = match deed {
                Deed::Sent => ("Skickades den {}.", "Sent on {}."),
                Deed::Received => ("Bekräftades den {}.", "Confirmed on {}."),
                Deed::Refused => ("Blev inte av, enligt svar den {}.", "Refused on {}."),
            };
            fill(sv, en, &[words::day(*on)])
        })
        .collect()
    }

    fn title(&self, service: ServiceId) -> Words {
        let row = self.given.programme.service(service);
        Words::same(row.map_or("", |row| row.meta.title.as_str()))
    }
}

/// One thing that is handed over, and what of it is missing.
fn handed_over(entry: &PayloadEntry) -> Words {
    let title = entry.title.clone();
    if entry.missing.is_empty() {
        return fill("Lämnas över: {}.", "Handed over: {}.", &[title]);
    }
    let named = entry.missing.get(..NAMED).unwrap_or(&entry.missing);
    let gaps = [title, row(named.iter().map(|id| id.as_str()))];
    let more = entry.missing.len().saturating_sub(named.len());
    match more {
        0 => fill(
            "Lämnas över: {}; saknas ännu: {}.",
            "Handed over: {}; still missing: {}.",
            &gaps,
        ),
        more => fill(
            "Lämnas över: {}; saknas ännu: {} och {} till.",
            "Handed over: {}; still missing: {} and {} more.",
            &[&gaps[..], &[Words::same(more.to_string())]].concat(),
        ),
    }
}
