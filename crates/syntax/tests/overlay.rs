//! Blocks inside `variant` and `utgåva`: what they hold, and that an error in one hides no other.

use stafett_diag::{FileId, Language, Name, Span};
use stafett_syntax::tree::{Change, Changed, Declaration, ReleaseField, VariantField};
use stafett_syntax::{Parsed, format, parse};

fn read(text: &str) -> Parsed {
    parse(FileId(0), "overlay.stafett", text)
}

/// The changes of a variant or release that is alone in its file, in the order written.
fn changes(parsed: &Parsed) -> Vec<&Change> {
    match &parsed.tree.declarations[..] {
        [Declaration::Variant(variant)] => {
            let fields = variant.fields.iter();
            fields
                .filter_map(|field| match &field.value {
                    VariantField::Change(change) => Some(change),
                    _ => None,
                })
                .collect()
        }
        [Declaration::Release(release)] => {
            let fields = release.fields.iter();
            fields
                .filter_map(|field| match &field.value {
                    ReleaseField::Change(change) => Some(change),
                    _ => None,
                })
                .collect()
        }
        other => panic!("one variant or release: {other:?}"),
    }
}

fn at(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

const VARIANT: &str = "\
variant norr \"Norr\" {
  om region norr
  /// Ett besök till.
  lägger till besök b \"B\" { när 4 veckor }
  /// Ingen deklaration.
  byter ut ansvar för vaccination {
    utförs av s från födseln fram till 18 år
  }
  utgår rotavirus dos 3 \"två doser räcker\"   antagande
}
";

#[test]
fn a_change_holds_its_declaration_with_prose_and_places() {
    let parsed = read(VARIANT);
    assert_eq!(parsed.diagnostics, []);
    let changes = changes(&parsed);
    let [adds, legs, drops] = changes[..] else {
        panic!("three changes: {changes:?}");
    };
    let Changed::Adds(visit) = &adds.what else {
        panic!("an addition: {adds:?}");
    };
    assert!(matches!(**visit, Declaration::Visit(_)));
    assert_eq!(visit.doc()[0].value, "Ett besök till.");
    let whole = "lägger till besök b \"B\" { när 4 veckor }";
    assert_eq!(at(VARIANT, adds.span), whole);
    assert_eq!(
        at(VARIANT, visit.span()),
        &whole["lägger till ".len()..],
        "from its own keyword"
    );
    let Changed::SubstitutesLegs { area, fields, .. } = &legs.what else {
        panic!("legs: {legs:?}");
    };
    assert_eq!((area.value.as_str(), fields.len()), ("vaccination", 1));
    let Changed::Drops { what, reason } = &drops.what else {
        panic!("a dropped dose: {drops:?}");
    };
    assert_eq!(what.value.dose.map(|dose| dose.value), Some(3));
    assert_eq!(
        reason.as_ref().map(|reason| reason.value.as_str()),
        Some("två doser räcker")
    );
}

#[test]
fn prose_above_what_declares_nothing_is_a_comment() {
    let parsed = read(VARIANT);
    let comments: Vec<&str> = parsed
        .tree
        .comments
        .iter()
        .map(|comment| comment.text.as_str())
        .collect();
    assert_eq!(comments, ["/// Ingen deklaration."]);
    assert_eq!(format(&parsed.tree, VARIANT), VARIANT.replace("   a", " a"));
}

#[test]
fn a_missing_brace_hides_no_other_change() {
    let text = "\
utgåva u \"U\" {
  begränsar besök a {
    när 4 veckor
  byter ut besök b {
    plats hem
  }
  utgår c
}
roll r \"R\" { }
";
    let parsed = read(text);
    let told: Vec<(Name, &str)> = parsed
        .diagnostics
        .iter()
        .map(|told| (told.name, at(text, told.labels[0].span)))
        .collect();
    assert_eq!(told, [(Name::NotClosed, "begränsar besök a")]);
    let [Declaration::Release(release), Declaration::Role(_)] = &parsed.tree.declarations[..]
    else {
        panic!("both declarations are read: {:?}", parsed.tree);
    };
    assert_eq!(release.fields.len(), 3);
}

#[test]
fn the_language_of_a_file_of_variants_is_that_of_its_lines() {
    for (text, language) in [
        ("variant v { utgår a }\n", Language::Swedish),
        ("variant v { drops a }\n", Language::English),
        (
            "variant v { adds visit b { when 4 weeks } }\n",
            Language::English,
        ),
        ("variant v { }\nrole r { }\n", Language::English),
    ] {
        let parsed = read(text);
        assert_eq!(
            (parsed.tree.language, parsed.diagnostics),
            (language, vec![]),
            "{text}"
        );
    }
}
