//! What may be wrong with the input, each said once, with what was done about it.

mod contradictions;
mod terms;

use crate::tell::sentences::plain;
use crate::view::Given;
use crate::words::fill;
use crate::{Warning, WarningKind, facts, view};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{Child, Day, Event, EventKind, FactId, ItemId, Meta, Occurred, Programme};

/// A warning about an event.
pub(crate) fn event(programme: &Programme, kind: WarningKind, event: &Event) -> Warning {
    let title = what(programme, &event.kind);
    let gaps = [title.clone(), words::date(event.on)];
    let text = match kind {
        WarningKind::BeforeBirth => fill(
            "”{}” är daterat {}, före födseln, och räknas inte.",
            "“{}” is dated {}, before birth, and is not counted.",
            &gaps,
        ),
        WarningKind::AfterAsOf => fill(
            "”{}” är daterat {}, efter den dag planen gäller, och räknas inte.",
            "“{}” is dated {}, after the day of this plan, and is not counted.",
            &gaps,
        ),
        WarningKind::AfterDeath => fill(
            "”{}” är daterat {}, efter barnets död, och räknas inte.",
            "“{}” is dated {}, after the child's death, and is not counted.",
            &gaps,
        ),
        WarningKind::DoneAndDeclined => fill(
            "”{}” är noterat både som gjort och, {}, som avböjt; det räknas som gjort.",
            "“{}” is recorded both as done and, {}, as declined; it counts as done.",
            &[title, words::occurred(event.on)],
        ),
        WarningKind::DoneAndMissed => fill(
            "”{}” är noterat både som gjort och, {}, som uteblivet; det räknas som gjort.",
            "“{}” is recorded both as done and, {}, as missed; it counts as done.",
            &[title, words::occurred(event.on)],
        ),
        WarningKind::DoneAndCancelled => fill(
            "”{}” är noterat både som gjort och, {}, som inställt; det räknas som gjort.",
            "“{}” is recorded both as done and, {}, as called off; it counts as done.",
            &[title, words::occurred(event.on)],
        ),
        WarningKind::AfterEnd => fill(
            "”{}” är noterat {}, efter att barnet flyttat från landet eller erbjudandet avslutats; \
             det räknas, men inget nytt erbjuds så länge avslutet står kvar. Har barnet kommit tillbaka, eller vill familjen vara med igen, ska avslutet tas tillbaka; är det okänt \
             vad som gjordes utomlands räknas historiken som fullständig (history_complete_from) först från återkomsten.",
            "“{}” is recorded {}, after the child left the country or the offer was ended; \
             it counts, but nothing new is offered as long as that stands. If the child has come back, or the family takes part again, retract that record; where it is unknown what \
             was done abroad, the history is complete (history_complete_from) only from the return.",
            &[title, words::occurred(event.on)],
        ),
        _ => fill(
            "”{}” är daterat {} men noterades redan {}; det räknas på sin egen dag.",
            "“{}” is dated {} but was recorded already on {}; it counts on its own day.",
            &[
                title,
                words::date(event.on),
                event.recorded.map_or_else(Words::default, words::day),
            ],
        ),
    };
    Warning {
        kind,
        about: event.id.clone(),
        on: Some(event.on.first),
        text,
    }
}

/// A warning about a dose that does not count, or of which that or its product is uncertain.
pub(crate) fn dose(
    programme: &Programme,
    kind: WarningKind,
    item: ItemId,
    on: Occurred,
) -> Warning {
    let meta = programme.item(item).map(|row| &row.meta);
    let gaps = [titled(meta), words::occurred(on)];
    let text = match kind {
        WarningKind::DoseTooEarly => fill(
            "”{}” gavs {}, före den första tillåtna dagen, och räknas inte.",
            "“{}” was given {}, before the first allowed day, and does not count.",
            &gaps,
        ),
        WarningKind::DoseDateUncertain => fill(
            "”{}” gavs {}. Om det var för tidigt eller för tätt efter en tidigare dos går inte att \
             avgöra; den räknas.",
            "“{}” was given {}. Whether that was too early or too close to an earlier dose cannot be \
             told; it counts.",
            &gaps,
        ),
        WarningKind::TwoProducts => fill(
            "”{}” gavs {}, enligt olika noteringar med olika vaccin; vilket det var räknas som okänt.",
            "“{}” was given {}, with different products by different records; which it was counts as unknown.",
            &gaps,
        ),
        WarningKind::DoseOutOfOrder => fill(
            "”{}” gavs {}, utan att en tidigare dos var given, och räknas inte.",
            "“{}” was given {}, without an earlier dose having been given, and does not count.",
            &gaps,
        ),
        _ => fill(
            "”{}” gavs {}, för tätt efter en tidigare dos, och räknas inte.",
            "“{}” was given {}, too close to an earlier dose, and does not count.",
            &gaps,
        ),
    };
    let about = meta.map_or_else(String::new, |meta| meta.id.clone());
    Warning {
        kind,
        about,
        on: Some(on.first),
        text,
    }
}

/// Warnings about the child itself, its facts and its terms.
pub(crate) fn child(given: Given<'_>) -> Vec<Warning> {
    let Given {
        programme,
        child,
        as_of,
        ..
    } = given;
    let mut warnings = Vec::new();
    birth(programme, child, as_of, &mut warnings);
    warnings.extend(history(child, as_of));
    unknown_values(programme, child, &mut warnings);
    two_values(programme, child, as_of, &mut warnings);
    contradictions::of(given, &mut warnings);
    terms::of(programme, child, &mut warnings);
    warnings
}

/// Warns of facts that have two values from one and the same day.
fn two_values(programme: &Programme, child: &Child, as_of: Day, warnings: &mut Vec<Warning>) {
    let mut records: Vec<(FactId, Option<Day>, i32)> = child
        .facts
        .iter()
        .filter(|record| record.from.is_none_or(|from| from <= as_of))
        .map(|record| (record.fact, record.from, record.value))
        .collect();
    records.sort_unstable();
    records.dedup();
    for same_day in records.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let first = same_day.first();
        let Some((id, row)) = first.and_then(|(id, ..)| Some((*id, programme.fact(*id)?))) else {
            continue;
        };
        let mut allowed = same_day
            .iter()
            .filter(|(.., value)| facts::allowed(&row.values, *value));
        if let (Some(_), Some((_, from, counts))) = (allowed.next(), allowed.next_back()) {
            warnings.push(Warning {
                kind: WarningKind::TwoValues,
                about: row.meta.id.clone(),
                on: *from,
                text: fill(
                    "”{}” har fått flera värden på en gång; det som räknas är: {}.",
                    "“{}” was given several values at once; the one that counts is: {}.",
                    &[
                        words::fact_title(programme, row),
                        words::fact_value(programme, id, *counts),
                    ],
                ),
            });
        }
    }
}

fn birth(programme: &Programme, child: &Child, as_of: Day, warnings: &mut Vec<Warning>) {
    let mut warn = |kind, text| {
        warnings.push(Warning {
            kind,
            about: String::new(),
            on: Some(child.born),
            text,
        });
    };
    if child.born > as_of {
        let text = plain(
            "Barnet är fött efter den dag som planen gäller; allt är kommande.",
            "The child is born after the day of this plan; everything is upcoming.",
        );
        warn(WarningKind::BornLater, text);
    }
    let population = &programme.population;
    if child.born < population.born_from || population.born_through < child.born {
        let text = fill(
            "Programmets utsagor gäller barn födda från och med {} till och med {}.",
            "What the programme claims is about children born from {} through {}.",
            &[
                words::day(population.born_from),
                words::day(population.born_through),
            ],
        );
        warn(WarningKind::OutsidePopulation, text);
    }
}

/// A warning about a due date that lies where the programme lets none be.
pub(crate) fn due_date(programme: &Programme, born: Day, on: Day) -> Warning {
    let (first, last) = view::due_dates(programme, born).unwrap_or((born, born));
    Warning {
        kind: WarningKind::DueDateOutOfRange,
        about: String::new(),
        on: Some(on),
        text: fill(
            "Det beräknade datumet sägs vara den {}. För ett barn fött den {} kan det ligga från och med den {} till och \
             med den {}; det räknas som okänt.",
            "The due date is said to be {}. For a child born on {} it may lie from {} through {}; it is taken to be \
             unknown.",
            &[on, born, first, last].map(words::day),
        ),
    }
}

/// Warns of a history that is complete from a day on which that says nothing.
fn history(child: &Child, as_of: Day) -> Option<Warning> {
    let from = child.history_complete_from?;
    let gaps = [words::day(from)];
    let (kind, text) = if from < child.born {
        let text = fill(
            "Historiken sägs vara fullständig från den {}, före födseln; den räknas som fullständig från födseln.",
            "The history is said to be complete from {}, before the birth; it is taken to be complete from birth.",
            &gaps,
        );
        (WarningKind::HistoryBeforeBirth, text)
    } else if child.born <= as_of && as_of < from {
        let text = fill(
            "Historiken sägs vara fullständig först från den {}, efter den dag som planen gäller; \
             det som inte är noterat räknas som okänt, inte som ogjort.",
            "The history is said to be complete only from {}, after the day of this plan; \
             what is not recorded is taken to be unknown, not undone.",
            &gaps,
        );
        (WarningKind::HistoryAfterAsOf, text)
    } else {
        return None;
    };
    Some(Warning {
        kind,
        about: String::new(),
        on: Some(from),
        text,
    })
}

fn unknown_values(programme: &Programme, child: &Child, warnings: &mut Vec<Warning>) {
    for record in &child.facts {
        let Some(row) = programme.fact(record.fact) else {
            continue;
        };
        if !facts::allowed(&row.values, record.value) {
            warnings.push(Warning {
                kind: WarningKind::UnknownValue,
                about: row.meta.id.clone(),
                on: record.from,
                text: fill(
                    "”{}” har ett värde som programmet inte känner; det räknas inte.",
                    "“{}” has a value that the programme does not know; it is not counted.",
                    &[titled(Some(&row.meta))],
                ),
            });
        }
    }
}

/// What an event is about, in a few words.
pub(crate) fn what(programme: &Programme, kind: &EventKind) -> Words {
    match kind {
        EventKind::Done { visit, .. }
        | EventKind::Declined(visit)
        | EventKind::Missed(visit)
        | EventKind::Cancelled(visit) => titled(programme.visit(*visit).map(|row| &row.meta)),
        EventKind::ItemDone(item) | EventKind::ItemDeclined(item) => {
            titled(programme.item(*item).map(|row| &row.meta))
        }
        EventKind::Happened(event) => titled(programme.event(*event).map(|row| &row.meta)),
        EventKind::HandoverSent(of)
        | EventKind::HandoverReceived(of)
        | EventKind::HandoverRefused(of) => titled(programme.transition(*of).map(|row| &row.meta)),
        EventKind::Retracted => plain("återtagen uppgift", "retracted record"),
        EventKind::Ended(End::Died) => plain("död", "death"),
        EventKind::Ended(End::Emigrated) => plain("utflyttning", "emigration"),
        EventKind::Ended(End::OptedOut) => plain("avslutat erbjudande", "end of the offer"),
    }
}

fn titled(meta: Option<&Meta>) -> Words {
    Words::same(meta.map_or("", |meta| &meta.title))
}
