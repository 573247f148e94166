import type {Audience} from "../lib/audience.js";
import type {Lang, Text} from "../lib/language.js";
import {evaluate, type Evaluation} from "../model/calculate/evaluate.js";
import type {Overrides} from "../model/calculate/overrides.js";
import type {Model} from "../model/compile.js";
import type {WorkbookGroup} from "./layout.js";

/** Key of the reader's scenario among the cases of a workbook. */
export const READERS_CASE = "yours";

/** A case as a workbook carries it. */
export interface WorkbookCase {
  /** Unique among the cases; not "base". */
  readonly key: string;
  readonly title: Text;
  readonly mechanism?: Text;
  /** On top of the sheet as stated. */
  readonly overrides: Overrides;
  /** By input: why it changes so. */
  readonly reasons: Readonly<Record<string, Text>>;
  /** Made by the reader, and labelled so. */
  readonly isReaders?: boolean;
}

/** Everything a workbook is made from. */
export interface WorkbookSpec {
  readonly model: Model;
  /** Key of the company, or the name of what else the sheet is of: a workbook is read back for the same alone. */
  readonly entity: string;
  readonly title: Text;
  /** Besides the base case, which is the sheet as stated. */
  readonly cases: readonly WorkbookCase[];
  /** Key of the case that is shown on opening. */
  readonly shown: string;
  /** What lines are called and why they stand so; else as the sheet says. */
  readonly words?: Readonly<Record<string, {readonly title: Text; readonly reason?: Text}>>;
  /** Single values that say what the model comes to, for the cover. */
  readonly headline?: readonly string[];
  /** Lines under headings, where they have some. */
  readonly groups?: readonly WorkbookGroup[];
  /** Whether full years stand on a worksheet of their own. */
  readonly hasYears?: boolean;
  /** The text the model is written in, where it has one. */
  readonly document?: string;
  /** Address of the folder of the ledger’s tables, "/" at its end, where the workbook is to say how to ask for them anew. */
  readonly dataFolder?: string;
  /** Date of the facts, YYYY-MM-DD. */
  readonly asOf: string;
  /** For whom the site it is from was published; null for a working copy. */
  readonly audience: Audience | null;
  readonly lang: Lang;
}

export interface EvaluatedCase extends WorkbookCase {
  readonly evaluation: Evaluation;
}

export const BASE: WorkbookCase = {key: "base", title: {en: "Base", zh: "基准"}, overrides: {}, reasons: {}};

/** The base and every case, worked out. Throws on a key that is taken twice or on overrides the model does not have. */
export function evaluatedCases({model, cases}: WorkbookSpec): EvaluatedCase[] {
  const all = [BASE, ...cases];
  const twice = all.find(({key}, i) => all.findIndex((other) => other.key === key) < i);
  if (twice) throw new Error(`case: ${twice.key} twice; expected keys that differ, and none called ${BASE.key}`);
  return all.map((each) => ({...each, evaluation: evaluate(model, each.overrides)}));
}

/** Position among `evaluatedCases` of the case that is shown. */
export function shownIndex({cases, shown}: WorkbookSpec): number {
  const keys = [BASE, ...cases].map(({key}) => key);
  const index = keys.indexOf(shown);
  if (index >= 0) return index;
  throw new Error(`case to show: ${shown}; expected ${keys.join(", ")}`);
}
