/**
 * Loaded by every study before its own code. A policy without `unsafe-inline` lets code style a page through constructed sheets and
 * through the object of an element’s style, and set handlers as properties. What a study and the packages that it installs write in
 * the older ways goes there: style attributes and elements that code makes, and those in the templates of makers of markup that the
 * build names (`loaders/publish/trusted.ts`). A text that becomes markup in any other way styles and does nothing, as on the other
 * pages of the site.
 */

declare global {
  /** What a named maker of markup asks; undefined on pages that are no studies. */
  var studyMarkup: typeof markupOf | undefined;
}

/** What is made in place of a style element: a policy holds one against a page whatever its type and text. */
const CARRIED = "carried-style";
/** What comes before the name of a handler where a template has it. */
const SET = "set-";
const TAG = /<(style|carried-style)\b[^>]*>([^]*?)<\/\1\s*>|<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /(\s)([^\s"'>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;

const numbers = new Map<string, number>();
const sheets = new Map<Element, {readonly sheet: CSSStyleSheet; text: string}>();

if ("adoptedStyleSheets" in document) {
  globalThis.studyMarkup = markupOf;
  carryAttributes();
  carryElements();
  carryHandlers();
}

/**
 * Markup whose styles stand in sheets: a number is left of each attribute, of each element an empty one. The places of handlers in
 * a template of htl, which it sets as properties, have names that are none of a handler’s.
 */
export function markupOf(markup: string): string {
  return markup.replace(TAG, (tag: string, element: string | undefined, rules: string) => {
    if (element !== undefined) {
      adopt(sheetOf(rules));
      return `<${CARRIED} hidden></${CARRIED}>`;
    }
    return tag.replace(ATTRIBUTE, (attribute, space: string, name: string, value: string) => {
      if (/^on/i.test(name) && /^::\d+$/.test(value)) return `${space}${SET}${name}=${value}`;
      return name.toLowerCase() === "style"
        ? `${space}data-style="${numberOf(unescaped(value.replace(/^(["'])([^]*)\1$/, "$2")))}"`
        : attribute;
    });
  });
}

/** By which number a sheet styles elements as an attribute with the declarations would: before every other selector. */
function numberOf(declarations: string): number {
  const known = numbers.get(declarations);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(declarations, number);
  const sheet = sheetOf(`[data-style="${number}"]:not(#a#a#a) {}`);
  const [rule] = sheet.cssRules;
  if (rule instanceof CSSStyleRule) rule.style.cssText = declarations;
  adopt(sheet);
  return number;
}

function carryAttributes(): void {
  route(Element.prototype, "setAttribute", (set, element, [name, value]) => {
    if (String(name).toLowerCase() !== "style" || !("style" in element)) return set();
    (element as ElementCSSInlineStyle).style.cssText = String(value);
    return undefined;
  });
}

function carryElements(): void {
  for (const [name, at] of [
    ["createElement", 0],
    ["createElementNS", 1]
  ] as const)
    route(Document.prototype, name, (create, _, told) => {
      if (String(told[at]).toLowerCase() !== "style") return create();
      const made = create(told.map((each, n) => (n === at ? CARRIED : each)));
      if (made instanceof Element) carry(made);
      return made;
    });
  new MutationObserver(() => {
    for (const [element, {sheet}] of sheets)
      if (element.isConnected) adopt(carriedSheet(element));
      else document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  }).observe(document, {childList: true, characterData: true, subtree: true});
}

function carryHandlers(): void {
  for (const prototype of [HTMLElement.prototype, SVGElement.prototype])
    for (const name of Object.getOwnPropertyNames(prototype).filter((each) => each.startsWith("on")))
      Object.defineProperty(prototype, SET + name, {
        set(this: Element, handler: unknown) {
          Reflect.set(this, name, handler);
        }
      });
}

/** Has calls of a method go through a function, which calls it or does not. */
function route(
  prototype: object,
  name: string,
  through: (call: (told?: readonly unknown[]) => unknown, self: object, told: readonly unknown[]) => unknown
): void {
  const method: unknown = Reflect.get(prototype, name);
  if (typeof method !== "function") return;
  Object.defineProperty(prototype, name, {
    value(this: object, ...told: readonly unknown[]): unknown {
      return through((others = told): unknown => Reflect.apply(method, this, others), this, told);
    }
  });
}

/** Has an element that code made for styles stand for a sheet, at once where its text is set: code measures what it has styled. */
function carry(element: Element): void {
  element.setAttribute("hidden", "");
  sheets.set(element, {sheet: sheetOf(""), text: ""});
  Object.defineProperty(element, "sheet", {get: () => carriedSheet(element)});
  for (const [prototype, name] of [
    [Node.prototype, "textContent"],
    [Element.prototype, "innerHTML"]
  ] as const) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(element, name, {
      get: () => textIn(element),
      set(text: string) {
        own?.set?.call(element, text);
        adopt(carriedSheet(element));
      }
    });
  }
}

/** The sheet of a style element with the text it has now; rules that code put into it stay until the text is another. */
function carriedSheet(element: Element): CSSStyleSheet {
  const carried = sheets.get(element) ?? {sheet: sheetOf(""), text: ""};
  const text = textIn(element);
  if (text !== carried.text) carried.sheet.replaceSync((carried.text = text));
  return carried.sheet;
}

function textIn(element: Element): string {
  return [...element.childNodes].map((node) => node.nodeValue).join("");
}

function adopt(sheet: CSSStyleSheet): void {
  if (!document.adoptedStyleSheets.includes(sheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** The value of an attribute as markup writes it. */
function unescaped(value: string): string {
  const area = document.createElement("textarea");
  area.innerHTML = value;
  return area.value;
}
