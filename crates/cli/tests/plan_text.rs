//! What a nurse reads of a child of the Swedish programme.

mod support;

use std::path::Path;
use support::{Temp, run};

/// The plan of one of the programme's example children, with more arguments.
fn plan(child: &str, more: &[&str]) -> String {
    under("nationellt", child, more)
}

/// The same under a programme of this folder.
fn under(programme: &str, child: &str, more: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme");
    let (programme, child) = (root.join(programme), root.join(child));
    let (programme, child) = (programme.display().to_string(), child.display().to_string());
    let plan = ["plan", "--programme", &programme, "--child", &child];
    let ran = run(&[&plan[..], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// Drawn text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_comes_later_is_never_said_to_come_by_a_day_that_has_passed() {
    let text = plan("children/flyttade_hit.yaml", &["--as-of", "2026-11-21"]);
    let later = text.split("\nSENARE\n").nth(1).unwrap();
    let later = later.split("\n\n").next().unwrap();
    let days: Vec<&str> = later
        .lines()
        .filter_map(|line| line.strip_prefix("  senast "))
        .filter_map(|rest| rest.get(..10))
        .collect();
    assert!(days.len() > 1, "{later}");
    assert!(days.iter().all(|day| "2026-11-21" <= *day), "{later}");
    let left = "kvar: Difteri, stelkramp och kikhosta, med polio, Hib och hepatit B dos 2, \
                Pneumokocker (PCV) dos 2 [bhv.v04_5m]";
    assert!(flat(later).contains(left), "{later}");
}

#[test]
fn vaccinations_are_told_dose_by_dose() {
    let text = plan("children/dos_för_tidigt.yaml", &["--vaccinations"]);
    let flat = flat(&text);
    for part in [
        "dos 1 given 2026-06-03: räknas",
        "dos 2 given 2026-07-01: Gavs den 1 juli 2026 och räknas inte: ",
        // Its own time has passed: only until when it is offered is told.
        "aktuellt nu: erbjuds till och med 2044-03-02 · Besök vid 5 månader [bhv.v04_5m]",
        // Six months after the second, which is still to be given.
        "dos 3 kommande: hinner inte ges i tid, senast 2027-04-03, men erbjuds till och med 2044-03-02, \
         efter Difteri",
        "bortfaller: Ges inte, för ”Rotavirus dos 1” kommer före den",
        "Ej aktuellt för det här barnet: ",
    ] {
        assert!(flat.contains(part), "no {part}: {text}");
    }
    assert!(!text.contains("ANSVARIGA NU"), "{text}");
}

#[test]
fn of_a_dose_of_which_nobody_knows_it_is_told_that_it_is_too_late_and_of_one_that_counts_the_doubt()
{
    let text = plan("children/utländska_doser.yaml", &["--vaccinations"]);
    let flat = flat(&text);
    // The last day for the first dose is that of 11 weeks and 6 days.
    let late = "[bhv.v03_6v]. Är den inte given är det för sent: sista dagen var den 9 juli 2021.";
    let (before, rotavirus) = flat.split_once("[rotavirus]").unwrap();
    assert!(rotavirus.contains(late), "{text}");
    // These may still be made up.
    for open in ["[bhv.v08_12m]", "[bhv.v12_5år]", "[bhv.v04_5m]"] {
        assert!(before.contains(open), "{text}");
    }
    assert!(!before.contains("för sent"), "{text}");
    let (_, measles) = flat.split_once("[mpr]").unwrap();
    let (_, first) = measles.split_once("dos 1 given 2022: ").unwrap();
    let (told, _) = first.split_once(" dos 2 ").unwrap();
    assert!(
        told.contains("och räknas, men om det var för tidigt"),
        "{text}"
    );
}

/// The vaccinations of a child that a file tells of, without line breaks, in a language.
fn vaccinations_of(file: &str, language: &str) -> String {
    let temp = Temp::new();
    let child = temp.put("child.yaml", file).display().to_string();
    flat(&plan(&child, &["--vaccinations", "--language", language]))
}

#[test]
fn of_an_undecided_dose_that_was_made_up_until_an_age_it_is_told_that_it_is_too_late() {
    let file = "{id: a, born: 2017-02-14, as_of: 2026-11-23, history_complete_from: 2026-08-10}";
    let told = vaccinations_of(file, "sv");
    let (_, pneumococci) = told.split_once("[pneumokocker]").unwrap();
    let (pneumococci, _) = pneumococci.split_once("[rotavirus]").unwrap();
    let late = "Är den inte given är det för sent: sista dagen var den 13 februari 2023.";
    assert_eq!(pneumococci.matches(late).count(), 3, "{told}");
    // When school begins is known to some days only.
    let (_, bcg) = told.split_once("[bcg]").unwrap();
    assert!(
        bcg.contains("tiden gick ut senast den 23 augusti 2023."),
        "{told}"
    );
    // This may still be given.
    let (_, diphtheria) = told.split_once("[dtp]").unwrap();
    let (diphtheria, _) = diphtheria.split_once("[hpv]").unwrap();
    assert!(!diphtheria.contains("för sent"), "{told}");
    let told = vaccinations_of(file, "en");
    assert!(
        told.contains("it is too late: its time ended by 23 August 2023."),
        "{told}"
    );
}

#[test]
fn a_dose_that_waits_too_long_for_another_is_not_said_to_be_given_in_time() {
    let file = |as_of: &str| {
        format!(
            "{{id: a, born: 2021-12-20, as_of: {as_of}, events: [\
             {{on: 2022-03-20, kind: done, item: dtp dos 1}}, \
             {{on: 2022-05-20, kind: done, item: dtp dos 2}}]}}"
        )
    };
    // The fourth dose comes three years after the third, and by the age of five and a half.
    let told = vaccinations_of(&file("2026-11-23"), "sv");
    let late = "dos 4 kommande: hinner inte ges i tid, senast 2027-06-20, men erbjuds till och med \
                2039-12-19, efter";
    assert!(told.contains(late), "{told}");
    let told = vaccinations_of(&file("2026-11-23"), "en");
    let late = "dose 4 upcoming: cannot be given in time, by 2027-06-20, but is offered through \
                2039-12-19, after";
    assert!(told.contains(late), "{told}");
    let told = vaccinations_of(&file("2022-06-23"), "sv");
    assert!(
        told.contains("dos 4 kommande: rekommenderat 2026-12-20, senast 2027-06-20"),
        "{told}"
    );
    let (dtp, others) = told.split_once("Humant papillomvirus").unwrap();
    assert!(!dtp.contains("hinner inte"), "{told}");
    // The first of the others is still to be given, the second eight weeks after it, the third half a year after that.
    let late = "dos 3 kommande: hinner inte ges i tid, senast 2023-01-20, men erbjuds till och med \
                2027-12-19, efter";
    assert!(others.contains(late), "{told}");
}

#[test]
fn a_dose_behind_one_that_nobody_knows_of_counts_by_what_is_recorded() {
    let file = "{id: a, born: 2017-02-14, as_of: 2026-11-23, history_complete_from: 2018-01-01, \
                events: [{on: 2018-02-03, kind: done, item: dtp dos 2}]}";
    let told = vaccinations_of(file, "sv");
    let counts = "dos 2 given 2018-02-03: räknas på det som är noterat; om dos 1 var given är \
                  inte känt";
    assert!(told.contains(counts), "{told}");
    let told = vaccinations_of(file, "en");
    let counts = "dose 2 given 2018-02-03: counts by what is recorded; whether dose 1 had been given \
                  is not known";
    assert!(told.contains(counts), "{told}");
}

/// What a plan says of a child that a file tells of, and what it warns of, without line breaks.
fn told_of(file: &str, more: &[&str]) -> (String, String) {
    let temp = Temp::new();
    let child = temp.put("child.yaml", file).display().to_string();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme/nationellt");
    let root = root.display().to_string();
    let ran = run(&[&["plan", "--programme", &root, "--child", &child], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    (flat(&ran.out), ran.err)
}

#[test]
fn what_cannot_be_so_is_told_at_its_line() {
    let file = "id: a\nborn: 2022-05-20\nas_of: 2026-11-23\nfacts:\n- {fact: elev, value: ja}\n\
                - {fact: skolform, value: gymnasieskola}\nterms:\n\
                - {year: 2027, season: autumn, first_day: 2027-02-01}\n";
    let (_, warned) = told_of(file, &[]);
    for part in [
        "Elev i den obligatoriska skolan",
        "Skolform (gymnasieskola)",
        "Höstterminen 2027 sägs börja den 1 februari 2027",
        "child.yaml:5:1",
        "child.yaml:6:1",
        "child.yaml:8:1",
    ] {
        assert!(warned.contains(part), "no {part}: {warned}");
    }
    let (_, warned) = told_of(file, &["--language", "en"]);
    assert!(
        warned.contains("Type of school (upper secondary"),
        "{warned}"
    );
}

#[test]
fn a_beginning_that_is_only_certain_by_a_day_is_told_so() {
    let file = "{id: a, born: 2026-11-09, as_of: 2026-11-10}";
    let (told, _) = told_of(file, &[]);
    let pregnancy = "Mödrahälsovården (barnmorskemottagningen), sedan 2026-07-20 eller tidigare,";
    assert!(told.contains(pregnancy), "{told}");
    let ward = "Förlossning och BB, sedan 2026-11-09, lämnar över";
    assert!(told.contains(ward), "{told}");
    let (told, _) = told_of(file, &["--language", "en"]);
    let pregnancy = "Maternity clinic (midwives), since 2026-07-20 or earlier,";
    assert!(told.contains(pregnancy), "{told}");
}

#[test]
fn what_is_offered_again_is_so_at_the_next_visit_whatever_that_is_for() {
    let file =
        "{id: a, born: 2022-05-20, as_of: 2026-11-23, facts: [{fact: region, value: skåne}]}";
    let (told, _) = told_of(file, &[]);
    let again = "Kan erbjudas igen vid nästa besök hos Folktandvården och annan barntandvård, tidigast den \
                 20 maj 2027 och senast den 19 maj 2029.";
    assert!(told.contains(again), "{told}");
    // From a visit that may be made already no first day is told.
    let again =
        "vid nästa besök hos Folktandvården och annan barntandvård, senast den 20 maj 2040.";
    assert!(told.contains(again), "{told}");
    let (told, _) = told_of(file, &["--language", "en"]);
    let again = "Can be offered again at the next visit with Public dental service and other dental care \
                 for children, no earlier than 20 May 2027 and by 19 May 2029.";
    assert!(told.contains(again), "{told}");
}

#[test]
fn what_can_only_be_made_up_is_no_task_of_its_own_time() {
    // Three months after the child came.
    let text = plan("children/utländska_doser.yaml", &["--as-of", "2026-11-25"]);
    let (_, rest) = text.split_once("\nATT TA IGEN\n").unwrap();
    let (late, _) = rest.split_once("\n\n").unwrap();
    assert!(late.contains("[bhv.nyanländ]"), "{text}");
}

#[test]
fn after_a_move_abroad_nobody_is_responsible_and_it_is_told_why() {
    let as_of = ["--as-of", "2026-11-21"];
    let text = plan("children/flyttade_utomlands.yaml", &as_of);
    let line = "\nANSVARIGA NU\n  Ingen i programmet. Barnet har flyttat från landet.\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn a_title_says_as_needed_in_its_own_language_and_once() {
    let text = plan("children/sen_ankomst.yaml", &["--language", "en"]);
    assert!(text.contains(", as needed"), "{text}");
    assert!(!flat(&text).contains("vid behov, as needed"), "{text}");
}

#[test]
fn who_is_responsible_leaves_out_what_is_not_the_childs() {
    let text = plan("children/sen_ankomst.yaml", &["--responsibility"]);
    // The child came in September 2026, and needs no psychiatry.
    assert!(
        text.contains("  före 2026-09-01           det är inte känt vem som följde barnet\n"),
        "{text}"
    );
    let days = text.lines().filter_map(|line| line.trim_start().get(..4));
    let years: Vec<u16> = days.filter_map(|year| year.parse().ok()).collect();
    assert!(years.iter().all(|year| *year >= 2026), "{text}");
    let (_, folded) = text.split_once("\nKrävs inte för barnet: ").unwrap();
    let folded = flat(folded);
    for area in ["Specialistpsykiatri [psykiatri]", "Föräldraskapsstöd ["] {
        assert!(folded.contains(area), "{text}");
    }
    assert!(!text.contains("\nSpecialistpsykiatri"), "{text}");
    // What is asked for is told in full.
    let one = plan(
        "children/sen_ankomst.yaml",
        &["--responsibility", "psykiatri"],
    );
    assert!(one.contains("Barn- och ungdomspsykiatrin"), "{one}");
}

#[test]
fn what_is_to_be_found_out_first_is_asked_first_and_a_visit_to_come_is_not_asked() {
    let text = plan("children/nyfödd.yaml", &[]);
    let (_, asked) = text.split_once("DET VI INTE VET\n").unwrap();
    assert!(asked.contains("får man veta senare"), "{asked}");
    assert!(!asked.contains("Hembesök vid 8 månader"), "{asked}");
}

#[test]
fn why_tells_of_a_transition_and_of_who_it_may_be() {
    let transition = flat(&plan("children/nyfödd.yaml", &["--why", "bb_till_bvc"]));
    for part in [
        "Förlossning och BB har ansvaret och lämnar över till Barnhälsovården (BVC)",
        "Samtycke behövs inte:",
        "Lämnas över: Vaccination; saknas ännu:",
    ] {
        assert!(transition.contains(part), "no {part}: {transition}");
    }
    let area = plan(
        "children/nyfödd.yaml",
        &["--why", "hälsoövervakning", "--as-of", "2042-10-01"],
    );
    let area = flat(&area);
    for part in [
        "Kanske Elevhälsans medicinska insats från",
        "Kanske Vårdcentralen från",
        "Det avgörs av: ",
    ] {
        assert!(area.contains(part), "no {part}: {area}");
    }
}

/// A section of a plan, without its heading.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let heading = format!("\n{heading}\n");
    let (_, rest) = text
        .split_once(&heading)
        .unwrap_or_else(|| panic!("no {heading}: {text}"));
    rest.split("\n\n").next().unwrap()
}

#[test]
fn each_dose_that_may_be_given_already_is_offered_until_its_own_day() {
    let child = "children/nyårsafton_skolstart.yaml";
    let text = plan(child, &[]);
    let told = flat(section(&text, "KONTROLLERA OM DET ÄR GJORT, ERBJUD ANNARS"));
    for line in [
        "senast 2026-12-30 Besök vid 3 månader: Pneumokocker (PCV) dos 1 ·",
        "senast 2038-12-30 Besök vid 3 månader: Difteri, stelkramp och kikhosta, med polio, \
         Hib och hepatit B dos 1 ·",
    ] {
        assert!(told.contains(line), "no {line}: {text}");
    }
    let vaccinations = flat(&plan(child, &["--vaccinations"]));
    let (_, pneumococci) = vaccinations.split_once("[pneumokocker]").unwrap();
    let (first, _) = pneumococci.split_once(" dos 2 ").unwrap();
    assert!(
        first.ends_with("[bhv.v04_3m]. Ska den ges är det senast 2026-12-30."),
        "{first}"
    );
}

#[test]
fn a_day_that_is_longer_than_its_column_stands_on_a_line_of_its_own() {
    let text = plan("children/utländska_doser.yaml", &["--language", "en"]);
    let told = section(&text, "CHECK WHETHER IT IS DONE, AND OFFER IT IF NOT");
    let day = "  by provisionally 2027-08-14\n                          Visit at 4 years: ";
    assert!(told.contains(day), "{told}");
}

#[test]
fn what_could_not_be_decided_before_a_child_left_is_no_longer_open() {
    let as_of = ["--as-of", "2026-11-21"];
    let text = plan("children/flyttade_utomlands.yaml", &as_of);
    assert!(!text.contains("\nKAN INTE AVGÖRAS\n"), "{text}");
    let told = section(&text, "KUNDE INTE AVGÖRAS, OCH ERBJUDS INTE LÄNGRE");
    // By its own days it would run into the next year.
    assert!(told.contains("[bhv.psykolog_8m]"), "{told}");
    let before = plan(
        "children/flyttade_utomlands.yaml",
        &["--as-of", "2026-10-29"],
    );
    let open = section(&before, "KAN INTE AVGÖRAS");
    assert!(open.contains("[bhv.psykolog_8m]"), "{open}");
}

#[test]
fn what_was_not_done_in_time_is_not_to_be_caught_up() {
    let text = plan("children/hpv_från_femton.yaml", &[]);
    let late = section(&text, "ATT TA IGEN");
    assert!(late.contains("[emi.årskurs_7_8]"), "{late}");
    assert!(!late.contains("[emi.årskurs_4]"), "{late}");
    let past = section(&text, "INTE GENOMFÖRT I TID");
    assert!(past.contains("[emi.årskurs_4]"), "{past}");
}

#[test]
fn a_visit_as_needed_is_not_to_be_caught_up() {
    let text = plan("children/utländska_doser.yaml", &["--as-of", "2026-11-25"]);
    let needed = section(&text, "OM DET BEHÖVS");
    assert!(needed.contains("[bhv.nyanländ_läkare]"), "{text}");
    let late = section(&text, "ATT TA IGEN");
    assert!(!late.contains("[bhv.nyanländ_läkare]"), "{late}");
}

#[test]
fn one_area_is_told_as_among_all() {
    let child = "children/sen_ankomst.yaml";
    let all = plan(child, &["--responsibility"]);
    let one = plan(child, &["--responsibility", "hälsoövervakning"]);
    assert!(one.contains("det är inte känt vem"), "{one}");
    assert!(all.contains(one.trim_end()), "{one}\n{all}");
}

#[test]
fn notes_of_why_are_named_in_the_readers_language() {
    let asked = |language| {
        let why = ["--why", "emi.dtp", "--language", language];
        under("idag", "children/nyårsafton_skolstart.yaml", &why)
    };
    let (swedish, english) = (asked("sv"), asked("en"));
    for (sv, en) in [
        ("Källorna är oeniga: ", "Sources disagree: "),
        ("Antagande: ", "Assumption: "),
    ] {
        assert!(swedish.contains(sv), "{swedish}");
        assert!(
            english.contains(en) && !english.contains(sv),
            "no {en}: {english}"
        );
    }
}

/// The plan of a child that is written here, under today's programme.
fn of_text(child: &str, more: &[&str]) -> String {
    let temp = Temp::new();
    let file = temp.put("child.yaml", child).display().to_string();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme/idag");
    let root = root.display().to_string();
    let plan = ["plan", "--programme", &root, "--child", &file];
    let ran = run(&[&plan[..], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// Nobody took the metabolic screening at the maternity ward, and the child health centre has met the child since.
const NOT_SCREENED: &str = "
id: not-screened
born: 2026-10-26
as_of: 2026-11-12
facts:
  - {fact: region, value: halland}
events:
  - {id: e1, kind: done, visit: bb.nyfödd, on: 2026-10-27}
  - {id: e2, kind: happened, event: hemkomst, on: 2026-10-28}
  - {id: e3, kind: happened, event: första_bvc_kontakt, on: 2026-11-03}
";

#[test]
fn what_is_carried_over_is_for_the_service_that_has_the_child() {
    let at_centre = ["--service", "barnhälsovården", "--through", "2026-11-12"];
    let text = of_text(NOT_SCREENED, &at_centre);
    let carried = flat(section(&text, "FÖRT VIDARE, INTE GJORT"));
    for part in [
        "[bb.prover]",
        "Barnhälsovården (BVC), som tar över efter Förlossning och BB",
        "Kvar: PKU-prov (nyföddhetsscreening)",
        "det förs vidare till: Barnhälsovården (BVC).",
    ] {
        assert!(carried.contains(part), "no {part}: {carried}");
    }
    let at_ward = ["--service", "förlossningsvården", "--through", "2026-11-12"];
    let text = of_text(NOT_SCREENED, &at_ward);
    assert!(!text.contains("[bb.prover]"), "{text}");
}

#[test]
fn a_refused_handover_is_told_with_its_transition_and_who_then_follows_the_child() {
    let child = "
id: refused
born: 2024-05-20
as_of: 2026-07-10
facts:
  - {fact: region, value: stockholm}
  - {fact: region, value: örebro, from: 2026-06-15}
events:
  - {id: e1, kind: happened, event: hemkomst, on: 2024-05-22}
  - {id: e2, kind: happened, event: första_bvc_kontakt, on: 2024-05-28}
  - {id: e3, kind: done, visit: bhv.v09_18m, on: 2025-12-01}
  - {id: e4, kind: handover_sent, transition: bvc_till_bvc.annan_region, on: 2026-06-20}
  - {id: e5, kind: handover_refused, transition: bvc_till_bvc.annan_region, on: 2026-06-25}
";
    // Today's programme asks for no confirmation, and names nobody who acts without one.
    let says = "Överlämningen till Barnhälsovården (BVC, den nya enheten) blev inte av, enligt svar den 25 juni \
                2026. Det är inte bestämt vem som då följer barnet. Övergång: Från BVC till BVC i en annan region \
                [bvc_till_bvc.annan_region]";
    for more in [&[][..], &["--responsibility", "vaccination"]] {
        let text = of_text(child, more);
        assert!(flat(&text).contains(says), "{text}");
    }
}

#[test]
fn doses_of_visits_that_are_not_done_are_told_as_given() {
    let text = under("idag", "children/utländska_doser.yaml", &[]);
    let given = section(&text, "ÖVRIGA GIVNA DOSER");
    let days = given.lines().filter_map(|line| line.get(..9));
    let days: Vec<&str> = days.map(str::trim).filter(|day| !day.is_empty()).collect();
    assert_eq!(days, ["2021-06", "2021-08", "2022"]);
}

#[test]
fn each_answer_to_a_question_tells_what_it_would_give() {
    let answers = |language| {
        let more = ["--answers", "--language", language];
        under("nationellt", "children/placerad.yaml", &more)
    };
    insta::assert_snapshot!(answers("sv"));
    assert!(answers("en").contains("decides nothing alone"));
}
