//! The fields of one map: each asked for by name, the rest reported.

use crate::fault::{Problem, short};
use crate::node::Node;
use crate::path::Path;
use stafett_model::proof::Words;
use std::borrow::Cow;

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'n> {
    pub(crate) node: &'n Node<'n>,
    pub(crate) path: Path<'n>,
}

impl<'n> Placed<'n> {
    /// The root of a tree.
    pub(crate) fn root(node: &'n Node<'n>) -> Placed<'n> {
        let path = Path::default();
        Placed { node, path }
    }
}

/// The fields of one map.
pub(crate) struct Fields<'n> {
    path: &'n Path<'n>,
    entries: &'n [(Cow<'n, str>, Node<'n>)],
    asked: Vec<&'static str>,
    /// How many entries, each once, have been asked for.
    found: usize,
}

/// How many fields a map is asked for, mostly.
const FIELDS: usize = 16;

impl<'n> Fields<'n> {
    /// The fields of `at`, if it is a map; a problem otherwise.
    pub(crate) fn of(at: &'n Placed<'n>, problems: &mut Vec<Problem>) -> Option<Fields<'n>> {
        if let Node::Map(entries) = at.node {
            return Some(Fields {
                path: &at.path,
                entries,
                asked: Vec::with_capacity(FIELDS),
                found: 0,
            });
        }
        let message = Words::new(
            "här ska det stå fält, \"namn: värde\"",
            "fields, \"name: value\", must stand here",
        );
        problems.push(Problem::new(&at.path, message));
        None
    }

    /// The value of a field; `None` where it is absent or empty.
    pub(crate) fn get(&mut self, name: &'static str) -> Option<Placed<'n>> {
        let again = self.asked.contains(&name);
        if !again {
            self.asked.push(name);
        }
        let (_, node) = self.entries.iter().find(|(key, _)| key == name)?;
        self.found += usize::from(!again);
        (*node != Node::Nothing).then(|| Placed {
            node,
            path: self.path.field(name),
        })
    }

    /// The value of a field that must be there.
    pub(crate) fn must(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
    ) -> Option<Placed<'n>> {
        let placed = self.get(name);
        if placed.is_none() {
            let message = Words::new(
                format!("fältet \"{name}\" saknas"),
                format!("the field \"{name}\" is missing"),
            );
            problems.push(Problem::new(self.path, message));
        }
        placed
    }

    /// The elements of a field that is a list; none where it is absent.
    pub(crate) fn list(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
    ) -> Vec<Placed<'n>> {
        let Some(placed) = self.get(name) else {
            return Vec::new();
        };
        let Node::List(nodes) = placed.node else {
            let message = Words::new(
                format!("\"{name}\" ska vara en lista"),
                format!("\"{name}\" must be a list"),
            );
            let help = Words::new("börja varje rad med \"- \"", "begin each line with \"- \"");
            problems.push(Problem::new(&placed.path, message).help(help));
            return Vec::new();
        };
        let element = |(place, node)| Placed {
            node,
            path: self.path.element(name, place),
        };
        nodes.iter().enumerate().map(element).collect()
    }

    /// The entries of a field that is a map of names that the caller knows; none where it is absent.
    pub(super) fn entries(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
    ) -> Vec<(&'n str, Placed<'n>)> {
        let Some(placed) = self.get(name) else {
            return Vec::new();
        };
        let Node::Map(entries) = placed.node else {
            let message = Words::new(
                format!("\"{name}\" ska vara fält, \"namn: värde\""),
                format!("\"{name}\" must be fields, \"name: value\""),
            );
            problems.push(Problem::new(&placed.path, message));
            return Vec::new();
        };
        let mut found: Vec<(&'n str, Placed<'n>)> = Vec::new();
        for (key, node) in entries {
            let path = self.path.entry(name, key);
            if found.iter().any(|(known, _)| known == key) {
                problems.push(twice(key, &path));
            } else {
                found.push((key, Placed { node, path }));
            }
        }
        found
    }

    /// Reports fields that nobody asked for, and fields that stand twice.
    pub(crate) fn finish(self, problems: &mut Vec<Problem>) {
        if self.found == self.entries.len() {
            return;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in self.entries {
            let key = key.as_ref();
            let path = self.path.field(key);
            if seen.contains(&key) {
                problems.push(twice(key, &path));
            } else if !self.asked.contains(&key) {
                problems.push(self.unknown(key, &path));
            }
            if seen.len() < 100 {
                seen.push(key);
            }
        }
    }

    /// Where the map itself stands.
    pub(crate) fn path(&self) -> &'n Path<'n> {
        self.path
    }

    fn unknown(&self, key: &str, path: &Path<'_>) -> Problem {
        let message = Words::new(
            format!("här finns inget fält som heter \"{}\"", short(key)),
            format!("there is no field called \"{}\" here", short(key)),
        );
        let known = self.asked.join(", ");
        let help = Words::new(
            format!("fälten här är {known}"),
            format!("the fields here are {known}"),
        );
        let names = self.asked.iter().map(|name| (*name).to_owned()).collect();
        Problem::new(path, message)
            .at_key()
            .help(help)
            .unknown(key, names)
    }
}

fn twice(key: &str, path: &Path<'_>) -> Problem {
    let message = Words::new(
        format!("fältet \"{}\" står två gånger", short(key)),
        format!("the field \"{}\" stands twice", short(key)),
    );
    Problem::new(path, message).at_key()
}
