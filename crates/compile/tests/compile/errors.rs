//! One text for each thing that can be wrong: it is told once, by name, and nothing else is.

use crate::common::{changed, compiled, told, with};

/// Asserts that exactly one thing is told, of this name, with all of these pieces.
#[track_caller]
fn tells(text: &str, name: &str, pieces: &[&str]) {
    let told = told(text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(&format!("{name}: ")), "{told:#?}");
    for piece in pieces {
        assert!(told[0].contains(piece), "{piece:?} is not in {told:#?}");
    }
}

#[test]
fn the_month_end_rule_has_no_default() {
    let text = changed("  månadsslut  sista dagen\n", "");
    tells(
        &text,
        "missing-field",
        &["månadsslut", "sista dagen", "nästa månad"],
    );
}

#[test]
fn a_programme_has_one_header() {
    let text = with("program annat \"Annat\" {\n  land \"SE\"\n}");
    tells(&text, "programme-header", &["det finns redan ett program"]);
    tells(
        "befolkning b \"B\" {\n  födda från 2020-01-01 till och med 2021-01-01\n}\n",
        "programme-header",
        &["ingen av filerna"],
    );
}

#[test]
fn nothing_at_all_is_told() {
    let compiled = stafett_compile::compile(&[]);
    assert_eq!(compiled.diagnostics.len(), 1);
    assert_eq!(compiled.diagnostics[0].name.as_str(), "empty-programme");
}

#[test]
fn a_programme_has_a_population_and_one_school_calendar() {
    let population = "befolkning barnen \"Barnen\" {\n  födda       från 2012-01-01 till och med 2031-12-31\n  alltid      inte (skolform ingen och elev)\n  beräknat datum från 3 veckor före födseln till och med 18 veckor efter födseln\n}\n";
    tells(
        &changed(population, ""),
        "missing-field",
        &["vilka barn", "befolkning"],
    );
    tells(
        &with("skolkalender k \"K\" { }"),
        "duplicate-name",
        &["det finns redan en skolkalender"],
    );
}

#[test]
fn what_is_said_of_a_fact_with_several_values_has_a_place_for_the_value() {
    let kinds = "  värden    en av grundskola, specialskola, ingen\n";
    let said = |text: &str| changed(kinds, &format!("{kinds}  i ord     {text}\n"));
    let text = said("\"barnet går i …\", annars \"barnet går inte i skolan\"");
    tells(&text, "missing-field", &["var värdet står", "barnet bor …"]);
    let text = said("\"barnet går i …\", annars \"barnet går inte i …\"");
    assert_eq!(told(&text), [""; 0]);
}

#[test]
fn fields_are_missing_or_repeated() {
    tells(
        &changed(
            "moment samtal \"Samtal\" { område hälsa }",
            "moment samtal \"Samtal\" { }",
        ),
        "missing-field",
        &["momentet \"samtal\" saknar raden `område`"],
    );
    tells(
        &changed("  nivå      1\n", "  nivå      1\n  nivå      2\n"),
        "repeated-field",
        &["`nivå`"],
    );
    tells(
        &changed("  noteras vid hembesök\n", ""),
        "missing-field",
        &["`fast` / `kan ändras` / `noteras vid`"],
    );
    tells(
        &with("krav tomt \"Tomt\" { }"),
        "missing-field",
        &["kravet \"tomt\" säger ingenting"],
    );
}

#[test]
fn a_window_must_end() {
    let text = changed(
        "när        4 veckor efter hembesök, senast 8 veckor efter hembesök",
        "när        4 veckor efter hembesök",
    );
    tells(
        &text,
        "missing-field",
        &["besöket \"uppföljning\"", "till vilken dag", "senast"],
    );
}

#[test]
fn a_recommended_time_stands_once() {
    let text = changed(
        "när        4 veckor efter hembesök,",
        "när        4 veckor, rekommenderat 5 veckor,",
    );
    tells(&text, "repeated-field", &["rekommenderat"]);
}

#[test]
fn names_are_declared_once() {
    tells(
        &with("roll läkare \"Läkare igen\" { }"),
        "duplicate-name",
        &["\"läkare\""],
    );
    tells(
        &with("händelse samtal \"Samtal\" { }"),
        "duplicate-name",
        &["en händelse heter \"samtal\"", "ett moment"],
    );
    tells(
        &with("huvudman elevhälsan \"Samma\" { finns överallt }"),
        "duplicate-name",
        &["\"elevhälsan\""],
    );
    tells(
        &with("ansvar för vaccination från födseln fram till 1 år {\n}"),
        "duplicate-name",
        &["ansvaret för \"vaccination\""],
    );
    // An area may be called as something of another space is.
    assert!(told(&with("område mpr \"MPR\" { }")).is_empty());
}

#[test]
fn unknown_names_are_told_once_with_a_guess() {
    let text = changed(
        "  innehåll   samtal, tillväxt\n",
        "  innehåll   samtal, tilväxt\n",
    );
    tells(
        &text,
        "unknown-name",
        &[
            "inget moment som heter \"tilväxt\"",
            "menade du \"tillväxt\"?",
        ],
    );
    let text = changed("  för        syskonbarn\n", "  för        utlandsfödda\n");
    tells(
        &text,
        "unknown-name",
        &["ingen målgrupp", "deklarera en målgrupp"],
    );
    tells(
        &changed("mpr dos 2, tillväxt", "mpr dos 3, tillväxt"),
        "unknown-name",
        &["har ingen dos 3"],
    );
}

#[test]
fn independent_errors_are_all_told() {
    let text = changed(
        "  innehåll   samtal, tillväxt\n",
        "  innehåll   samtl, tilväxt\n",
    )
    .replace("län till", "")
    .replace("från hemkomst ", "från hemkomstt ")
    .replace("heltal 0–30", "heltal 30–0");
    let told = told(&text);
    assert_eq!(told.len(), 4, "{told:#?}");
}

#[test]
fn a_name_of_the_wrong_kind_says_what_it_is() {
    let text = changed(
        "  huvudman  regionen         från födseln",
        "  huvudman  barnhälsovården  från födseln",
    );
    tells(
        &text,
        "wrong-kind",
        &["\"barnhälsovården\" är en verksamhet", "en huvudman"],
    );
    tells(
        &changed("samtal, tillväxt", "mpr, tillväxt"),
        "wrong-kind",
        &["vaccinserie", "mpr dos 1"],
    );
}

#[test]
fn the_two_layers_are_explained() {
    let text = changed(
        "  utförs av barnhälsovården  från hemkomst",
        "  utförs av regionen  från hemkomst",
    );
    tells(
        &text,
        "wrong-kind",
        &["\"regionen\" är en huvudman", "den som möter barnet"],
    );
}

#[test]
fn the_due_date_lies_between_two_days() {
    let text = changed(
        "från 3 veckor före födseln till och med 18",
        "från 19 veckor efter födseln till och med 18",
    );
    tells(&text, "out-of-range", &["det sista kommer före det första"]);
    let text = changed(
        "från 3 veckor före födseln till och med 18",
        "från hemkomst till och med 18",
    );
    tells(&text, "wrong-kind", &["ett avstånd från födseln"]);
}

#[test]
fn values_must_be_the_facts() {
    tells(
        &changed(
            "alltid      inte (skolform ingen och elev)",
            "alltid      inte (skolform inge och elev)",
        ),
        "unknown-value",
        &[
            "\"skolform\" kan inte vara \"inge\"",
            "menade du \"ingen\"?",
        ],
    );
    tells(
        &changed("om syskon minst 1", "om syskon minst 31"),
        "unknown-value",
        &["heltal från 0 till 30"],
    );
    tells(
        &changed("om syskon minst 1", "om skolform"),
        "wrong-kind",
        &["ja eller nej"],
    );
    tells(
        &changed("om syskon minst 1", "om elev minst 1"),
        "wrong-kind",
        &["inte ett heltal"],
    );
    tells(
        &changed("  om okänt  vanlig", "  om okänt  normal"),
        "unknown-value",
        &["\"normal\""],
    );
}

#[test]
fn an_unknown_fact_value_set_does_not_cascade() {
    let text = changed("  värden    en av grundskola, specialskola, ingen\n", "");
    tells(
        &text,
        "missing-field",
        &["uppgiften \"skolform\" saknar raden `värden`"],
    );
}

#[test]
fn numbers_have_limits() {
    tells(
        &changed("längd      60 minuter", "längd      601 minuter"),
        "out-of-range",
        &["1 till 600"],
    );
    tells(
        &changed("tas igen fram till 18 år", "tas igen fram till 31 år"),
        "out-of-range",
        &["30 år"],
    );
    tells(
        &changed("tas igen fram till 18 år", "tas igen fram till −1 år"),
        "out-of-range",
        &["mindre än noll"],
    );
    tells(
        &changed("födda       från 2012-01-01", "födda       från 1899-12-31"),
        "out-of-range",
        &["1900–2150"],
    );
    tells(
        &changed("födda       från 2012-01-01", "födda       från 2032-01-01"),
        "out-of-range",
        &["det sista kommer före det första"],
    );
    tells(
        &changed("  nivå      1\n", "  nivå      4\n"),
        "out-of-range",
        &["1 till 3"],
    );
    tells(
        &changed(
            "när        årskurs 1 (nioårig)",
            "när        årskurs 10 (nioårig)",
        ),
        "out-of-range",
        &["1 till 9"],
    );
    tells(
        &changed("fram till gymnasiet 1 ", "fram till gymnasiet 4 "),
        "out-of-range",
        &["1 till 3"],
    );
    tells(
        &changed("omprövas  2027-06-30", "omprövas  2025-06-30"),
        "out-of-range",
        &["före beslutet"],
    );
    tells(
        &changed("inom 4 veckor", "inom 3 månader"),
        "wrong-kind",
        &["dagar eller veckor"],
    );
}

#[test]
fn days_must_exist() {
    tells(
        &changed("beslutad  2026-11-21", "beslutad  2026-02-29"),
        "no-such-day",
        &["2026-02-29", "28 dagar"],
    );
    tells(
        &changed("senast 30 september samma", "senast 31 september samma"),
        "no-such-day",
        &["30 dagar"],
    );
}

#[test]
fn circles_are_told_whole_and_once() {
    let text = changed(
        "när        tidsfönster första_veckan, rekommenderat 1 vecka",
        "när        1 vecka efter uppföljning, senast 3 veckor efter uppföljning",
    );
    tells(
        &text,
        "cyclic-dependency",
        &["\"hembesök\" väntar på \"uppföljning\" väntar på \"hembesök\""],
    );
    let labels = compiled(&text).diagnostics[0].labels.len();
    assert_eq!(labels, 2);
    let text = changed(
        "dos 1     rekommenderat 18 månader,",
        "dos 1     rekommenderat 4 veckor efter mpr dos 2,",
    );
    tells(
        &text,
        "cyclic-dependency",
        &["\"mpr dos 1\" väntar på \"mpr dos 2\""],
    );
    let text = changed("  noteras vid hembesök\n", "  noteras vid uppföljning\n");
    tells(
        &text,
        "cyclic-dependency",
        &["\"uppföljning\" väntar på sig själv"],
    );
}

#[test]
fn the_school_calendar_must_cover_every_value() {
    let line = "  skolstart     året barnet fyller 5   om skolstartstid tidig\n";
    tells(
        &changed(line, ""),
        "missing-field",
        &["\"skolstartstid\" är tidig"],
    );
    tells(
        &changed(line, &format!("{line}{line}")),
        "repeated-field",
        &["`tidig`"],
    );
    tells(
        &changed("  gymnasiet     årskurs 1–3\n", ""),
        "missing-field",
        &["`gymnasiet`"],
    );
    tells(
        &changed("förskoleklass, årskurs 1–9 ", "förskoleklass, årskurs 2–9 "),
        "out-of-range",
        &["utan lucka"],
    );
    tells(
        &changed("från höstterminen 2028", "från 2028-08-01"),
        "wrong-kind",
        &["hösttermin"],
    );
}

#[test]
fn without_a_school_calendar_school_is_told_once() {
    let from = crate::common::SAMPLE.find("skolkalender").unwrap();
    let to = crate::common::SAMPLE.find("huvudman regionen").unwrap();
    let text = crate::common::SAMPLE.replace(&crate::common::SAMPLE[from..to], "");
    tells(&text, "missing-field", &["ingen skolkalender"]);
}

#[test]
fn doses_are_numbered_without_a_gap() {
    tells(
        &changed(
            "  dos 2     rekommenderat årskurs 1",
            "  dos 1     rekommenderat årskurs 1",
        )
        .replace("mpr dos 2", "mpr dos 1"),
        "repeated-field",
        &["`dos 1`"],
    );
    tells(
        &changed(
            "  dos 2     rekommenderat årskurs 1",
            "  dos 3     rekommenderat årskurs 1",
        )
        .replace("mpr dos 2", "mpr dos 3"),
        "missing-field",
        &["ingen dos 2"],
    );
}

#[test]
fn accepted_findings_name_findings_and_rules() {
    tells(
        &changed("fynd      no-service-named", "fynd      no-service-name"),
        "unknown-name",
        &["menade du no-service-named?"],
    );
    tells(
        &changed(
            "regler    barnhälsovården, slutet",
            "regler    barnhälsovarden, slutet",
        ),
        "unknown-name",
        &["menade du \"barnhälsovården\"?"],
    );
}

#[test]
fn what_could_not_be_read_is_not_told_as_missing() {
    let text = changed("  område    hälsa\n  gäller", "  område    !\n  gäller");
    let told = told(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(!told[0].starts_with("missing-field"), "{told:#?}");
}

#[test]
fn what_could_not_be_read_may_declare_a_name() {
    let told = told(&changed("roll läkare \"Läkare\" { }", "roll läkare ! { }"));
    assert!(
        told.iter().all(|told| !told.starts_with("unknown-name")),
        "{told:#?}"
    );
    assert_eq!(told.len(), 1, "{told:#?}");
}

#[test]
fn an_acceptance_names_a_dose_that_is_there() {
    let rules = |rules: &str| changed("  regler    barnhälsovården, slutet\n", rules);
    tells(
        &rules("  regler    mpr dos 3\n"),
        "unknown-name",
        &["har ingen dos 3"],
    );
    tells(
        &rules("  regler    barnhälsovårdn\n"),
        "unknown-name",
        &["barnhälsovården"],
    );
}

#[test]
fn a_result_is_asked_for_where_it_is_recorded() {
    let asks = |test: &str| changed("  om         oro\n", &format!("  om         {test}\n"));
    let about = "så där blir inget resultat känt";
    tells(
        &asks("tillväxt vid ettårsbesök normal"),
        "unknown-name",
        &[about, "`tillväxt`"],
    );
    tells(
        &asks("samtal vid hembesök bra"),
        "wrong-kind",
        &["inga resultat", "utfall"],
    );
    tells(
        &asks("tillväxt vid hembesök bra"),
        "unknown-value",
        &[
            "tillväxt vid hembesök",
            "normal, avvikande eller inget_resultat",
        ],
    );
    tells(
        &asks("tillväxt vid hembesök"),
        "wrong-kind",
        &["vilket värde som menas"],
    );
    tells(
        &asks("tillväxt avvikande"),
        "wrong-kind",
        &["tillväxt vid BESÖK RESULTAT"],
    );
    tells(
        &asks("hembesök inställt"),
        "unknown-value",
        &["genomfört, avböjt, uteblivet eller inte_aktuellt"],
    );
    tells(
        &asks("tillväxt vid uppföljning normal"),
        "cyclic-dependency",
        &["väntar på sig själv"],
    );
}

#[test]
fn birth_dates_of_a_visit_are_days_in_their_order() {
    let with = |lines: &str| changed("  om         oro\n", &format!("  om         oro\n{lines}"));
    tells(
        &with("  för        födda från 2022-01-01 till och med 2021-12-31\n"),
        "out-of-range",
        &["tidigaste"],
    );
    tells(
        &with("  för        födda 31 april–3 maj\n"),
        "no-such-day",
        &["finns inte"],
    );
    tells(
        &with("  för        födda från 2620-01-01\n"),
        "out-of-range",
        &["födelsedag"],
    );
    let twice = "  för        födda 1 maj–3 maj\n  för        födda 5 maj–6 maj\n";
    tells(
        &with(twice),
        "repeated-field",
        &["`för` står här en gång till"],
    );
}
