//! What is wrong with a text of YAML or JSON, and where: found with a path, told with a line.

use crate::node::{self, Form, Node, Step, Unreadable, Why};
use crate::path::Path;
use stafett_model::proof::Words;

/// Greatest number of errors that one reading reports.
pub const ERRORS_LIMIT: usize = 50;

/// Something in a text that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Where in the data: `events[3].visit`; empty for the whole.
    pub path: String,
    /// What is wrong, one sentence without a full stop.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
    /// Where a name is unknown: what was written and what is known, for "did you mean".
    pub unknown: Option<Unknown>,
}

impl Fault {
    /// A fault of a whole text, told at its beginning.
    pub fn whole(message: Words, help: Words) -> Fault {
        Fault {
            line: 1,
            column: 1,
            path: String::new(),
            message,
            help: Some(help),
            unknown: None,
        }
    }
}

/// A name that is unknown, and those that are known in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was written.
    pub given: String,
    /// What could have been.
    pub known: Vec<String>,
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(place: usize) -> Step {
        Step::Place(place)
    }
}

/// A problem that has a path but no place in the text yet.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    path: Vec<Step>,
    at_key: bool,
    message: Words,
    help: Option<Words>,
    unknown: Option<Unknown>,
}

impl Problem {
    pub(crate) fn new(path: &Path<'_>, message: Words) -> Problem {
        Problem {
            path: path.steps(),
            at_key: false,
            message,
            help: None,
            unknown: None,
        }
    }

    pub(crate) fn at_key(mut self) -> Problem {
        self.at_key = true;
        self
    }

    pub(crate) fn help(mut self, help: Words) -> Problem {
        self.help = Some(help);
        self
    }

    pub(crate) fn unknown(mut self, given: &str, known: Vec<String>) -> Problem {
        self.unknown = Some(Unknown {
            given: short(given),
            known,
        });
        self
    }

    fn placed(self, text: &str) -> Fault {
        let (line, column) = node::locate(text, &self.path, self.at_key);
        Fault {
            line,
            column,
            path: path_text(&self.path),
            message: self.message,
            help: self.help,
            unknown: self.unknown,
        }
    }
}

/// A path as it is printed: `events[3].visit`.
pub(crate) fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(&short(key)),
            Step::Key(key) => text.push_str(&format!(".{}", short(key))),
            Step::Place(place) => text.push_str(&format!("[{place}]")),
        }
    }
    text
}

/// At most so much of what was written as a message can hold, without control characters.
pub(crate) fn short(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(60).map(plain).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The tree of a text.
pub(crate) fn tree(text: &str, form: Form) -> Result<Node<'_>, Vec<Fault>> {
    node::read(text, form).map_err(|error| vec![unreadable(&error, form, text)])
}

/// Problems with their places in `text`, in its order; at most [`ERRORS_LIMIT`].
pub(crate) fn placed(problems: Vec<Problem>, text: &str) -> Vec<Fault> {
    let problems = problems.into_iter().take(ERRORS_LIMIT);
    let mut faults: Vec<Fault> = problems.map(|problem| problem.placed(text)).collect();
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults
}

fn whole(line: u32, column: u32, message: Words, help: Words) -> Fault {
    Fault {
        line,
        column,
        path: String::new(),
        message,
        help: Some(help),
        unknown: None,
    }
}

/// A text in which nothing stands.
pub(crate) fn empty() -> Fault {
    whole(
        1,
        1,
        Words::new("filen är tom", "the file is empty"),
        Words::new(
            "skriv minst barnets födelsedag: born: 2026-01-15",
            "write at least the child's birth date: born: 2026-01-15",
        ),
    )
}

/// A text that is over its limit.
pub(crate) fn too_large(bytes: usize, limit: usize) -> Fault {
    let (sv, en) = (
        format!("filen är {bytes} byte stor; den får vara högst {limit}"),
        format!("the file has {bytes} bytes; it may have at most {limit}"),
    );
    whole(
        1,
        1,
        Words::new(sv, en),
        Words::new("dela upp filen", "split the file"),
    )
}

fn unreadable(error: &Unreadable, form: Form, text: &str) -> Fault {
    let form = match form {
        #[cfg(feature = "yaml")]
        Form::Yaml => "YAML",
        Form::Json => "JSON",
    };
    let (message, help) = match error.kind {
        Why::Malformed => (
            Words::new(
                format!("texten här är inte giltig {form}"),
                format!("the text here is not valid {form}"),
            ),
            Words::new(
                "se efter indrag, tabbtecken, citattecken och klamrar på raden och raden ovanför",
                "look at indentation, tabs, quotes and brackets on this line and the one above",
            ),
        ),
        Why::Unfinished => (
            Words::new(
                "texten tar slut mitt i: något som har börjat har inte avslutats",
                "the text ends too soon: something that was begun has not been ended",
            ),
            Words::new(
                "se efter citattecken, hakparenteser och klamrar som saknas i slutet, och om hela filen kom med",
                "look for quotes, brackets and braces that are missing at the end, and whether the whole file is here",
            ),
        ),
        Why::Several => (
            Words::new(
                "filen har mer än ett YAML-dokument, skilda åt av ---",
                "the file has more than one YAML document, set apart by ---",
            ),
            Words::new("dela upp filen", "split the file"),
        ),
        Why::TooDeep => (
            Words::new(
                "för många nivåer inuti varandra",
                "too many levels inside each other",
            ),
            Words::new("fyra nivåer räcker", "four levels are enough"),
        ),
        Why::TooMany => (
            Words::new(
                format!(
                    "filen har fler än {} värden, upprepningar genom alias inräknade",
                    node::NODES_LIMIT
                ),
                format!(
                    "the file has more than {} values, repeats by aliases included",
                    node::NODES_LIMIT
                ),
            ),
            Words::new(
                "ta bort alias (*) och upprepningar",
                "remove aliases (*) and repeats",
            ),
        ),
    };
    // What is missing at the end is missing after the last letter.
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).max(1);
    let last = number(text.lines().count());
    let end = || text.lines().last().unwrap_or("").trim_end().chars().count();
    let (line, column) = if error.line > last {
        (last, number(end()))
    } else {
        (error.line, error.column)
    };
    whole(line, column, message, help)
}
