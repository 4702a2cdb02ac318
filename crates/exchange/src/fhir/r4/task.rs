//! A visit as a task: who is to do what, for whom, between which days, and how it stands.

use super::Writer;
use super::data::{
    CodeableConcept, Coding, Duration, Extension, Period, Reference, Value, filled, partial,
};
use super::resources::{Parameter, Resource, Restriction, Task};
use crate::fhir::codes;
use crate::fhir::neutral::{ActorKind, Span, Step};
use stafett_model::{Clock, Occurred};
use stafett_plan::{Awaited, AwaitedKind, ContentEntry, PlannedDay, Status, VisitItem};

impl Writer<'_> {
    /// The task of a visit.
    pub(super) fn task(&self, step: &Step<'_>) -> Resource {
        let head = self.head(step);
        Resource::Task(Box::new(match step.called_off {
            true => head,
            false => self.whole(step, head),
        }))
    }

    /// Which visit it is, how it stands and why: all that is said of one that is called off.
    fn head(&self, step: &Step<'_>) -> Task {
        let (say, item) = (self.neutral.say, step.item);
        Task {
            id: step.id.clone(),
            language: say.tag(),
            extension: Vec::new(),
            identifier: vec![self.line(&item.id)],
            instantiates_uri: self.names(&format!("rule:{}", codes::escaped(&item.rule))),
            based_on: vec![self.to("CarePlan", &self.care_plan_id())],
            status: step.progress.code(),
            status_reason: CodeableConcept::said(say.words(&item.reason)),
            business_status: CodeableConcept::coded([self.status(item.status)]),
            intent: "plan",
            code: CodeableConcept {
                coding: vec![self.name("rule", &item.rule, &item.title)],
                text: filled(&item.title),
            },
            description: filled(&item.title),
            subject: self.subject(),
            execution_period: None,
            last_modified: self.as_of(),
            requester: None,
            performer_type: Vec::new(),
            owner: None,
            location: None,
            reason_code: None,
            restriction: None,
            input: Vec::new(),
            output: Vec::new(),
        }
    }

    /// With who is to do what, where and between which days.
    fn whole(&self, step: &Step<'_>, head: Task) -> Task {
        let item = step.item;
        Task {
            extension: self.beyond(step),
            execution_period: item.done_on.map(Period::from),
            performer_type: item
                .staff
                .iter()
                .map(|role| self.named("role", role))
                .collect(),
            owner: Some(self.actor(ActorKind::Service, &item.service)),
            location: filled(&item.place).map(|place| Reference {
                kind: Some("Location"),
                display: Some(place),
                ..Reference::default()
            }),
            reason_code: CodeableConcept::said(&item.because.join(" ")),
            restriction: step.window.map(restriction),
            input: step
                .not_done()
                .map(|entry| self.not_done(entry, item))
                .collect(),
            output: step.done().map(|entry| self.was_done(entry)).collect(),
            ..head
        }
    }

    /// What R4 has no element for.
    fn beyond(&self, step: &Step<'_>) -> Vec<Extension> {
        let item = step.item;
        let mut all = Vec::new();
        all.extend(step.recommended.map(|days| Extension {
            url: codes::REQUESTED_PERIOD.to_owned(),
            extension: Vec::new(),
            value: Some(Value::Period(Period::from(days))),
        }));
        all.extend(offered_through(offered_after(item)));
        all.push(Extension::new("kind", Value::Code(codes::kind(item.kind))));
        all.extend(
            item.as_needed
                .then(|| Extension::new("as-needed", Value::Boolean(true))),
        );
        let body = item
            .body
            .as_ref()
            .map(|body| self.actor(ActorKind::Body, body));
        all.extend(body.map(|body| Extension::new("responsible-body", Value::Reference(body))));
        if let Some(own) = &item.takes_over_from {
            let own = self.actor(ActorKind::Service, own);
            all.push(Extension::new("takes-over-from", Value::Reference(own)));
        }
        for service in &item.together_with {
            let service = self.actor(ActorKind::Service, service);
            all.push(Extension::new("together-with", Value::Reference(service)));
        }
        all.extend(Extension::words("channel", &item.channel));
        let minutes = item
            .minutes
            .map(|minutes| Value::Duration(Duration::minutes(minutes)));
        all.extend(minutes.map(|minutes| Extension::new("planned-length", minutes)));
        all.extend(item.waits_for.iter().map(|awaited| self.waits_for(awaited)));
        all
    }

    fn waits_for(&self, awaited: &Awaited) -> Extension {
        let kind = match awaited.kind {
            AwaitedKind::Event => "event",
            AwaitedKind::Visit => "rule",
            AwaitedKind::Item => "item",
        };
        let coding = self.name(kind, &awaited.id, &awaited.title);
        Extension::new("waits-for", Value::Coding(coding))
    }

    /// A content of the visit that was not done, with where it stands and why.
    fn not_done(&self, entry: &ContentEntry, item: &VisitItem) -> Parameter {
        let mut extension = self.of_content(entry);
        if entry.window != item.window {
            let window = Span::window(&entry.window).map(Period::from);
            extension.extend(window.map(|days| Extension::new("window", Value::Period(days))));
            let aimed = Span::recommended(&entry.window).map(Period::from);
            extension.extend(aimed.map(|days| Extension::new("recommended", Value::Period(days))));
            extension.extend(offered_through(entry.window.offered_through));
        }
        extension.extend(
            entry
                .waits_for
                .iter()
                .map(|awaited| self.waits_for(awaited)),
        );
        Parameter {
            extension,
            kind: self.content(entry),
            value: Value::Concept(CodeableConcept {
                coding: vec![self.status(entry.status)],
                text: filled(self.neutral.say.words(&entry.reason)),
            }),
        }
    }

    /// A content of the visit that was done, and when.
    fn was_done(&self, entry: &ContentEntry) -> Parameter {
        let status = CodeableConcept::coded([self.status(entry.status)]);
        Parameter {
            extension: self.of_content(entry),
            kind: self.content(entry),
            value: entry.done_on.map_or(Value::Concept(status), when),
        }
    }

    fn content(&self, entry: &ContentEntry) -> CodeableConcept {
        let item = entry
            .id
            .rsplit_once('/')
            .map_or(entry.id.as_str(), |(_, item)| item);
        CodeableConcept {
            coding: vec![self.name("item", item, &entry.title)],
            text: filled(&entry.title),
        }
    }

    /// Area and dose; whom it concerns and by which age it is judged only where that is not what
    /// everybody expects.
    fn of_content(&self, entry: &ContentEntry) -> Vec<Extension> {
        let area = self.name("area", &entry.area.id, &entry.area.title);
        let mut all = vec![Extension::new("area", Value::Coding(area))];
        if entry.subject != stafett_model::Subject::Child {
            let whom = Value::Code(codes::subject(entry.subject));
            all.push(Extension::new("concerns", whom));
        }
        if entry.clock != Clock::Chronological {
            all.push(Extension::new(
                "clock",
                Value::Code(codes::clock(entry.clock)),
            ));
        }
        if let Some(dose) = &entry.dose {
            let series = Coding {
                system: self.names("series"),
                code: dose.series.id.clone(),
                display: filled(&dose.series.title),
            };
            let parts = vec![
                Extension::part("series", Value::Coding(series)),
                Extension::part("number", Value::Count(dose.number.into())),
            ];
            all.push(Extension::group("dose", parts));
        }
        all
    }
}

/// The days between which fulfilment is sought.
pub(super) fn restriction(window: Span) -> Restriction {
    Restriction {
        period: Period::from(window),
    }
}

/// Until when what is due of a visit is offered after the visit's last day: a dose may be given for longer than the visit is
/// made.
fn offered_after(item: &VisitItem) -> Option<PlannedDay> {
    let own = item.window.latest;
    let after = |last: &PlannedDay| own.is_none_or(|own| own.on < last.on);
    match item.status {
        Status::Due => item.open_through().filter(after),
        _ => item.window.offered_through,
    }
}

fn offered_through(last: Option<PlannedDay>) -> Option<Extension> {
    let last = last?;
    let days = Span::new(None, Some(last))?;
    Some(Extension::new(
        "offered-through",
        Value::Period(Period::from(days)),
    ))
}

fn when(done: Occurred) -> Value {
    match partial(done) {
        Some(date) => Value::Date(date),
        None => Value::Period(Period::from(done)),
    }
}
