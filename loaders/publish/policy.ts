import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {audienceOf} from "../audience.js";
import {drawnStyles} from "./drawn-styles.js";
import {withStyleClasses} from "./style-classes.js";
import {headStart} from "./page-text.js";
import {TRUSTED} from "../../src/lib/trusted-types.js";

type Directives = Readonly<Record<string, readonly string[]>>;

/** What a page may not do whatever it holds: take anything from elsewhere, send a form, or be told another base. */
const CLOSED: Directives = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"]
};
/** What pages with scripts take from the site they stand on; pictures and files that a reader makes are blobs. */
const OWN: Directives = {
  "connect-src": ["'self'", "blob:"],
  "font-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "worker-src": ["'self'"]
};
/** No plain text becomes markup, script or worker: what does goes through a policy of these names. */
const THROUGH_POLICIES: Directives = {
  "require-trusted-types-for": ["'script'"],
  "trusted-types": Object.values(TRUSTED)
};
/** The start of an element whose text a browser runs or applies, with that text. */
const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/g;
const EVALUATES: Readonly<Record<StudyLeave, readonly string[]>> = {
  published: ["'wasm-unsafe-eval'"],
  working: ["'wasm-unsafe-eval'", "'unsafe-eval'"]
};
const STUDY = /(?:^|[\\/])studies[\\/]/;
// With what it says: scripts of ours name the element as well.
const IS_POLICY = /<meta http-equiv="Content-Security-Policy" content="[^"]*">\n?/;

/** What a researcher’s page is let beyond what pages are; a working copy is its author’s. */
export type StudyLeave = "published" | "working";

/** Whether a file of a built site is a researcher’s page. */
export function isStudy(file: string): boolean {
  return STUDY.test(file);
}

/**
 * The policy of a built page, by the hash of each script and style within it: nothing else that is written in it runs or styles
 * it. Packages of a study may make markup of texts, run WebAssembly and frame pages of the site; in a working copy they may make
 * code of text as well, as vega does.
 */
export function pagePolicy(html: string, study: StudyLeave | null = null): string {
  const scripts: string[] = [];
  const styles: string[] = [];
  for (const [, element = "", attributes = "", text = ""] of html.matchAll(INLINE))
    if (element === "style") styles.push(text);
    else if (!/\ssrc=/.test(attributes)) scripts.push(text);
  const hasScripts = /<script\b/.test(html);
  const drawn = hasScripts ? drawnStyles() : [];
  const linksStyle = html.includes('<link rel="stylesheet"');
  return policyText({
    ...CLOSED,
    ...(hasScripts ? OWN : {"img-src": ["data:"]}),
    ...(hasScripts && study === null ? THROUGH_POLICIES : {}),
    ...(hasScripts ? {"script-src": ["'self'", ...(study === null ? [] : EVALUATES[study]), ...hashes(scripts)]} : {}),
    ...(study === null ? {} : {"frame-src": ["'self'"]}),
    "style-src": [...(linksStyle ? ["'self'"] : []), ...hashes([...styles, ...drawn])]
  });
}

/** A page with its policy, which comes before all that it governs, and its style attributes, which no policy names, as classes. */
export function withPolicy(html: string, study: StudyLeave | null = null): string {
  const plain = withStyleClasses(html.replace(IS_POLICY, ""));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(plain, study)}">\n`;
  const at = headStart(plain);
  return `${plain.slice(0, at)}${meta}${plain.slice(at)}`;
}

/** Whether a page says its policy. */
export function hasPolicy(html: string): boolean {
  return IS_POLICY.test(html);
}

/** Gives every page of a built site its policy; gives their number. Pages that were kept have theirs already. */
export function writePolicies(folder: string): number {
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  const leave = audienceOf() === null ? "working" : "published";
  for (const file of files) {
    const path = join(folder, file);
    const html = readFileSync(path, "utf8");
    if (!hasPolicy(html)) writeFileSync(path, withPolicy(html, isStudy(file) ? leave : null));
  }
  return files.length;
}

function policyText(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.length === 0 ? "'none'" : values.join(" ")}`)
    .join("; ");
}

/** What names a text in a policy; a browser reads every end of a line as one sign. */
function hashes(texts: readonly string[]): string[] {
  const hash = (text: string) => createHash("sha256").update(text.replace(/\r\n?/g, "\n")).digest("base64");
  return [...new Set(texts.map((text) => `'sha256-${hash(text)}'`))].sort();
}
