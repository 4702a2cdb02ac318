//! How it came about who is responsible for an area: which periods of responsibility hold or may hold, for whom,
//! and what decides between them.

use crate::duty::relay::{gone, held, nobody};
use crate::duty::{handover, holding, next};
use crate::responsible::{Responsible, lead};
use crate::stand::visits::Stood;
use crate::tell::derive::{empty, facts_used};
use crate::tell::explain::step::step;
use crate::tell::named::{Titled, holder_meta, variable_meta};
use crate::tell::sentences;
use crate::view::Given;
use crate::words::{fill, row};
use crate::{HoldingState, Why};
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::proof::Words;
use stafett_model::{Area, AreaId, FactId, Holder, Layer, Leg, Variable, words};

/// Of who is responsible for an area.
pub(crate) fn area(given: Given<'_>, (id, area): (AreaId, &Area), stood: &[Stood]) -> Why {
    let rule = if area.responsibility.id.is_empty() {
        &area.meta
    } else {
        &area.responsibility
    };
    let mut why = empty(given, rule);
    why.id.clone_from(&area.meta.id);
    why.title.clone_from(&area.meta.title);
    let led = [Layer::Body, Layer::Service].map(|layer| lead(given, area, layer, given.as_of));
    let [of_body, of_service] = &led;
    let gone = gone(given, given.as_of);
    let on = |layer, led: &Responsible| match gone {
        Some(_) => nobody(),
        None => held(given, area, layer, given.as_of, led),
    };
    let [body, service] = [on(Layer::Body, of_body), on(Layer::Service, of_service)];
    why.reason = sentences::responsible(area, &body, &service, gone);
    why.condition = words::condition(given.programme, &area.condition);
    why.holds = of_service.needed;
    if gone.is_some() {
        return why;
    }
    for (layer, led) in [(Layer::Body, of_body), (Layer::Service, of_service)] {
        let now = Periods {
            given,
            area,
            layer,
            led,
        };
        now.explain(&mut why);
    }
    why.details.extend(decided_by(given, &led));
    let holding = holding::on(given, (id, area), &service, given.as_of);
    if holding.state != HoldingState::WithDuty {
        why.details.push(holding.sentence);
    }
    let after = next::after(given, area, &service);
    if let Some(to_come) = handover::next(given, id, &service, after.as_ref(), stood) {
        why.details.push(fill(
            "Nästa överlämning: {} [{}].",
            "The next handover: {} [{}].",
            &[
                Words::same(&to_come.transition.title),
                Words::same(&to_come.transition.id),
            ],
        ));
    }
    let named = area.legs.iter().flat_map(|leg| leg.condition.facts());
    let named: Vec<FactId> = named.chain(area.condition.facts()).collect();
    why.facts = facts_used(given, named, given.as_of);
    why
}

/// The periods of one layer of an area on the as-of day.
struct Periods<'a> {
    given: Given<'a>,
    area: &'a Area,
    layer: Layer,
    led: &'a Responsible,
}

/// How a period stands on the as-of day.
#[derive(Clone, Copy)]
enum Stands {
    Holds,
    MayHold,
    DoesNot,
}

impl Periods<'_> {
    /// Adds the periods that hold or may hold, with their days; where none does, all of the layer.
    fn explain(&self, why: &mut Why) {
        let mut told = false;
        for (place, leg) in self.area.legs.iter().enumerate() {
            let stands = self.stands(place, leg);
            if leg.holder.layer() != self.layer || matches!(stands, Stands::DoesNot) {
                continue;
            }
            why.details.push(self.said(leg, stands));
            why.dates.push(step(self.given, "from", &leg.from));
            why.dates.push(step(self.given, "until", &leg.until));
            told = true;
        }
        if !told {
            let legs = self.area.legs.iter();
            let legs = legs.filter(|leg| leg.holder.layer() == self.layer);
            why.details
                .extend(legs.map(|leg| self.said(leg, Stands::DoesNot)));
        }
    }

    fn stands(&self, place: usize, leg: &Leg) -> Stands {
        if self.led.legs.contains(&place) {
            return Stands::Holds;
        }
        let among = self.led.certain.contains(&leg.holder);
        let possible = self.led.possible.contains(&leg.holder) || self.led.too_many;
        match possible || among && !self.has_certain_leg(leg.holder) {
            true if self.may_be_in_time(leg) => Stands::MayHold,
            _ => Stands::DoesNot,
        }
    }

    /// Whether some period of a holder holds whatever is unknown.
    fn has_certain_leg(&self, holder: Holder) -> bool {
        let legs = self.led.legs.iter();
        let mut legs = legs.filter_map(|place| self.area.legs.get(*place));
        legs.any(|leg| leg.holder == holder)
    }

    /// Whether a period may have begun and may not be over.
    fn may_be_in_time(&self, leg: &Leg) -> bool {
        let view = self.given.view();
        let passed = |point| locate(self.given.programme, point, &view).passed(self.given.as_of);
        passed(&leg.from) != Some(false) && passed(&leg.until) != Some(true)
    }

    fn said(&self, leg: &Leg, stands: Stands) -> Words {
        let programme = self.given.programme;
        let holder = holder_meta(programme, leg.holder).map_or("", |meta| &meta.title);
        let gaps = [
            Words::same(holder),
            words::leg_span(programme, leg).in_one(),
            words::condition(programme, &leg.condition),
        ];
        let (sv, en) = match stands {
            Stands::Holds => ("{} {}. Gäller för: {}.", "{} {}. Holds for: {}."),
            Stands::MayHold => (
                "Kanske {} {}. Gäller för: {}.",
                "Perhaps {} {}. Holds for: {}.",
            ),
            Stands::DoesNot => (
                "Inte den här dagen: {} {}. Gäller för: {}.",
                "Not on this day: {} {}. Holds for: {}.",
            ),
        };
        fill(sv, en, &gaps)
    }
}

/// What is unknown of that on which it depends.
fn decided_by(given: Given<'_>, led: &[Responsible]) -> Option<Words> {
    let mut facts: Vec<FactId> = led.iter().flat_map(|one| one.questions.clone()).collect();
    facts.sort();
    facts.dedup();
    let open = led.iter().filter(|one| one.one().is_none());
    let mut open: Vec<Variable> = open.flat_map(|one| one.open.clone()).collect();
    open.sort();
    open.dedup();
    let of_facts = facts.iter().filter_map(|fact| given.programme.fact(*fact));
    let of_facts = of_facts.map(|fact| words::fact_title(given.programme, fact));
    let all: Vec<Words> = of_facts
        .chain(open.iter().map(|variable| happening(given, *variable)))
        .collect();
    (!all.is_empty()).then(|| {
        let titles = Words {
            sv: row(all.iter().map(|one| one.sv.as_str())).sv,
            en: row(all.iter().map(|one| one.en.as_str())).en,
        };
        fill("Det avgörs av: {}.", "It is decided by: {}.", &[titles])
    })
}

/// What something that may happen is called.
fn happening(given: Given<'_>, variable: Variable) -> Words {
    match variable {
        Variable::DueDate => sentences::plain(
            "dagen då barnet var beräknat att födas",
            "the day on which the birth was expected",
        ),
        Variable::Term(..) => sentences::plain(
            "en termins första dag, som inte är känd",
            "the first day of a term, which is not known",
        ),
        other => variable_meta(given.programme, other)
            .map_or_else(Words::default, |meta| Words::same(meta.named().title)),
    }
}
