//! A programme, a child and a day as one text: what a disagreement prints and a rerun reads.

use super::random::programme::compiled;
use super::told;
use stafett_formats::Form;
use stafett_formats::child;
use stafett_model::{AsOf, Child, Day, Programme};
use std::fmt;

/// What stands between the child and the programme.
const BETWEEN: &str = "---\n";

/// Before the day by which records were known, in the first line.
const KNOWN: &str = "known at ";

/// A programme, a child and a day.
#[derive(Clone)]
pub struct Case {
    /// The programme, compiled.
    pub programme: Programme,
    /// Its text.
    pub text: String,
    /// The child.
    pub child: Child,
    /// The day of the plan, and the day by which its records were known.
    pub as_of: AsOf,
}

impl Case {
    /// Reads what [`fmt::Display`] writes.
    ///
    /// # Errors
    /// In words, what is wrong with the text.
    pub fn read(text: &str) -> Result<Case, String> {
        let (kid, text) = text.split_once(BETWEEN).ok_or("no line with ---")?;
        let (known, kid) = kid.split_once('\n').ok_or("no line with known_at")?;
        let known = known.strip_prefix(KNOWN).ok_or("no known_at")?;
        let programme = compiled(text).ok_or("the programme does not compile")?;
        let file = child::read(kid, Form::Yaml, &programme).map_err(|why| format!("{why:?}"))?;
        let day = file.as_of.ok_or("no as_of")?;
        let known = Day::parse(known).map_err(|_| "known at is no day")?;
        let as_of = AsOf { day, known };
        Ok(Case {
            programme,
            text: text.to_owned(),
            child: file.child,
            as_of,
        })
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let child = told::child(&self.programme, &self.child);
        let AsOf { day, known } = self.as_of;
        write!(
            f,
            "{KNOWN}{known}\nas_of: {day}\n{child}{BETWEEN}{}",
            self.text
        )
    }
}
