//! Chains of visits no two neighbours of which can lie too far apart.
//!
//! The distance is taken at its worst, from the first day of one visit to the last of the next, and
//! evaluated forward from the first. Where more visits are offered than are needed, any chain of them
//! that is long enough will do.

use super::standing::Candidate;
use crate::offers::children::{Child, Order};
use crate::offers::opening::Opening;
use crate::offers::survey::Survey;
use stafett_model::{Duration, Programme};

/// Of each two visits, whether one follows the other and how far.
pub struct Gaps {
    /// By place of the one and of the other: that the one opens no later than the other.
    opens_first: Vec<Vec<Order>>,
    /// The same of the days on which they close.
    closes_first: Vec<Vec<Order>>,
    /// Orders one of which makes sure that the other is made within the distance.
    within: Vec<Vec<Vec<Order>>>,
}

impl Gaps {
    /// Asks for every two visits.
    pub fn new(
        survey: &mut Survey,
        programme: &Programme,
        candidates: &[Candidate],
        at_most: Duration,
    ) -> Gaps {
        let mut gaps = Gaps {
            opens_first: Vec::new(),
            closes_first: Vec::new(),
            within: Vec::new(),
        };
        for one in candidates {
            let window = &one.visit.window;
            let opens = Opening::of(programme, window).opens;
            let reach: Vec<_> = opens.iter().map(|day| day.clone().plus(at_most)).collect();
            let (mut first, mut last, mut within) = (Vec::new(), Vec::new(), Vec::new());
            for other in candidates {
                first.push(survey.never_after(&window.earliest, &other.visit.window.earliest));
                last.push(survey.never_after(&window.latest, &other.visit.window.latest));
                let closes = Opening::of(programme, &other.visit.window).closes;
                let pairs = closes
                    .iter()
                    .flat_map(|close| reach.iter().map(move |reach| (close, reach)));
                let orders = pairs.map(|(close, reach)| survey.never_after(close, reach));
                within.push(orders.collect());
            }
            gaps.opens_first.push(first);
            gaps.closes_first.push(last);
            gaps.within.push(within);
        }
        gaps
    }

    /// The number of visits of the longest chain among those at `places`.
    pub fn longest_chain(&self, child: &Child, places: &[usize]) -> usize {
        let mut longest: Vec<usize> = places.iter().map(|_| 1).collect();
        // No chain has more links than there are visits, so that this comes to rest.
        for _ in places {
            for (to, other) in places.iter().enumerate() {
                for (from, one) in places.iter().enumerate() {
                    if self.links(child, *one, *other) {
                        longest[to] = longest[to].max(longest[from] + 1);
                    }
                }
            }
        }
        let longest = longest.into_iter().max().unwrap_or(0);
        longest.min(places.len())
    }

    /// Whether one visit opens before another, which is surely made within the distance. Of two that
    /// open together the one that closes first is the first, and of two that are alike the first in the
    /// table.
    pub fn links(&self, child: &Child, one: usize, other: usize) -> bool {
        let first = child.sure(self.opens_first[one][other]);
        let together = child.sure(self.opens_first[other][one]);
        let sooner = child.sure(self.closes_first[one][other]);
        let alike = sooner && child.sure(self.closes_first[other][one]);
        one != other
            && first
            && (!together || (sooner && (!alike || one < other)))
            && child.any_sure(&self.within[one][other])
    }
}
