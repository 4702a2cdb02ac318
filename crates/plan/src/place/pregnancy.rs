//! Visits of the pregnancy: what the parents are offered before the birth, which a birth ends however
//! early it comes.

use crate::place::span::{Span, When};
use crate::view::Given;
use stafett_model::{Duration, Point, Programme, Subject, Visit};

/// Whether a visit belongs to the pregnancy: its contents all concern the parents, and both ends of its
/// window are the due date or counted back from it.
pub(crate) fn owns(programme: &Programme, visit: &Visit) -> bool {
    let mut items = visit.items.iter().filter_map(|item| programme.item(*item));
    !visit.items.is_empty()
        && items.all(|item| item.subject != Subject::Child)
        && before_due_date(&visit.window.earliest)
        && before_due_date(&visit.window.latest)
}

fn before_due_date(point: &Point) -> bool {
    match point {
        Point::DueDate => true,
        Point::After(of, length) => before_due_date(of) && !forward(*length),
        _ => false,
    }
}

fn forward(length: Duration) -> bool {
    let Duration {
        years,
        months,
        weeks,
        days,
    } = length;
    [years, months, weeks, days].iter().any(|term| *term > 0)
}

/// The window of a visit of the pregnancy: over the day before the birth.
pub(crate) fn until_birth(given: Given<'_>, span: Span) -> Span {
    let eve = given.child.born.before();
    match span.upper {
        Some(upper) => Span {
            upper: Some(When {
                first: upper.first.min(eve),
                last: Some(upper.last.map_or(eve, |last| last.min(eve))),
            }),
            ..span
        },
        None => span,
    }
}
