//! Days, durations, points and conditions in words, in Swedish and in English: the one wording that
//! findings, plans and book share.

mod condition;
mod fact;
mod note;
mod place;
mod said;
mod setting;
mod span;

pub use condition::{condition, invariant};
pub use fact::{fact_asked, fact_title, fact_value};
pub use note::note_about;
pub use said::fact_range;
pub use setting::{channels, person, setting};
pub use span::{LegSpan, from, from_until, leg_span, named, until};

use crate::proof::Words;
use crate::school::MonthDay;
use crate::{Born, Day, Duration, Edge, Occurred, Period, Point, Programme, Season, Values};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why what was written names no day, as the end of a sentence that begins with it: "är ingen dag i kalendern".
pub fn no_day(given: &str) -> Words {
    if !Day::is_out_of_range(given) {
        return Words::new("är ingen dag i kalendern", "is no day of the calendar");
    }
    let (first, last) = (Day::FIRST.year(), Day::LAST.year());
    Words::new(
        format!("ligger utanför de år som läses, {first} till och med {last}"),
        format!("lies outside the years that are read, {first} through {last}"),
    )
}

impl Words {
    /// The same text in both languages: a title, a number.
    pub fn same(text: impl Into<String>) -> Words {
        let sv = text.into();
        Words { en: sv.clone(), sv }
    }

    /// A text from its two wordings.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Words {
        Words {
            sv: sv.into(),
            en: en.into(),
        }
    }
}

/// A day: "15 januari 2026", "15 January 2026".
pub fn day(day: Day) -> Words {
    let (year, month, of_month) = day.ymd();
    let name = month_name(month);
    Words::new(
        format!("{of_month} {} {year}", name.sv),
        format!("{of_month} {} {year}", name.en),
    )
}

/// When something happened, as a date: "3 maj 2024", "maj 2024", "2024"; "3 May 2024".
pub fn date(on: Occurred) -> Words {
    if let Some(on) = on.day() {
        return day(on);
    }
    if let Some(year) = on.as_year() {
        return Words::same(year.to_string());
    }
    if let Some((year, month)) = on.as_month() {
        let name = month_name(month);
        return Words::new(format!("{} {year}", name.sv), format!("{} {year}", name.en));
    }
    let (first, last) = (day(on.first), day(on.last));
    Words::new(
        format!("{} – {}", first.sv, last.sv),
        format!("{} – {}", first.en, last.en),
    )
}

/// When something happened, after a verb: "den 3 maj 2024", "någon gång i maj 2024"; "on 3 May 2024",
/// "some time in May 2024".
pub fn occurred(on: Occurred) -> Words {
    if let Some(on) = on.day() {
        let on = day(on);
        return Words::new(format!("den {}", on.sv), format!("on {}", on.en));
    }
    if let Some(year) = on.as_year() {
        return Words::new(
            format!("någon gång under {year}"),
            format!("some time in {year}"),
        );
    }
    if let Some((year, month)) = on.as_month() {
        let name = month_name(month);
        return Words::new(
            format!("någon gång i {} {year}", name.sv),
            format!("some time in {} {year}", name.en),
        );
    }
    let (first, last) = (day(on.first), day(on.last));
    Words::new(
        format!("någon gång mellan den {} och den {}", first.sv, last.sv),
        format!("some time between {} and {}", first.en, last.en),
    )
}

/// Which birth dates: "födda från 1 januari 2016 till och med 31 december 2019", "födda 10 september–31
/// mars".
pub fn born(of: &Born) -> Words {
    let mut said = Words::new("födda", "born");
    if let Some(from) = of.from {
        let from = day(from);
        push(&mut said.sv, " från ", &from.sv);
        push(&mut said.en, " from ", &from.en);
    }
    if let Some(through) = of.through {
        let through = day(through);
        push(&mut said.sv, " till och med ", &through.sv);
        push(&mut said.en, " through ", &through.en);
    }
    if let Some(season) = of.season {
        let (from, through) = (day_of_year(season.from), day_of_year(season.through));
        let dated = of.from.is_some() || of.through.is_some();
        let between = if dated { ", " } else { " " };
        push(
            &mut said.sv,
            between,
            &format!("{}–{}", from.sv, through.sv),
        );
        push(
            &mut said.en,
            between,
            &format!("{}–{}", from.en, through.en),
        );
    }
    said
}

fn day_of_year(of: MonthDay) -> Words {
    let month = month_name(u32::from(of.month));
    Words::new(
        format!("{} {}", of.day, month.sv),
        format!("{} {}", of.day, month.en),
    )
}

fn month_name(month: u32) -> Words {
    let place = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    let name = |table: [&'static str; 12]| table.get(place).copied().unwrap_or("");
    Words::new(name(MONTHS_SV), name(MONTHS_EN))
}

/// A duration: "2 år och 6 månader", "2 years and 6 months"; "0 dagar" for none.
pub fn duration(duration: Duration) -> Words {
    let parts = units(duration);
    match parts.as_slice() {
        [] => Words::new("0 dagar", "0 days"),
        parts => listed(parts),
    }
}

/// The number of each unit of a duration that has any, the longest first.
fn units(duration: Duration) -> Vec<Words> {
    let terms = [
        (duration.years, ["år", "år"], ["year", "years"]),
        (duration.months, ["månad", "månader"], ["month", "months"]),
        (duration.weeks, ["vecka", "veckor"], ["week", "weeks"]),
        (duration.days, ["dag", "dagar"], ["day", "days"]),
    ];
    let terms = terms.into_iter().filter(|(number, ..)| *number != 0);
    let said = terms.map(|(number, [sv_one, sv_many], [en_one, en_many])| {
        let one = number.unsigned_abs() == 1;
        Words::new(
            format!("{number} {}", if one { sv_one } else { sv_many }),
            format!("{number} {}", if one { en_one } else { en_many }),
        )
    });
    said.collect()
}

/// "a, b och c", "a, b and c".
fn listed(parts: &[Words]) -> Words {
    let mut all = Words::default();
    for (place, part) in parts.iter().enumerate() {
        let (and_sv, and_en) = match parts.len().saturating_sub(place) {
            _ if place == 0 => ("", ""),
            1 => (" och ", " and "),
            _ => (", ", ", "),
        };
        push(&mut all.sv, and_sv, &part.sv);
        push(&mut all.en, and_en, &part.en);
    }
    all
}

/// An age: "4 veckors ålder", "9 månaders och 2 veckors ålder", "4 weeks of age".
fn age(length: Duration) -> Words {
    let units = units(length).into_iter();
    let genitive = |unit: Words| Words::new(format!("{}s", unit.sv), unit.en);
    let parts: Vec<Words> = units.map(genitive).collect();
    let words = match parts.as_slice() {
        [] => Words::new("0 dagars", "0 days"),
        parts => listed(parts),
    };
    Words::new(
        format!("{} ålder", words.sv),
        format!("{} of age", words.en),
    )
}

/// A point, as a noun phrase: "skolstart", "4 veckors ålder", "2 månader efter hemkomsten".
pub fn point(programme: &Programme, at: &Point) -> Words {
    match at {
        Point::Birth => Words::new("födseln", "birth"),
        Point::DueDate => Words::new("beräknad förlossning", "the due date"),
        Point::SchoolStart => Words::new("skolstart", "school start"),
        Point::Date(on) => day(*on),
        Point::Period(of, edge) => period_edge(programme, *of, *edge),
        Point::Event(event) => title(programme.event(*event).map(|row| &row.meta)),
        Point::Visit(visit) => title(programme.visit(*visit).map(|row| &row.meta)),
        Point::Item(item) => title(programme.item(*item).map(|row| &row.meta)),
        Point::After(of, length) => after(programme, of, *length),
        Point::DayOfYear { of, month, day } => {
            let of = point(programme, of);
            let name = month_name((*month).into());
            Words::new(
                format!("{day} {} samma år som {}", name.sv, of.sv),
                format!("{day} {} of the year of {}", name.en, of.en),
            )
        }
    }
}

fn title(meta: Option<&crate::Meta>) -> Words {
    Words::same(meta.map_or("?", |meta| meta.title.as_str()))
}

fn after(programme: &Programme, of: &Point, length: Duration) -> Words {
    let (ahead, back) = length.ahead_and_back();
    if back.is_zero() {
        return ahead_of(programme, of, ahead);
    }
    let (before, of) = match ahead.is_zero() {
        true => (short_of(back), day_of(programme, of)),
        false => (short_of(back), birthday_or(programme, of, ahead)),
    };
    Words::new(
        format!("{} före {}", before.sv, of.sv),
        format!("{} before {}", before.en, of.en),
    )
}

fn ahead_of(programme: &Programme, of: &Point, length: Duration) -> Words {
    match of {
        Point::Birth => age(length),
        Point::DueDate => {
            let words = age(length);
            Words::new(
                format!("{} (korrigerad)", words.sv),
                format!("{} (corrected)", words.en),
            )
        }
        of => {
            let (length, of) = (duration(length), point(programme, of));
            Words::new(
                format!("{} efter {}", length.sv, of.sv),
                format!("{} after {}", length.en, of.en),
            )
        }
    }
}

/// How much before a point that is itself counted: "dagen" for one day.
fn short_of(back: Duration) -> Words {
    match back == Duration::days(1) {
        true => Words::new("dagen", "the day"),
        false => duration(back),
    }
}

/// A point as a day from which one counts back; whole years from the birth are a birthday.
fn day_of(programme: &Programme, of: &Point) -> Words {
    match of {
        Point::After(root, length) if length.ahead_and_back().1.is_zero() => {
            birthday_or(programme, root, *length)
        }
        of => point(programme, of),
    }
}

/// A point that is counted from another; whole years from the birth are a birthday.
fn birthday_or(programme: &Programme, of: &Point, length: Duration) -> Words {
    let years = length.years;
    let whole_years = Duration {
        years,
        ..Duration::ZERO
    };
    if *of == Point::Birth && length == whole_years {
        return Words::new(
            format!("{years}-årsdagen"),
            format!("the day of turning {years}"),
        );
    }
    ahead_of(programme, of, length)
}

fn period_edge(programme: &Programme, of: Period, edge: Edge) -> Words {
    let name = period(programme, of);
    match edge {
        Edge::First => Words::new(
            format!("början av {}", name.sv),
            format!("the start of {}", name.en),
        ),
        Edge::Last => Words::new(
            format!("slutet av {}", name.sv),
            format!("the end of {}", name.en),
        ),
        Edge::After => Words::new(
            format!("dagen efter slutet av {}", name.sv),
            format!("the day after the end of {}", name.en),
        ),
    }
}

/// A period: "årskurs 4 (nioårig)", "året barnet fyller 19".
pub fn period(programme: &Programme, of: Period) -> Words {
    match of {
        Period::SchoolYear(index) => school_year(programme, index),
        Period::Term { turning, season } => {
            let term = season_words(season);
            Words::new(
                format!("{} året barnet fyller {turning}", term.sv),
                format!("{} of the year of turning {turning}", term.en),
            )
        }
        Period::DatedTerm { year, season } => {
            let term = season_words(season);
            Words::new(format!("{} {year}", term.sv), format!("{} {year}", term.en))
        }
        Period::CalendarYear(turning) => Words::new(
            format!("året barnet fyller {turning}"),
            format!("the year of turning {turning}"),
        ),
        Period::YearOfAge(years) => {
            Words::new(format!("{years} års ålder"), format!("age {years}"))
        }
    }
}

fn season_words(season: Season) -> Words {
    match season {
        Season::Autumn => Words::new("höstterminen", "the autumn term"),
        Season::Spring => Words::new("vårterminen", "the spring term"),
    }
}

/// A school year by the name that the first scheme of the school calendar gives it, with the name of the next in
/// brackets: "årskurs 4 (från 2028 årskurs 5)".
fn school_year(programme: &Programme, index: u8) -> Words {
    let Some(school) = &programme.school else {
        return Words::new(format!("skolår {index}"), format!("school year {index}"));
    };
    if let Some(year) = index.checked_sub(school.compulsory_years) {
        let year = year.saturating_add(1);
        return Words::new(
            format!("gymnasiets årskurs {year}"),
            format!("year {year} of upper secondary school"),
        );
    }
    let mut named = school
        .schemes
        .iter()
        .filter_map(|scheme| Some((scheme, scheme.grade(index)?)));
    let first = named.next();
    let later = named.next();
    match (
        first,
        later.and_then(|(scheme, grade)| Some((scheme.from_year?, grade))),
    ) {
        (Some((_, grade)), Some((year, later))) => {
            let (first, later) = (grade_name(grade), grade_name(later));
            Words::new(
                format!("{} (från {year} {})", first.sv, later.sv),
                format!("{} (from {year} {})", first.en, later.en),
            )
        }
        (Some((_, 0)), None) => grade_name(0),
        (Some((scheme, grade)), None) => {
            let name = if scheme.first_grade == 0 {
                Words::new("nioårig", "nine-year")
            } else {
                Words::new("tioårig", "ten-year")
            };
            Words::new(
                format!("årskurs {grade} ({})", name.sv),
                format!("grade {grade} ({})", name.en),
            )
        }
        (None, _) => Words::new(format!("skolår {index}"), format!("school year {index}")),
    }
}

/// What a grade is called; grade 0 is the preschool class.
fn grade_name(grade: u8) -> Words {
    match grade {
        0 => Words::new("förskoleklass", "preschool class"),
        grade => Words::new(format!("årskurs {grade}"), format!("grade {grade}")),
    }
}

/// A value of a fact: "ja", "grundskola", "12", "15 januari 2026".
pub fn value(values: &Values, number: i32) -> Words {
    match values {
        Values::YesNo if number == 0 => Words::new("nej", "no"),
        Values::YesNo => Words::new("ja", "yes"),
        Values::OneOf(names) => {
            let name = usize::try_from(number)
                .ok()
                .and_then(|place| names.get(place));
            Words::same(name.map_or_else(|| number.to_string(), |name| name.replace('_', " ")))
        }
        Values::Whole { .. } => Words::same(number.to_string()),
        Values::Date => Day::from_number(number).map_or_else(|| Words::same("?"), day),
    }
}

fn push(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_ages_are_inflected() {
        let half = Duration {
            years: 2,
            months: 6,
            ..Duration::ZERO
        };
        assert_eq!(duration(half).sv, "2 år och 6 månader");
        assert_eq!(
            age(Duration {
                weeks: 4,
                ..Duration::ZERO
            })
            .sv,
            "4 veckors ålder"
        );
        assert_eq!(
            age(Duration {
                years: 18,
                ..Duration::ZERO
            })
            .sv,
            "18 års ålder"
        );
        assert_eq!(
            age(Duration {
                months: 1,
                ..Duration::ZERO
            })
            .sv,
            "1 månads ålder"
        );
        assert_eq!(
            age(Duration {
                weeks: 1,
                ..Duration::ZERO
            })
            .sv,
            "1 veckas ålder"
        );
    }
}
