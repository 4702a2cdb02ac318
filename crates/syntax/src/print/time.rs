use stafett_diag::Language;
use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{
    DateRange, Duration, End, MonthDay, Period, Point, Reach, Scheme, SchoolTerm, Term, TermYear,
    Unit, When, WhenPart,
};

impl Print for Term {
    fn print(&self, words: &mut Words) {
        let sign = if self.amount < 0 { "−" } else { "" };
        words.word(format!("{sign}{}", self.amount.unsigned_abs()));
        words.word(unit(
            self.unit,
            self.amount.unsigned_abs() == 1,
            words.language(),
        ));
    }
}

fn unit(unit: Unit, one: bool, language: Language) -> &'static str {
    match (language, unit, one) {
        (Language::Swedish, Unit::Years, _) => "år",
        (Language::Swedish, Unit::Months, true) => "månad",
        (Language::Swedish, Unit::Months, false) => "månader",
        (Language::Swedish, Unit::Weeks, true) => "vecka",
        (Language::Swedish, Unit::Weeks, false) => "veckor",
        (Language::Swedish, Unit::Days, true) => "dag",
        (Language::Swedish, Unit::Days, false) => "dagar",
        (Language::English, Unit::Years, true) => "year",
        (Language::English, Unit::Years, false) => "years",
        (Language::English, Unit::Months, true) => "month",
        (Language::English, Unit::Months, false) => "months",
        (Language::English, Unit::Weeks, true) => "week",
        (Language::English, Unit::Weeks, false) => "weeks",
        (Language::English, Unit::Days, true) => "day",
        (Language::English, Unit::Days, false) => "days",
    }
}

impl Print for Duration {
    fn print(&self, words: &mut Words) {
        for term in &self.terms {
            words.add(term);
        }
    }
}

/// The name of a month.
pub(super) fn month(of: MonthDay) -> Rule {
    const MONTHS: [Rule; 12] = [
        Rule::kw_january,
        Rule::kw_february,
        Rule::kw_march,
        Rule::kw_april,
        Rule::kw_may,
        Rule::kw_june,
        Rule::kw_july,
        Rule::kw_august,
        Rule::kw_september,
        Rule::kw_october,
        Rule::kw_november,
        Rule::kw_december,
    ];
    MONTHS[of.month.clamp(1, 12) as usize - 1]
}

impl Print for MonthDay {
    fn print(&self, words: &mut Words) {
        words.add(&self.day).keyword(month(*self));
    }
}

impl Print for Point {
    fn print(&self, words: &mut Words) {
        match self {
            Point::Birth => words.keyword(Rule::kw_birth),
            Point::DueDate => words.keyword(Rule::kw_due_date),
            Point::SchoolStart => words.keyword(Rule::kw_school_start),
            Point::Age(duration) => words.add(duration),
            Point::CorrectedAge(duration) => words.add(duration).keyword(Rule::kw_corrected_age),
            Point::Period(period) => words.add(period),
            Point::Date(date) => words.add(date),
            Point::Named(name) => words.add(name),
            Point::Dose { series, number } => words.add(series).keyword(Rule::kw_dose).add(number),
            Point::After { duration, of } => words.add(duration).keyword(Rule::kw_after).add(of),
            Point::Before { duration, of } => words.add(duration).keyword(Rule::kw_before).add(of),
            Point::SameYear { day, of } => words.add(day).keyword(Rule::kw_same_year_as).add(of),
        };
    }
}

impl Print for Period {
    fn print(&self, words: &mut Words) {
        match self {
            Period::Grade {
                scheme: Scheme::UpperSecondary,
                number,
            } => words.keyword(Rule::kw_upper_secondary).add(number),
            Period::Grade { scheme, number } => words
                .keyword(Rule::kw_grade)
                .add(number)
                .parenthesised(|words| {
                    words.add(scheme);
                }),
            Period::PreschoolClass => words.keyword(Rule::kw_preschool_class),
            Period::Term { term, year } => words.add(term).add(year),
            Period::YearOfTurning(age) => words.keyword(Rule::kw_year_of_turning).add(age),
            Period::YearOfAge(age) => {
                let years = match words.language() {
                    Language::Swedish => "års",
                    Language::English => "years",
                };
                words.add(age).word(years).keyword(Rule::kw_of_age)
            }
        };
    }
}

impl Print for Scheme {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            Scheme::NineYear => Rule::kw_nine_year,
            Scheme::TenYear => Rule::kw_ten_year,
            Scheme::UpperSecondary => Rule::kw_upper_secondary,
        });
    }
}

impl Print for SchoolTerm {
    fn print(&self, words: &mut Words) {
        words.keyword(match self {
            SchoolTerm::Autumn => Rule::kw_autumn_term,
            SchoolTerm::Spring => Rule::kw_spring_term,
        });
    }
}

impl Print for TermYear {
    fn print(&self, words: &mut Words) {
        match self {
            TermYear::Turning(age) => words.keyword(Rule::kw_year_of_turning).add(age),
            TermYear::Calendar(year) => words.word(format!("{year:04}")),
        };
    }
}

impl Print for End {
    fn print(&self, words: &mut Words) {
        match self {
            End::Until(point) => words.keyword(Rule::kw_until).add(point),
            End::Through(point) => words.keyword(Rule::kw_through).add(point),
        };
    }
}

impl Print for Reach {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_from).add(&self.from).add(&self.end);
    }
}

impl Print for DateRange {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_from).add(&self.from);
        words.keyword(Rule::kw_through).add(&self.through);
    }
}

/// The parts with commas; a recommended time in first place needs no word if `bare`.
pub(super) fn when(words: &mut Words, when: &When, bare: bool) {
    for (number, part) in when.parts.iter().enumerate() {
        if number > 0 {
            words.attach(",");
        }
        when_part(words, &part.value, bare && number == 0);
    }
}

/// One part; a recommended time in first place needs no word if `bare`.
pub(super) fn when_part(words: &mut Words, part: &WhenPart, bare: bool) {
    if !bare && matches!(part, WhenPart::Recommended(_) | WhenPart::Range(_)) {
        words.keyword(Rule::kw_recommended);
    }
    match part {
        WhenPart::Recommended(point) => words.add(point),
        WhenPart::Range(range) => {
            words.word(format!("{}–{}", range.first.value, range.last.value));
            words.word(unit(range.unit, false, words.language()));
            if range.corrected {
                words.keyword(Rule::kw_corrected_age)
            } else {
                words
            }
        }
        WhenPart::Earliest(point) => words.keyword(Rule::kw_earliest).add(point),
        WhenPart::Latest(point) => words.keyword(Rule::kw_latest).add(point),
        WhenPart::AtLeast { duration, after } => words
            .keyword(Rule::kw_at_least)
            .add(duration)
            .keyword(Rule::kw_after)
            .add(after),
        WhenPart::AtMost { duration, after } => words
            .keyword(Rule::kw_at_most)
            .add(duration)
            .keyword(Rule::kw_after)
            .add(after),
        WhenPart::Window(name) => words.keyword(Rule::kw_window).add(name),
    };
}

impl Print for When {
    fn print(&self, words: &mut Words) {
        words.keyword(Rule::kw_when);
        when(words, self, true);
    }
}
