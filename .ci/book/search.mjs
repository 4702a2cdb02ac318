// node search.mjs FOLDER: what a nurse, a head or a lawyer would seek in the book of the national draft, and what has to
// be among the first three answers, in both languages.
import { resolve } from "node:path";
import { open } from "./browser.mjs";

/** How far down an answer may stand. */
const FIRST = 3;

/** What is sought, and where an answer leads. */
const SOUGHT = {
  sv: {
    "förskoleklass vaccination": "register/beslut.html#rad-vaccination-fran-skolstart",
    "tandhälsa 10 månader": "besok/bhv-tandhalsa-10m.html",
    samtycke: "moment.html#samtycke-barnhalsoteam",
    elevhälsa: "verksamhet/elevhalsan.html",
    HPV: "vaccinationer.html#hpv",
    "vem ansvarar för vaccination": "omrade/vaccination.html",
    språkscreening: "moment.html#sprakscreening",
    "BVC till skola": "overgang/bvc-till-elevhalsan.html",
    orosanmälan: "moment.html#orosanmalan",
    horsel: "verksamhet/horselvarden.html",
    friskola: "overgang/elevhalsan-till-annan-huvudman.html",
    "fristående skola": "overgang/elevhalsan-till-annan-huvudman.html",
    "jämfört med förra utgåvan": "andringar.html",
    ändringar: "andringar.html",
    tandrisk: "moment.html#riskbedomning-tander",
    "flyttat hit": "barn/flyttade-hit.html",
    "tio månader": "besok/bhv-v07-10m.html",
    "placerad i familjehem": "barn/placerad.html",
    "vad händer vid tio månader om tänderna är i riskzonen": "besok/bhv-tandhalsa-10m.html",
    "hälsobesök i årskurs 4": "besok/emi-arskurs-4.html",
    orosanmälam: "moment.html#orosanmalan",
    "skolbesök lag": "krav.html#skollagen-grundskola",
    "hälsobesök lagkrav": "krav.html#skollagen-grundskola",
    "tandvård lag": "krav.html#tandvardslagen",
    "vaccination lag": "krav.html#vaccinationsregistret",
    "tandvård ansvar": "omrade/tandvard.html",
    "hälsosamtal förslag": "krav.html#nationellt-halsosamtal-20",
    "vaccination samtycke": "krav.html#vaccination-samtycke",
    "journal samtycke": "moment.html#samtycke-till-journalkopia",
    "elevhälsa krav": "krav.html#skollagen-elevhalsa",
    "vem ansvarar för vaccination i förskoleklass": "omrade/vaccination.html",
    "vilken lag kräver hälsobesök i skolan": "krav.html#skollagen-grundskola",
  },
  en: {
    "preschool class vaccination": "register/beslut.html#rad-vaccination-fran-skolstart",
    "dental 10 months": "besok/bhv-tandhalsa-10m.html",
    consent: "ordlista.html#ord",
    "school health": "verksamhet/elevhalsan.html",
    "what happens at ten months if the teeth are at risk": "besok/bhv-tandhalsa-10m.html",
    "handover to school": "overgang/forskola-till-skola.html",
    "what is handed over to school health": "overgang/bvc-till-elevhalsan.html",
    "who is responsible for vaccination": "omrade/vaccination.html",
    "school visits law": "krav.html#skollagen-grundskola",
    "dental responsibility": "omrade/tandvard.html",
    "vaccination consent": "krav.html#vaccination-samtycke",
    "who is responsible for vaccination in preschool class": "register/beslut.html#rad-vaccination-fran-skolstart",
    "which law demands the school visits": "krav.html#skollagen-grundskola",
    "which law demands health visits at school": "krav.html#skollagen-grundskola",
  },
};

const folder = resolve(process.argv[2]);
const browser = await open();
const page = await browser.newPage();
let faults = 0;
let sought = 0;
for (const [language, words] of Object.entries(SOUGHT)) {
  for (const [word, leads] of Object.entries(words)) {
    await page.goto(`file://${folder}/${language}/sok.html?q=${encodeURIComponent(word)}`);
    const found = await page.evaluate(() => [...document.querySelectorAll("#traffar > li a")].map((link) => link.getAttribute("href")));
    sought += 1;
    if (found.slice(0, FIRST).includes(leads)) continue;
    faults += 1;
    console.log(language, `"${word}" does not lead to ${leads} first, but to`, found.slice(0, FIRST));
  }
  await page.goto(`file://${folder}/${language}/sok.html?q=zzyzx`);
  const none = await page.evaluate(() => document.getElementById("traffar").childElementCount === 0 && document.getElementById("antal").textContent !== "");
  if (!none) { faults += 1; console.log(language, "finds what there is not"); }
}
await browser.close();
console.log(`${sought} searches: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
