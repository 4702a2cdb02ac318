//! One child's plan for people: who is responsible now, what is due, what comes, what is done, and
//! what cannot be known.

pub(crate) mod answers;
mod items;
mod questions;
mod responsible;
pub(crate) mod vaccinations;

pub(crate) use responsible::planned;

use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view::{self, day};
use stafett_diag::Language;
use stafett_model::{Child, Day};
use stafett_plan::{Holding, HoldingState, Named, Plan, Receipt, Status};

/// Who holds the child, where that does not go with the duty; with the transition as long as it is not over.
pub(crate) fn holding(holding: &Holding, language: Language) -> Option<String> {
    if holding.state == HoldingState::WithDuty {
        return None;
    }
    let sentence = words(&holding.sentence, language);
    let transition = holding.transition.as_ref();
    let open = transition.filter(|_| holding.state != HoldingState::Confirmed);
    Some(match open {
        Some(by) => {
            let word = either(language, "Övergång", "Transition");
            format!("{sentence} {word}: {} [{}]", by.title, by.id)
        }
        None => sentence.to_owned(),
    })
}

/// Prints the plan.
pub(crate) fn text(plan: &Plan, child: &Child, output: &mut Output) {
    heading(plan, child, output);
    left_out(plan, output);
    if !plan.responsible_now.is_empty() {
        responsible::text(&plan.responsible_now, plan.receipt.as_of, output);
    }
    items::text(plan, output);
    questions::text(plan, output);
    warnings(plan, output);
}

fn heading(plan: &Plan, child: &Child, output: &mut Output) {
    let language = output.language();
    let receipt = &plan.receipt;
    let (born, as_of) = (day(child.born, language), day(receipt.as_of, language));
    let age = age(child.born, receipt.as_of, language);
    let known = known_at(receipt, language);
    let line = match language {
        Language::Swedish => format!(
            "Plan för {}, född {born}{age}, per {as_of}{known}",
            receipt.child
        ),
        Language::English => format!(
            "Plan for {}, born {born}{age}, as of {as_of}{known}",
            receipt.child
        ),
    };
    output.print(To::Results, &paragraph("", &line));
    let release = either(language, "utgåva", "release");
    let line = format!("{}, {release} {}", receipt.programme.title, receipt.release);
    output.print(To::Results, &paragraph("", &line));
    output.print(To::Results, &paragraph("", &proof_line(plan, language)));
    if let Some(line) = not_yet(receipt, language) {
        output.print(To::Results, &paragraph("", &line));
    }
    if let Some(draft) = &receipt.draft {
        output.print(To::Results, &view::draft(draft, language));
    }
    output.line("");
}

/// That the edition is not in force on the day of the plan, where it is not.
fn not_yet(receipt: &Receipt, language: Language) -> Option<String> {
    let day = day(receipt.not_yet_in_force()?, language);
    Some(match language {
        Language::Swedish => {
            format!("Utgåvan gäller från {day}. Planen visas som om den redan gällde.")
        }
        Language::English => {
            format!("The release is in force from {day}. The plan is shown as if it already were.")
        }
    })
}

/// That the next visits are those that are duties, where the others were not asked for.
fn left_out(plan: &Plan, output: &mut Output) {
    let view = plan.receipt.view.as_ref();
    if view.is_some_and(|view| view.next.is_some() && !view.as_needed) {
        output.say(
            "Besök vid behov är inte med här; --as-needed tar med dem.\n",
            "Visits that are made as needed are not shown here; --as-needed shows them.\n",
        );
    }
}

/// By which day it was known, where that is another than the day of the plan.
fn known_at(receipt: &Receipt, language: Language) -> String {
    if receipt.known_at == receipt.as_of {
        return String::new();
    }
    let before = either(
        language,
        ", enligt det som var noterat",
        ", from what was recorded by",
    );
    format!("{before} {}", day(receipt.known_at, language))
}

fn proof_line(plan: &Plan, language: Language) -> String {
    let Some(mark) = plan.receipt.proof else {
        return either(
            language,
            "Programmet är inte kontrollerat i den här körningen. Bygg det med \"stafett build\" och planera från artefakten.",
            "The programme was not checked in this run. Build it with \"stafett build\" and plan from the artefact.",
        )
        .to_owned();
    };
    let (first, last) = (mark.born_from, mark.born_through);
    match (mark.proven, language) {
        (true, Language::Swedish) => format!(
            "Programmet är kontrollerat för födda {first} till och med {last}; {} godtagna fynd, {} utsagor i ord.",
            mark.accepted, mark.in_words
        ),
        (true, Language::English) => format!(
            "The programme is checked for births {first} through {last}; {} accepted findings, {} statements in words.",
            mark.accepted, mark.in_words
        ),
        (false, Language::Swedish) => "Programmet är INTE bevisat: kontrollen fann fel.".to_owned(),
        (false, Language::English) => {
            "The programme is NOT proven: the check found errors.".to_owned()
        }
    }
}

/// The age in words, after a comma; nothing before birth.
fn age(born: Day, as_of: Day, language: Language) -> String {
    let days = as_of.since(born);
    let ((year, month, of_month), (born_year, born_month, born_of_month)) =
        (as_of.ymd(), born.ymd());
    let whole = i64::from(year - born_year) * 12 + i64::from(month) - i64::from(born_month);
    let months = whole - i64::from(of_month < born_of_month);
    let (number, sv, en) = match () {
        () if days < 0 => return String::new(),
        () if days < 7 * 9 && days % 7 == 0 && days > 0 => {
            (i64::from(days / 7), ["vecka", "veckor"], ["week", "weeks"])
        }
        () if months < 2 => (i64::from(days), ["dag", "dagar"], ["day", "days"]),
        () if months < 36 => (months, ["månad", "månader"], ["month", "months"]),
        () => (months / 12, ["år", "år"], ["year", "years"]),
    };
    let word = either(
        language,
        sv[usize::from(number != 1)],
        en[usize::from(number != 1)],
    );
    format!(" ({number} {word})")
}

/// Lines with the name at their end, in brackets, made dim where the reader sees colours: the name by
/// which `--why` can be asked.
pub(crate) fn with_name(lines: &str, name: &str, output: &Output) -> String {
    let named = format!("[{name}]");
    match (output.colours(To::Results), lines.rfind(&named)) {
        (true, Some(at)) => {
            let (before, rest) = lines.split_at(at);
            format!("{before}\u{1b}[2m{named}\u{1b}[0m{}", &rest[named.len()..])
        }
        _ => lines.to_owned(),
    }
}

/// An area's title, and its name.
pub(crate) fn area_name(area: &Named, output: &Output) -> String {
    let line = paragraph("", &format!("{} [{}]", area.title, area.id));
    with_name(&line, &area.id, output)
}

/// A status in words.
pub(crate) fn status(status: Status, language: Language) -> &'static str {
    either(language, status.sv(), status.en())
}

fn warnings(plan: &Plan, output: &mut Output) {
    let language = output.language();
    if plan.warnings.is_empty() {
        return;
    }
    output.say("VARNINGAR", "WARNINGS");
    for warning in &plan.warnings {
        output.print(
            To::Results,
            &paragraph("  ! ", words(&warning.text, language)),
        );
    }
    output.line("");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_the_unit_that_people_use() {
        let of = |born: &str, as_of: &str| {
            age(
                Day::parse(born).unwrap(),
                Day::parse(as_of).unwrap(),
                Language::Swedish,
            )
        };
        assert_eq!(of("2026-01-15", "2026-01-15"), " (0 dagar)");
        assert_eq!(of("2026-01-15", "2026-01-16"), " (1 dag)");
        assert_eq!(of("2026-01-15", "2026-02-12"), " (4 veckor)");
        assert_eq!(of("2026-01-15", "2026-11-21"), " (10 månader)");
        assert_eq!(of("2009-03-31", "2026-03-30"), " (16 år)");
        assert_eq!(of("2026-01-15", "2026-01-14"), "");
    }
}
