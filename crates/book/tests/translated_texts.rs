//! A book in another language than the programme's, with the texts of rules translated.
//!
//! Every translation stands between marks here: no page may say of such a text that it is in the programme's language,
//! and none may show the programme's title in its place.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::translated::table::{self, Row};
use stafett_book::translated::{Text, Translated, Translations, What, texts, translate};
use stafett_book::{Book, Language, Page, print, render};
use stafett_model::{
    Clause, Condition, FactRange, Made, Note, NoteKind, Occurrence, Programme, Values, words,
};

const HOSTILE: &str = "</svg></title><script>alert(1)</script>\"' onmouseover=\"x\" {{ t }} {% x %} &amp; <img src=x>";

/// Translates every text of these kinds into what `into` makes of it.
fn translations(
    programme: &Programme,
    kinds: &[What],
    into: impl Fn(&str) -> String,
) -> Translations {
    let mut all = Translations::default();
    let asked = texts(programme).into_iter();
    for text in asked.filter(|text| kinds.contains(&text.what)) {
        let translation = into(&text.wording);
        assert!(all.add(text, &translation));
    }
    all
}

const ALL: [What; 7] = [
    What::Title,
    What::Value,
    What::Words,
    What::Instrument,
    What::Publisher,
    What::Description,
    What::Draft,
];

fn title(rule: &str, wording: &str) -> Text {
    Text::new(rule, What::Title, wording)
}

fn titles(programme: &Programme) -> Vec<Text> {
    let all = texts(programme).into_iter();
    all.filter(|text| text.what == What::Title).collect()
}

fn marked(title: &str) -> String {
    format!("⟦{title}⟧")
}

fn shorter(mut programme: Programme) -> Programme {
    let visits = programme.visits.iter_mut();
    visits.for_each(|visit| visit.minutes = Some(5));
    programme
}

/// The pages and the print edition of the small programme with these translations.
fn pages(translations: &Translations) -> (Vec<Page>, Vec<Page>) {
    let original = common::programme();
    let Translated {
        programme,
        wordings,
        ..
    } = translate(&original, translations);
    let (proof, registers) = (common::proof(), common::registers());
    let old = translate(&shorter(common::programme()), translations).programme;
    let since = stafett_diff::compare(&old, &programme);
    let children = [common::shown(&programme, "Barnet")];
    let authored = [common::authored("Text")];
    let book = Book::new(&programme, &proof, Language::English)
        .translated(&wordings, &original)
        .children(&children)
        .registers(&registers)
        .pages(&authored)
        .since(&since)
        .earlier(&old);
    (render(&book).unwrap(), print(&book).unwrap())
}

/// The texts of a page that hold a translation and are said to be in the programme's language.
fn said_to_be_foreign(html: &str) -> Vec<String> {
    const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/', '\n']).find(|part| !part.is_empty());
        let name = name.unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            let around = open.last().is_some_and(|(_, foreign)| *foreign);
            let own = match tag.split_once(" lang=\"") {
                Some((_, language)) => language.starts_with("sv"),
                None => around,
            };
            if own && tag.contains('⟦') {
                found.push(tag.to_owned());
            }
            open.push((name, own));
        }
        let foreign = open.last().is_some_and(|(_, foreign)| *foreign);
        if foreign && text.contains('⟦') {
            found.push(format!("<{name}> {}", text.trim()));
        }
    }
    found
}

fn page<'p>(pages: &'p [Page], path: &str) -> &'p str {
    let found = pages.iter().find(|page| page.path == path);
    &found.unwrap_or_else(|| panic!("{path}")).content
}

#[test]
fn a_translated_title_is_shown_everywhere_and_as_what_it_is() {
    let (pages, _) = pages(&translations(&common::programme(), &ALL, marked));
    let (mut foreign, mut shown) = (Vec::new(), 0);
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let texts = said_to_be_foreign(&page.content).into_iter();
        foreign.extend(texts.map(|text| format!("{}: {text}", page.path)));
        shown += page.content.matches('⟦').count();
    }
    assert!(
        foreign.is_empty(),
        "{}:\n{}",
        foreign.len(),
        foreign.join("\n")
    );
    assert!(shown > 500, "{shown}");
    let visit = page(&pages, "besok/bhv-team-4v.html");
    assert!(
        visit.contains("<h1>⟦Teambesök vid 4 veckor⟧</h1>"),
        "{visit}"
    );
    let wording = "In Swedish: <span class=\"wording\" lang=\"sv\">Teambesök vid 4 veckor</span>";
    assert!(visit.contains(wording), "{visit}");
    assert!(page(&pages, "index.html").contains("<h1>⟦"));
}

/// The small programme's titles, without those that are words of the book's own as well.
fn wordings() -> Vec<String> {
    let all = titles(&common::programme()).into_iter();
    let all = all.map(|title| title.wording);
    all.filter(|wording| wording.contains(' ')).collect()
}

#[test]
fn no_title_is_left_in_the_programmes_words_but_as_the_wording_beside_the_translation() {
    let programme = common::programme();
    let number = |title: &str| {
        let all = titles(&programme);
        let place = all.iter().position(|other| other.wording == title);
        format!("Title {}", place.unwrap())
    };
    let (pages, prints) = pages(&translations(&programme, &[What::Title], number));
    let wordings = wordings();
    assert!(wordings.len() > 10, "{wordings:?}");
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let parts = page.content.split("class=\"wording\" lang=\"sv\">");
        for part in parts.enumerate().map(|(at, part)| match at {
            0 => part,
            _ => part.split_once("</span>").unwrap().1,
        }) {
            for wording in &wordings {
                let docs = format!("{wording} i en mening");
                let bare = part.replace(&docs, "");
                assert!(!bare.contains(wording.as_str()), "{}: {wording}", page.path);
            }
        }
    }
    let data = page(&prints, "print/data.json");
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert!(data["title"].as_str().unwrap().starts_with("Title "));
    assert_eq!(data["translated"][data["title"].as_str().unwrap()], true);
}

#[test]
fn the_swedish_book_knows_nothing_of_it_and_the_count_tells_what_is_left() {
    let programme = common::programme();
    let mut all = translations(&programme, &ALL, marked);
    let (pages_all, _) = pages(&all);
    let section = |pages: &[Page]| {
        let checks = page(pages, "kontroll.html");
        let section = checks.split("id=\"sprak\"").nth(1).unwrap();
        section.split("</section>").next().unwrap().to_owned()
    };
    assert!(section(&pages_all).contains("Titles of rules</dt><dd>0</dd>"));
    assert!(section(&pages_all).contains("Descriptions of rules</dt><dd>0</dd>"));
    assert!(section(&pages_all).contains("not by an authority"));
    // One title has other words than when it was translated.
    all = Translations::default();
    for title in titles(&programme) {
        let was = match title.rule.as_str() {
            "bhv.team_4v" => "Besök vid 4 veckor",
            _ => &title.wording,
        };
        let was = Text::new(&title.rule, What::Title, was);
        all.add(was, &marked(&title.wording));
    }
    let (pages, _) = pages(&all);
    assert!(section(&pages).contains("Titles of rules</dt><dd>1</dd>"));
    let visit = page(&pages, "besok/bhv-team-4v.html");
    assert!(
        visit.contains("<h1 lang=\"sv\">Teambesök vid 4 veckor</h1>"),
        "{visit}"
    );
    let proof = common::proof();
    let swedish = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    let swedish = swedish.iter().map(|page| page.content.as_str());
    let swedish: String = swedish.collect();
    assert!(!swedish.contains('⟦') && !swedish.contains("class=\"wording\""));
}

#[test]
fn a_translated_title_is_found_by_the_words_of_both_languages() {
    let mut all = Translations::default();
    let of_visit = title("bhv.team_4v", "Teambesök vid 4 veckor");
    all.add(of_visit, "Joint appointment at 4 weeks");
    let (pages, _) = pages(&all);
    let search = page(&pages, "sok.html");
    let entry = search
        .split("<li")
        .find(|entry| entry.contains(">Joint appointment at 4 weeks</a>"));
    let entry = entry.unwrap();
    let values = |name: &str| html::attributes(entry, name).concat();
    assert!(values("data-stems").contains("appoint"), "{entry}");
    assert!(values("data-more").contains("teambesök"), "{entry}");
    assert!(values("data-also").contains("week") || values("data-stems").contains("week"));
    assert!(
        entry.starts_with(" data-stems") && entry.contains("html\">Joint"),
        "{entry}"
    );
}

#[test]
fn a_hostile_translation_stays_text() {
    let honest = pages(&translations(&common::programme(), &ALL, marked)).0;
    let hostile = pages(&translations(&common::programme(), &ALL, |_| {
        HOSTILE.to_owned()
    }))
    .0;
    assert_eq!(honest.len(), hostile.len());
    let both = honest.iter().zip(&hostile);
    for (honest, hostile) in both.filter(|(page, _)| page.path.ends_with(".html")) {
        let elements = html::elements(&hostile.content);
        assert!(!elements.contains(&"img"), "{}", hostile.path);
        let scripts = |html: &str| html.matches("<script").count();
        assert_eq!(
            scripts(&honest.content),
            scripts(&hostile.content),
            "{}",
            hostile.path
        );
        for tag in html::tags(&hostile.content) {
            assert!(
                !tag.contains(" onmouseover=\""),
                "{}: <{tag}>",
                hostile.path
            );
        }
        assert!(hostile.content.contains("{{ t }}"), "{}", hostile.path);
    }
}

#[test]
fn two_books_are_the_same_and_what_the_compiler_makes_is_named_anew() {
    let mut original = common::programme();
    let visit = &mut original.visits[0];
    let (rule, title) = (visit.meta.id.clone(), visit.meta.title.clone());
    visit.meta.id = format!("{rule}.1");
    visit.meta.title = format!("{title} (1 av 2)");
    visit.occurrence = Some(Occurrence {
        rule: rule.clone(),
        title: title.clone(),
        number: 1,
        of: 2,
    });
    let mut fact = original.facts[0].clone();
    fact.made = Some(Made::Outcome(stafett_model::VisitId(0)));
    fact.meta.id = "gick".to_owned();
    fact.meta.title = format!("{title} (1 av 2) – hur det gick");
    fact.values = Values::YesNo;
    original.facts.push(fact);
    let mut all = Translations::default();
    assert!(all.add(Text::new(&rule, What::Title, &title), "The visit"));
    let same = format!(" {title}\n");
    assert!(!all.add(Text::new(&rule, What::Title, &same), "Other"));
    let translated = translate(&original, &all).programme;
    assert_eq!(translated.visits[0].meta.title, "The visit (1 of 2)");
    let made = translated.facts.last().unwrap();
    assert_eq!(made.meta.title, "The visit (1 of 2) – how it went");
    assert_eq!(words::fact_title(&translated, made).en, made.meta.title);
    let asked: Vec<String> = titles(&original)
        .into_iter()
        .map(|title| title.rule)
        .collect();
    assert!(asked.contains(&rule) && !asked.contains(&"gick".to_owned()));
    let all = translations(&common::programme(), &ALL, marked);
    assert_eq!(pages(&all), pages(&all));
}

fn told(table: &str, programme: &Programme) -> Vec<(u32, bool, String)> {
    let (rows, mut faults) = table::read(table);
    let mut all = Translations::default();
    faults.extend(table::add(&rows, &mut all));
    faults.extend(table::adrift(&rows, &texts(programme)));
    let faults = faults.into_iter();
    faults
        .map(|fault| (fault.line, fault.adrift, fault.says.en))
        .collect()
}

#[test]
fn what_is_wrong_with_a_table_is_told_at_its_line() {
    let programme = common::programme();
    let head = "regel;text;lydelse;översättning\n";
    let row = "bhv.team_4v;titel;Teambesök vid 4 veckor;Team visit\n";
    assert_eq!(told(&format!("{head}{row}"), &programme), []);
    let english = "\u{feff}rule,text,wording,translation\r\nbhv.team_4v,title,Teambesök vid 4 veckor,Team visit\r\n";
    assert_eq!(told(english, &programme), []);
    for (rows, line, adrift, says) in [
        (format!("{row}{row}"), 3, false, "on another row"),
        (row.replace("Team visit", ""), 2, false, "missing: 1"),
        (
            row.replace("4 veckor", "5 veckor"),
            2,
            true,
            "bhv.team_4v: the text has changed since it was translated",
        ),
        (
            row.replace("bhv.team_4v", "bhv.tem_4v"),
            2,
            true,
            "no rule called \"bhv.tem_4v\"",
        ),
        (
            row.replace("titel", "färg"),
            2,
            false,
            "\"färg\" is nothing that is translated",
        ),
    ] {
        let told = told(&format!("{head}{rows}"), &programme);
        assert_eq!(told.len(), 1, "{rows}: {told:?}");
        let (at, lost, text) = &told[0];
        assert!(
            *at == line && *lost == adrift && text.contains(says),
            "{told:?}"
        );
    }
    let told = told("a;b\n1;2\n", &programme);
    assert!(told.len() == 1 && told[0].2.contains("columns"), "{told:?}");
}

#[test]
fn the_translators_table_has_what_is_there_and_what_is_missing_once() {
    let programme = common::programme();
    let known = texts(&programme);
    let row = |rule: &str, wording: &str, translation: &str| Row {
        line: 1,
        text: title(rule, wording),
        translation: translation.to_owned(),
    };
    let rows = [
        row("borta", "Borta", "Gone"),
        row("bhv.team_4v", "Förr", "Before"),
    ];
    let mut all = Translations::default();
    table::add(&rows, &mut all);
    let text = table::write(&rows, &known, &all, Language::Swedish);
    let (written, _) = table::read(&text);
    assert_eq!(written.len(), known.len() + 2, "{text}");
    assert_eq!(written.last().unwrap().text.rule, "borta");
    let of_rule = written
        .iter()
        .filter(|row| row.text.rule == "bhv.team_4v" && row.text.what == What::Title);
    let of_rule: Vec<_> = of_rule
        .map(|row| (&*row.text.wording, &*row.translation))
        .collect();
    assert_eq!(
        of_rule,
        [("Förr", "Before"), ("Teambesök vid 4 veckor", "")]
    );
    assert_eq!(
        table::write(&written, &known, &all, Language::Swedish),
        text
    );
}

#[test]
fn values_are_words_in_the_book_and_names_in_the_link() {
    let mut original = common::programme();
    let mut form = original.facts[0].clone();
    form.meta.id = "form".to_owned();
    form.values = Values::OneOf(vec!["en_sak".to_owned(), "annat".to_owned()]);
    original.facts.push(form);
    let all = translations(&original, &[What::Value], |value| format!("en {value}"));
    assert!(!all.is_empty());
    let translated = translate(&original, &all);
    let item = original
        .items
        .iter()
        .position(|item| !item.outcomes.is_empty());
    let item = item.unwrap();
    let (was, is) = (&original.items[item], &translated.programme.items[item]);
    assert_eq!(
        is.outcomes[0],
        format!("en {}", was.outcomes[0].replace('_', " "))
    );
    let engine = stafett_book::Engine {
        wasm: b"\0asm",
        programme: "{}",
    };
    let proof = common::proof();
    let book = Book::new(&translated.programme, &proof, Language::English)
        .translated(&translated.wordings, &original)
        .engine(engine);
    let pages = render(&book).unwrap();
    let form = page(&pages, "prova.html");
    let options = form
        .split("<option ")
        .filter(|option| option.contains("data-said="));
    let options: Vec<&str> = options.collect();
    assert!(!options.is_empty(), "{form}");
    for option in options {
        let value = html::attributes(&format!(" {option}"), "value")[0].to_owned();
        let said = html::attributes(option, "data-said")[0];
        assert_eq!(said, format!("en {}", value.replace('_', " ")), "{option}");
        assert!(option.contains(&format!(">{said}</option>")), "{option}");
        let tag = option.split('>').next().unwrap();
        assert!(!tag.contains("lang="), "{option}");
    }
}

#[test]
fn a_condition_is_said_in_the_translated_clause_and_by_the_title_where_a_half_is_missing() {
    let mut original = common::programme();
    let id = stafett_model::FactId(u16::try_from(original.facts.len()).unwrap());
    let mut home = original.facts[0].clone();
    home.meta.id = "home".to_owned();
    home.meta.title = "Boende".to_owned();
    home.values = Values::OneOf(vec!["hemma".to_owned(), "hos_andra".to_owned()]);
    home.clause = Some(Clause {
        holds: "barnet bor …".to_owned(),
        denied: "barnet bor inte …".to_owned(),
        language: None,
    });
    original.facts.push(home);
    let of = Condition::Fact(FactRange {
        fact: id,
        allowed: vec![(0, 0)],
    });
    let said = |clauses: &[(&str, &str)]| {
        let mut all = Translations::default();
        all.add(Text::new("home", What::Value, "hemma"), "at home");
        all.add(title("home", "Boende"), "Home");
        for (wording, translation) in clauses {
            all.add(Text::new("home", What::Words, wording), translation);
        }
        words::condition(&translate(&original, &all).programme, &of).en
    };
    let holds = ("barnet bor …", "the child lives …");
    let denied = ("barnet bor inte …", "the child does not live …");
    assert_eq!(said(&[holds, denied]), "the child lives at home");
    assert_eq!(said(&[holds]), "“Home” is at home");
    let lost = ("barnet bor …", "the child lives");
    assert_eq!(said(&[lost, denied]), "“Home” is at home");
    let table = "regel;text;lydelse;översättning\nhome;i ord;barnet bor …;the child lives\n";
    let (_, faults) = table::read(table);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].says.en.contains("where the value stands"));
}

#[test]
fn a_description_keeps_its_paragraphs() {
    let mut original = common::programme();
    original.visits[0].meta.doc = "Första stycket\när här.\n\nDet andra.".to_owned();
    let rule = original.visits[0].meta.id.clone();
    let known = texts(&original);
    let table = table::write(&[], &known, &Translations::default(), Language::Swedish);
    let (rows, faults) = table::read(&table);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let mut descriptions = rows.iter().filter(|row| row.text.what == What::Description);
    let text = descriptions.find(|row| row.text.rule == rule).unwrap();
    assert_eq!(text.text.wording, "Första stycket är här.\n\nDet andra.");
    let mut all = Translations::default();
    all.add(text.text.clone(), "The first\nis here.\n\nThe second.");
    let translated = translate(&original, &all);
    let doc = &translated.programme.visits[0].meta.doc;
    assert_eq!(doc, "The first is here.\n\nThe second.");
}

#[test]
fn what_is_said_alike_in_several_notes_is_translated_once_and_other_notes_are_not_asked_for() {
    let note = |text: &str| Note {
        about: None,
        kind: NoteKind::Assumption(text.to_owned()),
    };
    let mut programme = common::programme();
    for visit in &mut programme.visits[..2] {
        visit.meta.notes = vec![note("gränsen är vår; ingen källa säger något om den")];
    }
    programme.visits[0].meta.notes.push(note("bara här"));
    let shared = Text::new(
        "",
        What::Words,
        "gränsen är vår; ingen källa säger något om den",
    );
    let asked = texts(&programme);
    assert_eq!(asked.iter().filter(|text| **text == shared).count(), 1);
    assert!(!asked.iter().any(|text| text.wording == "bara här"));
    let mut translations = Translations::default();
    translations.add(shared, "the limit is ours; no source says anything of it");
    let Translated {
        programme: english,
        wordings,
        ..
    } = translate(&programme, &translations);
    let notes = |place: usize| english.visits[place].meta.notes.clone();
    assert_eq!(
        notes(0),
        [
            note("the limit is ours; no source says anything of it"),
            note("bara här")
        ]
    );
    assert_eq!(
        notes(1),
        [note("the limit is ours; no source says anything of it")]
    );
    let proof = common::proof();
    let book = Book::new(&english, &proof, Language::English).translated(&wordings, &programme);
    let pages = render(&book).unwrap();
    let slug = "besok/bhv-team-4v.html";
    let visit = page(&pages, slug);
    assert!(visit.contains("The limit is ours; no source says anything of it."));
    assert!(!visit.contains("The note, in Swedish"), "{visit}");
}
