import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {printNotebook} from "../../src/notebook/cell.js";
import {withAttribute} from "../../src/notebook/edit.js";
import {withFieldLine} from "../../src/notebook/field-line.js";
import {parseChart} from "../../src/notebook/chart-spec.js";
import {stepsBack, sourceRowsSql} from "../../src/notebook/lineage.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {outlineOf} from "../../src/notebook/outline.js";
import {parseNotebook} from "../../src/notebook/parse.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const TEXT = `# One \`two\`

Words of \${last.n}.

## Below

\`\`\`sql id=weeks
SELECT week_start, tokens FROM usage_weekly_by_country WHERE country = \${country}
\`\`\`

\`\`\`input id=country
kind: choice
options: CN, US
value: CN
\`\`\`

\`\`\`sql id=last fold=yes
SELECT count(*) AS n FROM weeks JOIN lab ON true
\`\`\`

\`\`\`chart
from: weeks
x: week_start
y: tokens
\`\`\`
`;

async function opened(text: string): Promise<Notebook> {
  const notebook = new Notebook(text, {
    session,
    file: () => Promise.resolve(null),
    models: () => Promise.reject(new Error())
  });
  notebook.start();
  await notebook.idle();
  return notebook;
}

describe("outlineOf(views)", () => {
  it("lists headings and cells, one below the heading above them, with who reads whom", async () => {
    const items = outlineOf((await opened(TEXT)).views());
    expect(items.map(({level, kind, text, reads, readBy}) => [level, kind, text, reads.join(), readBy.join()])).toEqual(
      [
        [1, "text", "One two", "", ""],
        [2, "text", "Below", "", ""],
        [3, "sql", "weeks", "country", "last,#5"],
        [3, "input", "country", "", "weeks"],
        [3, "sql", "last", "weeks", "#1"],
        [3, "chart", "", "weeks", ""]
      ]
    );
  });
});

describe("a folded cell", () => {
  it("is so in the file, to the byte, and runs as before", async () => {
    const notebook = await opened(TEXT);
    const [last, weeks] = ["last", "weeks"].map((name) => notebook.parts.cells.find((cell) => cell.name === name));
    expect([last?.isFolded, weeks?.isFolded]).toEqual([true, false]);
    session.ran.length = 0;
    notebook.change(withAttribute(notebook.parts, weeks?.key ?? "", "fold", "yes"));
    notebook.change(withAttribute(notebook.parts, last?.key ?? "", "fold", null));
    expect(notebook.text).toBe(TEXT.replace(" fold=yes", "").replace("id=weeks", "id=weeks fold=yes"));
    expect(printNotebook(parseNotebook(notebook.text))).toBe(notebook.text);
    await notebook.idle();
    expect([session.ran, notebook.views().every(({phase}) => phase === "fresh")]).toEqual([[], true]);
  });

  it("is told where it is written otherwise", () => {
    const [cell] = parseNotebook("```sql fold=1\nSELECT 1\n```\n").cells;
    expect(cell?.problems[0]?.text).toEqual({
      en: "fold: 1; expected yes, or no fold at all",
      zh: "fold：1；应为 yes，或不写"
    });
  });
});

describe("stepsBack(key, views, relations)", () => {
  it("goes from a cell over those it reads to what their queries name of the ledger", async () => {
    const views = (await opened(TEXT)).views();
    const relations = new Set(["usage_weekly_by_country", "usage_weekly", "lab"]);
    const way = (name: string) =>
      stepsBack(views.find(({cell}) => cell.name === name)?.cell.key ?? "", views, relations).map(({view, named}) => [
        view.cell.name,
        ...named
      ]);
    expect(way("last")).toEqual([["last", "lab"], ["weeks", "usage_weekly_by_country"], ["country"]]);
  });

  it("ends at rows of a table that hold, their sources, and the entries of the books that brought those", async () => {
    const origin = (await opened(`---\nalpha-ledger-notebook: 1\nknown-on: 2026-08-22\n---\n${TEXT}`))
      .views()
      .find(({cell}) => cell.name === "weeks")?.value?.origin;
    if (!origin) throw new Error("weeks: no value");
    const notebook = await opened(`\`\`\`sql id=rows\n${sourceRowsSql("usage_weekly", origin, true)}\n\`\`\`\n`);
    const rows = notebook.views()[0]?.value?.table?.rows ?? [];
    expect(rows.length).toBe(100);
    expect(new Set(rows.map(({source}) => source))).toEqual(new Set(origin.sources.map(({source}) => source)));
    await session.knownOn("2026-08-22");
    const entries = await session.entries(origin.sources.map(({source}) => source));
    expect(entries.map(({source}) => source)).toEqual(["openrouter-daily-2026-08-22"]);
    expect(entries[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await session.entries([])).toEqual([]);
  });
});

describe("withFieldLine(body, key, value)", () => {
  const BODY = "# mine\nfrom: weeks\n  mark :  line\r\nx: a\ny: b";
  it.each([
    ["mark", "bar", "# mine\nfrom: weeks\n  mark : bar\r\nx: a\ny: b"],
    ["y", "$1 & c", "# mine\nfrom: weeks\n  mark :  line\r\nx: a\ny: $1 & c"],
    ["x", "", "# mine\nfrom: weeks\n  mark :  line\r\ny: b"],
    ["title", "Of: all", `${BODY}\ntitle: Of: all\n`],
    ["title", "", BODY]
  ])("sets %s to %j and leaves the rest", (key, value, written) => {
    expect(withFieldLine(BODY, key, value)).toBe(written);
  });

  it.each(["# no remark", '"quoted"', "a, b", " blanks ", "[1]"])("writes a title %j that reads back", (title) => {
    expect(parseChart(withFieldLine("from: a\nx: b\ny: c\n", "title", title)).chart.title).toBe(title);
  });
});
