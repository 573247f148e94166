import {answerInstalled} from "./loaders/browser/installed.js";
import {refuseDownloads} from "./loaders/browser/no-cdn.js";
import {OUTPUT, untilResults} from "./loaders/framework.js";
import {footer, head, header} from "./loaders/pages/furniture.js";
import {pageMarkdown} from "./loaders/pages/markdown.js";
import {studies} from "./loaders/pages/studies.js";
import {editionDates} from "./loaders/editions/files.js";
import {reportPages} from "./loaders/reports/files.js";
import {LANGUAGES} from "./src/lib/language.js";
import {route} from "./src/lib/links.js";
import {PAGES} from "./src/lib/pages.js";

refuseDownloads(globalThis, answerInstalled);

/** All pages; after the last of them what is made beside the reading of pages is there. */
async function* paths(): AsyncGenerator<string> {
  for (const lang of LANGUAGES) {
    for (const {path} of [...PAGES, ...studies(), ...reportPages()]) yield route(`/${lang}${path}`);
    for (const date of editionDates()) yield route(`/${lang}/editions/${date}`);
  }
  await untilResults();
}

export default {
  root: "src",
  output: process.env[OUTPUT] ?? "dist",
  dynamicPaths: paths,
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
