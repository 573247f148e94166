import {LEDGER_ENTRY} from "./books.js";
import {CITED_FACTS} from "./cited-facts.js";
import {COMPANY_FACTS} from "./company-facts.js";
import {FACT_TABLES} from "./facts.js";
import {FILTERED_USAGE} from "./filtered-usage.js";
import {HOST_PRICES} from "./host-prices.js";
import {REGISTRIES} from "./registries.js";
import {ROUTER_HOSTS} from "./router-hosts.js";
import type {Table} from "./schema.js";

/** Every table of the warehouse, registries first, in an order that satisfies all references. */
export const TABLES: readonly Table[] = [
  ...REGISTRIES,
  ...FACT_TABLES,
  ...FILTERED_USAGE,
  ...HOST_PRICES,
  ...ROUTER_HOSTS,
  ...COMPANY_FACTS,
  ...CITED_FACTS,
  LEDGER_ENTRY
];
