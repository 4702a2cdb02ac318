//! What each answer to a plan's questions would give.

use super::items::window;
use super::responsible::held;
use super::status;
use crate::args::PlanFormat;
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view::timeline::holder;
use stafett_diag::Language;
use stafett_formats::plan::{self as formats, Answered};
use stafett_plan::{Answer, Plan, ResponsibleThen, Status, VisitThen};

/// Prints the questions, each with its answers.
pub(crate) fn print(
    plan: &Plan,
    questions: &[Answered<'_>],
    format: PlanFormat,
    output: &mut Output,
) {
    match format {
        PlanFormat::Text => text(questions, output),
        PlanFormat::Json => output.print(To::Results, &formats::answers_json(plan, questions)),
        PlanFormat::Yaml => output.print(To::Results, &formats::answers_yaml(plan, questions)),
        // Refused before anything is read.
        PlanFormat::Fhir | PlanFormat::Ics => {}
    }
}

fn text(questions: &[Answered<'_>], output: &mut Output) {
    if questions.is_empty() {
        output.say(
            "Det finns ingen fråga som någon kan svara på i dag.",
            "There is no question that somebody can answer today.",
        );
        return;
    }
    let language = output.language();
    for Answered { question, answers } in questions {
        let asked = format!("{} [{}]", words(&question.text, language), question.id);
        output.print(To::Results, &paragraph("", &asked));
        for alike in alike(answers) {
            print_alike(&alike, language, output);
        }
        output.line("");
    }
}

/// The answers that give the same together, in the place of the first.
fn alike(answers: &[Answer]) -> Vec<Vec<&Answer>> {
    let mut groups: Vec<Vec<&Answer>> = Vec::new();
    for answer in answers {
        let gives = |one: &&Answer| {
            (&one.visits, &one.responsible) == (&answer.visits, &answer.responsible)
        };
        match groups.iter_mut().find(|group| group.iter().any(gives)) {
            Some(group) => group.push(answer),
            None => groups.push(vec![answer]),
        }
    }
    groups
}

/// Answers that give the same, and what would stand otherwise: what the child would have first.
fn print_alike(answers: &[&Answer], language: Language, output: &mut Output) {
    let Some(answer) = answers.first() else {
        return;
    };
    let values: Vec<&str> = answers
        .iter()
        .map(|one| words(&one.text, language))
        .collect();
    output.print(
        To::Results,
        &paragraph("  ", &format!("{}:", values.join(", "))),
    );
    let visits = answer.visits.iter();
    let (others, own): (Vec<&VisitThen>, Vec<&VisitThen>) =
        visits.partition(|visit| visit.status == Status::NotApplicable);
    for visit in &own {
        output.print(To::Results, &paragraph("      ", &stands(visit, language)));
    }
    for area in &answer.responsible {
        output.print(To::Results, &paragraph("      ", &leads(area, language)));
    }
    if !others.is_empty() {
        let head = status(Status::NotApplicable, language);
        let titles: Vec<&str> = others.iter().map(|visit| visit.title.as_str()).collect();
        let line = format!("{head}: {}", titles.join(", "));
        output.print(To::Results, &paragraph("      ", &line));
    }
    if own.is_empty() && others.is_empty() && answer.responsible.is_empty() {
        let nothing = either(language, "avgör inget ensamt", "decides nothing alone");
        output.print(To::Results, &paragraph("      ", nothing));
    }
}

fn stands(visit: &VisitThen, language: Language) -> String {
    let days = window(&visit.window, language);
    let days = Some(days).filter(|days| !days.is_empty());
    let days = days.map(|days| format!(", {days}")).unwrap_or_default();
    format!(
        "{}: {}{days} · {} [{}]",
        status(visit.status, language),
        visit.title,
        visit.service.title,
        visit.id
    )
}

fn leads(area: &ResponsibleThen, language: Language) -> String {
    let who = |one| held(one, language).unwrap_or_else(|| holder(one, language));
    let (service, body) = (who(&area.service), who(&area.body));
    let duty = either(language, "huvudman", "responsible body");
    format!("{}: {service}; {duty}: {body}", area.area.title)
}
