//! Who is responsible on each day of a childhood, for people.

use super::plan::area_name;
use crate::args::PlanFormat;
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_formats::plan::{self as formats, AreaTimeline};
use stafett_model::Child;
use stafett_plan::{Held, HeldVerdict, HoldingState, Stretch};

/// Prints the timelines in the form that was asked for.
pub(crate) fn print(
    timelines: &[AreaTimeline],
    format: PlanFormat,
    child: &Child,
    output: &mut Output,
) {
    match format {
        PlanFormat::Text => timelines.iter().for_each(|area| text(area, output)),
        PlanFormat::Json => {
            output.print(
                To::Results,
                &formats::responsibility_json(&child.id, timelines),
            );
        }
        PlanFormat::Yaml => {
            output.print(
                To::Results,
                &formats::responsibility_yaml(&child.id, timelines),
            );
        }
        // Refused before anything is read.
        PlanFormat::Fhir | PlanFormat::Ics => {}
    }
}

fn text(timeline: &AreaTimeline, output: &mut Output) {
    let language = output.language();
    let title = area_name(&timeline.area, output);
    output.print(To::Results, &title);
    for stretch in &timeline.stretches {
        let first = format!("  {:<26}", days(stretch, language));
        output.print(To::Results, &paragraph(&first, &holders(stretch, language)));
        let more = [
            stretch.transition.as_ref().map(|by| {
                format!(
                    "{}: {}",
                    either(language, "övergång", "transition"),
                    by.title
                )
            }),
            (stretch.holding.state != HoldingState::WithDuty)
                .then(|| words(&stretch.holding.sentence, language).to_owned()),
        ];
        for line in more.into_iter().flatten() {
            output.print(To::Results, &paragraph(&" ".repeat(28), &line));
        }
    }
    output.line("");
}

fn days(stretch: &Stretch, language: Language) -> String {
    let about = if stretch.preliminary { "~" } else { "" };
    match stretch.until {
        Some(until) => format!("{about}{} – {}", stretch.from, until.before()),
        None => format!(
            "{about}{} {}",
            either(language, "från", "from"),
            stretch.from
        ),
    }
}

fn holders(stretch: &Stretch, language: Language) -> String {
    let service = holder(&stretch.service, language);
    let body = holder(&stretch.body, language);
    let duty = either(language, "huvudman", "responsible body");
    format!("{service}; {duty}: {body}")
}

/// Who holds a layer, or that nobody does, several do, or it is not known.
fn holder(held: &Held, language: Language) -> String {
    if let Some(holder) = &held.holder {
        return holder.title.clone();
    }
    let titles: Vec<&str> = held
        .candidates
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    let named = titles.join(either(language, " eller ", " or "));
    match held.verdict {
        HeldVerdict::Undecided if named.is_empty() => {
            either(language, "okänt", "unknown").to_owned()
        }
        HeldVerdict::Undecided => format!("{} ({named})", either(language, "okänt", "unknown")),
        HeldVerdict::Several => format!("{} ({named})", either(language, "flera", "several")),
        HeldVerdict::NotApplicable => either(language, "ej aktuellt", "not applicable").to_owned(),
        HeldVerdict::Nobody | HeldVerdict::One => either(language, "ingen", "nobody").to_owned(),
    }
}
