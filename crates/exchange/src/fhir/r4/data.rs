//! The data types of R4 that a plan needs. What is empty is not written: FHIR knows no null and no
//! empty string.

use crate::fhir::codes;
use crate::fhir::neutral::Span;
use serde::Serialize;
use stafett_model::Occurred;
use stafett_plan::PlannedDay;

/// A text that may be written: `None` where there is nothing in it.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Coding {
    pub(super) system: String,
    pub(super) code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<String>,
}

impl Coding {
    /// A code of a system that somebody else keeps, with that system's own words.
    pub(super) fn known(system: &str, code: &str, display: &str) -> Coding {
        Coding {
            system: system.to_owned(),
            code: code.to_owned(),
            display: filled(display),
        }
    }
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

impl CodeableConcept {
    /// Codes without words of their own.
    pub(super) fn coded(coding: impl IntoIterator<Item = Coding>) -> CodeableConcept {
        CodeableConcept {
            coding: coding.into_iter().collect(),
            text: None,
        }
    }

    /// Words without a code; `None` where there are none.
    pub(super) fn said(text: &str) -> Option<CodeableConcept> {
        Some(CodeableConcept {
            coding: Vec::new(),
            text: Some(filled(text)?),
        })
    }
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Identifier {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) system: Option<String>,
    pub(super) value: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier: Option<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Period {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<String>,
}

impl From<Span> for Period {
    fn from(span: Span) -> Period {
        let preliminary = |side, day: Option<PlannedDay>| {
            let mark = day.filter(|day| day.preliminary);
            mark.map(|_| Extension::new("preliminary", Value::Code(side)))
        };
        Period {
            extension: preliminary("start", span.from)
                .into_iter()
                .chain(preliminary("end", span.through))
                .collect(),
            start: span.from.map(|day| day.on.to_string()),
            end: span.through.map(|day| day.on.to_string()),
        }
    }
}

impl From<Occurred> for Period {
    /// When something was done. A month or a year is written as FHIR writes dates of which no more is
    /// known; of several days it is said that it was one of them.
    fn from(occurred: Occurred) -> Period {
        let (start, end) = match partial(occurred) {
            Some(date) => (date.clone(), date),
            None => (occurred.first.to_string(), occurred.last.to_string()),
        };
        let one_of = partial(occurred).is_none().then(|| {
            let name = "on-one-of-these-days";
            Extension::new(name, Value::Boolean(true))
        });
        Period {
            extension: one_of.into_iter().collect(),
            start: Some(start),
            end: Some(end),
        }
    }
}

/// A day, a month or a year as a date of FHIR; `None` for other stretches of days.
pub(super) fn partial(occurred: Occurred) -> Option<String> {
    let whole =
        occurred.day().is_some() || occurred.as_month().is_some() || occurred.as_year().is_some();
    whole.then(|| occurred.to_string())
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Annotation {
    pub(super) text: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Duration {
    pub(super) value: u16,
    pub(super) unit: &'static str,
    pub(super) system: &'static str,
    pub(super) code: &'static str,
}

impl Duration {
    pub(super) fn minutes(value: u16) -> Duration {
        Duration {
            value,
            unit: "min",
            system: codes::UCUM,
            code: "min",
        }
    }
}

/// What R4 has no element for: either a value, or extensions that belong together.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Extension {
    pub(super) url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(flatten)]
    pub(super) value: Option<Value>,
}

impl Extension {
    /// One of ours with a value.
    pub(super) fn new(name: &str, value: Value) -> Extension {
        Extension {
            url: codes::extension(name),
            extension: Vec::new(),
            value: Some(value),
        }
    }

    /// A part of a grouped extension: its name is short, as FHIR wants it.
    pub(super) fn part(name: &str, value: Value) -> Extension {
        Extension {
            url: name.to_owned(),
            extension: Vec::new(),
            value: Some(value),
        }
    }

    /// A part of a grouped extension that groups others.
    pub(super) fn parts(name: &str, parts: Vec<Extension>) -> Extension {
        Extension {
            url: name.to_owned(),
            extension: parts,
            value: None,
        }
    }

    /// One of ours that groups others.
    pub(super) fn group(name: &str, parts: Vec<Extension>) -> Extension {
        Extension {
            url: codes::extension(name),
            extension: parts,
            value: None,
        }
    }

    /// One of ours with words; `None` where there are none.
    pub(super) fn words(name: &str, text: &str) -> Option<Extension> {
        Some(Extension::new(name, Value::String(filled(text)?)))
    }
}

/// The value of an extension, an input or an output.
#[derive(Clone, Debug, Serialize)]
pub(super) enum Value {
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueCode")]
    Code(&'static str),
    #[serde(rename = "valueCodeableConcept")]
    Concept(CodeableConcept),
    #[serde(rename = "valueCoding")]
    Coding(Coding),
    #[serde(rename = "valueDate")]
    Date(String),
    #[serde(rename = "valueDuration")]
    Duration(Duration),
    #[serde(rename = "valuePeriod")]
    Period(Period),
    #[serde(rename = "valueReference")]
    Reference(Reference),
    #[serde(rename = "valueString")]
    String(String),
    #[serde(rename = "valueUnsignedInt")]
    Count(u32),
}
