//! A plan told line by line: for those who show few of its lines, and for whom the text of the others would
//! be made in vain.

use crate::duty::leaders::Leaders;
use crate::duty::relay;
use crate::known::Known;
use crate::stand::visits::Stood;
use crate::tell::render;
use crate::{Planner, ResponsibleNow, VisitItem};
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Visit};

/// The plan of a child as of a day, of which each part is told when it is asked for. What it tells is what
/// [`Planner::plan`] tells.
pub struct Told<'c> {
    known: Known<'c>,
    leaders: Leaders,
}

impl Planner<'_> {
    /// The plan of one child as of a day, of which nothing is told yet.
    pub fn told<'c>(&'c self, child: &'c Child, as_of: impl Into<AsOf>) -> Told<'c> {
        let mut known = Known::read(self, child, as_of.into(), Box::default());
        known.stand();
        Told {
            leaders: core::mem::take(&mut known.memory.desk.leaders),
            known,
        }
    }
}

impl Told<'_> {
    /// The visits of some rows of the programme, in the order of [`Plan::items`](crate::Plan::items); each is
    /// told when it is reached.
    pub fn items(&mut self, meant: impl Fn(&Visit) -> bool) -> impl Iterator<Item = VisitItem> {
        let (given, desk) = (self.known.given(), &self.known.memory.desk);
        let stood = desk.stood.all().iter();
        let of = |stood: &&Stood| given.programme.visit(stood.visit).is_some_and(&meant);
        let mut ordered: Vec<&Stood> = stood.filter(of).collect();
        ordered.sort_by_cached_key(|stood| render::order(given, stood));
        let leaders = &mut self.leaders;
        ordered.into_iter().filter_map(move |stood| {
            let over = desk.places.is_over(given, given.as_of, stood.visit);
            render::item(given, leaders, (stood, over))
        })
    }

    /// As [`Plan::responsible_now`](crate::Plan::responsible_now).
    pub fn responsible_now(&self) -> Vec<ResponsibleNow> {
        relay::responsible_now(self.known.given(), self.known.memory.desk.stood.all()).0
    }
}
