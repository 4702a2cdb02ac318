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
        let normal: BTreeSet<String> = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .map(|dependency| {
                let name = dependency["name"].as_str().unwrap();
                let optional = dependency["optional"].as_bool().unwrap();
                format!("{name}{}", if optional { " (optional)" } else { "" })
            })
            .collect();
        rooms.insert(package["name"].as_str().unwrap(), normal);
    }
    let lines: Vec<String> = rooms
        .iter()
        .map(|(room, needs)| {
            format!(
                "{room}: {}",
                needs.iter().cloned().collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_embedded_engine_depends_on_next_to_nothing() {
    insta::assert_snapshot!(tree_of("stafett-plan"));
}

#[test]
fn a_program_that_embeds_the_engine_gains_a_reader_of_json_only() {
    insta::assert_snapshot!(tree_of("stafett-embed"));
}

/// What a package depends on when it is built: depth and name, in Cargo's order.
fn tree_of(package: &str) -> String {
    let tree = cargo(&[
        "tree", "-p", package, "-e", "normal", "--prefix", "depth", "--format", " {p}",
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
    names.join("\n")
}
