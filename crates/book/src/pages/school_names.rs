//! What the school years are called before and after the grades get other numbers.

use crate::here::Here;
use stafett_model::school::GradeScheme;
use stafett_model::{Edge, Period, Point, Window};

/// For lists in which many school years are named: by which names, and what becomes of them; empty where the
/// names stay.
pub(crate) fn in_general(here: &Here<'_>) -> String {
    let Some((first, then, year)) = renumbered(here) else {
        return String::new();
    };
    let names = [0, 1].map(|index| (name(here, first, index), name(here, then, index)));
    let [(Some(a), Some(b)), (Some(c), Some(d))] = names else {
        return String::new();
    };
    let says = here.t().school_names;
    let says = says.replace("{a}", &a).replace("{b}", &b);
    let says = says.replace("{c}", &c).replace("{d}", &d);
    says.replace("{n}", &year.to_string())
}

/// For a page that names these times: what the school years among them are called, a sentence each.
pub(crate) fn of_points<'p>(
    here: &Here<'_>,
    points: impl IntoIterator<Item = &'p Point>,
) -> Vec<String> {
    let Some((first, then, year)) = renumbered(here) else {
        return Vec::new();
    };
    let mut years: Vec<u8> = points.into_iter().filter_map(school_year).collect();
    years.sort_unstable();
    years.dedup();
    let says = |index: u8| {
        let (a, b) = (name(here, first, index)?, name(here, then, index)?);
        let says = here.t().school_year_called.replace("{a}", &a);
        let says = says
            .replace("{b}", &b)
            .replace("{i}", &(u32::from(index) + 1).to_string());
        Some(says.replace("{n}", &year.to_string()))
    };
    years.into_iter().filter_map(says).collect()
}

/// For a visit: what the school years of its window are called, and how long one lasts where it ends with one.
pub(crate) fn of_window(here: &Here<'_>, window: &Window) -> Vec<String> {
    let mut says = of_points(here, bounds(window));
    if matches!(
        window.latest,
        Point::Period(Period::SchoolYear(_), Edge::Last)
    ) {
        says.push(here.t().school_year_lasts.to_owned());
    }
    says
}

/// The points that the words of a window name.
fn bounds(window: &Window) -> impl Iterator<Item = &Point> {
    let through = window.recommended_through.as_ref();
    let bounds = [&window.earliest, &window.recommended, &window.latest];
    bounds.into_iter().chain(through)
}

/// The scheme by whose names the book calls the school years, the one that follows it, and the year of whose
/// autumn term it does.
fn renumbered<'p>(here: &Here<'p>) -> Option<(&'p GradeScheme, &'p GradeScheme, i32)> {
    let schemes = &here.programme().school.as_ref()?.schemes;
    let (first, then) = (schemes.first()?, schemes.get(1)?);
    Some((first, then, then.from_year?))
}

/// The one school year that a span is, by the name that the book calls it; of one that begins with school start and is
/// longer with which it begins; empty for any other span.
pub(crate) fn of_span(here: &Here<'_>, from: &Point, until: &Point) -> String {
    let first = |point: &Point| match point {
        Point::SchoolStart | Point::Period(_, Edge::First) => school_year(point),
        _ => None,
    };
    let name = || {
        let scheme = here.programme().school.as_ref()?.schemes.first()?;
        let year = first(from)?;
        let name = name(here, scheme, year)?;
        match (from, first(until)) {
            (_, Some(next)) if next == year.saturating_add(1) => Some(name),
            (Point::SchoolStart, _) => Some(here.t().beginning_with.replace("{}", &name)),
            _ => None,
        }
    };
    name().unwrap_or_default()
}

/// The school year on which a point rests, counted from 0.
fn school_year(point: &Point) -> Option<u8> {
    match point.root() {
        Point::SchoolStart => Some(0),
        Point::Period(Period::SchoolYear(index), _) => Some(*index),
        _ => None,
    }
}

fn name(here: &Here<'_>, scheme: &GradeScheme, index: u8) -> Option<String> {
    let t = here.t();
    Some(match scheme.grade(index)? {
        0 => t.preschool_class.to_owned(),
        grade => t.grade_number.replace("{}", &grade.to_string()),
    })
}
