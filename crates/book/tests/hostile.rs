//! Programme text that tries to leave its place.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Engine, Language, render};
use stafett_model::register::Register;
use stafett_model::review::{Consultation, ReviewNote};
use stafett_model::{
    ChangeKind, Changed, Condition, Consent, Meta, Note, NoteKind, OverlayChange, Payload,
    Programme, Variant,
};

const HOSTILE: &str = "</svg></title><script>alert(1)</script>\"' onmouseover=\"x\" {{ t }} {% x %} &amp; [k](javascript:x) <img src=x>";

fn spoil(text: &mut String) {
    HOSTILE.clone_into(text);
}

fn spoil_meta(meta: &mut Meta) {
    spoil(&mut meta.id);
    spoil(&mut meta.title);
    spoil(&mut meta.doc);
    meta.notes = [NoteKind::Assumption, NoteKind::Proposal]
        .map(|kind| Note {
            about: Some(HOSTILE.to_owned()),
            kind: kind(HOSTILE.to_owned()),
        })
        .to_vec();
}

fn hostile() -> Programme {
    let mut p = common::programme();
    spoil_meta(&mut p.meta);
    spoil_meta(&mut p.population.meta);
    p.population.always = vec![Condition::Unknown(stafett_model::FactId(0))];
    spoil(&mut p.release);
    p.draft = Some(HOSTILE.to_owned());
    p.files = vec![HOSTILE.to_owned()];
    macro_rules! all {
        ($($table:ident),*) => { $(p.$table.iter_mut().for_each(|row| spoil_meta(&mut row.meta));)* };
    }
    all!(
        sources,
        facts,
        events,
        bodies,
        services,
        roles,
        groups,
        areas,
        items,
        series_table
    );
    all!(visits, transitions, requirements, acceptances, indicators);
    for source in &mut p.sources {
        spoil(&mut source.publisher);
        spoil(&mut source.checked);
        spoil(&mut source.date);
        source.link = "javascript:alert(1)".to_owned();
    }
    for item in &mut p.items {
        spoil(&mut item.instrument);
        item.outcomes = vec![HOSTILE.to_owned()];
    }
    for visit in &mut p.visits {
        spoil(&mut visit.place);
        spoil(&mut visit.channel);
    }
    for handover in p
        .transitions
        .iter_mut()
        .filter_map(|row| row.handover.as_mut())
    {
        handover.payload = vec![Payload::Words(HOSTILE.to_owned())];
        handover.consent = Some(Consent::WithoutUnder(HOSTILE.to_owned()));
    }
    p.variants = vec![hostile_variant()];
    p.requirements
        .iter_mut()
        .for_each(|row| row.in_words = vec![HOSTILE.to_owned()]);
    p.acceptances
        .iter_mut()
        .for_each(|row| spoil(&mut row.reason));
    p
}

fn hostile_variant() -> Variant {
    let mut variant = plain_variant();
    spoil_meta(&mut variant.meta);
    spoil(&mut variant.confirmed_by);
    variant
        .changes
        .iter_mut()
        .for_each(|change| spoil(&mut change.reason));
    variant
}

/// A variant that drops an item.
fn plain_variant() -> Variant {
    Variant {
        meta: common::meta("norr", "Region Norr", 90),
        condition: Condition::Unknown(stafett_model::FactId(0)),
        builds_on: None,
        information_from: None,
        confirmed_by: String::new(),
        arrival: None,
        changes: vec![OverlayChange {
            kind: ChangeKind::Drops,
            of: Changed::Item(stafett_model::ItemId(0)),
            reason: "skäl".to_owned(),
            origin: stafett_model::Origin::default(),
        }],
    }
}

fn spoil_register(register: &mut Register) {
    let words = [&mut register.title, &mut register.about];
    let of_rows = register.rows.iter_mut();
    let of_rows = of_rows.flat_map(|row| [&mut row.title, &mut row.note]);
    for words in words.into_iter().chain(of_rows) {
        spoil(&mut words.sv);
        spoil(&mut words.en);
    }
    spoil(&mut register.id);
    for row in &mut register.rows {
        spoil(&mut row.id);
        row.rules = vec![HOSTILE.to_owned()];
        row.findings = vec![HOSTILE.to_owned()];
    }
}

fn hostile_note(rule: &str) -> ReviewNote {
    let text = || HOSTILE.to_owned();
    ReviewNote {
        rule: rule.to_owned(),
        from: text(),
        role: text(),
        day: None,
        quote: text(),
        comment: text(),
        proposal: text(),
        importance: text(),
        file: text(),
        line: 1,
        column: 1,
    }
}

fn hostile_consultation() -> Consultation {
    Consultation {
        sender: HOSTILE.to_owned(),
        reply_to: HOSTILE.to_owned(),
        reply_by: None,
        reference: HOSTILE.to_owned(),
    }
}

const ENGINE: Engine<'_> = Engine {
    wasm: b"\0asm",
    programme: HOSTILE,
};

/// The programme in an earlier edition: a visit was shorter, and the last was another.
fn shorter(mut programme: Programme) -> Programme {
    let of_visits = programme.visits.iter_mut();
    of_visits.for_each(|visit| visit.minutes = Some(5));
    programme.release.push_str(" before");
    programme
}

#[test]
fn hostile_text_stays_text() {
    let (programme, mut proof) = (hostile(), common::proof());
    for finding in &mut proof.findings {
        for text in [&mut finding.headline, &mut finding.story] {
            spoil(&mut text.sv);
            spoil(&mut text.en);
        }
    }
    let mut honest = (common::programme(), common::proof(), common::registers());
    honest.0.variants = vec![plain_variant()];
    let book = Book::new(&honest.0, &honest.1, Language::English);
    let old = shorter(common::programme());
    let since = stafett_diff::compare(&old, &common::programme());
    let plain = [common::shown(&honest.0, "Barnet")];
    let book = book.registers(&honest.2).since(&since).earlier(&old);
    let plain_notes = [ReviewNote::default()];
    let book = book.children(&plain).notes(&plain_notes);
    let authored = [common::authored("Text")];
    let honest = render(&book.engine(ENGINE).pages(&authored)).unwrap();
    let mut registers = common::registers();
    registers.iter_mut().for_each(spoil_register);
    let book = Book::new(&programme, &proof, Language::English);
    let old = shorter(hostile());
    let since = stafett_diff::compare(&old, &programme);
    let children = [common::shown(&programme, HOSTILE)];
    let book = book.registers(&registers).since(&since).earlier(&old);
    let (notes, asked) = ([HOSTILE, "borta"].map(hostile_note), hostile_consultation());
    let book = book.children(&children).notes(&notes).consultation(&asked);
    let authored = [common::authored(&format!(
        "{HOSTILE}\n\n{{{{{HOSTILE}}}}}\n\n{{{{besök: {HOSTILE}}}}}"
    ))];
    let pages = render(&book.engine(ENGINE).pages(&authored)).unwrap();
    assert_eq!(pages.len(), honest.len());
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let elements = html::elements(&page.content);
        assert!(!elements.contains(&"img"), "{}", page.path);
        let scripts = elements.iter().filter(|name| **name == "script").count();
        let ours = page.content.matches("<script src=\"").count();
        assert_eq!(scripts, ours, "{}: a script of the programme's", page.path);
        for tag in html::tags(&page.content) {
            let bad = [" onmouseover=\"", "href=\"javascript"]
                .iter()
                .find(|bad| tag.contains(**bad));
            assert_eq!(bad, None, "{}: <{tag}>", page.path);
        }
        let svgs = page.content.matches("<svg").count();
        assert_eq!(
            svgs,
            page.content.matches("</svg>").count(),
            "{}",
            page.path
        );
        assert!(
            page.content.contains("{{ t }}"),
            "{}: template text is text",
            page.path
        );
    }
}

#[test]
fn hostile_text_stays_a_cell_and_a_paragraph_in_the_forms() {
    let (mut programme, proof) = (hostile(), common::proof());
    for visit in &mut programme.visits {
        visit.meta.title = "=cmd|' /C calc'!A0".to_owned();
        visit.place = "---\n## x\n### Vår synpunkt\n> y".to_owned();
    }
    let asked = hostile_consultation();
    let book = Book::new(&programme, &proof, Language::Swedish).consultation(&asked);
    let pages = render(&book).unwrap();
    let forms = pages.iter().filter(|page| page.path.starts_with("remiss/"));
    let (mut sheets, mut texts) = (0, 0);
    for form in forms {
        if form.path.ends_with(".csv") {
            sheets += 1;
            for cell in form.content.split("\r\n").flat_map(|row| row.split(";\"")) {
                let begins = cell.trim_start_matches(['\u{feff}', '"']).chars().next();
                assert!(
                    !"=+-@".contains(begins.unwrap_or(' ')),
                    "{}: {cell}",
                    form.path
                );
            }
        } else if form.path.ends_with(".md") {
            texts += 1;
            let bare = form.content.replace("\\<", "");
            assert!(!bare.contains('<'), "{}: a tag", form.path);
            assert!(!form.content.contains("\n## x") && form.content.matches("\n---").count() == 1);
        }
    }
    assert!(sheets > 2 && texts == sheets);
}

#[test]
fn only_web_addresses_become_links() {
    let mut programme = common::programme();
    for (link, leads) in [
        ("https://example.org/?a=1&b=2", true),
        ("http://example.org/", true),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt:alert(1)", false),
        ("data:text/html,<script>", false),
        ("//example.org", false),
        ("", false),
    ] {
        programme.sources[0].link = link.to_owned();
        let proof = common::proof();
        let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
        let sources = pages
            .iter()
            .find(|page| page.path == "kallor.html")
            .unwrap();
        assert_eq!(
            sources.content.contains("rel=\"noreferrer external\""),
            leads,
            "{link}"
        );
    }
}
