//! Days as text: every row has some, so they are written digit by digit.

use stafett_model::Day;

/// A day as it is written: `2026-08-18`.
pub(crate) fn digits(day: Day) -> [u8; 10] {
    let (year, month, day) = day.ymd();
    let digit = |number: u32| b'0'.saturating_add(u8::try_from(number % 10).unwrap_or(0));
    let year = year.unsigned_abs();
    [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_shown() {
        let all = (Day::FIRST.number()..=Day::LAST.number()).step_by(97);
        for day in all.filter_map(Day::from_number).chain([Day::LAST]) {
            assert_eq!(digits(day), *day.to_string().as_bytes(), "{day}");
        }
    }
}
