//! Each room depends on what ARCHITECTURE.md allows, and the embedded engine on next to nothing.
#![allow(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

#[test]
fn every_room_depends_on_what_the_architecture_allows() {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let mut rooms = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let normal: BTreeSet<&str> = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .map(|dependency| dependency["name"].as_str().unwrap())
            .collect();
        rooms.insert(package["name"].as_str().unwrap(), normal);
    }
    let lines: Vec<String> = rooms
        .iter()
        .map(|(room, needs)| {
            format!(
                "{room}: {}",
                needs.iter().copied().collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_embedded_engine_depends_on_next_to_nothing() {
    let tree = cargo(&[
        "tree",
        "-p",
        "stafett-plan",
        "-e",
        "normal",
        "--prefix",
        "depth",
        "--format",
        " {p}",
    ]);
    let names: Vec<String> = tree
        .lines()
        .map(|line| {
            line.split(" (")
                .next()
                .unwrap_or(line)
                .trim_end()
                .to_owned()
        })
        .map(|line| {
            line.rsplit_once(" v")
                .map_or(line.clone(), |(name, _)| name.to_owned())
        })
        .collect();
    insta::assert_snapshot!(names.join("\n"));
}
