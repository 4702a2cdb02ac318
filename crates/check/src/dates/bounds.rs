//! The bounds of a programme: ends of windows and of periods of responsibility, by what they bound.

use crate::relay::title;
use stafett_model::proof::Words;
use stafett_model::{Afterwards, Origin, Point, Programme, Window};

/// Something that has bounds.
pub(super) struct Bounded<'p> {
    /// Its title.
    pub(super) title: String,
    /// Where it is written.
    pub(super) origin: Origin,
    /// Its bounds, each with its word: "tidigast", "earliest".
    pub(super) bounds: Vec<(Words, &'p Point)>,
}

/// Every visit, dose and period of responsibility, in the order of the programme's tables.
pub(super) fn all(programme: &Programme) -> Vec<Bounded<'_>> {
    let visits = programme.visits.iter().map(|visit| Bounded {
        title: visit.meta.title.clone(),
        origin: visit.meta.origin,
        bounds: of_window(&visit.window),
    });
    let doses = programme.items.iter().filter_map(|item| {
        Some(Bounded {
            title: item.meta.title.clone(),
            origin: item.meta.origin,
            bounds: of_window(&item.dose.as_ref()?.window),
        })
    });
    visits.chain(doses).chain(legs(programme)).collect()
}

/// The first and the last day of a window.
pub(super) fn ends(window: &Window) -> [(Words, &Point); 2] {
    [
        (Words::new("tidigast", "earliest"), &window.earliest),
        (Words::new("senast", "latest"), &window.latest),
    ]
}

fn of_window(window: &Window) -> Vec<(Words, &Point)> {
    let recommended = Words::new("rekommenderat", "recommended");
    let through = Words::new("rekommenderat till och med", "recommended through");
    let caught_up = match &window.afterwards {
        Afterwards::CaughtUp { until } => Some(until),
        _ => None,
    };
    let more = [
        Some((recommended, &window.recommended)),
        window
            .recommended_through
            .as_ref()
            .map(|last| (through, last)),
        caught_up.map(|until| (Words::new("tas igen fram till", "caught up until"), until)),
    ];
    ends(window)
        .into_iter()
        .chain(more.into_iter().flatten())
        .collect()
}

fn legs(programme: &Programme) -> impl Iterator<Item = Bounded<'_>> {
    let of_area = programme
        .areas
        .iter()
        .flat_map(|area| area.legs.iter().map(move |leg| (area, leg)));
    of_area.map(|(area, leg)| {
        let limits = [leg.limit.as_ref(), leg.deadline.as_ref()];
        let words = [
            Words::new("slutar ändå", "ends anyway"),
            Words::new("senast", "latest"),
        ];
        let bounds = [
            (Words::new("från", "from"), &leg.from),
            (Words::new("fram till", "until"), &leg.until),
        ];
        let limits = words
            .into_iter()
            .zip(limits)
            .filter_map(|(word, point)| Some((word, point?)));
        Bounded {
            title: format!("{}: {}", area.meta.title, title(programme, leg.holder)),
            origin: leg.origin,
            bounds: bounds.into_iter().chain(limits).collect(),
        }
    })
}
