//! How the school calendar calls school years, and which school year a grade means.

use super::about::scheme_rule;
use super::fields::{Fields, repeated};
use super::room::Room;
use crate::words::{Kind, same};
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::Period;
use stafett_model::school::GradeScheme;
use stafett_syntax::tree::{self, CalendarField, Scheme, SchoolTerm, Spanned};

/// School years of compulsory school where the calendar names no grades: the preschool class and
/// nine grades, or ten grades.
const COMPULSORY_YEARS: u8 = 10;

/// What the school calendar says of grades.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) schemes: Vec<GradeScheme>,
    pub(super) compulsory_years: u8,
    pub(super) upper_secondary_years: u8,
    /// Whether something in it is wrong, which was told.
    pub(super) broken: bool,
    /// Whether it was told that there is none.
    absence_told: bool,
}

impl Room<'_> {
    /// What the school calendar says of grades, before anything refers to it.
    pub(super) fn school_shape(&mut self) -> Shape {
        let mut shape = Shape {
            compulsory_years: COMPULSORY_YEARS,
            ..Shape::default()
        };
        let Some(declared) = self.named.calendar else {
            return shape;
        };
        let fields = Fields::of(Kind::Calendar, declared);
        let lines = fields.every(|field| match field {
            CalendarField::Grades {
                scheme,
                labels,
                from,
                end,
            } => Some((scheme, labels, from, end)),
            _ => None,
        });
        let mut seen: Vec<(Scheme, Span)> = Vec::new();
        for ((scheme, labels, from, end), span) in lines {
            if let Some((_, first)) = seen.iter().find(|(of, _)| *of == scheme.value) {
                let (word, first) = (self.word(scheme_rule(scheme.value), span), *first);
                repeated(self, word, first, span);
                continue;
            }
            seen.push((scheme.value, span));
            let range = self.grade_labels(labels, span);
            let years = (
                self.scheme_from(from.as_ref()),
                self.scheme_until(end.as_ref()),
            );
            match (range, years) {
                (Some((_, last)), _) if scheme.value == Scheme::UpperSecondary => {
                    shape.upper_secondary_years = last;
                }
                (Some((first_grade, last_grade)), (Some(from_year), Some(until_year))) => {
                    let name = self.scheme_name(scheme.value);
                    shape.schemes.push(GradeScheme {
                        name,
                        first_grade,
                        last_grade,
                        from_year,
                        until_year,
                    });
                }
                _ => shape.broken = true,
            }
        }
        shape
            .schemes
            .sort_by(|a, b| (a.from_year, &a.name).cmp(&(b.from_year, &b.name)));
        self.compulsory_years(&mut shape, fields.at());
        shape
    }

    /// The schemes must number equally many school years.
    fn compulsory_years(&mut self, shape: &mut Shape, span: Span) {
        let years = |scheme: &GradeScheme| {
            scheme
                .last_grade
                .saturating_sub(scheme.first_grade)
                .saturating_add(1)
        };
        let Some(first) = shape.schemes.first().map(years) else {
            return;
        };
        shape.compulsory_years = first;
        if shape.schemes.iter().any(|scheme| years(scheme) != first) {
            shape.broken = true;
            self.wrong::<()>(
                Name::OutOfRange,
                span,
                Text::new("skolkalenderns sätt att räkna årskurser har olika många skolår", "the ways to number grades in the school calendar have different numbers of school years"),
                Text::new("förskoleklass och årskurs 1–9 är tio skolår, liksom årskurs 1–10", "the preschool class and grades 1–9 are ten school years, and so are grades 1–10"),
            );
        }
    }

    fn scheme_name(&self, scheme: Scheme) -> String {
        let at = self
            .named
            .programme
            .map(|declared| declared.name.span)
            .unwrap_or_default();
        self.word(scheme_rule(scheme), at).to_owned()
    }

    /// Number of the first and of the last grade; the preschool class is 0.
    fn grade_labels(
        &mut self,
        labels: &[Spanned<tree::GradeLabels>],
        span: Span,
    ) -> Option<(u8, u8)> {
        let mut range: Option<(u32, u32)> = None;
        for label in labels {
            let (first, last) = match &label.value {
                tree::GradeLabels::PreschoolClass => (0, 0),
                tree::GradeLabels::Grades { first, last } => (
                    self.number(first.value, first.span, 1, 20)?,
                    self.number(last.value, last.span, 1, 20)?,
                ),
            };
            let follows = range.is_none_or(|(_, before)| first == before.saturating_add(1));
            if !follows || last < first {
                return self.wrong(
                    Name::OutOfRange,
                    label.span,
                    Text::new(
                        "årskurserna ska stå i ordning och utan lucka",
                        "the grades shall stand in order and without a gap",
                    ),
                    Text::new(
                        "skriv till exempel: förskoleklass, årskurs 1–9",
                        "write for example: preschool class, grade 1–9",
                    ),
                );
            }
            range = Some((range.map_or(first, |(first, _)| first), last));
        }
        let Some((first, last)) = range else {
            return self.out_of_range(span, 0, 1, 20);
        };
        Some((u8::try_from(first).ok()?, u8::try_from(last).ok()?))
    }

    /// The calendar year whose autumn begins the use of a scheme; `Some(None)` where it has none.
    fn scheme_from(&mut self, from: Option<&Spanned<tree::Point>>) -> Option<Option<i32>> {
        match from {
            None => Some(None),
            Some(point) => self.autumn_of(point).map(Some),
        }
    }

    /// The first calendar year whose autumn no longer uses a scheme.
    fn scheme_until(&mut self, end: Option<&Spanned<tree::End>>) -> Option<Option<i32>> {
        match end.map(|end| &end.value) {
            None => Some(None),
            Some(tree::End::Until(point)) => self.autumn_of(point).map(Some),
            Some(tree::End::Through(point)) => self
                .autumn_of(point)
                .map(|year| Some(year.saturating_add(1))),
        }
    }

    fn autumn_of(&mut self, point: &Spanned<tree::Point>) -> Option<i32> {
        if let tree::Point::Period(tree::Period::Term {
            term: SchoolTerm::Autumn,
            year,
        }) = &point.value
            && let tree::TermYear::Calendar(calendar) = year.value
        {
            return self.term_year(calendar, year.span);
        }
        self.wrong(
            Name::WrongKind,
            point.span,
            Text::new(
                "ett läsår börjar med en hösttermin, så här ska en sådan stå",
                "a school year begins with an autumn term, so here one must stand",
            ),
            Text::new(
                "skriv till exempel: höstterminen 2028",
                "write for example: autumn term 2028",
            ),
        )
    }

    /// Whether there is a school calendar; its absence is told once.
    pub(super) fn has_school(&mut self, span: Span) -> bool {
        if self.named.calendar.is_some() {
            return true;
        }
        let word = self.word(Rule::kw_school_calendar, span);
        if !self.shape.absence_told && !self.texts.unread_mentions(word) {
            self.tell(
                Diagnostic::new(
                    Name::MissingField,
                    span,
                    Text::new("här talas om skolan, men programmet har ingen skolkalender", "this speaks of school, but the programme has no school calendar"),
                )
                .help(Text::new(
                    "deklarera en skolkalender som säger när terminerna börjar och vid vilken ålder barn börjar skolan",
                    "declare a school calendar that says when terms begin and at which age children start school",
                )),
            );
        }
        self.shape.absence_told = true;
        false
    }

    /// The school year that a scheme calls grade `number`.
    pub(super) fn school_year(
        &mut self,
        scheme: Scheme,
        number: &Spanned<u32>,
        span: Span,
    ) -> Option<Period> {
        if !self.has_school(span) {
            return None;
        }
        let name = self.scheme_name(scheme);
        let Some(found) = self
            .shape
            .schemes
            .iter()
            .find(|of| of.name == name)
            .cloned()
        else {
            return self.no_scheme(scheme, span);
        };
        let grade = u8::try_from(number.value).ok().filter(|grade| *grade > 0);
        match grade.and_then(|grade| found.school_year(grade)) {
            Some(index) => Some(Period::SchoolYear(index)),
            None => {
                let least = found.first_grade.max(1);
                self.out_of_range(
                    number.span,
                    number.value.into(),
                    least.into(),
                    found.last_grade.into(),
                )
            }
        }
    }

    /// The year of upper secondary school.
    pub(super) fn upper_secondary_year(&mut self, number: &Spanned<u32>) -> Option<Period> {
        if !self.has_school(number.span) {
            return None;
        }
        let most = self.shape.upper_secondary_years;
        if most == 0 {
            return self.no_scheme(Scheme::UpperSecondary, number.span);
        }
        let year = self.number(number.value, number.span, 1, most.into())?;
        let index = u8::try_from(year).ok()?.checked_sub(1)?;
        Some(Period::SchoolYear(
            self.shape.compulsory_years.checked_add(index)?,
        ))
    }

    /// The preschool class: the first school year.
    pub(super) fn preschool_year(&mut self, span: Span) -> Option<Period> {
        if !self.has_school(span) {
            return None;
        }
        if self
            .shape
            .schemes
            .iter()
            .any(|scheme| scheme.first_grade == 0)
        {
            return Some(Period::SchoolYear(0));
        }
        self.no_scheme(Scheme::NineYear, span)
    }

    fn no_scheme<T>(&mut self, scheme: Scheme, span: Span) -> Option<T> {
        let calendar = self.named.calendar?;
        if self.shape.broken || self.texts.has_unread(calendar.span) {
            return None;
        }
        let word = same(self.word(scheme_rule(scheme), span));
        let told = Diagnostic::new(
            Name::MissingField,
            span,
            Text::new(
                format!("skolkalendern säger inte vilka årskurser `{}` har", word.sv),
                format!(
                    "the school calendar does not say which grades `{}` has",
                    word.en
                ),
            ),
        );
        self.tell(told.label(calendar.name.span, Text::new("skolkalendern", "the school calendar")).help(Text::new(
            "lägg till en rad i skolkalendern, till exempel: nioårig förskoleklass, årskurs 1–9",
            "add a line to the school calendar, for example: nine-year preschool class, grade 1–9",
        )));
        None
    }
}
