import {html} from "npm:htl";
import {paintPart} from "../components/paint-part.js";
import type {PublishedCompanies} from "../companies/published.js";
import {TYPED} from "../components/number.js";
import {addressStore} from "../controls/address.js";
import type {CoverageRow, CoverageSheet, ReaderMarket} from "../coverage/coverage.js";
import {isEmptyMarket, marketCodec, NO_MARKET, pasteMarket} from "../coverage/market.js";
import {coverageName, SHEET_COLUMNS, shownRows, SIDES, tokenWeeks, type SheetView} from "../figures/coverage-sheet.js";
import {choice, readAddress, writeAddress, writeFragment, type Codec} from "../lib/address.js";
import {missing} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {from, money} from "../words/quantity.js";
import {printWords} from "../words/say.js";
import {marketForm, SHEET_WORDS, typedNumber} from "./market-form.js";
import {paint} from "./paint.js";

interface SheetState extends SheetView {
  readonly market: ReaderMarket;
}

const text: Codec<string> = {initial: "", parse: (value) => value, print: (value) => value};

/**
 * The coverage sheet: a row a company, put in order by its heads, filtered, and worked out anew under the prices, rates
 * and day a reader types or pastes. The models are asked for only then. State stands in the address.
 */
export function coverageSheet(
  sheet: CoverageSheet,
  models: () => Promise<PublishedCompanies>,
  lang: Lang
): HTMLElement {
  const codecs = {
    sort: text,
    find: text,
    side: choice(SIDES, "all"),
    market: marketCodec(sheet.rows.map(({entity}) => entity))
  };
  const address = addressStore();
  const read = (): SheetState => readAddress(codecs, address.stated).state;
  let state = read();
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
  const named = sheet.rows.map((row) => ({entity: row.entity, names: Object.values(coverageName(row))}));
  const body = html`<tbody></tbody>`;
  const status = html`<p class="sheet-status" role="status"></p>`;
  const heads = new Map<string, HTMLElement>();

  const set = (change: Partial<SheetState>) => {
    state = {...state, ...change};
    if (change.market) form.say("");
    address.write(writeAddress(codecs, state), {isStep: change.market !== undefined});
    void show();
  };
  const paste = (pasted: string) => {
    const {market, unread} = pasteMarket(pasted, named, state.market);
    set({market});
    form.say(unread.length === 0 ? "" : `${SHEET_WORDS.unread[lang]}${unread.join(" · ")}`);
  };
  const refuse = (typed: string) => {
    form.say(`${typed}: ${SHEET_WORDS.noPrice[lang]}`);
  };
  const form = marketForm({
    lang,
    initial: state,
    onView: set,
    onMarket: (change) => {
      set({market: {...state.market, ...change}});
    },
    onPaste: paste,
    onRefused: refuse,
    onReset: () => {
      set({market: NO_MARKET});
      form.show(state);
    },
    onCopy: () => copied(rows, state, lang)
  });
  const rowOf = (row: CoverageRow) =>
    sheetRow(row, state.market, lang, {
      onPrice: (price) => {
        const {[row.entity]: _, ...others} = state.market.prices;
        set({market: {...state.market, prices: price === null ? others : {...others, [row.entity]: price}}});
      },
      onPaste: paste,
      onRefused: refuse,
      usageSource: sheet.usageCitation
    });
  const show = async () => {
    const of = state;
    const next = await valued(state.market);
    if (of !== state) return;
    rows = next;
    const focused = (document.activeElement as HTMLElement | null)?.dataset["entity"];
    const shown = shownRows(rows, state);
    body.replaceChildren(...shown.map(rowOf));
    if (focused !== undefined) body.querySelector<HTMLElement>(`input[data-entity="${focused}"]`)?.focus();
    for (const [key, head] of heads)
      head.setAttribute(
        "aria-sort",
        state.sort === key ? "ascending" : state.sort === `-${key}` ? "descending" : "none"
      );
    const own = rows.filter(({isOwn}) => isOwn).length;
    status.textContent = own === 0 ? "" : SHEET_WORDS.own(own, rows.length)[lang];
    form.show(state);
  };
  address.onTravel(() => {
    state = read();
    void show();
  });
  const head = (key: string, name: Text, isNumber: boolean) => {
    const button = html`<button type="button">${name[lang]}</button>`;
    const cell = html`<th scope="col" aria-sort="none" class=${isNumber ? "number" : null}>${button}</th>`;
    button.addEventListener("click", () => {
      set({sort: state.sort === key ? `-${key}` : key});
    });
    heads.set(key, cell);
    return cell;
  };
  const shareWeek = tokenWeeks(sheet.rows);
  const element = html`<div class="coverage-sheet">
    ${form.element} ${status}
    <div class="table-scroll" tabindex="0" role="region" aria-label=${SHEET_WORDS.caption[lang]}>
      <table>
        <caption>
          ${SHEET_WORDS.caption[lang]}
        </caption>
        <thead>
          <tr>
            ${head("company", SHEET_WORDS.company, false)} ${head("price", SHEET_WORDS.price, true)}
            <th scope="col" class="own-price">${SHEET_WORDS.ownPrice[lang]}</th>
            ${SHEET_COLUMNS.map((column) => head(column.key, column.head, column.isNumber))}
          </tr>
        </thead>
        ${body}
      </table>
    </div>
    ${shareWeek ? html`<p class="figure-note">${paint(shareWeek, {lang, source: sheet.usageCitation})}</p>` : ""}
  </div>`;
  body.append(...shownRows(rows, state).map(rowOf));
  if (!isEmptyMarket(state.market) || state.sort) void show();
  return element;
}

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
    aria-label=${`${SHEET_WORDS.ownPrice[lang]}: ${name}`}
    value=${own ?? ""}
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
      ? ""
      : paintPart(from(own === undefined ? row.priceSource : TYPED, money(row.price, row.currency, row.unit)), {
          lang,
          source: row.priceSource
        });
  return html`<tr class=${row.isOwn ? "own" : null}>
    <th scope="row">
      <a href=${linkTo(`/${lang}/value#${valueState(row, market)}`)}>${name}</a> <small>${row.entity}</small>
    </th>
    <td class="number">${price}</td>
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
  const head = [SHEET_WORDS.company, SHEET_WORDS.price, ...SHEET_COLUMNS.map((column) => column.head)];
  const lines = shownRows(rows, view).map((row) => [
    `${coverageName(row)[lang]} (${row.entity})`,
    row.price === null ? "" : String(row.price),
    ...SHEET_COLUMNS.map(({cell, order, isNumber}) => {
      const words = cell(row);
      return isNumber ? String(order(row) ?? "") : words ? printWords(words, lang) : "";
    })
  ]);
  return [head.map((name) => name[lang]), ...lines].map((cells) => cells.join("\t")).join("\n");
}
