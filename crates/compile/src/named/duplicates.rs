//! Names that are declared twice.

use super::Named;
use crate::source::Texts;
use crate::words::Kind;
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_syntax::tree::Declaration;

/// Names within one space must differ, so that a reference never means two things.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    /// What is done, happens or is known: visits, contents, events, facts, target groups.
    Child,
    /// Who is responsible: bodies and services.
    Holder,
    /// Requirements and recommendations.
    Norm,
    /// A space of its own.
    Own(Kind),
}

fn space(kind: Kind) -> Option<Space> {
    match kind {
        Kind::Visit
        | Kind::Contact
        | Kind::Event
        | Kind::Item
        | Kind::Series
        | Kind::Fact
        | Kind::Group => Some(Space::Child),
        Kind::Body | Kind::Service => Some(Space::Holder),
        Kind::Requirement | Kind::Recommendation => Some(Space::Norm),
        Kind::Programme | Kind::Population | Kind::Calendar => None,
        other => Some(Space::Own(other)),
    }
}

/// Tells of every name that is declared twice in one space, and of every second header,
/// population or school calendar.
pub(super) fn tell(texts: &Texts<'_>, named: &Named<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, declared) in &named.everything {
        for (place, (span, kind)) in declared.iter().enumerate() {
            let of_space = |other: &&(Span, Kind)| {
                space(*kind).is_some_and(|mine| space(other.1) == Some(mine))
            };
            let earlier = declared.iter().take(place).find(of_space);
            if let Some(first) = earlier {
                diagnostics.push(twice(name, (*span, *kind), *first));
            }
        }
    }
    tell_second(texts, Kind::Programme, Name::ProgrammeHeader, diagnostics);
    tell_second(texts, Kind::Population, Name::DuplicateName, diagnostics);
    tell_second(texts, Kind::Calendar, Name::DuplicateName, diagnostics);
}

fn twice(name: &str, (span, kind): (Span, Kind), (first, first_kind): (Span, Kind)) -> Diagnostic {
    let message = if kind == Kind::Responsibility {
        Text::new(
            format!("ansvaret för \"{name}\" är deklarerat två gånger"),
            format!("the responsibility for \"{name}\" is declared twice"),
        )
    } else {
        let (a, first) = (kind.a(), first_kind.a());
        Text::new(
            format!("{} heter \"{name}\", men det gör redan {}", a.sv, first.sv),
            format!(
                "{} is called \"{name}\", but so is already {}",
                a.en, first.en
            ),
        )
    };
    let help = if kind == Kind::Responsibility {
        Text::new(
            "skriv alla rader i en enda deklaration av ansvaret",
            "write all lines in one declaration of the responsibility",
        )
    } else {
        Text::new(
            "ge den ena ett annat namn, så att det alltid är klart vad som menas",
            "give one of them another name, so that it is always clear what is meant",
        )
    };
    Diagnostic::new(Name::DuplicateName, span, message)
        .label(first, Text::new("första gången", "the first time"))
        .help(help)
}

fn tell_second(texts: &Texts<'_>, kind: Kind, name: Name, diagnostics: &mut Vec<Diagnostic>) {
    let declarations = texts.files.iter().flat_map(|file| &file.declarations);
    let mut spans = declarations.filter_map(|declaration| match (kind, declaration) {
        (Kind::Programme, Declaration::Programme(of)) => Some(of.name.span),
        (Kind::Population, Declaration::Population(of)) => Some(of.name.span),
        (Kind::Calendar, Declaration::Calendar(of)) => Some(of.name.span),
        _ => None,
    });
    let Some(first) = spans.next() else { return };
    for span in spans {
        let a = kind.a();
        let message = Text::new(
            format!("det finns redan {}", a.sv),
            format!("there is already {}", a.en),
        );
        diagnostics.push(
            Diagnostic::new(name, span, message)
                .label(first, Text::new("det första", "the first"))
                .help(Text::new(
                    "ta bort den ena eller slå ihop dem",
                    "remove one or merge them",
                )),
        );
    }
}
