import {loadModelRegistry} from "../../loaders/data/model-registry.js";
import {fuzzImport} from "../fixtures/fuzz-import.js";

const [, , , count = "10000", seed = "1"] = process.argv;
const registry = await loadModelRegistry();
console.log(`${count} mutated files from seed ${seed}`);
console.log(JSON.stringify(await fuzzImport(registry, Number(count), Number(seed))));
