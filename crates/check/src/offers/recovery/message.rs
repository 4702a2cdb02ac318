//! How a missed visit that nobody follows up is told.

use super::NAME;
use crate::offers::draft::{Draft, rule};
use crate::offers::performer;
use stafett_model::proof::Words;
use stafett_model::{Point, Programme, Visit, words};

/// Nothing is said of what follows.
pub(super) fn unsaid(visit: &Visit) -> Draft {
    let title = &visit.meta.title;
    told(
        visit,
        Words::new(
            format!("\"{title}\": inget sägs om vad som händer om besöket uteblir"),
            format!("\"{title}\": nothing says what follows if the visit is missed"),
        ),
        Words::new(
            "För ett barn som inte kommer står det ingenstans om besöket ska tas igen, föras vidare, erbjudas igen eller bortfalla.",
            "For a child who does not come, nothing says whether the visit is caught up, carried over, offered again or lapses.",
        ),
        Words::new(
            "skriv `därefter …`: `tas igen fram till …`, `förs vidare`, `erbjuds igen` eller `bortfaller`",
            "write `afterwards …`: `is caught up until …`, `is carried over`, `is offered again` or `lapses`",
        ),
    )
}

/// Carried over, but no transition takes it along.
pub(super) fn carried_nowhere(programme: &Programme, visit: &Visit) -> Draft {
    let (title, service) = (&visit.meta.title, performer(programme, visit));
    told(
        visit,
        Words::new(
            format!("\"{title}\" förs vidare, men ingen får veta det"),
            format!("\"{title}\" is carried over, but nobody is told"),
        ),
        Words::new(
            format!(
                "För ett barn som inte kom lämnar ingen övergång från {service} över det som är kvar att göra."
            ),
            format!(
                "For a child who did not come, no transition from {service} hands over what is left to do."
            ),
        ),
        Words::new(
            format!("skriv `överlämnar kvarstående` i en övergång från {service}"),
            format!("write `hands over outstanding` in a transition from {service}"),
        ),
    )
}

/// Offered again, but there is no later visit.
pub(super) fn never_again(programme: &Programme, visit: &Visit) -> Draft {
    let (title, service) = (&visit.meta.title, performer(programme, visit));
    told(
        visit,
        Words::new(
            format!("\"{title}\" erbjuds igen, men inget senare besök finns"),
            format!("\"{title}\" is offered again, but there is no later visit"),
        ),
        Words::new(
            format!(
                ": uteblir besöket kan det inte erbjudas igen, för {service} har inget senare besök med samma innehåll eller område."
            ),
            format!(
                ": if the visit is missed it cannot be offered again, for {service} has no later visit with the same contents or area."
            ),
        ),
        Words::new(
            "skriv `därefter tas igen fram till …`, `därefter förs vidare` eller `därefter bortfaller`, eller lägg till ett senare besök",
            "write `afterwards is caught up until …`, `afterwards is carried over` or `afterwards lapses`, or add a later visit",
        ),
    )
}

/// Caught up until a day that does not come after the window.
pub(super) fn too_early(programme: &Programme, visit: &Visit, until: &Point) -> Draft {
    let title = &visit.meta.title;
    let until = words::point(programme, until);
    let latest = words::point(programme, &visit.window.latest);
    told(
        visit,
        Words::new(
            format!("\"{title}\" tas igen till en dag som inte ligger efter tidsfönstret"),
            format!("\"{title}\" is caught up until a day that does not come after the window"),
        ),
        Words::new(
            format!(
                ": besöket får göras senast {}, och den som uteblir ska få det fram till {}. Då kan det saknas en dag att ta igen det på.",
                latest.sv, until.sv
            ),
            format!(
                ": the visit may be made latest {}, and who misses it should have it until {}. Then there may be no day on which to catch it up.",
                latest.en, until.en
            ),
        ),
        Words::new(
            "skriv en senare dag efter `tas igen fram till`, eller flytta `senast`",
            "write a later day after `is caught up until`, or move `latest`",
        ),
    )
}

fn told(visit: &Visit, headline: Words, story: Words, help: Words) -> Draft {
    Draft {
        name: NAME,
        rules: vec![visit.meta.id.clone()],
        headline,
        story,
        concerned: vec![rule(
            &visit.meta,
            Words::new("besöket som kan utebli", "the visit that may be missed"),
        )],
        help,
    }
}
