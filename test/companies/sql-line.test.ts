import {describe, expect, it} from "vitest";
import {sqlAnswers} from "../../loaders/model/sql-answers.js";
import {boundSheet, compiledText} from "../../src/companies/bound-sheet.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {tooManyLineRows, type SqlAnswer, type SqlAnswers} from "../../src/companies/sql-answer.js";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {errorText} from "../../src/model/calculate/failure.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {workbookSpec} from "../fixtures/xlsx.js";
import {readXlsx} from "../../src/workbook/read-xlsx.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {clientData} from "./data.js";

const HEAD = "periods FY2025H1 to FY2026H2, reported to FY2026H1\n";
const NOTHING: CompanyData = {facts: [], events: [], weeks: [], owned: []};

function worked(lines: string, sql: SqlAnswers, data: CompanyData = NOTHING) {
  const {bound, problems} = boundSheet(HEAD + lines, {}, {...data, sql});
  if (!bound) throw new Error(problems.map((p) => p.message).join("\n"));
  const {model, problems: found} = compiledText(bound);
  if (!model) throw new Error(found.map((p) => p.message).join("\n"));
  const evaluation = evaluate(model);
  const cells = (name: string) =>
    outcomes(evaluation, name).map((each) => (each.ok ? each.value : errorText(each.error)));
  return {bound, model, evaluation, cells};
}

function rows(columns: readonly string[], ...found: readonly (readonly (string | null)[])[]): SqlAnswer {
  const named = columns.map((name) => ({name: name.replace("#", ""), isNumber: name.startsWith("#")}));
  return {columns: named, rows: found, reads: ["usage_weekly"]};
}

const Q = "SELECT q";
const series = (kind: string, answer: SqlAnswer) => worked(`x tokens ${kind} = sql "${Q}"`, {[Q]: answer}).cells("x");

describe("a line = sql “…”", () => {
  it("adds up the days of a period for a flow, takes the last of a stock, and leaves days of no period out", () => {
    const weeks = rows(
      ["#n", "week"],
      ["2", "2025-06-30 00:00:00"],
      ["5", "2025-01-01"],
      ["4", "2025-07-07"],
      [null, "2026-01-05"],
      ["9", "2031-01-06"]
    );
    expect(series("flow", weeks)).toEqual([7, 4, "no value of x in x FY2026H1", "no value of x in x FY2026H2"]);
    expect(series("stock", weeks).slice(0, 2)).toEqual([2, 4]);
  });

  it("takes periods by label, one row each for a rate or ratio, and one value where no kind is stated", () => {
    const halves = rows(["p", "#n"], ["FY2026H1", "3.5"], ["FY2026H2", "4e1"]);
    expect(series("rate", halves).slice(2)).toEqual([3.5, 40]);
    expect(worked(`x tokens = sql "${Q}"`, {[Q]: rows(["#n"], ["12"])}).cells("x")).toEqual([12]);
  });

  it("takes no row at random where a stock has several of its last day", () => {
    const labs = rows(["week", "#n"], ["2025-06-23", "1"], ["2025-06-30", "5"], ["2025-06-30", "7"]);
    expect(String(series("stock", labs)[0])).toContain("2 rows of 2025-06-30 in FY2025H1");
  });

  it.each([
    [
      "rate",
      rows(["d", "#n"], ["2026-01-05", "1"], ["2026-01-12", "2"]),
      "2 rows in FY2026H1; a rate takes one in each period: group by period"
    ],
    ["flow", rows(["d", "#n"], ["FY2026", "1"]), "FY2026 in d; expected a day, or a period from FY2025H1 to FY2026H2"],
    ["flow", rows(["d", "#n"], ["2020-01-06", "1"]), "1 rows, none with a number from 2025-01-01 to 2026-12-31"],
    [
      "flow",
      rows(["#n"], ["1"]),
      "n; expected two columns: days such as 2026-02-16 or periods such as FY2025H1, and numbers"
    ],
    ["flow", rows(["d", "#n"], ["2026-01-05", "nan"]), "2026-01-05: nan; expected a number"],
    ["", rows(["#n"]), "0 rows; a line without flow, stock, rate or ratio takes one"],
    [
      "",
      rows(["d", "#n"], ["a", "1"]),
      "d, n; a line without flow, stock, rate or ratio takes one column of one number"
    ],
    ["flow", rows(["d", "#n"], [null, "1"]), "NULL in d; expected a day, or a period from FY2025H1 to FY2026H2"],
    [
      "flow",
      rows(["d", "#n", "#m"], ["2026-01-05", "1", "2"]),
      "d, n, m; expected two columns: days such as 2026-02-16 or periods such as FY2025H1, and numbers"
    ],
    [
      "flow",
      rows(["#n", "#m"], ["1", "2"]),
      "n, m; expected two columns: days such as 2026-02-16 or periods such as FY2025H1, and numbers"
    ],
    [
      "flow",
      rows(["d", "e"], ["2026-01-05", "x"]),
      "d, e; expected two columns: days such as 2026-02-16 or periods such as FY2025H1, and numbers"
    ],
    ["", rows(["d"], ["a"]), "d; a line without flow, stock, rate or ratio takes one column of one number"],
    ["", rows(["#n"], ["1"], ["2"]), "2 rows; a line without flow, stock, rate or ratio takes one"],
    ["", rows(["#n"], ["x"]), "x; expected a number"],
    ["", rows(["#n"], [null]), "NULL; expected a number"],
    ["", {problem: {en: "Catalog Error", zh: "x"}}, "Catalog Error"]
  ] as const)("is an error by name where a %s has other rows than it takes: %j", (kind, answer, problem) => {
    const where = kind === "" ? "x" : "x FY2025H1";
    expect(series(kind, answer)[0]).toBe(`SQL: ${problem} in ${where}`);
  });

  it("says that it was read by the query, from which tables, and what the document says of it", () => {
    const line = `x tokens flow = sql "${Q}"`;
    const told = (text: string, sql: SqlAnswers) => {
      const {bound} = worked(text, sql);
      const [spec] = bound.sheet.lines;
      return [spec && "source" in spec && spec.source, bound.words["x"]?.reason];
    };
    expect(told(line, {[Q]: rows(["p", "#n"], ["FY2026H1", "3"])})).toEqual([
      "read from the ledger (usage_weekly) by SQL: SELECT q",
      {
        en: "Read from the ledger (usage_weekly) by SQL: SELECT q",
        zh: "以 SQL 取自账本（usage_weekly）：SELECT q"
      }
    ]);
    expect(told(line, {})).toEqual([
      "read from the ledger by SQL: SELECT q",
      {en: "Read from the ledger by SQL: SELECT q", zh: "以 SQL 取自账本：SELECT q"}
    ]);
    expect(told(`${line}\n  source my own | 自有`, {})).toEqual([
      "my own; read from the ledger by SQL: SELECT q",
      {en: "my own", zh: "自有"}
    ]);
    expect(tooManyLineRows()).toMatchObject({
      problem: {en: "more than 20,000 rows; a line is made of at most that many: group them"}
    });
  });

  it("is an error by name until it is run, which flows to what reads it and leaves the model sound", () => {
    const {cells, bound} = worked(`x tokens flow = sql "${Q}"\ny tokens = sql "${Q} b"\nz tokens flow = x + y`, {});
    expect(cells("x")[0]).toBe("SQL not run (press Run above the grid) in x FY2025H1");
    expect(cells("y")).toEqual(["SQL not run (press Run above the grid) in y"]);
    expect(cells("z")[0]).toContain("SQL not run");
    expect(bound.sql.map(({line, query, state}) => [line, query, state])).toEqual([
      ["x", Q, "not_run"],
      ["y", `${Q} b`, "not_run"]
    ]);
  });

  it("says why beside an override of one of its cells, until it is run and where it failed", () => {
    const line = `x tokens flow = sql "${Q}"\n  override FY2025H2 = 8\n  override FY2026H2 = prev(x, missing) because it stays\n`;
    const notRun = "SQL not run (press Run above the grid) in x";
    expect(worked(line, {}).cells("x")).toEqual([`${notRun} FY2025H1`, 8, `${notRun} FY2026H1`, `${notRun} FY2026H1`]);
    expect(worked(line, {[Q]: {problem: {en: "Parser Error", zh: "x"}}}).cells("x")[0]).toBe(
      "SQL: Parser Error in x FY2025H1"
    );
    const halves = rows(["p", "#n"], ["FY2026H1", "3"]);
    expect(worked(line, {[Q]: halves}).cells("x")).toEqual(["missing value in x FY2025H1", 8, 3, 3]);
  });

  it("reads the same tokens of labs as usage does, on the ledger, and refuses what writes or fails", async () => {
    const lines = `x tokens tn flow partial = sql "SELECT week_start, sum(tokens) / 1e12 AS n FROM usage_weekly_by_model
    WHERE lab IN ('z-ai', 'thudm') AND NOT free_variant GROUP BY ""week_start"""
u tokens tn flow partial usage paid_tokens of z-ai, thudm
bad tokens = sql "SELECT nothing FROM usage_weekly"
end tokens = sql "FROM read_csv('/etc/passwd')"
`;
    const sql = await sqlAnswers(HEAD + lines, {});
    const {cells} = worked(lines, sql, await clientData);
    const [ours, theirs] = [cells("x"), cells("u")];
    expect(ours.filter((each) => typeof each === "number").length).toBeGreaterThan(1);
    ours.forEach((each, i) => {
      if (typeof each === "number") expect(each / Number(theirs[i])).toBeCloseTo(1, 9);
    });
    expect(cells("bad")[0]).toMatch(/^SQL: Binder Error: Referenced column "nothing" not found/);
    expect(cells("end")[0]).toMatch(/^SQL: Permission Error/);
  });

  it.skipIf(!hasLibreOffice())("goes into a workbook as numbers by period with the query as their source", () => {
    const answer = rows(["d", "#n"], ["2025-01-06", "5"], ["2026-01-05", "7"]);
    const {model, bound} = worked(
      `x tokens flow partial = sql "${Q}"\ny tokens flow = coalesce(x, 0 * at(x, "FY2025H1"))`,
      {
        [Q]: answer
      }
    );
    const bytes = writeXlsx(exportWorkbook(workbookSpec(model, {words: bound.words})));
    const {book} = recalculated({book: bytes});
    const cells = [
      ...(readXlsx(book ?? bytes)
        .get("model")
        ?.values() ?? [])
    ];
    const row = cells.find(({value}) => value === "x")?.row ?? 0;
    const numbersOf = (at: number) => cells.filter((c) => c.row === at && c.type === "number").map(({value}) => value);
    expect(numbersOf(row)).toEqual(["5", "7"]);
    expect(numbersOf(row + 1)).toEqual(["5", "0", "7", "0"]);
    const source = cells.filter((cell) => cell.row === row).map(({value}) => value);
    expect(source.join(" ")).toContain(`Read from the ledger (usage_weekly) by SQL: ${Q}`);
  });
});
