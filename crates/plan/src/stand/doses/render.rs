//! The given doses as an embedder reads them.

use super::validity::Fault;
use super::{Judged, Verdict, dose_of, series_of};
use crate::tell::named::Titled;
use crate::view::Given;
use crate::words::fill;
use crate::{DoseVerdict, JudgedDose, Named};
use alloc::vec::Vec;
use stafett_model::proof::Words;
use stafett_model::{Day, ItemId, words};

/// Every given dose, in the order of the days.
pub(crate) fn all(given: Given<'_>) -> Vec<JudgedDose> {
    let judged = given.history.judged.iter();
    judged.filter_map(|judged| one(given, judged)).collect()
}

fn one(given: Given<'_>, judged: &Judged) -> Option<JudgedDose> {
    let programme = given.programme;
    let Named { id, title } = programme.item(judged.item)?.meta.named();
    let (verdict, counts_from) = match judged.verdict {
        Verdict::Valid => (DoseVerdict::Valid, None),
        Verdict::Again => (DoseVerdict::Again, None),
        Verdict::Invalid(Fault::TooEarly(first)) => (DoseVerdict::TooEarly, Some(first)),
        Verdict::Invalid(Fault::TooClose(first)) => (DoseVerdict::TooClose, Some(first)),
        Verdict::Invalid(Fault::OutOfOrder(_)) => (DoseVerdict::OutOfOrder, None),
    };
    let visit = judged.at.and_then(|at| programme.visit(at));
    let product = judged.product.and_then(|id| programme.product(id));
    Some(JudgedDose {
        id,
        item: judged.item,
        title,
        series: series_of(programme, judged.item)?.meta.named(),
        number: dose_of(programme, judged.item)?.number,
        given_on: judged.on,
        visit: visit.map(|row| row.meta.id.clone()),
        product: product.map(|row| row.meta.named()),
        valid: judged.verdict == Verdict::Valid,
        verdict,
        counts_from,
        uncertain: judged.uncertain,
        reason: says(given, judged),
    })
}

/// What is said of the given doses of one item, in the order of the days.
pub(crate) fn of_item(given: Given<'_>, item: ItemId) -> Vec<Words> {
    let judged = given.history.judged.iter();
    let own = judged.filter(|judged| judged.item == item);
    own.map(|judged| says(given, judged)).collect()
}

fn says(given: Given<'_>, judged: &Judged) -> Words {
    let on = words::occurred(judged.on);
    let until = |day: Day| words::day(day);
    match judged.verdict {
        Verdict::Valid if judged.uncertain => fill(
            "Gavs {} och räknas, men om det var för tidigt eller för tätt efter en tidigare dos går inte att avgöra.",
            "Given {}, and it counts, but whether that was too early or too close to an earlier dose cannot be told.",
            &[on],
        ),
        Verdict::Valid => fill("Gavs {} och räknas.", "Given {}, and it counts.", &[on]),
        Verdict::Again => fill(
            "Gavs {}; dosen var redan given och räknas en gång.",
            "Given {}; the dose had been given already and counts once.",
            &[on],
        ),
        Verdict::Invalid(Fault::TooEarly(first)) => fill(
            "Gavs {} och räknas inte: den får ges tidigast {}.",
            "Given {}, and it does not count: the first day on which it may be given is {}.",
            &[on, until(first)],
        ),
        Verdict::Invalid(Fault::TooClose(first)) => fill(
            "Gavs {} och räknas inte: efter det som gavs tidigare kan den ges från och med {}.",
            "Given {}, and it does not count: after what was given before, it can be given from {}.",
            &[on, until(first)],
        ),
        Verdict::Invalid(Fault::OutOfOrder(missing)) => {
            let missing = given.programme.item(missing);
            let missing = Words::same(missing.map_or("", |row| &row.meta.title));
            fill(
                "Gavs {} och räknas inte: ”{}” ska vara given före den.",
                "Given {}, and it does not count: “{}” must have been given before it.",
                &[on, missing],
            )
        }
    }
}
