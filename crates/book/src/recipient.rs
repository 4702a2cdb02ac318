//! Who is asked about a programme: each responsible body, and each service to which the programme
//! gives something to do.

use crate::here::ids;
use stafett_model::{BodyId, Holder, Leg, Programme, ServiceId, Transition, Visit};

/// A body with the services that act for it, or one service.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub(crate) holder: Holder,
    /// The services that act for it; of a service itself alone.
    pub(crate) services: Vec<ServiceId>,
}

impl Recipient {
    /// Every body, then every service with visits, periods of responsibility or transitions, in
    /// written order.
    pub(crate) fn all(programme: &Programme) -> Vec<Recipient> {
        let bodies = ids!(programme.bodies, BodyId).map(Holder::Body);
        let services = ids!(programme.services, ServiceId).map(Holder::Service);
        let asked = bodies
            .chain(services)
            .map(|holder| Self::of(programme, holder));
        asked
            .filter(|one| matches!(one.holder, Holder::Body(_)) || one.is_busy(programme))
            .collect()
    }

    fn of(programme: &Programme, holder: Holder) -> Recipient {
        let services = match holder {
            Holder::Service(service) => vec![service],
            Holder::Body(body) => ids!(programme.services, ServiceId)
                .filter(|id| {
                    let service = programme.service(*id);
                    service.is_some_and(|service| service.bodies.contains(&body))
                })
                .collect(),
        };
        Recipient { holder, services }
    }

    /// The same recipient in another programme: that of the same name and layer.
    pub(crate) fn in_other(&self, own: &Programme, other: &Programme) -> Option<Recipient> {
        let id = self.id(own);
        let holder = match self.holder {
            Holder::Body(_) => ids!(other.bodies, BodyId)
                .find(|body| other.body(*body).is_some_and(|row| row.meta.id == id))
                .map(Holder::Body),
            Holder::Service(_) => ids!(other.services, ServiceId)
                .find(|service| other.service(*service).is_some_and(|row| row.meta.id == id))
                .map(Holder::Service),
        };
        Some(Self::of(other, holder?))
    }

    /// Its name in the programme's text.
    pub(crate) fn id<'p>(&self, programme: &'p Programme) -> &'p str {
        let meta = match self.holder {
            Holder::Body(body) => programme.body(body).map(|row| &row.meta),
            Holder::Service(service) => programme.service(service).map(|row| &row.meta),
        };
        meta.map_or("", |meta| meta.id.as_str())
    }

    fn is_busy(&self, programme: &Programme) -> bool {
        let mut legs = programme.areas.iter().flat_map(|area| &area.legs);
        let mut transitions = programme.transitions.iter();
        programme.visits.iter().any(|visit| self.makes(visit))
            || legs.any(|leg| self.holds(leg))
            || transitions.any(|row| self.gives(row) || self.receives(row))
    }

    /// Whether it performs a visit.
    pub(crate) fn performs(&self, visit: &Visit) -> bool {
        self.services.contains(&visit.performer)
    }

    /// Whether it performs a visit or takes part in it.
    pub(crate) fn makes(&self, visit: &Visit) -> bool {
        let joins = visit.together_with.iter();
        self.performs(visit) || joins.into_iter().any(|one| self.services.contains(one))
    }

    /// Whether it leads a period of responsibility itself.
    pub(crate) fn holds(&self, leg: &Leg) -> bool {
        leg.holder == self.holder
    }

    /// Whether it gives at a transition.
    pub(crate) fn gives(&self, row: &Transition) -> bool {
        self.services.contains(&row.from)
    }

    /// Whether it receives at a transition.
    pub(crate) fn receives(&self, row: &Transition) -> bool {
        self.services.contains(&row.to)
    }
}
