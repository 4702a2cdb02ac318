//! Arguments that cannot be understood, told in the reader's language. What clap found is read from its error; only
//! the words are ours.

use crate::args::{Tongue, Wish};
use crate::language;
use crate::trouble::Trouble;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};
use stafett_diag::{Language, Text};
use std::ffi::OsString;

/// The language that was asked for among arguments that cannot be understood as a whole.
pub(crate) fn language(arguments: impl IntoIterator<Item = OsString>) -> Option<Language> {
    let command = Wish::command().ignore_errors(true);
    let found = command.try_get_matches_from(arguments).ok()?;
    let tongue = found.try_get_one::<Tongue>("language").ok()??;
    Some(language::asked(*tongue))
}

/// What is wrong with the arguments; `None` where clap tells it best, as help and version.
pub(crate) fn trouble(refused: &Error) -> Option<Trouble> {
    let says = says(refused)?;
    let mut trouble = Trouble::usage(says.sv, says.en, None);
    let help = suggested(refused).into_iter().chain(usage(refused));
    for diagnostic in &mut trouble.diagnostics {
        diagnostic.help.extend(help.clone());
    }
    Some(trouble)
}

/// What is wrong, as a sentence without a full stop.
fn says(refused: &Error) -> Option<Text> {
    let of = |kind| text(refused, kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    Some(match refused.kind() {
        ErrorKind::InvalidValue if value.is_empty() => Text::new(
            format!("\"{argument}\" saknar sitt värde"),
            format!("\"{argument}\" lacks its value"),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Text::new(
            format!("\"{value}\" kan inte stå för \"{argument}\""),
            format!("\"{value}\" cannot stand for \"{argument}\""),
        ),
        ErrorKind::UnknownArgument => Text::new(
            format!("\"{argument}\" går inte att ange här"),
            format!("\"{argument}\" cannot be given here"),
        ),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            Text::new(
                format!("det finns inget kommando \"{command}\""),
                format!("there is no command \"{command}\""),
            )
        }
        ErrorKind::MissingRequiredArgument => Text::new(
            format!("{argument} måste anges"),
            format!("{argument} must be given"),
        ),
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            match other == argument {
                true => Text::new(
                    format!("\"{argument}\" kan bara anges en gång"),
                    format!("\"{argument}\" can be given only once"),
                ),
                false => Text::new(
                    format!("\"{argument}\" kan inte anges tillsammans med {other}"),
                    format!("\"{argument}\" cannot be given together with {other}"),
                ),
            }
        }
        ErrorKind::TooManyValues => Text::new(
            format!("\"{value}\" är ett värde för mycket för \"{argument}\""),
            format!("\"{value}\" is one value too many for \"{argument}\""),
        ),
        ErrorKind::InvalidUtf8 => Text::new(
            "ett av argumenten är inte skrivet i UTF-8",
            "one of the arguments is not written in UTF-8",
        ),
        _ => return None,
    })
}

/// What could have been written instead, as far as clap knows.
fn suggested(refused: &Error) -> Option<Text> {
    let kinds = [
        ContextKind::SuggestedValue,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
    ];
    let meant = kinds.into_iter().find_map(|kind| nearest(refused, kind));
    let meant = meant.map(|meant| {
        Text::new(
            format!("menade du {meant}?"),
            format!("did you mean {meant}?"),
        )
    });
    meant.or_else(|| {
        let values = text(refused, ContextKind::ValidValue)?;
        Some(Text::new(
            format!("skriv ett av: {values}"),
            format!("write one of: {values}"),
        ))
    })
}

/// How the command is written, and where all that can be given is told.
fn usage(refused: &Error) -> Vec<Text> {
    let written = text(refused, ContextKind::Usage);
    let written = written.as_deref().and_then(|text| text.split_once(": "));
    let mut help = Vec::new();
    if let Some((_, written)) = written {
        help.push(Text::new(
            format!("så här skrivs det: {written}"),
            format!("it is written so: {written}"),
        ));
    }
    help.push(Text::new(
        "lägg till --help för att se allt som kan anges",
        "add --help to see everything that can be given",
    ));
    help
}

/// The nearest of what could have been meant: clap puts it last.
fn nearest(refused: &Error, kind: ContextKind) -> Option<String> {
    match refused.get(kind)? {
        ContextValue::Strings(all) => all.last().cloned(),
        _ => text(refused, kind),
    }
}

/// What clap says of one thing, as text; `None` where that is nothing.
fn text(refused: &Error, kind: ContextKind) -> Option<String> {
    let text = match refused.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
