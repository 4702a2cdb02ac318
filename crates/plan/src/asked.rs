//! A child as it is known on a day, of whom more than one thing is asked.

use crate::duty::relay::gone;
use crate::known::Known;
use crate::responsible::lead;
use crate::{Planner, Responsible};
use alloc::boxed::Box;
use stafett_model::{AreaId, AsOf, Child, Layer};

/// A child as it is known on a day: what is read of its records once for all that is asked.
pub struct Asked<'c> {
    known: Known<'c>,
}

impl Planner<'_> {
    /// The child as it is known on `day`.
    pub fn asked<'c>(&'c self, child: &'c Child, day: impl Into<AsOf>) -> Asked<'c> {
        Asked {
            known: Known::read(self, child, day.into(), Box::default()),
        }
    }

    /// The same, for those who ask on one day after another: what was found for `before`, and holds for this
    /// child too, is used again.
    pub fn asked_again<'c>(
        &'c self,
        child: &'c Child,
        day: impl Into<AsOf>,
        before: Asked<'_>,
    ) -> Asked<'c> {
        Asked {
            known: Known::read(self, child, day.into(), before.known.memory),
        }
    }
}

impl Asked<'_> {
    /// Who is responsible for an area on the day, as [`crate::responsible()`] says.
    pub fn responsible(&self, area: AreaId, layer: Layer) -> Responsible {
        let given = self.known.given();
        let Some(area) = given.programme.area(area) else {
            return Responsible::default();
        };
        match gone(given, given.as_of) {
            Some(_) => Responsible {
                demanded: Some(false),
                needed: Some(false),
                ..Responsible::default()
            },
            None => lead(given, area, layer, given.as_of),
        }
    }
}
