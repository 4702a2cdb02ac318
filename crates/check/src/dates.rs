//! Days that may surprise those who count by hand.
//!
//! **Claims.** Every bound that depends on the month-end rule, and every two bounds whose order depends
//! on the birth date, are named in a note. No obligatory visit must be made on one single day.

mod bounds;
mod month_end;
mod order;
mod tolerance;

use crate::Report;
use crate::places::Places;
use stafett_diag::Name;
use stafett_model::proof::Words;

/// Decides the claims.
pub fn check(places: &Places, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    month_end::check(places, report);
    order::check(places, report);
    tolerance::check(places, report);
}

fn claims() -> [(Name, Words); 3] {
    [
        (
            Name::MonthEndMatters,
            Words::new(
                "varje gräns vars dag beror på hur månadsslut räknas är nämnd",
                "every bound whose day depends on how month ends are counted is named",
            ),
        ),
        (
            Name::OrderDependsOnBirth,
            Words::new(
                "alla gränser i veckor och i månader som byter ordning mellan barn är nämnda",
                "all bounds in weeks and in months that change places between children are named",
            ),
        ),
        (
            Name::NoTolerance,
            Words::new(
                "inget besök som alla ska erbjudas måste göras på en enda dag",
                "no visit that must be offered to all has to be made on one single day",
            ),
        ),
    ]
}
