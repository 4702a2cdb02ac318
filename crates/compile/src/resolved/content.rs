//! Areas, content items and vaccine series with their doses.

use super::about;
use super::fields::{Fields, pick, repeated};
use super::points::Sense;
use super::room::Room;
use crate::named::{ItemSource, Row};
use crate::words::Kind;
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::programme::Validity;
use stafett_model::{
    Afterwards, AreaId, Bound, Clock, ContentItem, Dose, Duration, Edge, ItemId, Series, SeriesId,
    Subject, Window,
};
use stafett_syntax::tree::{self, Declared, Field, Guard, ItemField, SeriesField, Spanned, When};

const AREA: (&str, &str) = ("område vaccination", "area vaccination");
/// The greatest number of a dose.
const MOST_DOSES: u32 = 30;

impl<'a> Room<'a> {
    /// A row of the table of content items: a declared one or a dose.
    pub(super) fn item(&mut self, row: &'a Row<ItemSource<'a>>) -> Option<ContentItem> {
        match row.value {
            ItemSource::Item(declared) => self.content_item(declared),
            ItemSource::Dose(series, number) => self.dose_item(&row.name, series, number),
        }
    }

    fn content_item(&mut self, declared: &'a Declared<ItemField>) -> Option<ContentItem> {
        let fields = Fields::of(Kind::Item, declared);
        let meta = self.meta(declared, about::item);
        let area = fields.needed(self, Rule::kw_area, AREA, pick!(ItemField::Area));
        let area = area.and_then(|name| self.area_id(name));
        let subject = fields.once(self, Rule::kw_concerns, pick!(ItemField::Concerns));
        let clock = fields.once(self, Rule::kw_age, pick!(ItemField::Age));
        let tier = fields.once(self, Rule::kw_tier, pick!(ItemField::Tier));
        let tier = match tier {
            Some(tier) => Some(self.number(tier.value, tier.span, 1, 3)?),
            None => None,
        };
        let instrument = fields.once(self, Rule::kw_instrument, pick!(ItemField::Instrument));
        let outcomes = fields.once(self, Rule::kw_outcomes, pick!(ItemField::Outcomes));
        let outcomes = outcomes.map_or(&[][..], |names| names.as_slice());
        let spacing = fields.once(self, Rule::kw_at_least, pick!(ItemField::Spacing));
        let spacing = match spacing {
            Some(spacing) => Some(self.forward(&spacing.value, spacing.span)?),
            None => None,
        };
        Some(ContentItem {
            meta,
            area: area?,
            subject: subject.map_or(Subject::Child, |subject| model_subject(subject.value)),
            clock: clock.map_or(Clock::Chronological, |clock| model_clock(clock.value)),
            tier: tier.and_then(|tier| u8::try_from(tier).ok()),
            instrument: instrument
                .map(|text| text.value.clone())
                .unwrap_or_default(),
            outcomes: outcomes.iter().map(|name| name.value.to_string()).collect(),
            spacing,
            dose: None,
        })
    }

    fn dose_item(
        &mut self,
        name: &str,
        series: &'a Declared<SeriesField>,
        number: u32,
    ) -> Option<ContentItem> {
        let series_name = series.name.value.as_str();
        let id = self.named.series.find(series_name).map(SeriesId)?;
        let (field, written) = dose_field(series, number)?;
        let notes = self.notes(&field.qualifiers, None);
        let title = series
            .title
            .as_ref()
            .map_or(series_name, |title| title.value.as_str());
        let title = self.named.dose_name(title, number);
        let meta = self.inner_meta(name.to_owned(), title, field.span, notes);
        let window = self.dose_window(series, written.when, field.span, number);
        let valid = self.validity(series_name, written.valid);
        let condition = self.guard(written.guard);
        let area = self.series_area(series)?;
        let number = u8::try_from(number).ok()?;
        let dose = Dose {
            series: id,
            number,
            window: window?,
            valid: valid?,
            condition: condition?,
        };
        Some(ContentItem {
            meta,
            area,
            subject: Subject::Child,
            clock: Clock::Chronological,
            tier: None,
            instrument: String::new(),
            outcomes: Vec::new(),
            spacing: None,
            dose: Some(dose),
        })
    }

    /// From when a given dose counts.
    fn validity(&mut self, series: &str, parts: &[Spanned<tree::Validity>]) -> Option<Validity> {
        let sense = Sense {
            edge: Edge::First,
            series: Some(series),
        };
        let mut valid = Validity::default();
        let mut first: Option<Span> = None;
        for part in parts {
            match &part.value {
                tree::Validity::From(point) => {
                    if let Some(first) = first {
                        repeated(
                            self,
                            self.word(Rule::kw_valid_from, part.span),
                            first,
                            part.span,
                        );
                    }
                    first = Some(part.span);
                    valid.from = Some(self.point(point, sense)?);
                }
                tree::Validity::AtLeast { duration, after } => {
                    let distance = self.distance(Bound::AtLeast, duration, after, sense)?;
                    valid.distances.push(distance);
                }
            }
        }
        Some(valid)
    }

    fn dose_window(
        &mut self,
        series: &'a Declared<SeriesField>,
        when: &'a Spanned<When>,
        span: Span,
        number: u32,
    ) -> Option<Window> {
        let name = series.name.value.as_str();
        let sense = Sense {
            edge: Edge::First,
            series: Some(name),
        };
        let parts = self.parts(&when.value, sense);
        let afterwards = self.series_afterwards(series);
        let called = Text::new(
            format!("dos {number} i vaccinserien \"{name}\""),
            format!("dose {number} of the vaccine series \"{name}\""),
        );
        self.window(parts?, span, &called, afterwards?)
    }

    /// The series' area, silently: [`Room::series`] tells what is wrong with it.
    fn series_area(&self, series: &'a Declared<SeriesField>) -> Option<AreaId> {
        let areas = Fields::of(Kind::Series, series).every(pick!(SeriesField::Area));
        let (name, _) = areas.first()?;
        self.named.areas.find(name.value.as_str()).map(AreaId)
    }

    /// What follows for each dose of the series, silently as above.
    fn series_afterwards(&mut self, series: &'a Declared<SeriesField>) -> Option<Afterwards> {
        let told = self.diagnostics.len();
        let lines = Fields::of(Kind::Series, series).every(pick!(SeriesField::Afterwards));
        let afterwards = self.afterwards(lines.first().map(|(line, _)| *line));
        self.diagnostics.truncate(told);
        afterwards
    }

    pub(super) fn series(&mut self, row: &'a Row<&'a Declared<SeriesField>>) -> Option<Series> {
        let declared = row.value;
        let fields = Fields::of(Kind::Series, declared);
        let meta = self.meta(declared, about::series);
        let area = fields.needed(self, Rule::kw_area, AREA, pick!(SeriesField::Area));
        let area = area.and_then(|name| self.area_id(name));
        let afterwards = fields.once(self, Rule::kw_afterwards, pick!(SeriesField::Afterwards));
        self.afterwards(afterwards)?;
        let doses = self.doses(&row.name, &fields);
        self.repeated_products(declared);
        let grace = fields.once(self, Rule::kw_grace, pick!(SeriesField::Grace));
        let grace = match grace {
            Some(grace) => self.forward(&grace.value, grace.span)?,
            None => Duration::ZERO,
        };
        let begun_by = fields.once(self, Rule::kw_begun_by, pick!(SeriesField::BegunBy));
        let begun_by = match begun_by {
            Some(point) => Some(self.point(point, Sense::FIRST.at(Edge::Last))?),
            None => None,
        };
        let after_invalid = fields.every(|field| match field {
            SeriesField::AfterInvalid => Some(()),
            _ => None,
        });
        Some(Series {
            meta,
            area: area?,
            doses: doses?,
            products: self.product_ids(&row.name),
            grace,
            begun_by,
            after_invalid: !after_invalid.is_empty(),
        })
    }

    /// The doses in the order of their numbers, which run from 1 without a gap.
    fn doses(&mut self, series: &str, fields: &Fields<'a, SeriesField>) -> Option<Vec<ItemId>> {
        let mut numbers = fields.every(|field| match field {
            SeriesField::Dose { number, .. } => Some(*number),
            _ => None,
        });
        numbers.sort_by_key(|(number, span)| (number.value, *span));
        let mut previous: Option<Spanned<u32>> = None;
        let mut doses = Vec::new();
        for (number, _) in numbers {
            self.number(number.value, number.span, 1, MOST_DOSES)?;
            let last = previous.map_or(0, |number| number.value);
            if let Some(first) = previous.filter(|_| number.value == last) {
                let word = format!("{} {}", self.word(Rule::kw_dose, number.span), number.value);
                repeated(self, &word, first.span, number.span);
                continue;
            }
            if number.value > last.saturating_add(1) {
                self.tell_gap(series, number, last);
            }
            doses.push(self.dose_of(series, &number)?);
            previous = Some(number);
        }
        if doses.is_empty() {
            let example = (
                "dos 1 rekommenderat 6 veckor, senast 12 veckor",
                "dose 1 recommended 6 weeks, latest 12 weeks",
            );
            fields.tell_missing(self, Rule::kw_dose, example);
            return None;
        }
        Some(doses)
    }

    fn tell_gap(&mut self, series: &str, number: Spanned<u32>, last: u32) {
        let missing = last.saturating_add(1);
        let message = Text::new(
            format!(
                "vaccinserien \"{series}\" har dos {} men ingen dos {missing}",
                number.value
            ),
            format!(
                "the vaccine series \"{series}\" has dose {} but no dose {missing}",
                number.value
            ),
        );
        self.tell(
            Diagnostic::new(Name::MissingField, number.span, message).help(Text::new(
                "numrera doserna 1, 2, 3 … utan lucka",
                "number the doses 1, 2, 3 … without a gap",
            )),
        );
    }

    /// What follows when a window has closed, if that is said.
    pub(super) fn afterwards(
        &mut self,
        line: Option<&Spanned<tree::Afterwards>>,
    ) -> Option<Afterwards> {
        let Some(line) = line else {
            return Some(Afterwards::Unsaid);
        };
        Some(match &line.value {
            tree::Afterwards::Lapses => Afterwards::Lapses,
            tree::Afterwards::CarriedOver => Afterwards::CarriedOver,
            tree::Afterwards::OfferedAgain => Afterwards::OfferedAgain,
            tree::Afterwards::CaughtUpUntil(until) => Afterwards::CaughtUp {
                until: self.point(until, Sense::FIRST)?,
            },
        })
    }
}

/// What the line of a dose says.
struct Written<'a> {
    when: &'a Spanned<When>,
    valid: &'a [Spanned<tree::Validity>],
    guard: Option<&'a Spanned<Guard>>,
}

/// The first line of this dose.
fn dose_field(
    series: &Declared<SeriesField>,
    number: u32,
) -> Option<(&Field<SeriesField>, Written<'_>)> {
    series.fields.iter().find_map(|field| match &field.value {
        SeriesField::Dose {
            number: of,
            when,
            valid,
            guard,
        } if of.value == number => {
            let guard = guard.as_ref();
            Some((field, Written { when, valid, guard }))
        }
        _ => None,
    })
}

pub(super) fn model_subject(person: tree::Person) -> Subject {
    match person {
        tree::Person::Child => Subject::Child,
        tree::Person::BirthingParent => Subject::BirthingParent,
        tree::Person::OtherParent => Subject::OtherParent,
        tree::Person::Guardians => Subject::Guardians,
    }
}

fn model_clock(clock: tree::Clock) -> Clock {
    match clock {
        tree::Clock::Chronological => Clock::Chronological,
        tree::Clock::Corrected => Clock::Corrected,
    }
}
