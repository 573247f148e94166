import {swingsChart} from "../../charts/swings.js";
import type {Text} from "../../lib/language.js";
import {tornado, type TornadoBar} from "../../model/analysis/tornado.js";
import {lineOf} from "../../model/compile.js";
import {EXCHANGE_SHARE, reachedSwings, USUAL_POINTS, USUAL_SHARE, type ReachedSwing} from "../../workspace/swings.js";
import type {Outcome} from "../../model/calculate/evaluate.js";
import {isPure} from "../../model/unit/unit.js";
import {NO_WORDS, type Part, printWords, say, type Words} from "../../words/say.js";
import {count, printedAs, share, stepPoints} from "../../words/quantity.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {modelNumber, outcomeText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

const SHOWN = 10;

/** Follows the ends of an input that an end of its range stopped. */
const CUT = "*";

const CUT_NOTE: Words = {
  en: say`* The input goes less far: it stops at the end of its range.`,
  zh: say`* 该输入的变动较小：止于其范围的端点。`
};

/** How far an input is moved that states neither a step nor a distribution. */
const DEFAULT_STEP = {
  share: share(USUAL_SHARE, 0),
  rate: share(EXCHANGE_SHARE, 0),
  zero: stepPoints(USUAL_POINTS)
};

const COLUMNS = {
  input: {en: "Input", zh: "输入"},
  low: {en: "Value when lower", zh: "下调后的价值"},
  high: {en: "Value when higher", zh: "上调后的价值"},
  width: {en: "Width", zh: "区间宽度"},
  moved: {en: "Moved", zh: "变动"}
} as const satisfies Record<string, Text>;

/** Which input matters most: value per share with each input moved as far as it is plausibly off, widest first. */
export function swingsFigure(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  return liveAnswer(workspace, () => {
    const {evaluation, company} = workspace;
    const output = {line: company.headline.value};
    const swings = reachedSwings(evaluation, output);
    const byInput = new Map(swings.map((swing) => [swing.input, swing]));
    const {base, bars} = tornado(evaluation, swings, output);
    const {text, style, unit, quantity} = lineNumbers(workspace, output.line);
    const value = (o: Outcome) => (o.ok ? o.value : null);
    const textOf = (o: Outcome) => outcomeText(o, style, lang);
    const worth = (o: Outcome): Part => (o.ok ? quantity(o.value) : textOf(o));
    const movedBy = ({input}: TornadoBar) => {
      const swing = byInput.get(input);
      return swing ? movedWords(workspace, swing) : NO_WORDS;
    };
    const cutOf = ({input}: TornadoBar) => (byInput.get(input)?.isCut ? CUT : "");
    const moved = (bar: TornadoBar) => printWords(movedBy(bar), lang) + cutOf(bar);
    const [first] = bars;
    const shown = Math.min(SHOWN, bars.length);
    return {
      name: "tornado",
      lang,
      title: first
        ? mostWords(workspace.title(first.input), movedBy(first), [worth(first.low), worth(first.high)])
        : {en: say`No input moves the value`, zh: say`没有输入影响估值`},
      measure: {
        en: say`${workspace.title(output.line)}, ${unit}, with one input lower (▼) or higher (▲) by the step or distribution its line states, else by ${DEFAULT_STEP.share}, an exchange rate by ${DEFAULT_STEP.rate}, a rate of zero by ${DEFAULT_STEP.zero}; ${count(shown)} widest of ${count(bars.length)}`,
        zh: say`${workspace.title(output.line)}（${unit}）：单一输入按其所列步长或分布下调（▼）或上调（▲），未列者按 ${DEFAULT_STEP.share}，汇率按 ${DEFAULT_STEP.rate}，取值为零的比率按 ${DEFAULT_STEP.zero}；${count(bars.length)} 项中影响最大的 ${count(shown)} 项`
      },
      draw: (width) =>
        swingsChart(
          bars.slice(0, SHOWN).map((bar) => ({
            key: bar.input,
            label: workspace.title(bar.input) + cutOf(bar),
            low: value(bar.low),
            high: value(bar.high),
            lowText: textOf(bar.low),
            highText: textOf(bar.high)
          })),
          {lang, width, base: value(base) ?? 0, baseText: textOf(base)}
        ),
      columns: [
        {key: "input", head: COLUMNS.input[lang], value: (b) => workspace.title(b.input)},
        {key: "low", head: COLUMNS.low[lang], unit, value: (b) => value(b.low), text: (b) => textOf(b.low)},
        {key: "high", head: COLUMNS.high[lang], unit, value: (b) => value(b.high), text: (b) => textOf(b.high)},
        {
          key: "width",
          head: COLUMNS.width[lang],
          unit,
          value: (b) => b.width,
          text: (b) => (b.width === null ? textOf(b.low.ok ? b.high : b.low) : text(b.width))
        },
        {key: "moved", head: COLUMNS.moved[lang], value: moved}
      ],
      rows: bars,
      ...(swings.some(({isCut}) => isCut) && {note: CUT_NOTE}),
      source: modelSource(workspace)
    };
  });
}

/** Which input moves the value most, and to which two values. */
function mostWords(title: string, moved: Words, [low, high]: readonly [Part, Part]): Words {
  return {
    en: say`${title} matters most: ${moved.en}, the value is ${low} or ${high}`,
    zh: say`${title}影响最大：${moved.zh}，对应 ${low} 或 ${high}`
  };
}

/** How far an input is moved: both its values, or what each of its periods is moved by. */
function movedWords(workspace: Workspace, {input, ends, reach}: ReachedSwing): Words {
  const {quantity, unit, style} = lineNumbers(workspace, input);
  const {lang, model} = workspace;
  const inUnit = unit === "" || isPure(lineOf(model, input).unit) ? "" : ` ${unit}`;
  if (ends) {
    const [low, high] = [quantity(ends[0]), quantity(ends[1])];
    return {en: say`at ${low} or ${high}${inUnit}`, zh: say`取 ${low} 或 ${high}${inUnit}`};
  }
  const by = (step: Part): Words => ({
    en: say`${step} lower or higher in each period`,
    zh: say`各期下调或上调 ${step}`
  });
  if (reach.by === "share") {
    const part = share(reach.share, 0);
    // Ten per cent of a margin is no ten points of it.
    return style.percent
      ? {en: say`${part} of itself lower or higher in each period`, zh: say`各期按自身的 ${part} 下调或上调`}
      : by(part);
  }
  const step = reach.by === "step" ? reach.step : 0;
  if (!style.percent)
    return {
      en: say`${quantity(step)}${inUnit} lower or higher in each period`,
      zh: say`各期下调或上调 ${quantity(step)}${inUnit}`
    };
  const text = modelNumber(step * 100, {percent: false, digits: 1}, lang);
  const points = printedAs(step, "share", {en: `${text} points`, zh: `${text} 个百分点`}[lang]);
  return by(points);
}
