//! YAML and JSON read into one tree, and where in the text a part of it stands. The only file that
//! reads YAML, so that another reader touches one file.
//!
//! The tree itself carries no positions. Where one is needed (for an error), the text is gone through
//! once more, following the path.

mod in_json;
#[cfg(feature = "yaml")]
mod in_yaml;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use stafett_model::Day;
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// The form in which a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// YAML 1.2; of YAML 1.1's other words for true and false none is read as one.
    #[cfg(feature = "yaml")]
    Yaml,
    /// JSON.
    Json,
}

#[cfg(feature = "yaml")]
impl Form {
    /// The form that a file of this name has: JSON where it ends in `.json`, else YAML.
    pub fn of_path(path: &str) -> Form {
        if path.to_ascii_lowercase().ends_with(".json") {
            Form::Json
        } else {
            Form::Yaml
        }
    }
}

/// Greatest number of values in one text, those that aliases repeat included.
pub(crate) const NODES_LIMIT: usize = 100_000;

/// A value of YAML or JSON, or of a table. Maps keep order and repeats. What stands in the text as it is
/// meant is not copied from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'t> {
    /// Nothing, as good as absent.
    Nothing,
    /// True or false.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole.
    Fraction(f64),
    /// A text.
    Text(Cow<'t, str>),
    /// A day, from where days are no texts.
    Day(Day),
    /// Elements.
    List(Vec<Node<'t>>),
    /// Fields with their names.
    Map(Vec<(Cow<'t, str>, Node<'t>)>),
}

/// One step into a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Key(String),
    Place(usize),
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) kind: Why,
    /// From 1.
    pub(crate) line: u32,
    /// From 1.
    pub(crate) column: u32,
}

/// The kinds of unreadable texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Not the form that it should be.
    Malformed,
    /// Nested deeper than the reader goes.
    TooDeep,
    /// More than [`NODES_LIMIT`] values.
    TooMany,
    /// It ends before what was begun has ended.
    Unfinished,
    /// More than one document of YAML.
    Several,
}

/// A text without the byte-order mark that some tools write before it.
pub(crate) fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads `text` into a tree.
pub(crate) fn read(text: &str, form: Form) -> Result<Node<'_>, Unreadable> {
    let text = unmarked(text);
    let left = Cell::new(NODES_LIMIT);
    let whole = Whole { left: &left };
    // What the readers say is in English only, and is told in words of our own.
    let failed = |detail: &str, is_cut: bool, at: Option<(usize, usize)>| {
        let (line, column) = at.map_or((1, 1), |(line, column)| (number(line), number(column)));
        let kind = match () {
            () if left.get() == 0 || detail.contains("repetition limit") => Why::TooMany,
            () if detail.contains("recursion limit") => Why::TooDeep,
            () if is_cut => Why::Unfinished,
            () if detail.contains("more than one document") => Why::Several,
            () => Why::Malformed,
        };
        Unreadable { kind, line, column }
    };
    match form {
        #[cfg(feature = "yaml")]
        Form::Yaml => whole
            .deserialize(serde_yaml::Deserializer::from_str(text))
            .map_err(|error| {
                failed(
                    &error.to_string(),
                    false,
                    error.location().map(|at| (at.line(), at.column())),
                )
            }),
        Form::Json => {
            let mut reader = serde_json::Deserializer::from_str(text);
            whole
                .deserialize(&mut reader)
                .and_then(|node| reader.end().map(|()| node))
                .map_err(|error| {
                    let at = Some((error.line(), error.column()));
                    failed(&error.to_string(), error.is_eof(), at)
                })
        }
    }
}

/// Line and column, from 1, of the part of `text` to which `path` leads; with `key`, of the last
/// step's key itself. The start of the text where the path leads nowhere.
pub(crate) fn locate(text: &str, path: &[Step], key: bool) -> (u32, u32) {
    let text = unmarked(text);
    if text.trim_start().starts_with(['{', '['])
        && let Some(place) = in_json::in_json(text, path, key)
    {
        return place;
    }
    #[cfg(feature = "yaml")]
    if let Some(place) = in_yaml::in_yaml(text, path, key) {
        return place;
    }
    (1, 1)
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX).max(1)
}

/// Reads a whole value, counting down what is left to read.
#[derive(Clone, Copy)]
struct Whole<'c> {
    left: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Node<'de>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Whole<'_> {
    fn count<E: de::Error>(self) -> Result<(), E> {
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 {
            Err(E::custom("too many values"))
        } else {
            Ok(())
        }
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without a tag")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node<'de>, E> {
        self.count().map(|()| Node::Nothing)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node<'de>, E> {
        self.visit_unit()
    }

    fn visit_some<D: de::Deserializer<'de>>(self, inner: D) -> Result<Node<'de>, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Node<'de>, E> {
        self.count().map(|()| Node::Truth(truth))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Node<'de>, E> {
        self.count().map(|()| Node::Whole(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Node<'de>, E> {
        self.visit_u128(number.into())
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Node<'de>, E> {
        self.visit_string(number.to_string())
    }

    // A number that is greater than any that a file may mean is kept as it was written, to be told.
    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Node<'de>, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.visit_string(number.to_string()),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Node<'de>, E> {
        self.count().map(|()| Node::Fraction(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node<'de>, E> {
        let copy = Cow::Owned(text.to_owned());
        self.count().map(|()| Node::Text(copy))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        self.count().map(|()| Node::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        self.count()?;
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(self)? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        self.count()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(self)? {
            entries.push((key_text(key), map.next_value_seed(self)?));
        }
        Ok(Node::Map(entries))
    }
}

fn key_text(key: Node<'_>) -> Cow<'_, str> {
    match key {
        Node::Text(text) => text,
        Node::Truth(truth) => truth.to_string().into(),
        Node::Whole(number) => number.to_string().into(),
        Node::Fraction(number) => number.to_string().into(),
        Node::Day(day) => day.to_string().into(),
        Node::Nothing => "null".into(),
        Node::List(_) => "[…]".into(),
        Node::Map(_) => "{…}".into(),
    }
}

#[cfg(all(test, feature = "yaml"))]
mod tests {
    use super::*;

    fn path(steps: &[&str]) -> Vec<Step> {
        let step = |text: &&str| {
            text.parse()
                .map_or_else(|_| Step::Key((*text).to_owned()), Step::Place)
        };
        steps.iter().map(step).collect()
    }

    #[test]
    fn a_part_is_found_in_yaml_and_in_json() {
        let yaml = "a: 1\nb:\n  - {c: x}\n  - c: y\n    d: [1, 2]\n";
        assert_eq!(locate(yaml, &path(&["a"]), false), (1, 4));
        assert_eq!(locate(yaml, &path(&["b", "1", "c"]), false), (4, 8));
        assert_eq!(locate(yaml, &path(&["b", "1", "d"]), true), (5, 5));
        assert_eq!(locate(yaml, &path(&["b", "1", "d", "1"]), false), (5, 12));
        assert_eq!(locate(yaml, &path(&["b", "0"]), false), (3, 5));
        assert_eq!(locate(yaml, &path(&["no"]), false), (1, 1));
        let json = "{\n  \"a\": \"\\ud83d\\ude00\",\n  \"b\": [\n    7]}";
        assert_eq!(locate(json, &path(&["b", "0"]), false), (4, 5));
    }

    #[test]
    fn words_of_yaml_1_1_are_texts() {
        let Ok(Node::Map(entries)) = read("a: no\nb: ja\nc: on\nd: 2026-01-15", Form::Yaml) else {
            panic!("no map");
        };
        assert!(
            entries
                .iter()
                .all(|(_, node)| matches!(node, Node::Text(_))),
            "{entries:?}"
        );
    }

    #[test]
    fn hostile_texts_are_refused_with_their_kind() {
        let bomb = (1..9).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
            let m = n - 1;
            format!("{text}a{n}: &a{n} [*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m}]\n")
        });
        assert_eq!(
            read(&bomb, Form::Yaml).map_err(|e| e.kind),
            Err(Why::TooMany)
        );
        assert_eq!(
            read(&"[".repeat(10_000), Form::Yaml).map_err(|e| e.kind),
            Err(Why::TooDeep)
        );
        assert_eq!(
            read(&"[".repeat(10_000), Form::Json).map_err(|e| e.kind),
            Err(Why::TooDeep)
        );
        let tab = read("a: 1\nb:\n\t- c\n", Form::Yaml).map_err(|e| (e.kind, e.line));
        assert_eq!(tab, Err((Why::Malformed, 3)));
        assert_eq!(
            read("a: !x y", Form::Yaml).map_err(|e| e.kind),
            Err(Why::Malformed)
        );
    }
}
