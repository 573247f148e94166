import {lookUp} from "../../lib/look-up.js";
import {nearest} from "../nearest.js";
import {DEFINERS} from "./definition.js";
import {readField, readInclude, readPeriods, readShared, readTitle} from "./header.js";
import {isLine, notesOf, readLine} from "./line.js";
import type {ModelDocument, Noted, Statement} from "./node.js";
import {orTell, outline, placeIn, type OutlineEntry} from "./outline.js";
import {problemAt, TextError, type Tell, type TellBeside, type TextProblem} from "./place.js";
import {Scanner} from "./scan.js";
import * as sections from "./sections.js";
import {takeWords} from "./words.js";

/**
 * A document with every problem of its text; statements that cannot be read are left out, but for lines of which formulas
 * alone cannot.
 */
export interface ParsedModel {
  readonly document: ModelDocument;
  readonly problems: readonly TextProblem[];
}

/** Longest text that is read, in characters. */
export const LONGEST = 400_000;

type Reader = (scan: Scanner, entry: OutlineEntry, noted: Noted, tell: Tell) => Statement;

const READERS: Readonly<Record<string, Reader>> = {
  "#": (scan, _, noted) => ({type: "group", ...noted, title: takeWords(scan)}),
  company: readField("company"),
  model: readField("model"),
  valued: readField("valued"),
  counts: readField("counts"),
  title: readTitle,
  periods: readPeriods,
  shared: readShared,
  include: readInclude,
  case: sections.readCase,
  no: sections.readNoCase,
  method: sections.readMethod,
  headline: sections.readHeadline,
  reverse: sections.readReverse,
  driven: sections.readTokens(true),
  not: sections.readTokens(false),
  ties: sections.readAgainst("ties"),
  consensus: sections.readAgainst("consensus"),
  untied: sections.readUntied
};

/** The word that begins what brings lines of another document. */
export const INCLUDE = "include";

/** Words that begin a statement which is no line of the model. */
export const STATEMENT_WORDS: readonly string[] = Object.keys(READERS);

/** Those that no line below them belongs to. */
const FLAT: ReadonlySet<string> = new Set([
  "#",
  "company",
  "model",
  "valued",
  "counts",
  "title",
  "periods",
  "shared",
  "no",
  "headline",
  "ties",
  "consensus",
  "untied"
]);

/**
 * Reads a model written as text:
 *
 *     company 2513.HK
 *     title Zhipu | 智谱
 *     periods FY2025H1 to FY2032H2, reported to FY2026H1
 *     valued on 2026-09-11
 *
 *     # Income statement | 利润表
 *     other_growth   %            input 0% in -50%..100%
 *       Growth of other revenue | 其他收入增速
 *       because project work fell as the API grew; held flat | 项目收入随 API 增长而下降，持平处理
 *     other_revenue  CNY m flow
 *       forecast = prev(other_revenue, missing) * (1 + other_growth)
 *       reported = revenue_reported - api_reported
 *       Other revenue | 其他收入
 *
 * A statement begins at the margin; what belongs to it stands indented below. `// …` is a comment. A line of the model
 * is its name, its unit, what it is (flow, stock, rate, ratio; average, end, spot; positive, negative; partial, plug)
 * and what it is worth:
 *
 *     = formula                               follows from other lines; on the next lines while a bracket is open
 *     forecast = …, reported = …              below it: a formula for forecast, one for reported periods
 *     input FY2027 27%, 30% thereafter in 0..85% ~ triangular(20%, 30%, 40%)      an assumption, its range, its draw
 *     fact revenue ifrs 6m [of ENTITY] [on 2026-06-30 | latest] [else input 5 in 0..9]     a reported figure
 *     fact fx_average fed-h10 mean of 3m of USDCNY        its mean over shorter figures
 *     market close quoted-close on 2026-09-11 in 1..900   a figure on record that a reader may replace
 *     usage paid_tokens of z-ai, thudm [from 2026-04-01 to 2026-06-30]            tokens of labs on the router
 *     stated FY2025 550, 600                  reported numbers written down, with a source below
 *     check ties(assets, liabilities)         what must hold
 *     table CNY m to 1: 0 10%, 100 15%        values by argument
 *     given                                   left to the document that includes this one
 *
 * Below a line: its title, then `because …` (or `note …`), `source …`, `actual FY2025 12`, each `English | 中文`, and
 * `override FY2027 = 12 because …`, a number or formula that stands in one period instead. The other statements are
 * those of READERS, shown in the README.
 */
export function parseModel(text: string): ParsedModel {
  if (text.length > LONGEST) {
    const place = {line: 1, column: 1, length: 1};
    const problem = problemAt(place, `${text.length} characters; expected at most ${LONGEST}`, "limit");
    return {document: {statements: [], comments: []}, problems: [problem]};
  }
  const {entries, comments} = outline(text);
  const counts = countsOf(entries);
  const statements: Statement[] = [];
  const problems: TextProblem[] = [];
  const tell: Tell = ({place, message, kind}, word) => {
    const isOfNoLine = word !== INCLUDE && Object.hasOwn(READERS, word);
    problems.push(problemAt(place, message, kind, isOfNoLine ? "" : word));
  };
  for (const entry of entries)
    orTell(entry, tell, (told) => {
      statements.push(readStatement(entry, counts, tell, told));
    });
  return {document: {statements, comments}, problems};
}

/** The nouns a document counts; they stand in its units. */
function countsOf(entries: readonly OutlineEntry[]): string[] {
  const stated = entries.find(({text}) => /^counts\s/.test(text))?.text.slice(7) ?? "";
  return stated
    .split(",")
    .map((noun) => noun.trim())
    .filter((noun) => noun !== "");
}

function readStatement(entry: OutlineEntry, counts: readonly string[], tell: Tell, told: TellBeside): Statement {
  const [word = ""] = /^#(?!\S)|^\S+/.exec(entry.text) ?? [];
  const reader = lookUp(READERS, word);
  if (!reader) return isLine(entry) || word === "line" ? readLine(entry, {counts, tell: told}) : unknown(entry, word);
  const scan = new Scanner(entry, word.length);
  const [below] = entry.children;
  if (below && FLAT.has(word)) new Scanner(below).fail(`nothing indented below ${word}`);
  // Lines below an include keep comments of their own.
  const noted = notesOf(entry, placeIn(entry, 0, word.length), word === INCLUDE ? [] : entry.children);
  return reader(scan, entry, noted, tell);
}

/** Those that a misspelling can be told by. */
const LONG_DEFINERS = DEFINERS.filter((word) => word.length > 3);

/** Throws at a word behind a name that is nearly one that says what the line is worth. */
function refuseMisspelt({text, ...entry}: OutlineEntry, name: string): void {
  for (const {0: word, index} of text.matchAll(/(?<=\s)[a-z]{4,}(?=\s|$)/g))
    if (/^[a-z]\w*$/.test(name) && nearest(word, LONG_DEFINERS) !== null)
      new Scanner({text, ...entry}, index).fail(`${DEFINERS.join(", ")} after the unit of ${name}`, LONG_DEFINERS);
}

function unknown(entry: OutlineEntry, word: string): never {
  refuseMisspelt(entry, word);
  const meant = word.length > 2 ? nearest(word, STATEMENT_WORDS) : null;
  const scan = new Scanner(entry);
  if (meant === null && /^[a-z]\w*$/.test(word)) {
    scan.at = entry.text.length;
    const place = placeIn(entry, 0, word.length);
    throw new TextError(
      `${word}: nothing says what it is worth; expected ${DEFINERS.join(", ")} after its unit`,
      place
    );
  }
  return scan.fail("a line of the model, a heading (# …) or a section", STATEMENT_WORDS);
}
