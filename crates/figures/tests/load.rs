//! The expected load of a year, held against what can be counted by hand.
#![allow(missing_docs)]

use stafett_compile::{Source, compile};
use stafett_figures::load::{Load, WhyNot, load};
use stafett_figures::statistics::{Basis, Births, NewbornNorm, OtherYears, Shares, Statistics};
use stafett_model::{FactId, Programme, RoleId, ServiceId};

const TEXT: &str = r#"
program prov "Prov" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
  gäller från 2026-01-01
}
befolkning barn "Barn" { födda från 2020-01-01 till och med 2031-12-31 }
skolkalender skola "Skolan" {
  skolstart     året barnet fyller 6   om start vanlig
  skolstart     året barnet fyller 7   om start uppskjuten
  höstterminen  från 15 augusti till och med 24 augusti
  vårterminen   från 7 januari till och med 15 januari
  nioårig       förskoleklass, årskurs 1–9
}
uppgift start "Skolstart" { värden en av vanlig, uppskjuten  fast }
uppgift tvilling "Tvilling" { värden ja eller nej  fast }
uppgift hörapparat "Hörapparat" { värden ja eller nej  fast }
huvudman regionen "Regionen" { finns överallt }
roll sköterska "Sköterska" { }
roll läkare "Läkare" { }
verksamhet bhv "Barnhälsovården" { huvudman regionen  roller sköterska, läkare  finns överallt }
område hälsa "Hälsa" { }
moment samtal "Samtal" { område hälsa }
besök fyra "Fyra veckor" {
  när 4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av bhv med sköterska och läkare
  längd 30 minuter
  innehåll samtal
}
besök sedan "Fyra veckor senare" {
  när 4 veckor efter fyra, tidigast 2 veckor efter fyra, senast 8 veckor efter fyra
  utförs av bhv med sköterska
  innehåll samtal
}
besök tvillingar "Tvillingar" {
  när 4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av bhv med sköterska
  om tvilling
}
besök hörsel "Hörsel" {
  när 4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av bhv med sköterska
  om tvilling och hörapparat
}
besök behov "Vid behov" {
  när 4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av bhv med sköterska
  vid behov
}
besök gravid "I graviditeten" {
  när 10 veckor före födseln, tidigast 12 veckor före födseln, senast 8 veckor före födseln
  utförs av bhv med sköterska
}
besök skolan "I förskoleklass" {
  när skolstart, tidigast skolstart, senast 1 år efter skolstart
  utförs av bhv med sköterska
}
"#;

fn programme() -> Programme {
    programme_with("")
}

fn programme_with(more: &str) -> Programme {
    let source = Source {
        path: "prov.stafett".to_owned(),
        text: format!("{TEXT}{more}"),
    };
    let compiled = compile(&[source]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn births(year: i32, number: u32, months: Option<[u32; 12]>) -> Births {
    Births {
        year,
        number,
        months,
        basis: Basis::default(),
    }
}

fn shares(programme: &Programme, name: &str, values: &[(i32, f64)]) -> Shares {
    let place = programme.facts.iter().position(|fact| fact.meta.id == name);
    Shares {
        turning: None,
        fact: FactId(u16::try_from(place.unwrap()).unwrap()),
        values: values.to_vec(),
        basis: Basis::default(),
    }
}

/// Births of one year alone, one child in ten a twin, one in four with a late school start.
fn of_one_year(programme: &Programme, born: Births) -> Statistics {
    Statistics {
        births: vec![born],
        shares: vec![
            shares(programme, "tvilling", &[(0, 0.9), (1, 0.1)]),
            shares(programme, "start", &[(0, 0.75), (1, 0.25)]),
        ],
        ..Statistics::default()
    }
}

fn number(programme: &Programme, load: &Load, name: &str) -> f64 {
    let of = |visit| programme.visit(visit).unwrap().meta.id == name;
    let found = load.visits.iter().find(|one| of(one.visit));
    found.map_or(0.0, |one| one.number)
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6, "{found}, not {wanted}");
}

#[test]
fn each_birth_date_counts_in_the_year_of_its_recommended_day() {
    let programme = programme();
    let mut months = [0; 12];
    months[11] = 3100;
    let statistics = of_one_year(&programme, births(2025, 3100, Some(months)));
    // Those born 1–3 December are four weeks old 29–31 December.
    near(
        number(&programme, &load(&programme, &statistics, 2025), "fyra"),
        300.0,
    );
    near(
        number(&programme, &load(&programme, &statistics, 2026), "fyra"),
        2800.0,
    );
    // A visit that counts from another falls four weeks after that one's recommended day.
    near(
        number(&programme, &load(&programme, &statistics, 2025), "sedan"),
        0.0,
    );
    near(
        number(&programme, &load(&programme, &statistics, 2026), "sedan"),
        3100.0,
    );
}

#[test]
fn a_year_without_months_is_spread_over_its_days_also_a_leap_year() {
    let programme = programme();
    for (year, number_of_days) in [(2023, 365_u32), (2024, 366)] {
        let statistics = of_one_year(&programme, births(year, number_of_days * 10, None));
        let next = load(&programme, &statistics, year + 1);
        near(number(&programme, &next, "fyra"), 280.0);
        assert_eq!(next.years_spread_evenly, [year]);
        assert!(next.years_without_births.contains(&(year + 1)));
    }
}

#[test]
fn over_all_years_each_child_is_counted_once_by_its_share() {
    let programme = programme();
    for year in 2020..=2024 {
        let statistics = of_one_year(&programme, births(year, 1000, None));
        let sum = |name: &str| -> f64 {
            let years = 2019..=2032;
            let loads = years.map(|year| load(&programme, &statistics, year));
            loads.map(|load| number(&programme, &load, name)).sum()
        };
        near(sum("fyra"), 1000.0);
        near(sum("tvillingar"), 100.0);
        near(sum("skolan"), 1000.0);
        near(sum("gravid"), 1000.0);
    }
}

#[test]
fn school_starts_by_the_shares_of_its_fact() {
    let programme = programme();
    let statistics = of_one_year(&programme, births(2020, 1000, None));
    near(
        number(&programme, &load(&programme, &statistics, 2026), "skolan"),
        750.0,
    );
    near(
        number(&programme, &load(&programme, &statistics, 2027), "skolan"),
        250.0,
    );
    let unknown = Statistics {
        shares: Vec::new(),
        ..statistics
    };
    let why = why_not(&programme, &load(&programme, &unknown, 2026), "skolan");
    assert!(matches!(why, Some(WhyNot::NoShare(facts)) if facts.len() == 1));
}

fn why_not(programme: &Programme, load: &Load, name: &str) -> Option<WhyNot> {
    let of = |visit| programme.visit(visit).unwrap().meta.id == name;
    let found = load.not_counted.iter().find(|one| of(one.visit));
    found.map(|one| one.why.clone())
}

#[test]
fn what_is_not_known_is_listed_and_not_guessed() {
    let programme = programme();
    let statistics = of_one_year(&programme, births(2025, 1000, None));
    let found = load(&programme, &statistics, 2025);
    assert_eq!(why_not(&programme, &found, "behov"), Some(WhyNot::AsNeeded));
    let hearing = shares(&programme, "hörapparat", &[]).fact;
    assert_eq!(
        why_not(&programme, &found, "hörsel"),
        Some(WhyNot::NoShare(vec![hearing]))
    );
    let visits = found.visits.len() + found.not_counted.len();
    assert!(visits <= programme.visits.len());
    for one in &found.visits {
        let minutes = programme.visit(one.visit).unwrap().minutes;
        assert_eq!(
            one.hours,
            minutes.map(|minutes| one.number * f64::from(minutes) / 60.0)
        );
    }
}

#[test]
fn services_and_roles_add_up_their_visits() {
    let programme = programme();
    let statistics = of_one_year(&programme, births(2025, 1000, None));
    let found = load(&programme, &statistics, 2025);
    let [service] = &found.services[..] else {
        panic!("one service")
    };
    let all: f64 = found.visits.iter().map(|one| one.number).sum();
    near(service.work.visits, all);
    let team = number(&programme, &found, "fyra");
    let doctor = programme
        .roles
        .iter()
        .position(|role| role.meta.id == "läkare");
    let doctor = RoleId(u16::try_from(doctor.unwrap()).unwrap());
    let (_, work) = service
        .roles
        .iter()
        .find(|(role, _)| *role == doctor)
        .unwrap();
    near(work.visits, team);
    near(work.hours, team / 2.0);
    near(service.work.hours, team / 2.0);
    near(service.work.timed, team);
}

#[test]
fn newborns_are_held_against_the_norm() {
    let programme = programme();
    let mut statistics = of_one_year(&programme, births(2025, 1100, None));
    statistics.newborn_norms.push(NewbornNorm {
        service: ServiceId(0),
        role: RoleId(0),
        number: 55,
        basis: Basis::default(),
    });
    let found = load(&programme, &statistics, 2025).newborns;
    assert_eq!((found[0].born, found[0].staff), (1100, 20.0));
    assert!(load(&programme, &statistics, 2026).newborns.is_empty());
    statistics.other_years = Some(OtherYears {
        number: 110,
        basis: Basis::default(),
    });
    let found = load(&programme, &statistics, 2026);
    assert_eq!(found.newborns[0].staff, 2.0);
    assert_eq!(
        found.years_by_default,
        [2020, 2021, 2022, 2023, 2024, 2026, 2027]
    );
}

#[test]
fn a_year_before_the_population_has_no_load() {
    let programme = programme();
    let statistics = of_one_year(&programme, births(2018, 1000, None));
    let found = load(&programme, &statistics, 2018);
    assert_eq!(found.born, None);
    assert!(found.visits.is_empty() && found.services.is_empty());
}

#[test]
fn a_visit_for_some_birth_dates_is_counted_for_those() {
    let visit = |name: &str, births: &str| {
        format!(
            "besök {name} \"{name}\" {{\n  när 0 dagar, tidigast 0 dagar, senast 1 vecka\n  utförs av bhv med sköterska\n  för födda {births}\n}}\n"
        )
    };
    let programme = programme_with(
        &[
            visit("vinter", "10 september–31 mars"),
            visit("årskull", "från 2027-12-31"),
        ]
        .concat(),
    );
    // One birth a day, in a year of 365 days.
    let statistics = of_one_year(&programme, births(2027, 365, None));
    let load = load(&programme, &statistics, 2027);
    // 31 + 28 + 31 days until March, 21 + 31 + 30 + 31 from 10 September.
    near(number(&programme, &load, "vinter"), 203.0);
    near(number(&programme, &load, "årskull"), 1.0);
}
