//! A programme made ready for planning many children.

use crate::Plan;
use crate::duty::relay;
use crate::known::Known;
use crate::records::warn;
use crate::stand::doses;
use crate::stand::visits::Stood;
use crate::tables::Tables;
use crate::tell::questions;
use crate::tell::render;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Programme};

/// A programme with what follows from it alone, found once. Whoever plans more than one child, or one
/// child for more than one day, keeps one; [`crate::plan()`] and the other functions of this crate
/// make one for each call.
#[derive(Clone, Debug)]
pub struct Planner<'p> {
    programme: Cow<'p, Programme>,
    pub(crate) tables: Tables,
}

impl<'p> Planner<'p> {
    /// Makes a programme ready.
    pub fn new(programme: &'p Programme) -> Planner<'p> {
        Planner {
            programme: Cow::Borrowed(programme),
            tables: Tables::of(programme),
        }
    }

    /// Makes a programme ready and keeps it, for those who have nothing else that could.
    pub fn owning(programme: Programme) -> Planner<'p> {
        Planner {
            tables: Tables::of(&programme),
            programme: Cow::Owned(programme),
        }
    }

    /// The programme.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The plan of one child as of a day, as [`crate::plan()`] says.
    pub fn plan(&self, child: &Child, as_of: impl Into<AsOf>) -> Plan {
        let as_of = as_of.into();
        let mut known = Known::read(self, child, as_of, Box::default());
        let mut warnings = warn::child(known.given());
        warnings.append(&mut known.memory.history.warnings);
        warnings.sort();
        warnings.dedup();
        known.stand();
        let mut leaders = core::mem::take(&mut known.memory.desk.leaders);
        let given = known.given();
        let stood = known.memory.desk.stood.all();
        let (responsible_now, asked) = relay::responsible_now(given, stood);
        let mut ordered: Vec<&Stood> = stood.iter().collect();
        ordered.sort_by_cached_key(|stood| render::order(given, stood));
        let items = ordered
            .into_iter()
            .filter_map(|stood| {
                let over = known
                    .memory
                    .desk
                    .places
                    .is_over(given, given.as_of, stood.visit);
                render::item(given, &mut leaders, (stood, over))
            })
            .collect();
        Plan {
            receipt: render::receipt(given, as_of),
            responsible_now,
            items,
            judged_doses: doses::render::all(given),
            questions: questions::all(given, &known.memory.desk.places, stood, &asked),
            warnings,
        }
    }
}
