import {html} from "npm:htl";
import {formatDate, formatNumber} from "../lib/format.js";
import {langOfPath, type Lang, type Text} from "../lib/language.js";
import {
  KEPT_SETTINGS,
  reader,
  settingsIn,
  type SETTINGS,
  withSettings,
  type Rate,
  type ReaderSettings
} from "../lib/reader-settings.js";
import {keep} from "../lib/storage.js";
import {BREAK} from "../lib/signs.js";
import {ignoredText} from "../inputs/address-notice.js";
import {select} from "../inputs/select.js";
import {numberElement} from "./number.js";

/**
 * Loaded by every page: what a reader sets of numbers and colours. It stands in the query of the address, so that every link
 * copied carries it, and is kept in this browser.
 */

/** What a page shows unless a reader sets something else. */
const USUAL: Readonly<Record<Lang, {readonly [K in keyof ReaderSettings]: ReaderSettings[K] | ""}>> = {
  en: {units: "thousands", money: "", gains: "green"},
  zh: {units: "myriads", money: "", gains: "green"}
};

const WORDS: {
  readonly [K in keyof ReaderSettings]: {
    readonly label: Text;
    readonly choices: readonly (readonly [value: (typeof SETTINGS)[K][number] | "", name: Text])[];
  };
} = {
  units: {
    label: {en: "Large numbers", zh: "大数单位"},
    choices: [
      ["thousands", {en: "million, billion", zh: "百万、十亿（M、B）"}],
      ["myriads", {en: "wan, yi", zh: "万、亿"}]
    ]
  },
  money: {
    label: {en: "Amounts", zh: "金额币种"},
    choices: [
      ["", {en: "as on record", zh: "原币种"}],
      ["HKD", {en: "HK$", zh: "港元"}],
      ["CNY", {en: "RMB", zh: "人民币"}],
      ["USD", {en: "US$", zh: "美元"}]
    ]
  },
  gains: {
    label: {en: "Gains and losses", zh: "涨跌颜色"},
    choices: [
      ["green", {en: "green up, red down", zh: "绿涨红跌"}],
      ["red", {en: "red up, green down", zh: "红涨绿跌"}]
    ]
  }
};

const CONVERTED = {
  shown: {en: "Amounts are converted to ", zh: "金额已换算为"},
  at: {en: " at the latest rates on record: ", zh: "，按账本所载最近汇率："},
  perUsd: {en: " to the US dollar on ", zh: " 兑 1 美元，"},
  rest: {
    en: ". Lines of models, what is typed and downloads stay in the currency on record.",
    zh: "。模型各行、录入内容与下载文件仍为原币种。"
  },
  none: {
    en: "No exchange rate is on record here, so amounts stay in their own currency.",
    zh: "此处未收录汇率，金额仍为原币种。"
  }
} as const satisfies Record<string, Text>;

/** What is said where amounts are in another currency than on record: at which rates, of which days. */
export function conversionNotice(money: string, rates: readonly Rate[], lang: Lang): HTMLElement {
  if (rates.length === 0) return html`<p class="address-notice" role="status">${CONVERTED.none[lang]}</p>`;
  const name = WORDS.money.choices.find(([value]) => value === money)?.[1][lang] ?? money;
  return html`<p class="address-notice" role="status">
    ${CONVERTED.shown[lang]}${name}${CONVERTED.at[lang]}${rates.map(({currency, perUsd, on, source}, i) => html`${i === 0 ? "" : BREAK[lang]}${numberElement({value: perUsd, unit: `${currency}/USD`, source, text: formatNumber(perUsd, lang)})} ${currency}${CONVERTED.perUsd[lang]}<time datetime=${on}>${formatDate(on, lang)}</time>`)}${CONVERTED.rest[lang]}
  </p>`;
}

/** The three choices of a reader; tells what holds after each. */
export function settingsForm(
  settings: ReaderSettings,
  lang: Lang,
  set: (settings: ReaderSettings) => void
): readonly HTMLElement[] {
  const usual = USUAL[lang];
  const field = <K extends keyof ReaderSettings>(key: K) => {
    const {label, choices} = WORDS[key];
    const menu = select(
      choices.map(([value, name]) => [value, name[lang]] as const),
      {label: label[lang], value: settings[key] ?? usual[key] ?? ""}
    );
    menu.addEventListener("input", () => {
      const value = menu.value as ReaderSettings[K] | "";
      set({...settings, [key]: value === usual[key] || value === "" ? null : value});
    });
    return menu;
  };
  return [field("units"), field("money"), field("gains")];
}

function start(): void {
  const lang = langOfPath(location.pathname);
  const {settings, rates} = reader();
  const {ignored} = settingsIn(location.search);
  const search = withSettings(location.search, settings);
  if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash);
  if (settings.gains) document.documentElement.dataset["gains"] = settings.gains;
  const notices = [
    ...(settings.money === null ? [] : [conversionNotice(settings.money, rates, lang)]),
    ...(ignored.length === 0 ? [] : [html`<p class="address-notice" role="status">${ignoredText(ignored, lang)}</p>`])
  ];
  document.querySelector("#content")?.prepend(...notices);
  document.querySelector(".reader-settings")?.replaceChildren(
    ...settingsForm(settings, lang, (next) => {
      keep(KEPT_SETTINGS, withSettings("", next));
      // Every number of the page is printed anew by the page itself.
      location.assign(location.pathname + withSettings(location.search, next) + location.hash);
    })
  );
}

if (typeof document !== "undefined" && typeof location !== "undefined") start();
