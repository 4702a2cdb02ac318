//! What is done: content items and vaccine series with their doses.

use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::words::named;
use stafett_model::{
    Clock, ContentItem, DeclarationKind, Dose, Duration, Programme, Series, Subject,
};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let items = programme.items.iter().filter(|item| item.dose.is_none());
    let items = items.map(|row| {
        let mut sheet = Sheet::new(programme);
        item(&mut sheet, row);
        (
            DeclarationKind::ContentItem,
            Described::of(&row.meta, sheet),
        )
    });
    all.extend(items);
    let tables = programme.series_table.iter();
    all.extend(tables.map(|row| (DeclarationKind::Series, series(programme, row))));
}

fn item(sheet: &mut Sheet<'_>, row: &ContentItem) {
    let ContentItem {
        meta: _,
        area,
        subject,
        clock,
        tier,
        instrument,
        outcomes,
        spacing,
        dose: _,
    } = row;
    let programme = sheet.programme;
    let area = sheet.titled(programme.area(*area).map(|row| &row.meta));
    sheet.say("Område", "Area", area);
    let (sv, en) = match subject {
        Subject::Child => ("barnet", "the child"),
        Subject::BirthingParent => ("födande förälder", "the birthing parent"),
        Subject::OtherParent => ("andra föräldern", "the other parent"),
        Subject::Guardians => ("vårdnadshavarna", "the guardians"),
    };
    sheet.say("Gäller", "Concerns", Words::new(sv, en));
    sheet.either(
        ("Ålder", "Age"),
        *clock == Clock::Chronological,
        ("kronologisk", "chronological"),
        ("korrigerad", "corrected"),
    );
    sheet.number("Nivå", "Tier", *tier);
    sheet.text("Instrument", "Instrument", instrument);
    for outcome in outcomes {
        sheet.entry("Utfall", "Outcome", Words::same(outcome.replace('_', " ")));
    }
    sheet.duration("Minsta avstånd", "Least distance", *spacing);
}

fn series(programme: &Programme, row: &Series) -> Described {
    let Series {
        meta,
        area,
        doses,
        products,
        grace,
        begun_by,
        after_invalid,
    } = row;
    let mut sheet = Sheet::new(programme);
    let area = sheet.titled(programme.area(*area).map(|row| &row.meta));
    sheet.say("Område", "Area", area);
    sheet.number("Doser", "Doses", Some(doses.len()));
    for product in products.iter().filter_map(|id| programme.product(*id)) {
        sheet.entry("Produkt", "Product", Words::same(&product.meta.title));
    }
    let grace = (*grace != Duration::ZERO).then_some(*grace);
    sheet.duration("Tolerans", "Grace", grace);
    if let Some(point) = begun_by {
        sheet.point("Påbörjas senast", "Begun by", point);
    }
    if *after_invalid {
        let kept = Words::new("hålls", "are kept");
        sheet.say(
            "Avstånd till ogiltiga doser",
            "Distances to invalid doses",
            kept,
        );
    }
    for dose in doses.iter().filter_map(|dose| programme.item(*dose)) {
        let Some(Dose {
            series: _,
            number,
            window,
            valid,
            condition,
        }) = &dose.dose
        else {
            continue;
        };
        sheet.about(Some(&format!("Dos {number}")));
        sheet.window(window);
        sheet.condition(condition);
        if let Some(point) = &valid.from {
            sheet.point("Giltig från", "Valid from", point);
        }
        for distance in &valid.distances {
            let at = distance.from.clone().plus(distance.duration);
            let at = named(programme, &at);
            sheet.entry("Giltig tidigast", "Valid at the earliest", at);
        }
    }
    Described::of(meta, sheet)
}
