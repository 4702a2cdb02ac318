//! Files → declarations by name.

use super::{FactSource, ItemSource, Named, asked, duplicates};
use crate::overlaid::Overlaid;
use crate::source::{MOST_ROWS, Texts};
use crate::words::{self, Kind};
use stafett_diag::{Diagnostic, Language, Name, Text};
use stafett_grammar::Rule;
use stafett_model::{Force, VisitKind};
use stafett_syntax::tree::{Declaration, Declared, ProgrammeField, SeriesField};

/// Puts every declaration under its name; tells of names that are declared twice and of a
/// programme that lacks its header or its population.
pub(crate) fn from_syntax<'a>(
    texts: &Texts<'a>,
    overlaid: &'a Overlaid,
    diagnostics: &mut Vec<Diagnostic>,
) -> Named<'a> {
    let mut named = Named::default();
    let declarations = || texts.files.iter().flat_map(|file| &file.declarations);
    declarations().for_each(|declaration| put(&mut named, declaration));
    put_overlaid(&mut named, overlaid);
    named
        .everything
        .values_mut()
        .for_each(|declared| declared.sort());
    named.dose_word = words::keyword(Rule::kw_dose, language(named.programme));
    declarations().for_each(|declaration| put_doses(&mut named, declaration));
    declarations().for_each(|declaration| asked::put(&mut named, declaration));
    settle(&mut named, diagnostics);
    duplicates::tell(texts, &named, diagnostics);
    tell_missing(&named, texts, diagnostics);
    named
}

fn put<'a>(named: &mut Named<'a>, declaration: &'a Declaration) {
    let name = declaration.name();
    let (text, span) = (name.value.as_str(), name.span);
    let kind = match declaration {
        Declaration::Programme(declared) => {
            named.programme.get_or_insert(declared);
            Kind::Programme
        }
        Declaration::Population(declared) => {
            named.population.get_or_insert(declared);
            Kind::Population
        }
        Declaration::Calendar(declared) => {
            named.calendar.get_or_insert(declared);
            Kind::Calendar
        }
        Declaration::Body(declared) => {
            named.bodies.push(text, span, declared);
            Kind::Body
        }
        Declaration::Role(declared) => {
            named.roles.push(text, span, declared);
            Kind::Role
        }
        Declaration::Service(declared) => {
            named.services.push(text, span, declared);
            Kind::Service
        }
        Declaration::Area(declared) => {
            named.areas.push(text, span, declared);
            Kind::Area
        }
        Declaration::Fact(declared) => {
            named.facts.push(text, span, FactSource::Declared(declared));
            Kind::Fact
        }
        Declaration::Event(declared) => {
            named.events.push(text, span, declared);
            Kind::Event
        }
        Declaration::TargetGroup(declared) => {
            named.groups.push(text, span, declared);
            Kind::Group
        }
        Declaration::Item(declared) => {
            named.items.push(text, span, ItemSource::Item(declared));
            Kind::Item
        }
        Declaration::Series(declared) => {
            named.series.push(text, span, declared);
            Kind::Series
        }
        Declaration::Window(declared) => {
            named.windows.push(text, span, declared);
            Kind::Window
        }
        Declaration::Visit(declared) => {
            named.visits.push(text, span, (VisitKind::Visit, declared));
            Kind::Visit
        }
        Declaration::Contact(declared) => {
            named
                .visits
                .push(text, span, (VisitKind::Contact, declared));
            Kind::Contact
        }
        Declaration::Responsibility(declared) => {
            named.responsibilities.push(text, span, declared);
            Kind::Responsibility
        }
        Declaration::Transition(declared) => {
            named.transitions.push(text, span, declared);
            Kind::Transition
        }
        Declaration::Requirement(declared) => {
            named.norms.push(text, span, (Force::Binding, declared));
            Kind::Requirement
        }
        Declaration::Recommendation(declared) => {
            named.norms.push(text, span, (Force::Recommended, declared));
            Kind::Recommendation
        }
        Declaration::Source(declared) => {
            named.sources.push(text, span, declared);
            Kind::Source
        }
        Declaration::Acceptance(declared) => {
            named.acceptances.push(text, span, declared);
            Kind::Acceptance
        }
        Declaration::Variant(declared) => {
            named.variants.push(text, span, declared);
            Kind::Variant
        }
        Declaration::Release(declared) => {
            named.releases.push(text, span, declared);
            Kind::Release
        }
        Declaration::Reprioritisation(declared) => {
            named.reprioritisations.push(text, span, declared);
            Kind::Reprioritisation
        }
        Declaration::Indicator(declared) => {
            named.indicators.push(text, span, declared);
            Kind::Indicator
        }
    };
    named.everything.entry(text).or_default().push((span, kind));
}

/// Puts what overlays lay over the base into the same tables. What they add has a name of its own;
/// what they change stands under the base's name and is found by that.
fn put_overlaid<'a>(named: &mut Named<'a>, overlaid: &'a Overlaid) {
    named.plan = Some(&overlaid.plan);
    for laid in &overlaid.visits {
        let span = laid.declared.name.span;
        named
            .visits
            .push(laid.key.as_str(), span, (laid.kind, &laid.declared));
        named.laid_visits.insert(&laid.key, laid);
        if laid.base.is_none() {
            let kind = match laid.kind {
                VisitKind::Visit => Kind::Visit,
                VisitKind::Contact => Kind::Contact,
            };
            named
                .everything
                .entry(&laid.key)
                .or_default()
                .push((span, kind));
        }
    }
    for laid in &overlaid.transitions {
        let span = laid.declared.name.span;
        named
            .transitions
            .push(laid.key.as_str(), span, &laid.declared);
        named.laid_transitions.insert(&laid.key, laid);
        if laid.base.is_none() {
            let declared = named.everything.entry(&laid.key).or_default();
            declared.push((span, Kind::Transition));
        }
    }
    for laid in &overlaid.norms {
        let (name, span) = (laid.declared.name.value.as_str(), laid.declared.name.span);
        named.norms.push(name, span, (laid.force, &laid.declared));
        named.laid_norms.insert(name, &laid.variant);
        let kind = match laid.force {
            Force::Binding => Kind::Requirement,
            Force::Recommended => Kind::Recommendation,
        };
        named.everything.entry(name).or_default().push((span, kind));
    }
}

/// The language of the programme's titles: that of its header, Swedish where it has none.
pub(crate) fn language(programme: Option<&Declared<ProgrammeField>>) -> Language {
    let fields = programme.map_or(&[][..], |declared| &declared.fields);
    let stated = fields.iter().find_map(|field| match &field.value {
        ProgrammeField::Language(language) => Some(language.value),
        _ => None,
    });
    stated.unwrap_or(Language::Swedish)
}

fn put_doses<'a>(named: &mut Named<'a>, declaration: &'a Declaration) {
    let Declaration::Series(series) = declaration else {
        return;
    };
    for field in &series.fields {
        if let SeriesField::Dose { number, .. } = &field.value {
            let name = named.dose_name(series.name.value.as_str(), number.value);
            named
                .items
                .push(name, field.span, ItemSource::Dose(series, number.value));
        }
        if let SeriesField::Products(products) = &field.value {
            let series = series.name.value.as_str();
            for product in products {
                let name = Named::product_of(series, product.name.value.as_str());
                let row = (series, product);
                named.products.push(name, product.name.span, row);
            }
        }
    }
}

fn settle(named: &mut Named<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let counts = [
        (Kind::Body, named.bodies.settle(MOST_ROWS)),
        (Kind::Role, named.roles.settle(MOST_ROWS)),
        (Kind::Service, named.services.settle(MOST_ROWS)),
        (Kind::Area, named.areas.settle(MOST_ROWS)),
        (Kind::Fact, named.facts.settle(MOST_ROWS)),
        (Kind::Event, named.events.settle(MOST_ROWS)),
        (Kind::Group, named.groups.settle(MOST_ROWS)),
        (Kind::Item, named.items.settle(MOST_ROWS)),
        (Kind::Series, named.series.settle(MOST_ROWS)),
        (Kind::Series, named.products.settle(MOST_ROWS)),
        (Kind::Window, named.windows.settle(MOST_ROWS)),
        (Kind::Visit, named.visits.settle(MOST_ROWS)),
        (
            Kind::Responsibility,
            named.responsibilities.settle(MOST_ROWS),
        ),
        (Kind::Transition, named.transitions.settle(MOST_ROWS)),
        (Kind::Requirement, named.norms.settle(MOST_ROWS)),
        (Kind::Source, named.sources.settle(MOST_ROWS)),
        (Kind::Acceptance, named.acceptances.settle(MOST_ROWS)),
        (Kind::Variant, named.variants.settle(MOST_ROWS)),
        (Kind::Release, named.releases.settle(MOST_ROWS)),
        (
            Kind::Reprioritisation,
            named.reprioritisations.settle(MOST_ROWS),
        ),
        (Kind::Indicator, named.indicators.settle(MOST_ROWS)),
    ];
    for (kind, count) in counts.into_iter().filter(|(_, count)| *count > MOST_ROWS) {
        let (sv, en) = (
            words::keyword(kind.rule(), Language::Swedish),
            words::keyword(kind.rule(), Language::English),
        );
        let message = Text::new(
            format!(
                "programmet har {count} deklarationer av slaget `{sv}`; gränsen är {MOST_ROWS}"
            ),
            format!(
                "the programme has {count} declarations of the kind `{en}`; the limit is {MOST_ROWS}"
            ),
        );
        diagnostics.push(Diagnostic::without_place(Name::TooMany, message));
    }
}

fn tell_missing(named: &Named<'_>, texts: &Texts<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let unreadable = |kind: Kind| {
        [Language::Swedish, Language::English]
            .iter()
            .any(|language| texts.unread_mentions(words::keyword(kind.rule(), *language)))
    };
    if texts.files.is_empty() {
        let message = Text::new("det finns ingen programtext", "there is no programme text");
        diagnostics.push(Diagnostic::without_place(Name::EmptyProgramme, message));
        return;
    }
    if named.programme.is_none() && !unreadable(Kind::Programme) {
        let message = Text::new(
            "ingen av filerna säger vilket program det är",
            "none of the files says which programme it is",
        );
        diagnostics.push(Diagnostic::without_place(Name::ProgrammeHeader, message).help(Text::new(
            "skriv ett programhuvud i en av filerna: program mitt_program \"Titel\" { land \"SE\" språk svenska månadsslut sista dagen utgåva \"1\" }, en rad för varje uppgift",
            "write a header in one of the files: programme my_programme \"Title\" { country \"SE\" language english month end last day release \"1\" }, one line for each field",
        )));
    }
    if named.population.is_none() && !unreadable(Kind::Population) {
        let message = Text::new(
            "programmet säger inte vilka barn det gäller",
            "the programme does not say which children it is for",
        );
        let told = match named.programme {
            Some(programme) => Diagnostic::new(Name::MissingField, programme.name.span, message),
            None => Diagnostic::without_place(Name::MissingField, message),
        };
        diagnostics.push(told.help(Text::new(
            "deklarera en befolkning: befolkning barnen \"Barnen\" { födda från 2020-01-01 till och med 2030-12-31 }",
            "declare a population: population children \"The children\" { born from 2020-01-01 through 2030-12-31 }",
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stafett_diag::{FileId, Span};
    use stafett_syntax::tree::{File, Identifier, Spanned};

    #[test]
    fn too_many_declarations_of_a_kind_are_told_with_the_limit() {
        let role = |number: usize| {
            Declaration::Role(Declared {
                name: Spanned::new(Identifier::new(format!("r{number}")), Span::default()),
                title: None,
                head: (),
                doc: Vec::new(),
                fields: Vec::new(),
                qualifiers: Vec::new(),
                span: Span::default(),
            })
        };
        let files = [File {
            id: FileId(0),
            path: String::new(),
            language: Language::Swedish,
            declarations: (0..=MOST_ROWS).map(role).collect(),
            amendments: Vec::new(),
            comments: Vec::new(),
            unread: Vec::new(),
        }];
        let mut diagnostics = Vec::new();
        let overlaid = Overlaid::default();
        let named = from_syntax(&Texts::new(&[], &files), &overlaid, &mut diagnostics);
        assert_eq!(named.roles.rows().len(), MOST_ROWS);
        let told = diagnostics.iter().find(|told| told.name == Name::TooMany);
        let says = told.map(|told| told.message.sv.as_str());
        assert_eq!(
            says,
            Some("programmet har 65001 deklarationer av slaget `roll`; gränsen är 65000")
        );
    }
}
