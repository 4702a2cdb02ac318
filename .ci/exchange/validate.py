"""Validates FHIR bundles with the models of fhir.resources (R4B, which for these resources is R4) and
calendars with the parser of icalendar, and what neither looks at with rules of its own.
Arguments: files. Prints every fault; exits 1 if there is one. With --faulty first it prints the names of
the files that have one, and exits 0."""

import json
import sys
from datetime import date
from pathlib import Path

from fhir.resources.R4B import get_fhir_model_class
from icalendar import Calendar


def bundle(text):
    """Faults of a FHIR bundle."""
    document = json.loads(text)
    try:
        get_fhir_model_class("Bundle").model_validate(document)
    except ValueError as refused:
        yield f"models: {refused}"
    entries = document.get("entry", [])
    addresses = [entry["fullUrl"] for entry in entries]
    if len(set(addresses)) != len(addresses):
        yield "an address stands twice"
    for path, name, value in walk(document, ""):
        if value is None or value == "" or value == [] or value == {}:
            yield f"{path} is empty"
        if name == "reference" and isinstance(value, str) and value not in addresses:
            yield f"{path} leads to nothing in the bundle: {value}"
        if isinstance(value, dict) and value.get("start", "") > value.get("end", "9999"):
            yield f"{path} ends before it begins"


def walk(value, path):
    """Every value below, with its path and the name of its field."""
    if isinstance(value, dict):
        below = value.items()
    elif isinstance(value, list):
        below = enumerate(value)
    else:
        return
    for name, inner in below:
        here = f"{path}.{name}"
        yield here, name, inner
        yield from walk(inner, here)


def calendar(data):
    """Faults of a calendar."""
    lines = data.split(b"\r\n")
    if b"\n" in data.replace(b"\r\n", b"") or not data.endswith(b"\r\n"):
        yield "a line does not end as the standard wants it"
    for number, line in enumerate(lines, 1):
        if len(line) > 75:
            yield f"line {number} has {len(line)} bytes"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number} is folded inside a letter"
    try:
        parsed = Calendar.from_ical(data)
    except ValueError as refused:
        yield f"parser: {refused}"
        return
    for name in ("VERSION", "PRODID"):
        if name not in parsed:
            yield f"no {name}"
    seen = set()
    for event in parsed.walk():
        yield from (f"parser: {error}" for error in event.errors)
        if event.name == "VEVENT" and not event.errors:
            yield from one_event(event, seen)
        elif event.name not in ("VEVENT", "VCALENDAR"):
            yield f"an unexpected {event.name}"


def one_event(event, seen):
    """Faults of one event."""
    missing = [name for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY") if name not in event]
    if missing:
        yield f"an event without {', '.join(missing)}"
        return
    if event["UID"] in seen:
        yield f"{event['UID']} stands twice"
    seen.add(event["UID"])
    first, end = event["DTSTART"].dt, event["DTEND"].dt
    if type(first) is not date or type(end) is not date:
        yield f"{event['UID']} is no whole day"
    elif end <= first:
        yield f"{event['UID']} ends before it begins"


def main(files, listed):
    """Looks at every file; how many faults were found."""
    found = 0
    for file in files:
        before = found
        path = Path(file)
        if path.suffix == ".ics":
            faults = calendar(path.read_bytes())
        else:
            faults = bundle(path.read_text(encoding="utf-8"))
        for fault in faults:
            found += 1
            print(f"{file}: {fault}", file=sys.stderr)
        if listed and found > before:
            print(file)
    if not listed:
        print(f"{len(files)} files, {found} faults (R4B models, calendar parser, own rules)")
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--faulty"]:
        main(sys.argv[2:], listed=True)
    elif main(sys.argv[1:], listed=False):
        sys.exit(1)
