//! Which of the rows of one rule is the child's: the base's, or the one that a variant or release has
//! in its place. One rule is one line of the plan, with one id, whichever row it is.

use crate::Planner;
use crate::place::{Applies, Placed};
use crate::records::recorded::Recorded;
use crate::tables::Tables;
use stafett_model::{Day, Located, Visit, VisitId};

/// The row that was the child's on a day, as far as the recorded facts tell; otherwise the base's.
#[inline]
pub(crate) fn row_on(planner: &Planner<'_>, facts: &Recorded, visit: VisitId, day: Day) -> VisitId {
    if planner.tables.is_only_row(visit) {
        return visit;
    }
    let programme = planner.programme();
    let rows = planner.tables.rows_of(visit);
    let holds = |id: &&VisitId| {
        programme.visit(**id).is_some_and(|row| {
            let value = |fact| {
                let recorded = facts.on(fact, day).map(|(value, _)| value);
                recorded.or_else(|| programme.fact(fact)?.if_unknown)
            };
            let known = |fact| facts.has(fact, day);
            row.condition.holds_knowing(&value, &known)
        })
    };
    let mut rows = rows.iter().filter(holds);
    match (rows.next(), rows.next()) {
        (Some(only), None) => *only,
        _ => planner.tables.base_of(visit),
    }
}

/// Whether the dated conditions of a row hold, as far as that is settled.
pub(crate) fn in_force(visit: &Visit, place: impl Fn(&stafett_model::Point) -> Located) -> bool {
    let mut switches = visit.switches.iter();
    switches.all(|switch| switch.holds(place(&switch.point)) != Some(false))
}

/// For each rule the one row that the plan shows: the row that is for the child; where several may
/// be or none is, the base's if it is among them, else the first.
pub(crate) fn chosen(tables: &Tables, placed: &[Placed], visit: VisitId) -> VisitId {
    let base = tables.base_of(visit);
    let rows = tables.rows_of(visit);
    let is = |id: &VisitId, wanted: fn(&Applies) -> bool| {
        placed
            .get(id.index())
            .is_some_and(|placed| wanted(&placed.applies))
    };
    let first = |wanted: fn(&Applies) -> bool| {
        let mut found = rows.iter().copied().filter(|id| is(id, wanted));
        let first = found.next()?;
        let has_base = first == base || found.any(|id| id == base);
        Some(if has_base { base } else { first })
    };
    first(|applies| *applies == Applies::Yes)
        .or_else(|| first(|applies| *applies != Applies::No))
        .unwrap_or(base)
}
