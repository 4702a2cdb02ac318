// node try.mjs PAGE STAFETT PROGRAMME: invents children in the page as a reader would, and compares each plan that the
// page shows with the command's; then opens the page's own link in a new window.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { open } from "./browser.mjs";

const [page_path, stafett, programme] = process.argv.slice(2);
const url = `file://${resolve(page_path)}`;

const CHILDREN = [
  { born: "2026-01-15", asOf: "2026-11-21", facts: { region: "halland", neonatalvård: "nej" }, events: [
    { kind: "happened", thing: "hemkomst", on: "2026-01-17" },
    { kind: "happened", thing: "första_bvc_kontakt", on: "2026-01-26" },
    { kind: "done", thing: "bhv.v03_6v", on: "2026-02-26" },
    { kind: "missed", thing: "bhv.v04_3m", on: "2026-04-16" },
    { kind: "given", thing: "rotavirus dos 1", on: "2026-02-26" },
  ] },
  { born: "2024-02-29", asOf: "2030-08-20", facts: { region: "stockholm" }, events: [
    { kind: "ended", thing: "emigrated", on: "2030-05-01" },
  ] },
  { born: "2019-12-31", asOf: "2032-11-22", facts: {}, events: [] },
];

/** The child as its file. */
function written({ born, facts, events }) {
  const KINDS = { happened: ["happened", "event"], done: ["done", "visit"], missed: ["missed", "visit"], given: ["done", "item"], ended: ["ended", "reason"] };
  const event = ({ kind, thing, on }, place) => ({ id: `h${place + 1}`, kind: KINDS[kind][0], [KINDS[kind][1]]: thing, on });
  const said = Object.entries(facts).map(([fact, value]) => ({ fact, value }));
  return { born, facts: said, events: events.map(event) };
}

const folder = mkdtempSync(join(tmpdir(), "child-"));
function byCommand(child) {
  const path = join(folder, "child.json");
  writeFileSync(path, JSON.stringify(written(child)));
  const command = ["plan", "--programme", programme, "--child", path, "--as-of", child.asOf, "--format", "json"];
  const plan = JSON.parse(execFileSync(stafett, command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
  const days = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const day = (of) => (of ? days.format(new Date(of.on)) : null);
  // Who has the duty and which service acts; in the command's words where that is not one of each.
  const duty = ({ body, service, reason }) => (body.holder && service.holder
    ? `Huvudman: ${body.holder.title}. Verksamhet: ${service.holder.title}.` : reason.sv);
  const line = (item) => [item.id, item.status, item.reason.sv, [item.window.earliest, item.window.recommended, item.window.latest].map(day).filter(Boolean)];
  return { lines: plan.items.map(line), responsible: plan.responsibleNow.filter((row) => row.demanded !== false).map(duty) };
}

/** What the command says of how a line came about: for whom, and each of its days. */
function whyByCommand(child, id) {
  const path = join(folder, "child.json");
  writeFileSync(path, JSON.stringify(written(child)));
  const command = ["plan", "--programme", programme, "--child", path, "--as-of", child.asOf, "--why", id, "--format", "json"];
  const why = JSON.parse(execFileSync(stafett, command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
  return [why.condition.sv, ...why.dates.map((date) => date.says.sv)];
}

/** Opens the page's explanations of its first and its last line, and finds in each what the command says. */
async function explained(page, child) {
  const faults = [];
  const count = await page.evaluate(() => document.querySelectorAll("#plan .line").length);
  for (const place of [0, count - 1].filter((place) => place >= 0)) {
    const { id, text } = await page.evaluate(async (at) => {
      const line = document.querySelectorAll("#plan .line")[at];
      for (let around = line; around; around = around.parentElement.closest("details")) around.open = true;
      const details = line.querySelector(":scope > details");
      details.open = true;
      await new Promise((done) => setTimeout(done, 100));
      return { id: line.dataset.rule, text: details.textContent };
    }, place);
    const missing = whyByCommand(child, id).filter((says) => !text.includes(says));
    if (missing.length > 0) faults.push(`${id}: the page does not explain ${missing.join("; ")}, but says ${text}`);
  }
  return faults;
}

/** Who is responsible over time by the command: area and service, each pair once. */
function overTimeByCommand(child) {
  const path = join(folder, "child.json");
  writeFileSync(path, JSON.stringify(written(child)));
  const command = ["plan", "--programme", programme, "--child", path, "--as-of", child.asOf, "--responsibility", "--format", "json"];
  const told = JSON.parse(execFileSync(stafett, command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
  const pairs = told.areas.flatMap(({ area, stretches }) =>
    stretches.filter((one) => one.service.holder).map((one) => `${area.title}: ${one.service.holder.title}`));
  return [...new Set(pairs)].sort();
}

/** Opens the page's table of who is responsible over time, and finds in it what the command says. */
async function overTime(page, child) {
  const pairs = await page.evaluate(async () => {
    const details = document.querySelector("#plan .over-time");
    details.open = true;
    await new Promise((done) => setTimeout(done, 100));
    return [...details.querySelectorAll("table")].flatMap((table) =>
      [...table.querySelectorAll("td:nth-child(2) a")].map((link) => `${table.caption.textContent}: ${link.textContent}`));
  });
  const shown = [...new Set(pairs)].sort();
  const command = overTimeByCommand(child);
  return JSON.stringify(shown) === JSON.stringify(command) ? [] : [`over time ${shown} are responsible in the page, ${command} by the command`];
}

/** What the page shows. */
const shown = (page) => page.evaluate(() => ({
  lines: [...document.querySelectorAll("#plan .line")].map((line) => [line.dataset.rule, line.dataset.status, line.children[1].textContent, line.children[2].textContent]),
  responsible: [...document.querySelectorAll("#plan dl.brief dd")].map((dd) => dd.firstChild.textContent),
}));

function compare(child, page) {
  const command = byCommand(child);
  const faults = [];
  const lines = new Map(page.lines.map((line) => [line[0], line]));
  if (lines.size !== command.lines.length) faults.push(`${lines.size} lines in the page, ${command.lines.length} by the command`);
  for (const [id, status, reason, days] of command.lines) {
    const line = lines.get(id);
    const same = line && line[1] === status && line[2] === reason;
    const dated = line && (status === "notApplicable" || days.every((day) => line[3].includes(day)));
    if (!same || !dated) faults.push(`${id}: ${JSON.stringify(line)}, by the command ${status} ${reason} ${days}`);
  }
  if (JSON.stringify(page.responsible) !== JSON.stringify(command.responsible)) faults.push("other people are responsible");
  return faults;
}

const set = (page, selector, value) => page.evaluate((at, to) => {
  const field = document.querySelector(at);
  field.value = to;
  if (field.value !== to) throw new Error(`${at} cannot be ${to}`);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}, selector, value);

async function enter(page, child) {
  await page.click("#tom");
  await set(page, "#born", child.born);
  await set(page, "#as_of", child.asOf);
  for (const [fact, value] of Object.entries(child.facts)) await set(page, `[data-fact="${fact}"]`, value);
  for (const { kind, thing, on } of child.events) {
    await page.click("#lagg-till");
    for (const [name, value] of [["kind", kind], ["thing", thing], ["on", on]]) {
      await set(page, `#handelser > li:last-child [name=${name}]`, value);
    }
  }
}

const browser = await open();
const page = await browser.newPage();
const asked = [];
page.on("request", (request) => asked.push(request.url()));
page.on("pageerror", (error) => { throw error; });
await page.goto(url);
await page.waitForSelector("#plan .line");
let faults = 0;
for (const child of CHILDREN) {
  await enter(page, child);
  const found = compare(child, await shown(page));
  const link = await page.evaluate(() => document.getElementById("lank").href);
  const other = await browser.newPage();
  await other.goto(link);
  await other.waitForSelector("#plan .line");
  if (JSON.stringify(await shown(other)) !== JSON.stringify(await shown(page))) found.push("the link shows another plan");
  await other.close();
  found.push(...await explained(page, child), ...await overTime(page, child));
  console.log(`born ${child.born}: ${found.length} differences`);
  for (const fault of found.slice(0, 5)) console.log(`  ${fault}`);
  faults += found.length;
}
const elsewhere = asked.filter((address) => !address.startsWith("file://") && !address.startsWith("data:"));
if (elsewhere.length > 0) console.log("asked for:", elsewhere);
await browser.close();
process.exit(faults + elsewhere.length > 0 ? 1 : 0);
