//! The order of declarations and of files does not matter, and no text makes the compiler panic.

use crate::common::SAMPLE;
use proptest::prelude::*;
use serde_json::Value;
use stafett_compile::{Source, compile};

/// The declarations of the sample, each with the prose above it.
fn declarations() -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut prose = String::new();
    for line in SAMPLE.lines() {
        if line.starts_with("///") {
            prose.push_str(line);
            prose.push('\n');
        } else if line.starts_with(char::is_alphabetic) {
            pieces.push(format!("{}{line}\n", std::mem::take(&mut prose)));
        } else if let Some(piece) = pieces.last_mut() {
            piece.push_str(line);
            piece.push('\n');
        }
    }
    pieces
}

/// A value without the places in the text.
fn without_origins(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("origin");
            fields.remove("files");
            fields.values_mut().for_each(without_origins);
        }
        Value::Array(values) => values.iter_mut().for_each(without_origins),
        _ => {}
    }
}

fn compiled(sources: &[Source]) -> Value {
    let compiled = compile(sources);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    let mut value = serde_json::to_value(&compiled.programme).expect("a programme can be written");
    without_origins(&mut value);
    value
}

fn one(text: String) -> Source {
    Source {
        path: "a.stafett".to_owned(),
        text,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn declarations_in_any_order_are_one_programme(shuffled in Just(declarations()).prop_shuffle(), split in 0..40_usize) {
        let split = split.min(shuffled.len());
        let files = [
            Source { path: "b.stafett".to_owned(), text: shuffled[split..].concat() },
            Source { path: "a.stafett".to_owned(), text: shuffled[..split].concat() },
        ];
        prop_assert_eq!(compiled(&files), compiled(&[one(SAMPLE.to_owned())]));
    }

    #[test]
    fn files_in_any_order_are_told_of_alike(shuffled in Just(declarations()).prop_shuffle()) {
        // Each declaration in a file of its own, some of them missing: what is told is the same.
        let files: Vec<Source> = declarations()
            .into_iter()
            .enumerate()
            .filter(|(place, _)| place % 5 != 3)
            .map(|(place, text)| Source { path: format!("{place:03}"), text })
            .collect();
        let mut other = files.clone();
        other.sort_by_key(|file| shuffled.iter().position(|piece| *piece == file.text));
        prop_assert_eq!(compile(&files).diagnostics, compile(&other).diagnostics);
    }

    #[test]
    fn lines_may_be_missing_or_doubled(dropped in prop::collection::vec(0..180_usize, 0..4), doubled in 0..180_usize) {
        let mut text = String::new();
        for (place, line) in SAMPLE.lines().enumerate() {
            let times = if dropped.contains(&place) { 0 } else { 1 + usize::from(place == doubled) };
            for _ in 0..times {
                text.push_str(line);
                text.push('\n');
            }
        }
        let compiled = compile(&[one(text)]);
        let wrong = compiled.diagnostics.iter().any(|told| told.severity == stafett_diag::Severity::Error);
        prop_assert_eq!(compiled.programme.is_none(), wrong);
    }

    #[test]
    fn words_may_stand_anywhere(from in 0..2_000_usize, to in 0..2_000_usize) {
        let mut words: Vec<&str> = SAMPLE.split_inclusive(' ').collect();
        let (from, to) = (from % words.len(), to % words.len());
        words.swap(from, to);
        let compiled = compile(&[one(words.concat())]);
        let wrong = compiled.diagnostics.iter().any(|told| told.severity == stafett_diag::Severity::Error);
        prop_assert_eq!(compiled.programme.is_none(), wrong);
    }
}
