import {numberPrinter} from "../lib/number-printer.js";
import {html} from "npm:htl";
import {formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {numberElement} from "./number.js";

/** A file of the built site, as `FileAttachment` gives it. */
export interface SiteFile {
  readonly href: string;
  readonly size?: number;
}

interface TableFiles {
  readonly csv: SiteFile;
  readonly parquet: SiteFile;
}

interface DownloadSpec {
  /** Tables in the order listed, with their rows. */
  readonly tables: readonly {readonly name: string; readonly rows: number}[];
  readonly files: Readonly<Record<string, TableFiles>>;
  readonly whole: readonly {readonly name: string; readonly about: Text; readonly file: SiteFile}[];
}

const WORDS = {
  table: {en: "Table", zh: "数据表"},
  rows: {en: "Rows", zh: "行数"},
  licences: {en: "Licences of shipped packages", zh: "所用软件包的许可"},
  none: {en: "No rows on record that may be redistributed", zh: "暂无可再分发的数据行"}
} as const satisfies Record<string, Text>;

const SOURCE = "Alpha Ledger: the files as built.";

/** What may be taken away: the whole in one file, and each table as CSV and Parquet, with sizes. */
export function downloads({tables, files, whole}: DownloadSpec, lang: Lang): HTMLElement {
  return html`<div class="downloads">
    <ul>
      ${whole.map(({name, about, file}) => html`<li>${link(name, file, lang)} ${about[lang]}</li>`)}
      <li><a href=${linkTo("/licences.txt")}>${WORDS.licences[lang]}</a></li>
    </ul>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${WORDS.table[lang]}>
      <table>
        <thead>
          <tr>
            <th scope="col">${WORDS.table[lang]}</th>
            <th scope="col" class="number">${WORDS.rows[lang]}</th>
            <th scope="col"><code>CSV</code></th>
            <th scope="col"><code>Parquet</code></th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(files).map(([name, of]) => row(name, tables.find((t) => t.name === name)?.rows ?? 0, of, lang))}
        </tbody>
      </table>
    </div>
  </div>`;
}

function row(name: string, rows: number, {csv, parquet}: TableFiles, lang: Lang): HTMLElement {
  const head = html`<td><code>${name}</code></td>`;
  if (rows === 0)
    return html`<tr>
      ${head}
      <td colspan="3" class="missing">${WORDS.none[lang]}</td>
    </tr>`;
  return html`<tr>
    ${head}
    <td class="number">
      ${numberElement({value: rows, unit: "rows", source: SOURCE, text: formatInteger(rows, lang)})}
    </td>
    <td>${link(`${name}.csv`, csv, lang)}</td>
    <td>${link(`${name}.parquet`, parquet, lang)}</td>
  </tr>`;
}

function link(name: string, {href, size}: SiteFile, lang: Lang): HTMLElement {
  return html`<span class="download"
    ><a href=${href} download=${name}><code>${name}</code></a>
    ${size === undefined ? "" : numberElement({value: size, unit: "bytes", source: SOURCE, text: formatBytes(size, lang)})}</span
  >`;
}

/** A size in the units files are listed in: "57 kB", "4.5 MB". */
export function formatBytes(bytes: number, lang: Lang): string {
  const [factor, unit] = bytes < 1e6 ? ([1e3, "kB"] as const) : ([1e6, "MB"] as const);
  const digits = {maximumFractionDigits: bytes / factor < 10 ? 1 : 0};
  return `${numberPrinter(lang, digits)(bytes / factor)} ${unit}`;
}
