import {html} from "npm:htl";
import {valueRangesChart, type ValueRange} from "../../charts/value-ranges.js";
import {rangesTitle} from "../../figures/titles/money.js";
import type {Text} from "../../lib/language.js";
import {runCases} from "../../model/analysis/cases.js";
import {outcome, type Outcome} from "../../model/calculate/evaluate.js";
import {say} from "../../words/say.js";
import {heldAgainst} from "./held-against.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {outcomeText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

const NONE: Text = {
  en: "No method gives a value: figures it rests on are not on record, as the table says.",
  zh: "没有方法能得出估值：所依据的数据未收录，见表格。"
};

const COLUMNS = {
  method: {en: "Method", zh: "方法"},
  low: {en: "Low", zh: "低"},
  value: {en: "Value", zh: "估值"},
  high: {en: "High", zh: "高"}
} as const satisfies Record<string, Text>;

interface MethodRow {
  readonly key: string;
  readonly title: string;
  readonly low: Outcome;
  readonly value: Outcome;
  readonly high: Outcome;
}

/** The football field: each method's range against the price. */
export function rangesFigure(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  return liveAnswer(workspace, () => {
    const {evaluation, company} = workspace;
    const {price} = company.headline;
    const {text, style, unit} = lineNumbers(workspace, price);
    const against = heldAgainst(workspace);
    const today = outcome(evaluation, price);
    const rows = company.methods.map((method): MethodRow => {
      const [[low], [high]] = runCases(evaluation, [method.low, method.high], [{line: method.line}]) as [
        [Outcome],
        [Outcome]
      ];
      return {key: method.key, title: method.title[lang], low, value: outcome(evaluation, method.line), high};
    });
    const whole = rows.flatMap(({low, value, high, ...row}): (ValueRange & {key: string})[] => {
      if (!low.ok || !value.ok || !high.ok) return [];
      const [least, most] = [Math.min(low.value, high.value), Math.max(low.value, high.value)];
      return [
        {
          key: row.key,
          label: row.title,
          low: least,
          value: value.value,
          high: most,
          lowText: text(least),
          valueText: text(value.value),
          highText: text(most)
        }
      ];
    });
    const above = today.ok ? whole.filter((r) => r.low > today.value).length : null;
    const below = today.ok ? whole.filter((r) => r.high < today.value).length : 0;
    const number = (key: "low" | "value" | "high") => ({
      key,
      head: COLUMNS[key][lang],
      unit,
      value: (row: MethodRow) => (row[key].ok ? row[key].value : null),
      text: (row: MethodRow) => outcomeText(row[key], style, lang)
    });
    return {
      name: "football-field",
      lang,
      title: rangesTitle(whole.length, above, below),
      measure: {
        en: say`Range of value per share by method, ${unit}${against.en}`,
        zh: say`各方法的每股价值区间（${unit}）${against.zh}`
      },
      draw: (width) =>
        whole.length === 0
          ? html`<p class="empty">${NONE[lang]}</p>`
          : valueRangesChart(whole, {
              lang,
              width,
              reference: today.ok
                ? {value: today.value, text: `${{en: "Price", zh: "股价"}[lang]} ${text(today.value)}`}
                : null
            }),
      columns: [
        {key: "method", head: COLUMNS.method[lang], value: (row) => row.title},
        number("low"),
        number("value"),
        number("high")
      ],
      rows,
      source: modelSource(workspace)
    };
  });
}
