//! The answers to what a survey asks of points, for one birth date after another.

use super::order::{Remembered, never_after};
use super::survey::{Question, Survey};
use crate::history::AnyChild;
use crate::places::Column;
use stafett_model::{Day, Located, Point};
use std::rc::Rc;

/// Answers the questions of a survey, for one value of the start fact.
pub(super) struct Clerk<'s, 'c, 'p> {
    survey: &'s Survey<'c, 'p>,
    start: Option<i32>,
    columns: Vec<Rc<Column>>,
    /// Where the points lie for the child who was asked of last.
    located: Vec<Located>,
    /// For each question what was found last where both points rest on one variable.
    found: Vec<Remembered>,
}

impl<'s, 'c, 'p> Clerk<'s, 'c, 'p> {
    /// Nothing answered yet.
    pub(super) fn new(survey: &'s Survey<'c, 'p>, start: Option<i32>) -> Clerk<'s, 'c, 'p> {
        let column = |point: &Point| survey.places.column(point);
        Clerk {
            survey,
            start,
            columns: survey.points.iter().map(column).collect(),
            located: Vec::with_capacity(survey.points.len()),
            found: survey.orders.iter().map(|_| None).collect(),
        }
    }

    /// The answers for who is born so many days into a year.
    pub(super) fn answers(&mut self, year: usize, day: i32) -> Vec<bool> {
        let years = &self.survey.places.years.all;
        let birth = years.get(year).and_then(|year| year.first.plus(day));
        let child = AnyChild {
            programme: self.survey.places.programme,
            birth: birth.unwrap_or(Day::FIRST),
            start: self.start,
        };
        let at = |column: &Rc<Column>| column.located(year, day, child.start);
        self.located.clear();
        self.located.extend(self.columns.iter().map(at));
        let place = |at: usize| (&self.survey.points[at], self.located[at]);
        let questions = self.survey.orders.iter().zip(&mut self.found);
        questions
            .map(|(question, found)| match question {
                Question::NeverAfter(a, b) if a == b => true,
                Question::NeverAfter(a, b) => never_after(&child, place(*a), place(*b), found),
                Question::Never(at) => place(*at).1 == Located::Never,
            })
            .collect()
    }
}
