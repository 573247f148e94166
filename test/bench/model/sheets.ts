import {flow, input, ratio, stock, value} from "../../../src/model/sheet/line.js";
import type {SheetSpec} from "../../../src/model/sheet/sheet.js";
import {apiCompany} from "../../fixtures/api-company.js";

/** Twelve lines over ten years. */
export const twelve: SheetSpec = {
  name: "twelve",
  calendar: {step: "year", first: "FY2026", last: "FY2035"},
  lines: [
    input("opening", "USD m", 100, "bench"),
    input("growth", "1", 0.2, "bench"),
    input("margin", "1", 0.3, "bench"),
    input("tax_rate", "1", 0.2, "bench"),
    input("capex_share", "1", 0.1, "bench"),
    input("discount", "1", 0.1, "bench"),
    flow("revenue", "USD m", "prev(revenue, opening) * (1 + growth)"),
    flow("profit", "USD m", "revenue * margin"),
    flow("tax", "USD m", "max(profit, 0) * tax_rate"),
    flow("cash_flow", "USD m", "profit - tax - revenue * capex_share"),
    stock("cash", "USD m", "prev(cash, 0) + cash_flow"),
    value("worth", "USD m", "npv(discount, cash_flow) + last(cash) * capex_share")
  ]
};

// HyperFormula works out no INDEX at a place that is itself worked out, so a single cost stands for the table here.
const unitCost = input("unit_cost", "USD/Mtok", 0.9, "bench");

/** The company of the tests over 32 half-years. */
const halves = {
  ...apiCompany,
  calendar: {step: "half", first: "FY2024H1", last: "FY2039H2", lastActual: "FY2025H2"} as const,
  lines: apiCompany.lines.map((line) => {
    if (line.type === "table") return unitCost;
    if (line.type === "input" && typeof line.values !== "number")
      return {...line, values: Array.from({length: 28}, () => 0.04)};
    if (line.type === "fact" && typeof line.values !== "number")
      return {...line, values: {FY2024H1: 10, FY2024H2: 20, FY2025H1: 30, FY2025H2: 40}};
    const halved = (text: string) =>
      text
        .replaceAll('"FY2025"', '"FY2025H2"')
        .replaceAll('"FY2024"', '"FY2024H1"')
        .replace(/lookup\(.*?\)/, "unit_cost");
    return "formula" in line ? {...line, formula: halved(line.formula)} : line;
  })
};
/** A company over half-years with a part of the same size: the largest sheet at hand. */
export const largest: SheetSpec = {
  ...halves,
  name: "group",
  parts: {cloud: halves},
  lines: [
    ...halves.lines,
    value("group_value", "HKD/share", "value_per_share + cloud.value_per_share"),
    ratio("ai", "1", "cloud.revenue / revenue")
  ]
};
