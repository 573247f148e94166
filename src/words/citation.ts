import {formatDate} from "../lib/format.js";
import type {Lang} from "../lib/language.js";

/** Phrases of citations that are not names, longest first, in Chinese. A licence asks for attribution, not for English. */
const IN_CHINESE: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/(?<=^|\. )Source: /g, "来源："],
  [/the reader’s own usage, not public/, "读者自有用量，不公开"],
  [/exchange closes through the vendor named in each row/, "交易所收盘价，经逐行注明的数据商"],
  [/company filings and results releases, named in each row/, "公司公告与业绩发布，逐行注明"],
  [/company filings and results releases/, "公司公告与业绩发布"],
  [/company statements, named in each row/, "公司声明，逐行注明"],
  [/secondary text named in each row, unverified/, "二手文本，逐行注明，未核实"],
  [/text named in each row, superseded/, "文本逐行注明，已被取代"],
  [/vendor page named in each row/, "数据商网页，逐行注明"],
  [/text named in each row/, "文本逐行注明"],
  [/rate's publisher, named in each row/, "汇率发布方，逐行注明"],
  [
    /Alpha Ledger: models of the companies on dated filings and prices/,
    "阿尔法账本：以注明日期的公告与股价建立的公司模型"
  ],
  [/Alpha Ledger: verdicts by rule on the claims of the founding note/, "阿尔法账本：按规则对研报论断作出的判定"],
  [/Alpha Ledger: verdicts by rule on the claims of the report/, "阿尔法账本：按规则对本篇论断作出的判定"],
  [
    /Alpha Ledger, tokens of the Universal Declaration of Human Rights by public tokenizers/,
    "阿尔法账本，以公开分词器计《世界人权宣言》的词元"
  ],
  [
    /Prices, estimates and filings, each named with its date in the table; worked out by Alpha Ledger/,
    "股价、预测与公告，均于表中逐行注明出处与日期；由阿尔法账本计算"
  ],
  [/Alpha Ledger registry/, "阿尔法账本名录"],
  [/CCB International, AI Alpha Ledger, February 2026/, "建银国际，《AI 阿尔法账本》，2026年2月"],
  [/, (?:figures )?as transcribed by secondary (?:texts|tables)/, "，经二手文本转录"],
  [/, as transcribed on (\d{4}-\d\d-\d\d)/, "，转录于 $1"],
  [/Prices: models\.dev \(MIT licence\) and OpenRouter/, "标价：models.dev（MIT 许可）与 OpenRouter"],
  [/Mix and cache: OpenRouter model pages/, "结构与缓存：OpenRouter 模型页"],
  [/OpenRouter rankings page/, "OpenRouter 排名页"],
  [/OpenRouter model pages/, "OpenRouter 模型页"],
  [/Tencent Cloud price pages/, "腾讯云价目页"],
  [/ ?\(MIT licence\)/, "（MIT 许可）"],
  [/, as of July 2026/, "，截至2026年7月"],
  [/, a public study/, "，公开研究"],
  [/, as of January and August 2026/, "，截至2026年1月与8月"],
  [/Licensed under (CC BY [\d.]+)/, "许可：$1"]
];

/** A citation as a page of a language shows it; the one that goes with downloads stays word for word. */
export function citationIn(citation: string, lang: Lang): string {
  if (lang !== "zh") return citation;
  const told = IN_CHINESE.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), citation);
  if (told === citation) return citation;
  return told
    .replace(/,? ?as of (\d{4}-\d\d-\d\d)/g, (_, day: string) => `，截至${formatDate(day, lang)}`)
    .replace(/ ?\((openrouter\.ai[^)]*)\)/g, "（$1）")
    .replace(/\.(?=\s|$)\s*/g, "。")
    .replace(/，，/g, "，");
}
