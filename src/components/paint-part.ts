import type {Lang} from "../lib/language.js";
import {nameLink} from "../lib/profile-address.js";
import type {MarkedText} from "../words/marked.js";
import type {SubjectName} from "../words/names.js";
import {isQuantity, setParts, printPart, type Part, type Words} from "../words/say.js";

export interface PaintOptions {
  readonly lang: Lang;
  /** Whose the quantities are that name no source of their own. */
  readonly source: string;
  /** Document to make elements in; the page's own by default. */
  readonly document?: Document;
}

/** Longest name, in characters, that is kept on one line: Chinese may break anywhere, within a name too. */
const LONGEST_UNBROKEN = 8;

function isSubject(part: Part): part is SubjectName {
  return typeof part === "object" && "subject" in part;
}

function isMarked(part: Part): part is MarkedText {
  return typeof part === "object" && "mark" in part;
}

const ELEMENT: Readonly<Record<MarkedText["mark"], string>> = {
  strong: "strong",
  code: "code",
  checksum: "code",
  shares: "span",
  foreign: "span"
};

function setApart(text: string, mark: MarkedText["mark"], page: Document): HTMLElement {
  const element = page.createElement(ELEMENT[mark]);
  element.textContent = text;
  if (mark === "shares") element.className = "unbroken shares";
  if (mark === "foreign") element.lang = "en";
  if (mark !== "checksum") return element;
  element.className = "checksum";
  element.lang = "en";
  element.title = `SHA-256 ${text}`;
  return element;
}

function unbroken(name: string, page: Document): string | HTMLElement {
  if (name.length > LONGEST_UNBROKEN) return name;
  const span = page.createElement("span");
  span.className = "unbroken";
  span.textContent = name;
  return span;
}

/** A name that leads somewhere, or the name alone. */
function linked(name: string, address: string | null, page: Document): string | HTMLElement {
  if (address === null) return name;
  const link = page.createElement("a");
  link.className = "name-link";
  link.setAttribute("href", address);
  link.textContent = name;
  return link;
}

/** A part of a sentence as text, or as an element that carries what it says. */
export function paintPart(part: Part, {lang, source, document: page = document}: PaintOptions): string | HTMLElement {
  const text = printPart(part, lang);
  if (isSubject(part)) return linked(text, nameLink(part.subject.kind, part.subject.key, lang), page);
  if (isMarked(part)) return setApart(text, part.mark, page);
  if (!isQuantity(part)) return typeof part === "string" || lang !== "zh" ? text : unbroken(text, page);
  const isDay = part.unit === "date";
  const element = page.createElement(isDay ? "time" : "data");
  if (isDay) element.setAttribute("datetime", String(part.value));
  else {
    element.setAttribute("value", String(part.value));
    element.dataset["unit"] = part.unit;
    element.dataset["source"] = part.source ?? source;
  }
  element.textContent = text;
  return element;
}

/** A sentence as text and elements: each quantity carries its value, unit and source, each day its date. */
export function paintParts(words: Words, options: PaintOptions): (string | HTMLElement)[] {
  return setParts(words, options.lang).map((part) => paintPart(part, options));
}
