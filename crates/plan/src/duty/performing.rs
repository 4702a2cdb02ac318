//! Who performs a visit for the child, and on whose duty.

use crate::duty::leaders::Leaders;
use crate::stand::Standing;
use crate::stand::contents::Content;
use crate::stand::doses::once::is_referred;
use crate::tables::lines::LineRow;
use crate::view::Given;
use crate::{Dates, PlannedDay, Status};
use stafett_model::{
    AreaId, BodyId, Day, Holder, ItemId, Layer, Programme, ServiceId, Transition, Visit,
};

/// Who performs a visit for the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Performing {
    /// See [`VisitItem::service`](crate::VisitItem::service).
    pub(crate) service: ServiceId,
    /// See [`VisitItem::body`](crate::VisitItem::body).
    pub(crate) body: Option<BodyId>,
}

/// On the duty of which body something rests that a service performs, as far as the programme tells.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Behalf {
    /// On that of this one, or of none that is certain, for every child.
    Of(Option<BodyId>),
    /// On that of the body that leads an area, where this service acts for it.
    Leader(AreaId, ServiceId),
}

impl Behalf {
    /// That of a visit that its own service performs.
    pub(crate) fn of(programme: &Programme, row: &Visit) -> Behalf {
        let service = match row.on_behalf_of {
            Some(Holder::Body(body)) => return Behalf::Of(Some(body)),
            Some(Holder::Service(service)) => service,
            None => row.performer,
        };
        Behalf::of_service(programme, service, row.items.first().copied())
    }

    /// The only body for which a service acts, or of several the one that leads the area of the first content.
    fn of_service(programme: &Programme, service: ServiceId, first: Option<ItemId>) -> Behalf {
        let bodies = programme.service(service).map(|row| row.bodies.as_slice());
        let first = first.and_then(|item| programme.item(item));
        match (bodies, first) {
            (Some([only]), _) => Behalf::Of(Some(*only)),
            (Some(_), Some(first)) => Behalf::Leader(first.area, service),
            _ => Behalf::Of(None),
        }
    }

    /// The body, where it is the same for every child.
    pub(crate) fn for_everyone(self) -> Option<BodyId> {
        match self {
            Behalf::Of(body) => body,
            Behalf::Leader(..) => None,
        }
    }

    /// The body, of what is recommended for a day.
    #[inline]
    fn body(
        self,
        given: &Given<'_>,
        leaders: &mut Leaders,
        recommended: impl Fn() -> Option<PlannedDay>,
    ) -> Option<BodyId> {
        match self {
            Behalf::Of(body) => body,
            Behalf::Leader(area, service) => leader(given, leaders, (area, service), recommended()),
        }
    }
}

/// The body that leads an area on the recommended day, where the service acts for it.
#[inline(never)]
fn leader(
    given: &Given<'_>,
    leaders: &mut Leaders,
    (area, service): (AreaId, ServiceId),
    recommended: Option<PlannedDay>,
) -> Option<BodyId> {
    let bodies = &given.programme.service(service)?.bodies;
    let day = recommended.map_or(given.as_of, |aim| aim.on.max(given.as_of));
    match leaders.leads(*given, (area, Layer::Body), day)? {
        Holder::Body(leader) => bodies.contains(&leader).then_some(leader),
        Holder::Service(_) => None,
    }
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
    /// That of a visit that its own service performs.
    #[inline]
    pub(crate) fn own(
        given: &Given<'_>,
        leaders: &mut Leaders,
        row: &LineRow,
        recommended: impl Fn() -> Option<PlannedDay>,
    ) -> Performing {
        Performing {
            service: row.service,
            body: row.behalf.body(given, leaders, recommended),
        }
    }

    /// That of a visit of which `left` is still to be done.
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
        let programme = given.programme;
        let behalf = match successor {
            Some(service) => Behalf::of_service(programme, service, left.clone().next()),
            None => Behalf::of(programme, asked.row),
        };
        Performing {
            service: successor.unwrap_or(asked.row.performer),
            body: behalf.body(&given, leaders, || asked.dates.recommended),
        }
    }

    /// Whoever has taken the visit over from its own service, if anybody has.
    pub(crate) fn taken_over(self, row: &Visit) -> Option<ServiceId> {
        (self.service != row.performer).then_some(self.service)
    }
}

/// The service that has the duty for all that is left of a visit whose days are over, where that is another than the
/// visit's own, and comes not before it.
fn successor(
    given: Given<'_>,
    leaders: &mut Leaders,
    asked: Asked<'_>,
    left: impl Iterator<Item = ItemId> + Clone,
) -> Option<ServiceId> {
    let begins = asked.dates.earliest.map(|day| day.on);
    let day = begins.map_or(given.as_of, |begins| begins.max(given.as_of));
    let mut one = None;
    for item in left.clone() {
        let area = given.programme.item(item)?.area;
        let Holder::Service(leader) = leaders.leads(given, (area, Layer::Service), day)? else {
            return None;
        };
        if one.is_some_and(|one| one != leader) {
            return None;
        }
        one = Some(leader);
    }
    let own = asked.row.performer;
    let areas = areas(given.programme, left);
    one.filter(|one| *one != own && !comes_before(given.programme, (*one, own), areas))
}

fn areas(
    programme: &Programme,
    items: impl Iterator<Item = ItemId>,
) -> impl Iterator<Item = AreaId> {
    items.filter_map(|item| Some(programme.item(item)?.area))
}

/// Whether a service hands over to a visit's own in one of some areas, and never the other way round: it has the child
/// still, and takes nothing over.
fn comes_before(
    programme: &Programme,
    (other, own): (ServiceId, ServiceId),
    mut areas: impl Iterator<Item = AreaId>,
) -> bool {
    areas.any(|area| {
        let concerns = |row: &&Transition| row.areas.is_empty() || row.areas.contains(&area);
        let ways = programme.transitions.iter().filter(concerns);
        let mut ways = ways.map(|row| (row.from, row.to));
        ways.clone().any(|way| way == (other, own)) && !ways.any(|way| way == (own, other))
    })
}

/// What is still to be done of a visit, and at no other, or may be.
pub(crate) fn left(as_of: Day, contents: &[Content]) -> impl Iterator<Item = ItemId> + Clone {
    let here = move |content: &&Content| is_left_here(as_of, &content.standing, &content.dates);
    contents
        .iter()
        .filter(here)
        .filter_map(|content| content.item)
}

/// Whether something that stands so on those days is still to be done, and at no other visit, or may be.
pub(crate) fn is_left_here(as_of: Day, standing: &Standing, dates: &Dates) -> bool {
    let elsewhere = standing.offered.at.is_some() || is_referred(standing);
    is_left(as_of, standing.status, dates) && !elsewhere
}

/// Whether something that stands so on those days is still to be done, or may be.
#[inline]
pub(crate) fn is_left(as_of: Day, status: Status, dates: &Dates) -> bool {
    match status {
        Status::Due | Status::Upcoming | Status::CarriedOver => true,
        Status::Undecided => {
            let last = dates.offered_through.or(dates.latest);
            last.is_none_or(|last| as_of <= last.on)
        }
        _ => false,
    }
}
