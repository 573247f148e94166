import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, cpSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {cellContent} from "../../src/notebook/content.js";
import {projectRoot, sourceRoot} from "../../loaders/paths.js";
import {createStudy} from "../../loaders/studies/create.js";
import {figurePart} from "../../loaders/studies/figure-part.js";
import {studyStatuses} from "../../loaders/studies/status.js";
import {overviewShare} from "../../src/figures/overview-share.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {begunNotebook} from "../../src/notebook/begun.js";
import {withCell} from "../../src/notebook/edit.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {weeksByOrigin} from "../../src/query/basis.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {proseProblems} from "../fixtures/prose.js";
import {publishedUsage} from "../fixtures/results.js";
import {tutorialSteps} from "../fixtures/tutorial.js";
import {nativeSession} from "../notebook/native-session.js";
import {pageFences} from "../../loaders/studies/page-code.js";

const {text, cells, study, commands} = tutorialSteps();

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

describe.each(LANGUAGES)("the tutorial without leaving the browser, begun in %s", (lang) => {
  let notebook: Notebook;
  beforeAll(async () => {
    const usage = await publishedUsage();
    const {sql = "", name} = overviewShare(usage, weeksByOrigin(usage, "all"));
    const from = `https://example.org/${lang}/index.html#${name}`;
    notebook = new Notebook(begunNotebook({title: "Shares", from, sql}, lang), {
      session,
      file: () => Promise.resolve(null),
      models: async () => ({documents: DOCUMENTS, data: await clientData})
    });
    notebook.start();
    await notebook.idle();
  });

  const type = (key: string | undefined, typed: string) => {
    notebook.edit(key ?? "", typed);
    notebook.settle();
  };
  const phases = () => notebook.views().map(({cell, phase}) => `${cell.kind} ${cell.name} ${phase}`.replace("  ", " "));
  const value = (name: string) => notebook.views().find(({cell}) => cell.name === name)?.value;
  const ask = async (sql: string) =>
    Object.values((await session.create("asked", sql, new Map(), NEVER)).rows[0] ?? {})[0];

  it("is written block by block, each of which runs once it is left", async () => {
    expect(phases()).toEqual(["text fresh", "sql query fresh", "table fresh"]);
    type(notebook.parts.cells[0]?.key, text);
    for (const typed of cells) {
      const at = notebook.parts.cells.length;
      notebook.change(withCell(notebook.parts, at, {kind: "text", name: "", body: "New text.\n"}));
      type(notebook.parts.cells[at]?.key, typed);
      await notebook.idle();
      expect(
        phases()
          .slice(1)
          .filter((phase) => !phase.endsWith(" fresh"))
      ).toEqual([]);
    }
    expect(phases()[0]).toBe("text fresh");
    expect(value("adds_up")?.holds).toBe(true);
  });

  it("gives the numbers that plain queries give", async () => {
    const shown = notebook.views()[0]?.value?.shown ?? [];
    const share = await ask(
      "SELECT sum(tokens) FILTER (origin = 'china') / sum(tokens) FROM usage_weekly_by_basis WHERE basis = 'all' AND week_start = (SELECT max(week_start) FROM usage_weekly_by_basis)"
    );
    const tokens = await ask(
      "SELECT tokens FROM usage_weekly_by_basis WHERE basis = 'all' AND origin = 'china' ORDER BY week_start DESC LIMIT 1"
    );
    expect(shown.slice(0, 4)).toEqual(["china", expect.closeTo(Number(share), 9), 0.5, 2]);
    expect(shown[4]).toBeCloseTo(((52 * Number(tokens)) / 1e12) * 1.3 ** 2 * 2, 3);
    expect(value("m")?.origin.isOwn).toBe(true);
  });

  it("is a page that keeps the rules of the house on prose", () => {
    expect(proseProblems(notebook.text)).toEqual([]);
    for (const cell of notebook.parts.cells) expect([...cell.problems, ...cellContent(cell).problems]).toEqual([]);
  });
});

describe("the tutorial with a terminal", () => {
  it("begins at a figure there is, goes on, and knows what changed", () => {
    const root = mkdtempSync(join(tmpdir(), "tutorial-"));
    for (const folder of ["src/[lang]", "data"]) mkdirSync(join(root, folder), {recursive: true});
    for (const file of ["src/[lang]/usage.md", "data/ledger.head.json"])
      cpSync(join(projectRoot, file), join(root, file));
    for (const folder of ["components", "companies", "lib", "query"])
      symlinkSync(join(sourceRoot, folder), join(root, "src", folder));
    const [, name = "", from = ""] = /^npm run new -- (\S+) --from (\S+)$/.exec(commands[0] ?? "") ?? [];
    const [file = ""] = createStudy(name, from, root);
    const page = readFileSync(join(projectRoot, "src/[lang]/tutorial.md"), "utf8");
    expect(page).toContain(`\`${file}\``);
    writeFileSync(join(root, file), `${readFileSync(join(root, file), "utf8")}\n${study}`);
    expect(pageFences(readFileSync(join(root, file), "utf8")).at(-1)?.statements[0]?.reads).toContain("mine");
    expect(studyStatuses(root).map((each) => [each.name, each.changes])).toEqual([[name, []]]);
    rmSync(root, {recursive: true});
  });

  it("names commands that there are, and a figure that can be opened as a notebook", () => {
    const {scripts} = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {scripts: object};
    for (const command of commands) {
      const [, script = "start"] = /^npm (?:run )?(\S+)/.exec(command) ?? [];
      expect(Object.keys(scripts)).toContain(script);
    }
    const index = readFileSync(join(sourceRoot, "[lang]/index.md"), "utf8");
    expect(figurePart(index, "index", "shares-by-origin-all", sourceRoot)).toContain("firstScreen(");
  });
});

const NEVER = new AbortController().signal;
