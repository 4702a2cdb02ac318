//! Variants: one page for each, as its differences from the base, with the year of its information and
//! whether anybody has confirmed it.

use super::changes::{FieldView, field_view};
use super::legs::LegView;
use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_diff::{FieldChange, transition_changes, visit_changes};
use stafett_model::{
    ChangeKind, Changed, Meta, OverlayChange, Programme, TransitionId, Variant, VariantId, VisitId,
};

/// Path of the page that lists them.
pub(crate) const PATH: &str = "varianter.html";

#[derive(Serialize)]
struct View {
    link: Link,
    doc: Prose,
    /// For which children.
    condition: String,
    builds_on: Option<Link>,
    /// Calendar year of the information.
    year: Option<i32>,
    confirmed_by: String,
    arrival: String,
    changes: Vec<ChangeView>,
    notes: Vec<NoteView>,
    address: Address,
}

/// One difference from the base.
#[derive(Serialize)]
struct ChangeView {
    what: &'static str,
    class: &'static str,
    /// The rule as it is for this variant; of what is dropped, as it is elsewhere.
    link: Link,
    id: String,
    /// Why something is dropped.
    reason: String,
    /// For whom, beyond the variant's own children.
    whom: String,
    fields: Vec<FieldView>,
    legs: Vec<LegView>,
    notes: Vec<NoteView>,
}

/// The list, and the page of each; nothing where there are none.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let p = top.programme();
    if p.variants.is_empty() {
        return Vec::new();
    }
    let rows = || ids!(p.variants, VariantId).filter_map(|id| Some((id, p.variant(id)?)));
    let listed: Vec<View> = rows().map(|(id, row)| view(top, id, row)).collect();
    let list = Sheet {
        path: PATH.to_owned(),
        template: "variants.html",
        title: top.c().variants.to_owned(),
        about: top.c().variants_about.to_owned(),
        chapter: PATH,
        view: context! { variants => value(listed) },
    };
    let page = |(id, row): (VariantId, &Variant)| Sheet {
        path: top.variant(id).href,
        template: "variant.html",
        title: row.meta.title.clone(),
        about: top.c().variant_about.replace("{}", &row.meta.title),
        chapter: PATH,
        view: value(view(below, id, row)),
    };
    std::iter::once(list).chain(rows().map(page)).collect()
}

fn view(here: &Here<'_>, id: VariantId, row: &Variant) -> View {
    let arrival = row.arrival.map(|time| here.say().duration(time));
    let changes = row.changes.iter();
    View {
        link: here.variant(id),
        doc: here.prose(&row.meta.doc),
        condition: here.condition(&row.condition),
        builds_on: row.builds_on.map(|below| here.variant(below)),
        year: row.information_from,
        confirmed_by: row.confirmed_by.clone(),
        arrival: arrival.unwrap_or_default(),
        changes: changes
            .filter_map(|one| change(here, id, row, one))
            .collect(),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Variant, &row.meta),
    }
}

fn change(
    here: &Here<'_>,
    id: VariantId,
    variant: &Variant,
    one: &OverlayChange,
) -> Option<ChangeView> {
    let (p, c) = (here.programme(), here.c());
    let (what, class) = match one.kind {
        ChangeKind::Adds => (c.adds, "fresh"),
        ChangeKind::Narrows => (c.narrows, "changed"),
        ChangeKind::Substitutes => (c.substitutes, "changed"),
        ChangeKind::Drops => (c.drops, "gone"),
    };
    let (link, meta) = target(here, one.of)?;
    let mut view = ChangeView {
        what,
        class,
        link,
        id: meta.id.clone(),
        reason: one.reason.clone(),
        whom: String::new(),
        fields: Vec::new(),
        legs: Vec::new(),
        notes: here.notes(&meta.notes),
    };
    match one.of {
        Changed::Visit { base, row } => {
            let new = row.and_then(|row| p.visit(row));
            if let Some(new) = new {
                let old = (row != Some(base)).then(|| p.visit(base)).flatten();
                view.fields = shown(here, &visit_changes(p, old, new));
                view.whom = beyond(here, variant, &new.condition);
            }
        }
        Changed::Transition(own) => {
            let new = p.transition(own)?;
            view.fields = shown(here, &transition_changes(p, replaced(p, own), new));
        }
        Changed::Legs(area) => {
            let legs = p.area(area).map(|row| row.legs.as_slice());
            let own = legs.unwrap_or_default().iter();
            let own = own.filter(|leg| leg.variant == Some(id));
            view.legs = own.map(|leg| here.leg(area, leg)).collect();
        }
        Changed::Requirement(_) | Changed::Item(_) => {}
    }
    Some(view)
}

/// What a difference is about: where it is shown, and its name.
fn target<'a>(here: &Here<'a>, of: Changed) -> Option<(Link, &'a Meta)> {
    let p = here.programme();
    Some(match of {
        Changed::Visit { base, row } => {
            let id: VisitId = row.unwrap_or(base);
            (here.visit(id), &p.visit(id)?.meta)
        }
        Changed::Legs(id) => (here.area(id), &p.area(id)?.meta),
        Changed::Transition(id) => (here.transition(id), &p.transition(id)?.meta),
        Changed::Requirement(id) => (here.requirement(id), &p.requirement(id)?.meta),
        Changed::Item(id) => (here.item(id), &p.item(id)?.meta),
    })
}

/// The base's transition of the same name.
fn replaced(p: &Programme, id: TransitionId) -> Option<&stafett_model::Transition> {
    let name = &p.transition(id)?.meta.id;
    let mut rows = p.transitions.iter();
    rows.find(|row| row.variant.is_none() && row.meta.id == *name)
}

fn shown(here: &Here<'_>, fields: &[FieldChange]) -> Vec<FieldView> {
    fields.iter().map(|field| field_view(here, field)).collect()
}

/// For whom a row is, where that is not simply everyone for whom the variant is.
fn beyond(here: &Here<'_>, variant: &Variant, condition: &stafett_model::Condition) -> String {
    match condition == &variant.condition {
        true => String::new(),
        false => here.condition(condition),
    }
}
