//! A suggestion at its place in the text.

use super::points::{end, name, new, point};
use super::transition;
use crate::opened::Opened;
use crate::trouble::Shown;
use stafett_check::suggest::{AddLeg, AddTransition, MoveBound, Suggestion, WindowEnd};
use stafett_diag::{FileId, Span};
use stafett_formats::report::{Edit, line_column};
use stafett_model::proof::Words;
use stafett_model::{Edge, Holder, Origin, Programme};
use stafett_syntax::tree::{
    Declaration, Field, File, Leg, Reach, ResponsibilityField, SeriesField, Spanned, VisitField,
    When, WhenPart,
};

/// The change of the text; `None` where the text has no place or the language no words for it.
pub(super) fn edit(opened: &Opened, suggested: &Suggestion) -> Option<Edit> {
    let programme = &opened.programme;
    let beside = match suggested {
        Suggestion::MoveBound(MoveBound { rule: beside, .. })
        | Suggestion::AddLeg(AddLeg { beside, .. })
        | Suggestion::AddTransition(AddTransition { beside, .. }) => *beside,
    };
    let shown = opened.texts.get(usize::from(beside.file))?;
    let file = stafett_syntax::parse(FileId(beside.file), &shown.path, &shown.text).tree;
    let place = Written {
        programme,
        shown,
        file: &file,
    };
    match suggested {
        Suggestion::MoveBound(bound) => place.bound(bound),
        Suggestion::AddLeg(leg) => place.leg(leg),
        Suggestion::AddTransition(added) => place.transition(added),
    }
}

/// A file of the programme, and what was read from it.
struct Written<'a> {
    programme: &'a Programme,
    shown: &'a Shown,
    file: &'a File,
}

impl Written<'_> {
    fn bound(&self, bound: &MoveBound) -> Option<Edit> {
        let when = self.when(bound.rule)?;
        let part = match bound.end {
            WindowEnd::Earliest => {
                WhenPart::Earliest(point(self.programme, &bound.to, Edge::First)?)
            }
            WindowEnd::Latest => WhenPart::Latest(point(self.programme, &bound.to, Edge::Last)?),
        };
        let same = |other: &&Spanned<WhenPart>| {
            std::mem::discriminant(&other.value) == std::mem::discriminant(&part)
        };
        let text = stafett_syntax::when_part(&part, self.file.language);
        match when.parts.iter().find(same) {
            Some(old) => {
                let was = self.text(old.span)?;
                let says = Words::new(
                    format!("skriv `{text}` i stället för `{was}`"),
                    format!("write `{text}` instead of `{was}`"),
                );
                Some(self.edit(old.span, text, says))
            }
            None => {
                let last = when.parts.last()?.span;
                let says = Words::new(
                    format!("lägg till `{text}` sist bland tiderna"),
                    format!("add `{text}` after the other times"),
                );
                Some(self.edit(after(last), format!(", {text}"), says))
            }
        }
    }

    /// The times of the visit or dose that is written at a place.
    fn when(&self, rule: Origin) -> Option<&When> {
        self.file
            .written()
            .find_map(|declaration| match declaration {
                Declaration::Visit(visit) | Declaration::Contact(visit)
                    if is_at(visit.span, rule) =>
                {
                    visit.fields.iter().find_map(|field| match &field.value {
                        VisitField::When(when) => Some(&when.value),
                        _ => None,
                    })
                }
                Declaration::Series(series) => {
                    let mut fields = series.fields.iter();
                    fields.find_map(|field| match &field.value {
                        SeriesField::Dose { when, .. } if is_at(field.span, rule) => {
                            Some(&when.value)
                        }
                        _ => None,
                    })
                }
                _ => None,
            })
    }

    fn leg(&self, added: &AddLeg) -> Option<Edit> {
        let beside = self.leg_at(added.beside)?;
        let guard = match added.condition_of {
            Some(origin) => leg_of(&self.leg_at(origin)?.value).guard.clone(),
            None => None,
        };
        let leg = |holder: &str| {
            Some(Leg {
                holder: name(holder),
                jointly_with: Vec::new(),
                reach: Reach {
                    from: new(point(self.programme, &added.from, Edge::First)?),
                    end: new(end(self.programme, &added.until)?),
                },
                limit: None,
                deadline: None,
                guard,
            })
        };
        let field = match added.holder {
            Holder::Body(body) => {
                ResponsibilityField::Body(leg(&self.programme.body(body)?.meta.id)?)
            }
            Holder::Service(service) => {
                ResponsibilityField::Service(leg(&self.programme.service(service)?.meta.id)?)
            }
        };
        let line = stafett_syntax::leg(&field, self.file.language);
        let whole = beside
            .qualifiers
            .iter()
            .fold(beside.span, |span, qualifier| span.merge(qualifier.span));
        let says = Words::new(
            format!("lägg till raden `{line}`"),
            format!("add the line `{line}`"),
        );
        let text = format!("\n{}{line}", self.indent(beside.span));
        Some(self.edit(self.end_of_line(whole), text, says))
    }

    fn leg_at(&self, origin: Origin) -> Option<&Field<ResponsibilityField>> {
        let declarations = self.file.written();
        let fields = declarations.flat_map(|declaration| match declaration {
            Declaration::Responsibility(declared) => declared.fields.as_slice(),
            _ => &[],
        });
        let mut fields = fields;
        fields.find(|field| is_at(field.span, origin))
    }

    fn transition(&self, added: &AddTransition) -> Option<Edit> {
        let text = transition::text(self.programme, self.file.language, added)?;
        let mut declarations = self.file.written();
        let beside = declarations.find(|one| is_at(one.span(), added.beside))?;
        let says = Words::new("skriv en övergång:", "write a transition:");
        let text = format!("\n\n{}", text.trim_end());
        Some(self.edit(self.end_of_line(beside.span()), text, says))
    }

    fn edit(&self, span: Span, text: String, says: Words) -> Edit {
        Edit {
            file: self.shown.path.clone(),
            line: line_column(&self.shown.text, span.start).0,
            start: span.start,
            end: span.end,
            text,
            says,
        }
    }

    fn text(&self, span: Span) -> Option<&str> {
        self.shown.text.get(byte(span.start)..byte(span.end))
    }

    /// What the line of a place is indented by.
    fn indent(&self, span: Span) -> &str {
        let before = self.shown.text.get(..byte(span.start)).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        let text = line.trim_start_matches([' ', '\t']);
        line.strip_suffix(text)
            .filter(|_| text.is_empty())
            .unwrap_or("  ")
    }

    /// The end of a place, behind a comment on its last line.
    fn end_of_line(&self, span: Span) -> Span {
        let rest = self.shown.text.get(byte(span.end)..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("").trim_end_matches('\r');
        let ends = line.trim().is_empty() || line.trim_start().starts_with("//");
        let more = if ends { line.len() } else { 0 };
        let end = span
            .end
            .saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        Span::new(span.file, end, end)
    }
}

fn leg_of(field: &ResponsibilityField) -> &Leg {
    match field {
        ResponsibilityField::Body(leg) | ResponsibilityField::Service(leg) => leg,
    }
}

fn is_at(span: Span, origin: Origin) -> bool {
    (span.start, span.end) == (origin.start, origin.end)
}

fn after(span: Span) -> Span {
    Span::new(span.file, span.end, span.end)
}

fn byte(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
