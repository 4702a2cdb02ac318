//! For those who are asked about the programme: one chapter for each responsible body and each
//! service, with what is theirs and what changes for them.

mod assumed;
mod exchanges;
mod touching;
mod visits;

use super::legs::LegView;
use crate::here::{Actor, Here, Kind, Link, ids};
use crate::recipient::Recipient;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use assumed::{RequirementRow, Statements};
use exchanges::Exchanges;
use minijinja::context;
use serde::Serialize;
use stafett_model::{AreaId, Holder};
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
    fresh: usize,
    changed: usize,
    gone: usize,
    received: usize,
    given: usize,
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
    time: Option<TimeView>,
    visits: Visits,
    duty: Duty,
    exchanges: Exchanges,
    requirements: Vec<RequirementRow>,
    statements: Statements,
    findings: Vec<super::findings::FindingView>,
}

/// The time per child, in words.
#[derive(Serialize)]
struct TimeView {
    now: String,
    /// That of the earlier edition, where it is another.
    was: String,
    untimed: usize,
}

/// The periods of responsibility of a recipient.
#[derive(Serialize)]
struct Duty {
    legs: Vec<LegView>,
    /// Areas whose responsibility is new or changed, with the way to the change.
    changed: Vec<(Link, Link)>,
    /// Titles of areas for which they were responsible.
    gone: Vec<String>,
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
        view: context! { compared, bodies => value(bodies), services => value(services) },
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
        fresh: visits.fresh.len(),
        changed: visits.changed.len(),
        gone: visits.gone.len(),
        received: view.exchanges.received.len(),
        given: view.exchanges.given.len(),
    }
}

/// The path of a chapter, from the book's folder.
fn path(here: &Here<'_>, who: &Recipient) -> String {
    let slugs = &here.site.slugs;
    let (layer, slug) = match who.holder {
        Holder::Body(body) => ("huvudman", slugs.bodies.get(body.index())),
        Holder::Service(service) => ("verksamhet", slugs.services.get(service.index())),
    };
    format!("remiss/{layer}-{}.html", slug.map_or("", String::as_str))
}

/// The title of the edition with which the chapters compare.
fn compared(here: &Here<'_>) -> Option<String> {
    let earlier = here.site.book.earlier?;
    Some(format!("{} ({})", earlier.meta.title, earlier.release))
}

fn chapter(here: &Here<'_>, who: &Recipient, view: View) -> Sheet {
    let title = view.actor.link.title.clone();
    Sheet {
        path: path(here, who),
        template: "recipient.html",
        about: here.c().recipient_about.replace("{}", &title),
        title,
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
        time: time(here, visits.minutes),
        visits,
        duty: duty(here, who),
        exchanges: exchanges::exchanges(here, who),
        requirements: assumed::requirements(here, who),
        statements: assumed::statements(here, who),
        findings: touching::findings(here, rules, who),
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
fn time(here: &Here<'_>, minutes: Minutes) -> Option<TimeView> {
    let none = minutes.now == 0 && minutes.before.unwrap_or_default() == 0;
    let before = minutes.before.filter(|before| *before != minutes.now);
    (!none).then(|| TimeView {
        now: long(here, minutes.now),
        was: before.map_or_else(String::new, |before| {
            here.c().was.replace("{}", &long(here, before))
        }),
        untimed: minutes.untimed,
    })
}

/// "5 h 40 min".
fn long(here: &Here<'_>, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    if hours == 0 {
        return here.c().only_minutes.replace("{}", &rest.to_string());
    }
    let words = here.c().hours.replace("{a}", &hours.to_string());
    words.replace("{b}", &rest.to_string())
}

fn duty(here: &Here<'_>, who: &Recipient) -> Duty {
    let p = here.programme();
    let mut duty = Duty {
        legs: Vec::new(),
        changed: Vec::new(),
        gone: Vec::new(),
    };
    for id in ids!(p.areas, AreaId) {
        let Some(area) = p.area(id) else { continue };
        let own = area.legs.iter().filter(|leg| who.holds(leg));
        let own: Vec<LegView> = own.map(|leg| here.leg(id, leg)).collect();
        let change = here.changed(Kind::Area, &area.meta.id);
        if let Some(change) = change.filter(|_| !own.is_empty()) {
            duty.changed.push((here.area(id), change));
        }
        duty.legs.extend(own);
    }
    duty.gone = duty_gone(here, who);
    duty
}

/// Titles of the areas that the recipient held in the earlier edition and holds no more.
fn duty_gone(here: &Here<'_>, who: &Recipient) -> Vec<String> {
    let p = here.programme();
    let Some(earlier) = here.site.book.earlier else {
        return Vec::new();
    };
    let Some(before) = who.in_other(p, earlier) else {
        return Vec::new();
    };
    let holds_now = |id: &str| {
        let area = p.areas.iter().find(|area| area.meta.id == id);
        area.is_some_and(|area| area.legs.iter().any(|leg| who.holds(leg)))
    };
    let was = earlier.areas.iter();
    was.filter(|area| area.legs.iter().any(|leg| before.holds(leg)) && !holds_now(&area.meta.id))
        .map(|area| area.meta.title.clone())
        .collect()
}
