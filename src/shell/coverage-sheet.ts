import {html} from "npm:htl";
import {paintPart} from "../components/paint-part.js";
import type {PublishedCompanies} from "../companies/published.js";
import {TYPED} from "../components/number.js";
import type {PageStore} from "../controls/page-store.js";
import type {CoverageRow, CoverageSheet, ReaderMarket} from "../coverage/coverage.js";
import {isEmptyMarket, marketCodec, NO_MARKET, pasteMarket} from "../coverage/market.js";
import {
  codesOf,
  coverageName,
  SHEET_COLUMNS,
  shownRows,
  SIDES,
  tokenWeeks,
  type SheetView
} from "../figures/coverage-sheet.js";
import {quotedPricesWords, sharesName} from "../figures/price-words.js";
import {anyText, choice, writeFragment, type Codecs} from "../lib/address.js";
import {calls} from "../lib/called.js";
import {missing} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {BREAK, COLON} from "../lib/signs.js";
import {from, money} from "../words/quantity.js";
import {printWords} from "../words/say.js";
import {marketForm, SHEET_WORDS, typedNumber} from "./market-form.js";
import {paint} from "./paint.js";
import {sheetTable, type SheetHead} from "./sheet-table.js";

/** What a reader has set of the coverage sheet, by the keys of the address. */
export interface CoverageState extends SheetView {
  readonly market: ReaderMarket;
}

export function coverageCodecs({rows}: Pick<CoverageSheet, "rows">): Codecs<CoverageState> {
  return {
    sort: anyText(),
    find: anyText(),
    side: choice(SIDES, "all"),
    market: marketCodec(rows.map(({entity}) => entity))
  };
}

/**
 * The coverage sheet: a row a company, put in order by its heads, filtered, and worked out anew under the prices, rates
 * and day a reader types or pastes. The models are asked for only then. Its state is part of that of the page.
 */
export function coverageSheet(
  sheet: CoverageSheet,
  {
    store,
    models,
    lang
  }: {
    readonly store: Pick<PageStore<CoverageState>, "state" | "set" | "subscribe">;
    readonly models: () => Promise<PublishedCompanies>;
    readonly lang: Lang;
  }
): HTMLElement {
  let rows: readonly CoverageRow[] = sheet.rows;
  let worked: {readonly market: ReaderMarket; readonly rows: readonly CoverageRow[]} | undefined;
  let ready: Promise<(market: ReaderMarket) => readonly CoverageRow[]> | undefined;
  const valued = async (market: ReaderMarket): Promise<readonly CoverageRow[]> => {
    if (isEmptyMarket(market)) return sheet.rows;
    if (worked?.market === market) return worked.rows;
    ready ??= Promise.all([models(), import("../coverage/value.js")]).then(
      ([{companies}, {readyCompany, readerRows}]) => {
        const made = companies.map(readyCompany);
        return (given: ReaderMarket) => readerRows(sheet.rows, made, given);
      }
    );
    worked = {market, rows: (await ready)(market)};
    return worked.rows;
  };
  const named = sheet.rows.map((row) => ({
    entity: row.entity,
    names: [...Object.values(coverageName(row)), ...codesOf(row)],
    currency: row.currency,
    isOtherCode: row.quoted !== null && !calls(row.quoted.shares.code, {entity: row.entity, names: []})
  }));
  const status = html`<p class="sheet-status" role="status"></p>`;
  const setMarket = (market: ReaderMarket) => {
    form.say("");
    store.set({market});
  };
  const paste = (pasted: string) => {
    const {market, unread, otherShares} = pasteMarket(pasted, named, store.state.market);
    setMarket(market);
    const said = (
      [
        [SHEET_WORDS.unread, unread],
        [SHEET_WORDS.otherShares, otherShares]
      ] as const
    ).flatMap(([why, lines]) => (lines.length === 0 ? [] : [`${why[lang]}${lines.join(" · ")}`]));
    form.say(said.join(BREAK[lang]));
  };
  const refuse = (typed: string) => {
    form.say(`${typed}${COLON[lang]}${SHEET_WORDS.noPrice[lang]}`);
  };
  const form = marketForm({
    lang,
    initial: store.state,
    onView: (change) => {
      store.set(change, {isPassing: change.find !== undefined});
    },
    onMarket: (change) => {
      setMarket({...store.state.market, ...change});
    },
    onPaste: paste,
    onRefused: refuse,
    onReset: () => {
      setMarket(NO_MARKET);
    },
    onCopy: () => copied(rows, store.state, lang)
  });
  const rowOf = (row: CoverageRow) =>
    sheetRow(row, store.state.market, lang, {
      onPrice: (price) => {
        const {market} = store.state;
        const {[row.entity]: _, ...others} = market.prices;
        setMarket({...market, prices: price === null ? others : {...others, [row.entity]: price}});
      },
      onPaste: paste,
      onRefused: refuse,
      usageSource: sheet.usageCitation
    });
  const table = sheetTable({
    lang,
    caption: SHEET_WORDS.caption,
    heads: HEADS,
    onSort: (sort) => {
      store.set({sort});
    }
  });
  const fill = () => {
    table.show(shownRows(rows, store.state).map(rowOf), store.state.sort);
  };
  const show = async () => {
    const {market} = store.state;
    const next = await valued(market);
    if (market !== store.state.market) return;
    rows = next;
    const focused = (document.activeElement as HTMLElement | null)?.dataset["entity"];
    fill();
    if (focused !== undefined) table.element.querySelector<HTMLElement>(`input[data-entity="${focused}"]`)?.focus();
    const own = rows.filter(({isOwn}) => isOwn).length;
    status.textContent = own === 0 ? "" : SHEET_WORDS.own(own, rows.length)[lang];
    status.dataset["eachSheet"] = status.textContent;
    form.show(store.state);
  };
  let told = JSON.stringify(coverageOf(store.state));
  store.subscribe(() => {
    const next = JSON.stringify(coverageOf(store.state));
    if (next !== told) void show();
    told = next;
  });
  fill();
  if (!isEmptyMarket(store.state.market)) void show();
  const notes = [
    [quotedPricesWords(sheet.rows), sheet.citation],
    [tokenWeeks(sheet.rows), sheet.usageCitation]
  ] as const;
  return html`<div class="coverage-sheet">
    ${form.element} ${status} ${table.element}
    ${notes.map(([words, source]) => (words ? html`<p class="figure-note">${paint(words, {lang, source})}</p>` : ""))}
  </div>`;
}

function coverageOf({sort, find, side, market}: CoverageState): CoverageState {
  return {sort, find, side, market};
}

const HEADS: readonly SheetHead[] = [
  {key: "company", name: SHEET_WORDS.company, isNumber: false},
  {key: "price", name: SHEET_WORDS.price, isNumber: true},
  {key: "own_price", name: SHEET_WORDS.ownPrice, isNumber: false, isFixed: true, className: "own-price"},
  ...SHEET_COLUMNS.map(({key, head, isNumber}) => ({key, name: head, isNumber}))
];

interface RowEffects {
  readonly onPrice: (price: number | null) => void;
  readonly onPaste: (text: string) => void;
  /** Told what was typed and is no price. */
  readonly onRefused: (typed: string) => void;
  /** Whose the token shares are. */
  readonly usageSource: string;
}

function sheetRow(
  row: CoverageRow,
  market: ReaderMarket,
  lang: Lang,
  {onPrice, onPaste, onRefused, usageSource}: RowEffects
): HTMLElement {
  const own = market.prices[row.entity];
  const name = coverageName(row)[lang];
  const input = html<HTMLInputElement>`<input
    inputmode="decimal"
    size="7"
    data-entity=${row.entity}
    aria-label=${`${SHEET_WORDS.ownPrice[lang]}${COLON[lang]}${name}`}
    value=${own}
  />`;
  input.addEventListener("change", () => {
    const typed = typedNumber(input.value);
    if (typed === undefined) onRefused(input.value);
    else onPrice(typed);
    input.setAttribute("aria-invalid", String(typed === undefined));
  });
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(pasted.trim())) return;
    event.preventDefault();
    onPaste(pasted);
  });
  const price =
    row.price === null
      ? row.oldPrice === undefined
        ? ""
        : SHEET_WORDS.oldPrice[lang]
      : paintPart(from(own === undefined ? row.priceSource : TYPED, money(row.price, row.currency, row.unit)), {
          lang,
          source: row.priceSource
        });
  return html`<tr class=${row.isOwn ? "own" : null}>
    <th scope="row">
      <a href=${linkTo(`/${lang}/value#${valueState(row, market)}`)}>${name}</a> <small>${row.entity}</small>
    </th>
    <td class="number">
      ${price}${row.quoted ? html`<small class="price-of">${paintPart(sharesName(row.quoted), {lang, source: row.priceSource})}</small>` : ""}
    </td>
    <td class="own-price">${input}</td>
    ${SHEET_COLUMNS.map(({cell, isNumber, key}) => {
      const words = cell(row);
      if (!words) return html`<td class="missing">${missing(lang)}</td>`;
      const source = key.startsWith("token") ? usageSource : SHEET_WORDS.source;
      return html`<td class=${isNumber ? "number" : null}>${paint(words, {lang, source})}</td>`;
    })}
  </tr>`;
}

/** The state of the Value page that shows a row as it stands here. */
function valueState({entity}: CoverageRow, {prices, usdCny, usdHkd}: ReaderMarket): string {
  const cells = [
    ["price", prices[entity]],
    ["usd_cny", usdCny],
    ["usd_hkd", usdHkd]
  ].flatMap(([line, value]) => (value === undefined ? [] : [`${line}:${value}`]));
  return writeFragment([
    ["company", entity],
    ["set", cells.join("~")]
  ]);
}

/** The rows shown as lines of tab-parted cells, for a spreadsheet. */
function copied(rows: readonly CoverageRow[], view: SheetView, lang: Lang): string {
  const head = [
    SHEET_WORDS.company,
    SHEET_WORDS.price,
    SHEET_WORDS.priceOf,
    ...SHEET_COLUMNS.map((column) => column.head)
  ];
  const lines = shownRows(rows, view).map((row) => [
    `${coverageName(row)[lang]} (${row.entity})`,
    row.price === null ? "" : String(row.price),
    row.quoted ? sharesName(row.quoted)[lang] : "",
    ...SHEET_COLUMNS.map(({cell, order, isNumber}) => {
      const words = cell(row);
      return isNumber ? String(order(row) ?? "") : words ? printWords(words, lang) : "";
    })
  ]);
  return [head.map((name) => name[lang]), ...lines].map((cells) => cells.join("\t")).join("\n");
}
