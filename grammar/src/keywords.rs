//! The one keyword table: every keyword with its Swedish and its English spelling, its kind and
//! its meaning. One word, one meaning; the columns are one-to-one, so that a file translates
//! without loss.

mod fields;
mod operators;
mod values;

use crate::Rule;

/// What a keyword is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Begins a declaration. Some of them begin a field too.
    Declaration,
    /// Begins a field.
    Field,
    /// An operator, a point of time or a unit.
    Operator,
    /// One of a few values; may be a name elsewhere.
    Value,
}

/// A keyword in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its rule in the grammar.
    pub rule: Rule,
    /// The rule's name.
    pub id: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// The Swedish spelling, then further accepted forms (singular, genitive).
    pub sv: &'static [&'static str],
    /// The English spelling, then further accepted forms.
    pub en: &'static [&'static str],
    /// Its meaning in Swedish.
    pub meaning_sv: &'static str,
    /// Its meaning in English.
    pub meaning_en: &'static str,
}

macro_rules! keyword_rows {
    ($($rule:ident: $kind:ident $sv:expr, $en:expr, $meaning_sv:literal, $meaning_en:literal;)*) => {
        pub(super) const ROWS: &[Keyword] = &[$(Keyword {
            rule: crate::Rule::$rule,
            id: stringify!($rule),
            kind: Kind::$kind,
            sv: $sv,
            en: $en,
            meaning_sv: $meaning_sv,
            meaning_en: $meaning_en,
        },)*];

        pub(super) fn find(rule: crate::Rule) -> Option<&'static Keyword> {
            let mut rows = ROWS.iter();
            match rule {
                $(crate::Rule::$rule)|* => rows.find(|keyword| keyword.rule == rule),
                _ => None,
            }
        }
    };
}
use keyword_rows;

/// Every keyword, declarations and fields first.
///
/// ```
/// let visit = stafett_grammar::keywords::all().find(|keyword| keyword.id == "kw_visit");
/// assert_eq!(visit.map(|visit| (visit.sv[0], visit.en[0])), Some(("besök", "visit")));
/// ```
pub fn all() -> impl Iterator<Item = &'static Keyword> + Clone {
    fields::ROWS
        .iter()
        .chain(operators::ROWS)
        .chain(values::ROWS)
}

/// The keyword that `rule` reads, if it is a keyword's rule.
pub fn of_rule(rule: Rule) -> Option<&'static Keyword> {
    fields::find(rule)
        .or_else(|| operators::find(rule))
        .or_else(|| values::find(rule))
}

/// A word that the language refuses, with what to say of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Remark {
    /// The Swedish word.
    pub sv: &'static str,
    /// The English word.
    pub en: &'static str,
    /// What to write instead, or why not, in Swedish.
    pub hint_sv: &'static str,
    /// The same in English.
    pub hint_en: &'static str,
}

const fn remark(
    sv: &'static str,
    en: &'static str,
    hint_sv: &'static str,
    hint_en: &'static str,
) -> Remark {
    Remark {
        sv,
        en,
        hint_sv,
        hint_en,
    }
}

/// Words that are refused as keywords because people read them in two ways.
pub const REFUSED: &[Remark] = &[
    remark(
        "läge",
        "mode",
        "skriv `plats` om var, eller `om` och ett villkor",
        "write `place` for where, or `if` and a condition",
    ),
    remark(
        "fönster",
        "timeframe",
        "skriv `när` i ett besök, eller `tidsfönster` om fönstret ska ha ett namn",
        "write `when` in a visit, or `window` if it shall have a name",
    ),
    remark(
        "ansvarig",
        "responsible",
        "skriv `huvudman` för den som har ansvaret enligt lag, `verksamhet` eller `utförs av` för den som möter barnet",
        "write `responsible body` for the one with the duty by law, `service` or `performed by` for the one that meets the child",
    ),
    remark(
        "aktör",
        "actor",
        "skriv `huvudman`, `verksamhet` eller `roll`",
        "write `responsible body`, `service` or `role`",
    ),
    remark(
        "insats",
        "intervention",
        "skriv `moment` för något som görs, eller `besök` för ett möte",
        "write `content item` for something done, or `visit` for a meeting",
    ),
    remark(
        "åtgärd",
        "measure",
        "skriv `moment`",
        "write `content item`",
    ),
    remark(
        "fakta",
        "facts",
        "skriv `uppgift`, en för varje uppgift om barnet",
        "write `fact`, one for each statement about the child",
    ),
    remark("edition", "edition", "skriv `utgåva`", "write `release`"),
    remark("möte", "meeting", "skriv `besök`", "write `visit`"),
];

#[cfg(test)]
mod tests;
