//! Who is responsible when: the list of areas and the page of each.

use super::area_brief::{self, Stretch};
use super::legs::LegView;
use super::school_names;
use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::picture::{LegsPicture, Shown};
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::{Area, AreaId, ItemId, Layer, TransitionId, VisitId};

#[derive(Serialize)]
struct View {
    doc: Prose,
    responsibility: Prose,
    span: String,
    /// Who is responsible when, for the usual child.
    brief: Vec<Stretch>,
    /// What the school years that are named are called, and when.
    school_names: Vec<String>,
    picture: Option<LegsPicture>,
    born: String,
    bodies: Vec<LegView>,
    services: Vec<LegView>,
    transitions: Vec<Link>,
    visits: Vec<super::visit::Entry>,
    items: Vec<Link>,
    notes: Vec<NoteView>,
    address: Address,
}

/// All areas with their picture.
pub(crate) fn list(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let view = |id: AreaId| {
        let area = p.area(id)?;
        Some(context! {
            link => value(here.area(id)),
            doc => here.prose(&area.meta.doc),
            legs => value(legs(here, id, area)),
        })
    };
    let areas: Vec<Value> = ids!(p.areas, AreaId).filter_map(view).collect();
    let picture = value(picture_of_all(here, Shown::All));
    Sheet {
        path: "omraden.html".to_owned(),
        template: "areas.html",
        title: here.t().responsibility.to_owned(),
        about: here.t().responsibility_about.to_owned(),
        chapter: "omraden.html",
        view: context! { areas, picture, born => here.say().day(here.site.child.born()) },
    }
}

/// The one picture of who is responsible when.
pub(crate) fn picture_of_all(here: &Here<'_>, shown: Shown) -> LegsPicture {
    let (p, t) = (here.programme(), here.t());
    let areas = ids!(p.areas, AreaId).filter_map(|id| p.area(id));
    let areas: Vec<&Area> = areas.filter(|area| !area.legs.is_empty()).collect();
    let says = (t.legs_picture, t.legs_picture_desc);
    LegsPicture::new(here, "ansvar", &areas, shown, says)
}

fn span(here: &Here<'_>, area: &Area) -> String {
    let say = here.say();
    let words = |(from, until): &(_, _)| {
        let span = format!("{} {}", say.from(from), say.until(until));
        match here.condition(&area.condition) {
            whom if whom.is_empty() => span,
            whom => format!("{span}, {}", here.t().demanded_of.replace("{}", &whom)),
        }
    };
    area.span.as_ref().map(words).unwrap_or_default()
}

/// The periods of both layers, the duty by law first.
pub(crate) fn legs(here: &Here<'_>, id: AreaId, area: &Area) -> Vec<LegView> {
    let mut legs = here.legs(id, area, Layer::Body);
    legs.extend(here.legs(id, area, Layer::Service));
    legs
}

/// The page of an area.
pub(crate) fn sheet(here: &Here<'_>, id: AreaId) -> Option<Sheet> {
    let area = here.programme().area(id)?;
    let slug = here.site.slugs.areas.get(id.index())?;
    Some(Sheet {
        path: format!("omrade/{slug}.html"),
        template: "area.html",
        title: area.meta.title.clone(),
        about: here.t().area_about.replace("{}", &area.meta.title),
        chapter: "omraden.html",
        view: value(view(here, id, area)),
    })
}

fn view(here: &Here<'_>, id: AreaId, area: &Area) -> View {
    let p = here.programme();
    let of_area = |item: &ItemId| p.item(*item).is_some_and(|row| row.area == id);
    let visits = here.site.order.iter().filter_map(|visit| {
        let row = p.visit(*visit)?;
        row.items
            .iter()
            .any(of_area)
            .then(|| super::visit::entry(here, *visit, row))
    });
    let transitions = ids!(p.transitions, TransitionId).filter(|transition| {
        p.transition(*transition)
            .is_some_and(|row| concerns(row, id))
    });
    let title = format!("{}: {}", here.t().legs_picture, area.meta.title);
    let desc = here.t().legs_picture_desc;
    let drawn = !area.legs.is_empty();
    View {
        doc: here.prose(&area.meta.doc),
        responsibility: here.prose(&area.responsibility.doc),
        span: span(here, area),
        brief: area_brief::stretches(here, area),
        school_names: school_names::of_points(
            here,
            area.legs.iter().flat_map(|leg| [&leg.from, &leg.until]),
        ),
        picture: drawn
            .then(|| LegsPicture::new(here, "ansvar", &[area], Shown::All, (&title, desc))),
        born: here.say().day(here.site.child.born()),
        bodies: here.legs(id, area, Layer::Body),
        services: here.legs(id, area, Layer::Service),
        transitions: transitions.map(|id| here.transition(id)).collect(),
        visits: visits.collect(),
        items: ids!(p.items, ItemId)
            .filter(of_area)
            .map(|id| here.item(id))
            .collect(),
        notes: here.notes(&[area.meta.notes.as_slice(), &area.responsibility.notes].concat()),
        address: here.address(Kind::Area, &area.meta),
    }
}

/// Whether a transition is for an area: it names the area, or none.
pub(crate) fn concerns(transition: &stafett_model::Transition, area: AreaId) -> bool {
    transition.areas.is_empty() || transition.areas.contains(&area)
}

/// Visits of a service, in age order.
pub(crate) fn visits_where<'h>(
    here: &'h Here<'_>,
    meant: impl Fn(&stafett_model::Visit) -> bool + 'h,
) -> impl Iterator<Item = (VisitId, &'h stafett_model::Visit)> + 'h {
    let p = here.programme();
    let rows = here
        .site
        .order
        .iter()
        .filter_map(move |id| Some((*id, p.visit(*id)?)));
    rows.filter(move |(_, visit)| meant(visit))
}
