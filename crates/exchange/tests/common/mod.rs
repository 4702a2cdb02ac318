//! A programme and a child in which every status arises.
#![allow(dead_code)] // each test file uses its part

use stafett_compile::{Source, compile};
use stafett_formats::{Form, child};
use stafett_model::{Day, Programme};
use stafett_plan::Plan;

pub fn programme() -> Programme {
    let source = Source {
        path: "program.stafett".into(),
        text: include_str!("program.stafett").into(),
    };
    let compiled = compile(&[source]);
    let programme = compiled.programme;
    programme.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// Åsa's plan as of her file's own day.
pub fn plan() -> Plan {
    as_of("2026-04-20")
}

/// Åsa's plan as of a day.
pub fn as_of(day: &str) -> Plan {
    with_events(day, "")
}

/// Åsa's plan as of a day, with further events after her own, as YAML.
pub fn with_events(day: &str, events: &str) -> Plan {
    let programme = programme();
    let text = format!("{}  {events}\n", include_str!("åsa.yaml"));
    let file = child::read(&text, Form::Yaml, &programme);
    let child = file.unwrap_or_else(|errors| panic!("{errors:?}")).child;
    let mut plan = stafett_plan::plan(&programme, &child, Day::parse(day).unwrap());
    // As the command does; and so that no golden changes with the engine's version.
    plan.receipt.digest = format!("sha256:{}", "0".repeat(64));
    plan.receipt.engine = "stafett-plan test".into();
    plan
}
