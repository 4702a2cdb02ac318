//! The whole story of one finding: what is claimed, which child, which rules and days, how many
//! children, and what would close it.

use crate::clocks;
use crate::decided::Decided;
use crate::draw::{self, headline, key, paragraph};
use crate::language::{either, words as say};
use crate::opened::Opened;
use crate::output::{Output, To};
use crate::view::{day, number};
use stafett_diag::{Language, Name};
use stafett_formats::report::Clock;
use stafett_model::proof::{Finding, Part, Rule, Verdict, Weight, Witness};
use stafett_model::{Acceptance, Day, FactId, FactRange, Programme, words};

/// Most parts of a region, and most stretches of birth dates of a part, that are told.
const TOLD: usize = 8;

/// Prints the finding at `place` of the proof, counted from 0.
pub(crate) fn print(opened: &Opened, decided: &Decided, place: usize, output: &mut Output) {
    let Some(finding) = decided.proof.findings.get(place) else {
        return;
    };
    let clocks = clocks::clocks(&opened.programme, finding);
    let story = Story {
        opened,
        finding,
        language: output.language(),
    };
    story.heading(place + 1, output);
    story.claim(decided, output);
    story.child(output);
    story.rules(&clocks, output);
    story.children(output);
    story.closing(decided, place, output);
    story.acceptance(output);
}

struct Story<'a> {
    opened: &'a Opened,
    finding: &'a Finding,
    language: Language,
}

impl Story<'_> {
    fn programme(&self) -> &Programme {
        &self.opened.programme
    }

    fn either<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        either(self.language, sv, en)
    }

    fn heading(&self, number: usize, output: &mut Output) {
        let weight = match self.finding.weight {
            Weight::Error => self.either("fel", "error"),
            Weight::Warning => self.either("varning", "warning"),
            Weight::Note => self.either("notis", "note"),
        };
        let first = format!("{number}. {} – {weight}", key(self.finding));
        output.line(&first);
        let says = headline(self.finding, self.programme(), self.language);
        put(output, "", &says);
        output.line("");
    }

    fn claim(&self, decided: &Decided, output: &mut Output) {
        let mut claims = decided.proof.claims.iter();
        let key = &self.finding.key;
        let undecided = key.name == Name::NotDecided.as_str();
        // What could not be decided names its claim first among its rules.
        let name = if undecided {
            key.rules.first()
        } else {
            Some(&key.name)
        };
        let Some(claim) = claims.find(|claim| Some(&claim.name) == name) else {
            return;
        };
        let verdict = match claim.verdict {
            Verdict::Proven => self.either("bevisat", "proven"),
            Verdict::ProvenButAccepted => self.either(
                "stämmer utom godtagna fynd",
                "holds but for accepted findings",
            ),
            Verdict::Refuted => self.either("stämmer inte", "does not hold"),
            Verdict::NotDecided => self.either("inte avgjort", "not decided"),
        };
        output.say("Vad som påstås", "What is claimed");
        let says = say(&claim.says, self.language);
        put(output, "  ", &format!("{says} – {verdict}"));
        output.line("");
    }

    fn child(&self, output: &mut Output) {
        match self.finding.witness {
            Some(_) => output.say("Barnet", "The child"),
            None => output.say("Vad det betyder", "What it means"),
        }
        let story = say(&self.finding.story, self.language);
        if !story.is_empty() {
            put(output, "  ", story);
        }
        if let Some(witness) = &self.finding.witness {
            self.witness(witness, output);
        }
        output.line("");
    }

    fn witness(&self, witness: &Witness, output: &mut Output) {
        let born = day(witness.born, self.language);
        let why = self.either(
            "det första födelsedatum som berörs",
            "the first birth date concerned",
        );
        let told = self.either("fött", "born");
        put(output, "  · ", &format!("{told} {born}: {why}"));
        for line in self.known(witness) {
            put(output, "  · ", &line);
        }
        put(output, "  · ", &self.days(witness));
    }

    /// Facts, events and what was done, each with its day.
    fn known(&self, witness: &Witness) -> Vec<String> {
        let programme = self.programme();
        let fact = |(fact, value): &(FactId, i32)| {
            let range = FactRange {
                fact: *fact,
                allowed: vec![(*value, *value)],
            };
            say(&words::fact_range(programme, &range), self.language).to_owned()
        };
        let change = self.either("till dagen före", "until the day before");
        let before = witness.before.iter();
        let mut known: Vec<String> = before
            .map(|row| format!("{} ({change})", fact(row)))
            .collect();
        known.extend(witness.facts.iter().map(fact));
        let mut happened = |title: Option<&str>, on: Day| {
            let title = title.unwrap_or("?");
            known.push(format!("{title}: {}", day(on, self.language)));
        };
        for (event, on) in &witness.events {
            happened(
                programme.event(*event).map(|row| row.meta.title.as_str()),
                *on,
            );
        }
        for (visit, on) in &witness.visits {
            happened(
                programme.visit(*visit).map(|row| row.meta.title.as_str()),
                *on,
            );
        }
        for (item, on) in &witness.items {
            happened(
                programme.item(*item).map(|row| row.meta.title.as_str()),
                *on,
            );
        }
        let due = self.either("beräknat datum", "due date");
        known.extend(
            witness
                .due_date
                .map(|on| format!("{due}: {}", day(on, self.language))),
        );
        known
    }

    fn days(&self, witness: &Witness) -> String {
        let since = day(witness.day, self.language);
        let first = self.either("felet visar sig från och med", "the fault shows from");
        let until = witness.until.filter(|until| *until > witness.day);
        match until.map(|until| until.before()) {
            Some(last) if last == witness.day => {
                let only = self.either("felet visar sig den", "the fault shows on");
                format!("{only} {since}")
            }
            Some(last) => {
                let through = self.either("till och med", "through");
                format!("{first} {since} {through} {}", day(last, self.language))
            }
            None => format!("{first} {since}"),
        }
    }

    fn rules(&self, clocks: &[Clock], output: &mut Output) {
        if clocks.is_empty() {
            output.say("Reglerna", "The rules");
        } else {
            output.say(
                "Reglerna, och deras dagar för barnet",
                "The rules, and their days for this child",
            );
        }
        for rule in &self.finding.rules {
            let Some(shown) = self.opened.texts.get(usize::from(rule.origin.file)) else {
                continue;
            };
            put(
                output,
                "  ",
                &format!("{}:{}{}", shown.path, rule.origin.line, self.role(rule)),
            );
            let place = usize::try_from(rule.origin.line).unwrap_or(usize::MAX);
            let line = shown.text.lines().nth(place.saturating_sub(1));
            let line = line.unwrap_or("").trim();
            output.line(&format!("      {}", draw::plain(line)));
            for clock in clocks.iter().filter(|clock| clock.rule == rule.origin) {
                let (what, says) = (
                    say(&clock.what, self.language),
                    say(&clock.says, self.language),
                );
                put(output, "      · ", &format!("{what}: {says}"));
            }
        }
        output.line("");
    }

    fn role(&self, rule: &Rule) -> String {
        match say(&rule.says, self.language) {
            "" => String::new(),
            says => format!(" – {says}"),
        }
    }

    fn children(&self, output: &mut Output) {
        let Some(region) = &self.finding.region else {
            return;
        };
        let dates = number(region.birth_dates);
        output.say(
            &format!("Vilka barn ({dates} födelsedatum)"),
            &format!("Which children ({dates} birth dates)"),
        );
        for part in region.parts.iter().take(TOLD) {
            put(output, "  · ", &self.part(part));
        }
        let more = region.parts.len().saturating_sub(TOLD);
        if more > 0 {
            output.say(
                &format!("  … och {more} grupper till; alla står i --format json"),
                &format!("  … and {more} more groups; --format json has them all"),
            );
        }
        output.line("");
    }

    fn part(&self, part: &Part) -> String {
        let programme = self.programme();
        let stretch = |(first, last): &(Day, Day)| match first == last {
            true => first.to_string(),
            false => format!("{first} – {last}"),
        };
        let mut born: Vec<String> = part.born.iter().take(TOLD).map(stretch).collect();
        if part.born.len() > TOLD {
            born.push("…".to_owned());
        }
        let mut said = vec![format!(
            "{} {}",
            self.either("födda", "born"),
            born.join(", ")
        )];
        let facts = part.facts.iter();
        said.extend(
            facts.map(|range| say(&words::fact_range(programme, range), self.language).to_owned()),
        );
        let point = |at| say(&words::point(programme, at), self.language).to_owned();
        let (from, until) = (
            self.either("från", "from"),
            self.either("fram till", "until"),
        );
        let (first, last) = (point(&part.from), point(&part.until));
        said.push(format!("{from} {first} {until} {last}"));
        said.extend(part.given.iter().map(|(at, come)| {
            let come = match come {
                true => self.either("har inträffat", "has come"),
                false => self.either("har inte inträffat", "has not come"),
            };
            format!("{} {come}", point(at))
        }));
        said.join("; ")
    }

    fn closing(&self, decided: &Decided, place: usize, output: &mut Output) {
        let edit = decided.edits.get(&place);
        if self.finding.help.is_empty() && edit.is_none() {
            return;
        }
        output.say("Vad som skulle rätta det", "What would mend it");
        for help in &self.finding.help {
            put(output, "  · ", say(help, self.language));
        }
        if let Some(edit) = edit {
            let first = self.either("  · förslag: ", "  · suggestion: ");
            let text = draw::suggestion(edit, first, self.language);
            output.print(To::Results, &text);
        }
        output.line("");
    }

    fn acceptance(&self, output: &mut Output) {
        let accepted = self.finding.accepted;
        let Some(acceptance) = accepted.and_then(|id| self.programme().acceptance(id)) else {
            return;
        };
        let Acceptance {
            by,
            decided,
            review_by,
            reason,
            ..
        } = acceptance;
        let (decided, review) = (day(*decided, self.language), day(*review_by, self.language));
        output.say("Godtaget", "Accepted");
        let line = match self.language {
            Language::Swedish => format!("av {by} {decided}; omprövas senast {review}"),
            Language::English => format!("by {by} on {decided}; review by {review}"),
        };
        put(output, "  · ", &line);
        let why = self.either("skäl", "reason");
        put(output, "  · ", &format!("{why}: {reason}"));
    }
}

fn put(output: &mut Output, first: &str, text: &str) {
    output.print(To::Results, &paragraph(first, &draw::plain(text)));
}
