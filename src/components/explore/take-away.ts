import {html} from "npm:htl";
import {copiedText, NOT_COPIED} from "../../lib/copied-text.js";
import type {Lang, Text} from "../../lib/language.js";
import {pageAddress} from "../../lib/links.js";
import {printWords} from "../../words/say.js";
import {saveBlob, saveText} from "../download.js";
import {ACTION, figureCsv, figureFile, sqlLink} from "../figure.js";
import {notebookAddress, OPEN_AS_NOTEBOOK} from "../notebook-link.js";
import {copyPictureButton, figurePicture, tell} from "../figure-picture.js";
import {toPng} from "../picture.js";
import type {LiveSpec} from "./live-figure.js";
import {showOwnSql} from "./own/own-sql.js";

const WORDS = {
  svg: {en: "SVG", zh: "下载 SVG"},
  png: {en: "PNG", zh: "下载 PNG"},
  cite: {en: "Cite", zh: "引用"},
  copied: {en: "Copied", zh: "已复制"},
  asOf: {en: "Data as of", zh: "数据截至"}
} as const satisfies Record<string, Text>;

/** The actions of a live figure: its table, its picture, its SQL, its citation. What goes out is what is shown. */
export function takeAway<T>(
  name: string,
  lang: Lang,
  spec: () => LiveSpec<T> | null,
  element: HTMLElement,
  isPrivate: () => boolean
): readonly Node[] {
  const button = (label: Text, act: (shown: LiveSpec<T>, button: HTMLElement) => void | Promise<void>) => {
    const node = html`<button type="button">${label[lang]}</button>`;
    node.addEventListener("click", () => {
      const shown = spec();
      if (shown) void act(shown, node);
    });
    return node;
  };
  const fileName = ({source}: LiveSpec<T>) => figureFile(name, source);
  const address = () => pageAddress(isPrivate() ? "" : location.hash.slice(1));
  const picture = () => figurePicture(element, address());
  const sql = html`<button type="button">${ACTION.sql[lang]}</button>`;
  sql.addEventListener("click", () => {
    const text = spec()?.sql;
    if (isPrivate()) showOwnSql();
    else if (text) sqlLink(text, lang).click();
  });
  const notebook = html`<button type="button">${OPEN_AS_NOTEBOOK[lang]}</button>`;
  notebook.addEventListener("click", () => {
    const shown = spec();
    if (isPrivate()) showOwnSql();
    else if (shown?.sql !== undefined) location.assign(notebookAddress(startOf(shown), lang));
  });
  const startOf = ({sql: text = "", handed, title}: LiveSpec<T>) => ({
    title: printWords(title, lang),
    fragment: location.hash.slice(1),
    sql: handed?.sql ?? text,
    chart: handed?.chart
  });
  return [
    button(ACTION.download, (shown) => saveText(`${fileName(shown)}.csv`, figureCsv(shown))),
    button(WORDS.svg, (shown) => {
      const svg = picture();
      if (svg) saveBlob(`${fileName(shown)}.svg`, new Blob([svg.outerHTML], {type: "image/svg+xml"}));
    }),
    button(WORDS.png, async (shown) => {
      const svg = picture();
      if (svg) saveBlob(`${fileName(shown)}.png`, await toPng(svg));
    }),
    copyPictureButton(element, {
      lang,
      fileName: () => {
        const shown = spec();
        return shown ? fileName(shown) : name;
      },
      address
    }),
    sql,
    notebook,
    button(WORDS.cite, async (shown, node) => {
      const isCopied = await copiedText(
        `${printWords(shown.title, lang)}. ${printWords(shown.measure, lang)}. ${shown.source.citation} ${WORDS.asOf[lang]} ${shown.source.asOf}. ${address()}`
      );
      tell(node, (isCopied ? WORDS.copied : NOT_COPIED)[lang]);
    })
  ];
}
