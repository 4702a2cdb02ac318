//! Points, conditions and values in words.

use crate::view::Given;
use crate::words::{self, fill, title};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::locate::first_school_autumn;
use stafett_model::proof::Words;
use stafett_model::{
    Condition, Day, Duration, Edge, FactId, FactRange, Meta, Period, Point, Programme, Season,
    Values,
};

fn both(sv: &str, en: &str) -> Words {
    Words {
        sv: sv.into(),
        en: en.into(),
    }
}

fn titled(meta: Option<&Meta>) -> Words {
    title(meta.map_or("", |meta| &meta.title))
}

/// A point in words.
pub(crate) fn point(given: Given<'_>, of: &Point) -> Words {
    let programme = given.programme;
    match of {
        Point::Birth => both("födelsen", "birth"),
        Point::DueDate => both("beräknat datum", "the due date"),
        Point::SchoolStart => both("skolstart", "school start"),
        Point::Date(day) => words::day(*day),
        Point::Period(period, edge) => at_edge(given, *period, *edge),
        Point::Event(event) => titled(programme.event(*event).map(|row| &row.meta)),
        Point::Visit(visit) => titled(programme.visit(*visit).map(|row| &row.meta)),
        Point::Item(item) => titled(programme.item(*item).map(|row| &row.meta)),
        Point::After(of, duration) => after(*duration, &point(given, of)),
        Point::DayOfYear { of, month, day } => {
            let on = Day::from_ymd(2000, u32::from(*month), u32::from(*day)).map(words::day);
            let without_year = |text: &str| text.trim_end_matches(" 2000").to_string();
            let on = on.map(|on| Words {
                sv: without_year(&on.sv),
                en: without_year(&on.en),
            });
            fill(
                "{} samma år som {}",
                "{} in the same year as {}",
                &[on.unwrap_or_default(), point(given, of)],
            )
        }
    }
}

/// So long after, or before, something.
fn after(length: Duration, of: &Words) -> Words {
    let sign = |keep: fn(i32) -> bool| {
        let term = |count: i32| if keep(count) { count } else { 0 };
        words::duration(Duration {
            years: term(length.years),
            months: term(length.months),
            weeks: term(length.weeks),
            days: term(length.days),
        })
    };
    let (forward, backward) = (sign(|count| count > 0), sign(|count| count < 0));
    match (forward.sv.is_empty(), backward.sv.is_empty()) {
        (false, true) => fill("{} efter {}", "{} after {}", &[forward, of.clone()]),
        (true, false) => fill("{} före {}", "{} before {}", &[backward, of.clone()]),
        (true, true) => of.clone(),
        (false, false) => fill(
            "{} efter och {} före {}",
            "{} after and {} before {}",
            &[forward, backward, of.clone()],
        ),
    }
}

fn at_edge(given: Given<'_>, of: Period, edge: Edge) -> Words {
    let (sv, en) = match edge {
        Edge::First => ("första dagen i {}", "the first day of {}"),
        Edge::Last => ("sista dagen i {}", "the last day of {}"),
        Edge::After => ("dagen efter {}", "the day after {}"),
    };
    fill(sv, en, &[period(given, of)])
}

fn period(given: Given<'_>, of: Period) -> Words {
    let term = |season| match season {
        Season::Autumn => ("höstterminen", "the autumn term"),
        Season::Spring => ("vårterminen", "the spring term"),
    };
    match of {
        Period::SchoolYear(index) => school_year(given, index),
        Period::Term { turning, season } => {
            let (sv, en) = term(season);
            Words {
                sv: format!("{sv} året barnet fyller {turning}"),
                en: format!("{en} of the year of turning {turning}"),
            }
        }
        Period::DatedTerm { year, season } => {
            let (sv, en) = term(season);
            Words {
                sv: format!("{sv} {year}"),
                en: format!("{en} of {year}"),
            }
        }
        Period::CalendarYear(turning) => Words {
            sv: format!("året barnet fyller {turning}"),
            en: format!("the year of turning {turning}"),
        },
        Period::YearOfAge(age) => Words {
            sv: format!("{age} års ålder"),
            en: format!("age {age}"),
        },
    }
}

/// A school year under the name that it bears when this child is in it.
fn school_year(given: Given<'_>, index: u8) -> Words {
    let named = || {
        let first = first_school_autumn(given.programme, &given.view())?;
        let scheme = given
            .programme
            .school
            .as_ref()?
            .scheme_in(first.checked_add(index.into())?)?;
        Some((scheme.grade(index)?, scheme.name.clone()))
    };
    match named() {
        Some((0, _)) => both("förskoleklass", "preschool class"),
        Some((grade, scheme)) => Words {
            sv: format!("årskurs {grade} ({scheme})"),
            en: format!("grade {grade} ({scheme})"),
        },
        None => {
            let year = index.saturating_add(1);
            Words {
                sv: format!("skolår {year}"),
                en: format!("school year {year}"),
            }
        }
    }
}

/// A condition in words.
pub(crate) fn condition(programme: &Programme, of: &Condition) -> Words {
    match of {
        Condition::Always => both("alla barn", "every child"),
        Condition::Fact(range) => {
            let fact = titled(programme.fact(range.fact).map(|row| &row.meta));
            fill("{}: {}", "{}: {}", &[fact, values(programme, range)])
        }
        Condition::Unknown(fact) => {
            let fact = titled(programme.fact(*fact).map(|row| &row.meta));
            fill("{}: okänt", "{}: unknown", &[fact])
        }
        Condition::Not(inner) => fill("inte ({})", "not ({})", &[condition(programme, inner)]),
        Condition::All(parts) => joined(
            parts.iter().map(|part| nested(programme, part)),
            " och ",
            " and ",
        ),
        Condition::Any(parts) => joined(
            parts.iter().map(|part| nested(programme, part)),
            " eller ",
            " or ",
        ),
    }
}

fn nested(programme: &Programme, part: &Condition) -> Words {
    let said = condition(programme, part);
    match part {
        Condition::All(_) | Condition::Any(_) => fill("({})", "({})", &[said]),
        _ => said,
    }
}

fn joined(parts: impl Iterator<Item = Words>, sv: &str, en: &str) -> Words {
    let mut all = Words::default();
    for part in parts {
        if !all.sv.is_empty() {
            all.sv.push_str(sv);
            all.en.push_str(en);
        }
        all.sv.push_str(&part.sv);
        all.en.push_str(&part.en);
    }
    all
}

fn values(programme: &Programme, range: &FactRange) -> Words {
    let listed = |low: i32, high: i32| high.saturating_sub(low) < 12;
    let is_number = programme
        .fact(range.fact)
        .is_none_or(|row| matches!(row.values, Values::Whole { .. } | Values::Date));
    let parts: Vec<Words> = range
        .allowed
        .iter()
        .flat_map(|(low, high)| {
            if is_number && low != high || !listed(*low, *high) {
                Vec::from([interval(programme, range.fact, *low, *high)])
            } else {
                (*low..=*high)
                    .map(|value| self::value(programme, range.fact, value))
                    .collect()
            }
        })
        .collect();
    joined(parts.into_iter(), " eller ", " or ")
}

/// An interval of values, its open ends left out.
fn interval(programme: &Programme, fact: FactId, low: i32, high: i32) -> Words {
    let ends = programme.fact(fact).and_then(|row| match row.values {
        Values::Whole { from, through } => Some((from, through)),
        Values::Date => Some((Day::FIRST.number(), Day::LAST.number())),
        _ => None,
    });
    let say = |value| self::value(programme, fact, value);
    match ends {
        Some((from, _)) if low <= from => fill("högst {}", "at most {}", &[say(high)]),
        Some((_, through)) if high >= through => fill("minst {}", "at least {}", &[say(low)]),
        _ => fill("{}–{}", "{}–{}", &[say(low), say(high)]),
    }
}

/// A value of a fact in words.
pub(crate) fn value(programme: &Programme, fact: FactId, value: i32) -> Words {
    let number = || title(&value.to_string());
    match programme.fact(fact).map(|row| &row.values) {
        Some(Values::YesNo) if value == 0 => both("nej", "no"),
        Some(Values::YesNo) => both("ja", "yes"),
        Some(Values::OneOf(names)) => {
            let name = usize::try_from(value)
                .ok()
                .and_then(|place| names.get(place));
            name.map_or_else(number, |name| title(&String::from(name).replace('_', " ")))
        }
        Some(Values::Date) => Day::from_number(value).map_or_else(number, words::day),
        _ => number(),
    }
}
