//! A handover as a task: from the service that gives to the one that receives.

use super::Writer;
use super::data::{CodeableConcept, Coding, Extension, Period, Value, filled};
use super::resources::{Parameter, Resource, Task};
use super::task::restriction;
use crate::fhir::codes;
use crate::fhir::neutral::{ActorKind, Handover, HandoverState, Span};
use stafett_plan::PayloadEntry;

impl Writer<'_> {
    /// The task of a handover.
    pub(super) fn handover(&self, handover: &Handover<'_>) -> Resource {
        let transition = handover.transition;
        let payload = handover.next.map_or(&[][..], |next| &next.payload);
        let reason = handover.reason.map(|reason| self.neutral.say.words(reason));
        Resource::Task(Box::new(Task {
            id: handover.id.clone(),
            language: self.neutral.say.tag(),
            extension: self.terms(handover),
            identifier: vec![self.line(&transition.id)],
            instantiates_uri: self.names(&format!("rule:{}", codes::escaped(&transition.id))),
            based_on: vec![self.to("CarePlan", &self.care_plan_id())],
            status: handover.state.progress().code(),
            status_reason: reason.and_then(CodeableConcept::said),
            business_status: CodeableConcept::coded([self.handover_state(handover.state)]),
            intent: "plan",
            code: CodeableConcept {
                coding: vec![
                    Coding {
                        system: codes::system("task"),
                        code: "handover".to_owned(),
                        display: filled(self.neutral.say.either("Överlämning", "Handover")),
                    },
                    self.name("transition", &transition.id, &transition.title),
                ],
                text: filled(&transition.title),
            },
            description: filled(&transition.title),
            subject: self.subject(),
            execution_period: None,
            last_modified: self.as_of(),
            requester: handover
                .giver
                .map(|giver| self.actor(ActorKind::Service, giver)),
            performer_type: Vec::new(),
            owner: handover
                .receiver
                .map(|receiver| self.actor(ActorKind::Service, receiver)),
            location: None,
            reason_code: None,
            restriction: handover.window.map(restriction),
            input: payload
                .iter()
                .flat_map(|entry| self.payload(entry))
                .collect(),
            output: Vec::new(),
        }))
    }

    fn handover_state(&self, state: HandoverState) -> Coding {
        let say = self.neutral.say;
        let word = match state {
            HandoverState::Upcoming => say.either("kommande", "upcoming"),
            HandoverState::Open => say.either("kan göras nu", "can be done now"),
            HandoverState::Late => say.either("försenad", "late"),
            HandoverState::Awaiting => say.either("väntar på bekräftelse", "awaiting confirmation"),
            HandoverState::Confirmed => say.either("bekräftad", "confirmed"),
            HandoverState::Refused => say.either("avvisad", "refused"),
            HandoverState::Unknown => say.either("okänt", "unknown"),
        };
        Coding {
            system: codes::system("handover"),
            code: state.code().to_owned(),
            display: filled(word),
        }
    }

    /// For which areas, when responsibility passes, by when it is to be confirmed, with whose consent and
    /// how.
    fn terms(&self, handover: &Handover<'_>) -> Vec<Extension> {
        let mut all = Vec::new();
        for area in &handover.areas {
            let area = self.name("area", &area.id, &area.title);
            all.push(Extension::new("area", Value::Coding(area)));
        }
        let by = handover
            .confirm_by
            .and_then(|day| Span::new(None, Some(day)));
        all.extend(by.map(|by| Extension::new("confirm-by", Value::Period(Period::from(by)))));
        let Some(next) = handover.next else {
            return all;
        };
        let passes = next.on.and_then(|day| Span::new(Some(day), None));
        let passes = passes.map(|from| Value::Period(Period::from(from)));
        all.extend(passes.map(|from| Extension::new("responsibility-passes", from)));
        let consent = next.consent.as_deref();
        all.extend(consent.and_then(|whose| Extension::words("consent", whose)));
        let channels = next.channels.iter();
        all.extend(channels.filter_map(|how| Extension::words("channel", how)));
        all
    }

    /// One thing handed over: what of it is missing, line by line, or that nothing is.
    fn payload(&self, entry: &PayloadEntry) -> Vec<Parameter> {
        let one = |value| Parameter {
            extension: Vec::new(),
            kind: CodeableConcept::said(self.neutral.say.words(&entry.title)).unwrap_or_default(),
            value,
        };
        if entry.missing.is_empty() {
            let whole = self
                .neutral
                .say
                .either("inget saknas", "nothing is missing");
            return vec![one(self.payload_state("complete", whole))];
        }
        let missing = self.neutral.say.either("saknas", "missing");
        let each = entry.missing.iter().map(|id| {
            let mut parameter = one(self.payload_state("missing", missing));
            let line = Extension::new("line", Value::String(id.clone()));
            parameter.extension.push(line);
            parameter
        });
        each.collect()
    }

    fn payload_state(&self, code: &str, word: &str) -> Value {
        Value::Concept(CodeableConcept::coded([Coding {
            system: codes::system("payload"),
            code: code.to_owned(),
            display: filled(word),
        }]))
    }
}
