//! **Claim.** A child who moves, on any day and between any two places, misses nothing that both places
//! offer: what was not yet surely done in the old place is not already over in the new one, or the new
//! place has a rule for arrivals.
//!
//! A move on a day sets the facts that tell the places apart; the day belongs to the new place. What is
//! done stays done. Credit goes by content, not by a visit's name: what the old place offers of a content
//! item is matched with what the new place offers of it, first the same visit, then the rest in the order
//! of their windows. Of two matched offerings the mover may get neither on the days after the new one is
//! over and as long as the old one may lie ahead.
//!
//! That nobody owns a child who moves needs no claim of its own: duty is a function of the day's facts,
//! and the claims on responsibility hold for every value of every fact on every day; the change from
//! one place's service to another's is the matter of the claim on changes.

mod message;
mod places_of;
mod slots;

use crate::places::Places;
use crate::space::OverBudget;
use crate::{Options, Report};
use places_of::Place;
use slots::Pair;
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{ItemId, Meta};
use std::collections::{BTreeMap, BTreeSet};

/// Decides the claim for every content item that some variant offers otherwise.
pub(super) fn check(places: &Places, options: &Options, report: &mut Report) {
    let name = Name::LostInAMove;
    report.claim(
        name,
        Words::new(
            "ett barn som flyttar, vilken dag som helst och mellan vilka platser som helst, går inte miste om något som båda platserna erbjuder",
            "a child who moves, on any day and between any two places, misses nothing that both places offer",
        ),
    );
    let programme = places.programme;
    let found = match places_of::all(programme, options.combinations) {
        Ok(found) => found,
        Err(OverBudget) => return report.not_decided(name, &programme.meta),
    };
    let mut losses: BTreeMap<Pair, Loss> = BTreeMap::new();
    for item in slots::told_apart(programme) {
        match pairs(places, &found, item, options.combinations) {
            Ok(pairs) => {
                report.decided(name, 0);
                for (pair, first) in pairs {
                    let loss = losses.entry(pair).or_insert_with(|| Loss {
                        first,
                        items: Vec::new(),
                    });
                    loss.items.push(item);
                }
            }
            Err(OverBudget) => report.not_decided(name, item_meta(places, item)),
        }
    }
    for (pair, loss) in &losses {
        if let Some(finding) = message::finding(places, pair, loss) {
            report.add(finding);
        }
    }
}

/// What may be lost between two offerings: the contents, and the first two places between which.
struct Loss {
    first: Move,
    items: Vec<ItemId>,
}

/// A move from one place to another, with the facts of a child who lives in them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Move {
    from: Place,
    to: Place,
    others: Vec<(stafett_model::FactId, i32)>,
}

/// The offerings of an item that a mover may fall between, each with the first move that does.
fn pairs(
    places: &Places,
    found: &[Place],
    item: ItemId,
    limit: usize,
) -> Result<BTreeMap<Pair, Move>, OverBudget> {
    let programme = places.programme;
    let offered = slots::Offered::of(places, item);
    let mut pairs = BTreeMap::new();
    // Most places match the same offerings: each two are looked at once.
    let mut harmless: BTreeSet<Pair> = BTreeSet::new();
    let rows: Vec<Vec<slots::Row>> = found.iter().map(|place| offered.in_place(place)).collect();
    for (from, old) in found.iter().zip(&rows) {
        for (to, new) in found.iter().zip(&rows) {
            // A place with a rule for arrivals catches up what it already expects to be done.
            if from == to || to.catches_up(programme) {
                continue;
            }
            for pair in offered.matched(old, new) {
                if pairs.contains_key(&pair) || harmless.contains(&pair) {
                    continue;
                }
                if !offered.may_lose(&pair) {
                    harmless.insert(pair);
                    continue;
                }
                if let Some(others) = offered.child(&pair, from, to, limit)? {
                    let (from, to) = (from.clone(), to.clone());
                    pairs.insert(pair, Move { from, to, others });
                }
            }
        }
    }
    Ok(pairs)
}

fn item_meta<'p>(places: &Places<'p>, item: ItemId) -> &'p Meta {
    let programme = places.programme;
    programme
        .item(item)
        .map_or(&programme.meta, |row| &row.meta)
}
