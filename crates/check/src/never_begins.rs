//! **Claim.** Every leg holds for some child of the population on some day.

use crate::places::Places;
use crate::relay::{Legs, Relay, id, title};
use crate::report::{self, Told};
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
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
    let mut ever = Legs::default();
    for class in &relay.timeline.classes {
        for moment in class.moments(&relay.timeline) {
            let groups = relay
                .groups_of(class)
                .filter(|(_, group)| relay.allows(&moment, group));
            let facts = groups.fold(Legs::default(), |all, (_, group)| &all | &group.legs);
            ever = &ever | &(&relay.in_time(&moment) & &facts);
        }
    }
    for at in 0..relay.legs.len() {
        report.decided(Name::LegNeverBegins, 0);
        if !ever.contains(at) {
            report.add(never(relay.area, relay.legs[at], relay.programme));
        }
    }
}

fn never(area: &Area, leg: &Leg, programme: &Programme) -> Finding {
    let holder: Holder = leg.holder;
    let name = title(programme, holder);
    let told = Told {
        headline: Words::new(
            format!("{}: perioden för {name} börjar aldrig", area.meta.title),
            format!("{}: the period of {name} never begins", area.meta.title),
        ),
        story: Words::new(
            "Inget barn i befolkningen omfattas av perioden någon dag.",
            "No child of the population falls under the period on any day.",
        ),
        help: Words::new(
            "kontrollera att början ligger före slutet och att villkoret kan uppfyllas, eller ta bort raden",
            "see that the beginning lies before the end and that the condition can be met, or remove the line",
        ),
    };
    let rule = (id(programme, holder), leg.origin);
    report::about_text(Name::LegNeverBegins, Some(area), rule, told)
}
