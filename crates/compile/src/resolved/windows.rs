//! The parts of a `när` line → windows.

use super::about;
use super::fields::{self, Fields, pick};
use super::points::Sense;
use super::room::Room;
use crate::words::Kind;
use stafett_diag::{Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::{Afterwards, Bound, Distance, Edge, Note, Point, Window};
use stafett_syntax::tree::{self, Declared, Identifier, Spanned, When, WhenPart, WindowField};

/// What a `när` line or a named window says; a part that is not said is `None`.
#[derive(Clone, Default)]
pub(super) struct Parts {
    pub(super) earliest: Option<Point>,
    pub(super) recommended: Option<Point>,
    pub(super) recommended_through: Option<Point>,
    pub(super) latest: Option<Point>,
    distances: Vec<Distance>,
    /// What a named window rests on.
    pub(super) notes: Vec<Note>,
}

/// A recommended time: a day, or a stretch whose first and last day bound the window too.
struct Recommended {
    first: Point,
    /// The last day of the stretch.
    last: Option<Point>,
    /// Whether the whole stretch is aimed at, as in `6–8 veckor`, and not only its first day.
    whole: bool,
}

/// The parts as they are collected.
#[derive(Default)]
struct Collected {
    recommended: Vec<(Recommended, Span)>,
    earliest: Option<(Point, Span)>,
    latest: Option<(Point, Span)>,
    distances: Vec<Distance>,
    named: Option<(Parts, Span)>,
}

impl<'a> Room<'a> {
    /// What a named window says, before anything uses it.
    pub(super) fn window_parts(&mut self, declared: &'a Declared<WindowField>) -> Option<Parts> {
        let fields = Fields::of(Kind::Window, declared);
        let example = (
            "när 4 veckor, tidigast 3 veckor, senast 6 veckor",
            "when 4 weeks, earliest 3 weeks, latest 6 weeks",
        );
        let when = fields.needed(self, Rule::kw_when, example, pick!(WindowField::When))?;
        let nested = when
            .value
            .parts
            .iter()
            .find(|part| matches!(part.value, WhenPart::Window(_)));
        if let Some(part) = nested {
            return self.wrong(
                Name::WrongKind,
                part.span,
                Text::new(
                    "ett tidsfönster kan inte bygga på ett annat tidsfönster",
                    "a window cannot build on another window",
                ),
                Text::new("skriv tiderna här", "write the times here"),
            );
        }
        self.parts(&when.value, Sense::FIRST)
    }

    /// Tells of the notes of named windows that no visit uses; those that are used carry theirs.
    pub(super) fn windows_alone(&mut self) {
        let named = self.named;
        for row in named.windows.rows() {
            self.meta(row.value, about::window);
        }
    }

    /// What the line says.
    pub(super) fn parts(&mut self, when: &When, sense: Sense<'_>) -> Option<Parts> {
        let told = self.diagnostics.len();
        let mut collected = Collected::default();
        let mut whole = true;
        for part in &when.parts {
            whole &= self.collect(part, sense, &mut collected).is_some();
        }
        (whole && told == self.diagnostics.len()).then(|| collected.merged())
    }

    /// Adds one part; `None` where it is wrong.
    fn collect(
        &mut self,
        part: &Spanned<WhenPart>,
        sense: Sense<'_>,
        into: &mut Collected,
    ) -> Option<()> {
        let span = part.span;
        match &part.value {
            WhenPart::Recommended(point) => {
                let recommended = self.recommended(point, span, sense)?;
                self.add_recommended(recommended, span, into);
            }
            WhenPart::Range(range) => {
                let (first, last) = self.age_range(range)?;
                self.add_recommended(
                    Recommended {
                        first,
                        last: Some(last),
                        whole: true,
                    },
                    span,
                    into,
                );
            }
            WhenPart::Earliest(point) => {
                let point = self.point_at(point, span, sense.at(Edge::First))?;
                self.add_bound(Rule::kw_earliest, &mut into.earliest, point, span);
            }
            WhenPart::Latest(point) => {
                let point = self.point_at(point, span, sense.at(Edge::Last))?;
                self.add_bound(Rule::kw_latest, &mut into.latest, point, span);
            }
            WhenPart::AtLeast { duration, after } => {
                let distance = self.distance(Bound::AtLeast, duration, after, sense)?;
                into.distances.push(distance);
            }
            WhenPart::AtMost { duration, after } => {
                let distance = self.distance(Bound::AtMost, duration, after, sense)?;
                into.distances.push(distance);
            }
            WhenPart::Window(name) => {
                let parts = self.named_window(name, span)?;
                if let Some((_, first)) = into.named {
                    fields::repeated(self, self.word(Rule::kw_window, span), first, span);
                }
                into.named = Some((parts, span));
            }
        }
        Some(())
    }

    fn named_window(&mut self, name: &Identifier, span: Span) -> Option<Parts> {
        let name = Spanned::new(name.clone(), span);
        let id = self.find(Kind::Window, &name)?;
        let mut parts = self.windows.get(usize::from(id)).cloned().flatten()?;
        let named = self.named;
        let declared = named.windows.row(id)?.value;
        // An unknown source of the window is told where the window is declared.
        let told = self.diagnostics.len();
        parts.notes = self.meta(declared, about::window).notes;
        self.diagnostics.truncate(told);
        Some(parts)
    }

    fn recommended(
        &mut self,
        point: &tree::Point,
        span: Span,
        sense: Sense<'_>,
    ) -> Option<Recommended> {
        let tree::Point::Period(period) = point else {
            let first = self.point_at(point, span, sense)?;
            return Some(Recommended {
                first,
                last: None,
                whole: false,
            });
        };
        let period = self.period(period, span)?;
        Some(Recommended {
            first: Point::Period(period, Edge::First),
            last: Some(Point::Period(period, Edge::Last)),
            whole: false,
        })
    }

    /// A second recommended time may narrow a stretch; otherwise it is one too many.
    fn add_recommended(&mut self, recommended: Recommended, span: Span, into: &mut Collected) {
        let narrows = into.recommended.len() == 1
            && into
                .recommended
                .first()
                .is_some_and(|(first, _)| first.last.is_some());
        match into.recommended.first() {
            Some((_, first)) if !narrows => {
                let first = *first;
                fields::repeated(self, self.word(Rule::kw_recommended, span), first, span);
            }
            _ => into.recommended.push((recommended, span)),
        }
    }

    fn add_bound(
        &mut self,
        rule: Rule,
        slot: &mut Option<(Point, Span)>,
        point: Point,
        span: Span,
    ) {
        match slot {
            Some((_, first)) => fields::repeated(self, self.word(rule, span), *first, span),
            None => *slot = Some((point, span)),
        }
    }

    pub(super) fn distance(
        &mut self,
        bound: Bound,
        duration: &Spanned<tree::Duration>,
        after: &Spanned<tree::Point>,
        sense: Sense<'_>,
    ) -> Option<Distance> {
        let duration = self.forward(&duration.value, duration.span);
        let from = self.point(after, sense.at(Edge::First));
        Some(Distance {
            bound,
            duration: duration?,
            from: from?,
        })
    }

    /// The whole window; tells where the parts do not say when it begins or ends.
    pub(super) fn window(
        &mut self,
        parts: Parts,
        span: Span,
        called: &Text,
        afterwards: Afterwards,
    ) -> Option<Window> {
        let bounded = |bound: Bound| {
            let mut distances = parts.distances.iter();
            distances
                .find(|of| of.bound == bound)
                .map(|of| of.from.clone().plus(of.duration))
        };
        let (after, before) = (bounded(Bound::AtLeast), bounded(Bound::AtMost));
        let begins = parts
            .earliest
            .or_else(|| parts.recommended.clone())
            .or(after);
        let Some(earliest) = begins else {
            return self.wrong(
                Name::MissingField,
                span,
                Text::new(format!("{} säger inte från vilken dag det kan göras", called.sv), format!("{} does not say from which day it can be done", called.en)),
                Text::new("skriv tiden först, till exempel: när 4 veckor, tidigast 3 veckor, senast 6 veckor", "write the time first, for example: when 4 weeks, earliest 3 weeks, latest 6 weeks"),
            );
        };
        let Some(latest) = parts.latest.or(before) else {
            let latest = self.word(Rule::kw_latest, span);
            let example = self.example(span, ("6 veckor", "6 weeks"));
            return self.wrong(
                Name::MissingField,
                span,
                Text::new(format!("{} säger inte till vilken dag det kan göras", called.sv), format!("{} does not say until which day it can be done", called.en)),
                Text::new(format!("lägg till sist på raden, till exempel: , {latest} {example} (den dagen räknas med)"), format!("add at the end of the line, for example: , {latest} {example} (that day is included)")),
            );
        };
        Some(Window {
            recommended: parts.recommended.unwrap_or_else(|| earliest.clone()),
            recommended_through: parts.recommended_through,
            earliest,
            latest,
            distances: parts.distances,
            afterwards,
        })
    }
}

impl Collected {
    /// The parts of the named window, replaced by what the line itself says.
    fn merged(self) -> Parts {
        let mut parts = self.named.map(|(parts, _)| parts).unwrap_or_default();
        let mut stretches = self
            .recommended
            .into_iter()
            .map(|(recommended, _)| recommended);
        if let Some(outer) = stretches.next() {
            if outer.last.is_some() {
                parts.earliest = Some(outer.first.clone());
                parts.latest.clone_from(&outer.last);
            }
            let aim = stretches.next().unwrap_or(outer);
            parts.recommended_through = aim.last.filter(|_| aim.whole);
            parts.recommended = Some(aim.first);
        }
        parts.earliest = self.earliest.map(|(point, _)| point).or(parts.earliest);
        parts.latest = self.latest.map(|(point, _)| point).or(parts.latest);
        parts.distances.extend(self.distances);
        parts
    }
}
