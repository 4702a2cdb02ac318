//! The conformance kit: in step with the library, and the same through Rust and through C.
//! `UPDATE_KIT=1 cargo test -p stafett-ffi --test kit` writes what is generated; read the difference.
#![allow(missing_docs)]
#![allow(unsafe_code, reason = "the C functions are called as C calls them")]

mod support;

use stafett::abi::{
    STAFETT_OK, STAFETT_REFUSED, stafett_plan, stafett_plan_once, stafett_programme_free,
    stafett_programme_new, stafett_string_free, stafett_why,
};
use stafett::{Days, Programme, Refusal};
use stafett_check::{Options, check};
use stafett_compile::{Source, compile};
use stafett_formats::artefact;
use stafett_model::Day;
use std::collections::BTreeSet;
use std::ffi::{CStr, CString, c_char};
use std::sync::Once;
use std::{fs, ptr};
use support::{Call, Case, cases, kit, updating};

/// Every case; what is generated is written first, where that is asked for.
fn kit_cases() -> Vec<Case> {
    static IN_STEP: Once = Once::new();
    IN_STEP.call_once(|| {
        programmes();
        for case in cases().iter().filter(|_| updating()) {
            fs::write(case.response_file(), format!("{}\n", by_rust(case).1)).unwrap();
        }
    });
    cases()
}

#[test]
fn the_kit_is_what_the_library_does() {
    for case in kit_cases() {
        let (status, answer) = by_rust(&case);
        case.holds((status, &answer));
    }
}

#[test]
fn the_c_functions_give_the_same_bytes() {
    for case in kit_cases() {
        let (status, answer) = by_c(&case);
        case.holds((status, &answer));
        if case.request.call == Call::Plan {
            let (status, answer) = once_by_c(&case);
            case.holds((status, &answer));
        }
    }
}

#[test]
fn the_kit_covers_what_it_must() {
    let cases = kit_cases();
    assert!(cases.len() >= 25, "{}", cases.len());
    let mut numbers: Vec<&str> = cases.iter().map(|case| &case.name[..2]).collect();
    let mut names = BTreeSet::new();
    for case in cases.iter().filter(|case| case.request.status != 0) {
        let answer: serde_json::Value = serde_json::from_str(&case.response()).unwrap();
        for error in answer["errors"].as_array().unwrap() {
            names.insert(error["name"].as_str().unwrap().to_owned());
        }
    }
    let all = [
        "digestDiffers",
        "invalidChild",
        "missing",
        "notADay",
        "notAProgramme",
        "notUtf8",
        "otherVersion",
        "unknownName",
        "unknownRule",
    ];
    assert_eq!(names, all.map(str::to_owned).into());
    let count = numbers.len();
    numbers.dedup();
    assert_eq!(numbers.len(), count, "a number is used twice");
}

/// The programmes of the kit: one compiled from its text, the others made from it.
fn programmes() {
    let text = fs::read_to_string(kit().join("programme.stafett")).unwrap();
    let compiled = compile(&[Source {
        path: "programme.stafett".into(),
        text,
    }]);
    let programme = compiled.programme.expect("the kit's programme compiles");
    let proof = check(
        &programme,
        &Options::as_of(Day::parse("2026-11-21").unwrap()),
    );
    assert!(proof.holds(), "the kit's programme is proven");
    let whole = artefact::write(&programme, Some(&proof));
    let version = format!("\"version\":{}", artefact::VERSION);
    let cut: String = whole.chars().take(whole.chars().count() / 2).collect();
    let mut not_utf8 = whole.clone().into_bytes();
    not_utf8[1000] = 0xFF;
    for (file, bytes) in [
        ("whole.json", whole.clone().into_bytes()),
        (
            "changed.json",
            whole
                .replace("\"country\":\"SE\"", "\"country\":\"NO\"")
                .into(),
        ),
        (
            "of-another-version.json",
            whole.replace(&version, "\"version\":999").into(),
        ),
        (
            "something-else.json",
            whole
                .replace("\"stafett\":\"programme\"", "\"stafett\":\"plan\"")
                .into(),
        ),
        ("cut.json", cut.into()),
        ("not-utf8.json", not_utf8),
    ] {
        let path = kit().join("programmes").join(file);
        if updating() {
            fs::write(&path, &bytes).unwrap();
        }
        assert!(
            fs::read(&path).unwrap() == bytes,
            "{file} is not what the kit's programme compiles to; see the head of this file"
        );
    }
}

fn by_rust(case: &Case) -> (i32, String) {
    let request = &case.request;
    let days = Days {
        as_of: request.as_of.as_deref(),
        known_at: request.known_at.as_deref(),
    };
    let answer = Programme::read(&case.programme).and_then(|programme| match request.call {
        Call::Plan => programme.plan(&case.child, days),
        Call::Why => programme.why(
            &case.child,
            days,
            request.rule.as_deref().expect("a rule to explain"),
        ),
    });
    match answer {
        Ok(answer) => (STAFETT_OK, answer),
        Err(refused) => (STAFETT_REFUSED, Refusal::json(&refused)),
    }
}

/// The texts of a request as C has them.
struct Texts {
    as_of: Option<CString>,
    known_at: Option<CString>,
    rule: Option<CString>,
}

impl Texts {
    fn of(case: &Case) -> Texts {
        let text = |text: &Option<String>| text.clone().map(|text| CString::new(text).unwrap());
        Texts {
            as_of: text(&case.request.as_of),
            known_at: text(&case.request.known_at),
            rule: text(&case.request.rule),
        }
    }
}

fn pointer(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(ptr::null(), |text| text.as_ptr())
}

fn by_c(case: &Case) -> (i32, String) {
    let texts = Texts::of(case);
    let mut out = ptr::null_mut();
    // SAFETY: every pointer leads to bytes that live until the end of this function.
    unsafe {
        let (bytes, len) = (case.programme.as_ptr(), case.programme.len());
        let programme = stafett_programme_new(bytes, len, &mut out);
        if programme.is_null() {
            return (STAFETT_REFUSED, taken(out));
        }
        assert!(out.is_null(), "no error where there is a programme");
        let (child, child_len) = (case.child.as_ptr(), case.child.len());
        let (as_of, known_at) = (pointer(&texts.as_of), pointer(&texts.known_at));
        let status = match case.request.call {
            Call::Plan => stafett_plan(programme, child, child_len, as_of, known_at, &mut out),
            Call::Why => {
                let rule = pointer(&texts.rule);
                stafett_why(programme, child, child_len, as_of, known_at, rule, &mut out)
            }
        };
        stafett_programme_free(programme);
        (status, taken(out))
    }
}

fn once_by_c(case: &Case) -> (i32, String) {
    let texts = Texts::of(case);
    let mut out = ptr::null_mut();
    // SAFETY: every pointer leads to bytes that live until the end of this function.
    unsafe {
        let status = stafett_plan_once(
            case.programme.as_ptr(),
            case.programme.len(),
            case.child.as_ptr(),
            case.child.len(),
            pointer(&texts.as_of),
            pointer(&texts.known_at),
            &mut out,
        );
        (status, taken(out))
    }
}

/// The text of an answer, which is given back.
unsafe fn taken(out: *mut c_char) -> String {
    assert!(!out.is_null());
    // SAFETY: a call has just handed it over.
    let text = unsafe { CStr::from_ptr(out) }.to_str().unwrap().to_owned();
    // SAFETY: nobody has it any more.
    unsafe { stafett_string_free(out) };
    text
}
