//! Geometry of the pictures. Across, everything is a share of the picture's width in percent, so
//! that a picture fits any page and its text keeps its size; down, everything is in pixels. The
//! templates draw.

mod axis;
mod flow;
mod legs;
mod strip;

pub(crate) use flow::{FlowPicture, Node as FlowNode};
pub(crate) use legs::{LegsPicture, Shown};
pub(crate) use strip::{Row, Strip};

use serde::Serialize;
use stafett_model::Day;

/// A stretch of days that fills the width of a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    first: i32,
    days: i32,
}

impl Scale {
    /// From the first day to the last, which must be later; else a stretch of one day.
    pub(crate) fn new(first: Day, last: Day) -> Self {
        Self {
            first: first.number(),
            days: last.since(first).max(1),
        }
    }

    /// Where a day lies, in hundredths of a percent of the width, kept inside the picture.
    pub(crate) fn at(self, day: Day) -> i32 {
        let days = i64::from(day.number() - self.first).clamp(0, i64::from(self.days));
        i32::try_from(days * 10_000 / i64::from(self.days)).unwrap_or(0)
    }
}

/// Hundredths of a percent as the picture says them: "12.34%".
pub(crate) fn percent(hundredths: i32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A labelled place on the axis.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tick {
    pub(crate) x: String,
    pub(crate) label: String,
    /// "start", "middle" or "end": which part of the label stands at the place.
    pub(crate) anchor: &'static str,
}

impl Tick {
    fn new(at: i32, label: String) -> Self {
        let anchor = match at {
            ..400 => "start",
            9600.. => "end",
            _ => "middle",
        };
        Self {
            x: percent(at),
            label,
            anchor,
        }
    }
}
