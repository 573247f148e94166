import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {BREAK, STOP} from "../../lib/signs.js";
import {outcome} from "../../model/calculate/evaluate.js";
import {withLastHeld} from "../../model/text/edit-cell.js";
import {unstatedInputs} from "../../workspace/unstated.js";
import {periodText} from "./model-number.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  lacking: {en: "Inputs without a number in later periods: ", zh: "以下输入项缺少后续期间的数值："},
  type: {en: ". Type them in, or ", zh: "。请填入，或"},
  hold: {en: "hold each at its last number", zh: "沿用各自最后一个数值"}
} as const satisfies Record<string, Text>;

/** Why a model of more periods has no value: inputs that end before them, with one click that goes on with their last numbers. */
export function unstatedNotice(workspace: Workspace, models: OwnModels): readonly HTMLElement[] {
  const {lang, company, evaluation} = workspace;
  if (outcome(evaluation, company.headline.value).ok) return [];
  const lacking = unstatedInputs(evaluation);
  if (lacking.length === 0) return [];
  const names = lacking.map(({line, from}) => {
    const since = periodText(from, lang);
    return {en: `${workspace.title(line)}, from ${since}`, zh: `${workspace.title(line)}，${since}起`}[lang];
  });
  const hold = html<HTMLButtonElement>`<button type="button" class="linklike">${WORDS.hold[lang]}</button>`;
  hold.addEventListener("click", () => {
    const lines = lacking.map(({line}) => line);
    void models.change((text, library) => {
      const held = withLastHeld(text, library, lines);
      return held === null ? {ok: false, why: {kind: "text"}} : {ok: true, text: held};
    });
  });
  const list = names.join(BREAK[lang]);
  return [html`<p class="notice">${WORDS.lacking[lang]}${list}${WORDS.type[lang]}${hold}${STOP[lang]}</p>`];
}
