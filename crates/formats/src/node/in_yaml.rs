//! Where in a YAML text the part stands to which a path leads: the text is read once more, following
//! the path, and refused where it ends, so that the reader says where it stopped.

use super::{NODES_LIMIT, Step, Whole, key_text, number};
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// Line and column, from 1, of the part of `text` to which `path` leads; with `key`, of the last
/// step's key itself. `None` where the path leads nowhere.
pub(super) fn in_yaml(text: &str, path: &[Step], key: bool) -> Option<(u32, u32)> {
    let found = Cell::new(false);
    let follow = Follow {
        path,
        key,
        found: &found,
    };
    let stopped = follow.deserialize(serde_yaml::Deserializer::from_str(text));
    let at = stopped.err()?.location()?;
    found
        .get()
        .then(|| (number(at.line()), number(at.column())))
}

/// Follows a path and stops with an error where it ends.
#[derive(Clone, Copy)]
struct Follow<'p> {
    path: &'p [Step],
    key: bool,
    found: &'p Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Follow<'_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() {
            self.found.set(true);
            deserializer.deserialize_any(Stop)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Follow<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a map")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((Step::Place(wanted), rest)) = self.path.split_first() else {
            return Err(de::Error::custom("no list"));
        };
        for _ in 0..*wanted {
            list.next_element::<de::IgnoredAny>()?;
        }
        list.next_element_seed(Follow { path: rest, ..self })?;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.path.split_first() else {
            return Err(de::Error::custom("no map"));
        };
        let stop_at_key = self.key && rest.is_empty();
        let left = Cell::new(NODES_LIMIT);
        while let Some(key) = map.next_key_seed(Key {
            wanted: stop_at_key.then_some(wanted),
            found: self.found,
            left: &left,
        })? {
            if key == *wanted {
                return map.next_value_seed(Follow { path: rest, ..self });
            }
            map.next_value::<de::IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Reads a key; stops at the wanted one.
struct Key<'p> {
    wanted: Option<&'p String>,
    found: &'p Cell<bool>,
    left: &'p Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        if self.wanted.is_some_and(|wanted| wanted == text) {
            self.found.set(true);
            return Err(E::custom("here"));
        }
        Ok(text.to_owned())
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<String, E> {
        self.visit_str(&truth.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<String, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<String, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<String, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_unit<E: de::Error>(self) -> Result<String, E> {
        self.visit_str("null")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<String, A::Error> {
        let node = Whole { left: self.left }.visit_seq(list)?;
        self.visit_str(&key_text(node))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<String, A::Error> {
        let node = Whole { left: self.left }.visit_map(map)?;
        self.visit_str(&key_text(node))
    }
}

/// Refuses every value, so that the reader says where it stands.
struct Stop;

impl Visitor<'_> for Stop {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }
}
