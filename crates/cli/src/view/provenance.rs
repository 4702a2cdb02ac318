//! On what the programme's statements rest, for people.

use crate::draw::{paragraph, plain};
use crate::language::either;
use crate::output::{Output, To};
use crate::view::number;
use stafett_diag::Language;
use stafett_model::Programme;
use stafett_model::provenance::{Basis, Counts, by_kind, in_all, statements};

/// Prints a line for each kind of declaration, and the shares of all.
pub(crate) fn table(programme: &Programme, output: &mut Output) {
    let language = output.language();
    let all = statements(programme);
    let (title, release) = (&programme.meta.title, &programme.release);
    let word = either(language, "utgåva", "release");
    output.line(&plain(&format!("{title}, {word} {release}")));
    output.print(To::Results, &paragraph("", definition(language)));
    output.line("");
    for (kind, counts) in by_kind(&all) {
        let (sv, en) = kind.plural();
        let first = format!("  {}: ", either(language, sv, en));
        output.print(To::Results, &paragraph(&first, &parts(counts, language)));
    }
    output.line("");
    shares(in_all(&all), output);
}

fn definition(language: Language) -> &'static str {
    either(
        language,
        "En utsaga är en deklaration, eller ett fält i den med egen källa eller märkning. Varje utsaga \
         räknas en gång, efter det svagaste den vilar på.",
        "A statement is a declaration, or a field of it with a source or label of its own. Each statement \
         counts once, by the weakest that it rests on.",
    )
}

/// "12; angivet i källa 9, antagande 3".
fn parts(counts: Counts, language: Language) -> String {
    let some = Basis::ALL.into_iter().filter(|basis| counts.on(*basis) > 0);
    let said: Vec<String> = some
        .map(|basis| {
            let (sv, en) = basis.words();
            format!("{} {}", either(language, sv, en), number(counts.on(basis)))
        })
        .collect();
    format!("{}; {}", number(counts.total()), said.join(", "))
}

fn shares(counts: Counts, output: &mut Output) {
    let language = output.language();
    let total = number(counts.total());
    output.say(
        &format!("Alla utsagor: {total}"),
        &format!("All statements: {total}"),
    );
    let sourced = either(language, "med källa", "with a source");
    output.line(&format!("  {}", share(sourced, counts.sourced(), counts)));
    for basis in Basis::ALL {
        let (sv, en) = basis.words();
        let line = share(either(language, sv, en), counts.on(basis), counts);
        let indent = if basis <= Basis::Unverified { 4 } else { 2 };
        output.line(&format!("{}{line}", " ".repeat(indent)));
    }
}

/// "antagande: 12 (4 %)", the share rounded to whole per cent.
fn share(says: &str, count: u32, of: Counts) -> String {
    let (count_wide, total) = (u64::from(count), u64::from(of.total().max(1)));
    let percent = (200 * count_wide + total) / (2 * total);
    format!("{says}: {} ({percent}\u{a0}%)", number(count))
}
