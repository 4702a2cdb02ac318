//! The writer of FHIR R4 (4.0.1).

mod care_plan;
mod care_team;
mod data;
mod forecast;
mod handover;
mod judged;
mod organization;
mod resources;
mod task;

use super::codes;
use super::neutral::{ActorKind, Neutral};
use super::{Settings, Shape};
use data::{CodeableConcept, Coding, Identifier, Reference};
use resources::{Bundle, Entry, Request, Resource};
use stafett_plan::{Named, Status};

/// The plan as a bundle: the care plan first, then who acts, then what is to be done.
pub(super) fn bundle(neutral: &Neutral<'_>, settings: &Settings) -> Bundle {
    let writer = Writer { neutral, settings };
    let mut resources = vec![writer.care_plan()];
    resources.extend(writer.care_team());
    resources.extend(
        neutral
            .actors
            .iter()
            .map(|actor| writer.organization(actor)),
    );
    resources.extend(neutral.steps.iter().map(|step| writer.task(step)));
    resources.extend(neutral.handovers.iter().map(|next| writer.handover(next)));
    resources.extend(writer.recommendation());
    resources.extend(neutral.judged.iter().map(|dose| writer.evaluation(dose)));
    let entry = |resource: Resource| Entry {
        full_url: urn(resource.id()),
        request: match settings.shape {
            Shape::Collection => None,
            Shape::Transaction => Some(Request {
                method: "PUT",
                url: format!("{}/{}", resource.name(), resource.id()),
            }),
        },
        resource,
    };
    Bundle {
        resource_type: "Bundle",
        id: neutral.ids.of_child("bundle", ""),
        kind: match settings.shape {
            Shape::Collection => "collection",
            Shape::Transaction => "transaction",
        },
        entry: resources.into_iter().map(entry).collect(),
    }
}

fn urn(id: &str) -> String {
    format!("urn:uuid:{id}")
}

/// What every resource is written with.
#[derive(Clone, Copy)]
struct Writer<'w> {
    neutral: &'w Neutral<'w>,
    settings: &'w Settings,
}

impl Writer<'_> {
    /// The child: the embedder's id and nothing else. A child without one stays unnamed.
    fn subject(&self) -> Reference {
        let id = data::filled(&self.neutral.plan.receipt.child);
        let unnamed = self.neutral.say.either("barnet", "the child");
        Reference {
            kind: Some("Patient"),
            display: id.is_none().then(|| unnamed.to_owned()),
            identifier: id.map(|value| Identifier {
                system: self.settings.child_system.clone(),
                value,
            }),
            ..Reference::default()
        }
    }

    /// A service or body among the resources.
    fn actor(&self, kind: ActorKind, named: &Named) -> Reference {
        Reference {
            reference: Some(urn(&self.neutral.ids.of_all(kind.code(), &named.id))),
            kind: Some("Organization"),
            display: data::filled(&named.title),
            ..Reference::default()
        }
    }

    /// One of the other resources.
    fn to(&self, kind: &'static str, id: &str) -> Reference {
        Reference {
            reference: Some(urn(id)),
            kind: Some(kind),
            ..Reference::default()
        }
    }

    /// The address of the programme's own names of one kind.
    fn names(&self, kind: &str) -> String {
        codes::programme(&self.neutral.plan.receipt.programme.id, kind)
    }

    /// A name of the programme, as a code.
    fn name(&self, kind: &str, id: &str, title: &str) -> Coding {
        Coding {
            system: self.names(kind),
            code: id.to_owned(),
            display: data::filled(title),
        }
    }

    /// Something that the programme names, as a concept.
    fn named(&self, kind: &str, named: &Named) -> CodeableConcept {
        CodeableConcept {
            coding: vec![self.name(kind, &named.id, &named.title)],
            text: data::filled(&named.title),
        }
    }

    /// Our status, with its words.
    fn status(&self, status: Status) -> Coding {
        Coding {
            system: codes::system("status"),
            code: status.code().to_owned(),
            display: data::filled(self.neutral.say.either(status.sv(), status.en())),
        }
    }

    /// The day of the plan, the only date on which anything is said to be written.
    fn as_of(&self) -> String {
        self.neutral.plan.receipt.as_of.to_string()
    }

    /// The identifier by which a line is known in every plan of the child.
    fn line(&self, id: &str) -> Identifier {
        Identifier {
            system: Some(self.names("line")),
            value: id.to_owned(),
        }
    }
}
