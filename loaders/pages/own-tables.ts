import {readFileSync} from "node:fs";
import {readFrontMatter} from "../../node_modules/@observablehq/framework/dist/frontMatter.js";
import {pageFile} from "./page-file.js";

/** Where a page stands, as Framework tells it while it reads the page. */
export interface PagePlace {
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Files that the front matter of a page lists under `sql`, by the name of the table each becomes. */
export function ownTables(place: PagePlace, root: string): Readonly<Record<string, string>> {
  const file = pageFile(place, root);
  return file === undefined ? {} : (readFrontMatter(readFileSync(file, "utf8")).data.sql ?? {});
}

/** The cell that binds `sql` to the ledger with these files beside it; a file of another site stays an address, which it refuses. */
export function ownTablesCell(tables: Readonly<Record<string, string>>): string {
  // `valueOf` names a file without asking for Framework's reader of its format.
  const files = Object.entries(tables).map(([name, source]) => {
    const text = JSON.stringify(source);
    return `${JSON.stringify(name)}: ${/^\w+:/.test(source) ? text : `FileAttachment(${text}).valueOf()`}`;
  });
  return `import {ledgerBeside} from "/query/own/beside-ledger.js";\nconst sql = ledgerBeside({${files.join(", ")}});\n`;
}
