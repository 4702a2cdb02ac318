//! Ids and values by name, for whoever builds a child by hand. A name is looked for from the start of
//! its table; keep the id where many children are read.

use crate::{
    AreaId, BodyId, Day, EventId, Fact, FactId, ItemId, Programme, ServiceId, TransitionId, Values,
    VisitId,
};

macro_rules! named {
    ($($(#[$doc:meta])* $lookup:ident, $table:ident, $id:ident;)*) => {
        impl Programme {
            $(
                $(#[$doc])*
                pub fn $lookup(&self, name: &str) -> Option<$id> {
                    let place = self.$table.iter().position(|row| row.meta.id == name)?;
                    u16::try_from(place).ok().map($id)
                }
            )*
        }
    };
}

named! {
    /// The visit or contact of this name; of one that comes again, of one of its times (`besök.2`).
    visit_named, visits, VisitId;
    /// The content item of this name, or the dose (`mpr dos 1`).
    item_named, items, ItemId;
    /// The fact of this name.
    fact_named, facts, FactId;
    /// The event of this name.
    event_named, events, EventId;
    /// The transition of this name.
    transition_named, transitions, TransitionId;
    /// The area of this name.
    area_named, areas, AreaId;
    /// The service of this name.
    service_named, services, ServiceId;
    /// The responsible body of this name.
    body_named, bodies, BodyId;
}

impl Fact {
    /// The value that a text stands for: `ja`, `nej`, `yes`, `no`, one of the fact's names, a whole
    /// number in its range, or a day as `2026-08-18`.
    pub fn value_named(&self, text: &str) -> Option<i32> {
        match &self.values {
            Values::YesNo => match text {
                "nej" | "no" => Some(0),
                "ja" | "yes" => Some(1),
                _ => None,
            },
            Values::OneOf(names) => {
                let place = names.iter().position(|name| name == text)?;
                i32::try_from(place).ok()
            }
            Values::Whole { from, through } => text
                .parse()
                .ok()
                .filter(|number| (*from..=*through).contains(number)),
            Values::Date => Day::parse(text).ok().map(Day::number),
        }
    }
}
