"""The typeset book of one language, judged as a PDF: that everyone can read it, and that all of it is there.

    print.py DATA.json BOOK.pdf
    print.py --hostile SOURCE.typ

The first form judges a PDF by the data that it was made from. The second puts text that would be markup
or code into each place that the programme's text may fill, on a page of each kind, typesets that, and looks
for it in what is to be read.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pikepdf
import typst

HOSTILE = '#panic("x") $ x^ \\ ] [ } { * _ ` @a <b> = c // d'
# What is no text of the programme's: it chooses how something is drawn, or where it leads.
CHOSEN = {"kind", "path", "href", "anchor", "class", "is", "x", "x1", "x2", "width", "beside", "mark", "room", "html"}
# At least so many of each, in the book of the Swedish programme.
LEAST = {"pages": 100, "outline": 300, "Table": 100, "TH": 300, "Figure": 100, "Link": 1000, "LI": 300}


def kinds(root):
    """How often each kind of element is in the structure, and how many figures say nothing in words."""
    counts, silent, waiting = {}, 0, [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            kind = str(one.get("/S", "/"))[1:]
            counts[kind] = counts.get(kind, 0) + 1
            silent += kind == "Figure" and not str(one.get("/Alt", ""))
            if "/K" in one:
                waiting.append(one.K)
    return counts, silent


def destinations(tree):
    own = tree.get("/Names", [])
    yield from (str(own[at]) for at in range(0, len(own), 2))
    for below in tree.get("/Kids", []):
        yield from destinations(below)


def entries(outline):
    return sum(1 + entries(item.children) for item in outline)


def places(data):
    """Where links may lead: every page, and every rule that has a place of its own on one."""
    for chapter in data["chapters"]:
        for section in chapter["sections"]:
            yield from (page["path"] for page in section["pages"])


def judge(source, book):
    data = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))
    with pikepdf.open(book) as pdf:
        root = pdf.Root
        counts, silent = kinds(root.StructTreeRoot)
        counts["pages"] = len(pdf.pages)
        with pdf.open_outline() as outline:
            counts["outline"] = entries(outline.root)
        with pdf.open_metadata() as about:
            said = {name: about.get(name) for name in ("pdfuaid:part", "dc:title")}
        facts = {
            "is tagged": bool(root.MarkInfo.Marked),
            "says that it is PDF/UA-1": said["pdfuaid:part"] == "1",
            "names its language": str(root.Lang).startswith(data["language"]),
            "has the programme's title": said["dc:title"] == data["title"],
            "shows the title": bool(root.ViewerPreferences.DisplayDocTitle),
            "has words for every picture": silent == 0,
        }
        for kind, least in LEAST.items():
            facts[f"has {counts.get(kind, 0)} {kind}, of at least {least}"] = counts.get(kind, 0) >= least
        missing = set(places(data)) - set(destinations(root.Names.Dests))
        facts[f"has a place for each page of the web ({sorted(missing)[:5]})"] = not missing
    for fact, holds in facts.items():
        print(f"{'ok ' if holds else 'NOT'} {book} {fact}")
    return all(facts.values())


def spoiled(value, key=""):
    """The data with hostile text in each place that is not chosen by the book."""
    if isinstance(value, dict):
        return {name: one if name in CHOSEN else spoiled(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [spoiled(one, key) for one in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) else value


def hostile(source):
    """Whether hostile text in each place is typeset as the text that it is."""
    source = pathlib.Path(source)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "print"
        shutil.copytree(source.parent, copy)
        file = copy / "data.json"
        data = json.loads(file.read_text(encoding="utf-8"))
        for name in ("title", "release", "draft"):
            data[name] = HOSTILE
        for chapter in data["chapters"]:
            # One page of each kind: more would be the same again.
            first = chapter["sections"][:1]
            first[0]["pages"] = first[0]["pages"][:1]
            chapter["sections"] = spoiled(first)
        file.write_text(json.dumps(data), encoding="utf-8")
        made = copy / "book.pdf"
        typst.compile(copy / source.name, output=made, ignore_system_fonts=True, pdf_standards=["ua-1"])
        text = subprocess.run(["pdftotext", made, "-"], capture_output=True, check=True).stdout
        words = text.decode("utf-8").split()
    found = words.count('#panic("x")')
    holds = found > 1000
    print(f"{'ok ' if holds else 'NOT'} {source} shows hostile text {found} times, of more than 1000")
    return holds


if sys.argv[1] == "--hostile":
    sys.exit(0 if hostile(sys.argv[2]) else 1)
sys.exit(0 if judge(sys.argv[1], sys.argv[2]) else 1)
