//! Events from the tree of a text.

use super::decode::Decoder;
use super::recorded;
use crate::fault::{Problem, path_text};
use crate::fields::{Fields, Placed};
use crate::node::Node;
use crate::values::{self, Kind};
use stafett_model::child::End;
use stafett_model::proof::Words;
use stafett_model::{
    Day, Event, EventId, EventKind, FactRecord, ItemId, Occurred, ProductId, TransitionId, VisitId,
};

const VISIT: Kind = Kind {
    sv: "inget besök",
    en: "visit",
};
const ITEM: Kind = Kind {
    sv: "inget moment och ingen dos",
    en: "content item or dose",
};
const PRODUCT: Kind = Kind {
    sv: "ingen produkt i dosens serie",
    en: "product of the dose's series",
};
const EVENT: Kind = Kind {
    sv: "ingen händelse",
    en: "event",
};
const TRANSITION: Kind = Kind {
    sv: "ingen övergång",
    en: "transition",
};

/// What an event may be.
#[derive(Clone, Copy)]
enum Named {
    Done,
    Declined,
    Missed,
    Cancelled,
    Happened,
    Ended,
    Sent,
    Received,
    Refused,
    Retracted,
}

const KINDS: [(&str, Named); 10] = [
    ("done", Named::Done),
    ("declined", Named::Declined),
    ("missed", Named::Missed),
    ("cancelled", Named::Cancelled),
    ("happened", Named::Happened),
    ("ended", Named::Ended),
    ("handover_sent", Named::Sent),
    ("handover_received", Named::Received),
    ("handover_refused", Named::Refused),
    ("retracted", Named::Retracted),
];

/// The fields that belong to some kind of event.
const OF_A_KIND: [&str; 8] = [
    "visit",
    "item",
    "items",
    "results",
    "product",
    "event",
    "reason",
    "transition",
];

/// When a retraction is said to have occurred that is written without a day: it has no meaning there.
pub(super) fn undated(recorded: Option<Day>) -> Occurred {
    recorded.unwrap_or(Day::FIRST).into()
}

impl Decoder<'_> {
    pub(super) fn event(&mut self, at: &Placed<'_>) -> Option<Event> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let id = self.text(&mut fields, "id");
        let id = id.unwrap_or_else(|| path_text(&at.path.steps()));
        let recorded = self.day(&mut fields, "recorded");
        let mut products = Vec::new();
        let kind = self.event_kind(&mut fields, &mut products);
        let retracted = kind == Some(EventKind::Retracted);
        let on = self.occurred(&mut fields, retracted.then(|| undated(recorded)));
        let corrects = if retracted {
            fields.must("corrects", &mut self.problems)
        } else {
            fields.get("corrects")
        };
        let corrects = corrects.and_then(|at| values::text(&at, &mut self.problems));
        let event = Event {
            recorded,
            corrects,
            products,
            // Where the kind is wrong, that is a problem already and no child is read.
            ..Event::new(
                id,
                on.unwrap_or(undated(None)),
                kind.clone().unwrap_or(EventKind::Retracted),
            )
        };
        self.results(&mut fields, &event);
        fields.finish(&mut self.problems);
        on.zip(kind).map(|_| event)
    }

    /// When an event occurred; `without` where nothing is written and nothing needs to be.
    fn occurred(&mut self, fields: &mut Fields<'_>, without: Option<Occurred>) -> Option<Occurred> {
        let at = match without {
            Some(_) => fields.get("on"),
            None => fields.must("on", &mut self.problems),
        };
        match at {
            Some(at) => values::occurred(&at, &mut self.problems),
            None => without,
        }
    }

    fn event_kind(
        &mut self,
        fields: &mut Fields<'_>,
        products: &mut Vec<(ItemId, ProductId)>,
    ) -> Option<EventKind> {
        let kind = fields.must("kind", &mut self.problems);
        let kind = kind.and_then(|kind| values::choice(&kind, &KINDS, &mut self.problems));
        let Some(kind) = kind else {
            // So that the rest of the event is not called unknown on top.
            for name in OF_A_KIND {
                let _ = fields.get(name);
            }
            return None;
        };
        match kind {
            Named::Done => self.done_or_declined(fields, Some(products)),
            Named::Declined => self.done_or_declined(fields, None),
            Named::Missed => self.of_visit(fields).map(EventKind::Missed),
            Named::Cancelled => self.of_visit(fields).map(EventKind::Cancelled),
            Named::Happened => self.named_event(fields),
            Named::Ended => self.end(fields),
            Named::Sent => self.transition(fields).map(EventKind::HandoverSent),
            Named::Received => self.transition(fields).map(EventKind::HandoverReceived),
            Named::Refused => self.transition(fields).map(EventKind::HandoverRefused),
            Named::Retracted => Some(EventKind::Retracted),
        }
    }

    fn of_visit(&mut self, fields: &mut Fields<'_>) -> Option<VisitId> {
        let at = fields.must("visit", &mut self.problems)?;
        self.visit(&at)
    }

    fn transition(&mut self, fields: &mut Fields<'_>) -> Option<TransitionId> {
        let at = fields.must("transition", &mut self.problems)?;
        let rows = self.names.transitions(self.programme);
        values::looked_up(&at, TRANSITION, rows, &mut self.problems).map(TransitionId)
    }

    fn named_event(&mut self, fields: &mut Fields<'_>) -> Option<EventKind> {
        let at = fields.must("event", &mut self.problems)?;
        let rows = self.names.events(self.programme);
        let place = values::looked_up(&at, EVENT, rows, &mut self.problems)?;
        Some(EventKind::Happened(EventId(place)))
    }

    fn end(&mut self, fields: &mut Fields<'_>) -> Option<EventKind> {
        const REASONS: [(&str, End); 3] = [
            ("died", End::Died),
            ("emigrated", End::Emigrated),
            ("opted_out", End::OptedOut),
        ];
        let at = fields.must("reason", &mut self.problems)?;
        values::choice(&at, &REASONS, &mut self.problems).map(EventKind::Ended)
    }

    /// What was done, with the products of its doses noted in `products`, or else declined.
    fn done_or_declined(
        &mut self,
        fields: &mut Fields<'_>,
        products: Option<&mut Vec<(ItemId, ProductId)>>,
    ) -> Option<EventKind> {
        let done = products.is_some();
        let mut unused = Vec::new();
        let products = products.unwrap_or(&mut unused);
        let (visit, item) = (fields.get("visit"), fields.get("item"));
        let items = if done && item.is_none() {
            fields.list("items", &mut self.problems)
        } else {
            Vec::new()
        };
        match (visit, item) {
            (Some(at), None) => {
                let visit = self.visit(&at);
                let items: Vec<Option<ItemId>> = items
                    .iter()
                    .map(|at| self.item_of_visit(at, products))
                    .collect();
                let items = items.into_iter().collect::<Option<Vec<ItemId>>>();
                let visit = visit?;
                if done {
                    Some(EventKind::Done {
                        visit,
                        items: items?,
                    })
                } else {
                    Some(EventKind::Declined(visit))
                }
            }
            (None, Some(at)) => {
                let product = if done { fields.get("product") } else { None };
                let item = self.item(&at)?;
                self.product(product, item, products);
                Some(if done {
                    EventKind::ItemDone(item)
                } else {
                    EventKind::ItemDeclined(item)
                })
            }
            _ => {
                let message = Words::new(
                    "händelsen ska ha antingen \"visit\" eller \"item\"",
                    "the event must have either \"visit\" or \"item\"",
                );
                self.problems.push(Problem::new(fields.path(), message));
                None
            }
        }
    }

    /// Notes the results of a visit that was done: they stand and fall with the event.
    fn results(&mut self, fields: &mut Fields<'_>, event: &Event) {
        let EventKind::Done { visit, items } = &event.kind else {
            return;
        };
        for (name, at) in fields.entries("results", &mut self.problems) {
            let key = Node::Text(name.into());
            let named = Placed {
                node: &key,
                path: at.path,
            };
            let Some(item) = self.item(&named) else {
                continue;
            };
            let Some(row) = self.programme.item(item) else {
                continue;
            };
            if !recorded::is_part(self.programme, (*visit, items), item) {
                self.problems.push(recorded::not_done(&at.path, row));
            }
            if let Some(value) = values::result(&at, row, &mut self.problems) {
                let fact = self.names.result(self.programme, item, *visit);
                let record = |fact| FactRecord {
                    id: event.id.clone(),
                    recorded: event.recorded,
                    ..FactRecord::new(fact, value, Some(event.on.first))
                };
                self.results.extend(fact.map(record));
            }
        }
    }

    fn visit(&mut self, at: &Placed<'_>) -> Option<VisitId> {
        let rows = self.names.visits(self.programme);
        values::looked_up(at, VISIT, rows, &mut self.problems).map(VisitId)
    }

    /// A content of a visit that was done: its name, or its name and, of a dose, the product.
    fn item_of_visit(
        &mut self,
        at: &Placed<'_>,
        products: &mut Vec<(ItemId, ProductId)>,
    ) -> Option<ItemId> {
        if !matches!(at.node, Node::Map(_)) {
            return self.item(at);
        }
        let mut fields = Fields::of(at, &mut self.problems)?;
        let item = fields.must("item", &mut self.problems);
        let product = fields.get("product");
        fields.finish(&mut self.problems);
        let item = self.item(&item?)?;
        self.product(product, item, products);
        Some(item)
    }

    /// Notes the product with which a dose was given.
    fn product(
        &mut self,
        at: Option<Placed<'_>>,
        item: ItemId,
        products: &mut Vec<(ItemId, ProductId)>,
    ) {
        let Some(at) = at else {
            return;
        };
        let dose = self.programme.item(item).and_then(|row| row.dose.as_ref());
        let series = dose.and_then(|dose| self.programme.series(dose.series));
        let own = series.map_or(&[][..], |series| series.products.as_slice());
        let rows = own.iter().filter_map(|id| self.programme.product(*id));
        let metas = rows.map(|row| &row.meta);
        if let Some(place) = values::named(&at, PRODUCT, metas, &mut self.problems) {
            let product = own.get(usize::from(place)).map(|id| (item, *id));
            products.extend(product);
        }
    }

    fn item(&mut self, at: &Placed<'_>) -> Option<ItemId> {
        let rows = self.names.items(self.programme);
        values::looked_up(at, ITEM, rows, &mut self.problems).map(ItemId)
    }
}
