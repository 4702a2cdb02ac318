//! The lines of a declaration by their keyword: missing, repeated.

use super::room::Room;
use crate::words::{self, Kind};
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_grammar::Rule;
use stafett_syntax::tree::{Declared, Field};

/// The lines of one declaration.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a, F> {
    kind: Kind,
    name: &'a str,
    /// Where the declaration is named.
    at: Span,
    whole: Span,
    fields: &'a [Field<F>],
}

/// Takes what a variant of a field holds.
macro_rules! pick {
    ($variant:path) => {
        |field| match field {
            $variant(value) => Some(value),
            #[allow(unreachable_patterns)]
            _ => None,
        }
    };
}
pub(super) use pick;

impl<'a, F> Fields<'a, F> {
    pub(super) fn of<H>(kind: Kind, declared: &'a Declared<F, H>) -> Self {
        Fields {
            kind,
            name: declared.name.value.as_str(),
            at: declared.name.span,
            whole: declared.span,
            fields: &declared.fields,
        }
    }

    /// The same lines, of a declaration that was written under another name.
    pub(super) fn called_as(self, name: Option<&'a str>) -> Self {
        Fields {
            name: name.unwrap_or(self.name),
            ..self
        }
    }

    /// The lines of a block inside a declaration, named as that declaration is.
    pub(super) fn inside(kind: Kind, name: &'a str, whole: Span, fields: &'a [Field<F>]) -> Self {
        Fields {
            kind,
            name,
            at: whole,
            whole,
            fields,
        }
    }

    /// Every line that `pick` takes something from, with its place.
    pub(super) fn every<T>(&self, pick: impl Fn(&'a F) -> Option<T>) -> Vec<(T, Span)> {
        let fields = self.fields.iter();
        fields
            .filter_map(|field| Some((pick(&field.value)?, field.span)))
            .collect()
    }

    /// What stands in the one line of this keyword; tells of every further one.
    pub(super) fn once<T>(
        &self,
        room: &mut Room<'_>,
        keyword: Rule,
        pick: impl Fn(&'a F) -> Option<T>,
    ) -> Option<T> {
        let mut found = self.every(pick).into_iter();
        let (first, at) = found.next()?;
        for (_, again) in found {
            self.tell_repeated(room, keyword, at, again);
        }
        Some(first)
    }

    /// What stands in the one line of this keyword; tells if there is none. The example is a line
    /// in Swedish and in English.
    pub(super) fn needed<T>(
        &self,
        room: &mut Room<'_>,
        keyword: Rule,
        example: (&'static str, &'static str),
        pick: impl Fn(&'a F) -> Option<T>,
    ) -> Option<T> {
        let found = self.once(room, keyword, pick);
        if found.is_none() {
            self.tell_missing(room, keyword, example);
        }
        found
    }

    /// Tells that a line is missing, unless it may stand in something that could not be read.
    pub(super) fn tell_missing(
        &self,
        room: &mut Room<'_>,
        keyword: Rule,
        example: (&'static str, &'static str),
    ) {
        let word = room.word(keyword, self.at);
        let example = room.example(self.at, example);
        let help = Text::new(
            format!("lägg till en rad, till exempel: {example}"),
            format!("add a line, for example: {example}"),
        );
        self.tell_missing_line(room, word, help);
    }

    /// Tells that a line is missing, with what to do.
    pub(super) fn tell_missing_line(&self, room: &mut Room<'_>, word: &str, help: Text) {
        if room.texts.has_unread(self.whole) {
            return;
        }
        let called = self.kind.called(self.name);
        let message = Text::new(
            format!("{} saknar raden `{word}`", called.sv),
            format!("{} lacks the line `{word}`", called.en),
        );
        room.tell(Diagnostic::new(Name::MissingField, self.at, message).help(help));
    }

    fn tell_repeated(&self, room: &mut Room<'_>, keyword: Rule, first: Span, again: Span) {
        repeated(room, room.word(keyword, again), first, again);
    }

    /// The place where the declaration is named.
    pub(super) fn at(&self) -> Span {
        self.at
    }

    /// How the declaration is called in a sentence.
    pub(super) fn called(&self) -> Text {
        self.kind.called(self.name)
    }
}

/// Tells that what may stand once stands again.
pub(super) fn repeated(room: &mut Room<'_>, what: &str, first: Span, again: Span) {
    let what = words::same(what);
    let message = Text::new(
        format!(
            "`{}` står här en gång till, men får bara stå en gång",
            what.sv
        ),
        format!(
            "`{}` stands here once more, but may stand only once",
            what.en
        ),
    );
    let told = Diagnostic::new(Name::RepeatedField, again, message)
        .label(first, Text::new("första gången", "the first time"))
        .help(Text::new(
            "behåll den rad som gäller",
            "keep the line that holds",
        ));
    room.tell(told);
}
