//! Open findings that concern a recipient.

use crate::here::Here;
use crate::pages::findings::FindingView;
use crate::recipient::Recipient;
use crate::rules::Rules;
use stafett_model::proof::Finding;
use stafett_model::{Meta, Origin};
use std::collections::BTreeSet;

/// The rules of a recipient, by name and by place.
struct Own<'p> {
    names: BTreeSet<&'p str>,
    places: Vec<Origin>,
}

/// Findings that nobody has accepted and that name a rule of the recipient's, in the proof's order.
pub(super) fn findings(here: &Here<'_>, rules: &Rules, who: &Recipient) -> Vec<FindingView> {
    let own = Own::of(here, who);
    here.findings_where(rules, |finding| {
        finding.accepted.is_none() && own.touches(finding)
    })
}

impl<'p> Own<'p> {
    fn of(here: &Here<'p>, who: &Recipient) -> Self {
        let p = here.programme();
        let mut own = Own {
            names: BTreeSet::from([who.id(p)]),
            places: Vec::new(),
        };
        for service in who.services.iter().filter_map(|id| p.service(*id)) {
            own.add(&service.meta);
        }
        let visits = p.visits.iter().filter(|visit| who.makes(visit));
        visits.for_each(|visit| own.add(&visit.meta));
        let transitions = p.transitions.iter();
        let transitions = transitions.filter(|row| who.gives(row) || who.receives(row));
        transitions.for_each(|row| own.add(&row.meta));
        let legs = p.areas.iter().flat_map(|area| &area.legs);
        let legs = legs.filter(|leg| who.holds(leg));
        own.places.extend(legs.map(|leg| leg.origin));
        own
    }

    fn add(&mut self, meta: &'p Meta) {
        self.names.insert(&meta.id);
        self.places.push(meta.origin);
    }

    fn touches(&self, finding: &Finding) -> bool {
        let within = |place: Origin| {
            let around = |own: &Origin| {
                own.file == place.file && own.start <= place.start && place.end <= own.end
            };
            self.places.iter().any(around)
        };
        let named = |name: &String| self.names.contains(name.as_str());
        finding.key.rules.iter().any(named) || finding.rules.iter().any(|rule| within(rule.origin))
    }
}
