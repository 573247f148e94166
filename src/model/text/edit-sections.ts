import type {Edited} from "./edit-lines.js";
import type {Reasoned, Statement, StatementOf, WrittenNumber, WrittenText} from "./node.js";
import {START} from "./place.js";
import {printOne} from "./print.js";
import {readText, spanOf, withStatements, type ReadText} from "./rewrite.js";

const BARE = {place: START, comments: [], remark: null, isSpaced: true} as const;

type Span = Pick<StatementOf<"periods">, "first" | "last" | "lastActual"> & {readonly hasYears?: boolean};

/** The periods a text states; null where it has problems. */
export function periodsOf(text: string): Span | null {
  return readText(text)?.document.statements.find((s) => s.type === "periods") ?? null;
}

/** A text over other periods; nothing else is changed, so what names one that is gone is a problem of its own. */
export function withPeriods(text: string, {first, last, lastActual, hasYears}: Span): Edited {
  return rewritten(
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
  return rewritten(text, isCase(key), (was) => ({...was, title, mechanism}) as Statement);
}

/** A text without a case. */
export function withoutCase(text: string, key: string): Edited {
  return changed(text, isCase(key), (read, at) => {
    const {from, to} = spanOf(read, at);
    return [...read.lines.slice(0, from), ...read.lines.slice(to)].join("\n");
  });
}

/** A text with another title of the whole. */
export function withTitle(text: string, words: WrittenText): Edited {
  return rewritten(
    text,
    ({type}) => type === "title",
    (was) => ({...was, words}) as Statement
  );
}

function isCase(key: string) {
  return (s: Statement) => s.type === "case" && s.key === key;
}

function rewritten(text: string, is: (s: Statement) => boolean, change: (s: Statement) => Statement): Edited {
  return changed(text, is, (read, at) =>
    withStatements(read, new Map([[at, change(read.document.statements[at] as Statement)]]))
  );
}

/** A text with a statement of its changed; refused where it has none. */
function changed(text: string, is: (s: Statement) => boolean, change: (read: ReadText, at: number) => string): Edited {
  const read = readText(text);
  const at = read ? read.document.statements.findIndex(is) : -1;
  return read && at >= 0 ? {ok: true, text: change(read, at)} : {ok: false, why: {kind: "text"}};
}
