//! Facts that the compiler makes of what conditions ask of given doses: when one was given, and with
//! which product. The planner finds their values in what it has judged of a child's history.

use super::fields::repeated;
use super::points::Sense;
use super::room::Room;
use crate::named::{FactSource, Named, Row};
use crate::words::Kind;
use stafett_diag::{Diagnostic, Language, Name, Span, Text};
use stafett_model::programme::{GIVEN_BEFORE, GIVEN_FROM, Product};
use stafett_model::{Condition, Fact, FactId, FactRange, Made, ProductId, SeriesId, Values};
use stafett_syntax::tree::{self, Declared, Given, Identifier, SeriesField, Spanned};
use std::collections::BTreeMap;

impl<'a> Room<'a> {
    /// What a condition asks of a given dose.
    pub(super) fn given_test(
        &mut self,
        series: &Spanned<Identifier>,
        number: &Spanned<u32>,
        given: &Given,
    ) -> Option<Condition> {
        self.dose_id(series, number)?;
        let series = series.value.as_str();
        let (name, value) = match given {
            Given::Before(at) => (
                self.named.given_name(series, number.value, &at.value),
                GIVEN_BEFORE,
            ),
            Given::From(at) => (
                self.named.given_name(series, number.value, &at.value),
                GIVEN_FROM,
            ),
            Given::With(product) => (
                self.named.product_name(series, number.value),
                self.product_place(series, product)?,
            ),
        };
        let fact = self.named.facts.find(&name).map(FactId)?;
        let allowed = vec![(value, value)];
        Some(Condition::Fact(FactRange { fact, allowed }))
    }

    /// The place of a product among those of its series; tells where the series has none of that name.
    fn product_place(&mut self, series: &str, product: &Spanned<Identifier>) -> Option<i32> {
        let names = self.products_of(series);
        let wanted = product.value.as_str();
        if let Some(place) = names.iter().position(|name| *name == wanted) {
            return i32::try_from(place).ok();
        }
        let mut told = Diagnostic::new(
            Name::UnknownName,
            product.span,
            Text::new(
                format!("vaccinserien \"{series}\" har ingen produkt \"{wanted}\""),
                format!("the vaccine series \"{series}\" has no product \"{wanted}\""),
            ),
        );
        if let Some(at) = self.declared_at(Kind::Series, series) {
            told = told.label(at, Text::new("vaccinserien", "the vaccine series"));
        }
        self.tell(told.help(Text::new(
            format!("räkna upp den i serien: produkter {wanted}"),
            format!("list it in the series: products {wanted}"),
        )));
        None
    }

    /// The names of a series' products, in written order.
    fn products_of(&self, series: &str) -> Vec<&'a str> {
        let mut products: Vec<_> = self
            .named
            .products
            .rows()
            .iter()
            .filter(|row| row.value.0 == series)
            .map(|row| (row.span, row.value.1.name.value.as_str()))
            .collect();
        products.sort_unstable();
        products.into_iter().map(|(_, name)| name).collect()
    }

    /// The products of a series, in written order.
    pub(super) fn product_ids(&self, series: &str) -> Vec<ProductId> {
        let id = |name: &str| {
            let name = Named::product_of(series, name);
            self.named.products.find(&name).map(ProductId)
        };
        self.products_of(series)
            .into_iter()
            .filter_map(id)
            .collect()
    }

    /// Tells of products that a series lists twice.
    pub(super) fn repeated_products(&mut self, series: &'a Declared<SeriesField>) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let listed = series.fields.iter().filter_map(|field| match &field.value {
            SeriesField::Products(products) => Some(products),
            _ => None,
        });
        for product in listed.flatten() {
            let (name, span) = (product.name.value.as_str(), product.name.span);
            if let Some(first) = seen.insert(name, span) {
                repeated(self, name, first, span);
            }
        }
    }

    /// A row of the table of products.
    pub(super) fn product(
        &mut self,
        row: &'a Row<(&'a str, &'a tree::Product)>,
    ) -> Option<Product> {
        let (series, product) = row.value;
        let series = self.named.series.find(series).map(SeriesId)?;
        let id = product.name.value.to_string();
        let title = product.title.as_ref().map(|title| title.value.clone());
        let title = title.unwrap_or_else(|| id.clone());
        let meta = self.inner_meta(id, title, product.name.span, Vec::new());
        Some(Product { meta, series })
    }

    /// Before a point, on it or after it, not at all.
    pub(super) fn given_values(&self) -> Values {
        let names = match self.named.language() {
            Language::Swedish => ["före", "från", "inte_given"],
            Language::English => ["before", "from", "not_given"],
        };
        Values::OneOf(names.map(str::to_owned).to_vec())
    }

    /// The products of a series, and that the dose was not given.
    pub(super) fn product_values(&self, series: &str) -> Values {
        let none = match self.named.language() {
            Language::Swedish => "inte_given",
            Language::English => "not_given",
        };
        let names = self.products_of(series).into_iter().chain([none]);
        Values::OneOf(names.map(str::to_owned).collect())
    }

    /// The fact of when a dose was given.
    pub(super) fn given(
        &mut self,
        row: &'a Row<FactSource<'a>>,
        series: &'a str,
        number: &Spanned<u32>,
        at: &Spanned<tree::Point>,
    ) -> Option<Fact> {
        let dose = self.dose_of(series, number)?;
        let sense = Sense {
            series: Some(series),
            ..Sense::FIRST
        };
        let point = self.point(at, sense)?;
        let title = self.dose_title(series, number.value);
        self.made(row, title, Made::Given { dose, at: point })
    }

    /// The fact of the product with which a dose was given.
    pub(super) fn given_product(
        &mut self,
        row: &'a Row<FactSource<'a>>,
        series: &'a str,
        number: &Spanned<u32>,
    ) -> Option<Fact> {
        let dose = self.dose_of(series, number)?;
        let dose_title = self.dose_title(series, number.value);
        let title = match self.named.language() {
            Language::Swedish => format!("{dose_title}: produkt"),
            Language::English => format!("{dose_title}: product"),
        };
        self.made(row, title, Made::Product(dose))
    }

    fn dose_title(&self, series: &str, number: u32) -> String {
        let found = self.named.series.find(series);
        let row = found.and_then(|id| self.named.series.row(id));
        let title = row.and_then(|row| row.value.title.as_ref());
        let title = title.map_or(series, |title| title.value.as_str());
        self.named.dose_name(title, number)
    }
}
