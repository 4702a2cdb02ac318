//! Names and titles of what the programme declares.

use crate::Named;
use alloc::string::String;
use stafett_model::{Holder, ItemId, Meta, Programme, ServiceId, Variable, VisitId};

/// What has a name and a title.
pub(crate) trait Titled {
    fn named(&self) -> Named;
}

impl Titled for Meta {
    fn named(&self) -> Named {
        Named {
            id: self.id.clone(),
            title: self.title.clone(),
        }
    }
}

/// The declaration of a holder.
pub(crate) fn holder_meta(programme: &Programme, holder: Holder) -> Option<&Meta> {
    match holder {
        Holder::Body(body) => programme.body(body).map(|row| &row.meta),
        Holder::Service(service) => programme.service(service).map(|row| &row.meta),
    }
}

pub(crate) fn holder_named(programme: &Programme, holder: Holder) -> Option<Named> {
    holder_meta(programme, holder).map(Meta::named)
}

pub(crate) fn service_named(programme: &Programme, service: ServiceId) -> Option<Named> {
    holder_named(programme, Holder::Service(service))
}

/// The declaration behind something that may happen.
pub(crate) fn variable_meta(programme: &Programme, variable: Variable) -> Option<&Meta> {
    match variable {
        Variable::Event(event) => programme.event(event).map(|row| &row.meta),
        Variable::Visit(visit) => programme.visit(visit).map(|row| &row.meta),
        Variable::Item(item) => programme.item(item).map(|row| &row.meta),
        Variable::DueDate | Variable::Term(..) => None,
    }
}

/// The id of a content entry: visit, `/`, content item.
pub(crate) fn entry_id(programme: &Programme, visit: VisitId, item: ItemId) -> String {
    let visit = programme.visit(visit).map_or("", |row| &row.meta.id);
    let item = programme.item(item).map_or("", |row| &row.meta.id);
    let mut id = String::with_capacity(visit.len().saturating_add(item.len()).saturating_add(1));
    id.push_str(visit);
    id.push('/');
    id.push_str(item);
    id
}
