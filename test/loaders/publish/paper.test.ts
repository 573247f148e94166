import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {linkPaper, sheetsOf} from "../../../loaders/publish/paper.js";

it("sheetsOf(pdf) counts pages, not the list of them", () => {
  expect(sheetsOf(Buffer.from("<</Type /Pages /Count 2>> <</Type /Page\n>> <</Type/Page /Parent 1 0 R>>"))).toBe(2);
});

it("linkPaper(folder) leads from a page to its sheets, in Traditional as well, and from no other", () => {
  const folder = mkdtempSync(join(tmpdir(), "paper-"));
  const pages = ["en/brief.html", "hant/zh/brief.html", "en/usage.html"];
  for (const path of [...pages, "paper/en/brief.pdf", "paper/hant/zh/brief.pdf"]) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), `<p class="fork">Source</p>`);
  }
  linkPaper(folder);
  expect(pages.map((path) => readFileSync(join(folder, path), "utf8"))).toEqual([
    `<p class="fork"><a href="../paper/en/brief.pdf">PDF</a> Source</p>`,
    `<p class="fork"><a href="../../paper/hant/zh/brief.pdf">PDF</a> Source</p>`,
    `<p class="fork">Source</p>`
  ]);
  rmSync(folder, {recursive: true});
});
