//! Ages, looked up in the table of months.

use super::build::*;
use crate::tables::months::{Age, Months};
use crate::tables::windows::Numbered;
use stafett_model::calendar::add;
use stafett_model::*;

/// Whatever the day of birth, in the population or not, an age lies where the calendar says.
#[test]
fn an_age_lies_where_the_calendar_says() {
    let lengths = [
        (0, 1),
        (1, 0),
        (11, 0),
        (1, -1),
        (216, 3),
        (-1, 0),
        (0, -40),
    ];
    let ages = lengths.map(|(months, days)| Duration {
        months,
        days,
        ..Duration::ZERO
    });
    let points = ages.map(|length| Numbered::Age(Age::of(length)));
    for rule in [MonthEnd::LastDay, MonthEnd::NextMonth] {
        let mut programme = Build::new().p;
        programme.month_end = rule;
        programme.population.born_from = day("2019-12-31");
        programme.population.born_through = day("2025-01-01");
        let months = Months::of(&programme, &points);
        let all = day("2019-10-01").number()..=day("2045-03-01").number();
        for born in all.filter_map(Day::from_number) {
            let birth = months.birth(born);
            for length in ages {
                let expected = add(born, length, rule);
                assert_eq!(birth.plus(&Age::of(length)), expected, "{born} {length:?}");
            }
        }
    }
}
