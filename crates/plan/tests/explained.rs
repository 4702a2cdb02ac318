//! Every day of a plan can be computed again from its explanation alone, as it is written for other
//! programs: by another calendar than the engine's.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use serde_json::Value;
use stafett_compile::{Source, compile};
use stafett_model::{Child, Day, Event, EventId, EventKind, ItemId, Programme, VisitId};
use stafett_plan::{plan, why};
use std::collections::BTreeMap;
use std::path::Path;

/// What a line's days come to, by their names.
type Found = BTreeMap<String, NaiveDate>;

/// A programme with each kind of bound that a day can have.
const TEXT: &str = r#"
program prov "Ett prov" {
  land        "SE"
  språk       svenska
  månadsslut  MÅNADSSLUT
  utgåva      "1"
}
befolkning alla_barn "Alla barn" {
  födda  från 2015-01-01 till och med 2030-12-31
}
skolkalender skolan "Skolan" {
  skolstart     året barnet fyller 6
  höstterminen  från 15 augusti till och med 24 augusti
  vårterminen   från 7 januari till och med 15 januari
  nioårig       förskoleklass, årskurs 1–9
}
huvudman regionen "Regionen" { finns överallt }
roll sjuksköterska "Sjuksköterska" { }
verksamhet bvc "BVC" { huvudman regionen
  roller sjuksköterska
  finns överallt }
område hälsa "Hälsa" { }
område vaccination "Vaccination" { }
händelse hemkomst "Hemkomst" { }
moment tillväxt "Tillväxt" { område hälsa }
moment samtal "Samtal" { område hälsa
  gäller vårdnadshavarna }
vaccinserie rota "Rotavirus" {
  område    vaccination
  dos 1     rekommenderat 6 veckor, tidigast 6 veckor, senast 12 veckor
  dos 2     rekommenderat 3 månader, tidigast 10 veckor, minst 4 veckor efter rota dos 1, senast 24 veckor
  därefter  bortfaller
}
besök graviditet "Före födseln" {
  när        tidigast 8 veckor före beräknat datum, rekommenderat 4 veckor före beräknat datum, senast beräknat datum
  utförs av  bvc
  innehåll   samtal
}
besök hem "Hembesök" {
  när        1 vecka efter hemkomst, tidigast hemkomst, senast 2 veckor efter hemkomst
  utförs av  bvc
  innehåll   tillväxt
}
besök v6 "Vid 6 veckor" {
  när        6 veckor, tidigast 6 veckor, senast 8 veckor
  därefter   tas igen fram till 3 månader
  utförs av  bvc
  innehåll   tillväxt, rota dos 1
}
besök m3 "Vid 3 månader" {
  när        3 månader, tidigast 11 veckor, senast 16 veckor
  därefter   erbjuds igen
  utförs av  bvc
  innehåll   rota dos 2
}
besök m6 "Vid 6 månader" {
  när        rekommenderat 6–7 månader, tidigast 5 månader, senast 8 månader
  därefter   tas igen fram till 1 år
  utförs av  bvc
  innehåll   tillväxt
}
besök korrigerad "Vid 9 månaders korrigerad ålder" {
  när        9 månader efter beräknat datum, tidigast 8 månader efter beräknat datum, senast 10 månader efter beräknat datum
  därefter   bortfaller
  utförs av  bvc
  innehåll   tillväxt
}
besök skola "I förskoleklass" {
  när        tidigast skolstart, rekommenderat 2 månader efter skolstart, senast förskoleklass
  därefter   bortfaller
  utförs av  bvc
  innehåll   tillväxt
}
omprioritering paus "Paus" {
  gäller från 2026-03-01 till och med 2026-08-31
  pausar m6, v6
  därefter tas igen fram till 2027-03-01
}
"#;

fn compiled(sources: &[Source]) -> Programme {
    let compiled = compile(sources);
    let told = &compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:?}"))
}

fn small(month_end: &str) -> Programme {
    compiled(&[Source {
        path: "prov.stafett".into(),
        text: TEXT.trim_start().replace("MÅNADSSLUT", month_end),
    }])
}

fn day(of: &Value) -> Option<NaiveDate> {
    of.as_str().map(|text| text.parse().unwrap())
}

fn number(of: &Value, name: &str) -> i32 {
    i32::try_from(of[name].as_i64().unwrap_or(0)).unwrap()
}

/// The months from one day to another day number that the month may lack.
fn months_on(from: NaiveDate, months: i32, rule: &str) -> NaiveDate {
    let count = from.year() * 12 + from.month0() as i32 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
    NaiveDate::from_ymd_opt(year, month, from.day()).unwrap_or_else(|| {
        let next = NaiveDate::from_ymd_opt(year, month + 1, 1).unwrap();
        match rule {
            "lastDay" => next.pred_opt().unwrap(),
            _ => next,
        }
    })
}

fn stepped(from: NaiveDate, step: &Value, rule: &str) -> NaiveDate {
    if let Some(of_year) = step.get("dayOfYear") {
        let (month, wanted) = (
            number(of_year, "month") as u32,
            number(of_year, "day") as u32,
        );
        let mut days = (1..=wanted).rev();
        return days
            .find_map(|day| NaiveDate::from_ymd_opt(from.year(), month, day))
            .unwrap();
    }
    let add = &step["add"];
    let months = number(add, "years") * 12 + number(add, "months");
    let moved = match months {
        0 => from,
        months => months_on(from, months, rule),
    };
    let days = i64::from(number(add, "weeks") * 7 + number(add, "days"));
    match days {
        0.. => moved + Days::new(days.unsigned_abs()),
        _ => moved - Days::new(days.unsigned_abs()),
    }
}

/// The first and the last possible day of a step.
fn ends(step: &Value, line: &dyn Fn(&str) -> Found) -> (Option<NaiveDate>, Option<NaiveDate>) {
    if let Some(of) = step["of"].as_object() {
        let on = line(of["line"].as_str().unwrap())[of["what"].as_str().unwrap()];
        return (Some(on), Some(on));
    }
    let counted = &step["counted"];
    let rule = counted["monthEnd"].as_str().unwrap_or("");
    let from = |end: &str| {
        let steps = counted["steps"].as_array()?;
        let anchor = day(&counted[end])?;
        Some(
            steps
                .iter()
                .fold(anchor, |on, step| stepped(on, step, rule)),
        )
    };
    (from("first"), from("last"))
}

/// The days of a line, from its explanation.
fn computed(why: &Value, line: &dyn Fn(&str) -> Found) -> Found {
    let steps = why["dates"].as_array().unwrap().iter();
    let steps: Vec<_> = steps
        .map(|step| {
            let ends = ends(step, line);
            assert_eq!(ends, (day(&step["first"]), day(&step["last"])), "{step}");
            ends
        })
        .collect();
    let mut days = Found::new();
    for taken in why["taken"].as_array().unwrap() {
        let of = |at: &Value| {
            let place = |of: &str| at[of].as_u64().map(|place| place as usize);
            match (place("lastOf"), place("firstOf")) {
                (Some(place), _) => steps[place].1.unwrap(),
                (_, Some(place)) => steps[place].0.unwrap(),
                _ => days[at["taken"].as_str().unwrap()],
            }
        };
        let mut on = of(&taken["start"]);
        for adjusted in taken["adjusted"].as_array().unwrap() {
            on = match (adjusted.get("notBefore"), adjusted.get("notAfter")) {
                (Some(bound), _) => on.max(of(bound)),
                (_, Some(bound)) => on.min(of(bound)),
                _ => panic!("{adjusted}"),
            };
        }
        days.insert(taken["what"].as_str().unwrap().into(), on);
    }
    days
}

/// The days that the plan shows.
fn shown(window: &Value) -> Found {
    let days = window.as_object().unwrap().iter();
    days.filter_map(|(what, planned)| Some((what.clone(), day(&planned["on"])?)))
        .collect()
}

/// Compares each line of a plan with what its explanation comes to, and counts the days.
fn compare(
    programme: &Programme,
    child: &Child,
    as_of: Day,
    wanted: &dyn Fn(&str) -> bool,
) -> usize {
    let plan = serde_json::to_value(plan(programme, child, as_of)).unwrap();
    let explained = |id: &str| {
        let why = why(programme, child, as_of, id).unwrap();
        serde_json::to_value(why).unwrap()
    };
    let nothing = |id: &str| -> Found { panic!("{id}: a content entry rests on itself alone") };
    let of_content = |id: &str| computed(&explained(id), &nothing);
    let mut count = 0;
    for item in plan["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        if !wanted(id) {
            continue;
        }
        let why = explained(id);
        let (found, plan) = (computed(&why, &of_content), shown(&item["window"]));
        assert_eq!(
            found, plan,
            "{id} of {child:?} as of {as_of}\n{item:#}\n{why:#}"
        );
        count += found.len();
        for entry in item["contents"].as_array().unwrap() {
            let id = entry["id"].as_str().unwrap();
            let (found, plan) = (of_content(id), shown(&entry["window"]));
            assert_eq!(
                found,
                plan,
                "{id} of {child:?} as of {as_of}\n{entry:#}\n{:#}",
                explained(id)
            );
            count += found.len();
        }
    }
    count
}

/// A child: birth date, due date, what was done and when, all in days after birth.
fn child(born: i32, due: Option<i32>, home: Option<i32>, done: &[(u16, i32)]) -> Child {
    let born = Day::parse("2025-06-01").unwrap().plus(born).unwrap();
    let on = |days: i32| born.plus(days).unwrap();
    let mut child = Child::born(born);
    child.due_date = due.map(on);
    let home = home.map(|days| Event::new("home", on(days), EventKind::Happened(EventId(0))));
    child.events.extend(home);
    for (place, (what, days)) in done.iter().enumerate() {
        let kind = match what {
            0..=7 => EventKind::Done {
                visit: VisitId(*what),
                items: Vec::new(),
            },
            8 | 9 => EventKind::ItemDone(ItemId(*what - 8)),
            what => EventKind::Declined(VisitId(*what - 10)),
        };
        let id = format!("e{place}");
        child.events.push(Event::new(id, on(*days), kind));
    }
    child
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_follows_from_its_explanation(
        next_month in any::<bool>(),
        born in 0_i32..700,
        due in proptest::option::of(-20_i32..120),
        home in proptest::option::of(0_i32..20),
        done in proptest::collection::vec((0_u16..18, 0_i32..400), 0..5),
        age in 0_i32..2600,
    ) {
        let rule = if next_month { "nästa månad" } else { "sista dagen" };
        let programme = small(rule);
        let child = child(born, due, home, &done);
        let as_of = child.born.plus(age).unwrap();
        compare(&programme, &child, as_of, &|_| true);
    }
}

fn below(folder: &Path) -> Vec<Source> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let each = paths.into_iter().flat_map(|path| match path.is_dir() {
        true => below(&path),
        false => {
            let text = std::fs::read_to_string(&path).unwrap();
            let path = path.to_string_lossy().into_owned();
            let is_text = path.ends_with(".stafett");
            is_text
                .then_some(Source { path, text })
                .into_iter()
                .collect()
        }
    });
    each.collect()
}

#[test]
fn so_it_does_in_the_swedish_programme() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme/idag");
    let programme = compiled(&below(&folder));
    let born = |text: &str| Child::born(Day::parse(text).unwrap());
    let mut count = 0;
    for (child, age, part) in [
        (born("2024-02-29"), 300, 0),
        (born("2019-11-30"), 700, 1),
        (born("2012-08-31"), 4000, 2),
    ] {
        let as_of = child.born.plus(age).unwrap();
        // A tenth of the visits of each: an explanation costs as much as a plan.
        let wanted = |id: &str| id.bytes().map(usize::from).sum::<usize>() % 20 == part;
        count += compare(&programme, &child, as_of, &wanted);
    }
    assert!(count > 50, "only {count} days");
}
