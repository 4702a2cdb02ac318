"""Reads the tables that stafett wrote with another reader than its own, holds both forms against each
other, counts the figures of the summary anew, and writes the children with another writer. Needs pyarrow
from PyPI.

    python3 .ci/population.py FOLDER

FOLDER holds children.parquet, children.ndjson, plan.parquet, plan.ndjson and summary.parquet.json of one
programme and day. Afterwards it holds rewritten.parquet: the same children, of which stafett must make the
same plans.
"""

import datetime
import json
import pathlib
import sys

import pyarrow.compute as compute
import pyarrow.parquet as parquet


def plain(value):
    """A value as NDJSON has it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if one not in (None, False)}
    if isinstance(value, list):
        if value and all(isinstance(one, tuple) for one in value):
            return {name: plain(one) for name, one in value}
        return [plain(one) for one in value]
    return value


def said(value):
    """Values stand as text in a table's one column, whatever they are in JSON; lists may be absent."""
    if isinstance(value, dict):
        return {name: said(one) for name, one in value.items() if one != []}
    if isinstance(value, list):
        return [said(one) for one in value]
    return value


def rows(path):
    return [said(plain(row)) for row in parquet.read_table(path).to_pylist()]


def lines(path):
    return [said(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def as_columns(children):
    """Children as their table has them: each value as text, each item of a visit as a struct."""
    for child in children:
        for event in child.get("events", []):
            items = event.get("items")
            if items:
                event["items"] = [{"item": one} if isinstance(one, str) else one for one in items]
        for fact in child.get("facts", []):
            fact["value"] = str(fact["value"])
    return children


def counted(table, keys):
    """How many rows of a table stand where, by their keys and status."""
    counts = table.group_by([*keys, "status"]).aggregate([([], "count_all")]).to_pylist()
    return {tuple(row[key] for key in [*keys, "status"]): row["count_all"] for row in counts}


def told(rows, keys):
    """The same from a list of the summary."""
    return {
        (*(row[key] for key in keys), status): count
        for row in rows
        for status, count in row.items()
        if status not in keys
    }


def judge_summary(folder):
    """Counts visits by rule, and by service and month of the recommended day."""
    summary = json.loads((folder / "summary.parquet.json").read_text(encoding="utf-8"))
    table = parquet.read_table(folder / "plan.parquet")
    assert summary["rows"] == table.num_rows, "the number of rows differs"
    children = parquet.read_metadata(folder / "children.parquet").num_rows
    assert summary["children"] + summary["badRows"] == children, "the number of children differs"
    visits = table.filter(compute.is_null(table["content"]))
    month = compute.strftime(visits["recommended"], format="%Y-%m")
    visits = visits.append_column("month", month)
    for name, keys in [("rules", ["rule"]), ("load", ["service", "month"])]:
        assert told(summary[name], keys) == counted(visits, keys), f"{name}: the figures differ"
    return len(summary["load"])


def main(folder):
    children = rows(folder / "children.parquet")
    assert children == as_columns(lines(folder / "children.ndjson")), "the children differ"
    head, *plan = lines(folder / "plan.ndjson")
    table = rows(folder / "plan.parquet")
    assert table == plan, "the plans differ"
    about = parquet.read_metadata(folder / "plan.parquet").metadata
    for name in ("stafett", "version", "programme", "digest", "engine", "as_of", "known_at"):
        assert about[f"stafett.{name}".encode()].decode() == head[name], name
    children_again = parquet.read_table(folder / "children.parquet")
    parquet.write_table(children_again, folder / "rewritten.parquet", row_group_size=777)
    months = judge_summary(folder)
    print(f"{len(children)} children, {len(plan)} rows: both forms are the same")
    print(f"{months} months of services: the summary is what the rows come to")


main(pathlib.Path(sys.argv[1]))
