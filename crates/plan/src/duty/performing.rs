//! Who performs a visit for the child, and on whose duty.

use crate::duty::leaders::Leaders;
use crate::stand::contents::Content;
use crate::stand::doses::once::is_referred;
use crate::view::Given;
use crate::{Dates, Status};
use stafett_model::{BodyId, Day, Holder, ItemId, Layer, ServiceId, Visit};

/// Who performs a visit for the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Performing {
    /// See [`VisitItem::service`](crate::VisitItem::service).
    pub(crate) service: ServiceId,
    /// See [`VisitItem::body`](crate::VisitItem::body).
    pub(crate) body: Option<BodyId>,
}

/// A visit whose performer is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'v> {
    pub(crate) row: &'v Visit,
    pub(crate) dates: &'v Dates,
    /// Whether its own last day has passed, or it has been made.
    pub(crate) over: bool,
}

impl Performing {
    /// That of a visit of which `left` is still to be done.
    #[inline]
    pub(crate) fn of(
        given: Given<'_>,
        leaders: &mut Leaders,
        asked: Asked<'_>,
        left: impl Iterator<Item = ItemId> + Clone,
    ) -> Performing {
        let successor = match asked.over {
            true => successor(given, leaders, asked, left.clone()),
            false => None,
        };
        match successor {
            Some(service) => Performing {
                service,
                body: body(given, leaders, service, (left, asked)),
            },
            None => Performing {
                service: asked.row.performer,
                body: own_body(given, leaders, asked),
            },
        }
    }
}

/// The service that has the duty for all that is left of a visit whose days are over, where that is another than the
/// visit's own.
fn successor(
    given: Given<'_>,
    leaders: &mut Leaders,
    asked: Asked<'_>,
    left: impl Iterator<Item = ItemId>,
) -> Option<ServiceId> {
    let begins = asked.dates.earliest.map(|day| day.on);
    let day = begins.map_or(given.as_of, |begins| begins.max(given.as_of));
    let mut one = None;
    for item in left {
        let area = given.programme.item(item)?.area;
        let Holder::Service(leader) = leaders.leads(given, (area, Layer::Service), day)? else {
            return None;
        };
        if one.is_some_and(|one| one != leader) {
            return None;
        }
        one = Some(leader);
    }
    one.filter(|one| *one != asked.row.performer)
}

/// The body on whose duty a visit rests that its own service performs.
fn own_body(given: Given<'_>, leaders: &mut Leaders, asked: Asked<'_>) -> Option<BodyId> {
    let service = match asked.row.on_behalf_of {
        Some(Holder::Body(body)) => return Some(body),
        Some(Holder::Service(service)) => service,
        None => asked.row.performer,
    };
    let items = asked.row.items.iter().copied();
    body(given, leaders, service, (items, asked))
}

/// The only body for which a service acts, or of several the one that leads the area of the first content.
fn body(
    given: Given<'_>,
    leaders: &mut Leaders,
    service: ServiceId,
    (mut items, asked): (impl Iterator<Item = ItemId>, Asked<'_>),
) -> Option<BodyId> {
    let bodies = &given.programme.service(service)?.bodies;
    if let [only] = bodies.as_slice() {
        return Some(*only);
    }
    let area = given.programme.item(items.next()?)?.area;
    let aim = asked.dates.recommended.map(|day| day.on);
    let day: Day = aim.map_or(given.as_of, |aim| aim.max(given.as_of));
    match leaders.leads(given, (area, Layer::Body), day)? {
        Holder::Body(leader) => bodies.contains(&leader).then_some(leader),
        Holder::Service(_) => None,
    }
}

/// What is still to be done of a visit, and at no other.
pub(crate) fn left(contents: &[Content]) -> impl Iterator<Item = ItemId> + Clone {
    let here = |content: &&Content| {
        let elsewhere = content.standing.offered.at.is_some() || is_referred(content);
        is_left(content.standing.status) && !elsewhere
    };
    let left = contents.iter().filter(here);
    left.filter_map(|content| content.item)
}

/// Whether something that stands so is still to be done.
#[inline]
pub(crate) fn is_left(status: Status) -> bool {
    matches!(status, Status::Due | Status::Upcoming)
}
