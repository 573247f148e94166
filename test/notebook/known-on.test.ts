import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadCompanies} from "../../loaders/data/companies.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import type {Json} from "../../loaders/warehouse/query.js";
import {printNotebook} from "../../src/notebook/cell.js";
import {sqlScript} from "../../src/notebook/export-sql.js";
import {withHeadValue} from "../../src/notebook/head.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {notebookWorkbook} from "../../src/notebook/taken/workbook.js";
import {newestDay, type CellRefused} from "../../src/notebook/values.js";
import type {TableSession} from "../../src/query/notebook/tables.js";
import {QueryRefused} from "../../src/query/reader/statement.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const models = async () => ({documents: DOCUMENTS, data: await clientData});

async function opened(text: string, on: TableSession = session): Promise<Notebook> {
  const notebook = new Notebook(text, {session: on, file: () => Promise.resolve(null), models});
  notebook.start();
  await notebook.idle();
  return notebook;
}

const onDay = (day: string, body: string) => `---\nalpha-ledger-notebook: 1\nknown-on: ${day}\n---\n${body}`;
const query = (sql: string, name = "q") => `\`\`\`sql id=${name}\n${sql}\n\`\`\`\n`;
const rowsOf = (notebook: Notebook, name = "q") => {
  const view = notebook.views().find(({cell}) => cell.name === name);
  if (view?.phase !== "fresh") throw new Error(`${name}: ${view?.phase} ${String(view?.error)}`);
  return view.value?.table?.rows ?? [];
};
const errorOf = (notebook: Notebook) => notebook.views().find(({cell}) => cell.name === "q")?.error;

const workbookOf = (notebook: Notebook) =>
  notebookWorkbook(notebook.viewsInOrder(), {
    audience: null,
    title: "Mine",
    address: "https://ledger.example",
    day: "2026-11-27",
    knownOn: notebook.knownOn,
    lang: "en",
    models
  });

/** The number that a later pull changed most, and the day before it did. */
const RESTATED = `SELECT period_start, model, was_tokens, now_tokens, restated_on, CAST(restated_on - 1 AS VARCHAR) AS before
FROM restatement WHERE grain = 'week' AND now_tokens IS NOT NULL ORDER BY abs(change_tokens) DESC, model LIMIT 1`;

describe("a notebook that reads the ledger as known on a day", () => {
  it("sees a restated number as it was before, by SQL of tables and of views alike, and as it is now without the day", async () => {
    const [restated] = rowsOf(await opened(query(RESTATED)));
    const {period_start: week, model, was_tokens: was, now_tokens: is, before, restated_on: after} = restated ?? {};
    expect(was).not.toBe(is);
    const where = `WHERE week_start = DATE '${String(week)}' AND model = '${String(model)}'`;
    const text =
      query(`SELECT tokens FROM usage_weekly ${where} AND known_to = DATE '9999-12-31'`) +
      query(`SELECT tokens FROM usage_weekly_by_model ${where}`, "view");
    const numbers = async (day: string | null) => {
      const notebook = await opened(day === null ? text : onDay(day, text));
      return [rowsOf(notebook)[0]?.["tokens"], rowsOf(notebook, "view")[0]?.["tokens"]];
    };
    expect(await numbers(String(before))).toEqual([was, was]);
    expect(await numbers(String(after))).toEqual([is, is]);
    expect(await numbers(null)).toEqual([is, is]);
  });

  it.each(["2026-08-22", "2026-09-20"])(
    "gives the counts of the ledger that is built as known on %s, table by table",
    async (day) => {
      const built = await openWarehouse({edition: "shipped", day});
      for (const sql of [
        "SELECT week_start, CAST(sum(tokens) AS BIGINT) AS n FROM usage_weekly WHERE known_to = DATE '9999-12-31' GROUP BY ALL ORDER BY 1",
        "SELECT known_from, known_to, count(*) AS n FROM usage_weekly GROUP BY ALL ORDER BY 1, 2",
        "SELECT grain, count(*) AS n, CAST(sum(change_tokens) AS BIGINT) AS change FROM restatement GROUP BY ALL ORDER BY 1",
        "SELECT entity, count(*) AS n, round(sum(value), 3) AS total FROM company_fact GROUP BY ALL ORDER BY 1",
        "SELECT count(*) AS n FROM ledger_entry"
      ]) {
        const expected = (await built.runAndReadAll(sql)).getRowsJson().map((row) => row.map(String));
        const rows = rowsOf(await opened(onDay(day, query(sql))));
        expect(
          rows.map((row) => Object.values(row).map(String)),
          sql
        ).toEqual(expected);
      }
      built.closeSync();
    }
  );

  it("goes from a day to any other that the books know, without the present between", async () => {
    const days = query(
      "SELECT CAST(min(retrieved_on) AS VARCHAR) AS first, CAST(max(retrieved_on) AS VARCHAR) AS last FROM ledger_entry"
    );
    const [{first, last} = {}] = rowsOf(await opened(days));
    expect(first).not.toBe(last);
    for (const day of [first, last, first].map(String))
      expect(rowsOf(await opened(onDay(day, days))), day).toEqual([{first, last: day}]);
  });

  it("is the ledger of now on the last day of the books", async () => {
    const counts = query(
      "SELECT (SELECT count(*) FROM usage_weekly WHERE known_to = DATE '9999-12-31') AS a, (SELECT sum(tokens) FROM usage_weekly_by_country) AS b, (SELECT count(*) FROM ledger_entry) AS c, (SELECT CAST(max(retrieved_on) AS VARCHAR) FROM ledger_entry) AS last"
    );
    const now = rowsOf(await opened(counts));
    expect(rowsOf(await opened(onDay(String(now[0]?.["last"]), counts)))).toEqual(now);
  });

  it("marks all that rests on the ledger with the day, and nothing else", async () => {
    const notebook = await opened(
      onDay(
        "2026-08-22",
        `\${q.n} \${least}\n\n${query("SELECT count(*) AS n FROM usage_weekly")}\n${query("SELECT 1 AS n", "own")}\n\`\`\`table\nfrom: q\n\`\`\`\n\n\`\`\`input id=least\nkind: number\nvalue: 1\n\`\`\`\n`
      )
    );
    const days = notebook.views().map(({value}) => [value?.origin.knownOn, newestDay(value?.origin ?? {sources: []})]);
    const of = (at: number) => days[at]?.[0];
    expect([of(0), of(1), of(2), of(3), of(4)]).toEqual(["2026-08-22", "2026-08-22", null, "2026-08-22", null]);
    expect(days[1]?.[1]).toBe(days[3]?.[1]);
    expect(String(days[1]?.[1]) <= "2026-08-22").toBe(true);
  });

  it("is set and taken out in the head alone, runs only what reads the ledger, and is taken back", async () => {
    const text = `---\ntitle: Mine\nalpha-ledger-notebook: 1\n---\n\n${query("SELECT count(*) AS n FROM usage_weekly")}\n\`\`\`data id=mine\na\n1\n\`\`\`\n`;
    const notebook = await opened(text);
    const [before] = rowsOf(notebook);
    session.ran.length = 0;
    notebook.change(
      printNotebook({...notebook.parts, head: withHeadValue(notebook.parts.head, "known-on", "2026-08-22")})
    );
    expect(notebook.text).toBe(text.replace("1\n---\n", "1\nknown-on: 2026-08-22\n---\n"));
    expect(notebook.views()[0]?.phase).not.toBe("fresh");
    await notebook.idle();
    expect(session.ran).toEqual(["q"]);
    expect(rowsOf(notebook)[0]).not.toEqual(before);
    expect(notebook.parts.problems).toEqual([]);
    notebook.undo();
    await notebook.idle();
    expect([notebook.text, rowsOf(notebook)[0]]).toEqual([text, before]);
  });

  it.each([
    ["2019-01-01", "the books know days from", "账本可回溯"],
    ["2099-01-01", "the books know days from", "账本可回溯"],
    ["2026-02-30", "expected a day such as 2026-09-16", "应为日期"],
    ['"x\'; DROP"', "expected a day such as 2026-09-16", "应为日期"]
  ])("refuses %s and says which days there are", async (day, en, zh) => {
    const error = errorOf(await opened(onDay(day, query("SELECT count(*) AS n FROM usage_weekly")))) as QueryRefused;
    expect(error).toBeInstanceOf(QueryRefused);
    expect([error.text.en, error.text.zh]).toEqual([expect.stringContaining(en), expect.stringContaining(zh)]);
  });

  it.each([
    ["\"2026-08-22'; COPY (SELECT 1) TO '/tmp/out.csv'; SELECT '\"", "expected a day such as 2026-09-16"],
    ["2026-02-30", "expected a day such as 2026-09-16"],
    ["2099-01-01", "the books know days from"]
  ])("writes no script and no workbook as known on %s, which a link may say", async (day, en) => {
    const notebook = await opened(onDay(day, query("SELECT 1 AS n")));
    await expect(session.knownOnScript(String(notebook.knownOn))).rejects.toThrow(en);
    if (!day.startsWith("2099")) await expect(workbookOf(notebook)).rejects.toThrow(en);
  });

  it.each([
    "memory.main.usage_weekly",
    "ledger.usage_weekly",
    '"memory".main.usage_weekly',
    "Memory . main . usage_weekly"
  ])("reads no table past the day by %s, and says where it stands", async (named) => {
    const notebook = await opened(
      onDay("2026-08-22", query(`SELECT l.lab,\n  count(*) AS n FROM lab l, ${named} GROUP BY 1`))
    );
    const view = notebook.views()[0];
    expect([view?.phase, view?.problems[0]?.line, view?.problems[0]?.column]).toEqual(["failed", 2, 29]);
    expect(view?.problems[0]?.text.en).toContain("expected the table’s name alone");
  });

  it.each(["usage_weekly", "main.usage_weekly", "temp.usage_weekly", "temp.main.usage_weekly"])(
    "cuts %s as well",
    async (named) => {
      const count = async (text: string) => rowsOf(await opened(text))[0]?.["n"];
      const sql = `SELECT count(*) AS n FROM ${named}`;
      expect(await count(onDay("2026-08-22", query(sql)))).toBe(
        await count(
          query(
            "SELECT count(*) AS n FROM usage_weekly WHERE known_from <= DATE '2026-08-22' AND DATE '2026-08-22' < known_to"
          )
        )
      );
    }
  );

  const model = (text: string) => `\`\`\`model id=q\n${text}\n\`\`\`\n`;
  const FIGURES = model(`company BABA
title Figures
periods FY2026 to FY2027, reported to FY2026, years end in March

marketing CNY m flow fact sales_and_marketing_expense us-gaap 12m
tokens tokens tn flow usage paid_tokens of qwen`);

  it.each(["2026-08-22", "2026-09-20"])(
    "works a model out on figures and usage as the ledger that is built as known on %s has them",
    async (day) => {
      const ask = async (_: string, ...queries: readonly string[]) => {
        const built = await openWarehouse({edition: "shipped", day});
        const found: (readonly Json[])[] = [];
        for (const sql of queries)
          found.push(
            sql.includes("FROM market") || sql.includes("FROM capital_event")
              ? []
              : ((await built.runAndReadAll(sql)).getRowObjectsJson() as unknown as Json[])
          );
        built.closeSync();
        return found;
      };
      const {facts, weeks} = await loadCompanies("shipped", ask as never);
      const notebook = await opened(onDay(day, FIGURES));
      const record = notebook.views()[0]?.value?.model?.sheet.record;
      expect(record?.facts).toEqual(facts);
      expect(record?.weeks).toEqual(weeks);
      expect(notebook.views()[0]?.value?.origin.knownOn).toBe(day);
      const now = await opened(FIGURES);
      expect(rowsOf(now).map((row) => row["line"])).toEqual(rowsOf(notebook).map((row) => row["line"]));
    }
  );

  it("refuses a model whose figures are in no file by day, by their names", async () => {
    const zhipu = model(DOCUMENTS.companies["zhipu"] ?? "");
    expect((await opened(zhipu)).views()[0]?.value?.model?.facts.length).toBeGreaterThan(0);
    const error = errorOf(await opened(onDay("2026-09-20", zhipu))) as CellRefused;
    expect([error.text.en, error.text.zh]).toEqual([
      expect.stringMatching(/\bclose\b.*in no file by day/),
      expect.stringContaining("没有按日留存的数据")
    ]);
  });

  it("cites for a model what is known now, though the day was taken out and no query ran since", async () => {
    const model = `\`\`\`model id=q\n${DOCUMENTS.companies["zhipu"] ?? ""}\n\`\`\`\n`;
    let standing: string | null = "2026-08-22";
    const asked: (string | null)[] = [];
    const watched: TableSession = {
      ...session,
      knownOn: (day) => session.knownOn((standing = day)),
      sources: (tables) => {
        asked.push(standing);
        return session.sources(tables);
      }
    };
    await session.knownOn(standing);
    const notebook = await opened(model, watched);
    expect(notebook.views()[0]?.value?.origin.tables).toEqual(["company_metric"]);
    expect(asked).toEqual([null]);
  });

  it("goes along in the script for DuckDB’s shell and in the workbook", async () => {
    const notebook = await opened(onDay("2026-08-22", query("SELECT count(*) AS n FROM usage_weekly")));
    const script = sqlScript(notebook.viewsInOrder(), "Mine", await session.knownOnScript("2026-08-22"));
    const shell = await openWarehouse({edition: "shipped"});
    const found = await shell.runAndReadAll(script);
    expect(found.getRowsJson().at(-1)).toEqual([String(rowsOf(notebook)[0]?.["n"])]);
    shell.closeSync();
    const {sheets} = await workbookOf(notebook);
    const cover = [...(sheets[0]?.cells.values() ?? [])].flatMap((cell) => (cell.type === "text" ? [cell.value] : []));
    expect(cover).toContain("The ledger is read as known on 2026-08-22.");
    expect(cover).toContain("Where the ledger’s rows come from");
    const {sources} = notebook.views()[0]?.value?.origin ?? {sources: []};
    expect(sources.length).toBeGreaterThan(0);
    for (const {citation} of sources) expect(cover).toContain(citation);
  });
});
