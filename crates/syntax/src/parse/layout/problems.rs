//! What is said of a broken layout.

use std::ops::Range;

use stafett_diag::{Name, Text};

use super::{BRACE_LIMIT, Problem};

pub(super) fn indented(word: &str, at: usize) -> Problem {
    Problem {
        name: Name::UnexpectedText,
        range: at..at + word.len(),
        message: Text::new(
            format!("`{word}` är indraget men hör inte till något"),
            format!("`{word}` is indented but belongs to nothing"),
        ),
        help: Text::new(
            "börja raden längst till vänster, eller kontrollera klammern `}` ovanför",
            "begin the line at the left edge, or check the brace `}` above",
        ),
    }
}

pub(super) fn nested_too_deep(at: usize) -> Problem {
    Problem {
        name: Name::NestedTooDeep,
        range: at..at + 1,
        message: Text::new(
            format!("klamrar står i varandra mer än {BRACE_LIMIT} gånger"),
            format!("braces stand inside each other more than {BRACE_LIMIT} times"),
        ),
        help: Text::new("dela upp texten", "divide the text"),
    }
}

pub(super) fn closes_nothing(at: usize) -> Problem {
    Problem {
        name: Name::UnexpectedText,
        range: at..at + 1,
        message: Text::new("`}` stänger inget", "`}` closes nothing"),
        help: Text::new(
            "ta bort den, eller kontrollera att `{` finns",
            "remove it, or check that `{` is there",
        ),
    }
}

pub(super) fn behind_brace(text: &str, at: usize) -> Problem {
    Problem {
        name: Name::UnexpectedText,
        range: at..at + text.len(),
        message: Text::new(
            format!("`{text}` står efter klammern som avslutar"),
            format!("`{text}` stands behind the closing brace"),
        ),
        help: Text::new("börja på en ny rad", "begin a new line"),
    }
}

pub(super) fn open_string(range: Range<usize>) -> Problem {
    Problem {
        name: Name::NotClosed,
        range,
        message: Text::new(
            "texten som börjar med `\"` avslutas inte på raden",
            "the text that begins with `\"` is not ended on its line",
        ),
        help: Text::new(
            "skriv `\"` sist i texten; ett citattecken inne i den skrivs `\\\"`",
            "write `\"` at the end of the text; a quotation mark inside it is written `\\\"`",
        ),
    }
}

pub(super) fn open_block(word: &str, at: usize) -> Problem {
    Problem {
        name: Name::NotClosed,
        range: at..at + word.len(),
        message: Text::new(
            format!("`{word}` saknar den avslutande klammern `}}`"),
            format!("`{word}` lacks its closing brace `}}`"),
        ),
        help: Text::new(
            "skriv `}` på en egen rad där den slutar",
            "write `}` on a line of its own where it ends",
        ),
    }
}

pub(super) fn stray(range: Range<usize>) -> Problem {
    Problem {
        name: Name::UnexpectedText,
        range,
        message: Text::new(
            "texten hör inte till någon deklaration",
            "the text belongs to no declaration",
        ),
        help: Text::new(
            "en deklaration börjar med ett ord som `besök` längst till vänster",
            "a declaration begins with a word such as `visit` at the left edge",
        ),
    }
}
