//! A small programme, built by hand: two services, two areas, three visits, one transition.
#![allow(dead_code)]

use stafett_model::proof::{
    Claim, Finding, InWords, Key, Part, Proof, Region, Rule, Verdict, Weight, Words,
};
use stafett_model::register::{Register, Row, Status};
use stafett_model::school::{GradeScheme, MonthDay, SchoolCalendar};
use stafett_model::*;

/// An invented child with its plan.
pub fn shown(programme: &Programme, title: &str) -> stafett_book::Shown {
    let mut child = Child::born(day("2026-01-15"));
    child.facts = vec![FactRecord::new(FactId(0), 1, None)];
    stafett_book::Shown {
        name: "barn".to_owned(),
        title: title.to_owned(),
        about: title.to_owned(),
        plan: stafett_plan::plan(programme, &child, day("2026-03-10")),
        child,
    }
}

/// A page of the authors' own with every figure, and something of everything else in `text`.
pub fn authored(text: &str) -> stafett_book::authored::AuthoredPage {
    let figures = "{{matris}}\n\n{{tidslinje}}\n\n{{tidslinje: hälsa}}\n\n{{ansvar}}\n\n{{antal}}\n\n\
        {{besök: bhv.team_4v}}\n\n{{övergång: till_skolan}}\n\n{{kontroll}}\n\n{{ändringar}}\n\n{{bokstäver}}\n\n";
    stafett_book::authored::AuthoredPage {
        name: "så_läser_du".to_owned(),
        own: format!("# {text}\n\n### {text}\n\n{text}\n\n{figures}## {text}\n\n* {text}\n"),
        other: None,
    }
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn weeks(weeks: i32) -> Point {
    Point::age(Duration {
        weeks,
        ..Duration::ZERO
    })
}

pub fn years(years: i32) -> Point {
    Point::age(Duration {
        years,
        ..Duration::ZERO
    })
}

pub fn meta(id: &str, title: &str, line: u32) -> Meta {
    Meta {
        id: id.to_owned(),
        title: title.to_owned(),
        doc: format!("{title} i en mening. Och en till."),
        origin: Origin {
            file: 0,
            line,
            start: line * 100,
            end: line * 100 + 99,
        },
        notes: Vec::new(),
    }
}

fn source_note(place: &str) -> Note {
    let (source, place) = (SourceId(0), place.to_owned());
    Note {
        about: None,
        kind: NoteKind::Source {
            source,
            place,
            confidence: Confidence::Stated,
        },
    }
}

fn window(earliest: Point, recommended: Point, latest: Point) -> Window {
    Window {
        earliest,
        recommended,
        recommended_through: None,
        latest,
        distances: Vec::new(),
        afterwards: Afterwards::Lapses,
    }
}

fn leg(holder: Holder, from: Point, until: Point, condition: Condition) -> Leg {
    Leg {
        holder,
        contributors: Vec::new(),
        from,
        until,
        limit: None,
        deadline: None,
        condition,
        variant: None,
        origin: Origin {
            file: 0,
            line: 40,
            start: 4000,
            end: 4010,
        },
        notes: vec![source_note("om ansvaret")],
    }
}

fn item(id: &str, title: &str, line: u32, area: u16) -> ContentItem {
    ContentItem {
        meta: meta(id, title, line),
        area: AreaId(area),
        subject: Subject::Child,
        clock: Clock::Chronological,
        tier: Some(1),
        instrument: String::new(),
        outcomes: Vec::new(),
        spacing: None,
        dose: None,
    }
}

fn visit(id: &str, title: &str, line: u32, window: Window, performer: u16) -> Visit {
    Visit {
        meta: meta(id, title, line),
        kind: VisitKind::Visit,
        window,
        performer: ServiceId(performer),
        staff: vec![RoleId(0)],
        together_with: Vec::new(),
        on_behalf_of: None,
        place: "mottagning".to_owned(),
        channel: String::new(),
        minutes: Some(45),
        items: Vec::new(),
        group: None,
        condition: Condition::Always,
        as_needed: false,
        occurrence: None,
        stands_for: None,
        overlay: None,
        switches: Vec::new(),
        born: None,
    }
}

fn pupil() -> Condition {
    Condition::Fact(FactRange {
        fact: FactId(0),
        allowed: vec![(1, 1)],
    })
}

fn school() -> SchoolCalendar {
    let date = |month, day| MonthDay { month, day };
    SchoolCalendar {
        meta: meta("skola", "Skolans år", 3),
        start_fact: None,
        start_turning: vec![6],
        autumn: (date(8, 15), date(8, 24)),
        spring: (date(1, 7), date(1, 15)),
        published: Vec::new(),
        schemes: vec![GradeScheme {
            name: "nioårig".to_owned(),
            first_grade: 0,
            last_grade: 9,
            from_year: None,
            until_year: None,
        }],
        compulsory_years: 10,
        upper_secondary_years: 3,
    }
}

fn items() -> Vec<ContentItem> {
    let mut growth = item("tillväxt", "Tillväxt", 20, 0);
    growth.outcomes = vec!["följer_kurvan".to_owned(), "avviker".to_owned()];
    growth.instrument = "Våg och längdmätning".to_owned();
    let mut dose = item("rota dos 1", "Rotavirus dos 1", 22, 1);
    let first = window(weeks(6), weeks(6), weeks(12));
    dose.dose = Some(Dose::new(SeriesId(0), 1, first));
    let mut second = item("rota dos 2", "Rotavirus dos 2", 22, 1);
    let mut later = window(weeks(10), weeks(12), weeks(24));
    later.distances = vec![Distance {
        bound: Bound::AtLeast,
        duration: Duration {
            weeks: 4,
            ..Duration::ZERO
        },
        from: Point::Item(ItemId(1)),
    }];
    second.dose = Some(Dose::new(SeriesId(0), 2, later));
    vec![growth, dose, second]
}

fn visits() -> Vec<Visit> {
    let mut team = visit(
        "bhv.team_4v",
        "Teambesök vid 4 veckor",
        30,
        window(weeks(3), weeks(4), weeks(6)),
        0,
    );
    team.items = vec![ItemId(0)];
    team.meta.notes = vec![
        source_note("4 veckor"),
        Note {
            about: Some("när".to_owned()),
            kind: NoteKind::Assumption("toleransen är vår".to_owned()),
        },
        Note {
            about: None,
            kind: NoteKind::Interpretation("vi läser så".to_owned()),
        },
        Note {
            about: None,
            kind: NoteKind::Proposal("vi föreslår det".to_owned()),
        },
        Note {
            about: None,
            kind: NoteKind::Disagreement("två sidor säger olika".to_owned()),
        },
    ];
    let mut six = window(weeks(6), weeks(6), weeks(12));
    six.recommended_through = Some(weeks(8));
    six.afterwards = Afterwards::CaughtUp { until: weeks(16) };
    let mut vaccine = visit("bhv.sex_veckor", "Besök vid 6–8 veckor", 31, six, 0);
    vaccine.items = vec![ItemId(0), ItemId(1)];
    let grade = Period::SchoolYear(4);
    let mut in_grade = window(
        Point::Period(grade, Edge::First),
        Point::Period(grade, Edge::First),
        Point::Period(grade, Edge::Last),
    );
    in_grade.recommended_through = Some(Point::Period(grade, Edge::Last));
    in_grade.afterwards = Afterwards::CarriedOver;
    let mut school = visit("elevhälsan.åk4", "Hälsobesök i årskurs 4", 32, in_grade, 1);
    school.items = vec![ItemId(0)];
    school.condition = pupil();
    school.group = Some(GroupId(0));
    vec![vaccine, team, school]
}

fn areas() -> Vec<Area> {
    let until = Point::Period(Period::YearOfAge(20), Edge::After);
    let area = |id: &str, title: &str, line, legs| Area {
        meta: meta(id, title, line),
        span: Some((Point::Birth, until.clone())),
        condition: Condition::Always,
        responsibility: meta(id, title, line),
        legs,
    };
    let grade_one = Point::Period(Period::SchoolYear(1), Edge::First);
    let body = |from, until, condition| leg(Holder::Body(BodyId(0)), from, until, condition);
    let service =
        |id, from, until, condition| leg(Holder::Service(ServiceId(id)), from, until, condition);
    let health = vec![
        body(Point::Birth, years(18), Condition::Always),
        service(0, Point::Birth, Point::SchoolStart, Condition::Always),
        service(1, Point::SchoolStart, years(18), pupil()),
    ];
    let vaccination = vec![
        body(Point::Birth, years(18), Condition::Always),
        service(0, Point::Birth, Point::SchoolStart, Condition::Always),
        service(1, grade_one, years(18), pupil()),
    ];
    vec![
        area("hälsa", "Hälsoövervakning", 10, health),
        area("vaccination", "Vaccination", 11, vaccination),
    ]
}

fn transition() -> Transition {
    let start = |month, day| Point::DayOfYear {
        of: Box::new(Point::SchoolStart),
        month,
        day,
    };
    Transition {
        meta: meta("till_skolan", "Från BVC till elevhälsan", 50),
        from: ServiceId(0),
        to: ServiceId(1),
        areas: Vec::new(),
        when: Some(Point::SchoolStart),
        handover: Some(Handover {
            earliest: Some(start(8, 15)),
            latest: Some(start(9, 30)),
            channels: vec!["fysiskt".to_owned(), "telefon".to_owned()],
            payload: vec![
                Payload::Item(ItemId(0)),
                Payload::Series(SeriesId(0)),
                Payload::Area(AreaId(0)),
                Payload::Outstanding,
                Payload::Words("slutanteckning".to_owned()),
            ],
            consent: Some(Consent::Of {
                holder: "vårdnadshavarna".to_owned(),
                obtained_by: Some(ServiceId(0)),
                otherwise: Some("det som det sägs nej till lämnas inte".to_owned()),
            }),
            confirmed_within_days: Some(30),
            otherwise: Some(Fallback::FollowsUp(ServiceId(0))),
            notes: vec![source_note("överlämning")],
        }),
        condition: Condition::Always,
        variant: None,
    }
}

fn requirement() -> Requirement {
    Requirement {
        meta: meta("skollagen_2_27", "2 kap. 27 § skollagen (2010:800)", 60),
        force: Force::Binding,
        offers: vec![Offer {
            at_least: 3,
            at_most: None,
            item: ItemId(0),
            series: None,
            by: Some(ServiceId(1)),
            from: Point::SchoolStart,
            until: years(18),
            condition: pupil(),
        }],
        spread_at_most: Some(Duration {
            years: 5,
            ..Duration::ZERO
        }),
        orders: Vec::new(),
        in_words: vec!["jämnt fördelade under skoltiden".to_owned()],
    }
}

fn indicator() -> Indicator {
    Indicator {
        meta: meta("bhvq.tillväxt", "Andel vars tillväxt är följd", 80),
        at: years(1),
        denominator: pupil(),
        numerator: Numerator {
            done: vec![ItemId(0), ItemId(1)],
            condition: pupil(),
        },
        strata: vec![FactId(0)],
        smallest_group: 5,
        better: Better::Higher,
    }
}

pub fn programme() -> Programme {
    let service = |id: &str, title: &str, line| Service {
        meta: meta(id, title, line),
        bodies: vec![BodyId(0)],
        roles: vec![RoleId(0)],
        everywhere: true,
    };
    Programme {
        meta: meta("prov", "Ett litet program", 1),
        country: "SE".to_owned(),
        language: ProgrammeLanguage::Swedish,
        release: "2026.1".to_owned(),
        in_force_from: Some(day("2026-07-01")),
        draft: Some("Ett utkast och inget beslut av någon myndighet.".to_owned()),
        month_end: MonthEnd::LastDay,
        population: Population {
            meta: meta("barn", "Barn i provet", 2),
            born_from: day("2020-01-01"),
            born_through: day("2029-12-31"),
            always: vec![pupil()],
            during: Vec::new(),
            due_date: None,
        },
        school: Some(school()),
        sources: vec![Source {
            meta: meta("handboken", "Handboken", 5),
            publisher: "Utgivaren".to_owned(),
            link: "https://example.org/handboken".to_owned(),
            date: "2024".to_owned(),
            checked: "läst i sin helhet".to_owned(),
            confidence: Confidence::Stated,
        }],
        facts: vec![Fact {
            meta: meta("elev", "Elev", 6),
            values: Values::YesNo,
            change: Change::MayChange,
            if_unknown: Some(1),
            clause: None,
            made: None,
        }],
        events: vec![NamedEvent {
            shown_by: Vec::new(),
            meta: meta("hemkomst", "Hemkomst", 7),
            earliest: Point::Birth,
        }],
        bodies: vec![Body {
            meta: meta("regionen", "Regionen", 8),
            everywhere: true,
        }],
        services: vec![
            service("bvc", "Barnhälsovården (BVC)", 12),
            service("elevhälsan", "Elevhälsan", 13),
        ],
        roles: vec![Role {
            meta: meta("sjuksköterska", "Sjuksköterska", 14),
        }],
        groups: vec![TargetGroup {
            meta: meta("elever", "Elever", 15),
            condition: pupil(),
        }],
        areas: areas(),
        items: items(),
        series_table: vec![Series::new(
            meta("rota", "Rotavirus", 22),
            AreaId(1),
            vec![ItemId(1), ItemId(2)],
        )],
        products: Vec::new(),
        visits: visits(),
        visit_order: vec![VisitId(0), VisitId(1), VisitId(2)],
        transitions: vec![transition()],
        requirements: vec![requirement()],
        acceptances: vec![Acceptance {
            meta: meta("förskoleklass", "Förskoleklassens lucka", 70),
            finding: "no-service-named".to_owned(),
            area: Some(AreaId(1)),
            rules: vec!["bvc".to_owned(), "elevhälsan".to_owned()],
            days: None,
            born: None,
            reason: "Regionerna löser det olika.".to_owned(),
            by: "programmets ägare".to_owned(),
            decided: day("2026-11-21"),
            review_by: day("2027-06-30"),
        }],
        arrival: None,
        variants: Vec::new(),
        releases: Vec::new(),
        reprioritisations: Vec::new(),
        indicators: vec![indicator()],
        edition: None,
        files: vec!["programme/prov.stafett".to_owned()],
    }
}

pub fn finding(accepted: bool) -> Finding {
    let grade_one = Point::Period(Period::SchoolYear(1), Edge::First);
    Finding {
        key: Key {
            name: "no-service-named".to_owned(),
            area: Some("vaccination".to_owned()),
            rules: vec!["bvc".to_owned(), "elevhälsan".to_owned()],
        },
        weight: Weight::Error,
        headline: Words::new("Ingen verksamhet är utpekad", "No service is named"),
        story: Words::new(
            "Ett barn fött 31 december 2020.",
            "A child born 31 December 2020.",
        ),
        rules: vec![Rule {
            origin: Origin {
                file: 0,
                line: 11,
                start: 1110,
                end: 1120,
            },
            says: Words::new("här slutar perioden", "the period ends here"),
        }],
        help: vec![Words::new("namnge en verksamhet", "name a service")],
        region: Some(Region {
            parts: vec![Part {
                born: vec![(day("2020-01-01"), day("2020-12-31"))],
                facts: vec![FactRange {
                    fact: FactId(0),
                    allowed: vec![(1, 1)],
                }],
                from: Point::SchoolStart,
                until: grade_one,
                given: Vec::new(),
            }],
            birth_dates: 366,
        }),
        witness: None,
        accepted: accepted.then_some(AcceptanceId(0)),
    }
}

pub fn proof() -> Proof {
    let claim = |name: &str, sv: &str, en: &str, verdict| Claim {
        name: name.to_owned(),
        says: Words::new(sv, en),
        verdict,
        decided_for: 2,
    };
    Proof {
        claims: vec![
            claim(
                "no-body-has-duty",
                "Någon har skyldigheten",
                "Somebody has the duty",
                Verdict::Proven,
            ),
            claim(
                "no-service-named",
                "Någon möter barnet",
                "Somebody meets the child",
                Verdict::ProvenButAccepted,
            ),
            claim(
                "empty-window",
                "Varje tid har en dag",
                "Each window has a day",
                Verdict::Refuted,
            ),
            claim("not-decided", "Resten", "The rest", Verdict::NotDecided),
        ],
        findings: vec![finding(true), finding(false)],
        in_words: vec![InWords {
            rule: "skollagen_2_27".to_owned(),
            title: "2 kap. 27 § skollagen (2010:800)".to_owned(),
            text: "jämnt fördelade under skoltiden".to_owned(),
            origin: Origin {
                file: 0,
                line: 60,
                start: 6000,
                end: 6010,
            },
        }],
        born: (day("2020-01-01"), day("2029-12-31")),
        birth_dates: 3653,
        classes: 12,
        assumptions: vec![Words::new("Barnet lever.", "The child is alive.")],
    }
}

/// A register with a row of each kind of name, known and unknown.
pub fn registers() -> Vec<Register> {
    let row = |id: &str, status, rules: &[&str], findings: &[&str]| Row {
        id: id.to_owned(),
        title: Words::new(format!("Sak {id}"), format!("Matter {id}")),
        status,
        rules: rules.iter().map(|name| (*name).to_owned()).collect(),
        findings: findings.iter().map(|name| (*name).to_owned()).collect(),
        note: Words::new("En notering & mer.", "A note & more."),
    };
    let rows = vec![
        row(
            "G1",
            Status::Expressed,
            &["bhv.team_4v", "sjuksköterska"],
            &[],
        ),
        row(
            "G2",
            Status::Found,
            &[],
            &["förskoleklass", "no-service-named/vaccination"],
        ),
        row(
            "G 3",
            Status::InWords,
            &["borttagen"],
            &["empty-window/hälsa"],
        ),
    ];
    vec![Register {
        id: "luckor".to_owned(),
        title: Words::new("Kända luckor", "Known gaps"),
        about: Words::new("Det vi vet inte går ihop.", "What we know does not fit."),
        edition: None,
        proposals: false,
        rows,
    }]
}
