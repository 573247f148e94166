import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {AUDIENCES, type Audience} from "../../src/lib/audience.js";
import {isoDate, parseIsoDate, type IsoDate} from "../../src/lib/dates.js";

/** The variable by which a publication tells the processes it starts on which day it is published. */
export const PUBLISHED_ON = "ALPHA_LEDGER_PUBLISHED_ON";

/** The day on which is published: today unless told. Throws on what is no day. */
export function publicationDay(env: NodeJS.ProcessEnv = process.env): IsoDate {
  const day = env[PUBLISHED_ON] ?? "";
  return day === "" ? isoDate(new Date()) : dayOf(day, PUBLISHED_ON);
}

/** The variable by which a publication tells loaders the first day of which a price may be held against a value. */
export const PRICES_SINCE = "ALPHA_LEDGER_PRICES_SINCE";

/** The first day of which a price may be held against a value; null where prices of any day may. */
export function pricesSince(env: NodeJS.ProcessEnv = process.env): IsoDate | null {
  const day = env[PRICES_SINCE] ?? "";
  return day === "" ? null : dayOf(day, PRICES_SINCE);
}

/** Where the publication for an audience stands, from the repository: each has a folder of its own. */
export function publicationFolder(audience: Audience): string {
  return `published/${audience}`;
}

/** Where the publication before it stands, until the next one takes its place. */
export function formerFolder(audience: Audience): string {
  return `published/before/${audience}`;
}

/** Where is written what the pages of a publication find, for those who approve it; an edition finds what its day did. */
export function findingsFile(audience: Audience, edition: IsoDate | null = null): string {
  return `published/findings.${edition === null ? audience : `${audience}.${edition}`}.json`;
}

/** The publications of which the findings are written down, each with its audience and edition. */
export function foundPublications(root: string): {readonly audience: Audience; readonly edition: IsoDate | null}[] {
  const folder = join(root, "published");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return AUDIENCES.flatMap((audience) =>
    files.sort().flatMap((file) => {
      const [, of, edition = null] = /^findings\.(\w+)(?:\.([\d-]+))?\.json$/.exec(file) ?? [];
      return of === audience ? [{audience, edition}] : [];
    })
  );
}

/** A day as it was given. Throws on what is none, by where it was said. */
export function dayOf(text: string, where: string): IsoDate {
  if (parseIsoDate(text) === null) throw new Error(`${where}: ${text}; expected a date YYYY-MM-DD`);
  return text;
}

/** The edition that is asked for, on a day of publication. Throws on a day without one, with those there are. */
export function editionOf(text: string, dates: readonly IsoDate[], on: IsoDate): IsoDate {
  const day = dayOf(text, "--edition");
  if (dates.includes(day) && day > on) throw new Error(`--on: ${on}; expected no day before the edition of ${day}`);
  if (dates.includes(day)) return day;
  throw new Error(
    `--edition: ${text}; no edition has that date, expected one of ${dates.join(", ") || "those to come"}`
  );
}
