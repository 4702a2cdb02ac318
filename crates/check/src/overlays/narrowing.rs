//! **Claim.** What narrows is narrower: for every birth date the window lies inside the one that it
//! narrows. (A condition can only be added, so that it is narrower by itself.)

use super::title_of;
use crate::alike::Alike;
use crate::places::Places;
use crate::timeline::{count, union};
use crate::{Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Part, Region, Rule, Witness, Words};
use stafett_model::{
    ChangeKind, Changed, Day, Duration, Meta, OverlayChange, Programme, Visit, words,
};

/// Decides the claim for every narrowing of a variant or release.
pub(super) fn check(places: &Places, report: &mut Report) {
    let name = Name::NarrowingWidens;
    report.claim(
        name,
        Words::new(
            "det som begränsas ryms i det som det begränsar, för varje födelsedatum",
            "what is narrowed lies inside what it narrows, for every birth date",
        ),
    );
    let programme = places.programme;
    let of_variants = programme
        .variants
        .iter()
        .map(|row| (&row.meta, &row.changes));
    let of_releases = programme
        .releases
        .iter()
        .map(|row| (&row.meta, &row.changes));
    for (meta, changes) in of_variants.chain(of_releases) {
        for change in changes
            .iter()
            .filter(|change| change.kind == ChangeKind::Narrows)
        {
            let Changed::Visit {
                base,
                row: Some(row),
            } = change.of
            else {
                continue;
            };
            if let (Some(base), Some(row)) = (programme.visit(base), programme.visit(row)) {
                let wider = wider(places, base, row);
                report.decided(name, 0);
                if let Some(least) = wider.first() {
                    let finding = finding(programme, (meta, change), (base, row), least, &wider);
                    report.add(finding);
                }
            }
        }
    }
}

/// The children for whom a window reaches outside the one that it narrows.
fn wider(places: &Places, base: &Visit, row: &Visit) -> Vec<Alike> {
    let points =
        [&base.window, &row.window].map(|window| [window.earliest.clone(), window.latest.clone()]);
    let mut alike = places.alike(points.concat().as_slice());
    alike.retain(|child| {
        let [opens, closes, new_opens, new_closes] = child.located.as_slice() else {
            return false;
        };
        let sooner = new_opens.first() < opens.first();
        let later = match (new_closes.last(), closes.last()) {
            (Some(new), Some(old)) => new > old,
            (None, old) => old.is_some(),
            (Some(_), None) => false,
        };
        sooner || later
    });
    alike.sort_by_key(|child| (child.births.first().copied(), child.start));
    alike
}

fn finding(
    programme: &Programme,
    (overlay, change): (&Meta, &OverlayChange),
    (base, row): (&Visit, &Visit),
    least: &Alike,
    wider: &[Alike],
) -> Finding {
    let births = union(
        wider
            .iter()
            .flat_map(|child| child.births.iter().copied())
            .collect(),
    );
    let born = least.births.first().map_or(Day::FIRST, |(first, _)| *first);
    let (birth, some) = (words::day(born), count(&births));
    let days = |from: usize| {
        let day = |at: usize, last: bool| {
            let place = least.located.get(at).copied();
            let day = place.and_then(|place| if last { place.last() } else { place.first() });
            day.map_or(Words::same("–"), words::day)
        };
        (day(from, false), day(from + 1, true))
    };
    let ((old_first, old_last), (new_first, new_last)) = (days(0), days(2));
    let what = title_of(programme, change.of);
    let (wide, narrow) = (&overlay.title, what);
    Finding {
        key: Key {
            name: Name::NarrowingWidens.as_str().into(),
            area: None,
            rules: vec![overlay.id.clone(), base.meta.id.clone()],
        },
        weight: report::weight(Name::NarrowingWidens),
        headline: Words::new(
            format!("\"{wide}\" säger att \"{narrow}\" begränsas, men tiden blir vidare"),
            format!("\"{wide}\" says that \"{narrow}\" is narrowed, but its time gets wider"),
        ),
        story: Words::new(
            format!(
                "För ett barn fött {} får besöket göras från {} till och med {}, men i det gemensamma programmet från {} till och med {}. {some} födelsedatum berörs.",
                birth.sv, new_first.sv, new_last.sv, old_first.sv, old_last.sv
            ),
            format!(
                "For a child born {} the visit may be made from {} through {}, but in the base from {} through {}. {some} birth dates are concerned.",
                birth.en, new_first.en, new_last.en, old_first.en, old_last.en
            ),
        ),
        rules: vec![
            Rule {
                origin: change.origin,
                says: Words::new("det som begränsar", "what narrows"),
            },
            Rule {
                origin: base.meta.origin,
                says: Words::new("det som begränsas", "what is narrowed"),
            },
        ],
        help: vec![Words::new(
            "flytta gränserna innanför det gemensamma programmets, eller skriv `byter ut`",
            "move the bounds inside those of the base, or write `substitutes`",
        )],
        region: Some(Region {
            birth_dates: some,
            parts: vec![Part {
                born: births,
                facts: Vec::new(),
                from: row.window.earliest.clone(),
                until: row.window.latest.clone().plus(Duration::days(1)),
                given: Vec::new(),
            }],
        }),
        witness: Some(Witness::born(
            born,
            least
                .located
                .get(2)
                .and_then(|place| place.first())
                .unwrap_or(born),
        )),
        accepted: None,
    }
}
