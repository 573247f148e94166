import {afterEach, describe, expect, it, vi} from "vitest";
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
