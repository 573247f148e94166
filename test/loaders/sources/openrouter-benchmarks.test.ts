import {expect, it} from "vitest";
import {openrouterBenchmarks} from "../../../loaders/sources/openrouter-benchmarks.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const META = {as_of: "2026-05-19T00:00:00Z", version: "v1"};
const read = (...data: object[]) => decoded(openrouterBenchmarks, [{data, meta: META}]);

it("openrouterBenchmarks.decode(bodies, asked) reads each publisher’s scores on its own scale, and none where none is given", () => {
  const {asOf, tables} = read(
    {
      source: "artificial-analysis",
      model_permaslug: "c1/a",
      intelligence_index: 0,
      coding_index: null,
      agentic_index: 41
    },
    {source: "design-arena", model_permaslug: "c1/a", arena: "models", category: "website", elo: 0},
    {source: "openrouter", model_permaslug: "c1/a", benchmark_type: "gpqa_diamond", accuracy: 0.75},
    {source: "openrouter", model_permaslug: "c1/a", benchmark_type: "search_hle", primary_score: 0.25}
  );
  expect(asOf).toBe("2026-05-19");
  expect(
    tables["benchmark"]?.map(({publisher, benchmark, score, scale}) => [publisher, benchmark, score, scale])
  ).toEqual([
    ["artificial-analysis", "intelligence", "0", "index"],
    ["artificial-analysis", "agentic", "41", "index"],
    ["design-arena", "models/website", "0", "elo"],
    ["openrouter", "gpqa_diamond", "0.75", "share"],
    ["openrouter", "search_hle", "0.25", "share"]
  ]);
});

it("refuses a publisher it does not know, a share beyond one and a score twice", () => {
  const gpqa = {source: "openrouter", model_permaslug: "c1/a", benchmark_type: "gpqa_diamond", accuracy: 0.75};
  expect(messageOf(() => read({...gpqa, source: "another"}))).toContain("data[0].source");
  expect(messageOf(() => read({...gpqa, accuracy: 75}))).toContain(
    "data[0].accuracy: 75; expected a fraction in [0, 1]"
  );
  expect(messageOf(() => read(gpqa, gpqa))).toContain("scores[1]: openrouter gpqa_diamond c1/a, as in scores[0]");
});
