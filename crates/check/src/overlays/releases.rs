//! **Claim.** Nothing falls between two releases: a child to whom a visit's new rule applies has a day of
//! the new window on or after the day of the switch, or catches the visit up after it.
//!
//! (That nothing is offered twice at a switch follows from its rule: what opened before the day keeps
//! the old rule, every other takes the new, so that each child has one of the two.)

use super::offering::{is_for, over_from, points};
use crate::alike::Alike;
use crate::places::Places;
use crate::timeline::{count, union};
use crate::{Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Part, Region, Rule, Witness, Words};
use stafett_model::{
    Changed, Day, Duration, Located, OverlayChange, Release, Switch, Visit, words,
};

/// Decides the claim for every visit that a release changes.
pub(super) fn check(places: &Places, report: &mut Report) {
    let name = Name::LostAtRelease;
    report.claim(
        name,
        Words::new(
            "inget besök faller mellan två utgåvor för ett barn som är mitt i programmet",
            "no visit falls between two releases for a child who is halfway through the programme",
        ),
    );
    let programme = places.programme;
    for release in &programme.releases {
        let Some(day) = release.in_force_from else {
            continue;
        };
        for change in &release.changes {
            let Changed::Visit {
                base,
                row: Some(row),
            } = change.of
            else {
                continue;
            };
            if base == row {
                continue;
            }
            if let Some(visit) = programme.visit(row) {
                let lost = lost(places, visit, day);
                report.decided(name, 0);
                if let Some(least) = lost.first() {
                    report.add(finding((release, day), change, visit, least, &lost));
                }
            }
        }
    }
}

/// The children whose new window was over on the day of the switch.
fn lost(places: &Places, visit: &Visit, day: Day) -> Vec<Alike> {
    let own = points(&visit.window);
    let mut all = own.clone();
    all.extend(visit.switches.iter().map(|switch| switch.point.clone()));
    // The switch is dated: the children are told apart by where it lies for them.
    all.push(stafett_model::Point::Date(day));
    all.extend(visit.birth_points());
    let mut lost = places.alike(&all);
    lost.retain(|child| {
        let at = |place: usize| child.located.get(place).copied().unwrap_or(Located::Never);
        let holds = |(place, switch): (usize, &Switch)| switch.holds(at(own.len() + place));
        let applies = visit
            .switches
            .iter()
            .enumerate()
            .all(|one| holds(one).unwrap_or(true));
        let caught_up = (own.len() > 2).then(|| at(2));
        let over = over_from(visit, at(1), caught_up);
        applies && is_for(visit, child) && over.is_some_and(|over| over <= day)
    });
    lost.sort_by_key(|child| (child.births.first().copied(), child.start));
    lost
}

fn finding(
    (release, day): (&Release, Day),
    change: &OverlayChange,
    visit: &Visit,
    least: &Alike,
    lost: &[Alike],
) -> Finding {
    let births = union(
        lost.iter()
            .flat_map(|child| child.births.iter().copied())
            .collect(),
    );
    let born = least.births.first().map_or(Day::FIRST, |(first, _)| *first);
    let (birth, some, from) = (words::day(born), count(&births), words::day(day));
    let closes = least
        .located
        .get(1)
        .and_then(|place| place.first())
        .unwrap_or(born);
    let closes = words::day(closes);
    let (title, what) = (&release.meta.title, &visit.meta.title);
    Finding {
        key: Key {
            name: Name::LostAtRelease.as_str().into(),
            area: None,
            rules: vec![release.meta.id.clone(), visit.meta.id.clone()],
        },
        weight: report::weight(Name::LostAtRelease),
        headline: Words::new(
            format!(
                "\"{what}\" faller bort för barn som är mitt i programmet när \"{title}\" börjar gälla"
            ),
            format!(
                "\"{what}\" is lost for children halfway through the programme when \"{title}\" begins"
            ),
        ),
        story: Words::new(
            format!(
                "För ett barn fött {} hade besökets tid enligt den gamla utgåvan inte börjat {}, och enligt den nya var den över {}. Barnet erbjuds det aldrig. {some} födelsedatum berörs.",
                birth.sv, from.sv, closes.sv
            ),
            format!(
                "For a child born {} the visit's time under the old release had not begun on {}, and under the new one it was over on {}. The child is never offered it. {some} birth dates are concerned.",
                birth.en, from.en, closes.en
            ),
        ),
        rules: vec![Rule {
            origin: change.origin,
            says: Words::new("ändringen", "the change"),
        }],
        help: vec![Words::new(
            "ge besöket `därefter tas igen fram till …` i den nya utgåvan, eller låt den gälla för födda från en viss dag",
            "give the visit `afterwards is caught up until …` in the new release, or let that be for children born from a day on",
        )],
        region: Some(Region {
            birth_dates: some,
            parts: vec![Part {
                born: births,
                facts: Vec::new(),
                from: visit.window.earliest.clone(),
                until: visit.window.latest.clone().plus(Duration::days(1)),
                given: Vec::new(),
            }],
        }),
        witness: Some(Witness::born(born, day)),
        accepted: None,
    }
}
