//! The school calendar as data of the programme: when terms begin, when a child starts school, and
//! what the grades are called.

use crate::{Day, FactId, Season};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MonthDay {
    /// Month, 1–12.
    pub month: u8,
    /// Day of month, 1–31.
    pub day: u8,
}

/// The school calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SchoolCalendar {
    /// Name, title, origin.
    pub meta: crate::Meta,
    /// The fact that decides when a child starts, and the age that it reaches in that calendar year
    /// for each of the fact's values, by place. Without a fact, one age for all.
    pub start_fact: Option<FactId>,
    /// Ages reached in the calendar year of school start, by value of the fact.
    pub start_turning: Vec<u8>,
    /// The days between which (both included) an autumn term begins where it is not published.
    pub autumn: (MonthDay, MonthDay),
    /// The same for spring terms.
    pub spring: (MonthDay, MonthDay),
    /// Published first days of terms.
    pub published: Vec<PublishedTerm>,
    /// How the school years of compulsory school are called, and from when.
    pub schemes: Vec<GradeScheme>,
    /// How many school years compulsory school has, the preschool class included.
    pub compulsory_years: u8,
    /// How many years upper secondary school has.
    pub upper_secondary_years: u8,
}

/// The published first day of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PublishedTerm {
    /// Calendar year.
    pub year: i32,
    /// Which term.
    pub season: Season,
    /// Its first day.
    pub first_day: Day,
}

/// A way to number the years of compulsory school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GradeScheme {
    /// Its name: `nioårig`, `tioårig`.
    pub name: String,
    /// Number of the first school year: 0 where that is the preschool class, 1 in the ten-year
    /// school.
    pub first_grade: u8,
    /// Number of its last grade.
    pub last_grade: u8,
    /// The first calendar year whose autumn term uses these names.
    pub from_year: Option<i32>,
    /// The first calendar year whose autumn term no longer does.
    pub until_year: Option<i32>,
}

impl GradeScheme {
    /// The school year (0 = the first) that this scheme calls grade `grade`.
    pub fn school_year(&self, grade: u8) -> Option<u8> {
        (grade <= self.last_grade)
            .then_some(grade)?
            .checked_sub(self.first_grade)
    }

    /// What this scheme calls school year `index` (0 = the first).
    pub fn grade(&self, index: u8) -> Option<u8> {
        index
            .checked_add(self.first_grade)
            .filter(|grade| *grade <= self.last_grade)
    }
}

impl SchoolCalendar {
    /// The days between which, both included, the term begins: one day where it is published.
    pub fn term_begins(&self, year: i32, season: Season) -> Option<(Day, Day)> {
        let published = self
            .published
            .iter()
            .find(|term| term.year == year && term.season == season);
        if let Some(term) = published {
            return Some((term.first_day, term.first_day));
        }
        self.declared(year, season)
    }

    /// The days between which, both included, a term that is not published begins.
    pub fn declared(&self, year: i32, season: Season) -> Option<(Day, Day)> {
        let (first, last) = match season {
            Season::Autumn => self.autumn,
            Season::Spring => self.spring,
        };
        let day = |on: MonthDay| Day::from_ymd(year, on.month.into(), on.day.into());
        Some((day(first)?, day(last)?))
    }

    /// The age that a child reaches in the calendar year in which it starts school, given the value
    /// of the start fact.
    pub fn turning_at_start(&self, value: Option<i32>) -> Option<u8> {
        match self.start_fact {
            None => self.start_turning.first().copied(),
            Some(_) => self
                .start_turning
                .get(usize::try_from(value?).ok()?)
                .copied(),
        }
    }

    /// The scheme in use in the school year that begins in the autumn of `year`.
    pub fn scheme_in(&self, year: i32) -> Option<&GradeScheme> {
        self.schemes.iter().find(|scheme| {
            scheme.from_year.is_none_or(|from| from <= year)
                && scheme.until_year.is_none_or(|until| year < until)
        })
    }
}
