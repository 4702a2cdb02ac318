//! The resources of R4 that a plan needs, with the elements that it fills.

use super::data::{Annotation, CodeableConcept, Extension, Identifier, Period, Reference, Value};
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::fhir) struct Bundle {
    pub(super) resource_type: &'static str,
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) entry: Vec<Entry>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub(super) full_url: String,
    pub(super) resource: Resource,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request: Option<Request>,
}

#[derive(Debug, Serialize)]
pub(super) struct Request {
    pub(super) method: &'static str,
    pub(super) url: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "resourceType")]
pub(super) enum Resource {
    CarePlan(Box<CarePlan>),
    CareTeam(Box<CareTeam>),
    ImmunizationEvaluation(Box<ImmunizationEvaluation>),
    ImmunizationRecommendation(Box<ImmunizationRecommendation>),
    Organization(Box<Organization>),
    Task(Box<Task>),
}

impl Resource {
    /// The name of its type.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Resource::CarePlan(_) => "CarePlan",
            Resource::CareTeam(_) => "CareTeam",
            Resource::ImmunizationEvaluation(_) => "ImmunizationEvaluation",
            Resource::ImmunizationRecommendation(_) => "ImmunizationRecommendation",
            Resource::Organization(_) => "Organization",
            Resource::Task(_) => "Task",
        }
    }

    /// Its id.
    pub(super) fn id(&self) -> &str {
        match self {
            Resource::CarePlan(one) => &one.id,
            Resource::CareTeam(one) => &one.id,
            Resource::ImmunizationEvaluation(one) => &one.id,
            Resource::ImmunizationRecommendation(one) => &one.id,
            Resource::Organization(one) => &one.id,
            Resource::Task(one) => &one.id,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CarePlan {
    pub(super) id: String,
    pub(super) language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) instantiates_uri: Vec<String>,
    pub(super) status: &'static str,
    pub(super) intent: &'static str,
    pub(super) category: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<Period>,
    pub(super) created: String,
    pub(super) author: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) care_team: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) supporting_info: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) activity: Vec<Activity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) note: Vec<Annotation>,
}

#[derive(Debug, Serialize)]
pub(super) struct Activity {
    pub(super) reference: Reference,
}

#[derive(Debug, Serialize)]
pub(super) struct CareTeam {
    pub(super) id: String,
    pub(super) language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) status: &'static str,
    pub(super) subject: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) participant: Vec<Participant>,
}

#[derive(Debug, Serialize)]
pub(super) struct Participant {
    pub(super) role: Vec<CodeableConcept>,
    pub(super) member: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<Period>,
}

#[derive(Debug, Serialize)]
pub(super) struct Organization {
    pub(super) id: String,
    pub(super) identifier: Vec<Identifier>,
    #[serde(rename = "type")]
    pub(super) kind: Vec<CodeableConcept>,
    pub(super) name: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Task {
    pub(super) id: String,
    pub(super) language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) identifier: Vec<Identifier>,
    pub(super) instantiates_uri: String,
    pub(super) based_on: Vec<Reference>,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status_reason: Option<CodeableConcept>,
    pub(super) business_status: CodeableConcept,
    pub(super) intent: &'static str,
    pub(super) code: CodeableConcept,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(rename = "for")]
    pub(super) subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) execution_period: Option<Period>,
    pub(super) last_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) requester: Option<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) performer_type: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason_code: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) restriction: Option<Restriction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) input: Vec<Parameter>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) output: Vec<Parameter>,
}

#[derive(Debug, Serialize)]
pub(super) struct Restriction {
    pub(super) period: Period,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(rename = "type")]
    pub(super) kind: CodeableConcept,
    #[serde(flatten)]
    pub(super) value: Value,
}

#[derive(Debug, Serialize)]
pub(super) struct ImmunizationRecommendation {
    pub(super) id: String,
    pub(super) language: &'static str,
    pub(super) patient: Reference,
    pub(super) date: String,
    pub(super) recommendation: Vec<Recommendation>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Recommendation {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) vaccine_code: Vec<CodeableConcept>,
    pub(super) forecast_status: CodeableConcept,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) forecast_reason: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date_criterion: Vec<DateCriterion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) series: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dose_number_positive_int: Option<u8>,
}

#[derive(Debug, Serialize)]
pub(super) struct DateCriterion {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) code: CodeableConcept,
    pub(super) value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImmunizationEvaluation {
    pub(super) id: String,
    pub(super) language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) status: &'static str,
    pub(super) patient: Reference,
    pub(super) date: String,
    pub(super) target_disease: CodeableConcept,
    pub(super) immunization_event: Reference,
    pub(super) dose_status: CodeableConcept,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dose_status_reason: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) series: Option<String>,
    pub(super) dose_number_positive_int: u8,
}
