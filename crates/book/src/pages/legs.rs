//! Periods of responsibility in words: the twin of the pictures.

use crate::here::{Actor, Here, Link, ids};
use crate::notes::{NoteView, is_proposed};
use serde::Serialize;
use stafett_model::{Area, AreaId, Holder, Layer, Leg, ServiceId, words};

/// One period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LegView {
    pub(crate) area: Link,
    pub(crate) layer: &'static str,
    pub(crate) actor: Actor,
    pub(crate) contributors: Vec<Actor>,
    /// From when and until when.
    pub(crate) span: String,
    /// What holds of the event with which it ends, a sentence each.
    pub(crate) ends: Vec<String>,
    pub(crate) condition: String,
    /// The condition without what a child only is not, for tables of many areas.
    pub(crate) whom: String,
    pub(crate) first_day: String,
    /// Whether it rests on a proposal.
    pub(crate) proposed: bool,
    pub(crate) notes: Vec<NoteView>,
}

impl Here<'_> {
    /// The periods of one layer of an area, in written order.
    pub(crate) fn legs(&self, id: AreaId, area: &Area, layer: Layer) -> Vec<LegView> {
        let of_layer = area.legs.iter().filter(|leg| leg.holder.layer() == layer);
        of_layer.map(|leg| self.leg(id, leg)).collect()
    }

    /// One period.
    pub(crate) fn leg(&self, area: AreaId, leg: &Leg) -> LegView {
        let (t, say) = (self.t(), self.say());
        let layer = match leg.holder.layer() {
            Layer::Body => t.layer_body,
            Layer::Service => t.layer_service,
        };
        let span = words::leg_span(self.programme(), leg);
        let ends = [span.deadline, span.limit].into_iter().flatten();
        LegView {
            area: self.area(area),
            layer,
            actor: self.actor(leg.holder),
            contributors: self.actors(&leg.contributors),
            span: self.pick(&span.from_until),
            ends: ends
                .map(|words| format!("{}.", self.pick(&words)))
                .collect(),
            condition: self.condition(&leg.condition),
            whom: self.condition_in_short(&leg.condition),
            first_day: say.located(self.site.child.locate(&leg.from)),
            proposed: is_proposed(&leg.notes),
            notes: self.notes(&leg.notes),
        }
    }
}

/// The services that hold a period or perform a visit, for the key to the marks.
pub(crate) fn holders(here: &Here<'_>) -> Vec<Actor> {
    let p = here.programme();
    let legs = || p.areas.iter().flat_map(|area| &area.legs);
    let shown = |id: &ServiceId| {
        let performs = p.visits.iter().any(|visit| visit.performer == *id);
        performs || legs().any(|leg| leg.holder == Holder::Service(*id))
    };
    let services = ids!(p.services, ServiceId).filter(shown);
    services.map(|id| here.actor(Holder::Service(id))).collect()
}
