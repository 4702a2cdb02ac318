// SPDX-License-Identifier: CC0-1.0
// Runs the conformance kit through the wasm module: node kit.mjs MODULE KIT
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Refused, Stafett } from "./stafett.mjs";

const [module, kit] = process.argv.slice(2);
const bytes = await readFile(module);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
if (imports.length > 0) throw new Error(`the module imports ${JSON.stringify(imports)}`);

const stafett = await Stafett.load(bytes);
const files = (await readdir(join(kit, "cases"))).filter((name) => name.endsWith(".request.json"));
const failed = [];
for (const file of files.sort()) {
  const request = JSON.parse(await readFile(join(kit, "cases", file), "utf8"));
  const response = file.replace(".request.", ".response.");
  const expected = await readFile(join(kit, "cases", response), "utf8");
  const [status, text] = await answer(request);
  if (status !== request.status || `${text}\n` !== expected) failed.push(file);
}
const held = files.length - failed.length;
console.log(`${held} of ${files.length} cases hold in Node, ${stafett.version}, ${bytes.length} bytes`);
if (failed.length > 0 || files.length === 0) {
  console.error(failed.join("\n"));
  process.exitCode = 1;
}

async function answer({ call, programme: file, child: childFile, asOf, knownAt, rule }) {
  const child = await readFile(join(kit, childFile));
  let programme;
  try {
    programme = stafett.programme(await readFile(join(kit, file)));
    return call === "why"
      ? [0, programme.why(child, rule, asOf, knownAt)]
      : [0, programme.plan(child, asOf, knownAt)];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [error.status, error.text];
  } finally {
    programme?.free();
  }
}
