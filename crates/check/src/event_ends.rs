//! **Claim.** A leg that ends with an event names the latest day of the event.
//!
//! Such a leg lasts until the event, for ever if need be. Without a latest day nobody can say when
//! the exchange is late.

use crate::Report;
use crate::relay::{id, title};
use crate::report::{self, Told};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Area, Leg, Point, Programme};

/// Decides the claim for every leg.
pub fn check(programme: &Programme, report: &mut Report) {
    let name = Name::EventEndWithoutDeadline;
    report.claim(
        name,
        Words::new(
            "varje ansvarsperiod som slutar med en händelse anger när händelsen senast ska ha inträffat",
            "every period that ends with an event says by when the event should have happened",
        ),
    );
    for area in &programme.areas {
        for leg in &area.legs {
            report.decided(name, 0);
            let event = matches!(
                leg.until.root(),
                Point::Event(_) | Point::Visit(_) | Point::Item(_)
            );
            if event && leg.deadline.is_none() {
                report.add(finding(programme, area, leg));
            }
        }
    }
}

fn finding(programme: &Programme, area: &Area, leg: &Leg) -> Finding {
    let holder = title(programme, leg.holder);
    let event = stafett_model::words::point(programme, &leg.until);
    let told = Told {
        headline: Words::new(
            format!(
                "{}: perioden för {holder} slutar med \"{}\", men inte senast när",
                area.meta.title, event.sv
            ),
            format!(
                "{}: the period of {holder} ends with \"{}\", but not by when",
                area.meta.title, event.en
            ),
        ),
        story: Words::new(
            "För ett barn där händelsen dröjer eller uteblir går det inte att säga när överlämningen är försenad.",
            "For a child for whom the event is late or never comes, nobody can say when the exchange is overdue.",
        ),
        help: Words::new(
            "skriv `, senast …` efter händelsen",
            "write `, latest …` after the event",
        ),
    };
    let rule = (id(programme, leg.holder), leg.origin);
    report::about_text(Name::EventEndWithoutDeadline, Some(area), rule, told)
}
