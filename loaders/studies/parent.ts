import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {entityOf} from "../../src/companies/models.js";
import {MOVED} from "../../src/lib/pages.js";
import {didYouMean} from "../../src/model/nearest.js";
import type {DocumentKind} from "./changes.js";
import {figurePart} from "./figure-part.js";
import {bodyOf, otherFields} from "./lineage.js";

/** What a study can be made of. */
export interface Parent {
  /** Within the repository; a figure’s is that of its page, with its id behind a `#`. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

const PAGES = "src/[lang]";
const COMPANIES = "src/companies";

/**
 * The page, figure, company model or file that a name means: "usage", "/en/usage.html", "usage#slice-weeks", "zhipu", "2513.HK",
 * "own.model". Throws where there is none, with the nearest there is.
 */
export function parentNamed(name: string, root: string): Parent {
  const [, page = name, figure] = /^([^#]+)#(.+)$/.exec(name) ?? [];
  const parent = documentNamed(page, root);
  return figure === undefined ? parent : parentAt(`${parent.path}#${placeIn(figure)}`, root);
}

/** The place that the fragment of an address leads to, also where it holds more than that. */
function placeIn(fragment: string): string {
  return fragment.includes("=") ? (new URLSearchParams(fragment).get("at") ?? fragment) : fragment;
}

function documentNamed(name: string, root: string): Parent {
  const route = name
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/^\/?(?:en|zh)\//, "")
    .replace(/^\//, "")
    .replace(/\.html$/, "");
  const moved = MOVED.find(({path}) => path === `/${route}`);
  if (moved) return documentNamed(moved.to, root);
  const companies = documentsIn(join(root, COMPANIES), ".model");
  const pages = [
    ...documentsIn(join(root, PAGES), ".md"),
    ...documentsIn(join(root, PAGES, "studies"), ".md").map((page) => `studies/${page}`)
  ];
  const company = companies.find((each) => each === route || entityOf(read(root, COMPANIES, `${each}.model`)) === name);
  if (company !== undefined) return parentAt(`${COMPANIES}/${company}.model`, root);
  if (pages.includes(route)) return parentAt(`${PAGES}/${route}.md`, root);
  if (/\.(?:model|md)$/.test(name) && existsSync(join(root, name))) return parentAt(name, root);
  throw new Error(
    `--from: ${name}; expected a page (${pages.join(", ")}), a figure of one (usage#slice-weeks), a company (${companies.join(", ")}) or a .model or .md file${didYouMean(route, [...pages, ...companies])}`
  );
}

/** The parent at a path. Throws where a figure’s page has it no more. */
export function parentAt(path: string, root: string): Parent {
  const [file = path, figure] = path.split("#");
  const text = read(root, file);
  if (figure === undefined) return {path, kind: file.endsWith(".model") ? "model" : "page", text};
  if (!file.startsWith(`${PAGES}/`))
    throw new Error(`--from: ${path}; expected a figure of a page, such as usage#slice-weeks`);
  const route = file.slice(PAGES.length + 1, -".md".length);
  return {path, kind: "page", text: withFields(figurePart(text, route, figure, join(root, "src")), otherFields(text))};
}

function withFields(text: string, fields: string): string {
  return fields === "" ? text : `---\n${fields}---\n\n${text}`;
}

/** Whether what a study was made of is still there. */
export function isThere(path: string, root: string): boolean {
  const [file = path, figure] = path.split("#");
  if (!existsSync(join(root, file))) return false;
  try {
    return figure === undefined || parentAt(path, root).text !== "";
  } catch {
    return false;
  }
}

/** A parent as a study has it: a page without its front matter, its links led out of the folder of studies. */
export function documentOf({path, kind, text}: Parent): string {
  if (kind === "model") return text;
  return path.startsWith(`${PAGES}/studies/`) ? bodyOf(text) : bodyOf(text).replace(/\]\(\.\//g, "](../");
}

/** Front matter that a study takes over from its parent, its files led out of the folder of studies. */
export function fieldsOf({path, kind, text}: Parent): string {
  if (kind === "model") return "";
  const fields = otherFields(text);
  return path.startsWith(`${PAGES}/studies/`) ? fields : fields.replace(/^( +\S+: *"?)\.\//gm, "$1../");
}

function documentsIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => basename(file, ending))
    .sort();
}

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), "utf8");
}
