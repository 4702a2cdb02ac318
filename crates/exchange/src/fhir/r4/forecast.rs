//! Vaccine doses that are still to be given.

use super::Writer;
use super::data::{CodeableConcept, Coding, Extension, Value, filled};
use super::resources::{DateCriterion, ImmunizationRecommendation, Recommendation, Resource};
use crate::fhir::codes;
use crate::fhir::neutral::{Forecast, ForecastStatus};
use stafett_plan::{PlannedDay, Status};

/// The dates that a forecast gives: LOINC's codes with the displays of FHIR's value set.
const EARLIEST: (&str, &str) = ("30981-5", "Earliest date to give");
const DUE: (&str, &str) = ("30980-7", "Date vaccine due");
const LATEST: (&str, &str) = ("59777-3", "Latest date to give immunization");
const OVERDUE: (&str, &str) = ("59778-1", "Date when overdue for immunization");

impl Writer<'_> {
    /// The forecast; `None` where the plan has no dose to speak of, since FHIR asks for one.
    pub(super) fn recommendation(&self) -> Option<Resource> {
        let id = self.recommendation_id()?;
        let forecasts = self.neutral.forecasts.iter();
        Some(Resource::ImmunizationRecommendation(Box::new(
            ImmunizationRecommendation {
                id,
                language: self.neutral.say.tag(),
                patient: self.subject(),
                date: self.as_of(),
                recommendation: forecasts.map(|one| self.recommended(one)).collect(),
            },
        )))
    }

    /// The id of the forecast, where there is one.
    pub(super) fn recommendation_id(&self) -> Option<String> {
        let any = !self.neutral.forecasts.is_empty();
        any.then(|| self.neutral.ids.of_child("forecast", ""))
    }

    fn recommended(&self, forecast: &Forecast<'_>) -> Recommendation {
        let dose = forecast.dose.as_ref();
        let entry = dose.map(|dose| dose.entry);
        let reason = entry.map(|entry| self.neutral.say.words(&entry.reason));
        let line = |at: &str| Extension::new("line", Value::String(at.to_owned()));
        Recommendation {
            extension: dose.map(|dose| line(dose.at)).into_iter().collect(),
            vaccine_code: vec![self.named("series", forecast.series)],
            forecast_status: self.forecast_status(forecast),
            forecast_reason: reason.and_then(CodeableConcept::said).into_iter().collect(),
            date_criterion: dates(forecast),
            description: entry.and_then(|entry| filled(&entry.title)),
            series: filled(&forecast.series.title),
            dose_number_positive_int: dose.map(|dose| dose.number),
        }
    }

    /// HL7's word where one fits, and ours in any case.
    fn forecast_status(&self, forecast: &Forecast<'_>) -> CodeableConcept {
        let hl7 = forecast.status.hl7();
        let hl7 = hl7.map(|(code, display)| Coding::known(codes::FORECAST_STATUS, code, display));
        let own = match (forecast.dose.as_ref(), forecast.status) {
            (_, ForecastStatus::Own(status)) => status,
            (Some(dose), _) => dose.entry.status,
            (None, _) => Status::Done,
        };
        CodeableConcept::coded(hl7.into_iter().chain([self.status(own)]))
    }
}

fn dates(forecast: &Forecast<'_>) -> Vec<DateCriterion> {
    let Some(dose) = &forecast.dose else {
        return Vec::new();
    };
    let window = &dose.entry.window;
    let known = [
        (EARLIEST, window.earliest),
        (DUE, window.recommended),
        (LATEST, dose.latest),
        (OVERDUE, dose.overdue),
    ];
    let known = known.into_iter();
    known
        .filter_map(|(code, day)| Some(criterion(code, day?)))
        .collect()
}

fn criterion((code, display): (&str, &str), day: PlannedDay) -> DateCriterion {
    let mark = day
        .preliminary
        .then(|| Extension::new("preliminary", Value::Boolean(true)));
    DateCriterion {
        extension: mark.into_iter().collect(),
        code: CodeableConcept::coded([Coding::known(codes::LOINC, code, display)]),
        value: day.on.to_string(),
    }
}
