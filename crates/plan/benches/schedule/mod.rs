//! 48 rules, invented children with their histories, and the same plan twice: by the engine and by hand.

pub mod children;
pub mod straight;

use stafett_compile::{Source, compile};
use stafett_model::{Made, Programme};
use straight::{EXAMINATIONS, Facts};

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
