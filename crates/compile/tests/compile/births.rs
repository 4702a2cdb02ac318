//! For which birth dates a visit is.

use crate::common::{changed, programme};
use stafett_model::{BirthSeason, Born, Day, school::MonthDay};

fn born(lines: &str) -> Option<Born> {
    let text = changed("  om         oro\n", &format!("  om         oro\n{lines}"));
    let programme = programme(&text);
    let row = programme
        .visits
        .iter()
        .find(|row| row.meta.id == "uppföljning");
    row.unwrap().born.clone()
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

#[test]
fn a_visit_is_for_all_birth_dates_unless_it_says_otherwise() {
    assert_eq!(born(""), None);
    let cohort = born("  för        födda från 2016-01-01 till och med 2019-12-31\n").unwrap();
    assert_eq!(
        (cohort.from, cohort.through),
        (day("2016-01-01"), day("2019-12-31"))
    );
    assert_eq!(cohort.season, None);
}

#[test]
fn a_cohort_and_a_season_hold_together() {
    let lines = "  för        födda från 2022-01-01\n  för        födda 10 september–31 mars\n";
    let season = BirthSeason {
        from: MonthDay { month: 9, day: 10 },
        through: MonthDay { month: 3, day: 31 },
    };
    let expected = Born {
        from: day("2022-01-01"),
        through: None,
        season: Some(season),
    };
    assert_eq!(born(lines), Some(expected));
    assert!(season.over_new_year());
}
