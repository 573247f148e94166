import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {sqlScript} from "../../src/notebook/export-sql.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const TEXT = `\`\`\`sql id=joined
SELECT u.country, sum(u.tokens * mine.weight) AS weighted, \${it_s} AS quoted
FROM usage_weekly_by_country u JOIN mine USING (country)
WHERE u.week_start = \${week} AND u.tokens > \${least.n} GROUP BY ALL ORDER BY 1
\`\`\`

\`\`\`input id=week
kind: date
value: 2026-02-16
\`\`\`

\`\`\`input id=it_s
kind: search
value: '; DROP TABLE x; --
\`\`\`

\`\`\`sql id=least
SELECT 5 AS n -- not much
\`\`\`

\`\`\`data id=mine
country,weight,note
CN,1.5,it's
US,2,
\`\`\`

\`\`\`model id=m
title Mine
periods FY2026 to FY2027

price USD/Mtok input 2
  because it is an example
twice USD/Mtok = price * 2
\`\`\`

\`\`\`sql id=last
SELECT value * 2 AS v, \${m.twice} AS t FROM m WHERE line = 'price'
\`\`\`
`;

describe("sqlScript(views, title)", () => {
  it("runs from above to below in DuckDB alone, with the same rows", async () => {
    const notebook = new Notebook(TEXT, {
      session,
      file: () => Promise.resolve(null),
      models: async () => ({documents: DOCUMENTS, data: await clientData})
    });
    notebook.start();
    await notebook.idle();
    expect(notebook.views().map(({phase}) => phase)).toEqual(notebook.views().map(() => "fresh"));
    const script = sqlScript(notebook.viewsInOrder(), "Mine\nSELECT 1");
    const other = await openWarehouse({edition: "shipped"});
    const extracted = await other.extractStatements(script);
    for (let i = 0; i < extracted.count; ++i) await (await extracted.prepare(i)).run();
    for (const name of ["joined", "last", "mine"]) {
      const rows = (await other.runAndReadAll(`FROM temp.${name}`)).getRowObjectsJson();
      const expected = notebook.views().find(({cell}) => cell.name === name)?.value?.table?.rows;
      expect(JSON.parse(JSON.stringify(rows).replace(/"(-?\d+)"/g, "$1")), name).toEqual(expected);
    }
    other.closeSync();
  });

  it("holds no query that has not run, which may be any statements", async () => {
    const notebook = new Notebook(
      "```sql id=shut\nSELECT 1) ; COPY (SELECT 1) TO 'out.csv'; SELECT * FROM (SELECT 1\n```\n\n```sql id=open\nSELECT 2 AS n\n```\n",
      {session, file: () => Promise.resolve(null), models: async () => ({documents: DOCUMENTS, data: await clientData})}
    );
    const unrun = sqlScript(notebook.viewsInOrder(), "Mine");
    expect(unrun).not.toMatch(/COPY|SELECT/);
    expect(unrun).toContain('-- "shut": left out, it has not run');
    notebook.start();
    await notebook.idle();
    const script = sqlScript(notebook.viewsInOrder(), "Mine");
    expect(script).not.toContain("COPY");
    expect(script).toContain("SELECT 2 AS n");
  });
});
