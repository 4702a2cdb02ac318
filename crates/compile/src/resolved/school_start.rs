//! When children start school.

use super::fields::{Fields, repeated};
use super::room::Room;
use super::values::{few_values, spelling};
use stafett_diag::{Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::{Condition, FactId};
use stafett_syntax::tree::{CalendarField, Guard, Spanned};

/// A line on school start: the age, and for whom.
type StartLine<'a> = (&'a Spanned<u32>, Option<&'a Spanned<Guard>>);

/// When children start school: the fact that decides it, and the ages reached in that calendar
/// year by value.
pub(super) struct SchoolStart {
    pub(super) fact: Option<FactId>,
    pub(super) turning: Vec<u8>,
}

impl<'a> Room<'a> {
    /// When children start school: one line for all, or one for each value of one fact.
    pub(super) fn school_start(
        &mut self,
        fields: &Fields<'a, CalendarField>,
    ) -> Option<SchoolStart> {
        let lines = fields.every(|field| match field {
            CalendarField::SchoolStart { turning, guard } => Some((turning, guard.as_ref())),
            _ => None,
        });
        match lines.as_slice() {
            [] => {
                let example = (
                    "skolstart året barnet fyller 6",
                    "school start year of turning 6",
                );
                fields.tell_missing(self, Rule::kw_school_start, example);
                None
            }
            [((turning, None), _)] => {
                let turning = self.years(turning)?;
                Some(SchoolStart {
                    fact: None,
                    turning: vec![turning],
                })
            }
            lines => self.start_by_fact(lines),
        }
    }

    fn start_by_fact(&mut self, lines: &[(StartLine<'a>, Span)]) -> Option<SchoolStart> {
        let mut fact: Option<FactId> = None;
        let mut ages: Vec<Option<(u8, Span)>> = Vec::new();
        for ((turning, guard), span) in lines {
            let turning = self.years(turning);
            let condition = self.guard(*guard)?;
            let (of, count) = self.start_fact(&condition, fact, *span)?;
            fact = Some(of);
            ages.resize(usize::try_from(count).ok()?, None);
            let turning = turning?;
            for (number, age) in (0..count).zip(ages.iter_mut()) {
                if !condition.holds(&|_| Some(number)) {
                    continue;
                }
                match age {
                    Some((_, first)) => {
                        let what = self.spelled_value(of, number, *span);
                        repeated(self, &what, *first, *span);
                    }
                    None => *age = Some((turning, *span)),
                }
            }
        }
        let fact = fact?;
        let span = lines.first().map(|(_, span)| *span)?;
        self.all_ages(fact, &ages, span).map(|turning| SchoolStart {
            fact: Some(fact),
            turning,
        })
    }

    /// The one fact with few values on which a line of school start depends.
    fn start_fact(
        &mut self,
        condition: &Condition,
        before: Option<FactId>,
        span: Span,
    ) -> Option<(FactId, i32)> {
        if let [fact] = condition.facts().as_slice()
            && before.is_none_or(|before| before == *fact)
        {
            let values = self.values.get(fact.index())?.clone()?;
            if let Some(count) = few_values(&values) {
                return Some((*fact, count));
            }
        }
        self.wrong(
            Name::WrongKind,
            span,
            Text::new("raderna om skolstart ska alla gälla värden av en och samma uppgift", "the lines on school start shall all be about values of one and the same fact"),
            Text::new("skriv en rad för varje värde, till exempel: skolstart året barnet fyller 6 om skolstartstid vanlig", "write one line for each value, for example: school start year of turning 6 if school_entry regular"),
        )
    }

    /// The ages by value; tells which values lack one.
    fn all_ages(
        &mut self,
        fact: FactId,
        ages: &[Option<(u8, Span)>],
        span: Span,
    ) -> Option<Vec<u8>> {
        let missing: Vec<String> = (0..)
            .zip(ages)
            .filter(|(_, age)| age.is_none())
            .map(|(number, _)| self.spelled_value(fact, number, span))
            .collect();
        if missing.is_empty() {
            return ages.iter().map(|age| age.map(|(age, _)| age)).collect();
        }
        let (name, missing) = (self.fact_name(fact), missing.join(", "));
        self.wrong(
            Name::MissingField,
            span,
            Text::new(format!("skolkalendern säger inte när barn börjar skolan om \"{name}\" är {missing}"), format!("the school calendar does not say when children start school if \"{name}\" is {missing}")),
            Text::new("lägg till en rad för varje värde som saknas", "add a line for each missing value"),
        )
    }

    fn spelled_value(&self, fact: FactId, number: i32, span: Span) -> String {
        let values = self.values.get(fact.index()).and_then(Option::as_ref);
        values
            .map(|values| spelling(values, number, self.texts.language(span)))
            .unwrap_or_default()
    }
}
