//! Addresses of code systems and extensions: those of HL7 and LOINC, and our own under one base.
//! Ours are names, no web pages; what each means stands in `FHIR.md`.

use stafett_model::{Clock, Subject, VisitKind};
use stafett_plan::{HeldVerdict, HoldingState, QuestionKind};

pub(crate) const LOINC: &str = "http://loinc.org";
pub(crate) const UCUM: &str = "http://unitsofmeasure.org";
pub(crate) const FORECAST_STATUS: &str =
    "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";
pub(crate) const DOSE_STATUS: &str =
    "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status";
pub(crate) const DOSE_STATUS_REASON: &str =
    "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status-reason";

/// The element of R5 that R4 lacks, under the address that R5 gives it for use in R4.
pub(crate) const REQUESTED_PERIOD: &str =
    "http://hl7.org/fhir/5.0/StructureDefinition/extension-Task.requestedPeriod";

/// The address of an extension of ours.
pub(crate) fn extension(name: &str) -> String {
    format!("urn:stafett:fhir:extension:{name}")
}

/// The address of a code system of ours that is the same for all programmes.
pub(crate) fn system(name: &str) -> String {
    format!("urn:stafett:fhir:code:{name}")
}

/// The address of a programme's own names of one kind (`visit`, `item`, `area` …).
pub(crate) fn programme(programme: &str, kind: &str) -> String {
    format!("urn:stafett:programme:{}:{kind}", escaped(programme))
}

/// A name as a part of a URN: what RFC 8141 does not allow there, and the colon that parts names,
/// is percent-encoded.
pub(crate) fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// Whom something concerns, as a plan's JSON spells it.
pub(crate) fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Child => "child",
        Subject::BirthingParent => "birthingParent",
        Subject::OtherParent => "otherParent",
        Subject::Guardians => "guardians",
    }
}

/// The age by which something is judged, as a plan's JSON spells it.
pub(crate) fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Chronological => "chronological",
        Clock::Corrected => "corrected",
    }
}

/// Meeting or other contact, as a plan's JSON spells it.
pub(crate) fn kind(kind: VisitKind) -> &'static str {
    match kind {
        VisitKind::Visit => "visit",
        VisitKind::Contact => "contact",
    }
}

/// Whether a holder is certain, as a plan's JSON spells it.
pub(crate) fn verdict(verdict: HeldVerdict) -> &'static str {
    match verdict {
        HeldVerdict::One => "one",
        HeldVerdict::Nobody => "nobody",
        HeldVerdict::Several => "several",
        HeldVerdict::Undecided => "undecided",
        HeldVerdict::NotApplicable => "notApplicable",
    }
}

/// The kind of a question, as a plan's JSON spells it.
pub(crate) fn question(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Fact => "fact",
        QuestionKind::Event => "event",
        QuestionKind::DueDate => "dueDate",
        QuestionKind::History => "history",
        QuestionKind::TooMany => "tooMany",
    }
}

/// How a service came to hold the child, as a plan's JSON spells it.
pub(crate) fn holding(state: HoldingState) -> &'static str {
    match state {
        HoldingState::WithDuty => "withDuty",
        HoldingState::Confirmed => "confirmed",
        HoldingState::Awaiting => "awaiting",
        HoldingState::Late => "late",
        HoldingState::Refused => "refused",
        HoldingState::Unknown => "unknown",
    }
}
