import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fields, list, record, text, type Decoder} from "../../src/lib/decode.js";
import {HTML_LANG, LANGUAGES, SITE_NAME, TRADITIONAL, type Lang, type Text} from "../../src/lib/language.js";
import {audienceOf} from "../audience.js";
import {readBundled} from "../browser/bundled.js";
import {projectRoot} from "../paths.js";
import {escapedMarkup} from "../markup.js";
import {markupInTraditional} from "./traditional/convert.js";

/** Where the bill of materials and the page of it stand on a site. */
export const BILL = "sbom.json";
export const SUPPLY_CHAIN = "supply-chain.html";

/** Licences of shipped code: each lets it be passed on under terms of one's own. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense", "Zlib"];
/** What is bundled in another package has no description of its own here. */
const UNDESCRIBED: Readonly<Record<string, string>> = {"js-sha256": "MIT", "pdfjs-dist": "Apache-2.0"};

/** One package whose code a site ships. */
export interface ShippedPackage {
  readonly name: string;
  /** Null where another package has bundled it and does not say. */
  readonly version: string | null;
  readonly licence: string;
}

const PACKAGE = fields({name: text, version: text, license: text}, {});

/**
 * Packages whose code the site ships, by name. Throws at one without a licence that lets it be shipped, where the site is for
 * an audience; a working copy may try any.
 */
export function shippedPackages(
  folders: readonly string[] = readBundled(),
  root = projectRoot,
  isForOthers = audienceOf() !== null
): ShippedPackage[] {
  return folders
    .map((folder) => {
      const path = join(root, folder, "package.json");
      const name = folder.replace(/^.*node_modules\//, "");
      const own = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>) : null;
      // Some packages name no licence.
      const stated =
        own && PACKAGE({name: own["name"], version: own["version"], license: own["license"] ?? "none"}, path);
      const licence = stated?.license ?? UNDESCRIBED[name] ?? "none";
      if (isForOthers && !isPermissive(licence))
        throw new Error(
          `${folder}: licence ${licence}; expected one of ${PERMISSIVE.join(", ")}: ship no code under another`
        );
      return {name, version: stated?.version ?? null, licence};
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a licence, or one of several that its authors leave the choice of, lets code be shipped. */
function isPermissive(licence: string): boolean {
  return licence
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .some((each) => PERMISSIVE.includes(each));
}

const COMPONENT: Decoder<{readonly name: string; readonly version: string}> = (value, path) => {
  const {name, version} = record((part) => part)(value, path);
  return {name: text(name, `${path}.name`), version: text(version, `${path}.version`)};
};

/** A bill of materials of shipped packages in CycloneDX: of all that npm lists of the lock file, what is shipped, without times. */
export function billOfMaterials(packages: readonly ShippedPackage[], listed: string): string {
  const bill = record((part) => part)(JSON.parse(listed), "npm sbom");
  const components = list((part) => part)(bill["components"], "npm sbom.components").filter((component) => {
    const {name, version} = COMPONENT(component, "npm sbom.components[]");
    return packages.some((shipped) => shipped.name === name && shipped.version === version);
  });
  const bundled = packages
    .filter(({version}) => version === null)
    .map(({name, licence}) => ({
      type: "library",
      name,
      description: "bundled in another package",
      licenses: [{license: {id: licence}}]
    }));
  const {name, version, license} = PACKAGE(nameOf(), "package.json");
  const component = {type: "application", name, version, licenses: [{license: {id: license}}]};
  const {specVersion} = bill;
  const told = {
    bomFormat: "CycloneDX",
    specVersion,
    version: 1,
    metadata: {component},
    components: [...components, ...bundled]
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function nameOf(): unknown {
  const own = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as Record<string, unknown>;
  return {name: own["name"], version: own["version"], license: own["license"]};
}

/** What npm lists of the packages that are locked, by its own command; it asks no registry. */
export function listedByNpm(root = projectRoot): string {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const asked = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--offline", "--no-update-notifier"];
  return execFileSync(npm, asked, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    shell: process.platform === "win32"
  });
}

const TITLE: Text = {en: "Packages of this site", zh: "本站软件包"};
const ABOUT: Text = {
  en: "Packages whose code this site ships to browsers, each at the version that is locked, under licences that all let it be passed on. Nothing is loaded from elsewhere.",
  zh: "本站向浏览器提供的软件包，各为锁定版本，许可均允许再分发。本站不从别处加载任何内容。"
};
const HEADS: Readonly<Record<Lang, readonly string[]>> = {
  en: ["Package", "Version", "Licence"],
  zh: ["软件包", "版本", "许可"]
};
const BUNDLED: Text = {en: "bundled in another package", zh: "随其他软件包打包"};
const TEXTS: Text = {en: "Licences in full", zh: "许可全文"};
const BILL_NAME: Text = {en: "Bill of materials (CycloneDX)", zh: "软件物料清单（CycloneDX）"};

/** The page that lists them, which needs no other file. */
export function supplyChainHtml(packages: readonly ShippedPackage[]): string {
  const rows = (lang: Lang) =>
    packages.map(
      ({name, version, licence}) =>
        `<tr><td>${escapedMarkup(name)}</td><td>${escapedMarkup(version ?? BUNDLED[lang])}</td><td>${escapedMarkup(licence)}</td></tr>`
    );
  const part = (lang: Lang) => `<section lang="${HTML_LANG[lang]}">
<h1>${SITE_NAME[lang]}</h1>
<p>${ABOUT[lang]} <a href="./licences.txt">${TEXTS[lang]}</a> · <a href="./${BILL}">${BILL_NAME[lang]}</a></p>
<table><thead><tr>${HEADS[lang].map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows(lang).join("")}</tbody></table>
</section>`;
  return `<!doctype html>
<html lang="${HTML_LANG.en}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${TITLE.en} · ${TITLE.zh} · ${SITE_NAME.en}</title>
<link rel="icon" href="data:,">
<style>body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; } h1 { font: 1.5rem Georgia, "Songti SC", serif; } td, th { padding: 0.1rem 1rem 0.1rem 0; text-align: left; overflow-wrap: anywhere; }</style>
<main>
${[...LANGUAGES.map(part), markupInTraditional(part(TRADITIONAL.of))].join("\n")}
</main>
</html>
`;
}

/** What a site says of what it ships, by file. */
export function supplyChain(): ReadonlyMap<string, string> {
  const packages = shippedPackages();
  return new Map([
    [BILL, billOfMaterials(packages, listedByNpm())],
    [SUPPLY_CHAIN, supplyChainHtml(packages)]
  ]);
}
