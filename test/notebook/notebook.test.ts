import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {withAttribute, withBody, withName, withoutCell} from "../../src/notebook/edit.js";
import {withValue} from "../../src/notebook/input-spec.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {firstRows, newestDay, NO_ORIGIN, type CellRefused} from "../../src/notebook/values.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());
beforeEach(() => void (session.ran.length = 0));

const RESERVED = new Set(["usage_weekly", "lab"]);

async function opened(text: string): Promise<Notebook> {
  const notebook = new Notebook(
    text,
    {session, file: () => Promise.resolve(null), models: async () => ({documents: DOCUMENTS, data: await clientData})},
    RESERVED
  );
  notebook.start();
  await notebook.idle();
  return notebook;
}

const named = (notebook: Notebook, name: string) => {
  const view = notebook.views().find(({cell}) => cell.name === name);
  if (!view) throw new Error(`${name}: no such cell`);
  return view;
};
const said = (notebook: Notebook, name: string) => {
  const {phase, problems, error, waitsFor} = named(notebook, name);
  return [phase, ...problems.map(({text}) => text.en), ...(error ? [(error as Error).message] : []), ...waitsFor];
};

const SHARES = `Share: \${last.share:percent} of \${country}.

\`\`\`sql id=last
SELECT * FROM weeks ORDER BY week_start DESC LIMIT 1
\`\`\`

\`\`\`sql id=weeks
SELECT week_start, share_of_all AS share FROM usage_weekly_by_country WHERE country = \${country}
\`\`\`

\`\`\`input id=country
kind: choice
options: CN, US
value: CN
\`\`\`

\`\`\`chart id=chart
from: weeks
x: week_start
y: share
\`\`\`
`;

describe("Notebook", () => {
  it("runs cells by what they read, wherever they stand, on the ledger itself", async () => {
    const notebook = await opened(SHARES);
    expect(notebook.views().map(({phase}) => phase)).toEqual(["fresh", "fresh", "fresh", "fresh", "fresh"]);
    expect(session.ran).toEqual(["weeks", "last"]);
    const last = named(notebook, "last");
    expect(notebook.views()[0]?.value?.shown).toEqual([last.value?.table?.rows[0]?.["share"], "CN"]);
    expect(last.value?.origin).toMatchObject({tables: ["lab", "model", "usage_weekly"], isOwn: false, knownOn: null});
    expect(last.value?.origin.sources.map(({as_of}) => as_of)).toContain(newestDay(last.value?.origin ?? NO_ORIGIN));
  });

  it("runs what an input changes, once, and nothing else", async () => {
    const notebook = await opened(`${SHARES}\n\`\`\`sql id=labs\nSELECT count(*) AS n FROM lab\n\`\`\`\n`);
    session.ran.length = 0;
    const {cell} = named(notebook, "country");
    notebook.change(withBody(notebook.parts, cell.key, withValue(cell.body, "US")));
    expect(["weeks", "last", "chart", "labs"].map((name) => named(notebook, name).phase)).not.toContain("running");
    expect(["last", "chart", "labs"].map((name) => named(notebook, name).phase)).toEqual(["stale", "stale", "fresh"]);
    await notebook.idle();
    expect(session.ran).toEqual(["weeks", "last"]);
    expect(notebook.views()[0]?.value?.shown?.[1]).toBe("US");
  });

  it.each([
    ["Intro.", "One.\n\n\n\nTwo.\n\n\n\nThree.", ["text", "text", "text", "sql", "text", "chart"]],
    ["Intro.", "One.\n\n```", ["text", "sql", "text", "chart"]],
    ["Intro.", "One.\n\n```sql id=more\nSELECT 2\n```\n\nTwo.", ["text", "sql", "text", "sql", "text", "chart"]],
    ["Intro.", "<!-- open", ["text"]],
    ["SELECT 1 AS n", "SELECT 2 AS n\n```\n\nwords", ["text", "sql", "text", "chart"]]
  ])("keeps the cells around while %j becomes %j letter by letter", (from, typed, kinds) => {
    const text = "Intro.\n\n```sql id=weeks\nSELECT 1 AS n\n```\n\nSee ${weeks.n}.\n\n```chart\nfrom: weeks\n```\n";
    const notebook = new Notebook(text, {
      session,
      file: () => Promise.resolve(null),
      models: () => Promise.reject(new Error())
    });
    const {key} = notebook.parts.cells.find(({body}) => body.startsWith(from)) ?? {key: ""};
    const others = () => notebook.parts.cells.filter((cell) => cell.key !== key).map(({body}) => body);
    const before = others();
    for (let n = 0; n <= typed.length; ++n) {
      notebook.edit(key, typed.slice(0, n));
      expect(others(), JSON.stringify(typed.slice(0, n))).toEqual(before);
    }
    expect(notebook.written).toContain(typed);
    notebook.settle();
    expect(notebook.text).toBe(notebook.written);
    expect(notebook.parts.cells.map(({kind}) => kind)).toEqual(kinds);
    expect(notebook.text.split("SELECT 1 AS n").length - 1).toBe(from === "Intro." ? 1 : 0);
    if (typed.startsWith("SELECT")) expect(notebook.parts.cells[1]?.body).toBe(`${typed}\n`);
    notebook.undo();
  });

  it("takes back anything, deleted cells too", async () => {
    const notebook = await opened(SHARES);
    notebook.change(withoutCell(notebook.parts, named(notebook, "weeks").cell.key));
    await notebook.idle();
    expect(said(notebook, "chart")).toEqual(["unsound", "weeks: no cell of that name"]);
    expect(said(notebook, "last")[1]).toContain("weeks");
    notebook.undo();
    await notebook.idle();
    expect(notebook.text).toBe(SHARES);
    expect(notebook.views().map(({phase}) => phase)).not.toContain("failed");
    notebook.redo();
    expect(notebook.views()).toHaveLength(4);
  });

  it("takes back what is held first, and brings it again", async () => {
    const notebook = await opened("One.\n\n```sql id=a\nSELECT 1 AS n\n```\n");
    const [text] = notebook.parts.cells;
    notebook.edit(text?.key ?? "", "One more.\n");
    const typed = "One.\n\n\n\nTwo.";
    expect(notebook.edit(text?.key ?? "", typed)).toBe(true);
    expect(notebook.views()[0]?.written).toBe(typed);
    notebook.undo();
    expect([notebook.isHeld, notebook.views()[0]?.written]).toEqual([false, "One more.\n"]);
    notebook.redo();
    expect(notebook.parts.cells.map(({kind}) => kind)).toEqual(["text", "text", "sql"]);
  });

  it.each(["query_table('last')", "QUERY_TABLE ( ['last'] )", "\"query_table\"('last')", "query('FROM last')"])(
    "refuses %s, whose reading cannot be seen, where it stands",
    async (called) => {
      const notebook = await opened(`${SHARES}\n\`\`\`sql id=hidden\nSELECT *\nFROM ${called}\n\`\`\`\n`);
      const [problem] = named(notebook, "hidden").problems;
      expect([problem?.line, problem?.column]).toEqual([2, 6]);
      expect(problem?.text.en).toContain("expected the table itself, FROM weeks");
      expect(problem?.text.zh).toContain("应直接写表名");
    }
  );

  it("takes query for a name where it is one", async () => {
    const notebook = await opened(
      "```sql id=query\nSELECT 1 AS n\n```\n\n```sql id=b\nWITH q(n) AS (FROM query) SELECT q.n FROM q, (VALUES (2)) query(m)\n```\n"
    );
    expect(said(notebook, "b")).toEqual(["fresh"]);
  });

  it("says in both languages which column a chart or a table asks for in vain", async () => {
    const notebook = await opened(
      SHARES.replace("y: share", "y: shares") + "\n```table id=table\nfrom: weeks\nsort: week_strt\n```\n"
    );
    const refused = (name: string) => (named(notebook, name).error as CellRefused).text;
    expect(refused("chart")).toEqual({
      en: "shares: no column; expected one of week_start, share; did you mean share?",
      zh: "shares：没有此列；应为 week_start、share 之一；是否想写 share？"
    });
    expect(refused("table").zh).toContain("week_strt：没有此列");
  });

  it("renames a query wherever it is read", async () => {
    const notebook = await opened(SHARES);
    notebook.change(withName(notebook.parts, named(notebook, "weeks").cell.key, "by_week"));
    await notebook.idle();
    expect(notebook.views().map(({phase}) => phase)).toEqual(["fresh", "fresh", "fresh", "fresh", "fresh"]);
  });

  it("leaves what reads a failed query waiting, and says what DuckDB said", async () => {
    const notebook = await opened(SHARES.replace("share_of_all AS share", "nothing_there"));
    expect(said(notebook, "weeks")[1]).toContain('Referenced column "nothing_there" not found');
    expect(said(notebook, "chart")).toEqual(["waiting", "weeks"]);
  });

  it("runs only what reads", async () => {
    const notebook = await opened(
      "```sql id=a\nCREATE TABLE x AS SELECT 1\n```\n\n```sql id=b\nSELECT 1; SELECT 2\n```\n"
    );
    expect(said(notebook, "a")[1]).toContain("a text here may only read");
    expect(said(notebook, "b")[1]).toContain("one runs at a time");
  });

  it("tells names used twice on both cells, and circles as a path", async () => {
    const notebook = await opened(
      "```sql id=a\nSELECT * FROM b\n```\n\n```sql id=b\nSELECT * FROM a\n```\n\n```sql id=c\nSELECT 1\n```\n\n```sql id=C\nSELECT 2\n```\n\n```sql id=lab\nSELECT 3\n```\n"
    );
    expect(said(notebook, "a")).toEqual(["unsound", "reads itself: a → b → a; expected a way without a circle"]);
    expect(said(notebook, "c")[1]).toContain("cell 4 has that name too");
    expect(said(notebook, "C")[1]).toContain("cell 3 has that name too");
    expect(said(notebook, "lab")[1]).toContain("the ledger has a table of that name");
    expect(session.ran).toEqual([]);
  });

  it("reads rows of one’s own as a table, marked so, and joins them with the ledger", async () => {
    const notebook = await opened(
      "```data id=mine\ncountry,weight,day\nCN,2,2026-01-01\nUS,0.5,2026-01-02\n```\n\n```sql id=joined\nSELECT l.country, max(weight) AS w, max(typeof(day)) AS t FROM lab l JOIN mine USING (country) GROUP BY 1 ORDER BY 1\n```\n"
    );
    const {value} = named(notebook, "joined");
    expect(value?.table?.rows).toEqual([
      {country: "CN", w: 2, t: "DATE"},
      {country: "US", w: 0.5, t: "DATE"}
    ]);
    expect(value?.origin).toMatchObject({tables: ["lab"], isOwn: true});
  });

  it("works out a model with values of other cells in it, and is read by line and period", async () => {
    const model =
      "title Mine | 我的\nperiods FY2026 to FY2028, reported to FY2026\n\nprice USD/Mtok input ${price} in 0..9\n  because it is an example\ntokens tokens tn flow stated ${weeks}\n  source the ledger\nrevenue USD m flow = tokens * price\n";
    const notebook = await opened(
      `Revenue \${m.revenue@FY2028}.\n\n\`\`\`input id=price\nkind: number\nvalue: 2\n\`\`\`\n\n\`\`\`sql id=weeks\nSELECT 'FY2026' AS period, 100 AS n UNION ALL SELECT 'FY2027', 150 UNION ALL SELECT 'FY2028', 225 ORDER BY 1\n\`\`\`\n\n\`\`\`model id=m\n${model}\`\`\`\n\n\`\`\`sql id=lines\nSELECT line, value FROM m WHERE period = 'FY2027' ORDER BY 1\n\`\`\`\n`
    );
    expect(said(notebook, "m")).toEqual(["fresh"]);
    expect(notebook.views()[0]?.value?.shown).toEqual([450]);
    expect(named(notebook, "lines").value?.table?.rows).toEqual([
      {line: "revenue", value: 300},
      {line: "tokens", value: 150}
    ]);
    expect(named(notebook, "m").value?.origin.isOwn).toBe(true);
  });

  it("refuses sums, orders, checks and choices of rows of which the page holds but the first", async () => {
    const made = (n: number) => `\`\`\`sql id=many${n}\nSELECT range AS n, true AS holds FROM range(${n})\n\`\`\`\n\n`;
    const reading = (n: number) =>
      `\`\`\`table id=sums\nfrom: many${n}\ntotals: n\n\`\`\`\n\n\`\`\`table id=order\nfrom: many${n}\nsort: n desc\n\`\`\`\n\n\`\`\`table id=plain\nfrom: many${n}\n\`\`\`\n\n\`\`\`input id=one\nkind: choice\nfrom: many${n}\nvalue: 1\n\`\`\`\n\n\`\`\`sql id=check expect=true\nSELECT holds FROM many${n}\n\`\`\`\n`;
    const few = await opened(made(50_000) + reading(50_000));
    expect(["sums", "order", "plain", "one", "check"].map((name) => named(few, name).phase)).toEqual(
      Array(5).fill("fresh")
    );
    const many = await opened(made(50_001) + reading(50_001));
    expect(said(many, "sums")).toEqual([
      "failed",
      "totals: needs all rows, and the page holds the first 50,000 of 50,001 rows; sum them in the query, with sum(…)"
    ]);
    expect(said(many, "order")[1]).toContain("write ORDER BY in the query");
    expect(said(many, "one")[1]).toContain("SELECT DISTINCT");
    expect(said(many, "check")[1]).toContain("bool_and");
    expect((named(many, "sums").error as CellRefused).text.zh).toContain("共 50,001 行，仅取前 50,000 行");
    const plain = named(many, "plain").value?.table;
    expect(plain && firstRows(plain)?.en).toBe("first 50,000 of 50,001 rows");
  });

  it("gives each number of a text the source of its own cell", async () => {
    const notebook = await opened(
      "Of ${labs.n} labs ${mine.n} at ${price}.\n\n```sql id=labs\nSELECT count(*) AS n FROM lab\n```\n\n```data id=mine\nn\n3\n```\n\n```input id=price\nkind: number\nvalue: 2\n```\n"
    );
    expect(notebook.views()[0]?.value?.origins).toMatchObject([
      {tables: ["lab"], isOwn: false},
      {tables: [], isOwn: true},
      {tables: [], isOwn: false}
    ]);
  });

  it("says where a model is wrong", async () => {
    const notebook = await opened(
      "```model id=m\ntitle Mine\nperiods FY2026 to FY2028\nrevenue USD m flow = tokns * 2\n```\n"
    );
    expect(named(notebook, "m").problems.map(({line}) => line)).toContain(3);
    expect(named(notebook, "m").problems[0]?.text).toEqual({
      en: "unknown name: tokns in revenue",
      zh: "revenue 中的名称 tokns 不存在"
    });
  });

  it("shows whether what a cell expects holds", async () => {
    const notebook = await opened(
      "```sql id=a expect=none\nSELECT 1 WHERE false\n```\n\n```sql id=b expect=true\nSELECT 2 > 1 UNION ALL SELECT 1 > 2\n```\n\n```sql id=c expect=rows\nSELECT 1\n```\n"
    );
    expect(["a", "b", "c"].map((name) => named(notebook, name).value?.holds)).toEqual([true, false, true]);
  });

  it("holds a manual cell until it is told to run", async () => {
    const notebook = await opened(SHARES);
    notebook.change(withAttribute(notebook.parts, named(notebook, "weeks").cell.key, "run", "manual"));
    const {cell} = named(notebook, "country");
    notebook.change(withBody(notebook.parts, cell.key, withValue(cell.body, "US")));
    await notebook.idle();
    expect([named(notebook, "weeks").phase, named(notebook, "last").phase]).toEqual(["held", "waiting"]);
    notebook.runCell(named(notebook, "weeks").cell.key);
    await notebook.idle();
    expect(named(notebook, "last").phase).toBe("fresh");
  });
});
