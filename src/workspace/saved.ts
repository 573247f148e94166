import {parseIsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {fields, list, number, record, refuse, ShapeError, text, type Decoder} from "../lib/decode.js";
import {cellOfKey, editProblem, type Edits} from "./edits.js";
import type {Subject} from "./state.js";

/** A case a reader named and kept. */
export interface SavedCase {
  readonly name: string;
  readonly company: string;
  /** Key of our case it stands on. */
  readonly case: string;
  readonly edits: Edits;
  /** Why, in the reader's words. */
  readonly why?: string;
  /** Day it was saved, YYYY-MM-DD. */
  readonly savedOn: string;
}

/** What was kept as a case and cannot be read as one; it stays kept until the reader deletes it. */
export interface UnreadCase {
  /** Empty where not even a name can be read. */
  readonly name: string;
  /** Null where the company cannot be read. */
  readonly company: string | null;
  readonly kept: unknown;
  readonly reason: Text;
}

export interface SavedCases {
  readonly cases: readonly SavedCase[];
  readonly unread: readonly UnreadCase[];
}

/** What a case of the reader’s is called beside ours. */
export const YOURS = {en: "Yours", zh: "您的情景"} as const;

/** Whose view a reader's case is: said wherever one leaves the page. */
export const NOT_OUR_VIEW = {en: "Your scenario, not our view", zh: "您的情景，并非我们的观点"} as const;

const SCHEMA = 1;

const day: Decoder<string> = (value, path) =>
  typeof value === "string" && parseIsoDate(value) !== null ? value : refuse(value, path, "a day, YYYY-MM-DD");
const savedCase = fields(
  {name: text, company: text, case: text, edits: record(number), savedOn: day},
  {why: text}
) satisfies Decoder<SavedCase>;
const document = fields({schema: number, note: text, cases: list((value: unknown) => value)}, {});

/** Saved cases as JSON text, labelled as the reader's; what could not be read goes along as it was. */
export function savedToJson({cases, unread}: SavedCases): string {
  const note = `${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}`;
  return JSON.stringify({schema: SCHEMA, note, cases: [...cases, ...unread.map(({kept}) => kept)]}, null, 2);
}

/** The cases of a JSON text, each read by itself: one that is damaged takes no other with it. */
export function savedFromJson(json: string): SavedCases {
  const whole = attempt(() => {
    const {schema, cases} = document(JSON.parse(json), "saved cases");
    if (schema !== SCHEMA) refuse(schema, "saved cases.schema", String(SCHEMA));
    return cases;
  });
  if ("reason" in whole) return {cases: [], unread: [{name: "", company: null, kept: json, reason: whole.reason}]};
  const read = whole.value.map((kept, i) => ({kept, ...attempt(() => savedCase(kept, `saved cases.cases[${i}]`))}));
  return {
    cases: read.flatMap((one) => ("value" in one ? [one.value] : [])),
    unread: read.flatMap((one) => ("reason" in one ? [{...labelOf(one.kept), kept: one.kept, reason: one.reason}] : []))
  };
}

function attempt<T>(read: () => T): {readonly value: T} | {readonly reason: Text} {
  try {
    return {value: read()};
  } catch (error) {
    if (error instanceof ShapeError) return {reason: {en: error.message, zh: `内容不符合格式（${error.message}）`}};
    if (!(error instanceof SyntaxError)) throw error;
    const {message} = error;
    return {reason: {en: `saved cases are no JSON: ${message}`, zh: `已保存的内容不是 JSON（${message}）`}};
  }
}

function labelOf(kept: unknown): Pick<UnreadCase, "name" | "company"> {
  const {name, company} = Object(kept) as {readonly name?: unknown; readonly company?: unknown};
  return {name: typeof name === "string" ? name : "", company: typeof company === "string" ? company : null};
}

/** Why a saved case cannot be used with the model as it is today, with every cell that is to blame; null when it can. */
export function savedProblem({case: on, edits}: SavedCase, {model, cases}: Subject): Text | null {
  if (!cases.has(on)) {
    const known = [...cases.keys()].join(", ");
    return {
      en: `it stands on the case ${on}, which is no more; there are ${known}`,
      zh: `所依据的情景 ${on} 已不存在；现有 ${known}`
    };
  }
  const problems = Object.entries(edits).flatMap(([key, value]) => {
    const problem = editProblem(model, key, value);
    if (problem === null) return [];
    const isGone = cellOfKey(model, key) === null;
    return [
      {en: problem.en, zh: isGone ? `${key} 在现有模型中已不存在` : `${key} 不能再设为 ${value}（${problem.zh}）`}
    ];
  });
  if (problems.length === 0) return null;
  return {en: problems.map(({en}) => en).join("; "), zh: problems.map(({zh}) => zh).join("；")};
}

/** A list with a case put in, in place of one of the same name and company. */
export function withSaved(cases: readonly SavedCase[], added: SavedCase): readonly SavedCase[] {
  return [...cases.filter(({name, company}) => name !== added.name || company !== added.company), added];
}
