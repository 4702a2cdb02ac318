//! How long reading, compiling and checking take: `cargo bench -p stafett-check`.
//!
//! Beside the national programme a made one of more and more visits tells how the time grows.
#![allow(missing_docs)] // a benchmark is a program of its own

mod national;

use divan::Bencher;
use national::{compiled, its_own, sources, whole_cycle};
use stafett_check::check;
use stafett_compile::Source;
use std::fmt::Write as _;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn parsing_and_compiling_the_national_programme(bencher: Bencher) {
    let sources = sources();
    bencher.bench(|| compiled(&sources));
}

#[divan::bench(sample_count = 20)]
fn checking_the_national_programme(bencher: Bencher) {
    let programme = compiled(&sources());
    bencher.bench(|| check(&programme, &its_own()));
}

#[divan::bench(sample_count = 5)]
fn checking_every_birth_date_of_400_years(bencher: Bencher) {
    let programme = compiled(&sources());
    bencher.bench(|| check(&programme, &whole_cycle()));
}

/// Of ten visits, so many times over.
#[divan::bench(args = [1, 4, 16, 64], sample_count = 5)]
fn checking_more_visits(bencher: Bencher, times: usize) {
    let programme = compiled(&[of_visits(10 * times)]);
    bencher.bench(|| check(&programme, &its_own()));
}

/// A programme of visits one after another; of every ten one reaches beyond its service's period for
/// some birth dates.
fn of_visits(count: usize) -> Source {
    let mut text = String::from(FRAME);
    for at in 0..count {
        let (from, through) = match at % 10 {
            9 => (78, 82),
            place => (place * 6 + 1, place * 6 + 4),
        };
        let visit = write!(
            text,
            "besök b{at} \"Besök {at}\" {{\n  när {through} månader, tidigast {from} månader, senast {through} \
             månader\n  därefter bortfaller\n  utförs av bvc\n  innehåll syn\n}}\n\n"
        );
        visit.unwrap_or_else(|error| panic!("{error}"));
    }
    Source {
        path: "visits.stafett".into(),
        text,
    }
}

const FRAME: &str = r#"
program många_besök "Många besök" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
}

befolkning barnen "Barnen" {
  födda  från 2012-01-01 till och med 2031-12-31
}

skolkalender skolan "Skolan" {
  skolstart     året barnet fyller 6
  höstterminen  från 15 augusti till och med 24 augusti
  vårterminen   från 7 januari till och med 15 januari
  nioårig       förskoleklass, årskurs 1–9
}

huvudman regionen "Regionen" { finns överallt }
huvudman kommunen "Kommunen" { finns överallt }
verksamhet bvc "BVC" { huvudman regionen finns överallt }
verksamhet elevhälsan "Elevhälsan" { huvudman kommunen finns överallt }

område hälsa "Hälsa" { }

moment syn "Syn" { område hälsa }

ansvar för hälsa från födseln fram till 16 år {
  huvudman  regionen    från födseln    fram till skolstart
  huvudman  kommunen    från skolstart  fram till 16 år
  utförs av bvc         från födseln    fram till skolstart
  utförs av elevhälsan  från skolstart  fram till 16 år
}

"#;
