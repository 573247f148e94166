import {titleOfLine, type CompanyModel, type ReverseValuation} from "../../companies/company.js";
import {lastReported} from "../../companies/reverse.js";
import type {Text} from "../../lib/language.js";
import type {Solution} from "../../model/analysis/solve.js";
import {affected, type Evaluation} from "../../model/calculate/evaluate.js";
import {cellAt, cellsOfLine, lineOf} from "../../model/compile.js";
import {periodName} from "../../words/period.js";
import {printedAs} from "../../words/quantity.js";
import {NO_WORDS, say, type Part, type Words} from "../../words/say.js";
import {cellParts, lineParts, lineQuantity} from "./line-number.js";

/** "+1.2" or "−1.2". */
export function signed(value: number, digits: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
}

/** The driver at its solved value. */
function driverWords(company: CompanyModel, evaluation: Evaluation, root: number): Words {
  const {input, as} = company.reverse;
  const name = titleOfLine(company, input);
  const {isSeries} = lineOf(evaluation.model, input);
  const each: Text = isSeries ? {en: " in each period", zh: "每期"} : {en: "", zh: ""};
  if (as === "scale") {
    const step = printedAs(root, "times", root.toPrecision(3));
    return {en: say`“${name}” × ${step}${each.en}`, zh: say`“${name}”${each.zh} × ${step}`};
  }
  if (as === "shift") {
    const step = printedAs(100 * root, "percentage points", signed(100 * root, 1));
    return {en: say`“${name}” at ${step} points${each.en}`, zh: say`“${name}”${each.zh} ${step} 个百分点`};
  }
  const step = lineParts(evaluation, input, root);
  return {en: say`“${name}” of ${step}${each.en}`, zh: say`“${name}”${each.zh} ${step}`};
}

/** Whether the sheet holds a value as a fact, rather than works it out. */
function isStated({model, values}: Evaluation, value: number): boolean {
  return model.lines.some(
    ({name, spec}) => spec.type === "fact" && cellsOfLine(model, name).some((cell) => values[cell] === value)
  );
}

/** The last reported number of a line, or what the same arithmetic gives for it, in brackets. */
function lastWords(evaluation: Evaluation, line: string): Words {
  const last = lastReported(evaluation, line);
  if (last === null) return NO_WORDS;
  const [was, then] = [lineQuantity(evaluation, line, last.value), periodName(last.period)];
  const worked: Text = isStated(evaluation, last.value) ? {en: "", zh: ""} : {en: ", worked out", zh: "，推算"};
  return {en: say` (${was} in ${then}${worked})`, zh: say`（${then}为 ${was}${worked}）`};
}

/** One number read off the solved sheet, with the last reported one. */
function readWords(
  {line, period, title}: ReverseValuation["read"][number],
  {solved, before}: {readonly solved: Evaluation; readonly before: Evaluation}
): Words {
  const shown = cellParts(solved, line, period);
  if (period === undefined) return {en: say`${title} of ${shown}`, zh: say`${title} ${shown}`};
  const [when, ago] = [periodName(period), lastWords(before, line)];
  return {en: say`${title} of ${shown} in ${when}${ago.en}`, zh: say`${when}${title} ${shown}${ago.zh}`};
}

/**
 * What the price asks for beside what the lead says: the company’s own driver, what else follows from it, and what is
 * assumed alongside; null where no value of the driver gives the price, which the lead says.
 */
export function reverseWords(company: CompanyModel, evaluation: Evaluation, solution: Solution | null): Words | null {
  if (solution?.kind !== "one") return null;
  const {model} = evaluation;
  const {input, read} = company.reverse;
  const moved = new Set([...cellsOfLine(model, input), ...affected(model, cellsOfLine(model, input))]);
  // The first is what the lead says the market pays for.
  const listed = (isMoved: boolean): Words => {
    const words = read
      .slice(1)
      .filter(({line, period}) => moved.has(cellAt(model, line, period)) === isMoved)
      .map((part) => readWords(part, {solved: solution.evaluation, before: evaluation}));
    const joined = (of: (words: Words) => readonly Part[], comma: string, last: string) =>
      words.flatMap((each, i) => [i === 0 ? "" : i === words.length - 1 ? last : comma, ...of(each)]);
    return {en: joined(({en}) => en, ", ", " and "), zh: joined(({zh}) => zh, "、", "、")};
  };
  const [driver, follows, assumed] = [driverWords(company, evaluation, solution.root), listed(true), listed(false)];
  const [en, zh] = [say`That takes ${driver.en}`, say`这要求${driver.zh}`];
  return {
    en: [
      ...en,
      ...(follows.en.length > 0 ? say`: ${follows.en}` : []),
      ...(assumed.en.length > 0 ? say`, with ${assumed.en} as assumed` : []),
      "."
    ],
    zh: [
      ...zh,
      ...(follows.zh.length > 0 ? say`，即${follows.zh}` : []),
      ...(assumed.zh.length > 0 ? say`；所设前提为${assumed.zh}` : []),
      "。"
    ]
  };
}
