//! What variants, releases and reprioritisations come to.

use crate::common::{programme, told, with};
use stafett_model::{
    Afterwards, ChangeKind, Changed, Condition, Day, FactRange, Holder, Overlay, Point, Programme,
    Visit, words,
};

const REGION: &str = "
uppgift region \"Region\" {
  värden    en av skåne, uppsala, värmland
  kan ändras
}
uppgift kommun \"Kommun\" {
  värden    en av karlstad, annan
  kan ändras
}
";

fn laid(more: &str) -> Programme {
    programme(&with(&format!("{REGION}{more}")))
}

fn wrong(more: &str) -> Vec<String> {
    told(&with(&format!("{REGION}{more}")))
}

fn rows<'p>(programme: &'p Programme, name: &str) -> Vec<&'p Visit> {
    let named = |visit: &&Visit| visit.meta.id == name;
    programme.visits.iter().filter(named).collect()
}

fn whom(programme: &Programme, condition: &Condition) -> String {
    words::condition(programme, condition).sv
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

const HOME: &str = "
variant värmland \"Region Värmland\" {
  om region värmland
  underlag från 2024
  bekräftad av \"Region Värmland\"
  vid inflyttning tas igen inom 60 dagar
  byter ut besök hembesök {
    plats mottagning
    därefter bortfaller
  }
}
";

#[test]
fn a_substituted_visit_is_the_bases_with_the_lines_written() {
    let programme = laid(HOME);
    let rows = rows(&programme, "hembesök");
    let [base, row] = rows.as_slice() else {
        panic!("two rows of one rule: {}", rows.len());
    };
    assert_eq!(
        row.overlay,
        Some(Overlay::Variant(stafett_model::VariantId(0)))
    );
    assert_eq!(
        programme.visit(row.stands_for.expect("a base")),
        Some(*base)
    );
    assert_eq!(
        (base.place.as_str(), row.place.as_str()),
        ("hem", "mottagning")
    );
    assert_eq!(
        (base.items.clone(), base.minutes),
        (row.items.clone(), row.minutes)
    );
    assert_eq!(row.window.earliest, base.window.earliest);
    assert_eq!(row.window.afterwards, Afterwards::Lapses);
    assert_eq!(base.window.afterwards, Afterwards::Unsaid);
}

#[test]
fn of_a_visit_and_the_one_in_its_place_each_child_has_one() {
    let programme = laid(HOME);
    let rows = rows(&programme, "hembesök");
    let region = programme
        .facts
        .iter()
        .position(|fact| fact.meta.id == "region");
    for value in 0..3 {
        let of = |fact: stafett_model::FactId| (Some(fact.index()) == region).then_some(value);
        let held = rows.iter().filter(|row| row.condition.holds(&of)).count();
        assert_eq!(held, 1, "region {value}");
    }
}

#[test]
fn a_variant_says_where_it_holds_and_what_it_rests_on() {
    let programme = laid(HOME);
    let variant = &programme.variants[0];
    assert_eq!(variant.information_from, Some(2024));
    assert_eq!(variant.confirmed_by, "Region Värmland");
    assert_eq!(variant.arrival.map(|within| within.days), Some(60));
    assert_eq!(variant.changes.len(), 1);
    assert_eq!(variant.changes[0].kind, ChangeKind::Substitutes);
    assert!(matches!(
        variant.changes[0].of,
        Changed::Visit { row: Some(_), .. }
    ));
}

#[test]
fn a_municipality_goes_over_its_region() {
    let programme = laid(&format!(
        "{HOME}
variant karlstad \"Karlstad\" {{
  bygger på värmland
  om kommun karlstad
  byter ut besök hembesök {{ längd 90 minuter }}
}}
"
    ));
    let rows = rows(&programme, "hembesök");
    let minutes: Vec<(Option<u16>, &str)> = rows
        .iter()
        .map(|row| (row.minutes, row.place.as_str()))
        .collect();
    assert_eq!(
        minutes,
        [
            (Some(60), "hem"),
            (Some(90), "mottagning"),
            (Some(60), "mottagning")
        ]
    );
    let children = [(2, 0), (2, 1), (0, 0), (0, 1)];
    let fact = |name: &str| programme.facts.iter().position(|fact| fact.meta.id == name);
    for (region, kommun) in children {
        let of = |id: stafett_model::FactId| match Some(id.index()) {
            at if at == fact("region") => Some(region),
            at if at == fact("kommun") => Some(kommun),
            _ => None,
        };
        let held: Vec<usize> = (0..3).filter(|at| rows[*at].condition.holds(&of)).collect();
        let expected = match (region, kommun) {
            (2, 0) => 1,
            (2, _) => 2,
            _ => 0,
        };
        assert_eq!(held, [expected], "region {region}, kommun {kommun}");
    }
}

#[test]
fn what_narrows_keeps_the_condition_and_adds_one() {
    let programme = laid(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  begränsar besök uppföljning { om syskon minst 1 }
}
",
    );
    let rows = rows(&programme, "uppföljning");
    let narrow = rows
        .iter()
        .find(|row| row.overlay.is_some())
        .expect("the row");
    assert_eq!(
        whom(&programme, &narrow.condition),
        "”Oro vid hembesöket” gäller och ”Syskon” är 1–30 och ”Region” är Värmland"
    );
}

#[test]
fn a_dropped_visit_is_for_the_other_places_only() {
    let programme = laid(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  utgår uppföljning \"görs av vårdcentralen\"
}
",
    );
    let rows = rows(&programme, "uppföljning");
    assert_eq!(rows.len(), 1);
    assert!(whom(&programme, &rows[0].condition).contains("Region"));
    let change = &programme.variants[0].changes[0];
    assert_eq!(
        (change.kind, change.reason.as_str()),
        (ChangeKind::Drops, "görs av vårdcentralen")
    );
}

#[test]
fn a_dropped_content_leaves_every_visit_that_has_it() {
    let programme = laid(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  utgår tillväxt \"mäts av vårdcentralen\"
}
",
    );
    let growth = programme
        .items
        .iter()
        .position(|item| item.meta.id == "tillväxt");
    let having = |visit: &&Visit| visit.items.iter().any(|item| Some(item.index()) == growth);
    assert!(
        programme
            .visits
            .iter()
            .filter(having)
            .all(|visit| visit.overlay.is_none())
    );
    assert_eq!(rows(&programme, "hembesök").len(), 2);
    assert_eq!(rows(&programme, "ettårsbesök").len(), 1);
}

#[test]
fn substituted_legs_take_the_place_of_their_layer_only() {
    let programme = laid(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  byter ut ansvar för vaccination {
    utförs av barnhälsovården från födseln till och med 20 års ålder
  }
}
",
    );
    let area = programme
        .areas
        .iter()
        .find(|area| area.meta.id == "vaccination")
        .expect("it");
    assert_eq!(area.legs.len(), 5);
    for leg in &area.legs {
        let says = whom(&programme, &leg.condition);
        let of_service = matches!(leg.holder, Holder::Service(_));
        assert_eq!(says.contains("Region"), of_service, "{says}");
        assert_eq!(
            leg.variant.is_some(),
            says == "”Region” är Värmland",
            "{says}"
        );
    }
}

#[test]
fn what_a_variant_adds_is_for_its_children() {
    let programme = laid(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  lägger till besök bhv.extra \"Extra besök\" {
    när        8 månader, tidigast 7 månader, senast 9 månader
    därefter   bortfaller
    utförs av  barnhälsovården
    innehåll   samtal
  }
  lägger till krav regionens \"Regionens krav\" {
    erbjuds minst 1 besök med samtal av barnhälsovården från födseln fram till 1 år
  }
}
",
    );
    let range = |condition: &Condition| match condition {
        Condition::Fact(FactRange { allowed, .. }) => allowed.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(range(&rows(&programme, "bhv.extra")[0].condition), [(2, 2)]);
    let norm = programme
        .requirements
        .iter()
        .find(|row| row.meta.id == "regionens")
        .expect("it");
    assert_eq!(range(&norm.offers[0].condition), [(2, 2)]);
}

#[test]
fn a_release_tells_old_from_new_by_the_day_on_which_the_old_opens() {
    let programme = laid(
        "
utgåva hösten_2027 \"Ändringar hösten 2027\" {
  gäller från 2027-08-01
  byter ut besök hembesök { längd 90 minuter }
}
utgåva hösten_2029 \"Ändringar hösten 2029\" {
  gäller från 2029-08-01
  byter ut besök hembesök { när 3 veckor, senast 4 veckor }
}
",
    );
    let rows = rows(&programme, "hembesök");
    let said: Vec<Vec<(Day, bool)>> = rows
        .iter()
        .map(|row| row.switches.iter().map(|of| (of.day, of.before)).collect())
        .collect();
    let (first, second) = (day("2027-08-01"), day("2029-08-01"));
    assert_eq!(
        said,
        [
            vec![(first, true)],
            vec![(first, false), (second, true)],
            vec![(first, false), (second, false)],
        ]
    );
    assert_eq!(
        rows[2].minutes,
        Some(90),
        "a later release keeps what an earlier one changed"
    );
    assert_eq!(rows[1].switches[1].point, rows[1].window.earliest);
}

#[test]
fn a_release_by_birth_date_counts_from_birth() {
    let programme = laid(
        "
utgåva födda_2027 \"Födda från 2027\" {
  för födda från 2027-01-01
  utgår uppföljning \"ersätts av samtal\"
  lägger till kontakt samtalet \"Samtalet\" {
    när        6 veckor, senast 8 veckor
    därefter   bortfaller
    utförs av  barnhälsovården
    innehåll   samtal
  }
}
",
    );
    let old = &rows(&programme, "uppföljning")[0].switches;
    assert_eq!((old[0].point.clone(), old[0].before), (Point::Birth, true));
    let new = &rows(&programme, "samtalet")[0].switches;
    assert_eq!((new[0].point.clone(), new[0].before), (Point::Birth, false));
}

#[test]
fn a_reprioritisation_says_what_it_suspends_and_what_follows() {
    let programme = laid(
        "
omprioritering april_2020 \"April 2020\" {
  gäller från 2020-04-03 till och med 2020-08-31
  om region värmland
  pausar uppföljning, samtal, mpr dos 1
  byter kontaktsätt till video, telefon för hembesök
  därefter tas igen fram till 2021-06-30
}
",
    );
    let mode = &programme.reprioritisations[0];
    assert_eq!(mode.in_force, (day("2020-04-03"), day("2020-08-31")));
    assert_eq!((mode.visits.len(), mode.items.len()), (1, 2));
    assert_eq!(mode.switches[0].channel, "video, telefon");
    assert_eq!(mode.caught_up_until, Some(Point::Date(day("2021-06-30"))));
}

#[test]
fn what_cannot_be_laid_is_told_where_it_stands() {
    let told = wrong(
        "
variant värmland \"Region Värmland\" {
  om region värmland
  byter ut besök hembesk { längd 90 minuter }
  begränsar besök hembesök { längd 30 minuter }
  utgår uppföljning
  lägger till moment extra \"Extra\" { område hälsa }
}
variant karlstad \"Karlstad\" { bygger på karlstad }
utgåva tom \"Tom\" { utgår uppföljning \"skäl\" }
",
    );
    assert_eq!(
        told,
        [
            "unknown-name: det gemensamma programmet har inget besök och ingen kontakt som heter \"hembesk\" | menade du \"hembesök\"?",
            "wrong-kind: det som begränsas får bara ett snävare `när` eller ett `om` till | skriv `byter ut` om något annat ska ändras",
            "missing-field: det står inte varför \"uppföljning\" utgår | skriv skälet efter namnet, till exempel: utgår uppföljning \"ersätts av hembesök\"",
            "unexpected-text: `moment` passar inte här | här kan stå: `besök`, `kontakt`, `övergång`, `krav`, `rekommendation`",
            "missing-field: varianten \"karlstad\" saknar raden `om` | lägg till en rad, till exempel: om region värmland",
            "cyclic-dependency: varianten \"karlstad\" bygger på sig själv | låt kommunens variant bygga på regionens, och inte tvärtom",
            "missing-field: utgåvan \"tom\" säger inte när den börjar gälla | skriv antingen `gäller från 2027-08-01` eller `för födda från 2027-08-01`",
        ]
    );
}
