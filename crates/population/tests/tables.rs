//! Tables in, tables out: the same bytes however the work is shared, and each row that of the plan.
#![allow(missing_docs)]

mod support;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use serde_json::{Map, Value, json};
use stafett_formats::{Form, child};
use stafett_model::{Day, Occurred};
use stafett_plan::{PlannedDay, Status};
use stafett_population::{Filter, Job};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use support::{Temp, as_of, children, done, job, programme, programme_with, refused, threads};

/// The lines of an NDJSON table, the first of which tells from what it was made.
fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let (programme, temp) = (programme(), Temp::new());
    for ending in ["ndjson", "parquet"] {
        let from = temp.path(&format!("children.{ending}"));
        children(&programme, &from, 400);
        let written = [1, 2, 7].map(|number| {
            let out = temp.path(&format!("{number}.{ending}"));
            let job = Job {
                threads: threads(number),
                ..job(&programme, &from, &out)
            };
            let (summary, told) = done(&job);
            assert_eq!((summary.children, told.reached), (400, 400));
            fs::read(out).unwrap()
        });
        assert!(written[0].len() > 10_000);
        assert!(
            written[0] == written[1] && written[0] == written[2],
            "{ending}"
        );
    }
}

/// A row as it must be, from the plan itself.
fn row(
    child: &str,
    id: &str,
    rule: &str,
    content: Option<&str>,
    status: Status,
) -> Map<String, Value> {
    let mut row = Map::new();
    row.insert("child".to_owned(), child.into());
    row.insert("id".to_owned(), id.into());
    row.insert("rule".to_owned(), rule.into());
    row.extend(content.map(|content| ("content".to_owned(), content.into())));
    row.insert("status".to_owned(), serde_json::to_value(status).unwrap());
    row
}

fn dates(row: &mut Map<String, Value>, window: &stafett_plan::Dates) {
    let mut put = |name: &str, day: Option<PlannedDay>| {
        let Some(day) = day else { return };
        row.insert(name.to_owned(), json!(day.on));
        if day.preliminary {
            row.insert(format!("{name}_preliminary"), true.into());
        }
    };
    put("earliest", window.earliest);
    put("recommended", window.recommended);
    put("recommended_through", window.recommended_through);
    put("latest", window.latest);
    put("offered_through", window.offered_through);
}

#[test]
fn a_child_alone_has_the_rows_that_it_has_in_a_table() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    children(&programme, &from, 120);
    let all = Filter {
        all: true,
        ..Filter::default()
    };
    let job = Job {
        filter: all,
        ..job(&programme, &from, &out)
    };
    done(&job);
    let mut expected = Vec::new();
    for text in fs::read_to_string(&from).unwrap().lines() {
        let file = child::read(text, Form::Json, &programme).unwrap();
        let plan = stafett_plan::plan(&programme, &file.child, as_of());
        for visit in plan.items {
            let of_visit = |mut row: Map<String, Value>, done: Option<Occurred>| {
                row.extend(done.map(|on| ("done".to_owned(), json!(on.first))));
                let through = done.filter(|on| on.last != on.first);
                row.extend(through.map(|on| ("done_through".to_owned(), json!(on.last))));
                row.insert("service".to_owned(), visit.service.id.clone().into());
                let body = visit.body.as_ref().map(|body| body.id.clone());
                row.extend(body.map(|body| ("body".to_owned(), body.into())));
                row.insert("as_of".to_owned(), json!(as_of()));
                row.insert("known_at".to_owned(), json!(as_of()));
                Value::Object(row)
            };
            let (id, rule) = (&visit.id, &visit.rule);
            let mut own = row(&file.child.id, id, rule, None, visit.status);
            dates(&mut own, &visit.window);
            expected.push(of_visit(own, visit.done_on));
            for content in &visit.contents {
                let name = &programme.item(content.item).unwrap().meta.id;
                let status = content.status;
                let mut own = row(&file.child.id, &content.id, rule, Some(name), status);
                dates(&mut own, &content.window);
                expected.push(of_visit(own, content.done_on));
            }
        }
    }
    let written = lines(&out);
    assert_eq!(written.len(), expected.len() + 1);
    for (written, expected) in written.iter().skip(1).zip(&expected) {
        assert_eq!(written, expected);
    }
}

/// A row of Parquet as the NDJSON has it.
fn as_line(row: Row) -> Value {
    let mut line = Map::new();
    for (name, field) in row.get_column_iter() {
        let value = match field {
            Field::Null | Field::Bool(false) => continue,
            Field::Str(text) => json!(text),
            Field::Bool(truth) => json!(truth),
            Field::Date(number) => json!(Day::from_number(*number).unwrap()),
            other => panic!("{name}: {other}"),
        };
        line.insert(name.clone(), value);
    }
    Value::Object(line)
}

#[test]
fn parquet_and_ndjson_hold_the_same_rows_and_say_from_what_they_were_made() {
    let (programme, temp) = (programme(), Temp::new());
    let from = temp.path("children.ndjson");
    children(&programme, &from, 100);
    let (text, table) = (temp.path("plan.ndjson"), temp.path("plan.parquet"));
    done(&job(&programme, &from, &text));
    let (summary, _) = done(&job(&programme, &from, &table));
    let read = SerializedFileReader::new(File::open(&table).unwrap()).unwrap();
    let mut written = lines(&text);
    let head = written.remove(0);
    let about = read
        .metadata()
        .file_metadata()
        .key_value_metadata()
        .unwrap();
    assert_eq!(head["digest"], "digest");
    assert_eq!(head["children"].as_str().unwrap().len(), 64);
    for (name, value) in head.as_object().unwrap() {
        let name = format!("stafett.{name}");
        let in_table = about.iter().find(|one| one.key == name).unwrap();
        assert_eq!(in_table.value.as_deref(), value.as_str());
    }
    assert_eq!(u64::try_from(written.len()).unwrap(), summary.rows);
    let rows = read.get_row_iter(None).unwrap();
    let rows: Vec<Value> = rows.map(|row| as_line(row.unwrap())).collect();
    assert_eq!(rows, written);
}

#[test]
fn a_table_of_children_means_the_same_in_either_form() {
    let (programme, temp) = (programme(), Temp::new());
    let plans = ["children.ndjson", "children.parquet"].map(|name| {
        let (from, out) = (temp.path(name), temp.path(&format!("{name}.plan.ndjson")));
        children(&programme, &from, 250);
        let (_, told) = done(&job(&programme, &from, &out));
        assert_eq!(told.bad, []);
        let text = fs::read_to_string(out).unwrap();
        // The first line names the table of children, which is another file.
        text.split_once('\n').unwrap().1.to_owned()
    });
    assert!(plans[0].len() > 10_000);
    assert!(plans[0] == plans[1]);
}

#[test]
fn a_bad_row_is_told_with_its_place_and_the_rest_is_done() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    let rows = [
        r#"{"id":"a","born":"2026-01-10"}"#,
        "",
        r#"{"id":"å","born":"2026-01-10","events":[{"kind":"done","visit":"fira","on":"2026-02-10"}]}"#,
        r#"{"born":"2026-01-10"}"#,
        r#"{"id":"c","born":"2026-01-10"}"#,
        r#"{"id":"d","born":"#,
    ];
    fs::write(&from, rows.join("\n")).unwrap();
    let (summary, told) = done(&job(&programme, &from, &out));
    assert_eq!((summary.children, summary.bad_rows), (2, 3));
    let places: Vec<_> = told
        .bad
        .iter()
        .map(|bad| (bad.row, bad.fault.path.as_str()))
        .collect();
    assert_eq!(places, [(3, "events[0].visit"), (4, "id"), (6, "")]);
    let whole = rows.join("\n");
    let at = usize::try_from(told.bad[0].byte.unwrap()).unwrap();
    assert!(whole[at..].starts_with("\"fira\""), "{}", &whole[at..]);
    let done: Vec<String> = lines(&out)
        .iter()
        .skip(1)
        .map(|row| row["child"].as_str().unwrap().to_owned())
        .collect();
    assert!(done.contains(&"a".to_owned()) && done.contains(&"c".to_owned()));
    assert!(done.iter().all(|id| id == "a" || id == "c"));
}

#[test]
fn a_line_longer_than_a_child_or_not_utf8_is_one_bad_row() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    let mut bytes = vec![b'x'; child::BYTES_LIMIT * 2];
    bytes.extend(b"\n{\"id\":\"a\",\"born\":\"2026-01-10\"}\n{\"id\":\"\xff\"}\n");
    fs::write(&from, &bytes).unwrap();
    let (summary, told) = done(&job(&programme, &from, &out));
    assert_eq!((summary.children, summary.bad_rows), (1, 2));
    assert_eq!(
        told.bad.iter().map(|bad| bad.row).collect::<Vec<_>>(),
        [1, 3]
    );
}

#[test]
fn filters_choose_rows() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    children(&programme, &from, 300);
    let rows = |filter: Filter| {
        let job = Job {
            filter,
            ..job(&programme, &from, &out)
        };
        done(&job);
        lines(&out).split_off(1)
    };
    let plain = rows(Filter::default());
    assert!(plain.iter().all(|row| row["status"] != "notApplicable"));
    let due = rows(Filter {
        due: true,
        ..Filter::default()
    });
    assert!(!due.is_empty() && due.iter().all(|row| row["status"] == "due"));
    let december = rows(Filter {
        from: Day::from_ymd(2026, 12, 1),
        through: Day::from_ymd(2026, 12, 31),
        ..Filter::default()
    });
    assert!(!december.is_empty() && december.len() < plain.len());
    for row in &december {
        let day = |name: &str| row[name].as_str().map(str::to_owned);
        assert!(day("earliest").is_none_or(|day| day.as_str() <= "2026-12-31"));
        let is_of_visit = |of: &&Value| of["child"] == row["child"] && of["rule"] == row["rule"];
        let mut of_visit = december.iter().filter(is_of_visit);
        // The visit stands first, and may be open through one of its contents alone.
        assert!(of_visit.next().unwrap().get("content").is_none());
        let is_own = row.get("content").is_some() || of_visit.next().is_none();
        let kept = ["pastItsTime", "carriedOver"]
            .iter()
            .any(|status| row["status"] == *status);
        let end = day("offered_through").or_else(|| day("latest"));
        assert!(!is_own || kept || end.is_none_or(|day| day.as_str() >= "2026-12-01"));
    }
}

#[test]
fn a_visit_stands_with_the_dose_at_it_that_is_open_for_longer() {
    let programme = programme_with(
        r#"
vaccinserie skydd "Skydd" {
  område hälsa
  dos 1 rekommenderat 3 månader, tidigast 3 månader, senast 4 månader
  därefter tas igen fram till 18 år
}
besök tre "Tre månader" {
  när 3 månader, tidigast 3 månader, senast 4 månader
  därefter bortfaller
  utförs av bhv med sköterska
  innehåll tillväxt, skydd dos 1
}
"#,
    );
    let temp = Temp::new();
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    fs::write(&from, "{\"id\": \"a\", \"born\": \"2026-05-05\"}\n").unwrap();
    let filter = Filter {
        from: Day::from_ymd(2026, 12, 1),
        ..Filter::default()
    };
    done(&Job {
        filter,
        ..job(&programme, &from, &out)
    });
    let rows = lines(&out).split_off(1);
    let of_visit = rows.iter().filter(|row| row["rule"] == "tre");
    let ids: Vec<_> = of_visit.map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["tre", "tre/skydd dos 1"]);
    let visit = rows.iter().find(|row| row["id"] == "tre").unwrap();
    assert!(visit.get("offered_through").is_none() && visit["latest"] == "2026-09-05");
}

#[test]
fn the_summary_counts_the_visits_of_the_rows() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    children(&programme, &from, 200);
    let (summary, _) = done(&job(&programme, &from, &out));
    let rows = lines(&out).split_off(1);
    let visits = rows.iter().filter(|row| row.get("content").is_none());
    let report: Value = serde_json::from_str(&summary.json(&programme)).unwrap();
    let rules = report["rules"].as_array().unwrap();
    let four = rules.iter().find(|row| row["rule"] == "fyra").unwrap();
    let done = visits
        .clone()
        .filter(|row| row["rule"] == "fyra" && row["status"] == "done");
    assert_eq!(four["done"], done.count());
    let load = report["load"].as_array().unwrap();
    let month = |row: &&Value| row["month"] == "2026-12" && row["service"] == "bhv";
    let december = load.iter().find(month).unwrap();
    let upcoming = visits.filter(|row| {
        let day = row.get("recommended").and_then(Value::as_str);
        row["status"] == "upcoming" && day.is_some_and(|day| day.starts_with("2026-12"))
    });
    assert_eq!(december["upcoming"], upcoming.count());
}

#[test]
fn a_table_with_other_columns_is_refused_before_its_first_row() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, plan) = (temp.path("children.parquet"), temp.path("plan.parquet"));
    children(&programme, &from, 20);
    done(&job(&programme, &from, &plan));
    let out = temp.path("again.parquet");
    let told = refused(&job(&programme, &plan, &out));
    assert!(told.contains("a child has no column \"child\""), "{told}");
    fs::write(&from, "PAR1 but no more").unwrap();
    let told = refused(&job(&programme, &from, &out));
    assert!(told.contains("cannot be read as Parquet"), "{told}");
    assert_eq!(temp.names(), ["children.parquet", "plan.parquet"]);
    let told = refused(&job(&programme, &temp.path("children.csv"), &out));
    assert!(told.contains("does not tell which form"), "{told}");
}

#[test]
fn a_country_without_children_gives_a_table_without_rows() {
    let (programme, temp) = (programme(), Temp::new());
    for ending in ["ndjson", "parquet"] {
        let from = temp.path(&format!("children.{ending}"));
        let out = temp.path(&format!("plan.{ending}"));
        children(&programme, &from, 0);
        let (summary, _) = done(&job(&programme, &from, &out));
        assert_eq!((summary.children, summary.rows), (0, 0));
    }
    let table = File::open(temp.path("plan.parquet")).unwrap();
    let read = SerializedFileReader::new(table).unwrap();
    assert_eq!(read.metadata().file_metadata().num_rows(), 0);
}

/// The names of the fields of an object in the published schema, in each of its forms.
fn fields(object: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let own = object["properties"].as_object().into_iter().flatten();
    names.extend(own.map(|(name, _)| name.clone()));
    let forms = object["oneOf"].as_array().into_iter().flatten();
    names.extend(forms.flat_map(fields));
    names
}

#[test]
fn every_field_of_the_published_form_of_a_child_has_its_column() {
    let (programme, temp) = (programme(), Temp::new());
    let from = temp.path("children.parquet");
    children(&programme, &from, 1);
    let read = SerializedFileReader::new(File::open(&from).unwrap()).unwrap();
    let columns = read.metadata().file_metadata().schema_descr().columns();
    let columns: Vec<String> = columns.iter().map(|one| one.path().string()).collect();
    let published = stafett_formats::schema::ALL.iter();
    let mut published = published.filter(|schema| schema.file == "child.schema.json");
    let schema: Value = serde_json::from_str(published.next().unwrap().text).unwrap();
    for (list, one) in [("facts", "fact"), ("events", "event"), ("terms", "term")] {
        for field in fields(&schema["$defs"][one]) {
            let column = format!("{list}.list.element.{field}");
            let has = |one: &String| *one == column || one.starts_with(&format!("{column}."));
            assert!(columns.iter().any(has), "{column}");
        }
    }
}
