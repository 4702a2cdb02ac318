//! What would be the case if a child, of which it is unknown when it starts school, started then or then.

use crate::facts::{Assumed, Unknown};
use crate::view::{Given, Seen};
use alloc::vec::Vec;
use stafett_model::Values;

/// Whether something is so for one of the values of the unknown fact that decides school start.
pub(crate) fn each(given: Given<'_>, mut is: impl FnMut(Seen<'_>) -> bool) -> bool {
    let school = given.programme.school.as_ref();
    let fact = school.and_then(|school| school.start_fact);
    let unknown = fact.filter(|fact| given.value(*fact, given.as_of).is_none());
    let row = unknown.and_then(|fact| Some((fact, given.programme.fact(fact)?)));
    let Some((fact, Values::OneOf(names))) = row.map(|(fact, row)| (fact, &row.values)) else {
        return false;
    };
    let values = (0..names.len()).filter_map(|place| i32::try_from(place).ok());
    let facts = [Unknown {
        fact,
        values: values.collect::<Vec<i32>>(),
    }];
    (0..names.len()).any(|place| {
        let assumed = Assumed {
            facts: &facts,
            places: &[place],
        };
        is(Seen { given, assumed })
    })
}
