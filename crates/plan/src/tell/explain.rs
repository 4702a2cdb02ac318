//! How the days of a line came about: each point that bounds them, counted step by step, and how the
//! plan's days are taken from these.

mod bounds;
pub(crate) mod step;
mod visit;

use crate::arithmetic::{Adjusted, DayRef, Taken};
use crate::place::pause::{Pauses, Remaining};
use crate::place::pregnancy;
use crate::place::span::{Span, kept};
use crate::stand::contents::Content;
use crate::stand::doses::series;
use crate::stand::visits::{Stood, judged};
use crate::stand::whole::is_open;
use crate::view::Given;
use crate::{DateStep, Dates, PlannedDay};
use alloc::string::ToString;
use alloc::vec::Vec;
use bounds::Places;
use stafett_model::programme::Bound;
use stafett_model::{Afterwards, Dose, Duration, ItemId, Point, Visit, VisitId, Window};
use step::step;

/// The steps and the taken days of one line, while they are put together.
pub(crate) struct Explained<'a> {
    given: Given<'a>,
    pub(crate) steps: Vec<DateStep>,
    pub(crate) taken: Vec<Taken>,
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
        let left = Remaining::of(self.given, day, (span, &window.afterwards), pauses.first());
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

    fn put(&mut self, what: &str, day: Option<PlannedDay>, start: DayRef, adjusted: Vec<Adjusted>) {
        let what = what.to_string();
        self.taken.extend(day.map(|day| Taken {
            what,
            start,
            adjusted,
            day,
        }));
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
