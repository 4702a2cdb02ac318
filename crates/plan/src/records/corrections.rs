//! What may be wrong with records that correct, retract or repeat each other.

use crate::records::warn::what;
use crate::words::fill;
use crate::{Warning, WarningKind};
use alloc::string::{String, ToString};
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{Day, Event, EventKind, FactRecord, Programme};

/// The record that a warning is about.
#[derive(Clone, Copy)]
pub(crate) enum About<'c> {
    Event(&'c Event),
    Fact(&'c FactRecord),
}

/// A warning about a record.
pub(crate) fn warning(programme: &Programme, kind: WarningKind, about: About<'_>) -> Warning {
    let (id, on) = address(programme, about);
    Warning {
        kind,
        about: id,
        on,
        text: text(kind, about, named(programme, about)),
    }
}

/// The id of the record, or of a fact without one its name; and the first day that it names.
fn address(programme: &Programme, about: About<'_>) -> (String, Option<Day>) {
    match about {
        About::Event(event) => (event.id.clone(), Some(event.on.first)),
        About::Fact(fact) if fact.id.is_empty() => {
            let row = programme.fact(fact.fact);
            let name = row.map_or("", |row| row.meta.id.as_str());
            (name.to_string(), fact.from)
        }
        About::Fact(fact) => (fact.id.clone(), fact.from),
    }
}

/// A record in words: its title, and when it was or from when it holds.
fn named(programme: &Programme, about: About<'_>) -> Words {
    let (title, when) = match about {
        About::Event(event) => (
            what(programme, &event.kind),
            Some(words::occurred(event.on)).filter(|_| event.kind != EventKind::Retracted),
        ),
        About::Fact(fact) => {
            let title = programme.fact(fact.fact);
            let title = title.map(|row| words::fact_title(programme, row));
            let from = fact
                .from
                .map(|from| fill("från den {}", "from {}", &[words::day(from)]));
            (title.unwrap_or_default(), from)
        }
    };
    match when {
        Some(when) => fill("”{}” {}", "“{}” {}", &[title, when]),
        None => fill("”{}”", "“{}”", &[title]),
    }
}

fn text(kind: WarningKind, about: About<'_>, named: Words) -> Words {
    let retracts = matches!(about, About::Event(event) if event.kind == EventKind::Retracted);
    let (sv, en) = match kind {
        WarningKind::ConflictingEvents => (
            "Två händelser har samma id men säger olika, bland dem {}; ingen av dem räknas.",
            "Two events have the same id but differ, among them {}; neither is counted.",
        ),
        WarningKind::ConflictingFacts => (
            "Två uppgifter har samma id men säger olika, bland dem {}; ingen av dem räknas.",
            "Two facts have the same id but differ, among them {}; neither is counted.",
        ),
        WarningKind::UnknownCorrection if retracts => (
            "Något skulle tas tillbaka men finns inte; ingenting är ändrat.",
            "Something was to be withdrawn but is not there; nothing is changed.",
        ),
        WarningKind::UnknownCorrection => (
            "{} rättar något som inte finns, och räknas som det står.",
            "{} corrects something that is not there, and is counted as it stands.",
        ),
        WarningKind::ConflictingCorrections => (
            "{} är rättat på olika sätt, och det framgår inte vilken rättelse som är den senaste; \
             varken det eller rättelserna räknas.",
            "{} is corrected in different ways, and it does not show which correction is the last; \
             neither it nor the corrections are counted.",
        ),
        _ => (
            "{} hör till rättelser som rättar varandra i en ring, och räknas inte.",
            "{} belongs to corrections that correct each other in a circle, and is not counted.",
        ),
    };
    fill(sv, en, &[named])
}
