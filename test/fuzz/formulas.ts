import {performance} from "node:perf_hooks";
import {fuzzFormulas} from "../fixtures/fuzz-formulas.js";

const [, , , count = "1000000", seed = "20261123"] = process.argv;
const start = performance.now();
const tally = fuzzFormulas(Number(count), Number(seed), () => performance.now());
console.log({...tally, seed: Number(seed), seconds: Math.round((performance.now() - start) / 100) / 10});
