//! **Claim.** Two bounds, one counted in weeks or days and one in months or years from the same day,
//! of visits of one service in one area or of doses of one series, that change places between
//! children are named in one note.

use super::bounds::ends;
use crate::Report;
use crate::places::{Column, Places};
use crate::report::{self, Told};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Rule, Words};
use stafett_model::{
    AreaId, Day, Duration, Located, Meta, Point, Programme, SeriesId, ServiceId, Window, words,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Names the pairs.
pub(super) fn check(places: &Places, report: &mut Report) {
    let programme = places.programme;
    let bounds = bounds(places);
    let mut pairs = Vec::new();
    for in_weeks in bounds.iter().filter(|bound| bound.unit == Unit::Days) {
        for in_months in bounds.iter().filter(|bound| in_weeks.may_cross(bound)) {
            report.decided(Name::OrderDependsOnBirth, 0);
            let orders = orders(places, in_weeks, in_months);
            if orders.len() > 1 {
                pairs.push(Pair {
                    in_weeks,
                    in_months,
                    orders,
                });
            }
        }
    }
    report.add_all(note(programme, &pairs));
}

/// In what a bound is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Weeks and days, whose length is fixed.
    Days,
    /// Months and years, whose length is not.
    Months,
}

/// With what else a bound is compared.
#[derive(Clone, PartialEq, Eq)]
enum Kin {
    /// Visits of a service with contents of these areas.
    Visits(ServiceId, BTreeSet<AreaId>),
    /// Doses of a series.
    Doses(SeriesId),
}

/// A bound that is counted from another day.
struct Counted<'p> {
    meta: &'p Meta,
    kin: Kin,
    word: Words,
    point: &'p Point,
    unit: Unit,
    /// Where it lies, and the day after it.
    day: Rc<Column>,
    next: Rc<Column>,
}

impl Counted<'_> {
    /// Whether another bound is one with which this one is compared and might change places.
    fn may_cross(&self, other: &Counted) -> bool {
        let kin = match (&self.kin, &other.kin) {
            (Kin::Visits(one, areas), Kin::Visits(two, others)) => {
                one == two && !areas.is_disjoint(others)
            }
            (one, two) => one == two,
        };
        other.unit == Unit::Months
            && kin
            && self.meta.id != other.meta.id
            && self.point.root() == other.point.root()
            && !self.next.is_wholly_before(&other.day)
            && !other.next.is_wholly_before(&self.day)
    }

    /// `"Besök vid 8 veckor", senast 9 veckors ålder`.
    fn says(&self, programme: &Programme) -> Words {
        let (title, point) = (&self.meta.title, words::point(programme, self.point));
        Words::new(
            format!("\"{title}\", {} {},", self.word.sv, point.sv),
            format!("\"{title}\", {} {},", self.word.en, point.en),
        )
    }
}

/// Two bounds, and the least child for each order in which they come.
struct Pair<'b, 'p> {
    in_weeks: &'b Counted<'p>,
    in_months: &'b Counted<'p>,
    orders: BTreeMap<Ordering, Day>,
}

fn bounds<'p>(places: &Places<'p>) -> Vec<Counted<'p>> {
    let programme = places.programme;
    let visits = programme.visits.iter().map(|visit| {
        let items = visit.items.iter().filter_map(|id| programme.item(*id));
        let areas = items.map(|item| item.area).collect();
        (
            &visit.meta,
            &visit.window,
            Kin::Visits(visit.performer, areas),
        )
    });
    let doses = programme.items.iter().filter_map(|item| {
        let dose = item.dose.as_ref()?;
        Some((&item.meta, &dose.window, Kin::Doses(dose.series)))
    });
    let mut all = Vec::new();
    for (meta, window, kin) in visits.chain(doses) {
        all.extend(counted(places, meta, window, &kin));
    }
    all
}

fn counted<'p>(places: &Places, meta: &'p Meta, window: &'p Window, kin: &Kin) -> Vec<Counted<'p>> {
    let bound = |(word, point): (Words, &'p Point)| {
        Some(Counted {
            meta,
            kin: kin.clone(),
            word,
            point,
            unit: unit(point)?,
            day: places.column(point),
            next: places.column(&point.clone().plus(Duration::days(1))),
        })
    };
    ends(window).into_iter().filter_map(bound).collect()
}

/// In what a point is counted from its root; `None` where it is no length of time after it.
fn unit(point: &Point) -> Option<Unit> {
    let Point::After(of, Duration { years, months, .. }) = point else {
        return None;
    };
    let own = if *years == 0 && *months == 0 {
        Unit::Days
    } else {
        Unit::Months
    };
    match **of {
        Point::After(..) if own == Unit::Days => unit(of),
        Point::DayOfYear { .. } => None,
        _ => Some(own),
    }
}

/// The orders in which two bounds come, each with the birth date of its least child; none where a
/// bound rests on more than the birth date, whose order the birth date then does not settle.
fn orders(places: &Places, one: &Counted, other: &Counted) -> BTreeMap<Ordering, Day> {
    let mut orders = BTreeMap::new();
    for alike in places.alike(&[one.point.clone(), other.point.clone()]) {
        let [Located::At(one), Located::At(other)] = alike.located[..] else {
            return BTreeMap::new();
        };
        let born = alike.births[0].0;
        let least = orders.entry(one.cmp(&other)).or_insert(born);
        *least = born.min(*least);
    }
    orders
}

impl Pair<'_, '_> {
    /// Which comes first, for one child of each order.
    fn says(&self, programme: &Programme) -> Words {
        let (one, other) = (
            self.in_weeks.says(programme),
            self.in_months.says(programme),
        );
        let mut orders = (Vec::new(), Vec::new());
        for (order, born) in &self.orders {
            let (order, born) = (order_words(*order), words::day(*born));
            orders
                .0
                .push(format!("{} för ett barn fött {}", order.sv, born.sv));
            orders
                .1
                .push(format!("{} for a child born {}", order.en, born.en));
        }
        Words::new(
            format!(
                "{} kommer jämfört med {} {}",
                one.sv,
                other.sv,
                orders.0.join(", ")
            ),
            format!(
                "{} comes, beside {} {}",
                one.en,
                other.en,
                orders.1.join(", ")
            ),
        )
    }
}

fn order_words(order: Ordering) -> Words {
    match order {
        Ordering::Less => Words::new("före", "before"),
        Ordering::Equal => Words::new("samma dag", "on the same day"),
        Ordering::Greater => Words::new("efter", "after"),
    }
}

fn note(programme: &Programme, pairs: &[Pair]) -> Option<Finding> {
    let first = pairs.first()?.says(programme);
    let count = pairs.len();
    let (pairs_en, change) = if count == 1 {
        ("pair", "changes")
    } else {
        ("pairs", "change")
    };
    let told = Told {
        headline: Words::new(
            format!("{count} par av gränser i veckor och månader byter ordning mellan barn"),
            format!(
                "{count} {pairs_en} of bounds in weeks and months {change} places between children"
            ),
        ),
        story: Words::new(format!("{}.", first.sv), format!("{}.", first.en)),
        help: Words::new(
            "räkna båda gränserna i samma enhet om ordningen ska vara densamma för alla barn",
            "count both bounds in one unit if their order is to be the same for every child",
        ),
    };
    let about = (programme.meta.id.as_str(), programme.meta.origin);
    let mut note = report::about_text(Name::OrderDependsOnBirth, None, about, told);
    note.rules = pairs
        .iter()
        .map(|pair| Rule {
            origin: pair.in_weeks.meta.origin,
            says: pair.says(programme),
        })
        .collect();
    Some(note)
}
