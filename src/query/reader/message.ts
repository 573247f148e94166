import type {Lang, Text} from "../../lib/language.js";
import {lookUp} from "../../lib/look-up.js";
import {WITHHELD} from "../withheld.js";

const NO_EXTENSION: Text = {
  en: "No extension can be loaded here: nothing is fetched from elsewhere.",
  zh: "此处不能加载任何扩展，也不会从别处获取内容。"
};

/** What is said of a table that the books have and pages do not. */
function withheldText(table: string): Text {
  return {
    en: `The table ${table} is in the books and in no page: its rows may not be passed on. A report that asks it is judged by npm run new -- --report <name> --judge.`,
    zh: `表 ${table} 只在账本中，不随页面提供：其行不得转发。研报若查询该表，请用 npm run new -- --report <名称> --judge 判定。`
  };
}

/** What to write in place of what an extension gives. */
const INSTEAD: Readonly<Record<string, Text>> = {
  icu: {
    en: "Today in UTC is CAST(CAST(now() AS TIMESTAMP) AS DATE); CAST(x AS TIMESTAMP) takes a time zone off.",
    zh: "以 UTC 计的今日为 CAST(CAST(now() AS TIMESTAMP) AS DATE)；用 CAST(x AS TIMESTAMP) 去掉时区。"
  },
  json: {
    en: "Nested values are written {'key': value} and [a, b] and read as x.key and x[1]; regexp_extract(text, pattern) takes a part of a text.",
    zh: "嵌套值写作 {'key': value} 与 [a, b]，以 x.key 与 x[1] 读取；regexp_extract(text, pattern) 可取出文本的一部分。"
  }
};

const OTHERWISE: Text = {
  en: "Query the tables and views of the schema; logs of your own are read on the Usage page, among all controls.",
  zh: "请查询表结构中的表与视图；自有日志可在“用量”页的全部控件中读取。"
};

/** DuckDB's words on a text that failed, said once, with advice that can be followed in this page. */
export function duckdbMessage(message: string, lang: Lang): string {
  const [, missing = ""] = /Table with name (\w+) does not exist/.exec(message) ?? [];
  if (WITHHELD.includes(missing)) return withheldText(missing)[lang];
  const [, extension = ""] =
    /exists in the (\w+) extension|required extension '(\w+)'/.exec(message)?.filter(Boolean) ?? [];
  if (extension === "") return [...new Set(message.split(/\n{2,}/))].join("\n\n");
  const [said = ""] = message.split("\n");
  const fault = said.includes("Autoloading") ? `Catalog Error: this needs the ${extension} extension.` : said;
  return `${fault}\n\n${NO_EXTENSION[lang]}${lang === "en" ? " " : ""}${(lookUp(INSTEAD, extension) ?? OTHERWISE)[lang]}`;
}
