//! 48 rules, invented children with their histories, and the same plan twice: by the engine and by hand.

pub mod children;
pub mod straight;

use stafett_compile::{Source, compile};
use stafett_model::{Made, Programme, VisitId};
use stafett_plan::{Outline, PlannedDay};
use straight::{Actor, EXAMINATIONS, Facts, Line, NONE, RULES};

/// The 48 rules.
pub const TEXT: &str = include_str!("programme.stafett");

/// What a text compiles to.
pub fn compiled(text: &str) -> Programme {
    let compiled = compile(&[Source {
        path: "programme.stafett".into(),
        text: text.into(),
    }]);
    let told = compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:#?}"))
}

/// Where the facts that the plan written by hand reads lie in the programme's table.
pub fn facts(programme: &Programme) -> Facts {
    let named = |name: &str| {
        let place = programme.facts.iter().position(|row| row.meta.id == name);
        place.and_then(|place| u16::try_from(place).ok())
    };
    let result = |at: usize| {
        let of = |made: &Option<Made>| match made {
            Some(Made::Result { visit, .. }) => visit.index() == EXAMINATIONS + at,
            _ => false,
        };
        let place = programme.facts.iter().position(|row| of(&row.made));
        place.and_then(|place| u16::try_from(place).ok())
    };
    let known = |place: Option<u16>| place.unwrap_or_else(|| panic!("a fact is missing"));
    Facts {
        area: known(named("områdestyp")),
        results: [0, 1, 2].map(|at| known(result(at))),
    }
}

/// Those lines of an outline that the plan written by hand has: of a dose its own, of any other visit the
/// visit's.
pub fn lines(programme: &Programme, outline: &Outline) -> [Line; RULES] {
    let mut lines = [straight::EMPTY; RULES];
    for line in outline.lines() {
        let item = line.item.and_then(|item| programme.item(item));
        if line.item.is_some() && item.is_none_or(|item| item.dose.is_none()) {
            continue;
        }
        let day = |day: Option<PlannedDay>| day.map_or(NONE, |day| day.on.number());
        lines[line.visit.index()] = Line {
            status: line.status,
            earliest: day(line.dates.earliest),
            recommended: day(line.dates.recommended),
            latest: day(line.dates.latest),
            by: Actor {
                service: line.service.0,
                body: line.body.map_or(u16::MAX, |body| body.0),
            },
        };
    }
    lines
}

/// The name of a rule.
pub fn rule(programme: &Programme, place: usize) -> &str {
    let id = VisitId(u16::try_from(place).unwrap_or(u16::MAX));
    programme.visit(id).map_or("", |row| row.meta.id.as_str())
}
