"""The references of a book: that each leads to a file in its folder and, if it names a place on a page, to that place.

    links.py FOLDER

Also that no id stands twice on a page, and that nothing is fetched from anywhere else: a link may lead to the web, a
picture, style or script may not.
"""

import html.parser
import pathlib
import sys
import urllib.parse

# Attributes whose value is an address, and those that name ids on the same page.
ADDRESSES = {"href", "src", "action"}
NAMES = {"for", "aria-labelledby", "aria-describedby", "aria-controls"}
# Elements that lead a reader elsewhere; what any other refers to is fetched with the page.
LEADS = {"a", "form"}
SHOWN = 20


class Page(html.parser.HTMLParser):
    """The ids of a page and what it refers to."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.twice, self.addresses, self.names = set(), [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.twice += [value] if value in self.ids else []
                self.ids.add(value)
            elif name in ADDRESSES:
                self.addresses.append((tag, value or ""))
            elif name in NAMES:
                self.names += (value or "").split()


def faults(path, pages):
    """What is wrong with the references of one page."""
    page = pages[path]
    yield from (f"the id {one} stands twice" for one in page.twice)
    yield from (f"no id {one} on the page" for one in page.names if one not in page.ids)
    for tag, address in page.addresses:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme or parts.netloc:
            if tag not in LEADS and parts.scheme != "data":
                yield f"{tag} fetches {address}"
            continue
        target = path
        if parts.path:
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve()
            if not target.is_file():
                yield f"{address}: no such file"
                continue
        place = urllib.parse.unquote(parts.fragment)
        if place and target in pages and place not in pages[target].ids:
            yield f"{address}: no such place"


def main(folder):
    root = pathlib.Path(folder).resolve()
    pages = {path: Page(path) for path in sorted(root.rglob("*.html"))}
    found = [(path, fault) for path in pages for fault in faults(path, pages)]
    for path, fault in found[:SHOWN]:
        print(f"{path.relative_to(root)}: {fault}")
    references = sum(len(page.addresses) for page in pages.values())
    print(f"{len(pages)} pages, {references} references: {len(found)} faults")
    return 1 if found or not references else 0


sys.exit(main(sys.argv[1]))
