import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {STARTING_POINTS} from "../../../src/components/notebook/starting-points.js";
import {withBody} from "../../../src/notebook/edit.js";
import {withValue} from "../../../src/notebook/input-spec.js";
import {Notebook} from "../../../src/notebook/notebook.js";
import {notebookWorkbook} from "../../../src/notebook/taken/workbook.js";
import type {Workbook} from "../../../src/workbook/workbook.js";
import {writeXlsx} from "../../../src/workbook/write-xlsx.js";
import {clientData, DOCUMENTS} from "../../companies/data.js";
import {hasLibreOffice, recalculated} from "../../fixtures/libreoffice.js";
import {readXlsx, withoutCached} from "../../fixtures/xlsx.js";
import {nativeSession} from "../native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const models = async () => ({documents: DOCUMENTS, data: await clientData});

async function opened(text: string): Promise<Notebook> {
  const notebook = new Notebook(text, {session, file: () => Promise.resolve(null), models});
  notebook.start();
  await notebook.idle();
  return notebook;
}

const taken = (notebook: Notebook) =>
  notebookWorkbook(notebook.viewsInOrder(), {
    audience: null,
    title: "A model of mine",
    address: "https://ledger.example/en/notebook",
    day: "2026-11-27",
    knownOn: notebook.knownOn,
    lang: "en",
    models
  });

/** Number of a cell of a model, worked out by the notebook. */
function numberAt(notebook: Notebook, line: string, period: string): number {
  const view = notebook.views().find(({cell}) => cell.kind === "model");
  const row = view?.value?.model?.rows.find((each) => each.line === line && each.period === period);
  if (typeof row?.value !== "number") throw new Error(`${line} ${period}: no number`);
  return row.value;
}

function formulaOf(workbook: Workbook, name: string, at = ""): string | number | undefined {
  const [, sheet = "", address = ""] = /^'(.+)'!\$([A-Z]+\$\d+)/.exec(workbook.names.get(name) ?? "") ?? [];
  const cell = workbook.sheets.find((each) => each.name === sheet)?.cells.get(at || address.replace("$", ""));
  return cell?.type === "formula" ? cell.formula : cell?.type === "number" ? cell.value : undefined;
}

const POINT = STARTING_POINTS.find(({key}) => key === "model")?.text.en ?? "";

describe("notebookWorkbook(views, as)", () => {
  it("holds rows of queries as worksheets, inputs as named cells, and models that read both", async () => {
    const workbook = await taken(await opened(POINT));
    expect(workbook.sheets.map(({name}) => name)).toEqual(["notebook", "inputs", "router", "path", "m", "lines"]);
    expect(formulaOf(workbook, "price")).toBe(2);
    expect(formulaOf(workbook, "m.price")).toBe("price");
    expect(formulaOf(workbook, "m.tokens")).toBe("'path'!$B$2");
    const cover = [...(workbook.sheets[0]?.cells.values() ?? [])].flatMap((cell) =>
      cell.type === "text" ? [cell.value] : []
    );
    expect(cover).toContain("Taken on 2026-11-27 from https://ledger.example/en/notebook");
    expect(cover).toContain("live formulas; inputs are named cells");
    expect(cover.some((text) => /^the ledger’s .*usage_weekly/.test(text))).toBe(true);
  });

  it.skipIf(!hasLibreOffice())(
    "is worked out by LibreOffice to the notebook’s numbers, also once an input is changed there",
    async () => {
      const notebook = await opened(POINT);
      const workbook = await taken(notebook);
      const inputs = workbook.sheets.map((sheet) => {
        if (sheet.name !== "inputs") return sheet;
        const cells = new Map(sheet.cells).set("C2", {type: "number", value: 3.5, role: "input"});
        return {...sheet, cells};
      });
      const files = recalculated({
        as_it_is: withoutCached(writeXlsx(workbook)),
        changed: withoutCached(writeXlsx({...workbook, sheets: inputs}))
      });
      const revenue = (name: keyof typeof files) => {
        const [, column = ""] = /!\$[A-Z]+\$\d+:\$([A-Z]+\$\d+)/.exec(workbook.names.get("m.revenue") ?? "") ?? [];
        return readXlsx(files[name] ?? new Uint8Array(), "m").get(column.replace("$", ""));
      };
      expect(revenue("as_it_is")).toBeCloseTo(numberAt(notebook, "revenue", "FY2028"), 6);
      const cell = notebook.parts.cells.find(({name}) => name === "price");
      notebook.change(withBody(notebook.parts, cell?.key ?? "", withValue(cell?.body ?? "", 3.5)));
      await notebook.idle();
      expect(revenue("changed")).toBeCloseTo(numberAt(notebook, "revenue", "FY2028"), 6);
    }
  );

  it("links what stands thereafter to the last number that was given", async () => {
    const rows = "SELECT p, n FROM (VALUES ('FY2026', 7), ('FY2027', 9)) AS v (p, n)";
    const model = "title A\nperiods FY2026 to FY2029\nsales USD m flow stated ${path} thereafter\n  source mine\n";
    const workbook = await taken(
      await opened(`\`\`\`sql id=path\n${rows}\n\`\`\`\n\n\`\`\`model id=a\n${model}\`\`\`\n`)
    );
    const [, column = "", row = ""] = /!\$([A-Z]+)\$(\d+)/.exec(workbook.names.get("a.sales") ?? "") ?? [];
    const cells = [0, 1, 2, 3].map((i) =>
      formulaOf(workbook, "a.sales", `${String.fromCharCode(column.charCodeAt(0) + i)}${row}`)
    );
    expect(cells).toEqual(["'path'!$B$2", "'path'!$B$3", "'path'!$B$3", "'path'!$B$3"]);
  });

  it("says which numbers stay as they were, reads shares as such, and models by models", async () => {
    const workbook = await taken(
      await opened(
        "```input id=share\nkind: number\nvalue: 0\n```\n\n```sql id=one\nSELECT 8 AS n\n```\n\n```model id=a\ntitle A\nperiods FY2026 to FY2027\nmargin % input ${share}% in 0%..90%\n  because set above\nsales USD m flow stated FY2026 ${one.n}, FY2027 9\n  source mine\nprofit USD m flow = sales * margin * ${one.n}\n```\n\n```model id=b\ntitle B\nperiods FY2026 to FY2027\nbase USD m input ${a.sales@FY2027}\n  because of a\n```\n\n```sql id=broken\nSELECT nothing_there\n```\n"
      )
    );
    expect(formulaOf(workbook, "a.margin")).toBe("share*0.01");
    expect(formulaOf(workbook, "a.sales")).toBe("'one'!$A$2");
    expect(formulaOf(workbook, "b.base")).toMatch(/^'a'!\$[A-Z]+\$\d+$/);
    const notes = [...(workbook.sheets[0]?.cells.values() ?? [])].flatMap((cell) =>
      cell.type === "text" ? [cell.value] : []
    );
    expect(notes).toContain("left out: it had no value");
    expect(workbook.sheets.map(({name}) => name)).not.toContain("broken");
  });
});
