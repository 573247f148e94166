import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {lineOf} from "../../model/compile.js";
import * as sections from "../../model/text/edit-sections.js";
import {written} from "../../model/text/quantity.js";
import {nameFor, typedWords} from "../../model/text/typed-line.js";
import {BASE_CASE} from "../../workspace/state.js";
import {styleOf} from "../../workspace/style.js";
import {openMenu, type MenuAction} from "../action-menu.js";
import {refusalText} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import {questionForm, type Question} from "./question.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  menu: {en: "Change the model …", zh: "修改模型……"},
  title: {en: "Title", zh: "名称"},
  periods: {en: "Periods", zh: "期间"},
  first: {en: "From", zh: "起"},
  last: {en: "to", zh: "止"},
  fullYears: {en: "Full years", zh: "全年列"},
  without: {en: "not shown", zh: "不显示"},
  beside: {en: "beside the periods", zh: "与各期并列"},
  reported: {en: "reported to", zh: "已披露至"},
  add: {en: "Keep what is set as a case", zh: "将当前设置存为情景"},
  rename: {en: "Rename this case", zh: "重命名此情景"},
  remove: {en: "Delete this case", zh: "删除此情景"},
  mechanism: {en: "What happens in it", zh: "情景内容"},
  reason: {en: "Because", zh: "理由"},
  keep: {en: "Keep", zh: "确定"},
  yours: {en: "your assumption", zh: "您的假设"}
} as const satisfies Record<string, Text>;

/**
 * A button with what can be done to the whole model: its title, periods and cases; each a change of its document. Its
 * questions stand apart.
 */
export function modelActions(
  workspace: Workspace,
  models: OwnModels
): {readonly button: HTMLElement; readonly questions: HTMLElement} {
  const {lang} = workspace;
  const status = html`<div class="model-question" role="status"></div>`;
  const button = html<HTMLButtonElement>`<button type="button" class="change-model" aria-haspopup="menu">
    ${WORDS.menu[lang]}
  </button>`;
  const put = (question: Question) => {
    const form = questionForm(lang, question, () => {
      status.replaceChildren();
      button.focus();
    });
    status.replaceChildren(form);
    form.querySelector<HTMLElement>("input, select")?.focus();
  };
  const made = async (edit: Parameters<OwnModels["change"]>[0]) => {
    const changed = await models.change(edit);
    return changed.ok ? null : refusalText(changed, lang);
  };
  const text = (key: string, label: Text, value: string, size = 24) => ({key, label: label[lang], value, size});
  const ask = (label: Text, fields: Question["fields"], take: Question["take"]): MenuAction => ({
    label: label[lang],
    run: () => {
      put({title: label[lang], fields, answer: WORDS.keep[lang], take});
    }
  });
  const periods = (): MenuAction => {
    const {first, last, lastActual = ""} = workspace.company.sheet.calendar;
    const fields = [
      text("first", WORDS.first, first, 8),
      text("last", WORDS.last, last, 8),
      text("lastActual", WORDS.reported, lastActual, 8),
      {
        key: "years",
        label: WORDS.fullYears[lang],
        value: workspace.company.hasYears ? "yes" : "no",
        choices: [["no", WORDS.without[lang]] as const, ["yes", WORDS.beside[lang]] as const]
      }
    ];
    return ask(WORDS.periods, fields, ({first: from = "", last: to = "", lastActual: until = "", years = "no"}) =>
      made((document) =>
        sections.withPeriods(document, {
          first: from,
          last: to,
          lastActual: until === "" ? null : until,
          hasYears: years === "yes"
        })
      )
    );
  };
  const cases = (): MenuAction[] => {
    const {case: key} = workspace.state;
    const open = workspace.open.companyCases.find((each) => each.key === key);
    const add = ask(
      WORDS.add,
      [
        text("title", WORDS.title, ""),
        text("mechanism", WORDS.mechanism, ""),
        text("reason", WORDS.reason, WORDS.yours[lang])
      ],
      ({title = "", mechanism = "", reason = ""}) => addCase(workspace, models, title, mechanism, reason)
    );
    if (!open || key === BASE_CASE) return [add];
    const both = ({en, zh}: Text) => (en === zh ? en : `${en} | ${zh}`);
    const fields = [
      text("title", WORDS.title, both(open.title)),
      text("mechanism", WORDS.mechanism, both(open.mechanism), 40)
    ];
    return [
      add,
      ask(WORDS.rename, fields, ({title = "", mechanism = ""}) =>
        made((document) =>
          sections.withCaseNamed(document, key, typedWords(title), mechanism === "" ? null : typedWords(mechanism))
        )
      ),
      {label: WORDS.remove[lang], run: () => void made((document) => sections.withoutCase(document, key))}
    ];
  };
  button.addEventListener("click", () => {
    const {en, zh} = workspace.company.title;
    const plain = en.replace(/ \(yours\)$/, "");
    const title = plain === zh ? plain : `${plain} | ${zh.replace(/（您的模型）$/, "")}`;
    const retitle = ask(WORDS.title, [text("title", WORDS.title, title)], ({title: typed = ""}) =>
      made((document) => sections.withTitle(document, typedWords(typed)))
    );
    openMenu(button, WORDS.menu[lang], [periods(), retitle, ...cases()], () => {
      button.focus();
    });
  });
  return {button, questions: status};
}

/** Writes what is set on the case on screen as a case of its own, and goes to it. */
async function addCase(
  workspace: Workspace,
  models: OwnModels,
  title: string,
  mechanism: string,
  reason: string
): Promise<string | null> {
  const {model, evaluation, state, open} = workspace;
  const key = nameFor(title, new Set(open.companyCases.map((each) => each.key)), "own_case");
  const settings = Object.entries(state.edits).map(([cell, value]) => {
    const [line = "", period = null] = cell.split("@");
    return [line, period, written(value, styleOf(evaluation, lineOf(model, line)).percent)] as const;
  });
  const changed = await models.change((document) =>
    sections.withCase(document, {
      key,
      title: typedWords(title === "" ? key : title),
      mechanism: mechanism === "" ? null : typedWords(mechanism),
      settings,
      reason: reason === "" ? null : typedWords(reason)
    })
  );
  if (!changed.ok) return refusalText(changed, workspace.lang);
  workspace.go({case: key, edits: {}});
  return null;
}
