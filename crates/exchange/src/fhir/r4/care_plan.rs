//! The plan itself.

use super::Writer;
use super::data::{
    Annotation, CodeableConcept, Coding, Extension, Period, Reference, Value, filled,
};
use super::resources::{Activity, CarePlan, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::{PlanState, Span};
use stafett_plan::{EditionUsed, View};

impl Writer<'_> {
    /// The care plan.
    pub(super) fn care_plan(&self) -> Resource {
        let (neutral, receipt) = (self.neutral, &self.neutral.plan.receipt);
        Resource::CarePlan(Box::new(CarePlan {
            id: self.care_plan_id(),
            language: neutral.say.tag(),
            extension: self.receipt().into_iter().chain(self.questions()).collect(),
            instantiates_uri: vec![
                self.names(&format!("release:{}", codes::escaped(&receipt.release))),
            ],
            status: match neutral.state {
                PlanState::Draft => "draft",
                PlanState::Active => "active",
                PlanState::Completed => "completed",
            },
            intent: "plan",
            category: vec![self.category()],
            title: filled(&receipt.programme.title),
            description: receipt.draft.as_deref().and_then(filled),
            subject: self.subject(),
            period: Span::new(neutral.covers.from, neutral.covers.through).map(Period::from),
            created: self.as_of(),
            author: Reference {
                kind: Some("Device"),
                display: filled(&receipt.engine),
                ..Reference::default()
            },
            care_team: self
                .care_team_id()
                .iter()
                .map(|id| self.to("CareTeam", id))
                .collect(),
            supporting_info: self.supporting(),
            activity: self.activities(),
            note: self.notes(),
        }))
    }

    /// The id of the care plan.
    pub(super) fn care_plan_id(&self) -> String {
        self.neutral.ids.of_child("care-plan", "")
    }

    fn category(&self) -> CodeableConcept {
        CodeableConcept::coded([Coding {
            system: codes::system("category"),
            code: "child-health-programme".to_owned(),
            display: filled(
                self.neutral
                    .say
                    .either("Barnhälsoprogram", "Child health programme"),
            ),
        }])
    }

    fn activities(&self) -> Vec<Activity> {
        let steps = self.neutral.steps.iter().map(|step| &step.id);
        let handovers = self.neutral.handovers.iter().map(|next| &next.id);
        let activity = |id: &String| Activity {
            reference: self.to("Task", id),
        };
        steps.chain(handovers).map(activity).collect()
    }

    /// What is said of vaccines.
    fn supporting(&self) -> Vec<Reference> {
        let forecast = self.recommendation_id();
        let forecast = forecast
            .iter()
            .map(|id| self.to("ImmunizationRecommendation", id));
        let judged = self.neutral.judged.iter();
        let judged = judged.map(|dose| self.to("ImmunizationEvaluation", &dose.id));
        forecast.chain(judged).collect()
    }

    /// What was wrong with the input, for people.
    fn notes(&self) -> Vec<Annotation> {
        let warnings = self.neutral.plan.warnings.iter();
        let text = warnings.filter_map(|warning| filled(self.neutral.say.words(&warning.text)));
        text.map(|text| Annotation { text }).collect()
    }

    /// From what the plan was made, so that it can be made again.
    fn receipt(&self) -> Option<Extension> {
        let receipt = &self.neutral.plan.receipt;
        let mut parts = Vec::new();
        let texts = [
            ("programme", Some(receipt.programme.id.as_str())),
            ("release", Some(receipt.release.as_str())),
            ("digest", Some(receipt.digest.as_str())),
            ("engine", Some(receipt.engine.as_str())),
        ];
        for (name, text) in texts {
            let text = text.and_then(filled);
            parts.extend(text.map(|text| Extension::part(name, Value::String(text))));
        }
        let known = Value::Date(receipt.known_at.to_string());
        parts.extend([
            Extension::part("asOf", Value::Date(self.as_of())),
            Extension::part("knownAt", known),
        ]);
        parts.extend(receipt.editions.iter().map(edition));
        parts.extend(receipt.view.as_ref().map(view));
        if let Some(mark) = receipt.proof {
            parts.extend([
                Extension::part("proven", Value::Boolean(mark.proven)),
                Extension::part("accepted", Value::Count(mark.accepted)),
                Extension::part("inWords", Value::Count(mark.in_words)),
                Extension::part("bornFrom", Value::Date(mark.born_from.to_string())),
                Extension::part("bornThrough", Value::Date(mark.born_through.to_string())),
            ]);
        }
        Some(Extension::group("receipt", parts))
    }

    /// What is unknown, and what it would decide.
    fn questions(&self) -> Vec<Extension> {
        let question = |question: &stafett_plan::Question| {
            let kind = codes::question(question.kind);
            let mut parts = vec![Extension::part("kind", Value::Code(kind))];
            let texts = [
                ("id", question.id.as_str()),
                ("title", question.title.as_str()),
                ("text", self.neutral.say.words(&question.text)),
            ];
            for (name, text) in texts {
                parts.extend(filled(text).map(|text| Extension::part(name, Value::String(text))));
            }
            let told_at = question.told_at.iter().cloned();
            parts.extend(told_at.map(|rule| Extension::part("toldAt", Value::String(rule))));
            let tells_from = question.tells_from.map(|day| day.to_string());
            parts.extend(tells_from.map(|day| Extension::part("tellsFrom", Value::Date(day))));
            let decides = question.would_decide.iter().cloned();
            parts.extend(decides.map(|id| Extension::part("wouldDecide", Value::String(id))));
            Extension::group("question", parts)
        };
        self.neutral.plan.questions.iter().map(question).collect()
    }
}

/// An edition whose rules are the child's.
fn edition(used: &EditionUsed) -> Extension {
    let texts = [
        ("id", &used.id),
        ("title", &used.title),
        ("release", &used.release),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(name, text)| text_part(name, text));
    let from = used.in_force_from.map(|day| Value::Date(day.to_string()));
    let from = from.map(|day| Extension::part("inForceFrom", day));
    Extension::parts("edition", texts.chain(from).collect())
}

/// Which part of the plan this is.
fn view(view: &View) -> Extension {
    let days = [("from", view.from), ("through", view.through)].into_iter();
    let days = days.filter_map(|(name, day)| {
        let day = Value::Date(day?.to_string());
        Some(Extension::part(name, day))
    });
    let next = view.next.and_then(|next| u32::try_from(next).ok());
    let next = next.map(|next| Extension::part("next", Value::Count(next)));
    let as_needed = view.next.map(|_| Value::Boolean(view.as_needed));
    let as_needed = as_needed.map(|also| Extension::part("asNeeded", also));
    let named = [("service", &view.service), ("area", &view.area)].into_iter();
    let named = named.filter_map(|(name, named)| text_part(name, &named.as_ref()?.id));
    Extension::parts(
        "view",
        days.chain(next).chain(as_needed).chain(named).collect(),
    )
}

fn text_part(name: &str, text: &str) -> Option<Extension> {
    let text = Value::String(filled(text)?);
    Some(Extension::part(name, text))
}
