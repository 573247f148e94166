import {beforeAll, describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import {comparedTargets, recordedEstimates, valueOfPercent, type Estimate} from "../../src/desk/estimates.js";
import {consensusValue} from "../../src/desk/consensus-value.js";
import type {LoggedForecast} from "../../src/desk/forecast-log.js";
import {readEstimates} from "../../src/desk/read-estimates.js";
import {compiled} from "../../src/model/compile.js";
import {clientData, modelOf, valueOf} from "../companies/data.js";

const TODAY = "2026-11-28";
let companies: readonly CompanyModel[];
beforeAll(async () => {
  const data = await clientData;
  companies = ["2513.HK", "0700.HK"].map((entity) => modelOf(entity, data));
});

const read = (text: string) =>
  readEstimates(
    text.split("\n").map((row) => row.split("\t")),
    companies,
    TODAY
  );
const estimate = (source: string, day: string, value: number, line = "revenue", period = "FY2026"): Estimate => ({entity: "0700.HK", line, period, value, day, source, isRecorded: false}); // prettier-ignore

describe("readEstimates(rows, companies, today)", () => {
  it("reads rows as they are copied, by name or ticker, line or title, in the line’s unit", () => {
    const {estimates, unread} = read(
      "2513\tAPI revenue\tFY2026H2\t2,500\t2026-11-20\tHouse A\n智谱\tapi_revenue\tfy2026 h2\tCNY 2.6bn\n0700.HK\tRevenue\tFY2026\t(3.5)"
    );
    expect(unread).toEqual([]);
    expect(
      estimates.map(({entity, line, period, value, day, source}) => [entity, line, period, value, day, source])
    ).toEqual([
      ["2513.HK", "api_revenue", "FY2026H2", 2500, "2026-11-20", "House A"],
      ["2513.HK", "api_revenue", "FY2026H2", 2600, TODAY, "pasted"],
      ["0700.HK", "revenue", "FY2026", -3.5, TODAY, "pasted"]
    ]);
  });

  it("takes columns in the order that heads say, in either language", () => {
    expect(read("数值\t期间\t科目\t公司\n100\tFY2026H2\trevenue\tZhipu (Knowledge Atlas)").estimates).toHaveLength(1);
    expect(
      read("source\tcompany\tvalue\tline\tperiod\nHouse\t2513.HK\t100\trevenue\tFY2026H2").estimates[0]?.source
    ).toBe("House");
  });

  it("says of each row it cannot read what was found, what was expected, and where", () => {
    const {estimates, unread} = read("9999.HK\trevenue\tFY2026\t1\n2513\tsales\tFY2026H2\t1\n2513\trevenue\tFY2026Q2\t1\n2513\trevenue\tFY2026H2\tmany\n2513\trevenue\tFY2026H2\t25%\n2513\trevenue\tFY2026H2\t1\tsoon"); // prettier-ignore
    expect(estimates).toEqual([]);
    expect(unread.map(({row}) => row)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(unread[0]?.problem.en).toBe("“9999.HK”; expected a company with a model: 2513.HK, 0700.HK");
    expect(unread[1]?.problem.en).toMatch(/^“sales”; expected a line that the model works out by period: /);
    expect(unread[2]?.problem.en).toMatch(/^“FY2026Q2”; expected a period of the model: FY2025H1, FY2032H2$/);
    expect(unread.slice(3).every(({problem: {en, zh}}) => en.length > 0 && zh.length > 0)).toBe(true);
  });
});

describe("valueOfPercent(company, target, ours)", () => {
  it("by hand: earnings are two fifths of Tencent’s value, so one per cent of them is 0.4% of the part by P/E", () => {
    const tencent = companies[1] as CompanyModel;
    const model = compiled(tencent.sheet);
    const ours = valueOf(model, "eps_adjusted", {}, "FY2027");
    expect(valueOfPercent(tencent, {line: "eps_adjusted", period: "FY2027"}, ours)).toBeCloseTo(
      0.01 * 0.4 * valueOf(model, "value_earnings"),
      9
    );
    // Nothing of the value stands on the year after.
    expect(valueOfPercent(tencent, {line: "eps_adjusted", period: "FY2029"}, ours)).toBe(0);
  });
});

describe("comparedTargets(company, estimates)", () => {
  it("by hand: the last of each source, its mean, ends and revision", () => {
    const tencent = companies[1] as CompanyModel;
    const [row, ...others] = comparedTargets(
      tencent,
      [
        estimate("A", "2026-09-01", 800_000),
        estimate("A", "2026-11-01", 880_000),
        estimate("B", "2026-10-01", 840_000)
      ],
      TODAY
    );
    expect(others).toEqual([]);
    expect(row && [row.consensus, row.low, row.high, row.sources.length]).toEqual([860_000, 840_000, 880_000, 2]);
    expect(row?.revised).toEqual({by: expect.closeTo(0.1, 12) as number, since: "2026-09-01"});
    expect(row?.ours).toBe(valueOf(compiled(tencent.sheet), "revenue", {}, "FY2026"));
  });

  it("is of sources within ninety days where there are any, else of older ones, and says which", () => {
    const tencent = companies[1] as CompanyModel;
    const [old, last] = [estimate("A", "2026-07-02", 100), estimate("B", "2026-07-03", 300)];
    const compared = (asOf: string) => comparedTargets(tencent, [old, last], asOf)[0];
    expect(compared("2026-09-30")).toMatchObject({isCurrent: true, consensus: 200, sources: [old, last]});
    expect(compared("2026-10-01")).toMatchObject({isCurrent: true, consensus: 300, low: 300, sources: [last]});
    expect(compared("2026-10-02")).toMatchObject({isCurrent: false, consensus: 200, high: 300, sources: [old, last]});
  });

  it("has what is on record, each with its document and day", () => {
    const recorded = companies.flatMap(recordedEstimates);
    expect(recorded.length).toBeGreaterThan(0);
    expect(recorded.every(({isRecorded, source, day}) => isRecorded && source !== "" && day > "2025-01-01")).toBe(true);
  });
});

describe("consensusValue(company, compared, log)", () => {
  it("is the value of the model with that number in the line’s place: our own number changes nothing", () => {
    const zhipu = companies[0] as CompanyModel;
    const value = valueOf(compiled(zhipu.sheet), "value");
    const at = (factor: number, asOf = TODAY) => {
      const ours = valueOf(compiled(zhipu.sheet), "api_revenue", {}, "FY2026H2");
      return consensusValue(zhipu, comparedTargets(zhipu, [{...estimate("A", TODAY, ours * factor, "api_revenue", "FY2026H2"), entity: "2513.HK"}], asOf)).atConsensus; // prettier-ignore
    };
    expect(at(1)).toBeCloseTo(value, 9);
    expect(at(1.1)).toBeGreaterThan(value);
    expect(at(1.1, "2027-02-26")).toBeGreaterThan(value);
    expect(at(1.1, "2027-02-27")).toBeNull();
    expect(consensusValue(zhipu, [])).toMatchObject({base: value, atConsensus: null, atLogged: null});
  });

  it("is at the reader’s last forecast of a line what it is at a consensus of the same", () => {
    const zhipu = companies[0] as CompanyModel;
    const [line, period] = ["api_revenue", "FY2026H2"];
    const logged = (value: number) => ({entity: "2513.HK", line, period, value}) as LoggedForecast;
    const compared = comparedTargets(zhipu, [{...estimate("A", TODAY, 2000, line, period), entity: "2513.HK"}], TODAY);
    const other = {...logged(9), entity: "GDS"};
    const {atConsensus, atLogged} = consensusValue(zhipu, compared, [logged(1500), logged(2000), other]);
    expect(atLogged).toBe(atConsensus);
    expect(atLogged).not.toBeNull();
  });
});
