import {describe, expect, it} from "vitest";
import {fileFault} from "../../src/components/notebook/file-fault.js";
import {ExportError} from "../../src/workbook/formula.js";
import {CellRefused} from "../../src/notebook/values.js";
import {QueryRefused} from "../../src/query/reader/statement.js";

describe("fileFault(error, lang)", () => {
  it.each([
    [new CellRefused("m: no rows", "m：没有数据行"), "m: no rows", "m：没有数据行"],
    [new ExportError({en: "formula of x: too long", zh: "x 的公式：过长"}), "formula of x: too long", "x 的公式：过长"],
    [new QueryRefused({en: "Not run.", zh: "未执行。"}), "Not run.", "未执行。"],
    [new RangeError("Array buffer allocation failed"), "the browser says: Array buffer", "浏览器报错：Array buffer"]
  ])("says %s in the page’s language", (error, en, zh) => {
    expect([fileFault(error, "en"), fileFault(error, "zh")]).toEqual([
      expect.stringContaining(en),
      expect.stringContaining(zh)
    ]);
  });
});
