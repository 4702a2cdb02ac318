use std::collections::BTreeMap;

use pest::Parser;

use super::*;
use crate::{GRAMMAR, StafettParser};

/// The spellings of every `kw_…` rule, as the grammar's text has them.
fn spellings_in_grammar() -> BTreeMap<String, Vec<String>> {
    GRAMMAR
        .lines()
        .filter_map(|line| line.strip_prefix("kw_")?.split_once(" = @{ ("))
        .map(|(id, rest)| {
            let body = rest
                .split_once(") ~ word_end }")
                .expect("keyword rules have one form")
                .0;
            let mut forms: Vec<String> = body
                .split(" | ")
                .map(|form| {
                    form.replace("\" ~ gap ~ \"", " ")
                        .trim_matches('"')
                        .to_string()
                })
                .collect();
            forms.sort();
            (format!("kw_{id}"), forms)
        })
        .collect()
}

#[test]
fn grammar_and_table_have_the_same_keywords() {
    let table: BTreeMap<String, Vec<String>> = all()
        .map(|keyword| {
            let mut forms: Vec<String> = keyword
                .sv
                .iter()
                .chain(keyword.en)
                .map(ToString::to_string)
                .collect();
            forms.sort();
            forms.dedup();
            (keyword.id.to_string(), forms)
        })
        .collect();
    assert_eq!(spellings_in_grammar(), table);
}

#[test]
fn every_spelling_is_read_by_its_rule_whatever_the_space_inside() {
    for keyword in all() {
        for form in keyword.sv.iter().chain(keyword.en) {
            let spaced = form.replace(' ', " \t  ");
            let pairs = StafettParser::parse(keyword.rule, &spaced).expect("reads its spelling");
            assert_eq!(pairs.as_str(), spaced, "{} reads all of it", keyword.id);
            for rest in ["_1", "å", "ö", "9", ".x"] {
                let longer = format!("{form}{rest}");
                assert!(
                    StafettParser::parse(keyword.rule, &longer).is_err(),
                    "{longer} is no keyword"
                );
            }
            assert_eq!(of_rule(keyword.rule), Some(keyword));
        }
    }
}

#[test]
fn a_keyword_that_is_no_value_is_no_name() {
    for keyword in all() {
        for form in keyword
            .sv
            .iter()
            .chain(keyword.en)
            .filter(|form| !form.contains([' ', '-']))
        {
            let read = StafettParser::parse(crate::Rule::name, form).is_ok();
            let also_reserved = all().any(|other| {
                other.kind != Kind::Value && (other.sv.contains(form) || other.en.contains(form))
            });
            assert_eq!(read, !also_reserved, "{form}");
        }
    }
}

#[test]
fn one_spelling_in_one_language_is_one_spelling_in_the_other() {
    // Where one word has two rows (`område` the declaration and the field), the rows translate
    // alike or differ in kind; never two declarations, never two fields.
    let key = |k: &&Keyword| (k.sv[0], matches!(k.kind, Kind::Declaration));
    let declarations: Vec<_> = all().filter(|k| k.kind == Kind::Declaration).collect();
    let mut seen: Vec<_> = declarations.iter().map(key).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), declarations.len());
}
