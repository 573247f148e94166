import {refuse} from "../../lib/decode.js";

/** Turns a document of one schema version into one of the next; the version itself is set by `migrate`. */
export type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

/** Migration 0 leads from schema 1 to 2, and so on. A change of the schema appends one here. */
export const MIGRATIONS: readonly Migration[] = [];

export const SCHEMA_VERSION = MIGRATIONS.length + 1;

/** A document brought to the newest schema step by step. Throws ShapeError on a version that is not known. */
export function migrate(value: unknown, migrations: readonly Migration[] = MIGRATIONS): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(value, "document", "an object");
  let document = value as Record<string, unknown>;
  const {schema} = document;
  const newest = migrations.length + 1;
  if (typeof schema !== "number" || !Number.isInteger(schema) || schema < 1 || schema > newest)
    return refuse(schema, "document.schema", `a version from 1 to ${newest}`);
  for (const [i, step] of migrations.slice(schema - 1).entries())
    document = {...step(document), schema: schema + i + 1};
  return document;
}
