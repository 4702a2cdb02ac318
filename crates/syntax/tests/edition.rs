//! What an edition changes, at the left edge of a file: `byter ut …` and `utgår …`.

use stafett_diag::{FileId, Language, Name};
use stafett_grammar::Rule;
use stafett_syntax::tree::{Amended, Declaration};
use stafett_syntax::{Parsed, format, parse, print};

fn read(text: &str) -> Parsed {
    parse(FileId(0), "edition.stafett", text)
}

const EDITION: &str = "\
/// Ett år tidigare.
byter ut besök bhv.v3år \"Besök vid 2 år\" {
  // kortare än förr
  när 2 år
}

utgår bhv.påminnelse \"kallelsen räcker\"   // se remissen
utgår ansvar för tandvård \"eget program\"

byter ut ansvar för vaccination från födseln fram till 18 år {
  utförs av bvc från födseln fram till 18 år
}

byter ut övergång vidare \"Vidare\" från bvc till skolan {
  när skolstart
}

roll läkare \"Läkare\" { }
";

#[test]
fn amendments_stand_beside_declarations() {
    let parsed = read(EDITION);
    assert_eq!(parsed.diagnostics, []);
    let tree = &parsed.tree;
    assert!(matches!(tree.declarations[..], [Declaration::Role(_)]));
    let [visit, contact, duty, legs, transition] = &tree.amendments[..] else {
        panic!("five amendments: {:?}", tree.amendments);
    };
    let Amended::Substitutes(visit) = &visit.what else {
        panic!("a substitution: {visit:?}");
    };
    assert_eq!(visit.name().value.as_str(), "bhv.v3år");
    assert_eq!(visit.doc()[0].value, "Ett år tidigare.");
    let Amended::Drops { kind, name, reason } = &contact.what else {
        panic!("a drop: {contact:?}");
    };
    assert_eq!((kind, name.value.as_str()), (&None, "bhv.påminnelse"));
    let reason = reason.as_ref().map(|reason| reason.value.as_str());
    assert_eq!(reason, Some("kallelsen räcker"));
    assert!(matches!(&duty.what, Amended::Drops { kind: Some(kind), .. }
        if kind.value == Rule::kw_responsibility_for));
    assert!(matches!(&legs.what, Amended::Substitutes(of)
        if matches!(**of, Declaration::Responsibility(_))));
    assert!(matches!(&transition.what, Amended::Substitutes(of)
        if matches!(**of, Declaration::Transition(_))));
}

#[test]
fn the_form_of_an_edition_is_one_and_loses_nothing() {
    let parsed = read(EDITION);
    let once = format(&parsed.tree, EDITION);
    assert!(
        once.contains("utgår bhv.påminnelse \"kallelsen räcker\" // se remissen\n"),
        "{once}"
    );
    assert!(once.contains("  // kortare än förr\n"), "{once}");
    let again = read(&once);
    assert_eq!((&again.tree, again.diagnostics), (&parsed.tree, vec![]));
    assert_eq!(format(&again.tree, &once), once);
}

#[test]
fn an_edition_reads_the_same_in_english() {
    let parsed = read(EDITION);
    let english = print(&parsed.tree, EDITION, Language::English);
    assert!(english.contains("substitutes visit bhv.v3år"), "{english}");
    assert!(
        english.contains("drops responsibility for tandvård"),
        "{english}"
    );
    let again = read(&english);
    assert_eq!((&again.tree, again.diagnostics), (&parsed.tree, vec![]));
    assert_eq!(again.tree.language, Language::English);
    let alone = read("drops a \"too old\"\n");
    assert_eq!(alone.tree.language, Language::English);
    assert_eq!(alone.diagnostics, []);
}

#[test]
fn what_cannot_be_read_is_told_and_hides_no_other_line() {
    let cases = [
        ("byter ut besök b \"B\"\n", Name::NotClosed),
        (
            "utgår b \"skäl\" {\n  när 4 veckor\n}\n",
            Name::UnexpectedText,
        ),
        ("utgår\n", Name::UnexpectedText),
        ("byter ut b {\n}\n", Name::UnexpectedText),
        (
            "byter ut besök b {\n  nar 4 veckor\n}\n",
            Name::UnknownKeyword,
        ),
        ("lägger till besök b {\n}\n", Name::UnexpectedText),
        ("utgår b \"skäl\n", Name::NotClosed),
    ];
    for (text, name) in cases {
        let parsed = read(&format!("{text}roll läkare \"Läkare\" {{ }}\n"));
        let names: Vec<Name> = parsed.diagnostics.iter().map(|told| told.name).collect();
        assert_eq!(names, [name], "{text}");
        assert_eq!(parsed.tree.declarations.len(), 1, "{text}");
    }
}
