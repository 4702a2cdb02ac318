//! Bodies, roles and services.

use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use crate::named::Row;
use crate::words::Kind;
use stafett_grammar::Rule;
use stafett_model::{Body, BodyId, Role, RoleId, Service};
use stafett_syntax::tree::{BodyField, Declared, NoField, ServiceField};

const EVERYWHERE: (&str, &str) = ("finns överallt", "everywhere");

impl<'a> Room<'a> {
    pub(super) fn body(&mut self, row: &'a Row<&'a Declared<BodyField>>) -> Option<Body> {
        let fields = Fields::of(Kind::Body, row.value);
        let meta = self.meta(row.value, about::body);
        let everywhere = fields.needed(
            self,
            Rule::kw_everywhere,
            EVERYWHERE,
            pick!(BodyField::Everywhere),
        );
        Some(Body {
            meta,
            everywhere: *everywhere?,
        })
    }

    pub(super) fn role(&mut self, row: &'a Row<&'a Declared<NoField>>) -> Option<Role> {
        Some(Role {
            meta: self.meta(row.value, about::none),
        })
    }

    pub(super) fn service(&mut self, row: &'a Row<&'a Declared<ServiceField>>) -> Option<Service> {
        let fields = Fields::of(Kind::Service, row.value);
        let meta = self.meta(row.value, about::service);
        let example = ("huvudman regionen", "responsible body region");
        let bodies = fields.needed(self, Rule::kw_body, example, pick!(ServiceField::Bodies));
        let bodies: Option<Vec<BodyId>> = bodies.and_then(|names| self.each(names, Self::body_id));
        let roles = fields.once(self, Rule::kw_roles, pick!(ServiceField::Roles));
        let roles: Option<Vec<RoleId>> = match roles {
            Some(names) => self.each(names, Self::role_id),
            None => Some(Vec::new()),
        };
        let everywhere = fields.needed(
            self,
            Rule::kw_everywhere,
            EVERYWHERE,
            pick!(ServiceField::Everywhere),
        );
        Some(Service {
            meta,
            bodies: bodies?,
            roles: roles?,
            everywhere: *everywhere?,
        })
    }

    /// The ids of a list of names, in written order; each unknown one is told.
    pub(super) fn each<N, T>(
        &mut self,
        names: &[N],
        id: impl Fn(&mut Self, &N) -> Option<T>,
    ) -> Option<Vec<T>> {
        let ids: Vec<Option<T>> = names.iter().map(|name| id(self, name)).collect();
        ids.into_iter().collect()
    }
}
