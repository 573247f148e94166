import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {appendActs, readActs, type ActBody} from "../../../loaders/house/acts.js";
import {releaseOf, writeKeptReleases} from "../../../loaders/publish/kept-release.js";
import {newFolder, type Folder} from "../../fixtures/folder.js";

const EDITION = {date: "2026-11-25", entry: {seq: 7, hash: "00"}};
const approval = (page: string, by: string, at: string): ActBody => ({kind: "approval", page, by, at, basis: {}, findings: {}}); // prettier-ignore
const publication = (at: string, more: Partial<Extract<ActBody, {kind: "publication"}>> = {}): ActBody => ({kind: "publication", audience: "client", edition: null, on: at.slice(0, 10), at, ledger: {seq: 8, hash: "11"}, held: [], content: "22", isRollback: false, ...more}); // prettier-ignore
const NOW = {audience: "client", on: "2026-12-05", now: new Date("2026-12-05T09:30:00Z")} as const;

let folder: Folder;
beforeEach(() => (folder = newFolder()));
afterEach(() => folder.remove());

const release = (path: string, ...acts: readonly ActBody[]) => {
  appendActs(acts, folder.root);
  return releaseOf(path, EDITION, readActs(folder.root), NOW);
};

describe("releaseOf(path, edition, acts, spec)", () => {
  it("is of the first publication for the readers that held the edition, and the last approval of its page before", () => {
    const {at, approval: last} = release(
      "en/value-BABA.html",
      publication("2026-11-24T08:00:00.000Z", {ledger: {seq: 7, hash: "00"}}),
      publication("2026-11-26T08:00:00.000Z", {audience: "public"}),
      publication("2026-11-26T09:00:00.000Z", {edition: "2026-11-24"}),
      approval("value", "A. Reader", "2026-11-26T10:00:00.000Z"),
      approval("value", "B. Reader", "2026-11-26T11:00:00.000Z"),
      approval("usage", "C. Reader", "2026-11-26T12:00:00.000Z"),
      publication("2026-11-27T08:00:00.000Z", {edition: "2026-11-25"}),
      approval("value", "D. Reader", "2026-11-28T10:00:00.000Z"),
      publication("2026-11-29T08:00:00.000Z")
    );
    expect([at, last?.by]).toEqual(["2026-11-27T08:00:00.000Z", "B. Reader"]);
  });

  it("is of this publication where none was before, by its day alone where that was told otherwise", () => {
    const approved = approval("editions/[edition]", "A. Reader", "2026-11-26T10:00:00.000Z");
    const {at, approval: last} = release("zh/edition.html", approved);
    expect([at, last?.by]).toEqual(["2026-12-05T09:30:00.000Z", "A. Reader"]);
    expect(releaseOf("zh/usage.html", EDITION, [], {...NOW, on: "2026-12-04"})).toEqual({
      at: "2026-12-04",
      approval: null
    });
  });
});

describe("writeKeptReleases(folder, dates, spec)", () => {
  const served = (path: string) => readFileSync(join(folder.root, "site/editions/2026-11-25", path), "utf8");
  const register = `<section class="disclosures"><h2>Disclosures</h2><ul><li>Who</li></ul></section>`;

  it("says it first among the disclosures of each served page, in its language", () => {
    folder.write("data/editions/2026-11-25.json", JSON.stringify({...EDITION, frozenOn: "2026-11-25"}));
    const pages = ["en/usage.html", "zh/usage.html"].map((path) => ({path, sha256: "33"}));
    folder.write("data/editions/2026-11-25/pages.json", JSON.stringify({takenOn: "2026-11-26", pages}));
    for (const {path} of pages) folder.write(`site/editions/2026-11-25/${path}`, register);
    appendActs([approval("usage", "A. <Reader>", "2026-11-26T10:00:00.000Z")], folder.root);
    const write = (dates: readonly string[]) => writeKeptReleases(join(folder.root, "site"), dates, {...NOW, root: folder.root}); // prettier-ignore
    expect(write([])).toBe(0);
    expect(served("en/usage.html")).toBe(register);
    expect(write(["2026-11-25"])).toBe(2);
    expect(served("en/usage.html")).toContain(
      `<ul><li data-disclosure="release">Kept on <time datetime="2026-11-26">26 Nov 2026</time>; first published for these readers on <time datetime="2026-12-05T09:30Z">5 Dec 2026 09:30 UTC</time>; the page it was kept of was last approved before that by A. &#60;Reader&#62; on <time datetime="2026-11-26T10:00Z">26 Nov 2026 10:00 UTC</time>.</li><li>Who</li>`
    );
    expect(served("zh/usage.html").replace(/<[^>]*>/g, "")).toContain(
      "留存于：2026年11月26日；首次向此类读者发布：2026年12月5日 09:30 UTC；此前所据页面的最近批准人：A. &#60;Reader&#62;，批准时间：2026年11月26日 10:00 UTC。"
    );
  });

  it("says that no approval from before is on record where there is none", () => {
    folder.write("data/editions/2026-11-25.json", JSON.stringify({...EDITION, frozenOn: "2026-11-25"}));
    folder.write("data/editions/2026-11-25/pages.json", JSON.stringify({takenOn: "2026-11-26", pages: [{path: "en/usage.html", sha256: "33"}]})); // prettier-ignore
    folder.write("site/editions/2026-11-25/en/usage.html", register);
    writeKeptReleases(join(folder.root, "site"), ["2026-11-25"], {...NOW, root: folder.root});
    expect(served("en/usage.html")).toContain("; no approval of that page from before is on record.");
  });
});
