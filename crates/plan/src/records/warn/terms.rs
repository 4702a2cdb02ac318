//! First days of terms that are said to lie where they cannot, or where the programme does not expect them.

use crate::words::fill;
use crate::{Warning, WarningKind};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::child::TermRecord;
use stafett_model::proof::Words;
use stafett_model::{Child, Day, Programme, Season, words};

/// Warns of first days of terms that lie in another year or outside the days on which such a term begins, and of terms
/// with two first days.
pub(super) fn of(programme: &Programme, child: &Child, warnings: &mut Vec<Warning>) {
    let (mut terms, outside): (Vec<TermRecord>, Vec<TermRecord>) = child
        .terms
        .iter()
        .partition(|term| term.first_day.year() == term.year);
    warnings.extend(outside.iter().map(out_of_year));
    terms.sort_unstable();
    terms.dedup();
    let unexpected = terms.iter().filter_map(|term| {
        let days = unexpected(programme, term)?;
        Some(out_of_range(term, days))
    });
    warnings.extend(unexpected);
    let same =
        |one: &TermRecord, other: &TermRecord| (one.year, one.season) == (other.year, other.season);
    for days in terms.chunk_by(same) {
        if let [sooner, .., last] = days {
            warnings.push(two_days(sooner, last));
        }
    }
}

/// The days between which the programme lets a term begin, where it is said to begin on none of them, nor on the day that
/// the programme itself names.
fn unexpected(programme: &Programme, term: &TermRecord) -> Option<(Day, Day)> {
    let school = programme.school.as_ref()?;
    let declared = school.declared(term.year, term.season)?;
    let known = [Some(declared), school.term_begins(term.year, term.season)];
    let mut known = known.into_iter().flatten();
    let is_known = known.any(|(first, last)| first <= term.first_day && term.first_day <= last);
    (!is_known).then_some(declared)
}

fn out_of_year(term: &TermRecord) -> Warning {
    let text = fill(
        "{} sägs börja den {}, som inte ligger i det året; dagen räknas inte.",
        "{} is said to begin on {}, which is not in that year; the day is not counted.",
        &[named(term), words::day(term.first_day)],
    );
    warning(WarningKind::TermOutOfYear, term, text)
}

fn out_of_range(term: &TermRecord, (first, last): (Day, Day)) -> Warning {
    let text = fill(
        "{} sägs börja den {}, men programmet räknar med en dag från och med den {} till och med den {}; \
         dagen räknas som den står.",
        "{} is said to begin on {}, though the programme expects a day from {} through {}; the day counts as it \
         stands.",
        &[
            named(term),
            words::day(term.first_day),
            words::day(first),
            words::day(last),
        ],
    );
    warning(WarningKind::TermOutOfRange, term, text)
}

fn two_days(sooner: &TermRecord, last: &TermRecord) -> Warning {
    let text = fill(
        "{} har mer än en första dag, bland dem {} och {}; den sista av dem räknas.",
        "{} has more than one first day, among them {} and {}; the last of them counts.",
        &[
            named(last),
            words::day(sooner.first_day),
            words::day(last.first_day),
        ],
    );
    warning(WarningKind::ConflictingTerms, last, text)
}

fn warning(kind: WarningKind, term: &TermRecord, text: Words) -> Warning {
    Warning {
        kind,
        about: String::new(),
        on: Some(term.first_day),
        text,
    }
}

/// A term as the beginning of a sentence: "Höstterminen 2027".
fn named(term: &TermRecord) -> Words {
    let year = Words::same(alloc::format!("{}", term.year));
    match term.season {
        Season::Autumn => fill("Höstterminen {}", "The autumn term of {}", &[year]),
        Season::Spring => fill("Vårterminen {}", "The spring term of {}", &[year]),
    }
}
