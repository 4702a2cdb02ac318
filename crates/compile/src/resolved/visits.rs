//! Visits and contacts.

use super::about;
use super::fields::{Fields, pick, repeated};
use super::points::Sense;
use super::room::Room;
use crate::named::Row;
use crate::words::Kind;
use stafett_diag::{Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::{
    Condition, GroupId, Holder, ItemId, Note, RoleId, ServiceId, Visit, VisitKind, Window,
};
use stafett_syntax::tree::{self, Audience, Declared, Performer, Spanned, VisitField};

/// The longest visit, in minutes.
const MOST_MINUTES: u32 = 600;

/// Who performs a visit, resolved.
struct Performed {
    service: ServiceId,
    staff: Vec<RoleId>,
    together_with: Vec<ServiceId>,
    on_behalf_of: Option<Holder>,
}

impl<'a> Room<'a> {
    pub(super) fn visit(
        &mut self,
        row: &'a Row<(VisitKind, &'a Declared<VisitField>)>,
    ) -> Option<Visit> {
        let (kind, declared) = row.value;
        let fields = match kind {
            VisitKind::Visit => Fields::of(Kind::Visit, declared),
            VisitKind::Contact => Fields::of(Kind::Contact, declared),
        };
        let occurrence = self.named.occurrences.get(declared.name.value.as_str());
        // What is wrong with one time is wrong with the declaration, and told once.
        let fields = fields.called_as(occurrence.map(|of| of.rule.as_str()));
        fields.once(self, Rule::kw_repeated, pick!(VisitField::Repeated));
        fields.once(self, Rule::kw_count, pick!(VisitField::Count));
        let mut meta = self.meta(declared, about::visit);
        let window = self.visit_window(&fields);
        let performed = self.performed_by(&fields);
        let place = fields.once(self, Rule::kw_place, pick!(VisitField::Place));
        let channel = fields.once(self, Rule::kw_channel, pick!(VisitField::Channel));
        let minutes = self.minutes(&fields);
        let items = self.contents(&fields);
        let audience = self.audience(&fields);
        let born = self.born(&fields);
        let as_needed = fields.once(self, Rule::kw_as_needed, |field| {
            matches!(field, VisitField::AsNeeded).then_some(())
        });
        let (window, notes) = window?;
        meta.notes.extend(notes);
        let performed = performed?;
        let (group, condition) = audience?;
        let (overlay, stands_for) = self.overlay_of(&row.name);
        let condition = self.visit_condition(&row.name, condition)?;
        Some(Visit {
            meta,
            kind,
            window,
            performer: performed.service,
            staff: performed.staff,
            together_with: performed.together_with,
            on_behalf_of: performed.on_behalf_of,
            place: self.as_written(place),
            channel: self.as_written(channel),
            minutes: minutes?,
            items: items?,
            group,
            condition,
            born: born?,
            as_needed: as_needed.is_some(),
            occurrence: occurrence.cloned(),
            stands_for,
            overlay,
            switches: Vec::new(),
        })
    }

    /// The window, and the notes of the named window that it builds on.
    fn visit_window(&mut self, fields: &Fields<'a, VisitField>) -> Option<(Window, Vec<Note>)> {
        let example = (
            "när 4 veckor, tidigast 3 veckor, senast 6 veckor",
            "when 4 weeks, earliest 3 weeks, latest 6 weeks",
        );
        let when = fields.needed(self, Rule::kw_when, example, pick!(VisitField::When));
        let afterwards = fields.once(self, Rule::kw_afterwards, pick!(VisitField::Afterwards));
        let afterwards = self.afterwards(afterwards);
        let when = when?;
        let mut parts = self.parts(&when.value, Sense::FIRST)?;
        let about = self.word(Rule::kw_when, when.span);
        let notes = std::mem::take(&mut parts.notes);
        let notes = notes.into_iter().map(|note| Note {
            about: Some(about.to_owned()),
            ..note
        });
        let window = self.window(parts, when.span, &fields.called(), afterwards?)?;
        Some((window, notes.collect()))
    }

    fn performed_by(&mut self, fields: &Fields<'a, VisitField>) -> Option<Performed> {
        let example = (
            "utförs av barnhälsovården med sjuksköterska",
            "performed by child_health with nurse",
        );
        let performer = fields.needed(
            self,
            Rule::kw_performed_by,
            example,
            pick!(VisitField::PerformedBy),
        )?;
        let Performer {
            service,
            roles,
            jointly_with,
            on_behalf_of,
        } = performer;
        let service = self.service_id(service);
        let staff = self.each(roles, Self::role_id);
        let together_with = self.each(jointly_with, Self::service_id);
        let on_behalf_of = match on_behalf_of {
            Some(name) => Some(self.holder(name)?),
            None => None,
        };
        Some(Performed {
            service: service?,
            staff: staff?,
            together_with: together_with?,
            on_behalf_of,
        })
    }

    /// Planned minutes; `Some(None)` where none are written.
    fn minutes(&mut self, fields: &Fields<'a, VisitField>) -> Option<Option<u16>> {
        let Some(length) = fields.once(self, Rule::kw_duration, pick!(VisitField::Length)) else {
            return Some(None);
        };
        let minutes = self.number(length.value, length.span, 1, MOST_MINUTES)?;
        u16::try_from(minutes).ok().map(Some)
    }

    fn contents(&mut self, fields: &Fields<'a, VisitField>) -> Option<Vec<ItemId>> {
        let Some(contents) = fields.once(self, Rule::kw_contents, pick!(VisitField::Contents))
        else {
            return Some(Vec::new());
        };
        let mut items: Vec<(ItemId, Span)> = Vec::new();
        let mut whole = true;
        for content in contents {
            match self.content(&content.value) {
                None => whole = false,
                Some(item) => {
                    if let Some((_, first)) = items.iter().find(|(other, _)| *other == item) {
                        let (what, first) = (self.texts.slice(content.span).trim(), *first);
                        repeated(self, what, first, content.span);
                    }
                    items.push((item, content.span));
                }
            }
        }
        whole.then(|| items.into_iter().map(|(item, _)| item).collect())
    }

    /// A content item, or a dose of a series.
    fn content(&mut self, content: &tree::Content) -> Option<ItemId> {
        let text = content.name.value.as_str();
        match &content.dose {
            Some(number) => self.dose_id(&content.name, number),
            None if self.named.items.find(text).is_none()
                && self.named.series.find(text).is_some() =>
            {
                self.which_dose(text, content.name.span)
            }
            None => self.item_id(&content.name),
        }
    }

    /// The target group and the whole condition: that of the group and the visit's own.
    fn audience(
        &mut self,
        fields: &Fields<'a, VisitField>,
    ) -> Option<(Option<GroupId>, Condition)> {
        let audience = fields.once(self, Rule::kw_for, pick!(VisitField::For));
        let guard = fields.once(self, Rule::kw_if, pick!(VisitField::If));
        let own = self.guard(guard);
        let group = match audience.map(|audience| (&audience.value, audience.span)) {
            None | Some((Audience::Everyone, _)) => return own.map(|own| (None, own)),
            Some((Audience::Group(name), span)) => self
                .find(Kind::Group, &Spanned::new(name.clone(), span))
                .map(GroupId)?,
        };
        let of_group = self.conditions.get(group.index()).cloned().flatten()?;
        let condition = match own? {
            Condition::Always => of_group,
            own => Condition::All(vec![of_group, own]),
        };
        Some((Some(group), condition))
    }

    /// The words of a list as they were written.
    fn as_written<T>(&self, list: Option<&'a Vec<Spanned<T>>>) -> String {
        let words = list
            .into_iter()
            .flatten()
            .map(|one| self.texts.slice(one.span).trim());
        words.collect::<Vec<&str>>().join(", ")
    }

    /// Tells of a declaration that says nothing.
    pub(super) fn empty<T>(&mut self, span: Span, called: &Text, help: Text) -> Option<T> {
        if self.texts.has_unread(span) {
            return None;
        }
        let message = Text::new(
            format!("{} säger ingenting", called.sv),
            format!("{} says nothing", called.en),
        );
        self.wrong(Name::MissingField, span, message, help)
    }
}
