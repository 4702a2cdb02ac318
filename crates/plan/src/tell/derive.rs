//! How one line of a plan came about.

use crate::place::pause::{judged_on, suspending};
use crate::place::{Applies, Placed, applies};
use crate::records::history::AtVisit;
use crate::stand::Reason;
use crate::stand::contents::Content;
use crate::stand::doses;
use crate::stand::visits::Stood;
use crate::tables::NamedFacts;
use crate::tell::explain::Explained;
use crate::tell::explain::step::step;
use crate::tell::named::Titled;
use crate::tell::prose;
use crate::tell::render::{note_text, note_words};
use crate::tell::sentences;
use crate::view::Given;
use crate::words::fill;
use crate::{DateStep, EarlierValue, FactUsed, How, SourceUsed, Why};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{
    Condition, Day, Dose, FactId, ItemId, Meta, NoteKind, Programme, ServiceId, Visit, VisitId,
};

/// Of a visit, which another service may have taken over.
pub(crate) fn visit(
    given: Given<'_>,
    (row, taken_over): (&Visit, Option<ServiceId>),
    placed: &Placed,
    stood: &Stood,
) -> Option<Why> {
    let mut why = of_rule(given, &row.meta, row, placed);
    why.status = Some(stood.status);
    let at = (stood.visit, row, taken_over);
    why.reason = sentences::told(given, at, (stood.status, stood.reason));
    let days = Explained::visit(given, row, placed.span, stood);
    why.dates = days.steps;
    why.taken = days.taken;
    paused(given, stood.visit, None, &mut why);
    Some(why)
}

/// Of a content entry of a visit.
pub(crate) fn content(
    given: Given<'_>,
    (row, taken_over): (&Visit, Option<ServiceId>),
    placed: &Placed,
    stood: &Stood,
    content: &Content,
) -> Option<Why> {
    let item = given.programme.item(content.item?)?;
    let mut why = of_rule(given, &item.meta, row, placed);
    why.id = crate::tell::named::entry_id(given.programme, stood.visit, content.item?);
    why.status = Some(content.standing.status);
    why.clock = Some(item.clock);
    let standing = (content.standing.status, content.standing.reason);
    why.reason = sentences::told(given, (stood.visit, row, taken_over), standing);
    let days = Explained::content(given, row, (stood.visit, placed.span), content);
    why.dates = days.steps;
    why.taken = days.taken;
    if let Some(dose) = &item.dose {
        why.dates.extend(validity(given, dose));
        for_whom_is_dose(given, &mut why, content.item?, dose);
    }
    if content.done_on.is_none() {
        why.history = happened_but(given, row, content.item?);
    }
    why.history
        .extend(doses::render::of_item(given, content.item?));
    add_sources(given.programme, &row.meta, &mut why.sources);
    paused(given, stood.visit, content.item, &mut why);
    Some(why)
}

/// The reprioritisations that suspend it for the child, the facts on which that rests, and what they
/// rest on.
fn paused(given: Given<'_>, visit: VisitId, item: Option<ItemId>, why: &mut Why) {
    for (_, mode) in suspending(given.programme, visit, item) {
        let judged_on = judged_on(given, mode);
        let named = mode.condition.facts();
        let certain = applies(given, &mode.condition, NamedFacts::once(&named), judged_on);
        why.facts.extend(facts_used(given, named, judged_on));
        if certain == Applies::Yes {
            let (first, last) = mode.in_force;
            let title = Words::same(mode.meta.title.as_str());
            why.history.push(fill(
                "Pausat från och med den {} till och med den {}: {}.",
                "Paused from {} through {}: {}.",
                &[words::day(first), words::day(last), title],
            ));
            add_sources(given.programme, &mode.meta, &mut why.sources);
        }
    }
}

/// For whom a visit is: its birth dates, where it names any, and its condition.
fn for_whom(programme: &Programme, row: &Visit) -> Words {
    let condition = words::condition(programme, &row.condition);
    match &row.born {
        Some(born) => fill("{}; {}", "{}; {}", &[words::born(born), condition]),
        None => condition,
    }
}

/// What is said of any rule, before it is known what it comes to.
pub(crate) fn empty(given: Given<'_>, meta: &Meta) -> Why {
    let mut sources = Vec::new();
    add_sources(given.programme, meta, &mut sources);
    let file = given.programme.files.get(usize::from(meta.origin.file));
    Why {
        id: meta.id.clone(),
        title: meta.title.clone(),
        doc: prose::plain(given.programme, &meta.doc),
        file: file.map_or_else(String::new, String::clone),
        line: meta.origin.line,
        status: None,
        reason: Words::default(),
        clock: None,
        condition: words::condition(given.programme, &Condition::Always),
        holds: Some(true),
        details: Vec::new(),
        facts: Vec::new(),
        dates: Vec::new(),
        taken: Vec::new(),
        history: Vec::new(),
        sources,
    }
}

fn of_rule(given: Given<'_>, meta: &Meta, row: &Visit, placed: &Placed) -> Why {
    let mut why = empty(given, meta);
    why.condition = for_whom(given.programme, row);
    why.holds = match placed.applies {
        Applies::Yes => Some(true),
        Applies::No => Some(false),
        Applies::Depends(_) | Applies::TooMany(_) => None,
    };
    let mut named = row.condition.facts();
    named.extend(crate::place::start_fact(
        given,
        crate::place::span::points(&row.window),
    ));
    why.facts = facts_used(given, named, placed.judged_on);
    why.history = happened(given, row);
    why
}

/// The values that were used, each fact once.
pub(crate) fn facts_used(
    given: Given<'_>,
    mut named: Vec<FactId>,
    judged_on: Day,
) -> Vec<FactUsed> {
    named.sort();
    named.dedup();
    let used = |fact: FactId| {
        let row = given.programme.fact(fact)?;
        let recorded = given.recorded(fact, judged_on);
        let derived = given.value(fact, judged_on);
        let (value, from, how) = match (recorded, derived) {
            (Some((value, from)), _) => (Some(value), from, How::Recorded),
            (None, Some(value)) => (Some(value), None, How::Derived),
            (None, None) => (None, None, How::Unknown),
        };
        let told = |value| words::fact_value(given.programme, fact, value);
        let value = value.map(told);
        let earlier = given.earlier(fact, judged_on);
        let earlier = earlier.map(|((value, from), until)| EarlierValue {
            value: told(value),
            from,
            until,
        });
        Some(FactUsed {
            fact: row.meta.named(),
            title: words::fact_title(given.programme, row),
            value,
            from,
            how,
            judged_on,
            earlier,
        })
    };
    named.into_iter().filter_map(used).collect()
}

/// What counted of the visit's history.
fn happened(given: Given<'_>, row: &Visit) -> Vec<Words> {
    let Some(at) = visited(given, row) else {
        return Vec::new();
    };
    let done = at.done.map(Reason::Done);
    let done = done.map(|reason| sentences::reason(given, row, reason));
    done.into_iter().chain(undone(given, row, at)).collect()
}

/// The same for one of its contents that was not done at it: the visit's day is not the content's.
fn happened_but(given: Given<'_>, row: &Visit, item: ItemId) -> Vec<Words> {
    let declined = given.history.declined.iter();
    let declined = declined.filter(|(of, _)| *of == item);
    let declined = declined.map(|(_, on)| sentences::reason(given, row, Reason::Declined(*on)));
    let Some(at) = visited(given, row) else {
        return declined.collect();
    };
    let done = at.done.map(|on| {
        sentences::then(
            "Besöket gjordes {}, utan detta.",
            "The visit was made {}, without this.",
            on,
        )
    });
    let of_visit = done.into_iter().chain(undone(given, row, at));
    of_visit.chain(declined).collect()
}

/// What is recorded of a visit.
fn visited<'g>(given: Given<'g>, row: &Visit) -> Option<&'g AtVisit> {
    let mut rows = given.programme.visits.iter();
    let place = rows.position(|other| core::ptr::eq(other, row))?;
    given.history.visits.get(place)
}

/// How a visit went, where it was not done.
fn undone(given: Given<'_>, row: &Visit, at: &AtVisit) -> Vec<Words> {
    let mut said = Vec::new();
    let declined = at.declined.map(Reason::Declined);
    said.extend(declined.map(|reason| sentences::reason(given, row, reason)));
    said.extend(
        at.missed
            .map(|on| sentences::then("Blev inte av {}.", "Did not take place {}.", on)),
    );
    said.extend(
        at.cancelled
            .map(|on| sentences::then("Ställdes in {}.", "Called off {}.", on)),
    );
    said
}

/// How the days came about from which a given dose counts, where they are not those of its window.
fn validity(given: Given<'_>, dose: &Dose) -> Vec<DateStep> {
    let from = dose.valid.from.iter();
    let mut steps: Vec<DateStep> = from.map(|point| step(given, "validFrom", point)).collect();
    let distances = dose.valid.distances.iter();
    let distances = distances.map(|distance| distance.from.clone().plus(distance.duration));
    steps.extend(distances.map(|point| step(given, "validAtLeast", &point)));
    if let Some(series) = given.programme.series(dose.series)
        && let Some(last) = series.begun_by.as_ref().filter(|_| dose.number == 1)
    {
        steps.push(step(given, "begunBy", last));
    }
    steps
}

/// Adds to whom a dose is for, where it is not for everyone.
fn for_whom_is_dose(given: Given<'_>, why: &mut Why, item: ItemId, dose: &Dose) {
    if dose.condition == Condition::Always {
        return;
    }
    let own = words::condition(given.programme, &dose.condition);
    let visit = core::mem::take(&mut why.condition);
    why.condition = fill("{}; dosen: {}", "{}; the dose: {}", &[visit, own]);
    let mut conditional = given.history.conditional.iter();
    let own = match conditional.find(|(of, _)| *of == item).map(|(_, is)| is) {
        Some(Applies::No) => Some(false),
        Some(Applies::Depends(_) | Applies::TooMany(_)) => None,
        Some(Applies::Yes) | None => Some(true),
    };
    why.holds = match (why.holds, own) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let used = facts_used(given, dose.condition.facts(), given.as_of);
    for fact in used {
        if !why.facts.contains(&fact) {
            why.facts.push(fact);
        }
    }
}

/// Adds what a rule rests on, each once: a dose and its visit may rest on the same.
fn add_sources(programme: &Programme, meta: &Meta, all: &mut Vec<SourceUsed>) {
    for note in &meta.notes {
        let link = match &note.kind {
            NoteKind::Source { source, .. } => programme
                .source(*source)
                .map_or("", |row| row.link.as_str()),
            _ => "",
        };
        let used = SourceUsed {
            about: note.about.clone(),
            text: note_text(programme, note),
            says: note_words(programme, note),
            link: link.to_string(),
        };
        if !all.contains(&used) {
            all.push(used);
        }
    }
}
