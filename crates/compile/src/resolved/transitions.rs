//! Transitions and the handover inside them.

use super::about;
use super::fields::{Fields, pick, repeated};
use super::points::Sense;
use super::room::Room;
use crate::named::Row;
use crate::overlaid::Target;
use crate::words::Kind;
use stafett_diag::{Name, Text};
use stafett_grammar::Rule;
use stafett_model::{
    AreaId, Condition, Consent, Duration, Fallback, Handover, ItemId, Payload, Point, SeriesId,
    Transition,
};
use stafett_syntax::tree::{
    self, Declared, Direction, Field, HandoverField, Otherwise, Spanned, TransitionField, When,
    WhenPart,
};

/// The longest time for a confirmation, in days.
const MOST_DAYS: u32 = 3_650;

impl<'a> Room<'a> {
    pub(super) fn transition(
        &mut self,
        row: &'a Row<&'a Declared<TransitionField, Direction>>,
    ) -> Option<Transition> {
        let declared = row.value;
        let fields = Fields::of(Kind::Transition, declared);
        let meta = self.meta(declared, about::transition);
        let (from, to) = (
            self.service_id(&declared.head.from),
            self.service_id(&declared.head.to),
        );
        let areas = match fields.once(self, Rule::kw_areas, pick!(TransitionField::Areas)) {
            Some(names) => self.each(names, Self::area_id),
            None => Some(Vec::new()),
        };
        let when = match fields.once(self, Rule::kw_when, pick!(TransitionField::When)) {
            Some(when) => self.one_day(when).map(Some),
            None => Some(None),
        };
        let handovers = declared
            .fields
            .iter()
            .filter(|field| matches!(field.value, TransitionField::Handover(_)));
        fields.once(self, Rule::kw_handover, pick!(TransitionField::Handover));
        let handover = match handovers.into_iter().next() {
            Some(field) => self.handover(&row.name, field).map(Some),
            None => Some(None),
        };
        Some(Transition {
            meta,
            from: from?,
            to: to?,
            areas: areas?,
            when: when?,
            handover: handover?,
            condition: self.transition_condition(&row.name)?,
            variant: self
                .named
                .laid_transitions
                .get(row.name.as_str())
                .and_then(|laid| self.variant_id(&laid.variant)),
        })
    }

    /// For which children a transition is, variants taken in.
    fn transition_condition(&self, key: &str) -> Option<Condition> {
        let laid = self.named.laid_transitions.get(key);
        let base = laid.map_or(key, |laid| laid.base.as_deref().unwrap_or(key));
        let place = laid.map(|laid| laid.variant.as_str());
        let target = Target::Transition(base.to_owned());
        self.in_place(&target, place, Condition::Always)
    }

    /// The day of a transition: one point and nothing else.
    fn one_day(&mut self, when: &'a Spanned<When>) -> Option<Point> {
        if let [
            Spanned {
                value: WhenPart::Recommended(point),
                span,
            },
        ] = when.value.parts.as_slice()
        {
            return self.point_at(point, *span, Sense::FIRST);
        }
        self.wrong(
            Name::WrongKind,
            when.span,
            Text::new(
                "ansvaret går över på en dag, så här kan bara en tidpunkt stå",
                "responsibility passes on one day, so only one point of time can stand here",
            ),
            Text::new(
                "skriv till exempel: när skolstart",
                "write for example: when school start",
            ),
        )
    }

    fn handover(&mut self, name: &'a str, field: &'a Field<TransitionField>) -> Option<Handover> {
        let TransitionField::Handover(handover) = &field.value else {
            return None;
        };
        let fields = Fields::inside(Kind::Handover, name, handover.span, &handover.fields);
        let mut notes = self.notes(&field.qualifiers, None);
        notes.extend(self.notes(&handover.qualifiers, None));
        notes.extend(self.field_notes(&handover.fields, about::handover));
        let when = fields.once(self, Rule::kw_when, pick!(HandoverField::When));
        let parts = match when {
            Some(when) => self.parts(&when.value, Sense::FIRST),
            None => Some(super::windows::Parts::default()),
        };
        let channels = fields.once(self, Rule::kw_channel, pick!(HandoverField::Channels));
        let channels = channels.map_or_else(Vec::new, |channels| self.in_order(channels));
        let payload = fields.once(self, Rule::kw_hands_over, pick!(HandoverField::HandsOver));
        let payload = self.payload(payload.map_or(&[][..], |payload| payload.as_slice()));
        let consent = match fields.once(self, Rule::kw_consent_from, pick!(HandoverField::Consent))
        {
            Some(consent) => self.consent(consent).map(Some),
            None => Some(None),
        };
        let (within, otherwise) = self.confirmation(&fields)?;
        let parts = parts?;
        Some(Handover {
            earliest: parts.earliest.or(parts.recommended),
            latest: parts.latest,
            channels,
            payload: payload?,
            consent: consent?,
            confirmed_within_days: within,
            otherwise,
            notes,
        })
    }

    /// The channels as written, the first choice first; tells of one that stands twice.
    fn in_order(&mut self, channels: &'a [Spanned<tree::Channel>]) -> Vec<String> {
        for (place, channel) in channels.iter().enumerate() {
            let mut earlier = channels.iter().take(place);
            if let Some(first) = earlier.find(|earlier| earlier.value == channel.value) {
                let what = self.texts.slice(channel.span).trim();
                repeated(self, what, first.span, channel.span);
            }
        }
        let written = |channel: &Spanned<tree::Channel>| self.texts.slice(channel.span).trim();
        channels.iter().map(|one| written(one).to_owned()).collect()
    }

    fn payload(&mut self, payload: &'a [Spanned<tree::Payload>]) -> Option<Vec<Payload>> {
        let kinds = [Kind::Item, Kind::Series, Kind::Area];
        let parts: Vec<Option<Payload>> = payload
            .iter()
            .map(|part| match &part.value {
                tree::Payload::Outstanding => Some(Payload::Outstanding),
                tree::Payload::Named(name) => {
                    let name = Spanned::new(name.clone(), part.span);
                    self.find_any(&kinds, &name).map(|(kind, id)| match kind {
                        Kind::Item => Payload::Item(ItemId(id)),
                        Kind::Series => Payload::Series(SeriesId(id)),
                        _ => Payload::Area(AreaId(id)),
                    })
                }
            })
            .collect();
        parts.into_iter().collect()
    }

    fn consent(&mut self, consent: &'a Spanned<tree::Consent>) -> Option<Consent> {
        Some(match &consent.value {
            tree::Consent::WithoutUnder(statute) => Consent::WithoutUnder(statute.value.clone()),
            tree::Consent::From {
                person,
                obtained_by,
                otherwise,
            } => Consent::Of {
                holder: self.texts.slice(person.span).trim().to_owned(),
                obtained_by: match obtained_by {
                    Some(service) => Some(self.service_id(service)?),
                    None => None,
                },
                otherwise: otherwise.as_ref().map(|text| text.value.clone()),
            },
        })
    }

    /// Days within which the handover is confirmed, and what follows if it is not.
    fn confirmation(
        &mut self,
        fields: &Fields<'a, HandoverField>,
    ) -> Option<(Option<u16>, Option<Fallback>)> {
        let line = fields.once(self, Rule::kw_confirmed_within, |field| match field {
            HandoverField::Confirmed { within, otherwise } => Some((within, otherwise.as_ref())),
            _ => None,
        });
        let Some((within, otherwise)) = line else {
            return Some((None, None));
        };
        let days = self.days(within);
        let fallback = match otherwise.map(|otherwise| &otherwise.value) {
            Some(Otherwise::FollowsUp(service)) => {
                Some(self.service_id(service).map(Fallback::FollowsUp)?)
            }
            Some(Otherwise::KeepsResponsibility(service)) => Some(
                self.service_id(service)
                    .map(Fallback::KeepsResponsibility)?,
            ),
            None => None,
        };
        Some((Some(days?), fallback))
    }

    /// A time limit in whole days.
    fn days(&mut self, within: &Spanned<tree::Duration>) -> Option<u16> {
        let Duration {
            years,
            months,
            weeks,
            days,
        } = self.forward(&within.value, within.span)?;
        if years != 0 || months != 0 {
            return self.wrong(
                Name::WrongKind,
                within.span,
                Text::new(
                    "en frist för bekräftelse räknas i dagar eller veckor",
                    "a time limit for a confirmation is counted in days or weeks",
                ),
                Text::new("skriv till exempel: 30 dagar", "write for example: 30 days"),
            );
        }
        let days = weeks
            .checked_mul(7)
            .and_then(|of_weeks| of_weeks.checked_add(days));
        let days = days
            .and_then(|days| u32::try_from(days).ok())
            .unwrap_or(u32::MAX);
        self.number(days, within.span, 1, MOST_DAYS)
            .and_then(|days| u16::try_from(days).ok())
    }
}
