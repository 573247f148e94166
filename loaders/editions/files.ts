import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import type {Text} from "../../src/lib/language.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import {EDITIONS} from "../ledger/archive.js";
import {projectRoot} from "../paths.js";
import type {EditionFile} from "./freeze.js";

/** Where an edition lies, from the repository. */
export function editionPath(date: string): string {
  return `${EDITIONS}/${date}.json`;
}

/** What an edition is called. */
export function editionName(date: IsoDate): Text {
  return {en: `Edition of ${formatDate(date, "en")}`, zh: `版本：${formatDate(date, "zh")}`};
}

/** Every edition on disk, oldest first. Throws at one that cannot be read, by its name. */
export function readEditions(root = projectRoot): EditionFile[] {
  return editionDates(root).map((date) => readEdition(date, root));
}

/** The dates of all editions, for their addresses. */
export function editionDates(root = projectRoot): string[] {
  const folder = join(root, EDITIONS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => (/^\d{4}-\d\d-\d\d\.json$/.test(file) ? [file.slice(0, -5)] : []))
    .sort();
}

function readEdition(date: string, root: string): EditionFile {
  const text = readFileSync(join(root, editionPath(date)), "utf8");
  try {
    return JSON.parse(text) as EditionFile;
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(`${editionPath(date)}: not an edition: ${reason}; restore it from the version history`, {
      cause: error
    });
  }
}
