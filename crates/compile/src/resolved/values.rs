//! What values a fact may have, and which of them a word means.

use super::fields::{self, Fields, pick};
use super::room::Room;
use crate::words::{self, Kind, keyword};
use stafett_diag::{Diagnostic, Language, Name, Span, Text, closest};
use stafett_grammar::Rule;
use stafett_model::{Day, FactId, Values};
use stafett_syntax::tree::{self, Declared, FactField, Identifier, Spanned, Value};
use std::collections::BTreeMap;

/// The least and the greatest number that a fact may have.
const NUMBERS: (i64, i64) = (-1_000_000, 1_000_000);
/// The most values that a fact may list.
const MOST_VALUES: usize = 1_000;

impl<'a> Room<'a> {
    /// The values of a declared fact.
    pub(super) fn fact_values(&mut self, declared: &'a Declared<FactField>) -> Option<Values> {
        let fields = Fields::of(Kind::Fact, declared);
        let example = ("värden ja eller nej", "values yes or no");
        let values = fields.needed(self, Rule::kw_values, example, pick!(FactField::Values))?;
        match &values.value {
            tree::Values::YesOrNo => Some(Values::YesNo),
            tree::Values::Date => Some(Values::Date),
            tree::Values::OneOf(names) => self.one_of(names, values.span),
            tree::Values::WholeNumber { least, greatest } => {
                let (from, through) = (self.whole(least), self.whole(greatest));
                let (from, through) = (from?, through?);
                if from > through {
                    return self.reversed(least.span.merge(greatest.span));
                }
                Some(Values::Whole { from, through })
            }
        }
    }

    fn one_of(&mut self, names: &[Spanned<Identifier>], span: Span) -> Option<Values> {
        if names.len() > MOST_VALUES {
            let count = names.len();
            return self.wrong(
                Name::TooMany,
                span,
                Text::new(
                    format!("uppgiften har {count} värden; gränsen är {MOST_VALUES}"),
                    format!("the fact has {count} values; the limit is {MOST_VALUES}"),
                ),
                Text::new(
                    "slå ihop värden som betyder samma sak för programmet",
                    "merge values that mean the same to the programme",
                ),
            );
        }
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for name in names {
            if let Some(first) = seen.insert(name.value.as_str(), name.span) {
                fields::repeated(self, name.value.as_str(), first, name.span);
            }
        }
        Some(Values::OneOf(
            names.iter().map(|name| name.value.to_string()).collect(),
        ))
    }

    fn whole(&mut self, number: &Spanned<i64>) -> Option<i32> {
        let (least, most) = NUMBERS;
        if (least..=most).contains(&number.value) {
            return i32::try_from(number.value).ok();
        }
        self.out_of_range(number.span, number.value, least, most)
    }

    /// The number that stands for `value` of a fact; tells if the fact cannot have it. `None` too
    /// where the fact's values themselves are wrong, which was told.
    pub(super) fn fact_value(&mut self, fact: FactId, value: &Spanned<Value>) -> Option<i32> {
        let values = self.values.get(fact.index())?.clone()?;
        let number = match (&values, &value.value) {
            (Values::YesNo, Value::No) => Some(0),
            (Values::YesNo, Value::Yes) => Some(1),
            (Values::OneOf(names), given) => {
                let name = self.spelled(given, value.span);
                names
                    .iter()
                    .position(|one| *one == name)
                    .or_else(|| self.outcome_place(fact, &name))
                    .and_then(|at| i32::try_from(at).ok())
            }
            (Values::Whole { from, through }, Value::Number(number)) => i32::try_from(*number)
                .ok()
                .filter(|number| (from..=through).contains(&number)),
            (Values::Date, Value::Date(date)) => {
                return self.day_at(*date, value.span).map(Day::number);
            }
            _ => None,
        };
        if number.is_none() {
            self.tell_unknown_value(fact, &values, value);
        }
        number
    }

    /// A value as it was written.
    fn spelled(&self, value: &Value, span: Span) -> String {
        match value {
            Value::Name(name) => name.to_string(),
            Value::Yes => self.word(Rule::kw_yes, span).to_owned(),
            Value::No => self.word(Rule::kw_no, span).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Date(_) => self.texts.slice(span).trim().to_owned(),
        }
    }

    fn tell_unknown_value(&mut self, fact: FactId, values: &Values, value: &Spanned<Value>) {
        let spelled = self.spelled(&value.value, value.span);
        let name = self.fact_name(fact).to_owned();
        let message = Text::new(
            format!("uppgiften \"{name}\" kan inte vara \"{spelled}\""),
            format!("the fact \"{name}\" cannot be \"{spelled}\""),
        );
        let mut told = Diagnostic::new(Name::UnknownValue, value.span, message);
        if let Some(at) = self.declared_at(Kind::Fact, &name) {
            told = told.label(at, Text::new("uppgiften", "the fact"));
        }
        if let Some(near) = nearest(&spelled, values) {
            told = told.help(Text::new(
                format!("menade du \"{near}\"?"),
                format!("did you mean \"{near}\"?"),
            ));
        } else if let (Value::Name(_), Some(_)) = (&value.value, self.named.facts.find(&spelled)) {
            told = told.help(Text::new(
                format!("\"{spelled}\" är en egen uppgift: skriv parentes om det som står före, så att den prövas för sig"),
                format!("\"{spelled}\" is a fact of its own: write parentheses around what stands before, so that it is tested alone"),
            ));
        }
        self.tell(told.help(self.choices(values, value.span)));
    }

    /// The name of a fact.
    pub(super) fn fact_name(&self, fact: FactId) -> &'a str {
        self.named
            .facts
            .row(fact.0)
            .map_or("", |row| row.name.as_str())
    }

    /// What values there are to choose from.
    pub(super) fn choices(&self, values: &Values, span: Span) -> Text {
        let language = self.texts.language(span);
        match values {
            Values::YesNo => {
                let (yes, no) = (
                    keyword(Rule::kw_yes, language),
                    keyword(Rule::kw_no, language),
                );
                Text::new(
                    format!("den är {yes} eller {no}"),
                    format!("it is {yes} or {no}"),
                )
            }
            Values::OneOf(names) => {
                let shown: Vec<Text> = names.iter().take(12).map(words::same).collect();
                let list = words::either(&shown);
                Text::new(
                    format!("den kan vara {}", list.sv),
                    format!("it can be {}", list.en),
                )
            }
            Values::Whole { from, through } => Text::new(
                format!("den är ett heltal från {from} till {through}"),
                format!("it is a whole number from {from} to {through}"),
            ),
            Values::Date => Text::new(
                "den är ett datum, till exempel 2026-08-18",
                "it is a date, for example 2026-08-18",
            ),
        }
    }
}

fn nearest<'v>(spelled: &str, values: &'v Values) -> Option<&'v str> {
    match values {
        Values::OneOf(names) => closest(spelled, names.iter().map(String::as_str)),
        _ => None,
    }
}

/// Every number that stands for a value, where they are few; otherwise nothing.
pub(super) fn few_values(values: &Values) -> Option<i32> {
    match values {
        Values::YesNo => Some(2),
        Values::OneOf(names) => i32::try_from(names.len()).ok(),
        Values::Whole { .. } | Values::Date => None,
    }
}

/// How the value of this number is spelled.
pub(super) fn spelling(values: &Values, number: i32, language: Language) -> String {
    let name = |names: &[String]| names.get(usize::try_from(number).ok()?).cloned();
    match values {
        Values::YesNo if number == 0 => keyword(Rule::kw_no, language).to_owned(),
        Values::YesNo => keyword(Rule::kw_yes, language).to_owned(),
        Values::OneOf(names) => name(names).unwrap_or_default(),
        Values::Whole { .. } | Values::Date => number.to_string(),
    }
}
