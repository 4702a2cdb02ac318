//! What a calendar says.

use super::entries::{Entry, What};
use super::{Settings, Titles, Whose};
use crate::say::Say;
use stafett_model::{VisitKind, words};
use stafett_plan::{Dates, Named, NextHandover, Plan, PlannedDay, Status, VisitItem};

/// The calendar's own name.
pub(super) fn name(settings: &Settings) -> String {
    let say = Say(settings.language);
    let name = match settings.titles {
        Titles::Discreet => say.either("Påminnelser", "Reminders"),
        Titles::Service | Titles::Visit => say.either("Hälsoprogram", "Health programme"),
    };
    labelled(settings, name)
}

/// The line that a phone shows unasked.
pub(super) fn summary(entry: &Entry<'_>, plan: &Plan, settings: &Settings) -> String {
    let say = Say(settings.language);
    let told = match (&entry.what, settings.titles) {
        (_, Titles::Discreet) => say.either("Påminnelse", "Reminder").to_owned(),
        (What::Visit(item), titles) => visit(item, titles, settings, say),
        (What::Handover { next, .. }, _) => handover(next, &settings.whose, say),
    };
    match (&settings.whose, plan.receipt.child.trim()) {
        (Whose::Service(_), child) if !child.is_empty() => format!("{child}: {told}"),
        _ => labelled(settings, &told),
    }
}

/// What is seen by whoever opens the entry.
pub(super) fn description(entry: &Entry<'_>, settings: &Settings) -> String {
    let say = Say(settings.language);
    let discreet = settings.titles == Titles::Discreet;
    let mut lines = Vec::new();
    match &entry.what {
        What::Visit(item) => {
            if !discreet {
                lines.extend(about(item, say));
            }
            lines.extend(days(&with_offers(item), say));
            lines.push(no_booking(item, say).to_owned());
        }
        What::Handover { next, giver, areas } => {
            if !discreet {
                lines.push(passes(next, *giver, areas, say));
            }
            lines.extend(handed_over(next, say));
        }
    }
    lines.join("\n")
}

fn labelled(settings: &Settings, text: &str) -> String {
    match settings.label.as_deref().map(str::trim) {
        Some(label) if !label.is_empty() => format!("{label}: {text}"),
        _ => text.to_owned(),
    }
}

fn visit(item: &VisitItem, titles: Titles, settings: &Settings, say: Say) -> String {
    let kind = match item.kind {
        VisitKind::Visit => say.either("Besök", "Visit"),
        VisitKind::Contact => say.either("Kontakt", "Contact"),
    };
    match (titles, &settings.whose) {
        (Titles::Visit, Whose::Family) => format!("{}, {}", item.title, item.service.title),
        (Titles::Visit, Whose::Service(_)) => item.title.clone(),
        (_, Whose::Family) => format!("{kind}, {}", item.service.title),
        (_, Whose::Service(_)) => kind.to_owned(),
    }
}

fn handover(next: &NextHandover, whose: &Whose, say: Say) -> String {
    match whose {
        Whose::Family => {
            let to = &next.to.title;
            let takes_over = say.either("tar över", "takes over");
            format!("{to} {takes_over}")
        }
        Whose::Service(_) => say.either("Överlämning", "Handover").to_owned(),
    }
}

/// What the visit is, with whom, what is done there, and how it stands.
fn about(item: &VisitItem, say: Say) -> Vec<String> {
    let mut lines = vec![format!("{}, {}", item.title, item.service.title)];
    // A dose that is to come at a visit that can be made now is not given at it yet.
    let open = item.contents.iter().filter(|entry| match entry.status {
        Status::Upcoming => item.status == Status::Upcoming,
        status => matches!(
            status,
            Status::Due | Status::PastItsTime | Status::CarriedOver
        ),
    });
    let contents: Vec<&str> = open.map(|entry| entry.title.as_str()).collect();
    if !contents.is_empty() {
        let what = say.either("Det här ingår", "What is included");
        lines.push(format!("{what}: {}.", contents.join("; ")));
    }
    lines.extend(place(item, say));
    if matches!(item.status, Status::PastItsTime | Status::CarriedOver) {
        lines.push(say.words(&item.reason).to_owned());
    }
    lines
}

fn place(item: &VisitItem, say: Say) -> Option<String> {
    let place = words::setting(item.place.trim());
    let place = say.words(&place);
    let word = say.either("Plats", "Place");
    (!place.is_empty()).then(|| format!("{word}: {place}."))
}

/// A visit's days, with the last day on which something at it is still offered: a dose may be made up for
/// longer than the visit.
fn with_offers(item: &VisitItem) -> Dates {
    let mut window = item.window;
    if item.status == Status::Due {
        window.offered_through = item.open_through();
    }
    window
}

/// The day aimed at and the days on which it may be done.
fn days(window: &Dates, say: Say) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(window.recommended.map(|first| {
        let word = say.either("Rekommenderat", "Recommended");
        match window
            .recommended_through
            .filter(|last| last.on != first.on)
        {
            Some(last) => format!("{word}: {}–{}.", day(first, say), day(last, say)),
            None => format!("{word}: {}.", day(first, say)),
        }
    }));
    let may = say.either("Kan göras", "Can be done");
    let (from, through) = (
        say.either("från och med", "from"),
        say.either("till och med", "through"),
    );
    match (window.earliest, window.latest) {
        (Some(first), Some(last)) => lines.push(format!(
            "{may} {from} {} {through} {}.",
            day(first, say),
            day(last, say)
        )),
        (Some(first), None) => lines.push(format!("{may} {from} {}.", day(first, say))),
        (None, Some(last)) => lines.push(format!("{may} {through} {}.", day(last, say))),
        (None, None) => {}
    }
    if let Some(last) = window
        .offered_through
        .filter(|last| window.latest.is_none_or(|latest| latest.on < last.on))
    {
        let later = say.either("Kan tas igen till och med", "Can still be done through");
        lines.push(format!("{later} {}.", day(last, say)));
    }
    let all = [window.earliest, window.recommended, window.latest];
    if all.into_iter().flatten().any(|day| day.preliminary) {
        let preliminary = say.either("Dagarna är preliminära.", "The days are preliminary.");
        lines.push(preliminary.to_owned());
    }
    lines
}

/// An entry is taken for an appointment unless it says that it is none.
fn no_booking(item: &VisitItem, say: Say) -> &'static str {
    match item.kind {
        VisitKind::Visit => say.either(
            "Det här är en påminnelse och ingen bokad tid.",
            "This is a reminder, not a booked appointment.",
        ),
        VisitKind::Contact => say.either("Det här är en påminnelse.", "This is a reminder."),
    }
}

fn passes(next: &NextHandover, giver: Option<&Named>, areas: &[&Named], say: Say) -> String {
    let of: Vec<&str> = areas.iter().map(|area| area.title.as_str()).collect();
    let (of, to) = (of.join(", "), &next.to.title);
    match giver.map(|giver| &giver.title) {
        Some(giver) => match say.0 {
            stafett_model::ProgrammeLanguage::Swedish => {
                format!("Ansvaret går över från {giver} till {to}. Det gäller: {of}.")
            }
            stafett_model::ProgrammeLanguage::English => {
                format!("Responsibility passes from {giver} to {to}. It concerns: {of}.")
            }
        },
        None => match say.0 {
            stafett_model::ProgrammeLanguage::Swedish => {
                format!("Ansvaret går över till {to}. Det gäller: {of}.")
            }
            stafett_model::ProgrammeLanguage::English => {
                format!("Responsibility passes to {to}. It concerns: {of}.")
            }
        },
    }
}

/// The days on which information is handed over, and the day on which responsibility passes.
fn handed_over(next: &NextHandover, say: Say) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(next.on.map(|on| {
        let word = say.either("Ansvaret går över", "Responsibility passes on");
        format!("{word} {}.", day(on, say))
    }));
    lines.extend(next.latest.map(|last| {
        let word = say.either(
            "Informationen ska vara överlämnad senast",
            "Information is to be handed over by",
        );
        format!("{word} {}.", day(last, say))
    }));
    let all = [next.on, next.latest];
    if all.into_iter().flatten().any(|day| day.preliminary) {
        let preliminary = say.either("Dagarna är preliminära.", "The days are preliminary.");
        lines.push(preliminary.to_owned());
    }
    lines
}

fn day(day: PlannedDay, say: Say) -> String {
    say.words(&words::day(day.on)).to_owned()
}
