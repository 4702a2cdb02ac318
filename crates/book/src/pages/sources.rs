//! Sources, with everything that cites them.

use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{
    AreaId, BodyId, FactId, GroupId, IndicatorId, ItemId, Meta, Note, NoteKind, RequirementId,
    SeriesId, ServiceId, Source, SourceId, TransitionId, VisitId,
};

#[derive(Serialize)]
struct View {
    anchor: String,
    title: String,
    doc: Prose,
    publisher: String,
    date: String,
    checked: String,
    confidence: &'static str,
    href: Option<String>,
    /// An address that may not be followed, as text.
    address_text: String,
    citing: Vec<Citing>,
    address: Address,
}

#[derive(Serialize)]
struct Citing {
    link: Link,
    kind: &'static str,
    places: Vec<String>,
}

/// One rule and its notes.
struct Cited<'n> {
    link: Link,
    kind: &'static str,
    notes: Vec<&'n Note>,
}

/// The page of sources.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let cited = everything(here);
    let views: Vec<View> = ids!(p.sources, SourceId)
        .filter_map(|id| view(here, id, p.source(id)?, &cited))
        .collect();
    Sheet {
        path: "kallor.html".to_owned(),
        template: "sources.html",
        title: here.t().sources.to_owned(),
        about: here.t().sources_about.to_owned(),
        chapter: "kallor.html",
        view: context! { sources => value(views) },
    }
}

fn everything<'a>(here: &Here<'a>) -> Vec<Cited<'a>> {
    let (p, t) = (here.programme(), here.t());
    let mut all = headers(here);
    macro_rules! add {
        ($($table:ident, $id:path, $link:ident, $kind:expr;)*) => {
            $(for id in ids!(p.$table, $id) {
                let Some(row) = p.$table.get(id.index()) else { continue };
                let notes = row.meta.notes.iter().collect();
                all.push(Cited { link: here.$link(id), kind: $kind, notes });
            })*
        };
    }
    add! {
        visits, VisitId, visit, t.visit; items, ItemId, item, t.item;
        series_table, SeriesId, series, t.series; requirements, RequirementId, requirement, t.requirement;
        services, ServiceId, service, t.service; bodies, BodyId, body, t.body;
        facts, FactId, fact, t.fact; groups, GroupId, group, t.group;
        indicators, IndicatorId, indicator, t.indicator;
    }
    for id in ids!(p.areas, AreaId) {
        let Some(area) = p.area(id) else { continue };
        let of_legs = area.legs.iter().flat_map(|leg| &leg.notes);
        let notes = area
            .meta
            .notes
            .iter()
            .chain(&area.responsibility.notes)
            .chain(of_legs);
        all.push(Cited {
            link: here.area(id),
            kind: t.area,
            notes: notes.collect(),
        });
    }
    for id in ids!(p.transitions, TransitionId) {
        let Some(row) = p.transition(id) else {
            continue;
        };
        let inside = row.handover.iter().flat_map(|handover| &handover.notes);
        let notes = row.meta.notes.iter().chain(inside).collect();
        all.push(Cited {
            link: here.transition(id),
            kind: t.transition,
            notes,
        });
    }
    all
}

/// What stands at the head of the programme: the programme itself, its population, its school
/// calendar and its named events.
fn headers<'a>(here: &Here<'a>) -> Vec<Cited<'a>> {
    let (p, t) = (here.programme(), here.t());
    let cited = |meta: &'a Meta, page: &str, kind| Cited {
        link: Link {
            title: meta.title.clone(),
            href: format!("{}{page}", here.root),
        },
        kind,
        notes: meta.notes.iter().collect(),
    };
    let mut all = vec![
        cited(&p.meta, "index.html", t.programme),
        cited(&p.population.meta, "kontroll.html", t.population_word),
    ];
    let school = p.school.as_ref().map(|school| &school.meta);
    all.extend(school.map(|meta| cited(meta, "malgrupper.html#skolan", t.school_calendar)));
    let events = p
        .events
        .iter()
        .map(|row| cited(&row.meta, "malgrupper.html", t.event));
    all.extend(events);
    all
}

fn view(here: &Here<'_>, id: SourceId, row: &Source, cited: &[Cited<'_>]) -> Option<View> {
    let href = here.web(&row.link);
    Some(View {
        anchor: here.site.slugs.sources.get(id.index())?.clone(),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        publisher: row.publisher.clone(),
        date: row.date.clone(),
        checked: row.checked.clone(),
        confidence: here.confidence(row.confidence),
        address_text: if href.is_none() {
            row.link.clone()
        } else {
            String::new()
        },
        href,
        citing: cited.iter().filter_map(|cited| citing(id, cited)).collect(),
        address: here.address(Kind::Source, &row.meta),
    })
}

fn citing(id: SourceId, cited: &Cited<'_>) -> Option<Citing> {
    let mut places: Vec<String> = Vec::new();
    let mut cites = false;
    for note in &cited.notes {
        if let NoteKind::Source { source, place, .. } = &note.kind
            && *source == id
        {
            cites = true;
            if !place.is_empty() && !places.contains(place) {
                places.push(place.clone());
            }
        }
    }
    cites.then(|| Citing {
        link: cited.link.clone(),
        kind: cited.kind,
        places,
    })
}
