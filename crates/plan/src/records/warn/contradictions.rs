//! Facts that do not fit together, or not the child on the day of the plan.

use crate::facts::in_force;
use crate::place::start;
use crate::view::Given;
use crate::words::{facts_in_a_row, fill, row};
use crate::{Warning, WarningKind};
use alloc::vec::Vec;
use stafett_model::proof::Words;
use stafett_model::{Condition, FactId, Point, words};

/// Warns of each invariant that is certainly in force on the as-of day, whose facts are all recorded and that they break.
pub(super) fn of(given: Given<'_>, warnings: &mut Vec<Warning>) {
    let population = &given.programme.population;
    let always = population.always.iter();
    let always = always.filter(|condition| is_broken(given, condition));
    warnings.extend(always.map(|condition| together(given, &condition.facts())));
    let during = population.during.iter();
    let during = during.filter(|row| is_broken(given, &row.condition));
    let during = during.filter(|row| is_in_force(given, row.days.as_ref()));
    warnings.extend(during.map(|row| on_the_day(given, &row.condition.facts())));
}

fn is_broken(given: Given<'_>, invariant: &Condition) -> bool {
    let recorded = |fact| value(given, fact);
    let facts = invariant.facts();
    facts.iter().all(|fact| recorded(*fact).is_some()) && !invariant.holds(&recorded)
}

/// The recorded value that counts on the as-of day.
fn value(given: Given<'_>, fact: FactId) -> Option<i32> {
    given.recorded(fact, given.as_of).map(|(value, _)| value)
}

/// Whether the as-of day lies in these days for certain, whenever the child starts school.
fn is_in_force(given: Given<'_>, days: Option<&(Point, Point)>) -> bool {
    let (programme, day) = (given.programme, given.as_of);
    match start::unknown(given) {
        None => in_force(programme, &given.view(), days, day),
        Some(_) => !start::each(given, |seen| !in_force(programme, &seen, days, day)),
    }
}

/// Of facts that never fit together.
fn together(given: Given<'_>, facts: &[FactId]) -> Warning {
    let programme = given.programme;
    let rows = facts.iter().filter_map(|fact| programme.fact(*fact));
    let text = fill(
        "Uppgifterna går inte ihop: {}. Var och en tas som den står.",
        "These do not fit together: {}. Each is taken as it stands.",
        &[facts_in_a_row(programme, rows)],
    );
    warning(given, facts, text)
}

/// Of facts that do not fit on the day of the plan.
fn on_the_day(given: Given<'_>, facts: &[FactId]) -> Warning {
    let programme = given.programme;
    let told = facts.iter().filter_map(|fact| {
        let title = words::fact_title(programme, programme.fact(*fact)?);
        let value = words::fact_value(programme, *fact, value(given, *fact)?);
        Some(fill("{} ({})", "{} ({})", &[title, value]))
    });
    let told: Vec<Words> = told.collect();
    let told = Words {
        sv: row(told.iter().map(|one| one.sv.as_str())).sv,
        en: row(told.iter().map(|one| one.en.as_str())).en,
    };
    let text = fill(
        "Det här kan inte gälla barnet den {}: {}. Det tas som det står.",
        "This cannot be so of the child on {}: {}. It is taken as it stands.",
        &[words::day(given.as_of), told],
    );
    warning(given, facts, text)
}

fn warning(given: Given<'_>, facts: &[FactId], text: Words) -> Warning {
    let rows = facts.iter();
    let rows = rows.filter_map(|fact| given.programme.fact(*fact));
    Warning {
        kind: WarningKind::FactsContradict,
        about: row(rows.map(|row| row.meta.id.as_str())).en,
        on: None,
        text,
    }
}
