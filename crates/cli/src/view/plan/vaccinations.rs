//! A child's vaccinations, series by series and dose by dose: what was given and whether it counts, what is due,
//! what comes, and what can no longer be given.

mod until;

use super::{items, planned, status};
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view;
use stafett_diag::Language;
use stafett_model::{Child, Day, Programme};
use stafett_plan::{
    ContentEntry, Dates, DoseOf, JudgedDose, Named, Plan, PlannedDay, Status, VisitItem,
};
use std::collections::BTreeMap;
use until::Until;

/// What may still come of a dose, the nearest first; what is settled after it.
const NEAREST: [Status; 10] = [
    Status::Due,
    Status::PastItsTime,
    Status::Upcoming,
    Status::Undecided,
    Status::Done,
    Status::CarriedOver,
    Status::Declined,
    Status::Missed,
    Status::Lapsed,
    Status::NotApplicable,
];

/// A dose: what was given of it, and where it stands at the visit at which it comes next.
#[derive(Default)]
struct Dose<'p> {
    given: Vec<&'p JudgedDose>,
    planned: Option<(&'p VisitItem, &'p ContentEntry)>,
    /// Where it stands at the visits of which it cannot be told whether it was given there.
    undecided: Vec<&'p ContentEntry>,
    /// Whether the child needs it, at whichever visit.
    is_needed: bool,
}

impl<'p> Dose<'p> {
    /// Takes the place of what is planned, where it is nearer.
    fn plan(&mut self, item: &'p VisitItem, entry: &'p ContentEntry) {
        if entry.status == Status::Undecided {
            self.undecided.push(entry);
        }
        let rank = |status| NEAREST.iter().position(|one| *one == status);
        let nearer = |(_, known): &(_, &ContentEntry)| rank(known.status) <= rank(entry.status);
        if !self.planned.as_ref().is_some_and(nearer) {
            self.planned = Some((item, entry));
        }
    }

    /// The last day on which it could be given, of a dose of which it is not known whether it was, where that day has
    /// certainly passed at every visit.
    fn last_day(&self, until: &Until<'_>) -> Option<PlannedDay> {
        let ends = self.undecided.iter().map(|entry| until.passed(entry));
        let ends = ends.collect::<Option<Vec<PlannedDay>>>()?;
        ends.into_iter().max_by_key(|last| last.on)
    }

    /// Until when it can be given, as far as that is known, of a dose of which it is not known whether it was, or is
    /// for the child.
    fn open_until(&self, until: &Until<'_>) -> Option<PlannedDay> {
        let ends = self.undecided.iter();
        let ends = ends.filter_map(|entry| until.given_by(entry));
        ends.filter(|last| until.as_of() <= last.on)
            .max_by_key(|last| last.on)
    }

    /// What its title adds to that of its series: "dos 1".
    fn name(&self, series: &Named, number: u8) -> String {
        let planned = self.planned.map(|(_, entry)| entry.title.as_str());
        let given = self.given.first().map(|dose| dose.title.as_str());
        let title = planned.or(given).unwrap_or("");
        let name = title.strip_prefix(series.title.as_str()).map(str::trim);
        name.map_or_else(|| number.to_string(), str::to_owned)
    }

    fn counts(&self) -> bool {
        self.given.iter().any(|dose| dose.valid)
    }

    /// Whether it is not known if it was given.
    fn may_have_been_given(&self) -> bool {
        let planned = self.planned.map(|(_, entry)| entry.status);
        !self.counts() && planned == Some(Status::Undecided)
    }

    /// Whether it is for the child, or was given.
    fn is_own(&self) -> bool {
        let planned = self.planned.map(|(_, entry)| entry.status);
        !self.given.is_empty() || planned.is_some_and(|status| status != Status::NotApplicable)
    }
}

/// A series of vaccinations with its doses by number.
struct Series<'p> {
    named: &'p Named,
    doses: BTreeMap<u8, Dose<'p>>,
}

/// Prints the vaccinations.
pub(crate) fn text(plan: &Plan, child: &Child, programme: &Programme, output: &mut Output) {
    let until = Until::of(plan, child, programme);
    let language = output.language();
    let child = &plan.receipt.child;
    let day = view::day(until.as_of(), language);
    let heading = match language {
        Language::Swedish => format!("Vaccinationer för {child}, per {day}"),
        Language::English => format!("Vaccinations of {child}, as of {day}"),
    };
    output.print(To::Results, &paragraph("", &heading));
    output.line("");
    let all = series(plan);
    let (own, others): (Vec<_>, Vec<_>) =
        (all.iter()).partition(|series| series.doses.values().any(Dose::is_own));
    for series in own {
        print(series, &until, plan.receipt.ended.is_some(), output);
    }
    let others: Vec<&str> = others.iter().map(|one| one.named.title.as_str()).collect();
    if !others.is_empty() {
        let head = either(
            language,
            "Ej aktuellt för det här barnet",
            "Not applicable to this child",
        );
        let line = format!("{head}: {}", others.join(", "));
        output.print(To::Results, &paragraph("", &line));
    }
}

/// Every series of the plan, by its title.
fn series(plan: &Plan) -> Vec<Series<'_>> {
    let mut all: BTreeMap<(&str, &str), Series<'_>> = BTreeMap::new();
    for dose in &plan.judged_doses {
        of(&mut all, &dose.series, dose.number).given.push(dose);
    }
    for item in &plan.items {
        for entry in &item.contents {
            if let Some(dose) = &entry.dose {
                let DoseOf { series, number, .. } = dose;
                let of = of(&mut all, series, *number);
                of.plan(item, entry);
                of.is_needed |= dose.is_needed;
            }
        }
    }
    all.into_values().collect()
}

fn of<'m, 'p>(
    all: &'m mut BTreeMap<(&'p str, &'p str), Series<'p>>,
    named: &'p Named,
    number: u8,
) -> &'m mut Dose<'p> {
    let key = (named.title.as_str(), named.id.as_str());
    let series = all.entry(key).or_insert_with(|| Series {
        named,
        doses: BTreeMap::new(),
    });
    series.doses.entry(number).or_default()
}

fn print(series: &Series<'_>, until: &Until<'_>, ended: bool, output: &mut Output) {
    let language = output.language();
    let title = format!("{} [{}]", series.named.title, series.named.id);
    output.print(To::Results, &paragraph("", &title));
    let mut goes_on = false;
    let mut unknown: Option<String> = None;
    for (number, dose) in &series.doses {
        // A dose that goes on a series is told, though no visit of the child's offers it.
        let is_told = dose.is_own() || goes_on && dose.is_needed;
        goes_on = dose.counts();
        if !is_told {
            continue;
        }
        let name = dose.name(series.named, *number);
        let line = |one: &&JudgedDose| given(one, unknown.as_deref(), language);
        let mut lines: Vec<String> = dose.given.iter().map(line).collect();
        if dose.may_have_been_given() {
            unknown.get_or_insert_with(|| name.clone());
        }
        if !dose.counts() {
            lines.extend(dose.planned.map(|planned| {
                let line = to_come(planned, until, language);
                let end = (planned.1.status == Status::Undecided && !ended)
                    .then(|| end(dose, until, language));
                match end.flatten() {
                    Some(end) => format!("{line}. {end}"),
                    None => line,
                }
            }));
        }
        for (place, line) in lines.iter().enumerate() {
            let first = if place == 0 { name.as_str() } else { "" };
            output.print(To::Results, &paragraph(&format!("  {first:<8}"), line));
        }
    }
    output.line("");
}

/// A dose that was given: when, with what, and whether it counts; also that it does by what is recorded alone, where it is
/// not known whether an earlier one was given.
fn given(dose: &JudgedDose, unknown: Option<&str>, language: Language) -> String {
    let product = dose.product.as_ref();
    let product = product.map_or_else(String::new, |product| format!(" ({})", product.title));
    // The word is the same in both languages.
    let on = format!("given {}", dose.given_on);
    let says = match (dose.valid && !dose.uncertain, unknown, language) {
        (false, ..) => words(&dose.reason, language).to_owned(),
        (true, None, _) => either(language, "räknas", "counts").to_owned(),
        (true, Some(earlier), Language::Swedish) => {
            format!("räknas på det som är noterat; om {earlier} var given är inte känt")
        }
        (true, Some(earlier), Language::English) => {
            format!("counts by what is recorded; whether {earlier} had been given is not known")
        }
    };
    format!("{on}{product}: {says}")
}

/// A dose that is to be given, or will not be: when and at which visit, or why not.
fn to_come(
    (item, entry): (&VisitItem, &ContentEntry),
    until: &Until<'_>,
    language: Language,
) -> String {
    let stands = status(entry.status, language);
    let when = not_in_time(entry, until, language);
    let open = || items::window(&still_open(entry.window, until.as_of()), language);
    let when = when.unwrap_or_else(open);
    let at = format!("{} [{}]", item.title, item.rule);
    match entry.status {
        Status::Due | Status::PastItsTime | Status::Upcoming if !when.is_empty() => {
            let waits: Vec<&str> = entry
                .waits_for
                .iter()
                .map(|one| one.title.as_str())
                .collect();
            let after = match waits.is_empty() {
                true => String::new(),
                false => format!(
                    ", {} {}",
                    either(language, "efter", "after"),
                    waits.join(", ")
                ),
            };
            format!("{stands}: {when}{after} · {at} · {}", item.service.title)
        }
        Status::NotApplicable if !until.has_ended() && is_needed(entry) => either(
            language,
            "Saknas: erbjuds bara vid besök för andra barn",
            "Missing: offered only at visits for other children",
        )
        .to_owned(),
        Status::NotApplicable => stands.to_owned(),
        _ => format!("{stands}: {} · {at}", words(&entry.reason, language)),
    }
}

fn is_needed(entry: &ContentEntry) -> bool {
    entry.dose.as_ref().is_some_and(|dose| dose.is_needed)
}

/// Until when a dose can be given of which it is not known whether it was, or that this day has passed.
fn end(dose: &Dose<'_>, until: &Until<'_>, language: Language) -> Option<String> {
    let over = dose.last_day(until);
    let over = over.map(|last| too_late(last, language));
    over.or_else(|| {
        dose.open_until(until)
            .map(|last| open_until(last, language))
    })
}

/// Of a dose that cannot be given by its last day, since it waits for another: that day, and until when it is offered after
/// it.
fn not_in_time(entry: &ContentEntry, until: &Until<'_>, language: Language) -> Option<String> {
    let waits = entry.dose.as_ref().filter(|dose| dose.cannot_be_in_time);
    let ahead = |last: &PlannedDay| until.as_of() <= last.on;
    let last = waits.and(entry.window.latest).filter(ahead)?;
    let own = planned(last, language);
    let later = until.made_up(entry).filter(|end| last.on < end.on);
    let later = later.map(|end| planned(end, language));
    Some(match (language, later) {
        (Language::Swedish, None) => format!("hinner inte ges i tid, senast {own}"),
        (Language::English, None) => format!("cannot be given in time, by {own}"),
        (Language::Swedish, Some(end)) => {
            format!("hinner inte ges i tid, senast {own}, men erbjuds till och med {end}")
        }
        (Language::English, Some(end)) => {
            format!("cannot be given in time, by {own}, but is offered through {end}")
        }
    })
}

fn open_until(last: PlannedDay, language: Language) -> String {
    let day = planned(last, language);
    match language {
        Language::Swedish => format!("Ska den ges är det senast {day}."),
        Language::English => format!("If it is to be given, that is by {day}."),
    }
}

/// That a dose can no longer be given, whether it was or not.
fn too_late(last: PlannedDay, language: Language) -> String {
    let day = view::day(last.on, language);
    match (language, last.preliminary) {
        (Language::Swedish, false) => {
            format!("Är den inte given är det för sent: sista dagen var den {day}.")
        }
        (Language::English, false) => {
            format!("If it was not given, it is too late: the last day was {day}.")
        }
        (Language::Swedish, true) => {
            format!("Är den inte given är det för sent: tiden gick ut senast den {day}.")
        }
        (Language::English, true) => {
            format!("If it was not given, it is too late: its time ended by {day}.")
        }
    }
}

/// A window of which the own days have passed, without them, where it is known until when it is offered.
fn still_open(window: Dates, as_of: Day) -> Dates {
    let passed = window.latest.is_some_and(|last| last.on < as_of);
    match passed && window.offered_through.is_some() {
        true => Dates {
            offered_through: window.offered_through,
            ..Dates::default()
        },
        false => window,
    }
}
