//! Visits and contacts of the base; the rows that overlays have in their place stand with those.

use super::sheet::row as titles;
use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::{DeclarationKind, Programme, ServiceId, Visit, VisitKind};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let rows = programme.visits.iter().filter(|row| row.overlay.is_none());
    all.extend(rows.map(|row| {
        let mut sheet = Sheet::new(programme);
        visit(&mut sheet, row);
        (DeclarationKind::Visit, Described::of(&row.meta, sheet))
    }));
}

/// What a visit says, besides its title.
pub(super) fn visit(sheet: &mut Sheet<'_>, row: &Visit) {
    let Visit {
        meta: _,
        kind,
        window,
        performer,
        staff,
        together_with,
        on_behalf_of,
        place,
        channel,
        minutes,
        items,
        group: _,
        condition,
        born,
        as_needed,
        stands_for: _,
        overlay: _,
        switches: _,
        occurrence,
    } = row;
    let programme = sheet.programme;
    sheet.either(
        ("Slag", "Kind"),
        *kind == VisitKind::Visit,
        ("besök", "visit"),
        ("kontakt", "contact"),
    );
    if let Some(one) = occurrence {
        let (number, of) = (one.number, one.of);
        let says = Words::new(format!("{number} av {of}"), format!("{number} of {of}"));
        sheet.say("Tillfälle", "Occurrence", says);
    }
    sheet.window(window);
    let service = |id: &ServiceId| programme.service(*id).map(|row| &row.meta);
    let by = sheet.titled(service(performer));
    sheet.say("Utförs av", "Performed by", by);
    let of_roles = |sheet: &Sheet<'_>| -> Vec<Words> {
        let roles = staff.iter().map(|role| programme.role(*role));
        roles
            .map(|role| sheet.titled(role.map(|row| &row.meta)))
            .collect()
    };
    let roles = of_roles(sheet);
    if !roles.is_empty() {
        sheet.say("Med", "With", titles(&roles));
    }
    let others: Vec<Words> = together_with
        .iter()
        .map(|other| sheet.titled(service(other)))
        .collect();
    if !others.is_empty() {
        sheet.say("Tillsammans med", "Jointly with", titles(&others));
    }
    if let Some(holder) = on_behalf_of {
        let holder = sheet.holder(*holder);
        sheet.say("På uppdrag av", "On behalf of", holder);
    }
    sheet.setting("Plats", "Place", place);
    sheet.setting("Kontaktsätt", "Channel", channel);
    if let Some(minutes) = minutes {
        let says = Words::new(format!("{minutes} minuter"), format!("{minutes} minutes"));
        sheet.say("Längd", "Duration", says);
    }
    for item in items {
        let says = sheet.titled(programme.item(*item).map(|row| &row.meta));
        sheet.entry("Innehåll", "Contents", says);
    }
    if let Some(born) = born {
        sheet.say("För barn", "For children", stafett_model::words::born(born));
    }
    sheet.condition(condition);
    sheet.either(
        ("Omfattning", "Extent"),
        *as_needed,
        ("vid behov", "as needed"),
        (
            "erbjuds alla som det gäller",
            "offered to all whom it concerns",
        ),
    );
}
