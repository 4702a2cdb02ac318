# SPDX-License-Identifier: CC0-1.0
"""What is due for a child: plan.py LIBRARY PROGRAMME CHILD AS-OF"""

import json
import sys
from pathlib import Path

from stafett import Library

library, programme, child, as_of = sys.argv[1:]
programme = Library(library).programme(Path(programme).read_bytes())
plan = json.loads(programme.plan(Path(child).read_bytes(), as_of))
for item in plan["items"]:
    if item["status"] == "due":
        print(f"{item['title']} – {item['service']['title']}: {item['reason']['sv']}")
