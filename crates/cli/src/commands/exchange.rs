//! A plan in the formats of others: what was asked for, as the settings of that room.

use crate::args::{Exchange, Plan as Wish, PlanFormat};
use crate::language::to_programme;
use crate::organisations;
use crate::trouble::Trouble;
use stafett_diag::{Language, Text};
use stafett_exchange::calendar::{self, Titles, Whose};
use stafett_exchange::fhir::{self, Shape};
use stafett_model::Programme;
use stafett_plan::{Plan, View};

/// FHIR and iCalendar have a form for plans alone: not for derivations, answers, nor for days of responsibility.
pub(super) fn fits(wish: &Wish) -> Result<(), Trouble> {
    let of_others = matches!(wish.format, PlanFormat::Fhir | PlanFormat::Ics);
    let of_plan = wish.why.is_none() && wish.responsibility.is_none() && !wish.answers;
    if of_plan || !of_others {
        return Ok(());
    }
    Err(Trouble::usage(
        "som fhir och ics skrivs bara planen",
        "only the plan is written as fhir and ics",
        Some(Text::new(
            "välj --format text, json eller yaml, eller ta bort --why, --responsibility och --answers",
            "choose --format text, json or yaml, or leave out --why, --responsibility and --answers",
        )),
    ))
}

/// The plan as a FHIR R4 bundle.
pub(super) fn fhir(
    plan: &Plan,
    programme: &Programme,
    wish: &Exchange,
    language: Language,
) -> Result<String, Trouble> {
    let organisations = wish.organisations.as_deref();
    let organisations = organisations.map(|path| organisations::read(path, programme));
    let settings = fhir::Settings {
        language: to_programme(language),
        child_system: wish.child_system.clone(),
        shape: match wish.transaction {
            true => Shape::Transaction,
            false => Shape::Collection,
        },
        all: wish.all,
        organisations: organisations.transpose()?.unwrap_or_default(),
    };
    Ok(fhir::r4(plan, &settings))
}

/// The wanted part of the plan as iCalendar. Where a service is named, the calendar is its own: with the
/// visits in which it takes part and its handovers, which the part of the plan does not have.
pub(super) fn ics(whole: &Plan, wanted: View, wish: &Exchange, language: Language) -> String {
    let whose = match &wanted.service {
        None => Whose::Family,
        Some(service) => Whose::Service(service.id.clone()),
    };
    let part = View {
        service: None,
        ..wanted
    };
    let settings = calendar::Settings {
        language: to_programme(language),
        whose,
        titles: match (wish.titles, wish.discreet) {
            (_, true) => Titles::Discreet,
            (true, false) => Titles::Visit,
            (false, false) => Titles::Service,
        },
        label: wish.name.clone(),
        child_system: wish.child_system.clone(),
    };
    calendar::ics(&part.part(whole), &settings)
}
