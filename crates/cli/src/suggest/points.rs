//! A point of the compiled programme as its authors would write it.

use stafett_diag::Span;
use stafett_model::{Duration, Edge, Meta, Period, Point, Programme, Season};
use stafett_syntax::tree;
use stafett_syntax::tree::{End, Identifier, Scheme, SchoolTerm, Spanned, TermYear, Unit};

/// A value that stands in no text yet.
pub(super) fn new<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A name.
pub(super) fn name(text: &str) -> Spanned<Identifier> {
    new(Identifier::new(text))
}

/// The point where a period stands for its first day, or after `senast` for its last. `None` where
/// the language has no words for it.
pub(super) fn point(programme: &Programme, at: &Point, edge: Edge) -> Option<tree::Point> {
    let named = |meta: &Meta| tree::Point::Named(Identifier::new(meta.id.clone()));
    Some(match at {
        Point::Birth => tree::Point::Birth,
        Point::DueDate => tree::Point::DueDate,
        Point::SchoolStart => tree::Point::SchoolStart,
        Point::Date(day) => {
            let (year, month, day) = day.ymd();
            tree::Point::Date(tree::Date { year, month, day })
        }
        Point::Period(of, is) if *is == edge => tree::Point::Period(period(programme, *of)?),
        Point::Period(..) => return None,
        Point::Event(event) => named(&programme.event(*event)?.meta),
        Point::Visit(visit) => named(&programme.visit(*visit)?.meta),
        Point::Item(item) => dose(programme, programme.item(*item)?),
        Point::After(of, length) => after(programme, of, *length)?,
        Point::DayOfYear { of, month, day } => tree::Point::SameYear {
            day: new(tree::MonthDay {
                day: (*day).into(),
                month: (*month).into(),
            }),
            of: Box::new(new(point(programme, of, Edge::First)?)),
        },
    })
}

/// The end of a span: a point that does not belong to it, or a period that does.
pub(super) fn end(programme: &Programme, at: &Point) -> Option<End> {
    match at {
        Point::Period(of, Edge::After) => {
            let period = tree::Point::Period(period(programme, *of)?);
            Some(End::Through(new(period)))
        }
        at => Some(End::Until(new(point(programme, at, Edge::First)?))),
    }
}

fn dose(programme: &Programme, item: &stafett_model::ContentItem) -> tree::Point {
    let of_series = item
        .dose
        .as_ref()
        .and_then(|dose| Some((programme.series(dose.series)?, dose.number)));
    match of_series {
        Some((series, number)) => tree::Point::Dose {
            series: Some(name(&series.meta.id)),
            number: new(number.into()),
        },
        None => tree::Point::Named(Identifier::new(item.meta.id.clone())),
    }
}

fn after(programme: &Programme, of: &Point, length: Duration) -> Option<tree::Point> {
    let terms = [length.years, length.months, length.weeks, length.days];
    let forward = terms.iter().all(|term| *term >= 0);
    let backward = terms.iter().all(|term| *term <= 0);
    let counted = || Some(Box::new(new(point(programme, of, Edge::First)?)));
    Some(match of {
        Point::Birth if forward => tree::Point::Age(duration(length)),
        Point::DueDate if forward => tree::Point::CorrectedAge(duration(length)),
        _ if forward => tree::Point::After {
            duration: new(duration(length)),
            of: counted()?,
        },
        _ if backward => tree::Point::Before {
            duration: new(duration(length.backwards())),
            of: counted()?,
        },
        _ => return None,
    })
}

/// A length of time, its terms from the longest.
pub(super) fn duration(length: Duration) -> tree::Duration {
    let terms = [
        (length.years, Unit::Years),
        (length.months, Unit::Months),
        (length.weeks, Unit::Weeks),
        (length.days, Unit::Days),
    ];
    let terms = terms.into_iter().filter(|(amount, _)| *amount != 0);
    let terms = terms.map(|(amount, unit)| new(tree::Term { amount, unit }));
    tree::Duration {
        terms: terms.collect(),
    }
}

fn period(programme: &Programme, of: Period) -> Option<tree::Period> {
    Some(match of {
        Period::SchoolYear(index) => school_year(programme, index)?,
        Period::Term { turning, season } => tree::Period::Term {
            term: term(season),
            year: new(TermYear::Turning(turning.into())),
        },
        Period::DatedTerm { year, season } => tree::Period::Term {
            term: term(season),
            year: new(TermYear::Calendar(year)),
        },
        Period::CalendarYear(turning) => tree::Period::YearOfTurning(new(turning.into())),
        Period::YearOfAge(age) => tree::Period::YearOfAge(new(age.into())),
    })
}

fn term(season: Season) -> SchoolTerm {
    match season {
        Season::Autumn => SchoolTerm::Autumn,
        Season::Spring => SchoolTerm::Spring,
    }
}

/// A school year by the name that the first scheme of the school calendar gives it.
fn school_year(programme: &Programme, index: u8) -> Option<tree::Period> {
    let school = programme.school.as_ref()?;
    let grade = |scheme, number: u8| tree::Period::Grade {
        scheme,
        number: new(number.into()),
    };
    if let Some(year) = index.checked_sub(school.compulsory_years) {
        return Some(grade(Scheme::UpperSecondary, year.saturating_add(1)));
    }
    let mut schemes = school.schemes.iter();
    let (scheme, number) = schemes.find_map(|scheme| Some((scheme, scheme.grade(index)?)))?;
    Some(match (scheme.first_grade, number) {
        (0, 0) => tree::Period::PreschoolClass,
        (0, number) => grade(Scheme::NineYear, number),
        (_, number) => grade(Scheme::TenYear, number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use stafett_compile::{Source, compile};
    use stafett_diag::Language;
    use stafett_syntax::tree::WhenPart;

    const PROGRAMME: &str = r#"
program prov "Prov" { land "SE"
  språk svenska
  månadsslut sista dagen
  utgåva "1" }
befolkning barn "Barn" { födda från 2020-01-01 till och med 2020-12-31 }
skolkalender skolan "Skolan" {
  skolstart året barnet fyller 6
  höstterminen från 15 augusti till och med 24 augusti
  vårterminen från 7 januari till och med 15 januari
  nioårig förskoleklass, årskurs 1–9
  gymnasiet årskurs 1–3
}
huvudman regionen "Regionen" { finns överallt }
verksamhet bhv "BHV" { huvudman regionen
  finns överallt }
område hälsa "Hälsa" { }
händelse hemkomst "Hemkomsten" { tidigast födseln }
moment tillväxt "Tillväxt" { område hälsa }
vaccinserie mpr "MPR" { område hälsa
  dos 1 tidigast 12 månader, senast 18 månader }
besök bhv.först "Första besöket" { när tidigast 1 vecka, senast 2 veckor
  utförs av bhv
  innehåll tillväxt, mpr dos 1 }
"#;

    /// Every form of a point that may stand after `senast`.
    const POINTS: [&str; 18] = [
        "födseln",
        "beräknat datum",
        "skolstart",
        "2026-08-18",
        "5 år 6 månader",
        "4 veckor korrigerad ålder",
        "hemkomst",
        "bhv.först",
        "mpr dos 1",
        "förskoleklass",
        "årskurs 4 (nioårig)",
        "gymnasiet 2",
        "höstterminen året barnet fyller 7",
        "vårterminen 2030",
        "året barnet fyller 19",
        "3 veckor efter hemkomst",
        "1 dag före skolstart",
        "30 september samma år som skolstart",
    ];

    fn latest(text: &str) -> String {
        let visit = format!(
            "besök bhv.sedan \"Sedan\" {{ när tidigast 1 dag, senast {text}\n  utförs av bhv\n  innehåll tillväxt }}\n"
        );
        let compiled = compile(&[Source {
            path: "prov.stafett".into(),
            text: format!("{PROGRAMME}{visit}"),
        }]);
        let programme = compiled.programme.unwrap_or_else(|| {
            panic!("{text}: {:#?}", compiled.diagnostics);
        });
        let mut visits = programme.visits.iter();
        let visit = visits.find(|visit| visit.meta.id == "bhv.sedan").unwrap();
        let part = WhenPart::Latest(point(&programme, &visit.window.latest, Edge::Last).unwrap());
        stafett_syntax::when_part(&part, Language::Swedish)
    }

    #[test]
    fn every_point_is_written_as_its_author_wrote_it() {
        for text in POINTS {
            assert_eq!(latest(text), format!("senast {text}"));
        }
    }
}
