//! One file of the corpus: a change, and what must come of it.
//!
//! | field | says |
//! | --- | --- |
//! | `of` | the programme that is changed: `clean` or `swedish` |
//! | `file`, `replace`, `with` | the file, the text in it, which stands there exactly once, and what takes its place |
//! | `also` | further changes, where one cannot do: a list of the same three fields |
//! | `raises` | name of the finding that the change must raise, or `none` for a twin |
//! | `rules`, `area` | of that finding's key, where it matters |
//! | `because` | one sentence that says why |

use super::raised::Raised;
use serde::Deserialize;
use stafett_compile::Source;

/// Which programme a mutant changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// The small programme in `tests/faults/clean/`.
    Clean,
    /// The Swedish programme in `programme/`.
    Swedish,
}

impl Of {
    /// Both.
    pub const ALL: [Of; 2] = [Of::Clean, Of::Swedish];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Of::Clean => "clean",
            Of::Swedish => "swedish",
        }
    }
}

/// A text that takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Path of the file from the programme's folder.
    pub file: String,
    /// Text that stands in the file exactly once.
    pub replace: String,
    /// What takes its place.
    pub with: String,
}

/// What must come of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A new finding with this name and, where given, this area and these rules.
    Finding {
        /// Name of the finding.
        name: String,
        /// Name of its area.
        area: Option<String>,
        /// Names of its rules.
        rules: Option<Vec<String>>,
    },
    /// Nothing new that weighs more than a note.
    Nothing,
}

impl Expected {
    /// Whether a finding is what is expected.
    pub fn is_met_by(&self, raised: &Raised) -> bool {
        let Expected::Finding { name, area, rules } = self else {
            return false;
        };
        let of_area = area.is_none() || *area == raised.area;
        let of_rules = rules.as_ref().is_none_or(|rules| *rules == raised.rules);
        *name == raised.name && of_area && of_rules && !raised.accepted
    }

    /// The name as it stands in the file.
    pub fn as_str(&self) -> &str {
        match self {
            Expected::Finding { name, .. } => name,
            Expected::Nothing => "none",
        }
    }
}

/// A changed programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// Name of its file, without the ending: a number of three digits and a short name.
    pub name: String,
    /// The programme that is changed.
    pub of: Of,
    /// The changes, made one after the other.
    pub changes: Vec<Change>,
    /// What must come of it.
    pub expected: Expected,
    /// Why, in one sentence.
    pub because: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    of: Of,
    file: String,
    replace: String,
    with: String,
    #[serde(default)]
    also: Vec<Change>,
    raises: String,
    area: Option<String>,
    rules: Option<Vec<String>>,
    because: String,
}

impl Mutant {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(name: &str, text: &str) -> Result<Mutant, String> {
        let written: Written =
            serde_yaml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
        let first = Change {
            file: written.file,
            replace: written.replace,
            with: written.with,
        };
        let expected = match written.raises.as_str() {
            "none" => Expected::Nothing,
            _ => Expected::Finding {
                name: written.raises,
                area: written.area,
                rules: written.rules,
            },
        };
        Ok(Mutant {
            name: name.to_owned(),
            of: written.of,
            changes: [vec![first], written.also].concat(),
            expected,
            because: written.because,
        })
    }

    /// The sources with the changes made.
    ///
    /// # Errors
    /// A text to replace does not stand in its file exactly once.
    pub fn applied(&self, sources: &[Source]) -> Result<Vec<Source>, String> {
        let mut sources = sources.to_vec();
        for change in &self.changes {
            let file = &change.file;
            let source = sources.iter_mut().find(|source| source.path == *file);
            let source = source.ok_or_else(|| format!("there is no file {file}"))?;
            let times = source.text.matches(&change.replace).count();
            if times != 1 {
                return Err(format!(
                    "the text to replace stands in {file} {times} times: {:?}",
                    change.replace
                ));
            }
            source.text = source.text.replacen(&change.replace, &change.with, 1);
        }
        Ok(sources)
    }
}
