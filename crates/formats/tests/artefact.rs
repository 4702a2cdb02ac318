//! The artefact is what was compiled, and says so if it is not.

mod common;

use stafett_formats::artefact::{digest, read, write};

#[test]
fn the_artefact_is_read_back_and_its_bytes_never_waver() {
    let programme = common::programme();
    let text = write(&programme, None);
    assert_eq!(text, write(&programme, None));
    let artefact = read(&text).unwrap();
    assert_eq!(artefact.programme, programme);
    let marked = format!("\u{feff}{text}");
    assert_eq!(read(&marked).unwrap().digest, artefact.digest);
    assert_eq!(artefact.digest, digest(&programme));
    assert_eq!(artefact.digest.len(), "sha256:".len() + 64);
}

#[test]
fn what_is_no_artefact_is_refused() {
    let text = write(&common::programme(), None);
    for (broken, says) in [
        (
            text.replace("\"country\":\"SE\"", "\"country\":\"NO\""),
            "digest",
        ),
        (text.replace("\"version\":1", "\"version\":2"), "version 2"),
        (
            text.replace("\"stafett\":\"programme\"", "\"stafett\":\"plan\""),
            "no compiled programme",
        ),
        (
            text[..text.len() / 2].to_owned(),
            "not a compiled programme in JSON",
        ),
        ("{}".to_owned(), "no compiled programme"),
        (String::new(), "not a compiled programme in JSON"),
        ("[".repeat(1_000_000), "not a compiled programme in JSON"),
    ] {
        let error = read(&broken).unwrap_err();
        assert!(error.message.en.contains(says), "{error:?}");
    }
}

/// What matters is the content, not how the text of it is laid out.
#[test]
fn an_artefact_that_was_laid_out_anew_is_read_all_the_same() {
    let text = write(&common::programme(), None);
    let laid_out = text
        .replace("\"programme\":{", "\"programme\" : {\n  ")
        .replace(",\"country\"", ",\n  \"country\"");
    assert_ne!(text, laid_out);
    assert_eq!(read(&laid_out), read(&text));
}
