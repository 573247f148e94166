import {html} from "npm:htl";
import type {ReaderMarket} from "../coverage/coverage.js";
import {isEmptyMarket} from "../coverage/market.js";
import {SIDES, type SheetView, type PriceSide} from "../figures/coverage-sheet.js";
import {copiedText, NOT_COPIED} from "../lib/copied-text.js";
import type {Lang, Text} from "../lib/language.js";

/** What the coverage sheet and its form say. */
export const SHEET_WORDS = {
  caption: {
    en: "Companies with a model: price, value, what the price asks",
    zh: "有模型的公司：股价、价值、股价所要求的"
  },
  company: {en: "Company", zh: "公司"},
  price: {en: "Price", zh: "股价"},
  priceOf: {en: "Price of", zh: "股价所属"},
  oldPrice: {en: "too old", zh: "过旧"},
  ownPrice: {en: "Your price", zh: "您的股价"},
  find: {en: "Find", zh: "查找"},
  side: {en: "Show", zh: "显示"},
  usdCny: {en: "Yuan a dollar", zh: "美元兑人民币"},
  usdHkd: {en: "HK dollars a dollar", zh: "美元兑港元"},
  pricedOn: {en: "Prices of", zh: "股价日期"},
  pasteHead: {en: "Paste prices", zh: "粘贴股价"},
  pasteHelp: {
    en: "A line each, as copied from a spreadsheet: ticker or name and price; USD/CNY or USD/HKD and rate; a day as 2026-11-20.",
    zh: "每行一项，可直接从表格复制：代码或名称与股价；USD/CNY 或 USD/HKD 与汇率；日期如 2026-11-20。"
  },
  take: {en: "Use these", zh: "采用"},
  reset: {en: "Back to ours", zh: "恢复本站数据"},
  copy: {en: "Copy table", zh: "复制表格"},
  copied: {en: "Copied", zh: "已复制"},
  noPrice: {
    en: "no number above nought; expected one such as 793 or 6.78. What stood before stays.",
    zh: "不是大于零的数字；应形如 793 或 6.78。原有数值不变。"
  },
  unread: {en: "Not understood: ", zh: "无法识别："},
  otherShares: {
    en: "Not used: of other shares than the sheet’s price, or in another currency; take the code below that price, or write its currency: ",
    zh: "未采用：与本表股价的股份或货币不符；请用该股价下方的代码，或写明其货币："
  },
  own: (own: number, of: number): Text => ({
    en: `With your figures, not our view: ${own} of ${of} companies.`,
    zh: `已采用您的数据，并非本站观点：${of} 家公司中的 ${own} 家。`
  }),
  source: "Alpha Ledger: models of the companies on dated filings and prices."
} as const;

const SIDE_NAME: Readonly<Record<PriceSide, Text>> = {
  all: {en: "All", zh: "全部"},
  below: {en: "Base below the price", zh: "基准低于股价"},
  above: {en: "Base above the price", zh: "基准高于股价"}
};

interface FormOptions {
  readonly lang: Lang;
  readonly initial: SheetView & {readonly market: ReaderMarket};
  readonly onView: (change: Partial<SheetView>) => void;
  readonly onMarket: (change: Omit<Partial<ReaderMarket>, "prices">) => void;
  readonly onPaste: (text: string) => void;
  /** Told what was typed and is no rate. */
  readonly onRefused: (typed: string) => void;
  readonly onReset: () => void;
  /** The text that goes to the clipboard. */
  readonly onCopy: () => string;
}

interface MarketForm {
  readonly element: HTMLElement;
  /** Shows a state that came from elsewhere. */
  readonly show: (state: SheetView & {readonly market: ReaderMarket}) => void;
  /** Says what of a paste was not understood. */
  readonly say: (message: string) => void;
}

/** A number above nought as it is typed; null where the field is empty, undefined where it holds anything else. */
export function typedNumber(text: string): number | null | undefined {
  const plain = text.replaceAll(",", "").trim();
  if (plain === "") return null;
  return Number(plain) > 0 && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** Controls of the coverage sheet: find, filter, rates and day, paste, copy and reset. */
export function marketForm({
  lang,
  initial,
  onView,
  onMarket,
  onPaste,
  onRefused,
  onReset,
  onCopy
}: FormOptions): MarketForm {
  const field = (label: Text, control: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${control}</label>`;
  const find = html<HTMLInputElement>`<input type="search" size="10" />`;
  const side = html<HTMLSelectElement>`<select>
    ${SIDES.map((s) => html`<option value=${s}>${SIDE_NAME[s][lang]}</option>`)}
  </select>`;
  const rate = (key: "usdCny" | "usdHkd") => {
    const input = html<HTMLInputElement>`<input inputmode="decimal" size="6" />`;
    input.addEventListener("change", () => {
      const typed = typedNumber(input.value);
      if (typed === undefined) onRefused(input.value);
      else onMarket({[key]: typed ?? undefined});
      input.setAttribute("aria-invalid", String(typed === undefined));
    });
    return input;
  };
  const [usdCny, usdHkd] = [rate("usdCny"), rate("usdHkd")];
  const pricedOn = html<HTMLInputElement>`<input type="date" />`;
  const area = html<HTMLTextAreaElement>`<textarea rows="4" cols="32"></textarea>`;
  const take = html`<button type="button">${SHEET_WORDS.take[lang]}</button>`;
  const reset = html<HTMLButtonElement>`<button type="button">${SHEET_WORDS.reset[lang]}</button>`;
  const copy = html`<button type="button">${SHEET_WORDS.copy[lang]}</button>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  find.addEventListener("input", () => {
    onView({find: find.value});
  });
  side.addEventListener("change", () => {
    onView({side: side.value as PriceSide});
  });
  pricedOn.addEventListener("change", () => {
    onMarket({pricedOn: pricedOn.value || undefined} as Partial<ReaderMarket>);
  });
  take.addEventListener("click", () => {
    onPaste(area.value);
  });
  reset.addEventListener("click", onReset);
  copy.addEventListener("click", () => {
    void copiedText(onCopy()).then((isCopied) => {
      message.textContent = (isCopied ? SHEET_WORDS.copied : NOT_COPIED)[lang];
    });
  });
  const element = html`<div class="sheet-form">
    <div class="sheet-controls">
      ${field(SHEET_WORDS.find, find)} ${field(SHEET_WORDS.side, side)} ${field(SHEET_WORDS.pricedOn, pricedOn)}
      ${field(SHEET_WORDS.usdCny, usdCny)} ${field(SHEET_WORDS.usdHkd, usdHkd)} ${copy} ${reset}
    </div>
    <details class="sheet-paste">
      <summary>${SHEET_WORDS.pasteHead[lang]}</summary>
      ${field(SHEET_WORDS.pasteHelp, area)} ${take}
    </details>
    ${message}
  </div>`;
  const show: MarketForm["show"] = ({find: wanted, side: chosen, market}) => {
    if (document.activeElement !== find) find.value = wanted;
    side.value = chosen;
    usdCny.value = String(market.usdCny ?? "");
    usdHkd.value = String(market.usdHkd ?? "");
    pricedOn.value = market.pricedOn ?? "";
    reset.disabled = isEmptyMarket(market);
  };
  show(initial);
  return {
    element,
    show,
    say: (text) => {
      message.textContent = text;
    }
  };
}
