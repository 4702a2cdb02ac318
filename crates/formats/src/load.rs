//! The expected load of a year, as JSON. Numbers of visits and hours are rounded to one decimal.

use serde::Serialize;
use stafett_figures::load::{Load, Newborns, NotCounted, ServiceLoad, VisitLoad, WhyNot, Work};
use stafett_figures::statistics::{Basis, Statistics};
use stafett_model::proof::Words;
use stafett_model::{Day, FactId, Programme, RoleId, ServiceId, VisitId};

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    programme: &'a str,
    release: &'a str,
    year: i32,
    born_from: Option<Day>,
    born_through: Option<Day>,
    births: BirthsOut<'a>,
    shares: Vec<SharesOut<'a>>,
    services: Vec<ServiceOut<'a>>,
    visits: Vec<VisitOut<'a>>,
    not_counted: Vec<NotCountedOut<'a>>,
    newborns: Vec<NewbornsOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BirthsOut<'a> {
    years: Vec<YearOut<'a>>,
    years_without_births: &'a [i32],
    years_by_default: &'a [i32],
    years_spread_evenly: &'a [i32],
}

#[derive(Serialize)]
struct YearOut<'a> {
    year: i32,
    number: u32,
    #[serde(flatten)]
    basis: Option<BasisOut<'a>>,
}

#[derive(Serialize)]
struct BasisOut<'a> {
    source: Option<&'a Words>,
    assumed: Option<&'a Words>,
}

#[derive(Serialize)]
struct SharesOut<'a> {
    fact: &'a str,
    #[serde(flatten)]
    basis: BasisOut<'a>,
}

#[derive(Serialize)]
struct ServiceOut<'a> {
    service: &'a str,
    title: &'a str,
    #[serde(flatten)]
    work: WorkOut,
    roles: Vec<RoleOut<'a>>,
}

#[derive(Serialize)]
struct RoleOut<'a> {
    role: &'a str,
    title: &'a str,
    #[serde(flatten)]
    work: WorkOut,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WorkOut {
    visits: f64,
    visits_with_length: f64,
    hours: f64,
}

#[derive(Serialize)]
struct VisitOut<'a> {
    visit: &'a str,
    service: &'a str,
    number: f64,
    minutes: Option<u16>,
    hours: Option<f64>,
}

#[derive(Serialize)]
struct NotCountedOut<'a> {
    visit: &'a str,
    why: &'static str,
    facts: Vec<&'a str>,
}

#[derive(Serialize)]
struct NewbornsOut<'a> {
    service: &'a str,
    role: &'a str,
    born: u32,
    norm: u32,
    staff: f64,
    #[serde(flatten)]
    basis: BasisOut<'a>,
}

/// The load of a year as indented JSON.
pub fn json(programme: &Programme, statistics: &Statistics, load: &Load) -> String {
    let writer = Writer {
        programme,
        statistics,
    };
    crate::report::text(&writer.out(load))
}

struct Writer<'a> {
    programme: &'a Programme,
    statistics: &'a Statistics,
}

impl<'a> Writer<'a> {
    fn out(&self, load: &'a Load) -> Out<'a> {
        Out {
            stafett: "load",
            version: VERSION,
            programme: &self.programme.meta.id,
            release: &self.programme.release,
            year: load.year,
            born_from: load.born.map(|(first, _)| first),
            born_through: load.born.map(|(_, last)| last),
            births: self.births(load),
            shares: load
                .shares_used
                .iter()
                .filter_map(|fact| self.shares(*fact))
                .collect(),
            services: load
                .services
                .iter()
                .map(|service| self.service(service))
                .collect(),
            visits: load
                .visits
                .iter()
                .filter_map(|visit| self.visit(visit))
                .collect(),
            not_counted: load
                .not_counted
                .iter()
                .map(|one| self.not_counted(one))
                .collect(),
            newborns: load
                .newborns
                .iter()
                .filter_map(|one| self.newborns(one))
                .collect(),
        }
    }

    fn births(&self, load: &'a Load) -> BirthsOut<'a> {
        let years = load.born.map(|(first, last)| first.year()..=last.year());
        let year = |year: i32| {
            let own = self
                .statistics
                .births
                .iter()
                .find(|births| births.year == year);
            let other = self
                .statistics
                .other_years
                .as_ref()
                .map(|other| &other.basis);
            Some(YearOut {
                year,
                number: self.statistics.born_in(year)?,
                basis: own.map(|births| &births.basis).or(other).map(basis),
            })
        };
        BirthsOut {
            years: years.into_iter().flatten().filter_map(year).collect(),
            years_without_births: &load.years_without_births,
            years_by_default: &load.years_by_default,
            years_spread_evenly: &load.years_spread_evenly,
        }
    }

    fn shares(&self, fact: FactId) -> Option<SharesOut<'a>> {
        Some(SharesOut {
            fact: &self.programme.fact(fact)?.meta.id,
            basis: basis(&self.statistics.shares(fact)?.basis),
        })
    }

    fn service(&self, load: &ServiceLoad) -> ServiceOut<'a> {
        let (service, title) = self.service_name(load.service);
        let role = |(role, work): &(RoleId, Work)| {
            let row = self.programme.role(*role);
            RoleOut {
                role: row.map_or("?", |row| row.meta.id.as_str()),
                title: row.map_or("?", |row| row.meta.title.as_str()),
                work: work_out(*work),
            }
        };
        ServiceOut {
            service,
            title,
            work: work_out(load.work),
            roles: load.roles.iter().map(role).collect(),
        }
    }

    fn service_name(&self, service: ServiceId) -> (&'a str, &'a str) {
        let row = self.programme.service(service);
        row.map_or(("?", "?"), |row| {
            (row.meta.id.as_str(), row.meta.title.as_str())
        })
    }

    fn visit_name(&self, visit: VisitId) -> &'a str {
        let row = self.programme.visit(visit);
        row.map_or("?", |row| row.meta.id.as_str())
    }

    fn visit(&self, load: &VisitLoad) -> Option<VisitOut<'a>> {
        let row = self.programme.visit(load.visit)?;
        Some(VisitOut {
            visit: &row.meta.id,
            service: self.service_name(row.performer).0,
            number: rounded(load.number),
            minutes: row.minutes,
            hours: load.hours.map(rounded),
        })
    }

    fn not_counted(&self, one: &NotCounted) -> NotCountedOut<'a> {
        let (why, facts): (_, &[FactId]) = match &one.why {
            WhyNot::AsNeeded => ("as-needed", &[]),
            WhyNot::NoShare(facts) => ("no-share", facts),
            WhyNot::TooManyFacts => ("too-many-facts", &[]),
            WhyNot::NoDay => ("no-day", &[]),
        };
        let fact = |fact: &FactId| {
            let row = self.programme.fact(*fact);
            row.map_or("?", |row| row.meta.id.as_str())
        };
        NotCountedOut {
            visit: self.visit_name(one.visit),
            why,
            facts: facts.iter().map(fact).collect(),
        }
    }

    fn newborns(&self, one: &Newborns) -> Option<NewbornsOut<'a>> {
        let norm = self.statistics.newborn_norms.get(one.norm)?;
        Some(NewbornsOut {
            service: self.service_name(norm.service).0,
            role: &self.programme.role(norm.role)?.meta.id,
            born: one.born,
            norm: norm.number,
            staff: rounded(one.staff),
            basis: basis(&norm.basis),
        })
    }
}

fn basis(basis: &Basis) -> BasisOut<'_> {
    BasisOut {
        source: basis.source.as_ref(),
        assumed: basis.assumed.as_ref(),
    }
}

fn work_out(work: Work) -> WorkOut {
    WorkOut {
        visits: rounded(work.visits),
        visits_with_length: rounded(work.timed),
        hours: rounded(work.hours),
    }
}

fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
