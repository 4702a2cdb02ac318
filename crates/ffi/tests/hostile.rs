//! Whatever is handed in, the answer is a plan or a refusal: no panic, and never an error of ours.
#![allow(missing_docs)]
#![allow(unsafe_code, reason = "the C functions are called as C calls them")]

mod support;

use proptest::prelude::*;
use serde_json::Value;
use stafett::abi::{
    STAFETT_OK, STAFETT_REFUSED, stafett_plan, stafett_programme_free, stafett_programme_new,
    stafett_string_free, stafett_version, stafett_why,
};
use stafett::{Argument, Days, Name, Programme, Refusal};
use stafett_formats::artefact;
use std::ffi::CStr;
use std::{fs, ptr, thread};
use support::kit;

const DAY: Days<'static> = Days {
    as_of: Some("2026-05-20"),
    known_at: None,
};

fn whole() -> Vec<u8> {
    fs::read(kit().join("programmes/whole.json")).unwrap()
}

fn children() -> Vec<Vec<u8>> {
    let entries = fs::read_dir(kit().join("children")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn only(refused: &Refusal) -> (Name, Argument) {
    assert_eq!(refused.problems.len(), 1);
    (refused.problems[0].name, refused.problems[0].argument)
}

/// No panic, no error of ours, and JSON in any case.
fn answered(answer: &Result<String, Refusal>) {
    let text = match answer {
        Ok(text) => text.clone(),
        Err(refused) => {
            assert!(!refused.is_internal() && !refused.problems.is_empty());
            refused.json()
        }
    };
    let value: Value = serde_json::from_str(&text).unwrap();
    assert!(value["stafett"].is_string());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_as_a_child(child in proptest::collection::vec(any::<u8>(), 0..200)) {
        let programme = Programme::read(&whole()).unwrap();
        answered(&programme.plan(&child, DAY));
        answered(&programme.responsibility(&child, DAY));
        answered(&programme.answers(&child, DAY));
    }

    #[test]
    fn any_bytes_as_a_programme(programme in proptest::collection::vec(any::<u8>(), 0..200)) {
        let refused = Programme::read(&programme).unwrap_err();
        prop_assert!(!refused.is_internal());
    }

    #[test]
    fn any_text_as_a_day_or_a_rule(text in ".{0,40}") {
        let programme = Programme::read(&whole()).unwrap();
        let days = Days { as_of: Some(&text), known_at: Some(&text) };
        answered(&programme.plan(b"{\"born\":\"2026-01-15\"}", days));
        answered(&programme.why(b"{\"born\":\"2026-01-15\"}", DAY, &text));
        answered(&programme.responsibility(b"{\"born\":\"2026-01-15\"}", days));
        answered(&programme.answers(b"{\"born\":\"2026-01-15\"}", days));
    }

    #[test]
    fn a_child_with_a_byte_changed(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let children = children();
        let mut child = which.get(&children).clone();
        prop_assume!(!child.is_empty());
        let at = at.index(child.len());
        child[at] = byte;
        answered(&Programme::read(&whole()).unwrap().plan(&child, DAY));
    }

    /// Somebody may compute a digest over anything: the planner takes any tables.
    #[test]
    fn a_programme_with_a_value_changed(at in any::<prop::sample::Index>(), number in prop_oneof![
        Just(0_i64), Just(1), Just(-1), Just(7), Just(65_535), Just(i64::from(i32::MAX)), Just(i64::from(i32::MIN)),
        -1_000_000..1_000_000_i64,
    ]) {
        let mut value: Value = serde_json::from_slice(&whole()).unwrap();
        let mut numbers = Vec::new();
        collect(&mut value["programme"], &mut numbers);
        let at = at.index(numbers.len());
        *numbers[at] = number.into();
        let Ok(programme) = serde_json::from_value(value["programme"].take()) else {
            return Ok(());
        };
        let text = artefact::write(&programme, None);
        let programme = Programme::read(text.as_bytes()).unwrap();
        for child in children() {
            answered(&programme.plan(&child, DAY));
        }
        for rule in ["hälsa", "bhv.hem", "bhv.m5/spruta dos 2"] {
            answered(&programme.why(b"{\"born\":\"2026-01-15\"}", DAY, rule));
        }
    }
}

/// Every number inside a value.
fn collect<'v>(value: &'v mut Value, numbers: &mut Vec<&'v mut Value>) {
    match value {
        Value::Number(_) => numbers.push(value),
        Value::Array(list) => list.iter_mut().for_each(|one| collect(one, numbers)),
        Value::Object(map) => map.values_mut().for_each(|one| collect(one, numbers)),
        _ => {}
    }
}

#[test]
fn a_child_that_is_too_large_is_refused() {
    let child = format!(
        "{{\"born\":\"2026-01-15\",\"id\":\"{}\"}}",
        "x".repeat(1 << 20)
    );
    let refused = Programme::read(&whole())
        .unwrap()
        .plan(child.as_bytes(), DAY);
    assert_eq!(
        only(&refused.unwrap_err()),
        (Name::TooLarge, Argument::Child)
    );
}

#[test]
fn what_is_missing_is_named() {
    let (none, mut out) = (ptr::null(), ptr::null_mut());
    let programme = whole();
    // SAFETY: nulls are allowed wherever one stands here; the rest lives until the end.
    unsafe {
        assert!(stafett_programme_new(none, 10, ptr::null_mut()).is_null());
        assert_eq!(
            stafett_plan(ptr::null(), none, 0, ptr::null(), ptr::null(), &mut out),
            STAFETT_REFUSED
        );
        assert!(taken(out).contains("\"name\":\"missing\",\"argument\":\"programme\""));
        let held = stafett_programme_new(programme.as_ptr(), programme.len(), &mut out);
        assert!(!held.is_null() && out.is_null());
        let child = b"{\"born\":\"2026-01-15\",\"as_of\":\"2026-02-12\"}";
        let status = stafett_plan(held, none, 5, ptr::null(), ptr::null(), &mut out);
        assert_eq!(status, STAFETT_REFUSED);
        assert!(taken(out).contains("\"name\":\"missing\",\"argument\":\"child\""));
        let (bytes, len) = (child.as_ptr(), child.len());
        let status = stafett_why(
            held,
            bytes,
            len,
            ptr::null(),
            ptr::null(),
            ptr::null(),
            &mut out,
        );
        assert_eq!(status, STAFETT_REFUSED);
        assert!(taken(out).contains("\"name\":\"missing\",\"argument\":\"rule\""));
        let status = stafett_plan(held, bytes, len, ptr::null(), ptr::null(), ptr::null_mut());
        assert_eq!(status, STAFETT_OK);
        stafett_programme_free(held);
        stafett_programme_free(ptr::null_mut());
        stafett_string_free(ptr::null_mut());
    }
}

/// Each question that is answered is one of the plan, and what its answers would give differs from the plan.
#[test]
fn answers_are_to_questions_of_the_plan() {
    let programme = Programme::read(&whole()).unwrap();
    let mut answers = 0;
    for child in children() {
        let Ok(plan) = programme.plan(&child, DAY) else {
            assert!(programme.answers(&child, DAY).is_err());
            continue;
        };
        let plan: Value = serde_json::from_str(&plan).unwrap();
        let told: Value = serde_json::from_str(&programme.answers(&child, DAY).unwrap()).unwrap();
        assert_eq!(told["receipt"], plan["receipt"]);
        for question in told["questions"].as_array().unwrap() {
            let asked = plan["questions"].as_array().unwrap();
            assert!(asked.iter().any(|one| one["id"] == question["id"]));
            for answer in question["answers"].as_array().unwrap() {
                answers += 1;
                for visit in answer["visits"].as_array().unwrap() {
                    let now = plan["items"].as_array().unwrap();
                    let now = now.iter().find(|one| one["id"] == visit["id"]).unwrap();
                    let differs = |field: &str| now[field] != visit[field];
                    assert!(differs("status") || differs("window") || differs("service"));
                }
            }
        }
    }
    assert!(answers > 0);
}

/// The plan of a day and the stretches of a life name the same holders on it.
#[test]
fn who_is_responsible_over_time_is_who_the_plan_names() {
    let programme = Programme::read(&whole()).unwrap();
    for child in children() {
        let Ok(plan) = programme.plan(&child, DAY) else {
            assert!(programme.responsibility(&child, DAY).is_err());
            continue;
        };
        let plan: Value = serde_json::from_str(&plan).unwrap();
        let told = programme.responsibility(&child, DAY).unwrap();
        let told: Value = serde_json::from_str(&told).unwrap();
        for row in plan["responsibleNow"].as_array().unwrap() {
            let areas = told["areas"].as_array().unwrap();
            let area = areas.iter().find(|one| one["area"] == row["area"]).unwrap();
            let on = |stretch: &&Value| {
                let day = DAY.as_of.unwrap();
                let ended = stretch["until"].as_str().is_some_and(|until| until <= day);
                stretch["from"].as_str().unwrap() <= day && !ended
            };
            let stretches = area["stretches"].as_array().unwrap();
            let Some(stretch) = stretches.iter().find(on) else {
                continue;
            };
            assert_eq!(stretch["body"]["holder"], row["body"]["holder"]);
            assert_eq!(stretch["service"]["holder"], row["service"]["holder"]);
        }
    }
}

#[test]
fn a_text_without_an_end_is_read_no_further_than_its_limit() {
    let programme = Programme::read(&whole()).unwrap();
    let child = b"{\"born\":\"2026-01-15\"}";
    // Letters of two bytes, after one of one: the limit falls inside a letter.
    let endless = format!("x{}", "å".repeat(2_000));
    let mut out = ptr::null_mut();
    // SAFETY: the text is longer than what is read of it.
    let status = unsafe {
        let text = endless.as_ptr().cast();
        stafett_plan(
            &programme,
            child.as_ptr(),
            child.len(),
            text,
            ptr::null(),
            &mut out,
        )
    };
    assert_eq!(status, STAFETT_REFUSED);
    // SAFETY: the call has just handed it over.
    assert!(unsafe { taken(out) }.contains("\"name\":\"notADay\",\"argument\":\"asOf\""));
}

#[test]
fn threads_share_a_programme() {
    fn shared<T: Send + Sync>(_: &T) {}
    let programme = Programme::read(&whole()).unwrap();
    shared(&programme);
    let children = children();
    let alone: Vec<_> = children
        .iter()
        .map(|child| programme.plan(child, DAY))
        .collect();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (child, expected) in children.iter().zip(&alone) {
                    assert_eq!(&programme.plan(child, DAY), expected);
                }
            });
        }
    });
}

#[test]
fn the_version_is_the_one_that_receipts_name() {
    // SAFETY: it is constant.
    let version = unsafe { CStr::from_ptr(stafett_version()) };
    assert_eq!(version.to_str().unwrap(), ::stafett_plan::ENGINE);
}

/// The text of an answer, which is given back.
unsafe fn taken(out: *mut std::ffi::c_char) -> String {
    // SAFETY: a call has just handed it over.
    let text = unsafe { CStr::from_ptr(out) }.to_str().unwrap().to_owned();
    // SAFETY: nobody has it any more.
    unsafe { stafett_string_free(out) };
    text
}
