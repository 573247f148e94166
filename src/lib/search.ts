/** What an entry of the index is. */
export const SEARCH_KINDS = ["page", "lab", "model", "company", "claim"] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Something to be found: what it is, how it is called, where it stands below its language, and what it says. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly title: string;
  readonly path: string;
  readonly text: string;
}

/** Least part of the pairs of signs of a Chinese query that an entry has. */
const LEAST_PAIRS = 0.6;
const [IN_TITLE, AT_START, IN_TEXT, AS_WRITTEN] = [3, 2, 1, 6];

/** A query as it is looked for: words of letters and digits, and pairs of Chinese signs, since Chinese has no spaces. */
export function termsOf(query: string): {readonly words: readonly string[]; readonly pairs: readonly string[]} {
  const text = folded(query);
  const runs = text.match(/[\u3400-\u9fff]+/g) ?? [];
  return {
    words: [
      ...new Set(text.match(/[\p{L}\p{N}][\p{L}\p{N}.\-/]*/gu)?.flatMap((word) => word.split(/[\u3400-\u9fff]+/)) ?? [])
    ].filter((word) => word !== ""),
    pairs: [
      ...new Set(
        runs.flatMap((run) =>
          run.length === 1 ? [run] : Array.from({length: run.length - 1}, (_, i) => run.slice(i, i + 2))
        )
      )
    ]
  };
}

/** Entries that a query finds, the best first; none for a query without letters. */
export function found(entries: readonly SearchEntry[], query: string, most = 12): SearchEntry[] {
  const terms = termsOf(query);
  const whole = folded(query).trim();
  if (terms.words.length + terms.pairs.length === 0) return [];
  return entries
    .map((entry) => ({entry, score: scoreOf(entry, terms, whole)}))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.title.length - b.entry.title.length)
    .slice(0, most)
    .map(({entry}) => entry);
}

/** The part of an entry’s text in which a query is found, in a line of so many signs; its beginning where it is in the title alone. */
export function excerpt({text}: SearchEntry, query: string, length = 90): string {
  const {words, pairs} = termsOf(query);
  const plain = folded(text);
  const at =
    [folded(query).trim(), ...words, ...pairs].map((term) => plain.indexOf(term)).find((place) => place >= 0) ?? 0;
  const near = Math.max(0, at - Math.floor(length / 3));
  // From the beginning of a word where one begins before what was found.
  const word = near === 0 ? 0 : text.slice(near, at).search(/\s\S/) + 1;
  const from = near + word;
  return `${from > 0 ? "…" : ""}${text.slice(from, from + length).trim()}${from + length < text.length ? "…" : ""}`;
}

function scoreOf({title, text}: SearchEntry, {words, pairs}: ReturnType<typeof termsOf>, whole: string): number {
  const [name, body] = [folded(title), folded(text)];
  const points = (term: string) =>
    (name.includes(term) ? IN_TITLE + (name.startsWith(term) ? AT_START : 0) : 0) + (body.includes(term) ? IN_TEXT : 0);
  const [ofWords, ofPairs] = [words.map(points), pairs.map(points)];
  if (ofWords.includes(0) || ofPairs.filter((each) => each > 0).length < LEAST_PAIRS * pairs.length) return 0;
  const asWritten = name.includes(whole) || body.includes(whole) ? AS_WRITTEN : 0;
  return (sum(ofWords) + sum(ofPairs)) / (words.length + pairs.length) + asWritten;
}

/** A text as it is compared: without case, and with signs of full width as those of half. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
