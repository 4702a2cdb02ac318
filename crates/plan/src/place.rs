//! Where each visit lies for the child, and whether it is for the child at all.

pub(crate) mod overlay;
pub(crate) mod pause;
pub(crate) mod plainly;
pub(crate) mod pregnancy;
pub(crate) mod span;
pub(crate) mod spans;
pub(crate) mod start;

use crate::facts::judgements::Judgements;
use crate::facts::reading;
use crate::facts::{Follows, holds};
use crate::place::plainly::Plainly;
use crate::place::span::{Span, When};
use crate::shared::Shared;
use crate::stand::visits::judged;
use crate::tables::{NamedFacts, Rows, Tables, hangs_on_school_start};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::programme::Change;
use stafett_model::{Condition, Day, FactId, Point, Variable, Visit, VisitId};

/// Where a visit lies, and whether it is for the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) span: Span,
    pub(crate) applies: Applies,
    /// The day on which its condition was judged.
    pub(crate) judged_on: Day,
}

/// Whether a visit is for the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Applies {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// That depends on these facts, ascending.
    Depends(Shared<FactId>),
    /// There are too many combinations of these and linked facts.
    TooMany(Shared<FactId>),
}

impl Applies {
    /// The unknown facts on which it depends.
    pub(crate) fn facts(&self) -> Shared<FactId> {
        match self {
            Applies::Yes | Applies::No => Shared::default(),
            Applies::Depends(facts) | Applies::TooMany(facts) => facts.clone(),
        }
    }
}

/// Where every visit lies, and which row of each rule is the child's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// By visit. One that is plain, or that stands for another and is never for the child, lies nowhere.
    placed: Vec<Placed>,
    /// By row of a rule, the one that is the child's.
    chosen: Vec<VisitId>,
    /// Whether only lines are wanted.
    pub(crate) for_lines: bool,
    /// By visit, of those that are plain then, whether it is for the child; see [`Places::plainly`].
    plain: Vec<Option<Plainly>>,
    /// Whether only lines are wanted and each visit is plain that may be: then only the others are found.
    is_lean: bool,
    /// Whether the visits with doses in order are plain: then these doses are told with the lines.
    pub(crate) are_doses_in_order: bool,
    /// Whether the visits with results in order, and those that wait for them, are plain.
    are_results_in_order: bool,
    judgements: Judgements,
    /// The last condition that one fixed fact alone decides, and for whom it is that.
    by_fixed_fact: Option<(usize, Plainly)>,
}

/// A row that is for other children, wherever it lies.
const ELSEWHERE: Placed = Placed {
    span: Span::NOWHERE,
    applies: Applies::No,
    judged_on: Day::FIRST,
};

impl Places {
    /// Where a visit lies that is certainly for the child.
    pub(crate) fn for_child_certainly(&self, given: Given<'_>, visit: VisitId) -> Option<Span> {
        if let Some(plainly) = self.plainly(visit) {
            let row = given.programme.visit(visit);
            let row = row.filter(|_| plainly == Plainly::ForChild)?;
            return Some(given.spans.visit(given, visit, row));
        }
        let placed = self.get(visit)?;
        (placed.applies == Applies::Yes).then_some(placed.span)
    }

    /// Whether a visit is for the child that is plain: its own days alone tell where it stands, so that it is kept
    /// nowhere. `None` of any other.
    #[inline]
    pub(crate) fn plainly(&self, visit: VisitId) -> Option<Plainly> {
        self.plain.get(visit.index()).copied().flatten()
    }

    /// The same of each visit, ascending.
    pub(crate) fn each_plainly(&self) -> &[Option<Plainly>] {
        &self.plain
    }

    /// Whether a visit is plain.
    #[inline]
    pub(crate) fn is_plain(&self, visit: VisitId) -> bool {
        self.plainly(visit).is_some()
    }

    /// Where a visit lies; of one that is plain, nowhere.
    pub(crate) fn get(&self, visit: VisitId) -> Option<&Placed> {
        self.placed.get(visit.index())
    }

    /// Whether a visit has been made, or its own last day has passed by `day`.
    pub(crate) fn is_over(&self, given: Given<'_>, day: Day, visit: VisitId) -> bool {
        let done = given.history.visits.get(visit.index());
        done.is_some_and(|at| at.done.is_some())
            || self
                .get(visit)
                .is_some_and(|placed| placed.span.closed(day))
    }

    /// The row that is the child's, of the rule of a row.
    pub(crate) fn chosen(&self, visit: VisitId) -> VisitId {
        self.chosen.get(visit.index()).copied().unwrap_or(visit)
    }

    /// Whether a row is the child's.
    pub(crate) fn is_chosen(&self, visit: VisitId) -> bool {
        self.chosen.get(visit.index()) == Some(&visit)
    }

    /// The rows that are to be found for the child.
    pub(crate) fn rows<'t>(&self, tables: &'t Tables) -> &'t Rows {
        match self.is_lean {
            true => &tables.found,
            false => &tables.every,
        }
    }

    /// Finds them for a child.
    pub(crate) fn find(&mut self, given: Given<'_>) {
        let tables = given.tables;
        self.begin(given);
        for visit in &self.rows(tables).bases {
            // What waits for a result is placed when that is settled.
            if !self.are_results_in_order || !tables.results.waits(*visit) {
                self.place_unless_plain(given, *visit);
            }
        }
        for (condition, rows) in tables.stand_ins() {
            let never = self.judgements.never(given, condition);
            for row in rows {
                match self.placed.get_mut(row.index()) {
                    Some(placed) if never => *placed = ELSEWHERE,
                    _ => self.place(given, *row),
                }
            }
        }
        for base in &tables.several_rows {
            self.choose(given, *base);
        }
    }

    /// Forgets the child before.
    fn begin(&mut self, given: Given<'_>) {
        let Given {
            tables, history, ..
        } = given;
        self.judgements.clear(given);
        self.by_fixed_fact = None;
        let is_lean = self.for_lines && history.is_all_whole();
        if !(is_lean && self.is_lean) {
            self.placed.clear();
            self.placed.resize(tables.visits(), ELSEWHERE);
            self.chosen.clone_from(&tables.every.all);
        }
        self.is_lean = is_lean;
        let mut with_doses = tables.with_doses_in_order.iter();
        self.are_doses_in_order =
            self.for_lines && (is_lean || with_doses.all(|visit| history.is_whole(*visit)));
        self.are_results_in_order = self.for_lines && results_are_in_order(given);
        self.plain.clear();
        if is_lean {
            self.plain.extend_from_slice(&tables.plain_for_everyone);
        }
        self.plain.resize(tables.visits(), None);
    }

    /// Finds some of them again. Tells which lie or apply otherwise than before.
    pub(crate) fn again(
        &mut self,
        given: Given<'_>,
        facts: &[FactId],
        rows: &[VisitId],
    ) -> Vec<VisitId> {
        facts
            .iter()
            .for_each(|fact| self.judgements.forget(given, *fact));
        let mut changed = Vec::new();
        for visit in rows {
            let before = self.get(*visit).cloned();
            self.place(given, *visit);
            if self.get(*visit) != before.as_ref() {
                changed.push(*visit);
            }
        }
        for visit in &changed {
            self.choose(given, *visit);
        }
        changed
    }

    fn place(&mut self, given: Given<'_>, visit: VisitId) {
        let Some(row) = given.programme.visit(visit) else {
            return;
        };
        let mut span = match unknown_start(given, visit) {
            Some(_) => start::whenever(given, |seen| Span::seen(seen, &row.window)),
            None => given.spans.visit(given, visit, row),
        };
        if given.tables.is_of_pregnancy(visit) {
            span = pregnancy::until_birth(given, span);
        }
        let judged_on = match unknown_start(given, visit) {
            Some(_) => {
                let window = &row.window;
                let lower = span.lower.or_else(|| start::begins(given, window));
                judged_within(given, (lower, start::closes(given, window)))
            }
            None => judged_on(given, span),
        };
        let applies = self.for_child(given, (visit, row), judged_on);
        if let Some(placed) = self.placed.get_mut(visit.index()) {
            *placed = Placed {
                span,
                applies,
                judged_on,
            };
        }
    }

    /// Whether a visit is for the child, judged on `day`.
    fn for_child(&mut self, given: Given<'_>, (id, row): (VisitId, &Visit), day: Day) -> Applies {
        if given.tables.is_for_everyone(id) {
            return Applies::Yes;
        }
        let view = given.view();
        let in_force = row.is_for_birth(given.child.born)
            && overlay::in_force(row, |point| locate(given.programme, point, &view));
        if !in_force {
            return Applies::No;
        }
        let applies = match given.tables.conditions.of_visit(id) {
            Some(place) if row.condition != Condition::Always => {
                self.judgements.applies(given, place, day)
            }
            _ => Applies::Yes,
        };
        match (applies, unknown_start(given, id)) {
            (Applies::Yes, Some(start)) => Applies::Depends(Vec::from([start]).into()),
            (Applies::Depends(facts), Some(start)) => {
                Applies::Depends(facts.union(&Vec::from([start]).into()))
            }
            (applies, _) => applies,
        }
    }

    /// Chooses the row of a rule.
    fn choose(&mut self, given: Given<'_>, of: VisitId) {
        let chosen = overlay::chosen(given.tables, &self.placed, of);
        for row in given.tables.rows_of(of) {
            if let Some(slot) = self.chosen.get_mut(row.index()) {
                *slot = chosen;
            }
        }
    }
}

/// Whether the results that are in order are so for the child: nothing is said of a part of their visits, and none of those
/// that wait was declined, which may then be said of it though it turns out to be for others.
fn results_are_in_order(
    Given {
        tables, history, ..
    }: Given<'_>,
) -> bool {
    let was_declined = |visit: &VisitId| {
        let at = history.visits.get(visit.index());
        at.is_some_and(|at| at.declined.is_some())
    };
    let results = &tables.results;
    let mut visits = results.visits.iter();
    visits.all(|visit| history.is_whole(*visit)) && !results.waiting.iter().any(was_declined)
}

/// The day on which the condition of a visit is judged that lies there: the as-of day, or its first possible day where
/// that is later, or the first on which it may be its last where that is earlier, apart from what has not happened.
fn judged_on(given: Given<'_>, span: Span) -> Day {
    judged_within(given, (span.lower, span.closes))
}

/// The same of one that begins then and ends on that day.
fn judged_within(given: Given<'_>, (lower, closes): (Option<When>, Option<Day>)) -> Day {
    let (day, _) = judged(given);
    let day = lower.map_or(day, |lower| lower.first.max(day));
    closes.map_or(day, |closes| closes.min(day))
}

/// Whether a condition holds for the child on `day`, under every completion of what is unknown.
pub(crate) fn applies(
    given: Given<'_>,
    condition: &Condition,
    named: NamedFacts<'_>,
    day: Day,
) -> Applies {
    if let Some(applies) = reading::read(given, condition, named, day) {
        return applies;
    }
    match holds(given, day, named.facts, condition) {
        Follows::Same(true) => Applies::Yes,
        Follows::Same(false) => Applies::No,
        Follows::Differs(facts, _) => Applies::Depends(facts.into()),
        Follows::TooMany(facts) => Applies::TooMany(facts.into()),
    }
}

/// The fact that decides school start, where a visit's window hangs on school start and it is
/// unknown.
pub(crate) fn unknown_start(given: Given<'_>, visit: VisitId) -> Option<FactId> {
    let rests = given.tables.is_from_school(visit);
    rests.then(|| start::unknown(given)).flatten()
}

/// The fact that decides school start, where one of the points hangs on school start.
pub(crate) fn start_fact<'p>(
    given: Given<'_>,
    mut points: impl Iterator<Item = &'p Point>,
) -> Option<FactId> {
    let fact = given.programme.school.as_ref()?.start_fact?;
    points.any(hangs_on_school_start).then_some(fact)
}

/// The visits at which the unknown facts are recorded, as things to wait for.
pub(crate) fn recorded_at(given: Given<'_>, facts: &[FactId]) -> Vec<Variable> {
    facts
        .iter()
        .filter_map(|fact| match given.programme.fact(*fact)?.change {
            Change::RecordedAt(visit) => Some(visit),
            Change::Fixed | Change::MayChange => None,
        })
        .filter(|visit| {
            given
                .history
                .visits
                .get(visit.index())
                .is_some_and(|at| at.done.is_none())
        })
        .map(Variable::Visit)
        .collect()
}
