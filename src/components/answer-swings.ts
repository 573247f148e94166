import {swingsChart} from "../charts/swings.js";
import type {Text} from "../lib/language.js";
import {tornado, type TornadoBar} from "../model/analysis/tornado.js";
import {isCut, movesByRange, relativeSwings} from "../model/workspace/answers.js";
import type {Outcome} from "../model/calculate/evaluate.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {outcomeText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

/** By how much each input is moved. */
export const SHARE = 0.1;

const SHOWN = 10;

/** Follows an outcome of an input that went less than a tenth. */
const CUT = "*";

const CUT_NOTE: Text = {
  en: "* The input goes less than a tenth: it stops at the end of its range.",
  zh: "* 该输入的变动不足一成：止于其范围的端点。"
};

const COLUMNS = {
  input: {en: "Input", zh: "输入"},
  low: {en: "10% lower", zh: "低 10%"},
  high: {en: "10% higher", zh: "高 10%"},
  width: {en: "Width", zh: "区间宽度"}
} as const satisfies Record<string, Text>;

/** Which input matters most: value per share with each input a tenth lower and higher, widest first. */
export function swingsFigure(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  return liveAnswer(workspace, () => {
    const {evaluation, company} = workspace;
    const output = {line: company.headline.value};
    const {base, bars} = tornado(evaluation, relativeSwings(evaluation, output, SHARE), output);
    const {text, style, unit} = lineNumbers(workspace, output.line);
    const value = (o: Outcome) => (o.ok ? o.value : null);
    const say = (o: Outcome) => outcomeText(o, style, lang);
    const cut = (input: string, factor: number) => (isCut(evaluation, input, factor) ? CUT : "");
    const lowText = ({input, low}: TornadoBar) => say(low) + cut(input, 1 - SHARE);
    const highText = ({input, high}: TornadoBar) => say(high) + cut(input, 1 + SHARE);
    const [first] = bars;
    const title = first ? workspace.title(first.input) : "";
    const byRange = first !== undefined && movesByRange(evaluation, first.input);
    const shown = Math.min(SHOWN, bars.length);
    return {
      name: "tornado",
      lang,
      title: {
        en: first
          ? `${title} matters most: a tenth of ${byRange ? "its range" : "it"} is worth ${say(first.low)} to ${say(first.high)}`
          : "No input moves the value",
        zh: first
          ? `${title}影响最大：${byRange ? "按其范围" : ""}上下一成对应 ${say(first.low)} 至 ${say(first.high)}`
          : "没有输入影响估值"
      }[lang],
      subtitle: {
        en: `${workspace.title(output.line)}, ${unit}, with one input 10% lower (▼) or higher (▲) within its range, one of zero by 10% of it; ${shown} widest of ${bars.length}`,
        zh: `${workspace.title(output.line)}（${unit}）：单一输入在其范围内下调（▼）或上调（▲）10%（取值为零者按其范围的 10%）；${bars.length} 项中影响最大的 ${shown} 项`
      }[lang],
      draw: (width) =>
        swingsChart(
          bars.slice(0, SHOWN).map((bar) => ({
            key: bar.input,
            label: workspace.title(bar.input),
            low: value(bar.low),
            high: value(bar.high),
            lowText: lowText(bar),
            highText: highText(bar)
          })),
          {lang, width, base: value(base) ?? 0, baseText: say(base)}
        ),
      columns: [
        {key: "input", head: COLUMNS.input[lang], value: (b) => workspace.title(b.input)},
        {key: "low", head: COLUMNS.low[lang], unit, value: (b) => value(b.low), text: lowText},
        {key: "high", head: COLUMNS.high[lang], unit, value: (b) => value(b.high), text: highText},
        {
          key: "width",
          head: COLUMNS.width[lang],
          unit,
          value: (b) => b.width,
          text: (b) => (b.width === null ? say(b.low.ok ? b.high : b.low) : text(b.width))
        }
      ],
      rows: bars,
      ...(bars.some((b) => cut(b.input, 1 - SHARE) + cut(b.input, 1 + SHARE)) && {note: CUT_NOTE[lang]}),
      source: modelSource(workspace)
    };
  });
}
