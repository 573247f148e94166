import {html} from "npm:htl";
import {columnsIn} from "../../components/columns.js";
import {dataTable} from "../../components/data-table.js";
import {isOutside} from "../../lib/audience.js";
import {formatNumber, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {STOP} from "../../lib/signs.js";
import type {Benchmark, ProfileData, RouterEndpoint} from "../../query/profile-data.js";
import {count, day} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {said, sourced, type ProfileSection} from "./sections.js";

const PUBLISHER: Readonly<Record<string, Text>> = {
  "artificial-analysis": {en: "Artificial Analysis", zh: "Artificial Analysis"},
  "design-arena": {en: "Design Arena", zh: "Design Arena"},
  openrouter: {en: "OpenRouter", zh: "OpenRouter"}
};
const SCALE: Readonly<Record<Benchmark["scale"], Text>> = {
  index: {en: "index", zh: "指数"},
  share: {en: "of tasks", zh: "任务完成率"},
  elo: {en: "Elo rating", zh: "Elo 等级分"}
};
const NOT_STATED: Text = {en: "not stated", zh: "未载明"};

const FETCH: Text = {en: "; this fetches it: ", zh: "，获取命令："};

/** What stands where a list was never fetched: for those who keep the books the command that brings it. */
function notFetched(what: Text, source: string): (lang: Lang) => HTMLElement {
  const command = `npm run refresh -- --source ${source}`;
  return (lang) =>
    html`<p class="empty">${what[lang]}${isOutside() ? STOP[lang] : html`${FETCH[lang]}<code>${command}</code>`}</p>`;
}

/** What others’ tests say of a model, each score on its own scale and under its publisher’s name. */
export function qualitySection(model: string, {benchmarks}: Pick<ProfileData, "benchmarks">): ProfileSection {
  const name: Text = {en: "Quality", zh: "质量"};
  if (!benchmarks)
    return {
      name,
      body: notFetched({en: "No test of any model is on record", zh: "账本尚无任何模型评测"}, "openrouter-benchmarks")
    };
  const rows = benchmarks.rows.filter((row) => row.model === model);
  const on = day(benchmarks.asOf);
  const words = rows.length
    ? {
        en: say`${count(rows.length, "scores")} of others’ tests as of ${on}. Scales differ: an index and a rating compare within their own column alone.`,
        zh: say`截至${on}的他方评测得分 ${count(rows.length, "scores")} 项。量纲各异，指数与等级分仅可在同一评测内比较。`
      }
    : {en: say`No publisher scores it as of ${on}.`, zh: say`截至${on}没有发布者为其评分。`};
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      return html`<div>
        ${said(words, benchmarks.citation, lang)}
        ${
          rows.length
            ? dataTable<Benchmark>(
                [
                  col.text(
                    "publisher",
                    {en: "Publisher", zh: "发布者"},
                    (r) => PUBLISHER[r.publisher]?.[lang] ?? r.publisher
                  ),
                  col.text("benchmark", {en: "Test", zh: "评测"}, (r) => r.benchmark),
                  {
                    key: "score",
                    head: {en: "Score", zh: "得分"}[lang],
                    value: (r) => r.score,
                    text: (r) => (r.scale === "share" ? formatShare(r.score, lang, 1) : formatNumber(r.score, lang))
                  },
                  col.text("scale", {en: "Scale", zh: "量纲"}, (r) => SCALE[r.scale][lang])
                ],
                rows,
                {lang, source: benchmarks.citation, label: name[lang]}
              )
            : ""
        }
        ${sourced([benchmarks.citation], lang)}
      </div>`;
    }
  };
}

/** Who hosts a model behind the router, at which price and precision, as last listed. */
export function routerHostsSection(model: string, {endpoints}: Pick<ProfileData, "endpoints">): ProfileSection {
  const name: Text = {en: "Hosts behind the router", zh: "路由平台背后的托管方"};
  if (!endpoints)
    return {
      name,
      body: notFetched(
        {
          en: "No list of hosts behind the router is on record",
          zh: "账本尚无路由平台背后托管方的列表"
        },
        "openrouter-hosts"
      )
    };
  const rows = endpoints.rows.filter((row) => row.model === model);
  const on = day(endpoints.asOf);
  const words = rows.length
    ? {
        en: say`${count(new Set(rows.map((r) => r.host)).size, "hosts")} ${rows.length === 1 ? "serves" : "serve"} it through the router as of ${on}; the router picks among them.`,
        zh: say`截至${on}，路由平台经由 ${count(new Set(rows.map((r) => r.host)).size, "hosts")} 家托管方提供该模型，并在其间选择。`
      }
    : {
        en: say`As of ${on} it is not among the models asked about, the fifty largest, or nobody serves it.`,
        zh: say`截至${on}，该模型不在所询问的前五十名之内，或无人提供。`
      };
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      return html`<div>
        ${said(words, endpoints.citation, lang)}
        ${
          rows.length
            ? dataTable<RouterEndpoint>(
                [
                  col.text("host", {en: "Host", zh: "托管方"}, (r) => r.host),
                  col.text("country", {en: "Headquarters", zh: "总部"}, (r) => r.country ?? NOT_STATED[lang]),
                  col.text("quantization", {en: "Precision", zh: "精度"}, (r) => r.quantization ?? NOT_STATED[lang]),
                  col.price("input", {en: "Input", zh: "输入"}, (r: RouterEndpoint) => r.input),
                  col.price("output", {en: "Output", zh: "输出"}, (r: RouterEndpoint) => r.output),
                  col.text("keeps", {en: "Keeps data", zh: "留存数据"}, (r) =>
                    r.keepsNothing ? {en: "no", zh: "否"}[lang] : NOT_STATED[lang]
                  ),
                  col.text("up", {en: "State", zh: "状态"}, (r) =>
                    r.isUp === null
                      ? NOT_STATED[lang]
                      : (r.isUp ? {en: "up", zh: "正常"} : {en: "degraded", zh: "异常"})[lang]
                  )
                ],
                rows,
                {lang, source: endpoints.citation, label: name[lang]}
              )
            : ""
        }
        ${sourced([endpoints.citation], lang)}
      </div>`;
    }
  };
}
