import {html} from "npm:htl";
import {toCsv} from "../../../lib/csv.js";
import {formatTokens, formatUsd} from "../../../lib/format.js";
import type {Lang, Text} from "../../../lib/language.js";
import {keep, readKept} from "../../../lib/storage.js";
import {COLON, inBrackets, PAUSE} from "../../../lib/signs.js";
import type {NameReport} from "../../../query/import/report.js";
import type {ModelRegistry} from "../../../query/model-names/registry.js";
import {saveText} from "../../download.js";

const KEY = "alpha-ledger-model-names";

const WORDS = {
  matched: {en: "Names and the models they were matched to", zh: "名称与匹配到的模型"},
  unmatched: {
    en: "Names that match no model of the ledger; they are kept under their own names",
    zh: "与账本模型不匹配的名称，按原名保留"
  },
  assign: {en: "Choose the ledger’s model for", zh: "为此名称选择账本模型："},
  again: {en: "Read again with these names", zh: "按所选名称重新读取"},
  rows: {en: "Save as rows for the alias registry", zh: "存为别名登记表的行"},
  tokens: {en: " tokens", zh: "词元"},
  noName: {en: "(no name)", zh: "（无名称）"}
} as const satisfies Record<string, Text>;

const BY: Readonly<Record<NameReport["by"], Text>> = {
  key: {en: "the registry’s own key", zh: "登记代号"},
  alias: {en: "the table of aliases", zh: "别名表"},
  form: {en: "its normal form", zh: "规范写法"},
  hand: {en: "assigned by hand", zh: "人工指定"},
  lab: {en: "the lab alone", zh: "仅实验室"},
  none: {en: "nothing", zh: "无"}
};

/** Names that the reader assigned before, as this browser keeps them; what is no such list counts as none. */
export function keptNames(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(readKept(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string")
    );
  } catch {
    return {};
  }
}

/** How each name was matched, with a field for those that were not; what is chosen stays in this browser. */
export function namesForm(
  lang: Lang,
  names: readonly NameReport[],
  registry: ModelRegistry,
  onAgain: () => void
): HTMLElement[] {
  const open = names.filter(({model, name}) => model === null && name !== "");
  const known = new Set(registry.models.map(({model}) => model));
  const line = ({name, model, lab, by, tokens, costUsd}: NameReport) => {
    const amount = [
      `${formatTokens(tokens, lang)}${WORDS.tokens[lang]}`,
      ...(costUsd === null ? [] : [formatUsd(costUsd, lang)])
    ].join(PAUSE[lang]);
    const to = model ?? (by === "lab" ? lab : null);
    const found = to === null ? "" : ` → ${to}${inBrackets(BY[by][lang], lang)}`;
    return `${name || WORDS.noName[lang]}${found}${COLON[lang]}${amount}`;
  };
  const again = html`<button type="button" class="linklike" hidden>${WORDS.again[lang]}</button>`;
  again.addEventListener("click", onAgain);
  const save = html`<button type="button" class="linklike">${WORDS.rows[lang]}</button>`;
  save.hidden = Object.keys(keptNames()).length === 0;
  save.addEventListener("click", () => saveText("model_alias.csv", aliasRows(keptNames())));
  const field = (name: string) => {
    const label = `${WORDS.assign[lang]} ${name}`;
    const input = html<HTMLInputElement>`<input type="text" list="own-models" aria-label=${label} />`;
    input.addEventListener("input", () => {
      const {[name]: _, ...others} = keptNames();
      if (!known.has(input.value) && input.value !== "") return;
      keep(KEY, JSON.stringify(known.has(input.value) ? {...others, [name]: input.value} : others));
      again.hidden = false;
      save.hidden = Object.keys(keptNames()).length === 0;
    });
    return input;
  };
  return [
    html`<details>
      <summary>${WORDS.matched[lang]}${COLON[lang]}${names.length - open.length}</summary>
      <ul class="own-list">
        ${names
          .filter((n) => !open.includes(n))
          .slice(0, 200)
          .map((n) => html`<li>${line(n)}</li>`)}
      </ul>
    </details>`,
    ...(open.length === 0
      ? []
      : [
          html`<details open>
            <summary>${WORDS.unmatched[lang]}${COLON[lang]}${open.length}</summary>
            <datalist id="own-models">
              ${registry.models.map(({model}) => html`<option value=${model}></option>`)}
            </datalist>
            <ul class="own-list">
              ${open.slice(0, 100).map((n) => html`<li>${line(n)} ${field(n.name)}</li>`)}
            </ul>
          </details>`
        ]),
    html`<p class="own-actions">${again} ${save}</p>`
  ];
}

/** Names assigned by hand as rows for the registry of aliases. */
export function aliasRows(names: Readonly<Record<string, string>>): string {
  return toCsv(
    ["alias", "model", "reason"],
    Object.entries(names).map(([alias, model]) => [alias, model, "by hand: a log’s name for it"])
  );
}
