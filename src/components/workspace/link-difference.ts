import {html} from "npm:htl";
import {versionUnder, type ModelVersion} from "../../desk/model-version.js";
import type {CurrentVersions} from "../../lib/published-versions.js";
import {valueChange, versionValue, type ChangePart, type VersionedSheet} from "../../desk/value-change.js";
import {CHANGE_NAME} from "../../figures/value-history.js";
import type {Lang, Text} from "../../lib/language.js";
import {BREAK, COMMA, STOP, inBrackets} from "../../lib/signs.js";
import {lineOf} from "../../model/compile.js";
import {formatUnit} from "../../model/unit/format.js";
import {unitInWords} from "../../model/unit/words.js";
import {styleOf} from "../../workspace/style.js";
import {modelNumber} from "./model-number.js";
import {numberElement} from "../number.js";
import {arrivedFrom, keptVersion} from "../copied-link.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  same: {
    en: "This link was made from the model as it is: the value is the same.",
    zh: "此链接所依据的模型与当前一致，数值相同。"
  },
  unknown: {
    en: "This link was made from a version of the model that this site does not keep: what differs since cannot be told.",
    zh: "此链接所依据的模型版本未在本站保存，无法说明此后的差异。"
  },
  was: {en: "When this link was made the value was ", zh: "制作此链接时价值为 "},
  is: {en: "; it is now ", zh: "；当前为 "},
  none: {en: "none", zh: "无"},
  by: {en: ". What differs, and by how much: ", zh: "。差异及其影响："}
} as const satisfies Record<string, Text>;

/** Lines of one kind that are named. */
const NAMED = 12;

/**
 * Under a link that says from which version of the model it was made: what the value was then, under all that the link sets,
 * what it is now, and each line in which both differ with its part of the change.
 */
export function linkDifference(workspace: Workspace): HTMLElement {
  const place = html`<div></div>`;
  const made = arrivedFrom()?.model ?? null;
  if (made !== null) void told(workspace, made).then((notice) => place.replaceChildren(notice));
  return place;
}

async function told(workspace: Workspace, made: string): Promise<HTMLElement> {
  const {lang, state, company, overrides} = workspace;
  const said = (text: Text) => html`<p class="address-notice" role="status">${text[lang]}</p>`;
  const current = await keptVersion<CurrentVersions>("now");
  if (current?.models[state.company] === made) return said(WORDS.same);
  const kept = await keptVersion<ModelVersion>(made);
  if (kept === null) return said(WORDS.unknown);
  const {value, price} = company.headline;
  return differenceNotice(
    versionUnder(kept, {case: state.case, edits: state.edits}),
    {sheet: company.sheet, value, price, overrides},
    workspace,
    lang
  );
}

function differenceNotice(was: VersionedSheet, now: VersionedSheet, workspace: Workspace, lang: Lang): HTMLElement {
  const change = valueChange(was, now);
  const [from, to] = change ? [change.from, change.to] : [versionValue(was), versionValue(now)];
  const line = lineOf(workspace.model, now.value);
  const style = styleOf(workspace.evaluation, line);
  const shown = (value: number | null) =>
    value === null
      ? WORDS.none[lang]
      : numberElement({
          value,
          unit: formatUnit(line.unit),
          source: "worked out by the sheet",
          text: modelNumber(value, style, lang)
        });
  return html`<p class="address-notice" role="status">
    ${WORDS.was[lang]}${shown(from)}${WORDS.is[lang]}${shown(to)}
    ${unitInWords(line.unit, lang)}${change && change.parts.length > 0 ? html`${WORDS.by[lang]}${change.parts.map((part, i) => html`${i === 0 ? "" : BREAK[lang]}${partText(part, workspace, shown)}`)}` : ""}${STOP[lang]}
  </p>`;
}

function partText(
  {kind, change, lines}: ChangePart,
  workspace: Workspace,
  shown: (value: number) => HTMLElement | string
): HTMLElement {
  const {lang} = workspace;
  const titles = lines.slice(0, NAMED).map((name) => workspace.title(name));
  const more = lines.length > NAMED ? [{en: "and more", zh: "等"}[lang]] : [];
  return html`<span
    >${CHANGE_NAME[kind][lang]} ${shown(change)}${inBrackets([...titles, ...more].join(COMMA[lang]), lang)}</span
  >`;
}
