//! In which order given doses are judged: that of their days, where it is certain.

use crate::records::history::DoneItem;
use alloc::vec::Vec;

/// The doses, each once, in the order of their days; those that may have been given in either order, as two doses of
/// one day or of one month, in the order of their numbers.
pub(super) fn by_day(mut doses: Vec<DoneItem>, number: impl Fn(&DoneItem) -> u8) -> Vec<DoneItem> {
    if doses.iter().all(|done| done.on.day().is_some()) {
        // Each of those before which no other was given is of the first day left.
        doses.sort_unstable_by(|one, other| {
            let days = one.on.first.cmp(&other.on.first);
            days.then_with(|| (number(one), one).cmp(&(number(other), other)))
        });
        doses.dedup();
        return doses;
    }
    doses.sort_unstable_by_key(|done| (number(done), *done));
    doses.dedup();
    let mut ordered = Vec::with_capacity(doses.len());
    // Each time the least number among those before which no other was given for certain.
    while let Some(soonest) = doses.iter().map(|done| done.on.last).min() {
        let Some(next) = doses.iter().position(|done| done.on.first <= soonest) else {
            break;
        };
        ordered.push(doses.remove(next));
    }
    ordered
}
