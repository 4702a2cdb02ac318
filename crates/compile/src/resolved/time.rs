//! Dates, days of the year, durations, and numbers that have a limit.

use super::fields;
use super::room::Room;
use stafett_diag::{Name, Span, Text};
use stafett_model::calendar::days_in_month;
use stafett_model::school::MonthDay;
use stafett_model::{Day, Duration};
use stafett_syntax::tree::{self, Date, DateRange, Spanned, Unit};

/// The greatest age and the longest duration, in years.
pub(crate) const MOST_YEARS: u8 = 30;
/// The first and the last year in which children of a programme may be born.
const BIRTH_YEARS: (i32, i32) = (1900, 2150);
/// The first and the last year of the terms that a programme may name.
pub(crate) const TERM_YEARS: (i32, i32) = (1900, 2200);

impl Room<'_> {
    /// A date that the calendar has.
    pub(super) fn day(&mut self, date: &Spanned<Date>) -> Option<Day> {
        self.day_at(date.value, date.span)
    }

    /// The same, at a place.
    pub(super) fn day_at(&mut self, date: Date, span: Span) -> Option<Day> {
        let Date { year, month, day } = date;
        if let Some(found) = Day::from_ymd(year, month, day) {
            return Some(found);
        }
        let written = format!("{year:04}-{month:02}-{day:02}");
        let (name, message, help) = if !(1600..=2799).contains(&year) {
            let help = Text::new(
                "dagar kan anges från 1600-01-01 till 2799-12-31",
                "days can be given from 1600-01-01 to 2799-12-31",
            );
            (
                Name::OutOfRange,
                Text::new(
                    format!("{written} är utanför kalendern"),
                    format!("{written} is outside the calendar"),
                ),
                help,
            )
        } else {
            (
                Name::NoSuchDay,
                Text::new(
                    format!("{written} finns inte"),
                    format!("there is no {written}"),
                ),
                days_of(year, month),
            )
        };
        self.wrong(name, span, message, help)
    }

    /// A range of birth dates, both included.
    pub(super) fn births(&mut self, range: &DateRange) -> Option<(Day, Day)> {
        let (from, through) = (self.birth(&range.from), self.birth(&range.through));
        let (from, through) = (from?, through?);
        if from <= through {
            return Some((from, through));
        }
        self.reversed(range.from.span.merge(range.through.span))
    }

    /// A birth date of which a programme may speak.
    pub(super) fn birth(&mut self, date: &Spanned<Date>) -> Option<Day> {
        let day = self.day(date)?;
        let (first, last) = BIRTH_YEARS;
        if (first..=last).contains(&day.year()) {
            return Some(day);
        }
        self.wrong(
            Name::OutOfRange,
            date.span,
            Text::new(
                format!("{day} är för långt bort för att vara en födelsedag i ett program"),
                format!("{day} is too far away to be a birth date of a programme"),
            ),
            Text::new(
                format!("program talar om barn födda {first}–{last}"),
                format!("programmes speak of children born {first}–{last}"),
            ),
        )
    }

    /// Tells that a stretch ends before it begins.
    pub(super) fn reversed<T>(&mut self, span: Span) -> Option<T> {
        self.wrong(
            Name::OutOfRange,
            span,
            Text::new(
                "det sista kommer före det första",
                "the last comes before the first",
            ),
            Text::new("skriv det tidigaste först", "write the earliest first"),
        )
    }

    /// A day that every year has.
    pub(super) fn month_day(
        &mut self,
        on: &Spanned<tree::MonthDay>,
        year: i32,
    ) -> Option<MonthDay> {
        let tree::MonthDay { day, month } = on.value;
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        if !exists {
            return self.wrong(
                Name::NoSuchDay,
                on.span,
                Text::new(
                    "den dagen finns inte varje år",
                    "not every year has that day",
                ),
                days_of(year, month),
            );
        }
        Some(MonthDay {
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The year of a term.
    pub(super) fn term_year(&mut self, year: i32, span: Span) -> Option<i32> {
        let (first, last) = TERM_YEARS;
        if (first..=last).contains(&year) {
            return Some(year);
        }
        self.out_of_range(span, i64::from(year), i64::from(first), i64::from(last))
    }

    /// An age in whole years.
    pub(super) fn years(&mut self, age: &Spanned<u32>) -> Option<u8> {
        self.number(age.value, age.span, 0, MOST_YEARS.into())
            .and_then(|age| u8::try_from(age).ok())
    }

    /// A number between two limits, both included.
    pub(super) fn number(&mut self, number: u32, span: Span, least: u32, most: u32) -> Option<u32> {
        if (least..=most).contains(&number) {
            return Some(number);
        }
        self.out_of_range(span, number.into(), least.into(), most.into())
    }

    /// Tells that a number is not between two limits.
    pub(super) fn out_of_range<T>(
        &mut self,
        span: Span,
        number: i64,
        least: i64,
        most: i64,
    ) -> Option<T> {
        self.wrong(
            Name::OutOfRange,
            span,
            Text::new(
                format!("{number} går inte här"),
                format!("{number} does not do here"),
            ),
            Text::new(
                format!("här går {least} till {most}"),
                format!("here {least} to {most} will do"),
            ),
        )
    }

    /// A duration within the limits, with any sign.
    pub(super) fn duration(&mut self, written: &tree::Duration, span: Span) -> Option<Duration> {
        let mut sum = Duration::ZERO;
        let mut seen: Vec<(Unit, Span)> = Vec::new();
        for term in &written.terms {
            let Spanned {
                value: tree::Term { amount, unit },
                span,
            } = *term;
            if let Some((_, first)) = seen.iter().find(|(of, _)| *of == unit) {
                let what = self.texts.slice(span);
                fields::repeated(self, what, *first, span);
                return None;
            }
            seen.push((unit, span));
            match unit {
                Unit::Years => sum.years = amount,
                Unit::Months => sum.months = amount,
                Unit::Weeks => sum.weeks = amount,
                Unit::Days => sum.days = amount,
            }
        }
        if within_limits(sum) {
            Some(sum)
        } else {
            self.too_long(span)
        }
    }

    /// A duration that is not negative: an age, a distance.
    pub(super) fn forward(&mut self, written: &tree::Duration, span: Span) -> Option<Duration> {
        let duration = self.duration(written, span)?;
        if rough_days(duration) >= 0 {
            return Some(duration);
        }
        self.wrong(
            Name::OutOfRange,
            span,
            Text::new(
                "en ålder eller ett avstånd kan inte vara mindre än noll",
                "an age or a distance cannot be less than nothing",
            ),
            Text::new(
                "räkna bakåt med `före`, till exempel: 3 veckor före födseln",
                "count backwards with `before`, for example: 3 weeks before birth",
            ),
        )
    }

    fn too_long<T>(&mut self, span: Span) -> Option<T> {
        self.wrong(
            Name::OutOfRange,
            span,
            Text::new(
                "det är längre än ett program kan räkna",
                "that is longer than a programme can count",
            ),
            Text::new(
                format!("åldrar och tider går till {MOST_YEARS} år"),
                format!("ages and durations go up to {MOST_YEARS} years"),
            ),
        )
    }

    /// `amount` of `unit`, not negative.
    pub(super) fn amount(&mut self, amount: u32, unit: Unit, span: Span) -> Option<Duration> {
        let amount = i32::try_from(amount).unwrap_or(i32::MAX);
        let term = Spanned::new(tree::Term { amount, unit }, span);
        self.forward(&tree::Duration { terms: vec![term] }, span)
    }
}

/// What to say of the days of a month.
fn days_of(year: i32, month: u32) -> Text {
    if !(1..=12).contains(&month) {
        return Text::new("månaderna är 1 till 12", "months are 1 to 12");
    }
    let days = days_in_month(year, month);
    Text::new(
        format!("månaden har {days} dagar"),
        format!("the month has {days} days"),
    )
}

fn within_limits(duration: Duration) -> bool {
    let years = i64::from(MOST_YEARS);
    let months = i64::from(duration.years) * 12 + i64::from(duration.months);
    let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
    months.abs() <= years * 12
        && days.abs() <= years * 366
        && rough_days(duration).abs() <= years * 366
}

/// About how many days a duration is; its sign is right.
pub(super) fn rough_days(duration: Duration) -> i64 {
    let months = i64::from(duration.years) * 12 + i64::from(duration.months);
    months * 30 + i64::from(duration.weeks) * 7 + i64::from(duration.days)
}
