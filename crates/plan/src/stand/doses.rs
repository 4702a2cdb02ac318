//! Which doses count. A dose before its first allowed day, too close to an earlier one, or without an
//! earlier one is not valid: it does not count, and the plan says so. Where the days are not known
//! exactly, a dose counts unless it is invalid on all of them.

pub(crate) mod chain;
pub(crate) mod given;
pub(crate) mod once;
mod order;
pub(crate) mod render;
pub(crate) mod series;
pub(crate) mod validity;

use crate::WarningKind;
use crate::known::Known;
use crate::records::history::{DoneItem, History};
use crate::records::warn;
use crate::view::Given;
use stafett_model::{Day, Dose, ItemId, Occurred, ProductId, Programme, Series, SeriesId, VisitId};
use validity::Fault;

/// A given dose with what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) item: ItemId,
    pub(crate) on: Occurred,
    /// At which visit of the programme, where that has the dose among its contents.
    pub(crate) at: Option<VisitId>,
    /// With which product, where that is known.
    pub(crate) product: Option<ProductId>,
    pub(crate) verdict: Verdict,
    /// Whether it counts though it may have been too early or too close, since days are not known.
    pub(crate) uncertain: bool,
}

/// What came of a given dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It counts.
    Valid,
    /// The same dose counted already.
    Again,
    /// It does not count.
    Invalid(Fault),
}

/// Judges the doses in `history`, in the order of their days (where that is open: of their numbers), and
/// fills in the first day on which each content item was done.
pub(crate) fn judge(known: &mut Known<'_>) {
    let Known { planner, .. } = *known;
    let number = |done: &DoneItem| planner.tables.doses.number(done.item);
    let doses = order::by_day(core::mem::take(&mut known.memory.history.given), number);
    // In this order the records of one dose follow each other.
    for records in doses.chunk_by(is_one_dose) {
        match records {
            [only] if counts_plainly(known.given(), only) => count_plainly(known, *only),
            [first, ..] => judge_one(known, first, records),
            [] => {}
        }
    }
    known.memory.history.given = doses;
    known.memory.history.given.clear();
}

/// Whether two records tell of one dose: of one day, whatever visit they name.
fn is_one_dose(one: &DoneItem, other: &DoneItem) -> bool {
    (one.item, one.on) == (other.item, other.on)
}

/// Whether a dose of one record is the first of its kind, and nothing is wrong with it, nor may be.
fn counts_plainly(given: Given<'_>, only: &DoneItem) -> bool {
    !given.history.was_given(only.item) && validity::counts_plainly(given, only.item, only.on)
}

/// Fills in such a dose.
fn count_plainly(known: &mut Known<'_>, only: DoneItem) {
    let history = &mut known.memory.history;
    history.judged.push(Judged {
        item: only.item,
        on: only.on,
        at: only.at,
        product: only.product,
        verdict: Verdict::Valid,
        uncertain: false,
    });
    history.counts(only);
    known.worlds.clear();
}

/// Judges a dose by the first of its records, and fills in what they all tell.
#[inline(never)]
fn judge_one(known: &mut Known<'_>, first: &DoneItem, records: &[DoneItem]) {
    let programme = known.planner.programme();
    let given = known.given();
    let (verdict, uncertain) = match given.history.was_given(first.item) {
        true => (Verdict::Again, false),
        false => {
            let judged = validity::judge_at_length(given, first.item, first.on);
            let verdict = judged.fault.map_or(Verdict::Valid, Verdict::Invalid);
            (verdict, judged.may_be_fault)
        }
    };
    let (product, two_products) = product(records);
    let uncertain = uncertain && verdict == Verdict::Valid;
    let doubt = kind(verdict, uncertain);
    let two_products = two_products.then_some(WarningKind::TwoProducts);
    let history = &mut known.memory.history;
    for kind in doubt.into_iter().chain(two_products) {
        let warning = warn::dose(programme, kind, first.item, first.on);
        if !history.warnings.contains(&warning) {
            history.warnings.push(warning);
        }
    }
    history.judged.push(Judged {
        item: first.item,
        on: first.on,
        at: records.iter().find_map(|record| record.at),
        product,
        verdict,
        uncertain,
    });
    if !matches!(verdict, Verdict::Invalid(_)) {
        records.iter().for_each(|record| history.counts(*record));
        known.worlds.clear();
    }
}

/// The product that the records of one dose name; unknown where they name two, and whether they do.
fn product(records: &[DoneItem]) -> (Option<ProductId>, bool) {
    let mut named = records.iter().filter_map(|record| record.product);
    let product = named.next();
    match named.all(|other| Some(other) == product) {
        true => (product, false),
        false => (None, true),
    }
}

/// What there is to warn of a given dose.
fn kind(verdict: Verdict, uncertain: bool) -> Option<WarningKind> {
    match verdict {
        Verdict::Invalid(Fault::TooEarly(_)) => Some(WarningKind::DoseTooEarly),
        Verdict::Invalid(Fault::TooClose(_)) => Some(WarningKind::DoseTooClose),
        Verdict::Invalid(Fault::OutOfOrder(_)) => Some(WarningKind::DoseOutOfOrder),
        Verdict::Valid => uncertain.then_some(WarningKind::DoseDateUncertain),
        Verdict::Again => None,
    }
}

/// What makes an item a dose, where it is one.
pub(crate) fn dose_of(programme: &Programme, item: ItemId) -> Option<&Dose> {
    programme.item(item)?.dose.as_ref()
}

/// The series of a dose.
pub(crate) fn series_of(programme: &Programme, item: ItemId) -> Option<&Series> {
    programme.series(dose_of(programme, item)?.series)
}

/// The given dose that counts, where one does.
pub(crate) fn judged_valid(history: &History, item: ItemId) -> Option<&Judged> {
    let counts = |judged: &&Judged| judged.item == item && judged.verdict == Verdict::Valid;
    history.judged.iter().find(counts)
}

/// When a dose of a series that did not count was last given before a day.
fn last_invalid(given: Given<'_>, series: SeriesId, before: Day) -> Option<Occurred> {
    let of_series = |item| dose_of(given.programme, item).is_some_and(|dose| dose.series == series);
    let invalid =
        |judged: &&Judged| matches!(judged.verdict, Verdict::Invalid(_)) && judged.on.last < before;
    let invalid = given.history.judged.iter().filter(invalid);
    let own = invalid.filter(|judged| of_series(judged.item));
    own.map(|judged| judged.on).reduce(Occurred::later)
}
