//! **Claim.** No window is without a day, every recommended day lies in its window, and all windows and distances can be kept together: for
//! every birth date, each visit and dose has a day in its own window that keeps every distance.
//!
//! A temporal network whose edges are calendar functions (`x ≥ y ⊕ 6 months`), not constant numbers
//! of days; so it is solved for every birth date from which the calendar looks different (see
//! `cohort`), by raising every thing to its least possible day until nothing moves
//! (Dechter, Meiri and Pearl, "Temporal constraint networks", 1991, for the constant case; the edges
//! here are monotone, so the least fixpoint exists and decides). Things that nothing ties to each
//! other are solved apart. Terms that are not published are taken at their worst: late where
//! something begins, early where something ends.

mod layer;
mod message;
mod net;
pub(crate) mod series;

use crate::Report;
use crate::cohort::Cohort;
use crate::places::Places;
use crate::years::{Footing, Reach, footing};
use layer::layers;
use message::finding;
use net::Net;
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{Day, Origin, Point};
use std::collections::{BTreeMap, BTreeSet};

/// Value of the start fact, and birth date.
type Child = (Option<i32>, Day);

/// What is at fault, and the thing; and the children.
type Faults = BTreeMap<(Name, usize), Vec<Child>>;

/// Decides the claim for every visit and dose.
pub fn check(places: &Places, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    // A fault of the base is not told again for each place that has it too.
    let mut told: BTreeSet<(Name, Origin)> = BTreeSet::new();
    for layer in layers(places.programme) {
        let net = Net::new(places, &layer);
        for ((name, at), mut children) in faults(places, &net, &told, report) {
            if told.insert((name, net.things[at].meta.origin)) {
                children.sort_unstable();
                report.add(finding(places.programme, &net, name, at, &children));
            }
        }
    }
}

/// What is at fault in a network, given what has been told of others.
fn faults(
    places: &Places,
    net: &Net,
    told: &BTreeSet<(Name, Origin)>,
    report: &mut Report,
) -> Faults {
    let mut faults = Faults::new();
    for at in net.own().iter().copied() {
        report.decided(Name::EmptyWindow, 0);
        report.decided(Name::RecommendedOutsideWindow, 0);
        report.decided(Name::ContradictoryWindows, 0);
        let walk = Walk {
            places,
            points: net.window(at),
            beyond: net.window_reach(at),
        };
        walk.gather(&mut faults, Name::EmptyWindow, |birth, start| {
            net.is_empty(at, birth, start).then_some(at)
        });
        let walk = Walk {
            points: net.aims(at),
            ..walk
        };
        walk.gather(
            &mut faults,
            Name::RecommendedOutsideWindow,
            |birth, start| net.is_beside(at, birth, start).then_some(at),
        );
    }
    for tied in net.tied() {
        let name = Name::EmptyWindow;
        let is_empty = |at: usize| {
            let of_base = told.contains(&(name, net.things[at].meta.origin));
            of_base || faults.contains_key(&(name, at))
        };
        let walk = Walk {
            places,
            points: net.points(&tied),
            beyond: net.reach(&tied, is_empty),
        };
        walk.gather(&mut faults, Name::ContradictoryWindows, |birth, start| {
            net.broken(&tied, birth, start)
        });
    }
    faults
}

/// A walk over the children, for something that rests on some points.
struct Walk<'w, 'p> {
    places: &'w Places<'p>,
    points: Vec<Point>,
    /// How far is counted on from the points.
    beyond: Reach,
}

impl Walk<'_, '_> {
    /// Adds the children for whom something is at fault: what `broken` names.
    fn gather(
        &self,
        faults: &mut Faults,
        name: Name,
        broken: impl Fn(Day, Option<i32>) -> Option<usize>,
    ) {
        for start in self.places.starts_for(&self.points) {
            for cohort in self.places.cohorts(&self.points, self.beyond) {
                for birth in self.one_for_many(&cohort) {
                    let Some(at) = broken(birth, start) else {
                        continue;
                    };
                    let children = faults.entry((name, at)).or_default();
                    for start in self.all_of(start) {
                        let births = self.like(&cohort, birth);
                        children.extend(births.into_iter().map(|birth| (start, birth)));
                    }
                }
            }
        }
    }

    /// The values of the start fact for which one stands.
    fn all_of(&self, start: Option<i32>) -> Vec<Option<i32>> {
        match start {
            Some(_) => vec![start],
            None => self.places.starts(),
        }
    }

    /// Whether the points rest on the year of birth only, and so lie on the same days for all who are
    /// born in a year.
    fn by_year(&self) -> bool {
        let programme = self.places.programme;
        let mut points = self.points.iter();
        points.all(|point| !matches!(footing(programme, point), Footing::BirthDay(_)))
    }

    /// Birth dates that stand for all of a cohort.
    fn one_for_many<'c>(&self, cohort: &'c Cohort) -> impl Iterator<Item = Day> + use<'c> {
        let many = if self.by_year() { 1 } else { usize::MAX };
        cohort.births().take(many)
    }

    /// The birth dates of a cohort for which one stands.
    fn like(&self, cohort: &Cohort, birth: Day) -> Vec<Day> {
        if self.by_year() {
            let each = cohort.births().flat_map(|birth| cohort.like(birth));
            each.collect()
        } else {
            cohort.like(birth).collect()
        }
    }
}

fn claims() -> [(Name, Words); 3] {
    [
        (
            Name::EmptyWindow,
            Words::new(
                "varje tidsfönster har minst en dag, för varje födelsedatum",
                "every window has at least one day, for every birth date",
            ),
        ),
        (
            Name::RecommendedOutsideWindow,
            Words::new(
                "varje rekommenderad dag ligger i sitt tidsfönster, för varje födelsedatum",
                "every recommended day lies in its window, for every birth date",
            ),
        ),
        (
            Name::ContradictoryWindows,
            Words::new(
                "alla tidsfönster och minsta avstånd går att hålla samtidigt, för varje födelsedatum",
                "all windows and distances can be kept together, for every birth date",
            ),
        ),
    ]
}
