import {numberPrinter} from "../../lib/number-printer.js";
import {formatTokensShort} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {useCaseName} from "../../lib/use-cases.js";
import type {BriefRows, ExposureMove, ModelMove, PriceMove, RestatedValue, TaskMove} from "../../query/brief/brief.js";
import {briefSql, type BriefPart} from "../../query/brief/sql.js";
import {companyName, labName, subjectName} from "../../words/names.js";
import {daySpan} from "../../words/period.js";
import {count, growth, points} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import type {TableColumn} from "../data-table.js";
import {KIND_NAME} from "../figures/exposure-figures.js";
import {figure} from "../figure.js";
import type {FigureSource} from "../figure-spec.js";
import {MODEL_KIND, PRICE_KIND} from "./words.js";

/** Rows shown of each part: what two minutes allow; SQL gives the rest. */
export const ROWS_SHOWN = 5;

/** A part as a table of its largest changes; null where nothing changed. */
export function part<T>(
  brief: BriefRows,
  lang: Lang,
  spec: {
    readonly name: BriefPart;
    readonly title: Words;
    readonly measure: Words;
    readonly rows: readonly T[];
    readonly columns: readonly TableColumn<T>[];
    readonly source: FigureSource | null;
  }
): HTMLElement | null {
  const {name, title, measure, rows, columns, source} = spec;
  if (rows.length === 0 || !source) return null;
  const more = rows.length - ROWS_SHOWN;
  const [first, all] = [count(ROWS_SHOWN), count(rows.length)];
  return figure<T>({
    name: `brief-${name}`,
    lang,
    title,
    measure:
      more > 0
        ? {
            en: [...measure.en, ...say`; the first ${first} of ${all}`],
            zh: [...measure.zh, ...say`；共 ${all} 项，列前 ${first} 项`]
          }
        : measure,
    draw: null,
    columns,
    rows: rows.slice(0, ROWS_SHOWN),
    source,
    sql: briefSql(name, brief)
  });
}

export function pricePart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.prices;
  const of = (kind: PriceMove["kind"]) => count(rows.filter((r) => r.kind === kind).length, "listings");
  const [first] = rows;
  const col = columnsIn(lang);
  return part<PriceMove>(brief, lang, {
    name: "prices",
    title: {
      en: say`${of("price_cut")} listings cheaper, ${of("price_rise")} dearer, ${of("turned_free")} turned free; ${of("listed")} new, ${of("delisted")} gone`,
      zh: say`${of("price_cut")} 项降价，${of("price_rise")} 项涨价，${of("turned_free")} 项转为免费；新上 ${of("listed")} 项，移出 ${of("delisted")} 项`
    },
    measure: {
      en: say`List prices, US dollars per million tokens, between catalogues of one source, largest models first; ${daySpan(brief.from, brief.to).en}`,
      zh: say`标价，美元/百万词元，同一来源的两期目录相比，用量大者在前；${daySpan(brief.from, brief.to).zh}`
    },
    rows,
    columns: [
      col.text("listing", HEAD.model, (r) => r.name),
      col.text("kind", {en: "Change", zh: "变化"}, (r) => PRICE_KIND[r.kind][lang]),
      col.price("was_input_usd_per_mtok", {en: "Input was", zh: "原输入价"}, (r) => r.was_input),
      col.price("now_input_usd_per_mtok", {en: "Input now", zh: "现输入价"}, (r) => r.now_input),
      col.price("was_output_usd_per_mtok", {en: "Output was", zh: "原输出价"}, (r) => r.was_output),
      col.price("now_output_usd_per_mtok", {en: "Output now", zh: "现输出价"}, (r) => r.now_output),
      col.date("was_on", {en: "Listed on", zh: "原目录日期"}, (r) => r.was_on),
      col.date("now_on", {en: "and on", zh: "现目录日期"}, (r) => r.now_on)
    ],
    source: first ? {citation: first.citation, asOf: first.now_on, rights: "open"} : null
  });
}

export function modelPart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.models;
  const of = (...kinds: readonly ModelMove["kind"][]) =>
    count(rows.filter(({kind}) => kinds.includes(kind)).length, "models");
  const [joined, back, left] = [of("new", "turned_free"), of("returned"), of("left")];
  const col = columnsIn(lang);
  return part<ModelMove>(brief, lang, {
    name: "models",
    title: {
      en: say`${joined} ${joined.value === 1 ? "model" : "models"} joined the list, ${back.value === 0 ? [] : say`${back} came back, `}${left} left it`,
      zh: say`新上榜 ${joined} 个${back.value === 0 ? [] : say`，重返 ${back} 个`}，退出 ${left} 个`
    },
    measure: {
      en: say`Models in only one of the two last weeks, by tokens; a model leaves the list when it falls out of each day’s top ${count(50, "models")}`,
      zh: say`仅出现在前后两周之一的模型，按词元数排序；跌出每日前 ${count(50, "models")} 名即退出榜单`
    },
    rows,
    columns: [
      col.subject(
        "model",
        (r) => r.name,
        (r) => r.model
      ),
      col.text("lab", HEAD.lab, (r) => labName(r.model.split("/")[0] ?? "", {en: r.lab_name, zh: r.lab_name_zh})[lang]),
      col.text("kind", {en: "Change", zh: "变化"}, (r) => MODEL_KIND[r.kind][lang]),
      {
        key: "tokens",
        head: {en: "Tokens of that week", zh: "该周词元数"}[lang],
        unit: "tokens",
        value: (r) => r.now_tokens ?? r.was_tokens,
        text: (r) => formatTokensShort(r.now_tokens ?? r.was_tokens ?? NaN, lang)
      }
    ],
    source: usageSource(brief)
  });
}

export function taskPart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.tasks.filter((t) => t.level === "task");
  const [first] = rows;
  const col = columnsIn(lang);
  const name = (t: TaskMove, of: Lang) => useCaseName(t.use_case, {en: t.name, zh: t.name})[of];
  return part<TaskMove>(brief, lang, {
    name: "tasks",
    title: {
      en: first ? say`${name(first, "en")}: ${points(first.change)}` : [],
      zh: first ? say`${name(first, "zh")}：${points(first.change)}` : []
    },
    measure: {
      en: say`Share of classified tokens by task; ${daySpan(brief.from, brief.to).en}`,
      zh: say`各任务占已分类词元之比；${daySpan(brief.from, brief.to).zh}`
    },
    rows,
    columns: [
      col.text("use_case", {en: "Task", zh: "任务"}, (r) => name(r, lang)),
      col.share("was_share", {en: "Was", zh: "此前"}, (r) => r.was_share),
      col.share("now_share", {en: "Now", zh: "最新"}, (r) => r.now_share),
      {
        key: "change",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => r.change,
        text: (r) => points(r.change).print(lang)
      }
    ],
    source: first ? {citation: first.citation, asOf: first.now_on, rights: "open"} : null
  });
}

export function restatedPart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.restated;
  const [first] = rows;
  const col = columnsIn(lang);
  const change = (share: number) =>
    numberPrinter(lang, {style: "percent", minimumFractionDigits: 2, signDisplay: "exceptZero"})(share);
  return part<RestatedValue>(brief, lang, {
    name: "restated",
    title: {
      en: first
        ? say`${count(rows.length)} token counts restated, ${subjectName("model", first.model, first.name)} most: ${growth(first.change_share, 2)}`
        : [],
      zh: first
        ? say`修订 ${count(rows.length)} 个词元数，变动最大的是 ${subjectName("model", first.model, first.name)}：${growth(first.change_share, 2)}`
        : []
    },
    measure: {
      en: say`Token counts that a later vintage changed, largest change first; ${daySpan(brief.from, brief.to).en}`,
      zh: say`被后续版本更改的词元数，变动大者在前；${daySpan(brief.from, brief.to).zh}`
    },
    rows,
    columns: [
      col.subject(
        "model",
        (r) => r.name,
        (r) => r.model
      ),
      col.tokens("was_tokens", {en: "Was", zh: "此前"}, (r) => r.was_tokens),
      {
        key: "now_tokens",
        head: {en: "Now", zh: "最新"}[lang],
        unit: "tokens",
        value: (r) => r.now_tokens,
        text: (r) => (r.now_tokens === null ? MODEL_KIND.left[lang] : formatTokensShort(r.now_tokens, lang))
      },
      {
        key: "change_share",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => r.change_share,
        text: (r) => change(r.change_share)
      },
      col.date("period_start", {en: "Period from", zh: "时段起始"}, (r) => r.period_start),
      col.date("restated_on", {en: "Restated on", zh: "修订日"}, (r) => r.restated_on)
    ],
    source: first ? {citation: first.citation, asOf: first.restated_on, rights: "open"} : null
  });
}

export function exposurePart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.exposures;
  const [first] = rows;
  if (!first) return null;
  const col = columnsIn(lang);
  return part<ExposureMove>(brief, lang, {
    name: "exposures",
    title: {en: say`Relations of listed companies to labs changed`, zh: say`上市公司与实验室的关系有变`},
    measure: {
      en: say`Relations that began or ended; ${daySpan(brief.from, brief.to).en}`,
      zh: say`开始或终止的关系；${daySpan(brief.from, brief.to).zh}`
    },
    rows,
    columns: [
      col.date("date", {en: "Date", zh: "日期"}, (r) => r.date),
      col.text(
        "company",
        {en: "Company", zh: "公司"},
        (r) => companyName(r.entity, {en: r.entity_name, zh: r.entity_name_zh})[lang]
      ),
      col.text("lab", HEAD.lab, (r) => ({en: r.lab_name, zh: r.lab_name_zh})[lang]),
      col.text("kind", {en: "Kind", zh: "类型"}, (r) => KIND_NAME[r.kind][lang]),
      col.text(
        "change",
        {en: "Change", zh: "变化"},
        (r) => ({began: {en: "began", zh: "开始"}, ended: {en: "ended", zh: "终止"}})[r.change][lang]
      )
    ],
    source: {citation: first.citation, asOf: first.date, rights: "cite"}
  });
}

/** The source of the newer of the two last weeks. */
export function usageSource({now}: BriefRows): FigureSource | null {
  return now.citation && now.as_of ? {citation: now.citation, asOf: now.as_of, rights: "open"} : null;
}
