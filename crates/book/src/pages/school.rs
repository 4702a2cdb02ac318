//! The school calendar: when terms begin and what the grades are called.

use crate::here::{Here, Kind};
use crate::phrase::pick;
use crate::template::value;
use minijinja::{Value, context};
use stafett_model::school::{GradeScheme, MonthDay, SchoolCalendar};
use stafett_model::{Condition, Day, FactRange, Period, Season, words};

/// The school calendar, where the programme has one.
pub(crate) fn view(here: &Here<'_>) -> Option<Value> {
    let school = here.programme().school.as_ref()?;
    let published = school
        .published
        .iter()
        .map(|term| here.say().day(term.first_day));
    Some(context! {
        title => school.meta.title.as_str(),
        doc => here.prose(&school.meta.doc),
        starts => starts(here, school),
        autumn => span(here, school.autumn),
        spring => span(here, school.spring),
        published => published.collect::<Vec<_>>(),
        schemes => school.schemes.iter().map(|row| scheme(here, row)).collect::<Vec<_>>(),
        notes => value(here.notes(&school.meta.notes)),
        address => value(here.address(Kind::SchoolCalendar, &school.meta)),
    })
}

/// The year of school start, for each value of the fact that decides it.
fn starts(here: &Here<'_>, school: &SchoolCalendar) -> Vec<String> {
    let start = |(place, turning): (usize, &u8)| {
        let year = here.t().year_of_turning.replace("{}", &turning.to_string());
        let number = i32::try_from(place).ok();
        match school.start_fact.zip(number) {
            None => year,
            Some((fact, number)) => {
                let range = FactRange {
                    fact,
                    allowed: vec![(number, number)],
                };
                format!("{year} ({})", here.say().condition(&Condition::Fact(range)))
            }
        }
    };
    school.start_turning.iter().enumerate().map(start).collect()
}

/// "mellan 15 augusti och 24 augusti".
fn span(here: &Here<'_>, (first, last): (MonthDay, MonthDay)) -> String {
    let t = here.t();
    let day = |on: MonthDay| {
        let leap = Day::from_ymd(2024, on.month.into(), on.day.into());
        let words = leap.map(|day| here.say().day(day)).unwrap_or_default();
        words.trim_end_matches(" 2024").to_owned()
    };
    format!("{} {} {} {}", t.between, day(first), t.and, day(last))
}

/// "förskoleklass och årskurs 1–9 (nioårig), fram till höstterminen 2028".
fn scheme(here: &Here<'_>, row: &GradeScheme) -> String {
    let t = here.t();
    let (template, first) = match row.first_grade {
        0 => (t.with_preschool, 1),
        first => (t.grades_from_to, first),
    };
    let grades = template.replace("{a}", &first.to_string());
    let grades = grades.replace("{b}", &row.last_grade.to_string());
    let term = |year| {
        let autumn = Period::DatedTerm {
            year,
            season: Season::Autumn,
        };
        pick(
            words::period(here.programme(), autumn),
            here.site.book.language,
        )
    };
    let from = row
        .from_year
        .map(|year| format!(", {} {}", t.from, term(year)));
    let until = row
        .until_year
        .map(|year| format!(", {} {}", t.until, term(year)));
    format!(
        "{grades}{}{}",
        from.unwrap_or_default(),
        until.unwrap_or_default()
    )
}
