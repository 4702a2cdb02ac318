//! What can only add findings, or only take them away.

use crate::changed::{legs, within};
use crate::essence::{births, duty, each, programme, proof};
use crate::seen::Seen;
use crate::support::{AS_OF, day};
use stafett_check::{Options, check};
use stafett_model::locate::locate;
use stafett_model::proof::{Proof, Verdict};
use stafett_model::{Day, Programme};

const RELAY: [&str; 3] = ["ages", "event", "school"];

fn prove(programme: &Programme) -> Proof {
    crate::support::prove(programme, AS_OF)
}

/// A leg that lasts longer leaves fewer gaps. Trap: it may make overlaps, which are not counted here.
#[test]
fn widening_a_leg_never_adds_a_gap() {
    each(&RELAY, |text| {
        let wider = legs(text, |line| {
            let everywhere = !line.contains("s3") && !line.contains("dock längst");
            let (before, _) = line
                .split_once(" fram till 3 månader")
                .filter(|_| everywhere)?;
            let condition = line.find(" om ").map_or("", |at| &line[at..]);
            Some(format!("{before} fram till 2 år{condition}"))
        });
        if let Some(other) = wider {
            let (was, is) = (proof(text), proof(&other));
            let (was, is) = (
                births(&was, "no-service-named"),
                births(&is, "no-service-named"),
            );
            assert!(is.is_subset(&was), "{other}");
        }
    });
}

/// Another leg of another service can only close gaps of services. Trap: the lack of a service counts
/// only while a body has the duty, so gaps of bodies stay as they are.
#[test]
fn a_leg_more_never_adds_a_gap() {
    each(&RELAY, |text| {
        let other = within(
            text,
            "ansvar för",
            "utförs av s2 från 1 månad fram till 9 veckor",
        );
        let (was, is) = (proof(text), proof(&other));
        let of = |proof: &Proof, name| births(proof, name);
        assert!(
            of(&is, "no-service-named").is_subset(&of(&was, "no-service-named")),
            "{other}"
        );
        assert_eq!(of(&is, "no-body-has-duty"), of(&was, "no-body-has-duty"));
    });
}

/// A leg of a service that not every place has never closes a gap.
#[test]
fn a_service_that_not_every_place_has_closes_no_gap() {
    each(&RELAY, |text| {
        let other = within(
            text,
            "ansvar för",
            "utförs av s3 från födseln fram till 2 år",
        );
        assert_eq!(
            births(&proof(text), "no-service-named"),
            births(&proof(&other), "no-service-named"),
            "{other}"
        );
    });
}

const VISIT: &str = "besök zz_besök \"Z\" {\n  när tidigast 4 veckor, senast 2 månader\n  \
                     utförs av s1\n  innehåll m1, m2\n  därefter bortfaller\n";

/// A visit on which nothing is anchored changes no responsibility.
#[test]
fn a_visit_on_which_nothing_is_anchored_changes_no_duty() {
    each(&["visits", "visits-in-school"], |text| {
        let other = format!("{text}{VISIT}}}\n");
        assert_eq!(duty(&proof(text)), duty(&proof(&other)), "{other}");
    });
}

const UNMET: &str = "requirement-not-met";

/// `vid behov` is permission: it helps no requirement. Trap: it carries the item, in time, by the
/// right service, for every child.
#[test]
fn a_visit_as_needed_never_helps_a_requirement() {
    each(&["visits"], |text| {
        let other = format!("{text}{VISIT}  vid behov\n}}\n");
        assert_eq!(
            births(&proof(text), UNMET),
            births(&proof(&other), UNMET),
            "{other}"
        );
    });
}

/// The programme with each requirement changed; those with an upper bound are left out, for which
/// more is not always better.
fn asked(text: &str, change: impl Fn(&mut stafett_model::Offer)) -> Option<(Programme, Programme)> {
    let was = programme(text);
    let mut is = was.clone();
    let mut offers = is
        .requirements
        .iter_mut()
        .flat_map(|row| &mut row.offers)
        .peekable();
    offers.peek()?;
    for offer in offers {
        if offer.at_most.is_some() {
            return None;
        }
        change(offer);
    }
    Some((was, is))
}

/// More time can only help. Trap: a window that touches the span by one day. Left out are children for
/// whom the span has no day: what is demanded of them is not settled.
#[test]
fn widening_the_span_of_a_requirement_never_adds_a_finding() {
    each(&["visits"], |text| {
        let span = programme(text).areas[0].span.clone();
        let (from, until) = span.expect("the area has a span");
        let changed = asked(text, |offer| {
            offer.from = from.clone();
            offer.until = until.clone();
        });
        if let Some((was, is)) = changed {
            let (found, mut wider) = (births(&prove(&was), UNMET), births(&prove(&is), UNMET));
            wider.retain(|birth| has_spans(&was, *birth));
            assert!(wider.is_subset(&found), "{text}");
        }
    });
}

/// Whether every span of a requirement has a day for the children born on a day.
fn has_spans(programme: &Programme, birth: Day) -> bool {
    let child = Seen::born(birth);
    let day = |point| locate(programme, point, &child).first();
    let offers = programme.requirements.iter().flat_map(|row| &row.offers);
    offers.clone().count() > 0
        && offers
            .into_iter()
            .all(|offer| day(&offer.from) < day(&offer.until))
}

/// To ask for more can only be harder.
#[test]
fn raising_the_count_of_a_requirement_never_takes_a_finding_away() {
    each(&["visits"], |text| {
        if let Some((was, is)) = asked(text, |offer| offer.at_least += 1) {
            let (was, is) = (births(&prove(&was), UNMET), births(&prove(&is), UNMET));
            assert!(was.is_subset(&is), "{text}");
        }
    });
}

/// What is decided with little is decided so with much. Trap: a claim that runs out of its budget
/// half-way must not be told as proven; what it has found by then stays.
#[test]
fn a_larger_budget_never_changes_a_decided_claim() {
    each(&["ages", "visits"], |text| {
        let programme = programme(text);
        let with = |combinations| {
            let options = Options {
                combinations,
                ..Options::as_of(day(AS_OF))
            };
            check(&programme, &options)
        };
        let much = with(65_536);
        for little in [1, 2, 4, 16].map(with) {
            for (small, large) in little.claims.iter().zip(&much.claims) {
                let name = small.name.as_str();
                assert_eq!(name, large.name);
                if small.verdict != Verdict::NotDecided {
                    assert_eq!(small.verdict, large.verdict, "{name} of\n{text}");
                    let (found, all) = (births(&little, name), births(&much, name));
                    assert!(found.is_subset(&all), "{name} of\n{text}");
                }
            }
        }
    });
}
