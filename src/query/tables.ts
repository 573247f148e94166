import {CITED_FACTS} from "./cited-facts.js";
import {FACTS} from "./facts.js";
import {REGISTRIES} from "./registries.js";
import type {Table} from "./schema.js";

/** Every table of the warehouse, registries first, in an order that satisfies all references. */
export const TABLES: readonly Table[] = [...REGISTRIES, ...FACTS, ...CITED_FACTS];
