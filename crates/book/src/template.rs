//! The press: templates, and the frame that every page stands in.

use crate::changes;
use crate::here::Link;
use crate::pages::{consultation, notes, pathways, search, trial, variants};
use crate::phrase::number;
use crate::site::Site;
use crate::texts;
use crate::{BookError, Page, Printed};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::ProgrammeLanguage;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../book/templates/", $name)))),*]
    };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "base.html",
    "parts.html",
    "pictures.html",
    "index.html",
    "authored.html",
    "search.html",
    "trial.html",
    "child.html",
    "changes.html",
    "variants.html",
    "variant.html",
    "recipients.html",
    "recipient.html",
    "notes.html",
    "matrix.html",
    "visits.html",
    "visit.html",
    "pathways.html",
    "pathway.html",
    "areas.html",
    "area.html",
    "transitions.html",
    "transition.html",
    "services.html",
    "service.html",
    "items.html",
    "vaccines.html",
    "requirements.html",
    "sources.html",
    "groups.html",
    "checks.html",
    "glossary.html",
    "indicators.html",
    "indicator.html",
    "provenance.html",
    "registers.html",
    "register.html",
];

/// What narrows the matrix.
pub(crate) const FILTER: &str = include_str!("../../../book/matris.js");

/// What shows what is sought.
pub(crate) const SEARCH: &str = include_str!("../../../book/sok.js");

/// What makes plans in the page of invented children.
pub(crate) const TRIAL: &str = include_str!("../../../book/prova.js");

/// The book's style sheet.
pub(crate) const STYLE: &str = include_str!("../../../book/style.css");

/// One page before it is printed.
pub(crate) struct Sheet {
    pub(crate) path: String,
    pub(crate) template: &'static str,
    pub(crate) title: String,
    /// What the page says, in a sentence: for search engines and previews.
    pub(crate) about: String,
    /// The chapter to which it belongs: path of the chapter's page.
    pub(crate) chapter: &'static str,
    pub(crate) view: Value,
}

/// The template engine with the book's templates and texts.
pub(crate) struct Press {
    engine: Environment<'static>,
}

impl Press {
    pub(crate) fn new(language: Language, programme: ProgrammeLanguage) -> Result<Self, BookError> {
        let mut engine = Environment::new();
        let fault = |name: &str, cause| BookError {
            path: name.to_owned(),
            cause,
        };
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        let syntax = syntax.map_err(|cause| fault("", cause))?;
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_auto_escape_callback(|_| AutoEscape::Html);
        engine.set_syntax(syntax);
        engine.add_filter("with", with);
        engine.add_filter("number", number);
        engine.add_filter("kebab", kebab);
        engine.add_filter("texts_with", texts_with);
        engine.add_global("t", value(texts::of(language)));
        engine.add_global("c", value(texts::consultation::of(language)));
        engine.add_global("lang", texts::code(language));
        engine.add_global("foreign", foreign(language, programme));
        for (name, source) in TEMPLATES {
            engine
                .add_template(name, source)
                .map_err(|cause| fault(name, cause))?;
        }
        Ok(Self { engine })
    }

    /// Prints one page.
    pub(crate) fn print(&self, site: &Site<'_>, sheet: Sheet) -> Result<Page, BookError> {
        let fault = |cause| BookError {
            path: sheet.path.clone(),
            cause,
        };
        let template = self.engine.get_template(sheet.template).map_err(fault)?;
        let frame = Frame::new(site, &sheet);
        let context = context! { frame => value(frame), page => sheet.view };
        let content = template.render(context).map_err(fault)?;
        Ok(Page {
            content: with_plain_slashes(&content),
            path: sheet.path,
        })
    }
}

/// What a template shows of a view.
pub(crate) fn value(view: impl Serialize) -> Value {
    Value::from(Serde(view))
}

/// The engine escapes slashes too, which neither text nor a quoted attribute needs: they are put
/// back, for addresses that can be read. Programme text cannot hold the entity: its `&` is escaped.
fn with_plain_slashes(html: &str) -> String {
    html.replace("&#x2f;", "/")
}

/// The attribute of everything that is written in the programme's language, where that is not the
/// book's.
fn foreign(language: Language, programme: ProgrammeLanguage) -> Value {
    let code = texts::programme_code(programme);
    if code == texts::code(language) {
        return Value::from("");
    }
    Value::from_safe_string(format!(" lang=\"{code}\""))
}

/// Puts a value in the place of `{}` in a text.
fn with(text: &str, value: &str) -> String {
    text.replace("{}", value)
}

/// How many different texts in a part of a page carry this attribute.
fn texts_with(html: &str, attribute: &str) -> usize {
    crate::translation::texts_with(html, attribute)
}

/// A code as a part of an attribute's name: "pastItsTime" is "past-its-time".
fn kebab(code: &str) -> String {
    let mut out = String::new();
    for letter in code.chars() {
        if letter.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[derive(Serialize)]
struct Frame<'s> {
    programme: &'s str,
    release: &'s str,
    draft: Option<&'s str>,
    title: &'s str,
    about: &'s str,
    root: &'static str,
    twin: Option<String>,
    digest: Option<&'s str>,
    /// Where the typeset print edition lies, where there is one.
    pdf: Option<String>,
    menu: Vec<Chapter>,
    crumb: Option<Link>,
    front: bool,
    /// Whether it is an edition with reviewers' notes.
    review: bool,
    /// Whether it is the page of the search.
    search: bool,
}

#[derive(Serialize)]
struct Chapter {
    link: Link,
    /// Whether its title is in the programme's language, and that is not the book's.
    foreign: bool,
    /// Whether the page is the chapter's own page, and whether it is in the chapter.
    current: bool,
    inside: bool,
}

impl<'s> Frame<'s> {
    fn new(site: &'s Site<'_>, sheet: &'s Sheet) -> Self {
        let root = if sheet.path.contains('/') { "../" } else { "" };
        let chapters = chapters(site);
        let menu: Vec<Chapter> = chapters
            .iter()
            .map(|(path, title, foreign)| Chapter {
                link: Link {
                    title: (*title).to_owned(),
                    href: format!("{root}{path}"),
                },
                foreign: *foreign,
                current: *path == sheet.path,
                inside: *path == sheet.chapter || *path == sheet.path,
            })
            .collect();
        let crumb = menu
            .iter()
            .find(|chapter| chapter.inside && !chapter.current);
        let twin = site
            .book
            .other_language
            .map(|other| format!("{root}{other}{}", sheet.path));
        Self {
            programme: &site.programme.meta.title,
            release: &site.programme.release,
            draft: site.draft(),
            title: &sheet.title,
            about: &sheet.about,
            root,
            twin,
            digest: site.book.digest,
            pdf: site.book.typeset.then(|| {
                let printed = Printed::of(site.book.language);
                format!("{root}{}", printed.pdf)
            }),
            crumb: crumb.map(|chapter| chapter.link.clone()),
            front: sheet.path == "index.html",
            review: site.book.notes.is_some(),
            search: sheet.path == search::PATH,
            menu,
        }
    }
}

/// The chapters in the order of the menu: path, title, and whether it is in the programme's language where
/// that is not the book's. The authors' own pages follow the first page.
fn chapters<'s>(site: &'s Site<'_>) -> Vec<(&'s str, &'s str, bool)> {
    let authored = site.authored.iter();
    let authored = authored.map(|page| (page.path.as_str(), page.title.as_str(), page.foreign));
    let own = own_chapters(site);
    let mut own = own.into_iter().map(|(path, title)| (path, title, false));
    let first = own.next();
    first.into_iter().chain(authored).chain(own).collect()
}

/// The book's own chapters: path and title.
fn own_chapters(site: &Site<'_>) -> Vec<(&'static str, &'static str)> {
    let t = site.t;
    let mut chapters = vec![
        ("index.html", t.overview),
        (changes::PATH, t.changes),
        (
            consultation::PATH,
            texts::consultation::of(site.book.language).chapter,
        ),
        (trial::PATH, trial::title(site)),
        ("besok.html", t.visits),
        ("matris.html", t.matrix),
        ("vaccinationer.html", t.vaccines),
        ("omraden.html", t.responsibility),
        ("overgangar.html", t.transitions),
        ("verksamheter.html", t.services),
        ("moment.html", t.items),
        ("krav.html", t.requirements),
    ];
    if !site.pathways.is_empty() {
        chapters.insert(5, (pathways::PATH, t.pathways));
    }
    if site.book.notes.is_some() {
        let texts = texts::consultation::of(site.book.language);
        chapters.insert(3, (notes::PATH, texts.notes));
    }
    if !site.programme.indicators.is_empty() {
        chapters.push(("indikatorer.html", t.indicators));
    }
    chapters.push(("malgrupper.html", t.groups));
    if !site.programme.variants.is_empty() {
        let texts = texts::consultation::of(site.book.language);
        chapters.push((variants::PATH, texts.variants));
    }
    chapters.extend([
        ("kallor.html", t.sources),
        ("ursprung.html", t.provenance),
        ("kontroll.html", t.checks),
    ]);
    if !site.book.registers.is_empty() {
        chapters.push(("register.html", t.registers));
    }
    chapters.extend([("ordlista.html", t.glossary), (search::PATH, t.search)]);
    chapters
}
