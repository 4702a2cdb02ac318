//! Who is responsible on each day of a childhood, for people.

use super::plan::area_name;
use crate::args::PlanFormat;
use crate::draw::paragraph;
use crate::language::either;
use crate::output::{Output, To};
use crate::view::plan::holding;
use stafett_diag::Language;
use stafett_formats::plan::{self as formats, AreaTimeline};
use stafett_model::{Child, Day};
use stafett_plan::{Held, HeldVerdict, HoldingState, Stretch};

/// Prints the timelines in the form that was asked for.
pub(crate) fn print(
    timelines: &[AreaTimeline],
    format: PlanFormat,
    child: &Child,
    output: &mut Output,
) {
    match format {
        PlanFormat::Text => text(timelines, child, output),
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

/// Prints the areas of which something is asked of somebody for the child, from the day from which its history is
/// known; the rest on one line. One area that was asked for is printed from that day whether anything is asked or not.
fn text(timelines: &[AreaTimeline], child: &Child, output: &mut Output) {
    let known_from = child.history_complete_from;
    let known_from = known_from.filter(|from| *from > child.born);
    if let [only] = timelines {
        return area(only, known_from, output);
    }
    let (own, others): (Vec<_>, Vec<_>) =
        (timelines.iter()).partition(|one| is_own(one, known_from));
    for one in own {
        area(one, known_from, output);
    }
    let named: Vec<String> = others
        .iter()
        .map(|one| format!("{} [{}]", one.area.title, one.area.id))
        .collect();
    if !named.is_empty() {
        let words = either(
            output.language(),
            "Krävs inte för barnet",
            "Not demanded for the child",
        );
        let line = format!("{words}: {}", named.join(", "));
        output.print(To::Results, &paragraph("", &line));
    }
}

/// Whether the programme demands the area for the child, or may, on some day from which its history is known.
fn is_own(timeline: &AreaTimeline, known_from: Option<Day>) -> bool {
    let is_known = |stretch: &&Stretch| !is_before(stretch, known_from);
    let mut stretches = timeline.stretches.iter().filter(is_known);
    stretches.any(|stretch| stretch.demanded != Some(false))
}

/// Whether a stretch is over on the day from which the child's history is known.
fn is_before(stretch: &Stretch, known_from: Option<Day>) -> bool {
    let until = stretch.until.zip(known_from);
    until.is_some_and(|(until, known)| until <= known)
}

fn area(timeline: &AreaTimeline, known_from: Option<Day>, output: &mut Output) {
    let language = output.language();
    let title = area_name(&timeline.area, output);
    output.print(To::Results, &title);
    let stretches = timeline.stretches.iter();
    let (before, known): (Vec<_>, Vec<_>) =
        stretches.partition(|stretch| is_before(stretch, known_from));
    if let (Some(from), false) = (known_from, before.is_empty()) {
        let first = format!("{} {from}", either(language, "före", "before"));
        let line = either(
            language,
            "det är inte känt vem som följde barnet",
            "it is not known who followed the child",
        );
        put(&first, line, output);
    }
    for stretch in known {
        let from = known_from.map_or(stretch.from, |known| known.max(stretch.from));
        let days = days(from, stretch, language);
        put(&days, &holders(stretch, language), output);
        let begins = stretch.transition.as_ref();
        // The sentence of an open handover names it too.
        let told = stretch.holding.transition.as_ref();
        let begins = begins
            .filter(|by| Some(*by) != told || stretch.holding.state == HoldingState::Confirmed);
        let more = [
            begins.map(|by| {
                format!(
                    "{}: {} [{}]",
                    either(language, "övergång", "transition"),
                    by.title,
                    by.id
                )
            }),
            holding(&stretch.holding, language),
        ];
        for line in more.into_iter().flatten() {
            put("", &line, output);
        }
    }
    output.line("");
}

/// A line with its days before it.
fn put(days: &str, line: &str, output: &mut Output) {
    let first = format!("  {days:<26}");
    output.print(To::Results, &paragraph(&first, line));
}

fn days(from: Day, stretch: &Stretch, language: Language) -> String {
    let about = if stretch.preliminary { "~" } else { "" };
    match stretch.until {
        Some(until) => format!("{about}{from} – {}", until.before()),
        None => format!("{about}{} {from}", either(language, "från", "from")),
    }
}

fn holders(stretch: &Stretch, language: Language) -> String {
    let named = [&stretch.service, &stretch.body].map(|held| held.holder.is_some());
    if stretch.demanded == Some(false) && named == [false, false] {
        return either(
            language,
            "krävs inte för barnet",
            "not demanded for the child",
        )
        .to_owned();
    }
    let service = holder(&stretch.service, language);
    let body = holder(&stretch.body, language);
    let duty = either(language, "huvudman", "responsible body");
    format!("{service}; {duty}: {body}")
}

/// Who holds a layer, or that nobody does, several do, or it is not known.
pub(super) fn holder(held: &Held, language: Language) -> String {
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
