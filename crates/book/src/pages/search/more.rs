//! What is written of a rule beside its title and its own prose: the words by which a reader who does not
//! know the title seeks it.

use super::entry::More;
use crate::here::Here;
use crate::thesaurus::Sort;
use stafett_model::{
    Area, Consent, ContentItem, Force, ItemId, NoteKind, Payload, Requirement, Series, Service,
    Source, Transition, Visit,
};

impl More {
    /// Of a rule of which nothing more is written.
    pub(super) fn none<R>(_: &Here<'_>, _: &R) -> Self {
        Self::default()
    }

    /// Of a visit: who makes it, what is done, and when.
    pub(super) fn of_visit(here: &Here<'_>, row: &Visit) -> Self {
        Self {
            written: format!(
                "{} {}",
                here.service(row.performer).title,
                titles(here, &row.items)
            ),
            said: here.say().recommended(&row.window),
            ..Self::default()
        }
    }

    /// Of a content item: its area, how it is done, and what comes out of it.
    pub(super) fn of_item(here: &Here<'_>, row: &ContentItem) -> Self {
        Self {
            written: format!(
                "{} {} {}",
                here.area(row.area).title,
                row.instrument,
                row.outcomes.join(" ")
            ),
            ..Self::default()
        }
    }

    /// Of a series: its area and its doses.
    pub(super) fn of_series(here: &Here<'_>, row: &Series) -> Self {
        Self {
            written: format!("{} {}", here.area(row.area).title, titles(here, &row.doses)),
            ..Self::default()
        }
    }

    /// Of a transition: between whom, what is handed over, who consents, and when.
    pub(super) fn of_transition(here: &Here<'_>, row: &Transition) -> Self {
        let mut written = vec![here.service(row.from).title, here.service(row.to).title];
        written.extend(row.areas.iter().map(|id| here.area(*id).title));
        let mut said: Vec<String> = row.when.iter().map(|when| here.say().point(when)).collect();
        if let Some(handover) = &row.handover {
            said.push(here.t().handover.to_owned());
            written.extend(handover.payload.iter().map(|thing| payload(here, thing)));
            if let Some(Consent::Of { holder, .. }) = &handover.consent {
                said.push(here.t().consent.to_owned());
                written.push(holder.clone());
            }
        }
        Self {
            written: written.join(" "),
            said: said.join(" "),
            sort: Some(Sort::Handover),
            likely: likely(row),
        }
    }

    /// Of an area: what is said of the responsibility for it.
    pub(super) fn of_area(here: &Here<'_>, row: &Area) -> Self {
        Self {
            written: row.responsibility.doc.clone(),
            said: here.t().who_when.to_owned(),
            sort: Some(Sort::Duty),
            ..Self::default()
        }
    }

    /// Of a service: for whom it acts, and its staff.
    pub(super) fn of_service(here: &Here<'_>, row: &Service) -> Self {
        let bodies: Vec<String> = row.bodies.iter().map(|id| here.body(*id).title).collect();
        Self {
            written: format!("{} {}", bodies.join(" "), here.roles(&row.roles)),
            ..Self::default()
        }
    }

    /// Of a source: that it is one.
    pub(super) fn of_source(_: &Here<'_>, _: &Source) -> Self {
        Self {
            sort: Some(Sort::Source),
            ..Self::default()
        }
    }

    /// Of a requirement: what it says in words, the contents that it demands, and that it is law, where it binds
    /// and is not only proposed.
    pub(super) fn of_requirement(here: &Here<'_>, row: &Requirement) -> Self {
        let items: Vec<ItemId> = row.offers.iter().map(|offer| offer.item).collect();
        Self {
            written: format!("{} {}", row.in_words.join(" "), titles(here, &items)),
            sort: match row.force {
                Force::Binding if is_wholly_proposed(row) => Some(Sort::Proposal),
                Force::Binding => Some(Sort::Law),
                Force::Recommended => None,
            },
            ..Self::default()
        }
    }
}

/// Whether the authors propose all of it, and not only a part of a law that there is.
fn is_wholly_proposed(row: &Requirement) -> bool {
    let mut notes = row.meta.notes.iter();
    notes.any(|note| note.about.is_none() && matches!(note.kind, NoteKind::Proposal(_)))
}

fn titles(here: &Here<'_>, items: &[ItemId]) -> String {
    let titles = items.iter().map(|id| here.item(*id).title);
    titles.collect::<Vec<_>>().join(" ")
}

fn payload(here: &Here<'_>, thing: &Payload) -> String {
    match thing {
        Payload::Item(id) => here.item(*id).title,
        Payload::Series(id) => here.series(*id).title,
        Payload::Area(id) => format!(
            "{} {}",
            here.t().information_within,
            here.area_within(*id).title
        ),
        Payload::Words(words) => words.clone(),
        Payload::Outstanding => String::new(),
    }
}

/// How much likelier a transition is meant for what it carries: that between which most is handed over is the one of which
/// readers think.
fn likely(row: &Transition) -> i8 {
    let carried = row.handover.iter().map(|handover| handover.payload.len());
    i8::try_from(carried.sum::<usize>() / 4).map_or(MOST_LIKELY, |more| more.min(MOST_LIKELY))
}

/// The most that a transition gains by what it carries.
const MOST_LIKELY: i8 = 2;
