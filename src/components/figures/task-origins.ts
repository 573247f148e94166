import {formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {ORIGIN_NAME} from "../../lib/origins.js";
import {taskOrigins, type TaskOrigins, type UseCases} from "../../query/use-cases.js";
import {count} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {figure, sourceOf} from "../figure.js";
import {useCaseName} from "../../lib/use-cases.js";

const LEADS: Readonly<Record<"china" | "us" | "elsewhere" | "open", Text>> = {
  china: ORIGIN_NAME.china,
  us: ORIGIN_NAME.us,
  elsewhere: {en: "Other origins", zh: "其他来源地"},
  open: {en: "cannot be said", zh: "无法判断"}
};

/** Which origin carries which task: a lead is one only where the models not listed could not turn it. */
export function taskOriginFigure(tasks: UseCases, lang: Lang): HTMLElement {
  const rows = taskOrigins(tasks);
  const led = (by: TaskOrigins["leads"]) => count(rows.filter(({leads}) => leads === by).length, "tasks");
  const all = count(rows.length, "tasks");
  const share = (key: "china" | "us" | "elsewhere" | "unplaced", head: Text) => ({
    key,
    head: head[lang],
    unit: "share of the task",
    value: (r: TaskOrigins) => r[key],
    text: (r: TaskOrigins) => formatShare(r[key], lang)
  });
  return figure({
    name: `${tasks.isOwn ? "own-" : ""}task-origins`,
    lang,
    title: {
      en: say`China leads ${led("china")} of ${all} tasks for sure, the United States ${led("us")}; in ${led(null)} the unlisted part decides`,
      zh: say`无论未列出的部分归谁，${all} 项任务中中国领先 ${led("china")} 项，美国 ${led("us")} 项；另有 ${led(null)} 项无法判断`
    },
    measure: {
      en: say`${tasks.isOwn ? "Own requests: share" : "Share"} of each task’s tokens by origin of the ten ${tasks.isOwn ? "largest" : "listed"} models; the rest is not listed or undisclosed`,
      zh: say`${tasks.isOwn ? "自有请求：" : ""}各任务词元按${tasks.isOwn ? "最大的" : "所列"}十个模型的来源地划分；其余未列出或未披露`
    },
    draw: null,
    columns: [
      {key: "task", head: {en: "Task", zh: "任务"}[lang], value: (r) => useCaseName(r.use_case)[lang]},
      share("china", ORIGIN_NAME.china),
      share("us", ORIGIN_NAME.us),
      share("elsewhere", LEADS.elsewhere),
      share("unplaced", {en: "Not listed", zh: "未列出"}),
      {key: "leads", head: {en: "Leads", zh: "领先者"}[lang], value: (r) => LEADS[r.leads ?? "open"][lang]}
    ],
    rows,
    source: sourceOf({citation: tasks.citation, asOf: tasks.as_of})
  });
}
