import type {DeskData} from "../desk/desk-data.js";
import {
  isSeen,
  type IndicatorReading,
  type LastEvent,
  type NoteCase,
  type ReportedSeries,
  type TriggerKind
} from "../desk/note-cases.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {count, countOf, day, growth, perShare, type Quantity} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {writtenWords} from "../words/written.js";
import {figureColumn, type FigureValue} from "./spec.js";

const KIND: Readonly<Record<NoteCase["kind"], Text>> = {
  catalyst: {en: "Catalyst", zh: "催化剂"},
  risk: {en: "Risk", zh: "风险"}
};

const TRIGGER: Readonly<Record<TriggerKind, Text>> = {
  release: {en: "a release", zh: "模型发布"},
  price_cut: {en: "a price cut by the maker", zh: "厂商降价"},
  price_rise: {en: "a price rise by the maker", zh: "厂商涨价"},
  results: {en: "results", zh: "业绩"},
  placing: {en: "a placing", zh: "配售"},
  note_evidence: {en: "a week that the note counts", zh: "研报统计周"}
};

const SEEN: Text = {en: "seen", zh: "已出现"};
const NOT_SEEN: Text = {en: "not seen", zh: "未出现"};
const NONE: Text = {en: "none on record", zh: "无记录"};

/** What a case begins with: the last such event on record, with its day. */
export function triggerWords({kind, last}: {readonly kind: TriggerKind; readonly last: LastEvent | null}): Words {
  const name = TRIGGER[kind];
  if (!last) return {en: say`${name}: ${NONE}`, zh: say`${name}：${NONE}`};
  const title = writtenWords(last.title);
  return {
    en: say`${name}, last on ${day(last.date)}: ${title.en}`,
    zh: say`${name}，最近为${day(last.date)}：${title.zh}`
  };
}

const METRIC: Readonly<Record<string, Text>> = {
  capex: {en: "capital spending", zh: "资本开支"},
  revenue: {en: "revenue", zh: "营业收入"},
  segment_revenue_value_added_services: {en: "revenue of value-added services", zh: "增值服务收入"}
};

const BASIS: Readonly<Record<string, Text>> = {
  ifrs: {en: "IFRS", zh: "IFRS"},
  "us-gaap": {en: "US GAAP", zh: "US GAAP"}
};
const OWN_BASIS: Text = {en: "as the company defines it", zh: "公司口径"};

/** A reported figure against the year before. */
function reportedWords({metric, basis, months}: ReportedSeries): Words {
  const [name, by] = [METRIC[metric] ?? metric.replaceAll("_", " "), BASIS[basis] ?? OWN_BASIS];
  const long = countOf(months, "month");
  return months > 0
    ? {en: say`${name} of ${long} (${by}), over the year`, zh: say`${name}（${by}，${long} 个月）同比`}
    : {en: say`${name} (${by}), over the year`, zh: say`${name}（${by}）同比`};
}

/** What would show a case: a series and the level that its change would pass. */
export function indicatorWords({measure, labs, figure, test, level}: IndicatorReading): Words {
  const series = figure ? reportedWords(figure) : weeklyWords(measure, labs);
  return test === "above"
    ? {en: say`${series.en}, above ${growth(level)}`, zh: say`${series.zh}高于 ${growth(level)}`}
    : {en: say`${series.en}, below ${growth(level)}`, zh: say`${series.zh}低于 ${growth(level)}`};
}

function weeklyWords(measure: IndicatorReading["measure"], labs: readonly string[]): Words {
  const of: Text = labs.length > 0 ? {en: " of its labs", zh: "旗下实验室"} : {en: " of all labs", zh: "全部实验室"};
  return measure === "tokens"
    ? {en: say`paid tokens${of.en}, over four weeks`, zh: say`${of.zh}付费词元四周变动`}
    : {en: say`list price of input${of.en}, as used, over four weeks`, zh: say`${of.zh}输入标价（按用量加权）四周变动`};
}

/** What an indicator reads, and whether that is as its case would. */
export function readingWords(reading: IndicatorReading): Words {
  const {change} = reading;
  if (!change) return {en: [NONE], zh: [NONE]};
  return {
    en: say`${growth(change.value)} to ${day(change.to)}, ${seenText(reading)}`,
    zh: say`截至${day(change.to)}为 ${growth(change.value)}，${seenText(reading)}`
  };
}

/** Whether what is on record reads as a case would. */
function seenText(reading: IndicatorReading): Text {
  const seen = isSeen(reading);
  return seen === null ? NONE : seen ? SEEN : NOT_SEEN;
}

/** The note’s catalysts and risks as cases of each company: value, what begins them, and whether the ledger shows them. */
export function caseFigure({cases, citation, asOf}: DeskData): FigureValue<NoteCase> {
  const readings = cases.flatMap(({indicator}) => (indicator && "said" in indicator ? [indicator.said] : []));
  const told = readings.filter((reading) => reading.change !== null);
  const seen = told.filter((reading) => isSeen(reading));
  const valued = ({currency, unit}: NoteCase, value: number | null): Quantity | null =>
    value === null ? null : perShare(value, currency, unit);
  const all = count(cases.filter(({whyNot}) => whyNot === null).length, "cases");
  return {
    name: "desk-cases",
    title: {
      en: say`${all} cases of the note’s catalysts and risks; ${count(seen.length, "indicators")} of ${count(told.length, "indicators")} indicators read as theirs would`,
      zh: say`研报催化剂与风险共 ${all} 个情景；${count(told.length, "indicators")} 项指标中有 ${count(seen.length, "indicators")} 项读数与情景相符`
    },
    measure: {
      en: say`Value per share in each case and against the base; the last event on record that it would begin with; the series of the ledger that would show it, with its last change.`,
      zh: say`各情景下的每股价值及较基准的差异；情景起始事件的最近记录；可显示其发生的账本序列及最近变动`
    },
    columns: [
      figureColumn("kind", {en: "Kind", zh: "类别"}, ({kind}) => KIND[kind]),
      figureColumn("case", {en: "Case", zh: "情景"}, ({title}) => title),
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => companyName(entity, {en: entity, zh: entity})),
      figureColumn("value", {en: "Value", zh: "价值"}, (row) => valued(row, row.value)),
      figureColumn("moved", {en: "Against base", zh: "较基准"}, ({value, base}) =>
        value === null || base === null ? null : growth(value / base - 1)
      ),
      figureColumn("trigger", {en: "Begins with", zh: "起始事件"}, ({trigger, whyNot}) => {
        if (whyNot) return whyNot;
        return trigger && ("whyNot" in trigger ? trigger.whyNot : triggerWords(trigger));
      }),
      figureColumn(
        "indicator",
        {en: "Shown by", zh: "指标"},
        ({indicator}) => indicator && ("whyNot" in indicator ? indicator.whyNot : indicatorWords(indicator.said))
      ),
      figureColumn("reading", {en: "Reads", zh: "读数"}, ({indicator}) =>
        indicator && "said" in indicator && indicator.said.change ? growth(indicator.said.change.value) : null
      ),
      figureColumn("to", {en: "To", zh: "截至"}, ({indicator}) =>
        indicator && "said" in indicator && indicator.said.change ? day(indicator.said.change.to) : null
      ),
      figureColumn("seen", {en: "Sign", zh: "迹象"}, ({indicator}) =>
        indicator && "said" in indicator ? seenText(indicator.said) : null
      )
    ],
    rows: cases,
    source: {citation, asOf, rights: "cite"},
    note: {
      en: say`An indicator that is seen is a sign, no proof: tokens and prices move for other reasons, and a cheaper mix of models lowers a price as well. Levels are assumptions. No case has a probability of ours: yours, set on the company’s page, weight its value.`,
      zh: say`指标出现仅为迹象，并非证明：词元与价格亦可因其他原因变动，低价模型占比上升同样会拉低价格。阈值均为假设。本站不为任何情景给出概率：可在公司页自行设定，并据此加权价值。`
    }
  };
}
