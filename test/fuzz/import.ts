import {loadUsageCube} from "../../loaders/data/usage-cube.js";
import {decodeCube} from "../../src/query/cube/file.js";
import {fuzzImport} from "../fixtures/fuzz-import.js";

const [, , , count = "10000", seed = "1"] = process.argv;
const registry = decodeCube(new Uint8Array(await loadUsageCube()).buffer);
console.log(`${count} mutated files from seed ${seed}`);
console.log(JSON.stringify(await fuzzImport(registry, Number(count), Number(seed))));
