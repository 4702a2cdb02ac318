//! Transitions with their handovers, and requirements.

use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::{
    Condition, Consent, DeclarationKind, Fallback, Force, Handover, ItemId, Offer, Order, Payload,
    Programme, Requirement, Transition, words,
};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let rows = programme.transitions.iter();
    let base = rows.filter(|row| row.variant.is_none());
    all.extend(base.map(|row| {
        let mut sheet = Sheet::new(programme);
        transition(&mut sheet, row);
        let mut described = Described::of(&row.meta, sheet);
        let of_handover = row.handover.iter().flat_map(|handover| &handover.notes);
        described
            .reasons
            .extend(of_handover.filter_map(crate::Reason::of));
        described.reasons.dedup();
        (DeclarationKind::Transition, described)
    }));
    let requirements = programme.requirements.iter();
    all.extend(requirements.map(|row| (DeclarationKind::Requirement, requirement(programme, row))));
}

/// What a transition says, besides its title.
pub(super) fn transition(sheet: &mut Sheet<'_>, row: &Transition) {
    let Transition {
        meta: _,
        from,
        to,
        areas,
        when,
        handover,
        condition,
        variant: _,
    } = row;
    let programme = sheet.programme;
    let giver = sheet.titled(programme.service(*from).map(|row| &row.meta));
    let receiver = sheet.titled(programme.service(*to).map(|row| &row.meta));
    sheet.say("Från", "From", giver);
    sheet.say("Till", "To", receiver);
    for area in areas {
        let says = sheet.titled(programme.area(*area).map(|row| &row.meta));
        sheet.entry("Område", "Area", says);
    }
    if let Some(when) = when {
        sheet.point("När", "When", when);
    }
    sheet.condition(condition);
    if let Some(handover) = handover {
        describe_handover(sheet, handover);
    }
}

fn describe_handover(sheet: &mut Sheet<'_>, handover: &Handover) {
    let Handover {
        earliest,
        latest,
        channels,
        payload,
        consent,
        confirmed_within_days,
        otherwise,
        notes: _,
    } = handover;
    let programme = sheet.programme;
    if let Some(earliest) = earliest {
        sheet.point("Överlämning tidigast", "Handover earliest", earliest);
    }
    if let Some(latest) = latest {
        sheet.point("Överlämning senast", "Handover latest", latest);
    }
    if !channels.is_empty() {
        let says = words::channels(channels.iter().map(String::as_str));
        sheet.say("Kontaktsätt", "Channel", says);
    }
    for part in payload {
        let says = match part {
            Payload::Item(item) => sheet.titled(programme.item(*item).map(|row| &row.meta)),
            Payload::Series(series) => sheet.titled(programme.series(*series).map(|row| &row.meta)),
            Payload::Area(area) => {
                within(&sheet.titled(programme.area(*area).map(|row| &row.meta)))
            }
            Payload::Outstanding => Words::new("det som är kvar att göra", "what is outstanding"),
            Payload::Words(text) => Words::same(text.replace('_', " ")),
        };
        sheet.entry("Överlämnar", "Hands over", says);
    }
    match consent {
        None => {}
        Some(Consent::WithoutUnder(provision)) => {
            sheet.text("Utan samtycke enligt", "Without consent under", provision);
        }
        Some(Consent::Of {
            holder,
            obtained_by,
            otherwise,
        }) => {
            sheet.say("Samtycke av", "Consent from", words::person(holder));
            if let Some(service) = obtained_by {
                let says = sheet.titled(programme.service(*service).map(|row| &row.meta));
                sheet.say("Samtycke inhämtas av", "Consent obtained by", says);
            }
            if let Some(text) = otherwise {
                sheet.text("Utan fullt samtycke", "Without full consent", text);
            }
        }
    }
    if let Some(days) = confirmed_within_days {
        let says = Words::new(format!("{days} dagar"), format!("{days} days"));
        sheet.say("Bekräftas inom", "Confirmed within", says);
    }
    if let Some(fallback) = otherwise {
        let (service, sv, en) = match fallback {
            Fallback::FollowsUp(service) => (service, "följer upp", "follows up"),
            Fallback::KeepsResponsibility(service) => {
                (service, "behåller ansvaret", "keeps the responsibility")
            }
        };
        let who = sheet.titled(programme.service(*service).map(|row| &row.meta));
        sheet.say(
            "Annars",
            "Otherwise",
            Words::new(format!("{} {sv}", who.sv), format!("{} {en}", who.en)),
        );
    }
}

fn requirement(programme: &Programme, row: &Requirement) -> Described {
    let Requirement {
        meta,
        force,
        offers,
        spread_at_most,
        orders,
        in_words,
    } = row;
    let mut sheet = Sheet::new(programme);
    sheet.either(
        ("Kraft", "Force"),
        *force == Force::Binding,
        ("krav", "requirement"),
        ("rekommendation", "recommendation"),
    );
    for one in offers {
        let says = offer(&sheet, one);
        sheet.entry("Erbjuds", "Offered", says);
    }
    sheet.duration(
        "Högst mellan två besök",
        "At most between two visits",
        *spread_at_most,
    );
    for Order { first, second } in orders {
        let (before, after) = (first_title(&sheet, first), first_title(&sheet, second));
        sheet.entry(
            "Ordning",
            "Order",
            Words::new(
                format!("{} före {}", before.sv, after.sv),
                format!("{} before {}", before.en, after.en),
            ),
        );
    }
    for text in in_words {
        sheet.entry("I ord", "In words", Words::same(text));
    }
    Described::of(meta, sheet)
}

fn first_title(sheet: &Sheet<'_>, items: &[ItemId]) -> Words {
    let item = items.first().and_then(|item| sheet.programme.item(*item));
    sheet.titled(item.map(|row| &row.meta))
}

fn offer(sheet: &Sheet<'_>, one: &Offer) -> Words {
    let Offer {
        at_least,
        at_most,
        item,
        series,
        by,
        from,
        until,
        condition,
    } = one;
    let programme = sheet.programme;
    let series = series.and_then(|series| programme.series(series));
    let what = series.map(|row| &row.meta);
    let what = what.or_else(|| programme.item(*item).map(|row| &row.meta));
    let what = sheet.titled(what);
    let span = words::from_until(programme, from, until);
    let (count_sv, count_en) = match at_most {
        Some(most) if most == at_least => (format!("{at_least} gång"), format!("{at_least} time")),
        Some(most) => (
            format!("{at_least}–{most} besök"),
            format!("{at_least}–{most} visits"),
        ),
        None => (
            format!("minst {at_least} besök"),
            format!("at least {at_least} visits"),
        ),
    };
    let mut sv = format!("{count_sv} med {}", what.sv);
    let mut en = format!("{count_en} with {}", what.en);
    if let Some(by) = by {
        let by = sheet.titled(programme.service(*by).map(|row| &row.meta));
        sv.push_str(&format!(" av {}", by.sv));
        en.push_str(&format!(" by {}", by.en));
    }
    sv.push_str(&format!(" {}", span.sv));
    en.push_str(&format!(" {}", span.en));
    if *condition != Condition::Always {
        let whom = words::condition(programme, condition);
        sv.push_str(&format!(" ({})", whom.sv));
        en.push_str(&format!(" ({})", whom.en));
    }
    Words::new(sv, en)
}

/// What is known within an area: the area itself is not handed over.
fn within(area: &Words) -> Words {
    Words::new(
        format!("uppgifter inom {}", inside(&area.sv)),
        format!("information within {}", inside(&area.en)),
    )
}

/// A title inside a sentence: without its capital, unless it is an abbreviation.
fn inside(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}
