//! Who is responsible when: the periods of areas, drawn to scale from birth, or from the pregnancy where a period begins
//! in it, through 20 years.

use super::flow::broken;
use super::{Scale, Tick, percent, pixels};
use crate::example::Example;
use crate::here::{Actor, Here, ids};
use crate::marks::Mark;
use crate::notes::is_proposed;
use crate::phrase::Phrases;
use crate::site::Site;
use crate::usual;
use serde::Serialize;
use stafett_model::calendar::add;
use stafett_model::{
    Area, BodyId, Day, Duration, Edge, Holder, Layer, Leg, Period, Point, ServiceId,
};

/// Years drawn.
const YEARS: i32 = 21;
/// Height of a bar.
const BAR: i32 = 22;
/// From the axis of ages to the school years, with the labels of the ages between.
const SCHOOL: i32 = 42;
/// Width of the shortest bar, in hundredths of a percent.
const LEAST: i32 = 25;
/// A boundary that moves with the birth date by more than this many days gets its spread drawn.
const MOVES: i32 = 31;
/// Width that a picture has at least where long names are tried: a phone, a page.
const WIDTHS: (i32, i32) = (280, 640);
/// Pixels to a figure and to a letter of a school year's name, and before it.
const FIGURE: i32 = 6;
const LETTER: i32 = 9;
const GRADE_INSET: i32 = 3;
/// Pixels to the letter of an area's title, and the height of a line of it.
const TITLE_LETTER: i32 = 8;
const TITLE: i32 = 17;

/// Areas with their periods over one axis of ages and one of school years.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LegsPicture {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    /// Whose letters and colours are in the picture: services, then bodies whose names have no room.
    pub(crate) key: Vec<Actor>,
    pub(crate) height: i32,
    /// Where the axis of ages stands.
    pub(crate) axis: i32,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) school: Vec<Bar>,
    pub(crate) labels: Vec<Label>,
    pub(crate) bars: Vec<Bar>,
    pub(crate) tracks: Vec<Bar>,
    pub(crate) spreads: Vec<Spread>,
    /// Whether a bar rests on a proposal, and so has a star.
    pub(crate) proposed: bool,
    /// What lies beyond birth and the last year: where the pregnancy is drawn, and that a period goes on. May be empty.
    pub(crate) beyond: String,
}

/// Which periods are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Those of every child.
    All,
    /// Those that may be of the child of the usual case.
    Usual,
}

/// A stretch of the picture and the periods of one holder that it shows.
struct Stretch<'l> {
    x: i32,
    end: i32,
    /// Whether it is of the child of the usual case.
    usual: bool,
    legs: Vec<&'l Leg>,
}

/// Text at the left of a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Label {
    pub(crate) y: i32,
    pub(crate) text: String,
    pub(crate) class: &'static str,
    /// `wide` or `narrow` where it stands only where the picture is; else empty.
    pub(crate) room: &'static str,
}

impl Label {
    /// A label at every width.
    fn new(y: i32, text: &str, class: &'static str) -> Self {
        Self {
            y,
            text: text.to_owned(),
            class,
            room: "",
        }
    }
}

/// A bar: one period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bar {
    pub(crate) x: String,
    pub(crate) y: i32,
    pub(crate) width: String,
    pub(crate) class: String,
    /// The short text: for narrow pictures, or everywhere where only it has room.
    pub(crate) short: String,
    /// The long text.
    pub(crate) long: String,
    /// Whether it is of some children only.
    pub(crate) some: bool,
    /// Where the bar ends, for a text beside it.
    pub(crate) beside: String,
    /// Which text has room: `long`, `wide` (long where the picture is wide), `short`, `page` (short where the
    /// picture is wide), `beside` (long, after the bar) or `none`.
    pub(crate) room: &'static str,
}

/// How far a boundary moves with the birth date.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Spread {
    pub(crate) x1: String,
    pub(crate) x2: String,
    pub(crate) y: i32,
}

impl LegsPicture {
    /// The picture of these areas, with its title and description; the titles of areas are shown
    /// where there are several.
    pub(crate) fn new(
        here: &Here<'_>,
        id: &str,
        areas: &[&Area],
        shown: Shown,
        (title, desc): (&str, &str),
    ) -> Self {
        let site = here.site;
        let child = site.child;
        let end = age(&site.phrases, child.born(), YEARS);
        let first = begins(&child, areas);
        let scale = Scale::new(first, end);
        let mut drawing = Drawing::new(site, scale, end, shown);
        for area in areas {
            drawing.area(area, areas.len() > 1);
        }
        let axis = drawing.y + 4;
        let ages = Label::new(axis + 34, site.t.years_of_age, "layer");
        drawing.labels.push(ages);
        let school = school(site, scale, axis + SCHOOL);
        Self {
            id: format!("bild-{id}"),
            title: title.to_owned(),
            desc: desc.to_owned(),
            key: key(here, &drawing.lettered),
            height: axis + SCHOOL + if school.is_empty() { 0 } else { 26 },
            axis,
            ticks: ticks(&site.phrases, scale, child.born()),
            school,
            labels: drawing.labels,
            bars: drawing.bars,
            tracks: drawing.tracks,
            spreads: drawing.spreads,
            proposed: drawing.proposed,
            beyond: beyond(site, areas, (first, end)),
        }
    }
}

/// The first day that is drawn: that of birth, or an earlier one on which a period begins.
fn begins(child: &Example<'_>, areas: &[&Area]) -> Day {
    let legs = areas.iter().flat_map(|area| &area.legs);
    let days = legs.filter_map(|leg| child.drawn(&leg.from));
    days.chain([child.born()]).min().unwrap_or(child.born())
}

/// What a reader may wonder at: bars before birth, and periods that go on where the picture ends.
fn beyond(site: &Site<'_>, areas: &[&Area], (first, end): (Day, Day)) -> String {
    let (t, child) = (site.t, site.child);
    let mut legs = areas.iter().flat_map(|area| &area.legs);
    let goes_on = legs.any(|leg| child.leg_end(leg).is_some_and(|until| until > end));
    let before = if first < child.born() {
        t.drawn_before_birth
    } else {
        ""
    };
    let after = if goes_on { t.drawn_beyond } else { "" };
    [before, after].join(" ").trim().to_owned()
}

fn age(say: &Phrases<'_>, born: Day, years: i32) -> Day {
    let years = Duration {
        years,
        ..Duration::ZERO
    };
    add(born, years, say.programme.month_end).unwrap_or(Day::LAST)
}

fn ticks(say: &Phrases<'_>, scale: Scale, born: Day) -> Vec<Tick> {
    let label = |years: i32| {
        if years == 0 {
            "0".to_owned()
        } else {
            years.to_string()
        }
    };
    (0..=YEARS / 3)
        .map(|n| Tick::new(scale.at(age(say, born, n * 3)), label(n * 3)))
        .collect()
}

struct Drawing<'a> {
    site: &'a Site<'a>,
    scale: Scale,
    end: Day,
    shown: Shown,
    y: i32,
    labels: Vec<Label>,
    bars: Vec<Bar>,
    tracks: Vec<Bar>,
    spreads: Vec<Spread>,
    /// Who is shown by letters and colour.
    lettered: Vec<Holder>,
    /// Whether a bar rests on a proposal.
    proposed: bool,
}

impl<'a> Drawing<'a> {
    fn new(site: &'a Site<'a>, scale: Scale, end: Day, shown: Shown) -> Self {
        let (labels, bars, tracks, spreads) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            site,
            scale,
            end,
            shown,
            y: 0,
            labels,
            bars,
            tracks,
            spreads,
            lettered: Vec::new(),
            proposed: false,
        }
    }

    fn area(&mut self, area: &Area, titled: bool) {
        if titled {
            self.title(&area.meta.title);
        }
        for layer in [Layer::Body, Layer::Service] {
            if !titled {
                let t = self.site.t;
                let text = if layer == Layer::Body {
                    t.layer_body
                } else {
                    t.layer_service
                };
                self.labels.push(Label::new(self.y + 13, text, "layer"));
                self.y += 19;
            }
            self.layer(area, layer);
        }
        self.y += 12;
    }

    /// The title of an area, in as many lines as it needs where the picture is narrow.
    fn title(&mut self, title: &str) {
        let letters = usize::try_from(WIDTHS.0 / TITLE_LETTER).unwrap_or(1);
        let lines = broken(title, letters);
        let room = if lines.len() > 1 { "narrow" } else { "" };
        for line in &lines {
            let y = self.y + 15;
            self.labels.push(Label {
                room,
                ..Label::new(y, line, "area")
            });
            self.y += TITLE;
        }
        if lines.len() > 1 {
            self.labels.push(Label {
                room: "wide",
                ..Label::new(self.y - TITLE + 15, title, "area")
            });
        }
        self.y += 5;
    }

    /// The periods of one layer, below each other where they hold at the same time: those of the
    /// usual child above the others, long above short.
    fn layer(&mut self, area: &Area, layer: Layer) {
        let top = self.y;
        let mut stretches = self.stretches(area, layer);
        stretches.sort_by_key(|stretch| (!stretch.usual, stretch.x - stretch.end));
        let mut covered: Vec<(i32, i32)> = stretches.iter().map(|one| (one.x, one.end)).collect();
        covered.sort_unstable();
        let mut rows: Vec<Vec<Stretch<'_>>> = Vec::new();
        for stretch in stretches {
            let clear = |row: &&mut Vec<Stretch<'_>>| {
                row.iter()
                    .all(|other| stretch.end <= other.x || other.end <= stretch.x)
            };
            match rows.iter_mut().find(clear) {
                Some(row) => row.push(stretch),
                None => rows.push(vec![stretch]),
            }
        }
        for (place, row) in rows.iter().enumerate() {
            let y = top + i32::try_from(place).unwrap_or(0) * (BAR + 3);
            // Beside the last there is room for its name.
            let last = row.iter().map(|stretch| stretch.x).max();
            row.iter()
                .for_each(|stretch| self.stretch(stretch, y, Some(stretch.x) == last));
        }
        let height = i32::try_from(rows.len().max(1)).unwrap_or(1) * (BAR + 3);
        self.track(area, &covered, top);
        self.y = top + height;
    }

    /// The periods of one layer as stretches of the picture: those of one holder that overlap are
    /// one, and those that touch where both are of the usual child.
    fn stretches<'l>(&self, area: &'l Area, layer: Layer) -> Vec<Stretch<'l>> {
        let child = self.site.child;
        let of_usual = |leg: &Leg| {
            let on = child.drawn(&leg.from).unwrap_or(child.born());
            usual::holds(&child, &leg.condition, on.max(child.born()))
        };
        let shown = |leg: &&Leg| self.shown == Shown::All || of_usual(leg) != Some(false);
        let mut all: Vec<Stretch<'l>> = Vec::new();
        for leg in area
            .legs
            .iter()
            .filter(|leg| leg.holder.layer() == layer)
            .filter(shown)
        {
            let Some((x, end)) = self.ends(&child, leg) else {
                continue;
            };
            let usual = of_usual(leg) == Some(true);
            let one = |other: &&mut Stretch<'_>| {
                let overlap = x < other.end && other.x < end;
                let touch = x <= other.end && other.x <= end && usual && other.usual;
                other.legs.iter().any(|own| own.holder == leg.holder) && (overlap || touch)
            };
            match all.iter_mut().find(one) {
                Some(other) => {
                    (other.x, other.end) = (other.x.min(x), other.end.max(end));
                    other.usual |= usual;
                    other.legs.push(leg);
                }
                None => all.push(Stretch {
                    x,
                    end,
                    usual,
                    legs: vec![leg],
                }),
            }
        }
        all
    }

    fn ends(&self, child: &Example<'_>, leg: &Leg) -> Option<(i32, i32)> {
        let from = child.drawn(&leg.from)?;
        let until = child.leg_end(leg).unwrap_or(self.end);
        (from < self.end && until > from).then(|| (self.scale.at(from), self.scale.at(until)))
    }

    fn stretch(&mut self, stretch: &Stretch<'_>, y: i32, last: bool) {
        let Some(leg) = stretch.legs.first() else {
            return;
        };
        let mut mark = self.site.mark(leg.holder);
        let ends = (stretch.x, stretch.end.max(stretch.x + LEAST));
        let mut title = holder_title(self.site, leg);
        if stretch.legs.iter().any(|leg| is_proposed(&leg.notes)) {
            mark.letters.push('*');
            title.push_str(" *");
            self.proposed = true;
        }
        let mut bar = bar(ends, y, mark, title);
        bar.some = !stretch.usual;
        if last && bar.room == "none" {
            bar.room = "beside";
            bar.beside = percent(ends.1);
        }
        let named = matches!(bar.room, "long" | "beside");
        if !named || leg.holder.layer() == Layer::Service {
            self.lettered.push(leg.holder);
        }
        self.bars.push(bar);
        let outer = |point: &&Point| {
            let at = self.site.child.drawn(point).map(|day| self.scale.at(day));
            at == Some(stretch.x) || at == Some(stretch.end)
        };
        let points = stretch
            .legs
            .iter()
            .flat_map(|leg| [&leg.from, &leg.until])
            .filter(outer);
        let mut spreads: Vec<(i32, i32)> = points.filter_map(|point| self.spread(point)).collect();
        spreads.sort_unstable();
        spreads.dedup();
        let spread = |(x1, x2)| Spread {
            x1: percent(x1),
            x2: percent(x2),
            y: y + BAR + 1,
        };
        self.spreads.extend(spreads.into_iter().map(spread));
    }

    /// What of the demanded span no period covers.
    fn track(&mut self, area: &Area, covered: &[(i32, i32)], y: i32) {
        let Some((from, until)) = &area.span else {
            return;
        };
        let child = self.site.child;
        let (Some(from), Some(until)) = (child.drawn(from), child.drawn(until)) else {
            return;
        };
        for ends in gaps((self.scale.at(from), self.scale.at(until)), covered) {
            let mark = Mark {
                letters: String::new(),
                class: "track".to_owned(),
            };
            self.tracks.push(bar(ends, y, mark, String::new()));
        }
    }

    /// The ages between which a boundary lies for children born on the days of one year.
    fn spread(&self, point: &Point) -> Option<(i32, i32)> {
        let child = self.site.child;
        let year = child.born().year();
        let (first, last) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?);
        let age = |born: Day| Some(child.born_on(born).drawn(point)?.since(born));
        let (a, b) = (age(first)?, age(last)?);
        let (low, high) = (a.min(b), a.max(b));
        if high - low <= MOVES {
            return None;
        }
        let at = |days: i32| child.born().plus(days).map(|day| self.scale.at(day));
        Some((at(low)?, at(high)?))
    }
}

/// What of a span none of these covers, which are in the order of their beginnings.
fn gaps((from, until): (i32, i32), covered: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut gaps = Vec::new();
    let mut open = from;
    for (begins, ends) in covered.iter().chain([&(until, until)]) {
        let begins = (*begins).min(until);
        if begins > open {
            gaps.push((open, begins));
        }
        open = open.max(*ends);
    }
    gaps
}

/// Who is meant by letters and colours.
fn key(here: &Here<'_>, lettered: &[Holder]) -> Vec<Actor> {
    let p = here.programme();
    let services = ids!(p.services, ServiceId).map(Holder::Service);
    let bodies = ids!(p.bodies, BodyId).map(Holder::Body);
    let all = services.chain(bodies);
    let shown = all.filter(|holder| lettered.contains(holder));
    shown.map(|holder| here.actor(holder)).collect()
}

fn holder_title(site: &Site<'_>, leg: &Leg) -> String {
    let p = site.programme;
    let title = match leg.holder {
        Holder::Body(id) => p.body(id).map(|row| row.meta.title.clone()),
        Holder::Service(id) => p.service(id).map(|row| row.meta.title.clone()),
    };
    title.unwrap_or_default()
}

fn bar((x, end): (i32, i32), y: i32, mark: Mark, title: String) -> Bar {
    let width = end - x;
    let wide = |text: &str, on: i32| {
        let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 16);
        letters * 8 + 12 <= width.saturating_mul(on) / 10_000
    };
    let room = match (wide(&title, WIDTHS.0), wide(&title, WIDTHS.1)) {
        (true, _) => "long",
        (_, true) => "wide",
        _ if wide(&mark.letters, WIDTHS.0) => "short",
        _ if wide(&mark.letters, WIDTHS.1) => "page",
        _ => "none",
    };
    Bar {
        x: percent(x),
        y,
        width: percent(width),
        class: mark.class,
        short: mark.letters,
        long: title,
        some: false,
        beside: String::new(),
        room,
    }
}

/// The child's school years, by the names that they have in its own time.
fn school(site: &Site<'_>, scale: Scale, y: i32) -> Vec<Bar> {
    let Some(calendar) = &site.programme.school else {
        return Vec::new();
    };
    let child = site.child;
    let years = calendar
        .compulsory_years
        .saturating_add(calendar.upper_secondary_years);
    let mut bars = Vec::new();
    // How far the names reach where the picture is narrow, in pixels.
    let mut taken = 0;
    for index in 0..years {
        let day = |edge| child.first(&Point::Period(Period::SchoolYear(index), edge));
        let (Some(from), Some(until)) = (day(Edge::First), day(Edge::After)) else {
            continue;
        };
        let label = match index.checked_sub(calendar.compulsory_years) {
            Some(upper) => format!("G{}", upper.saturating_add(1)),
            None => {
                let scheme = calendar.scheme_in(from.year());
                match scheme.and_then(|scheme| Some((scheme.grade(index)?, scheme.first_grade))) {
                    Some((0, 0)) | None => "F".to_owned(),
                    Some((grade, _)) => grade.to_string(),
                }
            }
        };
        let mark = Mark {
            letters: label.clone(),
            class: "grade".to_owned(),
        };
        let ends = (scale.at(from), scale.at(until));
        let begins = pixels(ends.0, WIDTHS.0) + GRADE_INSET;
        let fits = begins >= taken;
        if fits {
            let figure = |sign: char| {
                if sign.is_ascii_digit() {
                    FIGURE
                } else {
                    LETTER
                }
            };
            taken = begins + label.chars().map(figure).sum::<i32>();
        }
        bars.push(Bar {
            room: if fits { "short" } else { "page" },
            ..bar(ends, y, mark, label)
        });
    }
    bars
}
