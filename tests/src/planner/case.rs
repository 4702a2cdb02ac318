//! A programme, a child and a day as one text: what a disagreement prints and a rerun reads.

use super::random::programme::compiled;
use super::told;
use stafett_formats::Form;
use stafett_formats::child;
use stafett_model::{Child, Day, Programme};
use std::fmt;

/// What stands between the child and the programme.
const BETWEEN: &str = "---\n";

/// A programme, a child and a day.
#[derive(Clone)]
pub struct Case {
    /// The programme, compiled.
    pub programme: Programme,
    /// Its text.
    pub text: String,
    /// The child.
    pub child: Child,
    /// The day of the plan.
    pub as_of: Day,
}

impl Case {
    /// Reads what [`fmt::Display`] writes.
    ///
    /// # Errors
    /// In words, what is wrong with the text.
    pub fn read(text: &str) -> Result<Case, String> {
        let (kid, text) = text.split_once(BETWEEN).ok_or("no line with ---")?;
        let programme = compiled(text).ok_or("the programme does not compile")?;
        let file = child::read(kid, Form::Yaml, &programme).map_err(|why| format!("{why:?}"))?;
        Ok(Case {
            programme,
            text: text.to_owned(),
            child: file.child,
            as_of: file.as_of.ok_or("no as_of")?,
        })
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let child = told::child(&self.programme, &self.child);
        write!(f, "as_of: {}\n{child}{BETWEEN}{}", self.as_of, self.text)
    }
}
