import type {Text} from "./language.js";

/** For whom a publication is, from the fewest readers to all: what may reach one may reach those before it. */
export const AUDIENCES = ["internal", "client", "public"] as const;

export type Audience = (typeof AUDIENCES)[number];

/** What each publication says of itself, on every page and in every file that has room for words. */
export const AUDIENCE_NOTICE: Readonly<Record<Audience, Text>> = {
  internal: {
    en: "For internal use: it holds vendors’ prices and figures that nobody has verified. Do not pass it on.",
    zh: "仅供内部使用：内含供应商价格与未经核实的数据，请勿外传。"
  },
  client: {en: "For clients. Do not pass it on.", zh: "仅供客户使用，请勿转发。"},
  public: {en: "For the public.", zh: "面向公众发布。"}
};

/** The same in both languages, for files that have none of their own; empty of a working copy, which says nothing. */
export function noticeInBoth(audience: Audience | null): string {
  return audience === null ? "" : `${AUDIENCE_NOTICE[audience].en} · ${AUDIENCE_NOTICE[audience].zh}`;
}

/** The name by which a page says in its head for whom it is. */
export const AUDIENCE_META = "audience";

export function isAudience(value: unknown): value is Audience {
  return AUDIENCES.includes(value as Audience);
}

/** For whom the open page was published; null for a working copy. */
export function pageAudience(page: Pick<Document, "querySelector"> = document): Audience | null {
  const stated = page.querySelector(`meta[name="${AUDIENCE_META}"]`)?.getAttribute("content");
  return isAudience(stated) ? stated : null;
}

/** Whether the open page is for readers who do not keep the books, to whom commands of the repository are of no use. */
export function isOutside(audience: Audience | null = pageAudience()): boolean {
  return audience !== null && audience !== "internal";
}

/** The name of a file that leaves a page, with the audience of the page before its ending: `weeks.csv` is `weeks.client.csv`. */
export function fileNameFor(name: string, audience: Audience | null): string {
  return audience === null ? name : name.replace(/(\.\w+)?$/, (ending) => `.${audience}${ending}`);
}
