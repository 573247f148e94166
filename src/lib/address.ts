/** How one part of a state is written in the address: a readable text, or nothing for its default. */
export interface Codec<T> {
  readonly initial: T;
  /** The value a text stands for; null for a text that means nothing here. */
  readonly parse: (text: string) => T | null;
  readonly print: (value: T) => string;
}

export type Codecs<S> = {readonly [K in keyof S]: Codec<S[K]>};

/** A part of an address that was not understood, and so had no effect. */
export interface Ignored {
  readonly key: string;
  readonly value: string;
}

/** The state in a fragment such as `#by=lab&country=CN,US`; what is absent or not understood keeps its initial value. */
export function readAddress<S extends object>(
  codecs: Codecs<S>,
  fragment: string
): {readonly state: S; readonly ignored: readonly Ignored[]} {
  const state = initialState(codecs);
  const ignored: Ignored[] = [];
  const seen = new Set<string>();
  for (const part of fragment.replace(/^#/, "").split("&")) {
    if (part === "") continue;
    const [, rawKey = part, rawValue = ""] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    const key = unescape(rawKey);
    const codec = Object.hasOwn(codecs, key ?? "") && !seen.has(key ?? "") ? codecs[key as keyof S] : undefined;
    const value = codec?.parse(rawValue) ?? null;
    if (key === null || value === null) ignored.push({key: key ?? rawKey, value: unescape(rawValue) ?? rawValue});
    else {
      seen.add(key);
      state[key as keyof S] = value;
    }
  }
  return {state, ignored};
}

/** The shortest fragment, without `#`, that gives the state again. */
export function writeAddress<S extends object>(codecs: Codecs<S>, state: S): string {
  return (Object.keys(codecs) as (keyof S & string)[])
    .map((key) => [key, codecs[key].print(state[key])] as const)
    .filter(([key, text]) => text !== codecs[key].print(codecs[key].initial))
    .map(([key, text]) => `${key}=${text}`)
    .join("&");
}

export function initialState<S extends object>(codecs: Codecs<S>): S {
  return Object.fromEntries(
    Object.entries(codecs).map(([key, codec]) => [key, (codec as Codec<unknown>).initial])
  ) as S;
}

/** One of a few words. */
export function choice<T extends string>(values: readonly T[], initial: T): Codec<T> {
  return {initial, parse: (text) => values.find((value) => value === unescape(text)) ?? null, print: escape};
}

/** Some of a few words, `a,b`; none stands for all. */
export function choices<T extends string>(values: readonly T[]): Codec<readonly T[]> {
  return {
    initial: [],
    parse: (text) => {
      const parts = text.split(",").map(unescape);
      const chosen = values.filter((value) => parts.includes(value));
      return chosen.length === parts.length ? chosen : null;
    },
    print: (chosen) => chosen.map(escape).join(",")
  };
}

/** A range of ISO dates, `2026-01-05..2026-03-02`, open where an end is empty. */
export function dateRange(isDate: (text: string) => boolean): Codec<{readonly from: string; readonly to: string}> {
  return {
    initial: {from: "", to: ""},
    parse: (text) => {
      const [, from, to] = /^([\d-]*)\.\.([\d-]*)$/.exec(text) ?? [];
      if (from === undefined || to === undefined || (from && to && from > to)) return null;
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
      const keys = text
        .slice(isExcluded ? 1 : 0)
        .split(",")
        .map(unescape);
      return keys.every((key) => key !== null && key !== "") && new Set(keys).size === keys.length
        ? {keys: keys as string[], isExcluded}
        : null;
    },
    print: ({keys, isExcluded}) => (keys.length ? (isExcluded ? "!" : "") + keys.map(escape).join(",") : "")
  };
}

/** Percent-encodes what would be misread in a fragment, leaving the rest readable. */
export function escape(text: string): string {
  return encodeURIComponent(text)
    .replace(/!/g, "%21")
    .replace(/%(2F|3A|40|24)/g, decodeURIComponent);
}

function unescape(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
