import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {keepFile} from "./kept-files.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

/** Asks for a file, keeps it in this browser and gives the text of a cell that reads it; null where none was chosen. */
export function chosenFile(lang: Lang, say: (words: string) => void): Promise<string | null> {
  const input = html<HTMLInputElement>`<input type="file" aria-label=${WORDS.chooseFile[lang]} />`;
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve(null));
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (!file) {
        resolve(null);
        return;
      }
      keepFile(file).then(
        (sha256) => resolve(`file: ${JSON.stringify(file.name.replace(/[/\\"\r\n]/g, "_"))}\nsha256: ${sha256}\n`),
        () => {
          say(WORDS.unreadable[lang].replace("{}", () => file.name));
          resolve(null);
        }
      );
    });
    input.click();
  });
}
