//! The lines of a plan, by what people do with them.

use super::planned;
use super::{status, with_name};
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_model::Day;
use stafett_plan::{
    ContentEntry, Dates, JudgedDose, Plan, PlannedDay, QuestionKind, Status, VisitItem,
};

/// How many days ahead "next" reaches.
const NEXT_DAYS: i32 = 200;

/// Prints the lines.
pub(super) fn text(plan: &Plan, output: &mut Output) {
    let as_of = plan.receipt.as_of;
    let of = |wanted: &dyn Fn(&VisitItem) -> bool| -> Vec<&VisitItem> {
        plan.items.iter().filter(|item| wanted(item)).collect()
    };
    // Nobody meets the child for it unless somebody sees to it.
    let carried_over = of(&|item| item.status == Status::CarriedOver);
    whole(
        ("FÖRT VIDARE, INTE GJORT", "CARRIED OVER, NOT DONE"),
        &carried_over,
        as_of,
        output,
    );
    // What waits for a need is no task for today, nor to be caught up.
    let (needed, due): (Vec<_>, Vec<_>) =
        (of(&|item| item.status == Status::Due).into_iter()).partition(|item| item.as_needed);
    let (late, due): (Vec<_>, Vec<_>) = due.into_iter().partition(|item| is_late(item, as_of));
    whole(("AKTUELLT NU", "DUE NOW"), &due, as_of, output);
    whole(("ATT TA IGEN", "TO CATCH UP"), &late, as_of, output);
    if due.is_empty() && late.is_empty() {
        output.say("AKTUELLT NU: inget\n", "DUE NOW: nothing\n");
    }
    let past_its_time = of(&|item| item.status == Status::PastItsTime);
    whole(
        ("INTE GENOMFÖRT I TID", "NOT DONE IN TIME"),
        &past_its_time,
        as_of,
        output,
    );
    let upcoming = of(&|item| item.status == Status::Upcoming);
    let (next, later): (Vec<_>, Vec<_>) =
        (upcoming.into_iter()).partition(|item| !item.as_needed && is_near(item, as_of));
    whole(("HÄRNÄST", "NEXT"), &next, as_of, output);
    brief(("OM DET BEHÖVS", "IF NEEDED"), &needed, as_of, output);
    brief(("SENARE", "LATER"), &later, as_of, output);
    let undecided = of(&|item| item.status == Status::Undecided);
    match plan.receipt.ended {
        Some(_) => titles(
            "KUNDE INTE AVGÖRAS, OCH ERBJUDS INTE LÄNGRE",
            "COULD NOT BE DECIDED, AND IS NO LONGER OFFERED",
            &undecided,
            output,
        ),
        None => of_unknown(plan, undecided, output),
    }
    let mut done = of(&|item| item.status == Status::Done);
    done.sort_by_key(|item| item.done_on);
    brief(("GENOMFÖRT", "DONE"), &done, as_of, output);
    given_elsewhere(plan, &done, output);
    let rest = [Status::Declined, Status::Missed, Status::Lapsed];
    let rest = of(&|item| rest.contains(&item.status));
    brief(("ÖVRIGT", "OTHER"), &rest, as_of, output);
    let others = of(&|item| item.status == Status::NotApplicable);
    let (perhaps, never): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|item| item.may_apply_later);
    titles(
        "KAN BLI AKTUELLT, OM DET SOM ÄR NOTERAT ÄNDRAS",
        "MAY COME TO APPLY, IF WHAT IS RECORDED CHANGES",
        &perhaps,
        output,
    );
    not_applicable(never.len(), output);
}

/// The doses that were given, but for those that stand with a visit that is done. A part of a plan is about visits.
fn given_elsewhere(plan: &Plan, done: &[&VisitItem], output: &mut Output) {
    let at_one_of_them = |dose: &JudgedDose| {
        let at = dose.visit.as_ref();
        dose.valid && at.is_some_and(|at| done.iter().any(|item| item.rule == *at))
    };
    let whole = plan.receipt.view.is_none();
    let doses = plan.judged_doses.iter().filter(|_| whole);
    let doses: Vec<_> = doses.filter(|dose| !at_one_of_them(dose)).collect();
    if doses.is_empty() {
        return;
    }
    output.say("ÖVRIGA GIVNA DOSER", "OTHER DOSES GIVEN");
    let language = output.language();
    for dose in doses {
        let says = match dose.valid {
            true => dose.title.clone(),
            false => format!("{}: {}", dose.title, words(&dose.reason, language)),
        };
        let line = with_days(&dose.given_on.to_string(), &says);
        output.print(To::Results, &line);
    }
    output.line("");
}

/// What cannot be decided of a child to whom something is still offered.
fn of_unknown(plan: &Plan, undecided: Vec<&VisitItem>, output: &mut Output) {
    let as_of = plan.receipt.as_of;
    let is_over =
        |item: &VisitItem| is_past(item, as_of) && still_offered(item, as_of).next().is_none();
    let (past, left): (Vec<_>, Vec<_>) = undecided.into_iter().partition(|item| is_over(item));
    // Of what an answer decides it is not known whether it is for the child: nobody offers it before that.
    let is_to_be_answered = |item: &VisitItem| {
        let mut questions = plan.questions.iter();
        questions.any(|question| {
            question.kind == QuestionKind::Fact && question.would_decide.contains(&item.id)
        })
    };
    let (unclear, open): (Vec<_>, Vec<_>) =
        (left.into_iter()).partition(|item| is_past(item, as_of) && !is_to_be_answered(item));
    to_be_checked(&unclear, as_of, output);
    brief(("KAN INTE AVGÖRAS", "UNDECIDED"), &open, as_of, output);
    titles(
        "KUNDE INTE AVGÖRAS, OCH TIDEN HAR GÅTT",
        "COULD NOT BE DECIDED, AND THE TIME HAS PASSED",
        &past,
        output,
    );
}

fn is_near(item: &VisitItem, as_of: Day) -> bool {
    let dates = [item.window.earliest, item.window.recommended];
    dates
        .into_iter()
        .flatten()
        .next()
        .is_some_and(|day| day.on.since(as_of) <= NEXT_DAYS)
}

/// Whether its own days lie before the day of the plan, and what is left of it can still be done.
fn is_late(item: &VisitItem, as_of: Day) -> bool {
    let Dates {
        latest,
        offered_through,
        ..
    } = item.window;
    // What can only be made up has no other last day than the end of that.
    let made_up = item.status == Status::Due && offered_through.is_some();
    item.takes_over_from.is_some() || made_up || latest.is_some_and(|last| last.on < as_of)
}

/// Whether all its days lie before the day of the plan.
fn is_past(item: &VisitItem, as_of: Day) -> bool {
    let last = item.window.offered_through.or(item.window.latest);
    last.is_some_and(|day| day.on < as_of)
}

/// Those of its contents that may be done already and are offered to this day if they are not, each with the last day
/// of that.
fn still_offered(
    item: &VisitItem,
    as_of: Day,
) -> impl Iterator<Item = (PlannedDay, &ContentEntry)> {
    let unknown = item.contents.iter();
    let unknown = unknown.filter(|entry| entry.status == Status::Undecided);
    unknown.filter_map(move |entry| {
        let last = entry.window.offered_through?;
        (as_of <= last.on).then_some((last, entry))
    })
}

/// The same together where the last day is the same, the first of these first.
fn by_last_day(item: &VisitItem, as_of: Day) -> Vec<(PlannedDay, Vec<&str>)> {
    let mut ends: Vec<(PlannedDay, Vec<&str>)> = Vec::new();
    for (last, entry) in still_offered(item, as_of) {
        match ends.iter_mut().find(|(known, _)| *known == last) {
            Some((_, titles)) => titles.push(&entry.title),
            None => ends.push((last, vec![&entry.title])),
        }
    }
    ends.sort_by_key(|(last, _)| last.on);
    ends
}

/// What an earlier record may show to be done, and what is offered if it is not, with the last day of that.
fn to_be_checked(items: &[&VisitItem], as_of: Day, output: &mut Output) {
    if items.is_empty() {
        return;
    }
    output.say(
        "KONTROLLERA OM DET ÄR GJORT, ERBJUD ANNARS",
        "CHECK WHETHER IT IS DONE, AND OFFER IT IF NOT",
    );
    let language = output.language();
    for item in items {
        for (last, titles) in by_last_day(item, as_of) {
            let by = either(language, "senast", "by");
            let says = format!(
                "{}: {} · {} [{}]",
                item.title,
                titles.join(", "),
                item.service.title,
                item.rule
            );
            let line = with_days(&format!("{by} {}", planned(last, language)), &says);
            output.print(To::Results, &with_name(&line, &item.rule, output));
        }
    }
    output.line("");
}

/// A section of names alone: what nobody can act on any more.
fn titles(sv: &str, en: &str, items: &[&VisitItem], output: &mut Output) {
    if items.is_empty() {
        return;
    }
    output.say(sv, en);
    let named = items
        .iter()
        .map(|item| format!("{} [{}]", item.title, item.rule));
    let all: Vec<String> = named.collect();
    output.print(To::Results, &paragraph("  ", &all.join(", ")));
    output.line("");
}

fn not_applicable(count: usize, output: &mut Output) {
    match count {
        0 => {}
        1 => output.say(
            "Ej aktuellt för det här barnet: 1 besök\n",
            "Not applicable to this child: 1 visit\n",
        ),
        n => output.say(
            &format!("Ej aktuellt för det här barnet: {n} besök\n"),
            &format!("Not applicable to this child: {n} visits\n"),
        ),
    }
}

/// A section with everything that is needed to act.
fn whole((sv, en): (&str, &str), items: &[&VisitItem], as_of: Day, output: &mut Output) {
    if items.is_empty() {
        return;
    }
    output.say(sv, en);
    let language = output.language();
    for item in items {
        let title = paragraph("  ", &headline(item, language));
        output.print(To::Results, &with_name(&title, &item.rule, output));
        let when = window(&item.window, language);
        let reason = words(&item.reason, language);
        let lines = [
            when,
            performer(item, language),
            contents(item, as_of, language),
            reason.to_owned(),
        ];
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            output.print(To::Results, &paragraph("      ", &line));
        }
    }
    output.line("");
}

/// A section with one line per visit.
fn brief((sv, en): (&str, &str), items: &[&VisitItem], as_of: Day, output: &mut Output) {
    if items.is_empty() {
        return;
    }
    output.say(sv, en);
    let language = output.language();
    for item in items {
        let when = short_when(item, as_of, language);
        let who = format!(
            "{}{} · {}",
            item.title,
            if_needed(item, language),
            item.service.title
        );
        let kept = matches!(
            item.status,
            Status::Upcoming | Status::Due | Status::Done | Status::Undecided
        );
        let line = if kept {
            who
        } else {
            format!("{who} · {}", status(item.status, language))
        };
        let passed = is_open(item) && is_late(item, as_of);
        let exceptions = match passed {
            true => left(item, language),
            false => exceptions(item, language),
        };
        let line = if exceptions.is_empty() {
            line
        } else {
            format!("{line} · {exceptions}")
        };
        let line = with_days(&when, &format!("{line} [{}]", item.rule));
        output.print(To::Results, &with_name(&line, &item.rule, output));
    }
    output.line("");
}

/// A line with its days in a column before it: where these need more room, what is said begins on the next line.
fn with_days(days: &str, says: &str) -> String {
    const ROOM: usize = 24;
    let column = |days: &str| paragraph(&format!("  {days:<ROOM$}"), says);
    match days.chars().count() < ROOM {
        true => column(days),
        false => format!("  {days}\n{}", column("")),
    }
}

/// What is said of a visit as needed whose title does not say so.
fn if_needed(item: &VisitItem, language: Language) -> String {
    let needed = either(language, "vid behov", "as needed");
    // A title is in the programme's language, whatever the reader's.
    let title = item.title.to_lowercase();
    let says = ["vid behov", "as needed"]
        .iter()
        .any(|said| title.contains(said));
    match item.as_needed && !says {
        true => format!(", {needed}"),
        false => String::new(),
    }
}

fn headline(item: &VisitItem, language: Language) -> String {
    let needed = if_needed(item, language);
    format!("{}{needed} [{}]", item.title, item.rule)
}

/// The days of a window, each with its word.
pub(super) fn window(window: &Dates, language: Language) -> String {
    let part = |sv, en, day: Option<stafett_plan::PlannedDay>| {
        day.map(|day| format!("{} {}", either(language, sv, en), planned(day, language)))
    };
    let through = window
        .recommended_through
        .map(|day| format!(" – {}", planned(day, language)));
    let recommended = part("rekommenderat", "recommended", window.recommended);
    let recommended = recommended.map(|text| format!("{text}{}", through.unwrap_or_default()));
    let parts = [
        recommended,
        part("tidigast", "earliest", window.earliest),
        part("senast", "latest", window.latest),
        part(
            "erbjuds till och med",
            "offered through",
            window.offered_through,
        ),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn short_when(item: &VisitItem, as_of: Day, language: Language) -> String {
    if let Some(done) = item.done_on {
        return done.to_string();
    }
    let window = item.window;
    if is_open(item) && window.latest.is_some_and(|last| last.on < as_of) {
        return match left_until(item, as_of) {
            Some(last) => format!("{} {last}", either(language, "senast", "by")),
            None => either(language, "dag ännu inte känd", "day not yet known").to_owned(),
        };
    }
    let (first, last) = (window.earliest.or(window.recommended), window.latest);
    match (first, last) {
        (Some(first), Some(last)) => format!("{} – {}", first.on, last.on),
        (Some(first), None) => format!("{} {}", either(language, "från", "from"), first.on),
        (None, Some(last)) => format!("{} {}", either(language, "senast", "by"), last.on),
        (None, None) => either(language, "dag ännu inte känd", "day not yet known").to_owned(),
    }
}

/// Whether something of it may still come.
fn is_open(item: &VisitItem) -> bool {
    matches!(
        item.status,
        Status::Upcoming | Status::Due | Status::Undecided
    )
}

/// Of a visit whose own days have passed: until when what is left of it may still be done.
fn left_until(item: &VisitItem, as_of: Day) -> Option<Day> {
    let left = item.contents.iter().filter(|one| one.status == item.status);
    let windows = left.map(|one| one.window).chain([item.window]);
    let ends = windows.flat_map(|window| [window.latest, window.offered_through]);
    ends.flatten()
        .map(|day| day.on)
        .filter(|day| as_of <= *day)
        .max()
}

fn performer(item: &VisitItem, language: Language) -> String {
    let titles = |named: &[stafett_plan::Named]| {
        named
            .iter()
            .map(|one| one.title.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let service = &item.service.title;
    let mut parts = vec![match &item.takes_over_from {
        None => service.clone(),
        Some(own) => {
            let instead = either(language, "som tar över efter", "taking over from");
            format!("{service}, {instead} {}", own.title)
        }
    }];
    if !item.staff.is_empty() {
        parts.push(titles(&item.staff));
    }
    if !item.together_with.is_empty() {
        let with = either(language, "tillsammans med", "with");
        parts.push(format!("{with} {}", titles(&item.together_with)));
    }
    parts.extend(
        [&item.place, &item.channel]
            .map(|written| words(&stafett_model::words::setting(written), language).to_owned())
            .into_iter()
            .filter(|part| !part.is_empty()),
    );
    parts.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    parts.join(" · ")
}

fn contents(item: &VisitItem, as_of: Day, language: Language) -> String {
    if item.contents.is_empty() {
        return String::new();
    }
    // Of what is over only what is left of it is done.
    let left = is_late(item, as_of);
    let entry = |entry: &ContentEntry| match entry.status == item.status {
        true => Some(entry.title.clone()),
        false => (!left).then(|| noted(entry, language)),
    };
    let all: Vec<String> = item.contents.iter().filter_map(entry).collect();
    let head = match left {
        true => either(language, "Kvar", "Left"),
        false => either(language, "Innehåll", "Contents"),
    };
    format!("{head}: {}", all.join(", "))
}

/// Contents that stand elsewhere than their visit.
fn exceptions(item: &VisitItem, language: Language) -> String {
    let other = item
        .contents
        .iter()
        .filter(|entry| entry.status != item.status);
    let all: Vec<String> = other.map(|entry| noted(entry, language)).collect();
    all.join(", ")
}

/// What is left of a visit of which the rest is settled.
fn left(item: &VisitItem, language: Language) -> String {
    let left = item.contents.iter().filter(|one| one.status == item.status);
    let titles: Vec<&str> = left.map(|one| one.title.as_str()).collect();
    match titles.len() == item.contents.len() {
        true => String::new(),
        false => format!(
            "{}: {}",
            either(language, "kvar", "left"),
            titles.join(", ")
        ),
    }
}

/// A content, and where it stands.
fn noted(entry: &ContentEntry, language: Language) -> String {
    format!("{} ({})", entry.title, status(entry.status, language))
}
