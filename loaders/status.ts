import {parseArgs} from "node:util";
import {statusOf} from "./ledger/status.js";
import {projectRoot} from "./paths.js";

const {values} = parseArgs({options: {root: {type: "string", default: projectRoot}}});
const {sources, unreviewedLabs, notes} = statusOf(new Date(), values.root);
const head = ["source", "as of", "checked", "age", "limit", "rows", "state"];
const lines = sources.map((s) => [
  s.source,
  s.asOf || "-",
  s.checkedOn || "-",
  s.ageDays === null ? "-" : `${s.ageDays} d`,
  s.maxAgeDays === null ? "-" : `${s.maxAgeDays} d`,
  s.rows.toLocaleString("en"),
  s.state
]);
const widths = head.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i]?.length ?? 0)));
for (const line of [head, ...lines])
  console.log(
    line
      .map((cell, i) => (i > 0 && i < 6 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd()
  );
if (unreviewedLabs.length) console.log(`\nLabs to place in data/registry/lab.csv: ${unreviewedLabs.join(", ")}`);
for (const note of notes) console.log(`\n${note}`);
