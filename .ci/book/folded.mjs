// node folded.mjs FOLDER: what is folded on the long pages. Whoever follows an address to an entry, from elsewhere or on
// the page itself, sees that entry, opened, and no other; the button opens all and closes all.
import { resolve } from "node:path";
import { open } from "./browser.mjs";

const PAGES = ["andringar.html", "krav.html", "moment.html"];

/** How many entries of a page are opened, of all that it has: some from its beginning to its end. */
const OPENED = 5;

/** The anchors inside what is folded. */
const anchors = () => [...document.querySelectorAll("main details.fold [id]")].map((one) => one.id);

/** What is open, and whether the entry shows in the window; runs in the page. */
const seen = async (id) => {
  // The page is drawn as it scrolls: its place is settled a little later.
  await new Promise((done) => setTimeout(done, 150));
  const target = document.getElementById(id);
  const box = target.getBoundingClientRect();
  return {
    opened: target.closest("details.fold").open,
    others: [...document.querySelectorAll("main details.fold[open]")].filter((one) => !one.contains(target)).length,
    shows: box.height > 0 && box.top < innerHeight && box.bottom > 0,
  };
};

/** How many are open, of how many. */
const count = () => {
  const all = [...document.querySelectorAll("main details.fold")];
  return [all.filter((one) => one.open).length, all.length];
};

const folder = resolve(process.argv[2]);
const browser = await open();
let faults = 0;
let followed = 0;

function hold(where, { opened, others, shows }) {
  followed += 1;
  const said = [!opened && "stays folded", others > 0 && `opens ${others} others`, !shows && "is not shown"].filter(Boolean);
  if (said.length > 0) { faults += 1; console.log(where, said.join(", ")); }
}

for (const language of ["sv", "en"]) {
  for (const name of PAGES) {
    const page = await browser.newPage();
    const url = `file://${folder}/${language}/${name}`;
    await page.goto(url);
    const all = await page.evaluate(anchors);
    if (all.length === 0) { faults += 1; console.log(language, name, "has nothing folded"); continue; }
    const some = [...new Set([...Array(OPENED).keys()].map((at) => all[Math.floor(at * (all.length - 1) / (OPENED - 1))]))];
    for (const id of some) {
      await page.goto("about:blank");
      await page.goto(`${url}#${id}`);
      hold(`${language} ${name}#${id}`, await page.evaluate(seen, id));
    }
    for (const id of some) {
      await page.goto("about:blank");
      await page.goto(url);
      await page.evaluate((to) => { location.hash = to; }, id);
      hold(`${language} ${name}, then #${id}`, await page.evaluate(seen, id));
    }
    await page.goto("about:blank");
    await page.goto(url);
    for (const [word, wanted] of [["opens", 1], ["closes", 0]]) {
      await page.click(".unfold button");
      const [are, of] = await page.evaluate(count);
      if (are !== wanted * of) { faults += 1; console.log(language, name, `the button ${word} not all: ${are} of ${of} are open`); }
    }
    await page.close();
  }
}
await browser.close();
console.log(`${followed} ways to folded entries: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
