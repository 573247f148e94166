import type {CompanyFact} from "./facts.js";

/** Where the document behind figures is published: of a text of the books, for a period and, where it names one, a metric. */
export interface Filing {
  readonly entity: string;
  /** The text that figures were read from, as their rows name it. */
  readonly document: string;
  /** Null for every metric that no other row names. */
  readonly metric: string | null;
  readonly period_end: string;
  readonly url: string;
  /** "60-61"; null where the record names none. */
  readonly page: string | null;
  /** Table and row, where those are named instead. */
  readonly place: string | null;
}

/** What a figure’s source opens. */
export type OpenedDocument = Pick<Filing, "url" | "page" | "place">;

/** An address written out in the name of a text: host and path, with no part of it left out. */
const WRITTEN = /(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/[^\s(),;]*[\w/]/;

/** What the source of a figure opens: its filing as registered, else the address that the text’s own name states; null for neither. */
export function openedDocument(fact: CompanyFact, filings: readonly Filing[]): OpenedDocument | null {
  const own = filings.filter(
    ({entity, document, period_end}) =>
      entity === fact.entity && document === fact.document && period_end === fact.period_end
  );
  const filing = own.find(({metric}) => metric === fact.metric) ?? own.find(({metric}) => metric === null);
  if (filing) return filing;
  const [written] = WRITTEN.exec(fact.document) ?? [];
  if (written === undefined || fact.document.includes(`${written}...`)) return null;
  // A filing as the viewer of its data shows it: each statement or note is a file by itself.
  const [, place = null] = /\/(R\d+)\.htm$/.exec(written) ?? [];
  return {url: written.startsWith("http") ? written : `https://${written}`, page: null, place};
}

/** A text that figures were read from, with how many, and what it opens. */
export interface DocumentBehind {
  readonly document: string;
  readonly figures: number;
  readonly opens: OpenedDocument | null;
}

/** The texts behind figures, those with an address first, by what they open; each figure counts once. */
export function documentsBehind(facts: readonly CompanyFact[], filings: readonly Filing[]): DocumentBehind[] {
  const found = new Map<string, DocumentBehind>();
  const each = new Map(facts.map((fact) => [figureKey(fact), fact]));
  for (const fact of each.values()) {
    const opens = openedDocument(fact, filings);
    const key = JSON.stringify([fact.document, opens?.url, opens?.page, opens?.place]);
    found.set(key, {document: fact.document, opens, figures: (found.get(key)?.figures ?? 0) + 1});
  }
  const rank = ({opens}: DocumentBehind) => (opens === null ? 1 : 0);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || b.figures - a.figures);
}

function figureKey({entity, metric, basis, period_end, months, unit, source}: CompanyFact): string {
  return JSON.stringify([entity, metric, basis, period_end, months, unit, source]);
}
