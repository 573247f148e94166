import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {linkTo} from "../../../src/lib/links.js";
import {openPage, DRAWN_AT, type PageWindow} from "./page-window.js";
import {StyleRules} from "./style-rules.js";

/** What the cells of a page show before any script has run. */
export interface FirstView {
  /** HTML of each cell that displays something, by the cell's id; without a style attribute or element. */
  readonly cells: Readonly<Record<string, string>>;
  /** The rules its classes stand for. */
  readonly rules: readonly string[];
  /** Paths of the files that the page read, below the output folder. */
  readonly files: readonly string[];
}

const ROOT = /^:([0-9a-f]{8}(?:-\d+)?):$/;
/** Data that a page's figures are drawn from; the database is asked for by the first query alone. */
const DATA = /\.(json|bin)$/;
const CONTROLS = new Set(["button", "input", "select", "textarea"]);
const START = /^first-view:(.+)$/;

/**
 * Runs a built page by its own scripts, without a browser, and returns what its cells show: as on a wide screen, with
 * drawings that differ on a narrow one beside them. `file` is the page's path below the output folder `site`.
 * Throws where a cell fails, by page and message.
 */
export async function drawPage(site: string, file: string): Promise<FirstView> {
  const [view] = await drawPages(site, [file]);
  if (!view) throw new Error(`${file}: no view of it was drawn`);
  return view;
}

/**
 * The same for pages that differ only in what their path says: the first is run, and goes from path to path. Returns a
 * view each, in their order.
 */
export async function drawPages(site: string, [first = "", ...others]: readonly string[]): Promise<FirstView[]> {
  const page = openPage(site, first);
  try {
    const {document} = page;
    markCells(document);
    await importModules(document, pathToFileURL(join(site, first)).href, first);
    const views = [await viewAt(page, first, others.length > 0)];
    for (const [i, file] of others.entries()) {
      page.goTo(file);
      page.resizeTo("wide");
      views.push(await viewAt(page, file, i < others.length - 1));
    }
    return views;
  } finally {
    page.close();
  }
}

/** What an open page shows on both screens; its document is used up unless it is kept. */
async function viewAt(page: PageWindow, file: string, isKept: boolean): Promise<FirstView> {
  const {document} = page;
  await page.idle();
  const failed = document.getElementsByClassName("observablehq--error").item(0);
  if (failed) throw new Error(`${file}: ${failed.textContent}; expected every cell to display something or nothing`);
  const wide = drawingsOf(document.body).map((drawing) => (isKept ? (drawing.cloneNode(true) as Element) : drawing));
  page.resizeTo("narrow");
  await page.idle();
  const body = isKept ? (document.body.cloneNode(true) as HTMLElement) : document.body;
  return {...viewOf(body, wide, drawingsOf(body), file), files: page.files().filter((path) => DATA.test(path))};
}

/** Sets a mark before each cell, so that what it displays lies between mark and root. */
function markCells(document: Document): void {
  for (const root of commentsOf(document.body)) {
    const id = ROOT.exec(root.data)?.[1];
    if (!id) continue;
    const before = root.previousSibling;
    const mark = document.createComment(`first-view:${id}`);
    root.parentNode?.insertBefore(mark, before?.nodeName === "OBSERVABLEHQ-LOADING" ? before : root);
  }
}

async function importModules(document: Document, page: string, file: string): Promise<void> {
  const modules = [...document.querySelectorAll(`link[rel="modulepreload"]`)];
  const addresses = modules.map((link) => new URL(link.getAttribute("href") ?? "", page).href);
  // The client holds the cells of one document: the page's script asks for one of its own.
  for (const address of addresses) if (!/\/_observablehq\/client\.\w+\.js$/.test(address)) await import(address);
  await import(`${page}?page=${file}`);
}

/**
 * What the cells of a page show, from its document as on a narrow screen and the drawings it had on a wide one. The document
 * is used up.
 */
function viewOf(
  body: HTMLElement,
  wide: readonly Element[],
  narrow: readonly Element[],
  file: string
): Omit<FirstView, "files"> {
  const sheet = new StyleRules();
  if (wide.length === narrow.length)
    for (const [i, drawing] of wide.entries()) if (narrow[i]) besideNarrow(drawing, narrow[i], sheet);
  for (const element of elementsOf(body)) {
    // What is hidden until a script shows it would only be weight, and a file chosen before the scripts would be lost.
    if (isLeftOut(element)) element.remove();
    else {
      keepState(element);
      makeRelative(element, file);
      sheet.take(element);
    }
  }
  const cells: Record<string, string> = {};
  for (const mark of commentsOf(body)) {
    const id = START.exec(mark.data)?.[1];
    const html = id ? htmlUntil(mark, `:${id}:`) : "";
    if (id && html.trim()) cells[id] = html;
  }
  return {cells, rules: sheet.rules()};
}

/** Asked of names and attributes one by one: a selector would walk up the page for each of its elements. */
function isLeftOut(element: Element): boolean {
  const isFile = element.localName === "input" && element.getAttribute("type") === "file";
  return isFile || element.localName === "script" || element.hasAttribute("hidden");
}

/** Writes into attributes how a control is set, and closes it until there is a script to hear it. */
function keepState(element: Element): void {
  if (CONTROLS.has(element.localName)) element.setAttribute("disabled", "");
  if (is(element, "option")) element.toggleAttribute("selected", element.selected);
  else if (is(element, "textarea")) element.textContent = element.value;
  else if (is(element, "input")) {
    if (element.type === "checkbox" || element.type === "radio") element.toggleAttribute("checked", element.checked);
    else if (element.type !== "file" && element.value) element.setAttribute("value", element.value);
  }
}

/** Names by its place on the site what a script named by its whole address, which is another wherever the site stands. */
function makeRelative(element: Element, file: string): void {
  for (const {name, value} of Array.from(element.attributes))
    if (value.startsWith(DRAWN_AT)) element.setAttribute(name, linkTo(`/${value.slice(DRAWN_AT.length)}`, `/${file}`));
}

function is<T extends keyof HTMLElementTagNameMap>(element: Element, name: T): element is HTMLElementTagNameMap[T] {
  return element.localName === name;
}

/** The outer drawings of a page in their order. */
function drawingsOf(body: HTMLElement): Element[] {
  return elementsOf(body).filter((element) => element.localName === "svg" && !element.parentElement?.closest("svg"));
}

/** Sets the wide drawing back beside the narrow one, within a place of the height that the live drawing takes. */
function besideNarrow(wide: Element, narrow: Element, sheet: StyleRules): void {
  const [height, narrowHeight] = [wide, narrow].map((drawing) => Number(drawing.getAttribute("height"))) as [
    number,
    number
  ];
  if (height > 0) narrow.parentElement?.classList.add(sheet.reserve(height, narrowHeight));
  if (wide === narrow) return;
  if (wide.getAttribute("width") === narrow.getAttribute("width")) {
    narrow.replaceWith(wide);
    return;
  }
  wide.classList.add("first-view-wide");
  narrow.classList.add("first-view-narrow");
  narrow.before(wide);
  tellNamesApart(narrow);
}

/** Gives the names within a narrow drawing a prefix, or it would take the clips and hatches of the wide one. */
function tellNamesApart(drawing: Element): void {
  for (const element of elementsOf(drawing))
    for (const {name, value} of Array.from(element.attributes))
      if (name === "id") element.id = `narrow-${value}`;
      else if (value.includes("url(#") || (name.endsWith("href") && value.startsWith("#")))
        element.setAttribute(name, value.replace("#", "#narrow-"));
}

function htmlUntil(mark: Comment, end: string): string {
  const holder = mark.ownerDocument.createElement("div");
  for (let node = mark.nextSibling; node && !(isComment(node) && node.data === end); node = mark.nextSibling) {
    if (node.nodeName === "OBSERVABLEHQ-LOADING") node.remove();
    else holder.append(node);
  }
  return holder.innerHTML;
}

function commentsOf(body: Element): Comment[] {
  return nodesOf(body).filter(isComment);
}

function elementsOf(root: Element): Element[] {
  return nodesOf(root).filter(isElement);
}

/** All below a node in their order. By hand: a walker, and a live collection, take many times as long here. */
function nodesOf(root: Node, found: Node[] = []): Node[] {
  for (let node = root.firstChild; node; node = node.nextSibling) {
    found.push(node);
    nodesOf(node, found);
  }
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isComment(node: Node): node is Comment {
  return node.nodeType === 8;
}
