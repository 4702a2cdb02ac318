//! The author's desk: the one form of the text, and scenarios.

mod support;

use std::fs;
use support::{Temp, run, run_in};

#[test]
fn text_is_brought_into_its_one_form() {
    let temp = Temp::with_small();
    assert_eq!(run_in(&temp.0, &["fmt", "."]).code, 0);
    let ran = run_in(&temp.0, &["fmt", "--check", "."]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    temp.put("more.stafett", "roll   r   \"R\" {}\n");
    let ran = run_in(&temp.0, &["fmt", "--check", "."]);
    assert_eq!((ran.code, ran.err.contains("more.stafett")), (1, true));
    assert_eq!(
        fs::read_to_string(temp.0.join("more.stafett")).unwrap(),
        "roll   r   \"R\" {}\n"
    );
    let ran = run_in(&temp.0, &["formatera", "more.stafett"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "more.stafett\n"));
    assert_eq!(run_in(&temp.0, &["fmt", "--check", "."]).code, 0);
    let broken = "besökk x {\n";
    temp.put("more.stafett", broken);
    assert_eq!(run_in(&temp.0, &["fmt", "."]).code, 1);
    assert_eq!(
        fs::read_to_string(temp.0.join("more.stafett")).unwrap(),
        broken
    );
}

#[test]
fn scenarios_hold_or_say_where_they_do_not() {
    let ran = run(&["test", "--programme", "."]);
    assert_eq!(
        (ran.code, ran.out.contains("1 håller, 0")),
        (0, true),
        "{}{}",
        ran.out,
        ran.err
    );
    let temp = Temp::with_small();
    let text = fs::read_to_string(temp.0.join("scenarier/ada.yaml")).unwrap();
    temp.put(
        "scenarier/ada.yaml",
        text.replace("2026-02-26", "2026-02-27")
            .replace("{item: bhv.v4/tillväxt,", "{item: bhv.v4/tilväxt,"),
    );
    let ran = run_in(&temp.0, &["testa", "--programme", "."]);
    assert_eq!(ran.code, 1);
    for part in [
        "scenarier/ada.yaml:7:",
        "2026-02-27",
        "scenarier/ada.yaml:8:",
        "menade du \"bhv.v4/tillväxt\"",
    ] {
        assert!(ran.err.contains(part), "no {part}: {}", ran.err);
    }
}
