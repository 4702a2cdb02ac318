//! Measures for follow-up.

use super::{Described, Sheet};
use stafett_model::{Better, Condition, DeclarationKind, Indicator, Numerator, Programme, words};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let rows = programme.indicators.iter();
    all.extend(rows.map(|row| (DeclarationKind::Indicator, indicator(programme, row))));
}

fn indicator(programme: &Programme, row: &Indicator) -> Described {
    let Indicator {
        meta,
        at,
        denominator,
        numerator,
        strata,
        smallest_group,
        better,
    } = row;
    let mut sheet = Sheet::new(programme);
    sheet.point("Vid", "At", at);
    let says = words::condition(programme, denominator);
    sheet.say("Nämnare", "Denominator", says);
    let Numerator { done, condition } = numerator;
    for item in done {
        let says = sheet.titled(programme.item(*item).map(|row| &row.meta));
        sheet.entry("Täljare, genomfört", "Numerator, done", says);
    }
    if *condition != Condition::Always {
        let says = words::condition(programme, condition);
        sheet.say("Täljare", "Numerator", says);
    }
    for fact in strata {
        let says = sheet.titled(programme.fact(*fact).map(|row| &row.meta));
        sheet.entry("Uppdelat på", "By strata", says);
    }
    sheet.number("Minsta grupp", "Smallest group", Some(smallest_group));
    sheet.either(
        ("Riktning", "Direction"),
        *better == Better::Higher,
        ("högre är bättre", "higher is better"),
        ("lägre är bättre", "lower is better"),
    );
    Described::of(meta, sheet)
}
