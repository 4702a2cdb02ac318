//! The fields of one map: each asked for by name, the rest reported.

use crate::fault::{Problem, short};
use crate::node::{Node, Step};
use stafett_model::proof::Words;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'n> {
    pub(crate) node: &'n Node,
    pub(crate) path: Vec<Step>,
}

/// The fields of one map.
pub(crate) struct Fields<'n> {
    path: Vec<Step>,
    entries: &'n [(String, Node)],
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The fields of `at`, if it is a map; a problem otherwise.
    pub(crate) fn of(at: &Placed<'n>, problems: &mut Vec<Problem>) -> Option<Fields<'n>> {
        if let Node::Map(entries) = at.node {
            return Some(Fields {
                path: at.path.clone(),
                entries,
                asked: Vec::new(),
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
        self.asked.push(name);
        let (_, node) = self.entries.iter().find(|(key, _)| key == name)?;
        (*node != Node::Nothing).then(|| Placed {
            node,
            path: self.under(name),
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
            problems.push(Problem::new(&self.path, message));
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
        let element = |(place, node)| {
            let mut path = placed.path.clone();
            path.push(Step::Place(place));
            Placed { node, path }
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
            let mut path = placed.path.clone();
            path.push(Step::Key(key.clone()));
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
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in self.entries {
            let path = self.under(key);
            if seen.contains(&key.as_str()) {
                problems.push(twice(key, &path));
            } else if !self.asked.contains(&key.as_str()) {
                problems.push(self.unknown(key, &path));
            }
            if seen.len() < 100 {
                seen.push(key);
            }
        }
    }

    /// Where the field `name` stands.
    pub(crate) fn under(&self, name: &str) -> Vec<Step> {
        let mut path = self.path.clone();
        path.push(Step::Key(name.to_owned()));
        path
    }

    /// Where the map itself stands.
    pub(crate) fn path(&self) -> &[Step] {
        &self.path
    }

    fn unknown(&self, key: &str, path: &[Step]) -> Problem {
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

fn twice(key: &str, path: &[Step]) -> Problem {
    let message = Words::new(
        format!("fältet \"{}\" står två gånger", short(key)),
        format!("the field \"{}\" stands twice", short(key)),
    );
    Problem::new(path, message).at_key()
}
