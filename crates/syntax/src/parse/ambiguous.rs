//! What the grammar reads and people read in two ways.

use stafett_diag::{Diagnostic, Language, Name, Text};
use stafett_grammar::Rule;

use super::node::Node;
use super::reader::Reader;

/// What is said of `om inte a och b`: does `inte` deny both, or only the first?
pub(super) fn negation(reader: &Reader<'_>, line: &Node<'_>) -> Option<Diagnostic> {
    let guard = line.everything().find(denies_several)?;
    let condition = guard.child(Rule::condition)?;
    let all = single_spaced(condition.text());
    let first = single_spaced(condition.child(Rule::all)?.child(Rule::atom)?.text());
    let rest = all.strip_prefix(&first)?;
    let unless = guard.child(Rule::kw_unless)?;
    let unless = single_spaced(unless.text());
    let message = Text::new(
        format!("det framgår inte om `{unless}` gäller hela villkoret eller bara det första ledet"),
        format!(
            "it is not clear whether `{unless}` applies to the whole condition or only to its first part"
        ),
    );
    let (whole, only_first) = match reader.language {
        Language::Swedish => (
            format!("om inte ({all})"),
            format!("om (inte {first}){rest}"),
        ),
        Language::English => (format!("unless ({all})"), format!("if (not {first}){rest}")),
    };
    Some(
        Diagnostic::new(Name::RefusedWord, guard.span(), message)
            .help(Text::new(
                format!("om hela villkoret inte ska gälla: `{whole}`"),
                format!("if the whole condition must not hold: `{whole}`"),
            ))
            .help(Text::new(
                format!("om bara det första ledet inte ska gälla: `{only_first}`"),
                format!("if only the first part must not hold: `{only_first}`"),
            )),
    )
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `node` is `om inte` with several parts that no parentheses hold together.
fn denies_several(node: &Node<'_>) -> bool {
    let parts = |condition: Node<'_>| -> usize {
        condition
            .all(Rule::all)
            .map(|all| all.all(Rule::atom).count())
            .sum()
    };
    node.rule() == Rule::guard
        && node.child(Rule::kw_unless).is_some()
        && node.child(Rule::condition).is_some_and(|c| parts(c) > 1)
}
