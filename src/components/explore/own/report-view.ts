import {html} from "npm:htl";
import {formatInteger, formatTokens, formatUsd, moneyText, missing} from "../../../lib/format.js";
import type {Lang, Text} from "../../../lib/language.js";
import {COLON, inBrackets, PAUSE} from "../../../lib/signs.js";
import {problemText} from "../../../query/import/problem.js";
import type {ImportReport} from "../../../query/import/report.js";
import {tokensByRole} from "./report-lines.js";

const WORDS = {
  files: {en: "Files, and what they were recognised as", zh: "各文件及识别结果"},
  worded: {en: "by the names and values of its columns", zh: "按列名与取值识别"},
  refused: {en: "Rows left out", zh: "略去的行"},
  rate: {
    en: "No sum in US dollars until you say above what each currency is worth",
    zh: "请在上方填写各币种汇率；在此之前不合计为美元"
  },
  guessed: {
    en: "Costs without a currency, taken as US dollars until you choose another above",
    zh: "未注明币种的成本，在上方另选之前按美元计"
  },
  months: {en: "By month, to hold against a bill", zh: "按月，可与账单核对"},
  month: {en: "Month", zh: "月份"},
  rows: {en: "Rows", zh: "行数"},
  tokens: {en: "Tokens", zh: "词元"},
  cost: {en: "Cost", zh: "成本"},
  requests: {en: "Requests", zh: "请求数"},
  unused: {en: "Columns not used", zh: "未使用的列"},
  days: {en: "Days without rows", zh: "无记录的日子"}
} as const satisfies Record<string, Text>;

/** What was read, to be held against a bill before anything of it is shown. */
export function importReportView(report: ImportReport, names: readonly string[], lang: Lang): HTMLElement[] {
  const whole = (value: number | null) => (value === null ? missing(lang) : formatInteger(value, lang));
  const usd = (value: number | null) => (value === null ? missing(lang) : billed(value, lang));
  const {months, missingDays, problems, files} = report;
  const unused = [...new Set(files.flatMap((file) => file.unused))];
  const read = files.map(
    ({file, inside, known}) => `${inside ?? names[file] ?? ""}${COLON[lang]}${known ?? WORDS.worded[lang]}`
  );
  return [
    html`<p>${countsText(report, lang)}</p>`,
    ...(read.length > 1 ? listOf(WORDS.files[lang], read, lang) : []),
    html`<ul class="own-totals">
      ${totalsOf(report, lang).map((line) => html`<li>${line}</li>`)}
    </ul>`,
    html`<details open=${months.length < 7}>
      <summary>${WORDS.months[lang]}</summary>
      <table class="own-months">
        <thead>
          <tr>
            ${(["month", "rows", "tokens", "cost", "requests"] as const).map((name) => html`<th>${WORDS[name][lang]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${months.map(
            (m) =>
              html`<tr>
                <th>${m.month}</th>
                <td>${whole(m.rows)}</td>
                <td>${whole(m.tokens)}</td>
                <td>${usd(m.costUsd)}</td>
                <td>${whole(m.requests)}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </details>`,
    ...listOf(
      WORDS.refused[lang],
      problems.map((p) => problemText(p, lang)),
      lang,
      report.refused
    ),
    ...listOf(WORDS.unused[lang], unused, lang),
    ...listOf(WORDS.days[lang], missingDays, lang)
  ];
}

/** Dollars as a bill writes them, to the millionth where there is one; less than a cent by its first digits. */
function billed(value: number, lang: Lang): string {
  if (Math.abs(value) < 0.01) return formatUsd(value, lang);
  return moneyText(value, "USD", lang, (size) =>
    size.toLocaleString(lang, {minimumFractionDigits: 2, maximumFractionDigits: 6})
  );
}

function countsText(report: ImportReport, lang: Lang): string {
  const n = (value: number) => formatInteger(value, lang);
  const {used, refused, empty, repeated, totals, others, firstDay, lastDay, zone} = report;
  const more: Text[] = [
    ...(empty ? [{en: `${n(empty)} without any amount`, zh: `${n(empty)} 行没有数量`}] : []),
    ...(repeated ? [{en: `${n(repeated)} repeated and counted once`, zh: `${n(repeated)} 行重复，只计一次`}] : []),
    ...(totals ? [{en: `${n(totals)} that add up others`, zh: `${n(totals)} 行为合计`}] : []),
    ...(others ? [{en: `${n(others)} about something else`, zh: `${n(others)} 行与词元无关`}] : [])
  ];
  const to = {en: " – ", zh: " 至 "}[lang];
  const span = firstDay === null ? "" : `${firstDay}${to}${lastDay ?? ""}${inBrackets(zone, lang)}`;
  const parts = more.map((part) => PAUSE[lang] + part[lang]).join("");
  return {
    en: `${n(used)} rows read, ${n(refused)} left out${parts}; ${span}.`,
    zh: `读入 ${n(used)} 行，略去 ${n(refused)} 行${parts}；${span}。`
  }[lang];
}

function totalsOf(report: ImportReport, lang: Lang): string[] {
  const {tokens, costUsd, costs, requests, refused, refusedTokens, brokenCosts, questions} = report;
  const n = (value: number) => formatInteger(value, lang);
  const others = Object.entries(costs).filter(([currency]) => costUsd === null || currency !== "USD");
  return [
    `${WORDS.tokens[lang]}${COLON[lang]}${n(tokens)}${tokensByRole(report, lang)}`,
    ...(costUsd === null ? [] : [`${WORDS.cost[lang]}${COLON[lang]}${billed(costUsd, lang)}`]),
    ...others.map(([currency, value]) => `${WORDS.cost[lang]}${COLON[lang]}${currency} ${value.toLocaleString(lang)}`),
    ...(costUsd === null && others.length > 0 ? [WORDS.rate[lang]] : []),
    ...questions.flatMap((q) => (q.kind === "currency" ? [`${WORDS.guessed[lang]}${COLON[lang]}${n(q.rows)}`] : [])),
    ...(requests === null ? [] : [`${WORDS.requests[lang]}${COLON[lang]}${n(requests)}`]),
    ...(refused
      ? [
          `${WORDS.refused[lang]}${COLON[lang]}${n(refused)}${inBrackets(`${formatTokens(refusedTokens, lang)}${{en: " tokens", zh: "词元"}[lang]}`, lang)}`
        ]
      : []),
    ...(brokenCosts
      ? [
          {
            en: `Costs that cannot be read: ${n(brokenCosts)}; the tokens count`,
            zh: `无法读取的成本：${n(brokenCosts)}；词元仍计入`
          }[lang]
        ]
      : [])
  ];
}

const SHOWN = 50;

/** A list that unfolds, cut to what a page can hold, with how many there are. */
export function listOf(title: string, items: readonly string[], lang: Lang, count = items.length): HTMLElement[] {
  if (!items.length) return [];
  return [
    html`<details>
      <summary>${title}${COLON[lang]}${count}</summary>
      <ul class="own-list">
        ${items.slice(0, SHOWN).map((item) => html`<li>${item}</li>`)}
      </ul>
    </details>`
  ];
}
