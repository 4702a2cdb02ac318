// node keyboard.mjs FOLDER: pages walked through with the Tab key alone. The first stop leads past the menu; menu, search
// and what is particular to the page are reached; each stop is seen, and none holds the reader fast.
import { resolve } from "node:path";
import { open } from "./browser.mjs";

/** Pages, and what must be reached on each besides skip link, search, menu and content. */
const PAGES = {
  "index.html": ["main .ways a", "main .onward a", "main .twin-table summary"],
  "matris.html": ["#urval-vilka", "#urval-omrade", "#urval-vem", "#urval-plats", ".sheet"],
  "prova.html": ["#tom", "#born", "#as_of", "[data-fact]", "#lagg-till"],
  "besok.html": ["main .timeline a"],
  "andringar.html": ["main .owns a", ".unfold button", "details.fold > summary"],
};
const EVERYWHERE = ["a.skip", ".seek input", ".seek button", "a[hreflang]", "nav.side a, .pocket summary"];
const WIDTHS = [1280, 390];
/** A field for a date has stops of its own inside it: more of them in a row hold the reader fast. */
const INSIDE = 5;
/** So many stops are enough to reach everything that is asked for; a page may have more. */
const MOST = 700;

/** The stop that has the focus: what it is among those that are asked for, whether it shows, and where it is. */
const stop = (wished) => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const seen = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const path = [];
  for (let one = at; one !== document.documentElement; one = one.parentElement) path.unshift([...one.parentElement.children].indexOf(one));
  return { reached: wished.filter((selector) => at.matches(selector)), marked, seen, path: path.join("."), html: at.outerHTML.slice(0, 90) };
};

async function walk(page, wished) {
  const faults = [];
  const missing = new Set(wished);
  let before = "";
  let inside = 0;
  let first = true;
  for (let count = 0; count < MOST && missing.size > 0; count += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(stop, wished);
    if (at === null) break;
    if (first && !at.reached.includes("a.skip")) faults.push(`begins at ${at.html}`);
    first = false;
    inside = at.path === before ? inside + 1 : 0;
    if (inside > INSIDE) faults.push(`is held at ${at.html}`);
    if (inside === 0 && !at.marked) faults.push(`does not mark ${at.html}`);
    if (inside === 0 && !at.seen) faults.push(`does not show ${at.html}`);
    if (faults.length > 4) break;
    before = at.path;
    at.reached.forEach((selector) => missing.delete(selector));
  }
  return [...faults, ...[...missing].map((selector) => `does not reach ${selector}`)];
}

/** Whether the skip link leads past everything before the content. */
async function skips(page) {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const inside = await page.evaluate(() => document.activeElement?.id === "innehall");
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  return inside && next;
}

const folder = resolve(process.argv[2]);
const browser = await open();
let faults = 0;
for (const language of ["sv", "en"]) {
  for (const [name, own] of Object.entries(PAGES)) {
    for (const width of WIDTHS) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      const url = `file://${folder}/${language}/${name}`;
      await page.goto(url);
      const found = await walk(page, [...EVERYWHERE, ...own]);
      await page.goto("about:blank");
      await page.goto(url);
      if (!(await skips(page))) found.push("does not skip to its content");
      for (const fault of found) console.log(language, name, width, fault);
      faults += found.length;
      await page.close();
    }
  }
}
await browser.close();
console.log(`${Object.keys(PAGES).length} pages in two languages, wide and narrow, by keyboard: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
