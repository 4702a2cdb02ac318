//! A small programme, built without the compiler.

use stafett_model::*;

fn meta(id: &str) -> Meta {
    Meta {
        id: id.into(),
        title: id.replace('_', " "),
        ..Meta::default()
    }
}

fn fact(id: &str, values: Values) -> Fact {
    Fact {
        meta: meta(id),
        values,
        change: Change::MayChange,
        if_unknown: None,
    }
}

fn item(id: &str) -> ContentItem {
    ContentItem {
        meta: meta(id),
        area: AreaId(0),
        subject: Subject::Child,
        clock: Clock::Chronological,
        tier: None,
        instrument: String::new(),
        outcomes: Vec::new(),
        dose: None,
    }
}

fn window() -> Window {
    let weeks = |weeks| {
        Point::age(Duration {
            weeks,
            ..Duration::ZERO
        })
    };
    Window {
        earliest: weeks(3),
        recommended: weeks(4),
        recommended_through: None,
        latest: weeks(6),
        distances: Vec::new(),
        afterwards: Afterwards::Lapses,
    }
}

fn visit(id: &str) -> Visit {
    Visit {
        meta: meta(id),
        kind: VisitKind::Visit,
        window: window(),
        performer: ServiceId(0),
        staff: Vec::new(),
        together_with: Vec::new(),
        on_behalf_of: None,
        place: "mottagning".into(),
        channel: String::new(),
        minutes: Some(60),
        items: vec![ItemId(0), ItemId(1)],
        group: None,
        condition: Condition::Always,
        as_needed: false,
    }
}

/// A programme with one visit, two items, four facts and one event.
pub fn programme() -> Programme {
    Programme {
        meta: meta("liten"),
        country: "SE".into(),
        language: ProgrammeLanguage::Swedish,
        release: "1".into(),
        in_force_from: None,
        draft: None,
        month_end: MonthEnd::LastDay,
        population: Population {
            meta: meta("alla_barn"),
            born_from: Day::from_ymd(2020, 1, 1).unwrap(),
            born_through: Day::from_ymd(2030, 12, 31).unwrap(),
            always: Vec::new(),
            due_date: None,
        },
        school: None,
        sources: Vec::new(),
        facts: vec![
            fact("elev", Values::YesNo),
            fact(
                "epds",
                Values::Whole {
                    from: 0,
                    through: 30,
                },
            ),
            fact("flyttad", Values::Date),
            fact(
                "skolform",
                Values::OneOf(vec!["anpassad_grundskola".into(), "grundskola".into()]),
            ),
        ],
        events: vec![NamedEvent {
            meta: meta("hemkomst"),
            earliest: Point::Birth,
        }],
        bodies: vec![Body {
            meta: meta("regionen"),
            everywhere: true,
        }],
        services: vec![Service {
            meta: meta("bhv"),
            bodies: vec![BodyId(0)],
            roles: Vec::new(),
            everywhere: true,
        }],
        roles: Vec::new(),
        groups: Vec::new(),
        areas: vec![Area {
            meta: meta("hälsa"),
            span: None,
            responsibility: Meta::default(),
            legs: Vec::new(),
        }],
        items: vec![item("mpr dos 1"), item("tillväxt")],
        series_table: Vec::new(),
        visits: vec![visit("bhv.v02_4v")],
        visit_order: vec![VisitId(0)],
        transitions: Vec::new(),
        requirements: Vec::new(),
        acceptances: Vec::new(),
        files: vec!["liten.stafett".into()],
    }
}
