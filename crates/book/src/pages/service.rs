//! Services and bodies: what is mine, when do I receive and hand over.

use super::area::visits_where;
use super::consultation::chapter_of;
use super::legs::LegView;
use crate::here::{Actor, Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::{AreaId, BodyId, Holder, Service, ServiceId, TransitionId};

#[derive(Serialize)]
struct View {
    actor: Actor,
    doc: Prose,
    bodies: Vec<Actor>,
    roles: String,
    everywhere: bool,
    legs: Vec<LegView>,
    contributes: Vec<Link>,
    visits: Vec<super::visit::Entry>,
    takes_part: Vec<super::visit::Entry>,
    receives: Vec<Exchange>,
    gives: Vec<Exchange>,
    /// The chapter of what concerns it, where there is one.
    chapter: Option<Link>,
    notes: Vec<NoteView>,
    address: Address,
}

#[derive(Serialize)]
struct Exchange {
    link: Link,
    other: Actor,
    when: String,
}

/// All services and bodies.
pub(crate) fn list(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let services = ids!(p.services, ServiceId).filter_map(|id| Some((id, p.service(id)?)));
    let services: Vec<View> = services.map(|(id, row)| view(here, id, row)).collect();
    let bodies: Vec<Value> = ids!(p.bodies, BodyId)
        .filter_map(|id| body(here, id))
        .collect();
    Sheet {
        path: "verksamheter.html".to_owned(),
        template: "services.html",
        title: here.t().services.to_owned(),
        about: here.t().services_about.to_owned(),
        chapter: "verksamheter.html",
        view: context! { services => value(services), bodies },
    }
}

fn body(here: &Here<'_>, id: BodyId) -> Option<Value> {
    let p = here.programme();
    let row = p.body(id)?;
    let services = ids!(p.services, ServiceId).filter(|service| {
        p.service(*service)
            .is_some_and(|row| row.bodies.contains(&id))
    });
    let services: Vec<Actor> = services.map(|id| here.actor(Holder::Service(id))).collect();
    Some(context! {
        anchor => format!("huvudman-{}", here.site.slugs.bodies.get(id.index())?),
        actor => value(here.actor(Holder::Body(id))),
        doc => here.prose(&row.meta.doc),
        everywhere => row.everywhere,
        services => value(services),
        legs => value(legs_of(here, Holder::Body(id))),
        chapter => value(chapter_of(here, Holder::Body(id))),
        notes => value(here.notes(&row.meta.notes)),
        address => value(here.address(Kind::ResponsibleBody, &row.meta)),
    })
}

fn legs_of(here: &Here<'_>, holder: Holder) -> Vec<LegView> {
    let p = here.programme();
    let mut legs = Vec::new();
    for id in ids!(p.areas, AreaId) {
        let Some(area) = p.area(id) else { continue };
        let own = area.legs.iter().filter(|leg| leg.holder == holder);
        legs.extend(own.map(|leg| here.leg(id, leg)));
    }
    legs
}

/// The page of a service.
pub(crate) fn sheet(here: &Here<'_>, id: ServiceId) -> Option<Sheet> {
    let row = here.programme().service(id)?;
    let slug = here.site.slugs.services.get(id.index())?;
    Some(Sheet {
        path: format!("verksamhet/{slug}.html"),
        template: "service.html",
        title: row.meta.title.clone(),
        about: here.t().service_about.replace("{}", &row.meta.title),
        chapter: "verksamheter.html",
        view: value(view(here, id, row)),
    })
}

fn view(here: &Here<'_>, id: ServiceId, row: &Service) -> View {
    let p = here.programme();
    let contributes = |area: &AreaId| {
        let legs = p
            .area(*area)
            .map(|area| area.legs.as_slice())
            .unwrap_or_default();
        legs.iter().any(|leg| leg.contributors.contains(&id))
    };
    let entries = |own: bool| {
        let meant = move |visit: &stafett_model::Visit| {
            if own {
                visit.performer == id
            } else {
                visit.together_with.contains(&id)
            }
        };
        visits_where(here, meant)
            .map(|(id, visit)| super::visit::entry(here, id, visit))
            .collect()
    };
    View {
        actor: here.actor(Holder::Service(id)),
        doc: here.prose(&row.meta.doc),
        bodies: row
            .bodies
            .iter()
            .map(|body| here.actor(Holder::Body(*body)))
            .collect(),
        roles: here.roles(&row.roles),
        everywhere: row.everywhere,
        legs: legs_of(here, Holder::Service(id)),
        contributes: ids!(p.areas, AreaId)
            .filter(contributes)
            .map(|id| here.area(id))
            .collect(),
        visits: entries(true),
        takes_part: entries(false),
        receives: exchanges(here, id, true),
        gives: exchanges(here, id, false),
        chapter: chapter_of(here, Holder::Service(id)),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Service, &row.meta),
    }
}

fn exchanges(here: &Here<'_>, service: ServiceId, receives: bool) -> Vec<Exchange> {
    let p = here.programme();
    let exchange = |id: TransitionId| {
        let row = p.transition(id)?;
        let (own, other) = if receives {
            (row.to, row.from)
        } else {
            (row.from, row.to)
        };
        (own == service).then(|| Exchange {
            link: here.transition(id),
            other: here.actor(Holder::Service(other)),
            when: row
                .when
                .as_ref()
                .map(|point| here.say().point(point))
                .unwrap_or_default(),
        })
    };
    ids!(p.transitions, TransitionId)
        .filter_map(exchange)
        .collect()
}
