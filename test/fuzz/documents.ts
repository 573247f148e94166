import {performance} from "node:perf_hooks";
import {unsafeUniformIntDistribution, xoroshiro128plus} from "pure-rand";
import {parseModel} from "../../src/model/text/parse.js";
import {placedProblem} from "../../src/model/text/place.js";
import {printModel} from "../../src/model/text/print.js";
import {randomDocument} from "../model/text/random-document.js";

// npm run fuzz -- documents [count] [seed]: prints documents, reads them back, and reads them with signs gone.

const [, , , count = "1000000", seed = "20261127"] = process.argv;
const state = xoroshiro128plus(Number(seed));
const random = () => unsafeUniformIntDistribution(0, 2 ** 31 - 1, state) / 2 ** 31;
const start = performance.now();
let slowest = 0;
for (let i = 0; i < Number(count); ++i) {
  const text = printModel(randomDocument(random, 6));
  const from = performance.now();
  const {document, problems} = parseModel(text);
  if (problems[0]) throw new Error(`document ${i}: ${placedProblem(problems[0])}\n${text}`);
  if (printModel(document) !== text) throw new Error(`document ${i} reads back otherwise:\n${text}`);
  const at = Math.floor(random() * text.length);
  parseModel(text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3)));
  slowest = Math.max(slowest, performance.now() - from);
}
const seconds = Math.round((performance.now() - start) / 100) / 10;
console.log({documents: Number(count), seed: Number(seed), seconds, slowestMilliseconds: Math.round(slowest)});
