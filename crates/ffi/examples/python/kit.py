# SPDX-License-Identifier: CC0-1.0
"""Runs the conformance kit through the C library: kit.py LIBRARY KIT"""

import json
import sys
from pathlib import Path

from stafett import Library, Refused


def answer(library, kit, request):
    child = (kit / request["child"]).read_bytes()
    days = request.get("asOf"), request.get("knownAt")
    try:
        programme = library.programme((kit / request["programme"]).read_bytes())
        if request["call"] == "why":
            return 0, programme.why(child, request["rule"], *days)
        return 0, programme.plan(child, *days)
    except Refused as refused:
        return refused.status, refused.text


library, kit = Library(sys.argv[1]), Path(sys.argv[2])
failed, files = [], sorted(kit.glob("cases/*.request.json"))
for file in files:
    request = json.loads(file.read_text(encoding="utf-8"))
    expected = file.with_name(file.name.replace(".request.", ".response.")).read_bytes()
    status, text = answer(library, kit, request)
    if (status, f"{text}\n".encode()) != (request["status"], expected):
        failed.append(file.name)
print(f"{len(files) - len(failed)} of {len(files)} cases hold in Python, {library.version}")
sys.exit("\n".join(failed) if failed or not files else 0)
