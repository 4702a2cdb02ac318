//! Requirements and recommendations, with the visits that contribute to them.

use crate::here::{Actor, Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{Force, Holder, Offer, Programme, Requirement, RequirementId, Visit, VisitId};

#[derive(Serialize)]
struct View {
    anchor: String,
    title: String,
    doc: Prose,
    binding: bool,
    offers: Vec<OfferView>,
    spread: String,
    in_words: Vec<String>,
    notes: Vec<NoteView>,
    address: Address,
}

#[derive(Serialize)]
struct OfferView {
    at_least: u16,
    item: Link,
    by: Option<Actor>,
    span: String,
    condition: String,
    visits: Vec<Link>,
}

/// The page of requirements.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let rows = ids!(p.requirements, RequirementId).filter_map(|id| Some((id, p.requirement(id)?)));
    let (binding, recommended): (Vec<View>, Vec<View>) = rows
        .filter_map(|(id, row)| view(here, id, row))
        .partition(|view| view.binding);
    Sheet {
        path: "krav.html".to_owned(),
        template: "requirements.html",
        title: here.t().requirements.to_owned(),
        about: here.t().requirements_about.to_owned(),
        chapter: "krav.html",
        view: context! {
            binding => value(binding),
            recommended => value(recommended),
        },
    }
}

fn view(here: &Here<'_>, id: RequirementId, row: &Requirement) -> Option<View> {
    let spread = row.spread_at_most.map(|most| here.say().duration(most));
    Some(View {
        anchor: here.site.slugs.requirements.get(id.index())?.clone(),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        binding: row.force == Force::Binding,
        offers: row.offers.iter().map(|of| offer(here, of)).collect(),
        spread: spread
            .map(|most| here.t().spread_at_most.replace("{}", &most))
            .unwrap_or_default(),
        in_words: row.in_words.clone(),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Requirement, &row.meta),
    })
}

fn offer(here: &Here<'_>, offer: &Offer) -> OfferView {
    let (p, say) = (here.programme(), here.say());
    let counts = |id: &&VisitId| p.visit(**id).is_some_and(|visit| meets(p, offer, visit));
    OfferView {
        at_least: offer.at_least,
        item: offer
            .series
            .map_or_else(|| here.item(offer.item), |series| here.series(series)),
        by: offer.by.map(|service| here.actor(Holder::Service(service))),
        span: format!("{} {}", say.from(&offer.from), say.until(&offer.until)),
        condition: here.condition(&offer.condition),
        visits: here
            .site
            .order
            .iter()
            .filter(counts)
            .map(|id| here.visit(*id))
            .collect(),
    }
}

/// Whether a visit is one of those that are demanded.
pub(crate) fn meets(programme: &Programme, offer: &Offer, visit: &Visit) -> bool {
    offer.by.is_none_or(|by| by == visit.performer)
        && visit
            .items
            .iter()
            .any(|item| offer.counts(programme, *item))
}
