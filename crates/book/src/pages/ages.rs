//! What a child is offered by age: every visit and contact of the programme once, in the row of the day on
//! which it is recommended to the example child.

use crate::here::{Here, Link};
use serde::Serialize;
use stafett_model::{Day, Duration, Point, Visit, VisitId, VisitKind, calendar::add};

/// Ages at which a row begins, in years.
const AGES: [i32; 8] = [0, 1, 3, 6, 10, 13, 16, 18];
/// The birthday with which the programme ends.
const END: i32 = 21;

/// What a child is offered in a span of ages.
#[derive(Default, Serialize)]
pub(crate) struct Age {
    title: String,
    visits: usize,
    contacts: usize,
    doses: usize,
    /// Visits for some children or as needed.
    some: usize,
    /// Visits and contacts of all three kinds.
    all: usize,
    /// Those of them that a region has in the place of another.
    laid: usize,
}

impl Age {
    fn called(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    fn add(&mut self, here: &Here<'_>, visit: &Visit) {
        let p = here.programme();
        self.all += 1;
        self.laid += usize::from(visit.stands_for.is_some());
        if !here.site.usually(visit) {
            self.some += 1;
            return;
        }
        match visit.kind {
            VisitKind::Visit => self.visits += 1,
            VisitKind::Contact => self.contacts += 1,
        }
        let is_dose = |id: &&_| p.item(**id).is_some_and(|item| item.dose.is_some());
        self.doses += visit.items.iter().filter(is_dose).count();
    }
}

/// A row of the table: days from `from`, inclusive, until `until`, exclusive; unbounded where none is given.
struct Row {
    title: String,
    from: Option<Day>,
    until: Option<Day>,
}

impl Row {
    fn has(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// What is offered by age, at the recommended days of the example child. Rows without anything are left out.
pub(crate) fn ages(here: &Here<'_>) -> Vec<Age> {
    let rows = rows(here);
    let titles = rows.iter().map(|row| row.title.as_str());
    let titles = titles.chain([here.t().age_not_settled]);
    let mut ages: Vec<Age> = titles.map(Age::called).collect();
    for visit in &here.programme().visits {
        let place = row_of(here, &rows, visit).unwrap_or(rows.len());
        if let Some(age) = ages.get_mut(place) {
            age.add(here, visit);
        }
    }
    ages.retain(|age| age.all > 0);
    ages
}

/// The sums of what is offered.
pub(crate) fn total(ages: &[Age]) -> Age {
    let sum = |count: fn(&Age) -> usize| ages.iter().map(count).sum();
    Age {
        title: String::new(),
        visits: sum(|age| age.visits),
        contacts: sum(|age| age.contacts),
        doses: sum(|age| age.doses),
        some: sum(|age| age.some),
        all: sum(|age| age.all),
        laid: sum(|age| age.laid),
    }
}

/// The age at which a visit is recommended, by the rows of the table; nothing where no day is settled.
pub(crate) fn age_of(here: &Here<'_>, id: VisitId) -> Option<String> {
    let mut rows = rows(here);
    let place = row_of(here, &rows, here.programme().visit(id)?)?;
    Some(rows.swap_remove(place).title)
}

/// The visits by the rows of the table, in the order of time; rows without any are left out.
pub(crate) fn by_age(here: &Here<'_>) -> Vec<(String, Vec<VisitId>)> {
    let rows = rows(here);
    let titles = rows.iter().map(|row| row.title.clone());
    let titles = titles.chain([here.t().age_not_settled.to_owned()]);
    let mut ages: Vec<(String, Vec<VisitId>)> = titles.map(|title| (title, Vec::new())).collect();
    for id in &here.site.order {
        let Some(visit) = here.programme().visit(*id) else {
            continue;
        };
        let place = row_of(here, &rows, visit).unwrap_or(rows.len());
        if let Some((_, visits)) = ages.get_mut(place) {
            visits.push(*id);
        }
    }
    ages.retain(|(_, visits)| !visits.is_empty());
    ages
}

/// Ways into the list of visits by the child's age, row by row.
#[derive(Serialize)]
pub(crate) struct WayIn {
    title: String,
    moments: Vec<Link>,
}

/// When a visit is recommended.
struct Moment {
    /// As an age or a school year.
    title: String,
    /// Since birth, where it is an age.
    age: Option<Duration>,
    /// Whether every child in the usual case is met then.
    usual: bool,
}

impl Moment {
    /// Whether another moment is the same, be it said in months or in years.
    fn is(&self, other: &Self) -> bool {
        let months = |age: Duration| (age.years * 12 + age.months, age.weeks, age.days);
        let same_age = self.age.is_some() && self.age.map(months) == other.age.map(months);
        self.title == other.title || same_age
    }

    /// Whether its words go before those of another that is the same: health care counts months until the age of two.
    fn is_better_said(&self, other: &Self) -> bool {
        let (Some(own), Some(other)) = (self.age, other.age) else {
            return false;
        };
        let under_two = own.years * 12 + own.months < 24;
        match under_two {
            true => own.years < other.years,
            false => own.years > other.years,
        }
    }
}

/// The times after birth at which every child in the usual case is met, each with its place in the list of visits.
pub(crate) fn ways_in(here: &Here<'_>) -> Vec<WayIn> {
    let born = here.site.child.born();
    let way_in = |(title, visits): (String, Vec<VisitId>)| {
        let mut met: Vec<(VisitId, Moment)> = Vec::new();
        for id in visits {
            let Some(moment) = moment(here, id, born) else {
                continue;
            };
            let Some((first, same)) = met.iter_mut().find(|(_, one)| one.is(&moment)) else {
                met.push((id, moment));
                continue;
            };
            if moment.usual && (!same.usual || moment.is_better_said(same)) {
                (*first, *same) = (id, moment);
            }
        }
        let usual = met.into_iter().filter(|(_, moment)| moment.usual);
        WayIn {
            title,
            moments: usual
                .map(|(id, moment)| in_list(here, id, moment.title))
                .collect(),
        }
    };
    let ways = by_age(here).into_iter().map(way_in);
    ways.filter(|way| !way.moments.is_empty()).collect()
}

/// The way to a visit's place in the list.
fn in_list(here: &Here<'_>, id: VisitId, title: String) -> Link {
    let slug = here.site.slugs.visits.get(id.index());
    let slug = slug.map_or("", String::as_str);
    Link {
        title,
        href: format!("besok.html#{slug}"),
    }
}

/// When a visit is recommended; nothing where that is before birth, or neither an age nor of school.
fn moment(here: &Here<'_>, id: VisitId, born: Day) -> Option<Moment> {
    let visit = here.programme().visit(id)?;
    let day = here.site.child.first(&visit.window.recommended)?;
    if day < born {
        return None;
    }
    let mut age = None;
    let title = match &visit.window.recommended {
        Point::Birth => here.t().newborn.to_owned(),
        Point::After(of, length) if **of == Point::Birth => {
            age = Some(*length);
            here.say().duration(*length)
        }
        Point::SchoolStart | Point::Period(..) => here.say().recommended(&visit.window),
        Point::After(of, _) if **of == Point::SchoolStart => {
            here.say().point(&visit.window.earliest)
        }
        _ => return None,
    };
    Some(Moment {
        title,
        age,
        usual: here.site.usually(visit),
    })
}

/// The place of the row in which a visit is recommended.
fn row_of(here: &Here<'_>, rows: &[Row], visit: &Visit) -> Option<usize> {
    let day = here.site.child.first(&visit.window.recommended)?;
    rows.iter().position(|row| row.has(day))
}

fn rows(here: &Here<'_>) -> Vec<Row> {
    let t = here.t();
    let born = birthday(here, 0);
    let before = Row {
        title: t.before_birth.to_owned(),
        from: None,
        until: Some(born),
    };
    let after = Row {
        title: t.after_programme.replace("{}", &END.to_string()),
        from: Some(birthday(here, END)),
        until: None,
    };
    let ends = AGES.iter().skip(1).chain([&END]);
    let between = AGES.iter().zip(ends).map(|(from, until)| Row {
        title: age_title(here, *from, *until),
        from: Some(birthday(here, *from)),
        until: Some(birthday(here, *until)),
    });
    [before].into_iter().chain(between).chain([after]).collect()
}

fn birthday(here: &Here<'_>, years: i32) -> Day {
    let years = Duration {
        years,
        ..Duration::ZERO
    };
    add(here.site.child.born(), years, here.programme().month_end).unwrap_or(Day::LAST)
}

fn age_title(here: &Here<'_>, from: i32, until: i32) -> String {
    let t = here.t();
    let last = until - 1;
    if from == 0 {
        t.under_one.to_owned()
    } else {
        t.years_between
            .replace("{a}", &from.to_string())
            .replace("{b}", &last.to_string())
    }
}
