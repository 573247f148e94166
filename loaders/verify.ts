import {parseArgs} from "node:util";
import {faultsOf, verify} from "./ledger/verify.js";
import {projectRoot} from "./paths.js";

const {values} = parseArgs({options: {root: {type: "string", default: projectRoot}}});
const verification = verify(values.root);
const {entries, payloads, head, notes} = verification;
for (const note of notes) console.log(`note: ${note}`);
const faults = faultsOf(verification);
if (faults.length) {
  for (const fault of faults) console.error(fault);
  console.error(
    `${faults.length} ${faults.length === 1 ? "fault" : "faults"}, in the order of the entries; nothing is built until none is left.`
  );
  process.exit(1);
}
console.log(`${entries} entries and ${payloads} payloads hold; the head is ${head.hash}.`);
