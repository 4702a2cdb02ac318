//! What a recipient receives and hands over.

use crate::here::{Actor, Here, Kind, Link, ids};
use crate::pages::transition::{HandoverView, handover_view};
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_model::{Holder, Transition, TransitionId};

/// The transitions of a recipient.
#[derive(Default, Serialize)]
pub(super) struct Exchanges {
    pub(super) received: Vec<ExchangeRow>,
    pub(super) given: Vec<ExchangeRow>,
    /// Those of variants, on either side.
    regional: Vec<ExchangeRow>,
    /// Between two of their own services.
    among: Vec<ExchangeRow>,
    /// Titles and names of those that were theirs in the earlier edition and are dropped.
    gone: Vec<(String, String)>,
}

/// A transition in a chapter.
#[derive(Serialize)]
pub(super) struct ExchangeRow {
    link: Link,
    id: String,
    giver: Actor,
    receiver: Actor,
    /// Whether both are one service, in two places.
    within: bool,
    when: String,
    handover: Option<HandoverView>,
    change: Option<Link>,
    /// The variant whose it is.
    variant: Option<Link>,
}

/// The transitions in which a recipient gives or receives.
pub(super) fn exchanges(here: &Here<'_>, who: &Recipient) -> Exchanges {
    let p = here.programme();
    let mut all = Exchanges::default();
    for id in ids!(p.transitions, TransitionId) {
        let Some(transition) = p.transition(id) else {
            continue;
        };
        let side = match (who.gives(transition), who.receives(transition)) {
            (false, false) => continue,
            _ if transition.variant.is_some() => &mut all.regional,
            (true, true) => &mut all.among,
            (true, false) => &mut all.given,
            (false, true) => &mut all.received,
        };
        side.push(row(here, id, transition));
    }
    all.gone = gone(here, who);
    all
}

fn row(here: &Here<'_>, id: TransitionId, row: &Transition) -> ExchangeRow {
    let when = row.when.as_ref().map(|point| here.say().point(point));
    let handover = row.handover.as_ref();
    ExchangeRow {
        link: here.transition(id),
        id: row.meta.id.clone(),
        giver: here.actor(Holder::Service(row.from)),
        receiver: here.actor(Holder::Service(row.to)),
        within: row.from == row.to,
        when: when.unwrap_or_default(),
        handover: handover.map(|handover| handover_view(here, handover)),
        change: here.changed(Kind::Transition, &row.meta.id),
        variant: row.variant.map(|id| here.variant(id)),
    }
}

fn gone(here: &Here<'_>, who: &Recipient) -> Vec<(String, String)> {
    let p = here.programme();
    let Some(earlier) = here.site.book.earlier else {
        return Vec::new();
    };
    let Some(before) = who.in_other(p, earlier) else {
        return Vec::new();
    };
    let is = |row: &Transition| p.transitions.iter().any(|one| one.meta.id == row.meta.id);
    let was = earlier.transitions.iter();
    was.filter(|row| (before.gives(row) || before.receives(row)) && !is(row))
        .map(|row| (row.meta.title.clone(), row.meta.id.clone()))
        .collect()
}
