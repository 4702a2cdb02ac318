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

/// Pixels to the letter of a label on an axis, at most.
const LETTER: i32 = 7;
/// The least width of a picture in pixels: on the narrowest phone inside a box, and on a page.
const NARROW: i32 = 240;
const WIDE: i32 = 600;

/// A labelled place on the axis.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tick {
    pub(crate) x: String,
    pub(crate) label: String,
    /// "start", "middle" or "end": which part of the label stands at the place.
    pub(crate) anchor: &'static str,
    /// Whether the label has room where the picture is narrow.
    pub(crate) narrow: bool,
    /// Where the place is, in hundredths of a percent of the width.
    #[serde(skip)]
    at: i32,
}

impl Tick {
    /// A label in the middle of its place, or beside it where half of it would leave a narrow picture.
    fn new(at: i32, label: String) -> Self {
        let half = width_of(&label) / 2;
        let here = pixels(at, NARROW);
        let anchor = match () {
            () if here < half => "start",
            () if here > NARROW - half => "end",
            () => "middle",
        };
        Self {
            x: percent(at),
            label,
            anchor,
            narrow: true,
            at,
        }
    }

    /// From which pixel to which the label reaches in a picture of this width.
    fn taken(&self, width: i32) -> (i32, i32) {
        let (at, own) = (pixels(self.at, width), width_of(&self.label));
        match self.anchor {
            "start" => (at, at + own),
            "end" => (at - own, at),
            _ => (at - own / 2, at + own / 2),
        }
    }
}

/// A share of a width, in pixels.
fn pixels(hundredths: i32, width: i32) -> i32 {
    hundredths.saturating_mul(width) / 10_000
}

/// The room that a label needs, in pixels.
fn width_of(label: &str) -> i32 {
    let letters = i32::try_from(label.chars().count()).unwrap_or(i32::MAX / LETTER);
    letters * LETTER
}
