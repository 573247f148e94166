import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import type {LedgerSchema} from "../query/ledger-schema.js";

const KINDS: readonly (readonly ["table" | "view", Text])[] = [
  ["table", {en: "Tables", zh: "数据表"}],
  ["view", {en: "Views", zh: "视图"}]
];
const CITED: Text = {en: "Cited only, in no download", zh: "仅供引用，不提供下载"};

/** What each table and column holds, folded by table; from the comments of the shipped file. */
export function dictionary({relations, cited}: LedgerSchema, lang: Lang): HTMLElement {
  return html`<div class="dictionary">
    ${KINDS.map(
      ([kind, name]) =>
        html`<h3>${name[lang]}</h3>
          ${relations.filter((r) => r.kind === kind).map((r) => entry(r, lang))}`
    )}
    <h3>${CITED[lang]}</h3>
    <ul>
      ${cited.map((c) => html`<li><code>${c.name}</code> <span>${c.about[lang]}</span></li>`)}
    </ul>
  </div>`;
}

function entry({name, about, columns}: LedgerSchema["relations"][number], lang: Lang): HTMLElement {
  return html`<details id=${`table-${name}`}>
    <summary><code>${name}</code> <span>${about[lang]}</span></summary>
    <dl>
      ${columns.map(
        (c) =>
          html`<div>
            <dt>
              <code>${c.name} <span class="type">${c.type}</span></code>
            </dt>
            <dd>${c.about?.[lang] ?? ""}</dd>
          </div>`
      )}
    </dl>
  </details>`;
}
