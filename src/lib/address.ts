import {parseIsoDate, type IsoDate} from "./dates.js";
import type {Text} from "./language.js";

/** How one part of a state is written in the address: a readable text, or nothing for its default. */
export interface Codec<T> {
  readonly initial: T;
  /** The value a text stands for; null for a text that means nothing here. The text is no longer percent-encoded. */
  readonly parse: (text: string) => T | null;
  /** A text, not yet percent-encoded. */
  readonly print: (value: T) => string;
}

export type Codecs<S> = {readonly [K in keyof S]: Codec<S[K]>};

/** A part of an address that was not understood, and so had no effect. */
export interface Ignored {
  readonly key: string;
  readonly value: string;
}

/** What a fragment says: fields of a state, and a place on the page. */
export interface Fragment {
  /** Keys and values in their order, decoded once. */
  readonly fields: readonly (readonly [key: string, value: string])[];
  /** Id of an element, `x` of `#x` and of `#by=lab&at=x`; empty without one. */
  readonly anchor: string;
}

/** Most characters of a fragment that are read: far above any link of ours, far below what would hold up a page. */
const LONGEST = 20_000;

/** Why a fragment is not read at all; null where it is. */
export function unreadText({length}: string): Text | null {
  if (length <= LONGEST) return null;
  return {
    en: `The link has ${length.toLocaleString("en")} characters; at most ${LONGEST.toLocaleString("en")} are read, so nothing of it was used.`,
    zh: `链接长达 ${length.toLocaleString("en")} 个字符，上限为 ${LONGEST.toLocaleString("en")} 个，因此全部未采用。`
  };
}

/** Key of the place on the page in a fragment that also states something. */
const ANCHOR = "at";

/**
 * Reads a fragment with or without `#`, also one that a chat or mail program encoded on its way: `%2C` is a comma,
 * `%7E` a tilde, `&amp;` and `%26` part fields as `&` does. A part without `=` is a place on the page, never state. Of one that is too long nothing
 * is read.
 */
export function readFragment(fragment: string): Fragment {
  if (unreadText(fragment) !== null) return {fields: [], anchor: ""};
  const fields: (readonly [string, string])[] = [];
  let anchor = "";
  for (const part of mended(fragment.replace(/^#/, "")).split("&")) {
    const [, key, value = ""] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (key === undefined) anchor ||= decoded(part);
    else if (decoded(key) === ANCHOR) anchor = decoded(value);
    else fields.push([decoded(key), decoded(value.replaceAll("+", " "))]);
  }
  return {fields, anchor};
}

/** A fragment without `#`: `by=lab&at=x`, or `x` alone where nothing is stated. Fields without text are left out. */
export function writeFragment(fields: Iterable<readonly [key: string, value: string]>, anchor = ""): string {
  const stated = [...fields]
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${escape(key)}=${escape(value)}`);
  if (anchor === "") return stated.join("&");
  return stated.length === 0 ? escape(anchor) : [...stated, `${ANCHOR}=${escape(anchor)}`].join("&");
}

/** A fragment with the signs that part its fields as they were written: an intact one holds `=` and no encoded `&` before a key. */
function mended(fragment: string): string {
  let text = fragment;
  while (!text.includes("=") && /%(?:25)*3D/i.test(text)) text = decoded(text);
  return text
    .replace(/%(?:25)*26(?=(?:amp(?:;|%(?:25)*3B))*[\w-]+=)/gi, "&")
    .replace(/&(?:amp(?:;|%(?:25)*3B))+/gi, "&");
}

/** The state in a fragment such as `#by=lab&country=CN,US`; what is absent or not understood keeps its initial value. */
export function readAddress<S extends object>(
  codecs: Codecs<S>,
  fragment: string
): {readonly state: S; readonly ignored: readonly Ignored[]} {
  const state = initialState(codecs);
  const ignored: Ignored[] = [];
  const seen = new Set<string>();
  for (const [key, text] of readFragment(fragment).fields) {
    const codec = Object.hasOwn(codecs, key) && !seen.has(key) ? codecs[key as keyof S] : undefined;
    const value = codec?.parse(decodedText(text)) ?? null;
    if (value === null) ignored.push({key, value: text});
    else {
      seen.add(key);
      state[key as keyof S] = value;
    }
  }
  return {state, ignored};
}

/** The shortest fragment, without `#`, that gives the state again. */
export function writeAddress<S extends object>(codecs: Codecs<S>, state: S): string {
  return writeFragment(
    (Object.keys(codecs) as (keyof S & string)[])
      .map((key) => [key, codecs[key].print(state[key])] as const)
      .filter(([key, text]) => text !== codecs[key].print(codecs[key].initial))
  );
}

export function initialState<S extends object>(codecs: Codecs<S>): S {
  return Object.fromEntries(
    Object.entries(codecs).map(([key, codec]) => [key, (codec as Codec<unknown>).initial])
  ) as S;
}

/** Any text. */
export function anyText(initial = ""): Codec<string> {
  return {initial, parse: (text) => text, print: (text) => text};
}

/** A day, as ISO date. */
export function anyDay(initial: IsoDate = ""): Codec<IsoDate> {
  return {initial, parse: (text) => (parseIsoDate(text) === null ? null : text), print: (day) => day};
}

/** One of a few words. */
export function choice<T extends string>(values: readonly T[], initial: T): Codec<T> {
  return {initial, parse: (text) => values.find((value) => value === text) ?? null, print: (value) => value};
}

/** Some of a few words, `a,b`; none stands for all. */
export function choices<T extends string>(values: readonly T[]): Codec<readonly T[]> {
  return {
    initial: [],
    parse: (text) => {
      const parts = partsOf(text, ",");
      const chosen = values.filter((value) => parts.includes(value));
      return chosen.length === parts.length ? chosen : null;
    },
    print: (chosen) => chosen.map(partText).join(",")
  };
}

/** A range of ISO dates, `2026-01-05..2026-03-02`, open where an end is empty. */
export function dateRange(isDate: (text: string) => boolean): Codec<{readonly from: string; readonly to: string}> {
  return {
    initial: {from: "", to: ""},
    parse: (text) => {
      const ends = /^([\d-]*)\.\.([\d-]*)$/.exec(text);
      if (!ends) return null;
      const [, from = "", to = ""] = ends;
      if (to !== "" && from > to) return null;
      return [from, to].every((date) => date === "" || isDate(date)) ? {from, to} : null;
    },
    print: ({from, to}) => (from || to ? `${from}..${to}` : "")
  };
}

/** Keys that pass, `a,b`, or that do not, `!a,b`. */
export function memberList(): Codec<{readonly keys: readonly string[]; readonly isExcluded: boolean}> {
  return {
    initial: {keys: [], isExcluded: false},
    parse: (text) => {
      const isExcluded = text.startsWith("!");
      const keys = partsOf(text.slice(isExcluded ? 1 : 0), ",");
      const isList = keys.every((key) => key !== "") && new Set(keys).size === keys.length;
      return isList && !ENCODED.test(text) ? {keys, isExcluded} : null;
    },
    print: ({keys, isExcluded}) => (keys.length ? (isExcluded ? "!" : "") + keys.map(partText).join(",") : "")
  };
}

/** A part of a list as it stands in one: a sign that would part the list, or read as an encoded one, has `\` before it. */
export function partText(text: string): string {
  return text.replace(/(%?)([\\,!~])|%(?=[\da-f]{2})/gi, (_, percent: string | undefined, sign: string | undefined) =>
    sign === undefined ? "%\\" : `${percent ?? ""}\\${sign}`
  );
}

/** The parts of a list that a sign parts. */
export function partsOf(text: string, sign: "," | "~"): string[] {
  const parts: string[] = [];
  let part = "";
  for (const [written, char = ""] of text.matchAll(/\\?(.)/gsu))
    if (written === sign) {
      parts.push(part);
      part = "";
    } else part += char;
  return [...parts, part];
}

const ENCODED = /%[\da-f]{2}/i;

/** A text with every percent-encoding undone, however often it was encoded. */
export function decodedText(text: string): string {
  const once = decoded(text);
  return once === text ? text : decodedText(once);
}

/** Percent-encodes what would be misread in a fragment, or what chat programs cut or set as emphasis; the rest stays readable. */
function escape(text: string): string {
  return encodeURIComponent(text)
    .replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(2F|3A|40|24|2C)/g, decodeURIComponent);
}

/** A text with its percent-encodings undone once; what encodes no character stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
