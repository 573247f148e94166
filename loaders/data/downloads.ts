import {LEDGER_ENTRY} from "../../src/query/books.js";
import {COMPANY_FACTS} from "../../src/query/company-facts.js";
import {FACTS} from "../../src/query/facts.js";
import {REGISTRIES} from "../../src/query/registries.js";
import type {Table} from "../../src/query/schema.js";

/** Tables offered for download, of which only rows of open sources leave. Prices of vendors stay internal. */
export const DOWNLOADS: readonly Table[] = [
  ...FACTS,
  ...COMPANY_FACTS.filter((t) => t.name !== "market"),
  ...REGISTRIES,
  LEDGER_ENTRY
];
