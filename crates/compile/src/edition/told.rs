//! What there is to tell of an edition that cannot be laid.

use crate::words::{self, Kind};
use stafett_diag::{Diagnostic, Label, Language, Name, Span, Text, closest};
use stafett_grammar::Rule;
use stafett_syntax::tree::{Amended, Amendment, Identifier, Spanned};

/// An amendment in a programme that is laid over nothing.
pub(super) fn no_base(amendment: &Amendment) -> Diagnostic {
    let (verb, name) = match &amendment.what {
        Amended::Substitutes(declaration) => (Rule::kw_substitutes, declaration.name()),
        Amended::Drops { name, .. } => (Rule::kw_drops, name),
    };
    let sv = words::keyword(verb, Language::Swedish);
    let en = words::keyword(verb, Language::English);
    let message = Text::new(
        format!("`{sv}` ändrar ett annat program, men det här programmet bygger inte på något"),
        format!("`{en}` changes another programme, but this programme builds on none"),
    );
    Diagnostic::new(Name::UnknownName, name.span, message).help(Text::new(
        "lägg en fil stafett.yaml i mappen som säger vilket program den läggs över: builds_on: ../idag",
        "put a file stafett.yaml into the folder that says over which programme it is laid: builds_on: ../today",
    ))
}

/// A declaration that the base has too, without the verb that says so.
pub(super) fn without_verb(kind: Kind, name: &Spanned<Identifier>, base: Span) -> Diagnostic {
    let called = kind.called(name.value.as_str());
    let message = Text::new(
        format!(
            "{} finns redan i det program som upplagan bygger på",
            called.sv
        ),
        format!(
            "{} is already in the programme that the edition builds on",
            called.en
        ),
    );
    let write = |language: Language| {
        let verb = words::keyword(Rule::kw_substitutes, language);
        format!(
            "{verb} {} {}",
            words::keyword(kind.rule(), language),
            name.value.as_str()
        )
    };
    Diagnostic::new(Name::DuplicateName, name.span, message)
        .label(base, Text::new("här", "here"))
        .help(Text::new(
            format!(
                "skriv `{}` om den ska ersätta den, eller ge den ett annat namn",
                write(Language::Swedish)
            ),
            format!(
                "write `{}` if it shall take its place, or give it another name",
                write(Language::English)
            ),
        ))
}

/// A declaration that is changed twice.
pub(super) fn twice(kind: Kind, name: &Spanned<Identifier>, first: Span) -> Diagnostic {
    let called = kind.called(name.value.as_str());
    let message = Text::new(
        format!("{} ändras två gånger av upplagan", called.sv),
        format!("{} is changed twice by the edition", called.en),
    );
    Diagnostic::new(Name::DuplicateName, name.span, message)
        .label(first, Text::new("första gången", "the first time"))
        .help(Text::new(
            "låt det ena stå: antingen utgår den eller så byts den ut, en gång",
            "keep one of them: either it is dropped or it is substituted, once",
        ))
}

/// A drop without a reason.
pub(super) fn no_reason(name: &Spanned<Identifier>, whole: Span) -> Diagnostic {
    let name = name.value.as_str();
    let message = Text::new(
        format!("det står inte varför \"{name}\" utgår"),
        format!("it does not say why \"{name}\" is dropped"),
    );
    Diagnostic::new(Name::MissingField, whole, message).help(Text::new(
        format!("skriv skälet efter namnet, till exempel: utgår {name} \"ersätts av hembesök\""),
        format!(
            "write the reason after the name, for example: drops {name} \"replaced by home visits\""
        ),
    ))
}

/// What the base does not have.
pub(super) fn unknown(none: Text, name: &Spanned<Identifier>, known: Vec<&str>) -> Diagnostic {
    let spelled = name.value.as_str();
    let message = Text::new(
        format!(
            "det program som upplagan bygger på har {} som heter \"{spelled}\"",
            none.sv
        ),
        format!(
            "the programme that the edition builds on has {} called \"{spelled}\"",
            none.en
        ),
    );
    let help = match closest(spelled, known) {
        Some(near) => Text::new(
            format!("menade du \"{near}\"?"),
            format!("did you mean \"{near}\"?"),
        ),
        None => Text::new(
            "skriv deklarationen utan `byter ut` om den är ny, och stryk raden om den skulle utgå",
            "write the declaration without `substitutes` if it is new, and delete the line if it was to be dropped",
        ),
    };
    Diagnostic::new(Name::UnknownName, name.span, message).help(help)
}

/// What the base has nothing of, whatever the kind.
pub(super) fn nothing() -> Text {
    Text::new("ingenting", "nothing")
}

/// Something that the base has as another kind.
pub(super) fn wrong_kind(kind: Kind, other: Kind, name: &Spanned<Identifier>) -> Diagnostic {
    let (spelled, meant, is) = (name.value.as_str(), kind.a(), other.a());
    let message = Text::new(
        format!(
            "\"{spelled}\" är {} i det program som upplagan bygger på, inte {}",
            is.sv, meant.sv
        ),
        format!(
            "\"{spelled}\" is {} in the programme that the edition builds on, not {}",
            is.en, meant.en
        ),
    );
    let keyword = |language| words::keyword(other.rule(), language);
    Diagnostic::new(Name::WrongKind, name.span, message).help(Text::new(
        format!("skriv `{}` i stället", keyword(Language::Swedish)),
        format!("write `{}` instead", keyword(Language::English)),
    ))
}

/// A name that several declarations of the base have.
pub(super) fn several(name: &Spanned<Identifier>, kinds: &[Kind]) -> Diagnostic {
    let spelled = name.value.as_str();
    let all: Vec<Text> = kinds.iter().map(|kind| kind.a()).collect();
    let (all, first) = (words::both(&all), kinds.first().copied());
    let message = Text::new(
        format!("{} heter \"{spelled}\"", all.sv),
        format!("{} are called \"{spelled}\"", all.en),
    );
    let write = |language: Language| {
        let kind = first.map_or("", |kind| words::keyword(kind.rule(), language));
        format!(
            "{} {kind} {spelled}",
            words::keyword(Rule::kw_drops, language)
        )
    };
    Diagnostic::new(Name::WrongKind, name.span, message).help(Text::new(
        format!(
            "säg vad som utgår, till exempel `{}`",
            write(Language::Swedish)
        ),
        format!(
            "say what is dropped, for example `{}`",
            write(Language::English)
        ),
    ))
}

/// An accepted finding that is changed as if it were taken over.
pub(super) fn acceptance(name: &Spanned<Identifier>) -> Diagnostic {
    let message = Text::new(
        "godtagna fynd ärvs aldrig av en upplaga",
        "accepted findings are never taken over by an edition",
    );
    Diagnostic::new(Name::UnknownName, name.span, message).help(Text::new(
        format!(
            "skriv `godtar {}` om fyndet ska godtas även här",
            name.value.as_str()
        ),
        format!(
            "write `accepts {}` if the finding shall be accepted here too",
            name.value.as_str()
        ),
    ))
}

/// A name that is unknown because the edition drops what it names.
pub(super) fn dropped(diagnostic: &mut Diagnostic, name: &str, drop: Span) {
    diagnostic.labels.push(Label {
        span: drop,
        text: Text::new("utgår här", "dropped here"),
    });
    diagnostic.help = vec![Text::new(
        format!("byt ut även den regel som nämner \"{name}\", eller låt \"{name}\" stå kvar"),
        format!("substitute the rule that names \"{name}\" too, or keep \"{name}\""),
    )];
}
