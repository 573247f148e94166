import {html} from "npm:htl";
import type {CompanyText} from "../../companies/models.js";
import {addressStore} from "../../controls/address.js";
import {readFragment, writeFragment} from "../../lib/address.js";
import {formatMoment} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {copiedText} from "../../lib/copied-text.js";
import {packText, unpackText} from "../../lib/packed-text.js";
import {NOTHING_KEPT} from "../../lib/storage.js";
import {begunNotebook} from "../../notebook/begun.js";
import {headOf, headValue} from "../../notebook/head.js";
import {ImportRefused, importedNotebook, queryNotebook} from "../../notebook/import.js";
import type {LedgerSchema} from "../../query/ledger-schema.js";
import type {OwnModel} from "../../workspace/state.js";
import {KeptModels} from "../workspace/kept-models.js";
import {StoredModels} from "../workspace/stored-models.js";
import {EditedText, KeptVersions} from "./kept-versions.js";
import {openNotebook} from "./open-notebook.js";
import {OwnNotebooks} from "./own-notebooks.js";
import {STARTING_POINTS} from "./starting-points.js";
import {notebookTitle} from "./title.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

const DATABASE = "alpha-ledger-notebooks";
/** Most characters of a link that carry a notebook. */
const LONGEST_LINK = 16_000;

/** What the page is made with. */
export interface NotebookPageOptions {
  readonly lang: Lang;
  /** Tables and views of the ledger. */
  readonly relations: LedgerSchema["relations"];
  readonly models: () => Promise<CompanyText>;
}

/** The notebook page: those of this browser, ways to begin, and the one that is open. */
export function notebookPage(options: NotebookPageOptions): HTMLElement {
  const {lang} = options;
  const element = html`<div class="notebook"></div>`;
  const notice = html`<p class="address-notice" role="note" hidden></p>`;
  const status = html`<p class="notebook-status" role="status"></p>`;
  const place = html`<div></div>`;
  element.append(notice, status, place);
  const address = addressStore();
  let open: {key: string | null; stop: () => void} | null = null;
  const kept = new KeptModels(
    (what) => {
      own.take(what, (text) => WORDS.copyOf[lang].replace("{}", () => notebookTitle(text, lang)));
      if (open?.key && what.kind === "deleted" && open.key === what.key) status.textContent = WORDS.deletedThere[lang];
      if (open?.key !== null && what.kind !== "deleted" && open?.key === what.model.key) {
        status.textContent = WORDS[what.kind === "overtaken" ? "overtaken" : "changedThere"][lang];
        show(what.model.key, what.model.text, {isForeign: false});
      } else if (open === null) list();
    },
    () => {
      if (!kept.isKept) status.textContent = NOTHING_KEPT[lang];
    },
    () => StoredModels.open(undefined, DATABASE),
    "notebooks"
  );
  const own: OwnNotebooks = new OwnNotebooks(async () => {
    await restoring;
    await kept.keep(own.all);
  });
  const versions = new KeptVersions();
  const restoring = kept.restored().then((found) => {
    own.restore(found);
    void versions.keepOnly(new Set(own.all.map(({key}) => key))).catch(() => undefined);
  });
  const tell = (text: string | null) => {
    notice.hidden = text === null;
    notice.textContent = text;
  };
  /** Opens a text; a foreign one is unrun, and kept only once it is run or changed. */
  const show = (key: string | null, text: string, {isForeign}: {readonly isForeign: boolean}) => {
    open?.stop();
    let at = key;
    const take = (next: string) => {
      const key = own.keep(at, next);
      at = key;
      if (open) open.key = key;
      // What a link carries stands in the address until it is kept: who loads the page anew before would lose it.
      void own.written.then(() => open?.key === key && address.write(writeFragment([["id", key]])));
      edited.become(next);
      return key;
    };
    const edited = new EditedText(text, (before) => {
      if (at !== null) versions.keep(at, before).catch(() => (status.textContent = NOTHING_KEPT[lang]));
    });
    const opened = openNotebook(text, {
      ...options,
      onText: take,
      onStart: (next) => {
        tell(null);
        take(next);
      },
      onBack: () => {
        address.write("", {isStep: true});
        list();
      },
      share: async (next) => {
        const packed = packText(next);
        if (packed.length > LONGEST_LINK) return WORDS.tooLong[lang];
        const shared = linkTo(`/${lang}/notebook#${writeFragment([["n", packed]])}`);
        const {href} = new URL(shared, location.href);
        return (await copiedText(href)) ? WORDS.copied[lang] : linkToCopy(href, lang);
      },
      openFile: (next) => show(null, next, {isForeign: true}),
      say: (words) => status.replaceChildren(words),
      versions: {
        all: () => (at === null ? Promise.resolve([]) : versions.of(at)),
        keep: (next, name) => versions.keep(take(next), next, name)
      },
      isForeign
    });
    open = {key: at, stop: () => opened.stop()};
    const isBegun = headValue(headOf(text), "from") !== null;
    tell(isForeign ? WORDS[isBegun ? "begun" : "foreign"][lang] : null);
    place.replaceChildren(opened.element);
    if (!isForeign && key === null) opened.keepNow();
  };
  const list = () => {
    open?.stop();
    open = null;
    tell(null);
    place.replaceChildren(
      listOf(own, lang, kept, {
        open: ({key, text}) => {
          address.write(writeFragment([["id", key]]), {isStep: true});
          show(key, text, {isForeign: false});
        },
        remove: (key) => void own.remove(key).then(list),
        undo: () => void own.undo().then(list),
        begin: (text) => show(null, text, {isForeign: false}),
        file: (text) => show(null, text, {isForeign: true})
      })
    );
  };
  const travel = () => {
    const stated = new Map(readFragment(address.stated).fields);
    const packed = stated.get("n");
    const id = stated.get("id");
    const sql = stated.get("q");
    if (packed !== undefined) {
      const text = unpackText(packed);
      if (text !== null) {
        show(null, text, {isForeign: true});
        return;
      }
      list();
      tell(WORDS.notRead[lang]);
      return;
    }
    if (sql !== undefined) {
      const [title, from, chart] = ["title", "from", "chart"].map((key) => stated.get(key) ?? "");
      const isBegun = title !== "" || from !== "";
      show(
        null,
        isBegun
          ? begunNotebook({title: title ?? "", from: from ?? "", sql, chart: chart ?? ""}, lang)
          : queryNotebook(sql),
        {
          isForeign: true
        }
      );
      return;
    }
    list();
    if (id !== undefined)
      void restoring.then(() => {
        const found = own.all.find(({key}) => key === id);
        if (found) show(id, found.text, {isForeign: false});
        else list();
      });
    else void restoring.then(() => open === null && list());
    if (address.unread !== null) tell(address.unread[lang]);
  };
  address.onTravel(travel);
  travel();
  return element;
}

interface ListActions {
  open(notebook: OwnModel): void;
  remove(key: string): void;
  undo(): void;
  begin(text: string): void;
  file(text: string): void;
}

function listOf({all, deleted}: OwnNotebooks, lang: Lang, kept: KeptModels, actions: ListActions): HTMLElement {
  const button = (label: string, run: () => void) => {
    const made = html<HTMLButtonElement>`<button type="button" class="linklike">${label}</button>`;
    made.addEventListener("click", run);
    return made;
  };
  const newest = [...all].sort((a, b) => (kept.changedAt(b.key) ?? 0) - (kept.changedAt(a.key) ?? 0));
  const rows = newest.map((notebook) => {
    const changed = kept.changedAt(notebook.key);
    const when = changed === null ? "" : html`<small>${formatMoment(new Date(changed), lang)}</small>`;
    return html`<li>
      ${button(notebookTitle(notebook.text, lang), () => actions.open(notebook))} ${when}
      ${button(WORDS.remove[lang], () => actions.remove(notebook.key))}
    </li>`;
  });
  const file = html<HTMLInputElement>`<input type="file" accept=".md,.sql,.ipynb,.html" />`;
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    refusal.textContent = "";
    void chosen?.text().then(
      (text) => {
        try {
          actions.file(importedNotebook(chosen.name, text));
        } catch (error) {
          if (!(error instanceof ImportRefused)) throw error;
          refusal.textContent = error.text[lang];
        }
      },
      () => (refusal.textContent = WORDS.unreadable[lang].replace("{}", () => chosen.name))
    );
    // So that the same file can be chosen again.
    file.value = "";
  });
  const refusal = html`<strong class="refusal" role="alert"></strong>`;
  const told = deleted
    ? html`<p role="status">
        ${WORDS.removed[lang].replace("{}", () => notebookTitle(deleted.text, lang))}
        ${button(WORDS.undo[lang], () => actions.undo())}
      </p>`
    : "";
  return html`<div>
    ${told}
    ${
      rows.length > 0
        ? html`<h2>${WORDS.list[lang]}</h2>
            <ul class="notebook-list">
              ${rows}
            </ul>
            <h2>${WORDS.begin[lang]}</h2>`
        : html`<p>${WORDS.none[lang]}</p>`
    }
    <ul class="notebook-list">
      ${STARTING_POINTS.map(({name, about, text}) => html`<li>${button(name[lang], () => actions.begin(text[lang]))} <small>${about[lang]}</small></li>`)}
    </ul>
    <p>
      <label class="field"><span class="input-label">${WORDS.open[lang]}</span> ${file}</label> ${refusal}
    </p>
  </div>`;
}

/** A link that the browser would not copy, to be copied by hand. */
function linkToCopy(href: string, lang: Lang): HTMLElement {
  const field = html<HTMLInputElement>`<input
    type="text"
    readonly
    value=${href}
    aria-label=${WORDS.notCopied[lang]}
  />`;
  field.addEventListener("focus", () => field.select());
  return html`<span>${WORDS.notCopied[lang]} ${field}</span>`;
}
