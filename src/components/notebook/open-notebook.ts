import {html} from "npm:htl";
import {sqlScript} from "../../notebook/export-sql.js";
import {asNotebook} from "../../notebook/head.js";
import {Notebook} from "../../notebook/notebook.js";
import {notebookSession} from "../../query/notebook/session.js";
import {saveBlob} from "../download.js";
import {loadProgress} from "../load-progress.js";
import {notebookBoard} from "./board.js";
import {chosenFile} from "./chosen-file.js";
import {fileFault} from "./file-fault.js";
import {keptFile} from "./kept-files.js";
import {knownOnField} from "./known-on-field.js";
import {ledgerRelations} from "../sql/ledger-relations.js";
import type {NotebookPageOptions} from "./page.js";
import {saveWorkbook} from "./save-workbook.js";
import {stillDocument} from "./still.js";
import {notebookFile, notebookTitle} from "./title.js";
import {versionList, type NotebookVersions} from "./version-list.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

interface Opening extends NotebookPageOptions {
  readonly isForeign: boolean;
  readonly onText: (text: string) => void;
  /** Called once a foreign text is run, with what it is. */
  readonly onStart: (text: string) => void;
  readonly onBack: () => void;
  /** Gives what to say of the link. */
  readonly share: (text: string) => Promise<string | Node>;
  readonly openFile: (text: string) => void;
  readonly say: (words: string | Node) => void;
  readonly versions: NotebookVersions;
}

/** A notebook that is open, with what can be done with it as a whole. */
export function openNotebook(
  given: string,
  opening: Opening
): {readonly element: HTMLElement; readonly keepNow: () => void; readonly stop: () => void} {
  const {lang, onText, isForeign} = opening;
  const text = asNotebook(given);
  let isOver = false;
  const session = notebookSession(() => notebook.forget());
  const notebook: Notebook = new Notebook(
    text,
    {
      session,
      file: ({sha256}) => keptFile(sha256),
      models: opening.models
    },
    new Set(opening.relations.map(({name}) => name.toLowerCase()))
  );
  let last = text;
  let isRun = !isForeign;
  notebook.onChange(() => {
    if (!isOver && !isRun && notebook.isStarted) {
      isRun = true;
      opening.onStart(notebook.written);
    }
    if (isOver || notebook.written === last) return;
    last = notebook.written;
    onText(last);
  });
  const button = (label: string, run: () => void, className = "linklike") => {
    const made = html<HTMLButtonElement>`<button type="button" class=${className}>${label}</button>`;
    made.addEventListener("click", run);
    return made;
  };
  const undo = button(WORDS.undo[lang], () => notebook.undo());
  const redo = button(WORDS.redo[lang], () => notebook.redo());
  const cancel = button(WORDS.cancel[lang], () => notebook.cancel());
  const board = notebookBoard(notebook, lang, {
    chooseFile: () => chosenFile(lang, opening.say),
    say: opening.say,
    relations: ledgerRelations(opening.relations, lang),
    take: {session, file: () => notebookFile(notebook.text, lang), say: opening.say}
  });
  const save = (ending: string, type: string, written: string) =>
    saveBlob(`${notebookFile(notebook.text, lang)}.${ending}`, new Blob([written], {type: `${type};charset=utf-8`}));
  const saveScript = async () => {
    try {
      const {knownOn} = notebook;
      const before = knownOn === null ? [] : await session.knownOnScript(knownOn);
      const title = notebookTitle(notebook.text, lang);
      save("sql", "application/sql", sqlScript(notebook.viewsInOrder(), title, before));
    } catch (error) {
      opening.say(WORDS.notSaved[lang].replace("{}", () => fileFault(error, lang)));
    }
  };
  const tools = html`<div class="notebook-actions" role="toolbar" aria-label=${{en: "Notebook", zh: "笔记本"}[lang]}>
    ${button(WORDS.runAll[lang], () => notebook.runAll(), "primary")}${cancel}${undo}${redo}${button(WORDS.save[lang], () => saveBlob(`${notebookFile(notebook.text, lang)}.md`, new Blob([notebook.written], {type: "text/markdown;charset=utf-8"})))}
    ${button(WORDS.saveStill[lang], () => save("html", "text/html", stillDocument(board, notebookTitle(notebook.text, lang), lang)))}
    ${button(WORDS.saveSql[lang], () => void saveScript())}
    ${button(WORDS.saveXlsx[lang], () => void saveWorkbook(notebook, opening))}
    ${button(WORDS.share[lang], () => void opening.share(notebook.written).then(opening.say))}${button(WORDS.back[lang], opening.onBack)}
  </div>`;
  const day = knownOnField(notebook, lang);
  const versions = versionList(opening.versions, lang, {
    text: () => notebook.written,
    goBack: (text) => notebook.change(text)
  });
  const show = () => {
    undo.disabled = !notebook.canUndo;
    redo.disabled = !notebook.canRedo;
    cancel.hidden = notebook.views().every(({phase}) => phase !== "running");
  };
  notebook.onChange(show);
  show();
  const element = html`<div>
    ${tools}${day}${versions}${loadProgress(lang)}${board}
    <p class="notebook-keys"><small>${WORDS.kept[lang]} ${WORDS.keys[lang]}</small></p>
  </div>`;
  if (!isForeign) notebook.start();
  const stop = () => {
    isOver = true;
    void session.close();
  };
  return {element, keepNow: () => onText(notebook.written), stop};
}
