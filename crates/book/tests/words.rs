//! How times, conditions and marks read on the pages.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Language, render};
use stafett_model::{
    Change, Condition, Duration, Edge, Fact, FactId, FactRange, Invariant, Overlay, Period, Point,
    Programme, Values, Variant, VariantId, VisitId, VisitKind, Window,
};

fn text(programme: &Programme, language: Language, path: &str) -> String {
    let proof = common::proof();
    let pages = render(&Book::new(programme, &proof, language)).unwrap();
    pages
        .into_iter()
        .find(|page| page.path == path)
        .unwrap()
        .content
}

fn visit_page(change: impl Fn(&mut Window), language: Language) -> String {
    let mut programme = common::programme();
    change(&mut programme.visits[0].window);
    text(&programme, language, "besok/bhv-sex-veckor.html")
}

#[test]
fn a_last_day_short_of_an_age_is_the_day_before_it() {
    let last = |years, weeks, days| {
        let length = Duration {
            years,
            weeks,
            days,
            ..Duration::ZERO
        };
        visit_page(
            |window| window.latest = Point::age(length),
            Language::Swedish,
        )
    };
    for (length, says) in [
        ((15, 0, -1), "<dd>dagen före 15-årsdagen<br>"),
        ((0, 7, -1), "<dd>dagen före 7 veckors ålder<br>"),
        ((1, 0, 3), "<dd>den dag barnet blir 1 år och 3 dagar<br>"),
    ] {
        let (years, weeks, days) = length;
        assert!(last(years, weeks, days).contains(says), "{says}");
    }
}

#[test]
fn windows_read_as_a_nurse_says_them() {
    let months = |months| {
        Point::age(Duration {
            months,
            ..Duration::ZERO
        })
    };
    let grade = |edge| Point::Period(Period::SchoolYear(4), edge);
    let range = |from: Point, through: Point| {
        visit_page(
            |window| {
                window.recommended = from.clone();
                window.recommended_through = Some(through.clone());
            },
            Language::Swedish,
        )
    };
    for (from, through, says) in [
        (
            common::weeks(6),
            common::weeks(8),
            "<dd>6–8 veckors ålder</dd>",
        ),
        (
            common::weeks(6),
            months(3),
            "<dd>6 veckors ålder–3 månaders ålder</dd>",
        ),
        (
            grade(Edge::First),
            grade(Edge::Last),
            "<dd>årskurs 4 (nioårig)</dd>",
        ),
    ] {
        let page = range(from, through);
        assert!(page.contains(says), "{says}");
    }
    let page = visit_page(|_| {}, Language::Swedish);
    assert!(page.contains("den dag barnet blir 12 veckor"));
    assert!(page.contains("Det kan tas igen tills barnet är 16 veckor."));
    let page = visit_page(|_| {}, Language::English);
    assert!(page.contains("the day the child turns 12 weeks"));
}

#[test]
fn a_day_that_waits_for_an_event_says_so_and_has_no_picture() {
    let event = || Point::Event(stafett_model::EventId(0));
    let page = visit_page(
        |window| {
            window.recommended_through = None;
            window.earliest = event();
            window.recommended = event().plus(Duration::days(7));
            window.latest = event().plus(Duration::days(14));
        },
        Language::Swedish,
    );
    assert!(
        page.contains("tidigast 22 mars 2026, beror på ”Hemkomst”"),
        "{page}"
    );
    assert!(!page.contains("<svg class=\"picture\""));
}

#[test]
fn conditions_are_said_without_brackets_where_they_can_be() {
    let pupil = || {
        Condition::Fact(FactRange {
            fact: stafett_model::FactId(0),
            allowed: vec![(1, 1)],
        })
    };
    let mut programme = common::programme();
    programme.visits[2].group = None;
    programme.visits[2].condition = Condition::Not(Box::new(pupil()));
    let page = text(&programme, Language::Swedish, "besok/elevhalsan-ak4.html");
    assert!(page.contains("”Elev” gäller inte"));
    assert!(!page.contains("inte (”Elev"));
}

#[test]
fn a_part_of_a_condition_that_adds_nothing_is_not_said() {
    let mut programme = common::programme();
    let mut region = programme.facts[0].clone();
    "Region".clone_into(&mut region.meta.title);
    region.values = stafett_model::Values::OneOf(vec!["ett".to_owned(), "två".to_owned()]);
    programme.facts.push(region);
    let last = u16::try_from(programme.facts.len() - 1).unwrap();
    let is = |fact, value| {
        Condition::Fact(FactRange {
            fact: stafett_model::FactId(fact),
            allowed: vec![(value, value)],
        })
    };
    let (pupil, one, two) = (|| is(0, 1), || is(last, 0), || is(last, 1));
    let not = |of| Condition::Not(Box::new(of));
    let (all, any) = (Condition::All, Condition::Any);
    for (condition, says) in [
        (
            all(vec![pupil(), any(vec![one(), pupil()])]),
            "”Elev” gäller",
        ),
        (
            any(vec![pupil(), all(vec![one(), pupil()])]),
            "”Elev” gäller",
        ),
        (
            all(vec![not(pupil()), not(all(vec![pupil(), one()]))]),
            "”Elev” gäller inte",
        ),
        (
            all(vec![pupil(), any(vec![one(), two()])]),
            "”Elev” gäller och (”Region” är ett eller ”Region” är två)",
        ),
        (
            all(vec![pupil(), any(vec![one(), not(pupil())])]),
            "”Elev” gäller och (”Region” är ett eller ”Elev” gäller inte)",
        ),
        (
            all(vec![any(vec![one(), pupil()])]),
            "”Region” är ett eller ”Elev” gäller",
        ),
    ] {
        assert_eq!(
            stafett_model::words::condition(&programme, &condition).sv,
            says
        );
    }
}

#[test]
fn what_a_child_is_not_assumed_to_be_is_not_denied_in_lists() {
    let mut programme = common::programme();
    programme.facts[0].if_unknown = Some(0);
    programme.visits[2].group = None;
    let pupil = |value| {
        Condition::Fact(FactRange {
            fact: stafett_model::FactId(0),
            allowed: vec![(value, value)],
        })
    };
    let list = |programme: &Programme| text(programme, Language::Swedish, "besok.html");
    for condition in [pupil(0), Condition::Not(Box::new(pupil(1)))] {
        programme.visits[2].condition = condition;
        assert!(list(&programme).contains("Alla barn i det vanliga fallet"));
        assert!(!list(&programme).contains("”Elev” gäller inte"));
        let page = text(&programme, Language::Swedish, "besok/elevhalsan-ak4.html");
        assert!(
            page.contains("”Elev” gäller inte"),
            "the visit's own page says all of it"
        );
    }
    assert!(!list(&programme).contains("Elever"));
    programme.visits[2].condition = pupil(1);
    assert!(
        list(&programme).contains("Elever"),
        "the group of just those children"
    );
    programme.groups[0].condition = pupil(0);
    assert!(list(&programme).contains("”Elev” gäller"));
    programme.groups[0].condition = pupil(1);
    programme.facts[0].if_unknown = Some(1);
    programme.visits[2].condition = pupil(0);
    assert!(
        list(&programme).contains("”Elev” gäller inte"),
        "it is not usual"
    );
}

#[test]
fn the_first_page_counts_what_the_usual_child_is_offered() {
    let row = |html: &str| -> Vec<String> {
        let foot = html
            .split("<tfoot>")
            .nth(1)
            .unwrap()
            .split("</tfoot>")
            .next()
            .unwrap();
        let cells = foot
            .split("<td>")
            .skip(1)
            .filter_map(|cell| cell.split('<').next());
        cells.map(str::to_owned).collect()
    };
    let mut programme = common::programme();
    let index = |programme: &Programme| text(programme, Language::Swedish, "index.html");
    assert_eq!(row(&index(&programme)), ["3", "1", "0"]);
    assert!(
        index(&programme).contains("”Elev” gäller"),
        "the assumption is said"
    );
    programme.facts[0].if_unknown = None;
    assert_eq!(
        row(&index(&programme)),
        ["3", "1", "0"],
        "every child of the population is one"
    );
    programme.population.always.clear();
    assert_eq!(row(&index(&programme)), ["2", "1", "1"]);
    programme.visits[0].as_needed = true;
    assert_eq!(row(&index(&programme)), ["1", "0", "2"]);
    programme.visits[1].kind = VisitKind::Contact;
    assert_eq!(row(&index(&programme)), ["0", "1", "0", "2"]);
}

/// A fact with these values of which nothing is assumed.
fn one_of(id: &str, title: &str, values: &[&str]) -> Fact {
    let mut fact = common::programme().facts[0].clone();
    fact.meta = common::meta(id, title, 30);
    fact.values = Values::OneOf(values.iter().map(|value| (*value).to_owned()).collect());
    fact.change = Change::MayChange;
    fact.if_unknown = None;
    fact
}

fn is(fact: u16, value: i32) -> Condition {
    Condition::Fact(FactRange {
        fact: FactId(fact),
        allowed: vec![(value, value)],
    })
}

/// The visits of the first page's ways in.
fn ways_in(programme: &Programme) -> String {
    let index = text(programme, Language::Swedish, "index.html");
    let (_, ways) = index.split_once("<dl class=\"ways\">").unwrap();
    ways.split_once("</dl>").unwrap().0.to_owned()
}

#[test]
fn an_age_is_said_in_one_way_among_the_ways_in() {
    let age = |years, months| {
        Point::age(Duration {
            years,
            months,
            ..Duration::ZERO
        })
    };
    let mut programme = common::programme();
    let mut at = |visit: usize, point: Point| {
        let window = &mut programme.visits[visit].window;
        window.recommended = point;
        window.recommended_through = None;
    };
    at(0, age(1, 0));
    at(1, age(0, 12));
    let ways = ways_in(&programme);
    assert!(
        ways.contains(">12 månader</a>") && !ways.contains(">1 år</a>"),
        "{ways}"
    );
    let mut at = |visit: usize, point: Point| programme.visits[visit].window.recommended = point;
    at(0, age(0, 36));
    at(1, age(3, 0));
    let ways = ways_in(&programme);
    assert!(
        ways.contains(">3 år</a>") && !ways.contains("36 månader"),
        "{ways}"
    );
}

#[test]
fn the_usual_child_lives_where_no_variant_holds() {
    let mut programme = common::programme();
    let region = one_of("region", "Region", &["norr", "söder"]);
    programme.facts.push(region);
    let mut own = programme.visits[1].clone();
    own.condition = is(1, 0);
    own.stands_for = Some(VisitId(1));
    own.overlay = Some(Overlay::Variant(VariantId(0)));
    programme.visits[1].condition = Condition::Not(Box::new(is(1, 0)));
    let base = ways_in(&programme);
    programme.visits.push(own);
    programme.variants = vec![Variant {
        meta: common::meta("norr", "Region Norr", 90),
        condition: is(1, 0),
        builds_on: None,
        information_from: None,
        confirmed_by: String::new(),
        arrival: None,
        changes: Vec::new(),
    }];
    let ways = ways_in(&programme);
    assert_ne!(
        ways, base,
        "without the variant nothing is usual of the region"
    );
    assert!(ways.contains("\"besok.html#bhv-team-4v\""), "{ways}");
    let index = text(&programme, Language::Swedish, "index.html");
    assert!(index.contains("barnet bor där inga särskilda regler gäller för orten"));
}

#[test]
fn the_usual_child_goes_to_the_school_of_which_something_is_demanded_that_day() {
    let mut programme = common::programme();
    let form = one_of("skolform", "Skolform", &["ingen", "skola"]);
    programme.facts.push(form);
    programme.visits[2].condition = is(1, 1);
    let has_visit =
        |programme: &Programme| ways_in(programme).contains("\"besok.html#elevhalsan-ak4\"");
    assert!(!has_visit(&programme), "nothing is usual of the form");
    programme.requirements[0].offers[0].condition = is(1, 1);
    assert!(has_visit(&programme), "a demand says who goes there");
    programme.population.during = vec![Invariant {
        condition: is(1, 0),
        days: Some((Point::SchoolStart, common::years(18))),
    }];
    assert!(!has_visit(&programme), "nobody goes there then");
}

#[test]
fn the_matrix_names_rows_and_columns_and_each_cell_says_what_it_means() {
    let page = text(&common::programme(), Language::Swedish, "matris.html");
    let scopes = html::attributes(&page, "scope");
    assert_eq!(scopes.iter().filter(|scope| **scope == "row").count(), 3);
    assert_eq!(
        scopes.iter().filter(|scope| **scope == "col").count(),
        3,
        "visit, growth, rota"
    );
    assert_eq!(
        scopes.iter().filter(|scope| **scope == "colgroup").count(),
        2
    );
    assert!(page.contains("Besök vid 6–8 veckor: Rotavirus dos 1, Barnhälsovården (BVC)"));
}
