//! For those who are asked about the programme: one chapter for each responsible body and each
//! service, with what is theirs and what changes for them.

mod assumed;
mod direction;
mod duty;
mod exchanges;
mod forms;
mod in_short;
mod regional;
mod touching;
mod visits;

use crate::Page;
use crate::here::{Actor, Here, Link};
use crate::recipient::Recipient;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use assumed::{RequirementRow, Statements};
use duty::Duty;
use exchanges::Exchanges;
pub(crate) use in_short::in_short;
use minijinja::context;
use regional::Regional;
use serde::Serialize;
use stafett_model::Holder;
use visits::{Minutes, Visits};

/// Path of the page that lists the chapters.
pub(crate) const PATH: &str = "remiss.html";

/// A chapter in the list.
#[derive(Serialize)]
struct Listed {
    actor: Actor,
    /// The chapter.
    link: Link,
    visits: usize,
    /// Visits in some places only.
    regional: usize,
    fresh: usize,
    changed: usize,
    gone: usize,
    received: usize,
    given: usize,
    /// Periods of responsibility that are new or other than they were.
    duties: usize,
}

#[derive(Serialize)]
struct View {
    actor: Actor,
    layer: &'static str,
    id: String,
    /// The chapters of the services that act for a body.
    services: Vec<Link>,
    /// The title of the edition with which it is compared.
    compared: Option<String>,
    /// Whether the page of changes tells of the children who are halfway.
    midway: bool,
    time: Option<TimeView>,
    visits: Visits,
    /// How many visits are in some places only.
    regional: usize,
    duty: Duty,
    exchanges: Exchanges,
    requirements: Vec<RequirementRow>,
    statements: Statements,
    findings: Vec<super::findings::FindingView>,
    asked: Option<AskedView>,
    /// The forms for comments, without the ending of their names.
    forms: String,
}

/// What is said of the consultation; what is not known is empty.
#[derive(Serialize)]
struct AskedView {
    sender: String,
    reply_to: String,
    reply_by: String,
    reference: String,
}

/// The time per child, in words.
#[derive(Serialize)]
struct TimeView {
    now: String,
    /// That of the earlier edition, where it is another.
    was: String,
    /// Whether one of the two is a span.
    span: bool,
    untimed: usize,
}

/// The page that lists the chapters, and the chapters; nothing where nobody is asked.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let rules = Rules::new(below);
    let asked = Recipient::all(top.programme());
    let mut listed = Vec::new();
    let mut chapters = Vec::new();
    for who in &asked {
        let view = view(below, &rules, &asked, who);
        listed.push(entry(top, who, &view));
        chapters.push(chapter(below, who, view));
    }
    let mut sheets = vec![list(top, listed)];
    sheets.extend(chapters);
    sheets
}

/// The forms for comments: on the whole programme, and on each chapter.
pub(crate) fn files(here: &Here<'_>) -> Vec<Page> {
    let rules = Rules::new(here);
    let wordings = stafett_diff::wordings(here.programme());
    let whole = (forms::WHOLE, here.programme().meta.title.as_str());
    let mut files = Vec::from(forms::files(here, &rules, &wordings, whole, None));
    for who in Recipient::all(here.programme()) {
        let (stem, title) = (stem(here, &who), here.actor(who.holder).link.title);
        let own = forms::own_rules(here, &who);
        files.extend(forms::files(
            here,
            &rules,
            &wordings,
            (&stem, &title),
            Some(&own),
        ));
    }
    files
}

fn asked_of(here: &Here<'_>) -> Option<AskedView> {
    let consultation = here.site.book.consultation?;
    let day = consultation.reply_by.map(|day| here.say().day(day));
    Some(AskedView {
        sender: consultation.sender.clone(),
        reply_to: consultation.reply_to.clone(),
        reply_by: day.unwrap_or_default(),
        reference: consultation.reference.clone(),
    })
}

/// The chapters by their titles.
pub(crate) fn links(here: &Here<'_>) -> Vec<Link> {
    let asked = Recipient::all(here.programme()).into_iter();
    asked
        .map(|who| Link {
            title: title(here, &here.actor(who.holder).link.title),
            href: path(here, &who),
        })
        .collect()
}

/// The chapter of who holds a duty, where it has one.
pub(crate) fn chapter_of(here: &Here<'_>, holder: Holder) -> Option<Link> {
    let asked = Recipient::all(here.programme());
    let who = asked.iter().find(|one| one.holder == holder)?;
    Some(Link {
        title: here.c().concerns_link.to_owned(),
        href: format!("{}{}", here.root, path(here, who)),
    })
}

fn list(here: &Here<'_>, listed: Vec<Listed>) -> Sheet {
    let c = here.c();
    let is_body = |one: &Listed| one.actor.mark.class == "body";
    let (bodies, services): (Vec<Listed>, Vec<Listed>) = listed.into_iter().partition(is_body);
    let compared = compared(here);
    Sheet {
        path: PATH.to_owned(),
        template: "recipients.html",
        title: c.chapter.to_owned(),
        about: match compared {
            Some(_) => c.chapter_changes.to_owned(),
            None => c.chapter_about.to_owned(),
        },
        chapter: PATH,
        view: context! {
            compared,
            bodies => value(bodies),
            services => value(services),
            asked => value(asked_of(here)),
            forms => forms::WHOLE,
        },
    }
}

fn entry(here: &Here<'_>, who: &Recipient, view: &View) -> Listed {
    let visits = &view.visits;
    let actor = here.actor(who.holder);
    Listed {
        link: Link {
            title: actor.link.title.clone(),
            href: path(here, who),
        },
        actor,
        visits: visits.fresh.len() + visits.changed.len() + visits.same.len(),
        regional: visits.regional.iter().map(Regional::count).sum(),
        fresh: visits.fresh.len(),
        changed: visits.changed.len(),
        gone: visits.gone.len(),
        received: view.exchanges.received.len(),
        given: view.exchanges.given.len(),
        duties: view.duty.fresh.len(),
    }
}

/// The title of a chapter: another than that of the page of the service itself.
fn title(here: &Here<'_>, name: &str) -> String {
    here.c().chapter_whose.replace("{}", name)
}

/// The path of a chapter, from the book's folder.
fn path(here: &Here<'_>, who: &Recipient) -> String {
    format!("{}.html", stem(here, who))
}

/// The path of a chapter and its forms, without the ending.
fn stem(here: &Here<'_>, who: &Recipient) -> String {
    let slugs = &here.site.slugs;
    let (layer, slug) = match who.holder {
        Holder::Body(body) => ("huvudman", slugs.bodies.get(body.index())),
        Holder::Service(service) => ("verksamhet", slugs.services.get(service.index())),
    };
    format!("remiss/{layer}-{}", slug.map_or("", String::as_str))
}

/// The title of the edition with which the chapters compare.
fn compared(here: &Here<'_>) -> Option<String> {
    let earlier = here.site.book.earlier?;
    Some(format!("{} ({})", earlier.meta.title, earlier.release))
}

fn chapter(here: &Here<'_>, who: &Recipient, view: View) -> Sheet {
    let name = view.actor.link.title.as_str();
    Sheet {
        path: path(here, who),
        template: "recipient.html",
        about: here.c().recipient_about.replace("{}", name),
        title: title(here, name),
        chapter: PATH,
        view: value(view),
    }
}

fn view(here: &Here<'_>, rules: &Rules, asked: &[Recipient], who: &Recipient) -> View {
    let visits = visits::visits(here, who);
    View {
        actor: here.actor(who.holder),
        layer: match who.holder {
            Holder::Body(_) => here.t().layer_body,
            Holder::Service(_) => here.t().layer_service,
        },
        id: who.id(here.programme()).to_owned(),
        services: match who.holder {
            Holder::Body(_) => chapters_of_services(here, asked, who),
            Holder::Service(_) => Vec::new(),
        },
        compared: compared(here),
        midway: super::changes::midway::is_told(here),
        time: time(here, &visits),
        regional: visits.regional.iter().map(Regional::count).sum(),
        visits,
        duty: duty::duty(here, who),
        exchanges: exchanges::exchanges(here, who),
        requirements: assumed::requirements(here, who),
        statements: assumed::statements(here, who),
        findings: touching::findings(here, rules, who),
        asked: asked_of(here),
        forms: format!("{}{}", here.root, stem(here, who)),
    }
}

fn chapters_of_services(here: &Here<'_>, asked: &[Recipient], who: &Recipient) -> Vec<Link> {
    let own = |one: &&Recipient| {
        let service = |id| one.holder == Holder::Service(id);
        who.services.iter().any(|id| service(*id))
    };
    let chapter = |one: &Recipient| Link {
        title: here.actor(one.holder).link.title,
        href: format!("{}{}", here.root, path(here, one)),
    };
    asked.iter().filter(own).map(chapter).collect()
}

/// The time per child; nothing where no visit has any.
fn time(here: &Here<'_>, visits: &Visits) -> Option<TimeView> {
    let (now, before) = (visits.minutes, visits.minutes_before);
    let none = now.most == 0 && before.unwrap_or_default().most == 0;
    let span = |minutes: Minutes| match minutes.least == minutes.most {
        true => long(here, minutes.most),
        false => {
            let (least, most) = (long(here, minutes.least), long(here, minutes.most));
            here.c()
                .from_to
                .replace("{a}", &least)
                .replace("{b}", &most)
        }
    };
    let other = |was: &Minutes| (was.least, was.most) != (now.least, now.most);
    let was = before.filter(other).map(span);
    (!none).then(|| TimeView {
        now: span(now),
        was: was.map_or_else(String::new, |was| here.c().was.replace("{}", &was)),
        span: now.least != now.most || before.is_some_and(|was| was.least != was.most),
        untimed: now.untimed,
    })
}

/// "5 h 40 min".
fn long(here: &Here<'_>, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    if hours == 0 {
        return here.c().only_minutes.replace("{}", &rest.to_string());
    }
    let whole = match rest {
        0 => here.c().only_hours,
        _ => here.c().hours,
    };
    let words = whole.replace("{a}", &hours.to_string());
    words.replace("{b}", &rest.to_string())
}
