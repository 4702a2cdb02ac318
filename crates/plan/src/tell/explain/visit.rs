//! How the days of a visit are taken from its own window and from the days of what is to be done at it.

use super::Explained;
use super::bounds::Places;
use crate::arithmetic::{Adjusted, DayRef, OfLine};
use crate::stand::contents::Content;
use crate::stand::doses::once;
use crate::stand::visits::Stood;
use crate::stand::whole::is_open;
use crate::tell::named::entry_id;
use crate::words::fill;
use crate::{DateStep, Dates, PlannedDay};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::proof::Words;
use stafett_model::words;

impl Explained<'_> {
    /// A visit's days: its own, moved where what is still to be done at it may not be done earlier.
    pub(super) fn with_contents(&mut self, places: Places, stood: &Stood) {
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
    pub(super) fn visit_ends(&mut self, places: &Places, (stood, open): (&Stood, &[&Content])) {
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

    pub(super) fn own_end(
        &self,
        places: &Places,
        dates: Dates,
        adjusted: &mut Vec<Adjusted>,
    ) -> DayRef {
        if dates.earliest.is_some() {
            let earliest = DayRef::Taken("earliest".to_string());
            adjusted.push(Adjusted::NotBefore(earliest));
        }
        DayRef::FirstOf(places.latest)
    }

    pub(super) fn visit_aims(&mut self, places: &Places, dates: Dates, last: Option<usize>) {
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

    /// A day of a content entry of a visit.
    pub(super) fn line(&mut self, stood: &Stood, content: &Content, what: &str) -> usize {
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
