//! A transition that nobody has decided yet: every value is marked as a proposal.

use super::points::{duration, name, new, point};
use stafett_check::suggest::AddTransition;
use stafett_diag::{FileId, Language, Span};
use stafett_model::{Edge, Meta, Programme};
use stafett_syntax::tree::{
    Consent, Declaration, Declared, Direction, Field, File, Handover, HandoverField, Otherwise,
    Payload, Person, Qualifier, QualifierKind, TransitionField, When, WhenPart,
};

/// The declaration as text, with a line feed at its end.
pub(super) fn text(
    programme: &Programme,
    language: Language,
    added: &AddTransition,
) -> Option<String> {
    let from = &programme.service(added.from)?.meta;
    let to = &programme.service(added.to)?.meta;
    let declared = Declared {
        name: name(&free_name(programme, language, from, to)),
        title: Some(new(title(language, from, to))),
        head: Direction {
            from: name(&from.id),
            to: name(&to.id),
        },
        doc: Vec::new(),
        fields: fields(programme, added, from)?,
        qualifiers: Vec::new(),
        span: Span::default(),
    };
    let file = File {
        id: FileId(0),
        path: String::new(),
        language,
        declarations: vec![Declaration::Transition(declared)],
        amendments: Vec::new(),
        comments: Vec::new(),
        unread: Vec::new(),
    };
    Some(stafett_syntax::print(&file, "", language))
}

fn fields(
    programme: &Programme,
    added: &AddTransition,
    from: &Meta,
) -> Option<Vec<Field<TransitionField>>> {
    let mut areas = Vec::new();
    for area in &added.areas {
        areas.push(name(&programme.area(*area)?.meta.id));
    }
    let when = point(programme, &added.when, Edge::First)?;
    let latest = point(programme, &added.latest, Edge::Last)?;
    let handed_over = areas.iter().map(|area| Payload::Named(area.value.clone()));
    let handover = Handover {
        fields: vec![
            proposed(HandoverField::When(new(When {
                parts: vec![
                    new(WhenPart::Earliest(when.clone())),
                    new(WhenPart::Latest(latest)),
                ],
            }))),
            proposed(HandoverField::HandsOver(
                handed_over.chain([Payload::Outstanding]).map(new).collect(),
            )),
            proposed(HandoverField::Consent(new(Consent::From {
                person: new(Person::Guardians),
                obtained_by: Some(name(&from.id)),
                otherwise: None,
            }))),
            proposed(HandoverField::Confirmed {
                within: new(duration(stafett_model::Duration::days(
                    added.confirmed_within_days.into(),
                ))),
                otherwise: Some(new(Otherwise::FollowsUp(name(&from.id)))),
            }),
        ],
        qualifiers: Vec::new(),
        span: Span::default(),
    };
    Some(vec![
        bare(TransitionField::Areas(areas)),
        proposed(TransitionField::When(new(When {
            parts: vec![new(WhenPart::Recommended(when))],
        }))),
        bare(TransitionField::Handover(handover)),
    ])
}

fn bare<F>(value: F) -> Field<F> {
    Field {
        value,
        qualifiers: Vec::new(),
        span: Span::default(),
    }
}

fn proposed<F>(value: F) -> Field<F> {
    Field {
        qualifiers: vec![Qualifier {
            kind: QualifierKind::Proposal(None),
            span: Span::default(),
        }],
        ..bare(value)
    }
}

fn title(language: Language, from: &Meta, to: &Meta) -> String {
    match language {
        Language::Swedish => format!("Från {} till {}", from.title, to.title),
        Language::English => format!("From {} to {}", from.title, to.title),
    }
}

/// A name that no transition has.
fn free_name(programme: &Programme, language: Language, from: &Meta, to: &Meta) -> String {
    let to_word = match language {
        Language::Swedish => "till",
        Language::English => "to",
    };
    let name = format!("{}_{to_word}_{}", from.id, to.id).replace('.', "_");
    let taken = |name: &str| programme.transitions.iter().any(|row| row.meta.id == name);
    let numbered = (2..).map(|number: u32| format!("{name}_{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or(name.clone())
}
