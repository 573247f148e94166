import {answerInstalled} from "./loaders/browser/installed.js";
import {refuseDownloads} from "./loaders/browser/no-cdn.js";
import {OUTPUT} from "./loaders/framework.js";
import {footer, head, header} from "./loaders/pages/furniture.js";
import {pageMarkdown} from "./loaders/pages/markdown.js";
import {studies} from "./loaders/pages/studies.js";
import {editionDates} from "./loaders/editions/files.js";
import {reportPages} from "./loaders/reports/files.js";
import {LANGUAGES} from "./src/lib/language.js";
import {route} from "./src/lib/links.js";
import {PAGES} from "./src/lib/pages.js";

refuseDownloads(globalThis, answerInstalled);

export default {
  root: "src",
  output: process.env[OUTPUT] ?? "dist",
  dynamicPaths: LANGUAGES.flatMap((lang) => [
    ...[...PAGES, ...studies(), ...reportPages()].map(({path}) => route(`/${lang}${path}`)),
    ...editionDates().map((date) => route(`/${lang}/editions/${date}`))
  ]),
  // With these a link names its file, as hosts need it that know neither rewrites nor index documents.
  preserveIndex: true,
  preserveExtension: true,
  style: "style.css",
  globalStylesheets: [],
  duckdb: {extensions: {json: null, parquet: null}},
  interpreters: {".ts": [process.execPath, "--import", "tsx"]},
  sidebar: false,
  toc: false,
  pager: false,
  head,
  header,
  footer,
  markdownIt: pageMarkdown()
};
