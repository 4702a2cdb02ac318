//! Mistakes that are known and have an answer of their own.

use stafett_diag::{Diagnostic, Language, Name, Text};
use stafett_grammar::{Rule, keywords};

use super::{Found, begins_with};
use crate::parse::reader::Reader;
use crate::parse::words::{change_head, rest_behind};

/// The answer to a known mistake, if this is one.
pub(super) fn special(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    change_without_block(reader, found)
        .or_else(|| bare_to(reader, found))
        .or_else(|| when_for_if(reader, found))
        .or_else(|| through_duration(reader, found))
        .or_else(|| grade_without_scheme(reader, found))
        .or_else(|| day_without_year(reader, found))
}

fn is_keyword(text: &str, rule: Rule) -> bool {
    keywords::of_rule(rule).is_some_and(|keyword| {
        keyword
            .sv
            .iter()
            .chain(keyword.en)
            .any(|form| begins_with(text, form))
    })
}

/// `begränsar besök b` without braces.
fn change_without_block(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    let of_changes = matches!(found.rule, Rule::variant_line | Rule::release_line);
    if !of_changes || !found.begins_line() {
        return None;
    }
    change_head(found.rest())?;
    let message = Text::new("ändringen saknar sitt block", "the change lacks its block");
    let help = Text::new(
        "skriv `{` sist på raden, fälten på rader under, och `}` på en egen rad",
        "write `{` at the end of the line, the fields on lines below, and `}` on a line of its own",
    );
    let whole = Found {
        range: found.range.start..found.piece.trim_end().len(),
        expected: Vec::new(),
        ..*found
    };
    Some(
        whole
            .diagnostic(reader, Name::NotClosed, message)
            .help(help),
    )
}

/// `från födseln till 18 år`.
fn bare_to(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    let rest = found.rest();
    let bare = is_keyword(rest, Rule::kw_to) && !is_keyword(rest, Rule::kw_through);
    let of_transition = matches!(
        found.rule,
        Rule::transition_head
            | Rule::adds_head
            | Rule::substitutes_head
            | Rule::amending_transition_head
    );
    if !bare || found.begins_line() || of_transition {
        return None;
    }
    let word = found.text();
    let message = Text::new(
        format!("`{word}` säger inte om dagen räknas med"),
        format!("`{word}` does not say whether the day is included"),
    );
    let help = match reader.language {
        Language::Swedish => Text::new(
            "`fram till` (dagen räknas inte med), `senast` (dagen räknas med) eller `till och med` (hela perioden)?",
            "`fram till` (the day is not included), `senast` (the day is included) or `till och med` (the whole period)?",
        ),
        Language::English => Text::new(
            "`until` (dagen räknas inte med), `latest` (dagen räknas med) eller `through` (hela perioden)?",
            "`until` (the day is not included), `latest` (the day is included) or `through` (the whole period)?",
        ),
    };
    Some(
        found
            .diagnostic(reader, Name::RefusedWord, message)
            .help(help),
    )
}

/// `när elev` where a condition is meant.
fn when_for_if(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    let condition_only = matches!(
        found.rule,
        Rule::target_group_line | Rule::fact_line | Rule::population_line
    );
    if !is_keyword(found.rest(), Rule::kw_when) || (found.begins_line() && !condition_only) {
        return None;
    }
    let word = found.text();
    let right = if reader.language == Language::Swedish {
        "om"
    } else {
        "if"
    };
    let message = Text::new(
        format!("`{word}` är bara tid, aldrig villkor"),
        format!("`{word}` is only time, never a condition"),
    );
    Some(
        found
            .diagnostic(reader, Name::RefusedWord, message)
            .help(Text::new(
                format!("`{right}`? Ett villkor skrivs `{right}` och sedan uppgiften"),
                format!("`{right}`? A condition is written `{right}` and then the fact"),
            )),
    )
}

/// `till och med 6 veckor`.
fn through_duration(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    let (start, behind) = last_through(found)?;
    let number: String = behind.chars().take_while(char::is_ascii_digit).collect();
    let unit = behind[number.len()..].trim_start();
    let in_years = is_keyword(unit, Rule::kw_years);
    let in_unit = in_years
        || [Rule::kw_months, Rule::kw_weeks, Rule::kw_days]
            .iter()
            .any(|rule| is_keyword(unit, *rule));
    if number.is_empty() || !in_unit {
        return None;
    }
    let unit_length = unit
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(unit.len());
    let end = found.piece.len() - unit.len() + unit_length;
    if found.range.start < start || found.range.start > end + 1 {
        return None;
    }
    let time = format!("{number} {}", &unit[..unit_length]);
    let text = &found.piece[start..end];
    let whole = Found {
        range: start..end,
        expected: Vec::new(),
        ..*found
    };
    let message = Text::new(
        format!("`{text}` går inte att säga: {time} är en dag, inte en period"),
        format!("`{text}` cannot be said: {time} is a day, not a period"),
    );
    let diagnostic = whole.diagnostic(reader, Name::RefusedWord, message);
    let (latest, until) = match reader.language {
        Language::Swedish => ("senast", "fram till"),
        Language::English => ("latest", "until"),
    };
    let diagnostic = diagnostic.help(Text::new(
        format!("skriv `{latest} {time}` (dagen räknas med) eller `{until} {time}` (dagen räknas inte med)"),
        format!("write `{latest} {time}` (the day is included) or `{until} {time}` (the day is not included)"),
    ));
    if !in_years {
        return Some(diagnostic);
    }
    let year = match reader.language {
        Language::Swedish => format!("{number} års ålder"),
        Language::English => format!("{number} years of age"),
    };
    Some(diagnostic.help(Text::new(
        format!("hela levnadsåret, till dagen före nästa födelsedag, skrivs `{year}`"),
        format!("the whole year of age, to the day before the next birthday, is written `{year}`"),
    )))
}

/// Where the last `till och med` before or at the place begins, and what stands behind it.
fn last_through<'t>(found: &Found<'t>) -> Option<(usize, &'t str)> {
    let keyword = keywords::of_rule(Rule::kw_through)?;
    let starts = found
        .piece
        .char_indices()
        .filter(|(at, _)| *at <= found.range.start);
    let mut last = None;
    let mut before = ' ';
    for (at, c) in starts {
        if !before.is_alphanumeric() && c.is_alphabetic() {
            for form in keyword.sv.iter().chain(keyword.en) {
                if let Some(rest) = rest_behind(&found.piece[at..], form) {
                    last = Some((at, rest.trim_start()));
                }
            }
        }
        before = c;
    }
    last
}

/// `årskurs 4` without saying by which school's numbering.
fn grade_without_scheme(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    if found.expected != [Rule::open] {
        return None;
    }
    let message = Text::new(
        "årskursen säger inte vilken skola den räknas i",
        "the grade does not say by which school it is counted",
    );
    let help = match reader.language {
        Language::Swedish => Text::new(
            "skriv `(nioårig)` eller `(tioårig)` efter talet",
            "write `(nioårig)` or `(tioårig)` behind the number",
        ),
        Language::English => Text::new(
            "skriv `(nine-year)` eller `(ten-year)` efter talet",
            "write `(nine-year)` or `(ten-year)` behind the number",
        ),
    };
    let number = last_word(found);
    Some(
        number
            .diagnostic(reader, Name::UnexpectedText, message)
            .help(help),
    )
}

/// `senast 30 september` without a year.
fn day_without_year(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    if found.expected != [Rule::kw_same_year_as] {
        return None;
    }
    let day = last_word(found);
    let message = Text::new("dagen saknar år", "the day lacks a year");
    let help = match reader.language {
        Language::Swedish => Text::new(
            "skriv `samma år som` och en tid, till exempel `samma år som skolstart`",
            "write `samma år som` and a time, for example `samma år som skolstart`",
        ),
        Language::English => Text::new(
            "skriv `same year as` och en tid, till exempel `same year as school start`",
            "write `same year as` and a time, for example `same year as school start`",
        ),
    };
    Some(
        day.diagnostic(reader, Name::UnexpectedText, message)
            .help(help),
    )
}

/// The last word before the place.
fn last_word<'t>(found: &Found<'t>) -> Found<'t> {
    let before = found.piece[..found.range.start].trim_end();
    let start = before.rfind(' ').map_or(0, |space| space + 1);
    Found {
        range: start..before.len(),
        expected: Vec::new(),
        ..*found
    }
}
