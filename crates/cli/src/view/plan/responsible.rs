//! Who is responsible now, per area.

use super::{holding, with_name};
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view::day;
use stafett_diag::Language;
use stafett_model::Day;
use stafett_plan::{Held, NextHandover, NextHolder, PlannedDay, ResponsibleNow};

/// How many days ahead what is still missing for a handover is told.
const NEAR_DAYS: i32 = 200;

/// Prints who is responsible on `as_of`: areas of which the same is said, together.
pub(super) fn text(areas: &[ResponsibleNow], as_of: Day, output: &mut Output) {
    output.say("ANSVARIGA NU", "RESPONSIBLE NOW");
    let groups = groups(areas, output.language());
    for group in &groups {
        print(group, as_of, output);
    }
    let named = not_demanded(areas, output);
    if groups.is_empty() && !named {
        nobody(areas, output);
    }
    output.line("");
}

/// Areas of which the same is said.
struct Group<'p> {
    /// Who is responsible and who holds the child.
    says: Vec<String>,
    areas: Vec<&'p ResponsibleNow>,
}

/// The areas that the programme may demand for the child, each group in the place of its first.
fn groups(areas: &[ResponsibleNow], language: Language) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for area in areas.iter().filter(|area| area.demanded != Some(false)) {
        let mut says = vec![holders(area, language)];
        says.extend(holding(&area.holding, language));
        match groups.iter_mut().find(|group| group.says == says) {
            Some(group) => group.areas.push(area),
            None => groups.push(Group {
                says,
                areas: vec![area],
            }),
        }
    }
    groups
}

fn print(group: &Group<'_>, as_of: Day, output: &mut Output) {
    let named = |area: &&ResponsibleNow| format!("{} [{}]", area.area.title, area.area.id);
    let titles: Vec<String> = group.areas.iter().map(named).collect();
    let mut titles = paragraph("  ", &titles.join(", "));
    for area in &group.areas {
        titles = with_name(&titles, &area.area.id, output);
    }
    output.print(To::Results, &titles);
    for line in &group.says {
        output.print(To::Results, &paragraph("      ", line));
    }
    for line in to_come(group, as_of, output.language()) {
        output.print(To::Results, &paragraph("      ", &line));
    }
}

/// Who comes next and what is handed over, with the areas where it is not so for all of the group.
fn to_come(group: &Group<'_>, as_of: Day, language: Language) -> Vec<String> {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for area in &group.areas {
        let Some(line) = after(area, as_of, language) else {
            continue;
        };
        let title = area.area.title.as_str();
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, titles)) => titles.push(title),
            None => lines.push((line, vec![title])),
        }
    }
    let with_areas = |(line, titles): (String, Vec<&str>)| match titles.len() {
        all if all == group.areas.len() => line,
        _ => format!("{line} ({})", titles.join(", ")),
    };
    lines.into_iter().map(with_areas).collect()
}

/// Who comes next, and the exchange by which it takes over.
fn after(area: &ResponsibleNow, as_of: Day, language: Language) -> Option<String> {
    let next = area.next.as_ref();
    let line = next.map(|next| follower(next, language));
    let passing = area
        .handover
        .as_ref()
        .and_then(|handover| exchange(handover, next, as_of, language));
    match (line, passing) {
        (Some(line), Some(passing)) => Some(format!("{line}; {passing}")),
        (line, passing) => line.or(passing),
    }
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

/// That nobody is responsible, and why, where the reason is one for all areas: the child has left the country.
fn nobody(areas: &[ResponsibleNow], output: &mut Output) {
    let language = output.language();
    let mut reasons: Vec<&str> = areas
        .iter()
        .map(|area| words(&area.reason, language))
        .collect();
    reasons.dedup();
    let nobody = either(language, "Ingen i programmet.", "Nobody in the programme.");
    let line = match reasons[..] {
        [reason] => format!("{nobody} {reason}"),
        _ => nobody.to_owned(),
    };
    output.print(To::Results, &paragraph("  ", &line));
}

/// The areas that the programme does not demand for the child on that day but for which somebody is
/// named all the same, on one line; whether there are any.
fn not_demanded(areas: &[ResponsibleNow], output: &mut Output) -> bool {
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
    !all.is_empty()
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

pub(super) fn held(held: &Held, language: Language) -> Option<String> {
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
    let since = held.since.map(|day| {
        let sooner = match held.perhaps_sooner {
            true => either(language, " eller tidigare", " or earlier"),
            false => "",
        };
        format!("{} {day}{sooner}", either(language, "sedan", "since"))
    });
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

/// The next exchange: to whom, unless that is who comes next, by when, unless that is when it does, and
/// what is missing, where that is soon or late. One that has no days of its own and leads elsewhere takes
/// place if the child moves: that is not what comes next.
fn exchange(
    handover: &NextHandover,
    next: Option<&NextHolder>,
    as_of: Day,
    language: Language,
) -> Option<String> {
    let follows = next.and_then(|next| next.service.as_ref()) == Some(&handover.to);
    let is_silent =
        handover.earliest.or(handover.latest).is_none() && handover.refused_on.is_none();
    if !follows && is_silent {
        return None;
    }
    let to = (!follows).then(|| {
        let to = either(language, "till", "to");
        format!("{to} {}", handover.to.title)
    });
    let known = next.and_then(|next| next.from).filter(|_| follows);
    let latest = handover.latest.filter(|latest| known != Some(*latest));
    let latest = latest.map(|latest| {
        let by = either(language, "senast", "by");
        let passed = match handover.late {
            true => either(language, " (har passerat)", " (has passed)"),
            false => "",
        };
        format!("{by} {}{passed}", planned(latest, language))
    });
    let parts: Vec<String> = to.into_iter().chain(latest).collect();
    let mut clauses = Vec::new();
    if !parts.is_empty() {
        let handing = either(language, "överlämning", "handover");
        clauses.push(format!("{handing} {}", parts.join(" ")));
    }
    clauses.extend(handover.refused_on.map(|on| {
        let on = day(on, language);
        match language {
            Language::Swedish => format!("överlämningen blev inte av, enligt svar den {on}"),
            Language::English => format!("the handover was refused on {on}"),
        }
    }));
    if is_near(handover, as_of) {
        clauses.extend(details(handover, language));
    }
    (!clauses.is_empty()).then(|| clauses.join("; "))
}

/// Whether it can be seen to now, or soon, or is late.
fn is_near(handover: &NextHandover, as_of: Day) -> bool {
    let first = [handover.earliest, handover.on, handover.latest];
    let first = first.into_iter().flatten().next();
    first.is_some_and(|first| first.on.since(as_of) <= NEAR_DAYS)
}

/// How something is handed over and what of it is missing.
fn details(handover: &NextHandover, language: Language) -> Vec<String> {
    let listed = |sv, en, all: &[&str], between: &str| {
        let words = either(language, sv, en);
        (!all.is_empty()).then(|| format!("{words}: {}", all.join(between)))
    };
    let channels = stafett_model::words::channels(handover.channels.iter().map(String::as_str));
    let channels = Some(words(&channels, language)).filter(|all| !all.is_empty());
    let channels: Vec<&str> = channels.into_iter().collect();
    let missing = handover
        .payload
        .iter()
        .filter(|one| !one.missing.is_empty());
    let missing: Vec<&str> = missing.map(|one| words(&one.title, language)).collect();
    [
        listed("kontaktsätt", "channel", &channels, ""),
        listed("saknas ännu", "still missing", &missing, ", "),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A day, with a word where it may still move.
pub(crate) fn planned(day: PlannedDay, language: Language) -> String {
    let preliminary = match day.preliminary {
        true => either(language, "preliminärt ", "provisionally "),
        false => "",
    };
    format!("{preliminary}{}", day.on)
}
