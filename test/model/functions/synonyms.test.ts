import {describe, expect, it} from "vitest";
import {walk} from "../../../src/model/formula/node.js";
import {parseFormula} from "../../../src/model/formula/parse.js";
import {FUNCTIONS} from "../../../src/model/functions/functions.js";
import {reference} from "../../../src/model/functions/reference.js";
import {namesElsewhere, SYNONYMS} from "../../../src/model/functions/synonyms.js";
import {completions} from "../../../src/model/text/complete.js";
import {messageZh} from "../../../src/model/text/message-zh.js";

const ENTRIES = reference();

describe("names of other spreadsheets", () => {
  it.each([...SYNONYMS.values()].map((each) => [each.name, each] as const))(
    "%s leads to what can be written here",
    (name, {of, here}) => {
      const unknown = [...walk(parseFormula(here))].flatMap((node) =>
        node.type === "call" && !FUNCTIONS.has(node.name) ? [node.name] : []
      );
      expect(unknown).toEqual([]);
      expect(FUNCTIONS.has(name), `${name} is a function of ours`).toBe(false);
      expect(ENTRIES.find((entry) => entry.name === of)?.elsewhere, of).toContain(name);
    }
  );

  it("know those that analysts use most", () => {
    const most = ["average", "mean", "index", "vlookup", "sumproduct", "stdev.s", "sumif", "xlookup", "offset", "ifs"];
    expect(most.filter((name) => !SYNONYMS.has(name))).toEqual([]);
  });

  it("are those of one entry", () => {
    expect(namesElsewhere("ties")).toEqual(["exact", "approx", "isclose"]);
    expect(namesElsewhere("mod")).toEqual([]);
  });

  it("are completed after what is ours, by how it is written here, and told in Chinese as well", () => {
    const {options = []} = completions("cost CNY m = ave", {lines: [], units: []}) ?? {};
    expect(options.find(({label}) => label === "average")).toMatchObject({apply: "avg(series)", boost: -1});
    expect(messageZh("unknown function: mean in x; here it is written avg(series)")).toBe(
      "x 中的函数 mean 不存在；此处写作 avg(series)"
    );
  });
});
