//! The published JSON Schemas (draft 2020-12), CC0.

/// A schema and the name of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Name of the file in which it is published.
    pub file: &'static str,
    /// The schema.
    pub text: &'static str,
}

/// Every published schema.
pub const ALL: [Schema; 6] = [
    Schema {
        file: "answers.schema.json",
        text: include_str!("../schemas/answers.schema.json"),
    },
    Schema {
        file: "child.schema.json",
        text: include_str!("../schemas/child.schema.json"),
    },
    Schema {
        file: "plan.schema.json",
        text: include_str!("../schemas/plan.schema.json"),
    },
    Schema {
        file: "programme.schema.json",
        text: include_str!("../schemas/programme.schema.json"),
    },
    Schema {
        file: "responsibility.schema.json",
        text: include_str!("../schemas/responsibility.schema.json"),
    },
    Schema {
        file: "why.schema.json",
        text: include_str!("../schemas/why.schema.json"),
    },
];
