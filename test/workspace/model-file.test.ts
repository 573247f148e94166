import {expect, it} from "vitest";
import {headedText, modelFromJson, modelToJson} from "../../src/workspace/model-file.js";

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

it("headedText(text, as) says once whose it is and for whom, however often it left a page", () => {
  const own = "// mine\nperiods FY2026";
  const readers = "// Your scenario, not our view / 您的情景，并非我们的观点";
  const clients = "// For clients. Do not pass it on. · 仅供客户使用，请勿转发。";
  const once = headedText(own, {isReaders: true, audience: "client"});
  expect(once).toBe([readers, clients, own].join("\n"));
  expect(headedText(once, {isReaders: true, audience: "client"})).toBe(once);
  expect(headedText(once, {isReaders: true, audience: null})).toBe([readers, own].join("\n"));
  expect(headedText(own, {isReaders: false, audience: null})).toBe(own);
});
