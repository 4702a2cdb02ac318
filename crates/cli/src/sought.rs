//! What somebody means who names a thing of the programme by its name or by its title.

use crate::meant::{self, Known};
use crate::trouble::Trouble;
use stafett_diag::Text;
use stafett_plan::Named;

/// Things of the programme that can be asked for.
pub(crate) struct Sought {
    /// What they are, in both languages: "besök", "visit".
    pub(crate) kind: (&'static str, &'static str),
    /// Their names and titles.
    pub(crate) known: Vec<Named>,
    /// What to say where nothing is meant.
    pub(crate) help: (&'static str, &'static str),
}

impl Sought {
    /// The thing of this name or, if none has it, the only one of this title; letters of either case.
    pub(crate) fn find(&self, typed: &str) -> Result<&Named, Trouble> {
        if let Some(named) = self.known.iter().find(|named| named.id == typed) {
            return Ok(named);
        }
        let lower = typed.trim().to_lowercase();
        let meant = |named: &&Named| {
            [&named.id, &named.title]
                .iter()
                .any(|text| text.to_lowercase() == lower)
        };
        let all: Vec<&Named> = self.known.iter().filter(meant).collect();
        let all = match all.is_empty() {
            true => self.inside(&lower),
            false => all,
        };
        match all.as_slice() {
            [one] => Ok(one),
            [] => Err(self.unknown(typed)),
            several => Err(self.ambiguous(typed, several)),
        }
    }

    /// Those of this name inside something else: `mpr dos 1` is meant by `bhv.v09_18m/mpr dos 1`.
    fn inside(&self, lower: &str) -> Vec<&Named> {
        let last = |named: &Named| {
            let (_, last) = named.id.rsplit_once('/')?;
            Some(last.to_lowercase() == lower)
        };
        let known = self.known.iter();
        known.filter(|named| last(named) == Some(true)).collect()
    }

    /// That nothing is meant, and what may have been.
    pub(crate) fn unknown(&self, typed: &str) -> Trouble {
        let known = self.known.iter();
        let known: Vec<Known<'_>> = known
            .map(|named| (named.id.as_str(), named.title.as_str()))
            .collect();
        let help = meant::meant(typed, &known);
        let help = help.unwrap_or_else(|| Text::new(self.help.0, self.help.1));
        Trouble::usage(
            format!("programmet har {} som heter \"{typed}\"", self.kind.0),
            format!("the programme has {} called \"{typed}\"", self.kind.1),
            Some(help),
        )
    }

    fn ambiguous(&self, typed: &str, several: &[&Named]) -> Trouble {
        let names: Vec<&str> = several.iter().map(|named| named.id.as_str()).collect();
        let (sv, en) = meant::listed(&names);
        Trouble::usage(
            format!("flera heter \"{typed}\""),
            format!("several are called \"{typed}\""),
            Some(Text::new(
                format!("namnge en av dem: {sv}"),
                format!("name one of them: {en}"),
            )),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought() -> Sought {
        let named = |id: &str, title: &str| Named {
            id: id.into(),
            title: title.into(),
        };
        Sought {
            kind: ("ingen rad", "no line"),
            known: vec![
                named("bhv.v1", "Första besöket"),
                named("bhv.v2", "Samtal"),
                named("bhv.v3", "Samtal"),
                named("samtal", "Något annat"),
                named("bhv.v1/mpr dos 1", "MPR dos 1"),
                named("bhv.v2/vikt", "Vikten"),
                named("bhv.v3/vikt", "Vikten"),
            ],
            help: ("", ""),
        }
    }

    #[test]
    fn a_name_goes_before_a_title_and_letters_may_be_of_either_case() {
        let found = |typed: &str| sought().find(typed).ok().map(|named| named.id.clone());
        assert_eq!(found("bhv.v1").as_deref(), Some("bhv.v1"));
        assert_eq!(found("FÖRSTA besöket").as_deref(), Some("bhv.v1"));
        assert_eq!(found("samtal").as_deref(), Some("samtal"));
        assert_eq!(found("Samtal"), None);
        assert_eq!(found("ingenting"), None);
    }

    #[test]
    fn what_stands_in_one_visit_is_meant_without_the_visit() {
        let known = sought();
        let found = |typed: &str| known.find(typed).ok().map(|named| named.id.as_str());
        assert_eq!(found("mpr dos 1"), Some("bhv.v1/mpr dos 1"));
        assert_eq!(found("vikt"), None);
        assert_eq!(found("dos 1"), None);
    }
}
