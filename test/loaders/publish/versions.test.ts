import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {keepVersions} from "../../../loaders/publish/versions.js";
import {versionUnder, type ModelVersion} from "../../../src/desk/model-version.js";
import {valueChange, versionValue} from "../../../src/desk/value-change.js";
import type {BooksVersion, CurrentVersions} from "../../../src/lib/published-versions.js";
import {fact, input, value, type LineSpec} from "../../../src/model/sheet/line.js";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "versions-"))));
afterEach(() => {
  rmSync(root, {recursive: true});
});

interface Night {
  readonly profit: number;
  readonly multiple?: number;
  readonly worth?: string;
  readonly cheap?: number;
  readonly lines?: readonly LineSpec[];
  readonly rows?: number;
}

/** A publication of one company, worth profit × multiple a share, and of one table. */
function publish(
  name: string,
  standing: string,
  hash: string,
  {profit, multiple = 10, worth = "profit * multiple", cheap = 8, lines = [], rows = 2}: Night
) {
  const folder = join(root, name);
  const sheet = {
    name: "made_up",
    calendar: {step: "year", first: "FY2025", last: "FY2026"},
    lines: [
      fact("profit", "CNY/share", profit, "report"),
      input("multiple", "1", multiple, "like its peers"),
      ...lines,
      fact("price", "CNY/share", 20, "close"),
      value("worth", "CNY/share", worth)
    ]
  };
  const company = {entity: "C1", sheet, headline: {value: "worth", price: "price"}, cases: [{key: "cheap", overrides: {multiple: cheap}}]}; // prettier-ignore
  const manifest = {ledger: {seq: 1, hash}, tables: [{table: "price", rows}], files: [{file: "price.csv", sha256: hash}]}; // prettier-ignore
  for (const [path, data] of [
    ["_file/data/company-models.0a1b.json", {companies: [company]}],
    ["data/manifest.json", manifest]
  ] as const) {
    mkdirSync(join(folder, path, ".."), {recursive: true});
    writeFileSync(join(folder, path), JSON.stringify(data));
  }
  keepVersions(
    folder,
    standing.split(" ").map((before) => join(root, before))
  );
  const kept = (version: string): unknown =>
    JSON.parse(readFileSync(join(folder, `data/versions/${version}.json`), "utf8"));
  return {kept, now: kept("now") as CurrentVersions, names: readdirSync(join(folder, "data/versions"))};
}

const hash = (digit: number) => String(digit).repeat(64);

describe("keepVersions(folder, standing)", () => {
  it("keeps what a link was made from after any later publication, so that it gives the same number", () => {
    const first = publish("first", "none", hash(1), {profit: 3});
    const link = {books: first.now.books, model: first.now.models["C1"] ?? "", case: "cheap", edits: {multiple: 7}};
    const second = publish("second", "first", hash(2), {profit: 4});
    const third = publish("third", "second", hash(3), {profit: 5, worth: "profit * multiple / 2"});
    expect([first, second, third].map(({names}) => names.length)).toEqual([3, 5, 7]);
    const version = third.kept(link.model) as ModelVersion;
    expect(versionValue(versionUnder(version, {case: "base", edits: {}}))).toBe(30);
    expect(versionValue(versionUnder(version, {case: "cheap", edits: {}}))).toBe(24);
    expect(versionValue(versionUnder(version, link))).toBe(21);
    expect((third.kept(link.books) as BooksVersion).tables).toEqual([{table: "price", rows: 2, sha256: hash(1)}]);
  });

  it("keeps those of a publication that was rolled back, whose links were shared while it stood", () => {
    const first = publish("first", "none", hash(1), {profit: 3});
    const second = publish("second", "first", hash(2), {profit: 4});
    const third = publish("third", "first second", hash(3), {profit: 5});
    for (const {now} of [first, second, third]) expect(third.kept(now.books)).not.toBeNull();
    expect(third.names).toHaveLength(7);
  });

  it("names versions by what they hold: the same model again is no new one", () => {
    const first = publish("first", "none", hash(1), {profit: 3});
    const second = publish("second", "first", hash(2), {profit: 3});
    expect(second.now.models).toEqual(first.now.models);
    expect(second.now.books).not.toBe(first.now.books);
    expect(second.names).toHaveLength(4);
  });

  it("tells tables apart that rest on the same entry, as those of an edition and those of today do", () => {
    const today = publish("first", "none", hash(1), {profit: 3});
    const edition = publish("second", "first", hash(1), {profit: 3, rows: 1});
    expect(edition.now.books).not.toBe(today.now.books);
    const rows = (books: string) => (edition.kept(books) as BooksVersion).tables[0]?.rows;
    expect([rows(today.now.books), rows(edition.now.books)]).toEqual([2, 1]);
  });

  it("takes over nothing else that lies beside them, and keeps none of a site without models", () => {
    publish("first", "none", hash(1), {profit: 3});
    writeFileSync(join(root, "first/data/versions/secret.json"), "{}");
    expect(publish("second", "first", hash(2), {profit: 3}).names).not.toContain("secret.json");
    expect(keepVersions(join(root, "nothing"), [join(root, "first")])).toBe(0);
  });

  it("lets each difference be told by kind and line, the case that a link names included, and the parts sum", () => {
    const first = publish("first", "none", hash(1), {profit: 3});
    const later = publish("later", "first", hash(2), {
      profit: 4,
      cheap: 6,
      lines: [input("part", "1", 0.5, "added")],
      worth: "profit * multiple * part"
    });
    const at = (version: string) => versionUnder(later.kept(version) as ModelVersion, {case: "cheap", edits: {}});
    const change = valueChange(at(first.now.models["C1"] ?? ""), at(later.now.models["C1"] ?? ""));
    // 3 × 8 = 24; halved by the text 12; 4 for 3 gives 16; 6 for 8 gives 12.
    expect(change).toEqual({
      from: 24,
      to: 12,
      parts: [
        {kind: "model text", change: -12, lines: ["worth", "part"], with: []},
        {kind: "data", change: 4, lines: ["profit"], with: []},
        {kind: "assumption", change: -4, lines: ["multiple"], with: []}
      ]
    });
  });
});
