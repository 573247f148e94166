import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {PublishedCompanies} from "../../src/companies/published.js";
import type {ModelVersion} from "../../src/desk/model-version.js";
import {VERSIONS, type BooksVersion, type CurrentVersions} from "../../src/lib/published-versions.js";
import {VERSION_DIGITS} from "../../src/lib/link-version.js";
import {sha256} from "../ledger/entry.js";
import {writeWhole} from "../whole.js";
import {builtData} from "./search-index.js";
import type {DataManifest} from "./stable-data.js";

/**
 * Keeps what a site shows beside it, by hash, with all that the publications before it kept, one that was rolled back included: so
 * a link that says from what it was made finds it after any later publication. Gives how many are kept.
 */
export function keepVersions(folder: string, before: readonly string[]): number {
  const manifest = join(folder, "data/manifest.json");
  const published = builtData(folder, "company-models") as PublishedCompanies | null;
  if (!existsSync(manifest) || published === null) return 0;
  const books = JSON.stringify(booksVersion(JSON.parse(readFileSync(manifest, "utf8")) as DataManifest));
  const models = published.companies.map(({entity, sheet, headline, cases}) => {
    const version: ModelVersion = {
      sheet,
      value: headline.value,
      price: headline.price,
      cases: Object.fromEntries(cases.map(({key, overrides}) => [key, overrides]))
    };
    return {entity, text: JSON.stringify(version)};
  });
  const current: CurrentVersions = {
    // Not by their last entry alone: an edition, and other readers, have other tables of the same books.
    books: nameOf(books),
    models: Object.fromEntries(models.map(({entity, text}) => [entity, nameOf(text)]))
  };
  const former = before.flatMap((publication) => {
    const kept = join(publication, VERSIONS);
    const names = existsSync(kept) ? readdirSync(kept).filter((name) => /^[0-9a-f]{12}\.json$/.test(name)) : [];
    for (const name of names) writeWhole(join(folder, VERSIONS, name), readFileSync(join(kept, name)));
    return names;
  });
  const written = new Map([...[books, ...models.map(({text}) => text)].map((text) => [nameOf(text), text] as const)]);
  for (const [name, text] of written) writeWhole(join(folder, VERSIONS, `${name}.json`), text);
  writeWhole(join(folder, VERSIONS, "now.json"), JSON.stringify(current));
  return new Set([...former, ...[...written.keys()].map((name) => `${name}.json`)]).size;
}

function nameOf(text: string): string {
  return sha256(text).slice(0, VERSION_DIGITS);
}

function booksVersion({ledger, tables, files}: DataManifest): BooksVersion {
  return {
    ledger,
    tables: tables.map(({table, rows}) => {
      const file =
        files.find((each) => each.file === `${table}.csv`) ?? files.find((each) => each.file === `${table}.parquet`);
      return {table, rows, sha256: file?.sha256 ?? ""};
    })
  };
}
