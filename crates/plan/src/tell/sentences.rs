//! The sentences of a plan. They speak to a parent, blame nobody and name nothing by its id.

use crate::place::span::When;
use crate::place::{Applies, applies};
use crate::records::history::AtVisit;
use crate::stand::Reason;
use crate::stand::doses::series;
use crate::tables::NamedFacts;
use crate::tell::may_change::may_apply_later;
use crate::tell::named::{service_named, variable_meta};
use crate::view::Given;
use crate::words::{facts_in_a_row, fill, row};
use crate::{Held, HeldVerdict, PlannedDay, Status};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{
    Area, Born, Day, ItemId, Meta, Occurred, ReprioritisationId, ServiceId, TargetGroup, Variable,
    Visit, VisitId,
};

/// Why something of the visit `at`, which is `row`, stands as it does; with what is told besides: when the
/// service called it off, and that it may be done already. What is carried over is so to whoever has taken the visit
/// over, if anybody has.
pub(crate) fn told(
    given: Given<'_>,
    (at, row, taken_over): (VisitId, &Visit, Option<ServiceId>),
    (status, why): (Status, Reason),
) -> Words {
    let why = match (why, taken_over) {
        (Reason::CarriedOver(_), Some(_)) => Reason::CarriedOver(taken_over),
        _ => why,
    };
    let mut said = reason(given, row, why);
    let mut add = |more: Words| {
        said.sv.push_str(&more.sv);
        said.en.push_str(&more.en);
    };
    let recorded = given.history.visits.get(at.index()).copied();
    if let Some(on) = recorded.and_then(|at| called_off(at, status)) {
        add(then(" Det ställdes in {}.", " It was called off {}.", on));
    }
    if may_be_done(given, (at, row), status) {
        add(on_day(
            " Det kan redan vara gjort: det är okänt vad som gjordes före den {}.",
            " It may be done already: what was done before {} is unknown.",
            given.complete_from(),
        ));
    }
    said
}

/// Whether what is still to be done, or was never recorded, may have been done before the history is complete.
fn may_be_done(given: Given<'_>, (at, row): (VisitId, &Visit), status: Status) -> bool {
    let complete = given.complete_from();
    let is_open = matches!(
        status,
        Status::Due | Status::PastItsTime | Status::Lapsed | Status::CarriedOver
    );
    if !is_open || complete <= given.child.born {
        return false;
    }
    let begins = given.spans.visit(given, at, row).lower;
    begins.is_some_and(|begins| begins.first < complete)
}

/// When a visit was last called off, where that is still of interest: it was not done, nor missed later.
fn called_off(at: AtVisit, status: Status) -> Option<Occurred> {
    let of_interest = matches!(
        status,
        Status::Upcoming
            | Status::Due
            | Status::PastItsTime
            | Status::Lapsed
            | Status::CarriedOver
            | Status::Undecided
    );
    let cancelled = at.cancelled?;
    let later = |missed: Occurred| cancelled.last < missed.first;
    (of_interest && at.done.is_none() && !at.missed.is_some_and(later)).then_some(cancelled)
}

/// That a dose is not given because of an earlier one. Of one that was declined it is not said that it is too
/// late while it is not: a family that has changed its mind is welcome.
fn broken(given: Given<'_>, earlier: ItemId) -> Words {
    let (sv, en) = match series::is_only_declined(given, earlier) {
        true => (
            "Planeras inte, för ”{}” kommer före den och har avböjts. Ges den ändå räknas serien vidare därifrån.",
            "Is not planned, since “{}” comes before it and was declined. If that dose is given after all, the series goes on from it.",
        ),
        false => (
            "Ges inte, för ”{}” kommer före den och kan inte längre ges.",
            "Is not given, since “{}” comes before it and can no longer be given.",
        ),
    };
    let earlier = titled(given.programme.item(earlier).map(|row| &row.meta));
    fill(sv, en, &[earlier])
}

/// Why something of `visit` stands as it does.
pub(crate) fn reason(given: Given<'_>, visit: &Visit, reason: Reason) -> Words {
    match reason {
        Reason::Begins(Some(day)) => with_day(
            "Kan göras från och med den {}.",
            "Can be done from {}.",
            day,
        ),
        Reason::Begins(None) | Reason::NoDate => {
            plain("Dagen är ännu inte bestämd.", "The day is not settled yet.")
        }
        Reason::Waits(variable) => waits(given, variable),
        Reason::Open(Some(day)) => {
            let said = on_day(
                "Kan göras nu, senast den {}.",
                "Can be done now, by {}.",
                day.on,
            );
            until(given, said, Some(day))
        }
        Reason::Open(None) => plain("Kan göras nu.", "Can be done now."),
        Reason::OpenAfterMissed(last, on) => until(given, open_after_missed(last, on), last),
        Reason::CaughtUp(Some(day)) => {
            let said = on_day(
                "Den vanliga tiden har gått, men det kan tas igen redan nu, och senast den {}.",
                "Its usual time has passed, but it can still be done, from now on and at the latest on {}.",
                day.on,
            );
            until(given, said, Some(day))
        }
        Reason::CaughtUp(None) => plain(
            "Den vanliga tiden har gått, men det kan tas igen redan nu.",
            "Its usual time has passed, but it can still be done from now on.",
        ),
        Reason::OfferedAgain(at, last) => until(given, offered_again(given, at, last), last),
        Reason::Passed(day) => passed(day),
        Reason::Done(on) => then("Genomfört {}.", "Done {}.", on),
        Reason::Declined(on) => then(
            "Avböjt {}. Det är frivilligt.",
            "Declined {}. It is voluntary.",
            on,
        ),
        Reason::DeclinedUntil(on, last) => until(given, declined_until(on, last), Some(last)),
        Reason::Missed(on) => then(
            "Det blev inte av {}, och tiden för det har gått ut.",
            "It did not take place {}, and its time has passed.",
            on,
        ),
        Reason::Closed(Some(day)) => with_day(
            "Tiden för det gick ut den {}, och det erbjuds inte längre.",
            "Its time ended on {}, and it is no longer offered.",
            day,
        ),
        Reason::Closed(None) | Reason::NoDayLeft => plain(
            "Det finns inte längre någon dag då det får göras.",
            "No day is left on which it may be done.",
        ),
        Reason::GivenAt(at) => {
            let at = titled(given.programme.visit(at).map(|row| &row.meta));
            fill("Ges i samband med ”{}”.", "Is given with “{}”.", &[at])
        }
        Reason::SeriesBroken(earlier) => broken(given, earlier),
        Reason::NotBegun(last) => on_day(
            "Ges inte, för vaccinationen skulle ha påbörjats senast den {}.",
            "Is not given, since the series had to be begun by {}.",
            last,
        ),
        Reason::NotNeeded(item) => not_needed(given, item),
        Reason::Paused(mode, last) => paused(given, mode, last),
        Reason::LapsesPaused(mode) => fill(
            "Pausat alla dagar som återstod, och tas inte igen: {}.",
            "Paused on every day that was left, and not caught up: {}.",
            &[mode_title(given, mode)],
        ),
        Reason::CarriedOver(to) => carried_over(given, to),
        Reason::OtherChildren => as_recorded_now(given, visit, other_children(given, visit)),
        Reason::Follows(first, status) => follows(given, first, status),
        Reason::Ended(end) => ended(end),
        Reason::Fact(fact) => {
            let row = given.programme.fact(fact);
            let title = row.map(|row| words::fact_asked(given.programme, row));
            fill(
                "Beror på en uppgift som saknas: {}.",
                "Depends on something that is not known: {}.",
                &[title.unwrap_or_default()],
            )
        }
        Reason::History => on_day(
            "Det kan redan vara gjort: det är okänt vad som gjordes före den {}.",
            "It may be done already: what was done before {} is unknown.",
            given.complete_from(),
        ),
        Reason::HistoryOf(Variable::Event(event)) => fill(
            "Beror på om det här redan har skett: {}. Det är okänt vad som hände före den {}.",
            "Depends on whether this has happened already: {}. What happened before {} is unknown.",
            &[
                titled(variable_meta(given.programme, Variable::Event(event))),
                words::day(given.complete_from()),
            ],
        ),
        Reason::HistoryOf(variable) => {
            let of = titled(variable_meta(given.programme, variable));
            let complete = words::day(given.complete_from());
            fill(
                "Beror på om det här redan är gjort: {}. Det är okänt vad som gjordes före den {}.",
                "Depends on whether this is done already: {}. What was done before {} is unknown.",
                &[of, complete],
            )
        }
        Reason::TooMany => plain(
            "Beror på för många okända uppgifter för att kunna avgöras.",
            "Depends on too many unknown things to be decided.",
        ),
        Reason::BornBefore => plain(
            "Barnet föddes innan det var dags.",
            "The child was born before its time came.",
        ),
        Reason::NotBorn => plain(
            "Barnet är inte fött den dag som planen gäller.",
            "The child is not born on the day of this plan.",
        ),
    }
}

pub(crate) fn plain(sv: &str, en: &str) -> Words {
    Words {
        sv: sv.into(),
        en: en.into(),
    }
}

pub(crate) fn on_day(sv: &str, en: &str, on: Day) -> Words {
    fill(sv, en, &[words::day(on)])
}

/// A sentence with a gap for when something happened: "den 3 maj 2024", "någon gång i maj 2024".
pub(crate) fn then(sv: &str, en: &str, on: Occurred) -> Words {
    fill(sv, en, &[words::occurred(on)])
}

fn with_day(sv: &str, en: &str, day: PlannedDay) -> Words {
    let said = on_day(sv, en, day.on);
    match day.preliminary {
        true => with_sentence(said, PRELIMINARY),
        false => said,
    }
}

const PRELIMINARY: [&str; 2] = [" Dagen är preliminär.", " The day is preliminary."];

/// What the last day of something that may be done now may turn out to be has passed: whether it is over is open.
const PERHAPS_OVER: [&str; 2] = [
    " Den dagen är preliminär och har passerat: det är inte säkert att det ännu kan göras.",
    " That day is preliminary and has passed: it is not certain that it can still be done.",
];

fn with_sentence(mut said: Words, [sv, en]: [&str; 2]) -> Words {
    said.sv.push_str(sv);
    said.en.push_str(en);
    said
}

/// With what is to be said of the day until which it may be done.
fn until(given: Given<'_>, said: Words, last: Option<PlannedDay>) -> Words {
    match last {
        Some(last) if last.preliminary && last.on < given.as_of => {
            with_sentence(said, PERHAPS_OVER)
        }
        Some(last) if last.preliminary => with_sentence(said, PRELIMINARY),
        _ => said,
    }
}

fn titled(meta: Option<&Meta>) -> Words {
    Words::same(meta.map_or("", |meta| &meta.title))
}

fn waits(given: Given<'_>, variable: Variable) -> Words {
    let meta = variable_meta(given.programme, variable);
    fill(
        "Dagen bestäms när detta har skett: {}.",
        "The day is settled once this has happened: {}.",
        &[titled(meta)],
    )
}

fn open_after_missed(until: Option<PlannedDay>, on: Occurred) -> Words {
    let missed = words::occurred(on);
    match until {
        Some(until) => fill(
            "Det blev inte av {}, och kan göras senast den {}.",
            "It did not take place {}, and can be done by {}.",
            &[missed, words::day(until.on)],
        ),
        None => fill(
            "Det blev inte av {}, och kan göras nu.",
            "It did not take place {}, and can be done now.",
            &[missed],
        ),
    }
}

fn declined_until(on: Occurred, last: PlannedDay) -> Words {
    fill(
        "Avböjt {}. Det är frivilligt. Den som ändrar sig kan ta igen det, senast den {}.",
        "Declined {}. It is voluntary. It can still be caught up, by {}.",
        &[words::occurred(on), words::day(last.on)],
    )
}

/// At the next visit of the service, whatever that is for: from its first day, where that is known and to come.
fn offered_again(given: Given<'_>, at: VisitId, until: Option<PlannedDay>) -> Words {
    let service = given.programme.visit(at).map(|row| row.performer);
    let service = service.and_then(|service| service_named(given.programme, service));
    let service = Words::same(service.map_or(String::new(), |service| service.title));
    let first = given.spans.earliest_visit(given.tables, at);
    let first = first.and_then(When::as_day);
    let first = first.filter(|first| given.as_of < *first);
    match (
        first.map(words::day),
        until.map(|until| words::day(until.on)),
    ) {
        (Some(first), Some(until)) => fill(
            "Kan erbjudas igen vid nästa besök hos {}, tidigast den {} och senast den {}.",
            "Can be offered again at the next visit with {}, no earlier than {} and by {}.",
            &[service, first, until],
        ),
        (Some(first), None) => fill(
            "Kan erbjudas igen vid nästa besök hos {}, tidigast den {}.",
            "Can be offered again at the next visit with {}, no earlier than {}.",
            &[service, first],
        ),
        (None, Some(until)) => fill(
            "Kan erbjudas igen vid nästa besök hos {}, senast den {}.",
            "Can be offered again at the next visit with {}, by {}.",
            &[service, until],
        ),
        (None, None) => fill(
            "Kan erbjudas igen vid nästa besök hos {}.",
            "Can be offered again at the next visit with {}.",
            &[service],
        ),
    }
}

fn passed(day: Option<PlannedDay>) -> Words {
    match day {
        Some(day) => on_day(
            "Tiden för det gick ut den {}, och det är inte noterat som gjort.",
            "Its time ended on {}, and it is not recorded as done.",
            day.on,
        ),
        None => plain(
            "Tiden för det har gått ut, och det är inte noterat som gjort.",
            "Its time has passed, and it is not recorded as done.",
        ),
    }
}

/// Why a child does not need a dose: by what its condition asks.
fn not_needed(given: Given<'_>, item: ItemId) -> Words {
    let dose = given.programme.item(item).and_then(|row| row.dose.as_ref());
    let Some(dose) = dose else {
        return Words::default();
    };
    fill(
        "Behövs inte för barnet; den ges bara där detta gäller: {}.",
        "The child does not need it; it is given only where this holds: {}.",
        &[words::condition(given.programme, &dose.condition)],
    )
}

fn mode_title(given: Given<'_>, mode: ReprioritisationId) -> Words {
    titled(given.programme.reprioritisation(mode).map(|row| &row.meta))
}

fn paused(given: Given<'_>, mode: ReprioritisationId, last: Day) -> Words {
    fill(
        "Pausat till och med den {}: {}.",
        "Paused through {}: {}.",
        &[words::day(last), mode_title(given, mode)],
    )
}

fn carried_over(given: Given<'_>, to: Option<ServiceId>) -> Words {
    match to.and_then(|to| service_named(given.programme, to)) {
        Some(to) => fill(
            "Tiden för det har gått ut utan att det blev gjort; det förs vidare till: {}.",
            "Its time has passed without it being done; it is carried over to: {}.",
            &[Words::same(&to.title)],
        ),
        None => plain(
            "Tiden för det har gått ut utan att det blev gjort; det förs vidare till den verksamhet som tar över.",
            "Its time has passed without it being done; it is carried over to the service that takes over.",
        ),
    }
}

/// Adds that it may yet be for the child.
fn as_recorded_now(given: Given<'_>, visit: &Visit, said: Words) -> Words {
    if !may_apply_later(given, visit) {
        return said;
    }
    fill(
        "{} Så är det noterat nu; det kan ändras.",
        "{} That is how things are recorded now; it may change.",
        &[said],
    )
}

fn other_children(given: Given<'_>, visit: &Visit) -> Words {
    let other_births = |born: &&Born| !born.includes(given.child.born);
    if let Some(born) = visit.born.as_ref().filter(other_births) {
        return fill(
            "Är för andra barn: {}.",
            "Is for other children: {}.",
            &[words::born(born)],
        );
    }
    let alike = || {
        let mut groups = given.programme.groups.iter();
        groups.find(|group| group.condition == visit.condition)
    };
    // Of a child that belongs to the group, something else decides.
    let excludes = |group: &&TargetGroup| {
        let facts = group.condition.facts();
        let named = NamedFacts::once(&facts);
        applies(given, &group.condition, named, given.as_of) == Applies::No
    };
    let group = visit.group.and_then(|group| given.programme.group(group));
    if let Some(group) = group.filter(excludes).or_else(alike) {
        return fill(
            "Är för andra barn: {}.",
            "Is for other children: {}.",
            &[Words::same(&group.meta.title)],
        );
    }
    let facts = visit.condition.facts();
    let facts = facts.iter().filter_map(|fact| given.programme.fact(*fact));
    fill(
        "Inte aktuellt för barnet. Det avgörs av: {}.",
        "Not applicable to the child. It is decided by: {}.",
        &[facts_in_a_row(given.programme, facts)],
    )
}

fn follows(given: Given<'_>, first: VisitId, status: Status) -> Words {
    let first = titled(given.programme.visit(first).map(|row| &row.meta));
    let status = Words {
        sv: status.sv().to_string(),
        en: status.en().to_string(),
    };
    fill("Följer på ”{}”: {}.", "Follows “{}”: {}.", &[first, status])
}

fn ended(end: End) -> Words {
    match end {
        End::Died => plain("Barnet har avlidit.", "The child has died."),
        End::Emigrated => plain(
            "Barnet har flyttat från landet.",
            "The child has left the country.",
        ),
        End::OptedOut => plain(
            "Det erbjuds inte längre, på familjens egen begäran.",
            "It is no longer offered, at the family's own request.",
        ),
    }
}

/// What a handover of everything undone is called.
pub(crate) fn outstanding() -> Words {
    plain("Allt som återstår", "Everything outstanding")
}

/// Who is responsible for an area now.
pub(crate) fn responsible(area: &Area, body: &Held, service: &Held, gone: Option<End>) -> Words {
    if let Some(end) = gone {
        return ended(end);
    }
    if [body.verdict, service.verdict] == [HeldVerdict::NotApplicable; 2] {
        return fill(
            "Det här är inte aktuellt för barnet: {}.",
            "This is not for this child: {}.",
            &[Words::same(&area.meta.title)],
        );
    }
    let parts = [
        holder(
            body,
            ("{} har ansvaret för: {}.", "{} is responsible for: {}."),
            (
                "Ingen har ansvaret för: {}.",
                "Nobody is responsible for: {}.",
            ),
            area,
        ),
        holder(
            service,
            ("{} möter barnet.", "{} meets the child."),
            ("Ingen verksamhet är utpekad.", "No service is named."),
            area,
        ),
    ];
    let [mut said, second] = parts;
    said.sv.push(' ');
    said.sv.push_str(&second.sv);
    said.en.push(' ');
    said.en.push_str(&second.en);
    said
}

fn holder(held: &Held, one: (&str, &str), nobody: (&str, &str), area: &Area) -> Words {
    let names: Vec<&str> = held
        .candidates
        .iter()
        .map(|named| named.title.as_str())
        .collect();
    let area = Words::same(&area.meta.title);
    match (held.verdict, &held.holder) {
        (HeldVerdict::One, Some(holder)) => fill(one.0, one.1, &[Words::same(&holder.title), area]),
        (HeldVerdict::Several, _) => fill(
            "Flera är utpekade: {}.",
            "More than one is named: {}.",
            &[row(names.into_iter())],
        ),
        (HeldVerdict::Nobody | HeldVerdict::NotApplicable, _) => fill(nobody.0, nobody.1, &[area]),
        (HeldVerdict::Undecided, _) if names.is_empty() => fill(
            "Vem som har ansvaret beror på något okänt: {}.",
            "Who is responsible depends on something unknown: {}.",
            &[area],
        ),
        _ if names.len() == 1 => fill(
            "Kanske {}; det beror på något okänt.",
            "Perhaps {}; that depends on something unknown.",
            &[row(names.into_iter())],
        ),
        _ => fill(
            "Någon av {}; vilken beror på något okänt.",
            "One of {}; which depends on something unknown.",
            &[row(names.into_iter())],
        ),
    }
}
