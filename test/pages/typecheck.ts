import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {pageFiles, pagesCalled} from "./cells.js";
import {checkPages} from "./check-pages.js";

// npm run typecheck [-- <page> …]: every page with all else that tsc reads; where pages are named, these and what they import alone.
const asked = process.argv.slice(2);
const {pages, unknown} = pagesCalled(asked, pageFiles());
if (unknown !== null) {
  console.error(`typecheck: ${unknown}: no page; expected a file below src, such as src/[lang]/studies/my-question.md`);
  process.exit(1);
}
const {include} = JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")) as {readonly include: readonly string[]}; // prettier-ignore
// Beside a run of all pages one of some finds its own still there.
const {told, status} =
  asked.length === 0 ? checkPages(pages, {place: "pages", beside: include}) : checkPages(pages, {place: "pages-named"});
process.stdout.write(told);
process.exit(status);
