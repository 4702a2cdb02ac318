//! Facts that the compiler makes of what conditions ask of visits: the result of a content item, and
//! how the visit went.

use super::room::Room;
use crate::named::{FactSource, ItemSource, Row};
use crate::words::{Kind, keyword};
use stafett_diag::{Diagnostic, Language, Name, Text};
use stafett_grammar::Rule;
use stafett_model::{Change, Fact, FactId, ItemId, Made, Meta, Values, VisitId};
use stafett_syntax::tree::{Identifier, ItemField, Spanned, VisitField};

/// How a visit can go, in the order of the values.
const WENT: [Rule; 3] = [Rule::kw_done, Rule::kw_declined, Rule::kw_missed];

impl<'a> Room<'a> {
    /// The values of a fact, whatever it is made from; `None` where they are wrong.
    pub(super) fn source_values(&mut self, source: FactSource<'a>) -> Option<Values> {
        match source {
            FactSource::Declared(declared) => self.fact_values(declared),
            FactSource::Result { item, .. } => self.result_values(item),
            FactSource::Outcome(_) => Some(self.outcome_values()),
            FactSource::Given { .. } => Some(self.given_values()),
            FactSource::Product { series, .. } => Some(self.product_values(series)),
        }
    }

    /// The results of a content item, and that there is none. Silent where it states no results:
    /// the condition that asks tells.
    fn result_values(&self, item: &str) -> Option<Values> {
        let results = self.results_of(item)?;
        let none = match self.named.language() {
            Language::Swedish => "inget_resultat",
            Language::English => "no_result",
        };
        let names = results.iter().map(|name| name.value.as_str());
        Some(Values::OneOf(
            names.chain([none]).map(str::to_owned).collect(),
        ))
    }

    /// The results that a content item states; `None` where it states none.
    fn results_of(&self, item: &str) -> Option<&'a [Spanned<Identifier>]> {
        let row = self.named.items.row(self.named.items.find(item)?)?;
        let ItemSource::Item(declared) = row.value else {
            return None;
        };
        declared.fields.iter().find_map(|field| match &field.value {
            ItemField::Outcomes(names) if !names.is_empty() => Some(names.as_slice()),
            _ => None,
        })
    }

    fn outcome_values(&self) -> Values {
        let language = self.named.language();
        let none = match language {
            Language::Swedish => "inte_aktuellt",
            Language::English => "not_applicable",
        };
        let went = WENT.iter().map(|rule| keyword(*rule, language));
        Values::OneOf(went.chain([none]).map(str::to_owned).collect())
    }

    /// The place of a word for how a visit went, in either language: the word stays as it is where a
    /// file is translated.
    pub(super) fn outcome_place(&self, fact: FactId, word: &str) -> Option<usize> {
        let row = self.named.facts.row(fact.0)?;
        let FactSource::Outcome(_) = row.value else {
            return None;
        };
        let either = [Language::Swedish, Language::English];
        WENT.iter()
            .position(|rule| either.iter().any(|of| keyword(*rule, *of) == word))
    }

    /// The fact of the result of a content item at a visit; tells where the visit lacks the item, or
    /// the item states no results.
    pub(super) fn result_id(
        &mut self,
        item: &Spanned<Identifier>,
        visit: &Spanned<Identifier>,
    ) -> Option<FactId> {
        let (found, at) = (self.item_id(item), self.visit_id(visit));
        let (_, at) = (found?, at?);
        let (item_name, visit_name) = (item.value.as_str(), visit.value.as_str());
        if self.results_of(item_name).is_none() {
            return self.tell_no_results(item);
        }
        if !self.has_item(visit_name, item_name) {
            return self.tell_not_at(item, visit, at);
        }
        let name = self.named.result_name(item_name, visit_name);
        self.named.facts.find(&name).map(FactId)
    }

    /// Whether a visit, or a row that stands for it, has a content item.
    fn has_item(&self, visit: &str, item: &str) -> bool {
        let of_rule = |row: &&Row<_>| {
            let laid = self.named.laid_visits.get(row.name.as_str());
            row.name == visit || laid.is_some_and(|laid| laid.base.as_deref() == Some(visit))
        };
        let mut rows = self.named.visits.rows().iter().filter(of_rule);
        rows.any(|row| {
            row.value.1.fields.iter().any(|field| match &field.value {
                VisitField::Contents(contents) => contents.iter().any(|content| {
                    content.value.dose.is_none() && content.value.name.value.as_str() == item
                }),
                _ => false,
            })
        })
    }

    fn tell_no_results<T>(&mut self, item: &Spanned<Identifier>) -> Option<T> {
        let name = item.value.as_str();
        let mut told = Diagnostic::new(
            Name::WrongKind,
            item.span,
            Text::new(
                format!("momentet \"{name}\" har inga resultat att fråga efter"),
                format!("the content item \"{name}\" has no results to ask for"),
            ),
        );
        if let Some(at) = self.declared_at(Kind::Item, name) {
            told = told.label(at, Text::new("momentet", "the content item"));
        }
        self.tell(told.help(Text::new(
            "räkna upp dem i momentet: `utfall utan_anmärkning, avvikande`",
            "list them in the content item: `outcomes normal, deviating`",
        )));
        None
    }

    fn tell_not_at<T>(
        &mut self,
        item: &Spanned<Identifier>,
        visit: &Spanned<Identifier>,
        at: VisitId,
    ) -> Option<T> {
        let (item_name, visit_name) = (item.value.as_str(), visit.value.as_str());
        let whole = self.named.visits.row(at.0).map(|row| row.value.1.span);
        if whole.is_some_and(|span| self.texts.has_unread(span)) {
            return None;
        }
        let mut told = Diagnostic::new(
            Name::UnknownName,
            item.span.merge(visit.span),
            Text::new(
                format!(
                    "\"{item_name}\" ingår inte i \"{visit_name}\", så där blir inget resultat känt"
                ),
                format!(
                    "\"{item_name}\" is not part of \"{visit_name}\", so no result becomes known there"
                ),
            ),
        );
        if let Some(row) = self.named.visits.row(at.0) {
            told = told.label(row.span, Text::new("besöket", "the visit"));
        }
        self.tell(told.help(Text::new(
            format!("lägg till `{item_name}` i besökets `innehåll`, eller skriv det besök där det görs"),
            format!("add `{item_name}` to the visit's `contents`, or write the visit at which it is done"),
        )));
        None
    }

    /// The fact of the result of a content item at a visit.
    pub(super) fn result(
        &mut self,
        row: &'a Row<FactSource<'a>>,
        item: &str,
        visit: &str,
    ) -> Option<Fact> {
        let at = self.named.visits.find(visit).map(VisitId)?;
        let of = self.named.items.find(item).map(ItemId)?;
        let title = match self.named.language() {
            Language::Swedish => format!("{} vid {}", self.item_title(item), self.visit_title(at)),
            Language::English => format!("{} at {}", self.item_title(item), self.visit_title(at)),
        };
        self.made(
            row,
            title,
            Made::Result {
                item: of,
                visit: at,
            },
        )
    }

    /// The fact of how a visit went.
    pub(super) fn outcome(&mut self, row: &'a Row<FactSource<'a>>, visit: &str) -> Option<Fact> {
        let at = self.named.visits.find(visit).map(VisitId)?;
        let title = match self.named.language() {
            Language::Swedish => format!("{} – hur det gick", self.visit_title(at)),
            Language::English => format!("{} – how it went", self.visit_title(at)),
        };
        self.made(row, title, Made::Outcome(at))
    }

    pub(super) fn made(
        &self,
        row: &Row<FactSource<'a>>,
        title: String,
        made: Made,
    ) -> Option<Fact> {
        let id = self.named.facts.find(&row.name).map(FactId)?;
        let meta: Meta = self.inner_meta(row.name.clone(), title, row.span, Vec::new());
        Some(Fact {
            meta,
            values: self.values.get(id.index())?.clone()?,
            change: made.visit().map_or(Change::Fixed, Change::RecordedAt),
            if_unknown: None,
            clause: None,
            made: Some(made),
        })
    }

    fn item_title(&self, item: &str) -> String {
        let found = self.named.items.find(item);
        let row = found.and_then(|id| self.named.items.row(id));
        let title = row.and_then(|row| match row.value {
            ItemSource::Item(declared) => declared.title.as_ref(),
            ItemSource::Dose(..) => None,
        });
        title.map_or_else(|| item.to_owned(), |title| title.value.clone())
    }

    fn visit_title(&self, visit: VisitId) -> String {
        let row = self.named.visits.row(visit.0);
        let title = row.and_then(|row| row.value.1.title.as_ref());
        let name = row.map_or("", |row| row.name.as_str());
        title.map_or_else(|| name.to_owned(), |title| title.value.clone())
    }
}
