//! What the rows of overlays need of each other, once all are resolved: the dated conditions by which
//! one release gives way to the next, and the list of each overlay's changes.

use super::overlays::begins;
use super::{Resolved, Rows};
use crate::named::Named;
use crate::overlaid::{transition_key, visit_key};
use crate::source::Texts;
use stafett_model::{
    AreaId, ChangeKind, Changed, ItemId, OverlayChange, Release, RequirementId, Switch,
    TransitionId, Visit, VisitId,
};
use stafett_syntax::tree::{self, Content, Declaration, ReleaseField, VariantField};

/// Adds them.
pub(super) fn finish(resolved: &mut Resolved, named: &Named<'_>, texts: &Texts<'_>) {
    switch(resolved, named);
    let listing = Listing { named, texts };
    for (row, variant) in named.variants.rows().iter().zip(&mut resolved.variants) {
        let Some(variant) = variant else { continue };
        let changes = row
            .value
            .fields
            .iter()
            .filter_map(|field| match &field.value {
                VariantField::Change(change) => Some(change),
                _ => None,
            });
        let place = Place::Variant(&row.name);
        variant.changes = changes
            .filter_map(|change| listing.change(place, change))
            .collect();
    }
    for (row, release) in named.releases.rows().iter().zip(&mut resolved.releases) {
        let Some(release) = release else { continue };
        let changes = row
            .value
            .fields
            .iter()
            .filter_map(|field| match &field.value {
                ReleaseField::Change(change) => Some(change),
                _ => None,
            });
        let place = Place::Release(&row.name);
        release.changes = changes
            .filter_map(|change| listing.change(place, change))
            .collect();
    }
}

/// The dated conditions of the visits that releases change.
fn switch(resolved: &mut Resolved, named: &Named<'_>) {
    let rows: Vec<(VisitId, Vec<Switch>)> = named
        .visits
        .rows()
        .iter()
        .zip(0..=u16::MAX)
        .filter_map(|(row, id)| {
            let switches = switches(&resolved.visits, &resolved.releases, named, &row.name)?;
            (!switches.is_empty()).then_some((VisitId(id), switches))
        })
        .collect();
    for (id, switches) in rows {
        if let Some(Some(visit)) = resolved.visits.get_mut(id.index()) {
            visit.switches = switches;
        }
    }
}

/// What opened before a release keeps the rule of its time; every other takes the next one.
fn switches(
    visits: &Rows<Visit>,
    releases: &Rows<Release>,
    named: &Named<'_>,
    key: &str,
) -> Option<Vec<Switch>> {
    let release = |name: &str| {
        releases
            .get(usize::from(named.releases.find(name)?))?
            .as_ref()
    };
    let laid = named.laid_visits.get(key);
    if let Some(added_by) = laid.and_then(|laid| laid.added_by.as_deref()) {
        let last = &visit(visits, named, key)?.window.latest;
        let (point, day) = begins(release(added_by)?, last)?;
        return Some(vec![Switch {
            point,
            day,
            before: false,
        }]);
    }
    let base = laid.map_or(Some(key), |laid| laid.base.as_deref())?;
    let place = laid.and_then(|laid| laid.variant.as_deref());
    let own = laid.map_or(0, |laid| laid.era);
    let mut switches = Vec::new();
    for (era, next) in named.plan?.eras(base).iter().enumerate().take(own + 1) {
        let opens = &visit(visits, named, &visit_key(base, place, era))?
            .window
            .earliest;
        let (point, day) = begins(release(&next.release)?, opens)?;
        switches.push(Switch {
            point,
            day,
            before: era == own,
        });
    }
    Some(switches)
}

fn visit<'v>(visits: &'v Rows<Visit>, named: &Named<'_>, key: &str) -> Option<&'v Visit> {
    visits.get(usize::from(named.visits.find(key)?))?.as_ref()
}

/// Whose changes are listed.
#[derive(Clone, Copy)]
enum Place<'n> {
    Variant(&'n str),
    Release(&'n str),
}

struct Listing<'l, 'a> {
    named: &'l Named<'a>,
    texts: &'l Texts<'a>,
}

impl Listing<'_, '_> {
    fn change(&self, place: Place<'_>, change: &tree::Change) -> Option<OverlayChange> {
        let (kind, of) = match &change.what {
            tree::Changed::Adds(what) => (ChangeKind::Adds, self.added(what)?),
            tree::Changed::Narrows(what) => (ChangeKind::Narrows, self.changed(place, what)?),
            tree::Changed::Substitutes(what) => {
                (ChangeKind::Substitutes, self.changed(place, what)?)
            }
            tree::Changed::SubstitutesLegs { area, .. } => {
                let id = self.named.areas.find(area.value.as_str())?;
                (ChangeKind::Substitutes, Changed::Legs(AreaId(id)))
            }
            tree::Changed::Drops { what, .. } => (ChangeKind::Drops, self.dropped(&what.value)?),
        };
        let reason = match &change.what {
            tree::Changed::Drops { reason, .. } => reason.as_ref().map(|text| text.value.clone()),
            _ => None,
        };
        Some(OverlayChange {
            kind,
            of,
            reason: reason.unwrap_or_default(),
            origin: self.texts.origin(change.span),
        })
    }

    fn added(&self, what: &Declaration) -> Option<Changed> {
        let name = what.name().value.as_str();
        match what {
            Declaration::Visit(_) | Declaration::Contact(_) => {
                let id = self.named.visits.find(name).map(VisitId)?;
                Some(Changed::Visit {
                    base: id,
                    row: Some(id),
                })
            }
            Declaration::Transition(_) => self
                .named
                .transitions
                .find(name)
                .map(|id| Changed::Transition(TransitionId(id))),
            _ => self
                .named
                .norms
                .find(name)
                .map(|id| Changed::Requirement(RequirementId(id))),
        }
    }

    fn changed(&self, place: Place<'_>, what: &Declaration) -> Option<Changed> {
        let name = what.name().value.as_str();
        if let (Declaration::Transition(_), Place::Variant(variant)) = (what, place) {
            let id = self
                .named
                .transitions
                .find(&transition_key(name, variant))?;
            return Some(Changed::Transition(TransitionId(id)));
        }
        let key = match place {
            Place::Variant(variant) => visit_key(name, Some(variant), 0),
            Place::Release(release) => {
                let eras = self.named.plan?.eras(name);
                let at = eras.iter().position(|era| era.release == release)?;
                visit_key(name, None, at + 1)
            }
        };
        Some(Changed::Visit {
            base: self.named.visits.find(name).map(VisitId)?,
            row: self.named.visits.find(&key).map(VisitId),
        })
    }

    fn dropped(&self, what: &Content) -> Option<Changed> {
        let name = what.name.value.as_str();
        if let Some(number) = &what.dose {
            let item = self
                .named
                .items
                .find(&self.named.dose_name(name, number.value))?;
            return Some(Changed::Item(ItemId(item)));
        }
        if let Some(id) = self.named.visits.find(name) {
            return Some(Changed::Visit {
                base: VisitId(id),
                row: None,
            });
        }
        self.named
            .items
            .find(name)
            .map(|id| Changed::Item(ItemId(id)))
    }
}
