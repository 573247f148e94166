import type {Lang, Text} from "../../lib/language.js";

const SHOWN = 4;

const NOTHING: Text = {
  en: "Source: the query itself; it reads no table of the ledger.",
  zh: "来源：查询本身；未读取账本中的任何表。"
};

/** Whose a reader's result is: the query is theirs, and what it read carries the sources of the tables. */
export function readerSource(tables: readonly string[], citations: readonly string[], lang: Lang): string {
  if (tables.length === 0) return NOTHING[lang];
  const more = citations.length - SHOWN;
  const cited = citations.slice(0, SHOWN).join(" ");
  const en = [
    `Source: the reader’s own query over ${tables.join(", ")}.`,
    ...(cited ? [`Their rows come from: ${cited}`] : []),
    ...(more > 0 ? [`and ${more} more.`] : [])
  ];
  const zh = [
    `来源：读者对 ${tables.join("、")} 的查询。`,
    ...(cited ? [`所读各行出自：${cited}`] : []),
    ...(more > 0 ? [`另有 ${more} 项。`] : [])
  ];
  return lang === "en" ? en.join(" ") : zh.join("");
}
