//! Small programmes for the tests.

pub(super) use super::kid::{Kid, entry, item, kid, text};
use crate::{Plan, Status, plan};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::programme::{Bound, Change, Distance, Dose};
use stafett_model::school::{GradeScheme, MonthDay, PublishedTerm, SchoolCalendar};
use stafett_model::*;

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(super) fn meta(id: &str) -> Meta {
    let title = ["Title of ", id].concat();
    Meta {
        id: id.to_string(),
        title,
        ..Meta::default()
    }
}

pub(super) fn days(days: i32) -> Duration {
    Duration {
        days,
        ..Duration::ZERO
    }
}

pub(super) fn weeks(weeks: i32) -> Duration {
    Duration {
        weeks,
        ..Duration::ZERO
    }
}

pub(super) fn months(months: i32) -> Duration {
    Duration {
        months,
        ..Duration::ZERO
    }
}

pub(super) fn years(years: i32) -> Duration {
    Duration {
        years,
        ..Duration::ZERO
    }
}

/// A window by points.
pub(super) fn window(earliest: Point, recommended: Point, latest: Point) -> Window {
    Window {
        earliest,
        recommended,
        recommended_through: None,
        latest,
        distances: Vec::new(),
        afterwards: Afterwards::Lapses,
    }
}

/// A window in weeks of age.
pub(super) fn in_weeks(earliest: i32, recommended: i32, latest: i32) -> Window {
    let age = |count| Point::age(weeks(count));
    window(age(earliest), age(recommended), age(latest))
}

pub(super) fn at_least(duration: Duration, from: Point) -> Distance {
    Distance {
        bound: Bound::AtLeast,
        duration,
        from,
    }
}

pub(super) fn is(fact: FactId, value: i32) -> Condition {
    Condition::Fact(FactRange {
        fact,
        allowed: Vec::from([(value, value)]),
    })
}

pub(super) fn not(inner: Condition) -> Condition {
    Condition::Not(alloc::boxed::Box::new(inner))
}

/// A programme while it is written.
pub(super) struct Build {
    pub(super) p: Programme,
}

pub(super) const REGION: BodyId = BodyId(0);
pub(super) const SCHOOL_BODY: BodyId = BodyId(1);
pub(super) const BVC: ServiceId = ServiceId(0);
pub(super) const SCHOOL: ServiceId = ServiceId(1);
pub(super) const HEALTH: AreaId = AreaId(0);
pub(super) const VACCINATION: AreaId = AreaId(1);

impl Build {
    pub(super) fn new() -> Build {
        let body = |id: &str| Body {
            meta: meta(id),
            everywhere: true,
        };
        let service = |id: &str, bodies: &[BodyId]| Service {
            meta: meta(id),
            bodies: bodies.to_vec(),
            roles: Vec::from([RoleId(0)]),
            everywhere: true,
        };
        let area = |id: &str| Area {
            meta: meta(id),
            span: None,
            condition: Condition::Always,
            responsibility: Meta::default(),
            legs: Vec::new(),
        };
        Build {
            p: Programme {
                meta: meta("programme"),
                country: "SE".to_string(),
                language: ProgrammeLanguage::English,
                release: "2026.1".to_string(),
                in_force_from: None,
                draft: None,
                month_end: MonthEnd::LastDay,
                population: Population {
                    meta: meta("population"),
                    born_from: day("2000-01-01"),
                    born_through: day("2050-12-31"),
                    always: Vec::new(),
                    during: Vec::new(),
                    due_date: None,
                },
                school: None,
                sources: Vec::new(),
                facts: Vec::new(),
                events: Vec::new(),
                bodies: Vec::from([body("region"), body("school_body")]),
                services: Vec::from([
                    service("bvc", &[REGION]),
                    service("school", &[REGION, SCHOOL_BODY]),
                ]),
                roles: Vec::from([Role {
                    meta: meta("nurse"),
                }]),
                groups: Vec::new(),
                areas: Vec::from([area("health"), area("vaccination")]),
                items: Vec::new(),
                series_table: Vec::new(),
                products: Vec::new(),
                visits: Vec::new(),
                visit_order: Vec::new(),
                transitions: Vec::new(),
                requirements: Vec::new(),
                acceptances: Vec::new(),
                arrival: None,
                variants: Vec::new(),
                releases: Vec::new(),
                reprioritisations: Vec::new(),
                indicators: Vec::new(),
                edition: None,
                files: Vec::from(["test.stafett".to_string()]),
            },
        }
    }

    pub(super) fn fact(&mut self, id: &str, values: Values, change: Change) -> FactId {
        self.p.facts.push(Fact {
            meta: meta(id),
            values,
            change,
            if_unknown: None,
            clause: None,
            made: None,
        });
        FactId(u16::try_from(self.p.facts.len() - 1).unwrap())
    }

    pub(super) fn yes_no(&mut self, id: &str) -> FactId {
        self.fact(id, Values::YesNo, Change::MayChange)
    }

    pub(super) fn event(&mut self, id: &str) -> EventId {
        self.p.events.push(NamedEvent {
            shown_by: Vec::new(),
            meta: meta(id),
            earliest: Point::Birth,
        });
        EventId(u16::try_from(self.p.events.len() - 1).unwrap())
    }

    pub(super) fn item(&mut self, id: &str) -> ItemId {
        self.p.items.push(ContentItem {
            meta: meta(id),
            area: HEALTH,
            subject: Subject::Child,
            clock: Clock::Chronological,
            tier: None,
            instrument: String::new(),
            outcomes: Vec::new(),
            spacing: None,
            dose: None,
        });
        ItemId(u16::try_from(self.p.items.len() - 1).unwrap())
    }

    /// The next dose of the one series.
    pub(super) fn dose(&mut self, window: Window) -> ItemId {
        if self.p.series_table.is_empty() {
            let doses = Vec::new();
            let series = Series::new(meta("rota"), VACCINATION, doses);
            self.p.series_table.push(series);
        }
        let number = u8::try_from(self.p.series_table[0].doses.len() + 1).unwrap();
        let item = self.item(&alloc::format!("rota dose {number}"));
        let row = &mut self.p.items[item.index()];
        row.area = VACCINATION;
        row.dose = Some(Dose::new(SeriesId(0), number, window));
        self.p.series_table[0].doses.push(item);
        item
    }

    pub(super) fn visit(&mut self, id: &str, window: Window, items: &[ItemId]) -> VisitId {
        self.p.visits.push(Visit {
            meta: meta(id),
            kind: VisitKind::Visit,
            window,
            performer: BVC,
            staff: Vec::from([RoleId(0)]),
            together_with: Vec::new(),
            on_behalf_of: None,
            place: "clinic".to_string(),
            channel: String::new(),
            minutes: Some(30),
            items: items.to_vec(),
            group: None,
            condition: Condition::Always,
            as_needed: false,
            occurrence: None,
            stands_for: None,
            overlay: None,
            switches: Vec::new(),
            born: None,
        });
        let id = VisitId(u16::try_from(self.p.visits.len() - 1).unwrap());
        self.p.visit_order.push(id);
        id
    }

    /// A visit at 3–6 weeks, aimed at 4, with what follows afterwards.
    pub(super) fn team(&mut self, afterwards: Afterwards) -> VisitId {
        self.visit(
            "team",
            Window {
                afterwards,
                ..in_weeks(3, 4, 6)
            },
            &[],
        )
    }

    pub(super) fn when(&mut self, visit: VisitId, condition: Condition) {
        self.p.visits[visit.index()].condition = condition;
    }

    pub(super) fn leg(&mut self, area: AreaId, holder: Holder, from: Point, until: Point) {
        self.p.areas[area.index()].legs.push(Leg {
            holder,
            contributors: Vec::new(),
            from,
            until,
            limit: None,
            deadline: None,
            condition: Condition::Always,
            origin: Origin::default(),
            variant: None,
            notes: Vec::new(),
        });
    }

    pub(super) fn last_leg(&mut self, area: AreaId) -> &mut Leg {
        self.p.areas[area.index()].legs.last_mut().unwrap()
    }

    /// A school calendar of a fact with values usual (6), early (5), late (7).
    pub(super) fn school(&mut self) -> FactId {
        let names = ["usual", "early", "late"]
            .iter()
            .map(ToString::to_string)
            .collect();
        let start = self.fact("start", Values::OneOf(names), Change::Fixed);
        let on = |month, day| MonthDay { month, day };
        self.p.school = Some(SchoolCalendar {
            meta: meta("calendar"),
            start_fact: Some(start),
            start_turning: Vec::from([6, 5, 7]),
            autumn: (on(8, 15), on(8, 24)),
            spring: (on(1, 7), on(1, 15)),
            published: Vec::from([PublishedTerm {
                year: 2026,
                season: Season::Autumn,
                first_day: day("2026-08-18"),
            }]),
            schemes: Vec::from([GradeScheme {
                name: "nine".to_string(),
                first_grade: 0,
                last_grade: 9,
                from_year: None,
                until_year: None,
            }]),
            compulsory_years: 10,
            upper_secondary_years: 3,
        });
        start
    }

    pub(super) fn plan(&self, child: &Child, as_of: &str) -> Plan {
        plan(&self.p, child, day(as_of))
    }

    /// Where the visit `team` (or else the first) stands.
    pub(super) fn status(&self, child: &Child, as_of: &str) -> Status {
        self.plan(child, as_of).items[0].status
    }
}
