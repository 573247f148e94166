import {expect, it} from "vitest";
import {openrouterModels} from "../../../loaders/sources/openrouter-models.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const model = (id: string, slug: string, pricing: object, context: number | null = 8192) => ({
  id,
  canonical_slug: slug,
  name: id.toUpperCase(),
  created: 1_770_000_000,
  context_length: context,
  pricing
});
const FREE = {prompt: "0", completion: "0"};

it("openrouterModels.decode(bodies, asked) reads prices a million tokens, and the slug usage is counted under", () => {
  const {asOf, tables, catalogue} = decoded(openrouterModels, [
    {data: [model("c1/a", "c1/a-0101", {prompt: "0.000002", completion: "0.000004", input_cache_read: "0.0000005"})]},
    {data: [model("c1/a:free", "c1/a-0101", FREE, null), model("auto", "auto", {prompt: "-1", completion: "-1"})]}
  ]);
  expect(asOf).toBe("2026-05-20");
  expect(tables["price_listing"]?.map((r) => Object.values(r))).toEqual([
    ["2026-05-20", "c1/a", "2", "4", "0.5"],
    ["2026-05-20", "c1/a:free", "0", "0", ""],
    ["2026-05-20", "auto", "", "", ""]
  ]);
  expect(catalogue.map((c) => [c.listing, c.model, c.name, c.context_tokens, c.weights])).toEqual([
    ["c1/a", "c1/a-0101", "C1/A", "8192", "unknown"],
    ["c1/a:free", "c1/a-0101:free", "C1/A:FREE", "", "unknown"],
    ["auto", "auto", "AUTO", "8192", "unknown"]
  ]);
});

it("keeps a variant that the slug already names, and refuses a listing twice or a model to come", () => {
  const {catalogue} = decoded(openrouterModels, [{data: [model("c1/a:free", "c1/a:free", FREE)]}]);
  expect(catalogue[0]?.model).toBe("c1/a:free");
  const twice = [model("c1/a", "c1/a", FREE), model("c1/a", "c1/a", FREE)];
  expect(messageOf(() => decoded(openrouterModels, [{data: twice}]))).toContain("data[1]: c1/a, as in data[0]");
  const later = {...model("c1/a", "c1/a", FREE), created: Date.parse("2026-05-21") / 1000};
  expect(messageOf(() => decoded(openrouterModels, [{data: [later]}]))).toContain("data[0].created: 2026-05-21");
});
