//! What counts of a child's events: one clean history, and a warning for each event that does not
//! count.

use crate::duty::holding::Deed;
use crate::place::Applies;
use crate::place::overlay;
use crate::records::recorded::Recorded;
use crate::records::warn;
use crate::stand::doses::Judged;
use crate::stand::doses::chain::Firsts;
use crate::tables::lines::LineRow;
use crate::{Planner, Warning, WarningKind};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::{
    Child, Day, Event, EventId, EventKind, FactId, ItemId, Occurred, ProductId, Programme,
    ServiceId, TransitionId, Variable, VisitId,
};

/// What counts of a child's events by a day. Tables are by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// Why and from which day the programme's offers end.
    pub(crate) end: Option<(Day, End)>,
    /// Why and from which day nobody is responsible any more: the first death or emigration, which need
    /// not be what ended the offers.
    pub(crate) left: Option<(Day, End)>,
    /// When each named event first happened.
    pub(crate) happened: Vec<Option<Occurred>>,
    /// What happened with each visit.
    pub(crate) visits: Vec<AtVisit>,
    /// When each content item was first done; of doses, validly.
    pub(crate) first_done: Vec<Option<Occurred>>,
    /// Everything done; invalid doses are not in it.
    pub(crate) done: Vec<DoneItem>,
    /// The doses that were given, before they are judged.
    pub(crate) given: Vec<DoneItem>,
    /// Of which content items something was done outside any visit that has them.
    pub(crate) outside: Vec<bool>,
    /// Whether that is so of any but doses.
    pub(crate) is_outside: bool,
    /// Whether some visit was ever done with some of its contents only.
    pub(crate) is_in_part: bool,
    /// Content items declined outside a visit, by item and day.
    pub(crate) declined: Vec<(ItemId, Occurred)>,
    /// What was recorded of handovers, by transition and last possible day; of one day, an answer
    /// after the sending and a confirmation last.
    pub(crate) handovers: Vec<(TransitionId, Day, Deed)>,
    /// When which service met the child at one of its visits.
    pub(crate) met: Vec<(ServiceId, Occurred)>,
    /// Facts of which nothing was recorded and nothing will be: see [`crate::stand::settled`].
    pub(crate) nothing: Vec<FactId>,
    /// Every given dose with what came of it, in the order of the days; of one day, of the numbers.
    pub(crate) judged: Vec<Judged>,
    /// The doses that are not for everyone, and whether they are for the child.
    pub(crate) conditional: Vec<(ItemId, Applies)>,
    /// The first days on which doses may be given that come after others: see [`crate::stand::doses::chain`].
    pub(crate) firsts: Firsts,
    /// Doses that were not given and can no longer be given: see [`crate::stand::settled`].
    pub(crate) gone: Vec<ItemId>,
    /// Whether some visit was done that was declined, missed or called off as well.
    pub(crate) is_in_two_ways: bool,
    /// What was wrong.
    pub(crate) warnings: Vec<Warning>,
}

impl History {
    /// Whether a dose is certainly not for the child, so that nothing waits for it.
    pub(crate) fn is_for_others(&self, item: ItemId) -> bool {
        let mut conditional = self.conditional.iter();
        conditional.any(|(of, applies)| *of == item && *applies == Applies::No)
    }

    /// Whether it is not known of a dose that was not given whether it is for the child.
    pub(crate) fn is_undecided(&self, item: ItemId) -> bool {
        let mut conditional = self.conditional.iter();
        let is_open = |applies: &Applies| !matches!(applies, Applies::Yes | Applies::No);
        conditional.any(|(of, applies)| *of == item && is_open(applies)) && !self.was_given(item)
    }

    /// When a content item was first done; a dose, validly.
    #[inline]
    pub(crate) fn first_done(&self, item: ItemId) -> Option<Occurred> {
        self.first_done.get(item.index()).copied().flatten()
    }

    /// Whether a content item was done; a dose, validly.
    #[inline]
    pub(crate) fn was_given(&self, item: ItemId) -> bool {
        self.first_done(item).is_some()
    }

    /// Whether nothing was said of any content of a visit by itself: whatever was done at it, was all of it, and
    /// nothing was declined or done outside the visits.
    #[inline]
    pub(crate) fn is_whole(&self, visit: VisitId) -> bool {
        let at = self.visits.get(visit.index());
        self.declined.is_empty() && !self.is_outside && at.is_some_and(|at| !at.in_part)
    }

    /// Whether that is so of each visit.
    pub(crate) fn is_all_whole(&self) -> bool {
        self.declined.is_empty() && !self.is_outside && !self.is_in_part
    }

    /// Notes that a visit shows an event.
    pub(crate) fn shows(&mut self, event: EventId, on: Occurred) {
        if let Some(happened) = self.happened.get_mut(event.index()) {
            *happened = Some(on);
        }
    }

    /// Whether something that may happen has not happened and is waited for.
    pub(crate) fn awaits(&self, variable: Variable) -> bool {
        match variable {
            Variable::Event(event) => self
                .happened
                .get(event.index())
                .is_some_and(Option::is_none),
            Variable::Visit(visit) => {
                let at = self.visits.get(visit.index());
                at.is_some_and(|at| at.done.is_none())
            }
            Variable::Item(item) => {
                let first = self.first_done.get(item.index());
                first.is_some_and(Option::is_none) && !self.is_for_others(item)
            }
            Variable::DueDate | Variable::Term(..) => false,
        }
    }
}

/// What happened with a visit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AtVisit {
    /// When it was first done.
    pub(crate) done: Option<Occurred>,
    /// When it was last declined.
    pub(crate) declined: Option<Occurred>,
    /// When the family last did not come.
    pub(crate) missed: Option<Occurred>,
    /// When the service last called it off.
    pub(crate) cancelled: Option<Occurred>,
    /// Whether it was ever done with some of its contents only.
    pub(crate) in_part: bool,
}

impl AtVisit {
    /// Whether nothing is recorded of it, unless it was called off.
    #[inline]
    pub(crate) fn is_blank(&self) -> bool {
        self.done.is_none() && self.declined.is_none() && self.missed.is_none()
    }

    /// Whether it was done and something else is said of it as well.
    fn is_in_two_ways(&self) -> bool {
        let undone = self.declined.or(self.missed).or(self.cancelled);
        self.done.is_some() && undone.is_some()
    }

    /// When it was declined and when it was missed, of a visit that was not done: the later of the two;
    /// where either may be, declined.
    pub(crate) fn undone(self) -> (Option<Occurred>, Option<Occurred>) {
        match (self.done, self.declined, self.missed) {
            (Some(_), ..) => (None, None),
            (None, Some(declined), Some(missed)) if declined.last < missed.first => {
                (None, Some(missed))
            }
            (None, Some(declined), _) => (Some(declined), None),
            (None, None, missed) => (None, missed),
        }
    }
}

/// An event that counts, with the days on one of which it must have been.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'c> {
    pub(crate) event: &'c Event,
    pub(crate) on: Occurred,
}

/// A content item that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DoneItem {
    pub(crate) item: ItemId,
    pub(crate) on: Occurred,
    /// At which visit of the programme, where that has the item among its contents.
    pub(crate) at: Option<VisitId>,
    /// With which product, of a dose of which that is known.
    pub(crate) product: Option<ProductId>,
}

impl History {
    /// Forgets the child before; with what is wrong so far.
    pub(crate) fn clear(&mut self, programme: &Programme, wrong: Vec<Warning>) {
        let History {
            end,
            happened,
            visits,
            first_done,
            done,
            given,
            outside,
            is_outside,
            is_in_part,
            is_in_two_ways,
            declined,
            handovers,
            left,
            met,
            nothing,
            judged,
            conditional,
            firsts,
            gone,
            warnings,
        } = self;
        *end = None;
        blank(happened, programme.events.len());
        blank(visits, programme.visits.len());
        blank(first_done, programme.items.len());
        blank(outside, programme.items.len());
        *is_outside = false;
        *is_in_part = false;
        *is_in_two_ways = false;
        done.clear();
        given.clear();
        declined.clear();
        handovers.clear();
        *left = None;
        met.clear();
        nothing.clear();
        judged.clear();
        conditional.clear();
        firsts.clear();
        gone.clear();
        *warnings = wrong;
    }

    /// Whether anything is recorded of a content item itself.
    pub(crate) fn tells_of(&self, item: ItemId) -> bool {
        self.first_done
            .get(item.index())
            .is_some_and(Option::is_some)
            || self.declined.iter().any(|(of, _)| *of == item)
    }

    /// Whether something was, or may have been, done on a day or later, or has happened.
    pub(crate) fn tells_since(&self, day: Day) -> bool {
        let visits = self.visits.iter().filter_map(|at| at.done);
        let events = self.happened.iter().copied().flatten();
        let mut all = (visits.chain(events)).chain(self.done.iter().map(|done| done.on));
        all.any(|on| day <= on.last)
    }

    /// What was done of a content item.
    pub(crate) fn done_of(&self, item: ItemId) -> impl Iterator<Item = &DoneItem> {
        self.done.iter().filter(move |done| done.item == item)
    }

    /// Notes the events that count, for a child of whom these facts stand. Doses are not judged yet:
    /// see [`crate::stand::doses`].
    pub(crate) fn note_all(
        &mut self,
        planner: &Planner<'_>,
        facts: &Recorded,
        events: &[Counted<'_>],
    ) {
        let declined = events
            .iter()
            .filter_map(|counted| match counted.event.kind {
                EventKind::ItemDeclined(item) => Some((item, counted.on)),
                _ => None,
            });
        self.declined.extend(declined);
        for counted in events {
            self.note(planner, facts, *counted);
        }
        self.declined.sort_unstable();
        self.declined.dedup();
        self.handovers.sort_unstable();
        self.contradictions(planner.programme(), events.iter().copied());
    }

    /// The events that count, of those that stand, with their days.
    pub(crate) fn counted<'c>(
        &mut self,
        programme: &Programme,
        child: &Child,
        as_of: Day,
        events: Vec<&'c Event>,
    ) -> Vec<Counted<'c>> {
        self.recorded_before(programme, as_of, &events);
        let dated = |event: &'c Event| dated(programme, child, as_of, event);
        let mut events = self.kept(events.into_iter().map(dated));
        let ended = events
            .iter()
            .filter_map(|counted| match counted.event.kind {
                EventKind::Ended(end) => Some((counted.on, end)),
                _ => None,
            });
        let ended: Vec<(Occurred, End)> = ended.collect();
        let ended = || ended.iter().copied();
        self.end = ended().map(|(on, end)| (on.first, end)).min();
        let leaves = ended().filter(|(_, end)| *end != End::OptedOut);
        self.left = leaves.map(|(on, end)| (on.first, end)).min();
        let died = ended().filter_map(|(on, end)| (end == End::Died).then_some(on));
        if let Some(died) = died.reduce(Occurred::sooner) {
            let alive = |counted| alive(programme, died, counted);
            events = self.kept(events.into_iter().map(alive));
        }
        events
    }

    /// Those that count; notes why the others do not.
    fn kept<'c>(
        &mut self,
        events: impl ExactSizeIterator<Item = Result<Counted<'c>, Warning>>,
    ) -> Vec<Counted<'c>> {
        let mut kept = Vec::with_capacity(events.len());
        for event in events {
            match event {
                Ok(counted) => kept.push(counted),
                Err(warning) => self.warnings.push(warning),
            }
        }
        kept
    }

    /// Warns of events that were recorded before they can have been.
    fn recorded_before(&mut self, programme: &Programme, as_of: Day, events: &[&Event]) {
        let kind = WarningKind::RecordedBefore;
        let before = events
            .iter()
            .filter(|event| event.on.first <= as_of)
            .filter(|event| event.recorded.is_some_and(|on| on < event.on.first));
        self.warnings
            .extend(before.map(|event| warn::event(programme, kind, event)));
    }

    /// Notes an event that counts.
    pub(super) fn note(&mut self, planner: &Planner<'_>, facts: &Recorded, counted: Counted<'_>) {
        let on = counted.on;
        if self.no_longer_offered(counted) {
            return;
        }
        match &counted.event.kind {
            EventKind::Done { visit, items } => {
                let in_part = !items.is_empty();
                self.is_in_part |= in_part;
                self.note_visit(planner, *visit, |at| {
                    at.done = sooner(at.done, on);
                    at.in_part |= in_part;
                });
                let row = overlay::row_on(planner, facts, *visit, on.last);
                if let Some(line) = planner.tables.lines.get(row) {
                    self.met.push((line.service, on));
                    self.note_contents(planner, line, items, counted);
                }
            }
            EventKind::ItemDone(item) => self.was_done(
                planner,
                DoneItem {
                    item: *item,
                    on,
                    at: None,
                    product: product(counted.event, *item),
                },
            ),
            EventKind::Declined(visit) => {
                self.note_visit(planner, *visit, |at| at.declined = later(at.declined, on));
            }
            EventKind::Missed(visit) => {
                self.note_visit(planner, *visit, |at| at.missed = later(at.missed, on));
            }
            EventKind::Happened(named) => {
                if let Some(happened) = self.happened.get_mut(named.index()) {
                    *happened = sooner(*happened, on);
                }
            }
            EventKind::Cancelled(visit) => {
                self.note_visit(planner, *visit, |at| at.cancelled = later(at.cancelled, on));
            }
            EventKind::HandoverSent(of) => self.handovers.push((*of, on.last, Deed::Sent)),
            EventKind::HandoverReceived(of) => self.handovers.push((*of, on.last, Deed::Received)),
            EventKind::HandoverRefused(of) => self.handovers.push((*of, on.last, Deed::Refused)),
            EventKind::ItemDeclined(_) | EventKind::Ended(_) | EventKind::Retracted => {}
        }
    }

    /// Whether something was declined, missed or called off when nothing was offered any more.
    fn no_longer_offered(&self, Counted { event, on }: Counted<'_>) -> bool {
        let undone = matches!(
            event.kind,
            EventKind::Declined(_)
                | EventKind::ItemDeclined(_)
                | EventKind::Missed(_)
                | EventKind::Cancelled(_)
        );
        undone && self.end.is_some_and(|(end, _)| end <= on.first)
    }

    /// Notes something of a visit, whichever row of its rule it was.
    #[inline]
    fn note_visit(&mut self, planner: &Planner<'_>, visit: VisitId, note: impl Fn(&mut AtVisit)) {
        let mut of_row = |row: VisitId| {
            if let Some(at) = self.visits.get_mut(row.index()) {
                note(at);
                self.is_in_two_ways |= at.is_in_two_ways();
            }
        };
        if planner.tables.is_only_row(visit) {
            return of_row(visit);
        }
        for row in planner.tables.rows_of(visit) {
            of_row(*row);
        }
    }

    /// Notes that a visit was done with all its contents, where none was declined by itself; `false` where its rule has
    /// several rows.
    #[inline]
    pub(super) fn was_done_whole(
        &mut self,
        planner: &Planner<'_>,
        visit: VisitId,
        Counted { event, on }: Counted<'_>,
    ) -> bool {
        let Some(row) = planner.tables.lines.get(visit) else {
            return false;
        };
        let Some(at) = self.visits.get_mut(visit.index()) else {
            return false;
        };
        if !row.is_only {
            return false;
        }
        at.done = sooner(at.done, on);
        self.is_in_two_ways |= at.is_in_two_ways();
        self.met.push((row.service, on));
        for item in planner.tables.lines.contents(row) {
            let done = DoneItem {
                item: *item,
                on,
                at: Some(visit),
                product: None,
            };
            match planner.tables.is_dose(*item) {
                true => self.given.push(DoneItem {
                    product: product(event, *item),
                    ..done
                }),
                false => self.was_first_done(done),
            }
        }
        true
    }

    /// Notes what was done at a visit: the items listed, or else all its contents but those that
    /// may have been declined on the same day.
    #[inline]
    fn note_contents(
        &mut self,
        planner: &Planner<'_>,
        row: &LineRow,
        items: &[ItemId],
        Counted { event, on }: Counted<'_>,
    ) {
        let was_declined = |declined: &[(ItemId, Occurred)], item: ItemId| {
            let mut declined = declined.iter();
            declined.any(|(other, declined)| *other == item && declined.meets(on))
        };
        let is_all = items.is_empty();
        let all = planner.tables.lines.contents(row);
        let items = if is_all { all } else { items };
        for item in items {
            if is_all && was_declined(&self.declined, *item) {
                continue;
            }
            let done = DoneItem {
                item: *item,
                on,
                at: (is_all || all.contains(item)).then_some(row.visit),
                product: product(event, *item),
            };
            self.was_done(planner, done);
        }
    }

    /// Notes that a content item was done. What came of a dose is judged when all are known: see
    /// [`crate::stand::doses`].
    #[inline]
    fn was_done(&mut self, planner: &Planner<'_>, done: DoneItem) {
        if planner.tables.is_dose(done.item) {
            self.given.push(done);
            return;
        }
        self.is_outside |= done.at.is_none();
        self.counts(done);
    }

    /// Notes that what was done counts.
    #[inline]
    pub(crate) fn counts(&mut self, done: DoneItem) {
        if let Some(outside) = self.outside.get_mut(done.item.index()) {
            *outside |= done.at.is_none();
        }
        self.was_first_done(done);
    }

    /// The same of what was done at a visit that has it.
    #[inline]
    fn was_first_done(&mut self, done: DoneItem) {
        if let Some(first) = self.first_done.get_mut(done.item.index()) {
            *first = sooner(*first, done.on);
        }
        self.done.push(done);
    }

    /// Warns of what was certainly declined, missed or called off on or after the day on which it was done,
    /// and of what was done, happened or was handed over after the programme's offers ended.
    pub(super) fn contradictions<'c>(
        &mut self,
        programme: &Programme,
        events: impl Iterator<Item = Counted<'c>>,
    ) {
        let visit_done = |visit: &VisitId| self.visits.get(visit.index()).and_then(|at| at.done);
        let mut warnings = Vec::new();
        for counted in events {
            let (done, kind) = match &counted.event.kind {
                EventKind::Declined(visit) => (visit_done(visit), WarningKind::DoneAndDeclined),
                EventKind::Missed(visit) => (visit_done(visit), WarningKind::DoneAndMissed),
                EventKind::Cancelled(visit) => (visit_done(visit), WarningKind::DoneAndCancelled),
                EventKind::ItemDeclined(item) => {
                    (self.dose_given(*item), WarningKind::DoneAndDeclined)
                }
                EventKind::Done { .. }
                | EventKind::ItemDone(_)
                | EventKind::Happened(_)
                | EventKind::HandoverSent(_)
                | EventKind::HandoverReceived(_)
                | EventKind::HandoverRefused(_) => {
                    // What may have been before a death was.
                    let end = self.end.filter(|(_, end)| *end != End::Died);
                    if end.is_some_and(|(end, _)| end < counted.on.first) {
                        warnings.push(warn::event(programme, WarningKind::AfterEnd, counted.event));
                    }
                    continue;
                }
                _ => continue,
            };
            if done.is_some_and(|done| done.last <= counted.on.first) {
                warnings.push(warn::event(programme, kind, counted.event));
            }
        }
        self.warnings.append(&mut warnings);
    }

    /// When a dose was first given, whether validly or not.
    fn dose_given(&self, item: ItemId) -> Option<Occurred> {
        let given = self.given.iter().filter(|given| given.item == item);
        given.map(|given| given.on).reduce(Occurred::sooner)
    }
}

/// Makes a table of so many entries that say nothing.
fn blank<T: Clone + Default>(table: &mut Vec<T>, length: usize) {
    table.clear();
    table.resize(length, T::default());
}

/// With which product a dose was given at an event, where that is known.
fn product(event: &Event, item: ItemId) -> Option<ProductId> {
    let mut products = event.products.iter();
    products.find(|(of, _)| *of == item).map(|(_, id)| *id)
}

/// An event with the days on which it must have been: since birth, until the as-of day and the day
/// on which it was recorded. Why it does not count, where there are none.
fn dated<'c>(
    programme: &Programme,
    child: &Child,
    as_of: Day,
    event: &'c Event,
) -> Result<Counted<'c>, Warning> {
    let said = Occurred::between(event.on.first, event.on.last);
    if said.first > as_of {
        return Err(warn::event(programme, WarningKind::AfterAsOf, event));
    }
    let through = event.recorded.map_or(as_of, |on| on.min(as_of));
    // What was recorded before its first day cannot be bounded by that.
    let through = if through < said.first { as_of } else { through };
    match said.within(child.born, through) {
        Some(on) => Ok(Counted { event, on }),
        None => Err(warn::event(programme, WarningKind::BeforeBirth, event)),
    }
}

/// An event of a child that died: not after that. Why it does not count, where it was.
fn alive<'c>(
    programme: &Programme,
    died: Occurred,
    counted: Counted<'c>,
) -> Result<Counted<'c>, Warning> {
    if matches!(counted.event.kind, EventKind::Ended(_)) {
        return Ok(counted);
    }
    match counted.on.within(Day::FIRST, died.last) {
        Some(on) => Ok(Counted { on, ..counted }),
        None => Err(warn::event(
            programme,
            WarningKind::AfterDeath,
            counted.event,
        )),
    }
}

fn sooner(known: Option<Occurred>, on: Occurred) -> Option<Occurred> {
    Some(known.map_or(on, |known| known.sooner(on)))
}

fn later(known: Option<Occurred>, on: Occurred) -> Option<Occurred> {
    Some(known.map_or(on, |known| known.later(on)))
}
