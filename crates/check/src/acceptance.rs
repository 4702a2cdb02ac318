//! Accepted findings: an acceptance names a finding's key, may bound the children and days that it
//! covers, and must be reviewed by a day. It does not change what is found; it says who lives with
//! it, why, and for how long.
//!
//! **Claim.** Every acceptance covers a finding that occurs, and its review day has not passed.

use crate::Report;
use crate::history::AnyChild;
use crate::report::{self, Told};
use stafett_diag::Name;
use stafett_model::locate::locate;
use stafett_model::proof::{Finding, Part, Words};
use stafett_model::{Acceptance, AcceptanceId, Day, Point, Programme, words};

/// Marks the findings that are accepted, and reports acceptances that are spent or not needed.
pub fn apply(programme: &Programme, as_of: Day, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    for (place, acceptance) in programme.acceptances.iter().enumerate() {
        report.decided(Name::AcceptanceUnused, 0);
        report.decided(Name::AcceptanceExpired, 0);
        let expired = acceptance.review_by < as_of;
        let id = AcceptanceId(u16::try_from(place).unwrap_or(u16::MAX));
        let mut used = false;
        for finding in report.findings_mut() {
            if matches(programme, acceptance, finding) {
                used = true;
                if !expired {
                    finding.accepted = Some(id);
                }
            }
        }
        if !used {
            report.add(unused(acceptance));
        }
        if expired {
            report.add(has_expired(acceptance, as_of));
        }
    }
}

fn claims() -> [(Name, Words); 2] {
    [
        (
            Name::AcceptanceUnused,
            Words::new(
                "varje godtagande gäller ett fynd som finns",
                "every acceptance covers a finding that occurs",
            ),
        ),
        (
            Name::AcceptanceExpired,
            Words::new(
                "inget godtagande har passerat sin omprövningsdag",
                "no acceptance is past its review day",
            ),
        ),
    ]
}

fn matches(programme: &Programme, acceptance: &Acceptance, finding: &Finding) -> bool {
    let area = acceptance
        .area
        .and_then(|area| programme.area(area))
        .map(|area| &area.meta.id);
    finding.key.name == acceptance.finding
        && finding.key.area.as_ref() == area
        && same_rules(programme, &finding.key.rules, &acceptance.rules)
        && finding.region.as_ref().is_none_or(|region| {
            region
                .parts
                .iter()
                .all(|part| covers(programme, acceptance, part))
        })
}

/// Whether an acceptance names the rules of a key. The name of a visit that comes again means every
/// time of it.
fn same_rules(programme: &Programme, key: &[String], named: &[String]) -> bool {
    let rule_of = |name: &String| {
        let mut visits = programme.visits.iter();
        let visit = visits.find(|visit| visit.meta.id == *name)?;
        visit.occurrence.as_ref().map(|of| &of.rule)
    };
    let same = |(key, named): (&String, &String)| key == named || rule_of(key) == Some(named);
    key.len() == named.len() && key.iter().zip(named).all(same)
}

fn covers(programme: &Programme, acceptance: &Acceptance, part: &Part) -> bool {
    let born = acceptance.born.is_none_or(|(first, last)| {
        part.born
            .iter()
            .all(|(from, through)| first <= *from && *through <= last)
    });
    let days = acceptance.days.as_ref().is_none_or(|(from, until)| {
        starts(programme).into_iter().all(|start| {
            each_birth(part).all(|birth| {
                let child = AnyChild {
                    programme,
                    birth,
                    start,
                };
                let place = |point: &Point| locate(programme, point, &child);
                (from, until) == (&part.from, &part.until)
                    || not_before(place(&part.from).first(), place(from).last())
                        && not_before(place(until).first(), place(&part.until).last())
            })
        })
    });
    born && days
}

fn not_before(a: Option<Day>, b: Option<Day>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a >= b)
}

fn each_birth(part: &Part) -> impl Iterator<Item = Day> + '_ {
    part.born
        .iter()
        .flat_map(|(first, last)| (first.number()..=last.number()).filter_map(Day::from_number))
}

fn starts(programme: &Programme) -> Vec<Option<i32>> {
    match &programme.school {
        Some(school) if school.start_fact.is_some() => (0..school.start_turning.len())
            .map(|value| i32::try_from(value).ok())
            .collect(),
        _ => vec![None],
    }
}

fn unused(acceptance: &Acceptance) -> Finding {
    about(
        acceptance,
        Name::AcceptanceUnused,
        Words::new(
            format!(
                "godtagandet \"{}\" gäller inget fynd",
                acceptance.meta.title
            ),
            format!(
                "the acceptance \"{}\" covers no finding",
                acceptance.meta.title
            ),
        ),
        Words::new(
            format!(
                "Inget fynd {} med de reglerna finns, eller så ligger det delvis utanför de dagar och barn som godtas.",
                acceptance.finding
            ),
            format!(
                "No finding {} of these rules occurs, or it lies partly outside the days and children that are accepted.",
                acceptance.finding
            ),
        ),
        Words::new(
            "ta bort godtagandet om felet är rättat, eller rätta namnen",
            "remove the acceptance if the fault is mended, or correct the names",
        ),
    )
}

fn has_expired(acceptance: &Acceptance, as_of: Day) -> Finding {
    let (review, today) = (words::day(acceptance.review_by), words::day(as_of));
    about(
        acceptance,
        Name::AcceptanceExpired,
        Words::new(
            format!(
                "godtagandet \"{}\" skulle ha omprövats senast {}",
                acceptance.meta.title, review.sv
            ),
            format!(
                "the acceptance \"{}\" should have been reviewed by {}",
                acceptance.meta.title, review.en
            ),
        ),
        Words::new(
            format!(
                "Den dag som prövningen gäller är {}. Fyndet räknas åter som fel.",
                today.sv
            ),
            format!(
                "The day as of which this is judged is {}. The finding counts as an error again.",
                today.en
            ),
        ),
        Words::new(
            "rätta felet, eller besluta på nytt med ny dag för omprövning",
            "mend the fault, or decide anew with a new review day",
        ),
    )
}

fn about(
    acceptance: &Acceptance,
    name: Name,
    headline: Words,
    story: Words,
    help: Words,
) -> Finding {
    let rule = (acceptance.meta.id.as_str(), acceptance.meta.origin);
    let told = Told {
        headline,
        story,
        help,
    };
    report::about_text(name, None, rule, told)
}
