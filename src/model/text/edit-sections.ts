import type {Edited} from "./edit-lines.js";
import type {Reasoned, Statement, StatementOf, WrittenNumber, WrittenText} from "./node.js";
import {printOne} from "./print.js";
import {readText, spanOf, withStatements} from "./rewrite.js";

const BARE = {place: {line: 1, column: 1, length: 1}, comments: [], remark: null, isSpaced: true} as const;

type Span = Pick<StatementOf<"periods">, "first" | "last" | "lastActual"> & {readonly hasYears?: boolean};

/** The periods a text states; null where it has problems. */
export function periodsOf(text: string): Span | null {
  return readText(text)?.document.statements.find((s) => s.type === "periods") ?? null;
}

/** A text over other periods; nothing else is changed, so what names one that is gone is a problem of its own. */
export function withPeriods(text: string, {first, last, lastActual, hasYears}: Span): Edited {
  return changed(
    text,
    ({type}) => type === "periods",
    (was) => ({...was, first, last, lastActual, ...(hasYears !== undefined && {hasYears})}) as Statement
  );
}

/** A case as a reader writes it. */
export interface NewCase {
  readonly key: string;
  readonly title: WrittenText;
  readonly mechanism: WrittenText | null;
  readonly settings: readonly (readonly [line: string, period: string | null, number: WrittenNumber])[];
  readonly reason: WrittenText | null;
}

/** A text with a case below its others. */
export function withCase(text: string, {key, title, mechanism, settings, reason}: NewCase): Edited {
  const read = readText(text);
  if (!read) return {ok: false, why: {kind: "text"}};
  const reasoned = settings.map(([line, period, quantity]): Reasoned => ({
    setting: {cell: {line, period}, how: "=", quantity},
    reason
  }));
  const made: StatementOf<"case"> = {
    type: "case",
    ...BARE,
    key,
    probability: null,
    title,
    mechanism,
    trigger: null,
    indicator: null,
    settings: reasoned
  };
  if (read.document.statements.some(isCase(key))) return {ok: false, why: {kind: "taken", name: key}};
  const last = read.document.statements.findLastIndex((s) => s.type === "case");
  const place = last < 0 ? read.document.statements.length - 1 : last;
  const {to} = spanOf(read, place);
  return {
    ok: true,
    text: [...read.lines.slice(0, to), "", ...printOne([made], 0), ...read.lines.slice(to)].join("\n")
  };
}

/** A text with another title and mechanism of a case. */
export function withCaseNamed(text: string, key: string, title: WrittenText, mechanism: WrittenText | null): Edited {
  return changed(text, isCase(key), (was) => ({...was, title, mechanism}) as Statement);
}

/** A text without a case. */
export function withoutCase(text: string, key: string): Edited {
  const read = readText(text);
  const at = read?.document.statements.findIndex(isCase(key)) ?? -1;
  if (!read || at < 0) return {ok: false, why: {kind: "text"}};
  const {from, to} = spanOf(read, at);
  return {ok: true, text: [...read.lines.slice(0, from), ...read.lines.slice(to)].join("\n")};
}

/** A text with another title of the whole. */
export function withTitle(text: string, words: WrittenText): Edited {
  return changed(
    text,
    ({type}) => type === "title",
    (was) => ({...was, words}) as Statement
  );
}

function isCase(key: string) {
  return (s: Statement) => s.type === "case" && s.key === key;
}

function changed(text: string, is: (s: Statement) => boolean, change: (s: Statement) => Statement): Edited {
  const read = readText(text);
  const at = read?.document.statements.findIndex(is) ?? -1;
  const statement = read?.document.statements[at];
  if (!read || !statement) return {ok: false, why: {kind: "text"}};
  return {ok: true, text: withStatements(read, new Map([[at, change(statement)]]))};
}
