import {LEDGER_ENTRY} from "../../src/query/books.js";
import {COMPANY_FACTS} from "../../src/query/company-facts.js";
import {FACT_TABLES} from "../../src/query/facts.js";
import {FILTERED_USAGE} from "../../src/query/filtered-usage.js";
import {HOST_PRICES} from "../../src/query/host-prices.js";
import {REGISTRIES} from "../../src/query/registries.js";
import type {Table} from "../../src/query/schema.js";
import {WITHHELD} from "../../src/query/withheld.js";

/** Whether a table is offered that so many rows stand in: those of the rankings' filters are, once their past is fetched. */
export function isOffered({name}: Pick<Table, "name">, rows: number | undefined): boolean {
  return Boolean(rows) || FILTERED_USAGE.every((t) => t.name !== name);
}

/** Tables offered for download, of which only rows of open sources leave; those of which none does are left out. */
export const DOWNLOADS: readonly Table[] = [
  ...FACT_TABLES,
  ...FILTERED_USAGE,
  ...HOST_PRICES,
  ...COMPANY_FACTS,
  ...REGISTRIES,
  LEDGER_ENTRY
].filter((t) => !WITHHELD.includes(t.name));
