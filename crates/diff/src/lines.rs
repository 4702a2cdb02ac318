//! The lines of an old and a new rule against each other.

use crate::FieldChange;
use stafett_model::proof::Words;

/// One thing that a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What the field is called.
    pub(crate) field: Words,
    /// What it says.
    pub(crate) says: Words,
    /// Whether it is one entry of a list, which comes or goes and does not become another.
    pub(crate) entry: bool,
}

/// What differs: fields in the order of the new rule, then those that it lacks.
pub(crate) fn changes(old: &[Line], new: &[Line]) -> Vec<FieldChange> {
    let mut gone = without(old, new);
    let mut changes: Vec<FieldChange> = Vec::new();
    for line in without(new, old) {
        let same_field = |other: &&Line| !line.entry && !other.entry && other.field == line.field;
        let place = gone.iter().position(|other| same_field(&other));
        let was = place.map(|place| gone.remove(place));
        changes.push(FieldChange {
            field: line.field.clone(),
            old: was.map(|was| was.says.clone()),
            new: Some(line.says.clone()),
        });
    }
    changes.extend(gone.into_iter().map(|line| FieldChange {
        field: line.field.clone(),
        old: Some(line.says.clone()),
        new: None,
    }));
    changes
}

/// The lines that the other side does not have; of equal lines as many as it has fewer.
fn without<'l>(lines: &'l [Line], other: &[Line]) -> Vec<&'l Line> {
    let mut left: Vec<&Line> = other.iter().collect();
    let mut without = Vec::new();
    for line in lines {
        match left.iter().position(|same| *same == line) {
            Some(place) => {
                left.swap_remove(place);
            }
            None => without.push(line),
        }
    }
    without
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(field: &str, says: &str, entry: bool) -> Line {
        Line {
            field: Words::same(field),
            says: Words::same(says),
            entry,
        }
    }

    #[test]
    fn a_field_becomes_another_and_an_entry_comes_or_goes() {
        let old = [
            line("plats", "hem", false),
            line("innehåll", "a", true),
            line("längd", "1", false),
        ];
        let new = [line("plats", "skola", false), line("innehåll", "b", true)];
        let said: Vec<(String, Option<String>, Option<String>)> = changes(&old, &new)
            .into_iter()
            .map(|one| (one.field.sv, one.old.map(|w| w.sv), one.new.map(|w| w.sv)))
            .collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            said,
            [
                ("plats".to_owned(), some("hem"), some("skola")),
                ("innehåll".to_owned(), None, some("b")),
                ("innehåll".to_owned(), some("a"), None),
                ("längd".to_owned(), some("1"), None),
            ]
        );
        assert_eq!(changes(&old, &old), []);
    }

    #[test]
    fn an_equal_line_counts_as_often_as_it_stands() {
        let one = [line("innehåll", "a", true)];
        let two = [line("innehåll", "a", true), line("innehåll", "a", true)];
        assert_eq!(changes(&one, &two).len(), 1);
        assert_eq!(changes(&two, &one).len(), 1);
    }
}
