//! The children of a generated country go to school as the statistics say.

use super::*;
use stafett_compile::{Source, compile_layers};
use stafett_formats::{Form, statistics};
use std::path::Path;

fn sources(under: &Path, into: &mut Vec<Source>) {
    let mut entries: Vec<_> = std::fs::read_dir(under)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "stafett") {
            into.push(Source {
                text: std::fs::read_to_string(&path).unwrap(),
                path: path.display().to_string(),
            });
        }
    }
}

/// An edition, of the layers of which it is made, with the statistics.
fn swedish(layers: &[&str]) -> (Programme, Statistics) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme");
    let layers = layers.iter().map(|layer| {
        let mut texts = Vec::new();
        sources(&root.join(layer), &mut texts);
        texts
    });
    let layers: Vec<Vec<Source>> = layers.collect();
    let layers: Vec<&[Source]> = layers.iter().map(Vec::as_slice).collect();
    let programme = compile_layers(&layers).programme.unwrap();
    let text = std::fs::read_to_string(root.join("statistik/födda.yaml")).unwrap();
    let read = statistics::read(&text, Form::Yaml, &programme).unwrap();
    assert_eq!(read.left_out, []);
    (programme, read.statistics)
}

#[test]
fn children_go_to_school_under_the_rules_of_today() {
    go_to_school(&["idag"]);
}

#[test]
fn children_go_to_school_under_the_proposed_rules() {
    go_to_school(&["idag", "nationellt"]);
}

/// Children of school age are pupils, and later most attend upper secondary school.
fn go_to_school(layers: &[&str]) {
    let (programme, statistics) = swedish(layers);
    let as_of = Day::from_ymd(2032, 12, 1).unwrap();
    let children = Children::new(&programme, &statistics, 3, as_of);
    let fact = |id: &str| {
        let place = programme.facts.iter().position(|row| row.meta.id == id);
        stafett_model::FactId(u16::try_from(place.unwrap()).unwrap())
    };
    let (form, pupil) = (fact("skolform"), fact("elev"));
    // By years turned in 2032: children whose form of school is written down, those with one, pupils.
    let mut by_age = [[0_u32; 3]; 22];
    for child in (0..1_500).filter_map(|number| children.child(number)) {
        let stays = child.events.iter();
        let ended =
            |event: &stafett_model::Event| matches!(event.kind, stafett_model::EventKind::Ended(_));
        if stays.clone().any(ended) {
            continue;
        }
        let own = &mut by_age[usize::try_from(2032 - child.born.year()).unwrap()];
        if let Some(value) = child.recorded(form, as_of) {
            own[0] += 1;
            own[1] += u32::from(value != 0);
            own[2] += u32::from(child.recorded(pupil, as_of) == Some(1));
        }
    }
    let sum = |ages: std::ops::RangeInclusive<usize>| {
        by_age[ages].iter().fold([0; 3], |sum, own| {
            [sum[0] + own[0], sum[1] + own[1], sum[2] + own[2]]
        })
    };
    let [known, with_form, pupils] = sum(0..=5);
    assert!(known > 200 && with_form == 0 && pupils == 0, "{by_age:?}");
    let [known, with_form, pupils] = sum(6..=15);
    // Whether a child is a pupil is not always written down.
    // Of one in a hundred the record ends with an emigration that nobody wrote down.
    assert!(known > 500 && with_form * 100 >= known * 99, "{by_age:?}");
    assert!(pupils * 100 > known * 85, "{by_age:?}");
    let [known, with_form, pupils] = sum(16..=18);
    assert!(known > 100 && pupils * 100 <= known, "{by_age:?}");
    assert!(with_form * 100 > known * 88, "{by_age:?}");
    let [known, with_form, _] = sum(19..=20);
    assert!(known > 50 && with_form * 50 <= known, "{by_age:?}");
}
