import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {importWorkbook} from "../../src/workbook/import.js";
import {columnLetters} from "../../src/workbook/layout.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {ownWorkbooks} from "../fixtures/own-workbook.js";
import {withTyped, type CellTyped} from "../fixtures/workbook-cells.js";
import {repacked} from "../fixtures/xlsx.js";

const {company, dcf, opened, worth, book: bookOf} = await ownWorkbooks();
const book = () => bookOf(dcf);

/** As it stands, and after LibreOffice has saved it. */
function bothWays(bytes: Uint8Array): Uint8Array[] {
  return hasLibreOffice() ? [bytes, recalculated({book: bytes})["book"] as Uint8Array] : [bytes];
}

describe("rows that a reader added to a workbook", () => {
  it("become lines of the document: numbers as an input, one formula along the row as a formula, numbers beside it as overrides", () => {
    const {bytes, at, lastRow} = book();
    const [row, next, single] = [lastRow + 1, lastRow + 2, lastRow + 3];
    const column = (period: string) => at("revenue", period).replace(/\d+/, "");
    const [a, b, c] = ["FY2026", "FY2027", "FY2028"].map(column) as [string, string, string];
    const typed: CellTyped[] = [
      [`A${row}`, "Research"],
      [`D${row}`, "USD m"],
      [`E${row}`, "flow"],
      [`${a}${row}`, 40],
      [`${b}${row}`, 45],
      [`A${next}`, "Income after research"],
      [`B${next}`, "income_after"],
      [`${a}${next}`, `=${at("operating_income", "FY2026")}-${a}${row}`, 190],
      [`${b}${next}`, `=${at("operating_income", "FY2027")}-${b}${row}`, 217],
      [`${c}${next}`, 250],
      [`A${single}`, "Holdings"],
      [`D${single}`, "USD m"],
      [`F${single}`, 77]
    ];
    for (const each of bothWays(withTyped(bytes, "model", typed))) {
      const back = opened(each);
      expect(back.refusals).toEqual([]);
      expect(back.differences).toEqual([]);
      expect(back.added).toEqual([
        {kind: "line", name: "research", note: null},
        {kind: "line", name: "income_after", note: null},
        {kind: "line", name: "holdings", note: null}
      ]);
      expect(back.text).toMatch(/^research +USD m flow +input FY2026 40, 45$/m);
      expect(back.text).toMatch(/^income_after +USD m flow += operating_income - research$/m);
      expect(back.text).toMatch(/^holdings +USD m +input 77$/m);
      expect(worth(back.text, "income_after", "FY2027")).toBeCloseTo(
        (worth(back.text, "operating_income", "FY2027") as number) - 45,
        9
      );
      expect(worth(back.text, "income_after", "FY2028")).toBe(250);
      expect(worth(back.text, "value")).toBe(worth(dcf, "value"));
    }
  }, 240_000);

  it("are read where a formula of ours was changed to read them", () => {
    const {bytes, at, lastRow} = book();
    const typed: CellTyped[] = [
      [`A${lastRow + 1}`, "Holdings"],
      [`D${lastRow + 1}`, "USD m"],
      [`F${lastRow + 1}`, 77],
      [
        at("value"),
        `=(${at("forecast_value")}+${at("terminal_value")}+${at("net_cash")}+F${lastRow + 1})/${at("shares")}`,
        1
      ]
    ];
    const back = opened(withTyped(bytes, "model", typed));
    expect(back.refusals).toEqual([]);
    expect(worth(back.text, "value")).toBeCloseTo((worth(dcf, "value") as number) + 0.77, 9);
  });

  it("keep what their formulas gave where those read what the model does not have, and say so", () => {
    const {bytes, lastRow} = book();
    const typed: CellTyped[] = [
      [`A${lastRow + 1}`, "From my sheet"],
      [`D${lastRow + 1}`, "%"],
      [`F${lastRow + 1}`, "='My comps'!B1", 0.25]
    ];
    const back = opened(withTyped(bytes, "model", typed));
    expect(back.text).toMatch(/^from_my_sheet +% +input 25%$/m);
    expect(back.added[0]?.note?.en).toMatch(/its numbers are taken, not its formulas/);
  });

  it("are named, beside own columns, where changed inputs alone are taken", () => {
    const {bytes, model, at, lastRow, lastColumn} = book();
    const typed: CellTyped[] = [
      [`A${lastRow + 1}`, "Holdings"],
      [`F${lastRow + 1}`, 77],
      [`${columnLetters(lastColumn + 2)}1`, "My notes"],
      [at("revenue", "FY2025").replace(/\D+/, "F"), 12]
    ];
    const {changes, refusals} = importWorkbook(withTyped(bytes, "model", typed), "own:x", evaluate(model));
    expect(changes).toEqual([]);
    expect(refusals.map(({where, reason}) => `${where}: ${reason.en}`)).toEqual([
      expect.stringMatching(/^revenue: 12 in F\d+, where the line has no value: not read$/),
      expect.stringContaining("model: Holdings: a line of your own: open the workbook"),
      expect.stringContaining("My notes: a column of your own: open the workbook")
    ]);
  });
});

describe("columns that a reader added to a workbook", () => {
  it("become periods where they follow the last without a gap, with the inputs typed in them; others are named", () => {
    const {bytes, at, lastColumn} = book();
    const [added, stray] = [columnLetters(lastColumn + 2), columnLetters(lastColumn + 3)];
    const rowOf = (line: string) => at(line, line === "growth" ? "FY2032" : undefined).replace(/\D/g, "");
    const typed: CellTyped[] = [
      [`${added}1`, "FY2033"],
      [`${stray}1`, "FY2040"],
      [`${added}${rowOf("growth")}`, 0.04]
    ];
    for (const each of bothWays(withTyped(bytes, "model", typed))) {
      const back = opened(each);
      expect(back.text).toMatch(/^periods FY2025 to FY2033, reported to FY2025$/m);
      expect(back.text).toMatch(/^growth .*input FY2026 15%, .*5%, 4% in/m);
      expect(back.refusals.map(({where}) => where)).toEqual(["FY2040"]);
      expect(back.added.map(({kind, name}) => [kind, name])).toEqual([["period", "FY2033"]]);
      expect(back.added[0]?.note?.en).toMatch(/forecast_value/);
      expect(worth(back.text, "revenue", "FY2033")).toBeCloseTo(
        (worth(back.text, "revenue", "FY2032") as number) * 1.04,
        9
      );
      expect(back.differences).toEqual([{where: "growth FY2033", before: "", after: "0.04"}]);
    }
  }, 240_000);

  it("among the cases become cases, and the one in use is opened", () => {
    const {bytes} = book();
    // Base in F, Slower in G; its reasons in H.
    const rows = [7, 8, 9].map((row) => [`I${row}`, 0.01 * row] as const);
    const typed: CellTyped[] = [["I4", 3], ["I5", "My bull"], ...rows, ["B2", 3]];
    for (const each of bothWays(withTyped(bytes, "cases", typed))) {
      const back = opened(each);
      expect(back.refusals).toEqual([]);
      expect(back.added).toEqual([{kind: "case", name: "my_bull", note: null}]);
      expect(back.case).toBe("my_bull");
      expect(back.differences).toEqual([]);
      expect(back.text).toMatch(/^case my_bull\n +My bull\n +growth@FY2026 = 7% because added in the workbook/m);
      const made = company(back.text).cases.find(({key}) => key === "my_bull");
      expect(made?.overrides).toEqual({growth: {at: {FY2026: 0.07, FY2027: 0.08, FY2028: 0.09}}});
    }
  }, 240_000);

  it("a number typed over what picks the case in use is taken", () => {
    const {bytes, model} = book();
    const {changes, refusals} = importWorkbook(withTyped(bytes, "cases", [["E7", 0.2]]), "own:x", evaluate(model));
    expect(refusals).toEqual([]);
    expect(changes.map(({line, period, after}) => [line, period, after])).toEqual([["growth", "FY2026", 0.2]]);
  });
});

describe("a workbook whose worksheets were renamed", () => {
  it("is read by its headings", () => {
    const {bytes, at} = book();
    const renamed = repacked(withTyped(bytes, "model", [[at("margin"), 0.3]]), (parts) => {
      for (const [path, xml] of Object.entries(parts)) {
        if (path === "xl/workbook.xml")
          parts[path] = xml
            .replace('name="model"', 'name="Operating model"')
            .replace('name="cases"', 'name="Cases - Table 1"')
            .replaceAll("'model'!", "'Operating model'!")
            .replaceAll("cases!", "'Cases - Table 1'!");
        if (path.startsWith("xl/worksheets/"))
          parts[path] = xml.replaceAll("'model'!", "'Operating model'!").replaceAll("cases!", "'Cases - Table 1'!");
      }
    });
    for (const each of bothWays(renamed)) {
      const back = opened(each);
      expect(back.refusals).toEqual([]);
      expect(back.differences).toEqual([{where: "margin", before: "0.2", after: "0.3"}]);
    }
  }, 240_000);
});

describe("what an input cell shows", () => {
  it.each<[string, number | string, number | undefined, string, RegExp | null]>([
    ["a formula", "=F4*0.9", 0.7, "0.7", /was a formula, =F4\*0\.9: what it gave is taken/],
    ["arithmetic", "=0.1+0.2", 0.3, "0.3", /was a formula/],
    ["a link to another sheet", "='My comps'!B1", 0.25, "0.25", /was a formula/],
    ["a text", "25%", undefined, "0.25", /was a text, “25%”/],
    ["a plain number as a text, read as the grid does", "25", undefined, "0.25", /was a text/],
    ["basis points", "1,500bp", undefined, "0.15", /was a text/]
  ])("is read: %s", (_, typed, gives, after, note) => {
    const {bytes, at, model} = book();
    const {changes, refusals} = importWorkbook(
      withTyped(bytes, "model", [[at("margin"), typed, gives]]),
      "own:x",
      evaluate(model)
    );
    expect(refusals).toEqual([]);
    expect(changes.map((change) => [change.line, String(change.after)])).toEqual([["margin", after]]);
    if (note) expect(changes[0]?.note?.en).toMatch(note);
  });

  it("is refused as a date where no day is meant", () => {
    const {bytes, at, model} = book();
    const dated = repacked(withTyped(bytes, "model", [[at("net_cash"), 46_276]]), (parts) => {
      const styles = parts["xl/styles.xml"] ?? "";
      const [, cells = ""] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
      const count = cells.split("<xf ").length - 1;
      parts["xl/styles.xml"] = styles.replace(
        "</cellXfs>",
        `<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs>`
      );
      const path = Object.keys(parts).find((each) => (parts[each] ?? "").includes("<v>46276</v>")) ?? "";
      parts[path] = (parts[path] ?? "").replace(`<c r="${at("net_cash")}">`, `<c r="${at("net_cash")}" s="${count}">`);
    });
    const {changes, refusals} = importWorkbook(dated, "own:x", evaluate(model));
    expect(changes).toEqual([]);
    expect(refusals.map(({reason}) => reason.en)).toEqual([
      expect.stringMatching(/^a date, number 46276; expected a number in USD m/)
    ]);
  });

  it("is read where cells do not say where they stand", () => {
    const {bytes, at, model} = book();
    const bare = repacked(withTyped(bytes, "model", [[at("margin"), 0.3]]), (parts) => {
      for (const [path, xml] of Object.entries(parts))
        if (path.startsWith("xl/worksheets/")) parts[path] = withoutPlaces(xml);
    });
    const {changes, refusals} = importWorkbook(bare, "own:x", evaluate(model));
    expect(refusals).toEqual([]);
    expect(changes.map(({line, after}) => [line, after])).toEqual([["margin", 0.3]]);
  });
});

/** Cells in a gapless run from column A lose their addresses; those after a gap keep them. */
function withoutPlaces(xml: string): string {
  return xml.replaceAll(/<row [^>]*>(.*?)<\/row>/gs, (row) => {
    let next = 1;
    return row.replaceAll(/<c r="([A-Z]+)\d+"/g, (cell, letters: string) => {
      if (letters !== columnLetters(next)) return cell;
      next += 1;
      return "<c";
    });
  });
}
