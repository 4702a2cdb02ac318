//! What may have been meant by a name that nobody knows, for "did you mean".

use stafett_diag::{Text, closest};
use std::collections::BTreeSet;

/// How many names a message lists.
const LISTED: usize = 20;

/// A name that could have been written, and its title, which may be empty.
pub(crate) type Known<'a> = (&'a str, &'a str);

/// What may have been meant: the names that have what was written among their words or those of their titles, else the
/// one that is spelt nearly so, else those of its family (`bhv.…`), else all, where they are few.
pub(crate) fn meant(given: &str, known: &[Known<'_>]) -> Option<Text> {
    alike(given, known).or_else(|| all(known))
}

/// The same where all are told anyhow.
pub(crate) fn alike(given: &str, known: &[Known<'_>]) -> Option<Text> {
    let with_word = names(known.iter().filter(|one| has_word(one, given)));
    if !with_word.is_empty() {
        return Some(did_you_mean(&with_word));
    }
    let texts = known.iter().flat_map(|(name, title)| [*name, *title]);
    if let Some(one) = closest(given, texts.filter(|text| !text.is_empty())) {
        return Some(did_you_mean(&[one]));
    }
    if let Some((family, _)) = given.split_once('.') {
        let of_family =
            |(name, _): &&Known<'_>| name.split_once('.').is_some_and(|(of, _)| of == family);
        let all = names(known.iter().filter(of_family));
        if !all.is_empty() {
            let (sv, en) = listed(&all);
            return Some(Text::new(
                format!("de som börjar på \"{family}.\" är {sv}"),
                format!("those that begin with \"{family}.\" are {en}"),
            ));
        }
    }
    None
}

/// All names, where they are few.
fn all(known: &[Known<'_>]) -> Option<Text> {
    let names = names(known.iter());
    (1..=LISTED).contains(&names.len()).then(|| {
        let (sv, en) = listed(&names);
        Text::new(format!("de som finns är {sv}"), format!("there are {en}"))
    })
}

/// Names in their order, each once: a rule has one, however many rows it has.
fn names<'k>(known: impl Iterator<Item = &'k Known<'k>>) -> Vec<&'k str> {
    let mut seen = BTreeSet::new();
    known
        .map(|(name, _)| *name)
        .filter(|name| seen.insert(*name))
        .collect()
}

/// Whether what was written stands among the words of a name or of its title.
fn has_word((name, title): &Known<'_>, given: &str) -> bool {
    let wanted = words(given);
    let among = |text: &str| {
        let words = words(text);
        words
            .windows(wanted.len().max(1))
            .any(|some| some == wanted)
    };
    !wanted.is_empty() && (among(name) || among(title))
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

fn did_you_mean(names: &[&str]) -> Text {
    match names {
        [one] => Text::new(
            format!("menade du \"{one}\"?"),
            format!("did you mean \"{one}\"?"),
        ),
        several => {
            let (sv, en) = listed(several);
            Text::new(
                format!("menade du någon av dem här: {sv}?"),
                format!("did you mean one of these: {en}?"),
            )
        }
    }
}

/// Names in a row, at most so many as can be read.
pub(crate) fn listed(names: &[&str]) -> (String, String) {
    let shown = names.get(..LISTED).unwrap_or(names).join(", ");
    match names.len().saturating_sub(LISTED) {
        0 => (shown.clone(), shown),
        more => (
            format!("{shown} och {more} till"),
            format!("{shown} and {more} more"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(given: &str) -> Option<String> {
        let known = [
            ("bhv.v04_3m", "Besök vid 3 månader"),
            ("bhv.v04_5m", "Besök vid 5 månader"),
            ("emi.mpr", "Vaccination"),
            ("mpr dos 1", ""),
            ("mpr dos 2", ""),
            ("första_bvc_kontakt", "Kontakt"),
        ];
        meant(given, &known).map(|help| help.en)
    }

    #[test]
    fn an_unknown_name_is_answered_by_what_may_have_been_meant() {
        let one = "did you mean \"bhv.v04_3m\"?";
        assert_eq!(of("bhv.v4_3m").as_deref(), Some(one));
        let family = "those that begin with \"bhv.\" are bhv.v04_3m, bhv.v04_5m";
        assert_eq!(of("bhv.första_besöket").as_deref(), Some(family));
        let doses = "did you mean one of these: emi.mpr, mpr dos 1, mpr dos 2?";
        assert_eq!(of("mpr").as_deref(), Some(doses));
        let contact = "did you mean \"första_bvc_kontakt\"?";
        assert_eq!(of("BVC").as_deref(), Some(contact));
        let title = "did you mean \"bhv.v04_5m\"?";
        assert_eq!(of("5 månader").as_deref(), Some(title));
    }

    #[test]
    fn a_name_of_several_rows_is_told_once() {
        let rows = [("bhv.bcg", ""), ("bhv.bcg", ""), ("bhv.v04_3m", "")];
        let of = |given: &str| meant(given, &rows).map(|help| help.en);
        let family = "those that begin with \"bhv.\" are bhv.bcg, bhv.v04_3m";
        assert_eq!(of("bhv.första_besöket").as_deref(), Some(family));
        assert_eq!(of("bcg").as_deref(), Some("did you mean \"bhv.bcg\"?"));
        let few = "there are bhv.bcg, bhv.v04_3m";
        assert_eq!(of("tandvården").as_deref(), Some(few));
    }

    #[test]
    fn where_nothing_is_near_few_names_are_listed_and_many_are_not() {
        let few =
            "there are bhv.v04_3m, bhv.v04_5m, emi.mpr, mpr dos 1, mpr dos 2, första_bvc_kontakt";
        assert_eq!(of("tandvården").as_deref(), Some(few));
        let many: Vec<String> = (0..40)
            .map(|number| format!("verksamhet{number}"))
            .collect();
        let many: Vec<Known<'_>> = many.iter().map(|name| (name.as_str(), "")).collect();
        assert_eq!(meant("tand", &many).map(|help| help.en), None);
        assert_eq!(meant("", &many).map(|help| help.en), None);
        assert_eq!(meant("x", &[]).map(|help| help.en), None);
    }
}
