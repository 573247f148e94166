import {strFromU8, unzipSync} from "fflate";
import {expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import * as line from "../../src/model/sheet/line.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import type {Audience} from "../../src/lib/audience.js";
import type {WorkbookCase} from "../../src/workbook/spec.js";
import type {Workbook, WorkbookCell} from "../../src/workbook/workbook.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {expectGoldenText} from "../fixtures/golden.js";
import {workbookSpec} from "../fixtures/xlsx.js";

// What each cell should hold is worked out by LibreOffice in test/workbook/libreoffice.test.ts and by hand in
// test/workbook/export.test.ts; here every cell of one workbook stands where it stood, looking as it did.
const {check, fact, flow, input, ratio, stock, table, value} = line;

const model = compiled({
  name: "tea_house",
  calendar: {step: "half", first: "FY2025H1", last: "FY2026H2", lastActual: "FY2025H2"},
  lines: [
    fact("sales_reported", "CNY m", {FY2025H1: 40, FY2025H2: 50}, "Annual report 2025, p. 12", {kind: "flow", sign: "positive"}),
    input("growth", "1", [0.1, 0.2], "slows, as shops fill", {range: [-0.5, 1], title: "=growth of sales"}),
    flow("sales", "CNY m", "if(is_estimate, prev(sales, missing) * (1 + growth), sales_reported)", {sign: "positive"}),
    input("cost_share", "1", {FY2025H1: 0.5, FY2025H2: 0.5, FY2026H1: 0.45, FY2026H2: 0.4}, "scale"),
    flow("cost", "CNY m", "-sales * cost_share", {sign: "negative"}),
    flow("profit", "CNY m", "sales + cost", {actuals: {FY2025H1: 21}, source: "Interim report 2025", overrides: {FY2026H2: 40}}),
    ratio("margin", "1", "profit / sales"),
    input("shop_multiple", "1", 12.5, "peers", {readAs: "multiple", range: [0, 40]}),
    input("price", "CNY", 7.25, "menu", {kind: "rate", sign: "positive"}),
    input("opening_cash", "CNY m", 100, "balance sheet"),
    input("interest_rate", "1", 0.02, "bank", {range: [0, 0.2]}),
    flow("interest", "CNY m", "circular(interest_rate * (prev(cash, opening_cash) + cash) / 2)"),
    stock("cash", "CNY m", "prev(cash, opening_cash) + profit + interest"),
    table("tax_band", ["CNY m", "1"], [[0, 0.1], [50, 0.2], [200, 0.3]], "tax law"),
    ratio("tax_rate", "1", 'lookup(tax_band, profit + 1 * cash * 0, "linear")'),
    ratio("tax_step", "1", 'lookup(tax_band, max(profit, 0 * profit), "step")'),
    fact("listed_on", "day", 46000, "prospectus"),
    input("wacc", "1", 0.1, "judged", {range: [0, 0.5]}),
    value("worth", "CNY m", "npv(wacc, estimates(profit)) + last(cash)"),
    value("dated_worth", "CNY m", "xnpv(wacc, profit, period_end)"),
    value("total", "CNY m", 'sum(window(profit, "FY2025H2", "FY2026H1"))'),
    value("picked", "CNY m", 'choose(2, at(sales, "FY2025H1"), at(sales, "FY2026H2"))'),
    value("safe", "1", "iferror(first(margin) / (wacc - wacc), 0.5)"),
    value("largest", "CNY m", "max(first(sales), last(sales), 0)"),
    value("pace", "1", "cagr(first(sales), last(sales), 1.5)"),
    ratio("days_share", "1", "period_days / period_index / (period_end - listed_on + period_days)"),
    check("cash_ties", "ties(cash, prev(cash, opening_cash) + profit + interest)"),
    check("worth_above_nothing", "worth > 0 * worth")
  ]
}); // prettier-ignore

const CASES: readonly WorkbookCase[] = [
  {
    key: "cold",
    title: {en: "A cold summer", zh: "冷夏"},
    mechanism: {en: "fewer guests", zh: "客流减少"},
    overrides: {growth: {at: {FY2026H1: -0.1}}, wacc: 0.12},
    reasons: {growth: {en: "rain", zh: "多雨"}}
  },
  {
    key: "yours",
    title: {en: "Yours", zh: "您的情景"},
    overrides: {shop_multiple: 15},
    reasons: {},
    isReaders: true
  }
];

const SPEC = workbookSpec(model, {
  entity: "9999.HK",
  title: {en: "Tea house", zh: "茶馆"},
  cases: CASES,
  shown: "cold",
  words: {
    sales: {title: {en: "Sales", zh: "销售额"}},
    growth: {title: {en: "Growth of sales", zh: "销售增速"}, reason: {en: "slows", zh: "放缓"}}
  },
  headline: ["worth", "pace"],
  groups: [
    {title: {en: "Shops", zh: "门店"}, lines: ["sales_reported", "growth", "sales", "cost_share", "cost", "profit", "margin"]},
    {title: {en: "Cash", zh: "现金"}, lines: ["opening_cash", "interest_rate", "interest", "cash"]}
  ],
  hasYears: true,
  document: "periods FY2025H1 to FY2026H2\n=1+1\nlast line",
  dataFolder: "https://example.org/data/"
}); // prettier-ignore

/** A cell as one line: where it stands, how it looks, what it holds and, of a formula, what that comes to. */
function told(sheet: string, address: string, cell: WorkbookCell): string {
  const look = [cell.role, ...(cell.format === undefined ? [] : [cell.format])].join(", ");
  if (cell.type === "text") return `${sheet}!${address} (${look}) ${JSON.stringify(cell.value)}`;
  if (cell.type === "number") return `${sheet}!${address} (${look}) ${cell.value}`;
  const cached = typeof cell.value === "number" ? Number(cell.value.toPrecision(10)) : JSON.stringify(cell.value);
  return `${sheet}!${address} (${look}) =${cell.formula} → ${cached}`;
}

function listing({title, asOf, audience, footer, sheets, names}: Workbook): string {
  const lines = sheets.flatMap(({name, cells, ...about}) => [
    "",
    `${name} ${JSON.stringify(about)}`,
    ...[...cells].map(([address, cell]) => told(name, address, cell))
  ]);
  return [
    `${title} · ${asOf} · ${audience} · ${footer}`,
    ...lines,
    "",
    ...[...names].map(([name, at]) => `${name}: ${at}`),
    ""
  ].join("\n");
}

it("exportWorkbook(spec) puts every cell of a workbook in its place, and says in Chinese what it says in English", () => {
  const [en, zh] = [listing(exportWorkbook(SPEC)), listing(exportWorkbook({...SPEC, lang: "zh"}))];
  expectGoldenText("workbook-en.txt", en);
  const alike = new Set(en.split("\n"));
  const others = zh.split("\n").filter((line) => !alike.has(line));
  expectGoldenText("workbook-zh.txt", `${others.join("\n")}\n`);
});

it("exportWorkbook(spec) says whose case is shown, and for whom the site it is from was published", () => {
  const footer = (shown: string, lang: "en" | "zh") => exportWorkbook({...SPEC, shown, lang}).footer;
  expect(footer("yours", "en")).toContain("Tea house · Yours · reader’s scenario, not our view · 2026-09-18");
  expect(footer("yours", "zh")).toContain("茶馆 · 您的情景 · 读者情景，非本站观点 · 2026-09-18");
  expect(footer("base", "en")).toContain("Tea house · Base · 2026-09-18");
  const head = (audience: Audience | null) => exportWorkbook({...SPEC, audience}).audience;
  expect([head("client"), head(null)]).toEqual(["For clients. Do not pass it on.", ""]);
  const book = listing(exportWorkbook({...SPEC, shown: "yours", audience: "internal", hasYears: false}));
  expectGoldenText("workbook-of-a-reader.txt", book.slice(0, book.indexOf("\nmodel {")));
});

it("refuses a case that stands twice, and one to show that is none", () => {
  const cold = CASES[0] as WorkbookCase;
  expect(() => exportWorkbook({...SPEC, cases: [cold, cold]})).toThrow(
    "case: cold twice; expected keys that differ, and none called base"
  );
  expect(() => exportWorkbook({...SPEC, cases: [{...cold, key: "base"}]})).toThrow("case: base twice");
  expect(() => exportWorkbook({...SPEC, shown: "hot"})).toThrow("case to show: hot; expected base, cold, yours");
});

it("writeXlsx(workbook) writes the same parts for the same workbook", () => {
  const small = compiled({
    name: "small",
    calendar: {step: "year", first: "FY2025", last: "FY2026", lastActual: "FY2025"},
    lines: [
      fact("sales", "USD m", {FY2025: 1234.5}, "a <source> & more", {kind: "flow"}),
      input("growth", "1", {FY2026: 0.1}, "=risky", {range: [0, 1]}),
      flow("revenue", "USD m", "if(is_estimate, prev(sales, missing) * (1 + growth), sales)"),
      check("positive", "last(revenue) > first(revenue)")
    ]
  });
  const bytes = writeXlsx(exportWorkbook(workbookSpec(small, {cases: CASES.slice(1, 1), document: "a\n  b"})));
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, part]) => `${path}\n${strFromU8(part).replaceAll("><", ">\n<")}\n`
  );
  expectGoldenText("workbook-parts.txt", parts.join("\n"));
});
