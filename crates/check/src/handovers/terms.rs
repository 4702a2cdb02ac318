//! The terms of a handover: consent, time limits, and who follows the child if nobody confirms.

use super::Exchange;
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Consent, Fallback, Handover, NoteKind, ServiceId};

/// The line on which the confirmation and the fallback stand, as [`stafett_model::Note::about`]
/// names it.
const CONFIRMATION: [&str; 2] = ["bekräftas inom", "confirmed within"];

/// What the terms of a handover lack.
pub(super) fn faults(exchange: &Exchange, handover: &Handover) -> Vec<Finding> {
    let faults = [
        consent(exchange, handover),
        time_limit(exchange, handover),
        fallback(exchange, handover),
        law(exchange, handover),
    ];
    faults.into_iter().flatten().collect()
}

fn consent(exchange: &Exchange, handover: &Handover) -> Option<Finding> {
    let headline = match &handover.consent {
        None => Words::new(
            "överlämningen säger inget om samtycke",
            "the handover says nothing of consent",
        ),
        Some(Consent::Of {
            holder,
            obtained_by: None,
            ..
        }) => Words::new(
            format!("ingen inhämtar samtycket av {holder}"),
            format!("nobody obtains the consent of {holder}"),
        ),
        Some(Consent::WithoutUnder(statute)) if statute.trim().is_empty() => Words::new(
            "överlämningen sker utan samtycke, men det står inte enligt vad",
            "the handover is made without consent, but it does not say under what",
        ),
        Some(_) => return None,
    };
    let (from, from_id) = (
        exchange.title(exchange.transition.from),
        exchange.id(exchange.transition.from),
    );
    Some(exchange.finding(
        Name::HandoverWithoutConsent,
        headline,
        Words::new(
            format!("{from} vet inte om uppgifterna får lämnas ut eller vem som ska fråga, och de blir kvar."),
            format!("{from} does not know whether the record may be passed on or who should ask, and it stays where it is."),
        ),
        Words::new(
            format!("skriv `samtycke av vårdnadshavarna, inhämtas av {from_id}`, eller `utan samtycke enligt \"…\"` med lagrummet"),
            format!("write `consent from guardians, obtained by {from_id}`, or `without consent under \"…\"` with the provision"),
        ),
    ))
}

fn time_limit(exchange: &Exchange, handover: &Handover) -> Option<Finding> {
    let headline = match (&handover.latest, handover.confirmed_within_days) {
        (Some(_), Some(_)) => return None,
        (None, Some(_)) => Words::new(
            "överlämningen har ingen sista dag",
            "the handover has no last day",
        ),
        (Some(_), None) => Words::new(
            "det finns ingen frist för bekräftelsen",
            "there is no time limit for the confirmation",
        ),
        (None, None) => Words::new(
            "överlämningen har varken sista dag eller frist för bekräftelsen",
            "the handover has neither a last day nor a time limit for its confirmation",
        ),
    };
    let from_id = exchange.id(exchange.transition.from);
    Some(exchange.finding(
        Name::HandoverWithoutTimeLimit,
        headline,
        Words::new(
            "det kommer ingen dag då någon ska märka att överlämningen har uteblivit.",
            "no day comes on which anybody is to notice that the handover has not been made.",
        ),
        Words::new(
            format!("skriv `när senast …` och `bekräftas inom 30 dagar, annars följer {from_id} upp` i överlämningen"),
            format!("write `when latest …` and `confirmed within 30 days, otherwise {from_id} follows up` in the handover"),
        ),
    ))
}

/// Who acts without a confirmation.
fn acting(fallback: Fallback) -> ServiceId {
    match fallback {
        Fallback::FollowsUp(service) | Fallback::KeepsResponsibility(service) => service,
    }
}

fn fallback(exchange: &Exchange, handover: &Handover) -> Option<Finding> {
    let to = exchange.title(exchange.transition.to);
    let (headline, story) = match handover.otherwise.map(acting) {
        None => (
            Words::new(
                "det står inte vem som följer barnet om överlämningen inte bekräftas",
                "it does not say who follows the child if the handover is not confirmed",
            ),
            Words::new(
                format!("om {to} aldrig bekräftar är det ingen som ska ta reda på hur det gick."),
                format!("if {to} never confirms, it is nobody's task to find out what happened."),
            ),
        ),
        Some(service) if exchange.is_between(service) => return None,
        Some(service) => {
            let third = exchange.title(service);
            (
                Words::new(
                    format!(
                        "{third} ska följa barnet om överlämningen inte bekräftas, men deltar inte i den"
                    ),
                    format!(
                        "{third} is to follow the child if the handover is not confirmed, but takes no part in it"
                    ),
                ),
                Words::new(
                    format!(
                        "om {to} aldrig bekräftar ska {third} agera, som varken har lämnat över eller väntar på barnet."
                    ),
                    format!(
                        "if {to} never confirms, {third} is to act, which has neither handed over nor awaits the child."
                    ),
                ),
            )
        }
    };
    let from_id = exchange.id(exchange.transition.from);
    Some(exchange.finding(
        Name::HandoverWithoutFallback,
        headline,
        story,
        Words::new(
            format!("skriv `bekräftas inom 30 dagar, annars följer {from_id} upp`"),
            format!("write `confirmed within 30 days, otherwise {from_id} follows up`"),
        ),
    ))
}

fn law(exchange: &Exchange, handover: &Handover) -> Option<Finding> {
    let Some(Fallback::KeepsResponsibility(service)) = handover.otherwise else {
        return None;
    };
    let has_source = handover.notes.iter().any(|note| {
        let about = note.about.as_deref();
        about.is_some_and(|about| CONFIRMATION.contains(&about))
            && matches!(note.kind, NoteKind::Source { .. })
    });
    if has_source {
        return None;
    }
    let (keeps, id) = (exchange.title(service), exchange.id(service));
    Some(exchange.finding(
        Name::KeptWithoutLaw,
        Words::new(
            format!("{keeps} ska behålla ansvaret, men ingen källa säger att det går"),
            format!("{keeps} is to keep the responsibility, but no source says that it may"),
        ),
        Words::new(
            format!("utan bekräftelse ska {keeps} ha kvar ansvaret. Utan lag eller överenskommelse bakom orden kan båda tro att den andra har det."),
            format!("without a confirmation {keeps} is to keep the responsibility. With no law or agreement behind the words, each may believe that the other has it."),
        ),
        Words::new(
            format!("skriv `källa …` på raden `bekräftas inom`, eller skriv `annars följer {id} upp`"),
            format!("write `source …` on the line `confirmed within`, or write `otherwise {id} follows up`"),
        ),
    ))
}
