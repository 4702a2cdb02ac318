//! Which visits are a recipient's, and what becomes of them.

use super::regional::{self, Regional};
use crate::example::Example;
use crate::here::{Actor, Here, Kind, Link};
use crate::pages::area::visits_where;
use crate::pages::changes::{FieldView, field_views};
use crate::pages::visit::{Entry, entry};
use crate::recipient::Recipient;
use crate::usual;
use serde::Serialize;
use stafett_model::{Holder, Programme, Visit, VisitId};

/// The visits of a recipient: those of the whole country by what becomes of them, and those of some places.
#[derive(Default, Serialize)]
pub(super) struct Visits {
    /// Theirs now and not in the earlier edition.
    pub(super) fresh: Vec<VisitRow>,
    /// Theirs in both, and another.
    pub(super) changed: Vec<VisitRow>,
    /// Theirs in the earlier edition alone.
    pub(super) gone: Vec<GoneRow>,
    /// Theirs in both and the same, or, where nothing is compared, all of them.
    pub(super) same: Vec<VisitRow>,
    /// Theirs in some places only, of the base and of variants.
    pub(super) regional: Vec<Regional>,
    #[serde(skip)]
    pub(super) minutes: Minutes,
    /// In the earlier edition, where there is one and they were in it.
    #[serde(skip)]
    pub(super) minutes_before: Option<Minutes>,
}

/// A visit in a chapter.
#[derive(Serialize)]
pub(super) struct VisitRow {
    pub(super) entry: Entry,
    pub(super) id: String,
    minutes: Option<u16>,
    /// Whether they take part only, and do not perform it.
    takes_part: bool,
    /// What of it differs from the earlier edition.
    fields: Vec<FieldView>,
    /// The way to all that is said of the change.
    change: Option<Link>,
    /// Where it is made, in words; empty where that is everywhere or a variant says it.
    pub(super) places: String,
}

/// A visit that was a recipient's.
#[derive(Serialize)]
pub(super) struct GoneRow {
    title: String,
    id: String,
    /// Who makes it now; nobody where the rule is dropped.
    now: Option<Actor>,
    /// The visit as it is now.
    link: Option<Link>,
    change: Option<Link>,
}

/// The time that the visits to a child take, in minutes, both ends included: those that are offered
/// for certain to a child of whom everything is as the programme assumes, and with them those that
/// rest on facts of which nothing is assumed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Minutes {
    pub(super) least: u32,
    pub(super) most: u32,
    /// How many of the certain visits state no time.
    pub(super) untimed: usize,
}

impl Minutes {
    /// Of the visits that a recipient performs, unless as needed.
    fn of(programme: &Programme, who: &Recipient) -> Minutes {
        let child = Example::new(programme);
        let own =
            |visit: &&Visit| visit.overlay.is_none() && !visit.as_needed && who.performs(visit);
        let mut sum = Minutes::default();
        for visit in programme.visits.iter().filter(own) {
            let minutes = visit.minutes.map(u32::from);
            match usual::holds(&child, &visit.condition, usual::day_of(&child, visit)) {
                Some(true) => {
                    sum.least += minutes.unwrap_or_default();
                    sum.most += minutes.unwrap_or_default();
                    sum.untimed += usize::from(minutes.is_none());
                }
                None => sum.most += minutes.unwrap_or_default(),
                Some(false) => {}
            }
        }
        sum
    }
}

/// What becomes of a recipient's visits.
pub(super) fn visits(here: &Here<'_>, who: &Recipient) -> Visits {
    let mut all = of_the_base(here, who);
    all.regional = regional::taken(&mut [&mut all.fresh, &mut all.changed, &mut all.same]);
    all.regional.extend(regional::of_variants(here, who));
    all
}

/// The visits of the base, wherever they are made.
fn of_the_base(here: &Here<'_>, who: &Recipient) -> Visits {
    let p = here.programme();
    let mut all = Visits {
        minutes: Minutes::of(p, who),
        ..Visits::default()
    };
    let own = visits_where(here, |visit| visit.overlay.is_none() && who.makes(visit));
    let own: Vec<(VisitId, &Visit)> = own.collect();
    let Some(earlier) = here.site.book.earlier else {
        let rows = own.iter().map(|(id, visit)| row(here, who, *id, visit));
        all.same = rows.collect();
        return all;
    };
    let before = who.in_other(p, earlier);
    let was_theirs = |id: &str| {
        let was = base_visit(earlier, id);
        was.is_some_and(|visit| before.as_ref().is_some_and(|who| who.makes(visit)))
    };
    for (id, visit) in own {
        let row = row(here, who, id, visit);
        if !was_theirs(&row.id) {
            all.fresh.push(row);
        } else if row.change.is_some() {
            all.changed.push(row);
        } else {
            all.same.push(row);
        }
    }
    if let Some(before) = &before {
        all.gone = gone(here, who, earlier, before);
        all.minutes_before = Some(Minutes::of(earlier, before));
    }
    all
}

/// The visit of this name in the base.
fn base_visit<'p>(programme: &'p Programme, id: &str) -> Option<&'p Visit> {
    let mut visits = programme.visits.iter();
    visits.find(|visit| visit.overlay.is_none() && visit.meta.id == id)
}

/// The row of a visit.
pub(super) fn row(here: &Here<'_>, who: &Recipient, id: VisitId, visit: &Visit) -> VisitRow {
    let change = here.site.changes.at(Kind::Visit, &visit.meta.id);
    VisitRow {
        entry: entry(here, id, visit),
        id: visit.meta.id.clone(),
        minutes: visit.minutes,
        takes_part: !who.performs(visit),
        fields: change.map_or_else(Vec::new, |change| field_views(here, change.rule)),
        change: here.changed(Kind::Visit, &visit.meta.id),
        places: match visit.overlay {
            None => regional::places_of(here, visit),
            Some(_) => String::new(),
        },
    }
}

fn gone(here: &Here<'_>, who: &Recipient, earlier: &Programme, before: &Recipient) -> Vec<GoneRow> {
    let p = here.programme();
    let was = earlier.visits.iter();
    let was = was.filter(|visit| visit.overlay.is_none() && before.makes(visit));
    let row = |visit: &Visit| {
        let id = &visit.meta.id;
        let is = p
            .visits
            .iter()
            .position(|one| one.overlay.is_none() && one.meta.id == *id);
        let is = is.and_then(|at| Some(VisitId(u16::try_from(at).ok()?)));
        let is = is.and_then(|at| Some((at, p.visit(at)?)));
        let still = is.is_some_and(|(_, visit)| who.makes(visit));
        (!still).then(|| GoneRow {
            title: visit.meta.title.clone(),
            id: id.clone(),
            now: is.map(|(_, visit)| here.actor(Holder::Service(visit.performer))),
            link: is.map(|(at, _)| here.visit(at)),
            change: here.changed(Kind::Visit, id),
        })
    };
    was.filter_map(row).collect()
}
