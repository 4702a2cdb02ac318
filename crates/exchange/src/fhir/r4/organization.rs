//! Services and bodies.

use super::Writer;
use super::data::{CodeableConcept, Coding, Identifier, filled};
use super::resources::{Organization, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::{Actor, ActorKind};

impl Writer<'_> {
    /// A service or body: the programme's name for it, and the identifiers that the embedder knows.
    pub(super) fn organization(&self, actor: Actor<'_>) -> Resource {
        let say = self.neutral.say;
        let own = Identifier {
            system: Some(self.names(actor.kind.code())),
            value: actor.named.id.clone(),
        };
        let known = self.settings.organisations.get(&actor.named.id);
        let known = known.into_iter().flatten().map(|given| Identifier {
            system: filled(&given.system),
            value: given.value.clone(),
        });
        let word = match actor.kind {
            ActorKind::Body => say.either("Huvudman", "Responsible body"),
            ActorKind::Service => say.either("Verksamhet", "Service"),
        };
        let kind = CodeableConcept::coded([Coding {
            system: codes::system("actor"),
            code: actor.kind.code().to_owned(),
            display: filled(word),
        }]);
        Resource::Organization(Box::new(Organization {
            id: self.neutral.ids.of_all(actor.kind.code(), &actor.named.id),
            identifier: std::iter::once(own).chain(known).collect(),
            kind: vec![kind],
            name: filled(&actor.named.title).unwrap_or_else(|| actor.named.id.clone()),
        }))
    }
}
