//! `plan`: one child's plan.

use super::{asked_day, day_of, exchange, tell};
use crate::args::{Plan as Wish, PlanFormat, PlanPart};
use crate::child;
use crate::draw;
use crate::language::of_programme;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::sought::Sought;
use crate::today::today;
use crate::translations;
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_book::translated::{Translations, translate};
use stafett_diag::Text;
use stafett_formats::artefact::ProofSummary;
use stafett_formats::child::ChildFile;
use stafett_formats::plan::{self as formats, Answered, AreaTimeline};
use stafett_model::{AreaId, AsOf, Child, Day, Meta, Programme};
use stafett_plan::{Named, Plan, Planner, View};

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    exchange::fits(wish)?;
    if wish.vaccinations && wish.format != PlanFormat::Text {
        return Err(for_people_alone());
    }
    asked_day(wish.as_of.as_deref())?;
    let known = day_of("--known-at", wish.known_at.as_deref())?;
    let mut opened = opened::folder_or_artefact(&wish.programme, output)?;
    let translations = translations(wish, &mut opened, output)?;
    tell(&opened, output);
    let child = child::read(&wish.child, &opened.programme)?;
    let own = Own::titles(&opened.programme);
    if let Some(translations) = translations {
        opened.programme = translate(&opened.programme, &translations).programme;
    }
    let day = day(wish.as_of.as_deref(), &child.file)?;
    let as_of = AsOf {
        day,
        known: known.unwrap_or(day),
    };
    if let Some(rule) = &wish.why {
        let asked = (rule.as_str(), &own);
        return why(
            asked,
            wish.format,
            &opened,
            &child.file.child,
            as_of,
            output,
        );
    }
    if let Some(area) = &wish.responsibility {
        let area = area.as_deref().map(|area| (area, &own));
        let timelines = timelines(area, &opened, &child.file.child, as_of)?;
        view::timeline::print(&timelines, wish.format, &child.file.child, output);
        return Ok(Outcome::Clean);
    }
    if wish.answers {
        let plan = of(&opened, &child.file.child, as_of, opened.proof);
        let answered = answered(&opened.programme, &child.file.child, as_of, &plan);
        view::plan::answers::print(&plan, &answered, wish.format, output);
        return Ok(Outcome::Clean);
    }
    let wanted = wanted(&wish.part, &own, &opened.programme)?;
    let whole = of(&opened, &child.file.child, as_of, opened.proof);
    let plan = wanted.part(&whole);
    let warnings = child.warnings(&plan.warnings);
    draw::diagnostics(
        &warnings,
        std::slice::from_ref(&child.shown),
        To::Diagnostics,
        output,
    );
    match wish.format {
        PlanFormat::Text if wish.vaccinations => {
            view::plan::vaccinations::text(&plan, &child.file.child, &opened.programme, output);
        }
        PlanFormat::Text => view::plan::text(&plan, &child.file.child, output),
        PlanFormat::Json => output.print(To::Results, &formats::json(&plan)),
        PlanFormat::Yaml => output.print(To::Results, &formats::yaml(&plan)),
        PlanFormat::Fhir => {
            let (wish, language) = (&wish.exchange, output.language());
            let bundle = exchange::fhir(&plan, &opened.programme, wish, language)?;
            output.print(To::Results, &bundle);
        }
        PlanFormat::Ics => {
            let calendar = exchange::ics(&whole, wanted, &wish.exchange, output.language());
            output.print(To::Results, &calendar);
        }
    }
    Ok(Outcome::Clean)
}

/// What can be asked for by the programme's own titles, where others are printed.
struct Own {
    lines: Sought,
    areas: Sought,
    services: Sought,
}

impl Own {
    fn titles(programme: &Programme) -> Own {
        Own {
            lines: lines(programme),
            areas: areas(programme),
            services: services(programme),
        }
    }
}

/// What was meant by a name or a title: one that is printed, or else the programme's own.
fn meant<'s>(typed: &str, printed: &'s Sought, own: &Sought) -> Result<&'s Named, Trouble> {
    printed.find(typed).or_else(|trouble| {
        let named = own.find(typed).map_err(|_| trouble)?;
        printed.find(&named.id)
    })
}

/// The translations with which the plan is printed: for people and their calendars and records, where these do not read the
/// programme's language. What programs read has the programme's own titles.
fn translations(
    wish: &Wish,
    opened: &mut Opened,
    output: &Output,
) -> Result<Option<Translations>, Trouble> {
    let is_own = output.language() == of_programme(opened.programme.language);
    if is_own || matches!(wish.format, PlanFormat::Json | PlanFormat::Yaml) {
        return Ok(None);
    }
    let asked = translations::asked(wish.translations.as_deref(), opened)?;
    Ok(Some(asked).filter(|asked| !asked.is_empty()))
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
    under(&opened.programme, &opened.digest, child, as_of, proof)
}

/// The plan of a child under a programme of this digest.
pub(crate) fn under(
    programme: &Programme,
    digest: &str,
    child: &Child,
    as_of: impl Into<AsOf>,
    proof: Option<ProofSummary>,
) -> Plan {
    let mut plan = stafett_plan::plan(programme, child, as_of);
    digest.clone_into(&mut plan.receipt.digest);
    plan.receipt.proof = proof.map(ProofSummary::mark);
    plan
}

/// The questions of a plan that somebody can answer on its day, with what each answer would give.
fn answered<'p>(
    programme: &Programme,
    child: &Child,
    as_of: AsOf,
    plan: &'p Plan,
) -> Vec<Answered<'p>> {
    let planner = Planner::new(programme);
    let all = planner.all_answers(child, as_of, plan).into_iter();
    all.map(|(question, answers)| Answered { question, answers })
        .collect()
}

/// The table of vaccinations is a view for people: programs have all of it in the plan.
fn for_people_alone() -> Trouble {
    Trouble::usage(
        "--vaccinations skrivs bara som text",
        "--vaccinations is written as text only",
        Some(Text::new(
            "planen i --format json har doserna i judgedDoses och i besökens contents",
            "the plan in --format json has the doses in judgedDoses and in the contents of its visits",
        )),
    )
}

fn why(
    (rule, own): (&str, &Own),
    format: PlanFormat,
    opened: &Opened,
    child: &Child,
    as_of: AsOf,
    output: &mut Output,
) -> Result<Outcome, Trouble> {
    let sought = lines(&opened.programme);
    let rule = &meant(rule, &sought, &own.lines)?.id;
    let Some(mut why) = stafett_plan::why(&opened.programme, child, as_of, rule) else {
        return Err(sought.unknown(rule));
    };
    if let Some(layers) = &opened.layers {
        why.file = format!("{}/{}", layers.root, why.file);
    }
    match format {
        PlanFormat::Text => view::why::text(&why, output),
        PlanFormat::Json => output.print(To::Results, &formats::why_json(&why)),
        PlanFormat::Yaml => output.print(To::Results, &formats::why_yaml(&why)),
        // Refused before anything is read.
        PlanFormat::Fhir | PlanFormat::Ics => {}
    }
    Ok(Outcome::Clean)
}

/// What can be asked for: visits, their contents, areas and transitions.
fn lines(programme: &Programme) -> Sought {
    let visits = programme.visits.iter().map(|visit| named(&visit.meta));
    let areas = programme.areas.iter().map(|area| named(&area.meta));
    let contents = programme.visits.iter().flat_map(|visit| {
        let items = visit.items.iter().filter_map(|id| programme.item(*id));
        items.map(|item| Named {
            id: format!("{}/{}", visit.meta.id, item.meta.id),
            title: item.meta.title.clone(),
        })
    });
    let transitions = programme.transitions.iter().map(|row| named(&row.meta));
    let lines = visits.chain(areas).chain(contents);
    let mut known: Vec<Named> = lines.chain(transitions).collect();
    known.sort();
    // A rule has one name, however many rows it has.
    known.dedup_by(|one, other| one.id == other.id);
    Sought {
        kind: ("ingen rad", "no line"),
        known,
        help: (
            "namnge ett besök (bhv.v02_4v), ett moment i det (bhv.v02_4v/tillväxt), ett område eller en övergång",
            "name a visit (bhv.v02_4v), a content item in it (bhv.v02_4v/tillväxt), an area or a transition",
        ),
    }
}

fn areas(programme: &Programme) -> Sought {
    Sought {
        kind: ("inget område", "no area"),
        known: programme.areas.iter().map(|row| named(&row.meta)).collect(),
        help: (
            "planen visar områdena under ANSVARIGA NU",
            "the plan shows the areas under RESPONSIBLE NOW",
        ),
    }
}

fn services(programme: &Programme) -> Sought {
    let services = programme.services.iter();
    Sought {
        kind: ("ingen verksamhet", "no service"),
        known: services.map(|row| named(&row.meta)).collect(),
        help: (
            "planen visar vem som gör varje besök",
            "the plan shows who makes each visit",
        ),
    }
}

fn named(meta: &Meta) -> Named {
    Named {
        id: meta.id.clone(),
        title: meta.title.clone(),
    }
}

/// The part of the plan that was asked for.
fn wanted(part: &PlanPart, own: &Own, programme: &Programme) -> Result<View, Trouble> {
    let (from, through) = (
        asked_day(part.from.as_deref())?,
        asked_day(part.through.as_deref())?,
    );
    if from > through && through.is_some() {
        return Err(Trouble::usage(
            "den första dagen ligger efter den sista",
            "the first day lies after the last",
            None,
        ));
    }
    if part.next == Some(0) {
        return Err(Trouble::usage(
            "\"--next 0\" ger inget besök",
            "\"--next 0\" gives no visit",
            Some(Text::new(
                "skriv hur många besök som ska visas: --next 3",
                "write how many visits are to be shown: --next 3",
            )),
        ));
    }
    let found = |typed: &Option<String>, sought: Sought, own: &Sought| {
        let found = typed.as_ref();
        let found = found.map(|typed| meant(typed, &sought, own).cloned());
        found.transpose()
    };
    Ok(View {
        from,
        through,
        next: part.next,
        as_needed: part.as_needed,
        service: found(&part.service, services(programme), &own.services)?,
        area: found(&part.area, areas(programme), &own.areas)?,
    })
}

/// Who is responsible on each day, for the area that was named or for all.
fn timelines(
    area: Option<(&str, &Own)>,
    opened: &Opened,
    child: &Child,
    as_of: AsOf,
) -> Result<Vec<AreaTimeline>, Trouble> {
    let programme = &opened.programme;
    let sought = areas(programme);
    let only = area.map(|(typed, own)| meant(typed, &sought, &own.areas));
    let only = only.transpose()?;
    let ids = (0..=u16::MAX).map(AreaId).zip(&sought.known);
    let all = ids.filter(|(_, named)| only.is_none_or(|only| only == *named));
    Ok(all
        .map(|(id, named)| AreaTimeline {
            area: named.clone(),
            stretches: stafett_plan::timeline(programme, child, id, as_of),
        })
        .collect())
}
