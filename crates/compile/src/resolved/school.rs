//! The school calendar as data.

use super::School;
use super::about::{self, term_rule};
use super::fields::{Fields, repeated};
use super::points::season;
use super::room::Room;
use crate::words::Kind;
use stafett_diag::{Name, Span, Text};
use stafett_model::Season;
use stafett_model::school::{MonthDay, PublishedTerm, SchoolCalendar};
use stafett_syntax::tree::{CalendarField, SchoolTerm};

impl<'a> Room<'a> {
    /// The school calendar as data.
    pub(super) fn school(&mut self) -> School {
        let Some(declared) = self.named.calendar else {
            return School::Absent;
        };
        let fields = Fields::of(Kind::Calendar, declared);
        let meta = self.meta(declared, about::calendar);
        let start = self.school_start(&fields);
        let autumn = self.term_range(&fields, SchoolTerm::Autumn);
        let spring = self.term_range(&fields, SchoolTerm::Spring);
        let published = self.published(&fields);
        if let (Some(start), Some(autumn), Some(spring), Some(published), false) =
            (start, autumn, spring, published, self.shape.broken)
        {
            return School::Whole(Box::new(SchoolCalendar {
                meta,
                start_fact: start.fact,
                start_turning: start.turning,
                autumn,
                spring,
                published,
                schemes: self.shape.schemes.clone(),
                compulsory_years: self.shape.compulsory_years,
                upper_secondary_years: self.shape.upper_secondary_years,
            }));
        }
        School::Broken
    }

    fn term_range(
        &mut self,
        fields: &Fields<'a, CalendarField>,
        of: SchoolTerm,
    ) -> Option<(MonthDay, MonthDay)> {
        let example = match of {
            SchoolTerm::Autumn => (
                "höstterminen från 15 augusti till och med 24 augusti",
                "autumn term from 15 August through 24 August",
            ),
            SchoolTerm::Spring => (
                "vårterminen från 7 januari till och med 15 januari",
                "spring term from 7 January through 15 January",
            ),
        };
        let (from, through) = fields.needed(self, term_rule(of), example, |field| match field {
            CalendarField::TermRange {
                term,
                from,
                through,
            } if *term == of => Some((from, through)),
            _ => None,
        })?;
        let (first, last) = (self.month_day(from, 2001), self.month_day(through, 2001));
        let (first, last) = (first?, last?);
        if first > last {
            return self.reversed(from.span.merge(through.span));
        }
        Some((first, last))
    }

    /// The published first days of terms, in the order of time.
    fn published(&mut self, fields: &Fields<'a, CalendarField>) -> Option<Vec<PublishedTerm>> {
        let lines = fields.every(|field| match field {
            CalendarField::TermStart { term, year, date } => Some((*term, year, date)),
            _ => None,
        });
        let mut terms: Vec<(PublishedTerm, Span)> = Vec::new();
        let mut whole = true;
        for ((term, year, date), span) in lines {
            let (of, first_day) = (self.term_year(year.value, year.span), self.day(date));
            let (Some(of), Some(first_day)) = (of, first_day) else {
                whole = false;
                continue;
            };
            if first_day.year() != of {
                whole = false;
                self.wrong::<()>(
                    Name::OutOfRange,
                    date.span,
                    Text::new(
                        format!("terminen är {of} men dagen är inte det"),
                        format!("the term is of {of} but the day is not"),
                    ),
                    Text::new("rätta året eller dagen", "correct the year or the day"),
                );
            }
            let season = season(term);
            let same_term =
                |other: &&(PublishedTerm, Span)| other.0.year == of && other.0.season == season;
            if let Some((_, first)) = terms.iter().find(same_term) {
                let (what, first) = (format!("{} {of}", self.word(term_rule(term), span)), *first);
                repeated(self, &what, first, span);
            }
            terms.push((
                PublishedTerm {
                    year: of,
                    season,
                    first_day,
                },
                span,
            ));
        }
        let spring_first = |season: Season| season == Season::Autumn;
        terms.sort_by_key(|(term, _)| (term.year, spring_first(term.season)));
        whole.then(|| terms.into_iter().map(|(term, _)| term).collect())
    }
}
