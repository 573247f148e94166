import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import type {ModelReport} from "../../loaders/model/report.js";
import {runModel, type ModelOptions} from "../../loaders/model/run.js";
import {projectRoot} from "../../loaders/paths.js";
import {clientData} from "../companies/data.js";

const folder = mkdtempSync(join(tmpdir(), "model-"));
afterAll(() => rmSync(folder, {recursive: true}));

const OPTIONS: ModelOptions = {set: [], case: "base", json: true, xlsx: null, from: null};

const SMALL = `title A small lab | 小实验室
periods FY2025 to FY2027, reported to FY2025

# Revenue | 收入
tokens  tokens tn flow  stated FY2025 120, 200, 300
  Tokens served | 词元
  source annual report | 年报
price   USD/Mtok        input 2.4 in 0..100
  because price list | 价目表
growth  %               input FY2026 10%, 20% in -50%..100%
  because a guess | 假设
revenue USD m flow partial
  forecast = tokens * price * (1 + growth)
  Revenue | 收入
worth   USD m           = sum(estimates(revenue))
positive                check worth > 0

case war
  War | 战
  price x 0.5 because cuts | 降价
`;

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function report(file: string, options: Partial<ModelOptions> = {}): Promise<ModelReport & {isSound: boolean}> {
  const {text, isSound} = await runModel(file, {...OPTIONS, ...options});
  return {...(JSON.parse(text) as ModelReport), isSound};
}

const valuesOf = (found: ModelReport, name: string) =>
  found.groups.flatMap(({lines}) => lines).find((line) => line.name === name)?.values;

describe("npm run model -- <file.model>", () => {
  const small = fileOf("small.model", SMALL);

  it("works out every line, its checks and what is missing", async () => {
    const found = await report(small);
    expect(valuesOf(found, "worth")).toEqual([200 * 2.4 * 1.1 + 300 * 2.4 * 1.2]);
    expect(valuesOf(found, "revenue")?.slice(1)).toEqual([200 * 2.4 * 1.1, 300 * 2.4 * 1.2]);
    expect([found.isSound, found.checks.map((c) => [c.check, c.holds]), found.problems]).toEqual([
      true,
      [["positive", true]],
      []
    ]);
  });

  it("stands on a case, with inputs set on top as they are typed", async () => {
    const found = await report(small, {case: "war", set: ["growth@FY2027=50%", "price=2"]});
    expect(valuesOf(found, "worth")).toEqual([200 * 2 * 1.1 + 300 * 2 * 1.5]);
    const onCase = await report(small, {case: "war"});
    expect(valuesOf(onCase, "price")).toEqual([1.2]);
  });

  it("tells settings that cannot be, and is not sound then", async () => {
    const found = await report(small, {
      set: ["growht=5%", "growth@FY2027=500%", "price=abc", "growth@FY2027=0.2", "price=8%", "revenue=3"]
    });
    expect(found.isSound).toBe(false);
    expect(found.problems).toEqual([
      "--set: growht: no such cell; expected an input and its period; did you mean growth?",
      "--set: growth@FY2027: 5; expected -0.5 to 1",
      "--set: price=abc; expected a line and its number, such as growth@FY2027=27%",
      "--set: growth@FY2027: 0.2 in a line of %; expected 0.2% or 20%, with its sign",
      "--set: price: 8% in a line of USD/Mtok; expected a number without %",
      "--set: revenue: a line over periods; expected one of them, such as revenue@FY2027"
    ]);
    await expect(report(small, {case: "wr"})).rejects.toThrow("--case: wr; expected base, war; did you mean war?");
  });

  it("is not sound where a check fails", async () => {
    const file = fileOf("fails.model", SMALL.replace("check worth > 0", "check worth < 0"));
    expect((await report(file)).isSound).toBe(false);
  });

  it("tells every problem of the text by file, line and column", async () => {
    const file = fileOf("broken.model", SMALL.replace("= sum(", "= smu(").replace("input 2.4", "input abc"));
    const {text, isSound} = await runModel(file, {...OPTIONS, json: false});
    expect([isSound, text]).toEqual([
      false,
      `${file}: line 8, column 31: abc; expected a number such as 27%, 1,234.5, 25x or 15bp\n` +
        `${file}: line 15, column 27: unknown function: smu in worth; did you mean sum?\n`
    ]);
  });

  it("tells an input that a case names and the model does not have, whichever case is asked for", async () => {
    const file = fileOf("misnamed.model", `${SMALL}case slump\n  growht = 1%\n`);
    const {text, isSound} = await runModel(file, {...OPTIONS, json: false});
    expect(isSound).toBe(false);
    expect(text).toMatch(/: growht: no input of this model; expected one; did you mean growth\?\n$/);
  });

  it("prints one line for each of the model below its periods", async () => {
    const {text} = await runModel(small, {...OPTIONS, json: false});
    expect(text.split("\n").slice(0, 7)).toEqual([
      "A small lab, case base",
      "",
      "Revenue              FY2025  FY2026  FY2027",
      "  tokens  tokens tn   120.0   200.0   300.0",
      "  price   USD/Mtok     2.40",
      "  growth  %               –   10.0%   20.0%",
      "  revenue USD m           –   528.0   864.0"
    ]);
  });

  it("sets a formula or a reported figure as a marked override, and says so", async () => {
    const set = ["revenue@FY2027=900", "tokens@FY2026=250", "growth@FY2026=15%"];
    const found = await report(small, {set});
    expect([valuesOf(found, "worth"), found.isSound]).toEqual([[250 * 2.4 * 1.15 + 900], true]);
    const saved = join(folder, "overridden.model");
    const {text} = await runModel(small, {...OPTIONS, json: false, set, save: saved});
    expect(text.split("\n")[0]).toBe(
      "A small lab, case base, with growth@FY2026 = 15%, revenue@FY2027 = 900 (override), tokens@FY2026 = 250 (override)"
    );
    expect(readFileSync(saved, "utf8")).toContain("override FY2027 = 900 because set on the command line");
  });

  it("says why what it comes to has no value, and is not sound then", async () => {
    const file = fileOf(
      "empty.model",
      SMALL.replace("worth   USD m           = sum(estimates(revenue))", "worth   USD m           = sum(revenue)")
        .replace("positive                check worth > 0\n", "")
        .concat("ratio_of  1  = worth / worth\nheadline worth, worth, price, price, ratio_of\n")
    );
    const {text, isSound} = await runModel(file, {...OPTIONS, json: false});
    expect(isSound).toBe(false);
    expect(text).toContain("\nheadline without a value\n  worth: missing value in revenue FY2025\n");
    expect(text).toContain("\ncells without a value\n  worth, ratio_of: ");
  });

  it("shows full years beside the periods where the document asks for them", async () => {
    const text =
      "periods FY2025H1 to FY2026H2, with years\n\nsales  CNY m flow  stated 10, 30, 40, 60\n  source a report\nmargin  %  ratio  = sales / sales * 50%\n";
    const found = await report(fileOf("halves.model", text));
    const lines = found.groups.flatMap((group) => group.lines);
    expect([found.years, lines.map(({name, years}) => [name, years])]).toEqual([
      ["FY2025", "FY2026"],
      [
        ["sales", [40, 100]],
        ["margin", [0.5, 0.5]]
      ]
    ]);
    const printed = await runModel(fileOf("halves.model", text), {...OPTIONS, json: false});
    expect(printed.text.split("\n").slice(2, 4)).toEqual([
      "Lines           FY2025H1  FY2025H2  FY2026H1  FY2026H2    FY2025    FY2026",
      "  sales  CNY m     10.00     30.00     40.00     60.00     40.00    100.00"
    ]);
  });

  it("goes to a workbook and back: what was set there is taken", async () => {
    const xlsx = join(folder, "out.xlsx");
    await report(small, {xlsx, set: ["price=3"]});
    const back = await report(small, {from: xlsx});
    expect([back.taken, valuesOf(back, "worth"), back.problems]).toEqual([
      ["price: 2.4 → 3"],
      [200 * 3 * 1.1 + 300 * 3 * 1.2],
      []
    ]);
  });

  it("opens a workbook as the model it carries, with what was typed into its cells, and saves it as text and JSON", async () => {
    const [xlsx, model, json] = ["whole.xlsx", "whole.model", "whole.json"].map((name) => join(folder, name)) as [
      string,
      string,
      string
    ];
    await report(small, {xlsx, set: ["price=3"]});
    const back = await report(xlsx, {save: model});
    expect([back.taken, back.problems, valuesOf(back, "worth")]).toEqual([
      ["price: 2.4 → 3"],
      [],
      [200 * 3 * 1.1 + 300 * 3 * 1.2]
    ]);
    const saved = readFileSync(model, "utf8").replaceAll(/ +/g, " ");
    expect(saved).toBe(SMALL.replace("input 2.4", "input 3").replaceAll(/ +/g, " "));
    await report(model, {save: json, case: "war", set: ["growth@FY2027=50%"]});
    const again = await report(json);
    expect([again.case, valuesOf(again, "worth")]).toEqual(["war", [200 * 1.5 * 1.1 + 300 * 1.5 * 1.5]]);
  });

  it("works out a company of the repository on the rows of the record", async () => {
    const file = join(projectRoot, "src/companies/gds.model");
    const {text, isSound} = await runModel(file, OPTIONS, {rows: () => clientData});
    expect(isSound).toBe(true);
    expect(valuesOf(JSON.parse(text) as ModelReport, "value")).toEqual([expect.closeTo(30.888307531467234, 10)]);
  });

  it("includes shared documents that stand beside the file", async () => {
    fileOf("market.model", "shared market\npremium % input 5%\n  because x | 因\n");
    const file = fileOf("own.model", `${SMALL}include market\n  premium input 6% in 0%..100%\n`);
    expect(valuesOf(await report(file), "premium")).toEqual([0.06]);
  });
});
