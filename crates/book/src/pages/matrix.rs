//! The matrix: visits in age order × content items by area, with who does it.

use crate::here::{Actor, Here, Link, ids};
use crate::marks::Mark;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{AreaId, Holder, ItemId, SeriesId, ServiceId, Visit, VisitId};

/// Content of a column: a content item, or a whole vaccine series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Item(ItemId),
    Series(SeriesId),
}

#[derive(Serialize)]
struct Group {
    area: Link,
    columns: Vec<Link>,
}

#[derive(Serialize)]
struct Line {
    link: Link,
    when: String,
    actor: Actor,
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

/// The matrix's page.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let columns = columns(here);
    let lines: Vec<Line> = here
        .site
        .order
        .iter()
        .filter_map(|id| Some(line(here, *id, here.programme().visit(*id)?, &columns)))
        .collect();
    Sheet {
        path: "matris.html".to_owned(),
        template: "matrix.html",
        title: here.t().matrix.to_owned(),
        about: here.t().matrix_about.to_owned(),
        chapter: "matris.html",
        view: context! {
            groups => value(groups(here, &columns)),
            lines => value(lines),
            services => value(performers(here)),
        },
    }
}

/// The services that perform visits, for the key to the marks.
pub(crate) fn performers(here: &Here<'_>) -> Vec<Actor> {
    let p = here.programme();
    ids!(p.services, ServiceId)
        .filter(|id| p.visits.iter().any(|visit| visit.performer == *id))
        .map(|id| here.actor(Holder::Service(id)))
        .collect()
}

/// Columns by area, in the order in which the child first meets them; what no visit holds is left out.
fn columns(here: &Here<'_>) -> Vec<(AreaId, Column)> {
    let p = here.programme();
    let visits = here.site.order.iter().filter_map(|id| p.visit(*id));
    let mut columns: Vec<(AreaId, Column)> = Vec::new();
    for id in visits.flat_map(|visit| &visit.items) {
        let Some(row) = p.item(*id) else { continue };
        let column = (row.area, column(here, *id));
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    let order: Vec<AreaId> = ids!(p.areas, AreaId).collect();
    columns.sort_by_key(|(area, _)| order.iter().position(|other| other == area));
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

fn head(here: &Here<'_>, column: Column) -> Link {
    match column {
        Column::Item(id) => here.content(id),
        Column::Series(id) => here.series(id),
    }
}

fn line(here: &Here<'_>, id: VisitId, visit: &Visit, columns: &[(AreaId, Column)]) -> Line {
    let actor = here.actor(Holder::Service(visit.performer));
    let cells = columns
        .iter()
        .map(|(_, meant)| cell(here, id, visit, &actor, *meant))
        .collect();
    Line {
        link: here.visit(id),
        when: here.say().recommended(&visit.window),
        whom: !here.site.usually(visit),
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
    Some(Cell {
        href: link.href,
        mark: actor.mark.clone(),
        dose,
        says,
    })
}
