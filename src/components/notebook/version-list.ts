import {html} from "npm:htl";
import {formatInteger, formatMoment} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {NOTHING_KEPT} from "../../lib/storage.js";
import {changedLines, lineChanges} from "../../notebook/line-changes.js";
import type {NotebookVersion} from "./kept-versions.js";
import {VERSION_WORDS as WORDS} from "./words.js";

/** Lines shown around those that changed. */
const AROUND = 2;

/** Versions of the notebook that is open. */
export interface NotebookVersions {
  readonly all: () => Promise<readonly NotebookVersion[]>;
  /** Keeps a text under a name. */
  readonly keep: (text: string, name: string) => Promise<void>;
}

/** What a list of versions does with the notebook. */
interface VersionActions {
  /** Its text now. */
  readonly text: () => string;
  readonly goBack: (text: string) => void;
}

/** A notebook’s versions: what each says otherwise than the text now or than another, with ways back and to a name. */
export function versionList(versions: NotebookVersions, lang: Lang, {text, goBack}: VersionActions): HTMLElement {
  const list = html`<ul></ul>`;
  const shown = html`<div></div>`;
  const status = html`<p role="status"></p>`;
  const told = (work: Promise<void>) => work.catch(() => void (status.textContent = NOTHING_KEPT[lang]));
  const button = (label: string, run: () => void) => {
    const made = html<HTMLButtonElement>`<button type="button" class="linklike">${label}</button>`;
    made.addEventListener("click", run);
    return made;
  };
  const called = ({name, keptAt}: NotebookVersion) => {
    const moment = formatMoment(new Date(keptAt), lang);
    return name === "" ? moment : WORDS.named[lang].replace("{}", () => name).replace("{}", () => moment);
  };
  const compare = (from: NotebookVersion, all: readonly NotebookVersion[]) => {
    const other = html<HTMLSelectElement>`<select>
      <option value="">${WORDS.now[lang]}</option>
      ${all.filter(({id}) => id !== from.id).map((each) => html`<option value=${each.id}>${called(each)}</option>`)}
    </select>`;
    const place = html`<div></div>`;
    const show = () => {
      const to = all.find(({id}) => String(id) === other.value);
      place.replaceChildren(changesShown(from.text, to?.text ?? text(), lang));
    };
    other.addEventListener("change", show);
    show();
    shown.replaceChildren(
      html`<p>
        <label class="field">
          <span class="input-label">${WORDS.against[lang].replace("{}", () => called(from))}</span> ${other}
        </label>
      </p>`,
      place
    );
    other.focus();
  };
  const show = async () => {
    const all = await versions.all();
    status.textContent = all.length === 0 ? WORDS.none[lang] : "";
    shown.replaceChildren();
    list.replaceChildren(
      ...all.map(
        (version) =>
          html`<li>
            ${called(version)} ${button(WORDS.compare[lang], () => compare(version, all))}
            ${button(WORDS.goBack[lang], () => {
              goBack(version.text);
              status.textContent = WORDS.isBack[lang];
            })}
          </li>`
      )
    );
  };
  const name = html<HTMLInputElement>`<input type="text" maxlength="80" />`;
  const keepNamed = () => {
    const written = name.value.trim();
    if (written === "") status.textContent = WORDS.noName[lang];
    else void told(versions.keep(text(), written).then(show));
    name.value = "";
  };
  name.addEventListener("keydown", ({key}) => {
    if (key === "Enter") keepNamed();
  });
  const element = html<HTMLDetailsElement>`<details class="notebook-outline notebook-versions">
    <summary>${WORDS.versions[lang]}</summary>
    <p class="notebook-version">
      <label class="field"><span class="input-label">${WORDS.name[lang]}</span> ${name}</label>
      ${button(WORDS.keep[lang], keepNamed)}
    </p>
    ${status}${list}${shown}
  </details>`;
  element.addEventListener("toggle", () => {
    if (element.open) void told(show());
  });
  return element;
}

function changesShown(before: string, after: string, lang: Lang): HTMLElement {
  const changes = lineChanges(before, after);
  const count = (kind: "gone" | "come") => formatInteger(changes.filter((each) => each.kind === kind).length, lang);
  if (before === after) return html`<p>${WORDS.alike[lang]}</p>`;
  const lines = changedLines(changes, AROUND).map((change) => {
    if (change === null) return html`<div>⋯</div>`;
    const {kind, text} = change;
    const line = {same: "  ", gone: "− ", come: "+ "}[kind] + text;
    if (kind === "same") return html`<div>${line}</div>`;
    return html`<div>${kind === "gone" ? html`<del>${line}</del>` : html`<ins>${line}</ins>`}</div>`;
  });
  return html`<div>
    <p>${WORDS.changed[lang].replace("{}", () => count("gone")).replace("{}", () => count("come"))}</p>
    <div class="notebook-changes" tabindex="0" role="group" aria-label=${WORDS.changes[lang]}>${lines}</div>
  </div>`;
}
