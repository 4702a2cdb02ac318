//! How the days of a line came about: each point that bounds them, counted step by step, and how the
//! plan's days are taken from these.

use crate::arithmetic::{Adjusted, Anchor, CalendarStep, Counted, DayRef, OfLine, Taken};
use crate::place::pause::{Pauses, Remaining};
use crate::place::pregnancy;
use crate::place::span::{Span, When, kept};
use crate::stand::contents::Content;
use crate::stand::doses::{once, series};
use crate::stand::visits::{Stood, judged};
use crate::stand::whole::is_open;
use crate::tell::named::entry_id;
use crate::tell::sentences;
use crate::view::Given;
use crate::words::fill;
use crate::{DateStep, Dates, PlannedDay};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::locate::{known, locate, variable_of};
use stafett_model::programme::Bound;
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{
    Afterwards, Dose, Duration, Edge, ItemId, Period, Point, Variable, Visit, VisitId, Window,
};

/// The steps and the taken days of one line, while they are put together.
pub(crate) struct Explained<'a> {
    given: Given<'a>,
    pub(crate) steps: Vec<DateStep>,
    pub(crate) taken: Vec<Taken>,
}

/// Places of the steps of a window.
#[derive(Default)]
struct Places {
    earliest: usize,
    recommended: usize,
    through: Option<usize>,
    latest: usize,
    /// What else the first day may not lie before.
    lower: Vec<usize>,
    /// What else the last day may not lie after.
    upper: Vec<usize>,
    /// Until when it is caught up or offered again.
    offered: Vec<usize>,
}

impl<'a> Explained<'a> {
    /// Of a content item at a visit.
    pub(crate) fn content(
        given: Given<'a>,
        row: &Visit,
        (visit, span): (VisitId, Span),
        content: &Content,
    ) -> Explained<'a> {
        let mut all = Explained::new(given);
        let mut places = all.visit_window(row);
        let item = content.item.and_then(|item| given.programme.item(item));
        let dose = item.and_then(|item| item.dose.as_ref());
        let own = match dose {
            Some(dose) => {
                all.steps.iter_mut().for_each(|step| step.of_visit = true);
                let of_visit = core::mem::take(&mut places);
                places = all.window(&dose.window);
                all.series(content.item, dose, &mut places);
                places.lower.push(of_visit.earliest);
                places.lower.extend(of_visit.lower);
                let aims = (places.recommended, of_visit.recommended);
                all.follow(content, visit, &dose.window, span, &mut places);
                all.take(places, Some(aims), content.dates);
                return all;
            }
            None => &row.window,
        };
        all.follow(content, visit, own, span, &mut places);
        all.take(places, None, content.dates);
        all
    }

    /// Of a visit: its own window, moved where its contents are.
    pub(crate) fn visit(given: Given<'a>, row: &Visit, span: Span, stood: &Stood) -> Explained<'a> {
        if let [whole] = stood.contents.as_slice()
            && whole.item.is_none()
        {
            let mut all = Explained::new(given);
            let mut places = all.visit_window(row);
            all.follow(whole, stood.visit, &row.window, span, &mut places);
            all.take(places, None, stood.dates);
            return all;
        }
        let mut all = Explained::new(given);
        let places = all.visit_window(row);
        all.with_contents(places, stood);
        all
    }

    fn new(given: Given<'a>) -> Explained<'a> {
        Explained {
            given,
            steps: Vec::new(),
            taken: Vec::new(),
        }
    }

    fn visit_window(&mut self, row: &Visit) -> Places {
        let mut places = self.window(&row.window);
        if pregnancy::owns(self.given.programme, row) {
            let eve = Point::Birth.plus(Duration::days(-1));
            places.upper.push(self.counted("born", &eve));
        }
        places
    }

    /// The points of a window, each counted.
    fn window(&mut self, of: &Window) -> Places {
        let mut places = Places {
            earliest: self.counted("earliest", &of.earliest),
            recommended: self.counted("recommended", &of.recommended),
            ..Places::default()
        };
        let through = of.recommended_through.as_ref();
        places.through = through.map(|point| self.counted("recommendedThrough", point));
        places.latest = self.counted("latest", &of.latest);
        for distance in kept(self.given, of) {
            let point = distance.from.clone().plus(distance.duration);
            match distance.bound {
                Bound::AtLeast => places.lower.push(self.counted("atLeast", &point)),
                Bound::AtMost => places.upper.push(self.counted("atMost", &point)),
            }
        }
        places
    }

    /// What the series of a dose adds to its window.
    fn series(&mut self, item: Option<ItemId>, dose: &Dose, places: &mut Places) {
        let Some(item) = item else {
            return;
        };
        if let Some(first) = series::after_invalid(self.given, item, dose) {
            places
                .lower
                .push(self.counted("afterInvalid", &Point::Date(first)));
        }
        if let Some(last) = series::begun_by_point(self.given, item) {
            places.upper.push(self.counted("begunBy", last));
        }
        if let Afterwards::CaughtUp { until } = &dose.window.afterwards {
            let last = until.clone().plus(Duration::days(-1));
            places.upper.push(self.counted("seriesEnd", &last));
        }
    }

    /// What follows once the window has closed, and where a reprioritisation moves its first day.
    fn follow(
        &mut self,
        content: &Content,
        visit: VisitId,
        window: &Window,
        span: Span,
        places: &mut Places,
    ) {
        let (day, _) = judged(self.given);
        let pauses = match content.done_on {
            Some(_) => Pauses::default(),
            None => Pauses::of(self.given, visit, content.item),
        };
        let span = self.own_span(content.item, span);
        let left = Remaining::of(self.given, day, (span, &window.afterwards), &pauses.certain);
        if let Some(last) = left
            .resumes_after()
            .filter(|_| is_open(content.standing.status))
        {
            places
                .lower
                .push(self.counted("resumed", &Point::Date(last).plus(Duration::days(1))));
        }
        if let Afterwards::CaughtUp { until } = &left.afterwards {
            let point = until.clone().plus(Duration::days(-1));
            places.offered.push(self.counted("offeredThrough", &point));
        }
        if let Some(next) = content
            .standing
            .offered
            .at
            .and_then(|at| self.given.programme.visit(at))
        {
            places
                .offered
                .push(self.counted("offeredThrough", &next.window.latest));
            for distance in next
                .window
                .distances
                .iter()
                .filter(|one| one.bound == Bound::AtMost)
            {
                let point = distance.from.clone().plus(distance.duration);
                places.offered.push(self.counted("offeredThrough", &point));
            }
            // What is not itself offered again keeps its own last day.
            if !matches!(
                left.afterwards,
                Afterwards::OfferedAgain | Afterwards::CaughtUp { .. }
            ) {
                places.offered.push(places.latest);
                let upper = places.upper.iter().copied();
                places
                    .offered
                    .extend(upper.filter(|place| self.settled(*place)));
            }
        }
    }

    fn own_span(&self, item: Option<ItemId>, visit: Span) -> Span {
        let dose = item.and_then(|item| {
            let row = self.given.programme.item(item)?;
            Some((item, row.dose.as_ref()?))
        });
        match dose {
            Some((item, dose)) => series::span(self.given, item, dose).at_visit(visit),
            None => visit,
        }
    }

    /// How the plan's days are taken from the steps. `aims`: of a dose, its own recommended day and
    /// that of its visit.
    fn take(&mut self, places: Places, aims: Option<(usize, usize)>, dates: Dates) {
        let not_before = |places: &[usize]| -> Vec<Adjusted> {
            let last = places.iter().map(|place| DayRef::LastOf(*place));
            last.map(Adjusted::NotBefore).collect()
        };
        let earliest = || DayRef::Taken("earliest".to_string());
        let mut begins = not_before(&places.lower);
        begins.extend(self.with_a_day(&places).0);
        self.put(
            "earliest",
            dates.earliest,
            DayRef::LastOf(places.earliest),
            begins,
        );
        if let Some((first, rest)) = places.offered.split_first() {
            let rest = rest
                .iter()
                .map(|place| Adjusted::NotAfter(DayRef::FirstOf(*place)));
            let start = DayRef::FirstOf(*first);
            self.put(
                "offeredThrough",
                dates.offered_through,
                start,
                rest.collect(),
            );
        }
        let upper = places.upper.iter();
        let upper = upper.filter(|place| self.settled(**place));
        let mut adjusted: Vec<Adjusted> = upper
            .map(|place| Adjusted::NotAfter(DayRef::FirstOf(*place)))
            .collect();
        let start = if self.emptied(&places) && dates.latest == dates.offered_through {
            adjusted.clear();
            DayRef::Taken("offeredThrough".to_string())
        } else {
            adjusted.extend(self.with_a_day(&places).1);
            if dates.earliest.is_some() {
                adjusted.push(Adjusted::NotBefore(earliest()));
            }
            DayRef::FirstOf(places.latest)
        };
        self.put("latest", dates.latest, start, adjusted);
        let mut within: Vec<Adjusted> = Vec::new();
        within.extend(dates.earliest.map(|_| Adjusted::NotBefore(earliest())));
        let latest = dates.latest.map(|_| DayRef::Taken("latest".to_string()));
        within.extend(latest.map(Adjusted::NotAfter));
        let mut aimed = within.clone();
        let start = match aims {
            Some((own, visit)) if self.known(own) && self.known(visit) => {
                aimed.insert(0, Adjusted::NotBefore(DayRef::LastOf(visit)));
                own
            }
            Some((own, visit)) => {
                if self.known(own) {
                    own
                } else {
                    visit
                }
            }
            None => places.recommended,
        };
        self.put(
            "recommended",
            dates.recommended,
            DayRef::LastOf(start),
            aimed,
        );
        if let Some(through) = places.through {
            within.push(Adjusted::NotBefore(DayRef::Taken(
                "recommended".to_string(),
            )));
            self.put(
                "recommendedThrough",
                dates.recommended_through,
                DayRef::LastOf(through),
                within,
            );
        }
    }

    /// A visit's days: its own, moved where what is still to be done at it may not be done earlier.
    fn with_contents(&mut self, places: Places, stood: &Stood) {
        let open: Vec<&Content> = stood
            .contents
            .iter()
            .filter(|content| {
                is_open(content.standing.status) && !once::is_referred(&content.standing)
            })
            .collect();
        let by_first = |content: &&&Content| content.dates.earliest;
        let dated = || {
            open.iter()
                .filter(|content| content.dates.earliest.is_some())
        };
        let first = dated().min_by_key(by_first).copied();
        let last = dated().max_by_key(by_first).copied();
        let offered = open
            .iter()
            .filter_map(|content| {
                let end = content.dates.offered_through.or(content.dates.latest)?;
                Some((end, *content))
            })
            .filter(|(end, _)| Some(*end) == stood.dates.offered_through)
            .map(|(_, content)| content)
            .next();
        let mut dates = stood.dates;
        let first = first.map(|content| self.line(stood, content, "earliest"));
        let last = last.map(|content| self.line(stood, content, "earliest"));
        if let Some(content) = offered {
            let what = match content.dates.offered_through {
                Some(_) => "offeredThrough",
                None => "latest",
            };
            let place = self.line(stood, content, what);
            let start = DayRef::FirstOf(place);
            self.put(
                "offeredThrough",
                dates.offered_through.take(),
                start,
                Vec::new(),
            );
        }
        let dates = stood.dates;
        let not_before = |place: usize| Adjusted::NotBefore(DayRef::LastOf(place));
        let own = places.lower.iter().copied().map(not_before);
        let mut adjusted: Vec<Adjusted> = own.collect();
        adjusted.extend(self.with_a_day(&places).0);
        adjusted.extend(first.map(not_before));
        self.put(
            "earliest",
            dates.earliest,
            DayRef::LastOf(places.earliest),
            adjusted,
        );
        self.visit_ends(&places, (stood, &open));
        self.visit_aims(&places, dates, last);
    }

    /// A visit's last day: its own, or where nothing at it can be done so early, that of what is open
    /// longest.
    fn visit_ends(&mut self, places: &Places, (stood, open): (&Stood, &[&Content])) {
        let dates = stood.dates;
        let upper = places.upper.iter().copied();
        let settled: Vec<usize> = upper.filter(|place| self.settled(*place)).collect();
        let mut adjusted: Vec<Adjusted> = settled
            .into_iter()
            .map(|place| Adjusted::NotAfter(DayRef::FirstOf(place)))
            .collect();
        adjusted.extend(self.with_a_day(places).1);
        let own = self.evaluated(&DayRef::FirstOf(places.latest), &adjusted);
        let start = match dates.latest.zip(own) {
            Some((latest, own)) if latest.on != own && Some(latest) == dates.offered_through => {
                adjusted.clear();
                DayRef::Taken("offeredThrough".to_string())
            }
            Some((latest, own)) if latest.on != own => match ends_with(open, latest) {
                Some((content, what)) => {
                    adjusted.clear();
                    DayRef::FirstOf(self.line(stood, content, what))
                }
                None => self.own_end(places, dates, &mut adjusted),
            },
            _ => self.own_end(places, dates, &mut adjusted),
        };
        self.put("latest", dates.latest, start, adjusted);
    }

    fn own_end(&self, places: &Places, dates: Dates, adjusted: &mut Vec<Adjusted>) -> DayRef {
        if dates.earliest.is_some() {
            let earliest = DayRef::Taken("earliest".to_string());
            adjusted.push(Adjusted::NotBefore(earliest));
        }
        DayRef::FirstOf(places.latest)
    }

    fn visit_aims(&mut self, places: &Places, dates: Dates, last: Option<usize>) {
        let mut adjusted = Vec::new();
        let earliest = dates
            .earliest
            .map(|_| DayRef::Taken("earliest".to_string()));
        adjusted.extend(earliest.map(Adjusted::NotBefore));
        let latest = dates.latest.map(|_| DayRef::Taken("latest".to_string()));
        adjusted.extend(latest.map(Adjusted::NotAfter));
        let fits = |place: &usize| {
            let on = self.steps.get(*place).and_then(|step| step.last);
            on.is_some_and(|on| dates.latest.is_none_or(|latest| on <= latest.on))
        };
        let all_done = last.filter(fits).map(DayRef::LastOf);
        adjusted.extend(all_done.map(Adjusted::NotBefore));
        self.put(
            "recommended",
            dates.recommended,
            DayRef::LastOf(places.recommended),
            adjusted.clone(),
        );
        if let Some(through) = places.through {
            let recommended = DayRef::Taken("recommended".to_string());
            adjusted.push(Adjusted::NotBefore(recommended));
            let start = DayRef::LastOf(through);
            self.put(
                "recommendedThrough",
                dates.recommended_through,
                start,
                adjusted,
            );
        }
    }

    fn put(&mut self, what: &str, day: Option<PlannedDay>, start: DayRef, adjusted: Vec<Adjusted>) {
        let what = what.to_string();
        self.taken.extend(day.map(|day| Taken {
            what,
            start,
            adjusted,
            day,
        }));
    }

    /// Whether the first day certainly lies after the last.
    fn emptied(&self, places: &Places) -> bool {
        let step = |place: &usize| self.steps.get(*place);
        let first = core::iter::once(&places.earliest)
            .chain(&places.lower)
            .filter_map(|place| step(place)?.first)
            .max();
        let last = core::iter::once(&places.latest)
            .chain(&places.upper)
            .filter_map(|place| step(place)?.last)
            .min();
        first.zip(last).is_some_and(|(first, last)| first > last)
    }

    fn known(&self, place: usize) -> bool {
        self.steps
            .get(place)
            .is_some_and(|step| step.first.is_some())
    }

    fn settled(&self, place: usize) -> bool {
        self.steps
            .get(place)
            .is_some_and(|step| step.last.is_some())
    }

    /// What moves the first and the last day of a window where some outcomes leave it no day: then its days are
    /// read over the others.
    fn with_a_day(&self, places: &Places) -> (Vec<Adjusted>, Vec<Adjusted>) {
        let step = |place: &usize| self.steps.get(*place);
        let lower: Vec<usize> = [places.earliest]
            .iter()
            .chain(&places.lower)
            .copied()
            .collect();
        let upper: Vec<usize> = [places.latest]
            .iter()
            .chain(&places.upper)
            .copied()
            .collect();
        let upper: Vec<usize> = upper
            .into_iter()
            .filter(|place| self.settled(*place))
            .collect();
        if !lower.iter().all(|place| self.settled(*place)) || self.emptied(places) {
            return (Vec::new(), Vec::new());
        }
        let begins = lower.iter().filter_map(|place| step(place)?.last).max();
        let not_after = upper.iter().filter(|place| {
            let ends = step(place).and_then(|step| step.last);
            ends < begins
        });
        let ends = upper.iter().filter_map(|place| step(place)?.first).min();
        let not_before = lower.iter().filter(|place| {
            let begins = step(place).and_then(|step| step.first);
            ends < begins
        });
        let not_after = not_after.map(|place| Adjusted::NotAfter(DayRef::LastOf(*place)));
        let not_before = not_before.map(|place| Adjusted::NotBefore(DayRef::FirstOf(*place)));
        (not_after.collect(), not_before.collect())
    }

    /// The day that a start comes to, moved in order by counted days.
    fn evaluated(&self, start: &DayRef, moved: &[Adjusted]) -> Option<stafett_model::Day> {
        let first = |of: &DayRef| match of {
            DayRef::FirstOf(place) => self.steps.get(*place)?.first,
            _ => None,
        };
        let start = first(start)?;
        Some(moved.iter().fold(start, |on, one| match one {
            Adjusted::NotAfter(of) => first(of).map_or(on, |bound| on.min(bound)),
            Adjusted::NotBefore(of) => first(of).map_or(on, |bound| on.max(bound)),
        }))
    }

    /// A day of a content entry of a visit.
    fn line(&mut self, stood: &Stood, content: &Content, what: &str) -> usize {
        let dates = content.dates;
        let day = match what {
            "earliest" => dates.earliest,
            "latest" => dates.latest,
            _ => dates.offered_through,
        };
        let item = content
            .item
            .and_then(|item| self.given.programme.item(item));
        let title = Words::same(item.map_or("", |row| row.meta.title.as_str()));
        let says = match day {
            Some(day) => fill("{}: {}", "{}: {}", &[title, words::day(day.on)]),
            None => title,
        };
        let line = content.item.map_or_else(String::new, |item| {
            entry_id(self.given.programme, stood.visit, item)
        });
        self.push(DateStep {
            what: "content".to_string(),
            of_visit: false,
            says,
            day,
            first: day.map(|day| day.on),
            last: day.map(|day| day.on),
            counted: None,
            of: Some(OfLine {
                line,
                what: what.to_string(),
            }),
        })
    }

    fn counted(&mut self, what: &str, point: &Point) -> usize {
        let step = step(self.given, what, point);
        self.push(step)
    }

    fn push(&mut self, step: DateStep) -> usize {
        self.steps.push(step);
        self.steps.len().saturating_sub(1)
    }
}

/// The open content that can be done until `day`, and by which of its days.
fn ends_with<'c>(open: &[&'c Content], day: PlannedDay) -> Option<(&'c Content, &'static str)> {
    open.iter().find_map(|content| {
        let ends = [
            (content.dates.offered_through, "offeredThrough"),
            (content.dates.latest, "latest"),
        ];
        let (end, what) = ends.into_iter().find(|(end, _)| end.is_some())?;
        (end == Some(day)).then_some((*content, what))
    })
}

/// How one day came about: the point in words, the day that it is counted from, the day that it is.
pub(crate) fn step(given: Given<'_>, what: &str, point: &Point) -> DateStep {
    let view = given.view();
    let when = |point: &Point| When::of(locate(given.programme, point, &view));
    let found = when(point);
    let root = point.root();
    let base = when(root).filter(|_| root != point);
    let says = said(words::point(given.programme, point), base, found);
    let ends = [
        "latest",
        "atMost",
        "offeredThrough",
        "until",
        "born",
        "begunBy",
        "seriesEnd",
    ]
    .contains(&what);
    let day = found.and_then(if ends {
        When::as_end
    } else {
        When::as_beginning
    });
    DateStep {
        what: what.to_string(),
        of_visit: false,
        says,
        day,
        first: found.map(|found| found.first),
        last: found.and_then(|found| found.last),
        counted: found.and_then(|_| counted(given, point)),
        of: None,
    }
}

/// A point in words, with the day that it is counted from and the day that it is.
fn said(point: Words, base: Option<When>, found: Option<When>) -> Words {
    match (base, found) {
        (_, None) => fill("{}: kan inte räknas ut", "{}: cannot be computed", &[point]),
        (Some(base), Some(_)) if base.last.is_none() => fill(
            "{}: räknas när det har skett",
            "{}: is counted once that has happened",
            &[point],
        ),
        (Some(base), Some(day)) => fill(
            "{}, räknat från {}: {}",
            "{}, counted from {}: {}",
            &[point, between(base), between(day)],
        ),
        (None, Some(day)) => fill("{}: {}", "{}: {}", &[point, between(day)]),
    }
}

/// The arithmetic of a point that lies somewhere.
fn counted(given: Given<'_>, point: &Point) -> Option<Counted> {
    let view = given.view();
    let (anchor, base, mut steps) = anchored(given, point.root())?;
    let when = When::of(locate(given.programme, &base, &view))?;
    each_step(point, &mut steps);
    Some(Counted {
        anchor,
        first: when.first,
        last: when.last,
        steps,
        month_end: given.programme.month_end,
    })
}

/// What a root is counted from, and the steps from there to it.
fn anchored(given: Given<'_>, root: &Point) -> Option<(Anchor, Point, Vec<CalendarStep>)> {
    let years = |years: i32| {
        CalendarStep::Add(Duration {
            years,
            ..Duration::ZERO
        })
    };
    let eve = CalendarStep::Add(Duration::days(-1));
    Some(match root {
        Point::Birth => (Anchor::Birth, Point::Birth, Vec::new()),
        Point::DueDate => (Anchor::DueDate, Point::DueDate, Vec::new()),
        Point::Period(
            period @ (Period::YearOfAge(number) | Period::CalendarYear(number)),
            edge,
        ) => {
            let first = *edge == Edge::First;
            let number = i32::from(*number).saturating_add(i32::from(!first));
            let mut steps = Vec::from([years(number)]);
            if matches!(period, Period::CalendarYear(_)) {
                steps.push(CalendarStep::DayOfYear { month: 1, day: 1 });
            }
            steps.extend((*edge == Edge::Last).then_some(eve));
            (Anchor::Birth, Point::Birth, steps)
        }
        Point::Period(period, Edge::Last) => {
            let after = Point::Period(*period, Edge::After);
            (Anchor::Term, after, Vec::from([eve]))
        }
        Point::Period(..) | Point::SchoolStart => (Anchor::Term, root.clone(), Vec::new()),
        Point::Date(_) => (Anchor::Date, root.clone(), Vec::new()),
        Point::Event(_) | Point::Visit(_) | Point::Item(_) => {
            let view = given.view();
            let happening = variable_of(given.programme, root, &view);
            let happening = happening.filter(|one| !matches!(one, Variable::Term(..)));
            known(given.programme, happening?, &view)?;
            (Anchor::Happening, root.clone(), Vec::new())
        }
        Point::After(..) | Point::DayOfYear { .. } => return None,
    })
}

/// The steps from a point's root to the point, in order.
fn each_step(point: &Point, steps: &mut Vec<CalendarStep>) {
    match point {
        Point::After(of, length) => {
            each_step(of, steps);
            steps.push(CalendarStep::Add(*length));
        }
        Point::DayOfYear { of, month, day } => {
            each_step(of, steps);
            let (month, day) = (*month, *day);
            steps.push(CalendarStep::DayOfYear { month, day });
        }
        _ => {}
    }
}

/// The days on which something may lie, in words.
fn between(when: When) -> Words {
    match when.last {
        Some(last) if last == when.first => words::day(last),
        Some(last) => {
            let ends = [words::day(when.first), words::day(last)];
            fill("någon dag {} – {}", "some day {} – {}", &ends)
        }
        None => sentences::plain("har inte skett än", "has not happened yet"),
    }
}
