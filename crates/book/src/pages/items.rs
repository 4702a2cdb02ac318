//! All content items by area, and where they are done.

use super::visit::{outcomes, results, subject};
use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::{AreaId, Clock, ContentItem, ItemId, Programme};

#[derive(Serialize)]
struct View {
    anchor: String,
    title: String,
    doc: Prose,
    subject: &'static str,
    corrected: bool,
    tier: Option<u8>,
    instrument: String,
    outcomes: String,
    /// The same, one by one.
    results: Vec<String>,
    visits: Vec<Link>,
    notes: Vec<NoteView>,
    address: Address,
}

/// The page of content items; doses stand with their series.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let area = |id: AreaId| {
        let items: Vec<View> = ids!(p.items, ItemId)
            .filter_map(|item| Some((item, p.item(item)?)))
            .filter(|(_, row)| row.area == id && row.dose.is_none())
            .filter_map(|(item, row)| view(here, item, row))
            .collect();
        (!items.is_empty()).then(|| {
            context! {
                area => value(here.area(id)),
                anchor => here.site.slugs.areas.get(id.index()),
                items => value(items),
            }
        })
    };
    let areas: Vec<Value> = ids!(p.areas, AreaId).filter_map(area).collect();
    Sheet {
        path: "moment.html".to_owned(),
        template: "items.html",
        title: here.t().items.to_owned(),
        about: here.t().items_about.to_owned(),
        chapter: "moment.html",
        view: context! { areas },
    }
}

fn view(here: &Here<'_>, id: ItemId, row: &ContentItem) -> Option<View> {
    Some(View {
        anchor: here.site.slugs.items.get(id.index())?.clone(),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        subject: subject(here, row.subject),
        corrected: row.clock == Clock::Corrected,
        tier: row.tier,
        instrument: row.instrument.clone(),
        outcomes: outcomes(row),
        results: results(row),
        visits: visits_with(here, id),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::ContentItem, &row.meta),
    })
}

/// The visits that hold a content item, in age order.
pub(crate) fn visits_with(here: &Here<'_>, id: ItemId) -> Vec<Link> {
    let p: &Programme = here.programme();
    let holds = |visit: &&stafett_model::VisitId| {
        p.visit(**visit).is_some_and(|row| row.items.contains(&id))
    };
    here.site
        .order
        .iter()
        .filter(holds)
        .map(|visit| here.visit(*visit))
        .collect()
}
