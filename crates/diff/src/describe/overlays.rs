//! Variants, releases and reprioritisations: their heads, and what their rows say.

use super::{Described, Sheet, transitions, visits};
use stafett_model::proof::Words;
use stafett_model::words::named;
use stafett_model::{
    ChangeKind, Changed, DeclarationKind, OverlayChange, Programme, Release, Reprioritisation,
    Variant, VisitId,
};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let variants = programme.variants.iter().map(|row| variant(programme, row));
    all.extend(variants.map(|one| (DeclarationKind::Variant, one)));
    let releases = programme.releases.iter().map(|row| release(programme, row));
    all.extend(releases.map(|one| (DeclarationKind::Release, one)));
    let others = programme.reprioritisations.iter();
    let others = others.map(|row| reprioritisation(programme, row));
    all.extend(others.map(|one| (DeclarationKind::Reprioritisation, one)));
}

fn variant(programme: &Programme, row: &Variant) -> Described {
    let Variant {
        meta,
        condition,
        builds_on,
        information_from,
        confirmed_by,
        arrival,
        changes,
    } = row;
    let mut sheet = Sheet::new(programme);
    sheet.condition(condition);
    if let Some(below) = builds_on {
        let says = sheet.titled(programme.variant(*below).map(|row| &row.meta));
        sheet.say("Bygger på", "Builds on", says);
    }
    sheet.number("Underlag från", "Information from", *information_from);
    sheet.text("Bekräftad av", "Confirmed by", confirmed_by);
    sheet.duration(
        "Inflyttade tas igen inom",
        "Arrivals are caught up within",
        *arrival,
    );
    changes.iter().for_each(|one| change(&mut sheet, one));
    Described::of(meta, sheet)
}

fn release(programme: &Programme, row: &Release) -> Described {
    let Release {
        meta,
        in_force_from,
        born_from,
        changes,
    } = row;
    let mut sheet = Sheet::new(programme);
    sheet.day("Gäller från", "In force from", *in_force_from);
    sheet.day("För födda från", "For born from", *born_from);
    changes.iter().for_each(|one| change(&mut sheet, one));
    Described::of(meta, sheet)
}

/// One difference and, where it has a row of its own, what that says.
fn change(sheet: &mut Sheet<'_>, one: &OverlayChange) {
    let OverlayChange {
        kind,
        of,
        reason,
        origin: _,
    } = one;
    let programme = sheet.programme;
    let (meta, area) = match *of {
        Changed::Visit { base, .. } => (programme.visit(base).map(|row| &row.meta), None),
        Changed::Legs(area) => (programme.area(area).map(|row| &row.meta), Some(area)),
        Changed::Transition(id) => (programme.transition(id).map(|row| &row.meta), None),
        Changed::Requirement(id) => (programme.requirement(id).map(|row| &row.meta), None),
        Changed::Item(item) => (programme.item(item).map(|row| &row.meta), None),
    };
    let title = sheet.titled(meta);
    let (sv, en) = match (kind, area) {
        (ChangeKind::Adds, _) => ("Lägger till", "Adds"),
        (ChangeKind::Narrows, _) => ("Begränsar", "Narrows"),
        (ChangeKind::Substitutes, None) => ("Byter ut", "Substitutes"),
        (ChangeKind::Substitutes, Some(_)) => {
            ("Byter ut ansvaret för", "Substitutes responsibility for")
        }
        (ChangeKind::Drops, _) => ("Utgår", "Drops"),
    };
    let says = if reason.is_empty() {
        title.clone()
    } else {
        Words::new(
            format!("{} ({reason})", title.sv),
            format!("{} ({reason})", title.en),
        )
    };
    sheet.entry(sv, en, says);
    sheet.about(Some(&title.sv));
    match *of {
        Changed::Visit { row: Some(row), .. } => {
            if let Some(row) = programme.visit(row) {
                visits::visit(sheet, row);
            }
        }
        Changed::Transition(id) => {
            if let Some(row) = programme.transition(id) {
                transitions::transition(sheet, row);
            }
        }
        // Legs and requirements of a variant stand with the area and among the requirements.
        _ => {}
    }
    sheet.about(None);
}

fn reprioritisation(programme: &Programme, row: &Reprioritisation) -> Described {
    let Reprioritisation {
        meta,
        in_force,
        condition,
        visits,
        items,
        switches,
        caught_up_until,
        lapses,
    } = row;
    let mut sheet = Sheet::new(programme);
    sheet.day("Gäller från", "In force from", Some(in_force.0));
    sheet.day("Gäller till och med", "In force through", Some(in_force.1));
    sheet.condition(condition);
    let visit =
        |sheet: &Sheet<'_>, id: &VisitId| sheet.titled(programme.visit(*id).map(|row| &row.meta));
    for id in visits {
        let says = visit(&sheet, id);
        sheet.entry("Pausar", "Suspends", says);
    }
    for item in items {
        let says = sheet.titled(programme.item(*item).map(|row| &row.meta));
        sheet.entry("Pausar", "Suspends", says);
    }
    for switch in switches {
        for id in &switch.visits {
            let title = visit(&sheet, id);
            sheet.about(Some(&title.sv));
            sheet.setting("Kontaktsätt", "Channel", &switch.channel);
            sheet.setting("Plats", "Place", &switch.place);
        }
    }
    sheet.about(None);
    if let Some(until) = caught_up_until {
        let until = named(programme, until);
        sheet.say(
            "Därefter",
            "Afterwards",
            Words::new(
                format!("tas igen fram till {}", until.sv),
                format!("is caught up until {}", until.en),
            ),
        );
    } else if *lapses {
        sheet.say("Därefter", "Afterwards", Words::new("bortfaller", "lapses"));
    }
    Described::of(meta, sheet)
}
