import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import type {LedgerSchema} from "../../query/ledger-schema.js";

/** What can be queried: names insert themselves. */
export function schemaList({relations, cited}: LedgerSchema, insert: (name: string) => void, lang: Lang): HTMLElement {
  const name = (text: string) => {
    const button = html`<button type="button" class="linklike"><code>${text}</code></button>`;
    button.addEventListener("click", () => insert(text));
    return button;
  };
  const group = (kind: "view" | "table", title: Text) =>
    html`<h3>${title[lang]}</h3>
      ${relations
        .filter((r) => r.kind === kind)
        .map(
          (r) =>
            html`<details>
              <summary><code>${r.name}</code></summary>
              <p>${r.about[lang]} ${name(r.name)}</p>
              <ul>
                ${r.columns.map((c) => html`<li>${name(c.name)} <small>${c.type}</small>${c.about ? html` <span>${c.about[lang]}</span>` : ""}</li>`)}
              </ul>
            </details>`
        )}`;
  return html`<aside class="sql-schema" aria-label=${{en: "Schema", zh: "表结构"}[lang]}>
    ${group("view", {en: "Views", zh: "视图"})} ${group("table", {en: "Tables", zh: "表"})}
    <h3>${{en: "Cited only, not in the file", zh: "仅供引用，不在库中"}[lang]}</h3>
    <ul>
      ${cited.map((c) => html`<li><code>${c.name}</code> <span>${c.about[lang]}</span></li>`)}
    </ul>
  </aside>`;
}
