//! Which editions of a programme a child's plan was made from.

use crate::EditionUsed;
use crate::place::overlay;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::{Changed, Meta, Release, VisitId};

/// The programme over which this one is laid, where it is, the programme itself, and each of its
/// releases whose rule is the child's, in the order of their names.
pub(crate) fn used(given: Given<'_>) -> Vec<EditionUsed> {
    let programme = given.programme;
    let base = programme.edition.as_ref().map(|edition| EditionUsed {
        id: edition.base.id.clone(),
        title: edition.base.title.clone(),
        release: edition.base.release.clone(),
        in_force_from: None,
    });
    let own = EditionUsed {
        release: programme.release.clone(),
        ..of(&programme.meta, programme.in_force_from)
    };
    let releases = programme.releases.iter();
    base.into_iter()
        .chain([own])
        .chain(
            releases
                .filter(|release| is_used(given, release))
                .map(|release| of(&release.meta, release.in_force_from)),
        )
        .collect()
}

fn of(meta: &Meta, in_force_from: Option<stafett_model::Day>) -> EditionUsed {
    EditionUsed {
        id: meta.id.clone(),
        title: meta.title.clone(),
        release: alloc::string::String::new(),
        in_force_from,
    }
}

/// Whether one of a release's visits stands for the child, or one that it drops no longer does.
fn is_used(given: Given<'_>, release: &Release) -> bool {
    let view = given.view();
    let in_force = |visit: VisitId| {
        given.programme.visit(visit).is_some_and(|row| {
            let place = |point: &_| locate(given.programme, point, &view);
            row.is_for_birth(given.child.born) && overlay::in_force(row, place)
        })
    };
    release.changes.iter().any(|change| match change.of {
        Changed::Visit { row: Some(row), .. } => in_force(row),
        Changed::Visit { base, row: None } => !in_force(base),
        _ => false,
    })
}
