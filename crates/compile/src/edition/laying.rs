//! One layer after the other.

use super::{Laid, told};
use crate::source::Texts;
use crate::words::Kind;
use stafett_diag::{Diagnostic, Span};
use stafett_grammar::Rule;
use stafett_model::{DeclarationKind, Edition, EditionBase, EditionChange, EditionDeed};
use stafett_syntax::tree::{
    Amended, Amendment, Declaration, File, Identifier, ProgrammeField, Spanned,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A kind and a name.
type Key<'a> = (Kind, &'a str);

/// The declarations that stand after some layers, and what the last of them changed.
pub(super) struct Laying<'a, 't, 'd> {
    texts: &'t Texts<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// More than one under a key is told later, as names that are declared twice.
    standing: BTreeMap<Key<'a>, Vec<&'a Declaration>>,
    edition: Option<Edition>,
    /// What the last of them drops, and where.
    dropped: BTreeMap<&'a str, Span>,
}

/// A declaration of a layer, and the place of the verb before it where it has one.
#[derive(Clone, Copy)]
struct Declared<'a> {
    declaration: &'a Declaration,
    verb: Option<Span>,
}

impl<'a, 't, 'd> Laying<'a, 't, 'd> {
    pub(super) fn new(texts: &'t Texts<'a>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Laying {
            texts,
            diagnostics,
            standing: BTreeMap::new(),
            edition: None,
            dropped: BTreeMap::new(),
        }
    }

    /// Lays the files of one layer over what stands.
    pub(super) fn lay(&mut self, layer: usize, files: &[&'a File]) {
        let of = |file: &&'a File| file.amendments.iter();
        let amendments: Vec<&'a Amendment> = files.iter().flat_map(of).collect();
        let own = files.iter().flat_map(|file| &file.declarations);
        let own: Vec<&'a Declaration> = own.collect();
        if layer == 0 {
            let nothing_below = amendments.iter().map(|one| told::no_base(one));
            self.diagnostics.extend(nothing_below);
            own.into_iter().for_each(|one| self.stand(one));
            return;
        }
        let mut laid = Over {
            base: std::mem::take(&mut self.standing),
            done: BTreeMap::new(),
            changes: Vec::new(),
        };
        self.edition = None;
        self.dropped.clear();
        let header = laid.header();
        laid.base.retain(|(kind, _), _| *kind != Kind::Acceptance);
        for amendment in &amendments {
            if let Amended::Drops { .. } = &amendment.what {
                self.drop_one(&mut laid, amendment);
            }
        }
        let substitutes = amendments.iter().filter_map(|one| match &one.what {
            Amended::Substitutes(declaration) => Some(Declared {
                declaration,
                verb: Some(one.span),
            }),
            Amended::Drops { .. } => None,
        });
        let own = own.into_iter().map(|declaration| Declared {
            declaration,
            verb: None,
        });
        for declared in substitutes.chain(own) {
            self.declare(&mut laid, declared);
        }
        for (key, below) in laid.base {
            self.standing.entry(key).or_default().extend(below);
        }
        laid.changes
            .sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        self.edition = Some(Edition {
            base: header,
            changes: laid.changes,
        });
    }

    fn stand(&mut self, declaration: &'a Declaration) {
        self.standing
            .entry(key(declaration))
            .or_default()
            .push(declaration);
    }

    fn declare(&mut self, laid: &mut Over<'a>, declared: Declared<'a>) {
        let Declared { declaration, verb } = declared;
        let key = key(declaration);
        // What is meant for another kind would only be told once more, as a name that stands twice.
        if verb.is_none() || laid.base.contains_key(&key) || laid.other_kind(key).is_none() {
            self.stand(declaration);
        }
        let twice = laid.done.get(&key).copied();
        let replaced = match key.0 {
            Kind::Programme | Kind::Population if verb.is_none() => laid.take_kind(key.0),
            _ => laid.base.remove(&key),
        };
        let was = replaced.and_then(|below| below.first().copied());
        let span = verb.unwrap_or(declaration.span());
        match (verb, was) {
            (Some(_), None) if twice.is_some() => self.changed_twice(&key, declaration, twice),
            (Some(_), None) => self.nothing_to_change(laid, key, declaration.name()),
            (None, Some(was)) if !matches!(key.0, Kind::Programme | Kind::Population) => {
                let name = declaration.name();
                let told = told::without_verb(key.0, name, was.name().span);
                self.diagnostics.push(told);
            }
            (None, None) if twice.is_some() => self.changed_twice(&key, declaration, twice),
            (_, was) => {
                let what = match was {
                    Some(was) => EditionDeed::Substitutes {
                        was: self.texts.origin(was.span()),
                    },
                    None => EditionDeed::New,
                };
                self.changed(laid, key, declaration, what, span);
            }
        }
        if verb.is_some() {
            laid.done.entry(key).or_insert(span);
        }
    }

    fn changed_twice(&mut self, key: &Key<'a>, declaration: &Declaration, first: Option<Span>) {
        let first = first.unwrap_or_default();
        let told = told::twice(key.0, declaration.name(), first);
        self.diagnostics.push(told);
    }

    fn drop_one(&mut self, laid: &mut Over<'a>, amendment: &'a Amendment) {
        let Amended::Drops { kind, name, reason } = &amendment.what else {
            return;
        };
        if reason.is_none() {
            self.diagnostics.push(told::no_reason(name, amendment.span));
        }
        let kind = kind.as_ref().and_then(|kind| of_rule(kind.value));
        let meant = laid.meant(kind, name.value.as_str());
        match meant.as_slice() {
            [] => match laid.dropped(kind, name.value.as_str()) {
                Some((kind, first)) => self.diagnostics.push(told::twice(kind, name, first)),
                None => match kind {
                    Some(kind) => self.nothing_to_change(laid, (kind, name.value.as_str()), name),
                    None => self.nothing_to_drop(laid, name),
                },
            },
            // With an area goes the responsibility for it.
            [_] | [(Kind::Area, _), (Kind::Responsibility, _)] => {
                for key in meant {
                    self.leave_out(laid, key, amendment, reason.as_ref());
                }
            }
            several => {
                let kinds: Vec<Kind> = several.iter().map(|(kind, _)| *kind).collect();
                self.diagnostics.push(told::several(name, &kinds));
            }
        }
    }

    fn leave_out(
        &mut self,
        laid: &mut Over<'a>,
        key: Key<'a>,
        amendment: &Amendment,
        reason: Option<&Spanned<String>>,
    ) {
        let below = laid.base.remove(&key);
        laid.done.insert(key, amendment.span);
        self.dropped.insert(key.1, amendment.span);
        if let Some(was) = below.and_then(|below| below.first().copied()) {
            let what = EditionDeed::Drops {
                reason: reason
                    .map(|reason| reason.value.clone())
                    .unwrap_or_default(),
                was: self.texts.origin(was.span()),
            };
            self.changed(laid, key, was, what, amendment.span);
        }
    }

    fn changed(
        &mut self,
        laid: &mut Over<'a>,
        (kind, id): Key<'a>,
        declaration: &Declaration,
        what: EditionDeed,
        span: Span,
    ) {
        if kind == Kind::Acceptance {
            return;
        }
        let area = (Kind::Area, id);
        let areas = laid.base.get(&area).or_else(|| self.standing.get(&area));
        let title = match kind {
            Kind::Responsibility => areas.and_then(|areas| areas.first()?.title()),
            _ => declaration.title(),
        };
        laid.changes.push(EditionChange {
            kind: in_model(kind),
            id: id.to_owned(),
            title: title.map_or_else(|| id.to_owned(), |title| title.value.clone()),
            what,
            origin: self.texts.origin(span),
        });
    }

    /// Tells that the base lacks what is to be substituted or dropped, unless it stands in
    /// something that could not be read.
    fn nothing_to_change(&mut self, laid: &Over<'a>, key: Key<'_>, name: &Spanned<Identifier>) {
        if self.texts.unread_mentions(key.1) {
            return;
        }
        let told = match laid.other_kind(key) {
            _ if key.0 == Kind::Acceptance => told::acceptance(name),
            Some(other) => told::wrong_kind(key.0, other, name),
            None => told::unknown(key.0.none(), name, laid.names(Some(key.0))),
        };
        self.diagnostics.push(told);
    }

    fn nothing_to_drop(&mut self, laid: &Over<'a>, name: &Spanned<Identifier>) {
        if !self.texts.unread_mentions(name.value.as_str()) {
            let told = told::unknown(told::nothing(), name, laid.names(None));
            self.diagnostics.push(told);
        }
    }

    /// The files with what stands in them.
    pub(super) fn finish(self) -> Laid<'a> {
        let mut files: Vec<File> = self
            .texts
            .files
            .iter()
            .map(|file| File {
                id: file.id,
                path: file.path.clone(),
                language: file.language,
                declarations: Vec::new(),
                amendments: Vec::new(),
                comments: file.comments.clone(),
                unread: file.unread.clone(),
            })
            .collect();
        let mut standing: Vec<&Declaration> = self.standing.into_values().flatten().collect();
        standing.sort_by_key(|declaration| declaration.span());
        for declaration in standing {
            if let Some(file) = files.get_mut(usize::from(declaration.span().file.0)) {
                file.declarations.push(declaration.clone());
            }
        }
        Laid {
            files: Cow::Owned(files),
            edition: self.edition,
            dropped: self.dropped,
        }
    }
}

/// A layer while it is laid over what stood before.
struct Over<'a> {
    /// What of it still stands.
    base: BTreeMap<Key<'a>, Vec<&'a Declaration>>,
    /// What the layer substituted or dropped, and where.
    done: BTreeMap<Key<'a>, Span>,
    changes: Vec<EditionChange>,
}

impl<'a> Over<'a> {
    /// What the base's own header says.
    fn header(&self) -> EditionBase {
        let header = self.base.iter().find_map(|(_, below)| match below.first() {
            Some(Declaration::Programme(header)) => Some(header),
            _ => None,
        });
        let Some(header) = header else {
            return EditionBase::default();
        };
        let id = header.name.value.to_string();
        let release = header.fields.iter().find_map(|field| match &field.value {
            ProgrammeField::Release(release) => Some(release.value.clone()),
            _ => None,
        });
        EditionBase {
            title: header
                .title
                .as_ref()
                .map_or_else(|| id.clone(), |title| title.value.clone()),
            id,
            release: release.unwrap_or_default(),
        }
    }

    /// Takes what the base has of a kind of which a programme has one.
    fn take_kind(&mut self, kind: Kind) -> Option<Vec<&'a Declaration>> {
        let key = *self.base.keys().find(|(of, _)| *of == kind)?;
        self.base.remove(&key)
    }

    /// What the base has under a name, of one kind or of any.
    fn meant(&self, kind: Option<Kind>, name: &str) -> Vec<Key<'a>> {
        let keys = self.base.keys();
        keys.filter(|(of, id)| *id == name && kind.is_none_or(|kind| kind == *of))
            .copied()
            .collect()
    }

    /// What was substituted or dropped under a name before.
    fn dropped(&self, kind: Option<Kind>, name: &str) -> Option<(Kind, Span)> {
        let mut done = self.done.iter();
        let found = done.find(|((of, id), _)| *id == name && kind.is_none_or(|kind| kind == *of));
        found.map(|((kind, _), span)| (*kind, *span))
    }

    /// The kind that the base has under a name in the place of the one that is meant.
    fn other_kind(&self, (kind, name): Key<'_>) -> Option<Kind> {
        let mut keys = self.base.keys();
        keys.find(|(of, id)| *id == name && *of != kind)
            .map(|(of, _)| *of)
    }

    /// The names that the base has, of one kind or of any.
    fn names(&self, kind: Option<Kind>) -> Vec<&'a str> {
        let keys = self.base.keys();
        keys.filter(|(of, _)| kind.is_none_or(|kind| kind == *of))
            .map(|(_, name)| *name)
            .collect()
    }
}

fn key(declaration: &Declaration) -> Key<'_> {
    (Kind::of(declaration), declaration.name().value.as_str())
}

fn of_rule(rule: Rule) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.rule() == rule)
}

fn in_model(kind: Kind) -> DeclarationKind {
    match kind {
        Kind::Programme => DeclarationKind::Programme,
        Kind::Population => DeclarationKind::Population,
        Kind::Calendar => DeclarationKind::SchoolCalendar,
        Kind::Body => DeclarationKind::ResponsibleBody,
        Kind::Role => DeclarationKind::Role,
        Kind::Service => DeclarationKind::Service,
        Kind::Area => DeclarationKind::Area,
        Kind::Fact => DeclarationKind::Fact,
        Kind::Event => DeclarationKind::Event,
        Kind::Group => DeclarationKind::TargetGroup,
        Kind::Item => DeclarationKind::ContentItem,
        Kind::Series => DeclarationKind::Series,
        Kind::Window => DeclarationKind::Window,
        Kind::Visit => DeclarationKind::Visit,
        Kind::Contact => DeclarationKind::Contact,
        Kind::Responsibility => DeclarationKind::Responsibility,
        // A handover stands inside its transition and is no declaration of its own.
        Kind::Transition | Kind::Handover => DeclarationKind::Transition,
        Kind::Requirement => DeclarationKind::Requirement,
        Kind::Recommendation => DeclarationKind::Recommendation,
        Kind::Source => DeclarationKind::Source,
        Kind::Acceptance => DeclarationKind::Acceptance,
        Kind::Variant => DeclarationKind::Variant,
        Kind::Release => DeclarationKind::Release,
        Kind::Reprioritisation => DeclarationKind::Reprioritisation,
        Kind::Indicator => DeclarationKind::Indicator,
    }
}
