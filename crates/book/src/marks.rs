//! One mark per service and body: a short text and a colour with its pattern, the same in every
//! picture and table of the book.

use serde::Serialize;

/// How many colours, each with its own pattern, the style sheet has.
pub(crate) const COLOURS: usize = 8;

/// The mark of a service or body.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Mark {
    /// One to four letters that no other of its kind has.
    pub(crate) letters: String,
    /// Class of colour and pattern: `s0` … `s7` for services, `body` for bodies.
    pub(crate) class: String,
}

/// The marks of services, by place in their table.
pub(crate) fn of_services(titles: &[&str]) -> Vec<Mark> {
    let class = |place: usize| format!("s{}", place % COLOURS);
    with_letters(titles, class)
}

/// The marks of bodies, by place in their table.
pub(crate) fn of_bodies(titles: &[&str]) -> Vec<Mark> {
    with_letters(titles, |_| "body".to_owned())
}

fn with_letters(titles: &[&str], class: impl Fn(usize) -> String) -> Vec<Mark> {
    let mark = |place| Mark {
        letters: letters(titles, place),
        class: class(place),
    };
    (0..titles.len()).map(mark).collect()
}

/// The shortest beginning of the title, up to four letters, that no other title begins with; else
/// the first letter and the place in the table.
fn letters(titles: &[&str], place: usize) -> String {
    let title = titles.get(place).copied().unwrap_or_default();
    let begin = |title: &str, length: usize| {
        title
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(length)
            .collect::<String>()
    };
    let unique = |length: &usize| {
        let own = begin(title, *length).to_lowercase();
        let same = |other: &&&str| begin(other, *length).to_lowercase() == own;
        !own.is_empty() && titles.iter().filter(same).count() == 1
    };
    match (1..=4).find(unique) {
        Some(length) => begin(title, length),
        None => format!("{}{}", begin(title, 1), place + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_short_and_unique() {
        let titles = ["Förlossning och BB", "Folktandvården", "BVC", "BVC", "<b>"];
        let letters: Vec<_> = of_services(&titles)
            .into_iter()
            .map(|mark| mark.letters)
            .collect();
        assert_eq!(letters, ["Fö", "Fo", "B3", "B4", "b"]);
    }
}
