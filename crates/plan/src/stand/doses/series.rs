//! A series as a whole: which of its doses are for the child, which can no longer be given, and what
//! that means for the doses after them.

use super::given::{every_value, is_product_of_gone, ungiven, values};
use super::{dose_of, series_of};
use crate::Status;
use crate::facts::COMPLETIONS;
use crate::place::span::{Span, When};
use crate::place::{self, Applies, Places, start};
use crate::shared::Shared;
use crate::stand::too_late::{Limit, Offer};
use crate::stand::visits::{Standings, judged};
use crate::stand::{Reason, Standing};
use crate::tables::NamedFacts;
use crate::tables::doses::Doses;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::calendar::add;
use stafett_model::programme::{Bound, Distance};
use stafett_model::{
    Afterwards, Condition, Day, Dose, FactId, ItemId, Occurred, Point, Programme, Variable, Window,
};

/// Whether a dose is for the child, by its own condition, under every completion of what is unknown.
/// Of an earlier dose of the same series that has not been given it is taken for granted that it
/// will be: what happens otherwise, the series' order tells.
pub(crate) fn applies(given: Given<'_>, item: ItemId, day: Day) -> Applies {
    let Some(dose) = conditional_dose(given, item) else {
        return Applies::Yes;
    };
    let of = |fact: FactId| (fact, values(given, fact, day));
    let mut ungiven = ungiven(given, dose);
    let taken = judge(given, dose, ungiven.iter().copied().map(of).collect(), day);
    let is_gone = |fact: &FactId| is_product_of_gone(given, *fact);
    if matches!(taken, Applies::Yes | Applies::No) || !ungiven.iter().any(is_gone) {
        return taken;
    }
    // It rests on the product of a dose that will never be given: there is none.
    ungiven.retain(|fact| !is_gone(fact));
    judge(given, dose, ungiven.into_iter().map(of).collect(), day)
}

/// Whether a dose is not for the child whenever, and with whatever product, the doses before it that were not
/// given had been.
pub(crate) fn is_never_needed(given: Given<'_>, item: ItemId, day: Day) -> bool {
    let of = |fact: FactId| (fact, every_value(given, fact));
    conditional_dose(given, item).is_some_and(|dose| {
        let choices = ungiven(given, dose).into_iter().map(of).collect();
        judge(given, dose, choices, day) == Applies::No
    })
}

/// A dose that is not for everyone.
fn conditional_dose<'p>(given: Given<'p>, item: ItemId) -> Option<&'p Dose> {
    dose_of(given.programme, item).filter(|dose| dose.condition != Condition::Always)
}

/// Whether a dose's condition holds for each combination of the values that some facts may get.
fn judge(given: Given<'_>, dose: &Dose, choices: Vec<(FactId, Vec<i32>)>, day: Day) -> Applies {
    let Some(count) = choices
        .iter()
        .try_fold(1_usize, |product, (_, values)| {
            product.checked_mul(values.len())
        })
        .filter(|count| *count <= COMPLETIONS)
    else {
        let facts: Vec<FactId> = choices.into_iter().map(|(fact, _)| fact).collect();
        return Applies::TooMany(facts.into());
    };
    let mut all = (0..count).map(|number| {
        let assumed = |fact| chosen(&choices, number, fact);
        let left = dose.condition.knowing(&assumed);
        place::applies(given, &left, NamedFacts::once(&left.facts()), day)
    });
    let first = all.next().unwrap_or(Applies::Yes);
    let mut facts: Vec<FactId> = first.facts().to_vec();
    let mut same = true;
    for other in all {
        facts.extend_from_slice(&other.facts());
        same &= other == first;
    }
    if same {
        return first;
    }
    facts.extend(choices.into_iter().map(|(fact, _)| fact));
    facts.sort();
    facts.dedup();
    Applies::Depends(facts.into())
}

/// The value of a fact in the combination of this number; the first fact's value changes fastest.
fn chosen(choices: &[(FactId, Vec<i32>)], number: usize, fact: FactId) -> Option<i32> {
    let mut left = number;
    for (of, values) in choices {
        let count = values.len().max(1);
        if *of == fact {
            return values.get(left.checked_rem(count)?).copied();
        }
        left = left.checked_div(count)?;
    }
    None
}

/// The doses that are not for everyone, and whether they are for the child.
pub(crate) fn conditional(given: Given<'_>) -> Vec<(ItemId, Applies)> {
    let (day, _) = judged(given);
    let doses = given.tables.conditional_doses.iter().copied();
    doses
        .map(|item| (item, applies(given, item, day)))
        .collect()
}

/// The doses that have become impossible: not given, and offered at no visit any more. Each once; of those that are in
/// order only where they are not found as such.
pub(crate) fn gone(given: Given<'_>, places: &Places, stood: &Standings) -> Vec<ItemId> {
    let chance = |item: ItemId| {
        let visits = given.tables.visits_with_dose(item).iter();
        let contents = visits
            .filter_map(|visit| stood.get(*visit))
            .flat_map(|stood| &stood.contents);
        let of_dose = contents.filter(|content| content.item == Some(item));
        of_dose
            .map(|content| Chance::of(content.standing))
            .max()
            .unwrap_or(Chance::Unseen)
    };
    let Doses {
        all, out_of_order, ..
    } = &given.tables.doses;
    let doses = match places.are_doses_in_order {
        true => out_of_order,
        false => all,
    };
    let open = doses.iter().copied().filter(|item| {
        let done = given.history.first_done.get(item.index());
        done.copied().flatten().is_none() && !given.history.gone.contains(item)
    });
    open.filter(|item| chance(*item) == Chance::Past).collect()
}

/// Whether a dose that the only visit that has it is to give was not given and can no longer be.
pub(crate) fn is_gone(at_visit: Standing, done_on: Option<Occurred>) -> bool {
    done_on.is_none() && Chance::of(at_visit) == Chance::Past
}

/// Whether something that is waited for is a dose that may have been given before the history is complete.
pub(crate) fn may_be_unrecorded(given: Given<'_>, awaited: Variable) -> bool {
    match awaited {
        Variable::Item(item) => dose_of(given.programme, item)
            .is_some_and(|dose| is_closed(given, item, dose, given.complete_from())),
        _ => false,
    }
}

/// Whether a dose can still be given at some visit: the greatest of its visits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Chance {
    /// No visit for the child has it.
    Unseen,
    /// It no longer can.
    Past,
    /// It can, or that is open, or it was given.
    Open,
}

impl Chance {
    /// At one visit. What the end of the programme's offers ends breaks no series.
    fn of(standing: Standing) -> Chance {
        match standing.status {
            _ if matches!(standing.reason, Reason::Ended(_)) => Chance::Open,
            Status::NotApplicable => Chance::Unseen,
            Status::Lapsed | Status::Missed | Status::Declined => Chance::Past,
            _ => Chance::Open,
        }
    }
}

/// The first earlier dose of the series that can no longer be given, so that this one cannot either.
pub(crate) fn broken_by(given: Given<'_>, item: ItemId) -> Option<ItemId> {
    if given.history.gone.is_empty() {
        return None;
    }
    let number = dose_of(given.programme, item)?.number;
    let mut doses = series_of(given.programme, item)?.doses.iter().copied();
    doses.find(|earlier| {
        given.history.gone.contains(earlier)
            && dose_of(given.programme, *earlier).is_some_and(|dose| dose.number < number)
    })
}

/// Whether a dose that is not planned any more was declined, by itself or with its visit, and its time has not
/// certainly passed: it may yet be given.
pub(crate) fn is_only_declined(given: Given<'_>, item: ItemId) -> bool {
    let by_itself = given.history.declined.iter().any(|(of, _)| *of == item);
    let mut visits = given.tables.visits_with_dose(item).iter();
    let with_visit = visits.any(|visit| {
        let at = given.history.visits.get(visit.index());
        at.is_some_and(|at| at.undone().0.is_some())
    });
    let is_caught_up = |dose: &Dose| match &dose.window.afterwards {
        Afterwards::CaughtUp { until } => start::when(given, until)
            .and_then(|until| until.last)
            .is_none_or(|last| given.as_of < last),
        _ => false,
    };
    let is_open = |dose: &Dose| !is_closed(given, item, dose, given.as_of) || is_caught_up(dose);
    (by_itself || with_visit) && dose_of(given.programme, item).is_some_and(is_open)
}

/// The doses of the same series with greater numbers.
pub(crate) fn later(programme: &Programme, item: ItemId) -> impl Iterator<Item = ItemId> + '_ {
    let number = move |item: ItemId| dose_of(programme, item).map(|dose| dose.number);
    let doses = series_of(programme, item).map_or(&[][..], |series| &series.doses);
    let doses = doses.iter().copied();
    doses.filter(move |later| number(*later) > number(item))
}

/// Whether the last day on which a dose may be given has certainly passed on `day`.
pub(crate) fn is_closed(given: Given<'_>, item: ItemId, dose: &Dose, day: Day) -> bool {
    match given.spans.latest_dose(given.tables, item) {
        Some(last) if given.tables.is_alone(item) => last.last.is_some_and(|last| last < day),
        _ => span(given, item, dose).closed(day),
    }
}

/// The last day on which a series may begin, where it was not begun by then: certainly passed on `day`.
pub(crate) fn not_begun(given: Given<'_>, item: ItemId, day: Day) -> Option<Day> {
    if given.tables.is_alone(item) {
        return None;
    }
    let series = series_of(given.programme, item)?;
    if series.doses.first() != Some(&item) {
        return None;
    }
    let last = begun_by(given, item)?.last?;
    (last < day && given.complete_from() <= last).then_some(last)
}

/// The last day on which the first dose of a series may be given, for that dose.
fn begun_by(given: Given<'_>, item: ItemId) -> Option<When> {
    let point = begun_by_point(given, item)?;
    start::when(given, point)
}

/// The point by which a series must have been begun, for its first dose.
pub(crate) fn begun_by_point(given: Given<'_>, item: ItemId) -> Option<&Point> {
    let series = series_of(given.programme, item)?;
    series
        .begun_by
        .as_ref()
        .filter(|_| series.doses.first() == Some(&item))
}

/// Where a dose may be given, apart from any visit: its window, its distances also to doses that did
/// not count where the series says so, the last day on which the series may begin, and the end of
/// its catching up, which no window outlasts.
pub(crate) fn span(given: Given<'_>, item: ItemId, dose: &Dose) -> Span {
    let mut span = given.spans.dose(given, item, dose);
    if given.tables.is_alone(item) {
        return span;
    }
    if let Some(first) = after_invalid(given, item, dose) {
        let bound = When::on(first);
        span.lower = span.lower.map(|lower| lower.later(bound));
    }
    for last in [
        begun_by(given, item),
        caught_up_through(given, &dose.window.afterwards),
    ] {
        if let Some(last) = last.filter(|last| last.last.is_some()) {
            span.upper = span.upper.map(|upper| upper.sooner(last));
        }
    }
    span
}

/// The last day on which a dose is caught up, where it is.
fn caught_up_through(given: Given<'_>, afterwards: &Afterwards) -> Option<When> {
    let Afterwards::CaughtUp { until } = afterwards else {
        return None;
    };
    let until = start::when(given, until)?;
    Some(When {
        first: until.first.before(),
        last: until.last.map(Day::before),
    })
}

/// The first day that keeps every distance to the last dose of the series that did not count.
pub(crate) fn after_invalid(given: Given<'_>, item: ItemId, dose: &Dose) -> Option<Day> {
    let series = series_of(given.programme, item).filter(|series| series.after_invalid)?;
    let last = super::last_invalid(given, dose.series, given.as_of.plus(1)?)?.last;
    let own = |distance: &&Distance| {
        let to_own = matches!(distance.from, Point::Item(item) if series.doses.contains(&item));
        distance.bound == Bound::AtLeast && to_own
    };
    let distances = dose.window.distances.iter().filter(own);
    distances
        .filter_map(|distance| add(last, distance.duration, given.programme.month_end))
        .max()
}

/// Whether a dose certainly cannot be given any more: its first possible day lies after its hard end,
/// that is, its last day or the end of its catching up; of a first dose also the last day on which the
/// series may begin. Its windows are its own and that of the visit at which it would be given; with the days left for
/// it comes what follows after them.
pub(crate) fn too_late(
    given: Given<'_>,
    item: ItemId,
    windows: [&Window; 2],
    (span, afterwards): (Span, &Afterwards),
) -> bool {
    let begun_by = match given.tables.is_alone(item) {
        true => None,
        false => begun_by(given, item),
    };
    let end = match afterwards {
        Afterwards::Lapses | Afterwards::Unsaid => span.upper,
        Afterwards::CaughtUp { .. } => {
            let ends = [caught_up_through(given, afterwards), begun_by];
            ends.into_iter().flatten().reduce(When::sooner)
        }
        Afterwards::CarriedOver | Afterwards::OfferedAgain => begun_by,
    };
    let Some((lower, end)) = span.lower.zip(end) else {
        return false;
    };
    let offer = Offer {
        given,
        windows,
        from: lower.first,
    };
    end.last.is_some_and(|end| lower.first > end)
        || end.is_open() && ends_before_it_begins(offer, item, afterwards)
}

/// Whether a dose's hard end lies before its first day, whatever day both rest on.
fn ends_before_it_begins(offer: Offer<'_>, item: ItemId, afterwards: &Afterwards) -> bool {
    let [own, _] = offer.windows;
    let mut ends = match afterwards {
        Afterwards::Lapses | Afterwards::Unsaid => Limit::of(offer.given, own),
        Afterwards::CaughtUp { until } => Vec::from([Limit::before(until.clone())]),
        Afterwards::CarriedOver | Afterwards::OfferedAgain => Vec::new(),
    };
    ends.extend(begun_by_point(offer.given, item).cloned().map(Limit::on));
    offer.is_over(&ends)
}

/// The doses on which it depends whether a dose is for the child, and that have not been given.
pub(crate) fn awaited(given: Given<'_>, facts: &[FactId]) -> Shared<Variable> {
    let doses = facts.iter().filter_map(|fact| {
        let dose = given.programme.fact(*fact)?.made.as_ref()?.dose()?;
        let done = given
            .history
            .first_done
            .get(dose.index())
            .copied()
            .flatten();
        done.is_none().then_some(Variable::Item(dose))
    });
    let mut doses: Vec<Variable> = doses.collect();
    doses.sort();
    doses.dedup();
    doses.into()
}
