//! On which days a child must be born for a visit to be for it: cohorts and seasons.

use crate::calendar::days_in_month;
use crate::school::MonthDay;
use crate::{Day, Point, Visit};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Birth dates: all of these hold.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Born {
    /// First birth date, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Last birth date, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Day>,
    /// The days of the year, of every year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<BirthSeason>,
}

/// Days of the year, first and last included. Where the first is the later of the two, the season goes
/// over New Year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BirthSeason {
    /// First day; 29 February is the last of February in a year without it.
    pub from: MonthDay,
    /// Last day; 29 February is the last of February in a year without it.
    pub through: MonthDay,
}

impl BirthSeason {
    /// Whether it goes over New Year.
    pub fn over_new_year(self) -> bool {
        self.from > self.through
    }
}

impl Born {
    /// Whether a child born on this day is meant.
    pub fn includes(&self, birth: Day) -> bool {
        let season = |season: BirthSeason| {
            let (year, month, day) = birth.ymd();
            let in_year = |of: MonthDay| {
                let month = u32::from(of.month);
                (month, u32::from(of.day).min(days_in_month(year, month)))
            };
            let after = |of: MonthDay| in_year(of) <= (month, day);
            let until = |of: MonthDay| (month, day) <= in_year(of);
            match season.over_new_year() {
                true => after(season.from) || until(season.through),
                false => after(season.from) && until(season.through),
            }
        };
        self.from.is_none_or(|from| from <= birth)
            && self.through.is_none_or(|through| birth <= through)
            && self.season.is_none_or(season)
    }

    /// The same as orders of points: of each of these at least one pair must have its first point on
    /// the day of its second or before it.
    pub fn orders(&self) -> Vec<Vec<(Point, Point)>> {
        let from = self.from.map(|from| (Point::Date(from), Point::Birth));
        let through = self.through.map(|last| (Point::Birth, Point::Date(last)));
        let mut all: Vec<Vec<(Point, Point)>> = from
            .into_iter()
            .chain(through)
            .map(|pair| Vec::from([pair]))
            .collect();
        if let Some(season) = self.season {
            let in_year = |of: MonthDay| Point::DayOfYear {
                of: Point::Birth.into(),
                month: of.month,
                day: of.day,
            };
            let begun = (in_year(season.from), Point::Birth);
            let lasts = (Point::Birth, in_year(season.through));
            if season.over_new_year() {
                all.push(Vec::from([begun, lasts]));
            } else {
                all.push(Vec::from([begun]));
                all.push(Vec::from([lasts]));
            }
        }
        all
    }

    /// The points on whose order it rests.
    pub fn points(&self) -> Vec<Point> {
        let pairs = self.orders().into_iter().flatten();
        pairs.flat_map(|(one, other)| [one, other]).collect()
    }
}

impl Visit {
    /// Whether it is for children born on this day, as far as the birth date goes.
    pub fn is_for_birth(&self, birth: Day) -> bool {
        self.born.as_ref().is_none_or(|born| born.includes(birth))
    }

    /// The points on whose order it rests for which birth dates it is.
    pub fn birth_points(&self) -> Vec<Point> {
        self.born.as_ref().map(Born::points).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month_day(month: u8, day: u8) -> MonthDay {
        MonthDay { month, day }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn season(from: (u8, u8), through: (u8, u8)) -> Born {
        Born {
            season: Some(BirthSeason {
                from: month_day(from.0, from.1),
                through: month_day(through.0, through.1),
            }),
            ..Born::default()
        }
    }

    /// The day of a point that rests on birth only.
    fn placed(point: &Point, birth: Day) -> Day {
        match point {
            Point::Birth => birth,
            Point::Date(day) => *day,
            Point::DayOfYear { month, day, .. } => {
                let (year, month) = (birth.year(), u32::from(*month));
                let day = u32::from(*day).min(days_in_month(year, month));
                Day::from_ymd(year, month, day).unwrap()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_season_has_both_its_ends_and_may_go_over_new_year() {
        let winter = season((9, 10), (3, 31));
        let included = ["2021-09-10", "2021-12-31", "2022-01-01", "2022-03-31"];
        assert!(included.iter().all(|birth| winter.includes(day(birth))));
        assert!(!winter.includes(day("2021-09-09")) && !winter.includes(day("2022-04-01")));
        let summer = season((4, 1), (9, 9));
        assert!(!included.iter().any(|birth| summer.includes(day(birth))));
        assert!(summer.includes(day("2021-04-01")) && summer.includes(day("2021-09-09")));
        let february = season((2, 1), (2, 29));
        assert!(february.includes(day("2021-02-28")) && february.includes(day("2024-02-29")));
    }

    #[test]
    fn a_cohort_has_both_its_ends() {
        let cohort = Born {
            from: Some(day("2016-01-01")),
            through: Some(day("2019-12-31")),
            season: None,
        };
        assert!(cohort.includes(day("2016-01-01")) && cohort.includes(day("2019-12-31")));
        assert!(!cohort.includes(day("2015-12-31")) && !cohort.includes(day("2020-01-01")));
    }

    #[test]
    fn the_orders_of_its_points_say_the_same() {
        let both = Born {
            from: Some(day("2020-02-20")),
            through: Some(day("2022-03-02")),
            ..season((11, 15), (2, 29))
        };
        for born in [both, season((2, 29), (6, 1)), season((5, 5), (5, 5))] {
            for number in day("2019-12-01").number()..=day("2024-12-31").number() {
                let birth = Day::from_number(number).unwrap();
                let holds =
                    |(one, other): &(Point, Point)| placed(one, birth) <= placed(other, birth);
                let orders = born.orders();
                let by_order = orders.iter().all(|any| any.iter().any(holds));
                assert_eq!(by_order, born.includes(birth), "{born:?} {birth}");
            }
        }
    }
}
