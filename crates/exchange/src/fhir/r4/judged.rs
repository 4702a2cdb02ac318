//! Doses that were given and do not count.

use super::Writer;
use super::data::{CodeableConcept, Coding, Identifier, Reference, filled};
use super::resources::{ImmunizationEvaluation, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::Judged;

impl Writer<'_> {
    /// The judgement of a dose. FHIR asks for a disease; a programme names series, so that is the
    /// series. The dose itself is named by what was given when: the vaccination record is not ours.
    pub(super) fn evaluation(&self, judged: &Judged<'_>) -> Resource {
        let text = filled(self.neutral.say.words(&judged.warning.text));
        let series = judged.dose.map(|dose| &dose.series);
        Resource::ImmunizationEvaluation(Box::new(ImmunizationEvaluation {
            id: judged.id.clone(),
            language: self.neutral.say.tag(),
            status: "completed",
            patient: self.subject(),
            date: self.as_of(),
            target_disease: series.map_or_else(
                || CodeableConcept::coded([self.name("item", judged.item, "")]),
                |series| self.named("series", series),
            ),
            immunization_event: Reference {
                kind: Some("Immunization"),
                identifier: Some(Identifier {
                    system: Some(self.names("given")),
                    value: format!("{}@{}", judged.item, judged.on),
                }),
                ..Reference::default()
            },
            dose_status: CodeableConcept::coded([Coding::known(
                codes::DOSE_STATUS,
                "notvalid",
                "Not valid",
            )]),
            dose_status_reason: vec![CodeableConcept {
                coding: vec![
                    Coding::known(
                        codes::DOSE_STATUS_REASON,
                        "outsidesched",
                        "Administered outside recommended schedule",
                    ),
                    Coding::known(&codes::system("dose-fault"), judged.fault, ""),
                ],
                text: text.clone(),
            }],
            description: text,
            series: series.and_then(|series| filled(&series.title)),
            dose_number_positive_int: judged.dose.map(|dose| dose.number),
        }))
    }
}
