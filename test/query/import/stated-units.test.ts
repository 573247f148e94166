import {describe, expect, it} from "vitest";
import {spanKindColumn, isSumOfCalls} from "../../../src/query/import/roles/spans.js";
import {statedOffset, tokenScale} from "../../../src/query/import/roles/stated-units.js";

describe("tokenScale(name)", () => {
  it.each([
    ["Input (K tokens)", 1e3],
    ["Output tokens (M)", 1e6],
    ["tokens_in_thousands", 1e3],
    ["用量(千tokens)", 1e3],
    ["输入（百万词元）", 1e6],
    ["Input Tokens", 1],
    ["model tokens", 1],
    ["input_tokens_cache_write_5m", 1]
  ])("of %s is %d", (name, scale) => {
    expect(tokenScale(name)).toBe(scale);
  });
});

describe("statedOffset(name)", () => {
  it.each([
    ["Date (UTC+8)", 480],
    ["Time (GMT-03:30)", -210],
    ["时间（北京时间）", 480],
    ["TimeGenerated [UTC]", null],
    ["date", null]
  ])("of %s is %s minutes", (name, minutes) => {
    expect(statedOffset(name)).toBe(minutes);
  });
});

describe("spanKindColumn(survey), isSumOfCalls(kind)", () => {
  it("find what tells a call of a model from the chain around it", () => {
    const names = ["id", "run_type", "total_tokens"];
    expect(
      spanKindColumn({
        names,
        rows: [
          ["1", "chain", "5"],
          ["2", "llm", "5"]
        ]
      })
    ).toBe(1);
    expect(spanKindColumn({names, rows: [["1", "batch", "5"]]})).toBeNull();
    expect(["chain", "AGENT", "invoke_agent", "llm", "generation", ""].map(isSumOfCalls)).toEqual([
      ...[true, true, true, false, false, false]
    ]);
  });
});
