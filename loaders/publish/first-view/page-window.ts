import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {JSDOM} from "jsdom";
import "./lazy-styles.js";

/** The two screens that a first view is drawn for. */
export type Screen = "wide" | "narrow";

/** What a page needs of a browser that draws no pixels: sizes by rule, files from disk, and word of when it is idle. */
export interface PageWindow {
  readonly document: Document;
  /** Goes to another path below the output folder, as a reader does who goes back or forward. */
  goTo(file: string): void;
  /** Tells every watched element its width on a screen of another width. */
  resizeTo(screen: Screen): void;
  /** Paths of the files the page has read, below the output folder. */
  files(): readonly string[];
  /** Resolves once nothing is on its way any more: no file, no timer, no frame. Throws where a page never rests. */
  idle(): Promise<void>;
  close(): void;
}

const PIXELS: Readonly<Record<Screen, number>> = {wide: 1440, narrow: 360};
/** Width of drawings in pixels by what holds them, as the style sheets lay them out; the last line is the page's own. */
const WIDTHS: readonly (readonly [string, Readonly<Record<Screen, number>>])[] = [
  [".panel", {wide: 252, narrow: 156}],
  [".columns", {wide: 508, narrow: 328}],
  [".claim-strip", {wide: 484, narrow: 328}],
  [".answer-side", {wide: 560, narrow: 328}],
  [".first-story", {wide: 647, narrow: 328}],
  ["*", {wide: 1056, narrow: 328}]
];
/** Where a page stands while it is drawn: at an address that nothing answers. */
export const DRAWN_AT = "http://site.invalid/";
/** What a page starts later than this, in milliseconds, is not part of its first view. */
const LATER = 1000;
const QUIET_TURNS = 5;
const MOST_TURNS = 20_000;

/** A page that is open: this process has one at a time, since its window is what scripts find as global names. */
class OpenPage {
  screen: Screen = "wide";
  /** Files and modules on their way. */
  loading = 0;
  readonly files = new Set<string>();
  /** Elements that wait to come into sight; the first of them is. */
  readonly awaited = new Set<Element>();
  readonly due = new Map<number, () => void>();
  readonly watched = new Map<Element, Set<SizeObserver>>();

  constructor(
    readonly site: string,
    public file: string,
    readonly window: JSDOM["window"]
  ) {}

  async count<T>(work: Promise<T>): Promise<T> {
    this.loading++;
    try {
      return await work;
    } finally {
      this.loading--;
    }
  }

  widthOf(element: Element): number {
    return WIDTHS.find(([selector]) => element.closest(selector))?.[1][this.screen] ?? 0;
  }

  async idle(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < QUIET_TURNS; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.loading > 0) quiet = 0;
      if (this.due.size === 0) continue;
      quiet = 0;
      if (++turns > MOST_TURNS) throw new Error(`${this.file}: never rests; expected a page that draws and then waits`);
      const runs = [...this.due.values()];
      this.due.clear();
      for (const run of runs) run();
    }
  }
}

let open: OpenPage | null = null;
let serial = 0;

/** Opens a built page. Throws where another is still open. */
export function openPage(site: string, file: string): PageWindow {
  if (open) throw new Error(`${file}: ${open.file} is still open; expected one page at a time`);
  const dom = new JSDOM(readFileSync(join(site, file), "utf8"), {url: `${DRAWN_AT}${file}`});
  const {window} = dom;
  // A selector asks each link it passes for its host, and the document for its base each time: the first element answers.
  const base = window.document.createElement("base");
  base.href = `${DRAWN_AT}${file}`;
  window.document.head.prepend(base);
  const page = (open = new OpenPage(site, file, window));
  Object.defineProperty(window.Element.prototype, "clientWidth", {
    get(this: Element) {
      return page.widthOf(this);
    }
  });
  for (const name of ["scrollTo", "scrollIntoView", "scrollBy"])
    Object.defineProperty(window.Element.prototype, name, {value: nothing, configurable: true});
  const restore = makeGlobal({...namesOf(window), ...PAGE_NAMES, window: Object.assign(window, PAGE_NAMES)});
  return {
    document: window.document,
    goTo(file) {
      page.file = file;
      dom.reconfigure({url: `${DRAWN_AT}${file}`});
      base.href = `${DRAWN_AT}${file}`;
      window.dispatchEvent(new window.Event("popstate"));
    },
    resizeTo(screen) {
      page.screen = screen;
      for (const [target, observers] of page.watched)
        if (!target.isConnected) page.watched.delete(target);
        else for (const observer of observers) later(() => observer.report(target));
    },
    files: () => [...page.files],
    idle: () => page.idle(),
    close() {
      restore();
      window.close();
      open = null;
    }
  };
}

function later(run: () => void, delay = 0): number {
  const id = ++serial;
  if (open && delay <= LATER) open.due.set(id, run);
  return id;
}

function cancel(id: number): void {
  open?.due.delete(id);
}

/** Stands for ResizeObserver: an element is as wide as its place on the screen. */
class SizeObserver {
  constructor(private readonly tell: (entries: readonly object[], observer: SizeObserver) => void) {}
  observe(target: Element): void {
    open?.watched.set(target, (open.watched.get(target) ?? new Set()).add(this));
    later(() => this.report(target));
  }
  unobserve(target: Element): void {
    open?.watched.get(target)?.delete(this);
  }
  disconnect(): void {
    for (const observers of open?.watched.values() ?? []) observers.delete(this);
  }
  report(target: Element): void {
    if (!open?.watched.get(target)?.has(this)) return;
    this.tell([{target, contentRect: {width: open.widthOf(target), height: 0}}], this);
  }
}

/** Stands for IntersectionObserver: of all that waits to come into sight, the first is on the first screen. */
class SightObserver {
  constructor(private readonly tell: (entries: readonly object[], observer: SightObserver) => void) {}
  observe(target: Element): void {
    open?.awaited.add(target);
    if (open?.awaited.size === 1) later(() => this.tell([{target, isIntersecting: true, intersectionRatio: 1}], this));
  }
  readonly unobserve = nothing;
  readonly disconnect = nothing;
}

/** A worker that never answers: what needs one, such as DuckDB, is not part of a first view. */
class SilentWorker {
  readonly postMessage = nothing;
  readonly addEventListener = nothing;
  readonly removeEventListener = nothing;
  readonly terminate = nothing;
}

function nothing(): void {
  return undefined;
}

/**
 * What pages find under these names whichever page is open: libraries take some of them once, when they are first loaded.
 */
const PAGE_NAMES = {
  ResizeObserver: SizeObserver,
  IntersectionObserver: SightObserver,
  Worker: SilentWorker,
  matchMedia: (query: string) => ({
    matches: matchesWidth(query, PIXELS[open?.screen ?? "wide"]),
    media: query,
    addEventListener: nothing,
    removeEventListener: nothing
  }),
  requestAnimationFrame: (run: (time: number) => void) => later(() => run(0)),
  cancelAnimationFrame: cancel,
  setTimeout: (run: () => void, delay?: number) => later(run, delay),
  clearTimeout: cancel,
  setInterval: () => ++serial,
  clearInterval: nothing,
  fetch: async (address: string | URL) => {
    if (!open) throw new Error(`${String(address)}: asked for after its page was closed`);
    const url = new URL(String(address), open.window.location.href);
    if (url.origin === open.window.location.origin) open.files.add(decodeURIComponent(url.pathname.slice(1)));
    return open.count(Promise.resolve(readAddress(open.site, url)));
  },
  countedImport: (from: string, specifier: string): Promise<unknown> => {
    const module = import(new URL(specifier, from).href);
    return open ? open.count(module) : module;
  }
};

/** Names of a window that Node has otherwise or not at all; Node's own are kept where both have one that serves. */
function namesOf(window: JSDOM["window"]): Record<string, unknown> {
  const kept = new Set([
    "globalThis",
    "undefined",
    "NaN",
    "Infinity",
    "URL",
    "URLSearchParams",
    "console",
    "performance"
  ]);
  const names = Object.getOwnPropertyNames(window).filter(
    (name) => !/^_|^\d/.test(name) && (!(name in globalThis) || /^(Event|EventTarget|CustomEvent)$/.test(name))
  );
  const bound = ["addEventListener", "removeEventListener", "dispatchEvent", "scrollTo", "getComputedStyle"] as const;
  return {
    ...Object.fromEntries(names.filter((name) => !kept.has(name)).map((name) => [name, Reflect.get(window, name)])),
    ...Object.fromEntries(
      bound.map((name) => [
        name,
        (...args: unknown[]): unknown => Reflect.apply(Reflect.get(window, name), window, args)
      ])
    )
  };
}

/** Sets global names; returns what sets them back. */
function makeGlobal(values: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(values).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  return () => {
    for (const [name, descriptor] of before)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
  };
}

/** Whether a media query about widths matches; any other, such as one for print or dark, does not. */
export function matchesWidth(query: string, pixels: number): boolean {
  const bounds = [...query.matchAll(/(min|max)-width:\s*([\d.]+)(px|r?em)/g)];
  return (
    bounds.length > 0 &&
    bounds.every(([, side, size, unit]) => {
      const bound = Number(size) * (unit === "px" ? 1 : 16);
      return side === "min" ? pixels >= bound : pixels <= bound;
    })
  );
}

/** A file of the site by its address, on the site's own origin or on disk. */
function readAddress(site: string, address: URL): Response {
  const path = address.protocol === "file:" ? fileURLToPath(address) : join(site, decodeURIComponent(address.pathname));
  const isInside = pathToFileURL(path).href.startsWith(pathToFileURL(`${site}/`).href);
  if (!isInside) return new Response(null, {status: 404});
  try {
    return new Response(readFileSync(path));
  } catch {
    return new Response(null, {status: 404});
  }
}
