//! Points in a childhood in the judge's own terms, and the day on which each falls.

use super::almanac::{Almanac, Day, Length, MonthEnd, months};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A school term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    Autumn,
    Spring,
}

/// Which end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    First,
    Last,
    After,
}

/// A point in a childhood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Birth,
    DueDate,
    Event,
    /// A school year counted from school start.
    SchoolYear(u8, End),
    Term(u8, Season, End),
    YearOfTurning(u8, End),
    YearOfAge(u8, End),
    Date(Day),
    After(Box<At>, Length),
    SameYear(Box<At>, u32, u32),
}

impl At {
    pub fn after(self, length: Length) -> At {
        At::After(Box::new(self), length)
    }

    pub fn root(&self) -> &At {
        match self {
            At::After(of, _) | At::SameYear(of, ..) => of.root(),
            root => root,
        }
    }
}

/// A point and how it is written.
pub type Said = (&'static str, At);

/// When a child starts school: the age reached in that calendar year, for children who are not late
/// and for those who are.
#[derive(Clone, Copy)]
pub struct School {
    pub turning: u8,
    pub late: Option<u8>,
    /// Whether the autumn term of 2024 is published.
    pub published: bool,
}

/// First and last possible day of a term, as month and day.
pub const AUTUMN: ((u32, u32), (u32, u32)) = ((8, 15), (8, 18));
pub const SPRING: ((u32, u32), (u32, u32)) = ((1, 7), (1, 9));
/// The published first day of the autumn term of 2024.
pub const PUBLISHED: (i32, u32, u32) = (2024, 8, 20);

/// The first days of the terms that matter.
pub type Terms = Rc<BTreeMap<(i32, Season), Day>>;

/// What a point's day depends on, for one child.
#[derive(Clone, Debug)]
pub struct Course {
    pub birth: Day,
    pub due_date: Day,
    /// The day of the event; `None` where it never happens.
    pub event: Option<Day>,
    /// Whether the child starts school late.
    pub late: bool,
    pub terms: Terms,
}

impl Course {
    /// A child of whom nothing but the birth date matters.
    pub fn born(birth: Day) -> Course {
        Course {
            birth,
            due_date: birth,
            event: None,
            late: false,
            terms: Terms::default(),
        }
    }
}

/// The rules by which points become days.
#[derive(Clone, Copy)]
pub struct Scheme<'a> {
    pub almanac: &'a Almanac,
    pub month_end: MonthEnd,
    pub school: Option<School>,
}

impl Scheme<'_> {
    /// The term whose first day a point rests on.
    fn term(&self, at: &At, birth: Day, late: bool) -> Option<(i32, Season)> {
        let year = self.almanac.year(birth);
        let next = |end: &End| i32::from(*end != End::First);
        match at.root() {
            At::SchoolYear(number, end) => {
                let school = self.school?;
                let turning = school.late.filter(|_| late).unwrap_or(school.turning);
                Some((
                    year + i32::from(turning) + i32::from(*number) + next(end),
                    Season::Autumn,
                ))
            }
            At::Term(turning, season, End::First) => Some((year + i32::from(*turning), *season)),
            // An autumn term ends before the spring term of the next year.
            At::Term(turning, Season::Autumn, _) => {
                Some((year + i32::from(*turning) + 1, Season::Spring))
            }
            At::Term(turning, Season::Spring, _) => {
                Some((year + i32::from(*turning), Season::Autumn))
            }
            _ => None,
        }
    }

    /// The day of a point, unless it never comes.
    pub fn day(&self, at: &At, course: &Course) -> Option<Day> {
        let almanac = self.almanac;
        let year = almanac.year(course.birth);
        let step = |end: &End| i32::from(*end != End::First);
        let before = |end: &End| i32::from(*end == End::Last);
        Some(match at {
            At::Birth => course.birth,
            At::DueDate => course.due_date,
            At::Event => course.event?,
            At::SchoolYear(_, end) | At::Term(_, _, end) => {
                course.terms[&self.term(at, course.birth, course.late)?] - before(end)
            }
            At::YearOfTurning(turning, end) => {
                almanac.day(year + i32::from(*turning) + step(end), 1, 1) - before(end)
            }
            At::YearOfAge(age, end) => {
                let birthday = months(12 * (i32::from(*age) + step(end)));
                almanac.after(course.birth, birthday, self.month_end) - before(end)
            }
            At::Date(day) => *day,
            At::After(of, length) => almanac.after(self.day(of, course)?, *length, self.month_end),
            At::SameYear(of, month, day) => {
                almanac.in_year(almanac.year(self.day(of, course)?), *month, *day)
            }
        })
    }

    /// Every choice of the first days of the terms on which `points` rest.
    pub fn terms<'p>(
        &self,
        points: impl Iterator<Item = &'p At>,
        birth: Day,
        late: bool,
    ) -> Vec<Terms> {
        let mut wanted: Vec<(i32, Season)> =
            points.filter_map(|at| self.term(at, birth, late)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut all = vec![BTreeMap::new()];
        for (year, season) in wanted {
            let (first, last) = self.first_days(year, season);
            all = all
                .iter()
                .flat_map(|terms| {
                    (first..=last).map(|day| {
                        let mut terms: BTreeMap<_, _> = terms.clone();
                        terms.insert((year, season), day);
                        terms
                    })
                })
                .collect();
        }
        all.into_iter().map(Rc::new).collect()
    }

    fn first_days(&self, year: i32, season: Season) -> (Day, Day) {
        let (published, month, day) = PUBLISHED;
        let is_published = self.school.is_some_and(|school| school.published);
        if is_published && (year, season) == (published, Season::Autumn) {
            let day = self.almanac.day(year, month, day);
            return (day, day);
        }
        let (first, last) = if season == Season::Autumn {
            AUTUMN
        } else {
            SPRING
        };
        (
            self.almanac.day(year, first.0, first.1),
            self.almanac.day(year, last.0, last.1),
        )
    }
}
