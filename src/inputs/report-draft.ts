import type {Text} from "../lib/language.js";
import type {StatedClaim, Topic} from "../query/claims/claims.js";
import {SECTIONS} from "../query/report/print.js";
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
}

/** A report as a form holds it: texts as they were typed, which the report’s own reader checks. */
export interface ReportDraft extends Readonly<Record<(typeof LISTS)[number], Text>> {
  readonly title: Text;
  readonly date: string;
  readonly author: string;
  /** Empty for a draft of the house. */
  readonly audience: string;
  readonly claims: readonly ReportClaimDraft[];
}

/** The text of a report that a form holds, in the one form that reports have. */
export function textOfDraft({title, date, author, audience, claims, ...draft}: ReportDraft): string {
  const section = (name: keyof typeof SECTIONS, body: string) =>
    `## ${SECTIONS[name].en} | ${SECTIONS[name].zh}\n\n${body}`.trimEnd();
  const list = (name: (typeof LISTS)[number], mark: string, between: string) =>
    section(
      name,
      pairs(draft[name])
        .map((pair) => `${mark}${pair}`)
        .join(between)
    );
  const stated = audience === "" ? "" : `audience: ${audience}\n`;
  return `${[
    `---\ndate: ${date}\nauthor: ${written(author)}\n${stated}---`,
    `# ${inBoth(title)}`,
    list("thesis", "", "\n\n"),
    section("claims", claims.map(textOfClaim).join("\n\n")),
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
  const [english, chinese] = [en, zh].map((text) => text.split("\n").filter((line) => line.trim() !== "")) as [
    string[],
    string[]
  ];
  return Array.from({length: Math.max(english.length, chinese.length, 1)}, (_, i) =>
    inBoth({en: english[i] ?? "", zh: chinese[i] ?? ""})
  );
}

function textOfClaim({name, topic, statementZh, because, decidedOn, draft}: ReportClaimDraft): string {
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
    return `#### basis_${i + 1}: ${both}\n\n${both}\n\n\`\`\`sql\n${written(sql)}\n\`\`\``;
  });
  return [
    `### ${name}: ${inBoth({en: statement, zh: statementZh})}`,
    says.map((line) => `- ${line}`).join("\n"),
    ...bases
  ].join("\n\n");
}

/** A report in the fields of a form; its ratings are no part of one, nor what its bases count. */
export function draftOfReport(report: SeriesReport): ReportDraft {
  const lines = (texts: readonly Text[]): Text => ({
    en: texts.map(({en}) => en).join("\n"),
    zh: texts.map(({zh}) => zh).join("\n")
  });
  const {title, date, author, audience, thesis, claims, catalysts, risks, disclosures} = report;
  return {
    title,
    date,
    author,
    audience: audience ?? "",
    thesis: lines(thesis),
    claims: claims.map(claimDraftOf),
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
      readings: readings.map(({name, sql}) => ({name: `${name.en} | ${name.zh}`, sql}))
    }
  };
}
