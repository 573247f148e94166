import {parseArgs} from "node:util";
import {projectRoot} from "../../loaders/paths.js";
import {warehouseFile} from "../../loaders/warehouse/open.js";
import {filesBelow, read} from "../fixtures/imports.js";
import {seeded} from "../fixtures/random.js";
import {EQUIVALENTS} from "./equivalents.js";
import {applied, mutantsOf, parses, type Mutant} from "./mutants.js";
import {nearestTests, readImporters} from "./nearest-tests.js";
import {PLANTED} from "./planted.js";
import {asked, startRunner} from "./runner.js";

/** Folders with tests in Node; what is tested in a browser alone, and texts, are left out. */
const ROOMS: Readonly<Record<string, RegExp>> = {
  lib: /^src\/lib\//,
  model: /^src\/model\//,
  workspace: /^src\/workspace\//,
  workbook: /^src\/workbook\//,
  companies: /^src\/companies\//,
  query: /^src\/query\/(?!import\/)/,
  charts: /^src\/charts\//,
  words: /^src\/words\//,
  figures: /^src\/figures\//,
  coverage: /^src\/coverage\//,
  controls: /^src\/controls\//,
  components: /^src\/components\//,
  shell: /^src\/shell\//,
  warehouse: /^loaders\/warehouse\//,
  sources: /^loaders\/sources\//,
  ledger: /^loaders\/ledger\//,
  data: /^loaders\/(?:data|claims)\//
};
const TEXTS = /(?:^|\/)words\.ts$|\/lib\/pages\.ts$|\/worker\.ts$/;

const {values: options} = parseArgs({
  options: {
    seed: {type: "string", default: "1"},
    only: {type: "string"},
    count: {type: "string", default: "50"},
    tests: {type: "string", default: "12"},
    timeout: {type: "string", default: "300"},
    list: {type: "boolean", default: false}
  }
});
const rooms = Object.keys(ROOMS).filter((room) => !options.only || options.only.split(",").includes(room));
if (rooms.length === 0)
  throw new Error(`only: ${options.only ?? ""}; expected some of ${Object.keys(ROOMS).join(", ")}`);
const number = (name: "seed" | "count" | "tests" | "timeout") => {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name}: ${options[name]}; expected a whole number`);
  return value;
};

/** Files as they were when first read: what is planted in them stays whole while the tree is worked on. */
const texts = new Map<string, string>();
const textOf = (file: string) => {
  const text = texts.get(file) ?? read(projectRoot, file);
  texts.set(file, text);
  return text;
};

const files = ["src", "loaders"]
  .flatMap((folder) => filesBelow(projectRoot, folder, /(?<!\.d)\.ts$/))
  .filter((file) => !TEXTS.test(file));
const importers = readImporters();
const known: Mutant[] = [];
const mutants = [...(options.only ? [] : handKept()), ...drawn(number("count"))];
if (options.list) for (const mutant of mutants) console.log(`${mutant.file}:${mutant.line}  ${shown(mutant)}`);
else await plantAll();

/** The faults kept by hand, as mutants. */
function handKept(): Mutant[] {
  return PLANTED.map(({file, before, after}) => {
    const source = textOf(file);
    const start = source.indexOf(before);
    if (start < 0 || source.includes(before, start + 1))
      throw new Error(`test/mutation/planted.ts: ${before}; expected to stand once in ${file}`);
    return {file, line: source.slice(0, start).split("\n").length, start, end: start + before.length, before, after};
  });
}

/** Faults drawn by seed, as many from each room as can be. */
function drawn(count: number): Mutant[] {
  const random = seeded(number("seed"));
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const chosen = new Map<string, Mutant>();
  for (let tries = 0; chosen.size < count && tries < 50 * count; tries++) {
    const room = rooms[tries % rooms.length] ?? "";
    const file = pick(files.filter((f) => ROOMS[room]?.test(f)));
    if (!file || nearestTests(importers, file, 1).length === 0) continue;
    const source = textOf(file);
    const mutant = pick(mutantsOf(file, source));
    if (!mutant || !parses(applied(source, mutant))) continue;
    if (isEquivalent(mutant)) known.push(mutant);
    else chosen.set(`${file} ${mutant.start} ${mutant.after}`, mutant);
  }
  return [...chosen.values()];
}

function isEquivalent({file, line, before, after}: Mutant): boolean {
  const text = textOf(file).split("\n")[line - 1]?.trim();
  return EQUIVALENTS.some((e) => e.file === file && e.line === text && e.before === before && e.after === after);
}

async function plantAll(): Promise<void> {
  // Written while a test has only so long, it would be so long each time that a test opens it, and never be there.
  for (const edition of ["full", "shipped"] as const) await warehouseFile({edition});
  const runner = startRunner(number("timeout") * 1000);
  const green = new Map<string, boolean>();
  const counts = {killed: 0, timeout: 0, survived: 0};
  const survivors: string[] = [];
  /** Whether a test file passes without a fault; found out once, when it first tells one. */
  const isGreen = async (test: string, file: string) => {
    const before = green.get(test);
    if (before !== undefined) return before;
    const failed = await asked(runner.run, {file, source: null, test});
    const passes = failed?.length === 0;
    if (!passes) console.log(`left out    ${test}: it ${failed ? "fails" : "ran no test"} without a fault`);
    green.set(test, passes);
    return passes;
  };
  for (const mutant of mutants) {
    const {file, line} = mutant;
    const source = applied(textOf(file), mutant);
    let fate: keyof typeof counts = "survived";
    let by = "";
    for (const test of nearestTests(importers, file, number("tests"))) {
      if (green.get(test) === false) continue;
      const failed = await asked(runner.run, {file, source, test});
      if (!failed) console.log(`left out    ${test}: it ran no test`);
      if (!failed?.length || !(await isGreen(test, file))) continue;
      fate = failed === "timeout" ? "timeout" : "killed";
      by = `${test}${failed === "timeout" ? "" : `: ${(failed[0] ?? "").split("\n")[0] ?? ""}`}`;
      break;
    }
    counts[fate]++;
    console.log(`${fate.padEnd(8)}  ${file}:${line}  ${shown(mutant)}${by && `  (${by})`}`);
    if (fate === "survived") survivors.push(`${file}:${line} ${shown(mutant)}`);
  }
  runner.close();
  const planted = mutants.length;
  const score = planted === 0 ? null : Number(((counts.killed + counts.timeout) / planted).toFixed(4));
  console.log(
    JSON.stringify({seed: number("seed"), rooms, planted, ...counts, equivalent: known.length, score, survivors})
  );
}

/** The change, with what stands around it on its line. */
function shown({file, start, end, after}: Mutant): string {
  const source = textOf(file);
  const from = Math.max(source.lastIndexOf("\n", start) + 1, start - 30);
  const to = Math.min(source.indexOf("\n", end), end + 30);
  const [head, tail] = [source.slice(from, start).trimStart(), source.slice(end, to)];
  const oneLine = (text: string) => text.replace(/\s+/g, " ");
  return `${oneLine(head + source.slice(start, end) + tail)}  →  ${oneLine(head + after + tail)}`;
}
