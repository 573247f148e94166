import {expect, it} from "vitest";
import {modelsDev} from "../../../loaders/sources/models-dev.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const model = (id: string, more: object = {}) => ({
  id,
  name: id.toUpperCase(),
  release_date: "2026-02-03",
  open_weights: true,
  limit: {context: 1000},
  ...more
});
const answer = (...models: ReturnType<typeof model>[]) => ({
  openrouter: {models: Object.fromEntries(models.map((m) => [m.id, m]))}
});

it("modelsDev.decode(bodies, asked) reads list prices, none where none is stated, and what the catalogue says", () => {
  const {asOf, tables, catalogue} = decoded(modelsDev, [
    answer(
      model("c1/a", {cost: {input: 2, output: 4, cache_read: 0}}),
      model("u1/a", {cost: {input: 0.5, output: 1}, open_weights: false}),
      model("u1/b", {release_date: "2026-02"})
    )
  ]);
  expect(asOf).toBe("2026-05-20");
  expect(tables["price_listing"]?.map((r) => Object.values(r))).toEqual([
    ["2026-05-20", "c1/a", "2", "4", "0"],
    ["2026-05-20", "u1/a", "0.5", "1", ""],
    ["2026-05-20", "u1/b", "", "", ""]
  ]);
  expect(catalogue.map((c) => [c.listing, c.model, c.released_on, c.weights, c.context_tokens])).toEqual([
    ["c1/a", null, "2026-02-03", "open", "1000"],
    ["u1/a", null, "2026-02-03", "closed", "1000"],
    ["u1/b", null, "", "open", "1000"]
  ]);
});

it("refuses a key that is not its model's, a release after next year, and an empty list", () => {
  const wrong = {openrouter: {models: {"c1/a": model("c1/b")}}};
  expect(messageOf(() => decoded(modelsDev, [wrong]))).toContain(
    'openrouter.models.c1/a.id: "c1/b"; expected "c1/a", its key'
  );
  expect(decoded(modelsDev, [answer(model("c1/a", {release_date: "2027-12-31"}))]).catalogue).toHaveLength(1);
  const far = answer(model("c1/a", {release_date: "2028-01-01"}));
  expect(messageOf(() => decoded(modelsDev, [far]))).toContain("openrouter.models.c1/a.release_date: 2028");
  expect(messageOf(() => decoded(modelsDev, [answer()]))).toContain("openrouter.models: no rows");
});
