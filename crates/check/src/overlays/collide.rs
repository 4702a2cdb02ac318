//! **Claim.** No two variants of one layer change the same thing for one child: a child lives in one
//! region and one municipality, and of two variants of which neither builds on the other neither goes
//! over the other.

use super::{builds_on, name_of, title_of, variants};
use crate::space::Space;
use crate::{Options, Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{
    ChangeKind, Changed, FactId, FactRange, OverlayChange, Programme, Variant, words,
};

/// Decides the claim for every pair of variants.
pub(super) fn check(programme: &Programme, options: &Options, report: &mut Report) {
    let name = Name::VariantsCollide;
    report.claim(
        name,
        Words::new(
            "inga två varianter ändrar samma sak för ett barn, om inte den ena bygger på den andra",
            "no two variants change the same thing for one child, unless one builds on the other",
        ),
    );
    for (id, variant) in variants(programme) {
        report.decided(name, 0);
        let later = variants(programme).filter(|(other, _)| *other > id);
        for (other_id, other) in later {
            if builds_on(programme, id, other_id) || builds_on(programme, other_id, id) {
                continue;
            }
            let Some((one, two)) = common(programme, variant, other) else {
                continue;
            };
            let both = [&variant.condition, &other.condition];
            match Space::some_child(programme, &both, &[], options.combinations) {
                Ok(Some(facts)) => {
                    report.add(finding(programme, (variant, one), (other, two), &facts));
                }
                Ok(None) => {}
                Err(_) => report.not_decided(name, &variant.meta),
            }
        }
    }
}

/// The first thing that both change.
fn common<'v>(
    programme: &Programme,
    one: &'v Variant,
    two: &'v Variant,
) -> Option<(&'v OverlayChange, &'v OverlayChange)> {
    let changing = |change: &&OverlayChange| change.kind != ChangeKind::Adds;
    one.changes.iter().filter(changing).find_map(|mine| {
        let theirs = two
            .changes
            .iter()
            .filter(changing)
            .find(|theirs| same(programme, mine.of, theirs.of))?;
        Some((mine, theirs))
    })
}

fn same(programme: &Programme, one: Changed, two: Changed) -> bool {
    match (one, two) {
        (Changed::Visit { base, .. }, Changed::Visit { base: other, .. }) => base == other,
        (Changed::Transition(_), Changed::Transition(_)) => {
            name_of(programme, one) == name_of(programme, two)
        }
        _ => one == two,
    }
}

fn finding(
    programme: &Programme,
    (one, mine): (&Variant, &OverlayChange),
    (two, theirs): (&Variant, &OverlayChange),
    facts: &[(FactId, i32)],
) -> Finding {
    let child = facts.iter().map(|(fact, value)| {
        let range = FactRange {
            fact: *fact,
            allowed: vec![(*value, *value)],
        };
        words::fact_range(programme, &range)
    });
    let child: Vec<Words> = child.collect();
    let list = |pick: fn(&Words) -> &str| child.iter().map(pick).collect::<Vec<_>>().join(", ");
    let (sv, en) = (list(|words| &words.sv), list(|words| &words.en));
    let what = title_of(programme, mine.of);
    let (a, b) = (&one.meta.title, &two.meta.title);
    let rule = |change: &OverlayChange, title: &str| Rule {
        origin: change.origin,
        says: Words::new(
            format!("så säger varianten \"{title}\""),
            format!("so says the variant \"{title}\""),
        ),
    };
    Finding {
        key: Key {
            name: Name::VariantsCollide.as_str().into(),
            area: None,
            rules: vec![
                one.meta.id.clone(),
                two.meta.id.clone(),
                name_of(programme, mine.of).into(),
            ],
        },
        weight: report::weight(Name::VariantsCollide),
        headline: Words::new(
            format!("\"{a}\" och \"{b}\" ändrar båda \"{what}\" för samma barn"),
            format!("\"{a}\" and \"{b}\" both change \"{what}\" for the same child"),
        ),
        story: Words::new(
            format!("För ett barn med {sv} gäller båda, och ingen av dem går före den andra."),
            format!("For a child with {en} both hold, and neither goes before the other."),
        ),
        rules: vec![rule(mine, a), rule(theirs, b)],
        help: vec![Words::new(
            "låt kommunens variant bygga på regionens (`bygger på`), eller skriv villkoren så att ett barn bara har en av dem",
            "let the municipality's variant build on the region's (`builds on`), or write the conditions so that a child has only one of them",
        )],
        region: None,
        witness: None,
        accepted: None,
    }
}
