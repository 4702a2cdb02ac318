//! `plan`: one child's plan.

use super::{asked_day, day_of, tell};
use crate::args::{Plan as Wish, PlanFormat};
use crate::child;
use crate::draw;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::today::today;
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_diag::{Text, closest};
use stafett_formats::artefact::ProofSummary;
use stafett_formats::child::ChildFile;
use stafett_formats::plan as formats;
use stafett_model::{AsOf, Child, Day, Programme};
use stafett_plan::Plan;

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    asked_day(wish.as_of.as_deref())?;
    let known = day_of("--known-at", wish.known_at.as_deref())?;
    let opened = opened::folder_or_artefact(&wish.programme, output)?;
    tell(&opened, output);
    let child = child::read(&wish.child, &opened.programme)?;
    let day = day(wish.as_of.as_deref(), &child.file)?;
    let as_of = AsOf {
        day,
        known: known.unwrap_or(day),
    };
    if let Some(rule) = &wish.why {
        return why(rule, wish.format, &opened, &child.file.child, as_of, output);
    }
    let plan = of(&opened, &child.file.child, as_of, opened.proof);
    let warnings = child.warnings(&plan.warnings);
    draw::diagnostics(
        &warnings,
        std::slice::from_ref(&child.shown),
        To::Diagnostics,
        output,
    );
    match wish.format {
        PlanFormat::Text => view::plan::text(&plan, &child.file.child, output),
        PlanFormat::Json => output.print(To::Results, &formats::json(&plan)),
        PlanFormat::Yaml => output.print(To::Results, &formats::yaml(&plan)),
    }
    Ok(Outcome::Clean)
}

/// The day for which a plan is wanted: the one that was asked for, else the child's own, else today.
pub(crate) fn day(asked: Option<&str>, file: &ChildFile) -> Result<Day, Trouble> {
    Ok(asked_day(asked)?.or(file.as_of).unwrap_or_else(today))
}

/// The plan of a child, with the programme's digest and proof in its receipt.
pub(crate) fn of(
    opened: &Opened,
    child: &Child,
    as_of: impl Into<AsOf>,
    proof: Option<ProofSummary>,
) -> Plan {
    let mut plan = stafett_plan::plan(&opened.programme, child, as_of);
    plan.receipt.digest.clone_from(&opened.digest);
    plan.receipt.proof = proof.map(ProofSummary::mark);
    plan
}

fn why(
    rule: &str,
    format: PlanFormat,
    opened: &Opened,
    child: &Child,
    as_of: AsOf,
    output: &mut Output,
) -> Result<Outcome, Trouble> {
    let Some(mut why) = stafett_plan::why(&opened.programme, child, as_of, rule) else {
        return Err(unknown_rule(rule, &opened.programme));
    };
    if let Some(layers) = &opened.layers {
        why.file = format!("{}/{}", layers.root, why.file);
    }
    match format {
        PlanFormat::Text => view::why::text(&why, output),
        PlanFormat::Json => output.print(To::Results, &formats::why_json(&why)),
        PlanFormat::Yaml => output.print(To::Results, &formats::why_yaml(&why)),
    }
    Ok(Outcome::Clean)
}

fn unknown_rule(rule: &str, programme: &Programme) -> Trouble {
    let visits = programme.visits.iter().map(|visit| visit.meta.id.clone());
    let areas = programme.areas.iter().map(|area| area.meta.id.clone());
    let contents = programme.visits.iter().flat_map(|visit| {
        let items = visit.items.iter().filter_map(|id| programme.item(*id));
        items.map(|item| format!("{}/{}", visit.meta.id, item.meta.id))
    });
    let known: Vec<String> = visits.chain(areas).chain(contents).collect();
    let meant = closest(rule, known.iter().map(String::as_str));
    let help = match meant {
        Some(meant) => Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ),
        None => Text::new(
            "namnge ett besök (bhv.v02_4v), ett moment i det (bhv.v02_4v/tillväxt) eller ett område",
            "name a visit (bhv.v02_4v), a content item in it (bhv.v02_4v/tillväxt) or an area",
        ),
    };
    Trouble::usage(
        format!("programmet har ingen rad som heter \"{rule}\""),
        format!("the programme has no line called \"{rule}\""),
        Some(help),
    )
}
