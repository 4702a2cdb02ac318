//! Files → the same files with each time of a visit as a declaration.

use super::laid::{spread_field, spread_release, spread_variant};
use super::times::times;
use super::{Expanded, MOST, Occurrences, name_of, told};
use crate::named::language;
use stafett_diag::{Diagnostic, Language};
use stafett_model::Occurrence;
use stafett_syntax::tree::{
    Change, Changed, Count, Declaration, Declared, Field, File, Identifier, Point, ReleaseField,
    Spanned, VariantField, VisitField, When, WhenPart,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Makes a declaration of each time; tells of the visits whose times cannot be found.
pub(crate) fn from_syntax<'a>(
    files: &'a [File],
    diagnostics: &mut Vec<Diagnostic>,
) -> Expanded<'a> {
    let found = declared(files);
    if found.is_empty() {
        return Expanded {
            files: Cow::Borrowed(files),
            occurrences: Occurrences::default(),
        };
    }
    let mut spread = Spread {
        language: titles(files),
        each: BTreeMap::new(),
        occurrences: Occurrences::default(),
    };
    found
        .into_iter()
        .for_each(|declared| spread.add(declared, diagnostics));
    let files = files
        .iter()
        .map(|file| spread.file(file, diagnostics))
        .collect();
    Expanded {
        files: Cow::Owned(files),
        occurrences: spread.occurrences,
    }
}

/// The visits that come again, those that overlays add among them.
fn declared(files: &[File]) -> Vec<&Declared<VisitField>> {
    let declarations = files.iter().flat_map(|file| &file.declarations);
    declarations
        .flat_map(|declaration| match declaration {
            Declaration::Variant(variant) => variant
                .fields
                .iter()
                .filter_map(|field| match &field.value {
                    VariantField::Change(change) => added(change),
                    _ => None,
                })
                .collect(),
            Declaration::Release(release) => release
                .fields
                .iter()
                .filter_map(|field| match &field.value {
                    ReleaseField::Change(change) => added(change),
                    _ => None,
                })
                .collect(),
            other => vec![other],
        })
        .filter_map(visit)
        .filter(|visit| visit.fields.iter().any(|field| comes_again(&field.value)))
        .collect()
}

fn added(change: &Change) -> Option<&Declaration> {
    match &change.what {
        Changed::Adds(declaration) => Some(declaration),
        _ => None,
    }
}

/// The visit or contact that is declared.
pub(super) fn visit(declaration: &Declaration) -> Option<&Declared<VisitField>> {
    match declaration {
        Declaration::Visit(visit) | Declaration::Contact(visit) => Some(visit),
        _ => None,
    }
}

/// Whether a line says how often a visit comes.
pub(super) fn comes_again(field: &VisitField) -> bool {
    matches!(field, VisitField::Repeated(_) | VisitField::Count(_))
}

/// The language of titles.
fn titles(files: &[File]) -> Language {
    let declarations = files.iter().flat_map(|file| &file.declarations);
    let mut headers = declarations.filter_map(|declaration| match declaration {
        Declaration::Programme(programme) => Some(programme),
        _ => None,
    });
    language(headers.next())
}

/// The times of every visit that comes again.
pub(super) struct Spread {
    language: Language,
    /// The declarations of the times, by the name that is declared.
    each: BTreeMap<String, Vec<Declared<VisitField>>>,
    pub(super) occurrences: Occurrences,
}

impl Spread {
    fn add(&mut self, declared: &Declared<VisitField>, diagnostics: &mut Vec<Diagnostic>) {
        let rule = declared.name.value.to_string();
        if self.each.contains_key(&rule) {
            // A second declaration of the name, which is told later.
            return;
        }
        match windows(declared) {
            Ok(windows) => {
                let of = u16::try_from(windows.len()).unwrap_or(u16::MAX);
                let each = (1..=of).zip(windows);
                let each = each.map(|(number, window)| self.time(declared, number, of, window));
                let each: Vec<_> = each.collect();
                self.note(&rule, declared, of);
                self.each.insert(rule, each);
            }
            Err(wrong) => {
                diagnostics.push(wrong);
                self.occurrences.broken.insert(rule.clone());
                self.each.insert(rule, vec![without_times(declared)]);
            }
        }
    }

    fn note(&mut self, rule: &str, declared: &Declared<VisitField>, of: u16) {
        let title = title(declared);
        self.occurrences.counts.insert(rule.to_owned(), of);
        for number in 1..=of {
            let occurrence = Occurrence {
                rule: rule.to_owned(),
                title: title.clone(),
                number,
                of,
            };
            self.occurrences
                .each
                .insert(name_of(rule, number), occurrence);
        }
    }

    /// One time as a declaration of its own.
    fn time(
        &self,
        declared: &Declared<VisitField>,
        number: u16,
        of: u16,
        window: Window,
    ) -> Declared<VisitField> {
        let mut time = declared.clone();
        self.number(&mut time, number, of);
        if let Some(when) = window.when {
            time.fields.push(plain(VisitField::When(when), declared));
        }
        let needed = !time
            .fields
            .iter()
            .any(|field| field.value == VisitField::AsNeeded);
        if window.as_needed && needed {
            time.fields.push(plain(VisitField::AsNeeded, declared));
        }
        time
    }

    /// Gives a declaration the name and title of one time.
    pub(super) fn number(&self, time: &mut Declared<VisitField>, number: u16, of: u16) {
        let between = match self.language {
            Language::Swedish => "av",
            Language::English => "of",
        };
        let title = format!("{} ({number} {between} {of})", title(time));
        let name = name_of(time.name.value.as_str(), number);
        let span = time
            .title
            .as_ref()
            .map_or(time.name.span, |title| title.span);
        time.title = Some(Spanned::new(title, span));
        time.name.value = Identifier::new(name);
    }

    /// A second declaration of a name, as one time, so that the name is told once.
    fn second(
        &self,
        declared: &Declared<VisitField>,
        first: &[Declared<VisitField>],
    ) -> Declared<VisitField> {
        let mut time = without_times(declared);
        if let Some(first) = first.first() {
            time.name.value = first.name.value.clone();
        }
        time
    }

    /// The declarations of the times of a name; `None` for a plain one.
    pub(super) fn times(&self, name: &str) -> Option<&[Declared<VisitField>]> {
        self.each.get(name).map(Vec::as_slice)
    }

    fn file(&self, file: &File, diagnostics: &mut Vec<Diagnostic>) -> File {
        let declarations = file.declarations.iter();
        File {
            declarations: declarations
                .flat_map(|declaration| self.declaration(declaration, diagnostics))
                .collect(),
            path: file.path.clone(),
            amendments: file.amendments.clone(),
            comments: file.comments.clone(),
            unread: file.unread.clone(),
            ..*file
        }
    }

    /// What stands in the place of a declaration.
    pub(super) fn declaration(
        &self,
        declaration: &Declaration,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Declaration> {
        let plain = || vec![declaration.clone()];
        let same = |of: &Declared<VisitField>| of.fields.iter().any(|of| comes_again(&of.value));
        let times = |of: &Declared<VisitField>| {
            let times = self.times(of.name.value.as_str()).filter(|_| same(of))?;
            Some(if times.iter().all(|time| time.span == of.span) {
                times.to_vec()
            } else {
                vec![self.second(of, times)]
            })
        };
        match declaration {
            Declaration::Visit(of) => times(of).map_or_else(plain, |times| {
                times.into_iter().map(Declaration::Visit).collect()
            }),
            Declaration::Contact(of) => times(of).map_or_else(plain, |times| {
                times.into_iter().map(Declaration::Contact).collect()
            }),
            Declaration::Variant(of) => {
                let fields = |field: &_| spread_variant(self, field, diagnostics);
                vec![Declaration::Variant(with_fields(of, fields))]
            }
            Declaration::Release(of) => {
                let fields = |field: &_| spread_release(self, field, diagnostics);
                vec![Declaration::Release(with_fields(of, fields))]
            }
            Declaration::Reprioritisation(of) => {
                let fields = |field: &_| vec![spread_field(self, field)];
                vec![Declaration::Reprioritisation(with_fields(of, fields))]
            }
            _ => plain(),
        }
    }
}

/// A declaration with other fields.
fn with_fields<F: Clone>(
    declared: &Declared<F>,
    fields: impl FnMut(&Field<F>) -> Vec<Field<F>>,
) -> Declared<F> {
    Declared {
        fields: declared.fields.iter().flat_map(fields).collect(),
        name: declared.name.clone(),
        title: declared.title.clone(),
        head: (),
        doc: declared.doc.clone(),
        qualifiers: declared.qualifiers.clone(),
        span: declared.span,
    }
}

fn title(declared: &Declared<VisitField>) -> String {
    declared.title.as_ref().map_or_else(
        || declared.name.value.to_string(),
        |title| title.value.clone(),
    )
}

/// A line that follows from the one that says how often the visit comes.
fn plain(value: VisitField, declared: &Declared<VisitField>) -> Field<VisitField> {
    let line = declared.fields.iter().find(|line| comes_again(&line.value));
    Field {
        value,
        qualifiers: Vec::new(),
        span: line.map_or(declared.span, |line| line.span),
    }
}

/// The time of one visit: its own window, where it does not share the declared one.
struct Window {
    when: Option<Spanned<When>>,
    as_needed: bool,
}

fn windows(declared: &Declared<VisitField>) -> Result<Vec<Window>, Diagnostic> {
    let mut lines = declared.fields.iter();
    let repeated = lines.find_map(|line| match &line.value {
        VisitField::Repeated(repetition) => Some(repetition),
        _ => None,
    });
    let Some(repetition) = repeated else {
        return counted(declared);
    };
    let beside = |line: &&Field<VisitField>| {
        matches!(line.value, VisitField::When(_) | VisitField::Count(_))
    };
    if let Some(beside) = declared.fields.iter().find(beside) {
        return Err(told::both(beside.span, repetition.span));
    }
    let times = times(repetition)?.into_iter();
    Ok(times
        .map(|when| Window {
            when: Some(Spanned::new(when, repetition.span)),
            as_needed: false,
        })
        .collect())
}

fn counted(declared: &Declared<VisitField>) -> Result<Vec<Window>, Diagnostic> {
    let mut lines = declared.fields.iter();
    let count = lines.find_map(|line| match &line.value {
        VisitField::Count(count) => Some(*count),
        _ => None,
    });
    let Some(Spanned {
        value: Count { planned, most },
        span,
    }) = count
    else {
        return Ok(Vec::new());
    };
    let all = most.map_or(planned.value, |most| most.value);
    let rising = most.is_none_or(|most| most.value > planned.value);
    if all == 0 || all > MOST || !rising {
        return Err(told::count(span));
    }
    Ok((1..=all)
        .map(|number| Window {
            when: None,
            as_needed: number > planned.value,
        })
        .collect())
}

/// The declaration with a time that stands for those that could not be found, so that nothing else is
/// told of it.
fn without_times(declared: &Declared<VisitField>) -> Declared<VisitField> {
    let mut without = declared.clone();
    let has_when = |field: &Field<VisitField>| matches!(field.value, VisitField::When(_));
    if !without.fields.iter().any(has_when) {
        let birth = [
            WhenPart::Recommended(Point::Birth),
            WhenPart::Latest(Point::Birth),
        ];
        let parts = birth.map(|part| Spanned::new(part, declared.span));
        let when = When {
            parts: parts.to_vec(),
        };
        let when = Spanned::new(when, declared.span);
        without.fields.push(plain(VisitField::When(when), declared));
    }
    without
}
