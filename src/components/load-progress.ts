import {html} from "npm:htl";
import {formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";
import {onProgress} from "../query/load-progress.js";
import {numberElement} from "./number.js";

const LOADING: Text = {en: "Loading DuckDB and the ledger", zh: "正在加载 DuckDB 与账本"};
const STARTING: Text = {en: "Starting DuckDB", zh: "正在启动 DuckDB"};

const SOURCE = "Alpha Ledger: the files this page loads.";

/** Says how far the first load of DuckDB has come, in bytes; empty before and after. */
export function loadProgress(lang: Lang): HTMLElement {
  const text = html`<span></span>`;
  const bar = html<HTMLProgressElement>`<progress></progress>`;
  const element = html`<div class="load-progress" role="status" hidden>${bar}${text}</div>`;
  const megabytes = (bytes: number) =>
    numberElement({value: bytes, unit: "bytes", source: SOURCE, text: formatInteger(bytes / 1e6, lang)});
  onProgress(({state, loaded, total}) => {
    element.hidden = state === "idle" || state === "ready";
    if (total > 0) Object.assign(bar, {max: total, value: loaded});
    text.replaceChildren(
      ...(element.hidden
        ? []
        : state === "starting"
          ? [STARTING[lang]]
          : [LOADING[lang], COLON[lang], megabytes(loaded), ...(total > 0 ? [" / ", megabytes(total)] : []), " MB"])
    );
  });
  return element;
}
