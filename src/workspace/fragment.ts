import {readFragment, decodedText, writeFragment} from "../lib/address.js";
import {didYouMean} from "../model/nearest.js";
import {axisNames, showable} from "./axes.js";
import {oddsText, readOdds} from "./odds.js";
import {editProblem, type Edits} from "./edits.js";
import {BASE_CASE, openingState, type Subject, type WorkspaceState, type WorkspaceView} from "./state.js";

const KEYS = [
  "company",
  "case",
  "set",
  "rows",
  "columns",
  "rowStep",
  "columnStep",
  "output",
  "from",
  "odds",
  "why"
] as const;

/** Fields in a reader's words, in which a per cent sign is one. */
const FREE_TEXT: ReadonlySet<string> = new Set(["why", "from"]);

/** Longest reason a link carries, in characters. */
export const LONGEST_REASON = 200;

/** A state read from a link, and what of it could not be used. */
export interface ReadFragment {
  readonly state: WorkspaceState;
  readonly notices: readonly string[];
}

/**
 * The state as a link's fragment, without "#": `company=2513.HK&case=price-war&set=growth@FY2027:0.8~beta:1.2`.
 * Defaults are left out; numbers are written so that they read back to the last bit.
 */
export function toFragment(state: WorkspaceState, opening: WorkspaceState): string {
  const set = Object.entries(state.edits).map(([key, value]) => `${key}:${value}`);
  const fields: Partial<Record<(typeof KEYS)[number], string>> = {
    ...(state.company !== opening.company && {company: state.company}),
    ...(state.case !== opening.case && {case: state.case}),
    set: set.join("~"),
    ...state.view
  };
  return writeFragment(KEYS.map((key) => [key, fields[key] ?? ""]));
}

/** Reads a fragment, with or without "#". What is unknown or bad is left out and told; nothing is thrown. */
export function fromFragment(fragment: string, subjects: readonly Subject[]): ReadFragment {
  const fields = new Map<string, string>();
  for (const [key, text] of readFragment(fragment).fields)
    if (!fields.has(key)) fields.set(key, FREE_TEXT.has(key) ? text : decodedText(text));
  const notices: string[] = [];
  const choose = (key: string, known: readonly string[], otherwise: string): string => {
    const wanted = fields.get(key);
    if (wanted === undefined || known.includes(wanted)) return wanted ?? otherwise;
    notices.push(`${key}: ${wanted}; expected ${known.join(", ")}${didYouMean(wanted, known)}`);
    return otherwise;
  };
  for (const key of fields.keys())
    if (!(KEYS as readonly string[]).includes(key)) notices.push(`${key}: unknown; expected ${KEYS.join(", ")}`);
  const entities = subjects.map(({entity}) => entity);
  const first = entities[0] ?? "";
  const company = choose("company", entities, first);
  const subject = subjects.find(({entity}) => entity === company);
  if (!subject) return {state: openingState(first), notices};
  const cases = [...subject.cases.keys()];
  const axes = axisNames(subject.model);
  const step = (key: "rowStep" | "columnStep") => {
    const written = fields.get(key) ?? "";
    if (written === "" || isStep(written)) return pick(key, written);
    notices.push(`${key}: ${written}; expected a number above 0`);
    return {};
  };
  const from = fields.get("from") ?? "";
  const {odds, unread} = readOdds(fields.get("odds") ?? "", cases);
  for (const part of unread)
    notices.push(`odds: ${part}; expected a case and its probability in per cent, such as ${String(cases.at(-1))}:20`);
  const view: WorkspaceView = {
    ...pick("rows", choose("rows", axes, "")),
    ...pick("columns", choose("columns", axes, "")),
    ...step("rowStep"),
    ...step("columnStep"),
    ...pick("output", choose("output", showable(subject.model), "")),
    ...pick("from", from.startsWith("saved:") ? from : choose("from", cases, "")),
    ...pick("odds", oddsText(odds)),
    ...pick("why", (fields.get("why") ?? "").trim().slice(0, LONGEST_REASON))
  };
  const edits = readEdits(fields.get("set") ?? "", subject, notices);
  return {state: {company, case: choose("case", cases, BASE_CASE), edits, view}, notices};
}

/** A plain number above 0, as an address carries it. */
export function isStep(written: string): boolean {
  return /^\d*\.?\d+(e-?\d+)?$/.test(written) && Number(written) > 0;
}

function pick(key: keyof WorkspaceView, value: string): WorkspaceView {
  return value === "" ? {} : {[key]: value};
}

function readEdits(text: string, {model}: Subject, notices: string[]): Edits {
  const edits: Record<string, number> = {};
  for (const part of text === "" ? [] : text.split("~")) {
    const [, key = "", number = ""] = /^(.*?):(.*)$/.exec(part) ?? [];
    const value = /^-?[\d.]+(e[-+]?\d+)?$/.test(number) ? Number(number) : NaN;
    const problem = Number.isFinite(value)
      ? editProblem(model, key, value)?.en
      : `set: ${part}; expected a cell and its number, such as growth@FY2027:0.8`;
    if (problem) notices.push(problem);
    else edits[key] = value;
  }
  return edits;
}
