import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {fromJson, toJson} from "../../src/model/json/document.js";
import {migrate, SCHEMA_VERSION} from "../../src/model/json/migrate.js";
import {check, fact, flow, input, table, value} from "../../src/model/sheet/line.js";
import type {Distribution} from "../../src/model/uncertainty/distribution.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "./small-sheet.js";

const scenarios = [
  {name: "base", overrides: {}, probability: 0.6},
  {
    name: "war",
    title: "Price war",
    overrides: {list_price: 1.5, token_growth: {shift: 0.1}, price_decline: {at: {FY2027: 0.5}}, tax_rate: {scale: 2}},
    probability: 0.4
  }
];

const DISTRIBUTIONS: Distribution[] = [
  {type: "normal", mean: 0, sd: 1},
  {type: "lognormal", mu: 0, sigma: 1},
  {type: "triangular", low: 0, mode: 1, high: 2},
  {type: "pert", low: 0, mode: 1, high: 2},
  {type: "uniform", low: 0, high: 1},
  {type: "discrete", values: [1, 2], weights: [0.5, 0.5]},
  {type: "empirical", values: [1, 2, 3]}
];

describe("fromJson(toJson(document))", () => {
  it("is the same document, which calculates the same", () => {
    const read = fromJson(toJson({sheet: apiCompany, scenarios}));
    if (!read.ok) throw new Error(read.problems[0]?.message);
    expect(read.value).toEqual({sheet: apiCompany, scenarios});
    expect(evaluate(compiled(read.value.sheet)).values).toEqual(evaluate(compiled(apiCompany)).values);
  });

  it("keeps every kind of line, distribution and part", () => {
    const part = {
      ...smallSheet([fact("x", "USD", {FY2025: 1}, "s", {kind: "flow", sign: "positive", timing: "average"})]),
      counts: ["rack"]
    };
    const sheet = {
      ...smallSheet([
        ...DISTRIBUTIONS.map((distribution, i) => input(`i${i}`, "1", 1, "r", {distribution, range: [0, 9] as const})),
        flow("f", "USD", "part.x", {actuals: {FY2025: 3}, source: "s", title: "F"}),
        table(
          "t",
          ["1", "1"],
          [
            [0, 1],
            [1, 2]
          ],
          "s"
        ),
        value("v", "1", '=lookup(t,  i0, "linear")'),
        check("c", "v > 0")
      ]),
      parts: {part}
    };
    expect(fromJson(toJson({sheet, scenarios: []}))).toEqual({ok: true, value: {sheet, scenarios: []}});
  });
});

describe("fromJson(json)", () => {
  /** What is said of a sound document after one place in it was set, or taken out. */
  const broken = (place: string, value?: unknown) => {
    const document = JSON.parse(toJson({sheet: apiCompany, scenarios})) as Record<string, unknown>;
    const keys = place.split(".");
    const last = keys.pop() ?? "";
    const parent = keys.reduce((node, key) => node[key] as Record<string, unknown>, document);
    parent[last] = value;
    const read = fromJson(JSON.stringify(document));
    return read.ok ? "read" : read.problems[0]?.message;
  };

  it.each<[string, string, unknown, string]>([
    ["another version", "schema", 99, `document.schema: 99; expected a version from 1 to ${SCHEMA_VERSION}`],
    ["a missing field", "sheet.name", undefined, "document.sheet.name: nothing; expected a text"],
    ["a number for a text", "sheet.lines.3.unit", 12, "document.sheet.lines[3].unit: 12; expected a text"],
    [
      "a mistyped field",
      "sheet.lines.1.rnage",
      [0, 1],
      "lines[1].rnage: [0,1]; expected no such field, but type, name, unit"
    ],
    [
      "another kind of line",
      "sheet.lines.0.type",
      "macro",
      'lines[0].type: "macro"; expected fact, input, formula, check, table'
    ],
    [
      "a word off the list",
      "sheet.calendar.step",
      "day",
      'calendar.step: "day"; expected year, half, quarter, month, week'
    ],
    ["what is no number", "sheet.lines.0.values.FY2024", null, "lines[0].values.FY2024: null; expected a number"],
    [
      "another override",
      "scenarios.1.overrides.list_price",
      {add: 1},
      "list_price.add: 1; expected no such field, but scale"
    ],
    ["a list for an object", "sheet", [], "document.sheet: []; expected an object"]
  ])("tells %s by its path", (_, place, value, message) => {
    expect(broken(place, value)).toContain(message);
  });

  it("tells what is no JSON, and nesting without end", () => {
    expect(fromJson("{")).toMatchObject({
      ok: false,
      problems: [{message: expect.stringContaining("document is no JSON") as string}]
    });
    expect(fromJson("7")).toMatchObject({ok: false, problems: [{message: "document: 7; expected an object"}]});
    expect(fromJson("null")).toMatchObject({ok: false, problems: [{message: "document: null; expected an object"}]});
    expect(fromJson("[7]")).toMatchObject({ok: false, problems: [{message: /document: .*; expected an object/}]});
    let sheet: Record<string, unknown> = {...smallSheet([])};
    for (let i = 0; i < 20; ++i) sheet = {...smallSheet([]), parts: {p: sheet}};
    const read = fromJson(JSON.stringify({schema: SCHEMA_VERSION, sheet, scenarios: []}));
    expect(read.ok ? "" : read.problems[0]?.message).toMatch(/parts within parts; expected at most 8 levels/);
  });

  it("is text that people read, two blanks a level", () => {
    const [, second, , fourth] = toJson({sheet: smallSheet([]), scenarios: []}).split("\n");
    expect([second, fourth]).toEqual([`  "schema": ${SCHEMA_VERSION},`, '    "name": "small",']);
  });

  it("takes parts eight levels deep", () => {
    let sheet: Record<string, unknown> = {...smallSheet([])};
    for (let i = 0; i < 8; ++i) sheet = {...smallSheet([]), parts: {p: sheet}};
    expect(fromJson(JSON.stringify({schema: SCHEMA_VERSION, sheet, scenarios: []})).ok).toBe(true);
    const nine = {schema: SCHEMA_VERSION, sheet: {...smallSheet([]), parts: {p: sheet}}, scenarios: []};
    expect(fromJson(JSON.stringify(nine)).ok).toBe(false);
  });

  it("takes no field of every object for one of its own", () => {
    expect(fromJson(`{"schema": ${SCHEMA_VERSION}, "sheet": {"__proto__": 1}, "scenarios": []}`).ok).toBe(false);
  });
});

describe("migrate(document, migrations)", () => {
  const steps = [
    (d: Record<string, unknown>) => ({...d, two: true}),
    (d: Record<string, unknown>) => ({...d, three: d["two"]})
  ];

  it("runs every step from the document's version on", () => {
    expect(migrate({schema: 1}, steps)).toEqual({schema: 3, two: true, three: true});
    expect(migrate({schema: 2}, steps)).toEqual({schema: 3, three: undefined});
    expect(migrate({schema: 3}, steps)).toEqual({schema: 3});
    expect(() => migrate({schema: 4}, steps)).toThrow("document.schema: 4; expected a version from 1 to 3");
  });
});
