//! From a place in the programme's text, or a rule's name, to the page where the rule is shown.

use crate::here::{Here, Kind, Link, ids};
use stafett_model::{
    AreaId, BodyId, FactId, GroupId, IndicatorId, ItemId, Meta, Origin, RequirementId, SeriesId,
    ServiceId, SourceId, TransitionId, VariantId, VisitId,
};

/// Every rule that has a place in the book.
pub(crate) struct Rules {
    entries: Vec<Entry>,
}

struct Entry {
    kind: Kind,
    id: String,
    origin: Origin,
    link: Link,
}

impl Rules {
    pub(crate) fn new(here: &Here<'_>) -> Self {
        let p = here.programme();
        let mut rules = Self {
            entries: Vec::new(),
        };
        macro_rules! add {
            ($($table:ident, $id:path, $link:ident, $kind:ident;)*) => {
                $(for id in ids!(p.$table, $id) {
                    let Some(row) = p.$table.get(id.index()) else { continue };
                    rules.add(Kind::$kind, &row.meta, here.$link(id));
                })*
            };
        }
        // The rule itself first, then the rows that overlays lay in its place.
        let mut visits: Vec<VisitId> = ids!(p.visits, VisitId).collect();
        visits.sort_by_key(|id| p.visit(*id).is_some_and(|row| row.stands_for.is_some()));
        for id in visits {
            let Some(row) = p.visit(id) else { continue };
            rules.add(Kind::Visit, &row.meta, here.visit(id));
        }
        add! {
            areas, AreaId, area, Area; transitions, TransitionId, transition, Transition;
            services, ServiceId, service, Service; bodies, BodyId, body, ResponsibleBody; items, ItemId, item, ContentItem;
            series_table, SeriesId, series, Series; sources, SourceId, source, Source; facts, FactId, fact, Fact;
            groups, GroupId, group, TargetGroup; requirements, RequirementId, requirement, Requirement;
            indicators, IndicatorId, indicator, Indicator; variants, VariantId, variant, Variant;
        }
        for id in ids!(p.areas, AreaId) {
            let Some(area) = p.area(id) else { continue };
            rules.add(Kind::Responsibility, &area.responsibility, here.area(id));
            for leg in &area.legs {
                let meta = Meta {
                    origin: leg.origin,
                    ..Meta::default()
                };
                rules.add(Kind::Responsibility, &meta, here.area(id));
            }
        }
        rules
    }

    fn add(&mut self, kind: Kind, meta: &Meta, link: Link) {
        self.entries.push(Entry {
            kind,
            id: meta.id.clone(),
            origin: meta.origin,
            link,
        });
    }

    /// The rule of this name.
    pub(crate) fn named(&self, id: &str) -> Option<Link> {
        self.entries
            .iter()
            .find(|entry| entry.id == id)
            .map(|entry| entry.link.clone())
    }

    /// The rule of this kind and name.
    pub(crate) fn of_kind(&self, kind: Kind, id: &str) -> Option<Link> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.kind == kind && entry.id == id)?;
        Some(entry.link.clone())
    }

    /// The innermost rule written around a place.
    pub(crate) fn at(&self, place: Origin) -> Option<Link> {
        let around = |entry: &&Entry| {
            let at = entry.origin;
            at.file == place.file && at.start <= place.start && place.end <= at.end && at.end > 0
        };
        let length = |entry: &&Entry| entry.origin.end - entry.origin.start;
        let found = self.entries.iter().filter(around).min_by_key(length);
        found.map(|entry| entry.link.clone())
    }
}
