import {html} from "npm:htl";
import {select} from "../../../inputs/select.js";
import type {Lang, Text} from "../../../lib/language.js";
import {COLON} from "../../../lib/signs.js";
import type {Header} from "../../../query/import/header.js";
import {
  hasAmounts,
  ROLE_LABELS,
  ROLE_NAMES,
  type Columns,
  type RoleColumns,
  type RoleName
} from "../../../query/import/roles/roles.js";
import type {ImportSettings, ImportQuestion} from "../../../query/import/settings.js";

const WORDS = {
  none: {en: "not used", zh: "不使用"},
  columns: {en: "Columns", zh: "列"},
  known: {en: "Recognised as", zh: "识别为"},
  worded: {en: "Read by the names and values of its columns", zh: "按列名与取值识别"},
  zone: {en: "Days in the zone", zh: "日期所用时区"},
  local: {en: "Times without a zone are already in it", zh: "未注明时区的时间即为该时区"},
  cache: {en: "Cached tokens", zh: "缓存词元"},
  asFound: {en: "as the file shows", zh: "按文件判断"},
  within: {en: "are among the input tokens", zh: "已包含在输入词元中"},
  beside: {en: "come on top of the input tokens", zh: "在输入词元之外另计"},
  currency: {en: "Currency of costs that name none", zh: "未注明币种的成本"},
  order: {en: "5/12/2026 is", zh: "5/12/2026 表示"},
  monthFirst: {en: "12 May", zh: "5月12日"},
  dayFirst: {en: "5 December", zh: "12月5日"},
  startDay: {en: "First day of its times", zh: "计时起始日"},
  day: {en: "Day of all rows", zh: "所有行的日期"},
  model: {en: "Model of all rows", zh: "所有行的模型"},
  rate: {en: "US dollars for one {}", zh: "1 {} 折合多少美元"}
} as const satisfies Record<string, Text>;

/** What a reader may say of a file: which column is what, and what the file itself does not tell. */
export interface TermsForm {
  readonly element: HTMLElement;
  /** Names of the file's columns. */
  readonly names: readonly string[];
  settings(): ImportSettings;
  /** Whether there is a column to count. */
  isReady(): boolean;
  /** Asks what a first reading left open. */
  ask(questions: readonly ImportQuestion[]): void;
}

const ZONES = [
  "UTC",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles"
];

const CURRENCIES = ["USD", "CNY", "EUR", "GBP", "JPY", "INR", "HKD", "SGD", "KRW", "AUD", "CAD", "CHF"];

export function termsForm(lang: Lang, {names, plan}: Header, onChange: () => void): TermsForm {
  let columns: Columns = plan.columns;
  let answers: {-readonly [K in keyof ImportSettings]: ImportSettings[K]} = {};
  const asked = html`<div class="explore-controls"></div>`;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = (set: () => void) => () => {
    set();
    onChange();
  };
  const zone = select(
    [...new Set([...ZONES, own])].map((name) => [name, name]),
    {label: WORDS.zone[lang], value: "UTC"}
  );
  zone.addEventListener(
    "input",
    change(() => (answers.zone = zone.value))
  );
  const isLocal = html<HTMLInputElement>`<input type="checkbox" />`;
  isLocal.addEventListener(
    "input",
    change(() => (answers.isLocal = isLocal.checked))
  );
  const cache = select<"" | "within" | "beside">(
    [
      ["", WORDS.asFound[lang]],
      ["within", WORDS.within[lang]],
      ["beside", WORDS.beside[lang]]
    ],
    {label: WORDS.cache[lang], value: ""}
  );
  cache.addEventListener(
    "input",
    change(() => {
      delete answers.cache;
      if (cache.value !== "") answers.cache = cache.value;
    })
  );
  const currency = select(
    [...new Set([plan.currency, ...CURRENCIES])].map((code) => [code, code]),
    {label: WORDS.currency[lang], value: plan.currency}
  );
  currency.addEventListener(
    "input",
    change(() => (answers.currency = currency.value))
  );
  currency.hidden = !plan.columns.cost;
  cache.hidden = !plan.columns.cache_read_tokens && !plan.columns.cache_write_tokens;
  const roles = ROLE_NAMES.map((role) => {
    const field = select(choices(role, plan.columns[role], names, lang), {
      label: ROLE_LABELS[role][lang],
      value: placesText(plan.columns[role])
    });
    field.addEventListener(
      "input",
      change(() => (columns = withRole(columns, role, field.value)))
    );
    return field;
  });
  const isShown = new Set<string>();
  const question = (id: string, field: HTMLElement) => {
    if (isShown.has(id)) return;
    isShown.add(id);
    asked.append(field);
  };
  const typed = (label: string, type: string, onValue: (value: string) => void) => {
    const input = html<HTMLInputElement>`<input type=${type} step="any" min="0" aria-label=${label} />`;
    input.addEventListener(
      "change",
      change(() => onValue(input.value))
    );
    return html`<label class="field"><span class="input-label">${label}</span>${input}</label>`;
  };
  const ask = (questions: readonly ImportQuestion[]) => {
    for (const q of questions)
      if (q.kind === "rate")
        question(
          q.currency,
          typed(WORDS.rate[lang].replace("{}", q.currency), "number", (value) => {
            const {[q.currency]: _, ...others} = answers.rates ?? {};
            answers.rates = Number(value) > 0 ? {...others, [q.currency]: Number(value)} : others;
          })
        );
      else if (q.kind === "day-order") question(q.kind, orderField());
      else if (q.kind === "start-day")
        question(
          q.kind,
          typed(WORDS.startDay[lang], "date", (day) => setText("startDay", day))
        );
      else if (q.kind === "day")
        question(
          q.kind,
          typed(WORDS.day[lang], "date", (day) => setText("day", day))
        );
      else if (q.kind === "model")
        question(
          q.kind,
          typed(WORDS.model[lang], "text", (model) => setText("model", model.trim()))
        );
  };
  const setText = (name: "startDay" | "day" | "model", value: string) => {
    const {[name]: _, ...others} = answers;
    answers = value === "" ? others : {...others, [name]: value};
  };
  const orderField = () => {
    const field = select<"month-first" | "day-first">(
      [
        ["month-first", WORDS.monthFirst[lang]],
        ["day-first", WORDS.dayFirst[lang]]
      ],
      {label: WORDS.order[lang], value: "month-first"}
    );
    field.addEventListener(
      "input",
      change(() => (answers.order = field.value))
    );
    return field;
  };
  return {
    element: html`<div>
      <p>${plan.known === null ? WORDS.worded[lang] : `${WORDS.known[lang]}${COLON[lang]}${plan.known}`}</p>
      <div class="explore-controls">${zone}<label>${isLocal} ${WORDS.local[lang]}</label>${cache}${currency}</div>
      ${asked}
      <details open=${!hasAmounts(plan)}>
        <summary>${WORDS.columns[lang]}</summary>
        <div class="explore-controls">${roles}</div>
      </details>
    </div>`,
    names,
    settings: () => ({...answers, ...(columns !== plan.columns && {columns})}),
    isReady: () => hasAmounts({columns}),
    ask
  };
}

function placesText(columns: RoleColumns | undefined): string {
  return columns ? columns.places.join(columns.isSum ? "+" : ",") : "";
}

function choices(
  role: RoleName,
  columns: RoleColumns | undefined,
  names: readonly string[],
  lang: Lang
): (readonly [string, string])[] {
  const several = columns && columns.places.length > 1 ? [columns] : [];
  const join = (of: RoleColumns) => of.places.map((place) => names[place] ?? role).join(of.isSum ? " + " : ", ");
  return [
    ["", WORDS.none[lang]],
    ...several.map((of) => [placesText(of), join(of)] as const),
    ...names.map((name, place) => [String(place), name || `#${place + 1}`] as const)
  ];
}

function withRole(columns: Columns, role: RoleName, value: string): Columns {
  const {[role]: _, ...others} = columns;
  if (value === "") return others;
  const places = value.split(/[+,]/).map(Number);
  return {...others, [role]: {places, ...(value.includes("+") && {isSum: true})}};
}
