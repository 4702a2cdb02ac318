//! Requirements and recommendations, with the visits that contribute to them.

mod contributing;
mod rank;
mod standing;
mod unfollowed;

pub(crate) use contributing::{Contribution, contribution};
use standing::{Standing, standing};

use crate::here::{Actor, Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::pages::transition;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{Force, Holder, NoteKind, Offer, Requirement, RequirementId};

#[derive(Serialize)]
struct View {
    anchor: String,
    title: String,
    doc: Prose,
    binding: bool,
    /// Whether it is no law yet, as far as the authors say.
    proposed: bool,
    #[serde(skip)]
    rank: rank::Rank,
    standing: Standing,
    offers: Vec<OfferView>,
    /// Where it follows on missed visits: those on which it does not.
    unfollowed: Vec<unfollowed::Unfollowed>,
    spread: String,
    in_words: Vec<String>,
    /// The transitions that it is about.
    transitions: Vec<Link>,
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
    /// Visits that it counts for the usual child.
    visits: Vec<Link>,
    /// Visits that it may count.
    perhaps: Vec<Link>,
}

/// The page of requirements.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let rows = ids!(p.requirements, RequirementId).filter_map(|id| Some((id, p.requirement(id)?)));
    let views = rows.filter_map(|(id, row)| view(here, id, row));
    let (mut binding, recommended): (Vec<View>, Vec<View>) = views.partition(|view| view.binding);
    // Of one rank they stay in the order of the text.
    binding.sort_by_key(|view| view.rank);
    let (proposed, binding): (Vec<View>, Vec<View>) =
        binding.into_iter().partition(|view| view.proposed);
    Sheet {
        path: "krav.html".to_owned(),
        template: "requirements.html",
        title: here.t().requirements.to_owned(),
        about: here.t().requirements_about.to_owned(),
        chapter: "krav.html",
        view: context! {
            binding => value(binding),
            proposed => value(proposed),
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
        proposed: is_proposed(row),
        // A translated title may say it in other words.
        rank: rank::rank(&here.original().requirement(id).unwrap_or(row).meta.title),
        standing: standing(here, row),
        offers: row.offers.iter().map(|of| offer(here, of)).collect(),
        unfollowed: unfollowed::unfollowed(here, row),
        spread: spread
            .map(|most| here.t().spread_at_most.replace("{}", &most))
            .unwrap_or_default(),
        in_words: row.in_words.clone(),
        transitions: transition::concerned(here, row),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Requirement, &row.meta),
    })
}

/// Whether the authors propose something of it: then it is not law as it stands here.
pub(crate) fn is_proposed(row: &Requirement) -> bool {
    let mut notes = row.meta.notes.iter();
    notes.any(|note| matches!(note.kind, NoteKind::Proposal(_)))
}

fn offer(here: &Here<'_>, offer: &Offer) -> OfferView {
    let (p, say) = (here.programme(), here.say());
    let of = |wanted: Contribution| -> Vec<Link> {
        let visits = here.site.order.iter();
        visits
            .filter(|id| {
                let visit = p.visit(**id);
                visit.and_then(|visit| contribution(here, offer, visit)) == Some(wanted)
            })
            .map(|id| here.visit(*id))
            .collect()
    };
    OfferView {
        at_least: offer.at_least,
        item: offer
            .series
            .map_or_else(|| here.item(offer.item), |series| here.series(series)),
        by: offer.by.map(|service| here.actor(Holder::Service(service))),
        span: format!("{} {}", say.from(&offer.from), say.until(&offer.until)),
        condition: here.condition(&offer.condition),
        visits: of(Contribution::Counts),
        perhaps: of(Contribution::May),
    }
}
