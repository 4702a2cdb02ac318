//! Where a visit is made that depends on how a place has arranged things: what decides it, what is assumed where nothing is
//! known, and what is done elsewhere.

use crate::here::{Here, Link};
use crate::markdown::Prose;
use crate::phrase;
use crate::usual::{follows, is_place};
use serde::Serialize;
use stafett_model::{Condition, Fact, FactId, Values, Visit, words};

/// More others than this are not named: the fact itself leads to them.
const NAMED: usize = 6;

/// An arrangement on which a visit depends.
#[derive(Serialize)]
pub(super) struct Order {
    fact: Link,
    doc: Prose,
    /// With which of them the visit is made, in a sentence.
    with: String,
    /// Which is assumed where nothing is known; the visit is not made with it.
    assumed: String,
    /// The visits that are made with others; none where they are many.
    others: Vec<Link>,
    many: bool,
}

/// The arrangements without which a visit is not made. Where the child lives stands with the variants.
pub(super) fn of(here: &Here<'_>, visit: &Visit) -> Vec<Order> {
    let facts = visit.condition.facts().into_iter();
    facts.filter_map(|fact| order(here, visit, fact)).collect()
}

fn order(here: &Here<'_>, visit: &Visit, id: FactId) -> Option<Order> {
    let p = here.programme();
    let row = p.fact(id)?;
    let assumed = row.if_unknown?;
    let without = |value: i32| {
        let known = |fact: FactId| (fact == id).then_some(value);
        visit.condition.truth(&known, &|_| true) == Some(false)
    };
    let is_order = row.made.is_none() && !is_place(p, id) && without(assumed);
    let values = names(row).filter(|value| !without(*value));
    let words = |value: i32| here.pick(&words::fact_value(p, id, value));
    let with: Vec<String> = values.map(words).collect();
    let mut others = others(here, visit, id);
    let many = others.len() > NAMED;
    if many {
        others.clear();
    }
    (is_order && !with.is_empty()).then(|| Order {
        fact: here.fact(id),
        doc: here.prose(&row.meta.doc),
        with: match with.len() + 1 == names(row).count() && with.len() > 1 {
            true => here.t().order_any.replace("{}", &words(assumed)),
            false => {
                let with = phrase::list(&with, here.t().or);
                here.t().order_with.replace("{}", &with)
            }
        },
        assumed: words(assumed),
        others,
        many,
    })
}

/// The visits of the same fact that no child has who has this one.
fn others(here: &Here<'_>, visit: &Visit, id: FactId) -> Vec<Link> {
    let p = here.programme();
    let is_other = |other: &Visit| {
        let denied = Condition::Not(Box::new(other.condition.clone()));
        other.condition.facts().contains(&id) && follows(p, &visit.condition, &denied)
    };
    let all = here.site.order.iter();
    let others = all.filter(|id| p.visit(**id).is_some_and(is_other));
    others.map(|id| here.visit(*id)).collect()
}

/// The values of a fact that has named ones.
fn names(row: &Fact) -> impl Iterator<Item = i32> + use<> {
    let count = match &row.values {
        Values::OneOf(names) => i32::try_from(names.len()).unwrap_or_default(),
        Values::YesNo | Values::Whole { .. } | Values::Date => 0,
    };
    0..count
}
