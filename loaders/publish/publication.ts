import type {Audience} from "../../src/lib/audience.js";
import {parseIsoDate, type IsoDate} from "../../src/lib/dates.js";

/** Where the publication for an audience stands, from the repository: each has a folder of its own. */
export function publicationFolder(audience: Audience): string {
  return `published/${audience}`;
}

/** A day as it was given. Throws on what is none, by where it was said. */
export function dayOf(text: string, where: string): IsoDate {
  if (parseIsoDate(text) === null) throw new Error(`${where}: ${text}; expected a date YYYY-MM-DD`);
  return text;
}

/** The edition that is asked for. Throws on a day without one, with those there are. */
export function editionOf(text: string, dates: readonly IsoDate[]): IsoDate {
  const day = dayOf(text, "--edition");
  if (dates.includes(day)) return day;
  throw new Error(
    `--edition: ${text}; no edition has that date, expected one of ${dates.join(", ") || "those to come"}`
  );
}
