import {swingsChart} from "../../charts/swings.js";
import {caseValuesTitle} from "../../figures/titles/money.js";
import type {Text} from "../../lib/language.js";
import {runScenarios} from "../../model/analysis/scenario.js";
import {evaluate, outcome, type Outcome} from "../../model/calculate/evaluate.js";
import {lineOf} from "../../model/compile.js";
import {formatUnit} from "../../model/unit/format.js";
import {growth, perShare, type Quantity} from "../../words/quantity.js";
import {printPart, say} from "../../words/say.js";
import {heldAgainst} from "./held-against.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {outcomeText} from "./model-number.js";
import {comparedCases} from "./stored-cases.js";
import type {Workspace} from "./workspace.js";

const COLUMNS = {
  case: {en: "Case", zh: "情景"},
  apart: {en: "Against the price", zh: "较股价"}
} as const satisfies Record<string, Text>;

const PRICE: Text = {en: "Price", zh: "股价"};

interface CaseRow {
  readonly key: string;
  readonly title: string;
  readonly worth: Outcome;
  /** Value divided by price, less one; null where one of them is not on record. */
  readonly apart: number | null;
}

/** What the share is worth in each case, most first, from the price on; from zero where no price is on record. */
export function caseValuesFigure(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  return liveAnswer(workspace, () => {
    const {company, evaluation} = workspace;
    const {price, value} = company.headline;
    const {text, style, unit} = lineNumbers(workspace, value);
    const today = outcome(evaluation, price);
    const against = heldAgainst(workspace);
    const rows = caseRows(workspace, today);
    const known = rows.flatMap(({worth, ...row}) => (worth.ok ? [{...row, value: worth.value}] : []));
    const above = today.ok ? known.filter((row) => row.value > today.value).length : null;
    const isAbove = (row: {readonly value: number}) => row.value >= (today.ok ? today.value : 0);
    return {
      name: "case-values",
      lang,
      title: caseValuesTitle(
        known.map((row) => inTitle(workspace, row.value)),
        above
      ),
      measure: {
        en: say`${workspace.title(value)} by case, ${unit}${against.en}`,
        zh: say`各情景的${workspace.title(value)}（${unit}）${against.zh}`
      },
      draw: (width) =>
        swingsChart(
          known.map((row) => ({
            key: row.key,
            label: row.title,
            low: isAbove(row) ? null : row.value,
            high: isAbove(row) ? row.value : null,
            lowText: text(row.value),
            highText: text(row.value)
          })),
          {
            lang,
            width,
            base: today.ok ? today.value : 0,
            baseText: today.ok ? `${PRICE[lang]} ${text(today.value)}` : "0"
          }
        ),
      columns: [
        {key: "case", head: COLUMNS.case[lang], value: (row) => row.title},
        {
          key: "value",
          head: workspace.title(value),
          unit,
          value: ({worth}) => (worth.ok ? worth.value : null),
          text: ({worth}) => outcomeText(worth, style, lang)
        },
        {
          key: "apart",
          head: COLUMNS.apart[lang],
          value: ({apart}) => apart,
          text: ({apart}) => (apart === null ? "–" : printPart(growth(apart), lang))
        }
      ],
      rows,
      source: modelSource(workspace)
    };
  });
}

/** A value as a sentence says it: money where it is that, of a share or an ADS. */
function inTitle(workspace: Workspace, worth: number): Quantity {
  const {value} = workspace.company.headline;
  const unit = formatUnit(lineOf(workspace.model, value).unit);
  const [, currency] = /^([A-Z]{3})\/\w+$/.exec(unit) ?? [];
  return currency ? perShare(worth, currency, unit) : lineNumbers(workspace, value).quantity(worth);
}

function caseRows(workspace: Workspace, today: Outcome): CaseRow[] {
  const cases = comparedCases(workspace);
  const results = runScenarios(
    evaluate(workspace.model),
    cases.map(({key, overrides}) => ({name: key, overrides})),
    [{line: workspace.company.headline.value}]
  );
  const sortValue = ({worth}: CaseRow) => (worth.ok ? worth.value : -Infinity);
  return cases
    .flatMap(({key, title}, i): CaseRow[] => {
      const worth = results[i]?.outcomes[0];
      if (!worth) return [];
      const apart = worth.ok && today.ok && today.value > 0 ? worth.value / today.value - 1 : null;
      return [{key, title, worth, apart}];
    })
    .sort((a, b) => sortValue(b) - sortValue(a));
}
