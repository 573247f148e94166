import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {AUDIENCES, type Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {dayText, fields, oneOf, refuse, text, type Decoder} from "../../src/lib/decode.js";
import type {Text} from "../../src/lib/language.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import {projectRoot} from "../paths.js";

/** Where the house keeps its registers, from the repository. */
const HOUSE = "data/house";

/** The ledger of recommendations, where the house keeps one; from the repository. */
export const RECOMMENDATIONS = `${HOUSE}/recommendation.csv`;

const OLDER_PRICES = ["drop", "refuse"] as const;

/** Kinds of which each publication says one at least. */
export const DISCLOSURE_KINDS = [
  "author",
  "licence",
  "certification",
  "holding",
  "mandate",
  "distribution",
  "updates",
  "language-models"
] as const;
/** And what ratings mean, over which time and against what: asked of houses that rate. */
const ALL_KINDS = [...DISCLOSURE_KINDS, "scale"] as const;

/** Kinds of which one statement holds at a time. */
const ONE_AT_A_TIME: readonly string[] = ["licence", "distribution", "updates", "language-models", "scale"];

/** Something that a reader must be told beside a page, or a conflict, for as long as it holds. */
export interface Disclosure {
  readonly disclosure: string;
  readonly kind: (typeof ALL_KINDS)[number];
  /** For whom it is printed; null for all. */
  readonly audience: Audience | null;
  /** The company it is of; null for the house. */
  readonly entity: string | null;
  readonly statement: Text;
  /** The day from which it holds, and the day after its last; null where none is set. */
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** How old a price may be on the day on which a page compares with it, for an audience. */
export interface PriceLimit {
  readonly audience: Audience;
  readonly maxAgeDays: number;
  /** What becomes of a comparison with an older one: it is dropped, or the pages that hold it are refused. */
  readonly older: (typeof OLDER_PRICES)[number];
  readonly reason: string;
}

/** What a source that may not be passed on lends to pages, at most how much of it, to whom, and why it may. */
export interface Lending {
  readonly source: string;
  readonly lends: "claims" | "facts";
  /** Null where only its use is bounded, not its number. */
  readonly most: number | null;
  /** The widest audience that it reaches. */
  readonly audience: Audience;
  readonly reason: Text;
}

/** Changes of a rating or target of the house, where it rates: the record from which lists and distributions are drawn. */
export interface Recommendation {
  readonly date: IsoDate;
  readonly entity: string;
  readonly rating: string;
  readonly target: string;
}

const optional =
  <T>(item: Decoder<T>): Decoder<T | null> =>
  (value, path) =>
    value === "" ? null : item(value, path);
const said: Decoder<string> = (value, path) =>
  typeof value === "string" && value.trim() !== "" ? value : refuse(value, path, "a text");
const whole =
  (of: string): Decoder<number> =>
  (value, path) =>
    typeof value === "string" && /^\d+$/.test(value) ? Number(value) : refuse(value, path, `a whole number of ${of}`);
const [days, count] = [whole("days"), whole("rows")];

const DISCLOSURE = fields(
  {
    disclosure: said,
    kind: oneOf(...ALL_KINDS),
    audience: optional(oneOf(...AUDIENCES)),
    entity: optional(said),
    statement: said,
    statement_zh: said,
    effective_from: dayText,
    effective_to: optional(dayText)
  },
  {}
);
const PRICE_LIMIT = fields(
  {audience: oneOf(...AUDIENCES), max_age_days: days, older: oneOf(...OLDER_PRICES), reason: said},
  {}
);
const LENDING = fields(
  {
    source: said,
    lends: oneOf("claims", "facts"),
    most: optional(count),
    audience: oneOf(...AUDIENCES),
    reason: said,
    reason_zh: said
  },
  {}
);
const RECOMMENDATION = fields({date: dayText, entity: said, rating: said, target: text}, {});

/** Every disclosure on the register. Throws at the first row that is none, by file, line and column. */
export function readDisclosures(root = projectRoot): Disclosure[] {
  const rows = readRegister("disclosure", DISCLOSURE, root);
  return rows.map(({effective_from: from, effective_to: to, statement, statement_zh, ...row}, i) => {
    const where = `${HOUSE}/disclosure.csv:${i + 2}`;
    if (to !== null && to <= from) throw new Error(`${where} effective_to: ${to}; expected a day after ${from}`);
    if (rows.findIndex(({disclosure}) => disclosure === row.disclosure) !== i)
      throw new Error(`${where} disclosure: ${row.disclosure}; expected a name that occurs once`);
    return {...row, statement: {en: statement, zh: statement_zh}, from, to};
  });
}

/**
 * What an audience must be told on a day. Of licence, distribution, updates, language models and scale one statement holds at a
 * time: one for the audience before one for all, and of these the last to come into force; of one day the last of the register.
 */
export function disclosuresFor(audience: Audience, on: IsoDate, root = projectRoot): Disclosure[] {
  const inForce = readDisclosures(root).filter(
    (each) =>
      (each.audience === null || each.audience === audience) && each.from <= on && (each.to === null || on < each.to)
  );
  return inForce.filter((each, i) => inForce.every((other, j) => !replaces(other, each, j > i)));
}

/** The kinds of which nothing is in force for an audience on a day, as pages would be refused for. */
export function disclosureProblems(audience: Audience, on: IsoDate, root = projectRoot): string[] {
  const said = disclosuresFor(audience, on, root);
  return DISCLOSURE_KINDS.filter((kind) => said.every((each) => each.kind !== kind)).map(
    (kind) =>
      `${HOUSE}/disclosure.csv: nothing of the kind ${kind} is in force for ${audience} on ${on}; expected a row`
  );
}

/** Whether a statement stands in place of another of its kind that is in force too. */
function replaces(other: Disclosure, each: Disclosure, isLater: boolean): boolean {
  if (other === each || other.kind !== each.kind || !ONE_AT_A_TIME.includes(each.kind)) return false;
  if (other.entity !== each.entity) return false;
  if (other.audience !== each.audience) return other.audience !== null;
  return other.from > each.from || (other.from === each.from && isLater);
}

/** The limit for an audience; null where the register sets none. */
export function priceLimit(audience: Audience, root = projectRoot): PriceLimit | null {
  const limits = readRegister("price_limit", PRICE_LIMIT, root);
  const limit = limits.find((each) => each.audience === audience);
  return limit ? {audience, maxAgeDays: limit.max_age_days, older: limit.older, reason: limit.reason} : null;
}

/** What each source that may not be passed on lends. */
export function readLending(root = projectRoot): Lending[] {
  return readRegister("lending", LENDING, root).map(({reason, reason_zh: zh, ...row}) => ({
    ...row,
    reason: {en: reason, zh}
  }));
}

/** What the house has recommended, oldest first; null where it keeps no such ledger, and so rates nothing. */
export function readRecommendations(root = projectRoot): Recommendation[] | null {
  if (!existsSync(join(root, RECOMMENDATIONS))) return null;
  return readRegister("recommendation", RECOMMENDATION, root);
}

/** Rows of a register; none where it is not kept. */
export function readRegister<T>(name: string, row: Decoder<T>, root = projectRoot): T[] {
  const path = join(root, HOUSE, `${name}.csv`);
  if (!existsSync(path)) return [];
  return rowsOf(readFileSync(path), name).map((each, i) => row(each, `${HOUSE}/${name}.csv:${i + 2}`));
}

function rowsOf(bytes: Buffer, name: string): Record<string, string>[] {
  try {
    return parse<Record<string, string>>(bytes, {bom: true, columns: true});
  } catch (error) {
    throw new Error(
      `${HOUSE}/${name}.csv: ${reasonOf(error)}; expected as many values in each row as its head has, a text with a comma between quotation marks`,
      {cause: error}
    );
  }
}
