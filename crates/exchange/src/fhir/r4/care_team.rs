//! Who is responsible on the as-of day, for which area.

use super::Writer;
use super::data::{CodeableConcept, Coding, Extension, Period, Value, filled};
use super::resources::{CareTeam, Participant, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::{ActorKind, Span, needed};
use stafett_plan::{Held, Holding, Named, NextHolder, PlannedDay, ResponsibleNow};

impl Writer<'_> {
    /// The services and bodies that hold the areas in which the child needs somebody; `None` where the programme has no areas.
    pub(super) fn care_team(&self) -> Option<Resource> {
        let areas = &self.neutral.plan.responsible_now;
        let id = self.care_team_id()?;
        Some(Resource::CareTeam(Box::new(CareTeam {
            id,
            language: self.neutral.say.tag(),
            extension: areas.iter().map(|area| self.responsibility(area)).collect(),
            status: "active",
            subject: self.subject(),
            participant: needed(self.neutral.plan)
                .flat_map(|area| self.holders(area))
                .collect(),
        })))
    }

    /// The id of the care team, where there is one.
    pub(super) fn care_team_id(&self) -> Option<String> {
        let any = !self.neutral.plan.responsible_now.is_empty();
        any.then(|| self.neutral.ids.of_child("care-team", ""))
    }

    fn holders(&self, area: &ResponsibleNow) -> Vec<Participant> {
        let layers = [
            (ActorKind::Body, &area.body),
            (ActorKind::Service, &area.service),
        ];
        let mut all = Vec::new();
        for (kind, held) in layers {
            let one = |(role, kind, named)| self.participant(role, kind, named, held, &area.area);
            let holder = held.holder.iter().map(|named| (kind.code(), kind, named));
            let candidates = held
                .candidates
                .iter()
                .map(|named| ("candidate", kind, named));
            let contributors = held.contributors.iter();
            let contributors = contributors.map(|named| ("contributor", ActorKind::Service, named));
            all.extend(holder.chain(candidates).chain(contributors).map(one));
        }
        all
    }

    fn participant(
        &self,
        role: &str,
        kind: ActorKind,
        named: &Named,
        held: &Held,
        area: &Named,
    ) -> Participant {
        let role = CodeableConcept::coded([Coding {
            system: codes::system("role"),
            code: role.to_owned(),
            display: filled(self.role(role)),
        }]);
        Participant {
            role: vec![role, self.named("area", area)],
            member: self.actor(kind, named),
            period: held
                .holder
                .as_ref()
                .and_then(|_| stretch(held))
                .map(Period::from),
        }
    }

    fn role(&self, code: &str) -> &'static str {
        let say = self.neutral.say;
        match code {
            "responsible-body" => say.either("huvudman", "responsible body"),
            "service" => say.either("verksamhet", "service"),
            "candidate" => say.either("möjlig ansvarig", "possibly responsible"),
            _ => say.either("medverkande", "contributor"),
        }
    }

    /// What a list of members cannot say: whether it is certain, and one sentence for people.
    fn responsibility(&self, area: &ResponsibleNow) -> Extension {
        let coding = self.name("area", &area.area.id, &area.area.title);
        let mut parts = vec![
            Extension::part("area", Value::Coding(coding)),
            Extension::part("body", Value::Code(codes::verdict(area.body.verdict))),
            Extension::part("service", Value::Code(codes::verdict(area.service.verdict))),
        ];
        let demanded = area.demanded.map(Value::Boolean);
        parts.extend(demanded.map(|value| Extension::part("demanded", value)));
        for (name, held) in [("body", &area.body), ("service", &area.service)] {
            let deadline = held.deadline.map(|day| Value::Date(day.on.to_string()));
            parts.extend(deadline.map(|day| Extension::part(&format!("{name}Deadline"), day)));
            let late = held.late.then_some(Value::Boolean(true));
            parts.extend(late.map(|late| Extension::part(&format!("{name}Late"), late)));
        }
        let reason = filled(self.neutral.say.words(&area.reason)).map(Value::String);
        parts.extend(reason.map(|reason| Extension::part("reason", reason)));
        // Whoever follows other children in an area that this one does not need is not named.
        if area.demanded != Some(false) {
            parts.push(self.holding(&area.holding));
            parts.extend(area.next.as_ref().map(|next| self.next(next)));
        }
        Extension::group("responsibility", parts)
    }

    /// Who holds the child: who has acknowledged it.
    fn holding(&self, holding: &Holding) -> Extension {
        let mut parts = vec![Extension::part(
            "state",
            Value::Code(codes::holding(holding.state)),
        )];
        let service = holding.service.as_ref();
        let service = service.map(|one| Value::Reference(self.actor(ActorKind::Service, one)));
        parts.extend(service.map(|one| Extension::part("service", one)));
        let days = [
            ("since", holding.since),
            ("dueBy", holding.due_by.map(|day| day.on)),
        ];
        for (name, day) in days {
            let day = day.map(|day| Value::Date(day.to_string()));
            parts.extend(day.map(|day| Extension::part(name, day)));
        }
        let sentence = filled(self.neutral.say.words(&holding.sentence)).map(Value::String);
        parts.extend(sentence.map(|text| Extension::part("sentence", text)));
        Extension::parts("holding", parts)
    }

    /// Who comes after the service, and the days before on which none is named.
    fn next(&self, next: &NextHolder) -> Extension {
        let actor = |one| Value::Reference(self.actor(ActorKind::Service, one));
        let mut parts = Vec::new();
        parts.extend(
            next.service
                .iter()
                .map(|one| Extension::part("service", actor(one))),
        );
        let candidates = next.candidates.iter();
        parts.extend(candidates.map(|one| Extension::part("candidate", actor(one))));
        let from = next.from.and_then(|day| Span::new(Some(day), None));
        let gap = next
            .gap
            .and_then(|gap| Span::new(Some(gap.from), Some(last_before(gap.until))));
        for (name, days) in [("from", from), ("gap", gap)] {
            let days = days.map(|days| Value::Period(Period::from(days)));
            parts.extend(days.map(|days| Extension::part(name, days)));
        }
        Extension::parts("next", parts)
    }
}

/// The days on which the holder holds. The plan names the day after the last, FHIR the last.
fn stretch(held: &Held) -> Option<Span> {
    let since = held.since.map(|on| PlannedDay {
        on,
        preliminary: held.perhaps_sooner,
    });
    Span::new(since, held.until.map(last_before))
}

fn last_before(until: PlannedDay) -> PlannedDay {
    PlannedDay {
        on: until.on.before(),
        ..until
    }
}
