//! Areas with their legs.

use super::sheet::row as titles;
use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::{Area, Condition, DeclarationKind, Layer, Leg, Programme, words};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let rows = programme.areas.iter();
    all.extend(rows.map(|row| (DeclarationKind::Area, area(programme, row))));
}

fn area(programme: &Programme, row: &Area) -> Described {
    let Area {
        meta,
        span,
        condition,
        responsibility,
        legs,
    } = row;
    let mut sheet = Sheet::new(programme);
    if let Some((from, until)) = span {
        let says = words::from_until(programme, from, until);
        sheet.say("Ansvar krävs", "Responsibility required", says);
    }
    if *condition != Condition::Always {
        let says = words::condition(programme, condition);
        sheet.say("Ansvar krävs för", "Responsibility required for", says);
    }
    for leg in legs {
        describe_leg(&mut sheet, leg);
    }
    let mut described = Described::of(meta, sheet);
    let of_duty = responsibility
        .notes
        .iter()
        .chain(legs.iter().flat_map(|leg| &leg.notes));
    described
        .reasons
        .extend(of_duty.filter_map(crate::Reason::of));
    described.reasons.dedup();
    described
}

/// A leg: who and for whom is its field, so that another span is a change of that field.
fn describe_leg(sheet: &mut Sheet<'_>, leg: &Leg) {
    let Leg {
        holder,
        contributors,
        from: _,
        until: _,
        limit: _,
        deadline: _,
        condition,
        variant,
        origin: _,
        notes: _,
    } = leg;
    let programme = sheet.programme;
    let who = sheet.holder(*holder);
    let (sv, en) = match holder.layer() {
        Layer::Body => ("Huvudman", "Responsible body"),
        Layer::Service => ("Verksamhet", "Service"),
    };
    let mut field = Words::new(format!("{sv} {}", who.sv), format!("{en} {}", who.en));
    if *condition != Condition::Always {
        let whom = words::condition(programme, condition);
        let whom = Words::new(format!("({})", whom.sv), format!("({})", whom.en));
        add(&mut field, " ", " ", &whom);
    }
    if let Some(variant) = variant.and_then(|variant| programme.variant(variant)) {
        add(&mut field, " i ", " in ", &Words::same(&variant.meta.title));
    }
    let mut says = words::leg_span(programme, leg).in_one();
    let others = contributors.iter();
    let others: Vec<Words> = others
        .map(|other| sheet.titled(programme.service(*other).map(|row| &row.meta)))
        .collect();
    if !others.is_empty() {
        add(
            &mut says,
            ". Tillsammans med ",
            ". Jointly with ",
            &titles(&others),
        );
    }
    sheet.say(&field.sv, &field.en, says);
}

fn add(to: &mut Words, sv: &str, en: &str, more: &Words) {
    to.sv.push_str(&format!("{sv}{}", more.sv));
    to.en.push_str(&format!("{en}{}", more.en));
}
