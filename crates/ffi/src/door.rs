//! Bytes in, JSON out.

use crate::refusal::{Argument, Name, Problem, Refusal};
use stafett_formats::Form;
use stafett_formats::artefact::{self, ProofSummary};
use stafett_formats::child::{self, ChildFile, Names};
use stafett_formats::plan::{self as json, Answered, AreaTimeline};
use stafett_model::proof::Words;
use stafett_model::{Area, AreaId, AsOf, Child, Day};
use stafett_plan::{Named, Plan, Planner, ProofMark};

/// A compiled programme that was read, is what its digest says, and is ready for planning: what
/// follows from it alone has been found, and is not found again for each child.
///
/// It never changes, so any number of threads may use one at a time.
#[derive(Clone, Debug)]
pub struct Programme {
    planner: Planner<'static>,
    names: Names,
    digest: String,
    proof: Option<ProofMark>,
}

/// The days of which a plan is asked, each as `2026-11-21`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days<'t> {
    /// The day for which the plan holds; `None` for the day that the child's text names (`as_of`).
    pub as_of: Option<&'t str>,
    /// The last day, included, of what is known: what was recorded later does not count. `None` for
    /// the day for which the plan holds.
    pub known_at: Option<&'t str>,
}

/// The plan of a child, where a programme is used once.
///
/// # Errors
/// Whatever of the arguments cannot be used.
pub fn plan(programme: &[u8], child: &[u8], days: Days<'_>) -> Result<String, Refusal> {
    Programme::read(programme)?.plan(child, days)
}

impl Programme {
    /// Reads what `stafett compile` wrote.
    ///
    /// # Errors
    /// Bytes that are no artefact, one of another version, or one that was changed since.
    pub fn read(bytes: &[u8]) -> Result<Programme, Refusal> {
        let text = utf8(Argument::Programme, bytes)?;
        let artefact = artefact::read(text).map_err(Problem::from)?;
        Ok(Programme {
            names: Names::of(&artefact.programme),
            planner: Planner::owning(artefact.programme),
            digest: artefact.digest,
            proof: artefact.proof.map(ProofSummary::mark),
        })
    }

    /// The plan of the child that `child` states as JSON, as one line of JSON without a line feed.
    ///
    /// # Errors
    /// A child that cannot be read, and a day that is none.
    pub fn plan(&self, child: &[u8], days: Days<'_>) -> Result<String, Refusal> {
        let (child, as_of) = self.asked(child, days)?;
        Ok(json::json_line(&self.planned(&child, as_of)))
    }

    /// How one line of that plan came about, as one line of JSON without a line feed. `rule` is the
    /// id of a visit, of a content item at a visit (`visit/item`) or of an area; it may also be one
    /// that is not in the plan.
    ///
    /// # Errors
    /// As of [`plan`](Self::plan), and a rule that the programme lacks.
    pub fn why(&self, child: &[u8], days: Days<'_>, rule: &str) -> Result<String, Refusal> {
        let (child, as_of) = self.asked(child, days)?;
        let why = self.planner.why(&child, as_of, rule);
        why.map(|why| json::why_json_line(&why))
            .ok_or_else(|| unknown_rule(rule).into())
    }

    /// The questions of that plan that somebody can answer on its day, each with what every answer would give, as one
    /// line of JSON without a line feed. One answer costs about as much as the plan.
    ///
    /// # Errors
    /// As of [`plan`](Self::plan).
    pub fn answers(&self, child: &[u8], days: Days<'_>) -> Result<String, Refusal> {
        let (child, as_of) = self.asked(child, days)?;
        let plan = self.planned(&child, as_of);
        let all = self.planner.all_answers(&child, as_of, &plan).into_iter();
        let all = all.map(|(question, answers)| Answered { question, answers });
        let all: Vec<Answered<'_>> = all.collect();
        Ok(json::answers_json_line(&plan, &all))
    }

    /// Who is responsible for each area on each day of the child's life, body and service, as one line of
    /// JSON without a line feed.
    ///
    /// # Errors
    /// As of [`plan`](Self::plan).
    pub fn responsibility(&self, child: &[u8], days: Days<'_>) -> Result<String, Refusal> {
        let (child, as_of) = self.asked(child, days)?;
        let areas = &self.planner.programme().areas;
        let timeline = |(id, area): (u16, &Area)| AreaTimeline {
            area: Named {
                id: area.meta.id.clone(),
                title: area.meta.title.clone(),
            },
            stretches: self.planner.timeline(&child, AreaId(id), as_of),
        };
        let all: Vec<AreaTimeline> = (0..=u16::MAX).zip(areas).map(timeline).collect();
        Ok(json::responsibility_json_line(&child.id, &all))
    }
}

impl Programme {
    /// The plan, with what its receipt says of the programme.
    fn planned(&self, child: &Child, as_of: AsOf) -> Plan {
        let mut plan = self.planner.plan(child, as_of);
        plan.receipt.digest.clone_from(&self.digest);
        plan.receipt.proof = self.proof;
        plan
    }

    /// The child and the days that are asked for.
    fn asked(&self, child: &[u8], days: Days<'_>) -> Result<(Child, AsOf), Refusal> {
        let as_of = day(Argument::AsOf, days.as_of)?;
        let known_at = day(Argument::KnownAt, days.known_at)?;
        let file = self.child(child)?;
        let day = as_of.or(file.as_of).ok_or_else(no_day)?;
        let known = known_at.unwrap_or(day);
        Ok((file.child, AsOf { day, known }))
    }

    fn child(&self, bytes: &[u8]) -> Result<ChildFile, Refusal> {
        let text = utf8(Argument::Child, bytes)?;
        let programme = self.planner.programme();
        let read = child::read_by(text, Form::Json, programme, &self.names);
        read.map_err(|errors| Refusal {
            problems: errors
                .into_iter()
                .map(|error| Problem::of_child(error, text))
                .collect(),
        })
    }
}

pub(crate) fn utf8(argument: Argument, bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|error| {
        let place = error.valid_up_to();
        let message = Words::new(
            format!("texten är inte UTF-8: byte {place}, räknat från 0, hör inte dit"),
            format!("the text is not UTF-8: byte {place}, counted from 0, does not belong"),
        );
        Problem::new(Name::NotUtf8, argument, message)
            .help(Words::new(
                "skicka texten som UTF-8",
                "send the text as UTF-8",
            ))
            .into()
    })
}

fn day(argument: Argument, text: Option<&str>) -> Result<Option<Day>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    Day::parse(text).map(Some).map_err(|error| {
        let given: String = error.given.escape_debug().collect();
        let why = stafett_model::words::no_day(&given);
        let message = Words::new(
            format!("\"{given}\" {}", why.sv),
            format!("\"{given}\" {}", why.en),
        );
        Problem::new(Name::NotADay, argument, message)
            .help(Words::new(
                "skriv år, månad och dag: 2026-08-18",
                "write year, month and day: 2026-08-18",
            ))
            .into()
    })
}

fn no_day() -> Problem {
    let message = Words::new(
        "det är inte sagt för vilken dag planen ska gälla",
        "the day for which the plan shall hold is not stated",
    );
    Problem::new(Name::Missing, Argument::AsOf, message).help(Words::new(
        "ange dagen, eller skriv den som \"as_of\" i barnets uppgifter; motorn har ingen egen klocka",
        "give the day, or write it as \"as_of\" in the child's text; the engine has no clock of its own",
    ))
}

fn unknown_rule(rule: &str) -> Problem {
    let shown: String = rule.chars().take(60).flat_map(char::escape_debug).collect();
    let message = Words::new(
        format!("programmet har ingen rad som heter \"{shown}\""),
        format!("the programme has no line called \"{shown}\""),
    );
    Problem::new(Name::UnknownRule, Argument::Rule, message).help(Words::new(
        "namnge ett besök, ett moment i det (besök/moment) eller ett område",
        "name a visit, a content item in it (visit/item) or an area",
    ))
}
