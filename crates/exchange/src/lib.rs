//! One child's plan in other people's formats. A plan in, text out; no files, no clock: the day of
//! the plan is the only date that is written.
//!
//! | file | holds |
//! | --- | --- |
//! | [`fhir`] | FHIR R4: care plan, tasks, vaccine forecast; what maps to what stands in `FHIR.md` |
//! | [`calendar`] | iCalendar, for a family or for a clinic; what a family sees stands in `CALENDAR.md` |
//! | `ids`, `uuid` | ids that follow from names, so that the same plan line always has the same id |
//! | `say` | words in the language that was asked for |
#![forbid(unsafe_code)]

pub mod calendar;
pub mod fhir;
mod ids;
mod say;
mod uuid;
