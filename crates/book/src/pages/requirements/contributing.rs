//! Which visits a demand counts. The proof decides that for every child; the page shows it for the usual one,
//! whose terms begin on the first possible day, and says where it depends.

use crate::here::Here;
use stafett_model::{Offer, Programme, Visit};

/// How a visit stands to what is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contribution {
    /// It is offered without need, and all its days lie in the demanded span.
    Counts,
    /// It is made as needed, some of its days lie outside the span, or they are not settled: the proof does
    /// not count it for every child.
    May,
}

/// How a visit contributes to what is demanded; `None` where it has not what is demanded, is made by another
/// service, or lies outside the span.
pub(crate) fn contribution(here: &Here<'_>, offer: &Offer, visit: &Visit) -> Option<Contribution> {
    // What replaces a visit has its title, and is told on that visit's page.
    if visit.stands_for.is_some() || !carries(here.programme(), offer, visit) {
        return None;
    }
    let child = &here.site.child;
    let day = |point| child.first(point);
    let span = day(&offer.from).zip(day(&offer.until));
    let days = day(&visit.window.earliest).zip(day(&visit.window.latest));
    let Some(((begins, ends), (first, last))) = span.zip(days) else {
        return Some(Contribution::May);
    };
    if last < begins || first >= ends {
        return None;
    }
    let whole = begins <= first && last < ends;
    Some(match whole && !visit.as_needed {
        true => Contribution::Counts,
        false => Contribution::May,
    })
}

/// Whether a visit has what is demanded, and is made by the service that is named.
fn carries(programme: &Programme, offer: &Offer, visit: &Visit) -> bool {
    let mut items = visit.items.iter();
    offer.by.is_none_or(|by| by == visit.performer)
        && items.any(|item| offer.counts(programme, *item))
}
