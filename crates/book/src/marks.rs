//! One mark per service and body: a short text and a colour with its pattern, the same in every
//! picture and table of the book.

use crate::phrase::capital;
use serde::Serialize;

/// How many colours, each with its own pattern, the style sheet has.
pub(crate) const COLOURS: usize = 8;
/// How many letters a mark has at most.
const MOST: usize = 4;

/// The mark of a service or body.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Mark {
    /// One to four letters that no other has.
    pub(crate) letters: String,
    /// Class of colour and pattern: `s0` … `s7` for services, `body` for bodies.
    pub(crate) class: String,
}

/// The marks of services, by place in their table.
pub(crate) fn of_services(titles: &[&str]) -> Vec<Mark> {
    let class = |place: usize| format!("s{}", place % COLOURS);
    with_letters(titles, &[], class)
}

/// The marks of bodies, by place in their table: letters that no service has.
pub(crate) fn of_bodies(titles: &[&str], services: &[Mark]) -> Vec<Mark> {
    let taken: Vec<&str> = services.iter().map(|mark| mark.letters.as_str()).collect();
    with_letters(titles, &taken, |_| "body".to_owned())
}

fn with_letters(titles: &[&str], taken: &[&str], class: impl Fn(usize) -> String) -> Vec<Mark> {
    let bare: Vec<String> = titles.iter().map(|title| without_article(title)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let letters = letters(&bare, taken).into_iter().enumerate();
    let mark = |(place, letters)| Mark {
        letters,
        class: class(place),
    };
    letters.map(mark).collect()
}

/// A title without what many begin with: “The region”.
fn without_article(title: &str) -> String {
    let bare = title.strip_prefix("The ");
    bare.map_or_else(|| title.to_owned(), capital)
}

/// The abbreviation that the title gives in brackets; else its shortest beginning that no other title has;
/// else its first letter with the one in which it differs from those most like it; else its shortest beginning
/// that no other title left has, as of “School” beside “School health”; else its first letter and its place in
/// the table.
fn letters(titles: &[&str], taken: &[&str]) -> Vec<String> {
    let free = |mark: &String| !taken.contains(&mark.as_str());
    let mut marks: Vec<Option<String>> = vec![None; titles.len()];
    give(&mut marks, titles, |title| abbreviation(title).filter(free));
    for length in 1..=MOST {
        give(&mut marks, titles, |title| {
            beginning(title, length).filter(free)
        });
    }
    give(&mut marks, titles, |title| {
        apart(titles, title).filter(free)
    });
    let marked = marks.iter().zip(titles);
    let left: Vec<&str> = marked
        .filter(|(mark, _)| mark.is_none())
        .map(|(_, title)| *title)
        .collect();
    for length in 2..=MOST {
        give(&mut marks, titles, |title| {
            left.contains(&title)
                .then(|| beginning(title, length))?
                .filter(free)
        });
    }
    let numbered = |place: usize| {
        let first = titles.get(place).and_then(|title| beginning(title, 1));
        format!("{}{}", first.unwrap_or_default(), place + 1)
    };
    let marks = marks.into_iter().enumerate();
    marks
        .map(|(place, mark)| mark.unwrap_or_else(|| numbered(place)))
        .collect()
}

/// Gives each title without a mark the one of this kind, if no other title would get it and none has it.
fn give(marks: &mut [Option<String>], titles: &[&str], kind: impl Fn(&str) -> Option<String>) {
    let of_this_kind: Vec<Option<String>> = titles.iter().map(|title| kind(title)).collect();
    let like = |mark: &&Option<String>, own: &str| {
        mark.as_ref()
            .is_some_and(|mark| mark.to_lowercase() == own.to_lowercase())
    };
    for (place, own) in of_this_kind.iter().enumerate() {
        let Some(own) = own else { continue };
        let alone = of_this_kind.iter().filter(|mark| like(mark, own)).count() == 1;
        let taken = marks.iter().any(|mark| like(&mark, own));
        if let Some(mark @ None) = marks.get_mut(place)
            && alone
            && !taken
        {
            *mark = Some(own.clone());
        }
    }
}

/// Capital letters in brackets at the end: “Barn- och ungdomspsykiatrin (BUP)”.
fn abbreviation(title: &str) -> Option<String> {
    let (_, rest) = title.rsplit_once('(')?;
    let short = rest.strip_suffix(')')?;
    let is_short = (2..=MOST).contains(&short.chars().count());
    (is_short && short.chars().all(char::is_uppercase)).then(|| short.to_owned())
}

fn beginning(title: &str, length: usize) -> Option<String> {
    let begun: String = letters_of(title).take(length).collect();
    (!begun.is_empty()).then_some(begun)
}

/// The first letter, and the first after the longest beginning that the title shares with another.
fn apart(titles: &[&str], title: &str) -> Option<String> {
    let shared = |other: &&str| {
        let both = letters_of(title).zip(letters_of(other));
        both.take_while(|(own, other)| own.to_lowercase().eq(other.to_lowercase()))
            .count()
    };
    let others = titles.iter().filter(|other| **other != title);
    let longest = others.map(shared).max()?;
    let first = letters_of(title).next()?;
    let telling = letters_of(title).nth(longest)?;
    Some(format!("{first}{telling}"))
}

fn letters_of(title: &str) -> impl Iterator<Item = char> + '_ {
    title.chars().filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_alike_are_told_apart_by_the_letter_in_which_they_differ() {
        let titles = [
            "Vuxenpsykiatrin",
            "Vuxenkliniken",
            "Vårdcentralen",
            "Barnkliniken",
            "Barn- och ungdomspsykiatrin (BUP)",
        ];
        assert_eq!(letters(&titles, &[]), ["Vp", "Vk", "Vå", "Bk", "BUP"]);
    }

    #[test]
    fn a_title_with_which_others_begin_has_its_own_beginning() {
        let titles = ["School health", "Social services", "School", "Schooling"];
        assert_eq!(letters(&titles, &[]), ["Sh", "So", "Sc", "Si"]);
    }

    #[test]
    fn letters_are_short_and_unique() {
        let titles = ["Förlossning och BB", "Folktandvården", "BVC", "BVC", "<b>"];
        let letters: Vec<_> = of_services(&titles)
            .into_iter()
            .map(|mark| mark.letters)
            .collect();
        assert_eq!(letters, ["Fö", "Fo", "B3", "B4", "b"]);
    }

    #[test]
    fn an_article_is_no_part_of_a_mark() {
        let titles = ["The region", "The municipality", "Theatre"];
        let marks = of_bodies(&titles, &[]).into_iter();
        let letters: Vec<_> = marks.map(|mark| mark.letters).collect();
        assert_eq!(letters, ["R", "M", "T"]);
    }

    #[test]
    fn a_body_has_not_the_letters_of_a_service() {
        let services = of_services(&["Kommunens uppsökande arbete", "Barnhälsovården"]);
        let marks = of_bodies(&["Kommunen", "Regionen"], &services).into_iter();
        let letters: Vec<_> = marks.map(|mark| mark.letters).collect();
        assert_eq!(letters, ["Ko", "R"]);
    }
}
