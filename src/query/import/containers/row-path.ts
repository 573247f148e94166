import {amountOf, modelRank, timeRank} from "../roles/vocabulary.js";
import {wordsOf} from "../roles/words.js";
import {isAbsent} from "../values/absent.js";
import {readTime} from "../values/time.js";
import {keyedValues, rowBuilder, type RowBuilder} from "./flatten.js";

/** One step from a document to its rows: into a field, and through the list or the models by name that it holds. */
interface Step {
  readonly key: string;
  readonly kind: "field" | "list" | "models";
}

/** Where a document's rows are; none: the document is the row. */
export type RowPath = readonly Step[];

const DEPTH = 7;
const SAMPLE = 100;

interface Place {
  readonly path: RowPath;
  readonly samples: (readonly object[])[];
  rows: number;
}

/** Where the rows of documents are: the place whose objects have amounts, a time and a model, own or inherited. */
export function rowPath(documents: readonly unknown[]): RowPath {
  const places = new Map<string, Place>();
  for (const document of documents) {
    if (Array.isArray(document)) walkList(document, [{key: "", kind: "list"}], [], places);
    else if (isObject(document)) walk(document, [], [], places);
  }
  let best: {readonly path: RowPath; readonly score: number; readonly rows: number} | null = null;
  for (const {path, samples, rows} of places.values()) {
    const score = scoreOf(path, samples);
    const isBetter =
      !best || score > best.score || (score === best.score && path.length === best.path.length && rows > best.rows);
    if (score > 0 && isBetter) best = {path, score, rows};
  }
  return best?.path ?? (Array.isArray(documents[0]) ? [{key: "", kind: "list"}] : []);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function walk(
  value: Readonly<Record<string, unknown>>,
  path: RowPath,
  parents: readonly object[],
  places: Map<string, Place>
): void {
  const id = JSON.stringify(path);
  const place: Place = places.get(id) ?? {path, samples: [], rows: 0};
  places.set(id, place);
  place.rows += 1;
  if (place.samples.length < SAMPLE) place.samples.push([...parents, value]);
  walkFields(value, path, [...parents, value], places);
}

function walkFields(
  value: Readonly<Record<string, unknown>>,
  path: RowPath,
  parents: readonly object[],
  places: Map<string, Place>
): void {
  if (path.length >= DEPTH) return;
  for (const [key, field] of Object.entries(value)) {
    if (Array.isArray(field)) walkList(field, [...path, {key, kind: "list"}], parents, places);
    else if (isObject(field) && isByModel(key, field))
      for (const [name, item] of Object.entries(field))
        walk({...(item as object), model: name}, [...path, {key, kind: "models"}], parents, places);
    else if (isObject(field)) walkFields(field, [...path, {key, kind: "field"}], parents, places);
  }
}

function walkList(
  list: readonly unknown[],
  path: RowPath,
  parents: readonly object[],
  places: Map<string, Place>
): void {
  if (keyedValues(list)) return;
  for (const item of list.slice(0, SAMPLE * 10)) if (isObject(item)) walk(item, path, parents, places);
  const rest = places.get(JSON.stringify(path));
  if (rest) rest.rows += Math.max(0, list.length - SAMPLE * 10);
}

/** Whether a field holds amounts by the name of the model. */
function isByModel(key: string, field: Readonly<Record<string, unknown>>): boolean {
  const words = wordsOf(key);
  const values = Object.values(field);
  return (
    (words.includes("model") || words.includes("models")) &&
    !words.some((word) => ["group", "groups", "config", "info", "params"].includes(word)) &&
    values.length > 0 &&
    values.every(isObject)
  );
}

function scoreOf(path: RowPath, samples: readonly (readonly object[])[]): number {
  let [tokens, others, time, model] = [false, false, false, path.at(-1)?.kind === "models"];
  let names: readonly string[] = [];
  const builder = rowBuilder({
    header: (found) => (names = found),
    row(cells) {
      names.forEach((name, i) => {
        const text = cells[i] ?? "";
        if (isAbsent(text)) return;
        if (modelRank(name) > 0 && !/^[[{]/.test(text)) model = true;
        if (!time && timeRank(name) > 0 && readTime(text)) time = true;
        if (/(^|\.)amount(\.value)?$/i.test(name) && /^-?[\d.]+$/.test(text)) others = true;
        const amount = amountOf(name);
        if (!amount || amount.rank < 50 || !/^[\d.$-]/.test(text)) return;
        if (amount.role === "cost" || amount.role === "requests") others = true;
        else tokens = true;
      });
    }
  });
  for (const chain of samples) addChain(builder, chain, 1);
  if (!tokens && !others) return 0;
  return (tokens ? 8 : 0) + (others ? 4 : 0) + (time ? 4 : 0) + (model ? 2 : 0);
}

/** Adds an object and what it inherits from those around it: all but their amounts, which are not its own. */
export function addChain(builder: RowBuilder, chain: readonly object[], row: number): void {
  builder.add(chain.at(-1) ?? {});
  for (let i = chain.length - 2; i >= 0; --i)
    builder.add(chain[i] ?? {}, (path, text) => text !== "" && !builder.has(path) && amountOf(path) === null);
  builder.end(row);
}

/** Calls back with each row of a document: the objects around it, then itself. */
export function eachRow(document: unknown, path: RowPath, onRow: (chain: readonly object[]) => void): void {
  const follow = (value: unknown, step: number, chain: readonly object[]): void => {
    const next = path[step];
    if (!next) {
      if (isObject(value)) onRow([...chain, value]);
      return;
    }
    const field = next.key === "" && Array.isArray(value) ? value : isObject(value) ? value[next.key] : undefined;
    // A field is entered without becoming a row's parent of its own: its object's other fields come along with it.
    const around = isObject(value) && (step === 0 || path[step - 1]?.kind !== "field") ? [...chain, value] : chain;
    if (next.kind === "list" && Array.isArray(field)) for (const item of field) follow(item, step + 1, around);
    else if (next.kind === "models" && isObject(field))
      for (const [name, item] of Object.entries(field))
        if (isObject(item)) follow({...item, model: name}, step + 1, around);
        else continue;
    else if (next.kind === "field") follow(field, step + 1, around);
  };
  follow(document, 0, []);
}
