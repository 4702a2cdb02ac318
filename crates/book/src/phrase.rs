//! What the book says of points, windows and days beyond the shared words of the model.

use crate::texts::Texts;
use stafett_diag::Language;
use stafett_model::proof::Words;
use stafett_model::{
    Condition, Day, Duration, Edge, Located, Period, Point, Programme, Variable, Window, words,
};

/// The wording in the book's language.
pub(crate) fn pick(words: Words, language: Language) -> String {
    match language {
        Language::Swedish => words.sv,
        Language::English => words.en,
    }
}

/// "a, b och c".
pub(crate) fn list(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} {and} {last}", init.join(", ")),
    }
}

/// A title inside a sentence: its first letter small, unless it begins with an abbreviation or a
/// name of capitals.
pub(crate) fn lower(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

/// A phrase as the beginning of a sentence.
pub(crate) fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A text as a sentence, or several: with a capital, and with a full stop where it has no other end.
pub(crate) fn sentence(text: &str) -> String {
    let text = capital(text.trim());
    match text.chars().last() {
        Some(last) if !matches!(last, '.' | '!' | '?' | ':' | '…') => text + ".",
        _ => text,
    }
}

/// A number with thin spaces between groups of three: "7 305".
pub(crate) fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Programme and language together: all that wording needs.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) language: Language,
    pub(crate) t: &'static Texts,
}

impl Phrases<'_> {
    fn pick(&self, words: Words) -> String {
        pick(words, self.language)
    }

    /// A day: "15 mars 2026".
    pub(crate) fn day(&self, day: Day) -> String {
        self.pick(words::day(day))
    }

    /// A duration: "4 veckor".
    pub(crate) fn duration(&self, duration: Duration) -> String {
        self.pick(words::duration(duration))
    }

    /// A point as a noun phrase; the edge of a period without the edge: "årskurs 4 (nioårig)".
    pub(crate) fn point(&self, point: &Point) -> String {
        match point {
            Point::Period(period, Edge::First) => self.pick(words::period(self.programme, *period)),
            other => self.named(other),
        }
    }

    /// A point in the shared words, with the title that it may name in quotation marks.
    fn named(&self, point: &Point) -> String {
        self.pick(words::named(self.programme, point))
    }

    /// A condition in words; empty where it holds for everyone.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Always => String::new(),
            other => self.pick(words::condition(self.programme, other)),
        }
    }

    /// "från födseln".
    pub(crate) fn from(&self, point: &Point) -> String {
        self.pick(words::from(self.programme, point))
    }

    /// "fram till skolstart", "tills barnet fyller 21 år".
    pub(crate) fn until(&self, point: &Point) -> String {
        self.pick(words::until(self.programme, point))
    }

    /// The last day of a window: "den dag barnet blir 6 veckor", "slutet av årskurs 4".
    pub(crate) fn latest(&self, point: &Point) -> String {
        match point {
            Point::After(of, length) if is_age(of, *length) => {
                format!("{} {}", self.t.day_child_turns, self.duration(*length))
            }
            other => self.named(other),
        }
    }

    /// The recommended time of a window: "4 veckors ålder", "6–8 veckors ålder", "årskurs 4".
    pub(crate) fn recommended(&self, window: &Window) -> String {
        let start = self.point(&window.recommended);
        let Some(through) = &window.recommended_through else {
            return match pregnancy_week(&window.recommended) {
                Some(week) => {
                    let says = self.t.pregnancy_week.replace("{a}", &week.to_string());
                    says.replace("{b}", &start)
                }
                None => start,
            };
        };
        match (&window.recommended, through) {
            (Point::Period(a, Edge::First), Point::Period(b, Edge::Last)) if a == b => start,
            (Point::Period(_, Edge::First), Point::Period(b, Edge::Last)) => {
                format!("{start}–{}", self.period(*b))
            }
            (Point::After(a, low), Point::After(b, high)) if a == b => {
                match (single(*low), single(*high)) {
                    (Some((number, unit)), Some((_, other))) if unit == other => {
                        format!("{number}–{}", self.point(through))
                    }
                    _ => format!("{start}–{}", self.point(through)),
                }
            }
            _ => format!("{start}–{}", self.point(through)),
        }
    }

    fn period(&self, period: Period) -> String {
        self.pick(words::period(self.programme, period))
    }

    /// Where a point lies for the example child, in words.
    pub(crate) fn located(&self, located: Located) -> String {
        match located {
            Located::At(day) => self.day(day),
            Located::Open {
                first,
                last: Some(last),
                ..
            } => {
                format!(
                    "{} {} {} {}",
                    self.t.between,
                    self.day(first),
                    self.t.and,
                    self.day(last)
                )
            }
            Located::Open {
                first,
                last: None,
                variable,
            } => {
                let waits = self.variable(variable);
                format!(
                    "{} {}, {} {waits}",
                    self.t.not_before,
                    self.day(first),
                    self.t.depends_on
                )
            }
            Located::Never => self.t.no_day.to_owned(),
        }
    }

    /// The same, without what an open day depends on: for lists.
    pub(crate) fn located_in_short(&self, located: Located) -> String {
        match located {
            Located::Open {
                first, last: None, ..
            } => {
                format!("{} {}", self.t.not_before, self.day(first))
            }
            other => self.located(other),
        }
    }

    fn variable(&self, variable: Variable) -> String {
        let point = match variable {
            Variable::DueDate => Point::DueDate,
            Variable::Term(year, season) => {
                Point::Period(Period::DatedTerm { year, season }, Edge::First)
            }
            Variable::Event(event) => Point::Event(event),
            Variable::Visit(visit) => Point::Visit(visit),
            Variable::Item(item) => Point::Item(item),
        };
        self.point(&point)
    }
}

/// A duration of one term: its number and which term.
fn single(duration: Duration) -> Option<(i32, u8)> {
    let Duration {
        years,
        months,
        weeks,
        days,
    } = duration;
    match (years, months, weeks, days) {
        (n, 0, 0, 0) => Some((n, 0)),
        (0, n, 0, 0) => Some((n, 1)),
        (0, 0, n, 0) => Some((n, 2)),
        (0, 0, 0, n) => Some((n, 3)),
        _ => None,
    }
}

/// Whether a point counted from another is the day on which the child reaches an age.
fn is_age(of: &Point, length: Duration) -> bool {
    let (_, back) = length.ahead_and_back();
    *of == Point::Birth && back.is_zero()
}

/// The week of pregnancy in which a point lies that is whole weeks before the due date, at the end of the fortieth.
fn pregnancy_week(point: &Point) -> Option<i32> {
    let Point::After(of, length) = point else {
        return None;
    };
    let (ahead, back) = length.ahead_and_back();
    let whole = ahead.is_zero() && back.years == 0 && back.months == 0 && back.days == 0;
    let week = 40 - back.weeks;
    (**of == Point::DueDate && whole && (1..40).contains(&week)).then_some(week)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_read_well() {
        assert_eq!(number(7305), "7\u{a0}305");
        assert_eq!(number(305), "305");
        assert_eq!(number(1_000_000), "1\u{a0}000\u{a0}000");
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list(&parts, "och"), "a, b och c");
    }
}
