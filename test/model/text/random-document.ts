import type {
  CellName,
  Definition,
  FactName,
  LineStatement,
  ModelDocument,
  Noted,
  WrittenNumber,
  Range,
  WrittenSeries,
  Setting,
  Statement,
  Traits,
  WrittenOverride,
  WrittenText
} from "../../../src/model/text/node.js";
import {TRIGGERS, USAGE_MEASURES} from "../../../src/model/text/node.js";
import {writtenNumber} from "../../../src/model/text/quantity.js";
import {KINDS, TIMINGS} from "../../../src/model/sheet/line.js";
import {randomFormula} from "../random-sheet.js";

type Random = () => number;

const PLACE = {line: 1, column: 1, length: 1};
const NAMES = ["revenue", "net_cash", "eps", "case", "line", "title", "include", "x1", "note", "not"];
const UNITS = ["1", "%", "x", "CNY m", "HKD/share", "tokens tn/week", "m shares", "CNY m/sqm", "racks/year"];
const NUMBERS = ["27%", "1,234.5", "(3.5)", "25.0x", "15bp", "73/365", "0", "-0.5", "−4", "1e-7", ".5", "2028-06-30"];
const TEXTS = [
  "Revenue",
  "收入",
  "a | b",
  " blank before",
  '"quoted"',
  "because of",
  "see // there",
  "| bar",
  "x = 3",
  "a, b (c",
  "note",
  "forecast = x",
  "https://x.org",
  "",
  "mechanism",
  "low tide",
  'say ""'
];
const LABELS = ["FY2026", "FY2027H2", "FY2028Q3", "2026-01", "2026-02-16"];
const DAYS = ["2026-06-30", "2025-12-31"];

/** A document of every kind of statement, none of which need make sense. */
export function randomDocument(random: Random, length = 12): ModelDocument {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const maybe = <T>(make: () => T): T | null => (random() < 0.5 ? make() : null);
  const some = <T>(make: () => T, least = 1): T[] => Array.from({length: least + Math.floor(random() * 3)}, make);
  const number = (): WrittenNumber => writtenNumber(pick(NUMBERS)) as WrittenNumber;
  const words = (): WrittenText => ({en: pick(TEXTS), zh: maybe(() => pick(TEXTS))});
  const named = (): WrittenText => ({...words(), en: pick(TEXTS.filter((text) => text !== ""))});
  const range = (): Range => [number(), number()];
  const cell = (): CellName => ({line: pick(NAMES), period: maybe(() => pick(LABELS))});
  const noted = (): Noted => ({
    place: PLACE,
    comments: random() < 0.2 ? some(() => pick(["held flat", "a = b", ""])) : [],
    remark: random() < 0.2 ? pick(["beside", "1 // 2"]) : null,
    isSpaced: random() < 0.3
  });
  const series = (): WrittenSeries => {
    const items = some(() => ({label: random() < 0.3 ? pick(LABELS) : null, quantity: number()}));
    return {items, thereafter: random() < 0.2};
  };
  const fact = (): FactName => {
    const isMean = random() < 0.2;
    const months = isMean ? 3 : pick([0, 3, 6, 12]);
    const on = pick([null, "latest", ...DAYS]);
    return {
      metric: pick(["revenue", "close"]),
      basis: pick(["ifrs", "non-gaap"]),
      months,
      isMean,
      entity: pick([null, "USDCNY", "9988.HK"]),
      on
    };
  };
  const formula = () =>
    random() < 0.3 ? `if(is_estimate, ${formulaOf()}, ${pick(["missing", formulaOf()])})` : formulaOf();
  const formulaOf = () => randomFormula(random, ["revenue", "net_cash", 'at(eps, "FY2026")'], 4);
  const query = () => {
    const cell = () => pick(["tokens // 2", "sum(tokens)", 'u."week start"', "'it''s -- ; \"'", "a  ||  b", "'， '"]);
    const columns = some(() => `${cell()} AS ${pick(["day", "value", '"the value"'])}`).join(", ");
    const joins = Array.from({length: Math.floor(random() * 8)}, () => " JOIN usage_weekly_by_lab USING (week_start)");
    return `${pick(["SELECT", "WITH t AS (FROM x) SELECT", "from t select"])} ${columns} FROM u${joins.join("")}`;
  };
  const definition = (): Definition =>
    pick<() => Definition>([
      () => ({type: "formula", formula: formula()}),
      () => ({type: "check", formula: formulaOf()}),
      () => ({
        type: "input",
        series: series(),
        range: maybe(range),
        step: maybe(number),
        distribution: pick([
          null,
          {type: "normal", numbers: [number(), number()], weights: []},
          {type: "triangular", numbers: [number(), number(), number()], weights: []},
          {type: "discrete", numbers: [number(), number()], weights: [number(), number()]},
          {type: "empirical", numbers: some(number), weights: []},
          {type: "uniform", numbers: [number(), number()], weights: []}
        ])
      }),
      () => ({type: "stated", series: series()}),
      () => ({type: "fact", fact: fact(), otherwise: maybe(() => ({series: series(), range: maybe(range)}))}),
      () => ({type: "market", fact: fact(), range: maybe(range), step: maybe(number)}),
      () => ({
        type: "usage",
        measure: pick(USAGE_MEASURES),
        labs: some(() => pick(["z-ai", "qwen"])),
        between: maybe(() => [pick(DAYS), pick(DAYS)] as const)
      }),
      () => ({type: "table", units: ["CNY m", "%"], points: some(() => [number(), number()] as const)}),
      () => ({type: "sql", query: query()}),
      () => ({type: "given"})
    ])();
  const traits = (): Traits => ({
    kind: maybe(() => pick(KINDS)),
    timing: random() < 0.2 ? pick(TIMINGS) : null,
    sign: random() < 0.2 ? pick(["positive", "negative"] as const) : null,
    isPartial: random() < 0.2,
    isPlug: random() < 0.2
  });
  const line = (isWithin = false): LineStatement => {
    const defined = definition();
    return {
      type: "line",
      ...noted(),
      name: isWithin ? pick(NAMES.filter((name) => name !== "line")) : pick(NAMES),
      unit: isWithin || defined.type === "check" ? "" : pick(UNITS),
      traits: isWithin ? {kind: null, timing: null, sign: null, isPartial: false, isPlug: false} : traits(),
      definition: defined,
      definitionPlace: PLACE,
      formulaPlace: [],
      title: maybe(words),
      reason: maybe(words),
      source: random() < 0.2 ? words() : null,
      actual: random() < 0.1 ? series() : null,
      overrides: random() < 0.1 ? some(override) : []
    };
  };
  const override = (): WrittenOverride => ({
    period: maybe(() => pick(LABELS)),
    worth: pick([number(), {formula: `at(eps, "FY2026") + (${formulaOf()})`}]),
    reason: maybe(words)
  });
  const setting = (): Setting => {
    const at = cell();
    return {cell: at, how: at.period === null ? pick(["=", "by", "x"] as const) : "=", quantity: number()};
  };
  const statement = (): Statement =>
    pick<() => Statement>([
      () => line(),
      () => line(),
      () => ({type: "group", ...noted(), title: words()}),
      () => ({type: "title", ...noted(), words: words()}),
      () => ({
        type: "field",
        ...noted(),
        ...pick([
          {name: "company", text: "2513.HK"},
          {name: "model", text: "own"},
          {name: "valued", text: "2026-09-11"}
        ] as const)
      }),
      () => ({
        type: "periods",
        ...noted(),
        first: "FY2025H1",
        last: "FY2030H2",
        lastActual: maybe(() => "FY2026H1"),
        yearEnd: maybe(() => 3),
        hasYears: random() < 0.3
      }),
      () => ({type: "shared", ...noted(), name: "roll-forward", parameters: some(() => pick(["unit", "money"]), 0)}),
      () => ({
        type: "include",
        ...noted(),
        name: "roll-forward",
        parameters: random() < 0.5 ? {unit: "HKD/share", labs: "z-ai, thudm"} : {},
        lines: some(() => line(true), 0)
      }),
      () => ({
        type: "case",
        ...noted(),
        key: "price_war",
        probability: maybe(number),
        title: maybe(named),
        mechanism: maybe(words),
        trigger: maybe(() =>
          pick([{whyNot: words()}, {said: {kind: pick(TRIGGERS), labs: pick([[], ["z-ai", "thudm"]])}}])
        ),
        indicator: maybe(() =>
          pick([
            {whyNot: words()},
            {
              said: {
                series: pick([
                  {type: "tokens", labs: ["z-ai"]},
                  {type: "fact", fact: fact()}
                ]),
                test: pick(["above", "below"]),
                level: number()
              }
            }
          ])
        ),
        settings: some(() => ({setting: setting(), reason: maybe(words)}), 0)
      }),
      () => ({type: "no case", ...noted(), key: "consensus", reason: words()}),
      () => ({
        type: "method",
        ...noted(),
        key: "dcf",
        line: "value",
        title: maybe(named),
        low: some(setting, 0),
        high: some(setting, 0)
      }),
      () => ({type: "headline", ...noted(), lines: ["a", "b", "c", "d", "e"]}),
      () => ({
        type: "reverse",
        ...noted(),
        input: "growth",
        how: pick(["=", "by", "x"] as const),
        between: range(),
        read: some(() => ({cell: cell(), title: words()}), 0)
      }),
      () => ({
        type: "tokens",
        ...noted(),
        labs: maybe(() => ["z-ai", "thudm"]),
        steps: some(() => pick(NAMES), 0),
        coverage: {list: maybe(() => "a"), effective: maybe(() => "b")},
        finding: maybe(words)
      }),
      () => ({type: pick(["ties", "consensus"] as const), ...noted(), cell: cell(), fact: fact()}),
      () => ({type: "untied", ...noted(), cell: cell(), reason: words()})
    ])();
  const counts: Statement = {type: "field", ...noted(), isSpaced: false, name: "counts", text: "rack"};
  return {statements: [counts, ...Array.from({length}, statement)], comments: random() < 0.2 ? ["the end"] : []};
}
