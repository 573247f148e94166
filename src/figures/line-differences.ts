import type {LineDifference, LineState} from "../desk/line-difference.js";
import type {CompanyHistory, ValueHistory, VersionChange} from "../desk/value-history.js";
import type {Text} from "../lib/language.js";
import {COMMA} from "../lib/signs.js";
import {marked} from "../words/marked.js";
import {companyName} from "../words/names.js";
import {periodName} from "../words/period.js";
import {count, countOf, day, significant, type Quantity} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";
import {figureColumn, type FigureValue} from "./spec.js";
import {CHANGE_NAME, NOW} from "./value-history.js";

/** A line of a change between two versions. */
export interface DifferenceRow {
  readonly change: VersionChange;
  readonly difference: LineDifference;
}

/** What each line that moved a value says in the version before and in the one after; null where none differs. */
export function lineDifferencesFigure(history: ValueHistory, entity: string): FigureValue<DifferenceRow> | null {
  const company = history.companies.find((c) => c.entity === entity);
  const rows = (company?.changes ?? []).flatMap((change) =>
    change.differences.map((difference) => ({change, difference}))
  );
  const [latest] = company?.changes ?? [];
  if (!company || !latest || rows.length === 0) return null;
  const all = countOf(latest.differences.length, "line");
  const text = count(latest.differences.filter(({kind}) => kind === "model text").length, "lines");
  const [name, since] = [companyName(entity, company.title), day(latest.since)];
  return {
    name: "value-differences",
    title: {
      en: say`${name}: ${all} of the model ${all.value === 1 ? "differs" : "differ"} from the edition of ${since}, ${text} in the text`,
      zh: say`${name}：与${since}版相比，模型有 ${all} 行不同，其中 ${text} 行为文本`
    },
    measure: {
      en: say`Each line that differs from one published version to the next, as either says it: formulas as written, of numbers those that differ`,
      zh: say`历次已发布版本之间有差异的各行，前后分列：公式照录，数字仅列有差异者`
    },
    columns: [
      figureColumn("line", {en: "Line", zh: "行"}, ({difference}) => titleWords(difference, company)),
      figureColumn("was", {en: "Was", zh: "此前"}, ({difference: {was, is}}) => stateWords(was, is)),
      figureColumn("is", {en: "Is", zh: "此后"}, ({difference: {was, is}}) => stateWords(is, was)),
      {key: "unit", head: {en: "Unit", zh: "单位"}, cell: ({difference}) => unitOf(difference), isForeign: true},
      figureColumn("kind", {en: "By", zh: "因素"}, ({difference}) => CHANGE_NAME[difference.kind]),
      figureColumn("since", {en: "From the edition of", zh: "自版本"}, ({change}) => day(change.since)),
      figureColumn("until", {en: "To", zh: "至"}, ({change}) => (change.until === null ? NOW : day(change.until)))
    ],
    rows,
    source: {citation: history.citation, asOf: history.asOf, rights: "open"},
    note: keptWords(history)
  };
}

/** By the title of today’s document; a line that is gone by what its sheet called it. */
function titleWords({line, title}: LineDifference, {titles}: CompanyHistory): Words {
  const name = titles[line] ?? marked("foreign", title);
  return {en: [name], zh: [name]};
}

const ABSENT: Text = {en: "no such line", zh: "无此行"};
const TYPE_NAME: Readonly<Record<Exclude<LineState["type"], "formula">, Text>> = {
  fact: {en: "on record: ", zh: "在册："},
  input: {en: "input: ", zh: "输入："}
};
/** Periods of a line named in a cell. */
const SHOWN_PERIODS = 4;

/** What a version says of a line; of one kind of number where the other version has another, which kind. */
function stateWords(state: LineState | null, other: LineState | null): Words {
  if (!state) return {en: [ABSENT], zh: [ABSENT]};
  if (state.type === "formula") return {en: [marked("code", state.formula)], zh: [marked("code", state.formula)]};
  const values = Object.entries(state.values);
  const more = values.length - SHOWN_PERIODS;
  const name = other?.type === state.type ? [] : [TYPE_NAME[state.type]];
  const shown = values.slice(0, SHOWN_PERIODS).map(([period, value]): readonly Part[] => {
    const quantity = quantityOf(value, state);
    return period === "" ? [quantity] : [periodName(period), " ", quantity];
  });
  const joined = (sign: string) => shown.flatMap((parts, i) => [...(i > 0 ? [sign] : []), ...parts]);
  if (more <= 0) return {en: [...name, ...joined(COMMA.en)], zh: [...name, ...joined(COMMA.zh)]};
  const others = countOf(more, "period");
  return {
    en: say`${name}${joined(COMMA.en)} and ${others} more`,
    zh: say`${name}${joined(COMMA.zh)}等，另有 ${others} 期`
  };
}

function quantityOf(value: number, {unit, isPercent}: Extract<LineState, {readonly unit: string}>): Quantity {
  if (!isPercent) return significant(value, unit, 6);
  const percent = significant(100 * value, "share", 6);
  return {...percent, value, print: (lang) => `${percent.print(lang)}%`};
}

function unitOf({was, is}: LineDifference): Text | null {
  const unit = [is, was].flatMap((state) => (state && "unit" in state && !state.isPercent ? [state.unit] : []))[0];
  return unit === undefined || unit === "1" ? null : {en: unit, zh: unit};
}

/** What editions keep of models, and which kept none. */
function keptWords({withoutModels}: ValueHistory): Words {
  const days = (sign: string) => withoutModels.flatMap((date, i) => [...(i > 0 ? [sign] : []), day(date)]);
  const lost =
    withoutModels.length === 0
      ? {en: [], zh: []}
      : {
          en: say` Of ${days(COMMA.en)} no model was kept, so what changed from there is not on record.`,
          zh: say`${days(COMMA.zh)}的版本未留存模型，其后的变动无从列出。`
        };
  return {
    en: say`An edition keeps the lines of each model; titles and the reasons beside them are not compared.${lost.en}`,
    zh: say`各版本留存模型的各行；标题与所附理由不作比较。${lost.zh}`
  };
}
