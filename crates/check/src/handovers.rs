//! **Claim.** Every transition that a child meets hands over what the next service needs, with
//! consent, within a stated time, and says who follows the child if nobody confirms.
//!
//! Holding passes when the receiver confirms; otherwise the declared fallback acts. So on every day
//! somebody follows the child, whatever is confirmed, exactly where the handover has a last day, a
//! time limit for its confirmation, and a fallback that one of its two services carries out.
//!
//! A transition that no change needs has its own finding and is not looked at here.

mod needs;
mod payload;
mod terms;

use crate::Report;
use crate::changes::Needed;
use crate::places::Places;
use crate::report::{self, Told};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Programme, ServiceId, Transition};

/// Decides the claim for the transitions that some change needs.
pub fn check(places: &Places, needed: &Needed, report: &mut Report) {
    let programme = places.programme;
    for (name, says) in claims() {
        report.claim(name, says);
        if needed.undecided {
            report.not_decided(name, &programme.meta);
        }
    }
    let needed = needed.transitions.iter();
    for transition in needed.filter_map(|id| programme.transition(*id)) {
        for (name, _) in claims() {
            report.decided(name, 0);
        }
        let exchange = Exchange {
            programme,
            transition,
        };
        match &transition.handover {
            None => report.add(exchange.without_handover()),
            Some(handover) => {
                report.add_all(terms::faults(&exchange, handover));
                report.add_all(payload::fault(places, &exchange, handover));
            }
        }
    }
}

fn claims() -> [(Name, Words); 6] {
    [
        (
            Name::NoHandover,
            Words::new(
                "varje övergång har en överlämning",
                "every transition has a handover",
            ),
        ),
        (
            Name::HandoverIncomplete,
            Words::new(
                "varje överlämning tar med det som nästa verksamhet behöver: det som inte blev gjort, påbörjade \
                 vaccinserier, moment som båda gör och besök som tider räknas från",
                "every handover carries what the next service needs: undone work, series that have begun, \
                 content that both do, and visits from which times are counted",
            ),
        ),
        (
            Name::HandoverWithoutConsent,
            Words::new(
                "varje överlämning anger samtycke och vem som inhämtar det, eller varför det inte behövs",
                "every handover names a consent and who obtains it, or why none is needed",
            ),
        ),
        (
            Name::HandoverWithoutTimeLimit,
            Words::new(
                "varje överlämning har en sista dag och en frist för bekräftelse",
                "every handover has a last day and a time limit for its confirmation",
            ),
        ),
        (
            Name::HandoverWithoutFallback,
            Words::new(
                "vid varje överlämning följer någon av de två verksamheterna barnet, också när ingen bekräftar",
                "at every handover one of the two services follows the child, even if nobody confirms",
            ),
        ),
        (
            Name::KeptWithoutLaw,
            Words::new(
                "ingen verksamhet behåller ansvaret utan en källa som säger det",
                "no service keeps the responsibility without a source that says so",
            ),
        ),
    ]
}

/// A transition and the services between which it is made.
struct Exchange<'p> {
    programme: &'p Programme,
    transition: &'p Transition,
}

impl Exchange<'_> {
    /// Title of a service.
    fn title(&self, service: ServiceId) -> &str {
        let row = self.programme.service(service);
        row.map_or("?", |row| &row.meta.title)
    }

    /// Name of a service in the programme's text.
    fn id(&self, service: ServiceId) -> &str {
        self.programme
            .service(service)
            .map_or("?", |row| &row.meta.id)
    }

    /// The child of whom the story is told.
    fn child(&self) -> Words {
        let (from, to) = (
            self.title(self.transition.from),
            self.title(self.transition.to),
        );
        if self.transition.from == self.transition.to {
            return Words::new(
                format!("Ett barn som byter verksamhet inom {from}"),
                format!("A child who changes from one {from} to another"),
            );
        }
        Words::new(
            format!("Ett barn som går över från {from} till {to}"),
            format!("A child who passes from {from} to {to}"),
        )
    }

    /// A finding about the transition: `headline` after its title, `story` after its child.
    fn finding(&self, name: Name, headline: Words, story: Words, help: Words) -> Finding {
        let (title, child) = (&self.transition.meta.title, self.child());
        let told = Told {
            headline: Words::new(
                format!("övergången \"{title}\": {}", headline.sv),
                format!("the transition \"{title}\": {}", headline.en),
            ),
            story: Words::new(
                format!("{}: {}", child.sv, story.sv),
                format!("{}: {}", child.en, story.en),
            ),
            help,
        };
        let rule = (
            self.transition.meta.id.as_str(),
            self.transition.meta.origin,
        );
        report::about_text(name, None, rule, told)
    }

    fn without_handover(&self) -> Finding {
        let to = self.title(self.transition.to);
        self.finding(
            Name::NoHandover,
            Words::new("ingenting lämnas över", "nothing is handed over"),
            Words::new(
                format!(
                    "{to} får inte veta något om barnet, och ingen vet vem som följer barnet tills {to} har tagit emot."
                ),
                format!(
                    "{to} is told nothing of the child, and nobody knows who follows the child until {to} has taken over."
                ),
            ),
            Words::new(
                "skriv `överlämning { … }` med när, vad som överlämnas, samtycke och bekräftelse",
                "write `handover { … }` with when, what is handed over, consent and confirmation",
            ),
        )
    }

    /// Whether a service gives or receives.
    fn is_between(&self, service: ServiceId) -> bool {
        service == self.transition.from || service == self.transition.to
    }
}
