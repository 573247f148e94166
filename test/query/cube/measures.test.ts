import {describe, expect, it} from "vitest";
import {CUBE_MEASURES, inDataset, measureOf, measuresOf} from "../../../src/query/cube/measures.js";

describe("measureOf(name)", () => {
  it("is told by its name, and refused with those there are", () => {
    for (const measure of CUBE_MEASURES) expect(measureOf(measure.name)).toBe(measure);
    expect(() => measureOf("worth")).toThrow(`measure: worth; expected ${CUBE_MEASURES.map((m) => m.name).join(", ")}`);
  });

  it("adds amounts up in the unit it is read in: requests as they are, micro-dollars by the million", () => {
    const per = CUBE_MEASURES.flatMap(({name, of}) => (of.kind === "sum" ? [[name, of.sum, of.per]] : []));
    expect(per).toEqual(
      expect.arrayContaining([
        ["requests", "requests", 1],
        ["cost", "usd_micro_cost", 1e6]
      ])
    );
  });
});

describe("measuresOf(sums, hasNamed)", () => {
  const names = (sums: readonly string[], hasNamed = true) => measuresOf(sums, hasNamed).map(({name}) => name);
  const ratio = CUBE_MEASURES.flatMap(({name, of}) => (of.kind === "ratio" ? [{name, ...of}] : []));
  const shares = CUBE_MEASURES.flatMap(({name, of}) => (of.kind === "share" ? [{name, ...of}] : []));

  it("allows what the sums at hand make, a ratio where both of its parts are there", () => {
    expect(names([])).toEqual([]);
    expect(names(["requests"])).toEqual(["requests"]);
    for (const {name, sum, over} of ratio)
      expect([[sum, over], [sum], [over]].map((sums) => names(sums).includes(name))).toEqual([true, false, false]);
  });

  it("has shares of named models only where there is something else", () => {
    const named = shares.filter(({isNamed}) => isNamed).map(({name}) => name);
    expect([named.length, shares.length > named.length]).toEqual([1, true]);
    expect(names(["tokens"], true).filter((name) => !names(["tokens"], false).includes(name))).toEqual(named);
  });
});

describe("inDataset(measure, dataset)", () => {
  const [share] = CUBE_MEASURES.filter(({of}) => of.kind === "share" && !of.isNamed);
  const [named] = CUBE_MEASURES.filter(({of}) => of.kind === "share" && of.isNamed);
  const [tokens] = CUBE_MEASURES.filter(({of}) => of.kind === "sum" && of.sum === "tokens");
  const shareLabel = {en: "Share of a task", zh: "任务占比"};
  const label = (measure: typeof share, dataset: Parameters<typeof inDataset>[1]) =>
    measure && inDataset(measure, dataset).label;

  it("says what a share is of, and that an estimate is one, and leaves other names as they are", () => {
    const estimate = {isEstimate: true as const};
    expect(label(share, {shareLabel})).toEqual(shareLabel);
    expect(label(named, {shareLabel})).toEqual({en: "Share of a task, named models", zh: "任务占比（具名模型）"});
    expect(label(share, estimate)).toEqual(share?.label);
    expect(label(tokens, estimate)).toEqual({en: `${tokens?.label.en} (estimate)`, zh: `${tokens?.label.zh}（估算）`});
    expect(label(tokens, {shareLabel})).toEqual(tokens?.label);
    for (const measure of CUBE_MEASURES) {
      expect(inDataset(measure, undefined)).toBe(measure);
      if (measure !== tokens) expect(inDataset(measure, estimate)).toBe(measure);
    }
  });
});
