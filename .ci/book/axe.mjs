// node axe.mjs FOLDER: one page of each kind, and every page of those that stand alone, judged by axe; none may be wider
// than its window, or shift while it loads.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { open } from "./browser.mjs";

/** How many pages of a folder of like pages are judged. */
const OF_A_KIND = 1;

/** How a page is looked at: each in two of four ways, so that a kind of page is seen in all four over both languages. */
const LOOKS = {
  sv: [["light", 1280], ["dark", 390]],
  en: [["dark", 1280], ["light", 390]],
};

const root = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How much of the window has shifted since the page was opened; runs in the page. */
const shifted = () => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
});

function pages(folder, depth) {
  const names = readdirSync(folder).sort().map((name) => join(folder, name));
  const html = names.filter((name) => name.endsWith(".html"));
  const below = names.filter((name) => statSync(name).isDirectory()).flatMap((name) => pages(name, depth + 1));
  return [...(depth > 1 ? html.slice(0, OF_A_KIND) : html), ...below];
}

const browser = await open();
const all = pages(root, 0);
let faults = 0;
const page = await browser.newPage();
page.on("pageerror", (error) => { faults += 1; console.log(page.url(), error.message); });
for (const path of all) {
  for (const [scheme, width] of LOOKS[relative(root, path).split(sep)[0]] ?? LOOKS.sv) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto(`file://${path}`);
    await page.waitForFunction(() => !document.getElementById("plan") || document.getElementById("plan").childElementCount > 0);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const shift = await page.evaluate(shifted);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const said = violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)}`);
    if (wider > 0) said.push(`${wider} pixels wider than the window`);
    if (shift > 0.01) said.push(`shifts by ${shift.toFixed(3)}`);
    for (const fault of said) console.log(scheme, width, relative(root, path), fault);
    faults += said.length;
  }
}
await browser.close();
console.log(`${all.length} pages, each light and dark, narrow and wide: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
