//! Who is responsible now, per area.

use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_plan::{Held, HeldVerdict, NextHandover, PlannedDay, ResponsibleNow};

/// Prints who is responsible.
pub(super) fn text(areas: &[ResponsibleNow], output: &mut Output) {
    let language = output.language();
    output.say("ANSVARIGA NU", "RESPONSIBLE NOW");
    let nobody = |held: &Held| {
        matches!(
            held.verdict,
            HeldVerdict::Nobody | HeldVerdict::NotApplicable
        )
    };
    let shown = |area: &&ResponsibleNow| {
        area.demanded != Some(false) || !nobody(&area.body) || !nobody(&area.service)
    };
    let wide = areas
        .iter()
        .filter(shown)
        .map(|area| area.area.title.chars().count())
        .max();
    let wide = wide.unwrap_or(0).min(30);
    for area in areas.iter().filter(shown) {
        let title = &area.area.title;
        // A title that is wider than its column has a line of its own.
        let first = if title.chars().count() > wide {
            output.print(To::Results, &paragraph("  ", title));
            " ".repeat(wide + 4)
        } else {
            format!("  {title:wide$}  ")
        };
        output.print(To::Results, &paragraph(&first, &holders(area, language)));
        if let Some(handover) = &area.handover {
            let first = " ".repeat(wide + 4);
            output.print(To::Results, &paragraph(&first, &next(handover, language)));
        }
    }
    output.line("");
}

fn holders(area: &ResponsibleNow, language: Language) -> String {
    let service = held(&area.service, language);
    let body = held(&area.body, language);
    let (service, body) = match (service, body) {
        (Some(service), Some(body)) => (service, body),
        // The sentence says what the two holders cannot: nobody, several, or unknown.
        _ => return words(&area.reason, language).to_owned(),
    };
    let duty = either(language, "huvudman", "responsible body");
    format!(
        "{service}{}; {duty}: {body}{}",
        stretch(&area.service, language),
        if_concerned(area, language)
    )
}

/// What is said where the area is not demanded for the child, or it is not known whether it is.
fn if_concerned(area: &ResponsibleNow, language: Language) -> &'static str {
    match area.demanded {
        Some(true) => "",
        Some(false) => either(
            language,
            " – men området krävs inte för barnet den dagen",
            " – but the area is not demanded for the child on that day",
        ),
        None => either(
            language,
            " – om barnet behöver det, och det är inte känt",
            " – if the child needs it, and that is not known",
        ),
    }
}

fn held(held: &Held, language: Language) -> Option<String> {
    let holder = held.holder.as_ref()?;
    let with = either(language, "tillsammans med", "with");
    let others: Vec<&str> = held
        .contributors
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    match others.is_empty() {
        true => Some(holder.title.clone()),
        false => Some(format!("{} {with} {}", holder.title, others.join(", "))),
    }
}

fn stretch(held: &Held, language: Language) -> String {
    let since = held
        .since
        .map(|day| format!("{} {day}", either(language, "sedan", "since")));
    let until = held.until.map(|until| {
        format!(
            "{} {}",
            either(language, "fram till", "until"),
            planned(until, language)
        )
    });
    let deadline = held
        .deadline
        .filter(|_| held.until.is_none())
        .map(|deadline| {
            let late = match held.late {
                true => either(language, ", som har passerat", ", which has passed"),
                false => "",
            };
            let words = either(language, "lämnar över senast", "passes on by");
            format!("{words} {}{late}", planned(deadline, language))
        });
    let parts = [since, until, deadline].into_iter().flatten();
    parts.map(|part| format!(", {part}")).collect()
}

fn next(handover: &NextHandover, language: Language) -> String {
    let missing = handover
        .payload
        .iter()
        .filter(|one| !one.missing.is_empty());
    let missing: Vec<&str> = missing.map(|one| words(&one.title, language)).collect();
    let to = either(language, "därefter", "then");
    let on = handover
        .on
        .map(|on| format!(" {}", planned(on, language)))
        .unwrap_or_default();
    let mut line = format!("→ {to} {}{on}", handover.to.title);
    if let Some(latest) = handover.latest {
        let words = either(language, "överlämning senast", "handover by");
        line.push_str(&format!("; {words} {}", planned(latest, language)));
    }
    if handover.late {
        line.push_str(either(language, " (har passerat)", " (has passed)"));
    }
    if !handover.channels.is_empty() {
        let words = either(language, "kontaktsätt", "channel");
        let otherwise = either(language, ", annars ", ", otherwise ");
        line.push_str(&format!("; {words}: {}", handover.channels.join(otherwise)));
    }
    if !missing.is_empty() {
        let words = either(language, "saknas ännu", "still missing");
        line.push_str(&format!("; {words}: {}", missing.join(", ")));
    }
    line
}

/// A day, with a word where it may still move.
pub(super) fn planned(day: PlannedDay, language: Language) -> String {
    let preliminary = match day.preliminary {
        true => either(language, "preliminärt ", "provisionally "),
        false => "",
    };
    format!("{preliminary}{}", day.on)
}
