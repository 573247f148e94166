import type {Page} from "playwright-core";
import {expect} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import type {Lang} from "../../src/lib/language.js";
import {runCases} from "../../src/model/analysis/cases.js";
import {solve} from "../../src/model/analysis/solve.js";
import {tornado} from "../../src/model/analysis/tornado.js";
import {affected, evaluate, inputRange, outcome, outcomeOf, type Evaluation, type Outcome} from "../../src/model/calculate/evaluate.js"; // prettier-ignore
import type {Overrides} from "../../src/model/calculate/overrides.js";
import {cellAt, cellsOfLine, compiled, lineOf} from "../../src/model/compile.js";
import {bridge} from "../../src/model/explain/bridge.js";
import {reachedSwings} from "../../src/workspace/swings.js";
import {withEdits, type Edits} from "../../src/workspace/edits.js";
import {figureTable} from "./figures.js";
import {shown, type Shown} from "./native.js";

/** What a reader has open. */
export interface Opened {
  readonly company: CompanyModel;
  readonly edits: Edits;
  readonly key: string;
  readonly lang: Lang;
  /** Edits of the base that this browser keeps as cases. */
  readonly kept?: readonly Edits[];
}

/** Every number the Value page shows, part by part, in the order of the page. */
export interface Outputs {
  readonly grid: readonly (readonly [cell: number, value: Shown])[];
  readonly headline: readonly Shown[];
  readonly answer: readonly Shown[];
  /** Value and distance from the price of each case, most first. */
  readonly caseValues: readonly (readonly Shown[])[];
  readonly swings: readonly (readonly Shown[])[];
  readonly tables: readonly (readonly (readonly Shown[])[])[];
  readonly outlined: readonly Shown[];
  readonly ranges: readonly (readonly Shown[])[];
  readonly cases: readonly (readonly Shown[])[];
  readonly bridge: readonly Shown[];
  readonly consensus: readonly (readonly Shown[])[];
}

/** The page's own outputs. */
export async function outputsOf(page: Page): Promise<Outputs> {
  const read = await page.evaluate(() => {
    const values = (of: ParentNode, selector: string) =>
      [...of.querySelectorAll(selector)].map((data) => data.getAttribute("value"));
    const rows = (selector: string) => [...document.querySelectorAll(selector)];
    return {
      grid: rows("td.cell:not(.year)").flatMap((cell) => {
        const [value] = values(cell, "data");
        return value == null ? [] : [[Number((cell as HTMLElement).dataset["cell"]), value] as const];
      }),
      headline: values(document, ".headline dd > data"),
      answer: values(document, ".answer data"),
      tables: rows("table.sensitivity").map((table) =>
        [...table.querySelectorAll("tr")].map((row) => values(row, "data"))
      ),
      outlined: values(document, "td.base data"),
      cases: rows("#cases tbody tr").map((row) => values(row, "td.number data")),
      consensus: rows("#consensus tbody tr").map((row) => values(row, "td.number data"))
    };
  });
  const numbers = (all: readonly (string | null)[]) => all.map((value) => shown(value));
  const figure = async (name: string) => (await figureTable(page, name)).rows;
  return {
    grid: read.grid.map(([cell, value]) => [cell, shown(value)]),
    headline: numbers(read.headline),
    answer: numbers(read.answer),
    caseValues: (await figure("#case-values")).map((row) => row.slice(1)),
    swings: await figure("#tornado"),
    tables: read.tables.map((table) => table.map(numbers)),
    outlined: numbers(read.outlined),
    ranges: await figure("#football-field"),
    cases: read.cases.map(numbers),
    bridge: (await figure("#bridge")).map((row) => row[1] ?? null),
    consensus: read.consensus.map(numbers)
  };
}

/** A number to about ten digits of itself, or of what it is a difference of: powers differ in their last bit. */
function near(value: number | null, scale = value ?? 0, digits = 9): unknown {
  return value === null ? null : expect.closeTo(value, digits - Math.ceil(Math.log10(Math.abs(scale) || 1)));
}

const worth = (found: Outcome | undefined) => (found?.ok ? found.value : null);
/** Numbers of outcomes; an error is text on the page and no number. */
const known = (all: readonly (Outcome | undefined)[]) => all.flatMap((o) => (o?.ok ? [near(o.value)] : []));

/** What the engine gives in Node for the same state: each part worked out anew, nothing taken from the page. */
export function expectedOutputs({company, edits, key, lang, kept = []}: Opened): Record<keyof Outputs, unknown> {
  const {sheet, cases, headline, methods, consensus, groups, words} = company;
  const model = compiled(sheet);
  const isOwn = Object.keys(edits).length > 0;
  const ours = new Map([["base", {}], ...cases.map((c) => [c.key, c.overrides] as const)]);
  const overrides = withEdits(model, ours.get(key) ?? {}, edits);
  const evaluation = evaluate(model, overrides);
  const at = (line: string, period?: string) => outcome(evaluation, line, period);
  const output = {line: headline.value};
  const value = worth(at(headline.value)) ?? NaN;
  const price = worth(at(headline.price));
  const compared = [...ours.values(), ...kept.map((own) => withEdits(model, {}, own)), ...(isOwn ? [overrides] : [])];
  const {bars} = tornado(evaluation, reachedSwings(evaluation, output), output);
  const [down = "", across = ""] = bars.map(({input}) => input);
  const [rows, columns] = [stepsAround(evaluation, down), stepsAround(evaluation, across)];
  const two = rows.map((row) =>
    runCases(
      evaluation,
      columns.map((column) => ({...row.override, ...column.override})),
      [output]
    ).flat()
  );
  const one = runCases(
    evaluation,
    rows.map((row) => row.override),
    [output, {line: headline.expectedReturn}]
  );
  const [row, column] = [rows, columns].map((all) => all.findIndex(({isBase}) => isBase)) as [number, number];
  const from = !isOwn && key === "base" ? (cases[0]?.key ?? "base") : "base";
  const split = bridge(model, ours.get(from) ?? {}, overrides, output);
  const lines = new Set(groups.flatMap((group) => group.lines));
  return {
    grid: model.cells.flatMap(({line}, cell) => {
      const found = outcomeOf(evaluation, cell);
      return lines.has(line.name) && found.ok ? [[cell, shown(found.value)]] : [];
    }),
    headline: known([headline.value, headline.expectedValue, headline.price, headline.expectedReturn].map((l) => at(l))), // prettier-ignore
    answer: expectedAnswer(company, evaluation),
    caseValues: compared
      .map((o) => worth(outcome(evaluate(model, o), headline.value)))
      .sort((a, b) => (b ?? -Infinity) - (a ?? -Infinity))
      .map((v) => [near(v), v === null || price === null ? null : near(v / price - 1, 1)]),
    swings: bars.map(({input, low, high, width}) => [words[input]?.title[lang], near(worth(low)), near(worth(high)), near(width, value), expect.anything() as unknown]), // prettier-ignore
    tables: [
      [columns.map(({shown}) => near(shown)), ...two.map((row, i) => [near(rows[i]?.shown ?? null), ...known(row)])],
      [[], ...one.map((row, i) => [near(rows[i]?.shown ?? null), ...known(row)])]
    ],
    outlined: [...known([two[row]?.[column]]), ...known(one[row] ?? [])],
    ranges: methods.map(({title, line, low, high}) => {
      const [[least], [most]] = runCases(evaluation, [low, high], [{line}]) as [[Outcome], [Outcome]];
      return [title[lang], ...[least, at(line), most].map((o) => near(worth(o)))];
    }),
    cases: compared.map((o) =>
      known(
        [headline.value, headline.expectedValue, headline.expectedReturn].map((l) => outcome(evaluate(model, o), l))
      )
    ),
    bridge: split.ok ? [near(split.from), ...split.parts.map((p) => near(p.change, value)), near(split.to)] : [],
    consensus: consensus.map(({line, period, value: published}) => {
      const here = worth(at(line, period)) ?? NaN;
      return [near(here), near(published), near(here / published - 1, 1)];
    })
  };
}

interface Step {
  /** As the table heads it: the input’s value, or for a series what it is multiplied or moved by. */
  readonly shown: number;
  readonly override: Overrides;
  readonly isBase: boolean;
}

/** Five tenths around an input; around zero tenths of its range, upwards alone where it can be no lower. */
function stepsAround({model, values}: Evaluation, input: string): Step[] {
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
  const [first = 0] = cells;
  const {isSeries, spec} = lineOf(model, input);
  const at = values[first] as number;
  if (spec.type === "input" && spec.step !== undefined)
    return [-2, -1, 0, 1, 2].map((k) => {
      const shown = (isSeries ? 0 : at) + k * (spec.step ?? 0);
      return {shown, override: {[input]: isSeries ? {shift: shown} : shown}, isBase: k === 0};
    });
  if (cells.some((cell) => values[cell] !== 0))
    return [0.8, 0.9, 1, 1.1, 1.2].map((factor) => ({shown: isSeries ? factor : at * factor, override: {[input]: {scale: factor}}, isBase: factor === 1})); // prettier-ignore
  const [least, greatest] = inputRange(model, first);
  const tenth = (greatest - least) / 10;
  const lowest = [-2, -1, 0].find((step) => step * tenth >= least) ?? 0;
  return [0, 1, 2, 3, 4].map((i) => {
    const shown = (lowest + i) * tenth;
    return {shown, override: {[input]: isSeries ? {shift: shown} : shown}, isBase: shown === 0};
  });
}

/** Numbers of the two sentences: value, price, the driver that gives it, and what is read off there and on record. */
function expectedAnswer(company: CompanyModel, evaluation: Evaluation): unknown[] {
  const {headline, reverse} = company;
  const {input, as, between, read} = reverse;
  const {model} = evaluation;
  const price = worth(outcome(evaluation, headline.price));
  const solution = solve(evaluation, {input, as, between, output: {line: headline.value}, target: price ?? NaN});
  if (solution.kind !== "one") return [];
  const moving = cellsOfLine(model, input);
  const moved = new Set([...moving, ...affected(model, moving)]);
  const isSolved = ({line, period}: (typeof read)[number]) => moved.has(cellAt(model, line, period));
  const numbers = ({line, period}: (typeof read)[number]) => {
    const solved = outcome(solution.evaluation, line, period);
    if (period === undefined) return [solved];
    const reported = lineOf(model, line).scope.calendar.periods.filter(({basis}) => basis === "actual");
    const recorded = reported.map(({label}) => outcome(evaluation, line, label)).filter(({ok}) => ok);
    return [solved, ...recorded.slice(-1)];
  };
  // The lead says the first.
  const others = read.slice(1);
  const inOrder = [...others.filter(isSolved), ...others.filter((part) => !isSolved(part))];
  const root = as === "shift" ? 100 * solution.root : solution.root;
  // Solving stops within a billionth of the driver.
  return [root, ...inOrder.flatMap(numbers).map(worth)].map((n) => near(n ?? null, n ?? 0, 6));
}
