import {html} from "npm:htl";
import type {CompanyText} from "../../companies/models.js";
import type {Lang} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {Notebook} from "../../notebook/notebook.js";
import {parseReference} from "../../notebook/reference.js";
import {withAttribute, withBody} from "../../notebook/edit.js";
import {withValue} from "../../notebook/input-spec.js";
import {notebookSession} from "../../query/notebook/session.js";
import {cellPanel} from "./cell-panel.js";
import {readReference} from "../../notebook/read-reference.js";
import {valueNode} from "./value-text.js";

/** A file beside a page. */
interface PageFile {
  blob(): Promise<Blob>;
}

interface PublishedOptions {
  readonly lang: Lang;
  readonly tables: readonly string[];
  readonly models: () => Promise<CompanyText>;
  /** Files that data cells name. */
  readonly files: Readonly<Record<string, PageFile>>;
}

/** A notebook as a page of the site: its cells where their fences stand, its values in the sentences that name them. */
export interface PublishedNotebook {
  /** The cell at a place among all cells but texts, from 0. */
  cell(at: number): HTMLElement;
  /** The value of what stands between the braces of a `${…}`. */
  show(written: string): HTMLElement;
}

/** Works out a notebook on a page, by the code that works it out in the browser’s notebook. */
export function publishedNotebook(text: string, {lang, tables, models, files}: PublishedOptions): PublishedNotebook {
  const notebook: Notebook = new Notebook(
    text,
    {
      session: notebookSession(() => notebook.forget()),
      file: async (data) => (await checkedFile(files, data.file, data.sha256)) ?? null,
      models
    },
    new Set(tables.map((name) => name.toLowerCase()))
  );
  const nothing = () => undefined;
  notebook.start();
  return {
    cell: (at) => {
      const panel = cellPanel(
        `published ${at}`,
        lang,
        {
          expect: nothing,
          known: () => ({relations: [], values: []}),
          edited: () => false,
          left: nothing,
          menu: nothing,
          add: nothing,
          askColumn: nothing,
          chooseFile: nothing,
          focused: nothing,
          fold: () => {
            const cell = notebook.parts.cells.find(({key}) => key === keyAt(notebook, at));
            if (cell) notebook.change(withAttribute(notebook.parts, cell.key, "fold", cell.isFolded ? null : "yes"));
          },
          run: () => notebook.runCell(keyAt(notebook, at)),
          set: (_, value) => {
            const cell = notebook.parts.cells.find(({key}) => key === keyAt(notebook, at));
            if (cell) notebook.change(withBody(notebook.parts, cell.key, withValue(cell.body, value)));
          }
        },
        true
      );
      const show = () => {
        const view = notebook.views().find(({cell}) => cell.key === keyAt(notebook, at));
        if (view) panel.show(view, at + 1, true);
      };
      notebook.onChange(show);
      requestAnimationFrame(show);
      return html`<div class="notebook">${panel.element}</div>`;
    },
    show: (written) => {
      const element = html`<span class="notebook-pending">${written}</span>`;
      const reference = parseReference(written);
      const show = () => {
        const read = reference && readReference(reference, notebook.views());
        // Never an old value in a sentence as if it were the new one.
        element.className = {value: "", refused: "notebook-problem", pending: "notebook-pending"}[
          read?.kind ?? "pending"
        ];
        element.replaceChildren(
          read?.kind === "value"
            ? valueNode(read.value, reference?.format ?? null, read.origin, lang)
            : read?.kind === "refused"
              ? `\${${written}}${COLON[lang]}${read.text[lang]}`
              : written
        );
      };
      notebook.onChange(show);
      show();
      return element;
    }
  };
}

function keyAt(notebook: Notebook, at: number): string {
  return notebook.parts.cells.filter(({kind}) => kind !== "text")[at]?.key ?? "";
}

/** A file of the page, where it is the one that the notebook was written with. */
async function checkedFile(files: PublishedOptions["files"], name: string, sha256: string): Promise<Blob | null> {
  const blob = await files[name]?.blob();
  if (!blob) return null;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found === sha256 ? blob : null;
}
