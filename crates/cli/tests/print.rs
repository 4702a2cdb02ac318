//! The book as a PDF: with a program that typesets, with one that fails, and without any.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use support::{Temp, run_in, small};

/// The small programme, and a program that stands for Typst: it does what the lines say, with the
/// source in `$5` and the PDF in `$6`.
fn with_typst(lines: &str) -> Temp {
    let temp = Temp::new();
    let text = fs::read_to_string(small().join("program.stafett")).unwrap();
    temp.put("programme/program.stafett", &text);
    let script = format!("#!/bin/sh\nif [ \"$1\" = --version ]; then exit 0; fi\n{lines}\n");
    let path = temp.put("typst", script);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    temp
}

const PDF: [&str; 7] = [
    "bok",
    "programme",
    "--out",
    "out",
    "--pdf",
    "--typst",
    "./typst",
];

#[test]
fn the_book_is_typeset_and_the_pages_lead_to_it() {
    let temp = with_typst("test \"$1\" = compile && test -s \"$5\" && echo \"$*\" > \"$6\"");
    let ran = run_in(&temp.0, &PDF);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (pdf, page, link) in [
        (
            "out/sv/tryck/bok.pdf",
            "out/sv/index.html",
            "href=\"tryck/bok.pdf\"",
        ),
        (
            "out/en/print/book.pdf",
            "out/en/besok.html",
            "href=\"print/book.pdf\"",
        ),
    ] {
        let how = fs::read_to_string(temp.0.join(pdf)).unwrap();
        assert!(
            how.contains("--pdf-standard ua-1 --ignore-system-fonts"),
            "{how}"
        );
        assert!(
            fs::read_to_string(temp.0.join(page))
                .unwrap()
                .contains(link)
        );
    }
    let ran = run_in(&temp.0, &PDF[..4]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        !temp.0.join("out/sv/tryck/bok.pdf").exists(),
        "it is another book's"
    );
    assert!(temp.0.join("out/sv/tryck/bok.typ").exists());
    let page = fs::read_to_string(temp.0.join("out/sv/index.html")).unwrap();
    assert!(!page.contains("bok.pdf"));
}

#[test]
fn one_book_lies_in_the_folder_itself() {
    let temp = with_typst("echo pdf > \"$6\"");
    let ran = run_in(&temp.0, &[&PDF[..], &["--language", "en"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(temp.0.join("out/print/book.pdf").exists());
}

#[test]
fn what_typst_says_of_its_failure_is_told_and_no_page_is_written() {
    let temp = with_typst("echo 'error: no such font' >&2; exit 1");
    for (language, says) in [("sv", "kunde inte sättas"), ("en", "could not be typeset")] {
        let ran = run_in(&temp.0, &[&PDF[..], &["--language", language]].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
        assert!(ran.err.contains("no such font"), "{}", ran.err);
        assert!(!temp.0.join("out/index.html").exists());
    }
}

#[test]
fn without_typst_it_is_said_how_to_get_it() {
    let temp = with_typst("");
    let asked = ["bok", "programme", "--pdf", "--typst", "./missing"];
    for (language, says, help) in [
        ("sv", "kan inte sättas som PDF", "installera Typst"),
        ("en", "cannot be typeset as a PDF", "install Typst"),
    ] {
        let ran = run_in(&temp.0, &[&asked[..], &["--language", language]].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(
            ran.err.contains(says) && ran.err.contains(help),
            "{}",
            ran.err
        );
    }
    let ran = run_in(&temp.0, &["bok", "programme", "--typst", "./typst"]);
    assert_eq!(ran.code, 2, "--typst without --pdf: {}", ran.err);
}
