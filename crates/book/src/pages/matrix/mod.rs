//! The matrix: visits in age order × content items by area, with who does it.

mod by_age;

use super::places::Places;
use crate::here::{Actor, Here, Link, ids};
use crate::marks::Mark;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{AreaId, Holder, ItemId, SeriesId, ServiceId, Visit, VisitId};

/// What narrows the matrix to a part.
pub(crate) const SCRIPT: &str = "matris.js";

/// Content of a column: a content item, or a whole vaccine series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Item(ItemId),
    Series(SeriesId),
}

/// An area with its columns.
#[derive(Serialize)]
pub(crate) struct Group {
    area: Link,
    columns: Vec<Head>,
}

/// The head of a column.
#[derive(Serialize)]
struct Head {
    link: Link,
    /// The tier of the content item, where it has one.
    tier: Option<u8>,
}

#[derive(Serialize)]
struct Performer {
    place: usize,
    actor: Actor,
}

/// A visit with its cells.
#[derive(Serialize)]
pub(crate) struct Line {
    link: Link,
    when: String,
    actor: Actor,
    /// Place of the service in the programme's table.
    service: usize,
    /// In which of the places it is made, by number; nothing where it is made in all.
    places: Option<String>,
    whom: bool,
    cells: Vec<Option<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    href: String,
    mark: Mark,
    /// Dose number, where it is a dose.
    dose: Option<u8>,
    /// The whole meaning in words.
    says: String,
}

/// The matrix of one area, for another page.
#[derive(Serialize)]
pub(crate) struct Table {
    pub(crate) groups: Vec<Group>,
    pub(crate) lines: Vec<Line>,
}

impl Table {
    /// Of the contents of an area, or of all, with the visits that have any of them.
    pub(crate) fn of(here: &Here<'_>, area: Option<AreaId>) -> Self {
        let mut columns = columns(here);
        columns.retain(|(of, _)| area.is_none_or(|area| area == *of));
        let mut lines = lines(here, &columns, None);
        lines.retain(|line| line.cells.iter().any(Option::is_some));
        Self {
            groups: groups(here, &columns),
            lines,
        }
    }
}

fn lines(here: &Here<'_>, columns: &[(AreaId, Column)], places: Option<&Places<'_>>) -> Vec<Line> {
    let order = here.site.order.iter();
    let visits = order.filter_map(|id| Some((*id, here.programme().visit(*id)?)));
    visits
        .map(|(id, visit)| line(here, id, visit, columns, places))
        .collect()
}

/// The matrix's page.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let columns = columns(here);
    let places = Places::of(here.programme());
    let lines = lines(here, &columns, places.as_ref());
    let groups = groups(here, &columns);
    let performers = performers(here);
    let mut tiers: Vec<u8> = groups
        .iter()
        .flat_map(|group| group.columns.iter().filter_map(|head| head.tier))
        .collect();
    tiers.sort_unstable();
    tiers.dedup();
    Sheet {
        path: "matris.html".to_owned(),
        template: "matrix.html",
        title: here.t().matrix.to_owned(),
        about: here.t().matrix_about.to_owned(),
        chapter: "matris.html",
        view: context! {
            tiers,
            by_age => value(by_age::by_age(here, &groups, &lines)),
            places => value(places.map(|places| places.view(here))),
            groups => value(groups),
            lines => value(lines),
            key => value(performers.iter().map(|one| &one.actor).collect::<Vec<_>>()),
            services => value(&performers),
        },
    }
}

/// The services that perform visits, with their places in the programme's table.
fn performers(here: &Here<'_>) -> Vec<Performer> {
    let p = here.programme();
    let performs = |id: &ServiceId| p.visits.iter().any(|visit| visit.performer == *id);
    let ids = ids!(p.services, ServiceId).filter(performs);
    ids.map(|id| Performer {
        place: id.index(),
        actor: here.actor(Holder::Service(id)),
    })
    .collect()
}

/// Columns by area, both in the order in which the usual child first meets them, then other children; what
/// no visit holds is left out.
fn columns(here: &Here<'_>) -> Vec<(AreaId, Column)> {
    let p = here.programme();
    let visits = here.site.order.iter().filter_map(|id| p.visit(*id));
    let (usual, others): (Vec<_>, Vec<_>) = visits.partition(|visit| here.site.usually(visit));
    let mut columns: Vec<(AreaId, Column)> = Vec::new();
    let mut areas: Vec<AreaId> = Vec::new();
    for id in usual.iter().chain(&others).flat_map(|visit| &visit.items) {
        let Some(row) = p.item(*id) else { continue };
        let column = (row.area, column(here, *id));
        if !columns.contains(&column) {
            columns.push(column);
        }
        if !areas.contains(&row.area) {
            areas.push(row.area);
        }
    }
    columns.sort_by_key(|(area, _)| areas.iter().position(|other| other == area));
    columns
}

fn column(here: &Here<'_>, id: ItemId) -> Column {
    let dose = here
        .programme()
        .item(id)
        .and_then(|item| item.dose.as_ref());
    dose.map_or(Column::Item(id), |dose| Column::Series(dose.series))
}

fn groups(here: &Here<'_>, columns: &[(AreaId, Column)]) -> Vec<Group> {
    let chunks = columns.chunk_by(|(a, _), (b, _)| a == b);
    chunks
        .filter_map(|chunk| {
            let (area, _) = chunk.first()?;
            Some(Group {
                area: here.area(*area),
                columns: chunk.iter().map(|c| head(here, c.1)).collect(),
            })
        })
        .collect()
}

fn head(here: &Here<'_>, column: Column) -> Head {
    match column {
        Column::Item(id) => Head {
            link: here.content(id),
            tier: here.programme().item(id).and_then(|item| item.tier),
        },
        Column::Series(id) => Head {
            link: here.series(id),
            tier: None,
        },
    }
}

fn line(
    here: &Here<'_>,
    id: VisitId,
    visit: &Visit,
    columns: &[(AreaId, Column)],
    places: Option<&Places<'_>>,
) -> Line {
    let actor = here.actor(Holder::Service(visit.performer));
    let cells = columns
        .iter()
        .map(|(_, meant)| cell(here, id, visit, &actor, *meant))
        .collect();
    Line {
        link: here.visit(id),
        when: here.say().recommended(&visit.window),
        whom: !here.site.usually(visit),
        service: visit.performer.index(),
        places: places.and_then(|places| places.of_visit(visit)),
        actor,
        cells,
    }
}

fn cell(here: &Here<'_>, id: VisitId, visit: &Visit, actor: &Actor, meant: Column) -> Option<Cell> {
    let item = *visit
        .items
        .iter()
        .find(|item| column(here, **item) == meant)?;
    let dose = here
        .programme()
        .item(item)
        .and_then(|row| row.dose.as_ref())
        .map(|dose| dose.number);
    let link = here.visit(id);
    let says = format!(
        "{}: {}, {}",
        link.title,
        here.item(item).title,
        actor.link.title
    );
    let leads =
        !super::pathways::after(here, visit.stands_for.unwrap_or(id), Some(item)).is_empty();
    let part = if leads { "#vagar" } else { "" };
    Some(Cell {
        href: link.href + part,
        mark: actor.mark.clone(),
        dose,
        says,
    })
}
