import {describe, expect, it} from "vitest";
import {importUsage} from "../../../src/query/import/import.js";
import type {ImportSettings} from "../../../src/query/import/settings.js";
import {publishedModels} from "../../fixtures/results.js";

const registry = await publishedModels();
const told = (settings: ImportSettings, ...parts: BlobPart[]) => importUsage(new Blob(parts), {registry, settings});
const read = (...parts: BlobPart[]) => told({}, ...parts);

describe("importUsage(file, {settings}) of costs", () => {
  it("takes names that every object has for names like any other", async () => {
    const {report} = await read(
      "date,constructor,__proto__,model,prompt_tokens,constructor cost\n",
      "2026-06-01,1,2,constructor/constructor,10,2.50\n2026-06-02,1,2,__proto__,20,constructor 1\n"
    );
    expect([report.tokens, report.roles.input, report.costs]).toEqual([30, 30, {USD: 2.5}]);
    expect(report.names.map(({name, model, lab}) => [name, model, lab])).toEqual([
      ["__proto__", null, null],
      ["constructor/constructor", null, null]
    ]);
  });

  it("says of costs without a currency that they are taken as US dollars, until a reader or the column names one", async () => {
    const rows = "2026-06-01,m,10,2.50\n2026-06-02,m,10,\n2026-06-03,m,10,€1.00\n2026-06-04,m,10,$1.00\n";
    const asked = async (log: string) => (await read(log)).report.questions.filter(({kind}) => kind === "currency");
    expect(await asked(`date,model,tokens,cost\n${rows}`)).toEqual([{kind: "currency", rows: 1}]);
    expect(await asked(`date,model,tokens,cost_usd\n${rows}`)).toEqual([]);
    const chosen = await told({currency: "USD"}, `date,model,tokens,cost\n${rows}`);
    expect(chosen.report.questions).toEqual([{kind: "rate", currency: "EUR"}]);
  });

  it("converts a currency by the rate it is told, and adds none up without", async () => {
    const log = "date,model,tokens,cost,currency\n2026-06-01,m,10,2.50,EUR\n2026-06-01,m,10,1.00,USD\n";
    const {report, cube} = await read(log);
    expect([report.costUsd, report.costs, report.questions]).toEqual([
      null,
      {EUR: 2.5, USD: 1},
      [{kind: "rate", currency: "EUR"}]
    ]);
    expect(Object.keys(cube?.sums ?? {})).toEqual(["tokens"]);
    expect((await told({rates: {EUR: 1.1}}, log)).report.costUsd).toBe(3.75);
  });
});
