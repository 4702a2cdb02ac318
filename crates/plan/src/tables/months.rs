//! Ages on the calendar: where the months begin in which they may lie, looked up once for a programme. The days are
//! those that [`calendar::add`] gives; it is asked wherever the table does not reach.

use crate::tables::windows::Numbered;
use alloc::vec::Vec;
use stafett_model::calendar::add;
use stafett_model::{Day, Duration, MonthEnd, Programme};

/// So long after birth, or after something else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Age {
    length: Duration,
    /// Its years and months.
    months: i32,
    /// Its weeks and days.
    days: i32,
}

impl Age {
    pub(crate) fn of(length: Duration) -> Age {
        Age {
            length,
            months: length
                .years
                .saturating_mul(12)
                .saturating_add(length.months),
            days: length.weeks.saturating_mul(7).saturating_add(length.days),
        }
    }

    /// Whether it is no time at all.
    #[inline]
    pub(crate) fn is_nothing(&self) -> bool {
        self.months == 0 && self.days == 0
    }

    /// Whether a part of it is counted backwards, so that it may lie before what it is counted from.
    pub(crate) fn is_before_birth(&self) -> bool {
        self.months < 0 || self.days < 0
    }
}

/// The months from the first birth of a programme's population until its children have reached every age.
#[derive(Clone, Debug)]
pub(crate) struct Months {
    /// The first of them, counted from the beginning of the year 0.
    first: i32,
    /// The first day of each, and how many days after it a day lies at most that is counted in months.
    all: Vec<(Day, i32)>,
    rule: MonthEnd,
}

/// A day of birth, ready to count ages from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Birth<'m> {
    months: &'m Months,
    on: Day,
    /// The place of its month in the table; none that the table has where it does not reach.
    place: i32,
    /// The days of that month before it.
    day: i32,
}

impl Months {
    pub(crate) fn of(programme: &Programme, points: &[Numbered]) -> Months {
        let population = &programme.population;
        let ages = points.iter().filter_map(|point| match point {
            Numbered::Age(age) => Some(age.months),
            _ => None,
        });
        let longest = ages.max().unwrap_or(0).clamp(0, 12 * 120);
        let first = month_of(population.born_from).0;
        let last = month_of(population.born_through).0.saturating_add(longest);
        let start = |month: i32| {
            let of_year = u32::try_from(month.rem_euclid(12)).ok()?;
            Day::from_ymd(month.div_euclid(12), of_year.saturating_add(1), 1)
        };
        let all = (first..=last).map_while(|month| {
            let (start, next) = (start(month)?, start(month.saturating_add(1))?);
            let through = match programme.month_end {
                MonthEnd::LastDay => next.before(),
                MonthEnd::NextMonth => next,
            };
            Some((start, through.since(start)))
        });
        Months {
            first,
            all: all.collect(),
            rule: programme.month_end,
        }
    }

    /// The day so long after another, where the calendar of this programme has it.
    #[inline]
    pub(crate) fn after(&self, on: Day, length: &Age) -> Option<Day> {
        match length.months {
            0 => on.plus(length.days),
            _ => self.birth(on).plus(length),
        }
    }

    /// A child's day of birth.
    pub(crate) fn birth(&self, on: Day) -> Birth<'_> {
        let (month, day) = month_of(on);
        Birth {
            months: self,
            on,
            place: month.saturating_sub(self.first),
            day,
        }
    }
}

impl Birth<'_> {
    /// The day on which the child reaches an age, where the calendar of this programme has it.
    #[inline]
    pub(crate) fn plus(self, age: &Age) -> Option<Day> {
        match self.looked_up(age) {
            Some(day) => Some(day),
            None => add(self.on, age.length, self.months.rule),
        }
    }

    /// The same, as far as the table reaches.
    #[inline]
    fn looked_up(self, age: &Age) -> Option<Day> {
        // The months of a day are few: what wraps is none of the table. Nor are the days of a month many: what wraps is
        // no day.
        let place = self.place.wrapping_add(age.months).cast_unsigned();
        let (start, through) = *self.months.all.get(usize::try_from(place).ok()?)?;
        start.plus(self.day.min(through).wrapping_add(age.days))
    }
}

/// The month of a day, counted from the beginning of the year 0, and the days of the month before it.
fn month_of(day: Day) -> (i32, i32) {
    let (year, month, of_month) = day.ymd();
    let before = |number: u32| i32::try_from(number).unwrap_or(1).saturating_sub(1);
    let months = year.saturating_mul(12).saturating_add(before(month));
    (months, before(of_month))
}
