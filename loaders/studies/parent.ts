import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {entityOf} from "../../src/companies/models.js";
import {MOVED} from "../../src/lib/pages.js";
import {didYouMean} from "../../src/model/nearest.js";
import type {DocumentKind} from "./changes.js";
import {bodyOf, otherFields} from "./lineage.js";

/** What a study can be made of. */
export interface Parent {
  /** Within the repository. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

const PAGES = "src/[lang]";
const COMPANIES = "src/companies";

/**
 * The page, company model or file that a name means: "usage", "/en/usage.html", "zhipu", "2513.HK", "own.model".
 * Throws where there is none, with the nearest there is.
 */
export function parentNamed(name: string, root: string): Parent {
  const route = name
    .replace(/^\/?(?:en|zh)\//, "")
    .replace(/^\//, "")
    .replace(/\.html$/, "");
  const moved = MOVED.find(({path}) => path === `/${route}`);
  if (moved) return parentNamed(moved.to, root);
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
    `--from: ${name}; expected a page (${pages.join(", ")}), a company (${companies.join(", ")}) or a .model or .md file${didYouMean(route, [...pages, ...companies])}`
  );
}

export function parentAt(path: string, root: string): Parent {
  return {path, kind: path.endsWith(".model") ? "model" : "page", text: read(root, path)};
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
