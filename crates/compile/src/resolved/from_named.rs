//! Declarations by name → rows.

use super::laid;
use super::room::Room;
use super::{Resolved, Rows};
use crate::named::{Named, Row, Table};
use crate::source::Texts;
use stafett_diag::Diagnostic;

/// Resolves every declaration. Whatever is wrong is told; what is right is not hidden by it.
pub(crate) fn from_named<'a>(
    named: &'a Named<'a>,
    texts: &'a Texts<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let mut room = Room::new(named, texts);
    room.prepare();
    let mut resolved = Resolved {
        header: named.programme.and_then(|declared| room.header(declared)),
        population: named
            .population
            .and_then(|declared| room.population(declared)),
        school: room.school(),
        sources: rows(&mut room, &named.sources, Room::source),
        facts: rows(&mut room, &named.facts, Room::fact),
        events: rows(&mut room, &named.events, Room::event),
        bodies: rows(&mut room, &named.bodies, Room::body),
        services: rows(&mut room, &named.services, Room::service),
        roles: rows(&mut room, &named.roles, Room::role),
        groups: rows(&mut room, &named.groups, Room::group),
        areas: rows(&mut room, &named.areas, Room::area),
        items: rows(&mut room, &named.items, Room::item),
        series: rows(&mut room, &named.series, Room::series),
        products: rows(&mut room, &named.products, Room::product),
        visits: rows(&mut room, &named.visits, Room::visit),
        transitions: rows(&mut room, &named.transitions, Room::transition),
        norms: rows(&mut room, &named.norms, Room::norm),
        acceptances: rows(&mut room, &named.acceptances, Room::acceptance),
        variants: rows(&mut room, &named.variants, Room::variant),
        releases: rows(&mut room, &named.releases, Room::release),
        reprioritisations: rows(&mut room, &named.reprioritisations, Room::reprioritisation),
        indicators: rows(&mut room, &named.indicators, Room::indicator),
        files: texts.paths(),
    };
    room.windows_alone();
    room.responsibilities_without_area();
    room.legs_of_no_area();
    laid::finish(&mut resolved, named, texts);
    diagnostics.append(&mut room.diagnostics);
    resolved
}

fn rows<'a, R, T>(
    room: &mut Room<'a>,
    table: &'a Table<R>,
    resolve: impl Fn(&mut Room<'a>, &'a Row<R>) -> Option<T>,
) -> Rows<T> {
    table.rows().iter().map(|row| resolve(room, row)).collect()
}
