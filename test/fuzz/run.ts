import {performance} from "node:perf_hooks";
import {fuzzFormulas} from "./formulas.js";

// npm run fuzz -- formulas [count] [seed]
const [what = "formulas", count = "1000000", seed = "20261123"] = process.argv.slice(2);
if (what !== "formulas") throw new Error(`fuzz: ${what}; expected formulas`);
const start = performance.now();
const tally = fuzzFormulas(Number(count), Number(seed), () => performance.now());
console.log({...tally, seed: Number(seed), seconds: Math.round((performance.now() - start) / 100) / 10});
