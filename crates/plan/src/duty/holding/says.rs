//! What is said of who holds a child while a handover is between two services.

use super::Passing;
use crate::tell::named::{Titled, service_named};
use crate::tell::sentences;
use crate::words::fill;
use crate::{Holding, HoldingState, PlannedDay};
use alloc::format;
use alloc::string::String;
use stafett_model::programme::Fallback;
use stafett_model::proof::Words;
use stafett_model::{Day, ServiceId, words};

impl Passing<'_> {
    fn title(&self, service: ServiceId) -> Words {
        let row = self.given.programme.service(service);
        Words::same(row.map_or("", |row| row.meta.title.as_str()))
    }

    /// The service that gives; of two places of one service the old one.
    fn giver(&self) -> Words {
        self.place(self.exchange.from, ["den förra enheten", "the former unit"])
    }

    /// The service that receives; of two places of one service the new one.
    fn receiver(&self) -> Words {
        self.place(self.exchange.to, ["den nya enheten", "the new unit"])
    }

    fn place(&self, service: ServiceId, [sv, en]: [&str; 2]) -> Words {
        let title = self.title(service);
        if self.exchange.from != self.exchange.to {
            return title;
        }
        Words {
            sv: told_apart(&title.sv, sv),
            en: told_apart(&title.en, en),
        }
    }

    /// The service that the declared fallback names; of two places of one service it is the old one that acts.
    fn falls_back_on(&self, service: ServiceId) -> Words {
        match service == self.exchange.from {
            true => self.giver(),
            false => self.title(service),
        }
    }

    fn says(
        &self,
        state: HoldingState,
        service: Option<ServiceId>,
        since: Option<Day>,
        due_by: Option<PlannedDay>,
        sentence: Words,
    ) -> Holding {
        Holding {
            state,
            service: service.and_then(|service| service_named(self.given.programme, service)),
            service_id: service,
            transition: Some(self.exchange.meta.named()),
            since,
            due_by,
            sentence,
        }
    }

    pub(super) fn confirmed(&self, since: Day) -> Holding {
        let to = self.exchange.to;
        let sentence = fill(
            "{} har tagit emot överlämningen och följer barnet sedan den {}.",
            "{} has received the handover and has followed the child since {}.",
            &[self.receiver(), words::day(since)],
        );
        self.says(
            HoldingState::Confirmed,
            Some(to),
            Some(since),
            None,
            sentence,
        )
    }

    /// Without a word of the handover the receiver has met the child.
    pub(super) fn has_met(&self, since: Day) -> Holding {
        let to = self.exchange.to;
        let sentence = fill(
            "{} träffade barnet den {} och följer det sedan dess.",
            "{} met the child on {} and has followed it since.",
            &[self.receiver(), words::day(since)],
        );
        let state = HoldingState::Confirmed;
        self.says(state, Some(to), Some(since), None, sentence)
    }

    pub(super) fn awaiting(&self, due_by: Option<PlannedDay>) -> Holding {
        let from = self.exchange.from;
        let [giver, receiver] = [self.giver(), self.receiver()];
        let sentence = match due_by {
            Some(due) => fill(
                "{} följer barnet tills {} har bekräftat överlämningen, senast den {}.",
                "{} follows the child until {} has confirmed the handover, by {}.",
                &[giver, receiver, words::day(due.on)],
            ),
            None => fill(
                "{} följer barnet tills {} har bekräftat överlämningen.",
                "{} follows the child until {} has confirmed the handover.",
                &[giver, receiver],
            ),
        };
        let state = HoldingState::Awaiting;
        self.says(state, Some(from), Some(self.from), due_by, sentence)
    }

    pub(super) fn unknown(&self) -> Holding {
        let complete = words::day(self.given.complete_from());
        let sentence = fill(
            "Det är okänt om {} har bekräftat överlämningen: allt är noterat först från den {}.",
            "It is unknown whether {} has confirmed the handover: everything is recorded only from {}.",
            &[self.receiver(), complete],
        );
        self.says(HoldingState::Unknown, None, None, None, sentence)
    }

    /// On a day to come, after the confirmation should have come.
    pub(super) fn to_come(&self, due_by: Option<PlannedDay>) -> Holding {
        let sentence = fill(
            "Det beror på om {} bekräftar överlämningen.",
            "It depends on whether {} confirms the handover.",
            &[self.receiver()],
        );
        self.says(HoldingState::Unknown, None, None, due_by, sentence)
    }

    /// The receiver said no, which may have been before the transition's day.
    pub(super) fn refused(&self, on: Day) -> Holding {
        let sentence = fill(
            "Överlämningen till {} blev inte av, enligt svar den {}.",
            "The handover to {} was refused on {}.",
            &[self.receiver(), words::day(on)],
        );
        let since = Some(on.max(self.from));
        self.fallen_back(HoldingState::Refused, since, None, sentence)
    }

    /// The confirmation has not come.
    pub(super) fn late(&self, due: PlannedDay) -> Holding {
        let sentence = fill(
            "{} skulle ha bekräftat överlämningen senast den {}.",
            "{} should have confirmed the handover by {}.",
            &[self.receiver(), words::day(due.on)],
        );
        let since = due.on.plus(1).map(|on| on.max(self.from));
        self.fallen_back(HoldingState::Late, since, Some(due), sentence)
    }

    /// The declared fallback acts: after a refusal, or once the confirmation is late.
    fn fallen_back(
        &self,
        state: HoldingState,
        since: Option<Day>,
        due_by: Option<PlannedDay>,
        mut sentence: Words,
    ) -> Holding {
        let (service, who) = match self.handover.otherwise {
            Some(Fallback::FollowsUp(service)) => (
                Some(service),
                fill(
                    " {} följer upp.",
                    " {} follows up.",
                    &[self.falls_back_on(service)],
                ),
            ),
            Some(Fallback::KeepsResponsibility(service)) => (
                Some(service),
                fill(
                    " {} behåller ansvaret.",
                    " {} keeps the responsibility.",
                    &[self.falls_back_on(service)],
                ),
            ),
            None => (
                None,
                sentences::plain(
                    " Det är inte bestämt vem som då följer barnet.",
                    " Nobody is named to follow the child in that case.",
                ),
            ),
        };
        sentence.sv.push_str(&who.sv);
        sentence.en.push_str(&who.en);
        self.says(state, service, since, due_by, sentence)
    }
}

/// A title with what tells it apart, in its parentheses where it ends with some: "Child health (CHC, the new unit)".
fn told_apart(title: &str, by: &str) -> String {
    match title.strip_suffix(')') {
        Some(rest) => format!("{rest}, {by})"),
        None => format!("{title} ({by})"),
    }
}
