import type {PastCall} from "../desk/past-calls.js";
import type {ChangeKind, ChangePart} from "../desk/value-change.js";
import type {CompanyHistory, ValueHistory, VersionChange} from "../desk/value-history.js";
import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {count, day, growth, perShare, type Quantity} from "../words/quantity.js";
import {printPart, say, type Words} from "../words/say.js";
import {figureColumn, type FigureOrigin, type FigureValue} from "./spec.js";

export const CHANGE_NAME: Readonly<Record<ChangeKind, Text>> = {
  "model text": {en: "Model text", zh: "模型文本"},
  data: {en: "Data", zh: "数据"},
  assumption: {en: "Assumptions", zh: "假设"},
  currency: {en: "Exchange rates", zh: "汇率"},
  price: {en: "Price", zh: "股价"},
  "roll-forward": {en: "Roll-forward", zh: "时间推移"}
};

/** The version that is shown, beside days of editions. */
export const NOW: Text = {en: "as shown", zh: "当前版本"};

/** A change of a value per share, with its sign. */
export function valueMove(change: number, {currency, unit}: Pick<CompanyHistory, "currency" | "unit">): Quantity {
  const size = perShare(change, currency, unit);
  return {...size, print: (lang) => `${change > 0 ? "+" : ""}${size.print(lang)}`};
}

const origin = ({citation, asOf}: ValueHistory): FigureOrigin => ({citation, asOf, rights: "open"});

/** The part that moved a value most; null where nothing moved. */
export function largestPart({parts}: Pick<VersionChange, "parts">): ChangePart | null {
  const [first] = [...parts].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return first && first.change !== 0 ? first : null;
}

/** One kind's part of a change between two versions. */
export interface PartRow {
  readonly change: VersionChange;
  readonly part: ChangePart;
}

/** How a value came from one published version to the next, part by part; null where no edition kept it. */
export function versionFigure(history: ValueHistory, entity: string): FigureValue<PartRow> | null {
  const company = history.companies.find((c) => c.entity === entity);
  const [latest] = company?.changes ?? [];
  if (!company || !latest) return null;
  const valued = (value: number) => perShare(value, company.currency, company.unit);
  const most = largestPart(latest);
  const name = companyName(entity, company.title);
  const [was, is, since] = [valued(latest.from), valued(latest.to), day(latest.since)];
  return {
    name: "value-versions",
    title: most
      ? {
          en: say`${name}: ${was} in the edition of ${since}, ${is} as shown; ${CHANGE_NAME[most.kind].en.toLowerCase()} moved it most, by ${valueMove(most.change, company)}`,
          zh: say`${name}：${since}版为 ${was}，当前为 ${is}；${CHANGE_NAME[most.kind].zh}影响最大，为 ${valueMove(most.change, company)}`
        }
      : {
          en: say`${name}: ${is}, the same as in the edition of ${since}`,
          zh: say`${name}：${is}，与${since}版相同`
        },
    measure: {
      en: say`Base value per share, from one published version to the next: the new text with the numbers of before, then new numbers kind by kind; the parts sum exactly`,
      zh: say`基准情景每股价值，自一个已发布版本至下一个：先代入新文本与旧数字，再逐类代入新数字；各项之和与总变动完全一致`
    },
    columns: [
      figureColumn("since", {en: "From the edition of", zh: "自版本"}, ({change}) => day(change.since)),
      figureColumn("until", {en: "To", zh: "至"}, ({change}) => (change.until === null ? NOW : day(change.until))),
      figureColumn("was", {en: "Was", zh: "此前"}, ({change}) => valued(change.from)),
      figureColumn("kind", {en: "By", zh: "因素"}, ({part}) => kindText(part)),
      figureColumn("change", {en: "Change", zh: "变动"}, ({part}) => valueMove(part.change, company)),
      figureColumn("is", {en: "Is", zh: "此后"}, ({change}) => valued(change.to)),
      figureColumn("lines", {en: "Lines that differ", zh: "有差异的行"}, ({part}) => linesText(part, company))
    ],
    rows: company.changes.flatMap((change) => change.parts.map((part) => ({change, part}))),
    source: origin(history)
  };
}

/** A kind, with those before it whose sheet gave no value by itself. */
function kindText({kind, with: others}: ChangePart): Text {
  const all = [...others, kind].map((k) => CHANGE_NAME[k]);
  return {en: all.map(({en}) => en).join(" + "), zh: all.map(({zh}) => zh).join("＋")};
}

/** Lines named in a cell. */
const SHOWN_LINES = 4;

/** The first lines by their titles; one whose title is gone with the old text is among the others. */
function linesText({lines}: ChangePart, {titles}: CompanyHistory): Text | null {
  const named = lines.flatMap((line) => titles[line] ?? []).slice(0, SHOWN_LINES);
  const more = lines.length > named.length;
  if (named.length === 0) return null;
  return {
    en: named.map(({en}) => en).join("; ") + (more ? " and others" : ""),
    zh: named.map(({zh}) => zh).join("；") + (more ? "等" : "")
  };
}

/** How the value of every company came from the last published version to the one shown. */
export function latestVersionsFigure(history: ValueHistory): FigureValue<CompanyHistory> | null {
  const rows = history.companies.filter(({changes}) => changes.length > 0);
  const since = rows
    .map(({changes}) => changes[0]?.since ?? "")
    .sort()
    .at(-1);
  if (since === undefined) return null;
  const moved = rows.filter(({changes}) => changes[0] && changes[0].to !== changes[0].from);
  const valued = (company: CompanyHistory, value: number) => perShare(value, company.currency, company.unit);
  const kinds = (Object.keys(CHANGE_NAME) as ChangeKind[]).filter((kind) =>
    rows.some(({changes}) => changes[0]?.parts.some((part) => part.kind === kind))
  );
  return {
    name: "brief-values",
    title: {
      en: say`${count(moved.length, "companies")} of ${count(rows.length, "companies")} values differ from the edition of ${day(since)}`,
      zh: say`${count(rows.length, "companies")} 家公司中有 ${count(moved.length, "companies")} 家的价值与${day(since)}版不同`
    },
    measure: {
      en: say`Base value per share in that edition and as shown, and what of the change is whose; the parts sum exactly`,
      zh: say`基准情景每股价值：该版与当前，及变动的各项构成；各项之和与总变动完全一致`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity, title}) => companyName(entity, title)),
      figureColumn("was", {en: "Was", zh: "此前"}, (c) => (c.changes[0] ? valued(c, c.changes[0].from) : null)),
      ...kinds.map((kind) =>
        figureColumn<CompanyHistory>(kind.replace(/\W/g, "_"), CHANGE_NAME[kind], (company) => {
          const part = company.changes[0]?.parts.find((p) => p.kind === kind);
          return part ? valueMove(part.change, company) : null;
        })
      ),
      figureColumn("is", {en: "Is", zh: "当前"}, (c) => (c.changes[0] ? valued(c, c.changes[0].to) : null))
    ],
    rows,
    source: origin(history)
  };
}

/** Mondays in a row on which the same was known, as far as value and price go. */
export interface MondayRun {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly call: PastCall;
}

/** Runs of Mondays, newest first. */
export function mondayRuns(mondays: readonly PastCall[]): MondayRun[] {
  const runs: MondayRun[] = [];
  for (const call of mondays) {
    const run = runs.at(-1);
    const isSame =
      run?.call.value === call.value &&
      run.call.price?.date === call.price?.date &&
      run.call.lacking?.en === call.lacking?.en;
    if (run && isSame) runs[runs.length - 1] = {...run, first: call.day};
    else runs.push({first: call.day, last: call.day, call});
  }
  return runs;
}

const CALL: Readonly<Record<NonNullable<PastCall["call"]>, Text>> = {
  "above the price": {en: "above the price", zh: "高于股价"},
  "below the price": {en: "below the price", zh: "低于股价"}
};

/** The value on past Mondays with what the books knew then, against the price known then; null where none has one. */
export function mondaysFigure(history: ValueHistory, entity: string): FigureValue<MondayRun> | null {
  const company = history.companies.find((c) => c.entity === entity);
  const rows = mondayRuns(company?.mondays ?? []);
  const judged = (company?.mondays ?? []).filter(({wasRight}) => wasRight !== null);
  if (!company || rows.length === 0) return null;
  const name = companyName(entity, company.title);
  const valued = (value: number | null) => (value === null ? null : perShare(value, company.currency, company.unit));
  return {
    name: "value-mondays",
    title: mondaysTitle(name, rows, judged, valued),
    measure: {
      en: say`Base value per share by the model as it is written now, fed on each Monday with what the books knew that day; price: the last close known then`,
      zh: say`以当前模型文本，代入各周一当日账本所知，得出的基准情景每股价值；股价为当日已知的最近收盘价`
    },
    columns: [
      figureColumn("from", {en: "From Monday", zh: "自周一"}, ({first}) => day(first)),
      figureColumn("to", {en: "To Monday", zh: "至周一"}, ({last}) => day(last)),
      figureColumn("value", {en: "Value", zh: "价值"}, ({call}) => valued(call.value)),
      figureColumn("price", {en: "Price known", zh: "已知股价"}, ({call}) => valued(call.price?.value ?? null)),
      figureColumn("price_of", {en: "Of", zh: "股价日期"}, ({call}) => (call.price ? day(call.price.date) : null)),
      figureColumn("to_price", {en: "Value v price", zh: "价值较股价"}, ({call}) =>
        call.value === null || call.price === null ? null : growth(call.value / call.price.value - 1)
      ),
      figureColumn("call", {en: "Value stood", zh: "价值位于"}, ({call}) =>
        call.call === null ? null : CALL[call.call]
      ),
      figureColumn("since", {en: "Price since", zh: "其后股价"}, ({call}) =>
        call.since === null ? null : growth(call.since)
      )
    ],
    rows,
    source: origin(history),
    note: mondaysNote(rows)
  };
}

function mondaysNote(rows: readonly MondayRun[]): Words {
  const lacking = rows.find(({call}) => call.lacking !== null);
  const since = lacking?.call.lacking
    ? {
        en: say` Up to ${day(lacking.last)} the books did not hold the line “${lacking.call.lacking}”.`,
        zh: say`截至${day(lacking.last)}，账本尚未收录“${lacking.call.lacking}”一行。`
      }
    : {en: [], zh: []};
  return {
    en: say`No figure, week or price of a later day is in any row; the text of the model, its assumptions with it, is today’s. Before the earliest Monday the books lacked what every model asks for.${since.en}`,
    zh: say`任何一行均不含其后的数字、周或股价；模型文本连同其假设为今日版本。最早的周一之前，账本尚缺各模型所需的数据。${since.zh}`
  };
}

function mondaysTitle(
  name: Text,
  rows: readonly MondayRun[],
  judged: readonly PastCall[],
  valued: (value: number | null) => Quantity | null
): Words {
  const values = rows.flatMap(({call}) => call.value ?? []);
  const [low, high] = [valued(Math.min(...values)), valued(Math.max(...values))];
  if (values.length === 0 || low === null || high === null)
    return {
      en: say`${name}: on no past Monday did the books hold what its model asks for`,
      zh: say`${name}：过去任何一个周一，账本均未备齐其模型所需的数据`
    };
  const right = count(judged.filter(({wasRight}) => wasRight === true).length, "calls");
  const all = count(judged.length, "calls");
  const range =
    printPart(low, "en") !== printPart(high, "en")
      ? {en: say`${low} to ${high}`, zh: say`${low} 至 ${high}`}
      : {en: [low], zh: [low]};
  if (judged.length === 0)
    return {
      en: say`${name}: ${range.en} on past Mondays; no later price on record tells more`,
      zh: say`${name}：过去各周一为 ${range.zh}；尚无其后的股价可供检验`
    };
  return {
    en: say`${name}: ${range.en} on past Mondays; the price went its way after ${right} of ${all}`,
    zh: say`${name}：过去各周一为 ${range.zh}；${all} 次可检验的判断中，股价有 ${right} 次朝其方向变动`
  };
}
