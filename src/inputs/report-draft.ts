import type {Text} from "../lib/language.js";
import type {StatedClaim, StatedReading, Topic} from "../query/claims/claims.js";
import {parseReport} from "../query/report/parse.js";
import {printRating, SECTIONS, writtenTwice} from "../query/report/print.js";
import {UNWRITTEN, type SeriesReport} from "../query/report/report.js";
import type {Draft} from "./claim-draft.js";

/** Sections whose items a reader writes line by line, the same number in each language. */
export const LISTS = ["thesis", "catalysts", "risks", "disclosures"] as const;

/** A claim of a report as its fields hold it. */
export interface ReportClaimDraft {
  readonly name: string;
  readonly topic: Topic;
  readonly statementZh: string;
  readonly because: Text;
  /** Empty for a claim without a horizon. */
  readonly decidedOn: string;
  /** Names of its bases may be written in both languages, `English | 中文`. */
  readonly draft: Draft;
  /** What the text says of bases that the fields only name: kept for as long as they are called the same. */
  readonly bases: readonly (Pick<StatedReading, "basis" | "definition"> & {readonly title: string})[];
}

/** A report as a form holds it: texts as they were typed, which the report’s own reader checks. */
export interface ReportDraft extends Readonly<Record<(typeof LISTS)[number], Text>> {
  readonly title: Text;
  readonly date: string;
  readonly author: string;
  /** Empty for a draft of the house. */
  readonly audience: string;
  readonly claims: readonly ReportClaimDraft[];
  /** One a line, `company: rating, target`; empty where the house rates nothing. */
  readonly ratings: string;
}

const DRAFT_PARTS = ["title", "date", "author", "audience", "claims", "ratings", ...LISTS] as const;

/** The text of a report that a form holds, in the one form that reports have. */
export function textOfDraft({title, date, author, audience, claims, ratings, ...draft}: ReportDraft): string {
  const section = (name: keyof typeof SECTIONS, body: string) =>
    `## ${SECTIONS[name].en} | ${SECTIONS[name].zh}\n\n${body}`.trimEnd();
  const list = (name: (typeof LISTS)[number], mark: string, between: string) =>
    section(
      name,
      pairs(draft[name])
        .map((pair) => `${mark}${pair}`)
        .join(between)
    );
  const rated = linesOf(ratings);
  const stated = audience === "" ? "" : `audience: ${audience}\n`;
  return `${[
    `---\ndate: ${date}\nauthor: ${written(author)}\n${stated}---`,
    `# ${inBoth(title)}`,
    list("thesis", "", "\n\n"),
    section("claims", claims.map(textOfClaim).join("\n\n")),
    ...(rated.length === 0 ? [] : [section("ratings", rated.map((line) => `- ${line}`).join("\n"))]),
    ...(["catalysts", "risks", "disclosures"] as const).map((name) => list(name, "- ", "\n"))
  ].join("\n\n")}\n`;
}

/** What stands in a text for a field that is empty. */
function written(text: string): string {
  return text.trim() || UNWRITTEN;
}

function inBoth({en, zh}: Text): string {
  return `${written(en)} | ${written(zh)}`;
}

/** Lines of both languages side by side; a line without its other half is still to be written. */
function pairs({en, zh}: Text): string[] {
  const [english, chinese] = [linesOf(en), linesOf(zh)];
  return Array.from({length: Math.max(english.length, chinese.length, 1)}, (_, i) =>
    inBoth({en: english[i] ?? "", zh: chinese[i] ?? ""})
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function textOfClaim({name, topic, statementZh, because, decidedOn, draft, bases: known}: ReportClaimDraft): string {
  const {statement, test, expected, expectedHigh, tolerance, unit, readings} = draft;
  const high = test === "between" ? ` and ${expectedHigh}` : "";
  const says = [
    `topic: ${topic}`,
    ...(expected.trim() === "" ? [] : [`value: ${test} ${expected.trim()}${high} ${unit}`]),
    ...(/^0?$/.test(tolerance.trim()) ? [] : [`give or take: ${tolerance.trim()}`]),
    ...(decidedOn === "" ? [] : [`decided on: ${decidedOn}`]),
    `because: ${inBoth(because)}`
  ];
  const bases = readings.map(({name: title, sql}, i) => {
    const both = title.includes(" | ") ? title : `${written(title)} | ${written(title)}`;
    const stood = known.find((each) => each.title === title);
    const basis = stood?.basis ?? freeName(`basis_${i + 1}`, known);
    return `#### ${basis}: ${both}\n\n${stood ? writtenTwice(stood.definition) : both}\n\n\`\`\`sql\n${written(sql)}\n\`\`\``;
  });
  return [
    `### ${name}: ${inBoth({en: statement, zh: statementZh})}`,
    says.map((line) => `- ${line}`).join("\n"),
    ...bases
  ].join("\n\n");
}

/** The name, or one made of it that none of the bases has. */
function freeName(name: string, bases: ReportClaimDraft["bases"]): string {
  return bases.some(({basis}) => basis === name) ? freeName(`${name}_new`, bases) : name;
}

/** The draft that a browser kept, whole or not; null where it kept none that can be read. */
export function keptDraft(text: string): ReportDraft | null {
  try {
    const draft = JSON.parse(text) as Partial<ReportDraft> | null;
    const isWhole = draft !== null && DRAFT_PARTS.every((part) => draft[part] !== undefined);
    return isWhole ? (draft as ReportDraft) : null;
  } catch {
    const {report} = parseReport(text);
    return report && draftOfReport(report);
  }
}

/** The name of the first claim that a report has not: claim_3. */
export function nextClaimName(claims: readonly Pick<ReportClaimDraft, "name">[]): string {
  const free = (i: number): string => (claims.some(({name}) => name === `claim_${i}`) ? free(i + 1) : `claim_${i}`);
  return free(1);
}

/** What the file of a report is called, by its English title. */
export function fileNameOf({title}: Pick<ReportDraft, "title">): string {
  const name = title.en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
  return `${name || "report"}.md`;
}

/** A report in the fields of a form. */
export function draftOfReport(report: SeriesReport): ReportDraft {
  const lines = (texts: readonly Text[]): Text => ({
    en: texts.map(({en}) => en).join("\n"),
    zh: texts.map(({zh}) => zh).join("\n")
  });
  const {title, date, author, audience, thesis, claims, ratings, catalysts, risks, disclosures} = report;
  return {
    title,
    date,
    author,
    audience: audience ?? "",
    thesis: lines(thesis),
    claims: claims.map(claimDraftOf),
    ratings: ratings.map(printRating).join("\n"),
    catalysts: lines(catalysts.map(({on, text}) => (on === null ? text : {en: `${on}: ${text.en}`, zh: text.zh}))),
    risks: lines(risks),
    disclosures: lines(disclosures)
  };
}

function claimDraftOf({
  claim,
  topic,
  statement,
  why,
  decidedOn,
  readings,
  ...criterion
}: StatedClaim): ReportClaimDraft {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    name: claim,
    topic,
    statementZh: statement.zh,
    because: why,
    decidedOn: decidedOn ?? "",
    draft: {
      statement: statement.en,
      test: criterion.test,
      expected: text(criterion.expected),
      expectedHigh: text(criterion.expectedHigh),
      tolerance: text(criterion.tolerance),
      unit: criterion.unit,
      readings: readings.map(({name, sql}) => ({name: writtenTwice(name), sql}))
    },
    bases: readings.map(({basis, name, definition}) => ({title: writtenTwice(name), basis, definition}))
  };
}
