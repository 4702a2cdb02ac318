//! What there is to tell of overlays that cannot be laid.

use stafett_diag::{Diagnostic, Name, Span, Text, closest};

/// A change of something that the base does not have.
pub(super) fn unknown<'n>(
    name: &str,
    span: Span,
    kind: (&str, &str),
    known: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let help = match closest(name, known) {
        Some(near) => Text::new(
            format!("menade du \"{near}\"?"),
            format!("did you mean \"{near}\"?"),
        ),
        None => Text::new(
            "skriv `lägger till` om det är något nytt",
            "write `adds` if it is something new",
        ),
    };
    Diagnostic::new(
        Name::UnknownName,
        span,
        Text::new(
            format!(
                "det gemensamma programmet har {} som heter \"{name}\"",
                kind.0
            ),
            format!("the base has {} called \"{name}\"", kind.1),
        ),
    )
    .help(help)
}

/// A declaration that cannot stand there.
pub(super) fn not_here(span: Span, says: Text) -> Diagnostic {
    Diagnostic::new(Name::WrongKind, span, says).help(Text::new(
        "en variant lägger till besök, kontakter, övergångar, krav och rekommendationer, begränsar besök och kontakter, byter ut besök, kontakter, övergångar och ansvar; en utgåva ändrar besök och kontakter",
        "a variant adds visits, contacts, transitions, requirements and recommendations, narrows visits and contacts, substitutes visits, contacts, transitions and responsibility; a release changes visits and contacts",
    ))
}

/// A drop without a reason.
pub(super) fn no_reason(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Name::MissingField,
        span,
        Text::new(
            format!("det står inte varför \"{name}\" utgår"),
            format!("it does not say why \"{name}\" is dropped"),
        ),
    )
    .help(Text::new(
        format!("skriv skälet efter namnet, till exempel: utgår {name} \"ersätts av hembesök\""),
        format!(
            "write the reason after the name, for example: drops {name} \"replaced by home visits\""
        ),
    ))
}

/// A narrowing that changes more than window and condition.
pub(super) fn not_narrower(span: Span) -> Diagnostic {
    Diagnostic::new(
        Name::WrongKind,
        span,
        Text::new(
            "det som begränsas får bara ett snävare `när` eller ett `om` till",
            "what is narrowed gets a narrower `when` or one more `if` only",
        ),
    )
    .help(Text::new(
        "skriv `byter ut` om något annat ska ändras",
        "write `substitutes` if something else shall change",
    ))
}

/// A variant that builds on itself.
pub(super) fn circle(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Name::CyclicDependency,
        span,
        Text::new(
            format!("varianten \"{name}\" bygger på sig själv"),
            format!("the variant \"{name}\" builds on itself"),
        ),
    )
    .help(Text::new(
        "låt kommunens variant bygga på regionens, och inte tvärtom",
        "let the municipality's variant build on the region's, and not the other way round",
    ))
}

/// A release that does not say when it begins, or says it in two ways.
pub(super) fn begins(name: &str, span: Span, twice: bool) -> Diagnostic {
    let (fault, says) = if twice {
        (
            Name::RepeatedField,
            Text::new(
                format!("utgåvan \"{name}\" har både en dag och en födelsedag att börja vid"),
                format!("the release \"{name}\" has both a day and a birth date to begin with"),
            ),
        )
    } else {
        (
            Name::MissingField,
            Text::new(
                format!("utgåvan \"{name}\" säger inte när den börjar gälla"),
                format!("the release \"{name}\" does not say when it begins"),
            ),
        )
    };
    Diagnostic::new(fault, span, says).help(Text::new(
        "skriv antingen `gäller från 2027-08-01` eller `för födda från 2027-08-01`",
        "write either `in force from 2027-08-01` or `for born from 2027-08-01`",
    ))
}
