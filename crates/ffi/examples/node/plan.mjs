// SPDX-License-Identifier: CC0-1.0
// What is due for a child: node plan.mjs MODULE PROGRAMME CHILD AS-OF
import { readFile } from "node:fs/promises";
import { Stafett } from "./stafett.mjs";

const [module, programme, child, asOf] = process.argv.slice(2);
const stafett = await Stafett.load(await readFile(module));
const plan = JSON.parse(
  stafett.programme(await readFile(programme)).plan(await readFile(child), asOf),
);
for (const item of plan.items) {
  if (item.status === "due") {
    console.log(`${item.title} – ${item.service.title}: ${item.reason.sv}`);
  }
}
