//! How a content that falls between two places is told.

use super::slots::{Offered, Pair};
use super::{Loss, Move};
use crate::alike::Alike;
use crate::places::Places;
use crate::report;
use crate::timeline::{count, union};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Part, Region, Rule, Witness, Words};
use stafett_model::{Afterwards, Day, Duration, FactId, FactRange, Point, Programme, Visit, words};

/// The finding of two offerings between which a mover may fall.
pub(super) fn finding(places: &Places, pair: &Pair, loss: &Loss) -> Option<Finding> {
    let programme = places.programme;
    let (old, new) = (programme.visit(pair.0)?, programme.visit(pair.1)?);
    let offered = Offered::of(places, *loss.items.first()?);
    let losing = offered.losing(pair);
    let (least, days) = losing.first()?;
    let (from, to) = (&loss.first.from, &loss.first.to);
    let items = loss.items.iter().filter_map(|item| programme.item(*item));
    let items: Vec<&str> = items.map(|item| item.meta.title.as_str()).collect();
    let what = if items.len() <= 3 {
        items.join(", ")
    } else {
        format!("{} …", items[..3].join(", "))
    };
    let (here, there) = (from.title(programme), to.title(programme));
    let region = region(programme, &losing, (old, new), &loss.first);
    let witness = witness(programme, least, *days, &loss.first);
    let story = story(places, (old, new), (here, there), &witness, &region);
    Some(Finding {
        key: Key {
            name: Name::LostInAMove.as_str().into(),
            area: None,
            rules: vec![
                from.id(programme).into(),
                to.id(programme).into(),
                old.meta.id.clone(),
            ],
        },
        weight: report::weight(Name::LostInAMove),
        headline: Words::new(
            format!(
                "ett barn som flyttar från \"{here}\" till \"{there}\" kan gå miste om: {what}"
            ),
            format!("a child who moves from \"{here}\" to \"{there}\" may miss: {what}"),
        ),
        story,
        rules: vec![
            Rule {
                origin: old.meta.origin,
                says: Words::new(
                    "så erbjuds det där barnet bodde",
                    "so it is offered where the child lived",
                ),
            },
            Rule {
                origin: new.meta.origin,
                says: Words::new(
                    "så erbjuds det dit barnet flyttar",
                    "so it is offered where the child moves",
                ),
            },
        ],
        help: vec![Words::new(
            "skriv en regel för inflyttade, `vid inflyttning tas igen inom 60 dagar`, i varianten eller i programhuvudet, eller ge besöket `därefter tas igen fram till …`",
            "write a rule for arrivals, `on arrival is caught up within 60 days`, in the variant or in the header, or give the visit `afterwards is caught up until …`",
        )],
        region: Some(region),
        witness: Some(witness),
        accepted: None,
    })
}

fn story(
    places: &Places,
    (old, new): (&Visit, &Visit),
    (here, there): (&str, &str),
    witness: &Witness,
    region: &Region,
) -> Words {
    let (birth, day) = (words::day(witness.born), words::day(witness.day));
    let closed = words::day(witness.day.before());
    let last = witness.until.map(|until| until.before());
    let through = last.map_or(
        Words::new("när som helst senare", "at any later time"),
        |last| {
            let last = words::day(last);
            Words::new(
                format!("till och med {}", last.sv),
                format!("through {}", last.en),
            )
        },
    );
    let until = match last.filter(|last| *last != witness.day).map(words::day) {
        Some(last) => Words::new(
            format!(
                "Så är det vid varje flytt från {} till och med {}.",
                day.sv, last.sv
            ),
            format!(
                "So it is for every move from {} through {}.",
                day.en, last.en
            ),
        ),
        None => Words::default(),
    };
    let (title, other) = (&old.meta.title, &new.meta.title);
    let told = Words::new(
        format!(
            "Ett barn fött {} flyttar {}. Där det bodde, \"{here}\", får \"{title}\" göras {} och behöver inte vara gjort än; där det flyttar in, \"{there}\", skulle \"{other}\" ha varit gjort senast {}. Barnet erbjuds det ingenstans.",
            birth.sv, day.sv, through.sv, closed.sv
        ),
        format!(
            "A child born {} moves on {}. Where it lived, \"{here}\", \"{title}\" may be done {} and need not be done yet; where it moves, \"{there}\", \"{other}\" should have been done by {}. The child is offered it nowhere.",
            birth.en, day.en, through.en, closed.en
        ),
    );
    let extent = crate::story::extent(places.programme, region);
    let parts: Vec<Words> = [told, until, extent]
        .into_iter()
        .filter(|words| !words.sv.is_empty())
        .collect();
    crate::story::sentences(&parts)
}

/// The day on which an offering is over, as a point.
fn over(visit: &Visit) -> Point {
    match &visit.window.afterwards {
        Afterwards::CaughtUp { until } => until.clone(),
        _ => visit.window.latest.clone().plus(Duration::days(1)),
    }
}

fn region(
    programme: &Programme,
    losing: &[(&Alike, (Day, Option<Day>))],
    (old, new): (&Visit, &Visit),
    moved: &Move,
) -> Region {
    let births = union(
        losing
            .iter()
            .flat_map(|(child, _)| child.births.iter().copied())
            .collect(),
    );
    let facts = moved
        .from
        .change_to(programme, &moved.to)
        .unwrap_or_default();
    let to = facts
        .iter()
        .filter_map(|(fact, _)| Some((*fact, moved.to.value(*fact)?)));
    let range = |(fact, value): (FactId, i32)| FactRange {
        fact,
        allowed: vec![(value, value)],
    };
    Region {
        birth_dates: count(&births),
        parts: vec![Part {
            born: births,
            facts: to.map(range).collect(),
            from: over(new),
            until: old.window.latest.clone().plus(Duration::days(1)),
            given: Vec::new(),
        }],
    }
}

fn witness(
    programme: &Programme,
    least: &Alike,
    (first, last): (Day, Option<Day>),
    moved: &Move,
) -> Witness {
    let born = least.births.first().map_or(Day::FIRST, |(first, _)| *first);
    let mut witness = Witness::born(born, first.max(born));
    witness.until = last.and_then(|last| last.plus(1));
    witness.before = moved
        .from
        .change_to(programme, &moved.to)
        .unwrap_or_default();
    let start = programme
        .school
        .as_ref()
        .and_then(|school| school.start_fact)
        .zip(least.start);
    witness.facts = moved.to.facts.clone();
    witness.facts.extend(
        moved
            .others
            .iter()
            .filter(|(fact, _)| moved.to.value(*fact).is_none()),
    );
    witness.facts.extend(start);
    witness.facts.sort();
    witness.facts.dedup_by_key(|(fact, _)| *fact);
    witness
}
