//! Who does it, and what is known of the child: bodies, roles, services, facts, events, target
//! groups.

use super::sheet::row as titles;
use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::{
    Body, Change, Clause, DeclarationKind, Fact, NamedEvent, Programme, Role, Service, TargetGroup,
    Values, words,
};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    let bodies = programme.bodies.iter().map(|row| body(programme, row));
    all.extend(bodies.map(|one| (DeclarationKind::ResponsibleBody, one)));
    let roles = programme.roles.iter().map(|Role { meta }| {
        let sheet = Sheet::new(programme);
        Described::of(meta, sheet)
    });
    all.extend(roles.map(|one| (DeclarationKind::Role, one)));
    let services = programme.services.iter().map(|row| service(programme, row));
    all.extend(services.map(|one| (DeclarationKind::Service, one)));
    // What the compiler makes of results and outcomes stands with the visits.
    let declared = programme.facts.iter().filter(|row| row.made.is_none());
    let facts = declared.map(|row| fact(programme, row));
    all.extend(facts.map(|one| (DeclarationKind::Fact, one)));
    let events = programme.events.iter().map(|row| event(programme, row));
    all.extend(events.map(|one| (DeclarationKind::Event, one)));
    let groups = programme.groups.iter().map(|row| group(programme, row));
    all.extend(groups.map(|one| (DeclarationKind::TargetGroup, one)));
}

fn everywhere(sheet: &mut Sheet<'_>, everywhere: bool) {
    sheet.either(
        ("Finns", "Is there"),
        everywhere,
        ("överallt", "everywhere"),
        ("inte överallt", "not everywhere"),
    );
}

fn body(
    programme: &Programme,
    Body {
        meta,
        everywhere: is,
    }: &Body,
) -> Described {
    let mut sheet = Sheet::new(programme);
    everywhere(&mut sheet, *is);
    Described::of(meta, sheet)
}

fn service(programme: &Programme, row: &Service) -> Described {
    let Service {
        meta,
        bodies,
        roles,
        everywhere: is,
    } = row;
    let mut sheet = Sheet::new(programme);
    for body in bodies {
        let says = sheet.titled(programme.body(*body).map(|row| &row.meta));
        sheet.entry("Huvudman", "Responsible body", says);
    }
    for role in roles {
        let says = sheet.titled(programme.role(*role).map(|row| &row.meta));
        sheet.entry("Roll", "Role", says);
    }
    everywhere(&mut sheet, *is);
    Described::of(meta, sheet)
}

fn fact(programme: &Programme, row: &Fact) -> Described {
    let Fact {
        meta,
        values,
        change,
        if_unknown,
        clause,
        made: _,
    } = row;
    let mut sheet = Sheet::new(programme);
    match values {
        Values::YesNo => sheet.say("Värden", "Values", Words::new("ja eller nej", "yes or no")),
        Values::OneOf(names) => {
            for name in names {
                sheet.entry("Värde", "Value", Words::same(name.replace('_', " ")));
            }
        }
        Values::Whole { from, through } => {
            sheet.say("Värden", "Values", Words::same(format!("{from}–{through}")));
        }
        Values::Date => sheet.say("Värden", "Values", Words::new("datum", "a date")),
    }
    let says = match change {
        Change::Fixed => Words::new("fast", "fixed"),
        Change::MayChange => Words::new("kan ändras", "may change"),
        Change::RecordedAt(visit) => {
            let visit = sheet.titled(programme.visit(*visit).map(|row| &row.meta));
            Words::new(
                format!("noteras vid {}", visit.sv),
                format!("recorded at {}", visit.en),
            )
        }
    };
    sheet.say("Hur den ändras", "How it changes", says);
    if let Some(value) = if_unknown {
        sheet.say("Om okänt", "If unknown", words::value(values, *value));
    }
    if let Some(Clause { holds, denied, .. }) = clause {
        let says = Words::new(
            format!("{holds}; annars: {denied}"),
            format!("{holds}; otherwise: {denied}"),
        );
        sheet.say("I ord", "In words", says);
    }
    Described::of(meta, sheet)
}

fn event(programme: &Programme, event: &NamedEvent) -> Described {
    let NamedEvent {
        meta,
        earliest,
        shown_by,
    } = event;
    let mut sheet = Sheet::new(programme);
    sheet.point("Tidigast", "Earliest", earliest);
    let services = shown_by.iter().map(|id| programme.service(*id));
    let services: Vec<Words> = services
        .map(|row| sheet.titled(row.map(|row| &row.meta)))
        .collect();
    if !services.is_empty() {
        sheet.say(
            "Visas av besök hos",
            "Shown by visits to",
            titles(&services),
        );
    }
    Described::of(meta, sheet)
}

fn group(programme: &Programme, TargetGroup { meta, condition }: &TargetGroup) -> Described {
    let mut sheet = Sheet::new(programme);
    sheet.condition(condition);
    Described::of(meta, sheet)
}
