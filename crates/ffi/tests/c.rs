//! The header is C, says what the library has, and the example program gives the kit's answers.
#![allow(missing_docs)]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use support::{Case, cases, kit};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names of functions: in Rust after `extern "C" fn`, in C where a line declares one.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let mut names = BTreeSet::new();
    for word in words.filter(|word| word.starts_with("stafett_")) {
        if text.contains(&format!("{word}(")) {
            names.insert(word.to_owned());
        }
    }
    names
}

#[test]
fn the_header_declares_what_the_library_has() {
    let rust = ["src/abi.rs", "src/memory.rs"].map(|file| fs::read_to_string(here(file)).unwrap());
    let header = fs::read_to_string(here("include/stafett.h")).unwrap();
    let exported: BTreeSet<String> = rust.iter().flat_map(|text| names(text)).collect();
    assert!(exported.contains("stafett_plan"), "{exported:?}");
    assert_eq!(names(&header), exported);
    assert!(header.contains(&format!(
        "#define STAFETT_ABI {}\n",
        stafett::abi::stafett_abi()
    )));
    for (name, value) in [
        ("OK", stafett::abi::STAFETT_OK),
        ("REFUSED", stafett::abi::STAFETT_REFUSED),
        ("INTERNAL", stafett::abi::STAFETT_INTERNAL),
    ] {
        assert!(
            header.contains(&format!("#define STAFETT_{name} {value} ")),
            "{name}"
        );
    }
}

/// The example, compiled against the library that this test itself is linked with.
fn example() -> PathBuf {
    let built = env::current_exe().unwrap();
    let library = built.parent().unwrap().join("libstafett.a");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plan");
    let compiled = Command::new("cc")
        .args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
        .arg("-I")
        .arg(here("include"))
        .arg(here("examples/c/plan.c"))
        .arg(library)
        .args(["-lpthread", "-ldl", "-lm", "-o"])
        .arg(&program)
        .output()
        .expect("cc runs: a C compiler must be installed");
    let said = String::from_utf8_lossy(&compiled.stderr);
    assert!(compiled.status.success(), "{said}");
    program
}

#[test]
fn the_kit_holds_in_c() {
    let program = example();
    for case in cases() {
        let ran = run(&program, &case);
        assert_eq!(String::from_utf8(ran.stderr).unwrap(), "", "{}", case.name);
        let answer = String::from_utf8(ran.stdout).unwrap();
        let status = ran.status.code().expect("it ends by itself");
        case.holds((status, answer.strip_suffix('\n').expect("one line")));
    }
}

fn run(program: &Path, case: &Case) -> std::process::Output {
    let request = &case.request;
    let given = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mut command = Command::new(program);
    command
        .arg(kit().join(&request.programme))
        .arg(kit().join(&request.child))
        .args([given(&request.as_of), given(&request.known_at)]);
    command.args(&request.rule).output().unwrap()
}
