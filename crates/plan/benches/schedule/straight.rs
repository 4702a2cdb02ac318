//! The plan of the 48 rules written by hand for exactly them, as fast as it can well be written: no table, no
//! language, days as numbers. It knows only children whose facts and events are those of
//! [`super::children`]: no contradictions, no corrections, nothing after the day of the plan, and the
//! history complete from birth.

use stafett_model::calendar::days_in_month;
use stafett_model::{Child, Day, EventKind};
use stafett_plan::Status;

/// How many rules there are.
pub const RULES: usize = 48;

/// No day.
pub const NONE: i32 = i32::MIN;

/// What the plan says of one rule; days are day numbers or [`NONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub status: Status,
    pub earliest: i32,
    pub recommended: i32,
    pub latest: i32,
    pub by: Actor,
}

/// Who performs it, and on whose behalf: places in the programme's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub service: u16,
    pub body: u16,
}

const CLINIC: Actor = Actor {
    service: 0,
    body: 1,
};
const SCHOOL: Actor = Actor {
    service: 1,
    body: 0,
};
const DENTAL: Actor = Actor {
    service: 2,
    body: 1,
};

/// What stands in a place of the buffer that no rule has filled.
pub const EMPTY: Line = Line {
    status: Status::Upcoming,
    earliest: NONE,
    recommended: NONE,
    latest: NONE,
    by: CLINIC,
};

/// The facts of the programme, by their places in its table.
#[derive(Clone, Copy)]
pub struct Facts {
    /// What kind of area the child lives in: 0 or, in an exposed one, 1.
    pub area: u16,
    /// The results of the first three dental examinations: 0 healthy, 1 at risk.
    pub results: [u16; 3],
}

/// Where the dental examinations stand among the rules.
pub const EXAMINATIONS: usize = 40;

/// Earliest, recommended, latest.
type Window = (i32, i32, i32);

enum Gap {
    Weeks(i32),
    Months(i32),
}

/// The plan of a child as of a day, into `lines`.
pub fn plan(child: &Child, as_of: Day, facts: Facts, lines: &mut [Line; RULES]) {
    let mut plan = Plan::read(child, as_of, facts, lines);
    plan.weeks((1, 1, 2));
    plan.weeks((2, 2, 3));
    plan.weeks((3, 4, 5));
    plan.weeks((5, 6, 8));
    plan.caught_up((2, 3, 4), 6);
    plan.caught_up((3, 4, 5), 7);
    plan.caught_up((4, 5, 6), 8);
    plan.caught_up((5, 6, 7), 9);
    plan.caught_up((7, 8, 9), 11);
    plan.caught_up((9, 10, 11), 14);
    plan.caught_up((11, 12, 14), 17);
    plan.caught_up((17, 18, 20), 24);
    plan.caught_up((30, 36, 40), 47);
    plan.caught_up_at_school((54, 60, 63), 70);
    plan.home_visit((1, 2, 3));
    plan.home_visit((6, 7, 8));
    plan.home_visit((10, 11, 12));
    plan.home_visit((19, 20, 23));
    plan.home_visit((26, 28, 31));
    plan.first_dose((2, 3, 5));
    plan.next_dose((4, 5, 8), 2, Gap::Weeks(6));
    plan.next_dose((10, 12, 16), 4, Gap::Months(6));
    plan.first_dose((12, 18, 30));
    plan.next_dose((20, 30, 48), 12, Gap::Weeks(4));
    plan.next_dose((50, 60, 84), 20, Gap::Months(3));
    plan.first_dose((2, 3, 5));
    plan.next_dose((4, 5, 8), 2, Gap::Weeks(8));
    plan.next_dose((10, 12, 16), 4, Gap::Months(6));
    plan.first_dose((1, 2, 3));
    plan.next_dose((2, 3, 5), 1, Gap::Weeks(4));
    plan.next_dose((3, 5, 6), 2, Gap::Weeks(4));
    plan.school_year(1);
    plan.school_year(2);
    plan.school_year(3);
    plan.school_year(4);
    plan.school_year(5);
    plan.school_year(6);
    plan.school_year(7);
    plan.school_year(8);
    plan.school_year(9);
    plan.examination((34, 36, 40));
    plan.examination((46, 48, 52));
    plan.examination((58, 60, 64));
    plan.examination((70, 72, 76));
    plan.after_homecoming();
    plan.letter((64, 66, 71), CLINIC);
    plan.letter((150, 156, 168), SCHOOL);
    plan.letter((198, 204, 215), DENTAL);
}

struct Plan<'l> {
    lines: &'l mut [Line; RULES],
    at: usize,
    born: i32,
    year: i32,
    month: i32,
    day: u32,
    as_of: i32,
    done: [i32; RULES],
    declined: [i32; RULES],
    missed: [i32; RULES],
    homecoming: i32,
    /// The first day on which the dose before may be given, where it was not.
    before: i32,
    /// Of the area: 0, 1, or -1 where unknown.
    exposed: i32,
    /// Of each examination: 0, 1, or -1 where unknown.
    results: [i32; 3],
}

impl<'l> Plan<'l> {
    fn read(child: &Child, as_of: Day, facts: Facts, lines: &'l mut [Line; RULES]) -> Plan<'l> {
        let (year, month, day) = child.born.ymd();
        let mut plan = Plan {
            lines,
            at: 0,
            born: child.born.number(),
            year,
            month: month as i32,
            day,
            as_of: as_of.number(),
            done: [NONE; RULES],
            declined: [NONE; RULES],
            missed: [NONE; RULES],
            homecoming: NONE,
            before: NONE,
            exposed: -1,
            results: [-1; 3],
        };
        for event in &child.events {
            let on = event.on.first.number();
            match &event.kind {
                EventKind::Done { visit, .. } => plan.done[visit.index()] = on,
                EventKind::Declined(visit) => plan.declined[visit.index()] = on,
                EventKind::Missed(visit) => plan.missed[visit.index()] = on,
                EventKind::Happened(_) => plan.homecoming = on,
                _ => {}
            }
        }
        for record in &child.facts {
            if record.fact.0 == facts.area {
                plan.exposed = record.value;
            }
            for (result, fact) in plan.results.iter_mut().zip(facts.results) {
                if record.fact.0 == fact {
                    *result = record.value;
                }
            }
        }
        plan
    }

    /// The day so many months after a day, the month's last where it lacks it.
    #[inline(always)]
    fn months_after(year: i32, month: i32, day: u32, months: i32) -> i32 {
        let months = year * 12 + month - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        number(year, month, day.min(days_in_month(year, month as u32)))
    }

    #[inline(always)]
    fn age(&self, months: i32) -> i32 {
        Self::months_after(self.year, self.month, self.day, months)
    }

    #[inline(always)]
    fn ages(&self, (earliest, recommended, latest): Window) -> Window {
        (self.age(earliest), self.age(recommended), self.age(latest))
    }

    #[inline(always)]
    fn say(&mut self, status: Status, (earliest, recommended, latest): Window, by: Actor) {
        self.lines[self.at] = Line {
            status,
            earliest,
            recommended,
            latest,
            by,
        };
        self.at += 1;
    }

    /// Where something stands whose window is known and that lapses after `until`.
    #[inline(always)]
    fn stands(&self, (earliest, _, latest): Window, until: i32) -> Status {
        if self.done[self.at] != NONE {
            Status::Done
        } else if self.declined[self.at] != NONE {
            Status::Declined
        } else if self.as_of > latest.max(until) {
            self.over()
        } else if self.as_of >= earliest {
            Status::Due
        } else {
            Status::Upcoming
        }
    }

    #[inline(always)]
    fn over(&self) -> Status {
        if self.missed[self.at] != NONE {
            Status::Missed
        } else {
            Status::Lapsed
        }
    }

    #[inline(always)]
    fn lapsing(&mut self, window: Window, by: Actor) {
        let status = self.stands(window, window.2);
        self.say(status, window, by);
    }

    fn weeks(&mut self, (earliest, recommended, latest): Window) {
        let age = |weeks: i32| self.born + 7 * weeks;
        let window = (age(earliest), age(recommended), age(latest));
        self.lapsing(window, CLINIC);
    }

    fn caught_up(&mut self, ages: Window, until: i32) {
        let window = self.ages(ages);
        let status = self.stands(window, self.age(until) - 1);
        self.say(status, window, CLINIC);
    }

    /// The same, where school may have begun when it is caught up: then it is for the school.
    fn caught_up_at_school(&mut self, ages: Window, until: i32) {
        let window = self.ages(ages);
        let status = self.stands(window, self.age(until) - 1);
        let late = status == Status::Due && self.as_of > window.2;
        let by = if late && self.as_of >= number(self.year + 6, 8, 18) {
            SCHOOL
        } else {
            CLINIC
        };
        self.say(status, window, by);
    }

    fn home_visit(&mut self, ages: Window) {
        let window = self.ages(ages);
        let status = match self.exposed {
            0 => Status::NotApplicable,
            1 => self.stands(window, window.2),
            _ => Status::Undecided,
        };
        self.say(self.whatever(status), window, CLINIC);
    }

    /// What was done was done, whomever it is for.
    #[inline(always)]
    fn whatever(&self, status: Status) -> Status {
        if self.done[self.at] == NONE {
            status
        } else {
            Status::Done
        }
    }

    fn first_dose(&mut self, ages: Window) {
        let window = self.ages(ages);
        self.before = self.as_of + 1;
        self.lapsing(window, CLINIC);
    }

    /// A dose so long after the one before it, which may be given from the age `before`, and after those before that.
    fn next_dose(&mut self, ages: Window, before: i32, gap: Gap) {
        let (earliest, recommended, latest) = self.ages(ages);
        let given = self.done[self.at - 1];
        let from = if given == NONE {
            self.age(before).max(self.before)
        } else {
            given
        };
        let apart = match gap {
            Gap::Weeks(weeks) => from + 7 * weeks,
            Gap::Months(months) => match Day::from_number(from).map(Day::ymd) {
                Some((year, month, day)) => Self::months_after(year, month as i32, day, months),
                None => NONE,
            },
        };
        let first = earliest.max(apart);
        self.before = first.max(self.as_of + 1);
        let open = given == NONE;
        let window = if open {
            let aim = recommended.min(latest);
            (NONE, if first <= recommended { aim } else { NONE }, latest)
        } else if first > latest {
            (NONE, NONE, latest)
        } else {
            (first, recommended.max(first).min(latest), latest)
        };
        let status = if self.done[self.at] != NONE {
            Status::Done
        } else if self.declined[self.at] != NONE {
            Status::Declined
        } else if open && (first > latest || self.is_broken()) {
            Status::Lapsed
        } else if self.as_of > latest || (!open && first > latest) {
            self.over()
        } else if !open && self.as_of >= first {
            Status::Due
        } else {
            Status::Upcoming
        };
        self.say(status, window, CLINIC);
    }

    /// Whether the dose before was not given and will not be.
    fn is_broken(&self) -> bool {
        matches!(
            self.lines[self.at - 1].status,
            Status::Lapsed | Status::Missed | Status::Declined
        )
    }

    fn school_year(&mut self, grade: i32) {
        let first = number(self.year + 6 + grade, 8, 18);
        let last = number(self.year + 7 + grade, 8, 18) - 1;
        self.lapsing((first, first, last), SCHOOL);
    }

    fn examination(&mut self, ages: Window) {
        let window = self.ages(ages);
        let status = match self.at.checked_sub(EXAMINATIONS + 1) {
            None => self.stands(window, window.2),
            Some(before) => match (self.results[before], self.lines[self.at - 1].status) {
                (1, _) => self.stands(window, window.2),
                (0, _) => Status::NotApplicable,
                (_, Status::Upcoming | Status::Due | Status::Done | Status::Undecided) => {
                    Status::Undecided
                }
                _ => Status::NotApplicable,
            },
        };
        self.say(self.whatever(status), window, DENTAL);
    }

    fn after_homecoming(&mut self) {
        let home = self.homecoming;
        if home == NONE {
            self.say(Status::Upcoming, (NONE, NONE, NONE), CLINIC);
        } else {
            self.lapsing((home, home + 7, home + 14), CLINIC);
        }
    }

    fn letter(&mut self, ages: Window, by: Actor) {
        let window = self.ages(ages);
        self.lapsing(window, by);
    }
}

/// The day number of a day that the calendar has.
#[inline(always)]
fn number(year: i32, month: i32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day as i32 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
