import {html} from "npm:htl";
import type {CompanyText} from "../../companies/models.js";
import {pageAudience} from "../../lib/audience.js";
import {copiedText, NOT_COPIED} from "../../lib/copied-text.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import {NOTHING_KEPT} from "../../lib/storage.js";
import {withFigure, type StatedFigure} from "../../model/text/edit.js";
import type {TextProblem} from "../../model/text/place.js";
import {headedText, modelToJson} from "../../workspace/model-file.js";
import {isOwnModel, isReadersOwn, OWN_MODEL, type OwnModel} from "../../workspace/state.js";
import {saveBlob} from "../download.js";
import {missingFigures} from "./missing-figures.js";
import {codeField} from "../../controls/code-field.js";
import type {OwnModels} from "./own-models.js";
import {placeOfLine} from "../../model/text/find-line.js";
import {openModelAsNotebook} from "./model-notebook.js";
import {OPEN_AS_NOTEBOOK} from "../notebook-link.js";
import {markProblems, problemList, selectPlace} from "./text-problems.js";
import type {Workspace} from "./workspace.js";

/** Milliseconds after the last key until a text is read. */
const PAUSE = 150;

/** Characters of an address that every part of its way can be trusted to keep. */
const LONGEST_LINK = 19_500;

const WORDS = {
  title: {en: "The model as text", zh: "模型文本"},
  note: {
    en: "Everything on this page is worked out from this text. Change it and the grid and every answer follow; the first change of ours makes a copy of your own, kept in this browser and sent nowhere.",
    zh: "本页一切均由此文本算出。修改文本，表格与各项回答随之更新；首次修改本站模型时会生成您自己的副本，仅存于此浏览器，不会发送到任何地方。"
  },
  editor: {en: "Text of the model", zh: "模型文本"},
  ours: {en: "Our model", zh: "本站模型"},
  own: {en: "Your model, kept in this browser", zh: "您的模型，保存于此浏览器"},
  save: {en: "Save as .model", zh: "另存为 .model"},
  json: {en: "Save as .json", zh: "另存为 JSON"},
  link: {en: "Copy a link that carries it", zh: "复制含此模型的链接"},
  copied: {
    en: "The link is on the clipboard; the model is in it, and on no server.",
    zh: "链接已复制；模型在链接之中，不经任何服务器。"
  },
  tooLong: {en: "The text is too long for a link; save it as a file.", zh: "文本过长，无法放入链接，请另存为文件。"},
  unusable: {en: "Kept, and not usable as the record stands", zh: "已保存，但按现有账本无法使用"},
  mend: {en: "Put its text here", zh: "在此打开其文本"},
  forget: {en: "Delete", zh: "删除"},
  elsewhere: {
    en: "This line stands in an included document; to change it, write it below its include.",
    zh: "该行位于被引用的文档中；如需修改，请在相应 include 之下写出该行。"
  },
  toLine: {en: "Show the selected line in the text", zh: "在文本中显示所选行"},
  included: {en: "Included documents", zh: "引用的文档"}
} as const satisfies Record<string, Text>;

/** The document of the company on screen, to read and to change; models of the reader's own begin here. */
export function modelText(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const known = () => ({
    lines: workspace.company.sheet.lines.map(({name}) => ({name, title: workspace.title(name)})),
    units: [
      ...new Set(["%", "x", ...workspace.company.sheet.lines.flatMap((line) => ("unit" in line ? [line.unit] : []))])
    ]
  });
  const editor = codeField(
    {label: WORDS.editor[lang], className: "model-text", rows: 28},
    async () => (await import("./model-language.js")).modelLanguage(known),
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void takeTyped(), PAUSE);
    }
  );
  const problems = html`<div class="text-told" role="status"></div>`;
  const whose = html`<strong></strong>`;
  const kept = html`<span class="notice" role="status"></span>`;
  const missing = html`<div></div>`;
  const unusable = html`<div></div>`;
  const included = html`<details class="included" hidden></details>`;
  const showIncluded = (of: string, documents: CompanyText) => {
    included.replaceChildren(...includedIn(of, documents, WORDS.included[lang], lang));
    // Without a summary a browser writes one of its own.
    included.hidden = included.childElementCount === 0;
  };
  const button = (text: Text, run: () => unknown) => {
    const element = html<HTMLButtonElement>`<button type="button">${text[lang]}</button>`;
    element.addEventListener("click", run);
    return element;
  };
  const root = html<HTMLDetailsElement>`<details class="answer-block" id="model-text">
    <summary>${WORDS.title[lang]}</summary>
    <p class="figure-note">${WORDS.note[lang]}</p>
    <div class="answer-controls">
      ${whose}${button(WORDS.save, () => void save(saveModel))}${button(WORDS.json, () => void save(saveJson))}${button(WORDS.link, () => void copyLink())}${button(OPEN_AS_NOTEBOOK, () => void openNotebook())}${button(WORDS.toLine, () => void showLine())}
      ${kept}
    </div>
    ${unusable}${editor.element}${problems}${missing}${included}
  </details>`;

  // What the editor was last given. The reader's typing leads: what it brings about never writes over it.
  let given = "";
  let latest = 0;
  let isTyped = false;
  // Whether what is typed next belongs to the step that what was typed last made.
  let isRun = false;
  const tell = async (found: readonly TextProblem[]) => {
    problems.replaceChildren(...problemList(found, editor, lang));
    markProblems(editor, found);
    kept.textContent = models.isKept ? "" : NOTHING_KEPT[lang];
    showIncluded(editor.text, await models.loaded());
  };
  let showing: Promise<void> = Promise.resolve();
  const show = () => (showing = showText());
  const showText = async () => {
    const {company} = workspace.state;
    whose.textContent = WORDS[isOwnModel(company) ? "own" : "ours"][lang];
    unusable.replaceChildren(...models.unusable.map(unusableModel));
    // What stands in for a figure is worked out twice for each: for those alone who look.
    if (root.open) missing.replaceChildren(missingFigures(workspace, (figure) => void putIn(figure)));
    if (!isTyped) isRun = false;
    if (!root.open || isTyped) return;
    const turn = ++latest;
    const text = await models.shown();
    if (turn !== latest || text === given) return;
    editor.text = given = text;
    problems.replaceChildren();
    markProblems(editor, []);
    showIncluded(text, await models.loaded());
  };
  const takeTyped = async () => {
    const turn = ++latest;
    await models.loaded();
    if (turn !== latest) return;
    isTyped = true;
    const found = await models.write(editor.text, isRun).finally(() => (isTyped = false));
    given = await models.shown();
    isRun = true;
    await tell(found);
  };
  const mend = async (text: string, found: readonly TextProblem[]) => {
    // Opening the pane shows what is shown, unless it was given already.
    given = await models.shown();
    root.open = true;
    editor.text = text;
    await tell(found);
    root.scrollIntoView({block: "start"});
  };
  models.onUnsound = (text, found) => void mend(text, found);
  const unusableModel = ({key, text, unrun}: OwnModel) =>
    html`<p class="notice">
      ${WORDS.unusable[lang]}${COLON[lang]}${key.slice(OWN_MODEL.length)}
      ${button(WORDS.mend, () => {
        models.mend(unrun);
        editor.text = text;
        void takeTyped();
      })}
      ${button(WORDS.forget, () => workspace.removeOwn(key))}
    </p>`;
  const putIn = async (figure: StatedFigure) => {
    const {documents} = await models.loaded();
    const text = withFigure(editor.text, documents.shared, figure);
    if (text === null) return;
    editor.text = text;
    isRun = false;
    await takeTyped();
  };
  // A reader may be quicker than the text, and what shows it be overtaken by what shows it anew.
  const save = async (as: typeof saveModel) => {
    await show();
    await showing;
    as(workspace, editor.text);
  };
  const showLine = async () => {
    await show();
    const cell = workspace.model.cells[workspace.selected];
    const place = cell ? placeOfLine(editor.text, cell.line.name) : null;
    kept.textContent = place ? "" : WORDS.elsewhere[lang];
    if (place) selectPlace(editor, place);
  };
  const openNotebook = async () => {
    await openModelAsNotebook(workspace, await models.worked());
  };
  const copyLink = async () => {
    const link = `${workspace.link.replace(/#.*$/, "")}#model=${await models.packed()}`;
    if (link.length > LONGEST_LINK) kept.textContent = WORDS.tooLong[lang];
    else kept.textContent = ((await copiedText(link)) ? WORDS.copied : NOT_COPIED)[lang];
  };
  editor.element.addEventListener("focusout", () => (isRun = false));
  root.addEventListener("toggle", () => void show());
  workspace.onChange(() => void show());
  void models.restore();
  return root;
}

/** Documents a text includes, to be read as they are. */
function includedIn(text: string, {documents}: CompanyText, title: string, lang: Lang): HTMLElement[] {
  const names = [...text.matchAll(/^include\s+([\w-]+)/gm)].map(([, name = ""]) => name);
  const found = [...new Set(names)].filter((name) => Object.hasOwn(documents.shared, name));
  if (found.length === 0) return [];
  return [
    html`<summary>${title}${COLON[lang]}${found.join(COMMA[lang])}</summary>`,
    ...found.map((name) => html`<pre lang="en">${documents.shared[name]}</pre>`)
  ];
}

/** The text as a file. */
function saveModel(workspace: Workspace, text: string): void {
  saveBlob(`${fileNameOf(workspace)}.model`, new Blob([headed(workspace, text)], {type: "text/plain;charset=utf-8"}));
}

/** The text with the case on screen and what is set on it as a file. */
function saveJson(workspace: Workspace, text: string): void {
  const json = modelToJson({...workspace.state, text: headed(workspace, text, isReadersOwn(workspace.state))});
  saveBlob(`${fileNameOf(workspace)}.json`, new Blob([json], {type: "application/json"}));
}

function headed({state}: Workspace, text: string, isReaders = isOwnModel(state.company)): string {
  return headedText(text, {isReaders, audience: pageAudience()});
}

function fileNameOf({company}: Workspace): string {
  return `alpha-ledger-${company.entity.replace(/[^\w.-]+/g, "-")}`;
}
