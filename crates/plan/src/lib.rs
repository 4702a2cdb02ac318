//! Given a compiled programme, a child and a day: the plan, and the reason for each line.
//!
//! Others embed this crate. [`plan()`] is total, pure and deterministic: no clock, no files, no
//! locale, no hash order; the same input gives the same bytes on every platform, and the order of
//! a child's facts and events never matters.
//!
//! | file | holds |
//! | --- | --- |
//! | [`Planner`] | a programme made ready for many children |
//! | [`Outline`] | a plan without its text |
//! | [`mod@plan`] | the plan as data: what embedders read |
//! | [`Question`], [`Warning`] | what the plan asks and warns of |
//! | [`responsible`](mod@responsible) | who has the duty on a day, as data and as a question |
//! | [`timeline`](mod@timeline) | who is responsible on each day of a childhood |
//! | [`views`] | parts of a plan: a period, what comes next, one service, one area |
//! | [`mod@why`] | the derivation of one line |
//! | [`arithmetic`] | the arithmetic of a plan's days, as data |
//! | [`words`] | statuses in words, in Swedish and English |
//!
//! Inside, one child goes through the rooms in this order; `view` is the child as they all see it:
//!
//! | room | holds |
//! | --- | --- |
//! | `tables` | what follows from the programme alone |
//! | `records` | which records stand, and the clean history that they make |
//! | `facts` | what is known of the child, and what follows where something is not |
//! | `place` | where each visit lies, and whether it is for the child |
//! | `stand` | where each visit, content and dose stands |
//! | `duty` | who is responsible, who comes next, who holds the child |
//! | `tell` | lines, sentences, questions and derivations |
#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::unreachable
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

extern crate alloc;

mod answers;
pub mod arithmetic;
pub mod ask;
mod asked;
mod duty;
mod facts;
mod known;
mod memory;
mod outline;
mod place;
pub mod plan;
mod planner;
mod records;
mod remarks;
pub mod responsible;
mod shared;
mod stand;
mod tables;
mod tell;
pub mod timeline;
mod told;
mod view;
pub mod views;
pub mod why;
pub mod words;

#[cfg(test)]
mod tests;

/// What a programme and a child are, so that an embedder needs to name one crate only.
pub use stafett_model as model;

pub use answers::{Answer, MOST_ANSWERS, ResponsibleThen, VisitThen};
pub use asked::Asked;
pub use outline::{Line, Outline};
pub use plan::*;
pub use planner::Planner;
pub use remarks::*;
pub use responsible::{Responsible, responsible};
pub use timeline::{Stretch, timeline};
pub use told::Told;
pub use views::View;
pub use why::{DateStep, EarlierValue, FactUsed, How, SourceUsed, Why, why};

use stafett_model::{AsOf, Child, Programme};

/// The version of this engine, as every receipt names it. The same version gives the same bytes.
pub const ENGINE: &str = concat!("stafett-plan ", env!("CARGO_PKG_VERSION"));

/// The plan of one child as of a day. Total: whatever is wrong with the input becomes a warning or
/// a question, and the rest of the plan stands.
///
/// # Which records count
/// Events and facts have ids of one namespace; the same record twice is once, and order never matters.
/// 1. *Known*: a record counts if it was recorded on `known` or before, or has no such day; a fact with the id of an
///    event, if an event of that id does too.
/// 2. *Corrected*: a known record that corrects an id stands in the place of the known records of that
///    id, be it wherever they stand in a chain; only an event for events and only a fact for facts. A
///    retraction leaves nothing in their place, whatever they are: a retracted correction is as if it had
///    never been made, and so is a retracted retraction. A record may correct its own id: then it stands
///    for the others of that id. Of several corrections of one id those that say the same are one;
///    otherwise the one recorded last counts, and what corrects another is lost with it; where two were
///    recorded last, or one of them has no such day, neither they nor the original count
///    (`conflictingCorrections`). What is corrected in a circle, or by what is, and what corrects that,
///    does not count (`circularCorrections`). Where there is nothing to correct, a record counts as itself and a
///    retraction not at all (`unknownCorrection`): so does a fact that corrects an id that an event has.
/// 3. *One thing*: two uncorrected records of one id that differ are neither (`conflictingEvents`,
///    `conflictingFacts`). A fact with the id of an event was said with it: it counts if an event of that
///    id stands, and only what is said of the same fact conflicts.
/// 4. *When*: an event was on one of its days, not before birth, not after the as-of day, and not after the
///    day on which it was recorded (unless that lies before its first day: `recordedBefore`). If its first
///    day is after the as-of day (`afterAsOf`), or no day is left (`beforeBirth`), it does not count. Nor
///    does what was after the last possible day of death (`afterDeath`); what may have been before it was.
/// 5. Of a fact the value from the latest day counts, by the day on which it is judged, not after the as-of
///    day; of a fixed fact the latest of all; of several from one day the greatest (`twoValues`). A value that may
///    change counts until the next day on which the population may begin or cease to say something of the fact for a
///    time (`alltid … från … fram till …`): that a child of five goes to no school tells nothing of the child of ten,
///    nor what school a pupil went to at fifteen where it goes at seventeen. One without a day is said of the as-of
///    day; one that is ruled out meanwhile, of the time after. Of the
///    first days of a term the last counts (`conflictingTerms`). A history that is complete from a day before
///    the birth is complete from birth (`historyBeforeBirth`); one that is complete only from a day after the
///    as-of day leaves everything until then open (`historyAfterAsOf`). A due date that lies further from the birth than
///    the programme lets it, or without a word of that outside 3 weeks before it through 18 weeks after it, is taken to be
///    unknown (`dueDateOutOfRange`).
/// 6. How a visit went, where a condition asks for it, is a fact that its events say, from the first day of
///    each: done; declined or missed, if before the first day on which it was done; where both may be of one
///    day, declined.
/// 7. An event that nobody recorded, and that visits to a service show: it was on one of the days from the first on which
///    it can happen until the first day by which such a service certainly had made a visit, or on the first on which it can
///    happen, if that is later. If this last day is after the as-of day, nothing is shown yet. The first day on which it can
///    happen is the soonest, whatever is unknown, and not before birth; where it rests on something else that happens, it is
///    counted from the first day on which that was or, if nothing says that it happened, on which that can.
///
/// # What is not known to the day
/// What was on one of several days has certainly been. Of several such events the first is on one of the days
/// from the least first to the least last day, and likewise the last. What is counted from it lies between
/// what its first and what its last day give: it has begun, or is over, when that is so for all of them; a
/// first day is shown as the last possible and a last day as the first, marked preliminary. In a window, or on
/// the day of another event, is what may be. A dose is invalid if it is on each of its days, whatever the days
/// of what it is counted from; if only on some, it counts (`doseDateUncertain`). Doses are judged in the order
/// of their days; those that may have been in either order, in that of their numbers.
///
/// An event that was neither recorded nor shown has not happened yet. But where the first day on which it can happen
/// lies before the child's history is complete, it may have happened on any day from that one on.
///
/// Two days that rest on one open day are compared on each day on which that may fall, never apart. So what is
/// caught up, offered again or may be given only until a day before its own first, whichever that is, is over;
/// and who leads an area in each of these ways leads it.
///
/// # Which days are told
/// The first and the last day are each read from the first through the last day on which they may lie. Where the
/// first day may lie after each possible last day, it is told as if it did not, and likewise the last; but of a
/// dose no first day is told then, for it might be too early. A window without a day has its last day alone,
/// unless it is still offered after that: then its first day, and the end of that offer. The first possible day
/// of what hangs on something that has not happened is counted from the day after that on which the child is
/// judged, or the first day of what it hangs on, if that is later. That of a dose keeps the distances to the doses before
/// it: those that are still to be given too come each on its own first day. A distance to one of which it is open whether it
/// is for the child moves no first day, nor, further along, to one that may have been given before the history is complete.
/// A visit's days are its own, moved where what
/// is still to be done at it may not be done earlier: its recommended day then to the recommended one of that. Of a window that rests on an unknown school start those days
/// are told that are the same whenever that is, as if it had no others; the last day of a dose is its own, whatever its
/// visit, also where its series must be begun, or it is caught up, until such a day. Until when something is offered at a
/// following visit is not told where the end of that hangs on what has not happened.
///
/// # Two things said of one visit
/// Done counts, whatever else is said of it; what was certainly declined, missed or called off on or after
/// its last possible day is a contradiction (`doneAndDeclined`, `doneAndMissed`, `doneAndCancelled`). Of
/// declined and missed the later counts; where it is not certain that it was missed later, declined. Called
/// off is as if nothing had been recorded; the sentence says when.
///
/// # Where a content item stands
/// 1. Done at the visit, or outside any visit that has it on a day in the visit's window; a dose
///    wherever it was validly given: **done**. Where all contents of a visit were done, one that may have been
///    declined on the same day was not.
/// 2. The visit's condition does not hold on the day judged (the as-of day, or the first day on which the visit may
///    begin where that is later, or the first that may be its last day where that is earlier): **not applicable**. Nor is what counts from a visit that is not.
/// 3. Declined: **declined**, unless it is offered again at the following visit of the service: until that is
///    over, **upcoming**, and **due** while that is open. The following visit is the first of those certainly
///    for the child that is recommended later and may begin after it was declined; one whose recommended day hangs
///    on what has not happened, or on an unknown school start, has none and is none. A dose as well, if it was declined on or after the
///    first possible day of a visit after which the programme offers again, as long as its own window, or the time in
///    which it is caught up, is not over, and its series lets it be given.
///    What was declined is declined also where it turns out not to be for the child only because a dose was not
///    given or a result not recorded; not where it would not be for it whatever had been.
/// 4. The condition depends on unknown facts: **undecided**. The result of a visit is unknown until it
///    is recorded; once the visit has lapsed or is not for the child, there is none. So is what counts from a
///    visit that is undecided, and a window that rests on an unknown school start. So is what
///    hangs with its first or last day on an event that may have happened before the history is complete, once its
///    first possible day has come, if that is not after its last. So is what would be due and may be over, for it lasts no
///    longer than until a day that hangs on such an event: the end of its catching up, or the last day on which the series
///    of a first dose may begin.
///    What is undecided tells until when it is offered if it turns out so, once its own window is over; what waits for
///    something that may have been before the history is complete, as if that had been. Not where its days, or the last
///    on which its series may begin, rest on an unknown school start.
/// 5. Its window has not begun for certain, or it waits for something: **upcoming**. So is all before the birth.
/// 6. Its window is open: **due**, also where the family once did not come.
/// 7. Its window has closed for certain. If it had a day and may have begun before the history is complete (where that is birth: closed
///    before it for certain; where the family once did not come: closed before it): **undecided**, with the end of the time in which it is still offered if it was not done.
///    Otherwise as the programme says: caught up or offered again **due** until then; carried over
///    **carried over**; and where nothing more is offered **lapsed**, or **missed** where the
///    family did not come. Offered again for the last time without being done: **past its time**; a visit as
///    needed lapses. A window that has no day for certain has closed; what counts from a visit that lapsed, was
///    declined or was missed lapses.
///
/// # How a line moves
/// With the same records, a content item (or a visit without contents) moves only forward as the as-of day
/// goes on: **upcoming**, **due**, **past its time**, and then what is settled (every other status but
/// **undecided**), which stays. **Undecided** becomes what its answer says, but **upcoming** only while its
/// first day has not come. What is over and began before the history is complete becomes undecided and stays so, for no
/// later day tells what was done before it; what may be over by an event that may have happened before it does too, as long
/// as it would be due. Six things move otherwise:
/// * What is counted from a visit follows that, whenever it lapses or turns out not to be for the child: the
///   one has no day without the other. So does what asks for a dose that is counted from it.
/// * A dose that asks in its condition for an earlier one is for the child while that may still be given, and may lapse
///   or be missed meanwhile. Once that can no longer be given it is not for the child, unless it was declined.
/// * A dose that is left to another visit, upcoming or lapsed here, may come back: the child still needs it.
/// * A dose that was carried over or missed lapses with its series, once that can no longer be begun or went no further.
/// * What a reprioritisation suspends is upcoming again until it ends; where that is not known of the child, it is
///   undecided meanwhile.
/// * What rests on an unknown fact of which the population says more on one day than on another moves with it.
///
/// A later day of something that was done or happened makes nothing that is counted from it earlier, unless
/// a dose counts only on the one day or the other.
///
/// # Where a visit stands
/// As its contents: the first of due, past its time, upcoming, undecided, carried over, done,
/// missed, declined, lapsed, not applicable that any of them has. So it is done when all are, or
/// when some are and the rest is settled. A visit without contents is its own only content.
///
/// # Who performs a visit
/// Its own service. What is still to be done of it once its own days are over, or it has been made, is for whoever has
/// the duty then: if one other service has it for the areas of all of that, that service takes it over
/// ([`VisitItem::service`]). So it does with what is undecided and may still be done, and with what is carried over. A service that in one of those areas
/// hands over to the visit's own, and never the other way round, has the child still and takes nothing over.
///
/// # The pregnancy
/// A visit whose contents all concern the parents, and both ends of whose window are the due date or
/// counted back from it, belongs to the pregnancy: its last day is the day before the birth at the
/// latest. If the child was born before its first day it is **not applicable**.
///
/// # Reprioritisations
/// A reprioritisation that holds for the child takes its days out of the windows of what it suspends: a
/// first day that lies among them is the day after the last of them, a last day stays as it is, and on each of them
/// nothing that it suspends is due (**upcoming**, from the day after). Where it suspends the last days on which something
/// was offered, what the reprioritisation says follows, in the place of what the window says: caught up until
/// its day (or the window's own, where that may be as late), or **lapsed** as soon as no day is left. Several are
/// taken one after the other, in the order of their first days. What may have been done before the history is
/// complete may have been on the days that are not suspended. Whether one holds is judged on the as-of day, or its own
/// first day where that is later, or its last where that is earlier; where that is unknown and another status would
/// follow, it is **undecided**, and its days are those of its window. Where the same status follows, its days are those
/// that are left where the first do not hold, as far as may be. Those that are judged on one day hold together or not
/// under each completion of the unknown facts; those that are judged on different days, each by itself. What was done
/// stays done.
///
/// # Doses
/// * **Judged** one by one in the order of their days (of one day, of their numbers), in
///   [`Plan::judged_doses`]. A dose counts unless, on every day on which it may have been given, it was
///   *too early* (before `giltig från`; without it, before `tidigast` less the series' grace), *too close*
///   (to what `giltigt minst … efter` counts from; to others, `minst … efter` less the grace), or *out of
///   order* (an earlier dose of the series that is certainly for the child was not validly given, nor can it
///   have been before the history is complete). Records of one dose from the same days are one dose; what one
///   of them alone tells of its product holds, and where two differ it is not known (`twoProducts`). Of one dose
///   given twice the first valid one counts; the other is given *again*. Where the series says so, distances between its doses are kept also to the last given
///   dose that does not count.
/// * **Planned** by `tidigast` and `minst … efter` alone, never by validity or grace.
/// * **For whom**: a dose whose condition does not hold is not applicable; it is not waited for, keeps no
///   distance unless it was given all the same, and breaks no order. Where the condition asks for an earlier dose of the series that has not
///   been given, it is taken for granted that it will be, not before the as-of day; of one that can no longer be
///   given, that it would have been after every day asked for, and where that does not settle it with no
///   product. The fact that any other condition asks of a dose is what has been judged, on the as-of day; it has
///   its last value once the dose can no longer be given, and so for the series once it is not for the child.
/// * **Ends**: no dose on or after the end of its catching up, nor a first dose after the last day on which
///   the series may begin. A dose whose first possible day lies after its end lapses, or is missed where the family did not come
///   and only a reprioritisation moved that day. When a dose was not given
///   and is open at no visit any more, the later ones of its series lapse. Neither is so of a dose that began
///   before the history is complete, nor of one that waits for one that closed before it: they are undecided.
/// * **At one visit**: of the visits at which a dose is open it stays open at one: those not made and whose
///   own last day has not passed come first, of these those at which it is due, then the obligatory ones, then by recommended day, then by
///   place. At the others it is upcoming, or lapsed where they are over, and the reason names the visit.
/// * A dose that was given elsewhere is done at every visit that is for the child, and at no other.
///
/// # Who holds the child
/// Duty is what the periods of responsibility say. Who *holds* the child ([`Holding`]) goes with it, but
/// for a transition whose handover must be confirmed: from its day on the giver follows the child
/// (**awaiting**) until the receiver confirms (**confirmed**), within the days stated after the latest day
/// of the handover, or after the day on which it was sent. Without a word by then it is **late** and the
/// declared fallback acts; after a refusal it acts at once (**refused**). The last answer counts; of one
/// day the confirmation. What came before the transition's day takes effect on it. One without a day of its own comes
/// with the day on which duty passes from the giver, and is none while the giver has it.
///
/// A transition that asks for no confirmation is one of these from its day on, once an answer is recorded: who was
/// refused the child does not follow it, though it has the duty.
///
/// Where neither a confirmation nor a refusal is recorded, a visit that the receiver made on or after the
/// transition's day confirms it (**confirmed**): from the first day by which one had certainly been, also
/// after the confirmation was late, and whatever its contents, for every area of the transition. A visit on
/// one of several days counts if all of them are such days. What was done outside any visit confirms
/// nothing, for it is not known who did it; nor, between two places of one service, does a visit where the
/// transition has no day of its own.
///
/// A transition before the history is complete, of which nothing is recorded and after which the receiver
/// has made no visit, is **unknown**, never late.
///
/// # After the end
/// From the day of death, emigration or opting out nothing is due: what was settled the day before
/// stays, what was undecided if it may have begun; what was open lapses; what had not begun is not applicable.
/// What was declined, missed or called off afterwards was not offered. Of several ends the first ends the
/// offers, with its reason, and of several days on which one may have been the first. What is done after
/// emigration or opting out is done (`afterEnd`) and moves nothing else, and the end stands until it is retracted. So it is
/// for a child that comes back: the end is retracted, and the history is complete from the return where what was done
/// meanwhile is unknown.
/// A dose that was given elsewhere is done then at every visit that was not for others on the day before the end.
///
/// Opting out ends the offers alone: the duty, and who holds the child, stay as they are. From the first
/// death or emigration, whatever ended before it, nobody is responsible and nobody holds the child. A
/// later end changes nothing else, but that nothing recorded after the first death counts
/// (`afterDeath`).
pub fn plan(programme: &Programme, child: &Child, as_of: impl Into<AsOf>) -> Plan {
    Planner::new(programme).plan(child, as_of)
}
