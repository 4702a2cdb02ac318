//! What a series and its doses say besides times, and what conditions ask of given doses.

use crate::common::{programme, told, with};
use stafett_model::programme::{Bound, GIVEN_BEFORE, GIVEN_FROM};
use stafett_model::{Change, Condition, Dose, Duration, Fact, ItemId, Made, Point, Programme};

const SERIES: &str = "
vaccinserie rota \"Rota\" {
  område           vaccination
  produkter        parvo \"Parvo\", trivo
  tolerans         4 dagar
  påbörjas senast  15 veckor
  avstånd även efter ogiltig dos
  dos 1            tidigast 6 veckor, senast 15 veckor, giltig från 5 veckor
  dos 2            minst 4 veckor efter dos 1, senast 8 månader, giltigt minst 3 veckor efter dos 1
  dos 3            minst 4 veckor efter dos 2, senast 8 månader om rota dos 1 med trivo och rota dos 1 från 10 veckor
  dos 4            minst 4 veckor efter dos 3, senast 8 månader om inte rota dos 1 före 10 veckor
}";

fn weeks(weeks: i32) -> Duration {
    Duration {
        weeks,
        ..Duration::ZERO
    }
}

fn item(programme: &Programme, name: &str) -> ItemId {
    let mut rows = programme.items.iter().zip(0_u16..);
    let found = rows.find(|(row, _)| row.meta.id == name);
    ItemId(found.expect("the item is there").1)
}

fn dose<'p>(programme: &'p Programme, name: &str) -> &'p Dose {
    let row = programme.item(item(programme, name));
    row.and_then(|row| row.dose.as_ref()).expect("it is a dose")
}

fn fact<'p>(programme: &'p Programme, name: &str) -> (i32, &'p Fact) {
    let mut rows = (0..).zip(&programme.facts);
    rows.find(|(_, row)| row.meta.id == name)
        .unwrap_or_else(|| panic!("no fact {name}"))
}

#[test]
fn a_series_says_with_what_until_when_and_how_strictly() {
    let programme = programme(&with(SERIES));
    let series = programme.series_table.iter();
    let series = series.clone().find(|row| row.meta.id == "rota").unwrap();
    let products: Vec<(&str, &str)> = series
        .products
        .iter()
        .filter_map(|id| programme.product(*id))
        .map(|row| (row.meta.id.as_str(), row.meta.title.as_str()))
        .collect();
    assert_eq!(products, [("parvo", "Parvo"), ("trivo", "trivo")]);
    assert_eq!(series.grace, Duration::days(4));
    assert_eq!(series.begun_by, Some(Point::age(weeks(15))));
    assert!(series.after_invalid);
    let first = dose(&programme, "rota dos 1");
    assert_eq!(first.valid.from, Some(Point::age(weeks(5))));
    let second = dose(&programme, "rota dos 2");
    let [distance] = second.valid.distances.as_slice() else {
        panic!("{second:?}");
    };
    assert_eq!(distance.bound, Bound::AtLeast);
    assert_eq!(distance.duration, weeks(3));
    assert_eq!(distance.from, Point::Item(item(&programme, "rota dos 1")));
}

#[test]
fn what_a_condition_asks_of_a_dose_is_a_fact_of_its_own() {
    let programme = programme(&with(SERIES));
    let first = item(&programme, "rota dos 1");
    let (when, row) = fact(&programme, "rota dos 1 från 10 veckor");
    let at = Point::age(weeks(10));
    assert_eq!(row.made, Some(Made::Given { dose: first, at }));
    assert_eq!((row.nothing(), row.change), (Some(2), Change::Fixed));
    let (product, row) = fact(&programme, "rota dos 1 med");
    assert_eq!(row.made, Some(Made::Product(first)));
    assert_eq!(row.nothing(), Some(2));
    let Condition::All(parts) = &dose(&programme, "rota dos 3").condition else {
        panic!("both must hold");
    };
    let asked: Vec<(i32, (i32, i32))> = parts
        .iter()
        .filter_map(|part| match part {
            Condition::Fact(range) => Some((i32::from(range.fact.0), range.allowed[0])),
            _ => None,
        })
        .collect();
    assert_eq!(asked, [(product, (1, 1)), (when, (GIVEN_FROM, GIVEN_FROM))]);
    let Condition::Not(inner) = &dose(&programme, "rota dos 4").condition else {
        panic!("it must not hold");
    };
    assert!(matches!(&**inner, Condition::Fact(range)
        if range.allowed == [(GIVEN_BEFORE, GIVEN_BEFORE)] && i32::from(range.fact.0) == when));
}

#[test]
fn a_product_that_the_series_lacks_is_told_with_what_to_write() {
    let text = with(&SERIES.replace("rota dos 1 med trivo", "rota dos 1 med kvarto"));
    let told = told(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("unknown-name: "), "{told:#?}");
    assert!(
        told[0].contains("kvarto") && told[0].contains("produkter kvarto"),
        "{told:#?}"
    );
}

#[test]
fn a_product_that_is_listed_twice_is_told() {
    let text = with(&SERIES.replace("\"Parvo\", trivo", "\"Parvo\", trivo, parvo"));
    let told = told(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("parvo"), "{told:#?}");
}

#[test]
fn a_dose_that_the_series_lacks_is_told() {
    let text = with(&SERIES.replace("om inte rota dos 1 före", "om inte rota dos 9 före"));
    let told = told(&text);
    assert!(
        told.iter().any(|line| line.contains("ingen dos 9")),
        "{told:#?}"
    );
}

#[test]
fn a_dose_cannot_ask_of_itself() {
    let text = with(&SERIES.replace("om inte rota dos 1 före", "om inte rota dos 4 före"));
    let told = told(&text);
    assert!(told[0].starts_with("cyclic-dependency: "), "{told:#?}");
}
