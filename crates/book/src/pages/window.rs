//! A window in words and as days of the example child.

use crate::here::Here;
use serde::Serialize;
use stafett_model::{Afterwards, Bound, Point, Window};

/// One named time of a window.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct When {
    pub(crate) name: &'static str,
    pub(crate) words: String,
    /// The example child's day or days.
    pub(crate) day: String,
}

impl Here<'_> {
    /// Earliest, recommended and latest.
    pub(crate) fn when(&self, window: &Window) -> Vec<When> {
        let (t, say, child) = (self.t(), self.say(), self.site.child);
        let days = |point: &Point| say.located(child.locate(point));
        let recommended = match &window.recommended_through {
            None => days(&window.recommended),
            Some(through) => {
                let first = child.first(&window.recommended);
                let last = child.locate(through).last();
                match first.zip(last) {
                    Some((first, last)) => format!("{}–{}", say.day(first), say.day(last)),
                    None => days(&window.recommended),
                }
            }
        };
        vec![
            When {
                name: t.earliest,
                words: say.point(&window.earliest),
                day: days(&window.earliest),
            },
            When {
                name: t.recommended,
                words: say.recommended(window),
                day: recommended,
            },
            When {
                name: t.latest,
                words: say.latest(&window.latest),
                day: days(&window.latest),
            },
        ]
    }

    /// Distances that must be kept, as phrases.
    pub(crate) fn distances(&self, window: &Window) -> Vec<String> {
        let (t, say) = (self.t(), self.say());
        let phrase = |distance: &stafett_model::Distance| {
            let bound = match distance.bound {
                Bound::AtLeast => t.at_least,
                Bound::AtMost => t.at_most,
            };
            let (length, from) = (say.duration(distance.duration), say.point(&distance.from));
            format!("{bound} {length} {} {from}", t.after)
        };
        window.distances.iter().map(phrase).collect()
    }

    /// What follows when the window has closed, as a sentence.
    pub(crate) fn afterwards(&self, afterwards: &Afterwards) -> String {
        let t = self.t();
        match afterwards {
            Afterwards::Lapses | Afterwards::Unsaid => t.lapses.to_owned(),
            Afterwards::CaughtUp { until } => t.caught_up.replace("{}", &self.say().until(until)),
            Afterwards::CarriedOver => t.carried_over.to_owned(),
            Afterwards::OfferedAgain => t.offered_again.to_owned(),
        }
    }
}
