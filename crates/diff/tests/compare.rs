//! Two small programmes compared: what is said of each rule, and the child that is shown.

use stafett_compile::{Source, compile};
use stafett_diff::{Comparison, Example, Plans, RuleChange, What, compare};
use stafett_model::{DeclarationKind, Programme};
use stafett_plan::plan;

const OLD: &str = r#"
program liten "Ett litet program" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
  gäller från 2026-01-01
}
befolkning barn "Barn" { födda från 2020-01-01 till och med 2030-12-31 }
huvudman regionen "Regionen" { finns överallt }
roll sköterska "Sköterska" { }
verksamhet bb "BB" { huvudman regionen finns överallt }
verksamhet bvc "BVC" { huvudman regionen roller sköterska finns överallt }
område hälsa "Hälsa" { }
uppgift tvilling "Är tvilling" { värden ja eller nej fast }
händelse hemkomst "Hemkomst" { tidigast födseln }
moment vägning "Vägning" { område hälsa }
moment samtal "Samtal" { område hälsa }
vaccinserie rota "Rotavirus" {
  område hälsa
  dos 1 rekommenderat 6 veckor, tidigast 6 veckor, senast 12 veckor
  därefter bortfaller
}
besök v4 "Besök vid 4 veckor" {
  när        4 veckor, tidigast 3 veckor, senast 6 veckor
  därefter   bortfaller
  utförs av  bvc med sköterska
  plats      mottagning
  innehåll   vägning, samtal
}
besök v6 "Besök vid 6 veckor" {
  när        6 veckor, tidigast 6 veckor, senast 8 veckor
  därefter   bortfaller
  utförs av  bvc
  innehåll   rota dos 1
}
besök hem "Hembesök" {
  när        1 vecka efter hemkomst, senast 2 veckor efter hemkomst
  därefter   bortfaller
  utförs av  bvc
}
besök uppföljning "Uppföljning" {
  när        2 veckor efter v4, senast 3 veckor efter v4
  därefter   bortfaller
  utförs av  bvc
}
ansvar för hälsa från födseln fram till 1 år {
  huvudman regionen  från födseln fram till 1 år
  utförs av bb       från födseln fram till 2 veckor
  utförs av bvc      från 2 veckor fram till 1 år
}
övergång till_bvc "Till BVC" från bb till bvc {
  när 2 veckor
  överlämning {
    när         tidigast 1 vecka, senast 3 veckor
    överlämnar  vägning
    utan samtycke enligt "lagen"
    bekräftas inom 7 dagar, annars följer bb upp
  }
}
krav vägs "Vägning erbjuds" {
  erbjuds minst 1 besök med vägning från födseln fram till 1 år
}
"#;

fn programme(text: &str) -> Programme {
    let compiled = compile(&[Source {
        path: "liten.stafett".into(),
        text: text.into(),
    }]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

/// The old programme with one piece changed.
fn changed(old: &str, new: &str) -> String {
    assert_eq!(OLD.matches(old).count(), 1, "{old:?} stands once");
    OLD.replace(old, new)
}

fn compared(text: &str) -> Comparison {
    compare(&programme(OLD), &programme(text))
}

/// The one rule that differs.
fn only(text: &str) -> (DeclarationKind, RuleChange) {
    let comparison = compared(text);
    let mut rules = comparison.groups.into_iter().flat_map(|group| {
        let kind = group.kind;
        group.rules.into_iter().map(move |rule| (kind, rule))
    });
    let one = rules.next().expect("a rule differs");
    let more: Vec<_> = rules.collect();
    assert!(more.is_empty(), "{more:#?}");
    one
}

/// The fields that differ as `field: old → new`.
fn fields(rule: &RuleChange) -> Vec<String> {
    let says = |side: &Option<stafett_model::proof::Words>| {
        side.as_ref()
            .map_or("–".to_owned(), |words| words.sv.clone())
    };
    let lines = rule.fields.iter();
    lines
        .map(|line| {
            format!(
                "{}: {} → {}",
                line.field.sv,
                says(&line.old),
                says(&line.new)
            )
        })
        .collect()
}

fn example(rule: &RuleChange) -> &Example {
    match &rule.plans {
        Plans::Child(example) => example,
        other => panic!("no child: {other:?} of {rule:#?}"),
    }
}

#[test]
fn equal_programmes_differ_in_nothing() {
    let comparison = compared(OLD);
    assert_eq!(comparison.groups, []);
    assert_eq!(comparison.count(What::Changed), 0);
}

#[test]
fn a_changed_visit_says_its_fields_and_shows_a_child_whose_plan_differs() {
    let text = changed(
        "senast 6 veckor\n  därefter   bortfaller\n  utförs av  bvc med sköterska\n  plats      mottagning\n  innehåll   vägning, samtal",
        "senast 5 veckor\n  därefter   bortfaller\n  utförs av  bvc\n  plats      hem\n  innehåll   vägning\n  förslag    \"närmare hem\"",
    );
    let (kind, rule) = only(&text);
    assert_eq!(
        (kind, rule.what, rule.id.as_str()),
        (DeclarationKind::Visit, What::Changed, "v4")
    );
    assert_eq!(
        fields(&rule),
        [
            "Senast: 6 veckors ålder → 5 veckors ålder",
            "Plats: mottagning → hem",
            "Med: Sköterska → –",
            "Innehåll: Samtal → –",
        ]
    );
    assert_eq!(
        (
            rule.reasons[0].kind.sv.as_str(),
            rule.reasons[0].says.as_str()
        ),
        ("Förslag", "närmare hem")
    );
    let child = example(&rule);
    assert_eq!(child.born.to_string(), "2026-01-15");
    assert_eq!(
        (child.old.sv.as_str(), child.new.sv.as_str()),
        (
            "Besök vid 4 veckor: kommande, tidigast 5 februari 2026, helst 12 februari 2026, senast 26 februari 2026, med Sköterska, mottagning, därtill Samtal",
            "Besök vid 4 veckor: kommande, tidigast 5 februari 2026, helst 12 februari 2026, senast 19 februari 2026, hem",
        )
    );
}

/// Gives the example back to the planner: the line of the visit is what the comparison says it is.
#[test]
fn the_child_that_is_shown_is_planned_so() {
    let text = changed("senast 6 veckor\n", "senast 5 veckor\n");
    let (_, rule) = only(&text);
    let shown = example(&rule);
    for (text, says) in [(OLD, &shown.old), (text.as_str(), &shown.new)] {
        let programme = programme(text);
        let child = stafett_model::Child::born(shown.born);
        let plan = plan(&programme, &child, shown.as_of);
        let line = plan
            .items
            .iter()
            .find(|line| line.rule == "v4")
            .expect("the line");
        let latest = line.window.latest.expect("a day").on;
        assert!(
            says.sv.contains(&stafett_model::words::day(latest).sv),
            "{says:?}"
        );
    }
}

#[test]
fn a_rule_for_some_children_shows_one_of_them() {
    let text = format!(
        "{OLD}\nbesök tvillingar \"Tvillingbesök\" {{\n  när 5 veckor, tidigast 5 veckor, senast 7 veckor\n  därefter bortfaller\n  utförs av bvc\n  om tvilling\n}}\n"
    );
    let (_, rule) = only(&text);
    assert_eq!(rule.what, What::New);
    let child = example(&rule);
    let facts: Vec<&str> = child.facts.iter().map(|fact| fact.sv.as_str()).collect();
    assert_eq!(facts, ["”Är tvilling” gäller"]);
    assert_eq!(child.old.sv, "finns inte i planen");
    assert!(
        child.new.sv.starts_with("Tvillingbesök: kommande"),
        "{child:?}"
    );
    let gone = compare(&programme(&text), &programme(OLD));
    let rule = &gone.groups[0].rules[0];
    assert_eq!(
        (rule.what, example(rule).new.sv.as_str()),
        (What::Gone, "finns inte i planen")
    );
}

/// Two programmes of which the new one has a region of its own way no longer, and lets the maternity ward go earlier.
fn ward_and_region(limit: &str, v4: &str) -> String {
    let text = OLD.replace(
        "  utförs av bb       från födseln fram till 2 veckor\n  utförs av bvc      från 2 veckor fram till 1 år",
        &format!("  utförs av bb       från födseln fram till hemkomst, dock längst fram till {limit}, senast 3 veckors ålder\n  utförs av bvc      från hemkomst fram till 1 år"),
    );
    let text = text.replace(
        "utförs av  bvc med sköterska\n",
        &format!("utförs av  bvc med sköterska\n{v4}"),
    );
    format!("{text}\nuppgift region \"Region\" {{ värden en av norr, söder, öster fast }}\n")
}

#[test]
fn a_rule_shows_a_child_whose_plan_it_changes_and_not_what_another_rule_does() {
    let old = ward_and_region("1 år", "  om          inte region söder\n");
    let new = ward_and_region("4 veckor", "");
    let compared = compare(&programme(&old), &programme(&new));
    let groups = compared.groups.iter();
    let visits = groups.filter(|group| group.kind == DeclarationKind::Visit);
    let rules: Vec<&RuleChange> = visits.flat_map(|group| &group.rules).collect();
    let [rule] = rules[..] else {
        panic!("{rules:#?}");
    };
    let child = example(rule);
    let facts: Vec<&str> = child.facts.iter().map(|fact| fact.sv.as_str()).collect();
    assert_eq!(facts, ["”Region” är söder"], "{child:#?}");
    assert!(child.old.sv.ends_with("ej aktuellt"), "{child:#?}");
    assert!(child.new.sv.contains("kommande"), "{child:#?}");
    assert!(rule.is_for_others() && !rule.is_moved(), "{rule:#?}");
}

#[test]
fn what_follows_after_the_last_day_is_seen_on_the_day_after_it() {
    let text = changed(
        "senast 6 veckor\n  därefter   bortfaller",
        "senast 6 veckor\n  därefter   tas igen fram till 1 år",
    );
    let (_, rule) = only(&text);
    assert_eq!(
        fields(&rule),
        ["Därefter: bortfaller → tas igen fram till 1 års ålder"]
    );
    let child = example(&rule);
    assert_eq!(child.as_of.to_string(), "2026-02-27");
    assert!(
        child.old.sv.starts_with("Besök vid 4 veckor: bortfaller"),
        "{child:?}"
    );
    assert!(
        child.new.sv.contains("aktuellt nu")
            && child
                .new
                .sv
                .contains("erbjuds till och med 14 januari 2027"),
        "{child:?}"
    );
}

#[test]
fn what_waits_for_an_event_or_a_visit_is_seen_when_that_has_come() {
    let text = changed(
        "senast 2 veckor efter hemkomst",
        "senast 3 veckor efter hemkomst",
    );
    let (_, rule) = only(&text);
    let child = example(&rule);
    assert!(child.new.sv.contains("senast 8 februari 2026"), "{child:?}");
    let text = changed("senast 3 veckor efter v4", "senast 4 veckor efter v4");
    let (_, rule) = only(&text);
    let child = example(&rule);
    assert!(child.new.sv.contains("senast 12 mars 2026"), "{child:?}");
}

#[test]
fn a_dose_is_seen_in_the_visit_that_carries_it() {
    let text = changed(
        "tidigast 6 veckor, senast 12 veckor",
        "tidigast 7 veckor, senast 12 veckor",
    );
    let text = text.replace(
        "rekommenderat 6 veckor, tidigast 7",
        "rekommenderat 7 veckor, tidigast 7",
    );
    let (kind, rule) = only(&text);
    assert_eq!(kind, DeclarationKind::Series);
    assert_eq!(
        fields(&rule)[0],
        "Dos 1, tidigast: 6 veckors ålder → 7 veckors ålder"
    );
    assert!(
        example(&rule).new.sv.contains("tidigast 5 mars 2026"),
        "{rule:#?}"
    );
}

#[test]
fn a_changed_leg_shows_the_first_day_on_which_another_is_responsible() {
    let text = OLD.replace(
        "fram till 2 veckor\n  utförs av bvc      från 2 veckor",
        "fram till 3 veckor\n  utförs av bvc      från 3 veckor",
    );
    let (kind, rule) = only(&text);
    assert_eq!(kind, DeclarationKind::Area);
    assert_eq!(
        fields(&rule),
        [
            "Verksamhet BB: från födseln tills barnet är 2 veckor → från födseln tills barnet är 3 veckor",
            "Verksamhet BVC: från 2 veckors ålder tills barnet fyller 1 år → från 3 veckors ålder tills barnet fyller 1 år",
        ]
    );
    let child = example(&rule);
    assert_eq!(
        (child.old.sv.as_str(), child.new.sv.as_str()),
        (
            "29 januari 2026: huvudman Regionen, verksamhet BVC",
            "29 januari 2026: huvudman Regionen, verksamhet BB",
        )
    );
}

#[test]
fn a_changed_handover_shows_what_the_plan_says_before_it() {
    let (kind, rule) = only(&changed(
        "senast 3 veckor\n    överlämnar  vägning",
        "senast 4 veckor\n    överlämnar  vägning, samtal",
    ));
    assert_eq!(kind, DeclarationKind::Transition);
    assert_eq!(
        fields(&rule),
        [
            "Överlämning senast: 3 veckors ålder → 4 veckors ålder",
            "Överlämnar: – → Samtal"
        ]
    );
    let child = example(&rule);
    assert_eq!(
        child.new.sv,
        "Till BVC: till BVC, den 29 januari 2026, överlämning senast 12 februari 2026, överlämnar Samtal"
    );
}

/// The programme in which the ward is responsible until the child has come home, but at most until an age.
fn ward_until_home(most: &str) -> Programme {
    let legs = format!(
        "utförs av bb       från födseln fram till hemkomst, dock längst fram till {most}, senast 1 vecka\n  \
         utförs av bvc      från hemkomst fram till {most}"
    );
    let text = changed("utförs av bb       från födseln fram till 2 veckor", &legs);
    let own = "utförs av bvc      från 2 veckor fram till 1 år";
    assert_eq!(text.matches(own).count(), 1);
    programme(&text.replace(
        own,
        &format!("utförs av bvc      från {most} fram till 1 år"),
    ))
}

#[test]
fn what_only_changes_where_an_event_stays_out_shows_a_child_to_whom_it_has_not_happened() {
    let compared = compare(&ward_until_home("4 veckor"), &ward_until_home("5 veckor"));
    let groups = compared.groups.iter();
    let mut areas = groups.filter(|group| group.kind == DeclarationKind::Area);
    let child = example(&areas.next().unwrap().rules[0]);
    let facts: Vec<&str> = child.facts.iter().map(|fact| fact.sv.as_str()).collect();
    assert_eq!(facts, ["”Hemkomst” har inte inträffat"]);
    let [old, new] = [&child.old, &child.new].map(|words| words.sv.split(": ").nth(1).unwrap());
    assert_eq!(old, "huvudman Regionen, verksamhet BVC");
    assert_eq!(new, "huvudman Regionen, verksamhet BB");
}

#[test]
fn what_no_plan_shows_changes_no_plan() {
    let (_, rule) = only(&changed("bekräftas inom 7 dagar", "bekräftas inom 9 dagar"));
    let Plans::None { tried } = rule.plans else {
        panic!("{rule:#?}");
    };
    assert!(tried > 10, "{tried}");
    let (_, rule) = only(&changed(
        "minst 1 besök med vägning",
        "minst 2 besök med vägning",
    ));
    assert_eq!(rule.plans, Plans::None { tried: 0 });
}

#[test]
fn another_title_is_one_change() {
    let text = OLD.replace("\"BVC\"", "\"Barnhälsovården\"");
    let (kind, rule) = only(&text);
    assert_eq!(kind, DeclarationKind::Service);
    assert_eq!(fields(&rule), ["Titel: BVC → Barnhälsovården"]);
    assert_eq!(rule.plans, Plans::Elsewhere);
}

#[test]
fn a_comparison_is_the_same_every_time_and_has_stable_names() {
    let text = changed("senast 6 veckor\n", "senast 5 veckor\n");
    let json = |comparison: &Comparison| serde_json::to_string(comparison).expect("JSON");
    let once = json(&compared(&text));
    assert_eq!(once, json(&compared(&text)));
    for name in [
        "\"groups\"",
        "\"kind\":\"visit\"",
        "\"what\":\"changed\"",
        "\"asOf\"",
        "\"plans\":{\"child\"",
    ] {
        assert!(once.contains(name), "{name} in {once}");
    }
}
