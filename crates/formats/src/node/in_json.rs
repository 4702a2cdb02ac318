//! Where in a JSON text the part begins to which a path leads. The text is walked byte by byte, because
//! the reader of JSON tells only where it stopped, which is where a value ends.

use super::Step;

/// Line and column, from 1 and in characters, at which the part of `text` begins to which `path`
/// leads; with `key`, the last step's key. `None` where the text is no JSON up to there, or the path
/// leads nowhere.
pub(super) fn in_json(text: &str, path: &[Step], key: bool) -> Option<(u32, u32)> {
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: 0,
    };
    walk.follow(path, key)?;
    let before = text.get(..walk.at)?;
    let line = before.rsplit('\n').next()?;
    let count = |number: usize| u32::try_from(number).ok()?.checked_add(1);
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    Some((count(lines)?, count(line.chars().count())?))
}

struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Walk<'_> {
    /// Stands at the beginning of the part when it returns.
    fn follow(&mut self, path: &[Step], key: bool) -> Option<()> {
        self.space();
        let Some((step, rest)) = path.split_first() else {
            return self.bytes.get(self.at).map(|_| ());
        };
        match step {
            Step::Place(wanted) => self.element(*wanted)?,
            Step::Key(wanted) if key && rest.is_empty() => return self.key(wanted),
            Step::Key(wanted) => {
                self.key(wanted)?;
                self.value()?;
                self.space();
                self.take(b':')?;
            }
        }
        self.follow(rest, key)
    }

    /// Before the element of a list with this place, counted from 0.
    fn element(&mut self, wanted: usize) -> Option<()> {
        self.take(b'[')?;
        for _ in 0..wanted {
            self.value()?;
            self.space();
            self.take(b',')?;
        }
        self.space();
        (self.bytes.get(self.at) != Some(&b']')).then_some(())
    }

    /// Before the first key of a map with this name.
    fn key(&mut self, wanted: &str) -> Option<()> {
        self.take(b'{')?;
        loop {
            self.space();
            let start = self.at;
            self.value()?;
            let text = self.bytes.get(start..self.at)?;
            if serde_json::from_slice::<String>(text).ok()? == wanted {
                self.at = start;
                return Some(());
            }
            self.space();
            self.take(b':')?;
            self.value()?;
            self.space();
            self.take(b',')?;
        }
    }

    /// Passes a value, whatever stands inside it.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.space();
            match *self.bytes.get(self.at)? {
                b'"' => self.text()?,
                b'[' | b'{' => {
                    self.at += 1;
                    depth += 1;
                }
                b']' | b'}' => {
                    self.at += 1;
                    depth = depth.checked_sub(1)?;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                b',' | b':' => return None,
                _ => self.word(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Passes a text in quotes.
    fn text(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match *self.bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    /// Passes a number or a word.
    fn word(&mut self) {
        let ends = |byte: &u8| b",:[]{}\" \t\r\n".contains(byte);
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    fn space(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| !b" \t\r\n".contains(byte);
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.bytes.get(self.at) == Some(&byte)).then(|| self.at += 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Step {
        Step::Key(text.to_owned())
    }

    #[test]
    fn a_part_begins_where_it_begins() {
        let text = "{\n\t\"å\": \"😀\\\"\", \"b\" :\n [1, {\"c\": [ ]}, \"x\"], \"b\": 2}";
        for (path, at_key, place) in [
            (vec![], false, (1, 1)),
            (vec![key("å")], false, (2, 7)),
            (vec![key("å")], true, (2, 2)),
            (vec![key("b")], true, (2, 14)),
            (vec![key("b")], false, (3, 2)),
            (vec![key("b"), Step::Place(1)], false, (3, 6)),
            (vec![key("b"), Step::Place(1), key("c")], false, (3, 12)),
            (vec![key("b"), Step::Place(2)], false, (3, 18)),
        ] {
            assert_eq!(in_json(text, &path, at_key), Some(place), "{path:?}");
        }
    }

    #[test]
    fn what_is_not_there_or_not_json_has_no_place() {
        for (text, path) in [
            ("", vec![]),
            ("{}", vec![key("a")]),
            ("[1]", vec![Step::Place(1)]),
            ("[]", vec![Step::Place(0)]),
            ("[1", vec![Step::Place(3)]),
            ("{\"a\" 1}", vec![key("a")]),
            ("{\"a", vec![key("a")]),
            ("{\"a\\", vec![key("a")]),
            ("{a: 1}", vec![key("a")]),
            ("a:\n- 1\n", vec![key("a")]),
            (",", vec![Step::Place(0)]),
        ] {
            assert_eq!(in_json(text, &path, false), None, "{text}");
        }
    }
}
