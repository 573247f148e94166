import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parse} from "csv-parse/sync";
import {projectRoot} from "../../loaders/paths.js";
import {VIEWS} from "../../src/query/views.js";

/** Relations of tokens that the publisher or we estimate, and those of tokens as counted. */
const ESTIMATED = [
  "use_case_share",
  "use_case_model_share",
  "usage_by_category_weekly",
  "usage_by_language_weekly",
  "category_usage_weekly",
  "language_usage_weekly",
  "use_case_usage_weekly"
];
const COUNTED = [
  "usage_weekly",
  "usage_daily",
  "usage_weekly_by_model",
  "usage_weekly_by_lab",
  "usage_weekly_by_country",
  "usage_weekly_by_basis",
  "top_models_weekly",
  "usage_by_modality_daily",
  "usage_by_context_daily",
  "modality_usage_daily",
  "context_usage_daily",
  "hosted_tokens_weekly"
];

/** Whether one text of SQL reads both. */
function mixes(sql: string): boolean {
  const read = new Set([...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map(([, name]) => name ?? ""));
  return ESTIMATED.some((name) => read.has(name)) && COUNTED.some((name) => read.has(name));
}

/** Texts of SQL in a file: literals that select. */
function sqlIn(path: string): string[] {
  const literals = [
    ...readFileSync(path, "utf8").matchAll(/`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|```sql[^\n]*\n([^`]*)```/g)
  ];
  return literals.map(([, a, b, c]) => a ?? b ?? c ?? "").filter((text) => /\bSELECT\b/.test(text));
}

const SOURCES = ["src", "loaders/data"].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), {recursive: true, encoding: "utf8"})
    .filter((file) => /\.(ts|md)$/.test(file) && !file.includes("observablehq/cache"))
    .map((file) => join(folder, file))
);

describe("estimates and counts", () => {
  it("meet in these views alone: a ratio to a model’s count, a share spread over the week’s total", () => {
    expect(VIEWS.filter(({sql}) => mixes(sql.replaceAll("\n", " "))).map(({name}) => name)).toEqual([
      "use_case_usage_weekly",
      "category_usage_weekly",
      "language_usage_weekly"
    ]);
  });

  it("meet in no figure, page or loader", () => {
    const mixed = SOURCES.filter((file) => !/^src\/query\/(filtered-)?views\.ts$/.test(file)).filter((file) =>
      sqlIn(join(projectRoot, file)).some(mixes)
    );
    expect(mixed).toEqual([]);
  });

  it("meet in no reading of a claim", () => {
    const readings = parse<Record<"claim" | "basis" | "sql", string>>(
      readFileSync(join(projectRoot, "data/registry/claim_reading.csv"), "utf8"),
      {columns: true}
    );
    expect(readings.filter(({sql}) => mixes(sql)).map(({claim, basis}) => `${claim} ${basis}`)).toEqual([]);
  });

  it("are told apart by this test: SQL that reads both is found", () => {
    expect(
      mixes(
        "SELECT sum(c.tokens_estimate) + sum(u.tokens) FROM category_usage_weekly c JOIN usage_weekly u USING (model)"
      )
    ).toBe(true);
    expect(mixes("SELECT * FROM category_usage_weekly JOIN language_usage_weekly USING (model)")).toBe(false);
  });
});
