//! What is due for a child, by a compiled programme. Born, the day for which it is asked, what was done:
//! `cargo run -p stafett-embed -- programme.json 2026-01-15 2026-03-01 bhv.v4=2026-02-12`
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use stafett_plan::model::{Child, Day, Event, EventKind, Programme};
use stafett_plan::{Status, plan};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, born, as_of, done @ ..] = arguments.as_slice() else {
        return Err("give: programme.json born as-of [visit=day …]".into());
    };
    let programme = Programme::from_artefact(&std::fs::read(file)?)?;
    let mut child = Child::born(Day::parse(born)?);
    for one in done {
        let (name, on) = one.split_once('=').ok_or("give: visit=day")?;
        let visit = programme.visit_named(name).ok_or("no such visit")?;
        let done = EventKind::Done {
            visit,
            items: Vec::new(),
        };
        child.events.push(Event::new(name, Day::parse(on)?, done));
    }
    for item in plan(&programme, &child, Day::parse(as_of)?).items {
        if item.status == Status::Due {
            println!("{}: {}", item.title, item.reason.sv);
        }
    }
    Ok(())
}
