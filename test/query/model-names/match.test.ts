import {readFileSync} from "node:fs";
import {csvParse} from "d3-dsv";
import {describe, expect, it} from "vitest";
import {modelNames} from "../../../src/query/model-names/match.js";
import {publishedModels} from "../../fixtures/results.js";

const match = modelNames(await publishedModels());
const cases = csvParse(readFileSync("test/fixtures/usage-logs/model-names.csv", "utf8"));

describe("modelNames(registry)(name)", () => {
  it.each(cases.map(({name = "", expected = "", kind = ""}) => [name, expected, kind]))(
    "matches %s to %s: %s",
    (name, expected) => {
      expect(match(name).model).toBe(expected);
    }
  );
});
