import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import {modulesBehind} from "../kept/inputs.js";
import {sha256} from "../ledger/entry.js";
import {studies} from "../pages/studies.js";
import {projectRoot} from "../paths.js";
import {reportPages, reportPath} from "../reports/files.js";

/** What a page is made of besides data: checksums by path. */
export type PageBasis = Readonly<Record<string, string>>;

const SHOWN_DIGITS = 16;
const CHINESE = /[\u3400-\u9fff]/;
const COMMENTS = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;
/** The page by which every report of the series is shown. */
const REPORT_PAGE = "reports/[report]";
const CLAIMS = ["claim", "claim_basis", "claim_reading"].map((table) => `data/registry/${table}.csv`);

/**
 * What approval of a page is bound to: its prose; the modules it loads that hold words, as each that does holds Chinese
 * ones; documents of models and claims, where what it loads is made of them. A night’s data are no part of it.
 */
export function basisOf(page: string, root = projectRoot): PageBasis {
  const [, report] = /^reports\/([^[]+)$/.exec(page) ?? [];
  const file = `src/[lang]/${report === undefined ? page : REPORT_PAGE}.md`;
  const prose = readText(join(root, file));
  if (prose === null) throw new Error(`${page}: no page; expected one of ${pagesToApprove(root).join(", ")}`);
  const modules = new Set(codeOf(file, prose, root));
  const results = new Set(
    [prose, ...[...modules].map((path) => readText(join(root, path)) ?? "")].flatMap((text) =>
      [...text.matchAll(/\bdata\/([\w-]+\.json)/g)].map(([, name = ""]) => name)
    )
  );
  const loaders = [...results].flatMap((name) => behind(`src/data/${name}.ts`, root));
  const templates = [...modules].filter((path) =>
    CHINESE.test((readText(join(root, path)) ?? "").replace(COMMENTS, ""))
  );
  const documents = loaders.includes("src/companies/models.ts") ? modelDocuments(root) : [];
  const claims = results.has("claims.json") ? CLAIMS.filter((path) => existsSync(join(root, path))) : [];
  const own = report === undefined ? [] : [reportPath(report)];
  const files = [file, ...own, ...templates, ...documents, ...claims].sort();
  return Object.fromEntries(
    files.map((path) => [path, sha256(readFileSync(join(root, path))).slice(0, SHOWN_DIGITS)] as const)
  );
}

/**
 * Pages that somebody has to approve before an audience sees them, as their sources are called; the preview’s own pages of
 * labs and models are none.
 */
export function pagesToApprove(root = projectRoot, audience: Audience | null = null): string[] {
  const folder = join(root, "src/[lang]");
  if (!existsSync(folder)) return [];
  const shown = studies(join(root, "src"), audience).map(({path}) => path.slice(1));
  const reports = reportPages(root, audience).map(({path}) => path.slice(1));
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !/^(?:labs|models)\//.test(file))
    .map((file) => file.slice(0, -".md".length))
    .filter((page) => !page.startsWith("studies/") || shown.includes(page))
    .flatMap((page) => (page === REPORT_PAGE ? reports : [page]))
    .sort();
}

/** The page that a file of a built site is made from: `/en/labs/z-ai.html` is made from `profiles`. */
export function pageBehind(path: string): string {
  const [, , ...rest] = path.replace(/\.html$/, "").split("/");
  const [first = "", second] = rest;
  if (first === "labs" || first === "models") return "profiles";
  return first === "editions" && second !== undefined ? "editions/[edition]" : rest.join("/");
}

/** Files of one basis that the other does not have as they are. */
export function changedFiles(was: PageBasis, now: PageBasis): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((path) => was[path] !== now[path]).sort();
}

/** Modules that a page loads, from the repository; a page names them from the root of the source. */
function codeOf(file: string, prose: string, root: string): string[] {
  return [...prose.matchAll(/^\s*import\b[^;]*?"([./][^"]+)"/gm)].flatMap(([, from = ""]) =>
    behind(from.startsWith("/") ? `src${from}` : relative(root, join(root, file, "..", from)), root)
  );
}

function behind(path: string, root: string): string[] {
  const entry = join(root, path.replace(/\.js$/, ".ts"));
  return readText(entry) === null ? [] : modulesBehind(entry, readText).map((found) => relative(root, found));
}

function modelDocuments(root: string): string[] {
  return readdirSync(join(root, "src/companies"), {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".model"))
    .map((file) => `src/companies/${file.replaceAll("\\", "/")}`);
}

function readText(path: string): string | null {
  return statSync(path, {throwIfNoEntry: false})?.isFile() === true ? readFileSync(path, "utf8") : null;
}
