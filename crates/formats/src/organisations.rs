//! By which identifiers others know the services and bodies of a programme, from YAML or JSON.
//!
//! ```yaml
//! organisations:                     # by the name of a service or body in the programme
//!   barnhälsovården: SE2321000131-P000000123457        # an HSA id
//!   regionen: {hsa_id: SE2321000131-E000000000001, organisation_number: 232100-0131}
//! ```

use crate::child;
use crate::fault::{self, Fault, Problem};
use crate::fields::{Fields, Placed};
use crate::node::{Form, Node};
use crate::values::{self, Kind};
use stafett_model::Programme;
use std::collections::BTreeMap;

/// Greatest number of bytes of a text of identifiers.
pub const BYTES_LIMIT: usize = child::BYTES_LIMIT;

const ACTOR: Kind = Kind {
    sv: "ingen verksamhet och ingen huvudman",
    en: "service or responsible body",
};

/// The identifiers of one service or body, as far as they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// Its HSA id.
    pub hsa_id: Option<String>,
    /// Its Swedish organisation number.
    pub organisation_number: Option<String>,
}

/// Reads identifiers, by the names of services and bodies of `programme`.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`child::ERRORS_LIMIT`].
pub fn read(
    text: &str,
    form: Form,
    programme: &Programme,
) -> Result<BTreeMap<String, Identifiers>, Vec<Fault>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    let root = fault::tree(text, form)?;
    let mut problems = Vec::new();
    let at = Placed::root(&root);
    match file(&at, programme, &mut problems) {
        Some(all) if problems.is_empty() => Ok(all),
        _ => Err(fault::placed(problems, text)),
    }
}

fn file(
    at: &Placed<'_>,
    programme: &Programme,
    problems: &mut Vec<Problem>,
) -> Option<BTreeMap<String, Identifiers>> {
    let mut fields = Fields::of(at, problems)?;
    let mut all = BTreeMap::new();
    let (services, bodies) = (&programme.services, &programme.bodies);
    let services = services.iter().map(|row| &row.meta);
    let rows = services.chain(bodies.iter().map(|row| &row.meta));
    for (name, at) in fields.entries("organisations", problems) {
        let key = Node::Text(name.into());
        let named = Placed {
            node: &key,
            path: at.path,
        };
        let place = values::named(&named, ACTOR, rows.clone(), problems);
        let row = place.and_then(|place| rows.clone().nth(usize::from(place)));
        let own = identifiers(&at, problems);
        all.extend(row.map(|row| row.id.clone()).zip(own));
    }
    fields.finish(problems);
    Some(all)
}

/// A bare text is an HSA id.
fn identifiers(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Identifiers> {
    if !matches!(at.node, Node::Map(_)) {
        return Some(Identifiers {
            hsa_id: Some(values::text(at, problems)?),
            ..Identifiers::default()
        });
    }
    let mut fields = Fields::of(at, problems)?;
    let mut one = |name| {
        let at = fields.get(name)?;
        values::text(&at, problems)
    };
    let own = Identifiers {
        hsa_id: one("hsa_id"),
        organisation_number: one("organisation_number"),
    };
    fields.finish(problems);
    Some(own)
}
