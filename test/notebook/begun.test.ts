import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {begunNotebook} from "../../src/notebook/begun.js";
import {headOf, headValue} from "../../src/notebook/head.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {parseNotebook} from "../../src/notebook/parse.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

async function ran(text: string): Promise<readonly string[]> {
  const models = async () => ({documents: DOCUMENTS, data: await clientData});
  const notebook = new Notebook(text, {session, file: () => Promise.resolve(null), models});
  notebook.start();
  await notebook.idle();
  return notebook
    .views()
    .map(({cell, phase, problems}) => [cell.kind, phase, ...problems.map(({text}) => text.en)].join(" "));
}

const FROM = "https://ledger.example/en/usage.html#by=lab&from=2026-01-05(a)";

describe("begunNotebook(with, lang)", () => {
  it.each(LANGUAGES)("holds query, chart and lineage, and runs whole in %s", async (lang) => {
    const sql = "SELECT * FROM (SELECT week_start AS time, country, tokens FROM usage_weekly_by_country) ORDER BY time";
    const chart = "mark: line\nx: time\ny: tokens\ncolor: country";
    const text = begunNotebook({title: "China: 55.9% <of> *all*", from: FROM, sql, chart}, lang);
    expect(await ran(text)).toEqual(["text fresh", "sql fresh", "chart fresh"]);
    const head = headOf(text);
    expect([headValue(head, "title"), headValue(head, "from")]).toEqual(["China: 55.9% <of> *all*", FROM]);
    expect(parseNotebook(text).problems).toEqual([]);
  });

  it("makes a table where there is no chart, and stays without an address that is none", async () => {
    const text = begunNotebook({title: "", from: "javascript:alert(1)", sql: "SELECT 1 AS n"}, "en");
    expect(text).not.toContain("javascript");
    expect(await ran(text)).toEqual(["text fresh", "sql fresh", "table fresh"]);
  });

  it.each(["```\n\n```sql id=x\nSELECT 2\n```", "---\n# ${x}\n<script>", "\n\n\n~~~\n"])(
    "lets no part of %j end its cell",
    (hostile) => {
      const text = begunNotebook(
        {title: hostile, from: `https://a.example/${hostile}`, sql: hostile, chart: hostile, model: hostile},
        "en"
      );
      const {cells, problems} = parseNotebook(text);
      expect(cells.map(({kind}) => kind)).toEqual(["text", "sql", "chart", "model"]);
      expect([...problems, ...(cells[0]?.problems ?? [])]).toEqual([]);
    }
  );

  it.each(Object.keys(DOCUMENTS.companies))("works out the model of %s as its page does", async (name) => {
    const text = begunNotebook({title: name, from: FROM, model: DOCUMENTS.companies[name] ?? ""}, "zh");
    expect(await ran(text)).toEqual(["text fresh", "model fresh"]);
  });

  it("says in its first text what is to be known of what was handed over, as letters", () => {
    const begun = begunNotebook(
      {title: "A model", from: "", model: "title A | 甲\n", note: "cells `left` there"},
      "en"
    );
    expect(begun).toContain("# A model\n\ncells \\`left\\` there\n");
  });
});
