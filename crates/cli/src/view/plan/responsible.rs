//! Who is responsible now, per area.

use super::with_name;
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_plan::{Held, HoldingState, NextHandover, NextHolder, PlannedDay, ResponsibleNow};

/// Prints who is responsible.
pub(super) fn text(areas: &[ResponsibleNow], output: &mut Output) {
    let language = output.language();
    output.say("ANSVARIGA NU", "RESPONSIBLE NOW");
    let shown = |area: &&ResponsibleNow| area.demanded != Some(false);
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
        let line = format!("{} [{}]", holders(area, language), area.area.id);
        let line = with_name(&paragraph(&first, &line), &area.area.id, output);
        output.print(To::Results, &line);
        let more = [
            holding(area, language),
            area.next.as_ref().map(|next| follower(next, language)),
            area.handover
                .as_ref()
                .map(|handover| exchange(handover, language)),
        ];
        for line in more.into_iter().flatten() {
            let first = " ".repeat(wide + 4);
            output.print(To::Results, &paragraph(&first, &line));
        }
    }
    not_demanded(areas, output);
    output.line("");
}

/// Who holds the child, where that does not go with the duty.
fn holding(area: &ResponsibleNow, language: Language) -> Option<String> {
    let handed = area.holding.state != HoldingState::WithDuty;
    handed.then(|| words(&area.holding.sentence, language).to_owned())
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

/// The areas that the programme does not demand for the child on that day but for which somebody is
/// named all the same, on one line.
fn not_demanded(areas: &[ResponsibleNow], output: &mut Output) {
    let language = output.language();
    let named = |area: &ResponsibleNow| {
        let holder = area.service.holder.as_ref().or(area.body.holder.as_ref())?;
        let (title, name) = (&area.area.title, &area.area.id);
        Some(format!("{title} ({}) [{name}]", holder.title))
    };
    let all: Vec<String> = areas
        .iter()
        .filter(|area| area.demanded == Some(false))
        .filter_map(named)
        .collect();
    if !all.is_empty() {
        let words = either(
            language,
            "Krävs inte för barnet den dagen",
            "Not demanded for the child on that day",
        );
        let line = format!("{words}: {}", all.join(", "));
        output.print(To::Results, &paragraph("  ", &line));
    }
}

/// What is said where it is not known whether the area is demanded for the child.
fn if_concerned(area: &ResponsibleNow, language: Language) -> &'static str {
    match area.demanded {
        Some(_) => "",
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

/// Who comes next, by the area's own periods.
fn follower(next: &NextHolder, language: Language) -> String {
    let then = either(language, "därefter", "then");
    let Some(service) = &next.service else {
        let titles: Vec<&str> = next
            .candidates
            .iter()
            .map(|one| one.title.as_str())
            .collect();
        let or = either(language, " eller ", " or ");
        let unsettled = either(
            language,
            "; det beror på något okänt",
            "; it depends on something unknown",
        );
        return format!("→ {then} {}{unsettled}", titles.join(or));
    };
    let from = next
        .from
        .map(|from| format!(" {}", planned(from, language)))
        .unwrap_or_default();
    let mut line = format!("→ {then} {}{from}", service.title);
    if let Some(gap) = next.gap {
        let (from, until) = (planned(gap.from, language), planned(gap.until, language));
        line.push_str(&match language {
            Language::Swedish => {
                format!("; från {from} fram till {until} är ingen verksamhet utpekad")
            }
            Language::English => format!("; from {from} until {until} no service is named"),
        });
    }
    line
}

/// The next exchange.
fn exchange(handover: &NextHandover, language: Language) -> String {
    let missing = handover
        .payload
        .iter()
        .filter(|one| !one.missing.is_empty());
    let missing: Vec<&str> = missing.map(|one| words(&one.title, language)).collect();
    let handing = either(language, "överlämning till", "handover to");
    let mut line = format!("  {handing} {}", handover.to.title);
    if let Some(latest) = handover.latest {
        let by = either(language, "senast", "by");
        line.push_str(&format!(" {by} {}", planned(latest, language)));
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
pub(crate) fn planned(day: PlannedDay, language: Language) -> String {
    let preliminary = match day.preliminary {
        true => either(language, "preliminärt ", "provisionally "),
        false => "",
    };
    format!("{preliminary}{}", day.on)
}
