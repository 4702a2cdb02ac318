//! **Claim.** Every leg holds for some child of the population on some day.

use crate::places::Places;
use crate::relay::{Legs, Relay, id, title};
use crate::{Options, Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{Area, Condition, Holder, Layer, Leg, Programme};

/// Decides the claim for every leg.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        Name::LegNeverBegins,
        Words::new(
            "varje ansvarsperiod gäller för något barn någon dag",
            "every period of responsibility holds for some child on some day",
        ),
    );
    for area in places
        .programme
        .areas
        .iter()
        .filter(|area| area.span.is_some())
    {
        for layer in [Layer::Body, Layer::Service] {
            let all = &Condition::Always;
            match Relay::new(places, area, &[layer], None, all, options.combinations) {
                Ok(relay) => never_begin(&relay, report),
                Err(_) => report.not_decided(Name::LegNeverBegins, &area.meta),
            }
        }
    }
}

/// Legs that hold in no moment of any class.
fn never_begin(relay: &Relay, report: &mut Report) {
    let mut ever: Legs = 0;
    for class in &relay.timeline.classes {
        for moment in class.moments(&relay.timeline) {
            let groups = relay
                .groups_of(class)
                .filter(|(_, group)| relay.allows(&moment, group));
            let facts = groups.fold(0, |all, (_, group)| all | group.legs);
            ever |= relay.in_time(&moment) & facts;
        }
    }
    for at in 0..relay.legs.len() {
        report.decided(Name::LegNeverBegins, 0);
        if ever & (1 << at) == 0 {
            report.add(never(relay.area, relay.legs[at], relay.programme));
        }
    }
}

fn never(area: &Area, leg: &Leg, programme: &Programme) -> Finding {
    let holder: Holder = leg.holder;
    let name = title(programme, holder);
    Finding {
        key: Key {
            name: Name::LegNeverBegins.as_str().into(),
            area: Some(area.meta.id.clone()),
            rules: vec![id(programme, holder).into()],
        },
        weight: report::weight(Name::LegNeverBegins),
        headline: Words::new(
            format!("{}: perioden för {name} börjar aldrig", area.meta.title),
            format!("{}: the period of {name} never begins", area.meta.title),
        ),
        story: Words::new(
            "Inget barn i befolkningen omfattas av perioden någon dag.",
            "No child of the population falls under the period on any day.",
        ),
        rules: vec![Rule {
            origin: leg.origin,
            says: Words::default(),
        }],
        help: vec![Words::new(
            "kontrollera att början ligger före slutet och att villkoret kan uppfyllas, eller ta bort raden",
            "see that the beginning lies before the end and that the condition can be met, or remove the line",
        )],
        region: None,
        witness: None,
        accepted: None,
    }
}
