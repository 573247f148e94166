import type {Text} from "../../lib/language.js";
import {writtenNumbers} from "../../lib/written-numbers.js";
import {TOPICS, UNITS, type StatedClaim, type StatedReading, type Topic, type ClaimUnit} from "../claims/claims.js";
import {TESTS, type Test} from "../claims/verdict.js";
import {bothIn, dayIn, NO_TEXT, itemsOf, partsBy, quotedLine, type ReportLine, type TellFault} from "./lines.js";

const KEYS = ["topic", "value", "give or take", "decided on", "because"] as const;
const NAMED = /^#+ ([a-z][a-z0-9_-]*): (.+)$/;

/** Reads a claim of a report: `### name: statement`, what it is worth and why, and a query for each basis. */
export function readClaim([head, ...lines]: readonly [ReportLine, ...ReportLine[]], tell: TellFault): StatedClaim {
  const split = lines.findIndex(({text}) => text.startsWith("#### "));
  const [saying, bases] = split < 0 ? [lines, []] : [lines.slice(0, split), lines.slice(split)];
  const says = new Map<string, ReportLine>();
  for (const {at, text} of itemsOf(saying, tell)) {
    const [, key = "", value = ""] = /^([a-z ]+): (.+)$/.exec(text) ?? [];
    if ((KEYS as readonly string[]).includes(key)) says.set(key, {at, text: value});
    else
      tell(
        at,
        `${quotedLine(text)}; expected one of ${KEYS.join(", ")}`,
        `${quotedLine(text)}；应为 ${KEYS.join("、")} 之一`
      );
  }
  const of = <T>(key: (typeof KEYS)[number], read: (line: ReportLine) => T | null): T | null => {
    const line = says.get(key);
    return line === undefined ? null : read(line);
  };
  const named = nameOf(head, tell);
  const value = of("value", (line) => valueIn(line, tell));
  const why = of("because", ({at, text}) => bothIn(text, at, tell));
  if (!says.has("because"))
    tell(
      head.at,
      `${named.name}: no reason; expected - because: English | 中文`,
      `${named.name}：没有缘由；应有 - because: English | 中文`
    );
  return {
    claim: named.name,
    topic: of("topic", ({at, text}) => topicIn(text, at, tell)) ?? "since",
    statement: named.text,
    test: value?.test ?? "equals",
    expected: value?.expected ?? null,
    expectedHigh: value?.expectedHigh ?? null,
    tolerance: of("give or take", ({at, text}) => numberIn(text, at, tell)) ?? 0,
    unit: value?.unit ?? "ratio",
    decidedOn: of("decided on", ({at, text}) => dayIn(text, at, tell)),
    why: why ?? NO_TEXT,
    untestable: null,
    readings: partsBy(/^#### /, bases, tell).map((part) => readingIn(part, tell))
  };
}

function nameOf({at, text}: ReportLine, tell: TellFault): {readonly name: string; readonly text: Text} {
  const [, name, said] = NAMED.exec(text) ?? [];
  if (name !== undefined && said !== undefined) return {name, text: bothIn(said, at, tell)};
  tell(
    at,
    `${quotedLine(text)}; expected a name of small letters, a colon and the words, such as ${sample(text)}`,
    `${quotedLine(text)}；应为小写名称、冒号与文字，如 ${sample(text)}`
  );
  return {name: "", text: NO_TEXT};
}

function sample(text: string): string {
  return `${/^#+/.exec(text)?.[0] ?? "###"} led: China leads | 中国领先`;
}

interface Value {
  readonly test: Test;
  readonly expected: number;
  readonly expectedHigh: number | null;
  readonly unit: ClaimUnit;
}

/** “above 50% share”, “between 14 and 17 multiple”: how a value is held, against what, in which unit. */
function valueIn({at, text}: ReportLine, tell: TellFault): Value | null {
  const words = text.split(" ");
  const [test, unit] = [words[0] as Test, words.at(-1) as ClaimUnit];
  const [low, high, ...more] = words.slice(1, -1).join(" ").split(" and ");
  const isRange = test === "between";
  if (
    !TESTS.includes(test) ||
    !UNITS.includes(unit) ||
    low === undefined ||
    more.length > 0 ||
    (high !== undefined) !== isRange
  ) {
    tell(
      at,
      `${text}; expected a test, a number and a unit, such as above 50% share or between 14 and 17 multiple: tests are ${TESTS.join(", ")}, units ${UNITS.join(", ")}`,
      `${text}；应为检验方式、数值与单位，如 above 50% share 或 between 14 and 17 multiple：检验方式有 ${TESTS.join("、")}，单位有 ${UNITS.join("、")}`
    );
    return null;
  }
  const expected = numberIn(low, at, tell);
  const expectedHigh = high === undefined ? null : numberIn(high, at, tell);
  return expected === null ? null : {test, expected, expectedHigh, unit};
}

/** A number as it is written by hand or printed: 0.5, 50%, 4.12 trillion, 1e-7. */
function numberIn(text: string, at: number, tell: TellFault): number | null {
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text)) return Number(text);
  const [number, ...more] = writtenNumbers(text.trim());
  if (typeof number === "object" && more.length === 0) return number.unit === "%" ? number.value / 100 : number.value;
  tell(
    at,
    `${text}; expected a number, such as 0.5, 50% or 4.12 trillion`,
    `${text}；应为数字，如 0.5、50% 或 4.12 万亿`
  );
  return null;
}

function topicIn(text: string, at: number, tell: TellFault): Topic | null {
  if ((TOPICS as readonly string[]).includes(text)) return text as Topic;
  tell(at, `topic: ${text}; expected one of ${TOPICS.join(", ")}`, `topic：${text}；应为 ${TOPICS.join("、")} 之一`);
  return null;
}

/** A basis: `#### name: English | 中文`, what it counts, and its query in a fence. */
function readingIn([head, ...lines]: readonly [ReportLine, ...ReportLine[]], tell: TellFault): StatedReading {
  const {name: basis, text: name} = nameOf(head, tell);
  const from = lines.findIndex(({text}) => text === "```sql");
  const to = lines.findIndex(({text}, i) => i > from && text === "```");
  const said = lines.slice(0, from < 0 ? lines.length : from).filter(({text}) => text !== "");
  const after = to < 0 ? [] : lines.slice(to + 1).filter(({text}) => text !== "");
  const [definition] = said;
  if (from < 0 || to < 0 || definition === undefined || said.length > 1 || after.length > 0)
    tell(
      (after[0] ?? head).at,
      `${basis}: expected one line of what it counts, English | 中文, and its query between \`\`\`sql and \`\`\``,
      `${basis}：应有一行说明计算内容（English | 中文），以及置于 \`\`\`sql 与 \`\`\` 之间的查询`
    );
  return {
    basis,
    name,
    definition: definition === undefined ? NO_TEXT : bothIn(definition.text, definition.at, tell),
    sql:
      from < 0 || to < 0
        ? ""
        : lines
            .slice(from + 1, to)
            .map(({text}) => text)
            .join("\n")
  };
}
