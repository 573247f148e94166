import {readdirSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {LANGUAGES, TRADITIONAL} from "../../src/lib/language.js";

/** Names and values of the headers of one answer. */
export type Headers = Readonly<Record<string, string>>;

/** For every file. Figures are made to stand in frames of other sites; pages bring the rest of their policy themselves. */
const ALL: Headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
};
/** Folders whose files have their content in their names. */
const BY_CONTENT = [
  ...["_file", "_import", "_npm", "_observablehq"],
  ...["_file", "_import"].map((folder) => `${TRADITIONAL.folder}/${folder}`)
];
/** Folders at the root of a site: what stands before the first of them is where it is mounted. */
const TOP_FOLDERS = [
  TRADITIONAL.folder,
  ...LANGUAGES,
  "editions",
  "data",
  "source",
  "modules",
  ...BY_CONTENT.slice(0, 4)
];
const FOR_GOOD = "public, max-age=31536000, immutable";
const ASKED_AGAIN = "no-cache";
const FRAMED = "frame-ancestors *";
/** A worker has no page to take a policy from: modules of the site, and DuckDB compiled, alone. */
const WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:";
const IS_WORKER = /(?:^|[/.-])worker\.[\dA-Za-z]{8}\.js$/;

/** The headers of a file of the site, by its path below the root, such as "/en/index.html". */
export function headersOf(path: string): Headers {
  const isByContent = BY_CONTENT.some((folder) => path.startsWith(`/${folder}/`));
  return {
    ...ALL,
    "Cache-Control": isByContent ? FOR_GOOD : ASKED_AGAIN,
    "Content-Security-Policy": IS_WORKER.test(path) ? WORKER : FRAMED
  };
}

/** Settings by which hosts send these headers, by the names they look for: `_headers`, `nginx.conf`, `.htaccess`. */
export function hostFiles(paths: readonly string[]): ReadonlyMap<string, string> {
  const workers = paths.filter((path) => IS_WORKER.test(path)).sort();
  // Each at the root by itself, or by its folder: a file by content would fit a pattern of endings as well.
  const top = new RegExp(`^(/(?:${TRADITIONAL.folder}/)?[^/]+)/.*`);
  const tops = [...new Set(paths.map((path) => path.replace(top, "$1/*")))].sort();
  const askedAgain = tops.filter((top) => !BY_CONTENT.some((folder) => top === `/${folder}` || top === `/${folder}/*`));
  return new Map([
    ["_headers", headersFile(workers, askedAgain)],
    ["nginx.conf", nginxFile()],
    // GitHub Pages leaves out folders that begin with an underscore unless this file is there.
    [".nojekyll", ""]
  ]);
}

/** Writes them into a built site; gives their number. */
export function writeHostFiles(folder: string): number {
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")}`);
  const files = hostFiles(paths);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return files.size;
}

/** As Netlify and Cloudflare Pages read it: rules that fit are joined, so none sets what another has set. */
function headersFile(workers: readonly string[], askedAgain: readonly string[]): string {
  const rule = (pattern: string, headers: Headers) =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  const cache = (value: string) => ({"Cache-Control": value});
  return [
    rule("/*", ALL),
    ...BY_CONTENT.map((folder) => rule(`/${folder}/*`, cache(FOR_GOOD))),
    ...askedAgain.map((pattern) => rule(pattern, cache(ASKED_AGAIN))),
    rule("/*.html", {"Content-Security-Policy": FRAMED}),
    ...workers.map((path) => rule(path, {"Content-Security-Policy": WORKER})),
    ""
  ].join("\n\n");
}

/** A server for nginx, to be included where `http` is; the root is the folder that holds this file. */
function nginxFile(): string {
  return `# Copy to sites-enabled, and put the folder of the site in place of /srv/alpha-ledger. Below a path, put there the folder
# that holds it: /srv, where the site stands in /srv/ledger and is to be found at /ledger/.
map $uri $ledger_cache {
  default "${ASKED_AGAIN}";
  "~/(?:${BY_CONTENT.join("|")})/" "${FOR_GOOD}";
}
map $uri $ledger_policy {
  default "${FRAMED}";
  "~[/.-]worker\\.[0-9A-Za-z]+\\.js$" "${WORKER}";
}
map $uri $ledger_missing {
  "~^(?<ledger_site>.*?)/(?:${TOP_FOLDERS.join("|")})/" "$ledger_site/404.html";
  "~^(?<ledger_folder>.*)/" "$ledger_folder/404.html";
}
server {
  listen 80;
  root /srv/alpha-ledger;
  index index.html;
  error_page 404 $ledger_missing;
  charset utf-8;
  server_tokens off;
  gzip on;
  gzip_vary on;
  gzip_min_length 1024;
  gzip_types text/css text/plain text/javascript application/javascript application/json application/atom+xml text/xml image/svg+xml application/wasm application/octet-stream;
${Object.entries(ALL)
  .map(([name, value]) => `  add_header ${name} "${value}" always;`)
  .join("\n")}
  add_header Cache-Control $ledger_cache always;
  add_header Content-Security-Policy $ledger_policy always;
  location ~ /(?:_headers|nginx\\.conf|\\.nojekyll)$ { return 404; }
}
`;
}
