import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {DISCLOSURE_KINDS, disclosureProblems, disclosuresFor, priceLimit} from "../../../loaders/house/registers.js";
import {disclosed} from "../../../loaders/pages/furniture.js";
import {AUDIENCES} from "../../../src/lib/audience.js";

const HEAD = "disclosure,kind,audience,entity,statement,statement_zh,effective_from,effective_to";
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "registers-"));
  mkdirSync(join(root, "data/house"), {recursive: true});
});
afterEach(() => rmSync(root, {recursive: true}));

const write = (name: string, ...lines: string[]) => writeFileSync(join(root, `data/house/${name}.csv`), `${lines.join("\n")}\n`); // prettier-ignore
const names = (audience: (typeof AUDIENCES)[number], on: string) => disclosuresFor(audience, on, root).map(({disclosure}) => disclosure); // prettier-ignore

describe("disclosuresFor(audience, on)", () => {
  it("are those of all and of the audience, from their first day until the day after their last", () => {
    write(
      "disclosure",
      HEAD,
      "all,author,,,Us,我们,2026-01-01,",
      "stake,holding,,BABA,We hold <1%,持股不足1%,2026-03-01,2026-06-01",
      "clients,distribution,client,,For clients,供客户,2026-01-01,"
    );
    expect(names("client", "2026-02-28")).toEqual(["all", "clients"]);
    expect(names("public", "2026-03-01")).toEqual(["all", "stake"]);
    expect(names("public", "2026-06-01")).toEqual(["all"]);
    expect(disclosed("public", "zh", {on: "2026-05-31", root})).toMatch(
      /<li data-disclosure="stake">持股不足1% <small>生效日：<time datetime="2026-03-01">.*从未作出推荐/
    );
    expect(disclosed("public", "en", {on: "2026-05-31", root})).toContain("We hold &#60;1%");
    expect(disclosed(null, "en", {on: "2026-05-31", root})).toBe("");
  });

  it("let a house say what is its own: of updates and language models the last statement to its readers stands for the one before, of holdings each stays", () => {
    write(
      "disclosure",
      HEAD,
      "none,updates,,,No schedule,无更新计划,2026-01-01,",
      "mistaken,updates,client,,Each Tuesday,每周二,2026-03-01,",
      "weekly,updates,client,,Each Monday,每周一,2026-03-01,",
      "daily,updates,client,,Each day,每日,2026-06-01,2026-07-01",
      "undeclared,language-models,,,Not declared,未申报,2026-01-01,",
      "drafts,language-models,,,Drafts alone,仅用于草稿,2026-03-01,",
      "stake,holding,,,We hold,持股,2026-01-01,",
      "more,holding,client,,We hold more,增持,2026-03-01,"
    );
    expect(names("client", "2026-02-01")).toEqual(["none", "undeclared", "stake"]);
    expect(names("public", "2026-06-01")).toEqual(["none", "drafts", "stake"]);
    expect(names("client", "2026-03-01")).toEqual(["weekly", "drafts", "stake", "more"]);
    expect(names("client", "2026-06-01")).toEqual(["daily", "drafts", "stake", "more"]);
    expect(names("client", "2026-07-01")).toEqual(["weekly", "drafts", "stake", "more"]);
    expect(disclosureProblems("client", "2026-07-01", root)).toEqual(
      ["author", "licence", "certification", "mandate", "distribution"].map(
        (kind) =>
          `data/house/disclosure.csv: nothing of the kind ${kind} is in force for client on 2026-07-01; expected a row`
      )
    );
  });

  it.each([
    ["a,owner,,,Us,我们,2026-01-01,", 'disclosure.csv:2.kind: "owner"; expected author, licence'],
    [
      "a,author,everyone,,Us,我们,2026-01-01,",
      'disclosure.csv:2.audience: "everyone"; expected internal, client, public'
    ],
    ["a,author,,Us,我们,2026-01-01,", "data/house/disclosure.csv: Invalid Record Length: columns length is 8, got 7 on line 2; expected as many values"], // prettier-ignore
    [`a,author,,,"Us,我们,2026-01-01,`, "data/house/disclosure.csv: Quote Not Closed"],
    ["a,author,,,Us,,2026-01-01,", 'disclosure.csv:2.statement_zh: ""; expected a text'],
    ["a,author,,,Us,我们,soon,", 'disclosure.csv:2.effective_from: "soon"; expected a date'],
    ["a,author,,,Us,我们,2026-01-02,2026-01-02", "disclosure.csv:2 effective_to: 2026-01-02; expected a day after"],
    ["a,author,,,Us,我们,2026-01-01,\na,author,,,Us,我们,2026-01-01,", "disclosure.csv:3 disclosure: a; expected a name that occurs once"] // prettier-ignore
  ])("refuses a row that is none: %s", (row, told) => {
    write("disclosure", HEAD, row);
    expect(() => disclosuresFor("public", "2026-01-01", root)).toThrow(told);
  });

  it("are one of each kind for each audience today, as the register of the house stands", () => {
    for (const audience of AUDIENCES) {
      const kinds = new Set(disclosuresFor(audience, "2026-11-28").map(({kind}) => kind));
      expect([...kinds].sort()).toEqual([...DISCLOSURE_KINDS].sort());
    }
  });
});

describe("priceLimit(audience)", () => {
  it("is that of the register, and none where it sets none", () => {
    write("price_limit", "audience,max_age_days,older,reason", "public,30,drop,a month");
    expect(priceLimit("public", root)).toEqual({audience: "public", maxAgeDays: 30, older: "drop", reason: "a month"});
    expect(priceLimit("client", root)).toBeNull();
    write("price_limit", "audience,max_age_days,older,reason", "public,a month,refuse,x");
    expect(() => priceLimit("public", root)).toThrow('price_limit.csv:2.max_age_days: "a month"; expected a whole number of days'); // prettier-ignore
  });
});
