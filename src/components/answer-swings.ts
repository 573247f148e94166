import {html} from "npm:htl";
import {swingsChart} from "../charts/swings.js";
import type {Text} from "../lib/language.js";
import {tornado, type TornadoBar} from "../model/analysis/tornado.js";
import {lineOf} from "../model/compile.js";
import {reachedSwings, type ReachedSwing} from "../model/workspace/swings.js";
import type {Outcome} from "../model/calculate/evaluate.js";
import {isPure} from "../model/unit/unit.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {modelNumber, outcomeText} from "./model-number.js";
import {numbersIn} from "./number.js";
import type {Workspace} from "./workspace.js";

const SHOWN = 10;

/** Follows the ends of an input that an end of its range stopped. */
const CUT = "*";

const CUT_NOTE: Text = {
  en: "* The input goes less far: it stops at the end of its range.",
  zh: "* 该输入的变动较小：止于其范围的端点。"
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
    const {text, style, unit} = lineNumbers(workspace, output.line);
    const value = (o: Outcome) => (o.ok ? o.value : null);
    const say = (o: Outcome) => outcomeText(o, style, lang);
    const moved = ({input}: TornadoBar) => {
      const swing = byInput.get(input);
      return swing ? movedText(workspace, swing)[lang] + (swing.isCut ? CUT : "") : "";
    };
    const [first] = bars;
    const title = first ? workspace.title(first.input) : "";
    const titleText = {
      en: first
        ? `${title} matters most: ${moved(first).replace(CUT, "")}, the value is ${say(first.low)} or ${say(first.high)}`
        : "No input moves the value",
      zh: first
        ? `${title}影响最大：${moved(first).replace(CUT, "")}，对应 ${say(first.low)} 或 ${say(first.high)}`
        : "没有输入影响估值"
    }[lang];
    const shown = Math.min(SHOWN, bars.length);
    return {
      name: "tornado",
      lang,
      title: html`<span>${numbersIn(titleText, {source: modelSource(workspace).citation, unit})}</span>`,
      subtitle: {
        en: `${workspace.title(output.line)}, ${unit}, with one input lower (▼) or higher (▲) by the step or distribution its line states, else by 10%, an exchange rate by 3%, a rate of zero by 2 points; ${shown} widest of ${bars.length}`,
        zh: `${workspace.title(output.line)}（${unit}）：单一输入按其所列步长或分布下调（▼）或上调（▲），未列者按 10%，汇率按 3%，取值为零的比率按 2 个百分点；${bars.length} 项中影响最大的 ${shown} 项`
      }[lang],
      draw: (width) =>
        swingsChart(
          bars.slice(0, SHOWN).map((bar) => ({
            key: bar.input,
            label: workspace.title(bar.input),
            low: value(bar.low),
            high: value(bar.high),
            lowText: say(bar.low),
            highText: say(bar.high)
          })),
          {lang, width, base: value(base) ?? 0, baseText: say(base)}
        ),
      columns: [
        {key: "input", head: COLUMNS.input[lang], value: (b) => workspace.title(b.input)},
        {key: "low", head: COLUMNS.low[lang], unit, value: (b) => value(b.low), text: (b) => say(b.low)},
        {key: "high", head: COLUMNS.high[lang], unit, value: (b) => value(b.high), text: (b) => say(b.high)},
        {
          key: "width",
          head: COLUMNS.width[lang],
          unit,
          value: (b) => b.width,
          text: (b) => (b.width === null ? say(b.low.ok ? b.high : b.low) : text(b.width))
        },
        {key: "moved", head: COLUMNS.moved[lang], value: moved}
      ],
      rows: bars,
      ...(swings.some(({isCut}) => isCut) && {note: CUT_NOTE[lang]}),
      source: modelSource(workspace)
    };
  });
}

/** How far an input is moved: both its values, or what each of its periods is moved by. */
function movedText(workspace: Workspace, {input, ends, reach}: ReachedSwing): Text {
  const {text, unit, style} = lineNumbers(workspace, input);
  const {lang, model} = workspace;
  const inUnit = unit === "" || isPure(lineOf(model, input).unit) ? "" : ` ${unit}`;
  if (ends)
    return {
      en: `at ${text(ends[0])} or ${text(ends[1])}${inUnit}`,
      zh: `取 ${text(ends[0])} 或 ${text(ends[1])}${inUnit}`
    };
  if (reach.by === "share") {
    const share = modelNumber(reach.share, {percent: true, digits: 0}, lang);
    return {en: `${share} lower or higher in each period`, zh: `各期下调或上调 ${share}`};
  }
  const step = reach.by === "step" ? reach.step : 0;
  if (style.percent) {
    const points = modelNumber(step * 100, {percent: false, digits: 1}, lang);
    return {en: `${points} points lower or higher in each period`, zh: `各期下调或上调 ${points} 个百分点`};
  }
  return {en: `${text(step)}${inUnit} lower or higher in each period`, zh: `各期下调或上调 ${text(step)}${inUnit}`};
}
