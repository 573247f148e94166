import {labName} from "../../src/words/names.js";

/** In SQL: a lab's key and name in one text, from which `shownLab` has the name that pages show. */
export const LAB_SQL = "l.lab || '~' || l.name";

export function shownLab(text: unknown): string {
  const [lab = "", name = ""] = String(text).split("~");
  return labName(lab, {en: name, zh: name}).en;
}
