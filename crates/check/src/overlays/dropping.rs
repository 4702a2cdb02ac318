//! **Claim.** Nothing is dropped in silence: a content that a visit has in the base, and that the
//! visit of a variant or release in its place lacks, is offered by another visit there, or the overlay
//! says that it is dropped and why.

use super::title_of;
use crate::space::{OverBudget, Space};
use crate::{Options, Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{
    ChangeKind, Changed, Condition, ItemId, Meta, Overlay, OverlayChange, Programme, Visit,
};

/// An overlay as the claim sees it.
struct Laid<'p> {
    meta: &'p Meta,
    changes: &'p [OverlayChange],
    condition: &'p Condition,
    overlay: Overlay,
}

/// Decides the claim for every visit that stands in the place of one of the base.
pub(super) fn check(programme: &Programme, options: &Options, report: &mut Report) {
    let name = Name::DroppedSilently;
    report.claim(
        name,
        Words::new(
            "ingen variant eller utgåva utelämnar ett moment utan att säga det",
            "no variant or release leaves out a content without saying so",
        ),
    );
    for laid in overlays(programme) {
        for change in laid
            .changes
            .iter()
            .filter(|change| change.kind == ChangeKind::Substitutes)
        {
            let Changed::Visit {
                base,
                row: Some(row),
            } = change.of
            else {
                continue;
            };
            let (Some(base), Some(row)) = (programme.visit(base), programme.visit(row)) else {
                continue;
            };
            report.decided(name, 0);
            match missing(programme, &laid, base, row, options.combinations) {
                Ok(missing) if missing.is_empty() => {}
                Ok(missing) => report.add(finding(programme, &laid, change, base, &missing)),
                Err(OverBudget) => report.not_decided(name, &row.meta),
            }
        }
    }
}

fn overlays(programme: &Programme) -> Vec<Laid<'_>> {
    let variants = super::variants(programme).map(|(id, row)| Laid {
        meta: &row.meta,
        changes: &row.changes,
        condition: &row.condition,
        overlay: Overlay::Variant(id),
    });
    let releases = (0..=u16::MAX)
        .zip(&programme.releases)
        .map(|(id, row)| Laid {
            meta: &row.meta,
            changes: &row.changes,
            condition: &Condition::Always,
            overlay: Overlay::Release(stafett_model::ReleaseId(id)),
        });
    variants.chain(releases).collect()
}

/// The contents of the base's visit that nobody offers in the overlay.
fn missing(
    programme: &Programme,
    laid: &Laid,
    base: &Visit,
    row: &Visit,
    limit: usize,
) -> Result<Vec<ItemId>, OverBudget> {
    let mut missing = Vec::new();
    for item in base.items.iter().filter(|item| !row.items.contains(item)) {
        let said = laid
            .changes
            .iter()
            .any(|change| change.kind == ChangeKind::Drops && change.of == Changed::Item(*item));
        if !said && !offered_elsewhere(programme, laid, row, *item, limit)? {
            missing.push(*item);
        }
    }
    Ok(missing)
}

fn offered_elsewhere(
    programme: &Programme,
    laid: &Laid,
    row: &Visit,
    item: ItemId,
    limit: usize,
) -> Result<bool, OverBudget> {
    let visits = programme.visits.iter().filter(|visit| {
        let in_place = match (visit.overlay, laid.overlay) {
            (Some(Overlay::Release(_)), Overlay::Release(_)) => visit.overlay == Some(laid.overlay),
            (Some(Overlay::Release(_)), Overlay::Variant(_)) | (None, _) => true,
            (Some(Overlay::Variant(_)), _) => matches!(laid.overlay, Overlay::Variant(_)),
        };
        in_place && visit.items.contains(&item) && visit.meta.id != row.meta.id
    });
    for visit in visits {
        let both = [laid.condition, &visit.condition];
        if Space::some_child(programme, &both, &[], limit)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn finding(
    programme: &Programme,
    laid: &Laid,
    change: &OverlayChange,
    base: &Visit,
    missing: &[ItemId],
) -> Finding {
    let titles = missing.iter().filter_map(|item| programme.item(*item));
    let titles: Vec<&str> = titles.map(|item| item.meta.title.as_str()).collect();
    let (titles, overlay) = (titles.join(", "), &laid.meta.title);
    let visit = title_of(programme, change.of);
    Finding {
        key: Key {
            name: Name::DroppedSilently.as_str().into(),
            area: None,
            rules: vec![laid.meta.id.clone(), base.meta.id.clone()],
        },
        weight: report::weight(Name::DroppedSilently),
        headline: Words::new(
            format!("\"{overlay}\" utelämnar utan att säga det ur \"{visit}\": {titles}"),
            format!("\"{overlay}\" leaves out of \"{visit}\" without saying so: {titles}"),
        ),
        story: Words::new(
            format!(
                "Ett barn som hör till \"{overlay}\" erbjuds det varken vid det besöket eller vid något annat, och ingenstans står varför."
            ),
            format!(
                "A child who belongs to \"{overlay}\" is offered it neither at that visit nor at any other, and nowhere does it say why."
            ),
        ),
        rules: vec![
            Rule {
                origin: change.origin,
                says: Words::new("så är besöket här", "so is the visit here"),
            },
            Rule {
                origin: base.meta.origin,
                says: Words::new(
                    "så är det i det gemensamma programmet",
                    "so it is in the base",
                ),
            },
        ],
        help: vec![Words::new(
            "ta med momentet i `innehåll`, eller skriv en rad `utgår` med momentets namn och skälet",
            "take the content into `contents`, or write a line `drops` with its name and the reason",
        )],
        region: None,
        witness: None,
        accepted: None,
    }
}
