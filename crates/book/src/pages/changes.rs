//! What is new since the earlier edition: rule by rule what was said and what is said, each with a
//! child whose plan differs.

pub(crate) mod midway;
mod unplanned;

use super::{changes_in_words, changes_summary, consultation};
use crate::changes::{PATH, name};
use crate::here::{Here, Kind, Link};
use crate::phrase::sentence;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_diff::{
    Comparison, Example, FieldChange, Group, Plans, RuleChange, Side, What, heading,
};
use stafett_model::proof::Words;

#[derive(Serialize)]
struct GroupView {
    title: String,
    anchor: String,
    rules: Vec<RuleView>,
}

#[derive(Serialize)]
struct RuleView {
    anchor: String,
    /// The rule's page, where the book has it: not of a rule that is gone.
    link: Option<Link>,
    title: String,
    id: String,
    what: &'static str,
    class: &'static str,
    fields: Vec<FieldView>,
    reasons: Vec<ReasonView>,
    child: Option<ChildView>,
    /// What is said where no child is shown; may be empty.
    no_child: String,
}

/// What a field said and what it says.
#[derive(Serialize)]
pub(crate) struct FieldView {
    name: String,
    old: Option<String>,
    /// Whether it is a text of the programme's.
    old_as_written: bool,
    new: Option<String>,
    new_as_written: bool,
    /// What a row said that is gone, or says that is new: told on demand under its title.
    details: Vec<FieldView>,
}

impl FieldView {
    /// Whether another field tells of the row that this one names, on the same side: "Besök vid 10 månader, tidigast"
    /// of "Besök vid 10 månader".
    fn is_told_by(&self, other: &FieldView) -> bool {
        let (named, silent) = match (&self.old, &self.new) {
            (Some(old), None) => (old, &other.new),
            (None, Some(new)) => (new, &other.old),
            _ => return false,
        };
        let row = other.name.rsplit_once(", ").map(|(row, _)| row);
        silent.is_none() && row.is_some_and(|row| named.starts_with(row))
    }
}

/// The fields, those of a row that is gone or new folded into the one that names it.
fn folded(fields: impl Iterator<Item = FieldView>) -> Vec<FieldView> {
    let mut all: Vec<FieldView> = Vec::new();
    for field in fields {
        match all.last_mut().filter(|last| last.is_told_by(&field)) {
            Some(row) => row.details.push(field),
            None => all.push(field),
        }
    }
    all
}

#[derive(Serialize)]
struct ReasonView {
    kind: String,
    says: String,
}

#[derive(Serialize)]
struct ChildView {
    who: String,
    as_of: String,
    old: String,
    new: String,
}

/// How many rules differ, for the first page; nothing where there is no earlier edition.
pub(crate) fn summary(here: &Here<'_>) -> Option<Value> {
    let compared = here.site.book.since?;
    let rules = compared.groups.iter().flat_map(|group| &group.rules);
    let children = rules.filter(|rule| matches!(rule.plans, Plans::Child(_)));
    Some(context! {
        old => side(&compared.old),
        same_title => compared.old.title == compared.new.title,
        fresh => compared.count(What::New),
        gone => compared.count(What::Gone),
        changed => compared.count(What::Changed),
        children => children.count(),
        none => compared.groups.is_empty(),
        words => value(changes_in_words::sentences(here, compared)),
    })
}

/// The page of changes.
pub(crate) fn sheet(here: &Here<'_>, rules: &Rules) -> Sheet {
    let compared = here.site.book.since;
    Sheet {
        path: PATH.to_owned(),
        template: "changes.html",
        title: here.t().changes.to_owned(),
        about: here.t().changes_about.to_owned(),
        chapter: PATH,
        view: context! {
            summary => summary(here),
            areas => value(compared.map(|all| changes_summary::of_areas(here, all)).unwrap_or_default()),
            children => value(compared.map(|all| changes_summary::of_children(here, all)).unwrap_or_default()),
            recipients => value(compared.map(|_| consultation::in_short(here)).unwrap_or_default()),
            midway => value(midway::midway(here)),
            new => compared.map(|compared| side(&compared.new)),
            groups => value(compared.map(|compared| groups(here, rules, compared)).unwrap_or_default()),
        },
    }
}

/// "Dagens program (2026:1)".
fn side(side: &Side) -> String {
    format!("{} ({})", side.title, side.release)
}

fn groups(here: &Here<'_>, rules: &Rules, compared: &Comparison) -> Vec<GroupView> {
    let (heads, rest): (Vec<&Group>, Vec<&Group>) = compared
        .groups
        .iter()
        .partition(|group| is_head(group.kind));
    let groups = rest.into_iter().chain(heads);
    groups
        .map(|group| GroupView {
            title: here.pick(&heading(group.kind)),
            anchor: format!("slag-{}", name(group.kind)),
            rules: group
                .rules
                .iter()
                .filter_map(|rule| rule_view(here, rules, group.kind, rule))
                .collect(),
        })
        .collect()
}

/// Whether a kind of rule stands at the head of a programme: title, release, population, school calendar. What
/// is new in them says little to a reader, and stands last.
fn is_head(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Programme | Kind::Population | Kind::SchoolCalendar | Kind::Role
    )
}

fn rule_view(here: &Here<'_>, rules: &Rules, kind: Kind, rule: &RuleChange) -> Option<RuleView> {
    let t = here.t();
    let (what, class) = match rule.what {
        What::New => (t.rule_new, "fresh"),
        What::Gone => (t.rule_gone, "gone"),
        What::Changed => (t.rule_changed, "changed"),
    };
    let link = rules.of_kind(kind, &rule.id);
    Some(RuleView {
        anchor: here.site.changes.at(kind, &rule.id)?.anchor.clone(),
        link: link.filter(|_| rule.what != What::Gone),
        title: rule.title.clone(),
        id: rule.id.clone(),
        what,
        class,
        fields: field_views(here, rule),
        reasons: reasons(here, rule),
        child: match &rule.plans {
            Plans::Child(example) => Some(child(here, example)),
            Plans::None { .. } | Plans::Elsewhere => None,
        },
        no_child: match rule.plans {
            Plans::None { tried: 0 } => t.no_plan_made.to_owned(),
            Plans::None { tried } => {
                let tried = t.no_plan_changed.replace("{}", &tried.to_string());
                let why = unplanned::why(here, kind, rule);
                format!("{tried} {why}").trim_end().to_owned()
            }
            Plans::Child(_) | Plans::Elsewhere => String::new(),
        },
    })
}

/// The fields that are shown: the title of a new rule, or of one that is gone, stands above them.
fn fields(rule: &RuleChange) -> impl Iterator<Item = &FieldChange> {
    let skipped = usize::from(rule.what != What::Changed);
    rule.fields.iter().skip(skipped)
}

/// The fields of a rule that differ.
pub(crate) fn field_views(here: &Here<'_>, rule: &RuleChange) -> Vec<FieldView> {
    folded(fields(rule).map(|field| field_view(here, field)))
}

/// A field that differs.
pub(crate) fn field_view(here: &Here<'_>, field: &FieldChange) -> FieldView {
    FieldView {
        name: here.pick(&field.field),
        old_as_written: field.old.as_ref().is_some_and(is_as_written),
        old: field.old.as_ref().map(|words| field_text(here, words)),
        new_as_written: field.new.as_ref().is_some_and(is_as_written),
        new: field.new.as_ref().map(|words| field_text(here, words)),
        details: Vec::new(),
    }
}

/// What a field says; a condition that is that of a target group by the group's title.
fn field_text(here: &Here<'_>, words: &Words) -> String {
    let says = here.pick(words);
    match here.site.group_of(&says) {
        Some(group) => here.group(group).title,
        None => says,
    }
}

/// Whether it is a text of the programme's: it says the same in every language.
fn is_as_written(words: &Words) -> bool {
    words.sv == words.en && words.sv.contains(char::is_alphabetic)
}

fn reasons(here: &Here<'_>, rule: &RuleChange) -> Vec<ReasonView> {
    let reasons = rule.reasons.iter();
    reasons
        .map(|reason| ReasonView {
            kind: here.pick(&reason.kind),
            says: sentence(&reason.says),
        })
        .collect()
}

fn child(here: &Here<'_>, example: &Example) -> ChildView {
    let (t, say) = (here.t(), here.say());
    let born = t.child_born.replace("{}", &say.day(example.born));
    let facts: Vec<String> = example.facts.iter().map(|fact| here.pick(fact)).collect();
    ChildView {
        who: if facts.is_empty() {
            born
        } else {
            format!("{born} ({})", facts.join("; "))
        },
        as_of: t.on_the_day.replace("{}", &say.day(example.as_of)),
        old: here.pick(&example.old),
        new: here.pick(&example.new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, old: Option<&str>, new: Option<&str>) -> FieldView {
        FieldView {
            name: name.to_owned(),
            old: old.map(str::to_owned),
            old_as_written: false,
            new: new.map(str::to_owned),
            new_as_written: false,
            details: Vec::new(),
        }
    }

    #[test]
    fn a_row_that_is_gone_is_told_in_one_line() {
        let fields = [
            field("Byter ut", Some("Besök"), None),
            field("Besök, tidigast", Some("9 månader"), None),
            field("Besök, plats", Some("hem"), None),
            field("Utgår", Some("Samtal (dubbelt)"), None),
            field("Samtal, plats", Some("hem"), None),
            field("Byter ut", Some("Brev"), Some("Video")),
            field("Brev, plats", Some("hem"), None),
        ];
        let told = folded(fields.into_iter()).into_iter();
        let told: Vec<_> = told.map(|one| (one.name, one.details.len())).collect();
        let lines = [
            ("Byter ut", 2),
            ("Utgår", 1),
            ("Byter ut", 0),
            ("Brev, plats", 0),
        ];
        assert_eq!(told, lines.map(|(name, count)| (name.to_owned(), count)));
    }
}
