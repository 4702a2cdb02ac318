//! A strip of time for one visit, dose or transition: what may happen between which days.

use super::{Scale, Tick, axis, percent};
use crate::example::Example;
use crate::phrase::Phrases;
use serde::Serialize;
use stafett_model::{Day, Located, Point, Window};

/// Rows of bars over one axis of ages.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Strip {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    pub(crate) height: i32,
    pub(crate) axis: i32,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) rows: Vec<DrawnRow>,
}

/// One row, drawn.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DrawnRow {
    pub(crate) label: String,
    pub(crate) label_y: i32,
    pub(crate) y: i32,
    pub(crate) class: String,
    /// All days that may be meant.
    pub(crate) possible: Option<Stretch>,
    /// The days that are meant for certain.
    pub(crate) certain: Option<Stretch>,
    /// The recommended range.
    pub(crate) aim: Option<Stretch>,
    /// The recommended day, or the day of something that has one day.
    pub(crate) mark: Option<String>,
}

/// A stretch across the picture.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stretch {
    pub(crate) x: String,
    pub(crate) width: String,
}

/// What a row shows, as days of the example child.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) class: String,
    earliest: Option<(Day, Day)>,
    latest: Option<(Day, Day)>,
    aim: Option<(Day, Day)>,
    mark: Option<Day>,
}

impl Row {
    /// A window: earliest to latest with what is recommended.
    pub(crate) fn window(child: &Example<'_>, window: &Window, class: &str) -> Self {
        let recommended = child.first(&window.recommended);
        let through = window
            .recommended_through
            .as_ref()
            .and_then(|at| child.locate(at).last());
        Self {
            label: String::new(),
            class: class.to_owned(),
            earliest: ends(child, Some(&window.earliest)),
            latest: ends(child, Some(&window.latest)),
            aim: recommended.zip(through),
            mark: if through.is_none() { recommended } else { None },
        }
    }

    /// A stretch between two points.
    pub(crate) fn between(
        child: &Example<'_>,
        label: &str,
        earliest: Option<&Point>,
        latest: Option<&Point>,
        class: &str,
    ) -> Self {
        let (earliest, latest) = (ends(child, earliest), ends(child, latest));
        Self {
            label: label.to_owned(),
            class: class.to_owned(),
            earliest: earliest.or(latest),
            latest: latest.or(earliest),
            ..Self::default()
        }
    }

    /// One day.
    pub(crate) fn day(label: &str, day: Day, class: &str) -> Self {
        Self {
            label: label.to_owned(),
            class: class.to_owned(),
            mark: Some(day),
            ..Self::default()
        }
    }

    /// Days that are certain, first and last included.
    pub(crate) fn of_days(label: &str, (first, last): (Day, Day), class: &str) -> Self {
        Self {
            label: label.to_owned(),
            class: class.to_owned(),
            earliest: Some((first, first)),
            latest: Some((last, last)),
            ..Self::default()
        }
    }

    fn days(&self) -> impl Iterator<Item = Day> {
        let pairs = [self.earliest, self.latest, self.aim];
        pairs
            .into_iter()
            .flatten()
            .flat_map(|(a, b)| [a, b])
            .chain(self.mark)
    }

    fn drawn(&self, scale: Scale, y: &mut i32) -> DrawnRow {
        let label_y = *y + 13;
        if !self.label.is_empty() {
            *y += 20;
        }
        let stretch = |from: Day, through: Day| {
            let (x, end) = (scale.at(from), scale.at(through.plus(1).unwrap_or(through)));
            (end > x).then(|| Stretch {
                x: percent(x),
                width: percent(end - x),
            })
        };
        let whole = self.earliest.zip(self.latest);
        let open = whole.filter(|(a, b)| a.0 != a.1 || b.0 != b.1);
        let drawn = DrawnRow {
            label: self.label.clone(),
            label_y,
            y: *y,
            class: self.class.clone(),
            possible: open.and_then(|(a, b)| stretch(a.0, b.1)),
            certain: whole.and_then(|(a, b)| stretch(a.1, b.0)),
            aim: self.aim.and_then(|(a, b)| stretch(a, b)),
            mark: self.mark.map(|day| percent(scale.at(day))),
        };
        *y += 32;
        drawn
    }
}

/// The first and last day on which a point may lie; where it may stay away, its first day twice.
fn ends(child: &Example<'_>, point: Option<&Point>) -> Option<(Day, Day)> {
    let located = child.locate(point?);
    let first = located.first()?;
    Some((first, located.last().unwrap_or(first)))
}

/// Whether the picture of a row would show anything.
fn is_open_ended(child: &Example<'_>, window: &Window) -> bool {
    let open = |point| {
        matches!(
            child.locate(point),
            Located::Open { last: None, .. } | Located::Never
        )
    };
    open(&window.earliest) || open(&window.latest)
}

impl Strip {
    /// The picture of a visit's or dose's window; none where the days depend on an event that may
    /// stay away.
    pub(crate) fn of_window(
        say: &Phrases<'_>,
        child: &Example<'_>,
        id: &str,
        window: &Window,
        class: &str,
        title: &str,
    ) -> Option<Self> {
        if is_open_ended(child, window) {
            return None;
        }
        let desc = [
            (say.t.earliest, say.located(child.locate(&window.earliest))),
            (
                say.t.recommended,
                say.located(child.locate(&window.recommended)),
            ),
            (say.t.latest, say.located(child.locate(&window.latest))),
        ];
        let desc: Vec<String> = desc
            .iter()
            .map(|(what, day)| format!("{what}: {day}"))
            .collect();
        let row = Row::window(child, window, class);
        Self::of_rows(
            say,
            child.born(),
            id,
            title,
            &format!("{}.", desc.join("; ")),
            &[row],
        )
    }

    /// The picture of several rows, with time from a day on; none where no row has a day.
    pub(crate) fn of_rows(
        say: &Phrases<'_>,
        zero: Day,
        id: &str,
        title: &str,
        desc: &str,
        rows: &[Row],
    ) -> Option<Self> {
        let days: Vec<Day> = rows.iter().flat_map(Row::days).collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let margin = (last.since(first) / 4).max(7);
        let (left, right) = (first.plus(-margin)?.max(zero), last.plus(margin)?);
        let scale = Scale::new(left, right);
        let mut y = 6;
        let rows: Vec<DrawnRow> = rows.iter().map(|row| row.drawn(scale, &mut y)).collect();
        Some(Self {
            id: format!("bild-{id}"),
            title: title.to_owned(),
            desc: desc.to_owned(),
            height: y + 26,
            axis: y,
            ticks: axis::ages(say, scale, zero, left, right),
            rows,
        })
    }
}
