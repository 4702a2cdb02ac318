//! What each command prints and writes, and how it ends.

mod support;

use std::fs;
use std::process::Stdio;
use support::{Temp, command, files, run, run_in, small};

const AS_OF: &str = "2026-11-21";

#[test]
fn the_main_job_writes_everything_and_ends_well() {
    let temp = Temp::new();
    let out = temp.0.join("dist");
    let dir = small();
    let args = [
        "build",
        dir.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--as-of",
        AS_OF,
    ];
    let ran = run_in(&temp.0, &args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for part in [
        "Påståenden",
        "✓ bevisat",
        "Plan för ada",
        "AKTUELLT NU",
        "Pröva sedan",
    ] {
        assert!(ran.out.contains(part), "no {part}: {}", ran.out);
    }
    let first = files(&out);
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "programme.json",
        "proof.json",
        "schema/child.schema.json",
        "schema/plan.schema.json",
        "schema/programme.schema.json",
        "book/sv/index.html",
        "book/en/index.html",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    // Again, into the same folder: the same bytes, and stale pages go.
    fs::write(out.join("book/sv/stale.html"), "x").unwrap();
    let list = out.join("book/.stafett-files");
    fs::write(
        &list,
        format!(
            "{}sv/stale.html\n../../keep\n",
            fs::read_to_string(&list).unwrap()
        ),
    )
    .unwrap();
    temp.put("keep", "x");
    assert_eq!(run_in(&temp.0, &args).code, 0);
    assert!(temp.0.join("keep").exists());
    assert!(files(&out) == first, "the second run wrote something else");
}

#[test]
fn a_finding_ends_with_1_and_is_written_as_not_proven() {
    let temp = Temp::with_small();
    let text = fs::read_to_string(temp.0.join("program.stafett")).unwrap();
    temp.put(
        "program.stafett",
        text.replace(
            "utförs av bhv      från födseln",
            "utförs av bhv      från 3 veckor",
        ),
    );
    let ran = run_in(&temp.0, &["build", ".", "--as-of", AS_OF]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("no-service-named") && ran.out.contains("inte bevisat"),
        "{}",
        ran.out
    );
    assert!(
        fs::read_to_string(temp.0.join("dist/programme.json"))
            .unwrap()
            .contains("\"proven\":false")
    );
    let args = [
        "plan",
        "--programme",
        "dist/programme.json",
        "--child",
        "children/ada.yaml",
    ];
    assert!(run_in(&temp.0, &args).out.contains("INTE bevisat"));

    let ran = run_in(
        &temp.0,
        &[
            "kontrollera",
            ".",
            "--as-of",
            AS_OF,
            "--format",
            "json",
            "--save-witness",
            "w",
        ],
    );
    assert_eq!(ran.code, 1);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let finding = &report["findings"][0];
    assert_eq!(
        (report["holds"].as_bool(), finding["name"].as_str()),
        (Some(false), Some("no-service-named"))
    );
    let place = &finding["places"][0];
    assert!(
        place["line"].is_u64() && place["column"].is_u64() && place["file"].is_string(),
        "{place}"
    );
    // The saved child is one whose plan can be asked for.
    let saved = files(&temp.0.join("w"));
    let child = format!("w/{}", saved[0].0);
    let ran = run_in(&temp.0, &["plan", "--programme", ".", "--child", &child]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_broken_text_is_reported_as_json_too() {
    let temp = Temp::with_small();
    temp.put("wrong.stafett", "besökk b \"B\" { }\n");
    let ran = run_in(&temp.0, &["check", ".", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let place = &report["diagnostics"][0]["places"][0];
    assert_eq!(
        (
            place["file"].as_str(),
            place["line"].as_u64(),
            place["column"].as_u64()
        ),
        (Some("./wrong.stafett"), Some(1), Some(1))
    );
}

#[test]
fn a_plan_is_the_same_bytes_wherever_it_is_made() {
    let temp = Temp::new();
    let artefact = temp.0.join("p.json");
    assert_eq!(
        run(&["compile", ".", "--out", artefact.to_str().unwrap()]).code,
        0
    );
    for format in ["json", "yaml", "text"] {
        let args = [
            "plan",
            "--programme",
            ".",
            "--child",
            "children/ada.yaml",
            "--format",
            format,
        ];
        let plain = run(&args);
        assert_eq!((plain.code, plain.err.as_str()), (0, ""));
        for (zone, language) in [
            ("Pacific/Kiritimati", "sv_SE.UTF-8"),
            ("America/Anchorage", "C"),
        ] {
            let output = command(&small(), &args)
                .env("TZ", zone)
                .env("LANG", language)
                .env("LC_ALL", language)
                .output();
            assert_eq!(support::ran(output.unwrap()).out, plain.out);
        }
        let of_artefact = [
            "plan",
            "--programme",
            artefact.to_str().unwrap(),
            "--child",
            "children/ada.yaml",
            "--format",
            format,
        ];
        assert_eq!(run(&of_artefact).out, plain.out, "{format}");
    }
}

#[test]
fn a_child_is_read_from_json_and_from_standard_input() {
    let temp = Temp::with_small();
    temp.put("ada.json", r#"{"id": "ada", "born": "2026-01-15", "as_of": "2026-02-12", "facts": [{"fact": "tvilling", "value": false}]}"#);
    let json = run_in(
        &temp.0,
        &["plan", "--programme", ".", "--child", "ada.json"],
    );
    assert_eq!(
        json.out,
        run(&["plan", "--programme", ".", "--child", "children/ada.yaml"]).out
    );
    let child = fs::File::open(small().join("children/ada.yaml")).unwrap();
    let output = command(&small(), &["plan", "--programme", ".", "--child", "-"])
        .stdin(child)
        .output();
    assert_eq!(support::ran(output.unwrap()).out, json.out);
}

#[test]
fn plans_for_people_are_in_the_language_asked_for() {
    let swedish = run(&["planera", "--programme", ".", "--child", "children/bo.yaml"]);
    insta::assert_snapshot!("plan_sv", swedish.out);
    let args = [
        "plan",
        "--programme",
        ".",
        "--child",
        "children/bo.yaml",
        "--language",
        "en",
    ];
    insta::assert_snapshot!("plan_en", run(&args).out);
    let args = [
        "plan",
        "--programme",
        ".",
        "--child",
        "children/ada.yaml",
        "--why",
        "bhv.v4",
    ];
    let why = run(&args).out;
    for part in [
        "aktuellt nu",
        "För vem",
        "Dagar",
        "senast: ",
        "26 februari 2026",
        "program.stafett, rad 37",
    ] {
        assert!(why.contains(part), "no {part}: {why}");
    }
}

#[test]
fn a_check_for_people_says_what_was_proven() {
    let swedish = run(&["check", ".", "--as-of", AS_OF]).out;
    for part in [
        "utgåva 1\n",
        "födelsedatum",
        "✓ bevisat ",
        "Fynd: inga\n",
        "Resultat: inget fel",
    ] {
        assert!(swedish.contains(part), "no {part}: {swedish}");
    }
    let english = run(&["check", ".", "--as-of", AS_OF, "--language", "en"]).out;
    for part in [
        "release 1\n",
        "birth dates",
        "✓ proven ",
        "Findings: none\n",
        "Result: no error",
    ] {
        assert!(english.contains(part), "no {part}: {english}");
    }
    assert!(
        swedish
            .lines()
            .chain(english.lines())
            .all(|line| line.chars().count() <= 90)
    );
}

#[test]
fn diagnostics_are_drawn_in_one_language() {
    let temp = Temp::with_small();
    let wrong =
        "besökk b \"B\" { }\nverksamhet v \"V\" {\n  huvudman finns_ej\n  finns överallt\n}\n";
    temp.put("wrong.stafett", wrong);
    insta::assert_snapshot!("broken_sv", run_in(&temp.0, &["check", "."]).err);
    insta::assert_snapshot!(
        "broken_en",
        run_in(&temp.0, &["check", ".", "--language", "en"]).err
    );
}

#[test]
fn findings_are_explained() {
    let ran = run(&["förklara", "no-service-named"]);
    assert_eq!((ran.code, ran.out.starts_with("# ")), (0, true));
    assert_ne!(
        ran.out,
        run(&["explain", "no-service-named", "--language", "en"]).out
    );
}

#[test]
fn a_book_is_written_in_the_language_asked_for() {
    let temp = Temp::new();
    let dir = small();
    let one = [
        "bok",
        dir.to_str().unwrap(),
        "--out",
        "one",
        "--language",
        "en",
    ];
    assert_eq!(run_in(&temp.0, &one).code, 0);
    assert!(temp.0.join("one/index.html").exists());
    assert_eq!(
        run_in(&temp.0, &["book", dir.to_str().unwrap(), "--out", "both"]).code,
        0
    );
    assert!(
        temp.0.join("both/sv/index.html").exists() && temp.0.join("both/en/index.html").exists()
    );
}

#[test]
fn a_reader_who_goes_away_is_no_fault() {
    let mut child = command(
        &small(),
        &[
            "plan",
            "--programme",
            ".",
            "--child",
            "children/ada.yaml",
            "--format",
            "json",
        ],
    )
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    drop(child.stdout.take());
    let ran = support::ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_printed_are_a_fault() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command(&small(), &["check", "."])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(support::ran(output).code, 2);
}

#[test]
fn a_plan_in_the_formats_of_others() {
    let plan = |more: &[&str]| {
        let args = ["plan", "--programme", ".", "--child", "children/ada.yaml"];
        run(&[&args, more].concat())
    };
    let fhir = plan(&[
        "--format",
        "fhir",
        "--transaction",
        "--child-system",
        "urn:oid:2.999",
    ]);
    assert_eq!((fhir.code, fhir.err.as_str()), (0, ""));
    let bundle: serde_json::Value = serde_json::from_str(&fhir.out).unwrap();
    assert_eq!(bundle["type"], "transaction");
    let subject = &bundle["entry"][0]["resource"]["subject"]["identifier"];
    assert_eq!(
        (&subject["system"], &subject["value"]),
        (&"urn:oid:2.999".into(), &"ada".into())
    );
    let temp = Temp::new();
    let file = |text: &str| {
        let path = temp.put("organisations.yaml", text);
        path.to_str().unwrap().to_owned()
    };
    let known = file("organisations: {bhv: SE2321000131-P000000123457}\n");
    let identified = plan(&["--format", "fhir", "--all", "--organisations", &known]);
    assert_eq!((identified.code, identified.err.as_str()), (0, ""));
    assert!(identified.out.contains("SE2321000131-P000000123457"));
    let mistyped = file("organisations: {bvh: SE2321000131-P000000123457}\n");
    let unknown = plan(&["--format", "fhir", "--organisations", &mistyped]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("menade du \"bhv\"?"),
        "{}",
        unknown.err
    );
    let family = plan(&["--format", "ics", "--name", "Ada"]).out;
    assert!(
        family.contains("SUMMARY:Ada: Besök\\, Barnhälsovården\r\n"),
        "{family}"
    );
    let titles = plan(&["--format", "ics", "--titles", "--language", "en"]).out;
    assert!(
        titles.contains("SUMMARY:Besök vid 4 veckor\\, Barnhälsovården\r\n"),
        "{titles}"
    );
    let service = plan(&["--format", "ics", "--service", "bhv"]).out;
    assert!(service.contains("SUMMARY:ada: Besök\r\n"), "{service}");
    let discreet = plan(&["--format", "ics", "--discreet"]).out;
    assert!(discreet.contains("SUMMARY:Påminnelse\r\n"), "{discreet}");
    for (format, more) in [
        ("fhir", ["--why", "bhv.v4"]),
        ("ics", ["--responsibility", "hälsa"]),
    ] {
        let refused = plan(&["--format", format, more[0], more[1]]);
        assert_eq!(refused.code, 2, "{}", refused.out);
        assert!(
            refused.err.contains("skrivs bara planen"),
            "{}",
            refused.err
        );
    }
}
