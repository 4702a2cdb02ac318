//! From where things stand to what an embedder reads.

use crate::duty::leaders::Leaders;
use crate::duty::performing::{Asked, Performing, left};
use crate::place::pause::{self, Way};
use crate::stand::Reason;
use crate::stand::contents::Content;
use crate::stand::visits::Stood;
use crate::tell::editions;
use crate::tell::may_change::may_apply_later;
use crate::tell::named::{Titled, entry_id, holder_named, service_named, variable_meta};
use crate::tell::sentences;
use crate::view::Given;
use crate::{
    Awaited, AwaitedKind, ContentEntry, DoseOf, ENGINE, Named, Receipt, Status, VisitItem,
};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::programme::Note;
use stafett_model::proof::Words;
use stafett_model::{
    AsOf, ContentItem, Day, Holder, ItemId, NoteKind, Programme, ProgrammeLanguage, ServiceId,
    Variable, Visit,
};

/// What the plan was made from.
pub(crate) fn receipt(given: Given<'_>, as_of: AsOf) -> Receipt {
    let programme = given.programme;
    Receipt {
        child: given.child.id.clone(),
        programme: programme.meta.named(),
        release: programme.release.clone(),
        draft: programme.draft.clone(),
        digest: String::new(),
        engine: ENGINE.to_string(),
        as_of: as_of.day,
        known_at: as_of.known,
        proof: None,
        editions: editions::used(given),
        view: None,
        ended: given.history.end,
    }
}

/// The order of visits: by recommended, else earliest, else latest day; without any last; then id.
pub(crate) fn order<'p>(given: Given<'p>, stood: &Stood) -> (bool, Option<Day>, &'p str) {
    let dates = stood.dates;
    let day = dates.recommended.or(dates.earliest).or(dates.latest);
    let row = given.programme.visit(stood.visit);
    let id = row.map_or("", |row| row.meta.id.as_str());
    (day.is_none(), day.map(|day| day.on), id)
}

/// Who performs a visit that stands so, whose own days are over or not.
pub(crate) fn performing(
    given: Given<'_>,
    leaders: &mut Leaders,
    row: &Visit,
    (stood, over): (&Stood, bool),
) -> Performing {
    let dates = &stood.dates;
    let asked = Asked { row, dates, over };
    Performing::of(given, leaders, asked, left(given.as_of, &stood.contents))
}

/// One visit of the plan, whose own days are over or not.
pub(crate) fn item(
    given: Given<'_>,
    leaders: &mut Leaders,
    (stood, over): (&Stood, bool),
) -> Option<VisitItem> {
    let programme = given.programme;
    let row = programme.visit(stood.visit)?;
    let performing = performing(given, leaders, row, (stood, over));
    let taken_over = performing.taken_over(row);
    let is_own = taken_over.is_none();
    // Who takes a visit over does it in its own way, of which the programme says nothing.
    let own = Some(row).filter(|_| is_own);
    let staff = own.map_or(&[][..], |row| &row.staff);
    let together = own.map_or(&[][..], |row| &row.together_with);
    let way = own.map_or_else(Way::default, |row| pause::way(given, row, stood));
    let said = sentences::told(
        given,
        (stood.visit, row, taken_over),
        (stood.status, stood.reason),
    );
    let body = performing.body;
    Some(VisitItem {
        id: row.meta.id.clone(),
        rule: row.meta.id.clone(),
        visit: stood.visit,
        title: row.meta.title.clone(),
        kind: row.kind,
        status: stood.status,
        may_apply_later: stood.reason == Reason::OtherChildren && may_apply_later(given, row),
        window: stood.dates,
        service: service_named(programme, performing.service)?,
        takes_over_from: taken_over.and_then(|_| service_named(programme, row.performer)),
        body: body.and_then(|body| holder_named(programme, Holder::Body(body))),
        staff: staff
            .iter()
            .filter_map(|role| Some(programme.role(*role)?.meta.named()))
            .collect(),
        together_with: together
            .iter()
            .filter_map(|service| service_named(programme, *service))
            .collect(),
        place: way.place,
        channel: way.channel,
        minutes: own.and_then(|row| row.minutes),
        contents: stood
            .contents
            .iter()
            .filter_map(|content| entry(given, (row, taken_over), stood, &said, content))
            .collect(),
        reason: said,
        waits_for: waits_for(programme, &stood.waits),
        done_on: stood.done_on,
        as_needed: row.as_needed,
        because: row
            .meta
            .notes
            .iter()
            .map(|note| note_text(programme, note))
            .collect(),
    })
}

/// One content entry of a visit, of which `said` is the reason.
fn entry(
    given: Given<'_>,
    (row, taken_over): (&Visit, Option<ServiceId>),
    stood: &Stood,
    said: &Words,
    content: &Content,
) -> Option<ContentEntry> {
    let programme = given.programme;
    let id = content.item?;
    let item = programme.item(id)?;
    Some(ContentEntry {
        id: entry_id(programme, stood.visit, id),
        item: id,
        title: item.meta.title.clone(),
        area: programme.area(item.area)?.meta.named(),
        subject: item.subject,
        clock: item.clock,
        dose: dose_of(given, (id, item), content),
        status: content.standing.status,
        reason: if (content.standing.status, content.standing.reason)
            == (stood.status, stood.reason)
        {
            said.clone()
        } else {
            let standing = (content.standing.status, content.standing.reason);
            sentences::told(given, (stood.visit, row, taken_over), standing)
        },
        window: content.dates,
        waits_for: waits_for(programme, &content.waits),
        done_on: content.done_on,
    })
}

fn dose_of(
    given: Given<'_>,
    (id, item): (ItemId, &ContentItem),
    content: &Content,
) -> Option<DoseOf> {
    let dose = item.dose.as_ref()?;
    let is_open = content.standing.status == Status::Upcoming;
    Some(DoseOf {
        series: given.programme.series(dose.series)?.meta.named(),
        number: dose.number,
        is_needed: !given.history.is_for_others(id),
        cannot_be_in_time: is_open && content.span.ends_while_it_waits(),
    })
}

fn waits_for(programme: &Programme, waits: &[Variable]) -> Vec<Awaited> {
    let awaited = |variable: &Variable| {
        let kind = match variable {
            Variable::Event(_) => AwaitedKind::Event,
            Variable::Visit(_) => AwaitedKind::Visit,
            Variable::Item(_) => AwaitedKind::Item,
            Variable::DueDate | Variable::Term(..) => return None,
        };
        let Named { id, title } = variable_meta(programme, *variable)?.named();
        Some(Awaited { kind, id, title })
    };
    waits.iter().filter_map(awaited).collect()
}

/// On what a rule or one field of it rests, as a sentence in the programme's language.
pub(crate) fn note_text(programme: &Programme, note: &Note) -> String {
    let says = note_words(programme, note);
    match programme.language {
        ProgrammeLanguage::Swedish => says.sv,
        ProgrammeLanguage::English => says.en,
    }
}

/// The same with what kind of note it is in the reader's language; what is noted is in the programme's own.
pub(crate) fn note_words(programme: &Programme, note: &Note) -> Words {
    let (sv, en, text) = match &note.kind {
        NoteKind::Source { source, place, .. } => {
            let row = programme.source(*source);
            let title = row.map_or("", |row| &row.meta.title);
            // A title such as "HPV" says nothing by itself.
            let publisher = row.map_or("", |row| &row.publisher);
            let publisher = if title.starts_with(publisher) {
                ""
            } else {
                publisher
            };
            let colon = if publisher.is_empty() { "" } else { ": " };
            let comma = if place.is_empty() || title.is_empty() {
                ""
            } else {
                ", "
            };
            return Words::same([publisher, colon, title, comma, place].concat());
        }
        NoteKind::Assumption(text) => ("Antagande", "Assumption", text),
        NoteKind::Interpretation(text) => ("Tolkning", "Interpretation", text),
        NoteKind::Proposal(text) => ("Förslag", "Proposal", text),
        NoteKind::Disagreement(text) => ("Källorna är oeniga", "Sources disagree", text),
    };
    let colon = if text.is_empty() { "" } else { ": " };
    Words::new([sv, colon, text].concat(), [en, colon, text].concat())
}
