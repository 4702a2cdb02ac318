//! What there is to tell of visits that come again.

use super::MOST;
use stafett_diag::{Diagnostic, Name, Span, Text};

fn told(name: Name, span: Span, says: (&str, &str), help: (&str, &str)) -> Diagnostic {
    Diagnostic::new(name, span, Text::new(says.0, says.1)).help(Text::new(help.0, help.1))
}

pub(super) fn none(span: Span) -> Diagnostic {
    told(
        Name::OutOfRange,
        span,
        (
            "det finns inget tillfälle mellan början och slutet",
            "there is no time between the beginning and the end",
        ),
        (
            "flytta slutet så att minst ett tillfälle börjar före det",
            "move the end so that at least one time begins before it",
        ),
    )
}

pub(super) fn too_many(count: usize, span: Span) -> Diagnostic {
    let count = count.saturating_sub(1).max(MOST as usize);
    let says = Text::new(
        format!("besöket kommer tillbaka fler än {count} gånger; gränsen är {MOST}"),
        format!("the visit comes again more than {count} times; the limit is {MOST}"),
    );
    Diagnostic::new(Name::TooMany, span, says).help(Text::new(
        "låt det gå längre tid mellan tillfällena, eller dela upp det i flera besök med egna namn",
        "let more time pass between the times, or divide it into several visits with names of their own",
    ))
}

pub(super) fn no_term(span: Span) -> Diagnostic {
    told(
        Name::WrongKind,
        span,
        (
            "det som upprepas varje termin börjar och slutar med en termin",
            "what is repeated every term begins and ends with a term",
        ),
        (
            "skriv till exempel: från höstterminen året barnet fyller 3 till och med vårterminen året barnet fyller 6",
            "write for example: from autumn term year of turning 3 through spring term year of turning 6",
        ),
    )
}

/// A term of a year that no programme can name.
pub(super) fn no_year(year: i64, (least, most): (i64, i64), span: Span) -> Diagnostic {
    let says = Text::new(
        format!("{year} går inte här"),
        format!("{year} does not do here"),
    );
    Diagnostic::new(Name::OutOfRange, span, says).help(Text::new(
        format!("här går {least} till {most}"),
        format!("here {least} to {most} will do"),
    ))
}

pub(super) fn two_countings(span: Span) -> Diagnostic {
    told(
        Name::WrongKind,
        span,
        (
            "början och slutet räknas på olika sätt: den ena efter barnets ålder, den andra efter kalendern",
            "the beginning and the end are counted in two ways: one by the child's age, the other by the calendar",
        ),
        (
            "skriv båda med `året barnet fyller`, eller båda med ett årtal",
            "write both with `year of turning`, or both with a calendar year",
        ),
    )
}

pub(super) fn no_age(span: Span) -> Diagnostic {
    told(
        Name::WrongKind,
        span,
        (
            "det som upprepas med en viss tid emellan börjar vid en ålder",
            "what is repeated with a certain time between begins at an age",
        ),
        (
            "skriv till exempel: upprepas varje 2 år från 3 år fram till 19 år",
            "write for example: repeated every 2 years from 3 years until 19 years",
        ),
    )
}

pub(super) fn no_end(span: Span) -> Diagnostic {
    told(
        Name::WrongKind,
        span,
        (
            "det går inte att veta hur många tillfällen det blir före det här slutet",
            "it cannot be known how many times there are before this end",
        ),
        (
            "sluta vid en ålder som räknas som början gör, eller vid ett år: fram till året barnet fyller 20",
            "end at an age that is counted as the beginning is, or at a year: until year of turning 20",
        ),
    )
}

pub(super) fn some_children(span: Span) -> Diagnostic {
    told(
        Name::OutOfRange,
        span,
        (
            "ett av tillfällena kommer före slutet för vissa födelsedatum och efter det för andra",
            "one of the times comes before the end for some birth dates and after it for others",
        ),
        (
            "flytta slutet så att det är klart hur många tillfällen det är",
            "move the end so that it is clear how many times there are",
        ),
    )
}

pub(super) fn not_forward(span: Span) -> Diagnostic {
    told(
        Name::OutOfRange,
        span,
        (
            "det måste gå någon tid mellan två tillfällen",
            "some time must pass between two times",
        ),
        ("skriv till exempel: 2 år", "write for example: 2 years"),
    )
}

pub(super) fn count(span: Span) -> Diagnostic {
    let help = Text::new(
        format!(
            "skriv till exempel `antal 2–3`; det andra talet är större än det första och högst {MOST}"
        ),
        format!(
            "write for example `number 2–3`; the second number is greater than the first and at most {MOST}"
        ),
    );
    let says = Text::new(
        "så många besök går inte att planera",
        "so many visits cannot be planned",
    );
    Diagnostic::new(Name::OutOfRange, span, says).help(help)
}

/// `upprepas varje` beside `när` or `antal`.
pub(super) fn both(span: Span, repeated: Span) -> Diagnostic {
    told(
        Name::WrongKind,
        span,
        (
            "den här raden kan inte stå bredvid `upprepas varje`, som säger när varje besök är och hur många de är",
            "this line cannot stand beside `repeated every`, which says when each visit is and how many they are",
        ),
        ("ta bort den ena raden", "remove one of the lines"),
    )
    .label(repeated, Text::new("upprepas här", "repeated here"))
}

/// A change of all times at once that would give them one time.
pub(super) fn one_by_one(rule: &str, count: u16, span: Span) -> Diagnostic {
    let says = Text::new(
        format!(
            "\"{rule}\" är {count} besök med var sin tid, så tiden kan inte ändras för alla på en gång"
        ),
        format!(
            "\"{rule}\" is {count} visits, each with its own time, so the time cannot be changed for all at once"
        ),
    );
    Diagnostic::new(Name::WrongKind, span, says).help(Text::new(
        format!("ändra ett i taget: {rule}.1 till {rule}.{count}"),
        format!("change one at a time: {rule}.1 to {rule}.{count}"),
    ))
}
