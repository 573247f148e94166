import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import {saveBlob} from "./download.js";
import {pictureOf, toPng} from "./picture.js";

const WORDS = {
  copy: {en: "Copy picture", zh: "复制图片"},
  copied: {en: "Copied", zh: "已复制"},
  saved: {en: "Saved as a file", zh: "已存为文件"},
  none: {en: "No chart is shown", zh: "当前未显示图"}
} as const satisfies Record<string, Text>;

/** How long an action says what became of it, in milliseconds. */
const TOLD_MS = 1500;
/** Longer addresses carry whole models: a picture then names the page alone. */
const LONGEST_ADDRESS = 300;

/** The chart of a figure as a picture that stands alone, with all that is said around it and the address that opens it. Null where none is shown. */
export function figurePicture(figure: HTMLElement, address: string): SVGSVGElement | null {
  const chart = figure.querySelector<HTMLElement>(".figure-chart");
  if (!chart || chart.hidden) return null;
  const said = (part: string) => figure.querySelector(part)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  return pictureOf(chart, {
    title: said(".figure-title"),
    subtitle: said(".figure-subtitle"),
    source: `${said(".figure-source")} ${address.length > LONGEST_ADDRESS ? address.replace(/#.*/s, "") : address}`,
    keys: [...figure.querySelectorAll(".figure-note .origin-key > *")].map((item) => ({
      label: item.textContent,
      color: getComputedStyle(item.querySelector(".swatch") ?? item).backgroundColor
    }))
  });
}

/** Copies what a figure shows as a picture; where a browser keeps its clipboard shut, as it does without TLS, the picture is saved. */
export function copyPictureButton(
  figure: HTMLElement,
  {lang, fileName, address}: {readonly lang: Lang; readonly fileName: () => string; readonly address: () => string}
): HTMLElement {
  const node = html`<button type="button">${WORDS.copy[lang]}</button>`;
  node.addEventListener("click", () => {
    const picture = figurePicture(figure, address());
    const told = picture === null ? Promise.resolve(WORDS.none) : copied(picture, fileName());
    void told.then((said) => tell(node, said[lang]));
  });
  return node;
}

async function copied(picture: SVGSVGElement, fileName: string): Promise<Text> {
  const png = toPng(picture);
  try {
    // Browsers that ask for the picture within the click take a promise of it.
    await navigator.clipboard.write([new ClipboardItem({"image/png": png})]);
    return WORDS.copied;
  } catch {
    saveBlob(`${fileName}.png`, await png);
    return WORDS.saved;
  }
}

/** Says on a button, for a moment, what became of it. */
export function tell(button: HTMLElement, said: string): void {
  // Told anew before it has gone, a word of it is not taken for the name.
  const name = (button.dataset["name"] ??= button.textContent);
  button.textContent = said;
  setTimeout(() => (button.textContent = name), TOLD_MS);
}
