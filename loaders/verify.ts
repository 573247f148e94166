import {parseArgs} from "node:util";
import {verify} from "./ledger/verify.js";
import {projectRoot} from "./paths.js";

const {values} = parseArgs({options: {root: {type: "string", default: projectRoot}}});
const {entries, payloads, head, problems, notes} = verify(values.root);
for (const note of notes) console.log(`note: ${note}`);
if (problems.length) {
  for (const problem of problems) console.error(problem);
  console.error(
    `${problems.length} ${problems.length === 1 ? "entry does" : "entries do"} not hold; the first is named first.`
  );
  process.exit(1);
}
console.log(`${entries} entries and ${payloads} payloads hold; the head is ${head.hash}.`);
