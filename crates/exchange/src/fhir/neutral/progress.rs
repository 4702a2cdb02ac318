//! How far a line has come, in the words that FHIR has for every task.

use stafett_plan::Status;

/// The states of a FHIR task that a plan needs; R4 and R5 have the same words for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Progress {
    /// "Not yet ready to be acted upon."
    Draft,
    /// "Ready to be acted upon and action is sought."
    Requested,
    /// "Ready to be performed", where who performs it is given.
    Ready,
    /// "Work has been paused."
    OnHold,
    /// "The task has been completed."
    Completed,
    /// "Attempted but could not be completed."
    Failed,
    /// "The potential performer has decided not to execute it."
    Rejected,
    /// "The task was not completed."
    Cancelled,
}

impl Progress {
    /// How far a line of this status has come, of a child to whom the programme still offers something or, if
    /// `ended`, no more. The reasons stand in `FHIR.md`.
    pub(crate) fn of(status: Status, ended: bool) -> Progress {
        match status {
            // Whether it was done or not: nobody is to do it any more.
            Status::Undecided | Status::CarriedOver if ended => Progress::Cancelled,
            Status::Upcoming | Status::Undecided => Progress::Draft,
            Status::Due => Progress::Ready,
            Status::PastItsTime => Progress::Requested,
            Status::Done => Progress::Completed,
            Status::CarriedOver => Progress::OnHold,
            Status::Missed => Progress::Failed,
            Status::Declined | Status::Lapsed | Status::NotApplicable => Progress::Cancelled,
        }
    }

    /// FHIR's code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Progress::Draft => "draft",
            Progress::Requested => "requested",
            Progress::Ready => "ready",
            Progress::OnHold => "on-hold",
            Progress::Completed => "completed",
            Progress::Failed => "failed",
            Progress::Rejected => "rejected",
            Progress::Cancelled => "cancelled",
        }
    }

    /// Whether nothing more is to be done.
    pub(crate) fn settled(self) -> bool {
        matches!(
            self,
            Progress::Completed | Progress::Failed | Progress::Rejected | Progress::Cancelled
        )
    }
}
