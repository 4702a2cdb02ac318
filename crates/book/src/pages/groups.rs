//! Target groups, the facts about a child that rules ask for, and named events.

use crate::here::{Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::{
    Change, Fact, FactId, GroupId, NamedEvent, TargetGroup, Values, Visit, VisitId, words,
};

#[derive(Serialize)]
struct GroupView {
    anchor: String,
    title: String,
    doc: Prose,
    condition: String,
    visits: Vec<Link>,
    notes: Vec<NoteView>,
    address: Address,
}

#[derive(Serialize)]
struct FactView {
    anchor: String,
    title: String,
    doc: Prose,
    values: String,
    change: &'static str,
    recorded_at: Option<Link>,
    if_unknown: String,
    visits: Vec<Link>,
    notes: Vec<NoteView>,
    address: Address,
}

/// The page of target groups and facts.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let groups = ids!(p.groups, GroupId).filter_map(|id| group(here, id, p.group(id)?));
    let facts = ids!(p.facts, FactId).filter_map(|id| fact(here, id, p.fact(id)?));
    Sheet {
        path: "malgrupper.html".to_owned(),
        template: "groups.html",
        title: here.t().groups.to_owned(),
        about: here.t().groups_about.to_owned(),
        chapter: "malgrupper.html",
        view: context! {
            variants => !p.variants.is_empty(),
            groups => value(groups.collect::<Vec<_>>()),
            school => super::school::view(here),
            facts => value(facts.collect::<Vec<_>>()),
            events => p.events.iter().map(|row| event(here, row)).collect::<Vec<_>>(),
        },
    }
}

fn visits(here: &Here<'_>, meant: impl Fn(&Visit) -> bool) -> Vec<Link> {
    let p = here.programme();
    let of = |id: &&VisitId| p.visit(**id).is_some_and(&meant);
    here.site
        .order
        .iter()
        .filter(of)
        .map(|id| here.visit(*id))
        .collect()
}

fn group(here: &Here<'_>, id: GroupId, row: &TargetGroup) -> Option<GroupView> {
    Some(GroupView {
        anchor: format!("grupp-{}", here.site.slugs.groups.get(id.index())?),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        condition: here.say().condition(&row.condition),
        visits: visits(here, |visit| visit.group == Some(id)),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::TargetGroup, &row.meta),
    })
}

fn fact(here: &Here<'_>, id: FactId, row: &Fact) -> Option<FactView> {
    let t = here.t();
    let recorded_at = match row.change {
        Change::RecordedAt(visit) => Some(here.visit(visit)),
        Change::Fixed | Change::MayChange => None,
    };
    let if_unknown = row.if_unknown.map(|value| value_words(here, id, value));
    Some(FactView {
        anchor: format!("uppgift-{}", here.site.slugs.facts.get(id.index())?),
        title: row.meta.title.clone(),
        doc: here.prose(&row.meta.doc),
        values: values(here, id, &row.values),
        change: match row.change {
            Change::Fixed => t.fixed,
            Change::MayChange => t.may_change,
            Change::RecordedAt(_) => t.recorded_at,
        },
        recorded_at,
        if_unknown: if_unknown.unwrap_or_default(),
        visits: visits(here, |visit| visit.condition.facts().contains(&id)),
        notes: here.notes(&row.meta.notes),
        address: here.address(Kind::Fact, &row.meta),
    })
}

fn value_words(here: &Here<'_>, id: FactId, value: i32) -> String {
    here.pick(&words::fact_value(here.programme(), id, value))
}

fn values(here: &Here<'_>, id: FactId, values: &Values) -> String {
    let t = here.t();
    match values {
        Values::YesNo => t.yes_or_no.to_owned(),
        Values::OneOf(names) => {
            let names = (0..)
                .zip(names)
                .map(|(place, _)| value_words(here, id, place));
            crate::phrase::list(&names.collect::<Vec<_>>(), t.or)
        }
        Values::Whole { from, through } => format!("{from}–{through}"),
        Values::Date => t.a_date.to_owned(),
    }
}

fn event(here: &Here<'_>, row: &NamedEvent) -> Value {
    context! {
        title => row.meta.title.as_str(),
        doc => here.prose(&row.meta.doc),
        earliest => here.say().point(&row.earliest),
        shown_by => value(here.actors(&row.shown_by)),
        notes => value(here.notes(&row.meta.notes)),
        address => value(here.address(Kind::Event, &row.meta)),
    }
}
