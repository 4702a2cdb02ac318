//! Files → what their variants and releases lay over the base.

use super::merged::{Patch, contains, merged};
use super::plan::{Begins, Era};
use super::{
    LaidNorm, LaidTransition, LaidVisit, Overlaid, Target, told, transition_key, visit_key,
};
use stafett_diag::{Diagnostic, Span, Text};
use stafett_model::{Force, VisitKind};
use stafett_syntax::tree::{
    Changed, Content, Declaration, Declared, Direction, File, ReleaseField, ResponsibilityField,
    TransitionField, VariantField, VisitField,
};
use std::collections::BTreeMap;
use std::mem::discriminant;

/// What every variant and release makes of the base.
pub(crate) fn from_syntax(files: &[File], diagnostics: &mut Vec<Diagnostic>) -> Overlaid {
    let mut laying = Laying::new(files, diagnostics);
    laying.variants();
    laying.releases();
    laying.rows();
    laying.laid
}

/// What one overlay does to one visit.
#[derive(Default)]
struct Deed<'a> {
    patches: Vec<Patch<'a>>,
    drops: bool,
}

struct Laying<'a, 'd> {
    files: &'a [File],
    diagnostics: &'d mut Vec<Diagnostic>,
    visits: BTreeMap<&'a str, (VisitKind, &'a Declared<VisitField>)>,
    transitions: BTreeMap<&'a str, &'a Declared<TransitionField, Direction>>,
    /// By visit and variant.
    of_variants: BTreeMap<(&'a str, &'a str), Deed<'a>>,
    /// By visit and place in the order of the releases.
    of_releases: BTreeMap<(&'a str, usize), Deed<'a>>,
    /// The releases in the order in which they begin.
    releases: Vec<&'a str>,
    laid: Overlaid,
}

impl<'a, 'd> Laying<'a, 'd> {
    fn new(files: &'a [File], diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let mut laying = Laying {
            files,
            diagnostics,
            visits: BTreeMap::new(),
            transitions: BTreeMap::new(),
            of_variants: BTreeMap::new(),
            of_releases: BTreeMap::new(),
            releases: Vec::new(),
            laid: Overlaid::default(),
        };
        for declaration in laying.declarations() {
            let name = declaration.name().value.as_str();
            match declaration {
                Declaration::Visit(of) => {
                    laying.visits.entry(name).or_insert((VisitKind::Visit, of));
                }
                Declaration::Contact(of) => {
                    laying
                        .visits
                        .entry(name)
                        .or_insert((VisitKind::Contact, of));
                }
                Declaration::Transition(of) => {
                    laying.transitions.entry(name).or_insert(of);
                }
                _ => {}
            }
        }
        laying
    }

    fn declarations(&self) -> impl Iterator<Item = &'a Declaration> + use<'a> {
        self.files.iter().flat_map(|file| &file.declarations)
    }

    fn variants(&mut self) {
        let variants: Vec<&Declared<VariantField>> = self
            .declarations()
            .filter_map(|declaration| match declaration {
                Declaration::Variant(of) => Some(of),
                _ => None,
            })
            .collect();
        for declared in &variants {
            let name = declared.name.value.as_str();
            for field in &declared.fields {
                if let VariantField::BuildsOn(other) = &field.value {
                    let on = other.value.to_string();
                    self.laid.plan.builds_on.insert(name.to_owned(), on);
                }
            }
        }
        for declared in variants {
            let name = declared.name.value.as_str();
            if self.builds_on_itself(name) {
                self.diagnostics
                    .push(told::circle(name, declared.name.span));
            }
            for field in &declared.fields {
                if let VariantField::Change(change) = &field.value {
                    self.variant_change(name, &change.what, change.span);
                }
            }
        }
    }

    fn builds_on_itself(&self, variant: &str) -> bool {
        let chain = self.laid.plan.chain(variant);
        let last = chain.last().copied().unwrap_or(variant);
        self.laid
            .plan
            .builds_on
            .get(last)
            .is_some_and(|next| next == variant)
    }

    fn variant_change(&mut self, variant: &'a str, what: &'a Changed, span: Span) {
        match what {
            Changed::Adds(declaration) => self.variant_adds(variant, declaration, span),
            Changed::Narrows(declaration) | Changed::Substitutes(declaration) => {
                let narrows = matches!(what, Changed::Narrows(_));
                if let (Declaration::Transition(of), false) = (declaration.as_ref(), narrows) {
                    self.substituted_transition(variant, of, span);
                } else if let Some((name, patch)) = self.patch(declaration, narrows, span) {
                    let deed = self.of_variants.entry((name, variant)).or_default();
                    deed.patches.push(patch);
                    self.changes(Target::Visit(name.to_owned()), variant);
                }
            }
            Changed::SubstitutesLegs { area, fields, .. } => {
                for field in fields {
                    let of_bodies = matches!(field.value, ResponsibilityField::Body(_));
                    let target = Target::Legs(area.value.to_string(), of_bodies);
                    self.changes(target, variant);
                }
            }
            Changed::Drops { what, reason } => {
                if reason.is_none() {
                    let name = what.value.name.value.as_str();
                    self.diagnostics.push(told::no_reason(name, what.span));
                }
                for (name, patch) in self.dropped(&what.value, what.span, span) {
                    let deed = self.of_variants.entry((name, variant)).or_default();
                    match patch {
                        Some(patch) => deed.patches.push(patch),
                        None => deed.drops = true,
                    }
                    self.changes(Target::Visit(name.to_owned()), variant);
                }
            }
        }
    }

    fn changes(&mut self, target: Target, variant: &str) {
        let changing = self.laid.plan.changed_by.entry(target).or_default();
        changing.insert(variant.to_owned());
    }

    fn variant_adds(&mut self, variant: &str, declaration: &'a Declaration, span: Span) {
        match declaration {
            Declaration::Visit(of) => self.added(VisitKind::Visit, of, Some(variant), None),
            Declaration::Contact(of) => self.added(VisitKind::Contact, of, Some(variant), None),
            Declaration::Transition(of) => self.laid.transitions.push(LaidTransition {
                key: of.name.value.to_string(),
                declared: of.clone(),
                base: None,
                variant: variant.to_owned(),
            }),
            Declaration::Requirement(of) => self.laid.norms.push(LaidNorm {
                force: Force::Binding,
                declared: of.clone(),
                variant: variant.to_owned(),
            }),
            Declaration::Recommendation(of) => self.laid.norms.push(LaidNorm {
                force: Force::Recommended,
                declared: of.clone(),
                variant: variant.to_owned(),
            }),
            _ => self.diagnostics.push(told::not_here(
                span,
                Text::new(
                    "en variant kan inte lägga till något sådant",
                    "a variant cannot add such a thing",
                ),
            )),
        }
    }

    fn added(
        &mut self,
        kind: VisitKind,
        declared: &Declared<VisitField>,
        variant: Option<&str>,
        release: Option<&str>,
    ) {
        self.laid.visits.push(LaidVisit {
            key: declared.name.value.to_string(),
            kind,
            declared: declared.clone(),
            base: None,
            variant: variant.map(str::to_owned),
            era: 0,
            added_by: release.map(str::to_owned),
            guards: Vec::new(),
        });
    }

    fn substituted_transition(
        &mut self,
        variant: &str,
        of: &'a Declared<TransitionField, Direction>,
        span: Span,
    ) {
        let name = of.name.value.as_str();
        let Some(base) = self.transitions.get(name).copied() else {
            let known = self.transitions.keys().copied();
            let kind = ("ingen övergång", "no transition");
            self.diagnostics
                .push(told::unknown(name, of.name.span, kind, known));
            return;
        };
        let mut whole = base.clone();
        whole.fields.retain(|field| {
            let same = |new: &stafett_syntax::tree::Field<TransitionField>| {
                discriminant(&new.value) == discriminant(&field.value)
            };
            !of.fields.iter().any(same)
        });
        whole.fields.extend(of.fields.iter().cloned());
        whole.qualifiers.extend(of.qualifiers.iter().cloned());
        whole.head = of.head.clone();
        whole.span = span;
        self.changes(Target::Transition(name.to_owned()), variant);
        self.laid.transitions.push(LaidTransition {
            key: transition_key(name, variant),
            declared: whole,
            base: Some(name.to_owned()),
            variant: variant.to_owned(),
        });
    }

    /// The visit that a declaration changes, and how.
    fn patch(
        &mut self,
        declaration: &'a Declaration,
        narrows: bool,
        span: Span,
    ) -> Option<(&'a str, Patch<'a>)> {
        let (Declaration::Visit(of) | Declaration::Contact(of)) = declaration else {
            self.diagnostics.push(told::not_here(
                span,
                Text::new(
                    "det här kan inte ändras så",
                    "this cannot be changed like that",
                ),
            ));
            return None;
        };
        let name = of.name.value.as_str();
        let Some((name, _)) = self.visits.get_key_value(name) else {
            let known = self.visits.keys().copied();
            let kind = ("inget besök och ingen kontakt", "no visit or contact");
            self.diagnostics
                .push(told::unknown(name, of.name.span, kind, known));
            return None;
        };
        if !narrows {
            return Some((name, Patch::Substitute(of, span)));
        }
        let other = of
            .fields
            .iter()
            .find(|field| !matches!(field.value, VisitField::When(_) | VisitField::If(_)));
        if let Some(other) = other {
            self.diagnostics.push(told::not_narrower(other.span));
            return None;
        }
        Some((name, Patch::Narrow(of, span)))
    }

    /// The visits that a drop concerns: the visit itself, or those that have the content.
    fn dropped(
        &mut self,
        what: &'a Content,
        at: Span,
        span: Span,
    ) -> Vec<(&'a str, Option<Patch<'a>>)> {
        let name = what.name.value.as_str();
        if what.dose.is_none()
            && let Some((name, _)) = self.visits.get_key_value(name)
        {
            return vec![(name, None)];
        }
        let having = self.visits.iter().filter(|(_, (_, of))| contains(of, what));
        let found: Vec<(&str, Option<Patch>)> = having
            .map(|(name, _)| (*name, Some(Patch::Without(what, span))))
            .collect();
        if found.is_empty() {
            let known = self.visits.keys().copied();
            let kind = (
                "inget besök och inget moment i något besök",
                "no visit and no content of a visit",
            );
            self.diagnostics.push(told::unknown(name, at, kind, known));
        }
        found
    }

    fn releases(&mut self) {
        let mut releases: Vec<(Begins, &Declared<ReleaseField>)> = Vec::new();
        for declaration in self.declarations() {
            if let Declaration::Release(of) = declaration
                && let Some(begins) = self.begins(of)
            {
                releases.push((begins, of));
            }
        }
        releases.sort_by_key(|(begins, of)| (begins.date(), *begins, of.name.value.as_str()));
        self.releases = releases
            .iter()
            .map(|(_, of)| of.name.value.as_str())
            .collect();
        for (place, (_, of)) in releases.into_iter().enumerate() {
            let name = of.name.value.as_str();
            for field in &of.fields {
                if let ReleaseField::Change(change) = &field.value {
                    self.release_change((place, name), &change.what, change.span);
                }
            }
        }
    }

    /// When a release begins; told where that is not clear.
    fn begins(&mut self, of: &Declared<ReleaseField>) -> Option<Begins> {
        let mut days = of.fields.iter().filter_map(|field| match &field.value {
            ReleaseField::InForceFrom(date) => Some(Begins::On(date.value)),
            ReleaseField::BornFrom(date) => Some(Begins::Born(date.value)),
            ReleaseField::Change(_) => None,
        });
        let (first, second) = (days.next(), days.next());
        if first.is_none() || second.is_some() {
            let twice = second.is_some();
            let said = told::begins(of.name.value.as_str(), of.name.span, twice);
            self.diagnostics.push(said);
            return None;
        }
        first
    }

    fn release_change(&mut self, release: (usize, &'a str), what: &'a Changed, span: Span) {
        match what {
            Changed::Adds(declaration) => match declaration.as_ref() {
                Declaration::Visit(of) => {
                    self.added(VisitKind::Visit, of, None, Some(release.1));
                }
                Declaration::Contact(of) => {
                    self.added(VisitKind::Contact, of, None, Some(release.1));
                }
                _ => self.not_in_a_release(span),
            },
            Changed::Narrows(declaration) | Changed::Substitutes(declaration) => {
                let narrows = matches!(what, Changed::Narrows(_));
                if let Some((name, patch)) = self.patch(declaration, narrows, span) {
                    self.era(name, release).patches.push(patch);
                }
            }
            Changed::SubstitutesLegs { .. } => self.not_in_a_release(span),
            Changed::Drops { what, reason } => {
                if reason.is_none() {
                    let name = what.value.name.value.as_str();
                    self.diagnostics.push(told::no_reason(name, what.span));
                }
                for (name, patch) in self.dropped(&what.value, what.span, span) {
                    let deed = self.era(name, release);
                    match patch {
                        Some(patch) => deed.patches.push(patch),
                        None => deed.drops = true,
                    }
                }
            }
        }
    }

    fn not_in_a_release(&mut self, span: Span) {
        self.diagnostics.push(told::not_here(
            span,
            Text::new(
                "en utgåva ändrar bara besök och kontakter",
                "a release changes visits and contacts only",
            ),
        ));
    }

    fn era(&mut self, visit: &'a str, (place, _): (usize, &'a str)) -> &mut Deed<'a> {
        self.of_releases.entry((visit, place)).or_default()
    }

    /// The rows of every changed visit: one for each place in which it differs and each release.
    fn rows(&mut self) {
        for (visit, (kind, declared)) in std::mem::take(&mut self.visits) {
            let eras = self.eras(visit);
            let of_variants = self.of_variants.iter().filter(|((of, _), _)| *of == visit);
            let places = of_variants
                .filter(|(_, deed)| !deed.drops)
                .map(|((_, variant), _)| Some(*variant));
            let places: Vec<Option<&str>> = std::iter::once(None).chain(places).collect();
            for place in places {
                for era in 0..=until_dropped(&eras) {
                    if (place, era) != (None, 0) {
                        let row = self.row((visit, kind, declared), place, era);
                        self.laid.visits.push(row);
                    }
                }
            }
            if !eras.is_empty() {
                self.laid.plan.eras.insert(visit.to_owned(), eras);
            }
        }
    }

    /// The releases that change a visit, in order.
    fn eras(&self, visit: &str) -> Vec<Era> {
        self.of_releases
            .iter()
            .filter(|((of, _), _)| *of == visit)
            .map(|((_, place), deed)| Era {
                release: self
                    .releases
                    .get(*place)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                drops: deed.drops,
            })
            .collect()
    }

    /// A visit as it is in one place after so many releases.
    fn row(
        &self,
        (visit, kind, declared): (&str, VisitKind, &Declared<VisitField>),
        place: Option<&str>,
        era: usize,
    ) -> LaidVisit {
        let of_releases = self.of_releases.iter().filter(|((of, _), _)| *of == visit);
        let mut patches: Vec<Patch> = of_releases
            .take(era)
            .flat_map(|(_, deed)| deed.patches.iter().copied())
            .collect();
        let layers = place.map(|place| self.laid.plan.chain(place));
        for layer in layers.into_iter().flatten().rev() {
            if let Some(deed) = self.of_variants.get(&(visit, layer)) {
                patches.extend(deed.patches.iter().copied());
            }
        }
        let (declared, guards) = merged(declared, &patches);
        LaidVisit {
            key: visit_key(visit, place, era),
            kind,
            declared,
            base: Some(visit.to_owned()),
            variant: place.map(str::to_owned),
            era,
            added_by: None,
            guards,
        }
    }
}

/// How many releases change a visit before one drops it.
fn until_dropped(eras: &[Era]) -> usize {
    eras.iter().position(|era| era.drops).unwrap_or(eras.len())
}
