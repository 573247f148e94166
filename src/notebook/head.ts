import {AUDIENCES, isAudience} from "../lib/audience.js";
import {parseIsoDate} from "../lib/dates.js";
import {nearest} from "../model/nearest.js";
import {meant, problemIn, type CellProblem} from "./problem.js";

/** What a page of the repository says of itself besides: to whom it is published, and what it was made of. */
const PAGE_KEYS = ["audience", "parent", "parent_sha256", "ledger_entry", "decisions"] as const;

/**
 * What the head of a notebook may say; `from` is the address of what it was begun from, `known-on` the day on which it reads
 * the ledger as it was known then.
 */
export const HEAD_KEYS = ["title", "from", "known-on", "alpha-ledger-notebook", ...PAGE_KEYS] as const;

export type HeadKey = (typeof HEAD_KEYS)[number];

const DECISION = /^ {2}- "(?:[^"\\]|\\.)*"\r?$/;

const VERSION_KEY = "alpha-ledger-notebook" satisfies HeadKey;

const HEAD = /^---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Parts front matter from the rest of a text; empty where there is none. */
export function headOf(text: string): string {
  const found = HEAD.exec(text);
  return found?.index === 0 ? found[0] : "";
}

/** Whether a text says of itself that it is a notebook, of whatever version. */
export function isNotebook(text: string): boolean {
  return headValue(headOf(text), VERSION_KEY) !== null;
}

/** A text that says of itself that it is a notebook; one that says so, or whose head is broken, as it stands. */
export function asNotebook(text: string): string {
  const head = headOf(text);
  if (isNotebook(text) || (head === "" && text.startsWith("---"))) return text;
  return withHeadValue(head, VERSION_KEY, "1") + text.slice(head.length);
}

/** A value of a head; null where it says nothing of it. */
export function headValue(head: string, key: HeadKey): string | null {
  const [, value] = new RegExp(`^${key}[ \\t]*:[ \\t]*(.*?)[ \\t]*\\r?$`, "m").exec(head) ?? [];
  if (value === undefined) return null;
  const [, quoted] = /^"(.*)"$/.exec(value) ?? [];
  return quoted === undefined ? value : quoted.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}

/** A head that says a value, the rest as it stood; null takes the line out. */
export function withHeadValue(head: string, key: HeadKey, value: string | null): string {
  const from = head === "" ? "---\nalpha-ledger-notebook: 1\n---\n" : head;
  const line = new RegExp(`^${key}[ \\t]*:[^\\n]*\\n`, "m");
  const written = value === null ? "" : `${key}: ${isPlain(value) ? value : quote(value)}\n`;
  if (line.test(from)) return from.replace(line, () => written);
  return from.replace(/^---[ \t]*(?:\r?\n|$)(?![^]*^---)/m, (end) => written + end);
}

/**
 * What is wrong with a head: front matter may hold more than words elsewhere, code and parts of the page, so a notebook’s is
 * a closed list of plain lines.
 */
export function headProblems(text: string): CellProblem[] {
  if (!text.startsWith("---")) return [];
  const head = headOf(text);
  if (head === "" || !/^---[ \t]*\r?\n/.test(text))
    return [
      problemIn(
        1,
        1,
        "front matter: expected lines “name: value” between two lines ---",
        "文件头：应为两行 --- 之间的“名称: 值”"
      )
    ];
  return head
    .split("\n")
    .slice(1, -2)
    .flatMap((raw, i, lines) => {
      const text = raw.replace(/\r$/, "");
      const [, key, value = ""] = /^([\w-]+)[ \t]*:(?:[ \t]+(.*))?$/.exec(text) ?? [];
      const head = lines.slice(0, i).findLast((line) => !DECISION.test(line));
      const isListed = DECISION.test(text) && head?.startsWith("decisions:");
      if (text.trim() === "" || isListed) return [];
      if (key === undefined || !HEAD_KEYS.some((known) => known === key)) return [unknown(i + 2, key ?? text)];
      if (key === VERSION_KEY && value.trim() !== "1") return [otherVersion(i + 2, value)];
      if (key === "known-on" && parseIsoDate(value.trim().replace(/^"(.*)"$/, "$1")) === null)
        return [noDay(i + 2, value)];
      if (key === "audience" && !isAudience(value.trim())) return [noAudience(i + 2, value)];
      if (key === "decisions" && value.trim() === "") return [];
      if (key === "from" && !/^"https?:\/\/[^\s"]+"[ \t]*$/.test(value)) return [noAddress(i + 2, value)];
      return isWritten(value) ? [] : [unquoted(i + 2, key)];
    });
}

/** A text in quotation marks, or words that YAML takes for nothing but words. */
function isWritten(value: string): boolean {
  const isQuoted = /^"(?:[^"\\]|\\.)*"[ \t]*$/.test(value);
  return isQuoted || (/^[\p{L}\p{N}]/u.test(value) && !/[ \t]#|:(?: |$)/.test(value));
}

function isPlain(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} _./-]*$/u.test(value) && !value.endsWith(" ");
}

function quote(value: string): string {
  return `"${value
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(/[\r\n]+/g, " ")}"`;
}

function unknown(line: number, key: string): CellProblem {
  const close = meant(nearest(key, HEAD_KEYS));
  const known = HEAD_KEYS.join(", ");
  return problemIn(
    line,
    1,
    `${key}: unknown in the head of a notebook; take the line out, or expected one of ${known}${close.en}`,
    `${key}：笔记本文件头中没有此项；请删去此行，或写 ${known} 之一${close.zh}`
  );
}

function otherVersion(line: number, value: string): CellProblem {
  const written = value.trim();
  return problemIn(
    line,
    1,
    `${VERSION_KEY}: ${written || "nothing"}; expected 1, the one version there is: write ${VERSION_KEY}: 1`,
    `${VERSION_KEY}：${written || "空"}；目前只有版本 1，应写 ${VERSION_KEY}: 1`
  );
}

function noAddress(line: number, value: string): CellProblem {
  return problemIn(
    line,
    1,
    `from: ${value || "nothing"}; expected the address the notebook was begun from, in double quotation marks, or no such line`,
    `from：${value || "空"}；应为笔记本由来的网址并用双引号括起，或删去此行`
  );
}

function noAudience(line: number, value: string): CellProblem {
  const written = value.trim();
  return problemIn(
    line,
    1,
    `audience: ${written || "nothing"}; expected one of ${AUDIENCES.join(", ")}, or no such line for a draft`,
    `audience：${written || "空"}；应为 ${AUDIENCES.join("、")} 之一，草稿则删去此行`
  );
}

function unquoted(line: number, key: string): CellProblem {
  return problemIn(
    line,
    1,
    `${key}: expected plain words, or a text in double quotation marks`,
    `${key}：应为普通文字，或用双引号括起`
  );
}

function noDay(line: number, value: string): CellProblem {
  return problemIn(
    line,
    1,
    `known-on: ${value.trim() || "nothing"}; expected the day on which the ledger is to be read, such as known-on: 2026-09-16, or no such line`,
    `known-on：${value.trim() || "空"}；应为读取账本所依的日期，如 known-on: 2026-09-16，或删去此行`
  );
}
