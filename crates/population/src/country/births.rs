//! On which days children are born: as many in each month as statistics say.

use super::random::Random;
use stafett_figures::statistics::Statistics;
use stafett_model::{Day, Programme};

/// The days on which children are born, with how many are born until then.
pub(super) struct Births {
    days: Vec<Day>,
    /// For each day a thousand times the children born on it and the days before.
    until: Vec<u64>,
}

impl Births {
    /// The birth dates of the programme's population until `as_of`, that day included. Without any
    /// figure every day is as likely; a year without one among years with has no births.
    pub(super) fn of(programme: &Programme, statistics: &Statistics, as_of: Day) -> Births {
        let population = &programme.population;
        let last = population.born_through.min(as_of);
        let days = population.born_from.number()..=last.number();
        let days: Vec<Day> = days.filter_map(Day::from_number).collect();
        let figures: Vec<Option<f64>> = days.iter().map(|day| statistics.born_on(*day)).collect();
        let unknown = figures.iter().all(Option::is_none);
        let mut sum = 0;
        let until = figures.into_iter().map(|figure| {
            sum += match figure {
                // A country's births of a day times a thousand are far below the end of the type.
                Some(figure) => (figure * 1_000.0).round() as u64,
                None => u64::from(unknown),
            };
            sum
        });
        let until = until.collect();
        Births { days, until }
    }

    /// A birth date; `None` where there is none.
    pub(super) fn draw(&self, random: &mut Random) -> Option<Day> {
        let number = random.below(*self.until.last()?);
        let place = self.until.partition_point(|until| *until <= number);
        self.days.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::tests::programme;
    use stafett_figures::statistics;

    #[test]
    fn months_have_the_births_that_the_statistics_say() {
        let mut months = [0; 12];
        months[2] = 300;
        months[8] = 100;
        let statistics = Statistics {
            births: vec![statistics::Births {
                year: 2025,
                number: 400,
                months: Some(months),
                basis: statistics::Basis::default(),
            }],
            ..Statistics::default()
        };
        let programme = programme();
        let as_of = Day::from_ymd(2026, 6, 1).unwrap();
        let births = Births::of(&programme, &statistics, as_of);
        let mut random = Random::of(7, 7);
        let mut march = 0;
        for _ in 0..4_000 {
            let (year, month, _) = births.draw(&mut random).unwrap().ymd();
            assert_eq!(year, 2025);
            assert!(month == 3 || month == 9);
            march += u32::from(month == 3);
        }
        assert!((2_900..3_100).contains(&march), "{march}");
    }

    #[test]
    fn nobody_is_born_after_the_day_nor_outside_the_population() {
        let programme = programme();
        let first = programme.population.born_from;
        let births = Births::of(&programme, &Statistics::default(), first.before());
        assert_eq!(births.draw(&mut Random::of(1, 1)), None);
        let births = Births::of(&programme, &Statistics::default(), first);
        assert_eq!(births.draw(&mut Random::of(1, 1)), Some(first));
    }
}
