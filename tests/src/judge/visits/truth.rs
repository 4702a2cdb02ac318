//! What is wrong with a programme of visits, child by child and day by day.

use super::offers::Offers;
use super::programme::{After, COMBINATIONS, Distance, ITEMS, Programme, Visit};
use super::verdicts::{Says, Verdicts};
use crate::judge::almanac::{Almanac, Day};
use crate::judge::days::Days;
use crate::judge::point::{At, Course, Scheme};
use std::collections::BTreeSet;

/// One child's windows, in one course of things.
pub struct Windows<'a> {
    pub programme: &'a Programme,
    pub scheme: Scheme<'a>,
    pub course: Course,
    /// First and last day of each visit, both included.
    pub of: Vec<(Day, Day)>,
    /// Which visits have no day in this course or in another: the checker takes terms at their worst.
    pub shaky: Vec<bool>,
    /// What is to be said of each recommended day, over all courses.
    beside: Vec<Says>,
}

pub struct Truth<'a> {
    pub almanac: &'a Almanac,
    pub programme: &'a Programme,
}

impl<'a> Truth<'a> {
    pub fn scheme(&self) -> Scheme<'a> {
        Scheme {
            almanac: self.almanac,
            month_end: self.programme.month_end,
            school: self.programme.school,
        }
    }

    /// A child's windows in every course of things.
    pub fn courses(&self, birth: Day) -> Vec<Windows<'a>> {
        let terms = self.scheme().terms(self.programme.points(), birth, false);
        let mut courses: Vec<Windows> = terms
            .into_iter()
            .map(|terms| {
                let course = Course {
                    terms,
                    ..Course::born(birth)
                };
                Windows::new(self.programme, self.scheme(), course)
            })
            .collect();
        let visits = || 0..self.programme.visits.len();
        let shaky: Vec<bool> = visits()
            .map(|visit| courses.iter().any(|windows| windows.is_empty(visit)))
            .collect();
        let beside: Vec<Says> = visits()
            .map(|visit| {
                let mut each = courses.iter();
                let all = each.all(|windows| windows.is_beside(visit));
                let some = courses.iter().any(|windows| windows.is_beside(visit));
                Says::between(all, some).unless(shaky[visit])
            })
            .collect();
        for windows in &mut courses {
            windows.shaky.clone_from(&shaky);
            windows.beside.clone_from(&beside);
        }
        courses
    }

    /// The combinations of facts that the population has.
    pub fn combinations(&self) -> impl Iterator<Item = u8> + Clone + use<> {
        let population = self.programme.population();
        (0..COMBINATIONS).filter(move |combination| population.has(*combination))
    }

    /// Everything that is wrong.
    pub fn verdicts(&self) -> Verdicts {
        let mut verdicts = Verdicts::default();
        self.of_the_text(&mut verdicts);
        for birth in self.programme.born.0..=self.programme.born.1 {
            for windows in self.courses(birth) {
                windows.judge_times(self.combinations(), &mut verdicts);
                let offers = Offers::new(&windows);
                for combination in self.combinations() {
                    windows.judge_child(combination, &mut verdicts);
                    offers.judge_child(combination, &mut verdicts);
                }
            }
        }
        self.judge_changes(&mut verdicts);
        // Whose requirement is not met at all has that finding, in whichever course.
        verdicts.yields("visits-too-far-apart", "requirement-not-met");
        verdicts
    }

    /// What the text says or does not say, whoever the child is.
    fn of_the_text(&self, verdicts: &mut Verdicts) {
        let population = self.programme.population();
        for birth in self.programme.born.0..=self.programme.born.1 {
            for combination in self.combinations() {
                let child = (birth, combination);
                for visit in &self.programme.visits {
                    let unreachable = visit.who.1.and(population).0 == 0;
                    let says = Says::surely(unreachable);
                    verdicts.add("unreachable-condition", &visit.name, child, says);
                }
                if let Some(asked) = &self.programme.requirement {
                    let unreachable = asked.who.1.and(population).0 == 0;
                    let says = Says::surely(unreachable);
                    verdicts.add("unreachable-condition", "r", child, says);
                }
                for item in ITEMS {
                    let visits = &self.programme.visits;
                    let offered = visits.iter().any(|visit| visit.items.contains(&item));
                    let says = Says::surely(!offered);
                    verdicts.add("content-never-offered", item, child, says);
                }
            }
        }
    }

    /// Changes of service, and the transitions that describe them.
    fn judge_changes(&self, verdicts: &mut Verdicts) {
        let transitions = &self.programme.transitions;
        let mut described: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut perhaps = described.clone();
        for birth in self.programme.born.0..=self.programme.born.1 {
            for windows in self.courses(birth) {
                for combination in self.combinations() {
                    for (from, to, says) in windows.changes(combination) {
                        let known = transitions
                            .iter()
                            .any(|transition| (transition.from, transition.to) == (from, to));
                        if says == Says::Must {
                            described.insert((from, to));
                        }
                        perhaps.insert((from, to));
                        if !known {
                            let rule = format!("{from}, {to}");
                            let child = (birth, combination);
                            verdicts.add("change-without-transition", &rule, child, says);
                        }
                    }
                }
            }
        }
        for transition in transitions {
            let pair = (transition.from, transition.to);
            let says = Says::between(!perhaps.contains(&pair), !described.contains(&pair));
            for combination in self.combinations() {
                let child = (self.programme.born.0, combination);
                let name = &transition.name;
                verdicts.add("transition-without-change", name, child, says);
            }
        }
    }
}

impl<'a> Windows<'a> {
    fn new(programme: &'a Programme, scheme: Scheme<'a>, course: Course) -> Windows<'a> {
        let day = |at: &At| scheme.day(at, &course).unwrap_or(course.birth);
        let of = programme
            .visits
            .iter()
            .map(|visit| (day(&visit.earliest.1), day(&visit.latest.1)))
            .collect();
        Windows {
            programme,
            scheme,
            course,
            of,
            shaky: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// Whether a visit has no day.
    fn is_empty(&self, visit: usize) -> bool {
        self.of[visit].1 < self.of[visit].0
    }

    /// Whether the day aimed at lies outside a window that has days.
    fn is_beside(&self, visit: usize) -> bool {
        let (first, last) = self.of[visit];
        let aim = self.programme.visits[visit].recommended.as_ref();
        let aim = aim.map_or(first, |(_, at)| self.day(at));
        first <= last && !(first..=last).contains(&aim)
    }

    pub fn day(&self, at: &At) -> Day {
        self.scheme
            .day(at, &self.course)
            .unwrap_or(self.course.birth)
    }

    /// The visits with their windows.
    pub fn visits(&self) -> impl Iterator<Item = (&'a Visit, (Day, Day))> {
        self.programme.visits.iter().zip(self.of.iter().copied())
    }

    /// The days of each leg of a service on which it leads for a combination of facts.
    fn leads(&self, combination: u8) -> Vec<(&'static str, Days)> {
        let legs = self.programme.legs.iter();
        legs.filter(|leg| leg.who.1.has(combination))
            .map(|leg| {
                let (from, until) = (self.day(&leg.from.1), self.day(&leg.until.1));
                let days = Days::between(self.course.birth, Some(from), Some(until));
                (leg.service, days)
            })
            .collect()
    }

    /// The days of a visit's window on which its service does not lead.
    pub fn outside(&self, place: usize, combination: u8) -> Days {
        let (visit, (first, last)) = (&self.programme.visits[place], self.of[place]);
        let window = Days::between(self.course.birth, Some(first), Some(last + 1));
        self.leads(combination)
            .into_iter()
            .filter(|(service, _)| *service == visit.service)
            .fold(window, |left, (_, days)| left.without(days))
    }

    /// Windows and distances: what does not depend on facts.
    fn judge_times(&self, combinations: impl Iterator<Item = u8> + Clone, verdicts: &mut Verdicts) {
        let (contradictory, doubtful) = (self.contradictory(), self.doubtful());
        for combination in combinations {
            let child = (self.course.birth, combination);
            for (place, (visit, (first, last))) in self.visits().enumerate() {
                let says = Says::surely(last < first);
                verdicts.add("empty-window", &visit.name, child, says);
                let says = self.beside[place];
                verdicts.add("recommended-outside-window", &visit.name, child, says);
            }
            let says = Says::between(contradictory && !doubtful, contradictory);
            verdicts.add("contradictory-windows", "", child, says);
        }
    }

    /// Whether no choice of days keeps every distance, each visit on a day of its window.
    fn contradictory(&self) -> bool {
        let distances = self.programme.visits.iter();
        distances.clone().any(|visit| visit.distance.is_some())
            && !self.can_be_kept(&mut Vec::new())
    }

    /// Whether the visits behind those with the days `chosen` have days that keep the distances.
    fn can_be_kept(&self, chosen: &mut Vec<Day>) -> bool {
        let Some((first, last)) = self.of.get(chosen.len()) else {
            return true;
        };
        let visits = &self.programme.visits;
        let visit = &visits[chosen.len()];
        // A visit with which no distance has to do has a day of its own if it has any.
        let counted = visits.iter().any(|other| counts_from(other, visit));
        let last = if counted || visit.distance.is_some() {
            *last
        } else {
            *first
        };
        (*first..=last).any(|day| {
            let kept = visit.distance.as_ref();
            if !kept.is_none_or(|distance| self.keeps(distance, day, chosen)) {
                return false;
            }
            chosen.push(day);
            let can = self.can_be_kept(chosen);
            chosen.pop();
            can
        })
    }

    fn keeps(&self, distance: &Distance, day: Day, chosen: &[Day]) -> bool {
        let visits = self.programme.visits.iter();
        let from = visits
            .zip(chosen)
            .find(|(visit, _)| visit.name == distance.from);
        from.is_none_or(|(_, from)| {
            let almanac = self.scheme.almanac;
            let counted = almanac.after(*from, distance.length.1, self.scheme.month_end);
            if distance.at_least {
                day >= counted
            } else {
                day <= counted
            }
        })
    }

    /// Whether the network is about visits that not every child is offered, or that have no day.
    fn doubtful(&self) -> bool {
        let visits = &self.programme.visits;
        self.visits().any(|(visit, (first, last))| {
            let concerned =
                visit.distance.is_some() || visits.iter().any(|other| counts_from(other, visit));
            let shaky = !visit.who.0.is_empty() || visit.as_needed || last < first;
            concerned && shaky
        })
    }

    fn judge_child(&self, combination: u8, verdicts: &mut Verdicts) {
        let child = (self.course.birth, combination);
        for (place, (visit, (first, last))) in self.visits().enumerate() {
            if last < first || !visit.who.1.has(combination) {
                continue;
            }
            let outside = !self.outside(place, combination).is_empty();
            // Where a distance narrows the window, the days that it leaves may all be inside.
            let says = Says::surely(outside).unless(visit.as_needed || visit.distance.is_some());
            verdicts.add("visit-outside-leg", &visit.name, child, says);
        }
        for (place, visit) in self.programme.visits.iter().enumerate() {
            let says = self.recovery(place, combination);
            verdicts.add("missed-without-recovery", &visit.name, child, says);
        }
    }

    /// Whether a missed visit is lost: only obligatory visits can be.
    fn recovery(&self, place: usize, combination: u8) -> Says {
        let visit = &self.programme.visits[place];
        let latest = self.of[place].1;
        if visit.as_needed {
            return Says::MustNot;
        }
        let says = match &visit.after {
            After::Unsaid => Says::Must,
            After::Lapses => Says::MustNot,
            After::CaughtUpUntil((_, until)) => {
                // The last day of catching up is the day before.
                let until = self.day(until);
                Says::between(until <= latest, until <= latest + 1)
            }
            After::CarriedOver => Says::surely(!self.carries_over(visit)),
            After::OfferedAgain => self.offered_again(place, combination),
        };
        let applies = visit.who.1.has(combination);
        let of_the_text = matches!(visit.after, After::Unsaid | After::CarriedOver);
        match says {
            Says::Must if !applies && !of_the_text => Says::MustNot,
            other => other.unless(!applies),
        }
    }

    fn carries_over(&self, visit: &Visit) -> bool {
        let mut transitions = self.programme.transitions.iter();
        transitions.any(|transition| transition.from == visit.service && transition.outstanding)
    }

    fn offered_again(&self, place: usize, combination: u8) -> Says {
        let latest = self.of[place].1;
        let service = self.programme.visits[place].service;
        let others: Vec<(Day, Day)> = self
            .visits()
            .enumerate()
            .filter(|(other, (visit, _))| {
                *other != place
                    && visit.service == service
                    && visit.who.1.has(combination)
                    && !visit.as_needed
            })
            .map(|(_, (_, window))| window)
            .collect();
        let surely_again = others
            .iter()
            .any(|(first, last)| *first > latest && first <= last);
        let perhaps_again = others.iter().any(|(_, last)| *last > latest);
        Says::between(!perhaps_again, !surely_again)
    }

    /// The changes from one service to another: surely so where each leads alone.
    fn changes(&self, combination: u8) -> Vec<(&'static str, &'static str, Says)> {
        let leads = self.leads(combination);
        let on = |day: Day| -> BTreeSet<&'static str> {
            let on = Days::between(
                self.course.birth,
                Some(self.course.birth + day),
                Some(self.course.birth + day + 1),
            );
            let leading = leads.iter().filter(|(_, days)| !days.and(on).is_empty());
            leading.map(|(service, _)| *service).collect()
        };
        let mut turns: Vec<Day> = leads.iter().flat_map(|(_, days)| days.turns()).collect();
        turns.sort_unstable();
        turns.dedup();
        let mut changes = without_days(&leads);
        let disturbed = !changes.is_empty();
        let mut last: BTreeSet<&'static str> = BTreeSet::new();
        let mut is_gap = false;
        for day in turns {
            let now = on(day);
            // Which leg is next after a gap, the checker decides for all terms at once.
            let settled = !(disturbed || is_gap && self.rests_on_terms());
            for from in &last {
                for to in now.iter().filter(|to| *to != from) {
                    let alone = last.len() == 1 && now.len() == 1 && settled;
                    changes.push((*from, *to, Says::between(alone, true)));
                }
            }
            is_gap = now.is_empty();
            if !is_gap {
                last = now;
            }
        }
        changes
    }

    fn rests_on_terms(&self) -> bool {
        !self.course.terms.is_empty()
    }
}

/// A leg without a day is on no side of a gap; the checker counts it, and then not the next.
fn without_days(leads: &[(&'static str, Days)]) -> Vec<(&'static str, &'static str, Says)> {
    let mut changes = Vec::new();
    for (empty, _) in leads.iter().filter(|(_, days)| days.is_empty()) {
        for (other, _) in leads.iter().filter(|(other, _)| other != empty) {
            changes.push((*empty, *other, Says::May));
            changes.push((*other, *empty, Says::May));
        }
    }
    changes
}

fn counts_from(visit: &Visit, other: &Visit) -> bool {
    let distance = visit.distance.as_ref();
    distance.is_some_and(|distance| distance.from == other.name)
}
