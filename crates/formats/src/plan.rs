//! One child's plan as JSON and YAML: the plan's own fields, after a line that says what it is.

use serde::Serialize;
use stafett_plan::{Answer, Named, Plan, Question, Stretch, Why};

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Out<'a, T> {
    stafett: &'static str,
    version: u32,
    #[serde(flatten)]
    content: &'a T,
}

/// The plan as JSON, indented, with a line feed at the end.
pub fn json(plan: &Plan) -> String {
    pretty(&Out {
        stafett: "plan",
        version: VERSION,
        content: plan,
    })
}

/// The plan as JSON on one line, without a line feed: a row of NDJSON.
pub fn json_line(plan: &Plan) -> String {
    line(&Out {
        stafett: "plan",
        version: VERSION,
        content: plan,
    })
}

/// The plan as YAML.
#[cfg(feature = "yaml")]
pub fn yaml(plan: &Plan) -> String {
    serde_yaml::to_string(&Out {
        stafett: "plan",
        version: VERSION,
        content: plan,
    })
    .unwrap_or_default()
}

/// The derivation of one line as JSON, indented.
pub fn why_json(why: &Why) -> String {
    pretty(&Out {
        stafett: "why",
        version: VERSION,
        content: why,
    })
}

/// The derivation of one line as JSON on one line, without a line feed.
pub fn why_json_line(why: &Why) -> String {
    line(&Out {
        stafett: "why",
        version: VERSION,
        content: why,
    })
}

/// The derivation of one line as YAML.
#[cfg(feature = "yaml")]
pub fn why_yaml(why: &Why) -> String {
    serde_yaml::to_string(&Out {
        stafett: "why",
        version: VERSION,
        content: why,
    })
    .unwrap_or_default()
}

/// Who is responsible for one area on each day of a childhood.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AreaTimeline {
    /// The area.
    pub area: Named,
    /// Its stretches, ascending, without holes.
    pub stretches: Vec<Stretch>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Timelines<'a> {
    child: &'a str,
    areas: &'a [AreaTimeline],
}

/// Who is responsible on each day of a childhood as JSON, indented.
pub fn responsibility_json(child: &str, areas: &[AreaTimeline]) -> String {
    pretty(&Out {
        stafett: "responsibility",
        version: VERSION,
        content: &Timelines { child, areas },
    })
}

/// Who is responsible on each day of a childhood as JSON on one line, without a line feed.
pub fn responsibility_json_line(child: &str, areas: &[AreaTimeline]) -> String {
    line(&Out {
        stafett: "responsibility",
        version: VERSION,
        content: &Timelines { child, areas },
    })
}

/// Who is responsible on each day of a childhood as YAML.
#[cfg(feature = "yaml")]
pub fn responsibility_yaml(child: &str, areas: &[AreaTimeline]) -> String {
    serde_yaml::to_string(&Out {
        stafett: "responsibility",
        version: VERSION,
        content: &Timelines { child, areas },
    })
    .unwrap_or_default()
}

/// A question of a plan with what each answer to it would give.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered<'a> {
    /// The question, as the plan has it.
    #[serde(flatten)]
    pub question: &'a Question,
    /// What each answer would give.
    pub answers: Vec<Answer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answers<'a> {
    receipt: &'a stafett_plan::Receipt,
    questions: &'a [Answered<'a>],
}

/// What each answer to a plan's questions would give as JSON, indented.
pub fn answers_json(plan: &Plan, questions: &[Answered<'_>]) -> String {
    pretty(&Out {
        stafett: "answers",
        version: VERSION,
        content: &Answers {
            receipt: &plan.receipt,
            questions,
        },
    })
}

/// What each answer to a plan's questions would give as JSON on one line, without a line feed.
pub fn answers_json_line(plan: &Plan, questions: &[Answered<'_>]) -> String {
    line(&Out {
        stafett: "answers",
        version: VERSION,
        content: &Answers {
            receipt: &plan.receipt,
            questions,
        },
    })
}

/// What each answer to a plan's questions would give as YAML.
#[cfg(feature = "yaml")]
pub fn answers_yaml(plan: &Plan, questions: &[Answered<'_>]) -> String {
    serde_yaml::to_string(&Out {
        stafett: "answers",
        version: VERSION,
        content: &Answers {
            receipt: &plan.receipt,
            questions,
        },
    })
    .unwrap_or_default()
}

fn pretty<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
