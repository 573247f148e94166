import {register} from "node:module";
import {rmSync} from "node:fs";
import {join} from "node:path";
import {tmpdir} from "node:os";

// A process of its own, whose peak of memory is the load's: node --import tsx load.ts <address> <files>

register("../../../loaders/npm-imports.mjs", import.meta.url);
const [{loadModelRegistry}, {knownFiles}, {loadFiles}, {openRequests, warehouseAddress}] = await Promise.all([
  import("../../../loaders/data/model-registry.js"),
  import("../../../loaders/ingest/batches.js"),
  import("../../../loaders/ingest/load.js"),
  import("../../../loaders/warehouse/requests/address.js")
]);
const [address = "", ...paths] = process.argv.slice(2);
const registry = await loadModelRegistry();
const warehouse = await openRequests(warehouseAddress(address));
const memory = join(tmpdir(), `ledger-bench-${process.pid}.txt`);
const [begin, before] = [performance.now(), process.cpuUsage()];
const {added, replaced} = await loadFiles(warehouse, paths, {registry, settings: {}, files: knownFiles(memory)});
const seconds = (performance.now() - begin) / 1000;
const {user, system} = process.cpuUsage(before);
await warehouse.close();
rmSync(memory, {force: true});
const cpu_s = (user + system) / 1e6;
console.log(
  JSON.stringify({seconds, cpu_s, added, replaced, peak_mb: Math.round(process.resourceUsage().maxRSS / 1024)})
);
