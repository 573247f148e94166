import type {Cube, Member} from "../cube/cube.js";
import {cubeDimension} from "../cube/cube.js";
import type {SumName} from "../cube/datasets.js";
import {UNKNOWN_KEY} from "../cube/dimensions.js";
import {readDay, readMicroDollars, readWhole} from "./cells.js";
import {MODEL_ATTRIBUTES, modelRegistry} from "./models.js";
import {ImportFault, type RowProblem} from "./problem.js";
import {cut, MAX_ROWS, readFile, type FileFormat} from "./read.js";
import {guessMapping, missingRole, type Mapping} from "./roles.js";
import {plainMember, tally, type Tally} from "./tally.js";

/** What a file turned out to hold: rows added up, what was left out, and models no registry knows. */
export interface Imported {
  readonly format: FileFormat;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly cube: Cube;
  /** Rows that count, and rows left out. */
  readonly used: number;
  readonly left: number;
  /** The first of what is wrong with rows left out. */
  readonly problems: readonly RowProblem[];
  /** Names that match no model, with their tokens, largest first. */
  readonly unmatched: readonly (readonly [name: string, tokens: number])[];
}

interface ImportOptions {
  /** Columns by role; by their names where absent. */
  readonly mapping?: Mapping | null;
  /** The cube whose models are the registry. */
  readonly registry: Cube;
  readonly onProgress?: (part: number) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

const SHOWN_PROBLEMS = 100;
/** Rows left out, with none that counts, after which the rest is not read. */
const HOPELESS = 1000;

/** Reads a log into a cube of its own. Throws an ImportFault where the file cannot be used; then nothing is kept. */
export async function importUsage(file: Blob, options: ImportOptions): Promise<Imported> {
  const {registry, onProgress, signal} = options;
  const models = modelRegistry(registry);
  const problems: RowProblem[] = [];
  const unmatched = new Map<string, number>();
  const known = new Map<string, readonly string[]>();
  let header: readonly string[] = [];
  let mapping: Mapping = {};
  let sums: Tally | null = null;
  let left = 0;
  let zone: "stated" | "absent" | null = null;

  const problem = (found: RowProblem) => {
    left += 1;
    if (problems.length < SHOWN_PROBLEMS) problems.push(found);
    if (left >= HOPELESS && sums?.rows === 0) throw new NothingUsable(problems[0] ?? found);
  };
  const modelValues = (name: string) => {
    const found = known.get(name);
    if (found) return found;
    const key = models.match(name);
    const values = [key ?? name, ...MODEL_ATTRIBUTES.map((a) => (key && models.attribute(key, a)) ?? UNKNOWN_KEY)];
    if (!key) unmatched.set(name, 0);
    known.set(name, values);
    return values;
  };
  const format = await readFile(file, {
    header(names) {
      header = names;
      const repeated = names.find((name, i) => names.indexOf(name) !== i);
      if (repeated !== undefined) throw new ImportFault({kind: "repeated-column", column: repeated});
      mapping = options.mapping ?? guessMapping(names);
      const missing = missingRole(mapping);
      if (missing) throw new ImportFault({kind: "unmapped", role: `${missing.en} · ${missing.zh}`});
      sums = tally(dimensionsOf(mapping), sumsOf(mapping));
    },
    problem,
    row(cells, row) {
      if (!sums) throw new Error("import: a row before the header");
      if (sums.rows + left >= MAX_ROWS) throw new ImportFault({kind: "too-many-rows", bound: MAX_ROWS});
      const read = readRow(cells, mapping);
      if ("expected" in read) {
        const {role, expected} = read;
        const at = mapping[role] ?? 0;
        problem({row, column: header[at] ?? role, value: cut(cells[at] ?? ""), expected});
        return;
      }
      if (read.zone !== "date") {
        if (zone !== null && zone !== read.zone) throw new ImportFault({kind: "mixed-zones", row});
        zone = read.zone;
      }
      const name = read.model;
      sums.add(read.day, [...modelValues(name), ...read.labels], read.sums);
      if (unmatched.has(name)) unmatched.set(name, (unmatched.get(name) ?? 0) + (read.sums[0] ?? 0));
    },
    async progress(part) {
      if (signal?.aborted) throw new ImportFault({kind: "cancelled"});
      await onProgress?.(part);
    }
  });
  const counted = sums as Tally | null;
  if (!counted || counted.rows === 0) {
    const [first] = problems;
    if (first) throw new NothingUsable(first);
    throw new ImportFault({kind: "no-rows"});
  }
  const members = memberNames(registry);
  return {
    format,
    header,
    mapping,
    cube: counted.toCube("own", (dimension, key) => members(dimension, key) ?? plainMember(dimension, key)),
    used: counted.rows,
    left,
    problems,
    unmatched: [...unmatched].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  };
}

/** A file none of whose rows can be used: the first problem tells why. */
export class NothingUsable extends ImportFault {
  constructor(readonly first: RowProblem) {
    super({kind: "no-rows"});
  }
}

function memberNames(registry: Cube): (dimension: string, key: string) => Member | undefined {
  const byDimension = new Map(
    ["model", ...MODEL_ATTRIBUTES].map((name) => [
      name,
      new Map(cubeDimension(registry, name).members.map((m) => [m.key, m]))
    ])
  );
  return (dimension, key) => byDimension.get(dimension)?.get(key);
}

function dimensionsOf(mapping: Mapping): string[] {
  return [
    "model",
    ...MODEL_ATTRIBUTES,
    ...(["app", "use_case"] as const).filter((role) => mapping[role] !== undefined)
  ];
}

function sumsOf(mapping: Mapping): SumName[] {
  return [
    "tokens",
    ...(mapping.requests === undefined ? [] : (["requests"] as const)),
    ...(mapping.cost_usd === undefined ? [] : (["usd_micro_cost"] as const))
  ];
}

interface ReadRow {
  readonly day: string;
  readonly zone: "stated" | "absent" | "date";
  readonly model: string;
  readonly labels: readonly string[];
  readonly sums: readonly number[];
}

interface Unread {
  readonly role: keyof Mapping;
  readonly expected: RowProblem["expected"];
}

function readRow(cells: readonly string[], mapping: Mapping): ReadRow | Unread {
  const cell = (role: keyof Mapping) => (mapping[role] === undefined ? "" : (cells[mapping[role]] ?? ""));
  const time = readDay(cell("time"));
  if (!time) return {role: "time", expected: "time"};
  const model = cell("model").trim();
  if (model === "" || model.length > 200) return {role: "model", expected: "text"};
  let tokens = 0;
  for (const role of mapping.tokens === undefined
    ? (["input_tokens", "output_tokens"] as const)
    : (["tokens"] as const)) {
    const count = readWhole(cell(role));
    if (count === null) return {role, expected: "whole"};
    tokens += count;
  }
  const sums = [tokens];
  if (mapping.requests !== undefined) {
    const requests = readWhole(cell("requests"));
    if (requests === null) return {role: "requests", expected: "whole"};
    sums.push(requests);
  }
  if (mapping.cost_usd !== undefined) {
    const cost = readMicroDollars(cell("cost_usd"));
    if (cost === null) return {role: "cost_usd", expected: "number"};
    sums.push(cost);
  }
  const labels = (["app", "use_case"] as const).flatMap((role) =>
    mapping[role] === undefined ? [] : [cell(role).trim()]
  );
  return {...time, model, labels, sums};
}
