//! Doses that were given, and whether they count.

use super::Writer;
use super::data::{CodeableConcept, Coding, Extension, Identifier, Reference, Value, filled};
use super::resources::{ImmunizationEvaluation, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::Judged;

impl Writer<'_> {
    /// The judgement of a dose. FHIR asks for a disease; a programme names series, so that is the
    /// series. The dose itself is named by what was given when: the vaccination record is not ours.
    pub(super) fn evaluation(&self, judged: &Judged<'_>) -> Resource {
        let dose = judged.dose;
        let (status, display) = match dose.valid {
            true => ("valid", "Valid"),
            false => ("notvalid", "Not valid"),
        };
        Resource::ImmunizationEvaluation(Box::new(ImmunizationEvaluation {
            id: judged.id.clone(),
            language: self.neutral.say.tag(),
            extension: self.of_dose(judged),
            status: "completed",
            patient: self.subject(),
            date: self.as_of(),
            target_disease: self.named("series", &dose.series),
            immunization_event: Reference {
                kind: Some("Immunization"),
                identifier: Some(Identifier {
                    system: Some(self.names("given")),
                    value: judged.given.clone(),
                }),
                display: filled(&dose.title),
                ..Reference::default()
            },
            dose_status: CodeableConcept::coded([Coding::known(
                codes::DOSE_STATUS,
                status,
                display,
            )]),
            dose_status_reason: self.verdict(judged).into_iter().collect(),
            description: filled(self.neutral.say.words(&dose.reason)),
            series: filled(&dose.series.title),
            dose_number_positive_int: dose.number,
        }))
    }

    /// Why a dose does not count; of one that does there is nothing to say.
    fn verdict(&self, judged: &Judged<'_>) -> Option<CodeableConcept> {
        let outside = Coding::known(
            codes::DOSE_STATUS_REASON,
            "outsidesched",
            "Administered outside recommended schedule",
        );
        let ours = Coding::known(&codes::system("dose-verdict"), judged.verdict(), "");
        (!judged.dose.valid).then(|| CodeableConcept {
            coding: vec![outside, ours],
            text: filled(self.neutral.say.words(&judged.dose.reason)),
        })
    }

    /// The visit at which it was given, the product, from when on it would have counted, and whether there is doubt
    /// that it counts.
    fn of_dose(&self, judged: &Judged<'_>) -> Vec<Extension> {
        let dose = judged.dose;
        let visit = dose
            .visit
            .as_deref()
            .and_then(|rule| Extension::words("rule", rule));
        let product = dose.product.as_ref().map(|product| {
            let coding = self.name("product", &product.id, &product.title);
            Extension::new("product", Value::Coding(coding))
        });
        let counts = dose.counts_from.map(|day| Value::Date(day.to_string()));
        let counts = counts.map(|day| Extension::new("counts-from", day));
        let doubt = dose.uncertain.then_some(Value::Boolean(true));
        let doubt = doubt.map(|doubt| Extension::new("uncertain", doubt));
        let all = visit.into_iter().chain(product).chain(counts);
        all.chain(doubt).collect()
    }
}
