import {beforeAll, describe, expect, it} from "vitest";
import {NOTE_CASES} from "../../src/companies/company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {companyReader, valueIn} from "../../src/companies/reader.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {overrideProblems} from "../../src/model/calculate/overrides.js";
import {compile, compiled} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {solve} from "../../src/model/analysis/solve.js";
import {messageOf} from "../fixtures/message.js";
import {studiedData, ENTITIES, modelOf, valueOf} from "./data.js";

let data: CompanyData;
let internal: CompanyData;
beforeAll(async () => {
  data = await studiedData();
  internal = await studiedData("internal");
});

describe.each(ENTITIES)("model of %s", (entity) => {
  it("compiles without a warning and passes its checks", () => {
    const result = compile(modelOf(entity, data).sheet);
    if (!result.ok) throw new Error(result.problems.map((p) => p.message).join("\n"));
    expect(result.value.warnings.map((w) => w.message)).toEqual([]);
    expect(masterCheck(evaluate(result.value)).checks.filter(({holds}) => !holds)).toEqual([]);
  });

  it("ties the base period with each reported figure", () => {
    const {sheet, ties, untied} = modelOf(entity, data);
    const model = compiled(sheet);
    expect(ties.length).toBeGreaterThan(1);
    for (const {line, period, reported} of ties)
      expect([line, valueOf(model, line, {}, period)]).toEqual([line, expect.closeTo(reported, 6)]);
    for (const {line, reason} of untied) {
      expect([line, sheet.lines.some((l) => l.name === line)]).toEqual([line, true]);
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it("shows every plug, and says why it stands", () => {
    const {plugs, untied, words, sheet} = modelOf(entity, data);
    for (const plug of plugs) {
      expect([plug, words[plug]?.title.en.includes("(plug)")]).toEqual([plug, true]);
      expect([plug, untied.some((u) => u.line === plug)]).toEqual([plug, true]);
      expect(words[plug]?.reason?.en).toBeTruthy();
    }
    const titled = sheet.lines.filter((l) => l.title?.includes("(plug)")).map((l) => l.name);
    expect(titled).toEqual(plugs);
  });

  it("puts each line in one group, in both languages, inputs with a reason", () => {
    const {groups, sheet, words} = modelOf(entity, data);
    expect(groups.flatMap((g) => g.lines)).toEqual(sheet.lines.map((l) => l.name));
    for (const spec of sheet.lines) {
      const {title, reason} = words[spec.name] ?? {};
      expect([spec.name, title?.en !== "" && title?.zh !== ""]).toEqual([spec.name, true]);
      if (spec.type === "input") expect([spec.name, reason?.en, /\p{Script=Han}/u.test(reason?.zh ?? "")]).toEqual([spec.name, spec.reason, true]); // prettier-ignore
    }
  });

  it("gives each case a mechanism, inputs that exist and a reason for each", () => {
    const {cases, absentCases, sheet} = modelOf(entity, data);
    const model = compiled(sheet);
    const keys = [...cases, ...absentCases].map(({key}) => key);
    const note = [...NOTE_CASES.catalyst, ...NOTE_CASES.risk];
    expect(keys.sort()).toEqual(["consensus", "multiple_gap_closes", ...note].sort());
    for (const {overrides, reasons, mechanism} of cases) {
      expect(overrideProblems(model, overrides)).toEqual([]);
      expect(Object.keys(reasons).sort()).toEqual(Object.keys(overrides).sort());
      expect(mechanism.zh).toMatch(/\p{Script=Han}/u);
      expect(valueOf(model, "value", overrides)).not.toBe(valueOf(model, "value"));
    }
  });

  it("says of each catalyst and risk what begins it and what shows it, or why not, and which way it goes", () => {
    const {cases, sheet} = modelOf(entity, data);
    const model = compiled(sheet);
    const base = valueOf(model, "value");
    for (const [kind, keys] of Object.entries(NOTE_CASES))
      for (const {key, signs, overrides} of cases.filter((c) => (keys as readonly string[]).includes(c.key))) {
        expect([key, signs?.trigger != null, signs?.indicator != null]).toEqual([key, true, true]);
        const change = valueOf(model, "value", overrides) - base;
        expect([key, Math.sign(change)]).toEqual([key, kind === "catalyst" ? 1 : -1]);
      }
  });

  it("orders the ends of each method’s bar around its value", () => {
    const {methods, sheet} = modelOf(entity, data);
    const model = compiled(sheet);
    for (const {key, line, low, high} of methods) {
      const [least, base, most] = [low, {}, high].map((o) => valueOf(model, line, o)) as [number, number, number];
      expect([key, least < base && base < most]).toEqual([key, true]);
    }
  });

  it("is between a quarter of the price and twice it", () => {
    const ratio = valueOf(compiled(modelOf(entity, data).sheet), "value_to_price");
    expect(ratio).toBeGreaterThan(0.25);
    expect(ratio).toBeLessThan(2);
  });

  it("solves the price for its own driver and reads it off", () => {
    const {sheet, reverse, headline} = modelOf(entity, data);
    const base = evaluate(compiled(sheet));
    const price = outcome(base, headline.price);
    if (!price.ok) throw new Error("no price");
    const {input, as, between, read} = reverse;
    const solved = solve(base, {input, as, between, output: {line: headline.value}, target: price.value});
    if (solved.kind !== "one") throw new Error(solved.message);
    for (const {line, period} of read) expect(outcome(solved.evaluation, line, period).ok).toBe(true);
  });

  it("holds no unverified figure in a client edition", () => {
    const {facts} = modelOf(entity, data);
    expect(facts.filter(({fact}) => fact.status === "reported_unverified")).toEqual([]);
  });

  it("turns each missing fact into errors by its name, never a zero", () => {
    const {missing, sheet} = modelOf(entity, {...data, facts: [], events: [], weeks: []});
    expect(missing.length).toBeGreaterThan(5);
    const value = outcome(evaluate(compiled(sheet)), "value");
    if (value.ok) throw new Error(`value without facts: ${value.value}`);
    expect(value.error.kind).toBe("missing");
    expect(missing.map((m) => m.line)).toContain(value.error.line);
  });
});

describe("companyReader(data, entity)", () => {
  it("keeps bases apart and refuses two answers", () => {
    const reader = companyReader(data, "0700.HK");
    const eps = (basis: string) =>
      reader.find({metric: "eps_consensus", basis, on: "2026-12-31", months: 12})?.value ?? null;
    expect([eps("adjusted"), eps("ifrs"), eps("gaap")]).toEqual([31.282, 27.86, null]);
    const [fact] = data.facts;
    if (!fact) throw new Error("no facts");
    const twice = companyReader({...data, facts: [fact, {...fact, value: fact.value + 1}]}, fact.entity);
    const ask = {metric: fact.metric, basis: fact.basis, on: fact.period_end, months: fact.months};
    expect(messageOf(() => twice.find(ask))).toMatch(/expected one value$/);
  });

  it("refuses another currency and keeps scales exact", () => {
    const cash = companyReader(data, "0100.HK").find({metric: "cash_balance", basis: "ifrs", on: "2026-06-30"});
    if (!cash) throw new Error("no cash");
    expect(valueIn(cash, "USD m")).toBe(1322.8);
    expect(messageOf(() => valueIn(cash, "CNY m"))).toMatch(/^cash_balance of 0100.HK is in USD; expected CNY m/);
  });
});

describe("what the house alone sees", () => {
  it("states Tencent’s net cash and holdings where the client edition assumes them", () => {
    const [client, own] = [modelOf("0700.HK", data), modelOf("0700.HK", internal)];
    const kind = (m: typeof own, name: string) => m.sheet.lines.find((l) => l.name === name)?.type;
    for (const name of ["net_cash", "listed", "unlisted"])
      expect([kind(client, name), kind(own, name)]).toEqual(["input", "fact"]);
    expect(valueOf(compiled(own.sheet), "net_cash")).toBe(146860);
    expect(own.facts.find((f) => f.line === "net_cash")?.fact.status).toBe("reported_unverified");
  });
});
