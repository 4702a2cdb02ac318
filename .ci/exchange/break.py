"""Writes copies of a good bundle and a good calendar, each with one fault that a validator must find.
Arguments: the bundle, the calendar, the folder to write to."""

import json
import sys
from pathlib import Path


def of_type(document, kind):
    """The first resource of a type."""
    return next(entry["resource"] for entry in document["entry"] if entry["resource"]["resourceType"] == kind)


def with_period(document):
    """The first task whose window has both ends."""
    tasks = (entry["resource"] for entry in document["entry"])
    windows = (task.get("restriction", {}).get("period", {}) for task in tasks)
    return next(period for period in windows if {"start", "end"} <= period.keys())


def set_field(kind, field, value):
    """Gives a field of the first resource of a type another value."""
    return lambda document: of_type(document, kind).__setitem__(field, value)


FHIR = {
    "no-intent": lambda document: of_type(document, "Task").pop("intent"),
    "unknown-status": set_field("Task", "status", "overdue"),
    "no-subject": lambda document: of_type(document, "CarePlan").pop("subject"),
    "month-13": set_field("CarePlan", "created", "2026-13-01"),
    "unknown-field": set_field("Task", "colour", "red"),
    "null": set_field("Task", "description", None),
    "reference-and-detail": lambda document: of_type(document, "CarePlan")["activity"][0].update(
        detail={"status": "scheduled"}
    ),
    "no-vaccine": lambda document: of_type(document, "ImmunizationRecommendation")["recommendation"][0].pop(
        "vaccineCode"
    ),
    "ends-before-it-begins": lambda document: with_period(document).update(end="1999-01-01"),
    "leads-nowhere": lambda document: document["entry"].pop(-2),
    "twice": lambda document: document["entry"].append(document["entry"][0]),
}

ICS = {
    "no-uid": lambda text: drop(text, b"UID:"),
    "no-stamp": lambda text: drop(text, b"DTSTAMP:"),
    "no-end-of-event": lambda text: text.replace(b"END:VEVENT\r\n", b"", 1),
    "no-product": lambda text: drop(text, b"PRODID:"),
    "no-day": lambda text: text.replace(b"DTEND;VALUE=DATE:2", b"DTEND;VALUE=DATE:x", 1),
    "ends-before-it-begins": lambda text: text.replace(b"DTEND;VALUE=DATE:2", b"DTEND;VALUE=DATE:1", 1),
    "a-line-too-long": lambda text: text.replace(b"\r\n ", b"", 3),
    "bare-line-feeds": lambda text: text.replace(b"\r\n", b"\n"),
    "twice": lambda text: text.replace(b"END:VCALENDAR", first_event(text) + b"END:VCALENDAR"),
}


def drop(text, start):
    """Without the first line that begins so."""
    lines = text.split(b"\r\n")
    lines.remove(next(line for line in lines if line.startswith(start)))
    return b"\r\n".join(lines)


def first_event(text):
    """The first event, with its line end."""
    begin, end = text.index(b"BEGIN:VEVENT"), text.index(b"END:VEVENT\r\n")
    return text[begin:end] + b"END:VEVENT\r\n"


def main(bundle, calendar, out):
    """Writes every faulty copy."""
    good = Path(bundle).read_text(encoding="utf-8")
    for name, fault in FHIR.items():
        document = json.loads(good)
        fault(document)
        Path(out, f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    good = Path(calendar).read_bytes()
    for name, fault in ICS.items():
        broken = fault(good)
        assert broken != good, name
        Path(out, f"{name}.ics").write_bytes(broken)


if __name__ == "__main__":
    main(*sys.argv[1:])
