import {isAudience, AUDIENCES} from "../../lib/audience.js";
import type {Text} from "../../lib/language.js";
import {bothIn, dayIn, NO_TEXT, itemsOf, partsBy, quotedLine, type ReportLine, type TellFault} from "./lines.js";
import {readClaim} from "./parse-claim.js";
import {SECTIONS} from "./print.js";
import type {Catalyst, Rating, SeriesReport} from "./report.js";

/** What is wrong with a line of a report, and what was expected. */
export interface ReportProblem {
  /** From 1. */
  readonly line: number;
  readonly text: Text;
}

/** A report as its text says it; null where the text says none, with every line that cannot be read. */
export interface ParsedReport {
  readonly report: SeriesReport | null;
  readonly problems: readonly ReportProblem[];
}

type Section = keyof typeof SECTIONS;

const HEAD = ["date", "author", "audience"] as const;

/** Reads the text of a report: front matter, a title, and sections of which each item says itself in both languages. */
export function parseReport(text: string): ParsedReport {
  const problems: ReportProblem[] = [];
  const tell: TellFault = (line, en, zh) => problems.push({line, text: {en, zh}});
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((each, i) => ({at: i + 1, text: each.trimEnd()}));
  const {head, rest} = headOf(lines, tell);
  const first = rest.find(({text: each}) => each !== "");
  const [titleAt, title] = [first?.at ?? lines.length, /^# (.+)$/.exec(first?.text ?? "")?.[1]];
  if (title === undefined)
    tell(
      titleAt,
      `${quotedLine(first?.text)}; expected the title, # English | 中文`,
      `${quotedLine(first?.text)}；应为标题：# English | 中文`
    );
  const sections = sectionsOf(title === undefined ? rest : rest.filter(({at}) => at > titleAt), tell);
  const of = (name: Section) => sections.get(name)?.lines ?? [];
  for (const name of Object.keys(SECTIONS) as Section[])
    if (name !== "ratings" && !sections.has(name))
      tell(
        lines.length,
        `${SECTIONS[name].en}: no such section; expected ## ${SECTIONS[name].en} | ${SECTIONS[name].zh}`,
        `缺少“${SECTIONS[name].zh}”一节；应有 ## ${SECTIONS[name].en} | ${SECTIONS[name].zh}`
      );
  const report: SeriesReport = {
    title: title === undefined ? NO_TEXT : bothIn(title, titleAt, tell),
    ...head,
    thesis: of("thesis")
      .filter(({text: each}) => each !== "")
      .map(({at, text: each}) => bothIn(each, at, tell)),
    claims: partsBy(/^### /, of("claims"), tell).map((part) => readClaim(part, tell)),
    ratings: itemsOf(of("ratings"), tell).flatMap(({at, text: each}) => ratingIn(each, at, tell)),
    catalysts: itemsOf(of("catalysts"), tell).map(({at, text: each}) => catalystIn(each, at, tell)),
    risks: itemsOf(of("risks"), tell).map(({at, text: each}) => bothIn(each, at, tell)),
    disclosures: itemsOf(of("disclosures"), tell).map(({at, text: each}) => bothIn(each, at, tell))
  };
  const repeated = report.claims.find(({claim}, i) => report.claims.findIndex((other) => other.claim === claim) !== i);
  if (repeated)
    tell(
      sections.get("claims")?.at ?? 1,
      `${repeated.claim}: two claims of that name; expected a name that occurs once`,
      `${repeated.claim}：有两条同名论断；名称应唯一`
    );
  return {report: problems.length === 0 ? report : null, problems: problems.sort((a, b) => a.line - b.line)};
}

function headOf(
  lines: readonly ReportLine[],
  tell: TellFault
): {head: Pick<SeriesReport, (typeof HEAD)[number]>; rest: readonly ReportLine[]} {
  const end = lines[0]?.text === "---" ? lines.findIndex(({text}, i) => i > 0 && text === "---") : -1;
  if (end < 0)
    tell(
      1,
      "no front matter; expected lines “name: value” between two lines ---",
      "缺少文件头；应为两行 --- 之间的“名称: 值”"
    );
  const values = new Map<string, ReportLine>();
  for (const {at, text} of lines.slice(1, Math.max(end, 1))) {
    const [, key = "", value = ""] = /^([\w-]+):\s*(.*)$/.exec(text) ?? [];
    if ((HEAD as readonly string[]).includes(key) && value !== "") values.set(key, {at, text: value});
    else if (text !== "")
      tell(
        at,
        `${quotedLine(text)}; expected ${HEAD.join(", ")}, each with a value`,
        `${quotedLine(text)}；应为 ${HEAD.join("、")}，各带其值`
      );
  }
  const date = values.get("date");
  if (end >= 0)
    for (const key of ["date", "author"])
      if (!values.has(key)) tell(1, `${key}: missing in the front matter`, `文件头缺少 ${key}`);
  const audience = values.get("audience");
  const isKnown = audience === undefined || isAudience(audience.text);
  if (!isKnown)
    tell(
      audience.at,
      `audience: ${audience.text}; expected ${AUDIENCES.join(", ")}, or no such line for a draft`,
      `audience：${audience.text}；应为 ${AUDIENCES.join("、")}，草稿则删去此行`
    );
  return {
    head: {
      date: (date && dayIn(date.text, date.at, tell)) ?? "",
      author: values.get("author")?.text ?? "",
      audience: audience && isAudience(audience.text) ? audience.text : null
    },
    rest: lines.slice(end + 1)
  };
}

interface Found {
  readonly at: number;
  readonly lines: ReportLine[];
}

function sectionsOf(lines: readonly ReportLine[], tell: TellFault): ReadonlyMap<Section, Found> {
  const found = new Map<Section, Found>();
  let into: ReportLine[] | null = null;
  for (const line of lines) {
    const [, heading] = /^## (.+)$/.exec(line.text) ?? [];
    if (heading !== undefined) {
      const name = (Object.keys(SECTIONS) as Section[]).find((key) =>
        heading.split(" | ").some((part) => [SECTIONS[key].en, SECTIONS[key].zh].includes(part.trim() as never))
      );
      const known = Object.values(SECTIONS)
        .map(({en}) => en)
        .join(", ");
      if (name === undefined || found.has(name))
        tell(
          line.at,
          `${heading}; expected one section each of ${known}`,
          `${heading}；应为下列各节之一，每节一次：${known}`
        );
      into = [];
      if (name !== undefined && !found.has(name)) found.set(name, {at: line.at, lines: into});
    } else if (into) into.push(line);
    else if (line.text !== "")
      tell(
        line.at,
        `${quotedLine(line.text)}; expected a section, ## Thesis | 论点`,
        `${quotedLine(line.text)}；应为一节的标题，如 ## Thesis | 论点`
      );
  }
  return found;
}

function catalystIn(text: string, at: number, tell: TellFault): Catalyst {
  const [, on, said = text] = /^(\d{4}-\d{2}-\d{2})[:：]\s*(.+)$/.exec(text) ?? [];
  return {on: on === undefined ? null : dayIn(on, at, tell), text: bothIn(said, at, tell)};
}

function ratingIn(text: string, at: number, tell: TellFault): Rating[] {
  const [, entity, rating, target] = /^([\w.]+)[:：]\s*([^,，]+)[,，]\s*(.+)$/.exec(text) ?? [];
  if (entity !== undefined && rating !== undefined && target !== undefined) return [{entity, rating, target}];
  tell(
    at,
    `${quotedLine(text)}; expected company: rating, target, as the register of recommendations has it`,
    `${quotedLine(text)}；应为“公司：评级，目标价”，与推荐登记一致`
  );
  return [];
}
