use crate::{Name, Span};

/// The language of a text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Swedish.
    Swedish,
    /// English.
    English,
}

/// One message in both languages, written side by side so that neither is forgotten.
///
/// ```
/// use stafett_diag::{Language, Text};
/// let text = Text::new("besöket saknar namn", "the visit has no name");
/// assert_eq!(text.in_language(Language::English), "the visit has no name");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text {
    /// The Swedish wording.
    pub sv: String,
    /// The English wording.
    pub en: String,
}

impl Text {
    /// A text from its two wordings.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            sv: sv.into(),
            en: en.into(),
        }
    }

    /// The wording in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing that needs no change.
    Info,
    /// Something that may be wrong, or a broken recommendation.
    Warning,
    /// Something that is wrong: the run ends with exit code 1 (or 2 where nothing could be read).
    Error,
}

/// A place in the source and what it has to do with the matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, in the reader's words. May be empty for the primary place.
    pub text: Text,
}

/// Something to tell the person who must act: one matter, its places, and what to do.
///
/// ```
/// use stafett_diag::{Diagnostic, FileId, Name, Span, Text};
/// let d = Diagnostic::new(
///     Name::UnknownName,
///     Span::new(FileId(0), 3, 8),
///     Text::new("det finns inget besök som heter \"bhv.v9\"", "there is no visit called \"bhv.v9\""),
/// )
/// .help(Text::new("menade du \"bhv.v09\"?", "did you mean \"bhv.v09\"?"));
/// assert_eq!(d.name.as_str(), "unknown-name");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// Which kind of matter: the name under which it is explained.
    pub name: Name,
    /// Its weight; by default the name's.
    pub severity: Severity,
    /// One sentence that says what is wrong, without a full stop.
    pub message: Text,
    /// The places; the first is the primary one. Empty where the matter has no place.
    pub labels: Vec<Label>,
    /// What to do about it, most likely first.
    pub help: Vec<Text>,
}

impl Diagnostic {
    /// A diagnostic with one unlabelled place and the name's own severity.
    pub fn new(name: Name, span: Span, message: Text) -> Self {
        let mut diagnostic = Self::without_place(name, message);
        diagnostic.labels.push(Label {
            span,
            text: Text::default(),
        });
        diagnostic
    }

    /// A diagnostic that has no place in any source text (an empty folder, say).
    pub fn without_place(name: Name, message: Text) -> Self {
        Self {
            name,
            severity: name.severity(),
            message,
            labels: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds a further place with its text.
    #[must_use]
    pub fn label(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help.push(text);
        self
    }
}
