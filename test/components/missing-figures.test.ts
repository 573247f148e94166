import {afterEach, describe, expect, it, vi} from "vitest";
import {seriesList} from "../../src/components/claims/report-view.js";
import {casesAnswer} from "../../src/components/workspace/answer-cases.js";
import {missingFigures} from "../../src/components/workspace/missing-figures.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {withDocument} from "../fixtures/document.js";
import {valueDesk} from "../fixtures/value-desk.js";

withDocument();

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("missingFigures(workspace, take)", () => {
  it.each([
    [
      "en",
      /The model assumes 600,000 CNY m; at 10% less or more the value per share is ([\d.]+) HKD\/share or ([\d.]+) HKD\/share/
    ],
    ["zh", /模型暂假设为 600,000 百万人民币元；若少或多 10%，每股价值为 ([\d.]+) 港元\/股或 ([\d.]+) 港元\/股/]
  ] as const)(
    "says what stands in for a figure and what it does to the value, with a place to type it in (%s)",
    async (lang, said) => {
      const {workspace} = await valueDesk(lang, {hash: "#company=0700.HK"});
      const taken: unknown[] = [];
      const list = missingFigures(workspace, (figure) => taken.push(figure));
      const row = list.querySelector<HTMLElement>("[data-missing=listed]");
      const [, less, more] = said.exec(row?.textContent.replace(/\s+/g, " ") ?? "") ?? [];
      const valueAt = (listed: number) => {
        const worth = outcome(evaluate(workspace.model, {listed}), "value");
        return worth.ok ? worth.value : NaN;
      };
      expect(Number(less)).toBeCloseTo(valueAt(540_000), 1);
      expect(Number(more)).toBeCloseTo(valueAt(660_000), 1);

      const [number, source] = row?.querySelectorAll("input") ?? [];
      if (!number || !source) throw new Error("no fields; expected one for the number and one for its source");
      number.value = "650,000";
      source.value = "annual report";
      row?.querySelector("button")?.click();
      expect(taken).toEqual([{line: "listed", period: null, number: "650,000", source: "annual report"}]);
    }
  );
});

describe("lists in Chinese", () => {
  /** Half-width signs between the words that a part of a page shows, with what stands around them. */
  const halfWidth = (part: Element) => {
    const words = part.cloneNode(true) as Element;
    for (const other of words.querySelectorAll("[lang=en], code")) other.remove();
    return words.textContent.replace(/\s+/g, " ").match(/.{0,12}[,;:] .{0,12}/g) ?? [];
  };

  it("set the signs of Chinese between the changes of a case", async () => {
    const {workspace} = await valueDesk("zh", {hash: "#company=2513.HK"});
    const cases = casesAnswer(workspace);
    expect(cases.textContent).toContain("；");
    expect(halfWidth(cases)).toEqual([]);
  });

  it("set them between a report and its day", () => {
    const report = {citation: "", then: "2026-02-27", now: "2026-11-28", claims: [], changes: []} as const;
    const list = seriesList(report, {knownOn: null, reports: []}, "zh");
    expect(list.textContent).toMatch(/2026年2月的研报，2026年2月27日：/);
    expect(halfWidth(list)).toEqual([]);
  });
});
