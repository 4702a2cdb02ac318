//! Names → ids.

use super::room::Room;
use crate::words::{self, Kind, either};
use stafett_diag::{Diagnostic, Name, Span, Text, closest};
use stafett_model::{AreaId, BodyId, FactId, Holder, ItemId, RoleId, ServiceId, SourceId, VisitId};
use stafett_syntax::tree::{Identifier, Spanned};

impl<'a> Room<'a> {
    pub(super) fn service_id(&mut self, name: &Spanned<Identifier>) -> Option<ServiceId> {
        self.find(Kind::Service, name).map(ServiceId)
    }

    pub(super) fn body_id(&mut self, name: &Spanned<Identifier>) -> Option<BodyId> {
        self.find(Kind::Body, name).map(BodyId)
    }

    pub(super) fn role_id(&mut self, name: &Spanned<Identifier>) -> Option<RoleId> {
        self.find(Kind::Role, name).map(RoleId)
    }

    pub(super) fn area_id(&mut self, name: &Spanned<Identifier>) -> Option<AreaId> {
        self.find(Kind::Area, name).map(AreaId)
    }

    pub(super) fn fact_id(&mut self, name: &Spanned<Identifier>) -> Option<FactId> {
        self.find(Kind::Fact, name).map(FactId)
    }

    pub(super) fn visit_id(&mut self, name: &Spanned<Identifier>) -> Option<VisitId> {
        self.find(Kind::Visit, name).map(VisitId)
    }

    pub(super) fn item_id(&mut self, name: &Spanned<Identifier>) -> Option<ItemId> {
        self.find(Kind::Item, name).map(ItemId)
    }

    pub(super) fn source_id(&mut self, name: &Spanned<Identifier>) -> Option<SourceId> {
        self.find(Kind::Source, name).map(SourceId)
    }

    pub(super) fn holder(&mut self, name: &Spanned<Identifier>) -> Option<Holder> {
        let (kind, id) = self.find_any(&[Kind::Service, Kind::Body], name)?;
        Some(match kind {
            Kind::Body => Holder::Body(BodyId(id)),
            _ => Holder::Service(ServiceId(id)),
        })
    }

    /// The dose of a series, as a content item.
    pub(super) fn dose_id(
        &mut self,
        series: &Spanned<Identifier>,
        number: &Spanned<u32>,
    ) -> Option<ItemId> {
        self.find(Kind::Series, series)?;
        self.dose_of(series.value.as_str(), number)
    }

    /// The dose of a series that is known to be one.
    pub(super) fn dose_of(&mut self, series: &str, number: &Spanned<u32>) -> Option<ItemId> {
        let name = self.named.dose_name(series, number.value);
        if let Some(id) = self.named.items.find(&name) {
            return Some(ItemId(id));
        }
        let declared = self.declared_at(Kind::Series, series);
        let whole = self
            .named
            .series
            .find(series)
            .and_then(|id| self.named.series.row(id));
        if whole.is_some_and(|row| self.texts.has_unread(row.value.span)) {
            return None;
        }
        let message = Text::new(
            format!("vaccinserien \"{series}\" har ingen dos {}", number.value),
            format!(
                "the vaccine series \"{series}\" has no dose {}",
                number.value
            ),
        );
        let mut told = Diagnostic::new(Name::UnknownName, number.span, message);
        if let Some(at) = declared {
            told = told.label(at, Text::new("vaccinserien", "the vaccine series"));
        }
        self.tell(told.help(Text::new(
            "rätta numret, eller lägg till dosen i serien",
            "correct the number, or add the dose to the series",
        )));
        None
    }

    /// The id of what is declared under `name` as `kind`; otherwise tells what is wrong.
    pub(super) fn find(&mut self, kind: Kind, name: &Spanned<Identifier>) -> Option<u16> {
        self.find_any(&[kind], name).map(|(_, id)| id)
    }

    /// The same where several kinds may be meant.
    pub(super) fn find_any(
        &mut self,
        kinds: &[Kind],
        name: &Spanned<Identifier>,
    ) -> Option<(Kind, u16)> {
        let text = name.value.as_str();
        let found = kinds
            .iter()
            .find_map(|kind| Some((*kind, self.named.find(*kind, text)?)));
        if found.is_none() {
            self.not_found(kinds, text, name.span);
        }
        found
    }

    /// Tells that `name` is none of `kinds`, unless it may be declared where nothing could be read.
    pub(super) fn not_found(&mut self, kinds: &[Kind], name: &str, span: Span) {
        if let Some(count) = self.named.occurrences.count(name) {
            return self.which_time(name, count, span);
        }
        if self.named.occurrences.may_be(name) {
            return;
        }
        let declared = self.named.everything.get(name).into_iter().flatten();
        let others: Vec<(Span, Kind)> = declared
            .filter(|(_, kind)| *kind != Kind::Responsibility)
            .copied()
            .collect();
        if others.iter().any(|(_, is)| as_wanted(kinds, *is)) {
            // Left out for being one too many, which was told.
        } else if let Some(other) = others.first() {
            self.tell(wrong_kind(kinds, name, span, *other));
        } else if !self.texts.unread_mentions(name) {
            let told = self.unknown(kinds, name, span);
            self.tell(told);
        }
    }

    /// Tells that a visit that comes again is named where one of its times is meant.
    fn which_time(&mut self, rule: &str, count: u16, span: Span) {
        let message = Text::new(
            format!("\"{rule}\" är {count} besök, men här ska ett av dem stå"),
            format!("\"{rule}\" is {count} visits, but here one of them must stand"),
        );
        self.tell(
            Diagnostic::new(Name::WrongKind, span, message).help(Text::new(
                format!("skriv vilket: {rule}.1 till {rule}.{count}"),
                format!("write which: {rule}.1 to {rule}.{count}"),
            )),
        );
    }

    fn unknown(&self, kinds: &[Kind], name: &str, span: Span) -> Diagnostic {
        let nouns: Vec<Text> = kinds.iter().map(|kind| kind.none()).collect();
        let none = words::both(&nouns);
        let message = Text::new(
            format!("det finns {} som heter \"{name}\"", none.sv),
            format!("there is {} called \"{name}\"", none.en),
        );
        let contact = kinds.contains(&Kind::Visit).then_some(Kind::Contact);
        let candidates = kinds
            .iter()
            .copied()
            .chain(contact)
            .flat_map(|kind| self.named.names(kind));
        let help = match closest(name, candidates) {
            Some(near) => Text::new(
                format!("menade du \"{near}\"?"),
                format!("did you mean \"{near}\"?"),
            ),
            None => {
                let nouns: Vec<Text> = kinds.iter().map(|kind| kind.a()).collect();
                let a = either(&nouns);
                Text::new(
                    format!("rätta namnet, eller deklarera {} med det namnet", a.sv),
                    format!("correct the name, or declare {} of that name", a.en),
                )
            }
        };
        Diagnostic::new(Name::UnknownName, span, message).help(help)
    }
}

/// Whether what is declared is of a wanted kind; a contact is a visit.
fn as_wanted(kinds: &[Kind], is: Kind) -> bool {
    kinds.contains(&is) || (is == Kind::Contact && kinds.contains(&Kind::Visit))
}

fn wrong_kind(kinds: &[Kind], name: &str, span: Span, (at, is): (Span, Kind)) -> Diagnostic {
    let wanted: Vec<Text> = kinds.iter().map(|kind| kind.a()).collect();
    let (wanted, is_a) = (either(&wanted), is.a());
    let message = Text::new(
        format!("\"{name}\" är {}, men här ska {} stå", is_a.sv, wanted.sv),
        format!(
            "\"{name}\" is {}, but here {} must stand",
            is_a.en, wanted.en
        ),
    );
    let declared = Text::new(
        format!("här är det deklarerat som {}", is_a.sv),
        format!("here it is declared as {}", is_a.en),
    );
    let told = Diagnostic::new(Name::WrongKind, span, message).label(at, declared);
    told.help(match (kinds, is) {
        ([Kind::Body], Kind::Service) | ([Kind::Service], Kind::Body) => Text::new(
            "huvudmannen är den som har skyldigheten enligt lag; verksamheten är den som möter barnet",
            "the responsible body has the duty by law; the service is the one that meets the child",
        ),
        ([Kind::Fact], Kind::Item) => Text::new(
            format!("ett resultat skrivs med besöket där det noteras: `{name} vid BESÖK RESULTAT`"),
            format!("a result is written with the visit that records it: `{name} at VISIT RESULT`"),
        ),
        _ => Text::new(
            format!("skriv namnet på {} här", wanted.sv),
            format!("write the name of {} here", wanted.en),
        ),
    })
}
