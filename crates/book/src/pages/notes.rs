//! The page of reviewers' notes, in an edition that reviewers read.

use crate::here::{Here, Link};
use crate::review::Standing;
use crate::reviewed::NoteShown;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use std::collections::BTreeMap;

/// Path of the page.
pub(crate) const PATH: &str = "synpunkter.html";

/// A rule with what is said of it.
#[derive(Serialize)]
struct RuleView {
    id: String,
    /// The rule's page, where it has one.
    link: Option<Link>,
    notes: Vec<NoteShown>,
}

/// The page; none in an edition without notes.
pub(crate) fn sheet(here: &Here<'_>, rules: &Rules) -> Option<Sheet> {
    let notes = here.site.book.notes?;
    let reviewed = &here.site.reviewed;
    let mut of_rules: BTreeMap<&str, Vec<NoteShown>> = BTreeMap::new();
    let mut adrift: BTreeMap<&str, Vec<NoteShown>> = BTreeMap::new();
    let mut changed = 0;
    for (place, note) in notes.iter().enumerate() {
        let standing = reviewed.standing(place);
        changed += usize::from(standing == Standing::Changed);
        let side = match standing {
            Standing::Unknown => &mut adrift,
            Standing::Holds | Standing::Changed => &mut of_rules,
        };
        let shown = here.note_shown(place, note);
        side.entry(&note.rule).or_default().push(shown);
    }
    let view = |(id, notes): (&str, Vec<NoteShown>)| RuleView {
        id: id.to_owned(),
        link: notes.first().and_then(|note| rules.named(&note.rule)),
        notes,
    };
    let of_rules: Vec<RuleView> = of_rules.into_iter().map(view).collect();
    let adrift: Vec<RuleView> = adrift.into_iter().map(view).collect();
    Some(Sheet {
        path: PATH.to_owned(),
        template: "notes.html",
        title: here.c().notes.to_owned(),
        about: here.c().notes_about.to_owned(),
        chapter: PATH,
        view: context! {
            count => notes.len(),
            changed,
            rules => value(of_rules),
            adrift => value(adrift),
        },
    })
}
