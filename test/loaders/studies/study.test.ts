import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {format} from "oxfmt";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {sha256} from "../../../loaders/ledger/entry.js";
import {notebookPages} from "../../../loaders/pages/notebook-pages.js";
import {createStudy} from "../../../loaders/studies/create.js";
import {decide, statusText, studyStatuses} from "../../../loaders/studies/status.js";
import {messageOf} from "../../fixtures/message.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "study-"));
  for (const folder of ["src/[lang]", "src/companies", "data"]) mkdirSync(join(root, folder), {recursive: true});
  for (const file of [
    "src/[lang]/usage.md",
    "src/[lang]/companies.md",
    "src/companies/zhipu.model",
    "data/ledger.head.json"
  ])
    cpSync(join(projectRoot, file), join(root, file));
});
afterEach(() => rmSync(root, {recursive: true}));

const text = (file: string) => readFileSync(join(root, file), "utf8");
const change = (file: string, from: string | RegExp, to: string) =>
  writeFileSync(join(root, file), text(file).replace(from, to));
const model = "src/companies/zhipu.model";
const own = "src/[lang]/studies/mine.model";

describe("createStudy(name, from, root)", () => {
  it("writes a page that is formatted as the checks ask", async () => {
    const files = [...createStudy("my-question", null, root), ...createStudy("mine", "2513.HK", root)];
    expect(files).toEqual([
      "src/[lang]/studies/my-question.md",
      "src/[lang]/studies/mine.md",
      own,
      "src/[lang]/studies/mine.parent.txt"
    ]);
    const options = {printWidth: 120, embeddedLanguageFormatting: "off", proseWrap: "preserve"} as const;
    for (const file of files.filter((each) => each.endsWith(".md")))
      expect((await format(file, text(file), options)).code).toBe(text(file));
    expect(text("src/[lang]/studies/my-question.md")).toMatch(/^# My question$/m);
    expect(text(own)).toBe(text(model));
  });

  it("says where it comes from, and leads links of a page out of its folder", () => {
    createStudy("sheet", "/en/companies.html", root);
    const page = text("src/[lang]/studies/sheet.md");
    expect(page).toMatch(
      /^---\nparent: src\/\[lang\]\/companies\.md\nparent_sha256: [0-9a-f]{64}\nledger_entry: \d+ [0-9a-f]{64}\n---\n/
    );
    expect(page).toContain("](../value)");
    expect(page).not.toContain("](./");
  });

  it("is made of a figure, and follows the code that makes it and no more of its page", () => {
    for (const folder of ["components", "query", "lib"])
      symlinkSync(join(projectRoot, "src", folder), join(root, "src", folder));
    createStudy("weeks", "/en/usage.html#weeks=2026&at=slice-weeks", root);
    const page = "src/[lang]/usage.md";
    const status = () => studyStatuses(root).map(({lineage, changes}) => [lineage.parent, changes?.length]);
    expect(text("src/[lang]/studies/weeks.md")).toContain("display(weekly ? weeksFigure(");
    expect(text("src/[lang]/studies/weeks.md")).toContain("[Usage](../usage#slice-weeks)");
    change(page, "display(sliceNotice(", "display(otherNotice(");
    expect(status()).toEqual([[`${page}#slice-weeks`, 0]]);
    change(page, "display(weekly ? weeksFigure(", "display(weeksFigure && weekly ? weeksFigure(");
    expect(status()).toEqual([[`${page}#slice-weeks`, 2]]);
    change(page, /weeksFigure\(/g, "noFigure(");
    expect(status()).toEqual([[`${page}#slice-weeks`, undefined]]);
  });

  it("is made of a notebook and the files that its cells name, and is a notebook still", () => {
    const rows = "a\n1\n";
    const cell = `\`\`\`data id=own\nfile: "own.csv"\nsha256: ${sha256(rows)}\n\`\`\`\n`;
    writeFileSync(join(root, "notes.md"), `---\nalpha-ledger-notebook: 1\n---\n\n# Mine\n\n${cell}`);
    writeFileSync(join(root, "own.csv"), rows);
    expect(createStudy("from-notes", "notes.md", root)).toContain("src/[lang]/studies/own.csv");
    expect(text("src/[lang]/studies/own.csv")).toBe(rows);
    expect(text("src/[lang]/studies/from-notes.md")).toMatch(/^---\nalpha-ledger-notebook: 1\nparent: notes\.md\n/);
    const md = new MarkdownIt();
    notebookPages(md, {root: join(root, "src")});
    const tokens = md.parse(text("src/[lang]/studies/from-notes.md"), {path: "/en/studies/from-notes.html", params: {lang: "en"}}); // prettier-ignore
    expect(tokens.find(({type}) => type === "fence")?.content).toContain("notebook.cell(0)");
  });

  it.each([
    ["My Question", null, /^name: My Question; expected small letters/],
    ["mine", "usge", /^--from: usge; expected a page \(companies, usage\).*did you mean usage\?$/],
    ["mine", "nothing.model", /^--from: nothing\.model; expected a page/]
  ])("refuses %s from %s by name, and writes nothing", (name, from, message) => {
    expect(messageOf(() => createStudy(name, from, root))).toMatch(message);
    expect(existsSync(join(root, "src/[lang]/studies"))).toBe(false);
  });

  it("takes files under sql over, led out of its folder, and keeps them when a change is decided", () => {
    const page = "src/[lang]/companies.md";
    writeFileSync(join(root, page), `---\nsql:\n  mine: ./mine.csv\n---\n\n${text(page)}`);
    createStudy("sheet", "companies", root);
    const front = /^---\nsql:\n {2}mine: \.\.\/mine\.csv\nparent: /;
    expect(text("src/[lang]/studies/sheet.md")).toMatch(front);
    writeFileSync(join(root, page), `${text(page)}\nA new paragraph.\n`);
    decide("sheet", "A new paragraph.", "accepted", "2026-11-27", root);
    expect(text("src/[lang]/studies/sheet.md")).toMatch(front);
    expect(text("src/[lang]/studies/sheet.md").match(/^decisions:/gm)).toHaveLength(1);
    createStudy("of-a-study", "studies/sheet", root);
    expect(text("src/[lang]/studies/of-a-study.md").match(/^parent: .*$/gm)).toEqual([
      "parent: src/[lang]/studies/sheet.md"
    ]);
    expect(text("src/[lang]/studies/of-a-study.md")).toContain("mine: ../mine.csv\n");
  });

  it("never writes over a study", () => {
    createStudy("mine", "zhipu", root);
    expect(messageOf(() => createStudy("mine", null, root))).toMatch(
      /^name: mine; expected one that is free: .*mine\.md/
    );
  });
});

describe("studyStatuses(root) and decide(name, key, decision, day, root)", () => {
  const changes = () => studyStatuses(root).map(({name, changes: all}) => [name, all?.map(({key}) => key)]);
  beforeEach(() => void createStudy("mine", "zhipu", root));

  it("list each input that changed in the parent until it is accepted or refused, on record", () => {
    expect(changes()).toEqual([["mine", []]]);
    const before = /^other_growth .*$/m.exec(text(model))?.[0] ?? "";
    change(model, before, before.replace("0%", "1%"));
    const margin = /^api_gross_margin .*$/m.exec(text(model))?.[0] ?? "";
    change(model, margin, `${margin} // seen again`);
    expect(changes()).toEqual([["mine", expect.arrayContaining(["api_gross_margin", "other_growth"])]]);
    decide("mine", "other_growth", "accepted", "2026-11-27", root);
    decide("mine", "api_gross_margin", "refused", "2026-11-28", root);
    expect(text(own)).toContain(before.replace("0%", "1%"));
    expect(text(own)).not.toContain("seen again");
    expect(changes()).toEqual([["mine", []]]);
    expect(studyStatuses(root)[0]?.lineage.decisions).toEqual([
      "2026-11-27 accepted other_growth",
      "2026-11-28 refused api_gross_margin"
    ]);
    expect(statusText(studyStatuses(root))).toMatch(
      /^mine, made of src\/companies\/zhipu\.model at entry \d+ .*\n {2}2026-11-27 accepted other_growth\n {2}2026-11-28 refused api_gross_margin\n {2}nothing else changed/
    );
  });

  it("stop at a change that the study made too, and lose nothing", () => {
    const before = /^other_growth .*$/m.exec(text(model))?.[0] ?? "";
    change(model, before, before.replace("0%", "1%"));
    change(own, before, before.replace("0%", "2%"));
    expect(
      messageOf(() => {
        decide("mine", "other_growth", "accepted", "2026-11-27", root);
      })
    ).toMatch(/^other_growth: changed in the study too/);
    expect([text(own).includes(before.replace("0%", "2%")), changes()]).toEqual([true, [["mine", ["other_growth"]]]]);
    expect(
      messageOf(() => {
        decide("mine", "other_groth", "refused", "2026-11-27", root);
      })
    ).toMatch(/did you mean other_growth\?$/);
  });

  it("say that a parent is gone", () => {
    rmSync(join(root, model));
    expect(statusText(studyStatuses(root))).toContain("its parent is gone");
  });
});
