import type {Lang, Text} from "../../lib/language.js";
import type {BriefRows, FirstCatalogue} from "../../query/brief/brief.js";
import {daySpan} from "../../words/period.js";
import {columnsIn} from "../columns.js";
import {count} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {part} from "./sections.js";

const KIND: Readonly<Record<FirstCatalogue["kind"], Text>> = {
  prices: {en: "List prices", zh: "标价"},
  tasks: {en: "Task shares", zh: "任务占比"}
};

/** Catalogues that came on record for the first time: there is nothing of theirs to compare with yet. */
export function cataloguePart(brief: BriefRows, lang: Lang): HTMLElement | null {
  const rows = brief.catalogues;
  const [first] = rows;
  const col = columnsIn(lang);
  return part<FirstCatalogue>(brief, lang, {
    name: "catalogues",
    title: {
      en: say`${count(rows.length)} ${rows.length === 1 ? "catalogue" : "catalogues"} on record for the first time: nothing of theirs to compare yet`,
      zh: say`${count(rows.length)} 份目录首次收录：尚无可比的前一期`
    },
    measure: {
      en: say`Sources of list prices and task shares with nothing on record before; ${daySpan(brief.from, brief.to).en}`,
      zh: say`此前没有记录的标价与任务占比来源；${daySpan(brief.from, brief.to).zh}`
    },
    rows,
    columns: [
      col.text("kind", {en: "What", zh: "内容"}, (r) => KIND[r.kind][lang]),
      col.text("source", {en: "Source", zh: "来源"}, (r) => (lang === "zh" ? r.title_zh : r.title)),
      {
        key: "items",
        head: {en: "Listings or tasks", zh: "条目数"}[lang],
        unit: "items",
        value: (r) => r.items
      },
      col.date("first_on", {en: "As of", zh: "截至"}, (r) => r.first_on)
    ],
    source: first ? {citation: first.citation, asOf: first.first_on, rights: "open"} : null
  });
}
