//! Which visits are in force together: those of the base; and for each variant and release its own in
//! the place of the base's. A network has one visit of each rule.

use stafett_model::{
    ChangeKind, Changed, Day, Overlay, OverlayChange, Programme, ReleaseId, Visit, VisitId,
};
use std::collections::BTreeMap;

/// The visits in force in one place or release.
pub(super) struct Layer {
    /// For each rule, by the visit of the base or the added one, the row in force.
    pub(super) rows: BTreeMap<VisitId, VisitId>,
    /// The overlay whose layer it is; `None` for the base.
    overlay: Option<Overlay>,
}

impl Layer {
    /// Whether it is the layer of the base.
    pub(super) fn is_of_base(&self) -> bool {
        self.overlay.is_none()
    }

    /// Whether a visit is told of in this layer: one of the base in that of the base, one of an overlay
    /// in its own.
    pub(super) fn is_own(&self, visit: &Visit) -> bool {
        visit.overlay == self.overlay
    }
}

/// The layer of the base first, then that of each overlay that has visits of its own.
pub(super) fn layers(programme: &Programme) -> Vec<Layer> {
    let mut overlays: Vec<Overlay> = programme
        .visits
        .iter()
        .filter_map(|row| row.overlay)
        .collect();
    overlays.sort();
    overlays.dedup();
    let chains = overlays
        .into_iter()
        .map(|overlay| chain(programme, overlay));
    std::iter::once(Vec::new())
        .chain(chains)
        .map(|chain| layer(programme, &chain))
        .collect()
}

/// An overlay and those under it, the uppermost first.
fn chain(programme: &Programme, overlay: Overlay) -> Vec<Overlay> {
    match overlay {
        Overlay::Variant(first) => {
            let next = |id: &_| programme.variant(*id).and_then(|variant| variant.builds_on);
            // No chain is longer than there are variants.
            std::iter::successors(Some(first), next)
                .take(programme.variants.len())
                .map(Overlay::Variant)
                .collect()
        }
        Overlay::Release(own) => {
            let begins = |id: ReleaseId| -> Option<Day> {
                let release = programme.release_change(id)?;
                release.in_force_from.or(release.born_from)
            };
            let all = (0..=u16::MAX).map(ReleaseId).take(programme.releases.len());
            let mut under: Vec<ReleaseId> = all.filter(|id| begins(*id) <= begins(own)).collect();
            under.sort_by_key(|id| (*id == own, begins(*id), *id));
            under.into_iter().rev().map(Overlay::Release).collect()
        }
    }
}

fn layer(programme: &Programme, chain: &[Overlay]) -> Layer {
    let mut rows = BTreeMap::new();
    let ids = || (0..=u16::MAX).map(VisitId).zip(&programme.visits);
    for (id, _) in ids().filter(|(_, row)| row.overlay.is_none()) {
        if !chain.iter().any(|overlay| drops(programme, *overlay, id)) {
            rows.insert(id, id);
        }
    }
    for overlay in chain.iter().rev() {
        for (id, _) in ids().filter(|(_, row)| row.overlay == Some(*overlay)) {
            rows.insert(programme.base_of(id), id);
        }
    }
    let overlay = chain.first().copied();
    Layer { rows, overlay }
}

fn drops(programme: &Programme, overlay: Overlay, visit: VisitId) -> bool {
    let changes: Option<&[OverlayChange]> = match overlay {
        Overlay::Variant(id) => programme.variant(id).map(|row| row.changes.as_slice()),
        Overlay::Release(id) => programme
            .release_change(id)
            .map(|row| row.changes.as_slice()),
    };
    changes.into_iter().flatten().any(|change| {
        change.kind == ChangeKind::Drops
            && matches!(change.of, Changed::Visit { base, .. } if base == visit)
    })
}
