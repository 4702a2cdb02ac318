//! Vaccine series: their doses with windows and intervals.

use super::items::visits_with;
use super::school_names;
use super::series_rules::of_series;
use super::window::When;
use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{ItemId, Series, SeriesId};

#[derive(Serialize)]
struct View {
    anchor: String,
    title: String,
    doc: Prose,
    area: Link,
    doses: Vec<DoseView>,
    afterwards: String,
    rules: Vec<String>,
    notes: Vec<NoteView>,
    address: Address,
}

#[derive(Serialize)]
struct DoseView {
    number: u8,
    when: Vec<When>,
    distances: Vec<String>,
    visits: Vec<Link>,
    notes: Vec<NoteView>,
}

/// The page of vaccine series.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let rows = ids!(p.series_table, SeriesId).filter_map(|id| Some((id, p.series(id)?)));
    let views: Vec<View> = rows.filter_map(|(id, row)| view(here, id, row)).collect();
    Sheet {
        path: "vaccinationer.html".to_owned(),
        template: "vaccines.html",
        title: here.t().vaccines.to_owned(),
        about: here.t().vaccines_about.to_owned(),
        chapter: "vaccinationer.html",
        view: context! {
            series => value(views),
            born => here.say().day(here.site.child.born()),
            school_names => school_names::in_general(here),
        },
    }
}

fn view(here: &Here<'_>, id: SeriesId, row: &Series) -> Option<View> {
    let p = here.programme();
    let last = row.doses.last().and_then(|id| p.item(*id)?.dose.as_ref());
    Some(View {
        anchor: here.site.slugs.series.get(id.index())?.clone(),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        area: here.area(row.area),
        doses: row.doses.iter().filter_map(|id| dose(here, *id)).collect(),
        afterwards: last
            .map(|dose| here.afterwards(&dose.window.afterwards))
            .unwrap_or_default(),
        rules: of_series(here, row),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Series, &row.meta),
    })
}

fn dose(here: &Here<'_>, id: ItemId) -> Option<DoseView> {
    let row = here.programme().item(id)?;
    let dose = row.dose.as_ref()?;
    Some(DoseView {
        number: dose.number,
        when: here.when(&dose.window),
        distances: here.distances(&dose.window),
        visits: visits_with(here, id),
        notes: here.notes(&row.meta.notes),
    })
}
