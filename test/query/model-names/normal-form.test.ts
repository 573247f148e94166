import {describe, expect, it} from "vitest";
import {
  barer,
  billedModel,
  daysApart,
  isSameDate,
  looseBase,
  normalForm,
  previewedBase
} from "../../../src/query/model-names/normal-form.js";

describe("normalForm(name)", () => {
  it.each([
    ["claude-3-5-sonnet-20241022", "3.5 claude sonnet", "claude"],
    ["Claude 3.5 (Sonnet)", "3.5 claude sonnet", "claude"],
    ["  -A__b@c/d:e+f- ", "a b c d e f", "a"],
    ["qwen1p5-7b", "1.5 7b qwen", "qwen"],
    ["gpt-35-turbo", "3.5 gpt turbo", "gpt"],
    ["gpt35-turbo", "3.5 gpt turbo", "gpt"],
    ["35-gpt", "35 gpt", "35"],
    ["x-35", "35 x", "x"],
    ["claude35", "35 claude", "claude"],
    ["gpt4o", "4o gpt", "gpt"],
    ["gpt-4o", "4o gpt", "gpt"],
    ["v3.1-x", "3.1 x", "3.1"],
    ["vx", "vx", "vx"],
    ["ab12", "ab12", "ab12"],
    ["abc12", "12 abc", "abc"],
    ["meta-llama-3-1", "3.1 llama", "llama"],
    ["meta-x", "meta x", "meta"],
    ["x-3-12", "12 3 x", "x"],
    ["x-123-4", "123 4 x", "x"],
    ["o1-2-x", "o1.2 x", "o1.2"],
    ["a.b", "a b", "a"],
    ["a.5", "5 a", "a"],
    ["5.a", "5 a", "5"],
    ["", "", ""]
  ])("of %j has the words %j, first %j", (name, base, first) => {
    expect(normalForm(name)).toMatchObject({base, first});
  });

  it.each([
    ["20241022", "20241022"],
    ["20241322", null],
    ["20240022", null],
    ["18241022", null],
    ["2024-05-06", "20240506"],
    ["1999-12-06", "19991206"],
    ["07-2025", "202507"],
    ["12-2025", "202512"],
    ["13-2025", null],
    ["00-2025", null],
    ["2025-01", "202501"],
    ["2025-13", null],
    ["07-09", "0709"],
    ["12-31", "1231"],
    ["12-32", null],
    ["12-01", "1201"],
    ["12-00", null],
    ["13-01", null],
    ["0709", "0709"],
    ["1301", null],
    ["2112", null],
    ["2201", "2201"],
    ["3912", "3912"],
    ["4012", null],
    ["2213", null],
    ["001", "001"],
    ["011", null]
  ])("takes %s at the end for the date %s", (end, date) => {
    for (const name of [`x-${end}`, `x@${end}`, `x (${end})`]) {
      const found = normalForm(name);
      expect([name, found.date]).toEqual([name, date]);
      expect(found.base === "x").toBe(date !== null);
    }
  });
});

describe("isSameDate(a, b)", () => {
  it.each([
    ["20250709", "20250709", true],
    ["0709", "20250709", true],
    ["20250725", "2507", true],
    ["202507", "20250709", true],
    ["0710", "20250709", false],
    ["2508", "20250725", false]
  ])("%s and %s: %s", (a, b, expected) => {
    expect([isSameDate(a, b), isSameDate(b, a)]).toEqual([expected, expected]);
  });
});

describe("daysApart(a, b)", () => {
  it.each([
    ["20250709", "20250709", 0],
    ["20250709", "20250711", 2],
    ["20250301", "20250228", 1],
    ["20260101", "20251231", 1],
    ["0709", "20250709", null],
    ["20250709", "202507", null]
  ])("%s and %s: %s", (a, b, days) => {
    expect([daysApart(a, b), daysApart(b, a)]).toEqual([days, days]);
  });
});

describe("barer(name)", () => {
  it.each([
    [["x"]],
    [["open-mistral-7b", "mistral-7b"]],
    [["x[1m]", "x"]],
    [["x:8b", "x"]],
    [["x:8:32k", "x"]],
    [["x-v1.2", "x"]],
    [["x-v2@20250101", "x@20250101"]],
    [["x-1", "x"]],
    [["x-latest", "x"]],
    [["x@default", "x"]],
    [["x-0514-preview", "x-0514"]],
    [["x-preview"]],
    [["x-001", "x"]],
    [["x-fp8-awq", "x"]],
    [["x-q4_k_m", "x"]],
    [["x-instruct-turbo", "x-instruct"]],
    [["x-turbo"]],
    [["x-thinking-fp8", "x-thinking", "x"]],
    [["x-fp8-thinking", "x-fp8"]],
    [["codex-max", "codex"]],
    [["-latest"]]
  ])("takes off what hosts add, one thing after another: %j", (names) => {
    expect(barer(names[0] ?? "")).toEqual(names);
  });
});

it("looseBase and previewedBase leave out whole words alone", () => {
  expect([looseBase("chat instruct it x"), looseBase("chatty x")]).toEqual(["x", "chatty x"]);
  expect([previewedBase("preview x"), previewedBase("chat previews x")]).toEqual(["x", "chat previews x"]);
});

it.each([
  ["Gemini 2.5 Pro Text Input - Predictions", "Gemini 2.5 Pro"],
  ["gpt-4o_inp", "gpt-4o"],
  ["- gpt--4o  outp glbl -", "gpt-4o"],
  ["Claude 3 Haiku - Cached Tokens", "Claude 3 Haiku"]
])("billedModel(%j) is %j", (text, model) => {
  expect(billedModel(text)).toBe(model);
});
