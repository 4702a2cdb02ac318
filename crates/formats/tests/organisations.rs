//! Identifiers of services and bodies, as somebody writes them.
#![allow(missing_docs)]

mod common;

use stafett_formats::Form;
use stafett_formats::organisations::{Identifiers, read};

#[test]
fn a_bare_text_is_an_hsa_id() {
    let programme = common::programme();
    let (service, body) = (&programme.services[0].meta.id, &programme.bodies[0].meta.id);
    let text = format!(
        "organisations:\n  {service}: SE2321000131-P1\n  {body}: {{organisation_number: 232100-0131}}\n"
    );
    let read = read(&text, Form::Yaml, &programme).unwrap();
    let hsa = Identifiers {
        hsa_id: Some("SE2321000131-P1".to_owned()),
        organisation_number: None,
    };
    let number = Identifiers {
        hsa_id: None,
        organisation_number: Some("232100-0131".to_owned()),
    };
    assert_eq!(read.len(), 2);
    assert_eq!((&read[service], &read[body]), (&hsa, &number));
}

#[test]
fn what_cannot_be_meant_is_told_at_its_line() {
    let programme = common::programme();
    let told = |text: &str| {
        let faults = read(text, Form::Yaml, &programme).unwrap_err();
        let told = faults
            .into_iter()
            .map(|fault| (fault.line, fault.message.en));
        told.collect::<Vec<_>>()
    };
    let unknown = told("organisations:\n  ingen: SE1\n");
    assert_eq!(unknown[0].0, 2);
    assert!(
        unknown[0]
            .1
            .contains("no service or responsible body called")
    );
    assert!(told("organisation: {}\n")[0].1.contains("no field called"));
    let service = &programme.services[0].meta.id;
    let field = told(&format!("organisations:\n  {service}: {{hsa: SE1}}\n"));
    assert!(field[0].1.contains("no field called \"hsa\""), "{field:?}");
}
