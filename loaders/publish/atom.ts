import {createHash} from "node:crypto";
import type {IsoDate} from "../../src/lib/dates.js";
import {escapedMarkup} from "../markup.js";

/** One thing that was published, in one language. */
export interface AtomEntry {
  /** What it is for good, whatever it is called and wherever it stands: "en/editions/2026-11-25". */
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** Where it is read: an address in full, or one relative to the feed. */
  readonly href: string;
  readonly publishedOn: IsoDate;
  readonly updatedOn: IsoDate;
}

interface AtomFeed {
  readonly key: string;
  /** Its language, as BCP 47 has it. */
  readonly tag: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** For whom it is; empty where that is not said. */
  readonly rights: string;
  /** Where the feed itself stands, and the page it is of; in full, or relative to the feed. */
  readonly self: string;
  readonly home: string;
  /** Day that stands for a feed without an entry. */
  readonly asOf: IsoDate;
  readonly entries: readonly AtomEntry[];
}

/** A feed as RFC 4287 has it, newest first; the same entries give the same bytes. */
export function atomText({key, tag, title, subtitle, author, rights, self, home, asOf, entries}: AtomFeed): string {
  const updated = entries.map(({updatedOn}) => updatedOn).reduce((a, b) => (a > b ? a : b), entries.length ? "" : asOf);
  const newestFirst = [...entries].sort((a, b) => b.updatedOn.localeCompare(a.updatedOn) || b.key.localeCompare(a.key));
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tag}">`,
    `  <id>${permanentId(key)}</id>`,
    `  <title>${escapedMarkup(title)}</title>`,
    `  <subtitle>${escapedMarkup(subtitle)}</subtitle>`,
    `  <updated>${startOf(updated)}</updated>`,
    `  <author><name>${escapedMarkup(author)}</name></author>`,
    ...(rights === "" ? [] : [`  <rights>${escapedMarkup(rights)}</rights>`]),
    `  <link rel="self" type="application/atom+xml" href="${escapedMarkup(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapedMarkup(home)}"/>`,
    ...newestFirst.flatMap((entry) => [
      `  <entry>`,
      `    <id>${permanentId(entry.key)}</id>`,
      `    <title>${escapedMarkup(entry.title)}</title>`,
      `    <published>${startOf(entry.publishedOn)}</published>`,
      `    <updated>${startOf(entry.updatedOn)}</updated>`,
      `    <link rel="alternate" type="text/html" href="${escapedMarkup(entry.href)}"/>`,
      `    <summary>${escapedMarkup(entry.summary)}</summary>`,
      `  </entry>`
    ]),
    `</feed>`,
    ""
  ].join("\n");
}

/** Name space of URLs, RFC 9562. */
const NAME_SPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** An id that needs no address of the site: a name-based UUID, version 5. */
function permanentId(key: string): string {
  const bytes = createHash("sha1").update(NAME_SPACE).update(`alpha-ledger/${key}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `urn:uuid:${[0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1] ?? 32)).join("-")}`;
}

function startOf(day: IsoDate): string {
  return `${day}T00:00:00Z`;
}
