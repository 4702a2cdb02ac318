//! What a child is offered: requirements, spacing and order, over followed histories.

use super::programme::{Requirement, Visit};
use super::truth::Windows;
use super::verdicts::{Says, Verdicts};
use crate::judge::almanac::{Day, Length};

/// What is offered in one course of things.
pub struct Offers<'a> {
    windows: &'a Windows<'a>,
    /// Pairs of visits that may lie closer than the spacing, by place.
    close: Vec<(usize, usize)>,
}

/// What windows are sorted by.
type Order = fn(&(Day, Day)) -> (Day, Day);

/// How a visit's window lies in the span of a requirement.
#[derive(PartialEq)]
enum Lies {
    Inside,
    Partly,
    Outside,
}

impl<'a> Offers<'a> {
    pub fn new(windows: &'a Windows<'a>) -> Offers<'a> {
        let mut close = Vec::new();
        let visits = &windows.programme.visits;
        for (at, one) in visits.iter().enumerate() {
            for (later, other) in visits.iter().enumerate().skip(at + 1) {
                let both = one.items.contains(&"m1") && other.items.contains(&"m1");
                if both && one.service != other.service && too_close(windows, at, later) {
                    close.push((at, later));
                }
            }
        }
        Offers { windows, close }
    }

    pub fn judge_child(&self, combination: u8, verdicts: &mut Verdicts) {
        let child = (self.windows.course.birth, combination);
        let mut add = |name, says| verdicts.add(name, "", child, says);
        add("content-offered-twice", self.twice(combination));
        let asked = self.windows.programme.requirement.as_ref();
        if let Some(asked) = asked.filter(|asked| asked.who.1.has(combination)) {
            add("requirement-not-met", self.not_met(asked, combination));
            add("visits-too-far-apart", self.far_apart(asked, combination));
        }
        if self.windows.programme.ordered {
            add("wrong-order", self.wrong_order(combination));
        }
    }

    /// The obligatory visits of a child that have a day.
    fn offered(&self, combination: u8) -> impl Iterator<Item = (&'a Visit, (Day, Day))> {
        self.windows.visits().filter(move |(visit, (first, last))| {
            first <= last && !visit.as_needed && visit.who.1.has(combination)
        })
    }

    fn twice(&self, combination: u8) -> Says {
        let visits = &self.windows.programme.visits;
        let concerned = |place: usize| {
            let visit = &visits[place];
            !visit.as_needed && visit.who.1.has(combination)
        };
        let shaky = |place: usize| visits[place].distance.is_some() || self.windows.shaky[place];
        let mut fault = Says::between(false, self.has_shaky(combination));
        for (one, other) in &self.close {
            if concerned(*one) && concerned(*other) {
                // A distance may keep them apart.
                if !shaky(*one) && !shaky(*other) {
                    return Says::Must;
                }
                fault = Says::May;
            }
        }
        fault
    }

    fn lies(&self, asked: &Requirement, (first, last): (Day, Day)) -> Lies {
        let (from, until) = (
            self.windows.day(&asked.from.1),
            self.windows.day(&asked.until.1),
        );
        if from <= first && last < until {
            Lies::Inside
        } else if last < from || until <= first {
            Lies::Outside
        } else {
            Lies::Partly
        }
    }

    /// The visits that meet a requirement, but for the span, with how they lie in it.
    fn counted(&self, asked: &Requirement, combination: u8) -> Vec<((Day, Day), Lies)> {
        self.offered(combination)
            .filter(|(visit, _)| visit.items.contains(&asked.item))
            .filter(|(visit, _)| asked.by.is_none_or(|by| by == visit.service))
            .map(|(_, window)| (window, self.lies(asked, window)))
            .collect()
    }

    fn not_met(&self, asked: &Requirement, combination: u8) -> Says {
        let counted = self.counted(asked, combination);
        let lie = |how: Lies| counted.iter().filter(|(_, lies)| *lies == how).count();
        let (inside, partly) = (lie(Lies::Inside), lie(Lies::Partly));
        let few = inside < asked.at_least;
        let (many, perhaps) = (inside > 1, inside + partly > 1);
        // Whether a span without a day demands anything is not settled.
        let no_span = self.windows.day(&asked.until.1) <= self.windows.day(&asked.from.1);
        // A distance may narrow a window until it lies inside, or until nothing is left of it.
        let narrowed = self
            .offered(combination)
            .any(|(visit, _)| visit.distance.is_some() && visit.items.contains(&asked.item));
        Says::between(
            few || (asked.once && many),
            narrowed || few || (asked.once && perhaps),
        )
        .unless(no_span || narrowed || (asked.once && self.has_shaky(combination)))
    }

    /// Whether every choice of enough visits leaves a gap that may be too long.
    fn far_apart(&self, asked: &Requirement, combination: u8) -> Says {
        let Some((_, length)) = asked.spread else {
            return Says::MustNot;
        };
        let mut counted = self.counted(asked, combination);
        counted.retain(|(_, lies)| *lies == Lies::Inside);
        if self.has_distances() {
            // A distance narrows windows, and may keep two of them together.
            return Says::May;
        }
        if counted.len() < asked.at_least {
            // The requirement is not met at all, which has its own finding.
            return Says::MustNot;
        }
        let mut windows: Vec<(Day, Day)> = counted.into_iter().map(|(window, _)| window).collect();
        // Of a window inside another, or beginning with it, either may be the next.
        let orders: [Order; 3] = [
            |(first, last)| (*first, *last),
            |(first, last)| (*first, -*last),
            |(first, last)| (*last, -*first),
        ];
        let met = orders.map(|order| {
            windows.sort_unstable_by_key(order);
            self.some_choice(&windows, asked.at_least, length)
        });
        Says::between(!met.contains(&true), met.contains(&false))
    }

    /// Whether some choice of so many of these windows, in this order, leaves no gap that may be longer.
    fn some_choice(&self, windows: &[(Day, Day)], at_least: usize, length: Length) -> bool {
        let scheme = self.windows.scheme;
        let near = |one: (Day, Day), next: (Day, Day)| {
            next.1 <= scheme.almanac.after(one.0, length, scheme.month_end)
        };
        (0_u32..1 << windows.len()).any(|choice| {
            let chosen: Vec<(Day, Day)> = windows
                .iter()
                .enumerate()
                .filter(|(place, _)| choice >> place & 1 == 1)
                .map(|(_, window)| *window)
                .collect();
            chosen.len() >= at_least && chosen.windows(2).all(|pair| near(pair[0], pair[1]))
        })
    }

    /// Whether a visit with the second item may come before those with the first are done.
    fn wrong_order(&self, combination: u8) -> Says {
        let with = |item: &'static str| {
            self.offered(combination)
                .filter(move |(visit, _)| visit.items.contains(&item))
        };
        let firsts: Vec<Day> = with("m1").map(|(_, (_, last))| last).collect();
        let mut says = Says::between(false, self.has_shaky(combination));
        for (second, (earliest, _)) in with("m2") {
            let surely = firsts.iter().min().is_some_and(|last| earliest < *last);
            let perhaps = firsts.iter().max().is_none_or(|last| earliest < *last);
            let doubtful = second.items.contains(&"m1") || self.has_distances();
            let doubtful = doubtful || self.has_shaky(combination);
            match Says::between(surely, perhaps).unless(doubtful) {
                Says::Must => return Says::Must,
                Says::May => says = Says::May,
                Says::MustNot => {}
            }
        }
        says
    }

    /// Whether a visit of the child may have no day: how the checker counts it is not settled.
    fn has_shaky(&self, combination: u8) -> bool {
        let visits = self.windows.programme.visits.iter();
        let mut shaky = visits.zip(&self.windows.shaky);
        shaky.any(|(visit, shaky)| *shaky && visit.who.1.has(combination))
    }

    fn has_distances(&self) -> bool {
        let mut visits = self.windows.programme.visits.iter();
        visits.any(|visit| visit.distance.is_some())
    }
}

/// Whether some day of one visit and some day of another are closer than the spacing of the first
/// item, whichever comes first.
fn too_close(windows: &Windows, one: usize, other: usize) -> bool {
    let Some((_, spacing)) = windows.programme.spacing else {
        return false;
    };
    let scheme = windows.scheme;
    let follows_closely = |(first, last): (Day, Day), (from, through): (Day, Day)| {
        (first..=last).any(|day| {
            let apart = scheme.almanac.after(day, spacing, scheme.month_end);
            (from.max(day)..=through).any(|next| next < apart)
        })
    };
    let (one, other) = (windows.of[one], windows.of[other]);
    follows_closely(one, other) || follows_closely(other, one)
}
