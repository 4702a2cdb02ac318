//! `test`: the authors' scenarios: children, each with the lines that its plan must have.

use super::{plan, tell};
use crate::args::Test;
use crate::child::{self, Read};
use crate::draw;
use crate::editions::Layers;
use crate::files;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use stafett_diag::{Diagnostic, Name, Text, closest};
use stafett_formats::child::Expected;
use stafett_model::Day;
use stafett_plan::{ContentEntry, Dates, Plan, PlannedDay, Status, VisitItem};
use std::path::Path;

/// Runs the command.
pub(crate) fn run(wish: &Test, output: &mut Output) -> Result<Outcome, Trouble> {
    let opened = opened::folder_or_artefact(&wish.programme, output)?;
    tell(&opened, output);
    let layers = opened.layers.as_ref();
    let dir = wish.dir.clone().unwrap_or_else(|| {
        layers.map_or_else(|| wish.programme.join("scenarier"), Layers::scenarios)
    });
    let paths = if files::is_folder(&dir) || wish.dir.is_some() {
        files::names(&dir, &["yaml", "yml", "json"])?
    } else {
        Vec::new()
    };
    let mut failed = 0;
    for path in &paths {
        failed += usize::from(!holds(path, &opened, output)?);
    }
    let kept = paths.len() - failed;
    output.say(
        &format!("Scenarier: {kept} håller, {failed} håller inte"),
        &format!("Scenarios: {kept} hold, {failed} do not"),
    );
    Ok(if failed == 0 {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

fn holds(path: &Path, opened: &Opened, output: &mut Output) -> Result<bool, Trouble> {
    let scenario = child::read(path, &opened.programme)?;
    let as_of = plan::day(None, &scenario.file)?;
    let plan = plan::of(opened, &scenario.file.child, as_of, None);
    let check = |expected: &Expected| differences(expected, &plan, &scenario);
    let told: Vec<Diagnostic> = scenario.file.expect.iter().flat_map(check).collect();
    draw::diagnostics(
        &told,
        std::slice::from_ref(&scenario.shown),
        To::Diagnostics,
        output,
    );
    Ok(told.is_empty())
}

/// What a scenario's line is compared with.
struct Line<'p> {
    status: Status,
    window: &'p Dates,
    service: &'p str,
}

fn differences(expected: &Expected, plan: &Plan, scenario: &Read) -> Vec<Diagnostic> {
    let tell =
        |text: Text| Diagnostic::new(Name::ScenarioFails, scenario.line(expected.line), text);
    let Some(line) = find(plan, &expected.item) else {
        return vec![missing(expected, plan, tell)];
    };
    let mut told = Vec::new();
    if let Some(status) = expected.status.filter(|status| *status != line.status) {
        let (sv, en) = (
            (line.status.sv(), status.sv()),
            (line.status.en(), status.en()),
        );
        told.push(tell(is_not(sv, en)));
    }
    let days = [
        (expected.earliest, line.window.earliest),
        (expected.recommended, line.window.recommended),
        (expected.latest, line.window.latest),
    ];
    told.extend(
        days.into_iter()
            .filter_map(|(wanted, found)| day_differs(wanted?, found))
            .map(tell),
    );
    if let Some(service) = expected
        .service
        .as_deref()
        .filter(|service| *service != line.service)
    {
        told.push(tell(is_not(
            (line.service, service),
            (line.service, service),
        )));
    }
    told
}

fn missing(expected: &Expected, plan: &Plan, tell: impl Fn(Text) -> Diagnostic) -> Diagnostic {
    let item = &expected.item;
    let diagnostic = tell(Text::new(
        format!("planen har ingen rad som heter \"{item}\""),
        format!("the plan has no line called \"{item}\""),
    ));
    let entries = plan
        .items
        .iter()
        .flat_map(|visit| visit.contents.iter().map(|entry| &entry.id));
    let known = plan
        .items
        .iter()
        .map(|visit| &visit.id)
        .chain(entries)
        .map(String::as_str);
    match closest(item, known) {
        Some(meant) => diagnostic.help(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        )),
        None => diagnostic,
    }
}

fn find<'p>(plan: &'p Plan, id: &str) -> Option<Line<'p>> {
    let of_visit = |visit: &'p VisitItem| Line {
        status: visit.status,
        window: &visit.window,
        service: &visit.service.id,
    };
    let of_entry = |visit: &'p VisitItem, entry: &'p ContentEntry| Line {
        status: entry.status,
        window: &entry.window,
        service: &visit.service.id,
    };
    plan.items.iter().find_map(|visit| {
        if visit.id == id {
            return Some(of_visit(visit));
        }
        let entry = visit.contents.iter().find(|entry| entry.id == id)?;
        Some(of_entry(visit, entry))
    })
}

fn is_not(sv: (&str, &str), en: (&str, &str)) -> Text {
    Text::new(
        format!("planen säger \"{}\", scenariot \"{}\"", sv.0, sv.1),
        format!("the plan says \"{}\", the scenario \"{}\"", en.0, en.1),
    )
}

fn day_differs(wanted: Day, found: Option<PlannedDay>) -> Option<Text> {
    let found = found.map(|day| day.on);
    (found != Some(wanted)).then(|| {
        let found = found.map_or_else(|| "–".to_owned(), |day| day.to_string());
        let wanted = wanted.to_string();
        is_not((&found, &wanted), (&found, &wanted))
    })
}
