//! The press: templates, and the frame that every page stands in.

use crate::here::Link;
use crate::menu;
use crate::own_words::{OwnWords, escaped};
use crate::pages::search;
use crate::phrase::number;
use crate::site::Site;
use crate::texts;
use crate::{Book, BookError, Page, Printed};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::ProgrammeLanguage;
use std::sync::Arc;

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

/// What opens the entries of long pages.
pub(crate) const UNFOLD: &str = include_str!("../../../book/oppna.js");

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
    pub(crate) fn new(book: &Book<'_>) -> Result<Self, BookError> {
        let language = book.language;
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
        let foreign = foreign(language, book.programme.language);
        let marks = marks(book, &foreign);
        engine.add_filter("own_lines", own_lines(marks.clone()));
        engine.add_filter("own_words", own_words(marks));
        engine.add_global("foreign", foreign);
        engine.add_global("own_lang", texts::programme_code(book.programme.language));
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

/// What marks the programme's own words, and with which attribute; nothing where the book is in its language.
type Marks = Option<Arc<(OwnWords, String)>>;

fn marks(book: &Book<'_>, foreign: &Value) -> Marks {
    let attribute = foreign.to_string();
    (!attribute.is_empty()).then(|| Arc::new((OwnWords::of(book), attribute)))
}

/// Marks the programme's own words in a part of a page with the attribute of its language.
fn own_words(marks: Marks) -> impl Fn(&str) -> Value + Send + Sync + 'static {
    move |html| {
        Value::from_safe_string(match marks.as_deref() {
            Some((own, attribute)) => own.mark(html, attribute),
            None => html.to_owned(),
        })
    }
}

/// The lines of a text in a picture, with the programme's own words marked.
fn own_lines(marks: Marks) -> impl Fn(&str) -> Vec<Value> + Send + Sync + 'static {
    move |text| {
        let lines = match marks.as_deref() {
            Some((own, attribute)) => own.mark_lines(text, attribute),
            None => escaped(text).split('\n').map(str::to_owned).collect(),
        };
        lines.into_iter().map(Value::from_safe_string).collect()
    }
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
    /// Whether that is in the programme's language, and that is not the book's.
    programme_foreign: bool,
    release: &'s str,
    draft: Option<&'s str>,
    draft_foreign: bool,
    title: &'s str,
    about: &'s str,
    root: &'static str,
    twin: Option<String>,
    digest: Option<&'s str>,
    /// Where the typeset print edition lies, where there is one.
    pdf: Option<String>,
    menu: Vec<Part>,
    crumb: Option<Link>,
    front: bool,
    /// Whether it is an edition with reviewers' notes.
    review: bool,
    /// Whether it is the page of the search.
    search: bool,
}

/// A part of the menu.
#[derive(Serialize)]
struct Part {
    title: &'static str,
    chapters: Vec<Chapter>,
}

#[derive(Serialize)]
struct Chapter {
    link: Link,
    /// Whether its title is in the programme's language, and that is not the book's.
    foreign: bool,
    /// Whether the reader is asked to decide on what it says.
    asks: bool,
    /// Whether the page is the chapter's own page, and whether it is in the chapter.
    current: bool,
    inside: bool,
}

impl Chapter {
    /// A chapter of the menu, as it is seen from a page.
    fn new(chapter: menu::Chapter, root: &str, sheet: &Sheet) -> Self {
        let path = chapter.link.href;
        Self {
            current: path == sheet.path,
            inside: path == sheet.chapter || path == sheet.path,
            foreign: chapter.foreign,
            asks: chapter.asks,
            link: Link {
                title: chapter.link.title,
                href: format!("{root}{path}"),
            },
        }
    }
}

impl<'s> Frame<'s> {
    fn new(site: &'s Site<'_>, sheet: &'s Sheet) -> Self {
        let root = if sheet.path.contains('/') { "../" } else { "" };
        let part = |part: menu::Part| Part {
            title: part.title,
            chapters: part
                .chapters
                .into_iter()
                .map(|chapter| Chapter::new(chapter, root, sheet))
                .collect(),
        };
        let menu: Vec<Part> = menu::parts(site).into_iter().map(part).collect();
        let crumb = menu
            .iter()
            .flat_map(|part| &part.chapters)
            .find(|chapter| chapter.inside && !chapter.current);
        let twin = site
            .book
            .other_language
            .map(|other| format!("{root}{other}{}", sheet.path));
        Self {
            programme: &site.programme.meta.title,
            programme_foreign: !site.book.has_translated(&site.programme.meta.title),
            release: &site.programme.release,
            draft: site.draft(),
            draft_foreign: !site
                .draft()
                .is_some_and(|says| site.book.has_translated_prose(says)),
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
