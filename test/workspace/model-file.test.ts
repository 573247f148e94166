import {expect, it} from "vitest";
import {modelFromJson, modelToJson} from "../../src/workspace/model-file.js";

it("modelToJson(file) writes a line of the document a line of the file, and modelFromJson(json) reads it back", () => {
  const file = {text: "periods FY2026\nbeta 1 input 1.2", case: "base", edits: {beta: 1.5}};
  expect(modelToJson(file)).toBe(`{
  "schema": "alpha-ledger.model/1",
  "case": "base",
  "edits": {
    "beta": 1.5
  },
  "document": [
    "periods FY2026",
    "beta 1 input 1.2"
  ]
}
`);
  expect(modelFromJson(modelToJson(file))).toEqual(file);
  expect(modelFromJson(`\ufeff${modelToJson(file)}`)).toEqual(file);
  expect(() => modelFromJson(modelToJson(file).replace("model/1", "model/2"))).toThrow("alpha-ledger.model/1");
});
